"""One edit with all that is known around it: the words on either side and the facts that cover them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

import attrs

from newsdigest.changes.comparable_text import ComparableText, ComparableWord, TextLine
from newsdigest.changes.interval_index import IntervalIndex
from newsdigest.model.digest import Digest
from newsdigest.model.facts import Actor, Event, Fact, Figure, Place, Quote, Time
from newsdigest.model.span import Span

__all__ = ["Edit", "EditSide", "IndexedDigest", "index_digest"]

_F = TypeVar("_F", bound=Fact)
_T = TypeVar("_T")
_N = TypeVar("_N", Actor, Place)


@attrs.frozen(eq=False, kw_only=True)
class IndexedDigest:
    """A reading and its facts, each findable by the span of text it covers."""

    reading: ComparableText
    figures: IntervalIndex[Figure]
    times: IntervalIndex[Time]
    actors: IntervalIndex[Actor]
    places: IntervalIndex[Place]
    quotes: IntervalIndex[Quote]
    speakers: IntervalIndex[Quote]
    cues: IntervalIndex[Quote]
    events: IntervalIndex[Event]
    predicates: IntervalIndex[Event]
    vocabulary: frozenset[str]

    @property
    def digest(self) -> Digest:
        """The digest that is indexed."""
        return self.reading.digest

    def side(self, span: Span) -> EditSide:
        """The words that ``span`` covers, as the whole of what is edited."""
        first, last = self.reading.word_range(span.start, span.end)
        return EditSide(self, first, last, first, last)


def index_digest(reading: ComparableText) -> IndexedDigest:
    """Index the facts of a reading."""
    digest = reading.digest
    spoken = [quote for quote in digest.quotes if quote.speaker]
    return IndexedDigest(
        reading=reading,
        figures=_cover(digest.figures),
        times=_cover(digest.times),
        actors=_mentions(digest.actors),
        places=_mentions(digest.places),
        quotes=IntervalIndex((span, quote) for quote in digest.quotes for span in quote.spans),
        speakers=IntervalIndex((quote.speaker.span, quote) for quote in spoken if quote.speaker),
        cues=IntervalIndex((quote.cue, quote) for quote in digest.quotes if quote.cue),
        events=_cover(digest.events),
        predicates=IntervalIndex((event.predicate_span, event) for event in digest.events),
        vocabulary=frozenset(word.key for word in reading.words),
    )


def _cover(facts: Iterable[_F]) -> IntervalIndex[_F]:
    return IntervalIndex((fact.span, fact) for fact in facts)


def _mentions(named: Iterable[_N]) -> IntervalIndex[_N]:
    spans: dict[Span, _N] = {}
    for actor in named:
        spans.setdefault(actor.span, actor)
        for mention in actor.mentions:
            spans.setdefault(mention.span, actor)
    return IntervalIndex(spans.items())


def _with_brackets(span: Span, view: str) -> Span:
    """The span and the other half of its bracket, if that is adjacent: "(UN) Security"."""
    written = span.of(view)
    if written.count(")") > written.count("(") and view[span.start - 1 : span.start] == "(":
        return Span(span.start - 1, span.end)
    if written.count("(") > written.count(")") and view[span.end : span.end + 1] == ")":
        return Span(span.start, span.end + 1)
    return span


@attrs.frozen(eq=False)
class EditSide:
    """The words ``first`` to ``last`` (exclusive) of one story; none where the edit only adds or only removes.

    ``low`` to ``high`` are the words of the sentence (or joined sentences) in which the edit was made.
    """

    story: IndexedDigest
    first: int
    last: int
    low: int
    high: int

    def __bool__(self) -> bool:
        return self.first < self.last

    def __len__(self) -> int:
        return self.last - self.first

    @property
    def words(self) -> tuple[ComparableWord, ...]:
        """The edited words."""
        return self.story.reading.words[self.first : self.last]

    @property
    def keys(self) -> tuple[str, ...]:
        """Their keys."""
        return tuple(word.key for word in self.words)

    @property
    def span(self) -> Span | None:
        """From the first to the last of them, with a bracket that opens or closes on them; None for none."""
        span = self.story.reading.span(self.first, self.last)
        return _with_brackets(span, self.story.reading.view) if span else None

    def touching(self, index: IntervalIndex[_T]) -> list[tuple[Span, _T]]:
        """The values of an index of the story that touch the edited words, in reading order."""
        span = self.span
        return index.touching(span.start, span.end) if span else []

    def fact(self, index: IntervalIndex[_T]) -> _T | None:
        """The first of them, or None."""
        return next((value for _, value in self.touching(index)), None)

    @property
    def written(self) -> str:
        """What the article has there, verbatim."""
        span = self.span
        return span.of(self.story.reading.text) if span else ""

    def raw(self, word: ComparableWord) -> str:
        """One word as written."""
        return self.story.reading.text[word.start : word.end]

    def key_before(self, distance: int = 1) -> str:
        """The key of the word at ``distance`` before the edit in its sentence, or ""."""
        at = self.first - distance
        return self.story.reading.words[at].key if at >= self.low else ""

    def key_after(self, distance: int = 1) -> str:
        """The key of the word at ``distance`` after the edit in its sentence, or ""."""
        at = self.last + distance - 1
        return self.story.reading.words[at].key if at < self.high else ""

    @property
    def line(self) -> TextLine:
        """The sentence in which the edit was made (the first, where several were joined)."""
        return self.story.reading.line_at(self.low)

    def part(self, first: int, last: int) -> EditSide:
        """Other words of the same sentence."""
        return attrs.evolve(self, first=max(first, self.low), last=min(last, self.high))

    def slice(self, first: int, last: int) -> EditSide:
        """Some of the edited words, by their places among them."""
        return self.part(self.first + first, self.first + last)

    def over(self, span: Span) -> EditSide:
        """The words that ``span`` covers, as far as they are in the sentence."""
        return self.part(*self.story.reading.word_range(span.start, span.end))


@attrs.frozen(eq=False)
class Edit:
    """The words of one story and the words of the other that replace them.

    ``loose``: much of the sentence was rewritten, so that the words on the two sides may be about different things:
    then a change of fact needs facts of one kind on both sides.
    """

    before: EditSide
    after: EditSide
    loose: bool = False

    @property
    def sides(self) -> tuple[EditSide, EditSide]:
        """Both sides."""
        return self.before, self.after

    @property
    def keys(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The keys of both sides: by them repeats of one edit are known."""
        return self.before.keys, self.after.keys

    @property
    def is_addition(self) -> bool:
        """Whether only the later version has words."""
        return bool(self.after) and not self.before

    @property
    def is_removal(self) -> bool:
        """Whether only the earlier version has words."""
        return bool(self.before) and not self.after

    def of(self, before: EditSide, after: EditSide) -> Edit:
        """The same edit with other bounds."""
        return attrs.evolve(self, before=before, after=after)

    def to_the_right(self) -> Edit:
        """The edit and the word after it on both sides: "safe" -> "not safe". Unchanged where a side has none."""
        first, second = self.before, self.after
        if first.last < first.high and second.last < second.high:
            return self.of(first.part(first.first, first.last + 1), second.part(second.first, second.last + 1))
        return self

    def to_the_left(self) -> Edit:
        """The edit and the word before it on both sides: "is" -> "is not". Unchanged where a side has none."""
        first, second = self.before, self.after
        if first.first > first.low and second.first > second.low:
            return self.of(first.part(first.first - 1, first.last), second.part(second.first - 1, second.last))
        return self

    def widened(self) -> Edit:
        """The edit with a neighbouring word on both sides, where one side is empty."""
        if self.before and self.after:
            return self
        right = self.to_the_right()
        return right if right is not self else self.to_the_left()
