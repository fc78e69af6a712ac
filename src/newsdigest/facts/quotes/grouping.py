"""From chosen candidates and bare quotation marks to statements: who is quoted, in which pieces.

A quotation that no cue claims runs on from the one before it ("...," she said. "..."), from the paragraph before
it, or into the one after it; where narration separates them it is alone, and its speaker is carried over. Words in
marks that are no sentence of their own and in no statement are no quotation.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Sequence

import attrs

from newsdigest.facts.quotes.attribution_classifier import Likelihood
from newsdigest.facts.quotes.candidates import CueCandidate
from newsdigest.facts.quotes.clause_roles import root_subjects
from newsdigest.facts.quotes.context import AttributionContext

__all__ = ["Statement", "assemble"]

_FINAL = ".?!…-"
_QUOTED = Likelihood(0.9, 0.9)
"""Of whole sentences in quotation marks: they were said."""

_SPOKEN = frozenset(("say", "", "claim", "layout"))
"""Classes of the cue, none for a quotation without one, whose source speaks on."""

_FEWEST_WORDS = 3
_LONGEST_CROSSHEAD = 14  # tokens, marks included
_FARTHEST_SPEAKER = 600  # tokens


@attrs.define(eq=False)
class Statement:
    """One attribution in the making. ``source`` is the head token of its speaker, None where no one is named."""

    pieces: list[tuple[int, int]]
    cue: int | None = None
    source: int | None = None
    likelihood: Likelihood = _QUOTED
    kind: str = ""
    frame: str = ""
    carried: bool = False  # no cue of its own: the source is the last speaker's or the subject of the narration
    follows: Statement | None = None  # the statement of the paragraph before that it continues
    verbatim: bool = False  # said word for word, as the layout shows without quotation marks

    @property
    def first(self) -> int:
        """The first token of the content."""
        return self.pieces[0][0]

    @property
    def last(self) -> int:
        """One past the last token of content and cue."""
        end = self.pieces[-1][1]
        return end if self.cue is None else max(end, self.cue + 1)

    @property
    def own_source(self) -> int | None:
        """The head token of the source where the statement has one of its own, not the one of a neighbour."""
        return None if self.carried else self.source


_Owners = list[Statement | None]
"""For each token the statement whose content it is, or whose cue."""


def assemble(
    context: AttributionContext, chosen: Sequence[tuple[Likelihood, CueCandidate]]
) -> tuple[list[Statement], list[int]]:
    """Statements in reading order, and the regions in marks that are part of none."""
    owner: _Owners = [None] * len(context.tokens)
    statements: list[Statement] = []
    for likelihood, candidate in chosen:
        statement = _stated(context, likelihood, candidate)
        statements.append(statement)
        for first, last in statement.pieces:
            owner[first:last] = [statement] * (last - first)
        owner[candidate.cue] = owner[candidate.cue] or statement
    loose: list[int] = []
    for region, (first, last) in enumerate(context.region_tokens):
        if any(owner[first:last]):
            continue
        if not _is_whole_sentence(context, region):
            loose.append(region)
            continue
        neighbour = _continued(context, owner, first) or _led_into(context, owner, last)
        if neighbour is not None and not _is_separate(context, neighbour, first):
            insort(neighbour.pieces, (first, last))
            owner[first:last] = [neighbour] * (last - first)
            continue
        if neighbour is None and _words(context, first, last) < _FEWEST_WORDS:
            loose.append(region)
            continue
        alone = _carried(context, owner, region) if neighbour is None else _next_quotation(neighbour, first, last)
        statements.append(alone)
        owner[first:last] = [alone] * (last - first)
    statements.sort(key=_reading_order)
    return statements, loose


def _stated(context: AttributionContext, likelihood: Likelihood, candidate: CueCandidate) -> Statement:
    """The statement of a chosen candidate."""
    return Statement(
        sorted(candidate.pieces),
        candidate.cue,
        candidate.source,
        likelihood,
        candidate.kind,
        candidate.frame,
        verbatim=_is_verbatim(context, candidate),
    )


def _reading_order(statement: Statement) -> tuple[int, int]:
    return statement.first, -1 if statement.cue is None else statement.cue


def _is_separate(context: AttributionContext, statement: Statement, first: int) -> bool:
    """Whether a quotation that runs on is one of its own: in the next paragraph, or after a clause of paraphrase."""
    if context.block(statement.last - 1) < context.block(first):
        return True
    before = max((piece for piece in statement.pieces if piece[0] < first), default=None)
    if before is None or context.tokens[before[0]].sentence == context.tokens[first].sentence:
        return False
    return any(not context.is_quoted(at) for at in range(max(before[0], before[1] - _FARTHEST_SPEAKER), before[1]))


def _next_quotation(before: Statement, first: int, last: int) -> Statement:
    """A quotation that runs on from another statement, by the same speaker."""
    return Statement([(first, last)], source=before.source, likelihood=_QUOTED, carried=True, follows=before)


def _is_verbatim(context: AttributionContext, candidate: CueCandidate) -> bool:
    """Whether the layout shows verbatim speech: a block quotation, or a person's name before an answer."""
    if candidate.frame in ("block", "transcript"):
        return True
    return candidate.frame == "label" and context.is_person(context.entity(candidate.source))


def _is_whole_sentence(context: AttributionContext, region: int) -> bool:
    """Whether a quotation is one or more sentences by itself."""
    first, last = context.region_tokens[region]
    quoted = context.regions[region]
    inner = context.text(quoted.inner_start, quoted.inner_end).strip()
    if not inner or not _words(context, first, last):
        return False
    starts = first == 0 or context.block(first - 1) != quoted.block or context.is_quoted(first - 1)
    if not starts:
        previous = context.tokens[first - 1]
        starts = previous.text in (".", "?", "!", ":") or previous.sentence != context.tokens[first].sentence
    ends = inner[-1] in _FINAL or last == len(context.tokens) or context.block(last) != quoted.block
    if quoted.closed and inner[-1].isalnum() and _is_crosshead(context, region):
        return False
    return starts and ends and not inner[0].islower()


def _is_crosshead(context: AttributionContext, region: int) -> bool:
    """Whether words in marks are a line of their own without a stop, as headings within an article are."""
    first, last = context.region_tokens[region]
    alone = first == 0 or context.block(first - 1) != context.block(first)
    alone = alone and (last == len(context.tokens) or context.block(last) != context.block(last - 1))
    return alone and last - first <= _LONGEST_CROSSHEAD


def _words(context: AttributionContext, first: int, last: int) -> int:
    return sum(token.upos not in ("PUNCT", "SYM") for token in context.tokens[first:last])


def _continued(context: AttributionContext, owner: _Owners, first: int) -> Statement | None:
    """The statement that a quotation runs on from: the one quoted in the sentence or paragraph that ends before it."""
    if first == 0:
        return None
    at = first - 1
    if context.is_quoted(at):
        return owner[at]
    start, _ = context.reach(at)
    refused: Statement | None = None
    for index in range(at, start - 1, -1):
        statement = owner[index]
        if statement is None or statement is refused:
            continue
        if _has_marks(context, statement):
            return statement
        refused = statement
    return None


def _has_marks(context: AttributionContext, statement: Statement) -> bool:
    first, last = statement.pieces[-1]
    return any(context.is_quoted(at) for at in range(max(first, last - _FARTHEST_SPEAKER), last))


def _led_into(context: AttributionContext, owner: _Owners, last: int) -> Statement | None:
    """The statement that continues right after a quotation."""
    if last >= len(context.tokens) or not context.is_quoted(last) or context.block(last) != context.block(last - 1):
        return None
    return owner[last]


def _carried(context: AttributionContext, owner: _Owners, region: int) -> Statement:
    """A quotation without a cue: by the subject of the sentence before it, else by the last speaker."""
    first, last = context.region_tokens[region]
    source = _narrated(context, first)
    source = _last_speaker(context, owner, first) if source is None else source
    return Statement([(first, last)], source=source, likelihood=_QUOTED, carried=True)


def _narrated(context: AttributionContext, first: int) -> int | None:
    """The subject of the sentence before a quotation in its block, if it is somebody who can speak."""
    if first == 0 or context.block(first - 1) != context.block(first):
        return None
    subjects = root_subjects(context, context.tokens[first - 1].sentence)
    return next((subject for subject in subjects if context.is_somebody(subject)), None)


def _last_speaker(context: AttributionContext, owner: _Owners, first: int) -> int | None:
    """The source of the last act of speech in the block of a quotation or the one before it."""
    block = context.block(first)
    for at in range(first - 1, max(0, first - _FARTHEST_SPEAKER) - 1, -1):
        if context.block(at) < block - 1:
            break
        statement = owner[at]
        if statement is not None and statement.source is not None and statement.kind in _SPOKEN:
            return statement.source
    return None
