"""What looks like a time and is none: people called May, a march, plain numbers, newspapers, flight numbers.

Each check reads one match and its surroundings and tells whether to refuse it; :data:`_CHECKS` says which rules it is
for. Names and parts of speech come from the analysis, the rest is shape and the words beside the match.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from newsdigest.facts.times.grammar import Found
from newsdigest.model.analysis import Analysis, Token

__all__ = ["Place", "Refusals"]


class Place(NamedTuple):
    """One match and what stands around it."""

    found: Found
    said: tuple[str, ...]  # its words as written
    first: int  # the tokens it begins and ends in
    last: int
    before: tuple[str, ...]  # up to three pieces before it, lower case
    after: tuple[str, ...]  # up to six pieces after it, lower case

    @property
    def left(self) -> str:
        """The word before it, lower case; empty at the start of a block."""
        return self.before[-1] if self.before else ""

    @property
    def right(self) -> str:
        """The word after it, lower case; empty at the end of a block."""
        return self.after[0] if self.after else ""

    @property
    def single(self) -> bool:
        """Whether it is one piece."""
        return self.found.last - self.found.first == 1


_NAMED_RULES_WORDS = (
    "month weekday season dayword nightword part_of_day whole_unit shifted_unit plural_days duration_bare"
)
_NAMED_RULES = frozenset(_NAMED_RULES_WORDS.split())
_TITLED_RULES = frozenset(
    {"shifted_unit", "whole_unit", "story_unit", "part_of_day", "nightword", "duration_one", "later_bare"}
)
_MONTH_WORDS = frozenset({"may", "march", "august", "april", "june"})
_TIME_PREPOSITIONS_WORDS = (
    "in on at since until till by during last next this early late mid through from to of and between before after "
    "for over"
)
_TIME_PREPOSITIONS = frozenset(_TIME_PREPOSITIONS_WORDS.split())
_COUNTED_WORDS = (
    "people troops soldiers workers jobs miles km kilometres kilometers metres meters feet homes houses dollars "
    "pounds euros tons tonnes employees men women children students votes units shares points barrels acres "
    "hectares calories refugees migrants police officers deaths cases others members pages words seats tickets "
    "residents civilians horses rpm mph percent years year days hours kg cc gb mb hz m k bn"
)
_COUNTED = frozenset(_COUNTED_WORDS.split())
_NUMBERED_WORDS = (
    "no number room flight route highway interstate bus suite page chapter section article bill resolution unit "
    "windows apollo boeing airbus peugeot model block gate lot platform regulation nearly about over than $ £ € ¥ # %"
)
_NUMBERED = frozenset(_NUMBERED_WORDS.split())
_PAPERS_WORDS = "times telegraph mail mirror express post herald tribune mercury world independent sport league star"
_PAPERS = frozenset(_PAPERS_WORDS.split())
_CLOCK_CUES_WORDS = "at by around about until till from to after before since between past and approximately"
_CLOCK_CUES = frozenset(_CLOCK_CUES_WORDS.split())
_OWNERS = frozenset({"its", "their", "his", "her", "our"})
_TITLES = frozenset({"mr", "mrs", "ms", "miss", "dr", "sir", "lord", "lady", "sgt", "capt", "gen", "sen", "rep", "gov"})
_SAVING = frozenset({"save", "saved", "saves", "saving", "seize", "seized", "carry", "carried", "win", "won", "rue"})
_FIGURES_WORDS = "profit profits earnings results sales revenue revenues net loss losses figures output exports imports"
_FIGURES = frozenset(_FIGURES_WORDS.split())
_JOINTS = frozenset({"-", "to", "and", "or", ",", "through"})


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

    def refuse(self, place: Place) -> bool:
        """Whether the match is no time."""
        rule = place.found.rule.name
        return any(rule in rules and check(self, place) for rules, check in _CHECKS)

    def _token(self, place: Place) -> Token | None:
        return self._analysis.tokens[place.first] if 0 <= place.first < len(self._analysis.tokens) else None

    def _is_named(self, place: Place) -> bool:
        """Part of a name: "Theresa May", "June Okoro", "Sunday Mba", ABC's "This Week"."""
        title = place.before[-2:-1] if place.left == "." else place.before[-1:]
        if title and title[0] in _TITLES:
            return True
        number = self._name_at.get(place.first)
        if number is None or place.right in _JOINTS - {","}:
            return False
        name = self._analysis.names[number]
        if name.first >= place.first and name.last <= place.last + 1:
            return name.kind == "person" and place.left not in _TIME_PREPOSITIONS
        if place.found.rule.name == "month" and name.kind == "person":
            return True
        if name.kind == "organization" and name.first == place.first:
            return False  # "found Monday Air France guilty": two names run together
        return name.last > place.last + 1

    def _is_title(self, place: Place) -> bool:
        """Every word has a capital in the middle of a sentence."""
        return not place.single and place.left not in {"", "."} and all(word[:1].isupper() for word in place.said)

    def _is_paper(self, place: Place) -> bool:
        """The Sunday Times, the Friday Mirror."""
        return place.left == "the" and place.right in _PAPERS

    def _is_common_word(self, place: Place) -> bool:
        """A modal "May", the verb or noun "March", or somebody's surname."""
        word = place.found.captured.word("MONTH")
        if place.found.captured.has("MABBR") and place.found.rule.name == "month":
            return place.left not in _TIME_PREPOSITIONS - {"and"}  # Ant and Dec.
        if not place.single or word not in _MONTH_WORDS or place.left in _TIME_PREPOSITIONS:
            return False
        token = self._token(place)
        if word in self._surnames or (token is not None and token.upos in {"VERB", "AUX"}):
            return True
        return not place.left and word in {"may", "march"}

    def _is_other_season(self, place: Place) -> bool:
        """The fall of a government, a metal spring, to spring."""
        words = place.found.captured
        if words.has("FALL") and place.right in {"of", "in", "from"} and not words.has("YEAR"):
            return True
        return place.single and place.left not in _TIME_PREPOSITIONS | _OWNERS

    def _is_short_weekday(self, place: Place) -> bool:
        """The Sun, sat, wed: a short name of a weekday counts after "on" or before a date alone."""
        short = place.found.captured.word("WABBR")
        return bool(short) and (short == "sun" or place.left not in {"on", "("})

    def _is_number(self, place: Place) -> bool:
        """2000 people, $1999, Room 1984: a year of the last two centuries needs no more, an older one a preposition."""
        words = place.found.captured
        if not words.has("YEAR") or words.has("mod") or words.has("CALENDAR") or not place.single:
            return False
        if place.left in _NUMBERED or place.right in _COUNTED or place.right in {"%", "/", ":"}:
            return True
        if place.left == ".":  # H.R. 1995
            return len("".join(place.before[-2:-1])) == 1
        if place.left == "-":
            return not place.before[-2:-1] or not place.before[-2].isdigit()
        if 1800 <= int(words.word("YEAR")) <= 2060:
            return False
        return place.left not in {"in", "since", "of", "from", "to", "by", "until", "between", "and"}

    def _is_bare_clock(self, place: Place) -> bool:
        """10:30 needs a word that says it is a time of day; scores, odds and verses look the same."""
        words = place.found.captured
        if words.has("MERIDIEM") or words.has("named") or not place.single:
            return False
        return place.left not in _CLOCK_CUES and place.right != "("

    def _is_half_word(self, place: Place) -> bool:
        """The quarter-finals, the manager-of-the-month award, to save the day."""
        return "-" in {place.left, place.right} or place.left in _SAVING

    def _is_match_half(self, place: Place) -> bool:
        """The first half of a match: without a year, only a half with figures is one of the calendar."""
        words = place.found.captured
        named = words.has("YEAR") or words.has("year") or words.has("CALENDAR") or words.has("SHIFT")
        return not named and place.right not in _FIGURES

    def _is_show(self, place: Place) -> bool:
        """The Today programme, the Tonight Show."""
        return place.right in {"show", "programme", "program"}

    def _is_attribute(self, place: Place) -> bool:
        """Father Christmas, the first Christmas single: a feast by name is a time after a preposition alone."""
        return place.single and place.left not in _TIME_PREPOSITIONS

    def _is_idiom(self, place: Place) -> bool:
        """As soon as they came; soon after; the soon-to-open hall."""
        return place.found.captured.has("soon") and (place.left == "as" or place.right in {"after", "as", "-"})


_Check = Callable[[Refusals, Place], bool]
_CHECKS: tuple[tuple[frozenset[str], _Check], ...] = (
    (frozenset({"future_word"}), Refusals._is_idiom),
    (_TITLED_RULES, Refusals._is_title),
    (_NAMED_RULES, Refusals._is_named),
    (frozenset({"month", "month_year"}), Refusals._is_common_word),
    (frozenset({"year"}), Refusals._is_number),
    (frozenset({"season"}), Refusals._is_other_season),
    (frozenset({"weekday"}), Refusals._is_short_weekday),
    (frozenset({"weekday"}), Refusals._is_paper),
    (frozenset({"clock"}), Refusals._is_bare_clock),
    (frozenset({"story_period", "whole_unit", "then"}), Refusals._is_half_word),
    (frozenset({"half"}), Refusals._is_match_half),
    (frozenset({"dayword", "nightword"}), Refusals._is_show),
    (frozenset({"holiday"}), Refusals._is_attribute),
)
