"""What looks like a time and is none: people called May, a march, plain numbers, coordinates, old abbreviations.

Each check reads the match and its surroundings and tells whether to refuse it. Names come from the analysis; the
rest is shape and the words beside the match.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsdigest.facts.times.grammar import Found
from newsdigest.model.analysis import Analysis

__all__ = ["Refusals"]

_IN_NAMES_WORDS = "month weekday season dayword nightword part_of_day whole_unit shifted_unit plural_days"
_IN_NAMES = frozenset(_IN_NAMES_WORDS.split())  # fmt: skip
_TITLED = frozenset(
    {"shifted_unit", "whole_unit", "story_unit", "part_of_day", "nightword", "duration_one", "later_bare"}
)
_MONTH_WORDS = frozenset({"may", "march", "august", "april", "june"})
_TIME_PREPOSITIONS_WORDS = (
    "in since until till by during last next this early late mid through from to of and between before after for"
)
_TIME_PREPOSITIONS = frozenset(_TIME_PREPOSITIONS_WORDS.split())
_COUNTED_WORDS = (
    "people troops soldiers workers jobs miles km kilometres kilometers metres meters feet homes houses dollars "
    "pounds euros tons tonnes employees men women children students votes units shares points barrels acres "
    "hectares calories refugees migrants police officers deaths cases others members pages words seats tickets "
    "residents civilians horses rpm mph percent years year days hours"
)
_COUNTED = frozenset(_COUNTED_WORDS.split())
_MONEY = frozenset("$£€¥#%")
_CLOCK_CUES_WORDS = "at by around about until till from to after before since between past and approximately"
_CLOCK_CUES = frozenset(_CLOCK_CUES_WORDS.split())


class Refusals:
    """The checks, for one analysis."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        self._surnames = frozenset(
            analysis.tokens[name.last - 1].text.lower()
            for name in analysis.names
            if name.kind == "person" and name.last - name.first > 1
        )
        self._name_at: dict[int, int] = {
            index: number for number, name in enumerate(analysis.names) for index in range(name.first, name.last)
        }

    def refuse(
        self, found: Found, said: Sequence[str], first: int, last: int, before: Sequence[str], after: Sequence[str]
    ) -> bool:
        """Whether the match is no time. ``first`` and ``last`` are the tokens it begins and ends in."""
        name = found.rule.name
        words = found.captured
        if name == "future_word" and words.word("soon"):
            return before[-1:] == ("as",) or after[:1] in (("after",), ("as",), ("-",))
        if name in _TITLED and found.last - found.first > 1 and _is_title(said, before):
            return True
        if name in _IN_NAMES and self._is_named(found, first, last, before):
            return True
        if name in {"month", "month_year"} and words.has("MONTH"):
            return self._is_common_word(words.word("MONTH"), first, before, single=found.last - found.first == 1)
        if name == "year":
            return _is_count(found, before, after)
        if name == "season":
            return self._is_other_sense(found, first, after)
        if name == "weekday" and words.has("WABBR"):
            return "." not in words.groups.get("wday", ()) and before[-1:] not in (("on",), ("(",))
        return name == "clock" and _is_bare_clock(found, before, after)

    def _is_named(self, found: Found, first: int, last: int, before: Sequence[str]) -> bool:
        """Part of a name: "Theresa May", "June Okoro", "Sunday Mba", "The Sunday Times", ABC's "This Week"."""
        number = self._name_at.get(first)
        if number is None:
            return False
        name = self._analysis.names[number]
        if not (name.first < first or name.last > last + 1):
            return name.kind == "person" and before[-1:] not in [(word,) for word in _TIME_PREPOSITIONS]
        goes_on = name.last > last + 1
        if found.rule.name == "month" and name.kind == "person":
            return True
        return goes_on

    def _is_common_word(self, word: str, first: int, before: Sequence[str], *, single: bool) -> bool:
        """A modal "May", the verb or noun "March", or somebody's surname."""
        if not single or word not in _MONTH_WORDS:
            return False
        if before and before[-1] in _TIME_PREPOSITIONS:
            return False
        if word in self._surnames:
            return True
        if 0 <= first < len(self._analysis.tokens):
            token = self._analysis.tokens[first]
            if token.upos in {"VERB", "AUX"}:
                return True
        return not before and word in {"may", "march"}

    def _is_other_sense(self, found: Found, first: int, after: Sequence[str]) -> bool:
        """The fall of a government, a metal spring, to spring."""
        words = found.captured
        if words.has("FALL") and after[:1] and after[0] in {"of", "in", "from"} and not words.has("YEAR"):
            return True
        if found.last - found.first > 1 or not words.has("SEASON"):
            return False
        token = self._analysis.tokens[first] if 0 <= first < len(self._analysis.tokens) else None
        return words.word("SEASON") == "spring" and token is not None and token.upos in {"VERB", "ADJ"}


def _is_title(said: Sequence[str], before: Sequence[str]) -> bool:
    """Every word has a capital in the middle of a sentence: ABC's "This Week"."""
    return bool(before) and before[-1] != "." and all(word[:1].isupper() for word in said)


def _is_count(found: Found, before: Sequence[str], after: Sequence[str]) -> bool:
    words = found.captured
    if not words.has("YEAR") or words.has("mod") or words.has("CALENDAR"):
        return False
    year = int(words.word("YEAR"))
    previous, following = before[-1:], after[:1]
    if previous and (previous[0] in _MONEY or previous[0] in {"no", "number", "nearly", "about", "over", "than", "-"}):
        return True
    if following and (following[0] in _COUNTED or following[0] in {"%", "/", ":"}):
        return True
    if 1800 <= year <= 2060:
        return False
    return not previous or previous[0] not in {"in", "since", "of", "from", "to", "by", "until", "between", "and"}


def _is_bare_clock(found: Found, before: Sequence[str], after: Sequence[str]) -> bool:
    words = found.captured
    if words.has("MERIDIEM") or words.has("named") or found.last - found.first > 1:
        return False
    zoned = bool(after) and after[0] in _ZONE_WORDS
    if words.has("MIL"):
        return not zoned
    return not zoned and before[-1:] not in [(word,) for word in _CLOCK_CUES]


_ZONE_WORDS_TEXT = "gmt utc et est edt pt pst pdt ct cst cdt bst cet cest ist hours hrs local eastern ( h"
_ZONE_WORDS = frozenset(_ZONE_WORDS_TEXT.split())
