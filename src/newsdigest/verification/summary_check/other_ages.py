"""Another age of a person: "Moe is 43" where the article has "Moe, 41," or "the 41-year-old Moe", and no other age."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newsdigest.model.checks import Finding
from newsdigest.model.enums import FindingKind, FindingVerdict
from newsdigest.model.facts import Figure
from newsdigest.verification.summary_check.parties import alike, names_of
from newsdigest.verification.summary_check.text_index import TextIndex, token_range

__all__ = ["other_ages"]

_SURE = 0.8
_MOST_AGES = 200  # of the article, which are all compared
_FARTHEST = 3
"""Steps up the tree from an age to whose it is: "years", "old", a noun that has the name beside it."""

_EARLIER = re.compile(r"(?:\bage of|\bat|\bturn(?:s|ed|ing)?|\buntil|\bsince|\bbefore|\bby|\bfrom)\s*$", re.IGNORECASE)
_THEN = re.compile(r"(?:[\s-]+years?[\s-]old)?,?\s+(?:when|while|as|at the time|then)\b", re.IGNORECASE)
_WIDTH = 24


class _Age(NamedTuple):
    """An age, the names of whose it is, and whether it is that of the day of the story."""

    figure: Figure
    names: Sequence[frozenset[str]]
    present: bool


def other_ages(summary: TextIndex, article: TextIndex) -> Iterator[Finding]:
    """The ages of a summary that the article gives otherwise, and never as the summary does."""
    ours = [age for age in _ages(summary) if age.present]
    theirs = list(_ages(article))[:_MOST_AGES] if ours else []
    for age in ours:
        known = [other for other in theirs if alike(age.names, other.names)]
        present = [other for other in known if other.present]
        if not present or any(other.figure.value == age.figure.value for other in known):
            continue
        other = present[0].figure
        yield Finding(
            span=age.figure.span,
            text=age.figure.text,
            kind=FindingKind.FIGURE,
            verdict=FindingVerdict.CONTRADICTED,
            confidence=_SURE,
            evidence=other.span,
            expected=other.text,
            note=f"The article gives the age as “{other.text}”.",
        )


def _ages(text: TextIndex) -> Iterator[_Age]:
    view = text.analysis.view
    for figure in (figure for figures in text.figures.values() for figure in figures):
        if figure.what != "age" or figure.approximate or figure.unit != "years":
            continue
        names = _names_beside(text, figure)
        if names:
            before = view[max(0, figure.span.start - _WIDTH) : figure.span.start]
            after = view[figure.span.end : figure.span.end + _WIDTH]
            yield _Age(figure, names, not _EARLIER.search(before) and not _THEN.match(after))


def _names_beside(text: TextIndex, figure: Figure) -> Sequence[frozenset[str]]:
    """The names of the person that an age is of: above it in the tree, or the subject of "is 41"."""
    analysis = text.analysis
    at = token_range(analysis, figure.span.start, figure.span.end)[0]
    for _ in range(_FARTHEST):
        clause = analysis.clause_of(at)
        if clause is not None and clause.predicate == at:
            return names_of(text, clause.subjects[0]) if clause.subjects and at != clause.subjects[0] else ()
        if analysis.tokens[at].head == at:
            return ()
        at = analysis.tokens[at].head
        if at in analysis.entity_at or at in text.name_at:
            return names_of(text, at)
    return ()
