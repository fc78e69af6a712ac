"""Which quotations are shown."""

from __future__ import annotations

from collections.abc import Sequence

import attrs
import pytest

from newsdigest.model.enums import ActorKind, QuoteKind
from newsdigest.model.facts import Actor, Event, Quote, Speaker
from newsdigest.model.span import Span
from newsdigest.ranking.key_quotes import key_quotes, with_salience

PELL = "Ada Pell"


def quote(
    at: int, text: str, *, kind: QuoteKind = QuoteKind.DIRECT, by: str | None = PELL, anonymous: bool = False
) -> Quote:
    span = Span(at, at + len(text))
    speaker = Speaker(name=by, text=by, span=Span(at, at + len(by)), anonymous=anonymous, actor=by) if by else None
    return Quote(span=span, text=text, spans=(span,), kind=kind, speaker=speaker)


def actor(name: str, salience: float) -> Actor:
    return Actor(id=name, span=Span(0, len(name)), text=name, name=name, kind=ActorKind.PERSON, salience=salience)


def chosen_of(
    quotes: Sequence[Quote], actors: Sequence[Actor], event: Event | None, limit: int, text: str
) -> tuple[Quote, ...]:
    return key_quotes(with_salience(quotes, actors, event, text), event, limit)


CLOSURE = Event(
    span=Span(0, 37), text="The bridge will be closed on Saturday", predicate="close", predicate_span=Span(19, 25)
)
NEWS = "“The bridge must be closed on Saturday because nobody can promise that it holds,”"
THANKS = "“Thank you all for coming, I am very happy and delighted to welcome you here today,”"


def test_news_goes_before_courtesy() -> None:
    chosen = chosen_of([quote(0, THANKS), quote(200, NEWS)], [actor(PELL, 0.9)], CLOSURE, 2, "")
    assert [found.text for found in chosen] == [NEWS, THANKS]
    assert chosen[0].salience > chosen[1].salience


def test_the_record_goes_before_the_anonymous_and_main_actors_before_others() -> None:
    other = NEWS.replace("nobody can promise that it holds", "every pillar shows deep fresh cracks")
    named, nameless = quote(0, NEWS), quote(200, other, by="an official", anonymous=True)
    assert chosen_of([nameless, named], [actor(PELL, 0.9)], None, 1, "") == chosen_of(
        [named], [actor(PELL, 0.9)], None, 1, ""
    )


def test_indirect_speech_and_words_without_a_speaker_are_left_out() -> None:
    assert chosen_of([quote(0, NEWS, kind=QuoteKind.INDIRECT), quote(200, NEWS, by=None)], [], CLOSURE, 3, "") == ()


def test_near_duplicates_are_shown_once() -> None:
    again = NEWS.replace("Saturday", "Sunday")
    assert len(chosen_of([quote(0, NEWS), quote(200, again)], [], None, 3, "")) == 1


@pytest.mark.parametrize("cue", ["expects", "believe", "hoping", "planned", "fears", "thought"])
def test_thoughts_rank_after_speech(cue: str) -> None:
    text = f"Pell {cue} Ada Pell said"
    thought = attrs.evolve(quote(200, NEWS, kind=QuoteKind.MIXED), cue=Span(5, 5 + len(cue)))
    said = attrs.evolve(
        quote(400, NEWS.replace("bridge", "tunnel"), kind=QuoteKind.MIXED), cue=Span(len(text) - 4, len(text))
    )
    assert chosen_of([thought, said], [actor(PELL, 0.9)], None, 1, text)[0].span == said.span


def test_the_limit_is_kept() -> None:
    assert chosen_of([quote(0, NEWS)], [], None, 0, "") == ()


def test_own_words_go_before_a_paraphrase_with_a_scrap_of_quotation() -> None:
    reported = "that the bridge will be closed to all traffic on Saturday “in the small hours” for the works"
    spoken = "“Every pillar shows deep fresh cracks, and we will never risk a single life here,”"
    chosen = chosen_of(
        [quote(0, reported, kind=QuoteKind.MIXED), quote(200, spoken)], [actor(PELL, 0.9)], CLOSURE, 2, ""
    )
    assert [found.text for found in chosen] == [spoken]  # the paraphrase only repeats the main event
