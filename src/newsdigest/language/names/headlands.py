"""Headlands: "a ship ran aground off Malin Head", which the tagger takes for a person or for no name.

A preposition of place says it, as people called Head seldom follow one; a given name before "Head" needs one that no
person follows. Further occurrences of the name are the headland, too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsdigest.language.gazetteer import given_gender, noun_of, title_of
from newsdigest.language.names.ner_spans import NerSpan, is_plain
from newsdigest.lexicon.function_words import SCENE_PREPOSITIONS
from newsdigest.model.analysis import Sentence, Token

__all__ = ["with_headlands"]

_HEAD = "Head"
_AT_SEA = frozenset({"off", "around", "round"})
_AT = SCENE_PREPOSITIONS - {"in"} | _AT_SEA | {"from", "to", "towards", "past"}
_MOST_WORDS = 2  # before "Head"


def with_headlands(tokens: Sequence[Token], sentences: Sequence[Sentence], spans: Sequence[NerSpan]) -> list[NerSpan]:
    """The spans of an article and its headlands, which replace what they cover, in reading order.

    Args:
        tokens: the article's tokens.
        sentences: its sentences.
        spans: its names in reading order.
    """
    heads = [token for token in tokens if token.text == _HEAD]
    named = {_form(tokens, *found) for token in heads for found in _located(tokens, sentences, token)}
    if not named:
        return list(spans)
    found = [_place(*at) for token in heads for at in _ranges(tokens, token) if _form(tokens, *at) in named]
    taken = {at for span in found for at in range(span.first, span.last)}
    others = [span for span in spans if taken.isdisjoint(range(span.first, span.last))]
    return sorted([*others, *found], key=lambda span: span.first)


def _located(tokens: Sequence[Token], sentences: Sequence[Sentence], head: Token) -> Iterator[tuple[int, int]]:
    """The token range of a name that ends in "Head", where a preposition of place precedes it."""
    after = tokens[head.index + 1 : head.index + 2]
    if after and after[0].sentence == head.sentence and (after[0].text.istitle() or after[0].xpos == "POS"):
        return  # "Police Head Ana Reyes", "at Edith Head's house"
    if not is_plain(tokens, sentences[head.sentence]):
        return
    for first, last in _ranges(tokens, head):
        before = tokens[first - 1].text if first else ""
        prepositions = _AT if given_gender(tokens[first].text) is None else _AT_SEA
        if before in prepositions and all(map(_may_name, tokens[first : last - 1])):
            yield first, last


def _ranges(tokens: Sequence[Token], head: Token) -> Iterator[tuple[int, int]]:
    """The ranges of one or two words with a capital and "Head"."""
    for first in range(head.index - 1, max(-1, head.index - 1 - _MOST_WORDS), -1):
        if tokens[first].sentence != head.sentence or not tokens[first].text.istitle():
            return
        yield first, head.index + 1


def _may_name(token: Token) -> bool:
    """Whether a word may be the name of a headland: it names no body and no office ("Department Head")."""
    word = token.lemma.lower()
    return noun_of(word) is None and title_of(word) is None


def _form(tokens: Sequence[Token], first: int, last: int) -> str:
    return " ".join(token.text for token in tokens[first:last])


def _place(first: int, last: int) -> NerSpan:
    span = NerSpan("place", first, last, 1.0)
    span.settled = True
    return span
