"""Another age of a person: "Moe is 43" where the article has "Moe, 41," or "the 41-year-old Moe", and no other age."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newsdigest.model.analysis import Clause
from newsdigest.model.enums import FindingKind, FindingVerdict
from newsdigest.model.facts import Figure
from newsdigest.verification.summary_check.parties import alike, names_of
from newsdigest.verification.summary_check.plain_fault import PlainFault
from newsdigest.verification.summary_check.text_index import TextIndex, token_range

__all__ = ["other_ages"]

_MOST_AGES = 200  # of the article, which are all compared
_FARTHEST = 4
"""Steps up the tree from an age to whose it is: "years", "old", a noun that has the name beside it."""

_EARLIER = re.compile(r"(?:\bage of|\bat|\bturn(?:s|ed|ing)?|\buntil|\bsince|\bbefore|\bby|\bfrom)\s*$", re.IGNORECASE)
_THEN = re.compile(r"(?:[\s-]+years?[\s-]old)?,?\s+(?:when|while|as|at the time|then)\b", re.IGNORECASE)
_WIDTH = 24


class _Age(NamedTuple):
    """An age, the names of whose it is, none where that is unknown, and whether it is that of the day of the story."""

    figure: Figure
    names: Sequence[frozenset[str]]
    present: bool


def other_ages(summary: TextIndex, article: TextIndex) -> Iterator[PlainFault]:
    """The ages of a summary that the article gives otherwise, and never as the summary does."""
    ours = [age for age in _ages(summary) if age.present and age.names]
    theirs = list(_ages(article))[:_MOST_AGES] if ours else []
    for age in ours:
        other = _otherwise(age, theirs)
        if other is not None:
            note = "The article gives the age as “{theirs}”."
            yield PlainFault(FindingKind.FIGURE, FindingVerdict.CONTRADICTED, age.figure.span, other.span, note)


def _otherwise(age: _Age, theirs: Sequence[_Age]) -> Figure | None:
    """The age that the article gives a person; None where it gives none, or may say what the summary says."""
    present = [other.figure for other in theirs if other.present and alike(age.names, other.names)]
    same = (other for other in theirs if other.figure.value == age.figure.value)
    if not present or any(not other.names or alike(age.names, other.names) for other in same):
        return None
    return present[0]


def _ages(text: TextIndex) -> Iterator[_Age]:
    view = text.analysis.view
    for figure in (figure for figures in text.figures.values() for figure in figures):
        if figure.what != "age" or figure.approximate or figure.unit != "years":
            continue
        before = view[max(0, figure.span.start - _WIDTH) : figure.span.start]
        after = view[figure.span.end : figure.span.end + _WIDTH]
        token = token_range(text.analysis, figure.span.start, figure.span.end)[0]
        present = not _EARLIER.search(before) and not _THEN.match(after) and _is_told(text.analysis.clause_of(token))
        yield _Age(figure, _names_beside(text, token), present)


def _is_told(clause: Clause | None) -> bool:
    """Whether a clause tells how it is: "would have been 80", "had been 12" and "will be 42" do not."""
    return clause is None or (not clause.modal and clause.aspect != "perfect" and not clause.negated)


def _names_beside(text: TextIndex, at: int) -> Sequence[frozenset[str]]:
    """The names of the person that an age is of: above it in the tree, or the subject of "is 41"."""
    analysis = text.analysis
    for _ in range(_FARTHEST):
        clause = analysis.clause_of(at)
        if clause is not None and clause.predicate == at:
            return names_of(text, clause.subjects[0]) if clause.subjects and at != clause.subjects[0] else ()
        if analysis.tokens[at].head == at:
            return ()
        at = analysis.tokens[at].head
        if at in analysis.entity_at or at in text.name_at:
            names = names_of(text, at)
            if names:  # a "man" has none; he may be said of somebody
                return names
    return ()
