"""The facts of a digest as labelled spans of its text: what the annotation formats have in common."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from newsdigest.model.digest import Digest
from newsdigest.model.enums import MentionKind
from newsdigest.model.facts import Actor, Figure, Place, Quote
from newsdigest.model.span import Span
from newsdigest.renderers.text_layout import act_words

__all__ = ["Annotation", "annotations_of", "named_spans"]


@attrs.frozen
class Annotation:
    """One annotated fact: its spans in the text, its kind, its normalised value, and for a quotation the speaker.

    ``speaker`` is the span of the speaker's mention, for quotations.
    """

    kind: str
    spans: tuple[Span, ...]
    value: str
    speaker: Span | None = None


def annotations_of(digest: Digest) -> tuple[Annotation, ...]:
    """Every mention of an actor or a place, every time, figure, quotation and event, in reading order."""
    return tuple(sorted(_annotations(digest), key=lambda label: (label.spans[0], label.kind, label.value)))


def named_spans(fact: Actor | Place) -> list[Span]:
    """Where a fact is mentioned by words of its own; its span where pronouns alone mention it."""
    return [mention.span for mention in fact.mentions if mention.kind is not MentionKind.PRONOUN] or [fact.span]


def _annotations(digest: Digest) -> Iterator[Annotation]:
    for actor in digest.actors:
        yield from (Annotation(actor.kind.value.capitalize(), (span,), actor.name) for span in named_spans(actor))
    for place in digest.places:
        found = [mention.span for mention in place.mentions] or [place.span]
        yield from (Annotation("Place", (span,), place.name) for span in found)
    yield from (Annotation("Time", (time.span,), time.value) for time in digest.times)
    yield from (Annotation("Figure", (figure.span,), _amount(figure)) for figure in digest.figures)
    yield from (_quotation(quote) for quote in digest.quotes if not quote.negated)
    yield from (Annotation("Event", (event.span,), event.predicate) for event in digest.events)


def _amount(figure: Figure) -> str:
    return " ".join(part for part in (f"{figure.value:.15g}", figure.unit, figure.what) if part)


def _quotation(quote: Quote) -> Annotation:
    name = quote.speaker.name if quote.speaker else ""
    act = act_words(quote)
    value = f"{act} by {name}" if act and name else name
    return Annotation("Quote", quote.spans or (quote.span,), value, quote.speaker.span if quote.speaker else None)
