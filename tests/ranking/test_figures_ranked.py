"""The toll and the total of the main event come first."""

from __future__ import annotations

import pytest

import newsdigest
from newsdigest.model.facts import Event, Figure
from newsdigest.model.span import Span
from newsdigest.ranking.selection import key_figures


def test_the_toll_comes_before_ages_and_small_counts() -> None:
    digest = newsdigest.summarize(
        "Two of the boats sank off Vell on Monday and 14 people were killed. Ida Crane, 57, said it took 3 hours."
    )
    assert digest.figures[0].text == "14"
    assert digest.figures[0].what == "people killed"


def test_saliences_order_them() -> None:
    toll = Figure(text="14", span=Span(100, 102), value=14, what="people killed")
    money = Figure(text="$5m", span=Span(10, 13), value=5e6, unit="USD", what="fine")
    age = Figure(text="57", span=Span(0, 2), value=57, unit="years", what="age")
    span = Span(5, 13)
    main = Event(text="x" * 8, span=span, predicate="fine", predicate_span=span)
    ranked = key_figures([age, money, toll], main, 200)
    assert {figure.text for figure in ranked[:2]} == {"$5m", "14"}
    assert [figure.salience for figure in ranked] == sorted((f.salience for f in ranked), reverse=True)
    assert ranked[-1].text == "57"


def test_small_counts_go_and_a_repeated_figure_is_listed_once() -> None:
    digest = newsdigest.summarize(
        "Landslide kills 23 in Oruvia\n\nA landslide killed 23 villagers in Oruvia on Monday. The two mayors met for "
        "three hours at 2 tables. The slide tore away 1.5 km of road, and 23 villagers were buried on Tuesday."
    )
    told = [(figure.text, figure.what) for figure in digest.figures]
    assert [text for text, _ in told].count("23") == 1
    assert told[0] == ("23", "villagers killed")
    assert {text for text, _ in told} == {"23", "1.5 km"}


@pytest.mark.xfail(reason='"17 dead" is read as two parts of the title', strict=True)
def test_the_dead_of_the_title_are_the_killed_of_the_lead() -> None:
    digest = newsdigest.summarize(
        "Tram fire in Vell, at least 17 dead\n\nA fire in a tram killed at least 17 in Vell on Monday, police said."
    )
    assert [figure.value for figure in digest.figures] == [17]


def test_an_exact_share_stated_twice_is_listed_once() -> None:
    digest = newsdigest.summarize(
        "Vell Bank holds rates at 5.25%\n\nThe Vell Bank kept its lending rate unchanged at 5.25% on Thursday."
    )
    assert [figure.value for figure in digest.figures] == [5.25]
