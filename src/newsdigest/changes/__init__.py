"""Two digests compared: what changed in the facts, not in the letters.

The sentences are paired (:mod:`alignment`), the paired ones compared word by word (:mod:`word_diff`), and each
edit is classified by the facts that cover it (:mod:`kinds`), so that one edit gives one change, in the most
specific field. Texts that share hardly a sentence are two accounts (:mod:`cross_outlet`): there the facts
themselves are compared.

Everything is computed in one canonical order of the two texts and turned round at the end where they came in
the other, so ``diff(b, a)`` is the mirror of ``diff(a, b)`` by construction.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from newsdigest.changes import cross_outlet, revisions
from newsdigest.changes.alignment import SentenceMatch, align, ordered
from newsdigest.changes.comparable_text import ComparableText, comparable_text
from newsdigest.changes.edits import word_changes
from newsdigest.changes.findings import EditFinding, deduplicate, to_change
from newsdigest.changes.indexed_digest import Edit, IndexedDigest, index_digest
from newsdigest.changes.same_event import event_traits, same_event, shared_text, with_shared_text
from newsdigest.model.change import DigestDiff, SentenceEdit
from newsdigest.model.digest import Digest
from newsdigest.model.enums import BlockKind, EditKind, Relation
from newsdigest.model.span import Span

__all__ = ["compare"]

_ONE_TEXT = 0.36  # share of the shorter text's words that the other has too, from which both are versions of one text

_ONE_EVENT = 0.5  # least probability that both report one event

_COMPARISONS: Mapping[
    Relation, Callable[[IndexedDigest, IndexedDigest, Sequence[SentenceMatch]], list[EditFinding]]
] = MappingProxyType(
    {
        Relation.VERSIONS: revisions.find,
        Relation.ACCOUNTS: cross_outlet.find,
        Relation.DIFFERENT_EVENTS: cross_outlet.different_events,
    }
)

_MIRRORED = {
    EditKind.ADDED: EditKind.REMOVED,
    EditKind.REMOVED: EditKind.ADDED,
    EditKind.MERGED: EditKind.SPLIT,
    EditKind.SPLIT: EditKind.MERGED,
}


def compare(before: Digest, after: Digest) -> DigestDiff:
    """What changed from ``before`` to ``after``.

    Returns:
        The changes, most significant first, each with the words and spans of both sides (code points of the
        respective article's text); the edit script of ``article.sentences``; and the probability that both report one
        event.
        ``compare(x, x)`` has no changes, and ``compare(b, a)`` mirrors ``compare(a, b)``.
    """
    turned = after.article.text < before.article.text
    first, second = (
        (comparable_text(after), comparable_text(before))
        if turned
        else (comparable_text(before), comparable_text(after))
    )
    stories = index_digest(first), index_digest(second)
    matches = align(first, second)
    shared = shared_text(first, second, matches)
    sure = with_shared_text(same_event(*map(event_traits, stories)), shared)
    relation = _relation(shared, sure)
    findings = deduplicate(_COMPARISONS[relation](*stories, matches))
    edits = {match: word_changes(*stories, match) for match in matches}
    if turned:
        edits = {_mirrored(match): [Edit(edit.after, edit.before) for edit in own] for match, own in edits.items()}
        matches = tuple(ordered(list(edits)))
        findings = [finding.turned() for finding in findings]
        first, second = second, first
    changes = tuple(to_change(finding, first.text, second.text) for finding in findings)
    return DigestDiff(
        before=before,
        after=after,
        same_event=sure,
        relation=relation,
        cosmetic=first.text != second.text and not changes and _all_kept(matches, first, second),
        changes=changes,
        sentences=tuple(_step(match, edits[match], first, second) for match in matches),
    )


def _relation(shared: float, sure: float) -> Relation:
    """How two texts relate, by the share of text they have in common and the probability that they report one event."""
    if shared >= _ONE_TEXT:
        return Relation.VERSIONS
    return Relation.ACCOUNTS if sure >= _ONE_EVENT else Relation.DIFFERENT_EVENTS


def _all_kept(matches: Sequence[SentenceMatch], before: ComparableText, after: ComparableText) -> bool:
    """Whether every sentence is there on both sides, word for word, except page furniture and rows of stars."""
    return all(
        match.kind is EditKind.KEPT or (_silent(before, match.before) and _silent(after, match.after))
        for match in matches
    )


def _silent(reading: ComparableText, lines: Sequence[int]) -> bool:
    return all(reading.lines[i].kind is BlockKind.FURNITURE or not reading.lines[i].key for i in lines)


def _mirrored(match: SentenceMatch) -> SentenceMatch:
    return SentenceMatch(match.after, match.before, _MIRRORED.get(match.kind, match.kind))


def _step(match: SentenceMatch, edits: Sequence[Edit], before: ComparableText, after: ComparableText) -> SentenceEdit:
    return SentenceEdit(
        kind=match.kind,
        before_spans=_spans(before, match.before),
        after_spans=_spans(after, match.after),
        before_edits=tuple(edit.before.span for edit in edits if edit.before.span),
        after_edits=tuple(edit.after.span for edit in edits if edit.after.span),
    )


def _spans(reading: ComparableText, lines: Sequence[int]) -> tuple[Span, ...]:
    return tuple(Span(reading.lines[index].start, reading.lines[index].end) for index in lines)
