"""UD English EWT -> ``syntax/ewt-train.conllu.gz`` and ``syntax/ewt-dev.conllu.gz``.

    python -m training.convert.ewt UD_ENGLISH_EWT CORPORA

The ten columns are kept as they are; of the comments those that name documents, paragraphs and sentences, and the
text. Where the checkout lacks a released file, it is put together from the documents in ``not-to-release/sources``.
"""

from __future__ import annotations

import gzip
from pathlib import Path

from training.convert.packs import arguments

__all__ = ["converted", "main"]

_KEPT = ("# newdoc id", "# newpar id", "# sent_id", "# text =")


def converted(checkout: Path, part: str) -> str:
    """The CoNLL-U text of a part ("train", "dev")."""
    lines = _source(checkout, part).split("\n")
    return "\n".join(line for line in lines if not line.startswith("#") or line.startswith(_KEPT))


def _source(checkout: Path, part: str) -> str:
    released = checkout / f"en_ewt-ud-{part}.conllu"
    if released.exists():
        return released.read_text(encoding="utf-8")
    folder = checkout / "not-to-release"
    names = (folder / "file-lists" / f"files.{part}").read_text(encoding="utf-8").split()
    return "".join((folder / "sources" / name).read_text(encoding="utf-8") for name in names)


def main() -> None:
    """Run from the command line."""
    checkout, corpora = arguments(__doc__)
    (corpora / "syntax").mkdir(parents=True, exist_ok=True)
    for part in ("train", "dev"):
        text = converted(checkout, part)
        (corpora / "syntax" / f"ewt-{part}.conllu.gz").write_bytes(gzip.compress(text.encode("utf-8"), mtime=0))
        print(part, text.count("# sent_id"), "sentences")


if __name__ == "__main__":
    main()
