"""Which language an article is in, and what is done about it."""

from __future__ import annotations

from typing import Any

import pytest

from newsdigest.errors import LanguageError
from newsdigest.language.detection import check, detect
from newsdigest.model.article import Article
from tests.sources.cases import label, load_cases

ROWS = load_cases("languages.json")
RELATIVES = {"nl": ("nl", "af"), "no": ("no", "da")}
FOREIGN = [row for row in ROWS if row["language"] != "en"]
HEADLINES = [
    "Ferry sinks off Oban",
    "Trump, Putin, Xi",
    "Hotel Europa, Madrid, Barcelona, Roma",
    "FC Porto 2, Benfica 1",
    "",
]


@pytest.mark.parametrize("row", ROWS, ids=label)
def test_languages_are_distinguished(row: dict[str, Any]) -> None:
    found = detect(row["text"])
    assert found is not None
    assert found[0] in RELATIVES.get(row["language"], (row["language"],))
    assert found[1] >= 0.5


@pytest.mark.parametrize("row", FOREIGN, ids=label)
def test_other_languages_are_refused_unless_forced(row: dict[str, Any]) -> None:
    with pytest.raises(LanguageError, match="language='en'"):
        check(Article(text=row["text"]))
    check(Article(text=row["text"], language="en"))
    check(Article(text=row["text"], language="en-GB"))


@pytest.mark.parametrize("text", HEADLINES)
def test_short_headlines_are_not_guessed(text: str) -> None:
    assert detect(text) is None
    check(Article(text=text))


def test_a_wrong_declaration_does_not_stop_an_english_article() -> None:
    text = next(row["text"] for row in ROWS if row["language"] == "en")
    check(Article(text=text, language="de"))
    check(Article(text=text.upper(), language="und"))


def test_a_declaration_decides_where_the_text_is_too_short() -> None:
    with pytest.raises(LanguageError, match="German"):
        check(Article(text="Fähre sinkt vor Oban", language="de-DE"))


def test_hostile_text_is_no_language() -> None:
    for text in ("\ud800" * 5000, "1" * 5000, "\x00" * 5000, "?" * 5000):
        check(Article(text=text))
