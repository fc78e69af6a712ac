"""The files of the lemmas: ``language/data/verbs.txt`` and ``language/data/lemmas.tsv``.

    python -m training.lemmas --corpora CORPORA --work WORK --out src/newsdigest/language/data

The verbs are the base forms in gold text and in the labelled news of ``training.tagger.prepare`` (its work folder),
the most frequent first. The table holds irregular forms (lists beside this file) and what the rules get wrong in gold
text: EWT train and the openly licensed GUM documents.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from newsdigest.language.lemmas import regular
from training.tagger import data

__all__ = ["main"]

_OPEN = frozenset(["NNS", "NNPS", "VBZ", "VBG", "VBD", "VBN", "JJR", "JJS", "RBR", "RBS"])
_BASES = ("VB", "VBP")


def verbs(corpora: Path, work: Path) -> list[str]:
    """Base forms of verbs, the most frequent first."""
    seen: Counter[str] = Counter()
    sources = chain(_gold_samples(corpora), data.read(work / "news.jsonl.gz"))
    for sample in sources:
        for at, (form, xpos) in enumerate(zip(sample.forms, sample.xpos or [], strict=True)):
            if xpos in _BASES and form.isalpha() and form.islower() and len(form) > 1:
                seen[form] += 3 if sample.lemmas and sample.lemmas[at] == form else 1
    return [verb for verb, count in sorted(seen.items(), key=lambda item: (-item[1], item[0])) if count > 2]


def _gold_samples(corpora: Path) -> Iterator[data.Sample]:
    return chain(
        data.gum(corpora / "entities/train.jsonl.gz", licences=data.OPEN_LICENCES),
        data.ewt(corpora / "syntax/ewt-train.conllu.gz"),
    )


def irregular() -> dict[tuple[str, str], str]:
    """Past forms of irregular verbs, plurals of irregular nouns."""
    out = {}
    for line in Path(__file__).with_name("irregular_verbs.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            base, past, participle = line.split()
            for forms, tag in ((past, "VBD"), (participle, "VBN")):
                for form in forms.split("/"):
                    out[form, tag] = base
    for line in Path(__file__).with_name("irregular_nouns.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            base, plural = line.split()
            out[plural, "NNS"] = base
    return out


def gold(corpora: Path) -> dict[tuple[str, str], str]:
    """The most frequent lemma of each form and tag, where the rules give another."""
    seen: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for sample in _gold_samples(corpora):
        for form, xpos, base in zip(sample.forms, sample.xpos or [], sample.lemmas or [], strict=True):
            if (base != "_" and form[:1].isalpha()) or form[:1] == "'":
                seen[form.lower(), xpos][base] += 1
    out = {}
    for (form, xpos), bases in seen.items():
        base, count = min(bases.items(), key=lambda item: (-item[1], item[0]))
        if xpos == "NNP" or "\t" in base:
            continue
        spelled = form if xpos != "NNPS" else form.capitalize()
        if regular(spelled, xpos) != base and (xpos in _OPEN or count > 1) and xpos != "FW":
            out[form, xpos] = base
    return out


def main() -> None:
    """Run from the command line."""
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("--corpora", type=Path, required=True)
    cli.add_argument("--work", type=Path, required=True)
    cli.add_argument("--out", type=Path, required=True)
    a = cli.parse_args()
    head = "# Verbs, the most frequent first. Compiled by training/lemmas.py.\n"
    (a.out / "verbs.txt").write_text(head + "\n".join(verbs(a.corpora, a.work)) + "\n", encoding="utf-8")
    rows: dict[tuple[str, str], list[str]] = defaultdict(list)
    merged = irregular() | gold(a.corpora)
    for (form, xpos), base in merged.items():
        rows[form, base].append(xpos)
    lines = [f"{form}\t{','.join(sorted(tags))}\t{base}" for (form, base), tags in sorted(rows.items())]
    head = "# form, Penn tags, lemma: what rules cannot give. Compiled by training/lemmas.py.\n"
    (a.out / "lemmas.tsv").write_text(head + "\n".join(lines) + "\n", encoding="utf-8")
    print(len(lines), "forms")


if __name__ == "__main__":
    main()
