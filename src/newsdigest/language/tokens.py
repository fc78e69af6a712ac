"""Words and marks as spans over the folded view, cut as the Universal Dependencies English treebanks cut them.

The conventions are those of the Penn Treebank with the changes of UD English GUM and EWT: ``do|n't``, ``can|not``,
``Smith|'s``; compounds split at their hyphens (``long|-|term``) except after prefixes that are no words
(``co-founder``, ``non-profit``); addresses, numbers and abbreviations whole. One pattern runs over each sentence; every
alternative consumes what it looks at or is bounded, so time is linear in the length of the text. (nltk's
``RegexpTokenizer`` would run the same pattern at a third of the speed and stop it by the clock.)
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from operator import methodcaller

from newsdigest.lexicon.word_sets import any_of
from newsdigest.resources import load, read_rows

__all__ = ["ABBREVIATIONS", "token_spans"]

ABBREVIATIONS = "abbreviations.tsv"
"""The table of abbreviations, where they stand and which are one token with their stop wherever they stand."""


_LETTER = r"[^\W\d_]"
_WORD = r"[^\W_][\w\u0300-\u036f]*"
_CLITIC = r"(?:s|re|ve|ll|d|m)"
_PREFIXES = (
    "anti co counter cross e ex inter intra mega micro mid mini multi neo non over post pre pro proto pseudo quasi re "
    "semi sub super trans ultra un under"
)
_UNITS = "am|bn|cc|cm|ft|g|gb|hrs?|kg|kgs|km|kms|kph|lbs?|m|mb|mg|min|mins|ml|mm|mn|mph|pm|tn|yds?"

_ALTERNATIVES = (
    # most words: plain letters before a blank, a comma or a stop that ends the sentence; most marks
    r"(?!cannot|gonna|gotta|wanna|gimme|lemme)[a-z]+(?=[ ,]|\.\Z)",
    r"(?!Cannot|Gonna|Gotta|Wanna|Gimme|Lemme)[A-Z][a-z]*(?=[ ,])",
    r"[,.](?= |\Z)",
    # addresses
    r"(?:https?://|www\.)[^\s<>\"]{0,2000}[^\s<>\"'.,;:!?)\]]",
    r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}",
    r"[A-Za-z0-9][\w-]{0,62}(?:\.[\w-]{1,62}){0,4}\.(?i:com|org|net|gov|edu|info|co\.uk)\b(?:/[\w/.-]{0,200}\w)?",
    r"[#@]\w+",
    # abbreviations: U.S., e.g., a.m.; titles and the like; initials; any word with a stop inside a sentence
    r"(?:[A-Za-z]\.){2,8}(?![A-Za-z])",
    r"(?:KEPT)\.(?!\w)",
    r"[A-Z]\.(?=\s+\S)",
    rf"{_LETTER}{{1,12}}\.(?=,|\s+[a-z\d(])",
    r"(?<=[DRI]-)[A-Z][a-z]{1,5}\.(?=[)\]])",  # the state of a member: (R-Ariz.)
    # contractions; names like 's-Hertogenbosch
    r"[A-Za-z]{1,30}?(?=[Nn]'[Tt]\b)",
    r"[Nn]'[Tt]\b",
    r"[Cc][Aa][Nn](?=[Nn][Oo][Tt]\b)|[Gg]on(?=na\b)|[Gg]ot(?=ta\b)|[Ww]an(?=na\b)|[Gg]im(?=me\b)|[Ll]em(?=me\b)",
    rf"(?<=\w)'(?i:{_CLITIC})\b",
    r"(?<!\w)'[a-z]{1,2}-[A-Z]\w*",
    r"'\d0s\b|'(?i:em|til|cause|bout)\b",
    # money, numbers
    r"(?:US|AU|CA|HK|NZ|C|A|S|R)\$",
    rf"(?:\d+(?:[.,:/]\d+)*|\.\d+)(?=(?i:{_UNITS})\b)",
    r"\d+(?:[.,:/]\d+)*(?:'?s|st|nd|rd|th)\b",
    r"\d+(?:[.,:/]\d+)+|\.\d+",
    # words
    rf"(?i:{'|'.join(_PREFIXES.split())})-[^\W_]{{2,40}}",
    r"[A-Z]{1,4}&[A-Z]{1,4}\b",
    rf"{_WORD}(?:'(?!(?i:{_CLITIC}|t)\b){_LETTER}+)*",
    # marks
    r"\.{2,}|--+|``|''|[!?]+|\*+|=+|_+|(?P<mark>[^\w\s])(?P=mark){3,}",
    r"\S",
)


_SPAN = methodcaller("span", "token")


def _pattern(package: str, name: str) -> re.Pattern[str]:
    """The pattern of a token with the abbreviations of a table in place of KEPT.

    The blank before a token is taken with it: tried alone it would fail every alternative.
    """
    kept = {form for _, _, forms in read_rows(package, name) if forms != "-" for form in forms.split("|")}
    return re.compile(f" ?(?P<token>{'|'.join(_ALTERNATIVES)})".replace("KEPT", any_of(kept)))


def token_spans(view: str, sentences: Sequence[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """The tokens of each sentence as half-open spans of ``view``.

    Args:
        view: the folded text (:func:`newsdigest.text.fold`).
        sentences: half-open spans of the sentences.

    >>> list(token_spans("It can't last.", [(0, 14)]))
    [[(0, 2), (3, 5), (5, 8), (9, 13), (13, 14)]]
    """
    pattern = load("language", ABBREVIATIONS, _pattern)
    for start, end in sentences:
        spans = list(map(_SPAN, pattern.finditer(view, start, end)))
        if len(spans) > 2 and view[spans[1][0] : spans[1][1]] == "." and view[start : spans[0][1]].isdigit():
            spans[:2] = [(spans[0][0], spans[1][1])]  # the number of a list item: "1."
        yield spans
