"""Whole sentences and paragraphs that were added, removed or moved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from newsdigest.changes.alignment import SentenceMatch
from newsdigest.changes.edits import whole
from newsdigest.changes.findings import EditFinding, both_ways
from newsdigest.changes.indexed_digest import IndexedDigest
from newsdigest.changes.messages import count, quote_for_message
from newsdigest.model.enums import BlockKind, ChangeField, EditKind, QuoteKind, Significance
from newsdigest.model.facts import Quote
from newsdigest.model.span import Span

__all__ = ["appeared", "moved", "runs"]

_MOSTLY = 0.8  # share of a passage's words in a quotation, its speaker and cue, from which it is that quotation
_SHORT = 4  # words under which a passage is a crumb
_FIELDS = {BlockKind.DATELINE: ChangeField.WHERE, BlockKind.HEADLINE: ChangeField.HEADLINE}
_PLAIN = frozenset({BlockKind.LEAD, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})


def runs(story: IndexedDigest, lines: Iterable[int]) -> Iterator[list[int]]:
    """The given sentences (ascending), as runs of neighbours within one block."""
    run: list[int] = []
    for index in lines:
        if run and (index != run[-1] + 1 or story.reading.lines[index].block != story.reading.lines[run[-1]].block):
            yield run
            run = []
        run.append(index)
    if run:
        yield run


def appeared(story: IndexedDigest, run: Sequence[int]) -> EditFinding:
    """The finding that a run of sentences is in this story alone, as if it had been added."""
    side = whole(story, run)
    kind = side.line.kind
    span = Span(story.reading.lines[run[0]].start, story.reading.lines[run[-1]].end)
    quote = _quotation(story, span, len(side)) if kind in _PLAIN else None
    field = ChangeField.QUOTE if quote else _FIELDS.get(kind, ChangeField.TEXT)
    what = _named(story, run)
    tail = _carried(story, span)
    return EditFinding(
        field=field,
        before=None,
        after=quote.span if quote else span,
        note=_said(quote, "added", what, span, story, tail),
        mirrored=_said(quote, "removed", what, span, story, tail),
        significance=_weight(story, span, kind, len(side)),
        words=((), side.keys) if field is ChangeField.TEXT else ((), ()),
    )


def _said(quote: Quote | None, verb: str, what: str, span: Span, story: IndexedDigest, tail: str) -> str:
    if quote is not None:
        whose = f" from {quote.speaker.name}" if quote.speaker else ""
        return f"A quotation{whose} was {verb}: {quote_for_message(quote.text)}."
    return f"{what} {_was(what)} {verb}{tail}: {quote_for_message(span.of(story.reading.text))}."


def _was(what: str) -> str:
    return "were" if what.endswith("s") else "was"


def _named(story: IndexedDigest, run: Sequence[int]) -> str:
    lines = story.reading.lines
    kind = lines[run[0]].kind
    if kind not in _PLAIN:
        return f"A {kind.value.replace('_', ' ')}"
    before, after = run[0] - 1, run[-1] + 1
    starts = before < 0 or lines[before].block != lines[run[0]].block
    ends = after >= len(lines) or lines[after].block != lines[run[-1]].block
    if starts and ends and lines[run[0]].block is not None:
        return "A paragraph"
    return "A sentence" if len(run) == 1 else "Some sentences"


def _quotation(story: IndexedDigest, span: Span, size: int) -> Quote | None:
    """The one direct or mixed quotation that makes up nearly all of the passage, its speaker and cue counted in."""
    found = {id(quote): quote for _, quote in story.quotes.touching(span.start, span.end)}
    quotes = [quote for quote in found.values() if quote.kind is not QuoteKind.INDIRECT and quote.span in span]
    if len(quotes) != 1:
        return None
    quote = quotes[0]
    parts = [*quote.spans, *([quote.speaker.span] if quote.speaker else []), *([quote.cue] if quote.cue else [])]
    words: set[int] = set()
    for part in parts:
        if part in span:
            words.update(range(*story.reading.word_range(part.start, part.end)))
    return quote if len(words) >= _MOSTLY * size else None


def _carried(story: IndexedDigest, span: Span) -> str:
    """What a reader gains or loses with the passage: its quotations' speakers, its figures."""
    found = {id(quote): quote for _, quote in story.quotes.touching(span.start, span.end)}
    speakers = [
        quote.speaker.name for quote in found.values() if quote.speaker and quote.kind is not QuoteKind.INDIRECT
    ]
    figures = [figure.text for _, figure in story.figures.touching(span.start, span.end) if figure.what]
    parts = [f"words of {name}" for name in dict.fromkeys(speakers)][:1]
    if figures:
        parts.append(count(len(figures), "figure"))
    return f", with {' and '.join(parts)}" if parts else ""


def _weight(story: IndexedDigest, span: Span, kind: BlockKind, size: int) -> Significance:
    if kind not in _PLAIN or size < _SHORT:
        return Significance.MINOR
    digest = story.digest
    main = [*digest.what[:1], *digest.summary, *digest.key_quotes]
    return Significance.NOTABLE if any(fact.span.overlaps(span) for fact in main) else Significance.MINOR


def moved(before: IndexedDigest, after: IndexedDigest, matches: Sequence[SentenceMatch]) -> Iterator[EditFinding]:
    """One finding for each run of neighbouring sentences that is elsewhere in the other story."""
    pairs = sorted((match.before[0], match.after[0]) for match in matches if match.kind is EditKind.MOVED)
    run: list[tuple[int, int]] = []
    for pair in [*pairs, None]:
        if run and (pair is None or pair != (run[-1][0] + 1, run[-1][1] + 1)):
            finding = _moved(before, after, run)
            if finding is not None:
                yield finding
            run = []
        if pair is not None:
            run.append(pair)


def _moved(before: IndexedDigest, after: IndexedDigest, run: Sequence[tuple[int, int]]) -> EditFinding | None:
    lines, others = before.reading.lines, after.reading.lines
    first, last = run[0], run[-1]
    kind = lines[first[0]].kind
    if kind not in _PLAIN or sum(lines[i].last - lines[i].first for i, _ in run) < _SHORT:
        return None
    span = Span(lines[first[0]].start, lines[last[0]].end)
    other = Span(others[first[1]].start, others[last[1]].end)
    what = _named(before, [i for i, _ in run])
    note, mirrored = both_ways(
        lambda here, there: (
            f"{what} was moved {'down' if there > here else 'up'}: {quote_for_message(span.of(before.reading.text))}."
        ),
        first[0] / len(lines),
        first[1] / len(others),
    )
    return EditFinding(
        field=ChangeField.TEXT,
        before=span,
        after=other,
        note=note,
        mirrored=mirrored,
        significance=Significance.MINOR,
        words=(("moved", *(lines[i].key for i, _ in run)), ()),
    )
