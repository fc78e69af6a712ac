"""The result of a kind of change: a field, a span on either side, a weight, and how to say it in either direction.

Texts are compared in one canonical order, whichever way round they were given, and findings are turned
afterwards. That is why a finding carries its sentence twice: it makes ``diff(a, b)`` the mirror of ``diff(b,
a)`` by construction.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

import attrs

from newsdigest.changes.indexed_digest import EditSide
from newsdigest.model.change import Change
from newsdigest.model.enums import ChangeField, ChangeKind, Significance
from newsdigest.model.span import Span

__all__ = ["EditFinding", "both_ways", "deduplicate", "edit_finding", "to_change"]

_T = TypeVar("_T")

_RANK = {Significance.MAJOR: 0, Significance.NOTABLE: 1, Significance.MINOR: 2}

# One edit made in several places (a toll in the headline and in the lead, a name throughout) is one change,
# in the field that comes first here. The other fields keep their own: "may" in a quotation is not "may" in the report.
_SPREADING = (
    ChangeField.NAME,
    ChangeField.FIGURE,
    ChangeField.WHEN,
    ChangeField.SPEAKER,
    ChangeField.WHO,
    ChangeField.WHERE,
    ChangeField.QUOTE,
)
_NAMING = frozenset({ChangeField.NAME, ChangeField.SPEAKER, ChangeField.WHO, ChangeField.WHERE})
_LONGEST_NAME = 5  # words
_STOP_AFTER_STOP = re.compile(r"([.!?…])”\.")


@attrs.frozen(kw_only=True)
class EditFinding:
    """One change, still without direction.

    ``words`` are the keys of the edited words on either side, by which repeats are known. ``before_text`` and
    ``after_text`` are given only where a side has no span (a headline that came as metadata).
    """

    field: ChangeField
    before: Span | None
    after: Span | None
    note: str
    mirrored: str
    significance: Significance = Significance.NOTABLE
    words: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
    before_text: str | None = None
    after_text: str | None = None

    def turned(self) -> EditFinding:
        """The same change, read from the later text to the earlier one."""
        return attrs.evolve(
            self,
            before=self.after,
            after=self.before,
            note=self.mirrored,
            mirrored=self.note,
            words=self.words[::-1],
            before_text=self.after_text,
            after_text=self.before_text,
        )


def both_ways(say: Callable[[_T, _T], str], before: _T, after: _T) -> tuple[str, str]:
    """The sentence for the change from ``before`` to ``after``, and the one for the way back."""
    return say(before, after), say(after, before)


def edit_finding(
    field: ChangeField,
    say: Callable[[EditSide, EditSide], str],
    before: EditSide,
    after: EditSide,
    significance: Significance = Significance.NOTABLE,
) -> EditFinding:
    """The finding that some words stand in the place of others."""
    note, mirrored = both_ways(say, before, after)
    return EditFinding(
        field=field,
        before=before.span,
        after=after.span,
        note=note,
        mirrored=mirrored,
        significance=significance,
        words=(before.keys, after.keys),
    )


def deduplicate(findings: Sequence[EditFinding]) -> list[EditFinding]:
    """Each change once, the most significant first, then in reading order."""
    kept: list[EditFinding] = []
    reported: set[tuple[object, ...]] = set()
    for finding in sorted(findings, key=_precedence):
        if reported.isdisjoint((group, *finding.words) for group in _groups(finding)):
            kept.append(finding)
            reported.update(_reported_edits(finding))
    return sorted(kept, key=lambda finding: (_RANK[finding.significance], _place(finding)))


def _precedence(finding: EditFinding) -> tuple[int, int, int, tuple[int, int]]:
    # The longest span of a name first, so that "Jones" for "Smith" is absorbed by "Ann Jones" for "Bob Smith".
    spread = _SPREADING.index(finding.field) if finding.field in _SPREADING else len(_SPREADING)
    length = len(finding.words[0]) + len(finding.words[1])
    return spread, -length, _RANK[finding.significance], _place(finding)


def _place(finding: EditFinding) -> tuple[int, int]:
    """The later of its starts on the two sides, then the earlier one; 0 for a side without words, else one more."""
    before, after = (span.start + 1 if span else 0 for span in (finding.before, finding.after))
    return max(before, after), min(before, after)


def _groups(finding: EditFinding) -> tuple[str, ...]:
    """The group that the finding belongs to, then others in which it may be reported already."""
    if finding.field in _SPREADING:
        return ("spreading",)
    if finding.field is ChangeField.TEXT:
        return finding.field.value, "spreading"  # a name or figure, in a place where nothing says that it is one
    return (finding.field.value,)


def _reported_edits(finding: EditFinding) -> Iterator[tuple[object, ...]]:
    """The keys of the edits that this finding reports: its own, and of a name every part of it."""
    if not any(finding.words):
        return
    group = _groups(finding)[0]
    yield (group, *finding.words)
    if finding.field in _NAMING and all(len(words) <= _LONGEST_NAME for words in finding.words):
        for mine in _stretches(finding.words[0]):
            for theirs in _stretches(finding.words[1]):
                yield group, mine, theirs


def _stretches(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    for first in range(len(words)):
        for last in range(first + 1, len(words) + 1):
            yield words[first:last]


def to_change(finding: EditFinding, before: str, after: str) -> Change:
    """The finding as the public value; ``before`` and ``after`` are the texts its spans index."""
    first = finding.before.of(before) if finding.before else finding.before_text
    second = finding.after.of(after) if finding.after else finding.after_text
    kind = ChangeKind.ADDED if first is None else ChangeKind.REMOVED if second is None else ChangeKind.CHANGED
    return Change(
        field=finding.field,
        kind=kind,
        before=first,
        after=second,
        before_span=finding.before,
        after_span=finding.after,
        significance=finding.significance,
        note=_STOP_AFTER_STOP.sub(r"\1”", finding.note),
    )
