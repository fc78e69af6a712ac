"""Arguments of the wrong type are a TypeError in plain words; extreme dates are dates."""

from __future__ import annotations

from typing import Any

import pytest

import newsdigest

STORY = "The pier will shut tomorrow at 10:00 GMT, Ida Crane said on Monday. It was built 200 years ago."


@pytest.mark.parametrize(
    ("name", "value", "taken"),
    [
        ("title", 5, "a str or None"),
        ("title", b"Pier", "a str or None"),
        ("format", ["html"], "a str or None"),
        ("url", 1.5, "a str or None"),
        ("language", True, "a str or None"),
        ("encoding", b"utf-8", "a str or None"),
        ("published", 20240305, "a datetime, a date, an ISO 8601 str or None"),
        ("max_chars", "many", "an int"),
        ("max_chars", None, "an int"),
        ("max_chars", True, "an int"),
    ],
)
def test_an_argument_of_the_wrong_type(name: str, value: object, taken: str) -> None:
    arguments: dict[str, Any] = {name: value}
    with pytest.raises(TypeError, match=f"{name} must be {taken}, not {type(value).__name__}"):
        newsdigest.parse(STORY, **arguments)
    with pytest.raises(TypeError, match=f"{name} must be"):
        newsdigest.summarize(STORY, **arguments)


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
@pytest.mark.parametrize("clock", ["", "T00:00:00Z", "T23:59:59+14:00", "T00:30:00-12:00", "T24:00:00Z", "T23:59:59"])
def test_the_first_and_the_last_day_of_the_calendar(day: str, clock: str) -> None:
    fields = {"text": STORY, "published": f"{day}{clock}"}  # what is no date, as 24:00 of the last day, is a note
    digest = newsdigest.summarize(fields)
    assert digest.times
    assert newsdigest.Digest.from_json(digest.to_json()) == digest
    assert digest.to_html()
    assert newsdigest.diff(fields, {**fields, "text": STORY.replace("tomorrow", "on Friday")}).changes
