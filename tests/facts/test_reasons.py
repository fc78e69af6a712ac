"""Why and how."""

from __future__ import annotations

import pytest

from newsdigest.facts.reasons import find_how, find_why
from newsdigest.language import analyse
from newsdigest.model.article import Article


def why(text: str) -> list[str]:
    return [passage.text for passage in find_why(analyse(Article(text=text)))]


def how(text: str) -> list[str]:
    return [passage.text for passage in find_how(analyse(Article(text=text)))]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("The plant closed because orders had dried up.", "orders had dried up"),
        ("Flights were cancelled because of heavy snow.", "heavy snow"),
        ("The shop shut due to rising costs.", "rising costs"),
        ("The army shelled the camp in retaliation for an ambush.", "retaliation for an ambush"),
        ("He resigned after losing a vote.", "losing a vote"),
        ("The council has closed the pool to save money.", "to save money"),
        ("The crash was caused by a broken rail.", "a broken rail"),
    ],
)
def test_causes(text: str, reason: str) -> None:
    assert reason in why(text)


def test_means() -> None:
    assert "smashing a window" in how("Thieves entered the museum by smashing a window.")
    assert "using a ladder" in how("Thieves entered the museum using a ladder.")


def test_a_time_is_no_reason() -> None:
    assert why("The shop opened on Monday. It sells bread.") == []
    assert why("The minister resigned after 41 years in politics.") == []


def test_passages_slice_back() -> None:
    text = "Roads were closed owing to “black ice”, police said, after two crashes."
    for passage in find_why(analyse(Article(text=text))):
        assert text[passage.span.start : passage.span.end] == passage.text
