"""From a pair of sentences to changes of fact: every word edit is classified, the rest is one rewording."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from newsdigest.changes.alignment import SentenceMatch
from newsdigest.changes.findings import EditFinding, edit_finding
from newsdigest.changes.indexed_digest import Edit, EditSide, IndexedDigest
from newsdigest.changes.kinds import classify, rewriting, statuses
from newsdigest.changes.kinds.names import distance
from newsdigest.changes.lexicon import CASUALTIES, lexicon
from newsdigest.changes.messages import from_to
from newsdigest.changes.word_diff import word_differences, word_edits
from newsdigest.lexicon.function_words import ARTICLES
from newsdigest.lexicon.nouns import CARDINAL_DIRECTIONS
from newsdigest.lexicon.numbers import SCALES
from newsdigest.lexicon.sides import OPPOSED, are_other_sides
from newsdigest.model.enums import BlockKind, ChangeField, QuoteAct, Significance, TimeType
from newsdigest.model.span import Span

__all__ = ["edits_between", "facts_changed", "reworded", "whole", "word_changes"]

_REWRITTEN = 8  # words on both sides from which an edit is a rewritten span, not a replaced fact
_NOTABLE = 8  # words of unexplained rewording from which it is notable
_LOOSE, _LOOSE_MANY = (
    {1: 0.75, 2: 0.6},
    0.4,
)  # share of edited words, by the number of edits, past which pairing is loose
_SHIFTING = 3  # words of a phrase from which it may move to the middle of another sentence
_SEPARATE = 3  # rewordings of one sentence up to which each is a change of its own
_TYPO = 5  # letters of a word from which one or two other letters are a spelling mended


def edits_between(before: IndexedDigest, after: IndexedDigest, match: SentenceMatch) -> list[Edit]:
    """The word edits within a match that pairs sentences."""
    first, second = whole(before, match.before), whole(after, match.after)
    mine, theirs = first.keys, second.keys
    opcodes = word_edits(mine, theirs)
    edited = sum(max(i2 - i1, j2 - j1) for i1, i2, j1, j2 in opcodes)
    loose = edited > _LOOSE.get(len(opcodes), _LOOSE_MANY) * max(len(mine), len(theirs))
    return [
        Edit(first.slice(i1, i2), second.slice(j1, j2), loose=loose)
        for i1, i2, j1, j2 in opcodes
        if _letters(mine[i1:i2]) != _letters(theirs[j1:j2])
    ]


def word_changes(before: IndexedDigest, after: IndexedDigest, match: SentenceMatch) -> list[Edit]:
    """Every word edit within a match that pairs sentences, as fine as words are; none where they are equal."""
    if not match.before or not match.after or match.keeps_words:
        return []
    first, second = whole(before, match.before), whole(after, match.after)
    return [
        Edit(first.slice(i1, i2), second.slice(j1, j2)) for i1, i2, j1, j2 in word_differences(first.keys, second.keys)
    ]


def _letters(keys: Sequence[str]) -> str:
    """The words without what joins and parts them: "try-scorers" and "tryscorers" are one."""
    return "".join(keys).replace("'", "")


def whole(story: IndexedDigest, lines: Sequence[int]) -> EditSide:
    """All words of the given neighbouring sentences."""
    first = story.reading.lines[lines[0]].first
    last = story.reading.lines[lines[-1]].last
    return EditSide(story, first, last, first, last)


def facts_changed(groups: Iterable[Sequence[Edit]]) -> Iterator[tuple[list[EditFinding], list[Edit]]]:
    """For the edits of each match: the changes of fact, and the edits that change none."""
    for edits in _without_shifted(list(groups)):
        findings: list[EditFinding] = []
        rest: list[Edit] = []
        for edit in _in_place(edits):
            if edit.before.line.kind is BlockKind.BYLINE:
                rest.append(edit)
                continue
            if min(map(len, edit.sides)) >= _REWRITTEN:
                findings.extend(rewriting.find(edit))
                rest.append(edit)
                continue
            found, unexplained = _classified(edit)
            findings.extend(found)
            rest.extend(unexplained)
        yield findings, rest


def _classified(edit: Edit) -> tuple[list[EditFinding], list[Edit]]:
    """The changes of fact that an edit makes, and the parts of it that make none.

    An edit may hold several ("12 people on Monday" for "15 people on Tuesday"): the words before and after those
    of one change are classified by themselves.
    """
    finding = classify(edit)
    if finding is None:
        return [], [edit]
    found, rest = [finding], []
    for part in _beside(edit, finding):
        more, unexplained = _classified(part)
        found.extend(more)
        rest.extend(unexplained)
    return found, rest


def _beside(edit: Edit, finding: EditFinding) -> Iterator[Edit]:
    """The parts of the edit before and after the words of the finding; none where it spans the edit."""
    ranges = [_covered(side, span) for side, span in zip(edit.sides, (finding.before, finding.after), strict=True)]
    before, after = edit.sides
    left = edit.of(before.part(before.first, ranges[0][0]), after.part(after.first, ranges[1][0]))
    right = edit.of(before.part(ranges[0][1], before.last), after.part(ranges[1][1], after.last))
    for part in (left, right):
        smaller = 0 < len(part.before) + len(part.after) < len(before) + len(after)
        if smaller and not (finding.field is ChangeField.SPEAKER and _says(part)):  # "said" goes with its speaker
            yield part


def _says(edit: Edit) -> bool:
    return not lexicon().saying.isdisjoint(edit.keys[0] + edit.keys[1])


def _covered(side: EditSide, span: Span | None) -> tuple[int, int]:
    """The words of the side that the span covers, within the edit; where there is no span, its end."""
    if span is None:
        return side.last, side.last
    first, last = side.story.reading.word_range(span.start, span.end)
    return max(side.first, min(first, side.last)), min(side.last, max(last, side.first))


def _in_place(edits: Sequence[Edit]) -> list[Edit]:
    """The edits without a phrase that only moved within its sentence."""
    removed = [edit for edit in edits if edit.is_removal]
    moved: set[int] = set()
    for edit in (edit for edit in edits if edit.is_addition):
        for other in removed:
            if id(other) not in moved and _one_phrase(other.before, edit.after):
                moved |= {id(edit), id(other)}
                break
    return [edit for edit in edits if id(edit) not in moved]


def _one_phrase(before: EditSide, after: EditSide) -> bool:
    empty = lexicon().empty
    first, second = ([key for key in side.keys if key not in empty] for side in (before, after))
    return bool(first) and sorted(first) == sorted(second)


def _without_shifted(groups: list[Sequence[Edit]]) -> list[list[Edit]]:
    """The edits without words that only moved from one sentence to another, as when a full stop is put elsewhere."""
    every = [edit for edits in groups for edit in edits]
    removed: dict[tuple[str, ...], list[Edit]] = defaultdict(list)
    for edit in every:
        if edit.is_removal:
            removed[edit.before.keys].append(edit)
    shifted: set[int] = set()
    for edit in every:
        if edit.is_addition and _may_shift(edit.after) and (others := removed.get(edit.after.keys)):
            shifted |= {id(edit), id(others.pop())}
    return [[edit for edit in edits if id(edit) not in shifted] for edits in groups]


def _may_shift(side: EditSide) -> bool:
    """Whether the words are enough, or at an end of their sentence, to have moved from one sentence to another."""
    return len(side) >= _SHIFTING or side.first == side.low or side.last == side.high


def reworded(edits: Sequence[Edit]) -> list[EditFinding]:
    """The rewordings of a sentence: one change for each edit, or one for all where it was rewritten throughout.

    Edits of function words alone make no change of their own.
    """
    weighty = [edit for edit in edits if _content(edit)]
    if not weighty:
        return []
    if len(weighty) <= _SEPARATE:
        return [_rewording(edit.before, edit.after) for edit in weighty]
    first, last = weighty[0], weighty[-1]
    before = first.before.part(first.before.first, last.before.last)
    return [_rewording(before, first.after.part(first.after.first, last.after.last))]


def _rewording(before: EditSide, after: EditSide) -> EditFinding:
    return edit_finding(ChangeField.TEXT, _say, before, after, _weight(before, after))


def _weight(before: EditSide, after: EditSide) -> Significance:
    """Notable: a long rewording, another act of speech, certainty or duration, additions to a count of the dead."""
    words = lexicon()
    if max(len(before), len(after)) >= _NOTABLE or _acts(before) != _acts(after):
        return Significance.NOTABLE
    if _are_opposites(before, after) or _certainty(before) != _certainty(after):
        return Significance.NOTABLE
    if statuses.is_at_risk((before.keys, after.keys)):
        return Significance.NOTABLE
    if _durations(before) and _durations(after) and _durations(before) != _durations(after):
        return Significance.NOTABLE
    added = before if not after else after if not before else None
    if added is not None and _mentions_casualties(added) and len(set(added.keys) - words.function) >= 1:
        return Significance.NOTABLE
    return Significance.MINOR


def _are_opposites(before: EditSide, after: EditSide) -> bool:
    """Whether two single words say another direction or side, or one denies the other: "north", "south"; "illegal"."""
    if not len(before) == len(after) == 1:
        return False
    shorter, longer = sorted((before.keys[0], after.keys[0]), key=len)
    if (
        OPPOSED.get(shorter) == longer
        or are_other_sides(before.keys[0], after.keys[0])
        or SCALES.keys() >= {shorter, longer}
    ):
        return True  # "million" for "billion" is no spelling
    return CARDINAL_DIRECTIONS.issuperset({shorter, longer}) or longer in {f"{prefix}{shorter}" for prefix in _DENYING}


_DENYING = ("un", "in", "im", "il", "ir", "dis", "non")


def _acts(side: EditSide) -> set[QuoteAct]:
    """The acts of speech of the edited words: "said she would not resign" is one, "declined to comment" none."""
    return {quote.act for _, quote in side.touching(side.story.cues)}


def _certainty(side: EditSide) -> frozenset[str]:
    """The modals and negations: "could go" is less certain than "went"."""
    return (lexicon().modal | lexicon().negation).intersection(side.keys)


def _durations(side: EditSide) -> set[str]:
    """The lengths of time that the edited words belong to: P1W for the word of "a week"."""
    return {time.value for _, time in side.touching(side.story.times) if time.type is TimeType.DURATION}


def _mentions_casualties(side: EditSide) -> bool:
    keys = (word.key for word in side.story.reading.words[side.low : side.high])
    return any(key in lexicon().counted and lexicon().counted[key] in CASUALTIES for key in keys)


def _content(edit: Edit) -> int:
    """How many words of the edit say something."""
    if any(_stands_for_a_noun(side) for side in edit.sides) and not all(edit.sides):
        return 0
    empty = lexicon().empty
    first, second = ([key for key in keys if key not in empty] for keys in edit.keys)
    return max(len(first), len(second))


def _stands_for_a_noun(side: EditSide) -> bool:
    """Whether the words are the "one" of "a larger one" and "each one", and no number: "larger" says the same."""
    if [side.raw(word).lower() for word in side.words] not in (["one"], ["ones"]):
        return False
    words = lexicon()
    if side.raw(side.words[0]).lower() == "ones" or side.key_before() in words.alone | words.ordinal:
        return True
    at = 2  # the adjective is at 1
    while side.key_before(at) in words.empty - ARTICLES:  # "a very close one"
        at += 1
    return side.key_before() not in words.function and side.key_before(at) in ARTICLES


def _say(before: EditSide, after: EditSide) -> str:
    if len(before) == len(after) == 1:
        first, second = before.keys[0], after.keys[0]
        close = min(len(first), len(second)) >= _TYPO and distance(first, second, 2) <= 2
        if close and not _are_opposites(before, after):
            return from_to("The spelling of a word", before.written, after.written)
    subject = "The wording" if before and after else "A phrase"
    return from_to(subject, before.written, after.written)
