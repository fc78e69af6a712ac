"""The headline: one change for any rewording, and none where the changes of the body explain it."""

from __future__ import annotations

from collections.abc import Sequence

from newsdigest.changes.alignment import SentenceMatch
from newsdigest.changes.comparable_text import TextLine
from newsdigest.changes.edits import edits_between
from newsdigest.changes.findings import EditFinding, both_ways
from newsdigest.changes.indexed_digest import IndexedDigest
from newsdigest.changes.lexicon import lexicon
from newsdigest.changes.messages import from_to
from newsdigest.model.enums import BlockKind, ChangeField, EditKind, Significance
from newsdigest.model.span import Span

__all__ = ["find", "is_headline"]


def is_headline(story: IndexedDigest, lines: Sequence[int]) -> bool:
    """Whether sentences of these indexes are a headline."""
    return bool(lines) and all(story.reading.lines[index].kind is BlockKind.HEADLINE for index in lines)


def find(
    before: IndexedDigest, after: IndexedDigest, matches: Sequence[SentenceMatch], body_changes: Sequence[EditFinding]
) -> EditFinding | None:
    """The change of headline, if there is one that ``body_changes`` does not explain."""
    first, second = _headline(before), _headline(after)
    if not first or not second:
        return _from_metadata(before, after, first, second)
    if [line.key for line in first] == [line.key for line in second]:
        return None
    if _explained(before, after, matches, body_changes) or _is_kept(first, second, matches):
        return None
    return _finding(_span(first), _span(second), _text(before, first), _text(after, second))


def _headline(story: IndexedDigest) -> list[TextLine]:
    return [line for line in story.reading.lines if line.kind is BlockKind.HEADLINE]


def _is_kept(first: Sequence[TextLine], second: Sequence[TextLine], matches: Sequence[SentenceMatch]) -> bool:
    """Whether every sentence of either headline is in the other version, perhaps in the body."""
    kept = [match for match in matches if match.keeps_words]
    before = {number for match in kept for number in match.before}
    after = {number for match in kept for number in match.after}
    return before.issuperset(line.number for line in first) or after.issuperset(line.number for line in second)


def _explained(
    before: IndexedDigest, after: IndexedDigest, matches: Sequence[SentenceMatch], body_changes: Sequence[EditFinding]
) -> bool:
    """Whether the headlines are a pair of sentences whose every edit was made in the body as well."""
    known = {finding.words for finding in body_changes}
    pairs = [m for m in matches if is_headline(before, m.before) and is_headline(after, m.after)]
    edits = [edit for match in pairs if match.kind is not EditKind.KEPT for edit in edits_between(before, after, match)]
    content = [edit for edit in edits if not lexicon().empty.issuperset(edit.keys[0] + edit.keys[1])]
    return all(edit.keys in known for edit in content) and not any(_is_unpaired(before, after, m) for m in matches)


def _is_unpaired(before: IndexedDigest, after: IndexedDigest, match: SentenceMatch) -> bool:
    """Whether a headline of one version has no sentence of the other beside it."""
    if match.before and match.after:
        return False
    return is_headline(before, match.before) or is_headline(after, match.after)


def _from_metadata(
    before: IndexedDigest, after: IndexedDigest, first: Sequence[TextLine], second: Sequence[TextLine]
) -> EditFinding | None:
    old, new = before.digest.article.title, after.digest.article.title
    if not old or not new or _letters(old) == _letters(new):
        return None
    return _finding(_span(first), _span(second), old, new)


def _letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def _span(lines: Sequence[TextLine]) -> Span | None:
    return Span(lines[0].start, lines[-1].end) if lines else None


def _text(story: IndexedDigest, lines: Sequence[TextLine]) -> str:
    return story.reading.text[lines[0].start : lines[-1].end]


def _finding(before: Span | None, after: Span | None, old: str, new: str) -> EditFinding:
    note, mirrored = both_ways(lambda a, b: from_to("The headline", a, b), old, new)
    return EditFinding(
        field=ChangeField.HEADLINE,
        before=before,
        after=after,
        note=note,
        mirrored=mirrored,
        significance=Significance.NOTABLE,
        before_text=old,
        after_text=new,
    )
