"""Who wrote it: bylines and author lists taken apart into names.

Names are split at commas, semicolons, "and", "&", "with", bars and line breaks; a name keeps its capitals, its particles
("de la", "van") and its suffix ("Jr."). Left out: what comes with a name (offices, agencies, e-mail and web addresses,
"in Nairobi"), and what is no name: outlets, "Staff", "Admin".
"""

from __future__ import annotations

import re
from collections.abc import Iterable

__all__ = ["authors_of_byline", "clean_authors", "is_byline"]

_BY = re.compile(
    r"[\s(\[]*(?:(?:story|report|text|words|analysis|written|reporting|reported|opinion|commentary|review)[ ])?"
    r"(?:by|from)(?:[ ]|:[ ]?)(?=\S)",
    re.IGNORECASE,
)
_SPLIT = re.compile(
    r"\s*(?:[;|\u2022\u00b7\n\t/]|,?\s(?:and|with|y|et)\s|\s&\s|,\s*&\s|,\s*and\s|,\s?(?![ ]?(?:Jr|Sr|II|III|IV|M\.?D|Ph\.?D)\b)|\s[-\u2013\u2014]\s)\s*",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"(?:\b(?:staff|senior|chief|special|contributing|political|foreign|national|business|sports?|science|health|crime|"
    r"technology|education|environment|economics|diplomatic|defen[cs]e|security|investigative|freelance|guest|associate|"
    r"managing|deputy|executive|assistant|digital|news|features?|city|court|legal|world|data|white house|westminster|"
    r"africa|asia|europe|middle east|washington|correspondents?|reporters?|writers?|editors?|columnists?|journalists?|"
    r"contributors?|producers?|photographers?|author|intern|bureau|desk|team|newsroom|press association)\b[\s/'\u2019-]*)+",
    re.IGNORECASE,
)
_OUTLET = re.compile(
    r"\b(?:reuters|associated press|agence france|afp|upi|bloomberg|newswires?|press association|pa media|news|newspapers?|"
    r"times|post|herald|tribune|guardian|telegraph|gazette|chronicle|journal|daily|weekly|magazine|media|press|online|"
    r"today|network|radio|tv|television|agency|agencies|agence|service|services|wire|wires|associates|blog|"
    r"staff|admin|administrator|editorial|newsroom|editors?|team|desk|board|web|webmaster|anonymous|unknown|guest|"
    r"contributors?|correspondents?|reporters?|writers?|inc|ltd|llc|plc|corp|bbc|cnn|npr|nbc|cbs|abc|msnbc|dpa|ians|pti|ani|xinhua)\b",
    re.IGNORECASE,
)
_AGENCIES = frozenset(
    {"AP", "AFP", "UPI", "PA", "DPA", "ANI", "PTI", "EFE", "TASS", "ANSA", "BBC", "CNN", "NPR", "CBC", "NA"}
)
_ADDRESS = re.compile(
    r"\(?(?:https?://\S{1,200}|www\.\S{1,200}|\S{1,80}@\S{1,80}|@\w{1,40}|\bfor\s(?:the\s)?[A-Z][^,;]{1,60}$)\)?"
)
_BRACKETS = re.compile(r"\([^()]{0,80}\)|\[[^\[\]]{0,80}\]")
_PLACE = re.compile(r"\s+(?:in|at|reports?|reporting|reported)\s.{0,80}$")
_PARTICLES = frozenset(
    [
        "de",
        "la",
        "del",
        "della",
        "der",
        "den",
        "des",
        "di",
        "da",
        "dos",
        "das",
        "do",
        "du",
        "van",
        "von",
        "ter",
        "ten",
        "te",
        "le",
        "el",
        "al",
        "bin",
        "ibn",
        "bint",
        "abu",
        "ben",
        "st",
        "san",
        "af",
        "av",
        "zu",
        "y",
        "e",
    ]
)
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['\u2019.\u2010-]){0,40}\.?")
_MAX_NAMES = 60


def is_byline(line: str) -> bool:
    """Whether a header line is a byline: "By" and names, and nothing that reads as a sentence.

    >>> is_byline("By Ada Penn and Tom de Wit"), is_byline("By Monday the river had risen to nine metres.")
    (True, False)
    """
    match = _BY.match(line)
    return bool(match) and len(line) <= 240 and bool(authors_of_byline(line)) and not _reads_on(line[match.end() :])


def _reads_on(names: str) -> bool:
    """Whether what follows "By" is a sentence: many lower-case words that are no particles or roles."""
    plain = _ROLE.sub(" ", _ADDRESS.sub(" ", names))
    words = re.findall(r"[^\W\d_]{2,40}", plain)
    small = sum(
        word[0].islower() and word not in _PARTICLES and word not in {"and", "with", "for", "in", "the"}
        for word in words
    )
    return small > 1 or small * 3 > len(words)


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
    known = {_key(outlet) for outlet in outlets if outlet}
    names: dict[str, str] = {}
    for entry in entries:
        for piece in _pieces(entry):
            name = _name(piece)
            if name and _key(name) not in known and len(names) < _MAX_NAMES:
                names.setdefault(_key(name), name)
    return tuple(names.values())


def _pieces(entry: str) -> list[str]:
    text = entry[:4000]
    match = _BY.match(text)
    text = text[match.end() :] if match else text
    text = _ADDRESS.sub(" ", _BRACKETS.sub(" ", text))
    pieces = [piece for piece in _SPLIT.split(text) if piece and piece.strip()]
    # "Penn, Ada" is one name written backwards; two single words that a comma parts.
    if len(pieces) == 2 and "," in text and all(len(piece.split()) == 1 for piece in pieces) and not _no_name(pieces):
        return [f"{pieces[1]} {pieces[0]}"]
    return pieces


def _no_name(pieces: list[str]) -> bool:
    return any(_OUTLET.search(piece) or piece.strip() in _AGENCIES for piece in pieces)


def _name(piece: str) -> str | None:
    """The person's name in one piece of a byline, or None where there is none."""
    match = _BY.match(piece)
    text = _PLACE.sub("", piece[match.end() :] if match else piece)
    text = " ".join(text.split()).strip(" ,.:;*\"'\u201c\u201d\u2013\u2014-") + (
        "." if re.search(r"\b[JS]r\.\s*$", text) else ""
    )
    words = text.split()
    if not 1 <= len(words) <= 7 or len(text) > 70 or text in _AGENCIES or _OUTLET.search(text):
        return None
    if _ROLE.fullmatch(text) or not all(
        _WORD.fullmatch(word.strip(",\"'\u201c\u201d\u2018\u2019()")) for word in words
    ):
        return None
    if len(words) == 1 and (len(text) < 3 or text.islower()):
        return None
    capital = [word for word in words if word.lower() not in _PARTICLES]
    if not capital or any(word.lstrip("\"'\u201c\u2018(")[:1].islower() for word in capital):
        return None
    return text


def _key(name: str) -> str:
    return " ".join(name.casefold().replace(".", " ").split()).removeprefix("the ")
