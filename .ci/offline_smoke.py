"""Use the installed package with the network closed: import, digest, diff, JSON, command line."""

from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path


def closed(*_: object, **__: object) -> None:
    """Refuse any connection."""
    raise OSError("the network is closed")


socket.socket.connect = closed  # type: ignore[method-assign]
socket.create_connection = closed  # type: ignore[assignment]

import newsdigest  # noqa: E402
from newsdigest import resources  # noqa: E402

TEXT = 'Mayor Ann Lowe opened the harbour bridge in Oslo on Friday. "It is safe," Lowe said.'


def damaged() -> None:
    """Turn one bit of a packaged file: a new process must say which file it is."""
    path = Path(newsdigest.__file__).parent / "language" / "data" / "predicates.json"
    whole = path.read_bytes()
    path.write_bytes(bytes([whole[0] ^ 1]) + whole[1:])
    command = [sys.executable, "-m", "newsdigest", "summarize", "-"]
    done = subprocess.run(command, input=TEXT, capture_output=True, text=True, check=False)
    path.write_bytes(whole)
    if done.returncode != 2 or "newsdigest/language/data/predicates.json is damaged" not in done.stderr:
        sys.exit(f"a damaged file was not found: {done.returncode} {done.stderr}")


def main() -> None:
    """Fail where the installed package does not work."""
    if "site-packages" not in newsdigest.__file__:
        sys.exit(f"not the installed package: {newsdigest.__file__}")
    digest = newsdigest.summarize(TEXT, published="2026-03-13")
    if digest.who[0].name != "Ann Lowe" or newsdigest.Digest.from_json(digest.to_json()) != digest:
        sys.exit(f"wrong digest: {digest}")
    second = newsdigest.summarize(TEXT, options=newsdigest.Options(model="encoder"))
    if second.quotes[0].speaker != digest.quotes[0].speaker:
        sys.exit(f"wrong with the encoder: {second}")
    if newsdigest.diff(digest, digest).changes:
        sys.exit("a digest differs from itself")
    command = [sys.executable, "-m", "newsdigest", "summarize", "-", "--format", "json"]
    done = subprocess.run(command, input=TEXT, capture_output=True, text=True, check=True)
    newsdigest.Digest.from_json(done.stdout)
    checked = resources.verify()
    if not checked:
        sys.exit("the wheel has no checksums of its data files")
    damaged()
    print(f"the wheel works offline; {checked} data files are as they were packaged")


if __name__ == "__main__":
    main()
