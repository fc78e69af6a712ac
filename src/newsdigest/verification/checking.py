"""Is each quotation of a text verbatim in the article, and by that speaker?"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from newsdigest.api import Source, summarize
from newsdigest.errors import EmptyArticleError
from newsdigest.language.quotation_marks import quoted_spans
from newsdigest.model.analysis import QuotedSpan
from newsdigest.model.checks import QuoteCheck
from newsdigest.model.digest import Digest
from newsdigest.model.enums import QuoteKind, Verdict
from newsdigest.model.facts import Quote, Speaker
from newsdigest.model.span import Span
from newsdigest.verification.wording import Match, Passage, Word, find, passage, words

__all__ = ["verify_quotes"]

_PRONOUNS = frozenset(("he", "she", "they", "it", "i", "we", "you", "who", "him", "her", "them", "one"))
_TITLES = frozenset(
    (
        "mr",
        "mrs",
        "ms",
        "miss",
        "dr",
        "prof",
        "professor",
        "sir",
        "dame",
        "lord",
        "lady",
        "sen",
        "rep",
        "gov",
        "the",
        "a",
        "an",
    )
)


_MOST_TRIED = 100
"""Passages held against one quotation; where the article has more, those with its rarest words."""

_MOST_NAMESAKES = 20
_NESTED = 8
"""Quotations that may begin before a place and still reach it."""


class _Candidate(NamedTuple):
    passage: Passage
    quote: Quote | None
    quoted: bool  # whether the article has these words between quotation marks


class _Source(NamedTuple):
    """The article, made ready to look quotations up in."""

    candidates: Sequence[_Candidate]
    holding: Mapping[str, Sequence[int]]  # bare word -> the first candidates that hold it
    known: Mapping[tuple[str, ...], Sequence[tuple[str, ...]]]  # parts of a name -> all names of whom it names

    def near(self, stretches: Sequence[Sequence[Word]]) -> Sequence[_Candidate]:
        """The candidates that may hold the words, in their order."""
        if len(self.candidates) <= _MOST_TRIED:
            return self.candidates
        found: set[int] = set()
        bare = {word.bare for stretch in stretches for word in stretch} & self.holding.keys()
        for word in sorted(bare, key=lambda word: (len(self.holding[word]), word)):
            found.update(self.holding[word])
            if len(found) >= _MOST_TRIED:
                break
        return [self.candidates[index] for index in sorted(found)[:_MOST_TRIED]]


class _Finding(NamedTuple):
    match: Match
    candidate: _Candidate
    same_speaker: bool


def verify_quotes(text: str, article: Source | Digest) -> tuple[QuoteCheck, ...]:
    """Hold every quotation of ``text`` against the article it should come from.

    Checked is whatever stands between quotation marks in ``text``. The verdicts:

    * ``exact``: the article quotes these very words (a fragment of a longer quotation, words left out at an ellipsis
      and another style of marks are fine; so are the case of the first letter and a final comma or full stop);
    * ``altered``: it quotes them otherwise; ``differences`` holds pairs of (words of the article, words of the text);
    * ``misattributed``: it quotes them, but as somebody else's; ``match.speaker`` says whose;
    * ``absent``: it does not quote them. Where they only paraphrase the article, ``match`` is its indirect statement.

    A speaker that the text or the article leaves open ("he", "officials") contradicts nobody.

    Args:
        text: the text to check: a summary, a rewrite, a headline.
        article: its source: a digest, or whatever :func:`newsdigest.parse` takes.

    Returns:
        One check for each quotation, in reading order; their spans index ``text``.

    Raises:
        NewsDigestError: whatever :func:`newsdigest.summarize` raises about ``article``, or about a ``text`` that is
            longer than its limit.

    >>> import newsdigest
    >>> source = '"The dam will not hold another winter," engineer Ada Pell told the council on Monday.'
    >>> for check in newsdigest.verify_quotes('Ada Pell said the dam "will hold another winter".', source):
    ...     print(check.verdict, check.differences)
    altered (('not', ''),)
    """
    digest = article if isinstance(article, Digest) else summarize(article)
    try:
        checked = summarize(text, sentences=0, format="text", language="en")
    except EmptyArticleError:
        return ()
    source = _source(digest)
    blocks = [(block.span.start, block.span.end) for block in checked.article.blocks]
    regions = [region for region in quoted_spans(text, blocks) if words(text[region.inner_start : region.inner_end])]
    speakers = _speakers(checked)
    return tuple(_check(text, region, _speaker_of(region, speakers), source) for region in regions)


# ---------------------------------------------------------------------------------------------------- the article


def _source(digest: Digest) -> _Source:
    candidates = _candidates(digest)
    holding: dict[str, list[int]] = defaultdict(list)
    for index, candidate in enumerate(candidates):
        for bare in dict.fromkeys(word.bare for word in candidate.passage.words):
            if len(holding[bare]) < _MOST_TRIED:
                holding[bare].append(index)
    known: dict[tuple[str, ...], list[tuple[str, ...]]] = defaultdict(list)
    for actor in digest.actors:
        names = (actor.name, *actor.aliases)
        for parts in dict.fromkeys(tuple(_parts(name)) for name in names):
            if len(known[parts]) < _MOST_NAMESAKES:
                known[parts].append(names)
    return _Source(candidates, holding, known)


def _candidates(digest: Digest) -> list[_Candidate]:
    """Every passage that words may come from: quotations first, then other words in marks, then indirect speech."""
    text = digest.article.text
    marked = quoted_spans(text, [(block.span.start, block.span.end) for block in digest.article.blocks])
    quoted: list[_Candidate] = []
    indirect: list[_Candidate] = []
    owned: set[int] = set()
    for quote in digest.quotes:
        regions = _regions_within(marked, quote)
        owned.update(region.start for region in regions)
        if regions:
            pieces = [text[region.inner_start : region.inner_end] for region in regions]
            quoted.extend(_Candidate(passage([piece]), quote, True) for piece in pieces)
            if len(pieces) > 1 and quote.kind is QuoteKind.DIRECT:
                quoted.append(_Candidate(passage(pieces), quote, True))
        if quote.kind is not QuoteKind.DIRECT:
            indirect.append(_Candidate(passage(quote.pieces(text)), quote, False))
    loose = [
        _Candidate(passage([text[region.inner_start : region.inner_end]]), None, True)
        for region in marked
        if region.start not in owned
    ]
    return quoted + loose + indirect


def _regions_within(marked: Sequence[QuotedSpan], quote: Quote) -> list[QuotedSpan]:
    found: list[QuotedSpan] = []
    for span in quote.spans:
        at = bisect_left(marked, span.start, key=lambda region: region.start)
        while at < len(marked) and marked[at].start < span.end:
            found.append(marked[at])
            at += 1
    return found


# ----------------------------------------------------------------------------------------------- the checked text


def _speakers(checked: Digest) -> list[tuple[Span, Speaker]]:
    found = [(span, quote.speaker) for quote in checked.quotes if quote.speaker is not None for span in quote.spans]
    return sorted(found, key=lambda pair: pair[0])


def _speaker_of(region: QuotedSpan, speakers: Sequence[tuple[Span, Speaker]]) -> str | None:
    place = Span(region.start, region.end)
    stop = bisect_left(speakers, place.end, key=lambda pair: pair[0].start)
    near = speakers[max(0, stop - _NESTED) : stop]
    return next((speaker.name for span, speaker in near if span.overlaps(place)), None)


def _check(text: str, region: QuotedSpan, speaker: str | None, source: _Source) -> QuoteCheck:
    span = Span(region.start, region.end)
    stretches = words(text[region.inner_start : region.inner_end])
    finding = _best(stretches, speaker, source)
    verdict, quote, differences = _verdict(finding)
    return QuoteCheck(
        text=span.of(text), span=span, verdict=verdict, match=quote, differences=differences, speaker=speaker
    )


def _best(stretches: Sequence[Sequence[Word]], speaker: str | None, source: _Source) -> _Finding | None:
    best: _Finding | None = None
    for candidate in source.near(stretches):
        match = find(stretches, candidate.passage)
        if match is None:
            continue
        finding = _Finding(match, candidate, _may_be_same(speaker, candidate.quote, source))
        if best is None or _order(finding) > _order(best):
            best = finding
            if _order(best) == _PERFECT:
                break
    return best


_PERFECT = (True, True, 1.0, True, 0)


def _order(finding: _Finding) -> tuple[bool, bool, float, bool, int]:
    """Words that the article quotes first; among those the unaltered, the better shared, the right speaker's."""
    match, candidate, same_speaker = finding
    return candidate.quoted, not match.differences, match.shared, same_speaker, -len(match.differences)


def _verdict(finding: _Finding | None) -> tuple[Verdict, Quote | None, tuple[tuple[str, str], ...]]:
    if finding is None:
        return Verdict.ABSENT, None, ()
    match, candidate, same_speaker = finding
    if not candidate.quoted:
        return Verdict.ABSENT, candidate.quote, ()
    if not same_speaker:
        return Verdict.MISATTRIBUTED, candidate.quote, match.differences
    return Verdict.ALTERED if match.differences else Verdict.EXACT, candidate.quote, match.differences


# ---------------------------------------------------------------------------------------------------- who is who


def _may_be_same(speaker: str | None, quote: Quote | None, source: _Source) -> bool:
    """Whether nothing says that the text's speaker is somebody else than the article's."""
    if speaker is None or quote is None or quote.speaker is None:
        return True
    ours = quote.speaker
    if not _is_name(speaker) or not _is_name(ours.name):
        return True
    if ours.description and _plain(ours.description) & _plain(speaker) and not _is_name(speaker.split()[-1]):
        return True
    return _alike(speaker, ours.name) or _alike(speaker, ours.text) or _one_actor(speaker, ours.name, source)


def _is_name(words_: str) -> bool:
    parts = words_.split()
    if not parts or words_.casefold() in _PRONOUNS:
        return False
    return any(part[:1].isupper() or part[:1].isdigit() for part in parts if part.casefold() not in _TITLES)


def _plain(name: str) -> set[str]:
    return {part for part in _parts(name) if len(part) > 2}


def _parts(name: str) -> list[str]:
    cleaned = "".join(char if char.isalnum() or char in "-'’" else " " for char in name.casefold())
    parts = [part.removesuffix("'s").removesuffix("’s") for part in cleaned.split()]
    return [part for part in parts if part not in _TITLES]


def _alike(one: str, other: str) -> bool:
    """Same surname, and first names that do not contradict each other; or one name within the other."""
    first, second = _parts(one), _parts(other)
    if not first or not second:
        return True
    short, long = sorted((first, second), key=len)
    if len(short) == 1:
        return short[0] in long
    if set(short) <= set(long):
        return True
    return short[-1] == long[-1] and short[-2][0] == long[-2][0] and min(len(short[-2]), len(long[-2])) == 1


def _one_actor(one: str, other: str, source: _Source) -> bool:
    """Whether the article knows both names as one actor's."""
    return any(_alike(one, name) for names in source.known.get(tuple(_parts(other)), ()) for name in names)
