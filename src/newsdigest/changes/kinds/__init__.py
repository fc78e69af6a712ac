"""The kinds of fact change, each a pure function from one edit to a finding or None; the first that answers has it.

The most specific field comes first: an edit inside quotation marks is the quotation's, of any word; a weekday is a
date before it is a capitalised word; a name that was respelled names the same person, so it is no other speaker.
"""

from __future__ import annotations

from collections.abc import Callable

from newsdigest.changes.findings import EditFinding
from newsdigest.changes.indexed_digest import Edit
from newsdigest.changes.kinds import events, figures, names, people, places, quotations, speakers, statuses, times

__all__ = ["KINDS", "classify"]

KINDS: tuple[Callable[[Edit], EditFinding | None], ...] = (
    quotations.find,
    times.find,
    figures.find,
    names.find,
    speakers.find,
    statuses.find,
    places.find,
    people.find,
    events.find,
)


def classify(edit: Edit) -> EditFinding | None:
    """The change of fact that ``edit`` makes, in the most specific field; None where it makes none."""
    for find in KINDS:
        finding = find(edit)
        if finding is not None:
            return finding
    return None
