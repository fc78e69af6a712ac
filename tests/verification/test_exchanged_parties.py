"""Agent and patient exchanged, through passives, nouns and converse verbs."""

from __future__ import annotations

import pytest

from newsdigest import FindingKind, FindingVerdict, check_summary

ACTIVE = "Marta Olsen beat Irene Dufour in two sets on Sunday. The final in Velby took an hour. Olsen had lost in May."
PASSIVE = "Irene Dufour was beaten by Marta Olsen on Sunday. The final in Velby took an hour, and it rained."
NOUN = "Olsen's defeat of Dufour on Sunday was her third. Marta Olsen thanked her coach. Irene Dufour left in tears."
CONVERSE = "Irene Dufour lost to Marta Olsen in Velby on Sunday. It was the last final of the year."
SUIT = "Harrow Mills sued Castle Bank in Velby on Monday. Castle Bank said that it would answer in court."


@pytest.mark.parametrize("article", [ACTIVE, PASSIVE, NOUN, CONVERSE])
@pytest.mark.parametrize(
    ("summary", "predicate"),
    [
        ("Irene Dufour beat Marta Olsen on Sunday.", "beat"),
        ("Marta Olsen was beaten by Irene Dufour on Sunday.", "beaten"),
        ("Marta Olsen lost to Irene Dufour on Sunday.", "lost"),
        ("Irene Dufour's defeat of Marta Olsen came on Sunday.", "defeat"),
    ],
)
def test_parties_that_changed_places_are_reversed(article: str, summary: str, predicate: str) -> None:
    check = check_summary(summary, article)
    found = [f for f in check.findings if f.verdict is FindingVerdict.REVERSED and f.kind is FindingKind.CLAIM]
    assert not check.ok
    assert [finding.text for finding in found] == [predicate]


@pytest.mark.parametrize("article", [ACTIVE, PASSIVE, NOUN, CONVERSE])
@pytest.mark.parametrize(
    "summary",
    [
        "Marta Olsen beat Irene Dufour on Sunday.",
        "Dufour was beaten by Olsen on Sunday.",
        "Dufour lost to Olsen on Sunday.",
    ],
)
def test_a_deed_told_from_the_other_side_is_not_reversed(article: str, summary: str) -> None:
    assert FindingVerdict.REVERSED not in [finding.verdict for finding in check_summary(summary, article).findings]


@pytest.mark.parametrize(
    ("summary", "article"),
    [
        ("Castle Bank met Harrow Mills in Velby.", "Harrow Mills met Castle Bank in Velby on Monday to talk."),
        ("Castle Bank sued Harrow Mills.", f"{SUIT} A month before, Castle Bank had sued Harrow Mills."),
        ("Castle Bank did not sue Harrow Mills.", SUIT),
    ],
)
def test_what_both_may_have_done_is_not_reversed(summary: str, article: str) -> None:
    notes = [finding.note for finding in check_summary(summary, article).findings]
    assert not any("exchanged" in note for note in notes)
