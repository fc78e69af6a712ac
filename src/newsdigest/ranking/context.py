"""The input of every question: the main event, as the title and as the first sentences report it."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import attrs

from newsdigest.model.analysis import Analysis
from newsdigest.model.facts import Event
from newsdigest.ranking.answer_model import Alike, Features
from newsdigest.ranking.event_class import BY_THE_VERB, event_classes
from newsdigest.ranking.opening import Opening

__all__ = [
    "FIRST_ZONES",
    "QUOTE_MARKS",
    "ZONES",
    "Candidates",
    "MainStory",
    "is_quoted",
    "opening_words",
    "position",
    "read_story",
    "shared",
]

ZONES = ("title", "first sentence", "second sentence", "third sentence", "fourth sentence")
"""The sentences of the opening, by their zone."""

FIRST_ZONES = frozenset({0, 1})
"""The title and the first sentence."""

QUOTE_MARKS = frozenset({'"', "``", "''"})


def only_itself(one: int, other: int) -> bool:
    """For questions whose candidates are all different answers."""
    return one == other


class Candidates(NamedTuple):
    """The features of the candidates for one question, those of the article, and which candidates are one answer."""

    own: list[dict[str, float]]
    article: dict[str, float]
    alike: Alike = only_itself


@attrs.frozen
class MainStory:
    """The main event and what the article says of it.

    Attributes:
        opening: the title and the first sentences.
        main: the likeliest main event, most often of the title; None where there is no event.
        lead: the likeliest event of the first two sentences.
        article: features of the article: the classes of its event, what it has, how real the event is.
        verb_classes: the classes of events that the verbs of the title and of the first sentences speak of.
    """

    opening: Opening
    main: Event | None
    lead: Event | None
    article: Features
    verb_classes: tuple[str, ...]


def read_story(opening: Opening, events: Sequence[Event], main: Event | None) -> MainStory:
    """Find the event of the lead and the features of the article.

    Args:
        opening: the title and the first sentences.
        events: the events of the article, likeliest main event first.
        main: the main event.
    """
    token_at = opening.index.token_at
    lead = next((e for e in events if opening.zone(token_at(e.predicate_span.start)) in (1, 2)), None)
    article = _article(opening, main)
    verb_classes = tuple([name.removesuffix(BY_THE_VERB) for name in article if name.endswith(BY_THE_VERB)])
    return MainStory(opening, main, lead, article, verb_classes)


def position(opening: Opening, sentence: int) -> Iterator[tuple[str, float]]:
    """Where a sentence is: in which one of the opening, how far down, or in a block that is not the story."""
    zone, order = opening.zones[sentence], opening.index.order[sentence]
    if zone >= 0:
        yield f"in the {ZONES[zone]}", 1.0
    elif order > 0:
        yield "after the opening", 1.0
        yield "distance from the opening", math.log1p(order) / 3
    else:
        yield "outside the story's text", 1.0


def is_quoted(analysis: Analysis, at: int) -> bool:
    """Whether a character is between quotation marks, or is one of them."""
    before = bisect_right(analysis.quoted, at, key=lambda quoted: quoted.start) - 1
    return before >= 0 and at < analysis.quoted[before].end


def opening_words(opening: Opening) -> frozenset[str]:
    """The content words of the title and of the first sentence."""
    words: set[str] = set()
    for zone, sentence in zip(opening.zones, opening.index.analysis.sentences, strict=True):
        if zone in FIRST_ZONES:
            words.update(opening.index.said_by(sentence.first, sentence.last))
    return frozenset(words)


def shared(words: Sequence[str], opening: frozenset[str]) -> float:
    """The share of the words that the opening has too, in 0..1."""
    return len(opening.intersection(words)) / len(words) if words else 0.0


def _article(opening: Opening, main: Event | None) -> dict[str, float]:
    analysis = opening.index.analysis
    article, tokens = analysis.article, analysis.tokens
    found: dict[str, float] = {"always": 1.0, **event_classes(opening)}
    if article.dateline:
        found["has a dateline"] = 1.0
    if article.published:
        found["has a date"] = 1.0
    if not article.title:
        found["no title"] = 1.0
    if main is not None:
        found[f"status {main.status.value}"] = 1.0
    title = next((s for s, zone in zip(analysis.sentences, opening.zones, strict=True) if zone == 0), None)
    if title is not None:
        if tokens[title.last - 1].text == "?":
            found["the title is a question"] = 1.0
        if any(tokens[at].text in QUOTE_MARKS | {"'"} for at in range(title.first, title.last)):
            found["the title has quotation marks"] = 1.0
    return found
