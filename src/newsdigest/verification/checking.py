"""Is each quotation of a text verbatim in the article, and by that speaker?"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from newsdigest import language
from newsdigest.api import Source, parse
from newsdigest.errors import EmptyArticleError, unexpected_as_newsdigest_error
from newsdigest.facts.quotes import find_attributions
from newsdigest.language.quotation_marks import quoted_spans
from newsdigest.lexicon.function_words import ARTICLES, SUBJECT_PRONOUNS
from newsdigest.lexicon.nouns import HONORIFICS, OFFICE_ABBREVIATIONS, PROFESSOR
from newsdigest.model.analysis import QuotedSpan
from newsdigest.model.article import Article
from newsdigest.model.checks import QuoteCheck
from newsdigest.model.digest import Digest
from newsdigest.model.enums import QuoteKind, Verdict
from newsdigest.model.facts import Quote, Speaker
from newsdigest.model.relocation import article_in, relocate
from newsdigest.model.span import Span
from newsdigest.options import require_str
from newsdigest.text import clean
from newsdigest.verification.compared_article import digest_of, marked_in
from newsdigest.verification.denied_quotes import denial_of, is_denying
from newsdigest.verification.doubtful_speakers import is_title, without_doubtful_speakers
from newsdigest.verification.quote_matching import (
    QuotedWord,
    QuoteMatch,
    SearchablePassage,
    find,
    line,
    passage,
    words,
)

__all__ = ["verify_quotes"]

_PRONOUNS = SUBJECT_PRONOUNS | {"who", "him", "her", "them", "one"}
_TITLES = HONORIFICS | PROFESSOR | OFFICE_ABBREVIATIONS | ARTICLES

_MOST_TRIED = 100
"""Passages compared with one quotation; where the article has more, those with its rarest words."""

_MOST_ALIGNED = 12
"""Passages of those that are aligned word by word with the quotation."""

_MOST_NAMESAKES = 20
_NESTED = 8
"""Quotations that may begin before a place and still reach it."""


class _QuotedPassage(NamedTuple):
    passage: SearchablePassage
    quote: Quote | None
    quoted: bool  # whether the article has these words between quotation marks
    denial: str = ""  # the article's words for it, where it gives these as denied or not said
    lead: str = ""  # what else of an indirect statement stands before them, which may name another speaker


class _SearchableArticle(NamedTuple):
    """The article, made ready to look quotations up in."""

    candidates: Sequence[_QuotedPassage]
    holding: Mapping[str, Sequence[int]]  # bare word -> the first candidates that hold it
    known: Mapping[tuple[str, ...], Sequence[tuple[str, ...]]]  # parts of a name -> all names of whom it names
    line: str  # the bare words of all candidates, one candidate a line
    starts: Sequence[int]  # where each candidate's line begins
    unowned: frozenset[str]  # words of the article that are in the name or title of no actor

    def exact(self, stretches: Sequence[Sequence[QuotedWord]]) -> Sequence[_QuotedPassage]:
        """The candidates that hold the longest part word for word, in their order."""
        longest: Sequence[QuotedWord] = max(stretches, key=len)
        needle = line(longest)
        found: dict[int, None] = {}
        at = self.line.find(needle)
        while at >= 0 and len(found) < _MOST_TRIED:
            number = bisect_right(self.starts, at) - 1
            found[number] = None
            at = self.line.find(needle, self.starts[number + 1] if number + 1 < len(self.starts) else len(self.line))
        return [self.candidates[number] for number in found]

    def near(self, stretches: Sequence[Sequence[QuotedWord]]) -> Sequence[_QuotedPassage]:
        """The candidates that may hold the words, in their order."""
        if len(self.candidates) <= _MOST_ALIGNED:
            return self.candidates
        if len(self.candidates) <= _MOST_TRIED:
            return self._likest(stretches, self.candidates)
        found: set[int] = set()
        bare = {word.bare for stretch in stretches for word in stretch} & self.holding.keys()
        for word in sorted(bare, key=lambda word: (len(self.holding[word]), word)):
            found.update(self.holding[word])
            if len(found) >= _MOST_TRIED:
                break
        return self._likest(stretches, [self.candidates[index] for index in sorted(found)[:_MOST_TRIED]])

    def _likest(
        self, stretches: Sequence[Sequence[QuotedWord]], candidates: Sequence[_QuotedPassage]
    ) -> Sequence[_QuotedPassage]:
        """The few candidates that share most words: each alignment costs the product of the two lengths."""
        said = Counter(word.bare for stretch in stretches for word in stretch)
        shared = [sum((said & Counter(word.bare for word in c.passage.words)).values()) for c in candidates]
        best = sorted(range(len(candidates)), key=lambda at: (-shared[at], at))[:_MOST_ALIGNED]
        return [candidates[at] for at in sorted(best)]


class _MatchedQuote(NamedTuple):
    match: QuoteMatch
    candidate: _QuotedPassage
    same_speaker: bool


def verify_quotes(text: str, article: Source | Digest) -> tuple[QuoteCheck, ...]:
    """Hold every quotation of ``text`` against the article it should come from.

    Every quotation of ``text`` in quotation marks is checked. The verdicts:

    * ``exact``: the article quotes these very words (a fragment of a longer quotation, words left out at an ellipsis
      and another style of marks are fine; so are the case of the first letter and a final comma or full stop);
    * ``altered``: it quotes them otherwise; ``differences`` holds pairs of (words of the article, words of the text);
    * ``misattributed``: it quotes them, but from another speaker; ``match.speaker`` says whom;
    * ``reversed``: it quotes them, but the text leaves out the negation that governs them, or gives as a claim what
      the speaker denied; ``differences`` holds the words that show it;
    * ``absent``: it does not quote them. Where they only paraphrase the article, ``match`` is its indirect statement.

    A speaker that the text or the article does not name ("he", "officials") contradicts no other.

    Args:
        text: the text to check: a summary, a rewrite, a headline.
        article: its source: a digest, or any source of :func:`newsdigest.parse`.

    Returns:
        One check for each quotation, in reading order; their spans index ``text``.

    Raises:
        TypeError: ``text`` is no ``str``.
        NewsDigestError: any error of :func:`newsdigest.summarize` about ``article``, or about a ``text`` that is
            longer than its limit.

    >>> import newsdigest
    >>> source = '"The dam will not hold another winter," engineer Ada Pell told the council on Monday.'
    >>> for check in newsdigest.verify_quotes('Ada Pell said the dam "will hold another winter".', source):
    ...     print(check.verdict, check.differences)
    altered (('not', ''),)
    """
    require_str("text", text)
    digest = digest_of(article)
    try:
        checked = parse(text, format="text", language="en")
    except EmptyArticleError:
        return ()
    with unexpected_as_newsdigest_error("verify_quotes"):
        return _checks(text, checked, digest)


def _checks(text: str, checked: Article, digest: Digest) -> tuple[QuoteCheck, ...]:
    source = _source(digest)
    blocks = [(block.span.start, block.span.end) for block in checked.blocks]
    regions = [region for region in quoted_spans(text, blocks) if words(text[region.inner_start : region.inner_end])]
    said = _by_place(checked) if regions else []
    return tuple(_check(text, region, _quote_of(region, said), source) for region in regions)


# ---------------------------------------------------------------------------------------------------- the article


def _source(digest: Digest) -> _SearchableArticle:
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
    lines = [candidate.passage.line for candidate in candidates]
    starts = [0, *accumulate(len(one) + 1 for one in lines)][: len(lines)]
    return _SearchableArticle(candidates, holding, known, "\n".join(lines), starts, _unowned(digest))


def _unowned(digest: Digest) -> frozenset[str]:
    """The words of the article that are in the name or title of no actor."""
    named = [f"{actor.name} {actor.description or ''}" for actor in digest.actors if not actor.anonymous]
    return frozenset(_parts(digest.article.text)) - frozenset(_parts(" ".join(named)))


def _candidates(digest: Digest) -> list[_QuotedPassage]:
    """Every passage that words may come from: quotations first, then other words in marks, then indirect speech."""
    text = digest.article.text
    marked = marked_in(digest)
    quoted: list[_QuotedPassage] = []
    indirect: list[_QuotedPassage] = []
    owned: set[int] = set()
    for quote in digest.attributions:
        regions = _regions_within(marked, quote)
        owned.update(region.start for region in regions)
        if regions:
            pieces = [text[region.inner_start : region.inner_end] for region in regions]
            quoted.extend(
                _QuotedPassage(
                    passage([piece]), quote, True, denial_of(text, quote, region), _lead(text, quote, region)
                )
                for region, piece in zip(regions, pieces, strict=True)
            )
            if len(pieces) > 1 and quote.kind is QuoteKind.DIRECT:
                quoted.append(_QuotedPassage(passage(pieces), quote, True))
        if quote.kind is not QuoteKind.DIRECT:
            indirect.append(_QuotedPassage(passage(quote.pieces(text)), quote, False, denial_of(text, quote)))
    loose = [
        _QuotedPassage(passage([text[region.inner_start : region.inner_end]]), None, True)
        for region in marked
        if region.start not in owned
    ]
    return quoted + loose + indirect


def _lead(text: str, quote: Quote, region: QuotedSpan) -> str:
    return text[min(quote.span.start, region.start) : region.start] if quote.kind is not QuoteKind.DIRECT else ""


def _regions_within(marked: Sequence[QuotedSpan], quote: Quote) -> list[QuotedSpan]:
    found: list[QuotedSpan] = []
    for span in quote.spans:
        at = bisect_left(marked, span.start, key=lambda region: region.start)
        while at < len(marked) and marked[at].start < span.end:
            found.append(marked[at])
            at += 1
    return found


# ----------------------------------------------------------------------------------------------- the checked text


def _by_place(checked: Article) -> list[tuple[Span, Quote]]:
    """The attributions of the checked text by their pieces. No other fact of it is needed."""
    found = clean(checked.text)
    analysis = language.analyse(article_in(found, checked) if found else checked)
    quotes = without_doubtful_speakers(find_attributions(analysis), analysis)
    said = relocate(tuple(quotes), found, checked) if found else quotes
    return sorted([(span, quote) for quote in said for span in quote.spans], key=lambda pair: pair[0])


def _quote_of(region: QuotedSpan, said: Sequence[tuple[Span, Quote]]) -> Quote | None:
    place = Span(region.start, region.end)
    stop = bisect_left(said, place.end, key=lambda pair: pair[0].start)
    near = said[max(0, stop - _NESTED) : stop]
    return next((quote for span, quote in near if span.overlaps(place)), None)


def _check(text: str, region: QuotedSpan, quote: Quote | None, source: _SearchableArticle) -> QuoteCheck:
    span = Span(region.start, region.end)
    named = quote.speaker if quote is not None and not is_title(text, region) else None
    speaker = named.name if named is not None else None
    stretches = words(text[region.inner_start : region.inner_end])
    finding = _best(stretches, speaker, source)
    verdict, match, differences = _verdict(finding, is_denying(text, span, quote))
    return QuoteCheck(
        text=span.of(text), span=span, verdict=verdict, match=match, differences=differences, speaker=speaker
    )


def _best(
    stretches: Sequence[Sequence[QuotedWord]], speaker: str | None, source: _SearchableArticle
) -> _MatchedQuote | None:
    exact = _best_of(stretches, speaker, source, source.exact(stretches))
    if exact is not None and exact.candidate.quoted and not exact.match.differences:
        return exact
    return _best_of(stretches, speaker, source, source.near(stretches)) or exact


def _best_of(
    stretches: Sequence[Sequence[QuotedWord]],
    speaker: str | None,
    source: _SearchableArticle,
    candidates: Sequence[_QuotedPassage],
) -> _MatchedQuote | None:
    best: _MatchedQuote | None = None
    for candidate in candidates:
        match = find(stretches, candidate.passage)
        if match is None:
            continue
        same = _may_be_same(speaker, candidate.quote, source) or _is_told_of(speaker, candidate.lead)
        finding = _MatchedQuote(match, candidate, same)
        if best is None or _order(finding) > _order(best):
            best = finding
            if _order(best) == _PERFECT:
                break
    return best


_PERFECT = (True, True, 1.0, True, 0)


def _order(finding: _MatchedQuote) -> tuple[bool, bool, float, bool, int]:
    """Words that the article quotes first; among those the unaltered, the better shared, the right speaker's."""
    match, candidate, same_speaker = finding
    return candidate.quoted, not match.differences, match.shared, same_speaker, -len(match.differences)


def _verdict(finding: _MatchedQuote | None, denied: bool) -> tuple[Verdict, Quote | None, tuple[tuple[str, str], ...]]:
    if finding is None:
        return Verdict.ABSENT, None, ()
    match, candidate, same_speaker = finding
    if candidate.denial and same_speaker and not denied:
        return Verdict.REVERSED, candidate.quote, ((candidate.denial, ""), *match.differences)
    if not candidate.quoted:
        return Verdict.ABSENT, candidate.quote, ()
    if not same_speaker:
        return Verdict.MISATTRIBUTED, candidate.quote, match.differences
    if match.reversed and not denied:
        return Verdict.REVERSED, candidate.quote, (*match.reversed, *match.differences)
    return Verdict.ALTERED if match.differences else Verdict.EXACT, candidate.quote, match.differences


# ---------------------------------------------------------------------------------------------------- who is who


def _may_be_same(speaker: str | None, quote: Quote | None, source: _SearchableArticle) -> bool:
    """Whether the text's speaker may be the article's: nothing contradicts it."""
    if speaker is None or quote is None or quote.speaker is None:
        return True
    ours = quote.speaker
    if not _is_name(speaker) or not _is_name(ours.name):
        return True
    if ours.anonymous and _is_unidentified(speaker, source):
        return True
    if _is_description_of(speaker, ours):
        return True
    return _alike(speaker, ours.name) or _alike(speaker, ours.text) or _one_actor(speaker, ours.name, source)


def _is_told_of(speaker: str | None, lead: str) -> bool:
    """Whether an indirect statement names the speaker before the words: 'Lowe said that Reyes called it "rigged"'."""
    parts = _parts(speaker or "") if lead else []
    return bool(parts) and parts[-1] in _parts(lead)


def _is_description_of(speaker: str, ours: Speaker) -> bool:
    """Whether the text calls the article's speaker by the title or office, or by a part of it or another noun in it."""
    described = ours.description or (ours.name if ours.anonymous else "")
    said = speaker.casefold().split()
    if set(said) <= set(described.casefold().split()):
        return True
    return not _is_name(speaker.rsplit(maxsplit=1)[-1]) and not _plain(described).isdisjoint(_plain(speaker))


def _is_unidentified(name: str, source: _SearchableArticle) -> bool:
    """Whether the article has a name's words, which are in no actor's name or title: it may be a described source's."""
    parts = _parts(name)
    return bool(parts) and source.unowned.issuperset(parts)


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


def _one_actor(one: str, other: str, source: _SearchableArticle) -> bool:
    """Whether the article knows both names as one actor's. A part of ``other`` ("Reed") says no more than ``other``."""
    own = set(_parts(other))
    return any(
        _alike(one, name)
        for names in source.known.get(tuple(_parts(other)), ())
        for name in names
        if not set(_parts(name)) < own
    )
