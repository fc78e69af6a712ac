"""Whose "I" it is outside quotation marks."""

from __future__ import annotations

import pytest

import newsdigest

COLUMN = """Why I gave up my car

By Petra Lindqvist

Last spring I sold the estate car that had carried my children to school for nine years. My neighbours in Malmo
thought I had lost my mind.

"I could never do it," said Jonas Ek, who lives next door.

It took me a month to learn the bus times. Now I read on the way to work."""

LETTER = """An open letter to the harbour board

Dear members of the board,

I have fished out of Skerry Bay since 1988, and I have never seen the breakwater in such a state. Last winter it cost
me a boat. I ask you to repair it before the autumn gales.

{closing}"""

VOICES = """Questions to a lighthouse keeper

By Rhona Kerr

How long have you been here?

I came in 1990 and I never left.

Do you get lonely?

I have my radio and I have my dog.

What would you do differently?

I would bring more books, and I would learn to cook."""

REPORT = """Bus fares to rise

By Rhona Kerr

Bus fares in Tarn will rise by 4% in May, the council said on Tuesday. The leader, Omar Diaz, told me the rise was
"regrettable". Fares last went up in 2023."""


def first_person(text: str) -> dict[str, list[str]]:
    """For each actor the first-person words that are mentions of it."""
    found: dict[str, list[str]] = {}
    for actor in newsdigest.summarize(text).actors:
        own = [m.text for m in actor.mentions if m.text.lower() in ("i", "me", "my")]
        if own:
            found[actor.name] = own
    return found


def test_the_writer_of_a_column_is_who_says_i_but_not_within_quotations() -> None:
    assert first_person(COLUMN) == {"Petra Lindqvist": ["I", "my", "My", "I", "my", "me", "I"]}


@pytest.mark.parametrize(
    "closing",
    ["Yours faithfully,\n\nMagnus Rendall", "Best wishes,\n\nMagnus Rendall", "Respectfully, Magnus Rendall"],
)
def test_a_letter_is_by_the_one_who_signs_it(closing: str) -> None:
    assert first_person(LETTER.format(closing=closing)) == {"Magnus Rendall": ["I", "I", "me", "I"]}


def test_a_letter_without_a_signature_is_nobodys() -> None:
    assert first_person(LETTER.format(closing="The board meets in Lerwick on Friday.")) == {}


def test_a_narrator_who_gives_a_name() -> None:
    text = (
        "My name is Dilys Vaughan and I keep bees on a roof in Cardiff. Every morning I climb four flights. My knees "
        "complain, but I would not swap it for a garden."
    )
    assert first_person(text) == {"Dilys Vaughan": ["My", "I", "I", "My", "I"]}


def test_two_who_introduce_themselves_make_no_first_person() -> None:
    text = "I'm Dilys Vaughan.\n\nAnd I'm Owen Price.\n\nI keep bees and I sell my honey.\n\nI only eat it."
    assert first_person(text) == {}


@pytest.mark.parametrize("text", [VOICES, REPORT])
def test_an_interview_and_a_report_have_no_narrator(text: str) -> None:
    assert first_person(text) == {}


def test_a_transcript_has_no_narrator() -> None:
    turns = "\n\n".join(f"{name}: I think my plan is best." for name in ("Roe", "Diaz", "Roe", "Diaz"))
    assert first_person(f"The debate in full\n\nBy Rhona Kerr\n\n{turns}") == {}
