"""Authors: bylines and author lists split into names.

Names are split at commas, semicolons, "and", "&", "with", bars and line breaks; a name keeps its capitals, its
particles ("de la", "van") and its suffix ("Jr."). Left out: what comes with a name (offices, agencies, e-mail and web
addresses, "in Nairobi"), and what is no name: outlets, "Staff", "Admin". The words are in ``data/byline_words.tsv``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import attrs

from newsdigest.lexicon.nouns import PERSON_PARTICLES
from newsdigest.resources import load, read_rows

__all__ = ["authors_of_byline", "clean_authors", "is_byline", "is_office"]

_KINDS = (
    r"(?:(?:(?:special|match|exclusive|full)[ ])?(?:story|report|text|words|analysis|written|reporting|reported|opinion"
    r"|commentary|review|posted|interview|investigation|feature|exclusive|world[ ]exclusive)(?:[ ]|:[ ]|[ ]?[|][ ]?))"
)
_BY = re.compile(
    rf"[\s(\[]{{0,4}}(?:{_KINDS}?(?:by|from)(?:[ ]|:[ ]?)|(?:authors?|words|reporters?|writers?): ?)(?=\S)",
    re.IGNORECASE,
)
_SUFFIX = r"(?:Jr|Sr|II|III|IV|M\.?D|Ph\.?D|MP|OBE)\b"
_SPLIT = re.compile(
    rf"\s{{0,4}}(?:(?<=\w{{3}})\.(?=\s)|[;|\u2022\u00b7\n\t/]|,?\s(?:and|with)\s|,?\s?&\s|,\s?(?!\s?{_SUFFIX})|\s[-\u2013\u2014]\s)\s*",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"\(?(?:https?://\S{1,200}|www\.\S{1,200}|\S{1,80}@\S{1,80}|@\w{1,40}|\bfor\s(?:the\s)?[A-Z][^,;]{1,60}$)\)?"
)
_BRACKETS = re.compile(r"\([^()]{0,80}\)|\[[^\[\]]{0,80}\]")
_TAIL = re.compile(r"\s(?:in|IN|at|AT|on|reports?|reporting|reported|is|has|writes|covers)\s.{0,300}$", re.DOTALL)
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['\u2019.\u2010-]){0,40}")
_EDGES = " ,:;*\"'\u201c\u201d\u2018\u2019()\u2013\u2014-"
_MAX_ENTRY = 4000
_MAX_NAMES = 60


@attrs.frozen
class _BylineWords:
    """The word lists of the data file."""

    role: frozenset[str]
    outlet: frozenset[str]
    name: frozenset[str]
    particle: frozenset[str]


def is_byline(line: str) -> bool:
    """Whether a header line is a byline: "By" and names, and nothing that reads as a sentence.

    >>> is_byline("By Ada Penn and Tom de Wit"), is_byline("By Monday the river had risen to nine metres.")
    (True, False)
    """
    match = _BY.match(line)
    return (
        match is not None and len(line) <= 240 and not _reads_on(line[match.end() :]) and bool(authors_of_byline(line))
    )


def is_office(line: str) -> bool:
    """Whether a line says nothing but what a writer is: "Chief Reporter".

    >>> is_office("Chief Reporter"), is_office("Crime"), is_office("Reporter quits")
    (True, False, False)
    """
    words = load("sources", "byline_words.tsv", _word_lists)
    found = [word.strip(".,").casefold() for word in line.split()]
    return 0 < len(found) <= _LONGEST_OFFICE and words.role.issuperset(found) and found[-1] in _WRITERS


_LONGEST_OFFICE = 4
_WRITERS = frozenset({"reporter", "correspondent", "editor", "writer", "columnist"})


def authors_of_byline(line: str) -> tuple[str, ...]:
    """The names in a byline, in order.

    >>> authors_of_byline("By ABBY BYRNE, TOM DE LA CRUZ and Rita Bywater, Staff Writers")
    ('ABBY BYRNE', 'TOM DE LA CRUZ', 'Rita Bywater')
    """
    match = _BY.match(line)
    return clean_authors([line[match.end() :] if match else line])


def clean_authors(entries: Iterable[str], *, outlets: Iterable[str | None] = ()) -> tuple[str, ...]:
    """The people named in author entries, each of which may hold several; outlets and roles are left out.

    Args:
        entries: author fields or bylines.
        outlets: names of the publisher or site, which are not authors either.

    >>> clean_authors(["Ines Farrow and John Q. Mbeki Jr., Reuters", "Staff"], outlets=["The Quay"])
    ('Ines Farrow', 'John Q. Mbeki Jr.')
    """
    words = load("sources", "byline_words.tsv", _word_lists)
    known = {_key(outlet) for outlet in outlets if outlet}
    names: dict[str, str] = {}
    for entry in entries:
        for piece in _pieces(entry[:_MAX_ENTRY], words):
            name = _name(piece, words)
            if name and _key(name) not in known and len(names) < _MAX_NAMES:
                names.setdefault(_key(name), name)
    return tuple(names.values())


def _reads_on(names: str) -> bool:
    """Whether what follows "By" is a sentence: it has small words that are neither particles nor offices."""
    words = load("sources", "byline_words.tsv", _word_lists)
    allowed = words.particle | words.role | {"and", "with", "the", "our"} | {"for", "in", "of", "at"}
    small = [word for word in re.findall(r"(?<![\w-])[^\W\d_]{2,40}", _ADDRESS.sub(" ", names)) if word[0].islower()]
    return any(word not in allowed for word in small)


def _pieces(entry: str, words: _BylineWords) -> list[str]:
    text = _ADDRESS.sub(" ", _BRACKETS.sub(" ", entry))
    match = _BY.match(text)
    text = text[match.end() :] if match else text
    pieces = [piece for piece in _SPLIT.split(text) if piece and piece.strip()]
    # "Penn, Ada" is one name written backwards: two single words that a comma parts.
    if len(pieces) == 2 and "," in text and all(" " not in piece.strip() and _name(piece, words) for piece in pieces):
        return [f"{pieces[1]} {pieces[0]}"]
    return pieces


def _name(piece: str, words: _BylineWords) -> str | None:
    """The person's name in one piece of a byline, or None."""
    match = _BY.match(piece)
    text = _TAIL.sub("", piece[match.end() :] if match else piece)
    parts = text.strip(_EDGES).split()
    if not 1 <= len(parts) <= 9 or " ".join(parts).casefold() in words.name:
        return None
    folded = [part.casefold().strip(".,") for part in parts]
    if folded[0] == "our" and len(parts) > 1:  # "our crime correspondent Ada Penn"
        parts, folded = parts[1:], folded[1:]
    if folded[0] == "the" or any(part in words.outlet and part not in words.role for part in folded):
        return None
    first, last = _without_roles(folded, words)
    name = _checked(parts[first:last], words)
    return None if name and name.casefold() in words.name else name


def _without_roles(folded: list[str], words: _BylineWords) -> tuple[int, int]:
    """The range of words left when offices are cut off both ends."""
    first, last = 0, len(folded)
    while first < last and folded[first] in words.role:
        first += 1
    while last > first and folded[last - 1] in words.role:
        last -= 1
    if last - first == 1 and first == 0 and len(folded) == 2:
        return 0, 2  # a surname that is also an office: "Katy Guest"
    return (first, last) if last - first > 1 or len(folded) == 1 else (0, 0)


def _checked(parts: list[str], words: _BylineWords) -> str | None:
    """The words as a name, if they have the form of one: letters, with capitals except in particles."""
    bare = [part.strip("\"'\u201c\u201d\u2018\u2019(),") for part in parts]
    if not 1 <= len(bare) <= 7 or not all(_WORD.fullmatch(word) for word in bare):
        return None
    if len(bare) == 1 and (len(bare[0]) < 3 or bare[0].isupper()):
        return None
    if all(word.casefold() in words.particle for word in bare):
        return None
    small = {word.partition("-")[0] for word in bare if word[0].islower() and "'" not in word}  # "de", "al-Rahman"
    if not small <= words.particle:
        return None
    name = " ".join(parts)
    return name if _ends_in_suffix(name) else name.rstrip(".,")


def _ends_in_suffix(name: str) -> bool:
    return name.casefold().endswith((" jr.", " sr.", " m.d.", " ph.d.")) or bool(re.search(r"\s[A-Z]\.$", name))


def _key(name: str) -> str:
    return " ".join(name.casefold().replace(".", " ").split()).removeprefix("the ")


def _word_lists(package: str, name: str) -> _BylineWords:
    lists: dict[str, frozenset[str]] = {}
    for kind, entries in read_rows(package, name):
        lists[kind] = frozenset(entries.split("|") if kind == "name" else entries.split())
    return _BylineWords(**lists | {"particle": lists["particle"] | PERSON_PARTICLES})
