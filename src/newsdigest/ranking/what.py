"""What happened: the clause of the title, or of the first sentences, that reports the main event whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from newsdigest.lexicon.function_words import CIRCUMSTANTIALS, DEMONSTRATIVES, FRAMING_PREPOSITIONS, SUBJECT_PRONOUNS
from newsdigest.model.enums import Question
from newsdigest.model.facts import Event
from newsdigest.model.inventory import Answer
from newsdigest.ranking.answer_model import Features, answer_model, rank_candidates
from newsdigest.ranking.clauses import TITLE, ClauseSpan, stretches
from newsdigest.ranking.context import QUOTE_MARKS, Candidates
from newsdigest.ranking.opening import Opening

__all__ = ["candidates", "what"]

_PRONOUNS = SUBJECT_PRONOUNS | DEMONSTRATIVES | {"there", "his", "her", "their"}
_FIRST_PERSON = frozenset({"i", "we", "you"})
_FIRST_PERSON_OPENING = frozenset({"i", "we", "my", "our"})
_ADVERBIAL = (
    FRAMING_PREPOSITIONS - {"of"}
    | CIRCUMSTANTIALS - {"before", "since", "because", "amid"}
    | {"with", "if", "although"}
)
_JOINING = frozenset({"but", "and", "so", "or"})
_LONG, _VERY_LONG, _SHORT = 25, 40, 6


def what(opening: Opening, ranked: Sequence[Event], article: Features) -> Answer | None:
    """The event that answers "what", whole; None where the title and the first sentences report no event.

    Args:
        opening: the title and the first sentences.
        ranked: the events of the article, likeliest main event first.
        article: the features of the article.
    """
    found = stretches(opening)
    for choice in rank_candidates(answer_model(Question.WHAT), *candidates(opening, found, article)):
        event = _event(opening, ranked, found[choice.candidate])
        if event is not None:
            return Answer(question=Question.WHAT, fact=event, confidence=choice.confidence, reasons=choice.reasons)
    return None


def candidates(opening: Opening, found: Sequence[ClauseSpan], article: Features) -> Candidates:
    """The features of each span, and those of the article."""
    return Candidates([dict(_features(opening, stretch)) for stretch in found], dict(article))


def _event(opening: Opening, ranked: Sequence[Event], stretch: ClauseSpan) -> Event | None:
    """The event whose predicate heads the span or, in a title, the likeliest one in it, with the span's words."""
    analysis = opening.index.analysis
    span = analysis.span(stretch.first, stretch.last)
    start = analysis.tokens[stretch.predicate].start
    inside = [event for event in ranked if event.predicate_span in span]
    own = next((event for event in inside if event.predicate_span.start == start), None)
    event = own if own is not None and stretch.zone != TITLE else next(iter(inside), None)
    return None if event is None else attrs.evolve(event, span=span, text=span.of(analysis.article.text))


def _features(opening: Opening, stretch: ClauseSpan) -> Iterator[tuple[str, float]]:
    base, _, cut = stretch.kind.partition(", ")
    yield f"in the {'title' if stretch.zone == TITLE else f'sentence {stretch.zone}'}", 1.0
    yield base, 1.0
    if cut:
        yield f"{base}, cut", 1.0
        for name in cut.split(", "):
            yield name, 1.0
    yield from _length(opening, stretch)
    yield from _opening_words(opening, stretch)
    yield from _predicate(opening, stretch, base)
    words = opening.index.said_by(stretch.first, stretch.last)
    if words:
        recurrence = opening.index.recurrence
        yield "its words recur", sum([recurrence[word] for word in words]) / len(words)


def _length(opening: Opening, stretch: ClauseSpan) -> Iterator[tuple[str, float]]:
    length = stretch.last - stretch.first
    yield "length", length / 20
    if length > _LONG:
        yield "longer than 25", (length - _LONG) / 20
    if length > _VERY_LONG:
        yield "longer than 40", (length - _VERY_LONG) / 20
    if length < _SHORT:
        yield "shorter than 6", 1.0
    if stretch.zone == 1:
        analysis = opening.index.analysis
        sentence = analysis.sentences[analysis.tokens[stretch.first].sentence]
        whole = sentence.last - sentence.first
        yield "share of its sentence left out", (whole - length) / whole


def _opening_words(opening: Opening, stretch: ClauseSpan) -> Iterator[tuple[str, float]]:
    tokens = opening.index.analysis.tokens[stretch.first : stretch.last]
    first = tokens[0].text.lower()
    if first in _PRONOUNS:
        yield "opens with a pronoun", 1.0
    if first in _ADVERBIAL:
        yield "opens with an adverbial", 1.0
    if first in _JOINING:
        yield "opens with a conjunction", 1.0
    if first in QUOTE_MARKS:
        yield "opens with a quotation", 1.0
    if any(token.text in QUOTE_MARKS for token in tokens):
        yield "quotation marks", 1.0
    if first in _FIRST_PERSON_OPENING or any(token.text.lower() in _FIRST_PERSON for token in tokens):
        yield "first or second person", 1.0


def _predicate(opening: Opening, stretch: ClauseSpan, base: str) -> Iterator[tuple[str, float]]:
    analysis = opening.index.analysis
    tokens = analysis.tokens
    predicate = tokens[stretch.predicate]
    if predicate.upos not in {"VERB", "AUX"}:
        yield "no verb at its top", 1.0
    if predicate.xpos in {"VBD", "VBN"}:
        yield "past", 1.0
    if not any(tokens[child].deprel.startswith("nsubj") for child in analysis.children[stretch.predicate]):
        yield "no subject", 1.0
    if stretch.predicate in opening.attributing:
        yield "only an attribution", 1.0
        yield f"only an attribution, {base}", 1.0
    if tokens[analysis.sentences[predicate.sentence].last - 1].text == "?":
        yield "a question", 1.0
