"""A pronoun at a quotation: the person just introduced, named or not, and nobody of the other gender."""

from __future__ import annotations

import pytest

import newsdigest

SURNAMES = ["Hallam", "Oke", "Varga", "Penrose", "Duarte", "Lindqvist", "Mbeki"]


def speakers(text: str) -> list[str | None]:
    """Who says each direct quotation."""
    quotes = [quote for quote in newsdigest.summarize(text).quotes if quote.kind is not newsdigest.QuoteKind.INDIRECT]
    return [quote.speaker.name if quote.speaker else None for quote in quotes]


@pytest.mark.parametrize("surname", SURNAMES)
@pytest.mark.parametrize("who", ["One of the workers", "One of them", "A former employee", "One resident"])
def test_he_is_the_one_who_was_just_heard(surname: str, who: str) -> None:
    text = (
        f'"That is false," Chief Executive Peter {surname} said.\n\n'
        f"{who} said cracks had appeared above the camp.\n\n"
        '"You could put your arm in them," he said.'
    )
    assert speakers(text) == [f"Peter {surname}", who]


@pytest.mark.parametrize("surname", SURNAMES)
@pytest.mark.parametrize("who", ["His daughter", "His wife", "A neighbour"])
def test_she_is_nobody_whom_he_stands_for(surname: str, who: str) -> None:
    text = (
        f"Arthur {surname} makes bells. “Because it rings,” he says.\n\n"
        f"{who} remembers a different man. “He used to say that a bell was sad,” she says."
    )
    assert speakers(text) == [f"Arthur {surname}", who]


def test_one_of_several_things_is_no_person() -> None:
    names = {actor.name for actor in newsdigest.summarize("One of the bridges fell. Another bridge was shut.").actors}
    assert names.isdisjoint({"One of the bridges", "Another", "One"})
