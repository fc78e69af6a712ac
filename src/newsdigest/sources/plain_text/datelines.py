"""Datelines: where, and by whom, a story was filed, before its first words.

The forms of the AP and Reuters style books and of press-release wires: a place in capitals or in title case, a
region, a date, an agency in brackets, and a dash (hyphen, dashes, underscore, colon); a place alone in brackets, as
French agencies are translated; an agency alone. A dash after a name in capitals is no dateline where the name is an
acronym ("NASA - which ..."): a short single word must be a known place, and what follows must start as a sentence.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import attrs

from newsdigest.lexicon.calendar import MONTHS, WEEKDAYS
from newsdigest.lexicon.nouns import NAME_PARTICLES
from newsdigest.lexicon.word_sets import any_of
from newsdigest.resources import load, read_rows
from newsdigest.sources.dates import WRITTEN_DATE
from newsdigest.text import fold

__all__ = ["Dateline", "find_dateline"]

_REACH = 170
_CAPS = r"[A-Z\u00c0-\u00de][A-Z\u00c0-\u00de'.]{0,24}(?:-[A-Z\u00c0-\u00de'.]{1,24}){0,3}"
_TITLE = r"[A-Z\u00c0-\u00de][\w'.]{1,24}(?:-[\w'.]{1,24}){0,3}"
_LINK = rf"(?:{any_of(NAME_PARTICLES)}|of|the|sur|on|upon|and|an|am)"
_CAPS_PLACE = rf"{_CAPS}(?:[ ]{_CAPS}){{0,4}}(?:(?:/|[ ]and[ ]|, ){_CAPS}(?:[ ]{_CAPS}){{0,3}}){{0,2}}"
_TITLE_PLACE = rf"{_TITLE}(?:[ ](?:{_LINK}[ ])?{_TITLE}){{0,3}}(?:/{_TITLE}(?:[ ]{_TITLE}){{0,2}})?"
_REGION = rf"(?P<region>(?:,[ ]{_TITLE}(?:[ ](?:{_LINK}[ ])?{_TITLE}){{0,3}}){{0,2}})"
_MONTHS = any_of(month[:3].capitalize() for month in MONTHS)
_MONTH_DAY = (
    rf"(?:(?:{any_of(day.capitalize() for day in WEEKDAYS)}),?[ ])?"
    rf"(?:(?:{_MONTHS})[a-z]{{0,6}}\.?[ ]\d{{1,2}}(?!\d)|\d{{1,2}}[ ](?:{_MONTHS})[a-z]{{0,6}}\.?)"
)
_DATE = rf"(?P<date>(?i:{WRITTEN_DATE})|{_MONTH_DAY})"
_WHEN = rf"(?:(?:,[ ]?|[ ]|[ ]\(){_DATE}\)?)?"
_AGENCY = r"(?:,?[ ]?(?:\((?P<agency>[A-Z][\w&.,'/ -]{1,40})\)|/(?P<wire>[A-Z][\w .-]{2,30})/))?"
_DASH = r"(?:,?[ ]{0,2}(?P<dash>--?|_)[ ]{0,2}(?:--?[ ])?|:[ ])"
_FULL_CAPS = re.compile(rf"(?P<place>{_CAPS_PLACE}){_REGION}{_WHEN}{_AGENCY}(?P<close>{_DASH})")
_FULL_TITLE = re.compile(
    rf"(?P<place>{_TITLE_PLACE}){_REGION}{_WHEN}{_AGENCY}(?P<close>[ ]{{0,2}}(?:--?|_)[ ]{{1,2}}(?:--?[ ])?)"
)
_NO_DASH = re.compile(
    rf"(?P<place>{_CAPS_PLACE}|{_TITLE_PLACE}){_REGION}{_WHEN}[ ]?\((?P<agency>[A-Z]{{2,10}}|Reuters|Newswire)\)[ ]?"
)
_BRACKETED = re.compile(rf"\((?P<place>{_TITLE_PLACE}|{_CAPS_PLACE}){_REGION}(?P<rest>)\)(?:[ ]--?)?[ ]?")
_WIRE = r"\((?P<agency>[A-Z][\w&.' -]{1,30})\)[ ]?(?:--?|_)[ ]?"
_AGENCY_ONLY = re.compile(_WIRE)
_DATED_AGENCY = re.compile(rf"{_DATE}[ ]{_WIRE}")


@attrs.frozen
class _DatelineWords:
    """The word lists of the data file."""

    short: frozenset[str]
    acronym: frozenset[str]
    colon: frozenset[str]
    label: frozenset[str]
    opener: frozenset[str]


_VOWEL = re.compile(r"[AEIOUY\u00c0-\u00de]")


class Dateline(NamedTuple):
    """``end`` is where the dateline's characters end; ``body`` where the story begins.

    ``colon``: a colon closes it, as in Indian newspapers, but also after a speaker in a transcript.
    """

    end: int
    body: int
    place: str | None
    date: str | None
    colon: bool


def find_dateline(text: str, start: int, end: int) -> Dateline | None:
    """The dateline with which ``text[start:end]`` opens, or None.

    >>> line = "NAIROBI, Kenya, March 3 (Newswire) - Rain fell."
    >>> found = find_dateline(line, 0, len(line))
    >>> found.place, found.date, line[: found.end]
    ('NAIROBI, Kenya', 'March 3', 'NAIROBI, Kenya, March 3 (Newswire) -')
    """
    head = fold(text[start : min(end, start + _REACH)])
    found = _bracketed(head) if head.startswith("(") else _placed(head)
    if found is None:
        return None
    length, place, date = found
    if _broken(text[start : start + length]):
        return None
    closing = len(head[:length].rstrip())
    body = start + length
    while body < end and text[body].isspace():
        body += 1
    written = text[start + place[0] : start + place[1]].strip(" ,") if place else None
    return Dateline(start + closing, min(body, end), written or None, date, head[closing - 1] == ":")


def _broken(opening: str) -> bool:
    """Whether what looks like a dateline is a compound ("SCAP-22") or has an open bracket ("Penn (3 May 1914 -")."""
    compound = opening.endswith("-") and opening[-2:-1].isalpha()
    return compound or opening.count("(") != opening.count(")")


_Found = tuple[int, "tuple[int, int] | None", "str | None"]


def _placed(head: str) -> _Found | None:
    if (match := _DATED_AGENCY.match(head)) and _capital(head, match.end()):
        return match.end(), None, match["date"]
    match = _in_capitals(head) or _in_title_case(head)
    if match is None:
        match = _NO_DASH.match(head)
        if match is None or not _title_place(match["place"]) or not _capital(head, match.end()):
            return None
    return match.end(), (match.start("place"), match.end("region")), match["date"]


def _in_capitals(head: str) -> re.Match[str] | None:
    """A dateline whose place is in capitals: "PARIS (AFP) -"."""
    match = _FULL_CAPS.match(head)
    if match is None:
        return None
    dashed = match["dash"] is not None
    sure = bool(match["agency"] or match["wire"] or match["date"] or match["region"])
    named = dashed or sure or match["place"] in _lists().colon
    fits = named and _caps_place(match["place"], sure=sure) and _starts(head, match.end(), dashed=dashed)
    return match if fits else None


def _in_title_case(head: str) -> re.Match[str] | None:
    """A dateline whose place is in title case: "Paris, March 3 -"."""
    match = _FULL_TITLE.match(head)
    if match is None or not (match["agency"] or match["wire"] or match["date"] or match["region"]):
        return None
    return match if _title_place(match["place"]) and _starts(head, match.end(), dashed=True) else None


def _bracketed(head: str) -> _Found | None:
    if (match := _AGENCY_ONLY.match(head)) and _capital(head, match.end()):
        return match.end(), None, None
    if (match := _BRACKETED.match(head)) and _title_place(match["place"]) and _capital(head, match.end()):
        if match["place"].isupper() and len(match["place"]) <= 5 and match["place"] not in _lists().short:
            return match.end(), None, None  # an agency: "(AFP) The ..."
        return match.end(), (match.start("place"), match.end("region")), None
    return None


def _caps_place(place: str, *, sure: bool) -> bool:
    words = _lists()
    if any(word in words.label for word in re.findall(r"[^\W\d_]+", place)):
        return False
    return (
        sure or place in words.short or (len(place) > 3 and place not in words.acronym and bool(_VOWEL.search(place)))
    )


def _title_place(place: str) -> bool:
    words, first = _lists(), place.split(maxsplit=1)[0].strip(".,")
    if place.startswith(("The Hague", "The Gambia", "The Bahamas")):
        return True
    return first not in words.opener and first.upper() not in words.label


def _lists() -> _DatelineWords:
    return load("sources", "dateline_words.tsv", _word_lists)


def _word_lists(package: str, name: str) -> _DatelineWords:
    lists: dict[str, frozenset[str]] = {}
    for kind, words in read_rows(package, name):
        lists[kind] = frozenset(word.replace("_", " ") for word in words.split())
    return _DatelineWords(**lists)


def _starts(head: str, at: int, *, dashed: bool) -> bool:
    """Whether a story can start here. After a colon it must be a capital that opens a longer text."""
    return (dashed and at >= len(head)) or _capital(head, at)


def _capital(head: str, at: int) -> bool:
    following = head[at : at + 4].lstrip(" \"'([")
    return bool(following) and (following[0].isupper() or following[0].isdigit())
