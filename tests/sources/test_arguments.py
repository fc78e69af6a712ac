"""Arguments of the wrong type are a TypeError in plain words; extreme dates are dates."""

from __future__ import annotations

import re
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


def test_a_path_to_a_text_is_told_how_to_be_read() -> None:
    with pytest.raises(
        TypeError, match=r"summary must be a str, not a path: pass the text of the file, path\.read_text"
    ):
        newsdigest.check_summary(Path("story.txt"), STORY)  # type: ignore[arg-type]


@pytest.mark.parametrize("value", [STORY, STORY.encode(), {"text": STORY}, Path("story.txt"), 5, None])
def test_one_source_is_no_series(value: Any) -> None:
    for several in (newsdigest.summarize_many, newsdigest.combine, newsdigest.group):
        with pytest.raises(TypeError, match=f"iterable of sources, not one {type(value).__name__}"):
            several(value)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"sentences": "3"}, "sentences must be an int, not str: '3'"),
        ({"sentences": 2.5}, "sentences must be an int, not float: 2.5"),
        ({"sentences": True}, "sentences must be an int, not bool: True"),
        ({"options": {"sentences": 3}}, "options must be a newsdigest.Options or None, not dict: {'sentences': 3}"),
        ({"finders": [1]}, "finders must be a mapping of kinds of facts to functions, or None, not list: [1]"),
        ({"finders": {"times": 1}}, "finders['times'] must be a function, not int: 1"),
        ({"readers": 1}, "readers must be a sequence of newsdigest.sources.Reader, not int: 1"),
        ({"readers": ["html"]}, "readers[0] must be a newsdigest.sources.Reader, not str: 'html'"),
    ],
)
def test_an_argument_of_summarize_of_the_wrong_type(arguments: dict[str, Any], message: str) -> None:
    with pytest.raises(TypeError, match=f"^{re.escape(message)}$"):
        newsdigest.summarize(STORY, **arguments)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"answers": "5"}, "answers must be an int, not str: '5'"),
        ({"key_quotes": None}, "key_quotes must be an int, not NoneType: None"),
        ({"figures": 1.0}, "figures must be an int, not float: 1.0"),
        ({"min_confidence": "0.5"}, "min_confidence must be a number from 0 to 1, not str: '0.5'"),
        ({"min_confidence": True}, "min_confidence must be a number from 0 to 1, not bool: True"),
        ({"lexicon": {"people": []}}, "lexicon must be a newsdigest.Lexicon, not dict: {'people': []}"),
    ],
)
def test_a_field_of_options_of_the_wrong_type(arguments: dict[str, Any], message: str) -> None:
    with pytest.raises(TypeError, match=f"^{re.escape(message)}$"):
        newsdigest.Options(**arguments)


def test_a_kind_of_fact_that_does_not_exist() -> None:
    with pytest.raises(ValueError, match=r"^finders has 'moods', which is no kind of fact: choose from actors, "):
        newsdigest.summarize(STORY, finders={"moods": lambda analysis: ()})


@pytest.mark.parametrize("workers", ["2", 1.0, None, True])
def test_a_number_of_workers_is_an_int(workers: Any) -> None:
    for several in (newsdigest.summarize_many, newsdigest.combine, newsdigest.group):
        with pytest.raises(TypeError, match=f"^workers must be an int, not {type(workers).__name__}"):
            several([STORY], workers=workers)


def test_masked_is_what_mask_quotes_gave() -> None:
    wrong: Any = {"text": "", "quotes": {}}
    with pytest.raises(TypeError, match=r"^masked must be a newsdigest\.MaskedText, not dict"):
        newsdigest.restore_quotes("He agreed.", wrong)


BAD: list[tuple[Any, type[Exception], str]] = [
    ({"text": ""}, newsdigest.EmptyArticleError, "the mapping holds no article text"),
    ("  ", newsdigest.EmptyArticleError, "the source is empty"),
    (5, newsdigest.UnsupportedFormatError, "a source must be a str, bytes, a path object, a mapping"),
]


@pytest.mark.parametrize(("bad", "kind", "message"), BAD)
def test_the_source_of_a_list_that_is_wrong_is_named(bad: Any, kind: type[Exception], message: str) -> None:
    several: list[Any] = [STORY, newsdigest.summarize(STORY), bad]
    for verb in (newsdigest.combine, newsdigest.group):
        with pytest.raises(kind, match=rf"^sources\[2\]: {message}"):
            verb(several)
    with pytest.raises(kind, match=rf"^sources\[1\]: {message}"):
        list(newsdigest.summarize_many([STORY, bad]))


def test_the_source_of_a_list_is_named_by_its_id_too() -> None:
    with pytest.raises(newsdigest.EmptyArticleError, match=r"^sources\[1\] \(item-7\): the mapping holds no"):
        newsdigest.combine([STORY, {"id": "item-7", "text": " "}])


@pytest.mark.parametrize(("bad", "kind", "message"), BAD)
def test_of_two_sources_the_wrong_one_is_named(bad: Any, kind: type[Exception], message: str) -> None:
    with pytest.raises(kind, match=f"^before: {message}"):
        newsdigest.diff(bad, STORY)
    with pytest.raises(kind, match=f"^after: {message}"):
        newsdigest.diff(STORY, bad)
    for verb in (newsdigest.verify_quotes, newsdigest.check_summary):
        with pytest.raises(kind, match=f"^article: {message}"):
            verb("The pier will shut.", bad)


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
@pytest.mark.parametrize("clock", ["", "T00:00:00Z", "T23:59:59+14:00", "T00:30:00-12:00", "T24:00:00Z", "T23:59:59"])
def test_the_first_and_the_last_day_of_the_calendar(day: str, clock: str) -> None:
    fields = {"text": STORY, "published": f"{day}{clock}"}  # what is no date, as 24:00 of the last day, is a note
    digest = newsdigest.summarize(fields)
    assert digest.times
    assert newsdigest.Digest.from_json(digest.to_json()) == digest
    assert digest.to_html()
    assert newsdigest.diff(fields, {**fields, "text": STORY.replace("tomorrow", "on Friday")}).changes


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"text": 5}, "text of the Article must be a str, not int: 5"),
        ({"title": ["Pier"]}, "title of the Article must be a str or None, not list: ['Pier']"),
        (
            {"published": "2026-03-13"},
            "published of the Article must be a datetime, a date or None, not str: '2026-03-13'",
        ),
        ({"authors": "Ida Crane"}, "authors of the Article must be a tuple of str, not str: 'Ida Crane'"),
        ({"authors": (5,)}, "each of the authors of the Article must be a str, not int: 5"),
        ({"blocks": ("The pier",)}, "each of the blocks of the Article must be a Block, not str: 'The pier'"),
        ({"sentences": ((0, 5),)}, "each of the sentences of the Article must be a Span, not tuple: (0, 5)"),
        ({"source_format": None}, "source_format of the Article must be a str, not NoneType: None"),
    ],
)
def test_a_field_of_an_article_made_by_hand_of_the_wrong_type(fields: dict[str, Any], message: str) -> None:
    given: dict[str, Any] = {"text": STORY, **fields}
    article = newsdigest.Article(**given)
    for verb in (newsdigest.parse, newsdigest.summarize, newsdigest.mask_quotes):
        with pytest.raises(TypeError, match=f"^{re.escape(message)}$"):
            verb(article)
