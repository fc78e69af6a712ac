"""Correction and update notices: each is tied to the change it announces, and then is no change of its own.

Newsrooms name in a correction what was wrong, what is right, or both ("An earlier version gave the toll as 12", AP
Stylebook, "corrections"). So a notice announces a change when it holds the words of one of its sides.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import attrs

from newsdigest.changes.findings import EditFinding
from newsdigest.changes.lexicon import lexicon
from newsdigest.changes.messages import quote_for_message
from newsdigest.model.enums import ChangeField, Significance

__all__ = ["attach_notices"]

_ANNOUNCED = frozenset(ChangeField) - {ChangeField.TEXT, ChangeField.HEADLINE}
_LABEL = re.compile(r"\W*(correction|corrected|clarification|update|updated|editor'?s note|note)", re.IGNORECASE)
_NAMES = {
    "correction": "A correction",
    "corrected": "A correction",
    "clarification": "A clarification",
    "update": "An update notice",
    "updated": "An update notice",
}


def attach_notices(
    findings: Sequence[EditFinding], notices: Sequence[tuple[EditFinding, str, tuple[str, ...]]]
) -> list[EditFinding]:
    """The findings with the notices worked in.

    Args:
        findings: the changes of the story.
        notices: of each notice that only one version has, its finding as a passage, its text and its words' keys.
    """
    result = list(findings)
    for finding, text, keys in notices:
        label = _label(text)
        tied = [index for index, other in enumerate(result) if _announces(frozenset(keys), other)]
        for index in tied:
            result[index] = _announced(result[index], label, finding)
        if not tied:
            result.append(_alone(finding, label, text))
    return result


def _label(text: str) -> str:
    match = _LABEL.match(text)
    return _NAMES.get(match.group(1).lower(), "An editor's note") if match else "A notice"


def _announces(notice: frozenset[str], finding: EditFinding) -> bool:
    if finding.field not in _ANNOUNCED:
        return False
    function = lexicon().function
    sides = [{word for word in words if word not in function} for words in finding.words]
    held = [bool(side) and side <= notice for side in sides]
    return all(held) or (any(held) and _distinctive(sides[held.index(True)]))


def _distinctive(words: set[str]) -> bool:
    """Words that are specific to a notice: a number or a longer word."""
    return any(word[0].isdigit() or len(word) >= 5 for word in words)


def _announced(finding: EditFinding, label: str, notice: EditFinding) -> EditFinding:
    there, gone = f" {label} says so.", f" {label} that says so is no longer there."
    note, mirrored = (there, gone) if notice.before is None else (gone, there)
    return attrs.evolve(
        finding,
        note=finding.note + note,
        mirrored=finding.mirrored + mirrored,
        significance=Significance.MAJOR,
    )


def _alone(finding: EditFinding, label: str, text: str) -> EditFinding:
    added, removed = (
        f"{label} was added: {quote_for_message(text)}.",
        f"{label} was removed: {quote_for_message(text)}.",
    )
    note, mirrored = (added, removed) if finding.before is None else (removed, added)
    return attrs.evolve(finding, note=note, mirrored=mirrored, significance=Significance.NOTABLE)
