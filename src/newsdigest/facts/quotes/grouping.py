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
from newsdigest.facts.quotes.context import AttributionContext

__all__ = ["Statement", "assemble"]

_FINAL = ".?!…-"
_QUOTED = Likelihood(0.9, 0.9)
"""Of whole sentences in quotation marks: they were said."""

_FEWEST_WORDS = 3
_FARTHEST_SPEAKER = 600  # tokens


@attrs.define
class Statement:
    """One attribution in the making. ``source`` is the head token of its speaker, -1 where no one is named."""

    pieces: list[tuple[int, int]]
    cue: int = -1
    source: int = -1
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
        return max(self.pieces[-1][1], self.cue + 1)


def assemble(
    context: AttributionContext, chosen: Sequence[tuple[Likelihood, CueCandidate]]
) -> tuple[list[Statement], list[int]]:
    """Statements in reading order, and the regions in marks that are part of none."""
    statements = [
        Statement(
            sorted(candidate.pieces),
            candidate.cue,
            candidate.source,
            likelihood,
            candidate.kind,
            candidate.frame,
            verbatim=_is_verbatim(context, candidate),
        )
        for likelihood, candidate in chosen
    ]
    owner = [-1] * len(context.tokens)
    for number, statement in enumerate(statements):
        for first, last in statement.pieces:
            owner[first:last] = [number] * (last - first)
        owner[statement.cue] = number if owner[statement.cue] < 0 else owner[statement.cue]
    loose: list[int] = []
    for region, (first, last) in enumerate(context.region_tokens):
        if any(owner[at] >= 0 for at in range(first, last)):
            continue
        if not _is_whole_sentence(context, region):
            loose.append(region)
            continue
        number = _continued(context, statements, owner, first)
        if number < 0:
            number = _led_into(context, owner, last)

        if number >= 0 and _is_separate(context, statements[number], first):
            statements.append(_next_quotation(statements[number], first, last))
            number = len(statements) - 1
        elif number >= 0:
            insort(statements[number].pieces, (first, last))
        elif _words(context, first, last) < _FEWEST_WORDS:
            loose.append(region)
            continue
        else:
            number = len(statements)
            statements.append(_carried(context, statements, owner, region))
        owner[first:last] = [number] * (last - first)
    statements.sort(key=lambda statement: (statement.first, statement.cue))
    return statements, loose


def _is_separate(context: AttributionContext, statement: Statement, first: int) -> bool:
    """Whether a quotation that runs on is one of its own: in the next paragraph, or after a clause of paraphrase."""
    if context.block(statement.last - 1) < context.block(first):
        return True
    before = max((piece for piece in statement.pieces if piece[0] < first), default=None)
    if before is None or context.tokens[before[0]].sentence == context.tokens[first].sentence:
        return False
    return any(context.region_of[at] < 0 for at in range(max(before[0], before[1] - _FARTHEST_SPEAKER), before[1]))


def _next_quotation(before: Statement, first: int, last: int) -> Statement:
    """A quotation that runs on from another statement, by the same speaker."""
    return Statement([(first, last)], source=before.source, likelihood=_QUOTED, carried=True, follows=before)


def _is_verbatim(context: AttributionContext, candidate: CueCandidate) -> bool:
    """Whether the layout shows verbatim speech: a block quotation, or a person's name before an answer."""
    if candidate.frame in ("block", "transcript"):
        return True
    entity = context.analysis.entity_at.get(candidate.source)
    return candidate.frame == "label" and entity is not None and context.analysis.entities[entity].kind == "person"


def _is_whole_sentence(context: AttributionContext, region: int) -> bool:
    """Whether a quotation is one or more sentences by itself."""
    first, last = context.region_tokens[region]
    quoted = context.regions[region]
    inner = context.text(quoted.inner_start, quoted.inner_end).strip()
    if not inner or not _words(context, first, last):
        return False
    starts = first == 0 or context.block(first - 1) != quoted.block or context.region_of[first - 1] >= 0
    if not starts:
        previous = context.tokens[first - 1]
        starts = previous.text in (".", "?", "!", ":") or previous.sentence != context.tokens[first].sentence
    ends = inner[-1] in _FINAL or last == len(context.tokens) or context.block(last) != quoted.block
    return starts and ends and not inner[0].islower()


def _words(context: AttributionContext, first: int, last: int) -> int:
    return sum(token.upos not in ("PUNCT", "SYM") for token in context.tokens[first:last])


def _continued(context: AttributionContext, statements: Sequence[Statement], owner: Sequence[int], first: int) -> int:
    """The statement that a quotation runs on from: the one quoted in the sentence or paragraph that ends before it."""
    if first == 0:
        return -1
    at = first - 1
    if context.region_of[at] >= 0:
        return owner[at]
    start, _ = context.reach(at)
    refused = -1
    for index in range(at, start - 1, -1):
        number = owner[index]
        if number < 0 or number == refused:
            continue
        if _has_marks(context, statements[number]):
            return number
        refused = number
    return -1


def _has_marks(context: AttributionContext, statement: Statement) -> bool:
    first, last = statement.pieces[-1]
    return any(context.region_of[at] >= 0 for at in range(max(first, last - _FARTHEST_SPEAKER), last))


def _led_into(context: AttributionContext, owner: Sequence[int], last: int) -> int:
    """The statement that continues right after a quotation."""
    if last >= len(context.tokens) or context.region_of[last] < 0 or context.block(last) != context.block(last - 1):
        return -1
    return owner[last]


def _carried(
    context: AttributionContext, statements: Sequence[Statement], owner: Sequence[int], region: int
) -> Statement:
    """A quotation without a cue: by the subject of the sentence before it, else by the last speaker."""
    first, last = context.region_tokens[region]
    source = _narrated(context, first)
    if source < 0:
        source = _last_speaker(context, statements, owner, first)
    return Statement([(first, last)], source=source, likelihood=_QUOTED, carried=True)


def _narrated(context: AttributionContext, first: int) -> int:
    if first == 0 or context.block(first - 1) != context.block(first):
        return -1
    sentence = context.analysis.sentences[context.tokens[first - 1].sentence]
    for kid in context.analysis.children[sentence.root]:
        token = context.tokens[kid]
        if token.deprel == "nsubj" and context.region_of[kid] < 0:
            entity = context.analysis.entity_at.get(kid)
            if entity is not None and context.analysis.entities[entity].kind in ("person", "organization", "group"):
                return kid
    return -1


def _last_speaker(
    context: AttributionContext, statements: Sequence[Statement], owner: Sequence[int], first: int
) -> int:
    block = context.block(first)
    at = first - 1
    while at >= max(0, first - _FARTHEST_SPEAKER) and context.block(at) >= block - 1:
        if (
            owner[at] >= 0
            and statements[owner[at]].source >= 0
            and statements[owner[at]].kind in ("say", "", "claim", "layout")
        ):
            return statements[owner[at]].source
        at -= 1
    return -1
