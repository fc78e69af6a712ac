"""From a pair of sentences to changes of fact: every word edit is classified, the rest is one rewording."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from newsdigest.changes.alignment import Match
from newsdigest.changes.findings import Finding, both_ways
from newsdigest.changes.indexed_digest import Edit, EditSide, IndexedDigest
from newsdigest.changes.kinds import classify, rewriting
from newsdigest.changes.kinds.names import distance
from newsdigest.changes.lexicon import lexicon
from newsdigest.changes.messages import from_to
from newsdigest.changes.wording import word_edits
from newsdigest.model.enums import BlockKind, ChangeField, Significance

__all__ = ["edits_between", "facts_changed", "reworded", "whole"]

_REWRITTEN = 8  # words on both sides from which an edit is a rewritten stretch, not a replaced fact
_NOTABLE = 8  # words of unexplained rewording from which it is notable
_LOOSE, _LOOSE_MANY = (
    {1: 0.75, 2: 0.6},
    0.4,
)  # share of edited words, by the number of edits, past which pairing is loose
_TYPO = 5  # letters of a word from which one or two other letters are a spelling mended


def edits_between(before: IndexedDigest, after: IndexedDigest, match: Match) -> list[Edit]:
    """The word edits within a match that pairs sentences."""
    first, second = whole(before, match.before), whole(after, match.after)
    mine, theirs = first.keys, second.keys
    opcodes = word_edits(mine, theirs)
    edited = sum(max(i2 - i1, j2 - j1) for i1, i2, j1, j2 in opcodes)
    loose = edited > _LOOSE.get(len(opcodes), _LOOSE_MANY) * max(len(mine), len(theirs))
    return [
        Edit(
            first.part(first.first + i1, first.first + i2),
            second.part(second.first + j1, second.first + j2),
            loose=loose,
        )
        for i1, i2, j1, j2 in opcodes
        if _letters(mine[i1:i2]) != _letters(theirs[j1:j2])
    ]


def _letters(keys: Sequence[str]) -> str:
    """The words without what joins and parts them: "try-scorers" and "tryscorers" are one."""
    return "".join(keys).replace("'", "")


def whole(story: IndexedDigest, lines: Sequence[int]) -> EditSide:
    """All words of the given neighbouring sentences."""
    first = story.reading.lines[lines[0]].first
    last = story.reading.lines[lines[-1]].last
    return EditSide(story, first, last, first, last)


def facts_changed(groups: Iterable[Sequence[Edit]]) -> Iterator[tuple[list[Finding], list[Edit]]]:
    """For the edits of each match: the changes of fact, and the edits that change none."""
    for edits in _without_shifted(list(groups)):
        findings: list[Finding] = []
        rest: list[Edit] = []
        for edit in _in_place(edits):
            if edit.before.line.kind is BlockKind.BYLINE:
                rest.append(edit)
                continue
            if min(map(len, edit.sides)) >= _REWRITTEN:
                findings.extend(rewriting.find(edit))
                rest.append(edit)
                continue
            finding = classify(edit)
            if finding is None:
                rest.append(edit)
            else:
                findings.append(finding)
        yield findings, rest


def _in_place(edits: Sequence[Edit]) -> list[Edit]:
    """The edits but for a phrase that only went to another place in its sentence."""
    gone = [edit for edit in edits if edit.before and not edit.after]
    moved: set[int] = set()
    for edit in edits:
        if edit.after and not edit.before:
            for other in gone:
                if id(other) not in moved and _one_phrase(other.before, edit.after):
                    moved |= {id(edit), id(other)}
                    break
    return [edit for edit in edits if id(edit) not in moved]


def _one_phrase(before: EditSide, after: EditSide) -> bool:
    empty = lexicon().empty
    first, second = ([key for key in side.keys if key not in empty] for side in (before, after))
    return bool(first) and sorted(first) == sorted(second)


def _without_shifted(groups: list[Sequence[Edit]]) -> list[list[Edit]]:
    """The edits but for words that only went from one sentence to another, as when a full stop is put elsewhere."""
    gone: dict[tuple[str, ...], list[Edit]] = defaultdict(list)
    shifted: set[int] = set()
    for edit in (edit for edits in groups for edit in edits):
        if edit.before and not edit.after:
            gone[edit.before.keys].append(edit)
    for edit in (edit for edits in groups for edit in edits):
        if edit.after and not edit.before and _may_shift(edit.after):
            others = gone.get(edit.after.keys)
            if others:
                shifted |= {id(edit), id(others.pop())}
    return [[edit for edit in edits if id(edit) not in shifted] for edits in groups]


def _may_shift(side: EditSide) -> bool:
    return len(side) >= 3 or side.first == side.low or side.last == side.high


def reworded(edits: Sequence[Edit], untold: int) -> Finding | None:
    """One change of text for all edits of a sentence that change no fact; None where they are empty words alone.

    ``untold`` is the number of content words that may come or go without saying, as a word or two do beside a change of
    fact; words put for others are always told.
    """
    weighty = [edit for edit in edits if _content(edit)]
    if sum(_content(edit) for edit in weighty) <= untold and not any(_puts_another(edit) for edit in weighty):
        return None
    first, last = weighty[0], weighty[-1]
    before = first.before.part(first.before.first, last.before.last)
    after = first.after.part(first.after.first, last.after.last)
    note, mirrored = both_ways(_say, before, after)
    size = max(len(before), len(after))
    return Finding(
        field=ChangeField.TEXT,
        before=before.span,
        after=after.span,
        note=note,
        mirrored=mirrored,
        significance=Significance.NOTABLE if size >= _NOTABLE else Significance.MINOR,
        words=(before.keys, after.keys),
    )


def _content(edit: Edit) -> int:
    empty = lexicon().empty
    first, second = ([key for key in keys if key not in empty] for keys in edit.keys)
    return max(len(first), len(second))


def _puts_another(edit: Edit) -> bool:
    """Whether words with content stand for others: "manslaughter" for "murder", which is never a matter of style."""
    empty = lexicon().empty
    return all(any(key not in empty for key in keys) for keys in edit.keys)


def _say(before: EditSide, after: EditSide) -> str:
    if len(before) == len(after) == 1:
        first, second = before.keys[0], after.keys[0]
        if min(len(first), len(second)) >= _TYPO and distance(first, second, 2) <= 2:
            return from_to("The spelling of a word", before.written, after.written)
    subject = "The wording" if before and after else "A phrase"
    return from_to(subject, before.written, after.written)
