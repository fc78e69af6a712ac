"""GUM -> ``entities/train.jsonl.gz`` and ``entities/dev.jsonl``: trees, entities, salience, dates, summaries.

    python -m training.convert.gum GUM CORPORA

GUM is a checkout of amir-zeldes/gum: ``dep/*.conllu`` (UD trees; entities in the last column), ``xml/*.xml`` (dates)
and ``splits.md``. The text is put together from the sentences: those of a paragraph joined by a blank, paragraphs by
an empty line. Reddit documents have no text in the repository and are left out. Six news documents of the training
part were kept for tests: those whose names have the least SHA-256.

A record: id, genre, title, date, text_licence (None where the repository names none), text, sentences: [{span,
tokens: [{span, form, lemma, upos, xpos, head, deprel}]}], entities: [{id, type, salience (0 to 5, the summaries that
mention it), mentions: [{span, head_span, named (a head word is a proper noun)}]}], dates: [{span, when}], summaries:
[{by, text}].
"""

from __future__ import annotations

import html
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from training.convert.packs import Record, arguments, digest, outer_first, write

__all__ = ["LICENCES", "main", "record"]

LICENCES = {
    "academic": "CC BY 4.0",
    "bio": "CC BY-SA 3.0",
    "court": "CC BY 4.0",
    "essay": "CC BY-NC-SA 4.0",
    "fiction": "CC BY-NC-SA 3.0",
    "interview": "CC BY 2.5",
    "letter": "CC BY-NC-SA 4.0",
    "news": "CC BY 2.5",
    "podcast": "CC BY-NC-SA 4.0",
    "voyage": "CC BY-SA 3.0",
    "whow": "CC BY-NC-SA 3.0",
}
"""Licences of the texts by genre, from LICENSE.txt of the repository; the annotations are CC BY 4.0."""

_KEPT_BACK = 6
_FIELDS = 8  # of an entity: id, type, information status, salience, centering, head words, link, identity


class _Token(NamedTuple):
    row: list[str]  # the ten columns
    start: int
    end: int


class _Sentence(NamedTuple):
    text: str
    rows: list[list[str]]


def _read(path: Path) -> tuple[dict[str, str], list[list[_Sentence]]]:
    """The metadata of a document, and its paragraphs."""
    about: dict[str, str] = {}
    paragraphs: list[list[_Sentence]] = []
    text, rows = "", list[list[str]]()
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        if line.startswith("# meta::"):
            key, _, value = line.removeprefix("# meta::").partition(" = ")
            about[key] = value
        elif line == "# newpar" or line.startswith("# newpar "):
            paragraphs.append([])
        elif line.startswith("# text = "):
            text = line.removeprefix("# text = ")
        elif line and not line.startswith("#"):
            rows.append(line.split("\t"))
        elif not line and rows:
            if not paragraphs:
                paragraphs.append([])
            paragraphs[-1].append(_Sentence(text, rows))
            rows = []
    return about, [paragraph for paragraph in paragraphs if paragraph]


def _placed(sentence: _Sentence, base: int) -> Iterator[_Token]:
    """The words of a sentence with their places; a contraction is cut where its words spell it."""
    at, rows = 0, iter(sentence.rows)
    for row in rows:
        if "." in row[0]:
            continue  # an empty node
        start = sentence.text.index(row[1], at)
        at = start + len(row[1])
        if "-" not in row[0]:
            yield _Token(row, base + start, base + at)
            continue
        first, last = map(int, row[0].split("-"))
        words = [next(rows) for _ in range(first, last + 1)]
        is_spelt = "".join(word[1] for word in words) == row[1]
        for word in words:
            end = start + len(word[1]) if is_spelt else at
            yield _Token(word, base + start, base + end)
            start = end if is_spelt else start


class _Laid(NamedTuple):
    """A document as running text."""

    text: str
    sentences: list[tuple[int, int, list[_Token]]]  # start, end, tokens

    @property
    def tokens(self) -> list[_Token]:
        return [token for _, _, tokens in self.sentences for token in tokens]


def _laid(paragraphs: list[list[_Sentence]]) -> _Laid:
    text, sentences = "", list[tuple[int, int, list[_Token]]]()
    for paragraph in paragraphs:
        text += "\n\n" if text else ""
        for at, sentence in enumerate(paragraph):
            text += " " if at else ""
            base = len(text)
            text += sentence.text
            sentences.append((base, len(text), list(_placed(sentence, base))))
    return _Laid(text, sentences)


def _marks(column: str) -> Iterator[tuple[str, list[str], bool]]:
    """The brackets of an ``Entity`` value in order: the id, the fields where one opens, and whether it closes here.

    >>> list(_marks("(3-person-new-s-cf1-1-coref)4)"))
    [('3', ['3', 'person', 'new', 's', 'cf1', '1', 'coref'], True), ('4', [], True)]
    """
    for opened, closing, closed in re.findall(r"\(([^()]*)(\)?)|([^()]+)\)", column):
        if closed:
            yield closed, [], True
        else:
            fields = opened.split("-", _FIELDS - 1)
            yield fields[0], fields, bool(closing)


def _entities(tokens: list[_Token]) -> list[Record]:
    """The entities with their mentions, in the order of their first mentions."""
    found: dict[str, Record] = {}
    opened: defaultdict[str, list[tuple[int, list[str]]]] = defaultdict(list)
    for at, token in enumerate(tokens):
        values = dict(pair.split("=", 1) for pair in token.row[9].split("|") if "=" in pair)
        for key, fields, closes in _marks(values.get("Entity", "")):
            if fields:
                opened[key].append((at, fields))
            if closes and opened[key]:
                first, about = opened[key].pop()
                blank: Record = {"id": key, "type": about[1], "salience": about[3].count("s"), "mentions": []}
                found.setdefault(key, blank)["mentions"].append(_mention(tokens[first : at + 1], about[5]))
    for entity in found.values():
        entity["mentions"].sort(key=outer_first)
    return sorted(found.values(), key=lambda entity: entity["mentions"][0]["span"])


def _mention(tokens: list[_Token], head_words: str) -> Record:
    """A mention; ``head_words`` counts its head words from 1, with commas ("_": none is named)."""
    numbers = [int(number) - 1 for number in head_words.split(",")] if head_words.strip("_") else range(len(tokens))
    heads = [tokens[number] for number in numbers if number < len(tokens)] or tokens
    return {
        "span": [tokens[0].start, tokens[-1].end],
        "head_span": [min(head.start for head in heads), max(head.end for head in heads)],
        "named": any(head.row[3] == "PROPN" for head in heads),
    }


def _dates(path: Path, tokens: list[_Token]) -> list[Record]:
    """The dates of the XML file, which has one token a line; none where its tokens are others."""
    opened: list[tuple[str | None, int]] = []
    found: list[Record] = []
    spans: list[tuple[str | None, int, int]] = []
    count = 0
    for line in path.read_text(encoding="utf-8").split("\n"):
        if "\t" in line and not line.startswith("<"):
            count += 1
        elif re.match(r"<date\b[^>]*[^/]>$|<date>$", line):
            when = re.search(r'\bwhen="([^"]*)"', line)
            opened.append((html.unescape(when[1]) if when else None, count))
        elif line == "</date>":
            spans.append((*opened.pop(), count))
    for value, first, last in spans:
        if first < last and count == len(tokens):
            found.append({"span": [tokens[first].start, tokens[last - 1].end], "when": value})
    return sorted(found, key=lambda date: date["span"])


def _summaries(about: dict[str, str]) -> Iterator[Record]:
    for key in sorted(key for key in about if re.fullmatch(r"summary\d+", key)):
        signed = re.match(r"\(([^)]*)\)\s*(.*)", about[key])
        yield {"by": signed[1], "text": signed[2]} if signed else {"by": "", "text": about[key]}


def record(checkout: Path, name: str) -> Record:
    """One document of the repository as a record of the pack."""
    about, paragraphs = _read(checkout / "dep" / f"{name}.conllu")
    laid = _laid(paragraphs)
    columns = ("form", "lemma", "upos", "xpos")
    sentences = [
        {
            "span": [start, end],
            "tokens": [
                {"span": [token.start, token.end]}
                | dict(zip(columns, token.row[1:5], strict=True))
                | {"head": int(token.row[6]), "deprel": token.row[7]}
                for token in tokens
            ],
        }
        for start, end, tokens in laid.sentences
    ]
    return {
        "id": name,
        "genre": about["genre"],
        "title": about.get("title"),
        "date": about.get("dateCreated"),
        "text_licence": LICENCES.get(about["genre"]),
        "text": laid.text,
        "sentences": sentences,
        "entities": _entities(laid.tokens),
        "dates": _dates(checkout / "xml" / f"{name}.xml", laid.tokens),
        "summaries": list(_summaries(about)),
    }


def parts(checkout: Path) -> dict[str, list[str]]:
    """The names of the documents by part ("train", "dev"), without those that have no text or are kept for tests."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    part = ""
    for line in (checkout / "splits.md").read_text(encoding="utf-8").split("\n"):
        if heading := re.match(r"##\s+(\w+)", line):
            part = heading[1]
        elif (item := re.match(r"\s*\*\s+(\S+)", line)) and not item[1].startswith("GUM_reddit"):
            found[part].append(item[1])
    news = sorted(
        (name for name in found["train"] if name.startswith("GUM_news_")), key=lambda n: digest(f"entities|{n}")
    )
    kept_back = set(news[:_KEPT_BACK])
    return {part: sorted(set(found[part]) - kept_back) for part in ("train", "dev")}


def main() -> None:
    """Run from the command line."""
    checkout, corpora = arguments(__doc__)
    names = parts(checkout)
    for part, file in (("train", "train.jsonl.gz"), ("dev", "dev.jsonl")):
        print(part, write(corpora / "entities" / file, (record(checkout, name) for name in names[part])), "documents")


if __name__ == "__main__":
    main()
