"""Use the installed package with the network closed: import, digest, diff, JSON, command line."""

from __future__ import annotations

import socket
import subprocess
import sys


def closed(*_: object, **__: object) -> None:
    """Refuse any connection."""
    raise OSError("the network is closed")


socket.socket.connect = closed  # type: ignore[method-assign]
socket.create_connection = closed  # type: ignore[assignment]

import newsdigest  # noqa: E402

TEXT = 'Mayor Ann Lowe opened the harbour bridge in Oslo on Friday. "It is safe," Lowe said.'


def main() -> None:
    """Fail where the installed package does not work."""
    if "site-packages" not in newsdigest.__file__:
        sys.exit(f"not the installed package: {newsdigest.__file__}")
    digest = newsdigest.summarize(TEXT, published="2026-03-13")
    if digest.who[0].name != "Ann Lowe" or newsdigest.Digest.from_json(digest.to_json()) != digest:
        sys.exit(f"wrong digest: {digest}")
    if newsdigest.diff(digest, digest).changes:
        sys.exit("a digest differs from itself")
    command = [sys.executable, "-m", "newsdigest", "summarize", "-", "--format", "json"]
    done = subprocess.run(command, input=TEXT, capture_output=True, text=True, check=True)
    newsdigest.Digest.from_json(done.stdout)
    print("the wheel works offline")


if __name__ == "__main__":
    main()
