"""Compares packs with those that the packaged files were made from.

    python -m training.convert.check CORPORA

``training/manifest.toml`` has a digest of each pack: for JSON lines the SHA-256 of the sorted ids with their texts,
each followed by a zero byte; for CoNLL-U that of the uncompressed file. Other fields are not compared. Packs that
CORPORA lacks are named.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import sys
from collections.abc import Iterator
from pathlib import Path

from training.convert.packs import read

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

__all__ = ["MANIFEST", "content_digest", "expected", "main"]

MANIFEST = Path(__file__).parents[1] / "manifest.toml"


def content_digest(path: Path) -> str:
    """The digest of a pack."""
    if ".conllu" in path.name:
        return hashlib.sha256(gzip.decompress(path.read_bytes())).hexdigest()
    parts = sorted((str(record["id"]), _text(record)) for record in read(path))
    return hashlib.sha256("".join(f"{key}\0{text}\0" for key, text in parts).encode("utf-8")).hexdigest()


def _text(record: dict) -> str:
    """The text of a record; of a pair, the article and the summary."""
    return record["text"] if "text" in record else f"{record['article']}\0{record['summary']}"


def expected() -> Iterator[tuple[str, str]]:
    """The packs of the manifest, as paths in the folder of the packs, with their digests."""
    manifest = tomllib.loads(MANIFEST.read_text(encoding="utf-8"))
    for corpus in [*manifest["corpora"].values(), *manifest["measured"].values()]:
        yield from corpus.get("packs", {}).items()


def main() -> None:
    """Run from the command line; fails where a pack differs."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("corpora", type=Path)
    corpora = cli.parse_args().corpora
    differing = 0
    for name, digest in expected():
        path = corpora / name
        verdict = "absent" if not path.exists() else "same" if content_digest(path) == digest else "differs"
        differing += verdict == "differs"
        print(f"{verdict:8}{name}")
    sys.exit(1 if differing else 0)


if __name__ == "__main__":
    main()
