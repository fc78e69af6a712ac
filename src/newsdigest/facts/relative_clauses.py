"""Relative clauses as spans of text: whose times are theirs alone.

"Shares in Vestmark, which reports next week, fell": next week is when it reports, not when they fell; "Ida Crane, who
runs the boat, said on Friday": she does not run it on Friday. Read off the text alone: from the pronoun to the next
comma, semicolon or full stop. A participle that opens an aside counts too ("The law, passed in 2016, was struck down").
"""

from __future__ import annotations

import re
from bisect import bisect_right

from newsdigest.lexicon.function_words import BE, HAVE, MODALS
from newsdigest.lexicon.word_sets import any_of
from newsdigest.model.span import Span

__all__ = ["RelativeClauses"]

_BEFORE_ITS_VERB = re.compile(
    rf" (?:who|which|whose \w{{1,20}})(?: (?:{any_of(HAVE, BE, MODALS)}|not|also|never|once|later|then|already"
    r"|[a-z]{2,14}ly)){0,5} $"
)
"""The words between a pronoun and the verb of its own clause: "who had allegedly", not "who was drunk"."""

_LONGEST_LEAD = 80

_ASIDE = re.compile(
    r"(?P<comma>,) (?:who|whose|which) [^,;.\n]{3,160}| (?:who|whose|which) [^,;.\n]{3,160}"
    r"|(?P<participle>,) (?:[a-z]{3,12}ed|born|built|held|made|taken|written|sold|bought|won|lost|found|seen) "
    r"(?:on|by|in|at|last|during|earlier) [^,;.\n]{2,100}(?=,)"
)


class RelativeClauses:
    """The relative clauses of one text.

    >>> text = "Shares in Vestmark, which reports next week, fell on Monday."
    >>> asides, week, fell = RelativeClauses(text), Span(34, 43), Span(45, 49)
    >>> asides.part(fell, week), asides.part(Span(26, 33), week)
    (True, False)
    """

    def __init__(self, view: str) -> None:
        found = list(_ASIDE.finditer(view))
        self._starts = [match.start() for match in found]
        self._ends = [match.end() for match in found]
        self._view = view
        self._apart = [bool(match["comma"] or match["participle"]) for match in found]

    def part(self, predicate: Span, time: Span) -> bool:
        """Whether a relative clause separates a predicate and a time: only one of them is in it."""
        one, other = self._at(predicate.start), self._at(time.start)
        if one == other:
            return False
        if one is not None and (self._apart[one] or self._is_its_verb(one, predicate.start)):
            return True  # an event of the relative clause has no time outside it
        if other is None:
            return False
        return self._apart[other] or predicate.start < self._starts[other]

    def _is_its_verb(self, clause: int, start: int) -> bool:
        """Whether a predicate is that of the relative clause, not of the main clause: "who was drunk crashed"."""
        lead = self._view[self._starts[clause] : min(start, self._starts[clause] + _LONGEST_LEAD)]
        return _BEFORE_ITS_VERB.fullmatch(lead) is not None

    def _at(self, offset: int) -> int | None:
        """The index of the relative clause around an offset."""
        at = bisect_right(self._starts, offset) - 1
        return at if at >= 0 and offset < self._ends[at] else None
