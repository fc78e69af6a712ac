"""Whether a summary is in another language than English, however many foreign names an English one has.

Only small words are asked: those with a capital may be names, as may particles before them ("Ursula von der Leyen"),
and say nothing. Hardly one of them may be English or a word of the article, and their letters must be those of another
language.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import islice

from newsdigest.language.detection import foreign_margin, is_everyday_english
from newsdigest.lexicon.nouns import PERSON_PARTICLES
from newsdigest.model.analysis import Token
from newsdigest.verification.summary_check.letter_case import is_common_word, is_english_word
from newsdigest.verification.summary_check.text_index import TextIndex
from newsdigest.verification.summary_check.units import SAID, Unit

__all__ = ["is_foreign"]

_MOST_WORDS = 300  # that the language of a text is read off
_LEAST_WORDS = 2
_LITTLE_ENGLISH, _MOST_ENGLISH = 0.25, 0.34
_PLAIN_MARGIN, _WIDE_MARGIN = 1.5, 4.0
"""The share of English among the small words of a text under which its letters are asked, and by what margin another
language must beat English there: a wide one where the share is not so little, or the text has two such words. Of 10,000
sentences of open articles no English one of prose passes; of 37 headlines in ten languages most do."""

_FOR_ENGLISH = frozenset({"of", "to", "at", "by", "for"})
"""Small words that are everyday English and rare elsewhere, though not so rare that an article is judged by them."""

_WORDS = frozenset({"noun", "verb", "modifier"})


def is_foreign(units: Sequence[Unit], summary: TextIndex) -> bool:
    """Whether a text is in another language; a text in Latin letters without any capital is not judged.

    Args:
        units: those of the summary, compared with the article: a word that the article has is English.
        summary: the text.
    """
    tokens = summary.analysis.tokens
    words = list(islice((token for token in tokens if _is_telling(token, tokens)), _MOST_WORDS))
    if not words or not any(token.text != token.text.lower() for token in tokens):
        letters = "".join(filter(str.isalpha, summary.analysis.article.text))
        return bool(letters) and foreign_margin([letters]) == math.inf
    share = _share_of_english(words, units)
    distinct = list(dict.fromkeys(token.text for token in words))
    if share > _MOST_ENGLISH or len(distinct) < _LEAST_WORDS:
        return False
    plain = share < _LITTLE_ENGLISH and len(distinct) > _LEAST_WORDS
    return foreign_margin(distinct) >= (_PLAIN_MARGIN if plain else _WIDE_MARGIN)


def _share_of_english(words: Sequence[Token], units: Sequence[Unit]) -> float:
    """The share of words that are English, or the article's; 1 where all may be of either language ("in", "an")."""
    told = {unit.head for unit in units if unit.best >= SAID and unit.kind in _WORDS}
    known = unknown = 0
    for word in words:
        if _is_english(word.text) or (word.index in told and word.text.isascii()):
            known += 1
        else:
            unknown += not is_common_word(word.text)
    return known / (known + unknown) if unknown else 1.0


def _is_english(word: str) -> bool:
    return word in _FOR_ENGLISH or is_everyday_english(word) or is_english_word(word)


def _is_telling(token: Token, tokens: Sequence[Token]) -> bool:
    """Whether a word can tell the language: one in small letters that is no part of a name."""
    if len(token.text) == 1 or not token.text.isalpha() or token.text != token.text.lower():
        return False
    if token.text not in PERSON_PARTICLES:
        return True
    before, after = token.index - 1, token.index + 1
    while before >= 0 and tokens[before].text in PERSON_PARTICLES:
        before -= 1
    while after < len(tokens) and tokens[after].text in PERSON_PARTICLES:
        after += 1
    follows = before < 0 or not tokens[before].text.isalpha() or tokens[before].text[0].isupper()
    return not (follows and after < len(tokens) and tokens[after].text[0].isupper())
