"""The facts of one article together, and which of them answer the six questions about its main event."""

from __future__ import annotations

import attrs

from newsdigest.model.enums import Question
from newsdigest.model.facts import Actor, Event, Figure, Passage, Place, Quote, Time, in_unit_interval

__all__ = ["Answer", "Facts"]


@attrs.frozen(kw_only=True)
class Answer:
    """One answer to one of the six questions about the main event.

    Attributes:
        question: which question it answers.
        fact: the fact of the inventory that answers it: the very object.
        confidence: how sure it is that the fact *is* the answer, from 0 to 1, calibrated.
        reasons: the evidence for it, in plain words, strongest first.

    >>> digest = newsdigest.summarize("Mayor Ann Lowe will reopen the bridge in Leeds on Monday.")
    >>> answer = digest.answers[0]
    >>> answer.question.value, answer.fact.text, answer.fact is digest.who[0]
    ('who', 'Ann Lowe', True)
    """

    question: Question
    fact: Actor | Event | Place | Time | Passage
    confidence: float = attrs.field(default=0.5, validator=in_unit_interval)
    reasons: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Facts:
    """Everything the finders found in one article, each kind in reading order.

    Until the facts are ranked, ``agents`` and ``patients`` of an event and ``actor`` of a speaker may be the id of an
    entity that is no actor; see ``Entity.actor_id``.
    """

    actors: tuple[Actor, ...] = ()
    events: tuple[Event, ...] = ()
    places: tuple[Place, ...] = ()
    times: tuple[Time, ...] = ()
    attributions: tuple[Quote, ...] = ()
    figures: tuple[Figure, ...] = ()
    why: tuple[Passage, ...] = ()
    how: tuple[Passage, ...] = ()
