"""WikiWars -> ``timex/wikiwars.jsonl``: time expressions of Wikipedia articles on wars, TIMEX2 turned into TIMEX3.

    python -m training.convert.wikiwars SYNTIME CORPORA

SYNTIME is a checkout of xszhong/syntime, which holds WikiWars 1.0.4. Values of dates, times and lengths are written
alike in both schemes; sets are turned where they say "every day" or "annually". What has no clear TIMEX3 form goes
into ``dropped_timexes`` with the reason, so that answers there can be left unscored.

A record: id, dct (the day of download), text, timexes: [{tid, span, text, type, value}], dropped_timexes: [{span,
text, reason}].
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from training.convert.packs import Record, arguments, trimmed, write

__all__ = ["main", "record", "timex3"]

FOLDER = Path("syntime/resources/wikiwars/WikiWars_20120218_v104/keyinline")
_TAG = re.compile(r"<TIMEX2([^>]*)>|</TIMEX2>")
_MODIFIERS = frozenset(
    "BEFORE AFTER ON_OR_BEFORE ON_OR_AFTER LESS_THAN MORE_THAN EQUAL_OR_LESS EQUAL_OR_MORE START MID END APPROX".split()
)
_DATE = re.compile(
    r"(?:BC)?\d{4}(?:-\d\d(?:-\d\d)?|-W\d\d|-(?:SP|SU|FA|WI)|-[QH]\d)?|(?:BC)?\d{2,3}|PRESENT_REF|PAST_REF"
)
_TIME = re.compile(r"(?:BC)?\d{4}-\d\d-\d\dT(?:\d\d(?::\d\d(?::\d\d)?)?|MO|AF|EV|NI|DT|MI)")
_DURATION = re.compile(r"P(?:\d+(?:\.\d+)?|X)(?:Y|M|W|D|DE|CE)|PT(?:\d+|X)[HMS]")
_LONG_AGO = re.compile(r"(?:BC)?\d{2,3}")
_EACH = re.compile(r"(?:every|each|per|an?) (day|week|month|year)")
_UNITS = {"day": "P1D", "week": "P1W", "month": "P1M", "year": "P1Y"}
_ADVERBS = {"daily": "XXXX-XX-XX", "weekly": "XXXX-WXX", "monthly": "XXXX-XX", "annually": "XXXX", "yearly": "XXXX"}
_NOW = frozenset(
    {"now", "right now", "current", "currently", "recent", "recently", "the past", "today", "these days", "present"}
    | {"present-day", "present day", "the present", "modern day", "past", "nowadays"}
)
_FUTURE = re.compile(r"(?:the )?(?:near |coming )?future|soon|upcoming")
_UNIT = re.compile(
    r"second|minute|hour|day|night|week|month|quarter|season|year|decade|centur|summer|winter", re.IGNORECASE
)
_SHIFT = re.compile(
    r"(?:(?:about|almost|nearly|some|only|just) )?(?:an?|the|\w+)(?: \w+)? (?:day|week|month|year|decade)s? "
    r"(?:later|earlier|before|after|afterwards?|ago)|the (?:next|following|previous|same) \w+",
    re.IGNORECASE,
)


class Timex(NamedTuple):
    """The TIMEX3 form of an expression: its value, and its type or, where it has none, the reason in ``dropped``."""

    type: str = ""
    value: str = ""
    dropped: str = ""


def timex3(text: str, attributes: dict[str, str]) -> Timex:
    """The TIMEX3 form of the words ``text`` with these TIMEX2 attributes.

    >>> timex3("in May 1940", {"val": "1940-05"})
    Timex(type='DATE', value='1940-05', dropped='')
    >>> timex3("annually", {"val": "XXXX", "set": "YES"}).type
    'SET'
    """
    value = attributes.get("val", "")
    if attributes.get("set") == "YES":
        return _set(text.lower())
    reason = _reason(text, value, attributes)
    if reason:
        return Timex(dropped=reason)
    if value == "FUTURE_REF":
        return Timex("DATE", value)
    for kind, form in (("DATE", _DATE), ("TIME", _TIME), ("DURATION", _DURATION)):
        if form.fullmatch(value):
            return Timex(kind, value)
    return Timex(dropped="value with unknown parts")


def _set(words: str) -> Timex:
    each = _EACH.fullmatch(words)
    value = _UNITS[each[1]] if each else _ADVERBS.get(words)
    return Timex("SET", value) if value else Timex(dropped="set of another form")


def _reason(text: str, value: str, attributes: dict[str, str]) -> str:
    """Why an expression has no TIMEX3 form, or ""."""
    words = text.lower()
    if not value:
        return "no value"
    if "EVENT-BASED" in attributes.get("comment", "") and not _SHIFT.fullmatch(text):
        return "tied to an event"
    if attributes.get("mod") and attributes["mod"] not in _MODIFIERS:
        return "unknown modifier"
    if value == "FUTURE_REF" and not _FUTURE.fullmatch(words):
        return "future of the story, not of the document"
    if value in ("PRESENT_REF", "PAST_REF") and words not in _NOW:
        return "vague"
    is_length = value.startswith("P") and value[1:2] not in ("R", "A")
    if is_length and (not _UNIT.search(text) or re.fullmatch(r"[A-Z]\w+ Days", text)):
        return "length without a unit, or a name"
    if _LONG_AGO.fullmatch(value) and not re.search(r"centur|\d0s|decade", text):
        return "decade or century by context"
    return ""


class _Marked(NamedTuple):
    start: int
    end: int
    attributes: dict[str, str]


def record(path: Path) -> Record:
    """One article."""
    raw = path.read_text(encoding="utf-8")
    about = {
        key: re.search(rf"<{tag}>(.*?)</{tag}>", raw, re.DOTALL)
        for key, tag in (("id", "DOCID"), ("dct", "DATETIME"), ("text", "TEXT"))
    }
    body = {key: found[1] if found else "" for key, found in about.items()}
    day = re.search(r"\d{4}-\d\d-\d\d", body["dct"])
    text, marked = _unmarked(body["text"])
    timexes, dropped = list[Record](), list[Record]()
    for one in marked:
        words: Record = {"span": [one.start, one.end], "text": text[one.start : one.end]}
        nested = any(one.start <= o.start and o.end <= one.end and o[:2] != one[:2] for o in marked)
        found = Timex(dropped="holds another expression") if nested else timex3(words["text"], one.attributes)
        if found.dropped:
            dropped.append(words | {"reason": found.dropped})
        else:
            timexes.append({"tid": f"t{len(timexes) + 1}"} | words | {"type": found.type, "value": found.value})
    about_it = {"id": body["id"].strip(), "dct": day[0] if day else None, "text": text}
    return about_it | {"timexes": timexes, "dropped_timexes": dropped}


def _unmarked(body: str) -> tuple[str, list[_Marked]]:
    """The text without tags, and what they mark, in the order of the text and the outer of two first."""
    text, last = "", 0
    opened: list[tuple[int, dict[str, str]]] = []
    found: list[_Marked] = []
    for tag in _TAG.finditer(body):
        text += _plain(body[last : tag.start()])
        last = tag.end()
        if tag[1] is not None:
            attributes = re.findall(r'(\w+)="([^"]*)"', tag[1])
            opened.append((len(text), {key.lower(): html.unescape(value).strip() for key, value in attributes}))
        else:
            start, attributes_of = opened.pop()
            found.append(_Marked(start, len(text), attributes_of))
    text += _plain(body[last:])
    lead, whole = len(text) - len(text.lstrip()), text.strip()
    return whole, sorted(_moved(whole, lead, found), key=lambda one: (one.start, -one.end))


def _plain(piece: str) -> str:
    return html.unescape(piece).replace("\r\n", "\n")


def _moved(text: str, lead: int, marked: list[_Marked]) -> Iterator[_Marked]:
    """The marks without white space, and without the full stop after a word of four letters or more."""
    for one in marked:
        start, end = trimmed(text, max(0, one.start - lead), min(len(text), one.end - lead))
        if re.search(r"\w{4,}\s*\.$", text[start:end]):
            end = len(text[: end - 1].rstrip())
        if start < end:
            yield _Marked(start, end, one.attributes)


def main() -> None:
    """Run from the command line."""
    checkout, corpora = arguments(__doc__)
    found = [record(path) for path in sorted((checkout / FOLDER).glob("*.xml"))]
    print(write(corpora / "timex" / "wikiwars.jsonl", found), "articles")


if __name__ == "__main__":
    main()
