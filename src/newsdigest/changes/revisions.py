"""Two versions of one text: the changes read from the edit script, sentence by sentence."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from newsdigest.changes import headline_changes, notices, passages, quote_status
from newsdigest.changes.alignment import SentenceMatch
from newsdigest.changes.edits import edits_between, facts_changed, reworded, whole
from newsdigest.changes.findings import EditFinding
from newsdigest.changes.indexed_digest import Edit, IndexedDigest
from newsdigest.changes.kinds import exchanges
from newsdigest.model.enums import BlockKind, ChangeField, EditKind, Significance

__all__ = ["facts_edited", "find"]

_MINOR_KINDS = frozenset({BlockKind.BYLINE, BlockKind.CAPTION, BlockKind.NOTICE})


def find(before: IndexedDigest, after: IndexedDigest, matches: Sequence[SentenceMatch]) -> list[EditFinding]:
    """All changes from one version to the other, repeats included."""
    findings = _edited(before, after, matches)
    headline = headline_changes.find(before, after, matches, findings)
    if headline is not None:
        findings.append(headline)
    findings.extend(quote_status.find(before, after, matches))
    findings.extend(passages.moved(before, after, matches))
    passed, announcements = _appeared(before, after, matches)
    return notices.attach_notices([*findings, *passed], announcements)


def facts_edited(before: IndexedDigest, after: IndexedDigest, matches: Sequence[SentenceMatch]) -> list[EditFinding]:
    """The changes of fact within sentences that the two texts share almost word for word."""
    pairs = _pairs(before, after, matches)
    edits = [[edit for edit in edits_between(before, after, match) if not edit.loose] for match in pairs]
    found: list[EditFinding] = []
    for match, (findings, _) in zip(pairs, facts_changed(edits), strict=True):
        exchange = _exchange(before, after, match, findings)
        found.extend(findings if exchange is None else [exchange])
    return found


def _exchange(
    before: IndexedDigest, after: IndexedDigest, match: SentenceMatch, findings: Sequence[EditFinding]
) -> EditFinding | None:
    """Two parties or numbers that changed places; of numbers that each count something their own changes say more."""
    finding = exchanges.find(whole(before, match.before), whole(after, match.after))
    return None if finding is None or (findings and finding.field is ChangeField.FIGURE) else finding


def _pairs(before: IndexedDigest, after: IndexedDigest, matches: Sequence[SentenceMatch]) -> list[SentenceMatch]:
    """The matches whose words were edited, without headlines and furniture."""
    pairs: list[SentenceMatch] = []
    for match in matches:
        if not match.before or not match.after or match.keeps_words:
            continue
        if headline_changes.is_headline(before, match.before) and headline_changes.is_headline(after, match.after):
            continue
        pairs.append(match)
    return pairs


def _edited(before: IndexedDigest, after: IndexedDigest, matches: Sequence[SentenceMatch]) -> list[EditFinding]:
    pairs = _pairs(before, after, matches)
    edits: list[list[Edit]] = [edits_between(before, after, match) for match in pairs]
    found: list[EditFinding] = []
    for match, (findings, rest) in zip(pairs, facts_changed(edits), strict=True):
        if exchange := _exchange(before, after, match, findings):
            found.append(exchange)
            continue
        found.extend(findings)
        minor = before.reading.lines[match.before[0]].kind in _MINOR_KINDS
        found.extend(
            attrs.evolve(rewording, significance=Significance.MINOR) if minor else rewording
            for rewording in reworded(rest)
        )
    return found


def _appeared(
    before: IndexedDigest, after: IndexedDigest, matches: Sequence[SentenceMatch]
) -> tuple[list[EditFinding], list[tuple[EditFinding, str, tuple[str, ...]]]]:
    """The passages that only one version has, and separately the notices."""
    found: list[EditFinding] = []
    announcements: list[tuple[EditFinding, str, tuple[str, ...]]] = []
    headlined = any(headline_changes.is_headline(before, m.before) for m in matches if m.before) and any(
        headline_changes.is_headline(after, m.after) for m in matches if m.after
    )
    for story, own, turned in (
        (before, _alone(matches, EditKind.REMOVED), True),
        (after, _alone(matches, EditKind.ADDED), False),
    ):
        for run in passages.runs(story, own):
            kind = story.reading.lines[run[0]].kind
            side = whole(story, run)
            if kind is BlockKind.FURNITURE or not side or (kind is BlockKind.HEADLINE and headlined):
                continue
            finding = passages.appeared(story, run)
            finding = finding.turned() if turned else finding
            if kind is BlockKind.NOTICE:
                announcements.append((finding, side.written, side.keys))
            else:
                found.append(finding)
    return found, announcements


def _alone(matches: Sequence[SentenceMatch], kind: EditKind) -> list[int]:
    return sorted(index for match in matches if match.kind is kind for index in match.before + match.after)
