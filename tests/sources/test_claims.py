"""Authors and dates as sources write them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from newsdigest.errors import ParseError
from newsdigest.sources import Request, read
from newsdigest.sources.bylines import clean_authors, is_byline
from newsdigest.sources.dates import dates_of_line, read_date
from tests.sources.cases import label, load_cases

TEXT = "The council voted on Monday to close the pier."


@pytest.mark.parametrize("row", load_cases("authors.json"), ids=label)
def test_authors(row: dict[str, Any]) -> None:
    assert list(clean_authors(row["entries"], outlets=row.get("outlets", []))) == row["names"]


@pytest.mark.parametrize("row", load_cases("dates.json"), ids=label)
def test_dates(row: dict[str, Any]) -> None:
    moment = read_date(row["value"])
    assert (moment and moment.isoformat()) == row["iso"]


@pytest.mark.parametrize(
    "line",
    [
        "By Monday the river had risen.",
        "By far the largest ship sank.",
        "By and large they agreed",
        "From here on it is ours",
    ],
)
def test_sentences_are_no_bylines(line: str) -> None:
    assert not is_byline(line)


@pytest.mark.parametrize("line", ["By Gethin ap Rhys at Quarry Park", "By Min-jun Cho", "By Omar Abd al-Rahman"])
def test_small_words_of_names_are_no_sentence(line: str) -> None:
    assert is_byline(line)


@pytest.mark.parametrize(
    ("line", "published", "modified"),
    [
        ("Updated 10:15 GMT, 5 March 2024", "None", "2024-03-05 10:15:00+00:00"),
        ("Last updated at 10:15 AM on 5th March 2024", "None", "2024-03-05 10:15:00"),
        ("First published on 3 March 2024 | Last updated: 5 March 2024", "2024-03-03", "2024-03-05"),
        (
            "Posted at 9:00 AM, Mar 03, 2024 and last updated 4:00 PM, Mar 03, 2024",
            "2024-03-03 09:00:00",
            "2024-03-03 16:00:00",
        ),
        (
            "PUBLISHED: 10:15 EST, 5 March 2024 | UPDATED: 11:15 EST, 5 March 2024",
            "2024-03-05 10:15:00-05:00",
            "2024-03-05 11:15:00-05:00",
        ),
        ("Tue 5 Mar 2024 10.15 GMT", "2024-03-05 10:15:00+00:00", "None"),
    ],
)
def test_published_and_updated_are_distinguished(line: str, published: str, modified: str) -> None:
    found = dates_of_line(line)
    assert found is not None
    assert (str(found.published), str(found.modified)) == (published, modified)
    text = f"Pier to close\n\n{line}\n\nThe council voted on Monday to close the pier."
    article = read(text, Request())
    assert (str(article.published), str(article.modified)) == (published, modified)
    assert [block.kind.value for block in article.blocks] == ["headline", "dateline", "lead"]


@pytest.mark.parametrize("value", [date(2024, 3, 5), datetime(2024, 3, 5, 14, 30), "2024-03-05"])
def test_the_caller_may_pass_any_kind_of_date(value: object) -> None:
    article = read(TEXT, Request(published=value))  # type: ignore[arg-type]
    assert article.published is not None
    assert article.published.isoformat().startswith("2024-03-05")


@pytest.mark.parametrize("value", ["yesterday", "03/04/2024", "", "2024-13-01", "\ud800" * 10])
def test_a_wrong_date_of_the_caller_is_an_error_that_says_what_to_do(value: str) -> None:
    with pytest.raises(ParseError, match="ISO 8601"):
        read(TEXT, Request(published=value))


def test_a_wrong_date_of_the_source_is_a_note() -> None:
    article = read({"title": "Pier", "text": TEXT, "date_publish": "some day"}, Request())
    assert article.published is None
    assert "the publication date of the source could not be read: 'some day'" in article.notes
