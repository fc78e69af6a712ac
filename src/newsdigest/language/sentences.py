"""Sentences: candidates by one pattern, doubtful stops decided by nltk's Punkt.

A sentence may end at a stop, a question or exclamation mark or an ellipsis, with the quotation marks and brackets
that close right after it, where white space follows. The word before a stop decides: a plain word ends the
sentence, a title ("Gen.") does not, and for the rest ("U.S.", "Inc.", initials) Punkt (Kiss and Strunk, 2006) is
asked, with parameters trained on open news in ``training/punkt.py``. A sentence never crosses a block, and a speech
is not cut from its "he said".

Importing nltk takes a third of the time of a first digest. So what Punkt answers to an abbreviation before a number or
a plain word with a capital, as most doubtful stops are, is read off its parameters here; a test compares the two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from newsdigest import resources
from newsdigest.language.abbreviated_ends import IN_HEADLINES, OPENERS, ends_before
from newsdigest.language.tokens import ABBREVIATIONS
from newsdigest.lexicon.speech import SAID_FORMS
from newsdigest.lexicon.word_sets import any_of
from newsdigest.model.article import Article
from newsdigest.model.enums import BlockKind
from newsdigest.model.span import Span
from newsdigest.text import fold

if TYPE_CHECKING:
    from nltk.tokenize.punkt import PunktSentenceTokenizer

__all__ = ["sentence_bounds", "split"]

_FORMAT = 1
_HEADLINE = BlockKind.HEADLINE
_END_MARKS = ".?!\u2026"  # a headline with one is written as prose
_PUNKT = "punkt.json"

# End marks, the marks that close after them (and numbers of notes, "[3]"), and how the next word begins.
_CANDIDATE = re.compile(
    r"(?<![.?!\u2026])(?P<mark>[.?!\u2026]+)(?P<close>[\"')\]}]{0,4}(?: ?\[\d{1,3}\]){0,6})"
    r"(?=\s+(?P<next>[\"'(\[{]{0,4}\S))"
)
_WORD_BEFORE = re.compile(r"[^\s\"'(\[{\-]{1,40}\Z")
_NEXT_WORD = re.compile(r"\s+[\"'(\[{]{0,4}(\S{1,40})")
_SAID = re.compile(
    rf"\s+(?:[A-Z][\w.'-]{{0,30}}\s+){{1,4}}(?:{any_of(SAID_FORMS)}|shouted|asks|tweeted|cried|wondered)\b"
)
_WORD = re.compile(r"\w")
_PLAIN_ABBREVIATION = re.compile(r"(?=..)[A-Za-z]+(?:\.[A-Za-z]+)*")
_PLAIN_WORD = re.compile(r"(?:(?P<word>[A-Z][A-Za-z]*)|\d{1,4})[,:;)]?")
_NUMBER = "##number##"  # what Punkt calls every number
_SEEN_LOWER = 0b1110000  # flags of nltk's orthographic context: in lower case, wherever it was
_SEEN_CAPITAL_INSIDE = 0b100  # with a capital inside a sentence
_PARAGRAPH = re.compile(r"\n[^\S\n]*\n")
_LONGEST_BRACKET = 300


class _Stops(NamedTuple):
    """What is known of stops: the place of each abbreviation, all that end with a stop, and Punkt's parameters."""

    places: Mapping[str, str]
    abbreviations: frozenset[str]
    starters: frozenset[str]
    collocations: frozenset[tuple[str, str]]
    orthography: Mapping[str, int]  # a word in lower case -> nltk's flags of how it was written
    inner: frozenset[str] = frozenset()  # words with a capital before which an abbreviation ends no sentence


def split(article: Article) -> tuple[Span, ...]:
    """The sentences of ``article``, block by block, as spans of its text in reading order.

    Raises:
        ResourceError: the packaged Punkt parameters are missing or damaged.
    """
    return tuple(Span(start, end) for start, end, _ in sentence_bounds(article, fold(article.text)))


def sentence_bounds(article: Article, view: str) -> list[tuple[int, int, int]]:
    """Start, end and block index of each sentence; an article without blocks is read by paragraphs (block -1).

    Args:
        article: the article.
        view: its text, folded.
    """
    blocks = [(block.span.start, block.span.end, at) for at, block in enumerate(article.blocks)]
    stops = resources.load("language", _PUNKT, _load_stops)
    of_headlines = stops._replace(inner=IN_HEADLINES)
    unended = {at for _, end, at in blocks if view[end - 1] not in _END_MARKS}
    headlines = {at for at in unended if article.blocks[at].kind is _HEADLINE}
    return [
        (first, last, at)
        for start, end, at in blocks or list(_paragraphs(view))
        for first, last in _sentences(view, start, end, of_headlines if at in headlines else stops)
    ]


def _paragraphs(view: str) -> Iterator[tuple[int, int, int]]:
    start = 0
    for gap in _PARAGRAPH.finditer(view):
        yield start, gap.start(), -1
        start = gap.end()
    yield start, len(view), -1


def _load_stops(package: str, name: str) -> _Stops:
    data = resources.read_json(package, name, version=_FORMAT)
    rows = resources.read_rows(package, ABBREVIATIONS)
    places = {abbreviation: place for abbreviation, place, _ in rows if place != "-"}
    orthography = data["orthography"]
    if not isinstance(orthography, dict):
        raise TypeError("orthography is no object")
    return _Stops(
        places=places,
        abbreviations=frozenset((*_strings(data["abbreviations"]), *places)),
        starters=frozenset(_strings(data["sentence_starters"])),
        collocations=frozenset((first, second) for first, second in map(_strings, _lists(data["collocations"]))),
        orthography=MappingProxyType(orthography),  # pyright: ignore[reportUnknownArgumentType]
    )


def _load_punkt(package: str, name: str) -> PunktSentenceTokenizer:
    """The Punkt tokenizer; made when a stop first comes that is not answered here: few articles have one."""
    from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

    known = resources.load(package, name, _load_stops)
    parameters = PunktParameters()
    parameters.abbrev_types = set(known.abbreviations)
    parameters.sent_starters = set(known.starters)
    parameters.collocations = set(known.collocations)
    parameters.ortho_context.update(known.orthography)
    return PunktSentenceTokenizer(parameters)


def _lists(value: object) -> list[object]:
    if not isinstance(value, list):
        raise TypeError("a list is wanted")
    return list(value)


def _strings(value: object) -> list[str]:
    return [str(item) for item in _lists(value)]


def _sentences(view: str, start: int, end: int, stops: _Stops) -> Iterator[tuple[int, int]]:
    """The sentences between two offsets, without the white space around them."""
    begin = _skip(view, start, end)
    word = _first_word(view, begin, end)  # marks alone are no sentence
    for found in _CANDIDATE.finditer(view, begin, end):
        if found.start() > word and _ends(view, begin, found, end, stops):
            yield begin, found.end()
            begin = _skip(view, found.end(), end)
            word = _first_word(view, begin, end)
    while end > begin and view[end - 1].isspace():
        end -= 1
    if begin < end:
        yield begin, end


def _skip(view: str, start: int, end: int) -> int:
    while start < end and view[start].isspace():
        start += 1
    return start


def _first_word(view: str, start: int, end: int) -> int:
    found = _WORD.search(view, start, end)
    return found.start() if found else end


def _ends(view: str, begin: int, found: re.Match[str], end: int, stops: _Stops) -> bool:
    """Whether a sentence that began at ``begin`` ends at this candidate."""
    follows = found["next"][-1]
    if follows.islower() or (follows in ",;:-" and len(found["next"]) == 1):
        return False
    if found["close"]:
        if ")" in found["close"] and found["mark"] == "." and follows.islower():
            return False
        if '"' in found["close"] and found["mark"] != "." and _SAID.match(view, found.end(), end):
            return False
    elif found["mark"] == "." and not _stop_ends(view, begin, found, end, stops):
        return False
    return not _in_brackets(view, begin, found.end(), end)


def _stop_ends(view: str, begin: int, found: re.Match[str], end: int, stops: _Stops) -> bool:
    """Whether a single stop without closing marks ends the sentence."""
    before = _WORD_BEFORE.search(view, max(begin, found.start() - 40), found.start())
    if before is None:
        return True
    word = before.group()
    if word.isdigit() and before.start() == begin and len(word) < 4:
        return False  # the number of a list item
    key = word.lower()
    place = stops.places.get(key, "")
    if place == "title":
        return False
    next_word = _next_word(view, found.end(), end)
    if _is_initial(word, next_word) or (key not in stops.abbreviations and _are_initials(word, next_word)):
        return False
    if place == "number":
        return not next_word[:1].isdigit()
    doubtful = place == "either" or "." in word or len(word) == 1 or key in stops.abbreviations
    if not doubtful:
        return True
    return _abbreviation_ends(view, begin, word, found, end, stops)


def _abbreviation_ends(view: str, begin: int, word: str, found: re.Match[str], end: int, stops: _Stops) -> bool:
    """Whether the stop of an abbreviation ends the sentence as well."""
    next_word = _next_word(view, found.end(), end)
    if next_word in stops.inner:
        return False
    return ends_before(view, begin, word, found.start(), end) or _answer_of_punkt(word, next_word, stops)


def _next_word(view: str, at: int, end: int) -> str:
    following = _NEXT_WORD.match(view, at, end)
    return following.group(1) if following else ""


def _answer_of_punkt(word: str, next_word: str, stops: _Stops) -> bool:
    """Whether Punkt ends a sentence after ``word`` and its stop."""
    plain = _PLAIN_WORD.fullmatch(next_word)
    if plain and _PLAIN_ABBREVIATION.fullmatch(word):
        return _ends_before(plain["word"].lower() if plain["word"] else _NUMBER, word.lower(), stops)
    return _asked_of_punkt(word, next_word)


def _ends_before(following: str, word: str, stops: _Stops) -> bool:
    """What Punkt answers to a stop after ``word``, no initial, and before a number or a word with a capital."""
    if (word, following) in stops.collocations:
        return False
    if word not in stops.abbreviations:
        return True
    if following == _NUMBER:
        return False
    seen = stops.orthography.get(following, 0)
    return following in stops.starters or bool(seen & _SEEN_LOWER and not seen & _SEEN_CAPITAL_INSIDE)


@lru_cache(maxsize=4096)
def _asked_of_punkt(word: str, next_word: str) -> bool:
    """The same, asked of nltk."""
    punkt = resources.load("language", _PUNKT, _load_punkt)
    return bool(punkt.text_contains_sentbreak(f"{word}. {next_word}"))


def _is_initial(word: str, following: str) -> bool:
    """Whether a letter is the initial of a name: "his associate P. Ramesh"."""
    if len(word) != 1 or not word.isupper() or word == "I":
        return False
    return following[:1].isupper() and following not in OPENERS


def _are_initials(word: str, following: str) -> bool:
    """Whether several letters are the initials of a name: "the collector P.K. Venkatara"."""
    letters = word.split(".")
    return len(letters) > 1 and all(_is_initial(letter, following) for letter in letters)


def _in_brackets(view: str, begin: int, at: int, end: int) -> bool:
    """Whether ``at`` lies inside round brackets that opened in mid-sentence and close soon."""
    low = max(begin, at - _LONGEST_BRACKET)
    opened = view.rfind("(", low, at)
    if opened <= begin or view.find(")", opened, at) >= 0:
        return False
    return view.find(")", at, min(end, at + _LONGEST_BRACKET)) >= 0
