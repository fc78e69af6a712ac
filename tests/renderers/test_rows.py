"""Digests and stories as flat rows and as CSV."""

from __future__ import annotations

import csv
import io

import pytest

import newsdigest
from newsdigest.renderers import render
from newsdigest.renderers.rows import DIGEST_COLUMNS, STORY_COLUMNS, rows_to_csv

TEXT = 'Mayor Ann Lowe reopened the bridge in Leeds on 13 March 2026. "It is safe," she said. It cost £2.4 million.'


def test_every_fact_has_one_row_with_all_columns() -> None:
    found = newsdigest.summarize(TEXT)
    rows = found.to_rows()
    assert all(tuple(row) == DIGEST_COLUMNS for row in rows)
    held = found.actors, found.events, found.places, found.times, found.attributions, found.figures
    facts = [fact for facts in (*held, found.why, found.how, found.summary) for fact in facts]
    assert [row["id"] for row in rows] == [fact.id for fact in facts]
    assert [row["text"] for row in rows] == [fact.span.of(TEXT) for fact in facts]
    assert [(row["start"], row["end"]) for row in rows] == [(fact.span.start, fact.span.end) for fact in facts]


@pytest.mark.parametrize(
    ("kind", "column", "value"),
    [
        ("actor", "name", "Ann Lowe"),
        ("actor", "answers", "who"),
        ("event", "type", "happened"),
        ("event", "when", "2026-03-13"),
        ("place", "value", "GB"),
        ("time", "value", "2026-03-13"),
        ("quote", "value", '"It is safe,"'),
        ("quote", "speaker", "Ann Lowe"),
        ("figure", "number", 2400000.0),
        ("figure", "unit", "GBP"),
    ],
)
def test_the_columns_of_each_kind(kind: str, column: str, value: object) -> None:
    rows = newsdigest.summarize(TEXT).to_rows()
    assert value in [row[column] for row in rows if row["kind"] == kind]


def test_an_empty_digest_has_no_rows() -> None:
    assert newsdigest.Digest(article=newsdigest.Article(text="Rain.")).to_rows() == []


def test_a_story_has_a_row_for_each_article_that_says_it() -> None:
    story = newsdigest.combine(["A fire killed two people in Leeds.", "Three people died in a fire in Leeds."])
    rows = story.to_rows()
    assert all(tuple(row) == STORY_COLUMNS for row in rows)
    for row in rows:
        at = row["article"]
        assert isinstance(at, int)
        text = story.digests[at].article.text
        assert row["words"] == text[int(row["start"] or 0) : int(row["end"] or 0)]
    assert [row["outlet"] for row in rows if row["kind"] == "figure"] == ["article 1", "article 2"]


def test_csv_reads_back_as_the_rows() -> None:
    found = newsdigest.summarize(TEXT)
    back = list(csv.DictReader(io.StringIO(render(found, "csv"))))
    assert [row["text"] for row in back] == [row["text"] for row in found.to_rows()]


def test_csv_shows_a_nul_as_a_replacement_character() -> None:
    assert rows_to_csv(("text",), [{"text": "a\0b"}]) == "text\na\ufffdb\n"


@pytest.mark.parametrize(
    ("text", "column", "value"),
    [
        ("Northmark denied that it had ignored warnings about the slope.", "act", "denial"),
        ('"Where is the money?" asked Ann Lowe.', "act", "question"),
        ("Ann Lowe never said that the pier was safe.", "negated", True),
        ('"It is safe," said Ann Lowe.', "negated", False),
        ('"It is safe," said an official who asked not to be named.', "anonymous", True),
        ('"It is safe," said Ann Lowe.', "anonymous", False),
    ],
)
def test_a_quotation_says_what_its_speaker_does(text: str, column: str, value: object) -> None:
    rows = [row for row in newsdigest.summarize(text).to_rows() if row["kind"] in ("quote", "attribution")]
    assert [row[column] for row in rows] == [value]
