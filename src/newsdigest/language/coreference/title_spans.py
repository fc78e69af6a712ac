"""Where a title before a person's name begins, and which offices it holds: "Norwegian Prime Minister Anna Berg"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from newsdigest.language.coreference.clusters import NounWithModifiers
from newsdigest.language.gazetteer import demonym, noun_of, title_of
from newsdigest.language.written_titles import written_title
from newsdigest.lexicon.calendar import CALENDAR, DEICTIC_DAYS, MONTHS
from newsdigest.lexicon.nouns import OFFICE_CHANGERS
from newsdigest.model.analysis import Token

__all__ = ["IN_FULL", "title_start", "titles_within"]

IN_FULL: Mapping[str, str] = MappingProxyType(
    {"gov": "governor", "sen": "senator", "rep": "representative", "pres": "president", "cllr": "councillor"}
    | {"prof": "professor", "capt": "captain", "sgt": "sergeant", "supt": "superintendent", "insp": "inspector"}
)
"""Offices that are shortened before a name alone: later it is "the governor"."""

_TITLE_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "JJS", "HYPH", "VBN", "CD", "POS", "AFX"})
_LONGEST_TITLE = 9
_NAME_WORDS = 4
"""Words of a name that may govern the words before it."""

_COMMON = frozenset({"NN", "NNS"})
_DETERMINERS = frozenset({"DT", "PRP$", "POS"})
_INSIDE = frozenset({"amod", "compound", "flat", "fixed", "punct"})
_TIMES = frozenset({*DEICTIC_DAYS, *MONTHS, "tonight"}) - {"tomorrow", "march", "may"}


def titles_within(tokens: Sequence[Token], first: int, last: int) -> Iterator[NounWithModifiers]:
    """A title as written, and the office in it: "Norwegian Prime Minister" and "prime minister".

    The office is the longest ending that is in the list of titles, so that "minister" is none in "prime minister".
    """
    words = [tokens[i].text.lower() for i in range(first, last)]
    if not words:
        return  # the title became part of the name: "Pope Francis"
    noun = words[-1].replace(".", "")
    noun = IN_FULL.get(noun, noun)
    yield noun, frozenset(words[:-1])
    offices = (begin for begin in range(first, last) if title_of(_lower(tokens, begin, last)) is not None)
    begin = next(offices, last - 1) - first
    if OFFICE_CHANGERS.isdisjoint(words[:begin]):
        yield noun, frozenset(words[begin:-1])


def title_start(end: int, begin: int, tokens: Sequence[Token]) -> int:
    """Where the title before token ``end`` begins; ``end`` itself without a title."""
    if end <= begin:
        return end
    head = tokens[end - 1]
    if end - 5 >= begin and tokens[end - 3].text == "of" and tokens[end - 5].deprel == "nmod:desc":
        return end - 5  # "mother-of-two Ann Lowe"
    size = next((size for size in (4, 3, 2) if end - size >= begin and _is_office(tokens, end - size, end)), 0)
    if not size and not _is_single_title(head):
        return end  # "team-mates Ann Cole and Raj Patel": no word for one of the two
    at = end - (size or 1)  # more than one: "leader of the opposition", "Secretary of Fisheries"
    while at > begin and end - at < _LONGEST_TITLE and _describes(tokens, at - 1, end):
        at -= 1
    return _past_number(tokens, at, end)


def _is_single_title(head: Token) -> bool:
    """Whether a word is a title by itself, or describes one person."""
    if head.xpos[:2] not in ("NN", "JJ"):
        return False
    if written_title(head.text) is not None:
        return True
    noun = noun_of(head.lemma.lower())
    return head.xpos[-1] != "S" and (head.deprel == "nmod:desc" or (noun is not None and noun.kind == "person"))


def _past_number(tokens: Sequence[Token], at: int, end: int) -> int:
    """Where a title begins after an age or a number: "34-year-old nurse", whose age is one unit."""
    while at < end - 1 and tokens[at].xpos in ("CD", "POS", "HYPH", "VBN") and demonym(tokens[at].text) is None:
        at += 1
        while at < end - 2 and tokens[at].text == "-":
            at += 2
    return at


def _is_office(tokens: Sequence[Token], first: int, end: int) -> bool:
    """Whether the words from ``first`` are a title, or an office with what it is of: "Secretary of the Treasury"."""
    if title_of(_lower(tokens, first, end)) is not None:
        return True
    if not (tokens[first].text[0].isupper() and tokens[end - 1].text[0].isupper()):
        return False  # "the director of the" Pell Fund
    words = [tokens[i].text.lower() for i in range(first, end)]
    office = title_of(words[0])
    return words[1:-1] in (["of"], ["of", "the"]) and office is not None and office.sort == "office"


def _describes(tokens: Sequence[Token], index: int, end: int) -> bool:
    """Whether a token belongs to the title before ``end``.

    A verb, a day or a month does not, nor does a common noun whose governor is outside the phrase: in "Neal grilled
    Harbour Master Ida Crane", "In June Harbour Master" and "gave his guests Harbour Master" it begins at "Harbour".
    """
    token = tokens[index]
    word = token.text.lower()
    if token.xpos not in _TITLE_TAGS or word in _TIMES:
        return False
    if word == "past" and (not index or tokens[index - 1].xpos not in _DETERMINERS):
        return False  # "scored past goalkeeper Tom Hurst", but "a past president"
    if token.deprel in _INSIDE or index < token.head < end + _NAME_WORDS:
        return True
    if token.upos == "VERB" or word in CALENDAR:
        return False
    return token.xpos not in _COMMON or any(tokens[other].head == index for other in range(index + 1, end + 1))


def _lower(tokens: Sequence[Token], first: int, last: int) -> str:
    return " ".join(tokens[i].text.lower().replace(".", "") for i in range(first, last)).replace(" - ", "-")
