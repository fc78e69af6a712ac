"""Actors: who is in an article, by which names, and what they do in it."""

from __future__ import annotations

import newsdigest
from newsdigest.facts.actors import find_actors
from newsdigest.language import analyse
from newsdigest.model.enums import ActorKind, MentionKind, Part
from newsdigest.model.facts import Actor

ARTICLE = (
    "Harbour master Ida Crane closed the pier on Monday. Crane said the bolts were loose. "
    "She was praised by Norvane Inc., which runs the ferry. At least seven people were injured. "
    'A senior official confirmed the figure. "It is sad," the official said.'
)


def actors(text: str) -> dict[str, Actor]:
    return {actor.name: actor for actor in find_actors(analyse(newsdigest.parse(text)))}


def test_people_organizations_and_groups() -> None:
    found = actors(ARTICLE)
    assert found["Ida Crane"].kind is ActorKind.PERSON
    assert found["Norvane Inc."].kind is ActorKind.ORGANIZATION
    assert found["At least seven people"].kind is ActorKind.GROUP


def test_names_and_descriptions() -> None:
    crane = actors(ARTICLE)["Ida Crane"]
    assert crane.text == "Ida Crane"
    assert crane.description == "Harbour master"
    assert crane.aliases == ("Crane",)
    assert [mention.text for mention in crane.mentions if mention.kind is not MentionKind.NOMINAL] == [
        "Ida Crane",
        "Crane",
        "She",
    ]


def test_parts() -> None:
    found = actors(ARTICLE)
    assert found["Ida Crane"].part is Part.AGENT
    assert found["At least seven people"].part is Part.PATIENT
    assert found["Norvane Inc."].part is Part.AGENT


def test_sources_without_a_name() -> None:
    found = actors(ARTICLE)
    source = next(actor for actor in found.values() if actor.anonymous)
    assert source.name == "A senior official"
    assert [mention.text for mention in source.mentions] == ["A senior official", "the official"]
    assert not found["Ida Crane"].anonymous


def test_spans_slice_back() -> None:
    for actor in find_actors(analyse(newsdigest.parse(ARTICLE))):
        assert actor.span.of(ARTICLE) == actor.text
        assert all(mention.span.of(ARTICLE) == mention.text for mention in actor.mentions)
        assert 0 <= actor.confidence <= 1


def test_no_actors() -> None:
    assert actors("It rained.") == {}


def test_the_writer_of_the_byline_is_no_actor() -> None:
    title, byline = "Vell opens a second library", "By Oona Farrell"
    text = f"{title}\n\n{byline}\n\nThe mayor, Ida Crane, opened a second library in Vell on Monday."
    names = [actor.name for actor in newsdigest.summarize(text).actors]
    assert "Ida Crane" in names
    assert "Oona Farrell" not in names
