"""The seed article, end to end: what a careful reader finds in it, and its stored digest."""

from __future__ import annotations

from pathlib import Path

import pytest

import newsdigest
from newsdigest import ActorKind, BlockKind, Digest, EventStatus, Part, PlaceRole, Quote

SEEDS = Path(__file__).parent.parent / "seeds"
ARTICLE = SEEDS / "000_2c48f9944201961d.txt"


@pytest.fixture(scope="module")
def digest() -> Digest:
    return newsdigest.summarize(ARTICLE)


def quote_with(digest: Digest, words: str) -> Quote:
    return next(quote for quote in digest.quotes if words in quote.text)


def test_who_is_the_two_presidents_before_anyone_else(digest: Digest) -> None:
    assert [actor.name for actor in digest.who[:2]] == ["Joe Biden", "Xi Jinping"]
    by_name = {actor.name: actor for actor in digest.actors}
    assert by_name["Joe Biden"].description == "American President"
    assert by_name["Xi Jinping"].description == "Chinese President"


def test_the_unnamed_officials_are_anonymous_speakers(digest: Digest) -> None:
    officials = [actor for actor in digest.actors if actor.anonymous]
    assert officials
    assert any("senior" in actor.name and "official" in actor.name for actor in officials)
    assert all(actor.kind in (ActorKind.PERSON, ActorKind.GROUP) for actor in officials)
    assert any(actor.part is Part.SPEAKER for actor in officials)


def test_what_is_the_planned_meeting(digest: Digest) -> None:
    event = digest.what[0]
    assert event.text.startswith("Joe Biden will meet his Chinese counterpart Xi Jinping")
    assert event.predicate == "meet"
    assert event.status is EventStatus.PLANNED
    assert [digest.actor(actor).name for actor in event.agents] == ["Joe Biden"]
    assert [digest.actor(actor).name for actor in event.patients] == ["Xi Jinping"]


def test_where_is_the_san_francisco_region_and_the_dateline_is_washington(digest: Digest) -> None:
    assert "San Francisco" in digest.where[0].text
    assert digest.where[0].role is PlaceRole.EVENT
    assert digest.article.dateline == "Washington"
    assert any(place.name == "Washington" and place.role is PlaceRole.DATELINE for place in digest.places)


def test_when_is_the_wednesday_with_its_inferred_year(digest: Digest) -> None:
    when = digest.when[0]
    assert when.text == "Wednesday, November 15"
    assert when.value == "2023-11-15"
    assert when.inferred


@pytest.mark.parametrize(
    ("words", "speaker"),
    [
        ("Our goal will be", "a senior official"),
        ("extremely concerned", "a senior American official"),
        ("rather turbulent", "She"),
        ("unprecedented, dangerous", "she"),
        ("absolutely essential", "the senior official"),
        ("The Chinese are reluctant", "the senior American official"),
        ("long list of concrete results", "His colleague"),
        ("confident", "the senior official"),
    ],
)
def test_speakers_as_written_and_anonymous(digest: Digest, words: str, speaker: str) -> None:
    said_by = quote_with(digest, words).speaker
    assert said_by is not None
    assert said_by.text.startswith(speaker)
    assert said_by.anonymous


def test_she_is_the_senior_official_and_the_colleague_is_another(digest: Digest) -> None:
    def name(words: str) -> str:
        speaker = quote_with(digest, words).speaker
        assert speaker is not None
        return speaker.name

    same = {name(w) for w in ("extremely concerned", "rather turbulent", "unprecedented", "absolutely essential")}
    assert len(same) == 1
    assert name("long list") not in same


def test_what_biden_expects_is_his(digest: Digest) -> None:
    speaker = quote_with(digest, "make very clear").speaker
    assert speaker is not None
    assert speaker.name == "Joe Biden"
    assert not speaker.anonymous


@pytest.mark.parametrize("word", ["[chinoises]", "[Biden]", "[Téhéran]"])
def test_bracketed_words_are_insertions(digest: Digest, word: str) -> None:
    text = digest.article.text
    insertions = [text[s.start : s.end] for quote in digest.quotes for s in quote.insertions]
    assert word in insertions


def test_scare_quotes_are_not_quotations(digest: Digest) -> None:
    direct = [quote.text for quote in digest.quotes if quote.kind == "direct"]
    assert not any(text.strip("“” ") in ("cold War", "sessions") for text in direct)


def test_subhead_and_caption(digest: Digest) -> None:
    blocks = digest.article.blocks
    assert [b.text for b in blocks if b.kind is BlockKind.SUBHEAD] == ["Military communications"]
    assert [b.text[:24] for b in blocks if b.kind is BlockKind.CAPTION] == ["Chinese President Xi Jin"]


def test_the_stored_digest_is_what_the_library_says(digest: Digest) -> None:
    stored = ARTICLE.with_suffix(".digest.json").read_text(encoding="utf-8")
    assert Digest.from_json(stored) == digest
