"""What the notes say, in both directions."""

from __future__ import annotations

import pytest

import newsdigest
from newsdigest import Change, Digest
from tests.changes.test_cross_outlet import accounts

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
            "‘It was never safe,’ Ann Lowe said.",
            "‘It was hardly safe,’ Ann Lowe said.",
            "The wording of a quotation from Ann Lowe changed from “never” to “hardly”.",
            "The wording of a quotation from Ann Lowe changed from “hardly” to “never”.",
        ),
        (
            "The towers stood for 90 years, said Ann Lowe.",
            "The towers stood for 90 years.",
            "A statement lost its speaker, “Ann Lowe”.",
            "A statement is now given a speaker: “Ann Lowe”.",
        ),
        (
            "The council will meet in May.",
            "The council may meet in May.",
            "An event reported as planned is now reported as possible: the wording changed from “will” to “may”.",
            "An event reported as possible is now reported as planned: the wording changed from “may” to “will”.",
        ),
        (
            "",
            "The hearing is on Friday.",
            "A sentence was added: “The hearing is on Friday.”",
            "A sentence was removed: “The hearing is on Friday.”",
        ),
    ],
)
def test_notes(before: str, after: str, note: str, mirrored: str) -> None:
    assert change(before, after).note == note
    assert change(after, before).note == mirrored


def test_a_paragraph_is_reported_with_its_facts() -> None:
    more = "Ann Lowe said 14 people were hurt. “We saw it fall,” she said. Nobody was killed."
    found = change("Cracks grew.", f"Cracks grew.\n\n{more}")
    assert found.note == f"A paragraph was added, with words of Ann Lowe and 1 figure: “{more}”"
    assert found.after == more


PARAGRAPHS = (
    "Bridge in Leeds closes",
    "The council closed the old bridge in Leeds on Monday after cracks were found.",
    "Engineers will inspect the towers with drones next week, the council said.",
    "Trains to York are not affected by the closure of the bridge.",
    "Drivers should use the tunnel under the river instead.",
)


@pytest.mark.parametrize(("order", "moved", "way"), [((0, 1, 3, 4, 2), 2, "down"), ((0, 4, 1, 2, 3), 4, "up")])
def test_a_paragraph_that_moved(order: tuple[int, ...], moved: int, way: str) -> None:
    after = "\n\n".join(PARAGRAPHS[place] for place in order)
    (found,) = newsdigest.diff(digest("\n\n".join(PARAGRAPHS)), digest(after)).changes
    assert found.note == f"A paragraph was moved {way}: “{PARAGRAPHS[moved]}”"
    assert (found.before, found.after) == (PARAGRAPHS[moved], PARAGRAPHS[moved])


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
    assert ("figure", "The accounts differ on the death toll: 12 in the first, fifteen in the second.") in told
    assert ("figure", "The accounts differ on the death toll: fifteen in the first, 12 in the second.") in back
    assert ("when", "The day of the main event changed from “Monday” to “Sunday”.") in told
    assert ("when", "The day of the main event changed from “Sunday” to “Monday”.") in back


def test_people_whom_one_account_alone_names() -> None:
    notes = {change.note for change in accounts().changes}
    assert "Ruth Achebe is named in the second account alone." in notes
    assert "Tomas Berg is named in the first account alone." in notes


_POSSIBLE = "An event reported as planned is now reported as possible: "


@pytest.mark.parametrize(
    ("before", "after", "note"),
    [
        (
            "The council would close the ferry terminal.",
            "The council was considering closing the ferry terminal.",
            _POSSIBLE + "the wording changed from “would close” to “was considering closing”.",
        ),
        (
            "The airline will cut 400 flights.",
            "The airline is considering cutting 400 flights.",
            _POSSIBLE + "the wording changed from “will cut” to “is considering cutting”.",
        ),
        (
            "The board has decided to sell the pier.",
            "The board is considering selling the pier.",
            _POSSIBLE + "the wording changed from “has decided to sell” to “is considering selling”.",
        ),
        (
            "About 40 homes were lost.",
            "About 40 homes were at risk.",
            "Something is now said to be at risk: the wording changed from “lost” to “at risk”.",
        ),
    ],
)
def test_a_plan_that_is_only_considered_is_possible(before: str, after: str, note: str) -> None:
    assert change(before, after).note == note


@pytest.mark.parametrize(
    ("before", "after", "note"),
    [
        (
            "A judge jailed Ann Lowe for six years.",
            "A judge jailed Ann Lowe for eight years.",
            "The jail term rose from six years to eight years.",
        ),
        (
            "Ann Lowe was jailed for nine months.",
            "Ann Lowe was jailed for six months.",
            "The jail term fell from nine months to six months.",
        ),
        (
            "Ann Lowe was jailed for 18 months.",
            "Ann Lowe was jailed for two years.",
            "The jail term rose from 18 months to two years.",
        ),
        (
            "Tom Hill got a five-year sentence.",
            "Tom Hill got a seven-year sentence.",
            "The jail term rose from five years to seven years.",
        ),
        (
            "Ann Lowe faces 10 years in prison.",
            "Ann Lowe faces 20 years in prison.",
            "The jail term rose from 10 years to 20 years.",
        ),
        (
            "Ann Lowe worked there for 10 years.",
            "Ann Lowe worked there for 20 years.",
            "A length of time went from 10 years to 20 years.",
        ),
    ],
)
def test_a_jail_term_is_called_one(before: str, after: str, note: str) -> None:
    assert change(before, after).note == note
