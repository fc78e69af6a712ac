"""What the article need not say in the same words: what holds a place, a seat of government, a length of time."""

from __future__ import annotations

import pytest

import newsdigest
from newsdigest.verification.summary_check.lexical_relations import related
from newsdigest.verification.summary_check.matching import match_units
from newsdigest.verification.summary_check.text_index import index_text
from newsdigest.verification.summary_check.units import find_units


def found(summary: str, article: str) -> dict[str, float]:
    """The units of a summary by their words, with how far the article says each."""
    ours, theirs = (index_text(newsdigest.parse(text, format="text", language="en")) for text in (summary, article))
    units = find_units(ours)
    match_units(units, ours, theirs)
    return {summary[slice(*ours.analysis.chars(u.first, u.last))]: u.best for u in units if u.clause is None}


HELD = [
    ("country of a town", "A bridge fell in Peru.", "A bridge fell in Arequipa on Monday.", "Peru"),
    ("state of a town", "A bridge fell in Nebraska.", "A bridge fell in Omaha on Monday.", "Nebraska"),
    ("country of an occasion's town", "She won a race in the US.", "She won the Boston Marathon in May.", "US"),
    ("country of a body's town", "A bank in Japan fell.", "The Osaka Electric Bank fell on Monday.", "Japan"),
    ("state of a body's town", "A bank in Nebraska fell.", "The Omaha Savings Bank fell on Monday.", "Nebraska"),
    ("capital for its country", "Moscow rejects the claim.", "Russia rejected the claim on Monday.", "Moscow"),
    ("seat of a government", "The Kremlin rejects the claim.", "Russia rejected the claim.", "Kremlin"),
    ("country in the name of an office", "The Peruvian Navy sank a boat.", "Peru's navy sank a boat.", "Peruvian Navy"),
    ("two words for a country", "The UK sank a boat.", "The United Kingdom Hydrographic Office sank a boat.", "UK"),
    ("a word within a compound", "The ex-Norsk chief spoke.", "The Norsk chief Ada Pell spoke until May.", "ex-Norsk"),
    ("a week", "It lasted for a week.", "It lasted for seven days, Ada Pell said.", "a week"),
    ("a number without its comma", "It has 1,501 members.", "The number of its members is 1501 now.", "1,501"),
    ("a part of a day", "Ada Pell spoke on Monday evening.", "Ada Pell spoke on Monday in Hale.", "Monday evening"),
]


@pytest.mark.parametrize("summary", ["A levy of £40 is due now.", "The price doubled in a short time, Pell said."])
def test_a_vague_time_of_another_context_is_unclear(summary: str) -> None:
    article = (
        "A levy of £30 becomes one of £40, Ada Pell told the board of the port. The price doubled. Boats are now made "
        "in Hale. The yard has come a long way in a short time, as ferries and trawlers are ordered there each year."
    )
    found = newsdigest.check_summary(summary, article).findings
    assert not [finding for finding in found if finding.kind.value == "date" and finding.confidence >= 0.7]


@pytest.mark.parametrize(("kind", "summary", "article", "words"), HELD)
def test_what_the_article_implies_is_found(kind: str, summary: str, article: str, words: str) -> None:
    units = found(summary, article)
    best = max((strength for text, strength in units.items() if words in text or text in words), default=0.0)
    assert best >= 0.5, (kind, units)


@pytest.mark.parametrize(
    ("summary", "article", "words"),
    [
        ("A bridge fell in Peru.", "A bridge fell in Nairobi on Monday.", "Peru"),
        ("She won a race in the US.", "She won the Nairobi Marathon in May.", "US"),
        ("A singer from France spoke.", "Paris Hilton spoke in May.", "France"),
        ("A bank in the US fell.", "The Orange Group fell on Monday.", "US"),
        ("Moscow rejects the claim.", "Spain rejected the claim on Monday.", "Moscow"),
        ("It lasted for a week.", "It lasted for nine days, Ada Pell said.", "a week"),
    ],
)
def test_what_it_does_not_imply_is_not(summary: str, article: str, words: str) -> None:
    assert found(summary, article)[words] < 0.5


def test_what_any_news_could_say_is_no_unit() -> None:
    """ "One of them", "now", "days later" claim nothing that could be looked up, whatever stands beside them."""
    summary, article = "One of them is now in Hale, days after the flood.", "The flood came on Monday. Hale is wet."
    units = found(summary, article)
    assert {"Hale", "flood"} <= set(units)
    assert {finding.text for finding in newsdigest.check_summary(summary, article).findings} & {"now", "days"} == set()


def test_a_broader_word_says_less_but_not_the_other_way_round() -> None:
    assert related("lawmaker")["sen"] > 0.5
    assert "lawmaker" not in related("king")
    assert related("animal")["elephant"] > 0.5


def polarity(summary: str, article: str) -> dict[str, float]:
    """The predicates whose negation could be compared, with whether the article agrees."""
    ours, theirs = (index_text(newsdigest.parse(text, format="text", language="en")) for text in (summary, article))
    units = find_units(ours)
    match_units(units, ours, theirs)
    return {unit.words[0]: unit.best for unit in units if unit.kind == "negation" and unit.match}


def test_a_negation_is_compared_with_the_clause_of_its_own_predicate() -> None:
    article = "The board approved the plan. Ada Pell did not say that the mill had closed."
    assert polarity("The board did not approve the plan.", article) == {"approve": 0.0}
    assert polarity("The board did not fund the plan.", article) == {}
    assert polarity("The mill had closed, Pell did not say.", article)["close"] == 1.0
