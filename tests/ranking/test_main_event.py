"""The main event, with and without a title to help."""

from __future__ import annotations

import pytest

import newsdigest
from newsdigest.model.facts import Event
from newsdigest.model.span import Span
from newsdigest.ranking.main_event import Scored
from newsdigest.ranking.selection import calibrated, completed, distinct_events
from newsdigest.ranking.self_contained import stands_alone


def main_event(text: str, title: str | None = None) -> newsdigest.Event:
    return newsdigest.summarize({"title": title, "text": text}).what[0]


def test_the_lead_has_it_where_there_is_no_title() -> None:
    event = main_event("Engineers reopened the Vell tunnel on Monday. It had been shut since May. Drivers were glad.")
    assert event.text == "Engineers reopened the Vell tunnel on Monday"


def test_the_title_wins_over_a_delayed_lead() -> None:
    event = main_event(
        "Olga Brandt was peeling potatoes when the ground began to shake.\n\n"
        "The landslide buried eleven houses in Vell on Monday.",
        title="Landslide buries eleven houses in Vell",
    )
    assert "buries eleven houses" in event.text


def test_what_is_said_wins_over_the_saying() -> None:
    assert "closed the bridge" in main_event("Police said on Friday that floods had closed the bridge in Vell.").text


@pytest.mark.parametrize(
    "title", ["Why is the tram late again?", "Five things to know about the tram", "How trams work"]
)
def test_a_title_that_teases_has_no_event(title: str) -> None:
    event = main_event("Vell halted its trams on Monday. A cable had snapped.", title=title)
    assert event.text == "Vell halted its trams on Monday"


def test_the_time_and_place_come_from_the_lead() -> None:
    digest = newsdigest.summarize(
        {
            "title": "Thieves steal bells",
            "text": "Thieves stole three bells in Rome on Monday.",
            "published": "2025-03-05",
        }
    )
    assert digest.what[0].when is not None
    assert digest.what[0].when.text == "Monday"
    assert digest.what[0].where is not None
    assert digest.what[0].where.name == "Rome"


def test_a_text_of_a_few_words_has_no_event() -> None:
    assert newsdigest.summarize("42", language="en").what == ()


def event(text: str, start: int, predicate: str) -> Event:
    span = Span(start, start + len(text))
    return Event(text=text, span=span, predicate=predicate, predicate_span=span)


def test_answers_are_different_events() -> None:
    first, again = event("Rebels seize airport", 0, "seize"), event("Rebels seized the airport", 100, "seize")
    other, weak = event("Talks failed", 200, "fail"), event("It rained", 300, "rain")
    ranked = [Scored(first, 5.0), Scored(again, 4.5), Scored(other, 4.0), Scored(weak, 1.0)]
    assert [answer.fact.text for answer in distinct_events(ranked, 5)] == ["Rebels seize airport", "Talks failed"]
    assert len(distinct_events(ranked, 1)) == 1


def test_confidence_rises_with_the_score() -> None:
    shares = [calibrated(score) for score in (0.0, 2.0, 3.0, 4.0, 6.0)]
    assert shares == sorted(shares)
    assert all(0.0 < share < 1.0 for share in shares)


def test_a_main_event_with_all_it_needs_stays() -> None:
    alone = event("Rebels seize airport", 0, "seize")
    assert completed(alone, [alone, event("Talks failed", 200, "fail")], {}) == alone


def test_what_can_be_read_alone_comes_before_a_report_or_a_pronoun() -> None:
    text = (
        "The find of coins at Vell was among the largest of the decade, curators in Oruvia have said. "
        "The hoard was dug up at Penmoor Farm on Saturday after two hikers saw a glint. The curators have said little."
    )
    told = [event.text for event in newsdigest.summarize(text).what]
    assert told
    assert not any(words.endswith("have said") for words in told)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "The council will close the old mill on Tuesday, March 18, a spokesman said.",
            "The council will close the old mill on Tuesday, March 18",
        ),
        (
            "The council will close the old mill on Tuesday, a spokesman said.",
            "The council will close the old mill on Tuesday",
        ),
    ],
)
def test_the_comma_of_a_date_opens_no_source(text: str, told: str) -> None:
    assert newsdigest.summarize(text).what[0].text == told


@pytest.mark.parametrize(
    "words", ["said", "I thought", "a clerk said in a letter", "which opened", "was opened", "the meeting", "(a plan"]
)
def test_words_that_say_nothing_alone(words: str) -> None:
    predicate = words.rsplit(maxsplit=1)[-1] if "clerk" not in words else "said"
    at = words.index(predicate)
    lemma = "say" if predicate == "said" else predicate
    span = Span(at, at + len(predicate))
    assert not stands_alone(Event(text=words, span=Span(0, len(words)), predicate=lemma, predicate_span=span))


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "The harbour levy will rise in October, the council has announced. Crews must pay by card.",
            "The harbour levy will rise in October",
        ),
        (
            "Asia is set to drive growth, analysts have predicted. Japan will be strong too.",
            "Asia is set to drive growth",
        ),
        ("The council announced a new levy on Monday. It starts in May.", "The council announced a new levy on Monday"),
    ],
)
def test_without_a_title_the_opening_has_the_event_and_not_who_announced_it(text: str, event: str) -> None:
    assert newsdigest.summarize(text).what[0].text == event


@pytest.mark.parametrize(
    "text", ["said said she and said ,", "Ann to he not he fell Ann it told", ", it fell . will close told"]
)
def test_an_attribution_that_leaves_no_words(text: str) -> None:
    assert newsdigest.summarize(text, language="en").article.text == text
