"""Filters of matches that are no time expressions: people called May, a march, plain numbers, newspapers, flights.

Each filter reads one match and its surroundings and says whether to reject it; :data:`_CHECKS` lists the rules that
each one applies to. Names and parts of speech come from the analysis, the rest is shape and the words beside the match.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property
from typing import NamedTuple

from newsdigest.facts.times.grammar import GrammarMatch
from newsdigest.lexicon.calendar import WEEKDAYS
from newsdigest.lexicon.nouns import SHORT_TITLES
from newsdigest.model.analysis import Analysis, Name, Token

__all__ = ["Filters", "TimexCandidate"]


class TimexCandidate(NamedTuple):
    """One match and what surrounds it."""

    found: GrammarMatch
    said: tuple[str, ...]  # its words as written
    first: int  # the tokens it begins and ends in
    last: int
    before: tuple[str, ...]  # up to five pieces before it, lower case
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
    "month weekday season dayword nightword part_of_day whole_unit shifted_unit plural_days duration_bare holiday"
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
_TITLES = SHORT_TITLES
_OFFICES_WORDS = "coach captain officer detective inspector sergeant constable judge justice nurse professor councillor"
_OFFICES = frozenset(_OFFICES_WORDS.split())
_GOLF = frozenset({"birdie", "birdies", "bogey", "bogeys", "putt", "putts", "fairway", "fairways", "golfer", "golfers"})
_SAVING = frozenset({"save", "saved", "saves", "saving", "seize", "seized", "carry", "carried", "win", "won", "rue"})
_HEAT = frozenset({"temperature", "temperatures", "highs", "lows", "degrees", "mercury"})
_WITHIN = 12
"""Tokens before a decade that may say that it is a temperature."""
_FIGURES_WORDS = "profit profits earnings results sales revenue revenues net loss losses figures output exports imports"
_FIGURES = frozenset(_FIGURES_WORDS.split())
_EARLY_YEAR = re.compile(
    r"(?:\b(?:[Ii]n|[Ss]ince|[Uu]ntil|(?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December)(?: \d\d?,)?) )(1[5-7]\d\d)\b(?! (?!was\b|has\b|is\b)[a-z]+s\b)"
)
_RECENT_YEARS = range(1800, 2061)
"""Years that need no preposition to be read as one."""
_YEAR_CUES = frozenset({"in", "since", "of", "from", "to", "by", "until", "between", "and"})
_YEAR_DIGITS = 4
_ONE_AGE = 60
"""Years from an early year to others of the same story."""
_JOINTS = frozenset({"-", "to", "and", "or", ",", "through"})
_WEEKEND = frozenset({"saturday", "sunday"})
_AT_WEEKENDS_WORDS = "roast roasts school schools league paper papers newspaper newspapers supplement tabloids job jobs"
_AT_WEEKENDS = frozenset(_AT_WEEKENDS_WORDS.split())
"""Nouns that "Saturday" and "Sunday" make a kind of: "a Saturday job"; but "Wednesday papers" are of one Wednesday."""
_BROADCASTS = frozenset(
    {"drama", "dramas", "sitcom", "soap", "series", "slot", "schedule", "television", "tv", "telly"}
)
"""The same after a part of any day: "the Sunday night drama"."""
_SINGLE = frozenset({"school", "schools", "league", "job", "jobs"})
"""Those of them that modify what is done once as well: "Saturday job cuts", "a Sunday school board vote"."""
_OF_KINDS = frozenset({"teacher", "teachers", "class", "classes", "football", "cricket", "rugby", "team"})
"""Nouns that leave them a kind: "a Sunday school teacher"."""

_OF_AGES = frozenset({"under", "over"})
_OF_EVENTS = frozenset({"as", "at", "when"})
"""What follows drama that is none to be acted: "Sunday night drama as Leeds win"."""


class Filters:
    """The filters, for one analysis."""

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

    def rejects(self, candidate: TimexCandidate) -> bool:
        """Whether the match is no time."""
        rule = candidate.found.rule.name
        return any(rule in rules and check(self, candidate) for rules, check in _CHECKS)

    def _token(self, candidate: TimexCandidate) -> Token | None:
        return self._analysis.tokens[candidate.first] if 0 <= candidate.first < len(self._analysis.tokens) else None

    def _is_named(self, candidate: TimexCandidate) -> bool:
        """Part of a name: "Theresa May", "June Okoro", "Sunday Mba", ABC's "This Week"."""
        if self._follows_a_title(candidate):
            return True
        number = self._name_at.get(candidate.first)
        if number is None or candidate.right in _JOINTS - {","}:
            return False
        name = self._analysis.names[number]
        if self._runs_into_a_name(candidate, name):
            return False
        if name.first >= candidate.first and name.last <= candidate.last + 1:
            return name.kind == "person" and candidate.left not in _TIME_PREPOSITIONS
        return name.last > candidate.last + 1 or (candidate.found.rule.name == "month" and name.kind == "person")

    def _follows_a_title(self, candidate: TimexCandidate) -> bool:
        """Whether an honorific or an office precedes it: "Mrs. May", "Coach Tuesday"."""
        title = candidate.before[-2:-1] if candidate.left == "." else candidate.before[-1:]
        return not _TITLES.isdisjoint(title) or self._is_form_of_address(candidate.first - 1)

    def _runs_into_a_name(self, candidate: TimexCandidate, name: Name) -> bool:
        """Whether a time and the name after it were read as one name.

        "It was reported on Saturday Ann Price was hurt", "found Monday Air France guilty".
        """
        if name.first != candidate.first:
            return False
        longer = name.last > candidate.last + 1
        return candidate.left == "on" or (longer and name.kind == "organization")

    def _is_weekly(self, candidate: TimexCandidate) -> bool:
        """A weekday that names a kind of thing and no day: "a Saturday job", "the Sunday night drama", not "a Sunday
        night crash", "Sunday's paper" and "this Sunday night drama".
        """
        words = candidate.found.captured
        if not words.has("WEEKDAY") or any(map(words.has, ("SHIFT", "STORY", "mod", "week", "ahead"))):
            return False
        following = self._analysis.tokens[candidate.last + 2 : candidate.last + 3]
        after = following[0] if following else None
        if candidate.found.rule.name == "part_of_day":
            return candidate.right in _BROADCASTS and (after is None or after.text not in _OF_EVENTS)
        if candidate.right not in _AT_WEEKENDS or words.word("WEEKDAY") not in _WEEKEND:
            return False
        single = candidate.right in _SINGLE and after is not None and after.xpos in {"NN", "NNS"}
        return not single or (after is not None and after.text in _OF_KINDS)

    def _is_surname(self, candidate: TimexCandidate) -> bool:
        """A weekday as a surname: "Joe Friday said", "Ruth Tuesday, 32, sang", and then "Friday said"."""
        token = self._token(candidate)
        if token is None or not candidate.single or token.text.lower() not in self._weekday_surnames:
            return False
        whole = self._name_at.get(candidate.first)
        if whole is not None and _has_two_words(self._analysis.names[whole]):
            return True
        return candidate.left not in _TIME_PREPOSITIONS and token.deprel == "nsubj"

    @cached_property
    def _weekday_surnames(self) -> frozenset[str]:
        """Weekdays that are the surname of a person who is the subject of a clause, and not known by another surname.

        "Speaker Ryan Friday said" dates what "Paul Ryan" said; "asked Clinton Friday" has an object.
        """
        tokens, names = self._analysis.tokens, self._analysis.names
        people = [name for name in names if name.kind == "person"]
        known = {tokens[name.last - 1].text.lower() for name in people if name.last - name.first > 1}
        return frozenset(
            surname
            for name in people
            if _has_two_words(name)
            and (surname := tokens[name.last - 1].text.lower()) in WEEKDAYS
            and tokens[name.first].deprel == "nsubj"
            and tokens[name.first].text.lower() not in known
        )

    def _is_form_of_address(self, index: int) -> bool:
        """Whether there is an office at ``index`` without an article, as before a name: "Coach Tuesday"."""
        tokens = self._analysis.tokens
        if index < 0 or not tokens[index].text[:1].isupper() or tokens[index].text.lower() not in _OFFICES:
            return False
        return not (index and tokens[index - 1].upos == "DET" and tokens[index - 1].sentence == tokens[index].sentence)

    def _is_temperature(self, candidate: TimexCandidate) -> bool:
        """Temperatures in the 90s: a word for heat precedes it in the sentence."""
        tokens = self._analysis.tokens
        before = range(max(0, candidate.first - _WITHIN), candidate.first)
        return any(
            tokens[at].text.lower() in _HEAT and tokens[at].sentence == tokens[candidate.first].sentence
            for at in before
        )

    def _is_titled_length(self, candidate: TimexCandidate) -> bool:
        """The programme "60 Minutes": a unit with a capital, in a sentence that is not all capitals."""
        if not candidate.said[-1][:1].isupper() or candidate.said[-1].isupper():
            return False
        return not self._is_in_title_case(candidate)

    def _is_in_title_case(self, candidate: TimexCandidate) -> bool:
        """Whether most words of its sentence have a capital, as in a headline."""
        if not 0 <= candidate.first < len(self._analysis.tokens):
            return False
        sentence = self._analysis.sentences[self._analysis.tokens[candidate.first].sentence]
        words = [token.text for token in self._analysis.tokens[sentence.first : sentence.last] if token.text.isalpha()]
        return sum(word[0].isupper() for word in words) > len(words) / 2

    def _is_hole(self, candidate: TimexCandidate) -> bool:
        """A hole of a golf course: "a birdie on the 12th"."""
        return self._is_golf

    @cached_property
    def _is_golf(self) -> bool:
        return any(token.text.lower() in _GOLF for token in self._analysis.tokens)

    def _is_title(self, candidate: TimexCandidate) -> bool:
        """Every word has a capital in the middle of a sentence that is not written so as a whole.

        An article and the first word of a sentence do not count: "The Morning Chronicle said", "the Evening Star".
        """
        words = candidate.said
        if words[0].lower() == "the" or candidate.left in {"", "."}:
            words = words[1:]
        return (
            not candidate.single
            and bool(words)
            and all(word[:1].isupper() for word in words)
            and not self._is_in_title_case(candidate)
        )

    def _is_paper(self, candidate: TimexCandidate) -> bool:
        """The Sunday Times, the Friday Mirror."""
        return candidate.left == "the" and candidate.right in _PAPERS

    def _is_common_word(self, candidate: TimexCandidate) -> bool:
        """A modal "May", the verb or noun "March", or a surname."""
        word = candidate.found.captured.word("MONTH")
        if candidate.found.captured.has("MABBR") and candidate.found.rule.name == "month":
            return candidate.left not in _TIME_PREPOSITIONS - {"and"}  # Ant and Dec.
        if not candidate.single or word not in _MONTH_WORDS or candidate.left in _TIME_PREPOSITIONS:
            return False
        token = self._token(candidate)
        if word in self._surnames or (token is not None and token.upos in {"VERB", "AUX"}):
            return True
        return not candidate.left and word in {"may", "march"}

    def _is_other_season(self, candidate: TimexCandidate) -> bool:
        """The fall of a government, a metal spring, to spring."""
        words = candidate.found.captured
        if words.has("FALL") and candidate.right in {"of", "in", "from"} and not words.has("YEAR"):
            return True
        return candidate.single and candidate.left not in _TIME_PREPOSITIONS | _OWNERS

    def _is_short_weekday(self, candidate: TimexCandidate) -> bool:
        """The Sun, sat, wed: a short name of a weekday counts after "on" or before a date alone."""
        short = candidate.found.captured.word("WABBR")
        return bool(short) and (short == "sun" or candidate.left not in {"on", "("})

    def _is_number(self, candidate: TimexCandidate) -> bool:
        """2000 people, $1999, Room 1984. A year of the last two centuries needs no preposition, an older one does."""
        words = candidate.found.captured
        if not words.has("YEAR") or words.has("mod") or words.has("CALENDAR") or not candidate.single:
            return False
        if _counts_or_numbers(candidate):
            return True
        if candidate.left in {".", "-"}:
            return _ends_a_code(candidate)
        year = int(words.word("YEAR"))
        if year in _RECENT_YEARS or candidate.left in _YEAR_CUES:
            return False
        return not any(abs(year - early) <= _ONE_AGE for early in self._early_years)

    @cached_property
    def _early_years(self) -> frozenset[int]:
        """The years before 1800 beside a preposition or a month: a history writes others of its age bare."""
        return frozenset(int(match.group(1)) for match in _EARLY_YEAR.finditer(self._analysis.view))

    def _is_bare_clock(self, candidate: TimexCandidate) -> bool:
        """10:30 needs a word that says it is a time of day; scores, odds and verses look the same."""
        words = candidate.found.captured
        if words.has("MERIDIEM") or words.has("named") or not candidate.single:
            return False
        return candidate.left not in _CLOCK_CUES and candidate.right != "("

    def _is_half_word(self, candidate: TimexCandidate) -> bool:
        """The quarter-finals, the manager-of-the-month award, to save the day."""
        return "-" in {candidate.left, candidate.right} or candidate.left in _SAVING

    def _is_age_group(self, candidate: TimexCandidate) -> bool:
        """The under-30s, the over-50s."""
        return candidate.left == "-" and "".join(candidate.before[-2:-1]) in _OF_AGES

    def _is_match_half(self, candidate: TimexCandidate) -> bool:
        """The first half of a match: without a year, only a half with figures is one of the calendar."""
        words = candidate.found.captured
        named = words.has("YEAR") or words.has("year") or words.has("CALENDAR") or words.has("SHIFT")
        return not named and candidate.right not in _FIGURES

    def _is_show(self, candidate: TimexCandidate) -> bool:
        """The Today programme, NBC's "Today" show, USA TODAY: what it is follows, or it has a capital in a sentence."""
        following = next((word for word in candidate.after[:2] if word.isalpha()), "")
        if following in {"show", "programme", "program"}:
            return True
        return (
            candidate.single
            and candidate.left.isalpha()
            and candidate.said[0][:1].isupper()
            and not self._is_in_title_case(candidate)
        )

    def _is_attribute(self, candidate: TimexCandidate) -> bool:
        """Father Christmas, the first Christmas single: a feast by name is a time after a preposition alone."""
        return candidate.single and candidate.left not in _TIME_PREPOSITIONS

    def _is_idiom(self, candidate: TimexCandidate) -> bool:
        """As soon as they came; soon after; the soon-to-open hall."""
        return candidate.found.captured.has("soon") and (
            candidate.left == "as" or candidate.right in {"after", "as", "-"}
        )


def _has_two_words(name: Name) -> bool:
    return name.last - name.first == 2


def _counts_or_numbers(candidate: TimexCandidate) -> bool:
    """Whether the words beside the figures make them a count, a number of something, a share or a clock time."""
    if candidate.left in _NUMBERED or candidate.right in _COUNTED or candidate.right in {"%", "/"}:
        return True
    return candidate.right == ":" and candidate.after[1:2] != () and candidate.after[1][0].isdigit()


def _ends_a_code(candidate: TimexCandidate) -> bool:
    """Whether figures after a full stop or a hyphen belong to a code: "H.R. 1995", "24-1920"; not "1914-1918"."""
    joined = "".join(candidate.before[-2:-1])
    return len(joined) == 1 if candidate.left == "." else not (joined.isdigit() and len(joined) == _YEAR_DIGITS)


_Check = Callable[[Filters, TimexCandidate], bool]
_CHECKS: tuple[tuple[frozenset[str], _Check], ...] = (
    (frozenset({"soon"}), Filters._is_idiom),
    (frozenset({"decade"}), Filters._is_age_group),
    (_TITLED_RULES, Filters._is_title),
    (_NAMED_RULES, Filters._is_named),
    (frozenset({"month", "month_year"}), Filters._is_common_word),
    (frozenset({"year"}), Filters._is_number),
    (frozenset({"season"}), Filters._is_other_season),
    (frozenset({"weekday"}), Filters._is_short_weekday),
    (frozenset({"weekday"}), Filters._is_paper),
    (frozenset({"weekday", "part_of_day"}), Filters._is_weekly),
    (frozenset({"weekday"}), Filters._is_surname),
    (frozenset({"clock"}), Filters._is_bare_clock),
    (frozenset({"story_period", "whole_unit", "then"}), Filters._is_half_word),
    (frozenset({"half"}), Filters._is_match_half),
    (frozenset({"dayword", "nightword"}), Filters._is_show),
    (frozenset({"holiday"}), Filters._is_attribute),
    (frozenset({"later_bare"}), Filters._is_titled_length),
    (frozenset({"bare_day"}), Filters._is_hole),
    (frozenset({"decade"}), Filters._is_temperature),
)
