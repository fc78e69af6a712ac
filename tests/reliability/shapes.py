"""Texts of every awkward shape, at any length: what a scraper, a careless export or an attacker may hand in."""

from __future__ import annotations

from collections.abc import Callable

__all__ = ["SHAPES", "prose", "shape"]

_PROSE = (
    "The harbour board of Castle Quay voted on Tuesday to close the old swing bridge for repairs. "
    "“We cannot keep patching it,” said Ida Crane, who chairs the board. Engineers found 14 cracks in the "
    "north span last month, and the ferry company Bluewater Lines expects to lose $2.5 million by June 30, 2024. "
    "Mayor Tom Okoro told reporters that the town may pay half of the cost because the bridge brings visitors. "
    "Residents near Leeds, England, were not consulted. She added that work will begin in April. "
)
_FIRST = ("Ann", "Bela", "Carl", "Dina", "Ewan", "Fay", "Gus", "Hal", "Ines", "Jo", "Kai", "Lena", "Mo", "Nan")
_STEM = ("Low", "Tan", "Bray", "Cole", "Dunn", "Egg", "Fish", "Gold", "Hart", "Ire", "Jett", "King", "Lamb")
_TAIL = ("ton", "er", "field", "man", "wick", "ley", "son", "by", "worth", "ham", "sen", "ridge", "ford")


def _repeat(unit: str) -> Callable[[int], str]:
    return lambda length: (unit * (length // len(unit) + 1))[:length]


def prose(length: int) -> str:
    """Ordinary news in paragraphs, over and over."""
    return _repeat(_PROSE.replace(" Mayor", "\n\nMayor") + "\n\n")(length)


def _names(length: int, pattern: str) -> str:
    """Names that all differ, each set into ``pattern``."""
    found: list[str] = []
    size = index = 0
    while size < length:
        first, rest = index % len(_FIRST), index // len(_FIRST)
        stem, tail = rest % len(_STEM), rest // len(_STEM)
        ends = _TAIL[tail % len(_TAIL)] + "".join(_TAIL[int(d)] for d in str(tail // len(_TAIL)))
        found.append(pattern.format(_FIRST[first], _STEM[stem] + ends))
        size += len(found[-1])
        index += 1
    return "".join(found)[:length]


def _nested(length: int) -> str:
    half = length // 12
    return "“He said ‘" * half + "x" + "’ ”" * half


SHAPES: dict[str, Callable[[int], str]] = {
    "prose": prose,
    "one line": _repeat(_PROSE),
    "capitals": lambda length: prose(length).upper(),
    "one sentence": lambda length: prose(length).replace(".", ",").replace("\n", " "),
    "line a word": lambda length: prose(length).replace(" ", "\n"),
    "short lines": _repeat("The board met.\n"),
    "short paragraphs": _repeat("The board met.\n\n"),
    "ten-letter lines": _repeat("Read more\n"),
    "title lines": _repeat("Ann Lowe Wins Vote\n"),
    "letters": _repeat("x"),
    "capital letters": _repeat("X"),
    "digits": _repeat("7"),
    "long words": _repeat("x" * 99 + " "),
    "straight quotes": _repeat('"'),
    "apostrophes": _repeat("'"),
    "curly openers": _repeat("“"),
    "curly closers": _repeat("”"),
    "single openers": _repeat("‘"),
    "guillemets": _repeat("«"),
    "low quotes": _repeat("„"),
    "mixed quotes": _repeat("\"“”'‘’«»„``''"),
    "spaced quotes": _repeat('" '),
    "quoted words": _repeat('"yes" '),
    "quoted sentences": _repeat("“We cannot keep patching it,” she said. "),
    "unclosed quotes": _repeat("She said: “We cannot keep patching it. "),
    "quote paragraphs": _repeat("“We cannot keep patching it.\n\n"),
    "nested quotes": _nested,
    "round brackets": _repeat("("),
    "square brackets": _repeat("["),
    "bracket pairs": lambda length: "(" * (length // 2) + ")" * (length // 2),
    "bracketed words": _repeat("[a] "),
    "angle brackets": _repeat("<"),
    "not quite tags": _repeat("a <b "),
    "ampersands": _repeat("&"),
    "braces": _repeat("{ "),
    "commas": _repeat(","),
    "spaced commas": _repeat("a, "),
    "full stops": _repeat("."),
    "ellipses": _repeat(". . . "),
    "initials": _repeat("J. "),
    "abbreviations": _repeat("U.S. "),
    "dashes": _repeat("-"),
    "em dashes": _repeat(" — word"),
    "hyphens": _repeat("a-"),
    "slashes": _repeat("1/"),
    "colons": _repeat("12:"),
    "blank lines": lambda length: "x" + "\n" * (length - 2) + "y",
    "blanks": lambda length: "x" + " " * (length - 2) + "y",
    "underscores": _repeat("_"),
    "stars": _repeat("*"),
    "hashes": _repeat("#"),
    "bullets": _repeat("• one\n"),
    "headings": _repeat("# one\n"),
    "table rows": _repeat("| a | b |\n"),
    "links": _repeat("https://example.org/a "),
    "one address": lambda length: "https://example.org/" + "a/" * (length // 2),
    "mail": _repeat("a@b.org "),
    "one name": _repeat("Ann Lowe "),
    "one name a sentence": _repeat("Ann Lowe slept. "),
    "many names": lambda length: _names(length, "{0} {1} "),
    "many surnames": lambda length: _names(length, "Mr. {1} slept. "),
    "many people": lambda length: _names(length, "{0} {1} spoke. "),
    "many speakers": lambda length: _names(length, "“We won,” said {0} {1}. "),
    "many described": lambda length: _names(length, "{0} {1}, the mayor, spoke. "),
    "many companies": lambda length: _names(length, "{1} Energy Ltd of {1} paid. "),
    "many places": lambda length: _names(length, "Fire hit {1}, England. "),
    "cities": _repeat("Paris, London, Rome, "),
    "datelines": _repeat("PARIS, March 3 (Newswire) - Rain fell.\n\n"),
    "bylines": _repeat("By JO FOX\n\n"),
    "pronouns": _repeat("he "),
    "pronoun sentences": _repeat("She said he saw them. "),
    "officials": _repeat("A senior official spoke. The minister left. "),
    "dates": _repeat("March 3, 2024 "),
    "dates in sentences": _repeat("Ships sank on March 3, 2024. "),
    "weekdays": _repeat("Monday "),
    "clock times": _repeat("5 p.m. ET "),
    "lengths of time": _repeat("two years and three months "),
    "numbers": _repeat("42 "),
    "number words": _repeat("two hundred and "),
    "money": _repeat("$4.5 million "),
    "figures": _repeat("12 people died. "),
    "per cent": _repeat("3% of 12 people, "),
    "said": _repeat("said "),
    "said that": _repeat("said that "),
    "because": _repeat("because "),
    "reasons": _repeat("It fell because it rained. "),
    "who": _repeat("who "),
    "and": _repeat("and "),
    "will": _repeat("will go "),
    "of the": _repeat("of the "),
    "emoji": _repeat("😀"),
    "emoji families": _repeat("👩‍👩‍👧 "),
    "combining marks": lambda length: "e" + "\u0301" * (length - 1),
    "surrogates": _repeat("\ud800"),
    "nul": _repeat("\x00"),
    "nul words": _repeat("a\x00 "),
    "right to left": _repeat("שלום עולם. "),
    "bidi controls": _repeat("\u202ea\u202c "),
    "chinese": _repeat("他说“你好”。"),
    "no-break spaces": _repeat("a\xa0"),
    "zero width": _repeat("a\u200b"),
    "soft hyphens": _repeat("a\xad"),
    "mojibake": _repeat("â€œ"),
    "carriage returns": _repeat("a\r\n"),
    "form feeds": _repeat("a\x0c"),
    "line separators": _repeat("a\u2028"),
}


def shape(name: str, length: int) -> str:
    """The shape called ``name``, about ``length`` characters long."""
    return SHAPES[name](length)
