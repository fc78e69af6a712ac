"""Digests and stories as flat rows: one dictionary a fact, with the same columns in each, for data frames and CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, TypeAlias

from newsdigest.model.digest import Digest
from newsdigest.model.facts import Actor, Event, Fact, Figure, Passage, Place, Quote, Time, is_speech
from newsdigest.model.story import Evidence, Story

__all__ = [
    "DIGEST_COLUMNS",
    "STORY_COLUMNS",
    "Row",
    "digest_to_csv",
    "digest_to_rows",
    "rows_to_csv",
    "story_to_csv",
    "story_to_rows",
]

Row: TypeAlias = "dict[str, str | float | int | bool | None]"
"""One row: plain values by the name of their column."""

DIGEST_COLUMNS: Final = (
    *("kind", "id", "answers", "text", "start", "end", "name", "type", "value", "number", "unit", "speaker"),
    *("act", "negated", "anonymous", "when", "where", "salience", "confidence"),
)
STORY_COLUMNS: Final = (
    *("kind", "answers", "text", "value", "number", "unit", "speaker", "agreement"),
    *("outlet", "article", "words", "start", "end"),
)


def digest_to_rows(digest: Digest) -> list[Row]:
    """The facts of a digest, kind by kind; see :meth:`newsdigest.Digest.to_rows`."""
    asked: dict[str, str] = {}
    for answer in digest.answers:
        asked.setdefault(answer.fact.id, answer.question.value)
    rows: list[Row] = []
    for kind, fact in _facts(digest):
        row: Row = dict.fromkeys(DIGEST_COLUMNS)
        row.update({"kind": kind, "id": fact.id, "answers": asked.get(fact.id), "text": fact.text})
        row.update({"start": fact.span.start, "end": fact.span.end})
        row.update({"salience": fact.salience, "confidence": fact.confidence})
        rows.append(row | _own(fact, digest.article.text))
    return rows


def _facts(digest: Digest) -> Iterator[tuple[str, Fact]]:
    kinds: tuple[tuple[str, tuple[Fact, ...]], ...] = (
        ("actor", digest.actors),
        ("event", digest.events),
        ("place", digest.places),
        ("time", digest.times),
        ("quote", digest.attributions),
        ("figure", digest.figures),
        ("why", digest.why),
        ("how", digest.how),
        ("summary", digest.summary),
    )
    for kind, facts in kinds:
        for fact in facts:
            yield "attribution" if isinstance(fact, Quote) and not is_speech(fact) else kind, fact


def _own(fact: Fact, text: str) -> Row:
    """The columns of one kind of fact."""
    match fact:
        case Actor():
            return {"name": fact.name, "type": fact.kind.value}
        case Event():
            when, where = fact.when, fact.where
            return {
                "name": fact.predicate,
                "type": fact.status.value,
                "when": when.value if when else None,
                "where": where.name if where else None,
            }
        case Place():
            return {"name": fact.name, "type": fact.role.value, "value": fact.country}
        case Time():
            return {"type": fact.type.value, "value": fact.value}
        case Quote():
            return {
                "type": fact.kind.value,
                "value": " … ".join(fact.pieces(text)),
                "speaker": fact.speaker.name if fact.speaker else None,
                "act": fact.act.value,
                "negated": fact.negated,
                "anonymous": fact.speaker.anonymous if fact.speaker else None,
            }
        case Figure():
            return {"name": fact.what, "number": fact.value, "unit": fact.unit}
        case _:
            assert isinstance(fact, Passage)  # noqa: S101 - the other kinds are above
            return {}


def story_to_rows(story: Story) -> list[Row]:
    """What a story holds, a row for each article that says it; see :meth:`newsdigest.Story.to_rows`."""
    return [row for part, evidence in _parts(story) for row in _evidence_rows(story, part, evidence)]


def _parts(story: Story) -> Iterator[tuple[Row, tuple[Evidence, ...]]]:
    for answer in story.answers:
        row: Row = {"kind": "answer", "answers": answer.question.value, "text": answer.text, "value": answer.value}
        yield row, answer.evidence
    for figure in story.figures:
        for value in figure.values:
            row = {"kind": "figure", "text": figure.what, "number": value.value, "unit": figure.unit}
            yield {**row, "value": value.text, "agreement": figure.agreement.value}, value.evidence
    for quote in story.quotes:
        yield {"kind": "quote", "text": quote.text, "speaker": quote.speaker}, quote.evidence
    for event in story.timeline:
        yield {"kind": "event", "text": event.text, "value": event.when}, event.evidence
    for report in story.exclusives:
        yield {"kind": f"only {report.field.value}", "text": report.text}, (report.evidence,)
    for sentence in story.summary:
        yield {"kind": "summary", "text": sentence.text}, (sentence,)


def _evidence_rows(story: Story, part: Row, evidence: Iterable[Evidence]) -> Iterator[Row]:
    for item in evidence:
        where: Row = {"outlet": story.outlets[item.article], "article": item.article, "words": item.text}
        yield {**dict.fromkeys(STORY_COLUMNS), **part, **where, "start": item.span.start, "end": item.span.end}


def digest_to_csv(digest: Digest) -> str:
    """The rows of a digest as CSV (RFC 4180) with a line of column names."""
    return rows_to_csv(DIGEST_COLUMNS, digest_to_rows(digest))


def story_to_csv(story: Story) -> str:
    """The rows of a story as CSV (RFC 4180) with a line of column names."""
    return rows_to_csv(STORY_COLUMNS, story_to_rows(story))


def rows_to_csv(columns: Sequence[str], rows: Iterable[Row]) -> str:
    """Rows as CSV (RFC 4180) with a line of column names; a NUL, which CSV cannot hold, is U+FFFD.

    >>> print(rows_to_csv(("kind", "text"), [{"kind": "quote", "text": "No, never"}]), end="")
    kind,text
    quote,"No, never"
    """
    page = io.StringIO()
    writer = csv.DictWriter(page, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: _cell(value) for name, value in row.items()} for row in rows)
    return page.getvalue()


def _cell(value: str | float | int | bool | None) -> str | float | int | bool | None:
    return value.replace("\0", "\ufffd") if isinstance(value, str) else value
