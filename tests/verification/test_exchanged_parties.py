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


MATCH = "Sankt Alban beat Harwick 3-1 on Sunday. It rained in Orrin all day."
DEAL = "Tarn Foods bought Welby Dairies for 40 million euros in May. Its shares rose on Monday."
SALE = "Tarn Foods sold Welby Dairies to Corvo Group in May. Its shares rose on Monday."
CLAIM = "Welby Dairies filed a lawsuit against Tarn Foods over a contract. A court in Orrin will hear it."
OWN = "Tarn Foods's lawsuit against Corvo Group was heard on Monday. The court in Orrin was full."


@pytest.mark.parametrize(
    ("summary", "article"),
    [
        ("Harwick beat Sankt Alban 3-1 on Sunday.", MATCH),
        ("Harwick won against Sankt Alban.", MATCH),
        ("Sankt Alban fell to Harwick on Sunday.", MATCH),
        ("Harwick's win over Sankt Alban came on Sunday.", MATCH),
        ("Sankt Alban's defeat to Harwick came on Sunday.", MATCH),
        ("Welby Dairies bought Tarn Foods.", DEAL),
        ("Tarn Foods was acquired by Welby Dairies.", DEAL),
        ("Tarn Foods was sold to Welby Dairies.", DEAL),
        ("Welby Dairies' takeover of Tarn Foods cost 40 million euros.", DEAL),
        ("Tarn Foods bought Welby Dairies from Corvo Group.", SALE),
        ("Corvo Group sold Welby Dairies to Tarn Foods.", SALE),
        ("Tarn Foods sued Welby Dairies.", CLAIM),
        ("Tarn Foods filed a lawsuit against Welby Dairies.", CLAIM),
        ("Corvo Group sued Tarn Foods.", OWN),
        ("Corvo Group's lawsuit against Tarn Foods was heard on Monday.", OWN),
    ],
)
def test_games_deals_and_lawsuits_the_other_way_round_are_reversed(summary: str, article: str) -> None:
    check = check_summary(summary, article)
    assert not check.ok
    assert FindingVerdict.REVERSED in [finding.verdict for finding in check.findings]


@pytest.mark.parametrize(
    ("summary", "article"),
    [
        ("Harwick lost to Sankt Alban.", MATCH),
        ("Sankt Alban won against Harwick.", MATCH),
        ("Harwick fell to Sankt Alban on Sunday.", MATCH),
        ("Harwick's defeat by Sankt Alban came on Sunday.", MATCH),
        ("Sankt Alban's 3-1 win over Harwick came on Sunday.", "Harwick lost 3-1 to Sankt Alban on Sunday. It rained."),
        ("Harwick lost 2-0 to Orrin.", "Orrin won 2-0 at Harwick on Saturday. It rained all day."),
        ("Tarn Foods' takeover of Welby Dairies cost 40 million euros.", DEAL),
        ("Welby Dairies was sold to Tarn Foods.", DEAL),
        ("Corvo Group bought Welby Dairies from Tarn Foods.", SALE),
        ("Welby Dairies was sold to Corvo Group by Tarn Foods.", SALE),
        ("Corvo Group sold a mill to Tarn Foods.", "Tarn Foods bought a mill from Corvo Group in May. It was old."),
        ("Welby Dairies sued Tarn Foods.", CLAIM),
        ("Tarn Foods was sued by Welby Dairies.", CLAIM),
        ("Tarn Foods sued Corvo Group.", OWN),
        ("Ruiz beat Novak in May.", "Ruiz beat Novak in May. Novak beat Ruiz on Sunday in Orrin."),
    ],
)
def test_games_deals_and_lawsuits_from_the_other_side_hold(summary: str, article: str) -> None:
    check = check_summary(summary, article)
    assert check.ok, check.findings


POLL = "Ines Farrow trailed Paul Orlo by two points in a poll on Monday. It asked a thousand people in Velby."
RACE = "Ines Farrow is trailing behind Paul Orlo. A poll of May asked a thousand people in Velby."
AHEAD = "Paul Orlo led Ines Farrow by two points in a poll on Monday. It asked a thousand people in Velby."


@pytest.mark.parametrize("article", [POLL, RACE, AHEAD])
@pytest.mark.parametrize(
    ("summary", "reversed_"),
    [
        ("Paul Orlo led Ines Farrow.", False),
        ("Ines Farrow trailed Paul Orlo.", False),
        ("Ines Farrow lagged behind Paul Orlo.", False),
        ("Ines Farrow was led by Paul Orlo.", False),
        ("Ines Farrow led Paul Orlo.", True),
        ("Paul Orlo trailed Ines Farrow.", True),
        ("Paul Orlo was trailing behind Ines Farrow.", True),
    ],
)
def test_who_trails_another_is_led_by_it(article: str, summary: str, reversed_: bool) -> None:
    found = [f.text for f in check_summary(summary, article).findings if f.verdict is FindingVerdict.REVERSED]
    assert bool(found) == reversed_
