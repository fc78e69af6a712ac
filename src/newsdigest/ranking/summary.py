"""The summary: whole sentences of the article, the main event first of all, in the article's own order.

Strategy: news is written most important first (the inverted pyramid), and no extractive method beats its opening by
much (Nenkova 2005; Grenander et al. 2019), so a sentence's place counts most. To it come how much of what the article
repeats the sentence says (SumBasic, Nenkova and Vanderwende 2005), and how much of the main event. Sentences are taken
one at a time; what has been said already counts less (maximal marginal relevance, Carbonell and Goldstein 1998). A
sentence that is not understood alone ("But he ...") is taken only where no other serves.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

import attrs

from newsdigest.lexicon.function_words import (
    COORDINATORS,
    DEMONSTRATIVES,
    INFERENTIALS,
    THIRD_PERSON_OBJECTS,
    THIRD_PERSON_POSSESSIVES,
    THIRD_PERSON_SUBJECTS,
)
from newsdigest.lexicon.tags import FINITE_TAGS
from newsdigest.model.analysis import Analysis, Sentence, Token
from newsdigest.model.enums import BlockKind
from newsdigest.model.facts import Event, Passage
from newsdigest.model.span import Span
from newsdigest.ranking.article_index import ArticleIndex
from newsdigest.ranking.context import QUOTE_MARKS

__all__ = ["headline", "summarise"]

WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        "opens the article": 1.0,
        "place": 1.0,
        "what the article repeats": 1.0,
        "what the main event says": 0.4,
        "cannot stand alone": -0.35,
        "mostly quotation": -0.25,
        "too short": -0.6,
        "too long": -0.3,
        "a question": -0.5,
        "said already": -1.2,
    }
)
_PLACE_DECAY = 0.12
_FAR = 60
"""Sentences further down are not weighed: nothing there has ever made a summary, and the time stays bounded."""

_BODY = frozenset({BlockKind.LEAD, BlockKind.PARAGRAPH})
_SECOND = frozenset({BlockKind.LIST_ITEM})
_LEANING = (
    COORDINATORS
    | INFERENTIALS
    | DEMONSTRATIVES
    | {"instead", "therefore", "moreover", "furthermore"}
    | ({"nevertheless", "besides", "otherwise", "such"})
)
_PRONOUNS = THIRD_PERSON_SUBJECTS | THIRD_PERSON_OBJECTS | THIRD_PERSON_POSSESSIVES
_STOPS = frozenset({".", "!", "?", '"', "''"})
_FINITE = FINITE_TAGS | {"VB"}
_LONGEST_HEADLINE = 160
"""Characters."""

_SHORT, _LONG = 7, 55
"""In tokens."""


def summarise(index: ArticleIndex, main: Event | None, length: int) -> tuple[Passage, ...]:
    """The best ``length`` sentences, in the article's order; fewer where it has fewer.

    Args:
        index: the article, indexed.
        main: the main event, where one is known.
        length: sentences wanted, 0 or more.
    """
    if not length:
        return ()
    event = frozenset(index.said(main.span)) if main is not None else frozenset[str]()
    rated = [_rate(index, sentence, place, event) for place, sentence in enumerate(_candidates(index.analysis))]
    chosen = _pick(rated, length)
    best = max((item.score for item in chosen), default=1.0) or 1.0
    text = index.analysis.article.text
    chosen.sort(key=lambda item: item.sentence.index)
    return tuple(_passage(text, item, best, number) for number, item in enumerate(chosen, 1))


def headline(index: ArticleIndex, main: Event | None) -> str | None:
    """The article's title, or its main event in the article's own words where it has none, from its subject on."""
    article = index.analysis.article
    if article.title or main is None:
        return article.title
    first = min(main.span.start, _subject_start(index, main))
    words = " ".join(article.text[first : main.span.end].split())
    return words if len(words) <= _LONGEST_HEADLINE else main.text


def _subject_start(index: ArticleIndex, event: Event) -> int:
    """Where the subject of an event begins, which its words leave out where it is long."""
    analysis = index.analysis
    clause = analysis.clause_of(index.token_at(event.predicate_span.start))
    subjects = () if clause is None else clause.subjects
    own = [analysis.tokens[analysis.extents[subject][0]] for subject in subjects]
    sentence = analysis.tokens[index.token_at(event.span.start)].sentence
    return min([token.start for token in own if token.sentence == sentence], default=event.span.start)


@attrs.frozen(eq=False)
class _Rated:
    """A sentence with its own score and its content words."""

    sentence: Sentence
    score: float
    words: frozenset[str]
    leans: bool


def _candidates(analysis: Analysis) -> list[Sentence]:
    """The sentences of the running text; list items only where there is no other."""
    for kinds in (_BODY, _BODY | _SECOND):
        found = [s for s in analysis.sentences if not analysis.article.blocks or _kind(analysis, s) in kinds]
        if found:
            whole = [s for s in found[:_FAR] if not _is_fragment(analysis, s)]
            return whole or found[:_FAR]
    return list(analysis.sentences[:_FAR])


def _is_fragment(analysis: Analysis, sentence: Sentence) -> bool:
    """Whether it is a few words without a verb or a stop: "Dear members of the board,"."""
    tokens = analysis.tokens[sentence.first : sentence.last]
    short = len(tokens) < _SHORT and tokens[-1].text not in _STOPS
    return short and not any(token.xpos in _FINITE for token in tokens)


def _kind(analysis: Analysis, sentence: Sentence) -> BlockKind:
    return analysis.article.blocks[sentence.block].kind


def _rate(index: ArticleIndex, sentence: Sentence, place: int, event: frozenset[str]) -> _Rated:
    tokens = index.analysis.tokens[sentence.first : sentence.last]
    words = index.said_by(sentence.first, sentence.last)
    marks = [at for at, token in enumerate(tokens) if token.text in QUOTE_MARKS]
    leans = len(marks) % 2 == 1 or _depends_on_context(tokens)
    score = WEIGHTS["place"] / (1 + _PLACE_DECAY * place)
    score += WEIGHTS["opens the article"] * (place == 0)
    score += WEIGHTS["what the article repeats"] * _recurrence(index, words)
    if event:
        score += WEIGHTS["what the main event says"] * len(event.intersection(words)) / len(event)
    score += WEIGHTS["cannot stand alone"] * leans
    score += WEIGHTS["mostly quotation"] * (2 * _quoted(marks, len(tokens)) > len(tokens))
    score += WEIGHTS["too short"] * (len(tokens) < _SHORT) + WEIGHTS["too long"] * (len(tokens) > _LONG)
    score += WEIGHTS["a question"] * (tokens[-1].text == "?")
    return _Rated(sentence, score, frozenset(words), leans)


def _recurrence(index: ArticleIndex, words: Sequence[str]) -> float:
    """How much the rest of the article repeats what the sentence says, in 0..1."""
    return sum([index.recurrence[word] for word in words]) / len(words) if words else 0.0


def _depends_on_context(tokens: Sequence[Token]) -> bool:
    """Whether it needs the sentence before: it opens with "But", or with a pronoun before any name."""
    first = next((token for token in tokens if token.upos != "PUNCT"), None)
    if first is None or first.text.lower() in _LEANING:
        return True
    for token in tokens[:8]:
        if token.upos == "PROPN":
            return False
        if token.text.lower() in _PRONOUNS and token.deprel in {"nsubj", "nsubj:pass", "nmod:poss"}:
            return True
    return False


def _quoted(marks: Sequence[int], length: int) -> int:
    """How many of a sentence's tokens are between quotation marks; one left open reaches to the end."""
    closed = [*marks, length] if len(marks) % 2 else marks
    return sum([after - before - 1 for before, after in zip(closed[::2], closed[1::2], strict=True)])


def _pick(rated: Sequence[_Rated], length: int) -> list[_Rated]:
    """Take the best sentence, then again the best of the rest for what it adds."""
    left, chosen = list(rated), list[_Rated]()
    said: set[str] = set()
    while left and len(chosen) < length:
        best = max(left, key=lambda item: (_worth(item, said, chosen), -item.sentence.index))
        left.remove(best)
        if not _repeats(best, chosen):
            chosen.append(best)
            said |= best.words
    return chosen


def _worth(item: _Rated, said: set[str], chosen: Sequence[_Rated]) -> float:
    worth = item.score
    if said and item.words:
        worth += WEIGHTS["said already"] * len(item.words & said) / len(item.words)
    if item.leans and any(other.sentence.index == item.sentence.index - 1 for other in chosen):
        worth -= WEIGHTS["cannot stand alone"]  # its context is there
    return worth


def _repeats(item: _Rated, chosen: Sequence[_Rated]) -> bool:
    """Whether a chosen sentence already says nearly all of it."""
    return any(
        len(item.words & other.words) > 0.75 * max(1, min(len(item.words), len(other.words))) for other in chosen
    )


def _passage(text: str, item: _Rated, top: float, number: int) -> Passage:
    span = Span(item.sentence.start, item.sentence.end)
    salience = max(0.0, min(1.0, item.score / top))
    return Passage(id=f"summary-{number}", text=span.of(text), span=span, salience=salience, confidence=salience)
