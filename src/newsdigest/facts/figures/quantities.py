"""Quantities in running text: numbers in figures and in words, with their scale, their unit and their currency.

One pattern finds where a number starts; small tables say what it is worth. Every repeat is bounded, so the time is
linear in the text. Forms follow the news agencies' style books: "1.5 million", "$3bn", "twenty-one", "two-thirds",
"dozens", "4 per cent", "4 percentage points", and the Indian "12 lakh" and "1,20,000".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from newsdigest import resources
from newsdigest.lexicon.calendar import UNITS_OF_TIME
from newsdigest.lexicon.function_words import FRAMING_PREPOSITIONS, HAVE, PAST_BE, PRESENT_BE, TEMPORAL_SUBORDINATORS
from newsdigest.lexicon.hedges import HEDGE, HEDGE_WIDTH
from newsdigest.lexicon.measures import currencies, units
from newsdigest.lexicon.numbers import CARDINALS, SCALES
from newsdigest.lexicon.word_sets import any_of

__all__ = ["Quantity", "find_quantities"]

_SCALE = r"lakh\ crore|hundred|thousand|million|billion|trillion|lakh|crore|dozen"
_VOWELS = frozenset("aeiou")  # which the abbreviations "k", "bn" and "trln" lack
_NOT_INSIDE = r"(?<![\w.,:/#$£€@\-])"
_PATTERN = r"""
    (?:
        (?P<sign>{sign})?\ ?
        (?P<digits>\d{{1,3}}(?:,\d{{2,3}}){{1,6}}(?:\.\d{{1,6}})?|\d{{1,15}}(?:\.\d{{1,9}})?)
        (?:[ -]?(?P<scale>{scale}|{short})\b)?
      | (?P<part>(?:an?|one|two|three|four)[ -](?:{parts})\b|half(?=\ (?:of|the|an?)\ (?!(?:{scale})\b)))
      | (?P<spelt>(?:an?|half\ a|{spelt})[ -](?:{scale})
            (?:,?\ (?:and\ )?(?:{spelt})(?:[ -](?:{scale}))?){{0,3}}
          | {spelt})\b
      | (?P<loose>{loose})(?=\ )
    )
    """
_SIGN_BEFORE = re.compile(r"[a-z]{1,3}\.?|[^\W\d_]{0,2}[$\u00a2-\u00a5\u0e3f\u20a0-\u20bf]|k\u010d")
"""Of the words and signs of money those that precede a number: "RM10", "A$40m", "VND 4,927"; not "dollars"."""

_ORDINALS = frozenset({"third", "fifth", "sixth", "tenth"})
_COMPOUND = re.compile(r"-[a-z]", re.IGNORECASE)
_COMPARATIVES = "more|less|fewer|higher|lower|bigger|smaller|larger|cheaper|faster"
_SHARE_AFTER = re.compile(
    rf"(?! ?[\w'])|,? (?:{any_of(FRAMING_PREPOSITIONS - {'at', 'for'}, PRESENT_BE, PAST_BE, HAVE - {'having'})}"
    rf"|{_COMPARATIVES}|off|over|above|below|from|since|compared|here|there|this|last|between|and|or|said|say|says)\b",
    re.IGNORECASE,
)
"""What follows a share: "a third of voters", "up a third on"; "a third start" is the start after two others."""

_SHARE_OF = re.compile(
    r" of (?!(?:an?|one) (?:percentage|per cent|percent|point|mile|inch|second|million|billion)\b)", re.IGNORECASE
)
"""What makes a part a share: "a third of voters", not "two-thirds of a percentage point"."""

_MOST_BETWEEN_ENDS = 8
_IN_A_WHOLE = frozenset({" in ", " out of "})
_WHOLES = frozenset({10, 100})
_OF_A_WHOLE = re.compile(
    rf" (?!(?:{any_of(UNITS_OF_TIME)})s?\b|(?:games?|match(?:es)?|tests?|starts|attempts|outings)\b)[a-z]",
    re.IGNORECASE,
)
"""What follows the whole of a ratio; a time or matches are counted themselves."""

_METRES = re.compile(
    r"[ -](?:high|tall|deep|long|wide|away|drop|waves?|tower|statue|cliff|hurdles|sprint|dash|relay|freestyle|butterfly"
    r"|breaststroke|backstroke|medley|steeplechase|hurdler|sprinter|runner)\b",
    re.IGNORECASE,
)
_LENGTH_BEFORE = re.compile(
    r"\b(?:best|throw|leap|jump|height|depth|distance|width|wave|drop) of (?:a |about |around )?$"
    r"|(?:ft|feet|yards) \($",
    re.IGNORECASE,
)
"""The words before metres in a figure: "a leap of 6.50m", "30ft (10m)"."""

_TRACK = frozenset({50, 60, 80, 100, 110, 200, 300, 400, 600, 800, 1000, 1500, 3000, 5000, 10000})
"""Metres that athletes and swimmers run and swim."""

_RACE_BEFORE = re.compile(
    r"(?:\bthe|\b(?:wo)?men's|\b(?:his|her)|\bindoor|\bolympic|\blast|\bfinal|\d ?x|\d\d(?:00)?m(?: and| or|,)) $",
    re.IGNORECASE,
)
_RACE_AFTER = re.compile(
    rf"(?! ?[\w'])| (?:{any_of(FRAMING_PREPOSITIONS - {'of'}, TEMPORAL_SUBORDINATORS - {'since'})}"
    r"|and|or|with|from|as|but|where|who|title|final|finals|gold|silver|bronze|champion|champions|record|race|races"
    r"|heats?|semi-finals?|event|events|individual|world|indoor|olympic|european|personal|crown|medal|medallist|medalist"
    r"|winner|favourite|favorite)\b",
    re.IGNORECASE,
)
"""The words around a distance of the track: "won the 200m in", "the men's 1500m final"."""

_ARTICLES = frozenset({"a", "an", "half"})
_UNFIT_AFTER = re.compile(
    r"(?:st|nd|rd|th)\b|[:/.]\d|-\d|,\d|\ ?(?:am|pm|a\.m\.|p\.m\.|o'clock)(?!\w)|'?s\b|'\d", re.IGNORECASE
)
_UNIT = re.compile(r"[ -]?([A-Za-z.°%][A-Za-z.°%/]{0,14}(?: (?:[A-Za-z]{1,11})(?: hour)?)?)")
_ATTACHED_ONLY = frozenset({"g", "p", "c", "m", "k", "b"})
_DEGREES = re.compile(r"(?<=\d)[CF]\b")
_OF_HEAT = re.compile(
    r"\b(?:temperatures?|mercury|thermometers?|degrees|heat(?:wave)?|hot(?:test)?|warm(?:er|est|ing)?|cold(?:er|est)?"
    r"|chill(?:y|s)?|freez(?:e|es|ing)|frost|celsius|fahrenheit)\b",
    re.IGNORECASE,
)
_HEAT_WIDTH = 120
"""Characters on either side of "41C" in which a word tells that it is no flat or row."""
_RANGE = re.compile(r"(?: to | ?- ?| and | or )$", re.IGNORECASE)
_VOTED = re.compile(r"\bvot(?:e|es|ed|ing)(?: of| by|,)? $", re.IGNORECASE)

_UPPER_END = re.compile(r"-(\d{2,9})(?= [A-Za-z])")
_FIRST_YEAR, _LAST_YEAR = 1500, 2100
_TEN, _TWENTY = 10, 20
_TOO_MANY = 1e18
"""No counted thing is past this; longer digits are codes."""


class _QuantityGrammar(NamedTuple):
    """The patterns of a quantity and the worth of its words.

    ``joined`` is the pattern without a look at what precedes it, for the second number of "100-120", compiled when the
    first one comes; ``opener`` finds where a quantity can start: a cheap first look, so that the long pattern is tried
    at few places.
    """

    pattern: re.Pattern[str]
    ones: Mapping[str, float]
    scales: Mapping[str, float]
    loose: Mapping[str, float]
    parts: Mapping[str, float]
    joined: str
    opener: re.Pattern[str]
    openers: frozenset[str]


class Quantity(NamedTuple):
    """One number with its unit. ``start`` and ``end`` span number and unit; ``number_end`` is where the number ends."""

    start: int
    number_end: int
    end: int
    value: float
    unit: str
    scale: float
    approximate: bool
    spelt: bool


def find_quantities(view: str) -> Iterator[Quantity]:
    """Find the quantities of a text, in order.

    Args:
        view: text with plain quotation marks, dashes and blanks.

    >>> [(q.value, q.unit, q.approximate) for q in find_quantities("about $1.5bn, twenty-one homes, 4 per cent")]
    [(1500000000.0, 'USD', True), (21.0, '', False), (4.0, '%', False)]
    """
    grammar = resources.load("facts", "numbers.tsv", _build_grammar)
    end = 0
    before: Quantity | None = None
    for opener in grammar.opener.finditer(view):
        if not (opener.lastgroup or opener[0].lower() in grammar.openers) or opener.start() < end:
            continue
        joined = before is not None and before.end == opener.start() - 1 and view[before.end] == "-"
        match = (_compiled(grammar.joined) if joined else grammar.pattern).match(view, opener.start())
        if match is None:
            continue
        end = match.end()
        found = _quantity(view, match, grammar)
        if found is None:
            continue
        if before is not None:
            if _is_ratio(view, before, found):
                before = _as_share(before, found)
                continue
            before, found = _joined(view, before, found)
            yield before
        before = found
    if before is not None:
        yield before


def _quantity(view: str, match: re.Match[str], grammar: _QuantityGrammar) -> Quantity | None:
    start, end = match.span()
    if _UNFIT_AFTER.match(view, end) and not _opens_range(view, match):
        return None
    if match["part"] is not None and _is_ordinal(view, match):
        return None
    value = _value(match, grammar)
    if value >= _TOO_MANY:
        return None
    if _is_in_metres(view, match):
        return Quantity(start, end - 1, end, value / grammar.scales["m"], "m", 1.0, False, False)
    unit, unit_end = _unit(view, end, match)
    if match["part"] is not None and not unit and _SHARE_OF.match(view, end):
        value, unit, unit_end = round(value * 100, 1), "%", end  # "a third of voters"
    about = match["loose"] is not None or HEDGE.search(view, max(0, start - HEDGE_WIDTH), start) is not None
    scale = grammar.scales.get((match["scale"] or "").lower(), 1.0)
    return Quantity(start, end, unit_end, value, unit, scale, about, match["digits"] is None)


def _opens_range(view: str, match: re.Match[str]) -> bool:
    """Whether a number is the lower end of "100-120 troops"; scores, years and codes are no ranges."""
    other = _UPPER_END.match(view, match.end())
    if other is None or match["digits"] is None or not match["digits"].isdigit():
        return False
    low, high = int(match["digits"]), int(other[1])
    return _TEN <= low < high < 2 * low and not _FIRST_YEAR <= low <= _LAST_YEAR


def _is_ordinal(view: str, match: re.Match[str]) -> bool:
    """Whether "a third" counts one after two others: "a third Cup win"."""
    article, _, word = match["part"].lower().replace("-", " ").partition(" ")
    if word in _ORDINALS and _COMPOUND.match(view, match.end()):
        return True  # "a sixth-minute penalty"
    if article not in {"a", "an"} or view.startswith("by ", max(0, match.start() - 3)):
        return False
    return word in _ORDINALS and _SHARE_AFTER.match(view, match.end()) is None


def _is_in_metres(view: str, match: re.Match[str]) -> bool:
    """Whether the "m" of "60m hurdles", "the 200m final" or "a 12m high wall" means metres."""
    if match["scale"] != "m" or match["sign"] is not None or view[match.end() - 2] in " -":
        return False
    if _METRES.match(view, match.end()) or _LENGTH_BEFORE.search(
        view, max(0, match.start() - HEDGE_WIDTH), match.start()
    ):
        return True
    in_race = match["digits"].isdigit() and int(match["digits"]) in _TRACK
    before = in_race and _RACE_BEFORE.search(view, max(0, match.start() - HEDGE_WIDTH), match.start())
    return bool(before) and _RACE_AFTER.match(view, match.end()) is not None


def _value(match: re.Match[str], grammar: _QuantityGrammar) -> float:
    if match["digits"] is not None:
        return float(match["digits"].replace(",", "")) * grammar.scales.get((match["scale"] or "").lower(), 1.0)
    if match["part"] is not None:
        words = match["part"].lower().replace("-", " ").split()
        return grammar.ones.get(words[0], 1.0) * grammar.parts[words[-1]]
    if match["loose"] is not None:
        return grammar.loose[match["loose"].lower()]
    return _spelt(match["spelt"].lower(), grammar)


def _spelt(text: str, grammar: _QuantityGrammar) -> float:
    """The worth of a number in words: "two hundred and fifty thousand"."""
    total, group = 0.0, 0.0
    for word in text.replace("-", " ").replace(",", " ").split():
        scale = grammar.scales.get(word)
        if scale is not None:
            group = (group or 1.0) * scale
            if scale >= 1000:
                total, group = total + group, 0.0
        else:
            group += grammar.parts.get(word, grammar.ones.get(word, 0.0))
    return total + group


def _unit(view: str, end: int, match: re.Match[str]) -> tuple[str, int]:
    """The unit after (or the currency before) a number, and where it ends."""
    sign = match["sign"]
    if sign is not None:
        return currencies()[sign.lower()], end
    found = _UNIT.match(view, end)
    if found is None:
        return "", end
    if _DEGREES.match(view, end) and _OF_HEAT.search(view, max(0, end - _HEAT_WIDTH), end + _HEAT_WIDTH):
        return "°" + view[end], end + 1
    words = found[1].lower().split(" ")
    apart = view[end] in " -"
    for count in range(len(words), 0, -1):
        form = " ".join(words[:count]).rstrip(".")
        unit = currencies().get(form) or units().get(form)
        if unit is None or (apart and form in _ATTACHED_ONLY):
            continue
        written = view[found.start(1) : found.start(1) + len(form)]
        is_code = unit.isupper() and form == unit.lower()
        if not is_code or written.isupper():  # "12 cop cars" are no pesos
            return unit, found.start(1) + len(form)
    return "", end


def _joined(view: str, low: Quantity, high: Quantity) -> tuple[Quantity, Quantity]:
    """Two quantities side by side, as the ends of a range where they are one."""
    near = high.start < low.end + _MOST_BETWEEN_ENDS and _RANGE.search(view[low.end : high.start])
    return _as_range(view, low, high) if near else (low, high)


def _is_ratio(view: str, part: Quantity, whole: Quantity) -> bool:
    """Whether two numbers state a share: "one in five loans", "seven out of 10 adults"; not "two in 10 days"."""
    if (
        view[part.end : whole.start].lower() not in _IN_A_WHOLE
        or part.unit
        or whole.unit
        or not part.value < whole.value
    ):
        return False
    return (part.value == 1 or whole.value in _WHOLES) and _OF_A_WHOLE.match(view, whole.end) is not None


def _as_share(part: Quantity, whole: Quantity) -> Quantity:
    """The share that a part of a whole is, in per cent."""
    return whole._replace(start=part.start, value=round(100 * part.value / whole.value, 1), unit="%")


def _as_range(view: str, low: Quantity, high: Quantity) -> tuple[Quantity, Quantity]:
    """The two ends of "5 to 10 million" or "between 3% and 4%": they share scale and unit, and neither is exact."""
    if low.unit and low.unit != high.unit:
        return low, high  # "fell 18% to 92 million euros"
    joint = view[low.end : high.start].strip().lower()
    opening = view[max(0, low.start - HEDGE_WIDTH) : low.start].lower().split()[-1:]
    if opening == ["from"] or (joint == "and" and opening != ["between"]):
        return low, high  # "from 12 to 15" is a change, "two and three" two numbers
    if _VOTED.search(view, max(0, low.start - HEDGE_WIDTH), low.start):
        return low, high  # "voted 51 to 47" counts both sides
    value = low.value * high.scale if low.scale == 1.0 else low.value
    return low._replace(value=value, unit=low.unit or high.unit, approximate=True), high._replace(approximate=True)


@cache
def _compiled(form: str) -> re.Pattern[str]:
    return re.compile(form, re.IGNORECASE | re.VERBOSE)


def _build_grammar(package: str, name: str) -> _QuantityGrammar:
    kinds: dict[str, dict[str, float]] = {"one": {}, "scale": {}, "loose": {}, "part": {}}
    kinds["one"].update(CARDINALS)
    kinds["scale"].update(SCALES)
    for word, worth, kind in resources.read_rows(package, name):
        kinds[kind][word] = float(worth)
    signs = [form for form in currencies() if _SIGN_BEFORE.fullmatch(form)]
    form = _form(kinds, signs)
    words = {word.split()[0] for kind in ("one", "loose") for word in kinds[kind]}
    prefixes = {sign.rstrip("$.") for sign in signs if sign[0].isalpha()}
    others = "".join(sorted({sign[-1] for sign in signs} - {sign[-1] for sign in _letters(signs)}))
    one, scale, loose, part = (MappingProxyType(kinds[kind]) for kind in ("one", "scale", "loose", "part"))
    return _QuantityGrammar(
        _compiled(_NOT_INSIDE + form),
        one,
        scale,
        loose,
        part,
        form,
        re.compile(rf"[^\W\d_]+|(?P<other>[0-9{re.escape(others)}])"),
        frozenset(words | prefixes | _ARTICLES),
    )


def _form(kinds: Mapping[str, Mapping[str, float]], signs: Sequence[str]) -> str:
    """The regular expression of a quantity."""
    ones = _either(kinds["one"])
    tens = _either({word: worth for word, worth in kinds["one"].items() if worth >= _TWENTY})
    digits = _either({word: worth for word, worth in kinds["one"].items() if 1 <= worth < _TEN})
    letters = _letters(signs)
    return _PATTERN.format(
        sign=rf"{_signs(set(signs) - set(letters))}|(?-i:{_signs(_written(letters))})(?=\ ?\d)",
        scale=_SCALE,
        short=_either({word: worth for word, worth in kinds["scale"].items() if _VOWELS.isdisjoint(word)}),
        parts=_either(kinds["part"]),
        loose=_either(kinds["loose"]),
        spelt=rf"(?:{tens})\ (?:{digits})|(?:{ones})(?:-(?:{ones}))?",
    )


def _letters(signs: Sequence[str]) -> list[str]:
    """The codes among the signs of money."""
    return [form for form in signs if form.rstrip(".").isalpha()]


def _written(letters: Iterable[str]) -> Iterator[str]:
    """Codes of money as they are written, since "try 5" and "all 5" are no Turkish or Albanian money."""
    for form in letters:
        yield form.upper()
        if currencies()[form].lower() != form:
            yield form.capitalize()
            yield form[:2].upper() + form[2:]  # "KSh"


def _signs(forms: Iterable[str]) -> str:
    return "|".join(re.escape(form) for form in sorted(forms, key=lambda form: (-len(form), form)))


def _either(words: Mapping[str, float]) -> str:
    return "|".join(word.replace(" ", r"\ ") for word in sorted(words, key=len, reverse=True))
