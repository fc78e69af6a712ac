"""Scores of the packaged tagger on news headlines with trees made by reading.

    PYTHONPATH=src:. python -m training.tagger.headlines CORPORA [--errors]

``headline_trees.jsonl`` and ``headline_trees_unseen.jsonl`` beside this file have one record a headline: the ``id`` of
its article in ``mainevent/readers_train.jsonl``, the token spans in its title, and heads (1-based, 0 at the root) and
relations in the scheme of UD English. The titles are read from CORPORA. The first file has the first 200 of at least
four tokens in the order of the SHA-256 of the ids, the other the 53 after them. All were annotated before any answer of
the tagger was seen. Its errors were read on the 200 alone, to write ``headline_fixes``.

Printed are, for the tagger's trees and for those that the package sets right (``parse_fixes``, ``headline_fixes``), UAS
and LAS over all tokens but punctuation, and the main clause alone: the root, its subjects and objects, and the same of
clauses joined to it by parataxis (in "Report: Mayor to resign" the clause depends on "Report").
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from newsdigest.language.headline_fixes import fix_headlines
from newsdigest.language.parse_fixes import fix_parse
from newsdigest.language.tagger import tag
from training.tagger.data import Sample, folded

__all__ = ["Answer", "Headline", "answers", "main", "main_clause", "read", "scores"]

TREES = Path(__file__).with_name("headline_trees.jsonl")
UNSEEN = Path(__file__).with_name("headline_trees_unseen.jsonl")
TITLES = "mainevent/readers_train.jsonl"
_ARGUMENTS = frozenset({"nsubj", "nsubj:pass", "obj", "iobj"})


class Headline(NamedTuple):
    """A title as the tagger sees it, with its tree: ``heads`` are indices into ``forms``, a root is its own head."""

    identifier: str
    forms: list[str]
    heads: list[int]
    deprels: list[str]


def read(corpora: Path, trees: Path = TREES) -> Iterator[Headline]:
    """The annotated headlines, with the words of their titles.

    Raises:
        KeyError: the corpora lack an article.
    """
    articles = map(json.loads, (corpora / TITLES).read_text(encoding="utf-8").split("\n")[:-1])
    titles = {article["id"]: article["title"] for article in articles}
    for record in map(json.loads, trees.read_text(encoding="utf-8").split("\n")[:-1]):
        title, spans = titles[record["id"]], record["tokens"]
        spaces = [title[end : end + 1].isspace() or end == len(title) for _, end in spans]
        shown = folded(Sample("headline", [title[start:end] for start, end in spans], spaces=spaces))
        heads = [at if head == 0 else head - 1 for at, head in enumerate(record["heads"])]
        yield Headline(record["id"], shown.forms, heads, record["deprels"])


class Answer(NamedTuple):
    """The tree that was found for a headline, in the form of ``Headline``."""

    heads: list[int]
    deprels: list[str]


def answers(headlines: list[Headline], *, mended: bool) -> Iterator[Answer]:
    """The trees of the tagger, or those that the package makes of them (``mended``)."""
    forms: list[str] = []
    ranges: list[tuple[int, int]] = []
    for headline in headlines:
        ranges.append((len(forms), len(forms) + len(headline.forms)))
        forms += headline.forms
    tagged = tag(forms, ranges)
    if mended:
        fix_parse(forms, tagged, ranges)
        fix_headlines(forms, tagged, ranges)
    for first, last in ranges:
        yield Answer([head - first for head in tagged.heads[first:last]], tagged.deprels[first:last])


def main_clause(headline: Headline) -> Iterator[int]:
    """The root, clauses joined to it by parataxis, and the subjects and objects of all these."""
    for at, (head, relation) in enumerate(zip(headline.heads, headline.deprels, strict=True)):
        governors = (at,) if relation in ("root", "parataxis") else (head,) if relation in _ARGUMENTS else ()
        for governor in governors:
            root = headline.heads[governor]
            joined = headline.deprels[governor] == "parataxis" and headline.heads[root] == root
            if root == governor or joined:
                yield at


def scores(headlines: list[Headline], found: Iterable[Answer]) -> tuple[Counter[str], Counter[tuple[str, str]]]:
    """Counts of right answers and totals, and how often each relation was taken for another (or the head was wrong)."""
    right: Counter[str] = Counter()
    confused: Counter[tuple[str, str]] = Counter()
    for headline, (heads, deprels) in zip(headlines, found, strict=True):
        main = set(main_clause(headline))
        for at, relation in enumerate(headline.deprels):
            if relation == "punct":
                continue
            same = heads[at] == headline.heads[at]
            labelled = same and deprels[at] == relation
            right.update(total=1, uas=same, las=labelled)
            if at in main:
                right.update(main_total=1, main=labelled)
            if not labelled:
                confused[relation, deprels[at] if deprels[at] != relation else "other head"] += 1
        right.update(headlines=1, roots=headline.deprels[_root(heads)] == "root")
    return right, confused


def _root(heads: list[int]) -> int:
    return next(at for at, head in enumerate(heads) if head == at)


def main() -> None:
    """Run from the command line."""
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("corpora", type=Path)
    cli.add_argument("--errors", action="store_true", help="print the commonest confusions of the 200")
    a = cli.parse_args()
    for trees in (TREES, UNSEEN):
        headlines = list(read(a.corpora, trees))
        for name, mended in (("tagger", False), ("mended", True)):
            right, confused = scores(headlines, answers(headlines, mended=mended))
            uas, las = right["uas"] / right["total"], right["las"] / right["total"]
            print(f"{trees.stem}, {name}: {right['headlines']} headlines, {right['total']} tokens")
            print(f"  UAS {uas:.3f}, LAS {las:.3f}, root {right['roots'] / right['headlines']:.3f}")
            print(f"  main clause, {right['main_total']} tokens: LAS {right['main'] / right['main_total']:.3f}")
            if a.errors and trees == TREES:
                for (gold, found), count in confused.most_common(30):
                    print(f"{count:4} {gold} -> {found}")


if __name__ == "__main__":
    main()
