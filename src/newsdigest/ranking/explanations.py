"""Which of the article's causes and means belong to the main event.

A cause is tied to the main event by grammar (it hangs on its predicate), by its sentence, or by words that the sentence
shares with the event. One that is tied by nothing is no answer: an empty answer is better than a wrong one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

import attrs

from newsdigest.model.analysis import Sentence
from newsdigest.model.enums import Question
from newsdigest.model.facts import Answer, Event, Fact, Passage
from newsdigest.ranking.overview import Overview

__all__ = ["explain"]

WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        "its connective is sure": 1.0,
        "hangs on the main event": 0.35,
        "stands in its sentence": 0.15,
        "its sentence shares words with the event": 0.4,
        "stands in the title": 0.15,
        "sentences further down": -0.04,
        "one word": -0.15,
        "answers a reaction": 0.35,
        "repeats the event": -1.5,
    }
)
THRESHOLD = {Question.WHY: 0.6, Question.HOW: 0.55}
"""Least score of an answer; set on the development articles of the project's own benchmark."""

_OPENING = 3
"""Sentences, the headline among them, that all tell of the main event."""

_LEAST_SHARED = {Question.WHY: 0.01, Question.HOW: 0.34}
"""Least share of the event's words that a later sentence must have, for what it tells to be of the event.

A cause may be told anywhere ("... because costs have doubled"), and one who is in the event will do in place of a word;
a means further down is most often of something else.
"""

_REACTIONS = frozenset(
    {"resign", "quit", "sack", "fire", "jail", "sentence", "fine", "arrest", "charge", "ban", "suspend", "sanction"}
    | {"protest", "outrage", "anger", "apologise", "apologize", "strike", "sue", "recall", "cancel", "axe", "dismiss"}
)
"""What people do in answer to something: with these, "after", "over" and "for" tell the reason."""

_ANSWERED = frozenset({"after", "over", "for", "following", "amid"})
_SURE_FROM, _SURE, _UNSURE = 0.9, 0.5, 0.35
"""The score from which an answer is as often right as wrong, and how often answers on either side of it are right."""

_FAR = 25
_HIGHEST = 2.0


def explain(
    question: Question, seen: Overview, passages: Sequence[Passage], main: Event | None, limit: int
) -> tuple[Answer, ...]:
    """The passages that explain the main event, best first.

    Args:
        question: ``WHY`` or ``HOW``.
        seen: the article, looked through.
        passages: the article's causes or means.
        main: the main event; without one nothing is explained.
        limit: most answers.
    """
    if main is None:
        return ()
    setting = _Setting.of(seen, main, _LEAST_SHARED[question])
    scored = ((setting.score(passage), passage) for passage in passages)
    fit = sorted(
        (pair for pair in scored if pair[0] >= THRESHOLD[question]), key=lambda pair: (-pair[0], pair[1].span.start)
    )
    chosen: list[Answer] = []
    for score, passage in fit:
        if len(chosen) < limit and not any(_same(passage, other.fact) for other in chosen):
            confidence = _SURE if score >= _SURE_FROM else _UNSURE
            name = f"{question.value}-{len(chosen) + 1}"
            fact = attrs.evolve(passage, id=name, salience=min(1.0, score / _HIGHEST))
            chosen.append(Answer(question=question, fact=fact, confidence=confidence))
    return tuple(chosen)


def _same(one: Fact, other: Fact) -> bool:
    return one.span.overlaps(other.span) or one.text.casefold() == other.text.casefold()


@attrs.frozen
class _Setting:
    """The main event, against which every passage is measured."""

    seen: Overview
    main: Event
    sentence: int
    predicate: int
    words: frozenset[str]
    told_of: frozenset[int]  # sentences that speak of somebody or something in the event
    least_shared: float

    @classmethod
    def of(cls, seen: Overview, main: Event, least_shared: float) -> _Setting:
        analysis = seen.analysis
        first, last = seen.range_of(main.span)
        words = frozenset(seen.said_by(first, last))
        predicate = seen.token_at(main.predicate_span.start)
        sentence = analysis.tokens[predicate].sentence
        inside = dict.fromkeys(analysis.entity_at[i] for i in range(first, last) if i in analysis.entity_at)
        mentions = (mention for index in inside for mention in analysis.entities[index].mentions)
        told_of = frozenset(analysis.tokens[mention.head].sentence for mention in mentions)
        return cls(seen, main, sentence, predicate, words, told_of, least_shared)

    def score(self, passage: Passage) -> float:
        """How well the passage explains the event; no fixed range."""
        analysis = self.seen.analysis
        first, last = self.seen.range_of(passage.span)
        sentence = analysis.sentences[analysis.tokens[first].sentence]
        total = WEIGHTS["its connective is sure"] * passage.confidence
        if sentence.index >= _FAR or self._asks(sentence):
            return 0.0
        if sentence.index == self.sentence:
            total += WEIGHTS["stands in its sentence"]
            total += WEIGHTS["hangs on the main event"] * self._hangs(first, last)
        elif self.words:
            shared = self.words.intersection(self.seen.said_by(sentence.first, sentence.last))
            share = (len(shared) or sentence.index in self.told_of) / len(self.words)
            if share < self.least_shared and sentence.index >= _OPENING:
                return 0.0
            total += WEIGHTS["its sentence shares words with the event"] * share
        total += self._place(sentence)
        own = self.seen.said_by(first, last)
        if len(own) < 2:
            total += WEIGHTS["one word"]
        if self.main.predicate in _REACTIONS and first and analysis.tokens[first - 1].text.lower() in _ANSWERED:
            total += WEIGHTS["answers a reaction"]
        if not own or self.main.predicate_span in passage.span or analysis.tokens[first].lemma == self.main.predicate:
            total += WEIGHTS["repeats the event"]
        return total

    def _asks(self, sentence: Sentence) -> bool:
        """Whether the sentence is a question, which tells no reason."""
        tokens = self.seen.analysis.tokens
        return any(tokens[at].text == "?" for at in range(max(sentence.first, sentence.last - 2), sentence.last))

    def _hangs(self, first: int, last: int) -> bool:
        """Whether one of the tokens hangs on the main predicate."""
        tokens = self.seen.analysis.tokens[first:last]
        return any(token.head == self.predicate for token in tokens if token.index != self.predicate)

    def _place(self, sentence: Sentence) -> float:
        if self.seen.order[sentence.index] == 0:
            return WEIGHTS["stands in the title"]
        return WEIGHTS["sentences further down"] * sentence.index
