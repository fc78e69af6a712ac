"""What the notes say, in both directions."""

from __future__ import annotations

import pytest

import newsdigest
from newsdigest import Change, Digest

STORY = (
    "Bridge in Leeds closes\n\nThe council closed the old bridge in Leeds on Monday after cracks were found. {}\n\n"
    "Engineers will inspect the towers. Trains to York are not affected."
)


def digest(text: str) -> Digest:
    return newsdigest.summarize(text, published="2024-03-13", language="en", format="text")


def change(before: str, after: str) -> Change:
    """The only change between two versions of the story."""
    (found,) = newsdigest.diff(digest(STORY.format(before)), digest(STORY.format(after))).changes
    return found


@pytest.mark.parametrize(
    ("before", "after", "note", "mirrored"),
    [
        (
            "“It is not safe,” a city official said.",
            "“It is not safe,” Ann Lowe said.",
            "An unnamed source (“a city official”) is now named: “Ann Lowe”.",
            "A source named before as “Ann Lowe” is now unnamed: “a city official”.",
        ),
        (
            "“It is not safe,” Tom Okoro said.",
            "“It is not safe,” Ann Lowe said.",
            "The speaker of a quotation changed from “Tom Okoro” to “Ann Lowe”.",
            "The speaker of a quotation changed from “Ann Lowe” to “Tom Okoro”.",
        ),
        (
            "“It is not safe,” Mayor Ann Lowe said.",
            "“It is not safe,” former mayor Ann Lowe said.",
            "The description of Ann Lowe now has “former”.",
            "The description of Ann Lowe no longer has “former”.",
        ),
        (
            "The council will meet on Wednesday.",
            "The council will meet on Thursday.",
            "The time changed from “Wednesday” to “Thursday”, 1 day later.",
            "The time changed from “Thursday” to “Wednesday”, 1 day earlier.",
        ),
        (
            "The council will meet at 5 p.m. on Wednesday.",
            "The council will meet at 7 p.m. on Wednesday.",
            "The time changed from “5” to “7”, 2 hours later.",
            "The time changed from “7” to “5”, 2 hours earlier.",
        ),
        (
            "",
            "The hearing is on Friday.",
            "A sentence was added: “The hearing is on Friday.”.",
            "A sentence was removed: “The hearing is on Friday.”.",
        ),
    ],
)
def test_notes(before: str, after: str, note: str, mirrored: str) -> None:
    assert change(before, after).note == note
    assert change(after, before).note == mirrored


def test_a_paragraph_is_told_with_what_it_carries() -> None:
    more = "Ann Lowe said 14 people were hurt. “We saw it fall,” she said. Nobody was killed."
    found = change("Cracks grew.", f"Cracks grew.\n\n{more}")
    assert found.note == f"A paragraph was added, with words of Ann Lowe and 1 figure: “{more}”."
    assert found.after == more


FERRY = (
    "A ferry sank off Oban on Monday, killing 12 people. The coast guard said divers were searching. "
    "Captain Ian Muir was rescued by a fishing boat and taken to hospital."
)
SUNDAY = (
    "Fifteen people died when a ferry went down near Mallaig on Sunday. Divers joined the search, the coast guard "
    "said. The ferry Isle Maid was built in 1990. Captain Ian Muir survived. Inspector Jo Reid leads the inquiry."
)


def test_two_accounts_that_contradict_each_other() -> None:
    told = [(c.field.value, c.note) for c in newsdigest.diff(digest(FERRY), digest(SUNDAY)).changes]
    back = [(c.field.value, c.note) for c in newsdigest.diff(digest(SUNDAY), digest(FERRY)).changes]
    assert ("figure", "The accounts differ on “people killed”: 12 in the first, Fifteen in the second.") in told
    assert ("figure", "The accounts differ on “people killed”: Fifteen in the first, 12 in the second.") in back
    assert ("when", "The day of the main event changed from “Monday” to “Sunday”.") in told
    assert ("when", "The day of the main event changed from “Sunday” to “Monday”.") in back
