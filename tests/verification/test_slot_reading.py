"""Which value the article has for a place of the summary."""

from __future__ import annotations

import pytest

import newsdigest
from newsdigest.verification.summary_check.matching import match_units
from newsdigest.verification.summary_check.signals import find_signals
from newsdigest.verification.summary_check.text_index import TextIndex, index_text
from newsdigest.verification.summary_check.units import find_units

ARTICLE = (
    "A landslide near Bergen killed six people on Tuesday and cut the railway to Oslo. Fourteen passengers of a bus "
    "were hurt, doctor Rita Solem said. Geologist Kari Moe, 41, had warned of the slope in 2016. Mayor Nils Berg asked "
    "the government for 30 million kroner. The line will open again on 9 June, the operator Fjordrail said. In 1998 a "
    "slide closed the road for three weeks."
)


def index(text: str) -> TextIndex:
    return index_text(newsdigest.parse(text, format="text", language="en"))


def signals_of(summary: str, words: str, article: str = ARTICLE) -> dict[str, float]:
    """The signals of the unit with these words."""
    ours, theirs = index(summary), index(article)
    units = find_units(ours)
    match_units(units, ours, theirs)
    found = find_signals(units, ours, theirs)
    return next(s.features for s in found if summary[slice(*ours.analysis.chars(s.unit.first, s.unit.last))] == words)


@pytest.mark.parametrize(
    ("kind", "summary", "right", "wrong"),
    [
        ("what is counted", "The slide near Bergen killed {} people.", "six", "fourteen"),
        ("what is counted, passive", "{} bus passengers were hurt.", "Fourteen", "Six"),
        ("day of the deed", "Six people were killed near Bergen on {}.", "Tuesday", "9 June"),
        ("year of the deed", "Kari Moe warned of the slope in {}.", "2016", "1998"),
        ("subject of the verb", "{} warned of the slope in 2016.", "Kari Moe", "Rita Solem"),
        ("title", "Mayor {} asked for 30 million kroner.", "Nils Berg", "Kari Moe"),
        ("place of the deed", "Six people were killed near {}.", "Bergen", "Oslo"),
    ],
)
def test_the_value_of_the_place_leads_and_another_does_not(kind: str, summary: str, right: str, wrong: str) -> None:
    held, exchanged = (signals_of(summary.format(words), words) for words in (right, wrong))
    assert held["read_share"] > 0.5 > exchanged["read_share"], kind
    assert held["read_lead"] < 0 < exchanged["read_lead"], kind


def test_what_the_article_lacks_is_read_beside_the_best_that_it_has() -> None:
    """Nine people are not in the article; of the place that it has, six are."""
    near = signals_of("A landslide near Bergen killed nine people.", "nine")
    far = signals_of("The minister spoke nine times.", "nine")
    assert near["read_best"] > far["read_best"]
    assert "read_share" not in near


@pytest.mark.parametrize(
    ("kind", "article", "summary", "words"),
    [
        (
            "a place within the other",
            "The fire in Lyon, France, killed two.",
            "The fire in France killed two.",
            "France",
        ),
        ("another spelling", "Petrov met Alekseyev in Hale.", "Petrov met Aleksejev in Hale.", "Aleksejev"),
        ("no day is known", "The pier broke yesterday. It opened on Monday.", "The pier broke on Monday.", "Monday"),
        ("a number in a name", "Two people died of COVID-19 in Hale.", "Two people died in Hale.", "Two"),
    ],
)
def test_what_may_be_the_same_is_no_rival(kind: str, article: str, summary: str, words: str) -> None:
    assert signals_of(summary, words, article)["read_lead"] < 0, kind


@pytest.mark.parametrize(
    "summary",
    ["Tarnsoft releases Harbour SDK.", "Founder Doris Vale dies at 97.", "Doris Vale dies aged 97."],
)
def test_initials_of_a_longer_name_and_figures_of_no_age_are_no_rivals(summary: str) -> None:
    article = (
        "Tarnsoft released the long awaited Harbour Software Development Kit (SDK) and its store on Thursday. "
        "Its founder, Doris Vale, died at home. Vale said that no two people should work alone. She was 97."
    )
    assert newsdigest.check_summary(summary, article).ok
    assert not newsdigest.check_summary("Doris Vale, 79, has died.", article).ok
