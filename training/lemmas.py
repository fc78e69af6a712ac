"""The table of lemmas: irregular verbs, and what the rules get wrong in gold text -> ``language/data/lemmas.tsv``.

    python -m training.lemmas --corpora CORPORA --out src/newsdigest/language/data/lemmas.tsv

Gold: EWT train and the openly licensed GUM documents. Irregular verbs are listed in ``irregular_verbs.txt`` beside this file.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from itertools import chain
from pathlib import Path

from newsdigest.language.lemmas import regular
from training.tagger import data

__all__ = ["main"]

_OPEN = frozenset("NNS NNPS VBZ VBG VBD VBN JJR JJS RBR RBS".split())
_PARTS = ("VBD", "VBN")


def irregular() -> dict[tuple[str, str], str]:
    """Past forms of the irregular verbs."""
    out = {}
    for line in Path(__file__).with_name("irregular_verbs.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            base, past, participle = line.split()
            for forms, tag in ((past, "VBD"), (participle, "VBN")):
                for form in forms.split("/"):
                    out[form, tag] = base
    return out


def gold(corpora: Path) -> dict[tuple[str, str], str]:
    """The most frequent lemma of each form and tag, where the rules give another."""
    seen: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    samples = chain(data.gum(corpora / "entities/train.jsonl.gz", licences=data.OPEN_LICENCES),
                    data.ewt(corpora / "syntax/ewt-train.conllu.gz"))
    for sample in samples:
        for form, xpos, base in zip(sample.forms, sample.xpos or [], sample.lemmas or [], strict=True):
            if base != "_" and form[:1].isalpha() or form[:1] == "'":
                seen[form.lower(), xpos][base] += 1
    out = {}
    for (form, xpos), bases in seen.items():
        base, count = min(bases.items(), key=lambda item: (-item[1], item[0]))
        if xpos == "NNP" or "\t" in base:
            continue
        spelled = form if xpos != "NNPS" else form.capitalize()
        if regular(spelled, xpos) != base and (xpos in _OPEN or count > 1) and (xpos != "FW"):
            out[form, xpos] = base
    return out


def main() -> None:
    """Run from the command line."""
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("--corpora", type=Path, required=True)
    cli.add_argument("--out", type=Path, required=True)
    a = cli.parse_args()
    rows: dict[tuple[str, str], list[str]] = defaultdict(list)
    merged = irregular() | gold(a.corpora)
    for (form, xpos), base in merged.items():
        rows[form, base].append(xpos)
    lines = [f"{form}\t{','.join(sorted(tags))}\t{base}" for (form, base), tags in sorted(rows.items())]
    head = "# form, Penn tags, lemma: what rules cannot give. Compiled by training/lemmas.py.\n"
    a.out.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")
    print(len(lines), a.out.stat().st_size)


if __name__ == "__main__":
    main()
