"""Which of the article's causes and means belong to the main event.

A cause is tied to the main event by grammar (it hangs on its predicate), by its sentence, or by words that the sentence
shares with the event. One that is tied by nothing is no answer: an empty answer is better than a wrong one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

import attrs

from newsdigest.model.analysis import Analysis, Sentence
from newsdigest.model.enums import BlockKind
from newsdigest.model.facts import Event, Passage
from newsdigest.ranking.main_event import content_counts, token_at

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
THRESHOLD = {"why": 0.6, "how": 0.55}
"""Least score of an answer; set on the development articles of the project's own benchmark."""

_OPENING = 3
"""Sentences, the headline among them, that all tell of the main event."""

_LEAST_SHARED = {"why": 0.01, "how": 0.34}
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
    question: str, analysis: Analysis, passages: Sequence[Passage], main: Event | None, limit: int
) -> tuple[Passage, ...]:
    """The passages that explain the main event, best first.

    Args:
        question: ``"why"`` or ``"how"``.
        analysis: the article laid open.
        passages: the article's causes or means.
        main: the main event; without one nothing is explained.
        limit: most answers.
    """
    if main is None:
        return ()
    setting = _Setting.of(analysis, main, _LEAST_SHARED[question])
    scored = ((setting.score(passage), passage) for passage in passages)
    fit = sorted(
        (pair for pair in scored if pair[0] >= THRESHOLD[question]), key=lambda pair: (-pair[0], pair[1].span.start)
    )
    chosen: list[Passage] = []
    for score, passage in fit:
        if len(chosen) < limit and not any(_same(passage, other) for other in chosen):
            confidence = _SURE if score >= _SURE_FROM else _UNSURE
            chosen.append(attrs.evolve(passage, salience=min(1.0, score / _HIGHEST), confidence=confidence))
    return tuple(chosen)


def _same(one: Passage, other: Passage) -> bool:
    return one.span.overlaps(other.span) or one.text.casefold() == other.text.casefold()


@attrs.frozen
class _Setting:
    """The main event, against which every passage is measured."""

    analysis: Analysis
    main: Event
    sentence: int
    predicate: int
    words: frozenset[str]
    told_of: frozenset[int]  # sentences that speak of somebody or something in the event
    least_shared: float

    @classmethod
    def of(cls, analysis: Analysis, main: Event, least_shared: float) -> _Setting:
        first = token_at(analysis, main.span.start)
        last = token_at(analysis, main.span.end - 1) + 1
        words = frozenset(content_counts(analysis.tokens[first:last]))
        predicate = token_at(analysis, main.predicate_span.start)
        sentence = analysis.tokens[predicate].sentence
        inside = dict.fromkeys(analysis.entity_at[i] for i in range(first, last) if i in analysis.entity_at)
        mentions = (mention for index in inside for mention in analysis.entities[index].mentions)
        told_of = frozenset(analysis.tokens[mention.head].sentence for mention in mentions)
        return cls(analysis, main, sentence, predicate, words, told_of, least_shared)

    def score(self, passage: Passage) -> float:
        """How well the passage explains the event; no fixed range."""
        first = token_at(self.analysis, passage.span.start)
        last = token_at(self.analysis, passage.span.end - 1) + 1
        sentence = self.analysis.sentences[self.analysis.tokens[first].sentence]
        total = WEIGHTS["its connective is sure"] * passage.confidence
        if sentence.index >= _FAR:
            return 0.0
        if sentence.index == self.sentence:
            total += WEIGHTS["stands in its sentence"]
            total += WEIGHTS["hangs on the main event"] * self._hangs(passage)
        elif self.words:
            shared = self.words & content_counts(self.analysis.tokens[sentence.first : sentence.last]).keys()
            share = (len(shared) or sentence.index in self.told_of) / len(self.words)
            if share < self.least_shared and sentence.index >= _OPENING:
                return 0.0
            total += WEIGHTS["its sentence shares words with the event"] * share
        total += self._place(sentence)
        own = content_counts(self.analysis.tokens[first:last]).keys()
        if len(own) < 2:
            total += WEIGHTS["one word"]
        if self.main.predicate in _REACTIONS and first and self.analysis.tokens[first - 1].text.lower() in _ANSWERED:
            total += WEIGHTS["answers a reaction"]
        if (
            not own
            or self.main.predicate_span in passage.span
            or self.analysis.tokens[first].lemma == self.main.predicate
        ):
            total += WEIGHTS["repeats the event"]
        return total

    def _hangs(self, passage: Passage) -> bool:
        """Whether the passage's topmost token hangs on the main predicate directly or over one clause."""
        first = token_at(self.analysis, passage.span.start)
        last = token_at(self.analysis, passage.span.end - 1) + 1
        return any(
            self.analysis.tokens[index].head == self.predicate
            for index in range(first, last)
            if index != self.predicate
        )

    def _place(self, sentence: Sentence) -> float:
        blocks = self.analysis.article.blocks
        if blocks and blocks[sentence.block].kind is BlockKind.HEADLINE:
            return WEIGHTS["stands in the title"]
        return WEIGHTS["sentences further down"] * sentence.index
