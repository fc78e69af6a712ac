"""Where the phrase of somebody without a name begins, and what is nobody at all."""

from __future__ import annotations

import pytest

import newsdigest


def names(text: str) -> set[str]:
    return {actor.name for actor in newsdigest.summarize(text).actors}


@pytest.mark.parametrize(
    "text",
    [
        "Hundreds of ballot papers were lost in the post on Monday.",
        "Thousands of songs will be sold, and a host of features will follow.",
        "A pair of storms hit the coast, and millions of dollars were spent.",
    ],
)
def test_many_things_are_nobody(text: str) -> None:
    assert not any(word in name for name in names(text) for word in (" of ", "Hundreds", "Thousands", "host"))


def test_many_people_are_a_group() -> None:
    assert "Hundreds of nurses" in names("Hundreds of nurses marched through Hale. They want more pay.")


def test_a_quotation_mark_is_no_part_of_a_name() -> None:
    text = 'Police arrested "an unidentified individual" in Hale. The "gang leaders of the north" had fled, they said.'
    assert not any('"' in name for name in names(text))


def test_the_clause_before_stays_outside() -> None:
    found = names("She said that two men had fled. It is important people vote, the mayor said, and people know it.")
    assert not any(name.startswith(("that ", "It is")) for name in found)


def test_no_casualties_are_nobody() -> None:
    assert not any(
        "casualties" in name or "woman" in name
        for name in names("No casualties were reported. No woman has held the post.")
    )
