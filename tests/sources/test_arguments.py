"""Arguments of the wrong type are a TypeError in plain words; extreme dates are dates."""

from __future__ import annotations

from pathlib import Path
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


@pytest.mark.parametrize("value", [b"She said no.", None, 5, ["She said no."]])
def test_a_text_to_check_is_a_str(value: Any) -> None:
    with pytest.raises(TypeError, match=f"text must be a str, not {type(value).__name__}"):
        newsdigest.verify_quotes(value, STORY)
    with pytest.raises(TypeError, match=f"summary must be a str, not {type(value).__name__}"):
        newsdigest.check_summary(value, STORY)
    with pytest.raises(TypeError, match=f"rewritten must be a str, not {type(value).__name__}"):
        newsdigest.restore_quotes(value, newsdigest.mask_quotes(STORY))


@pytest.mark.parametrize("value", [STORY, STORY.encode(), {"text": STORY}, Path("story.txt"), 5, None])
def test_one_source_is_no_series(value: Any) -> None:
    for several in (newsdigest.summarize_many, newsdigest.combine, newsdigest.group):
        with pytest.raises(TypeError, match=f"iterable of sources, not one {type(value).__name__}"):
            several(value)


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
@pytest.mark.parametrize("clock", ["", "T00:00:00Z", "T23:59:59+14:00", "T00:30:00-12:00", "T24:00:00Z", "T23:59:59"])
def test_the_first_and_the_last_day_of_the_calendar(day: str, clock: str) -> None:
    fields = {"text": STORY, "published": f"{day}{clock}"}  # what is no date, as 24:00 of the last day, is a note
    digest = newsdigest.summarize(fields)
    assert digest.times
    assert newsdigest.Digest.from_json(digest.to_json()) == digest
    assert digest.to_html()
    assert newsdigest.diff(fields, {**fields, "text": STORY.replace("tomorrow", "on Friday")}).changes
