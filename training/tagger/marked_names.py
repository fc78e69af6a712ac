"""News whose names were marked by reading it -> training sentences.

    python -m training.tagger.marked_names --corpora CORPORA --work WORK

``news_names.jsonl`` beside this file holds, for each article of the open news that was read whole, the offsets of its
names in the title and in the text, with their kinds; "-" is what is not to be learnt (peoples, members of parties,
doubt). The words themselves are read from the corpora.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Iterator
from pathlib import Path

from newsdigest.language.gazetteer import demonym
from training.tagger.data import Sample, write
from training.tagger.news import ARTICLES, Sentence, sentences

__all__ = ["MARKS", "main", "marked"]

MARKS = Path(__file__).with_name("news_names.jsonl")

Mark = tuple[int, int, str]


def marked(corpora: Path, marks: Path = MARKS) -> Iterator[Sample]:
    """The sentences of the articles that were read, with their names and without tags and trees."""
    names = {record["id"]: record for record in map(json.loads, marks.read_text(encoding="utf-8").splitlines())}
    for name in ARTICLES:
        with gzip.open(corpora / name, "rt", encoding="utf-8") as lines:
            for article in map(json.loads, lines):
                if article["id"] in names:
                    own = names[article["id"]]
                    for sentence in sentences(article):
                        yield _tagged(sentence, own.get(sentence.part, []))


def _tagged(sentence: Sentence, marks: list[Mark]) -> Sample:
    """A name takes the tokens that share a letter with it; words of peoples, which were marked as doubt, are none."""
    tags = ["O"] * len(sentence.spans)
    for start, end, kind in marks:
        within = [at for at, (first, last) in enumerate(sentence.spans) if first < end and start < last]
        if kind == "-" and len(within) == 1 and demonym(sentence.sample.forms[within[0]]) is not None:
            continue
        for at in within:
            tags[at] = kind if kind == "-" else f"I-{kind}"
        if within and kind != "-":
            tags[within[0]] = f"B-{kind}"
    return sentence.sample._replace(origin="marked", names=tags)


def main() -> None:
    """Run from the command line."""
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("--corpora", type=Path, required=True)
    cli.add_argument("--work", type=Path, required=True)
    a = cli.parse_args()
    print("marked", write(a.work / "marked.jsonl.gz", marked(a.corpora)))


if __name__ == "__main__":
    main()
