"""The steps of the time finder, in order. See the package's own docstring."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from functools import cache, partial
from typing import NamedTuple

import attrs

from newsdigest.facts.times.calendars import interval, make_day
from newsdigest.facts.times.document_time import Clue, DocumentTime, find_document_time
from newsdigest.facts.times.filters import Filters, TimexCandidate
from newsdigest.facts.times.grammar import Found, Grammar, find, grammar
from newsdigest.facts.times.lexicon import Pieces, cut
from newsdigest.facts.times.normalisers import NORMALISERS
from newsdigest.facts.times.resolution import FISCAL_NOTE, day_names
from newsdigest.facts.times.resolution_context import ResolutionContext, Resolved
from newsdigest.facts.times.tense_bias import TenseBias
from newsdigest.facts.times.titles import is_in_a_name
from newsdigest.facts.times.zones import read_zone, zone_offset
from newsdigest.model.analysis import Analysis, Token
from newsdigest.model.article import Article
from newsdigest.model.enums import BlockKind, Granularity, TimeRole, TimeType
from newsdigest.model.facts import Time
from newsdigest.model.span import Span

__all__ = ["find_times"]


class _Match(NamedTuple):
    """A match of the grammar, with where it stands."""

    found: Found
    pieces: Pieces
    start: int
    end: int
    block: BlockKind


class _Moment(NamedTuple):
    """A resolved expression, with where it stands."""

    resolved: Resolved
    start: int
    end: int
    block: BlockKind
    sentence: int
    salience: float


def find_times(analysis: Analysis) -> tuple[Time, ...]:
    """The time expressions of an article in reading order; they do not overlap.

    >>> from newsdigest.language import analyse
    >>> from newsdigest.model.article import Article
    >>> article = Article(text="The ferry sank on Tuesday, two years after it was built.", published=date(2024, 5, 17))
    >>> [(time.text, time.type.value, time.value) for time in find_times(analyse(article))]
    [('Tuesday', 'DATE', '2024-05-14'), ('two years', 'DURATION', 'P2Y')]
    """
    rules = grammar()
    tense_bias = TenseBias(analysis)
    filters = Filters(analysis)
    matches = [match for match in _matches(analysis, rules) if not _is_filtered(match, filters, tense_bias)]
    document_time = find_document_time(analysis.article, [_clue(match, tense_bias) for match in matches])
    moments = _joined(list(_resolve_all(matches, analysis, tense_bias, document_time)), analysis.view)
    return tuple(_time(moment, analysis.article, document_time, number) for number, moment in enumerate(moments, 1))


# ------------------------------------------------------------------ matching


def _matches(analysis: Analysis, rules: Grammar) -> Iterator[_Match]:
    blocks = [(block.span.start, block.span.end, block.kind) for block in analysis.article.blocks]
    for start, end, kind in blocks or [(0, len(analysis.view), BlockKind.PARAGRAPH)]:
        if kind == BlockKind.FURNITURE:
            continue
        pieces = cut(analysis.view, start, end, rules.symbol, rules.core)
        if pieces is None:
            continue
        for found in find(pieces, rules):
            first, last = found.span
            yield _Match(found, pieces, pieces.starts[first], pieces.end(last - 1), kind)


def _before(match: _Match) -> tuple[str, ...]:
    first = match.found.first
    return tuple(word.lower() for word in match.pieces.words[max(0, first - 3) : first])


def _after(match: _Match) -> tuple[str, ...]:
    return tuple(word.lower() for word in match.pieces.words[match.found.last : match.found.last + 6])


def _clue(match: _Match, tense_bias: TenseBias) -> Clue:
    before = _before(match)
    return Clue(
        match.found,
        match.start,
        match.block,
        before[-1:] == ("since",),
        lambda: tense_bias.at(match.start, before),
    )


def _is_filtered(match: _Match, filters: Filters, tense_bias: TenseBias) -> bool:
    found = match.found
    said = tuple(match.pieces.words[found.first : found.last])
    first, last = tense_bias.token_at(match.start), tense_bias.token_at(match.end - 1)
    return filters.rejects(TimexCandidate(found, said, first, last, _before(match), _after(match)))


# ------------------------------------------------------------------ resolving


def _resolve_all(
    matches: list[_Match], analysis: Analysis, tense_bias: TenseBias, document_time: DocumentTime
) -> Iterator[_Moment]:
    antecedents: list[Resolved] = []
    day_first = cache(partial(_day_first, analysis.article))  # asked for by dates in figures alone
    near: tuple[int, date | None] = (-1, None)
    told: _Match | None = None  # the last full date
    for match in matches:
        index = tense_bias.token_at(match.start)
        sentence = analysis.tokens[index].sentence if index >= 0 else -1
        context = ResolutionContext(
            today=document_time.day,
            bias=lambda match=match: tense_bias.at(match.start, _before(match)),  # type: ignore[misc]
            antecedents=antecedents,
            carried_year=_carried_year(told, match, document_time.day),
            sentence_day=near[1] if near[0] == sentence else None,
            before=_before(match),
            counted=index > 0 and _is_count(analysis.tokens[index - 1]),
            after=_after(match),
            day_first=day_first,
        )
        resolved = NORMALISERS[match.found.rule.normaliser](match.found.captured, context)
        if resolved is None:
            continue
        in_name = is_in_a_name(resolved, analysis.view, match.start, match.end)
        resolved = attrs.evolve(resolved, inferred=_is_inferred(resolved, match.found), in_name=in_name)
        antecedents.append(resolved)
        if len(antecedents) > 2 * _REMEMBERED:
            del antecedents[:_REMEMBERED]
        if match.found.captured.has("YEAR") and match.found.rule.name == "month_day":
            told = match
        if resolved.unit == Granularity.DAY:
            near = sentence, resolved.day
        salience = tense_bias.salience(match.start) if resolved.type in {TimeType.DATE, TimeType.TIME} else 0.0
        moment = _Moment(resolved, match.start, match.end, match.block, sentence, salience)
        if match.found.rule.name == "day_list":
            yield from _with_more_days(moment, match, analysis, tense_bias)
        else:
            yield _with_zone(moment, analysis.view)


def _with_more_days(moment: _Moment, match: _Match, analysis: Analysis, tense_bias: TenseBias) -> Iterator[_Moment]:
    """The days of "November 12 to 18" or "4, 5 and 11 May", each a time of its own that shares the month."""
    words, base = match.found.captured, moment.resolved.day
    moments = [moment]
    for name in day_names(words)[1:]:
        piece = words.places[name]
        start, end = match.pieces.starts[piece], match.pieces.end(piece)
        day = make_day(base.year, base.month, int(re.sub(r"\D", "", words.word(name)))) if base else None
        following = tense_bias.token_at(end - 1) + 1
        counted = following < len(analysis.tokens) and analysis.tokens[following].xpos == "NNS"
        if day is not None and not (counted and name == "DAY_2"):
            resolved = attrs.evolve(moment.resolved, value=day.isoformat(), day=day, alternatives=(), note=None)
            moments.append(_Moment(resolved, start, end, match.block, moment.sentence, moment.salience))
    moments.sort(key=lambda found: found.start)
    if words.has("range") and len(moments) == 2:
        note = f"first day of a range that ends on {moments[1].resolved.value}"
        moments[0] = moments[0]._replace(resolved=attrs.evolve(moments[0].resolved, note=note))
    yield from moments


_REMEMBERED = 40  # times before an expression that it may refer to; more would make a list of dates slow
_NEARBY = 120  # characters


def _carried_year(told: _Match | None, match: _Match, today: date | None) -> int | None:
    """The year of a full date shortly before, where it is well past: "It fell on May 31, 2009. By July 2 ..."

    Last year does not count: business news sets last year's figures beside the months of this one.
    """
    if told is None or today is None or told.pieces is not match.pieces or match.start - told.end > _NEARBY:
        return None
    year = int(told.found.captured.word("YEAR"))
    return year if year < today.year - 1 else None


_WRITTEN = ("YEAR", "SHORTYEAR", "YY", "ISODATE", "ISOWEEK", "SLASH", "DECADE", "ORDN", "ORD", "spoken")


def _is_inferred(resolved: Resolved, found: Found) -> bool:
    """Whether part of a date's value is not written: the year of "May 3", all of "last week"."""
    if resolved.type not in {TimeType.DATE, TimeType.TIME} or not resolved.value[0].isdigit():
        return False
    written = _WRITTEN if resolved.unit == Granularity.CENTURY else _WRITTEN[:-3] + _WRITTEN[-1:]
    return not any(found.captured.has(name) for name in written)


def _is_count(token: Token) -> bool:
    return token.xpos in {"CD", "NNS", "$"} or token.text in {"%", "percent", "share", "apiece", "head"}


def _with_zone(moment: _Moment, view: str) -> _Moment:
    if not moment.resolved.suffix:
        return moment
    zone = read_zone(view, moment.end)
    if zone is None:
        return moment
    resolved = moment.resolved
    if zone.offset is not None and resolved.day is not None:
        offset = zone_offset(view[moment.end : zone.end], zone.offset, resolved.day)
        universal = "Z" if offset == 0 and ":" in resolved.suffix else ""
        resolved = attrs.evolve(
            resolved, offset=offset, value=resolved.value + universal, suffix=resolved.suffix + universal
        )
    return moment._replace(resolved=resolved, end=zone.end)


_AMERICAN = re.compile(
    r"\b(?:[a-z]{3,12}iz(?:e[ds]?|ing|ation)|colors?|favor\w*|centers?|labor|defense|honor\w*)\b|\(AP\)"
)
_BRITISH = re.compile(r"\b(?:[a-z]{3,12}isation|colours?|favour\w*|centres?|labour|defence|honour\w*|programmes?)\b")


def _day_first(article: Article) -> bool | None:
    """How the article would write 3 April in figures, by its address and its spelling; None where neither tells."""
    host = re.sub(r"^https?://|/.*$", "", article.url or "")
    if re.search(r"\.(?:uk|ie|au|nz|in|za|eu|fr|de|it|es|sg|ke|ng|pk)$", host):
        return True
    american = len(_AMERICAN.findall(article.text[:20_000]))
    british = len(_BRITISH.findall(article.text[:20_000]))
    return None if american == british else british > american


# ------------------------------------------------------------------ joining a time of day with its day

_LINK_AFTER = re.compile(r",? (?:on |of )?(?:the )?|,? ?\(?")  # "10 p.m. on Wednesday", "noon Thursday"
_LINK_BEFORE = re.compile(r",? (?:at |in the |in )?(?:about |around )?")  # "Wednesday at 10 p.m."


def _joined(moments: list[_Moment], view: str) -> list[_Moment]:
    joined: list[_Moment] = []
    for moment in moments:
        if len(joined) > 1 and _is_told_again(joined[-2], joined[-1], view):
            whole = joined[-2]._replace(end=joined[-1].end + 1)
            merged = _merge(whole, moment, view)
            if merged is not None:
                joined[-2:] = [merged]
                continue
        merged = _merge(joined[-1], moment, view) if joined else None
        if merged is None:
            joined.append(moment)
        else:
            joined[-1] = merged
    return joined


def _is_told_again(clock: _Moment, other: _Moment, view: str) -> bool:
    """Whether a time of day is told again in brackets, for another zone: "midnight (2300 GMT) on Thursday"."""
    told = _is_clock(clock.resolved) and _is_clock(other.resolved)
    return told and view[clock.end : other.start] == " (" and view[other.end : other.end + 1] == ")"


def _merge(left: _Moment, right: _Moment, view: str) -> _Moment | None:
    if right.start - left.end > 16 or left.block != right.block:
        return None
    gap = view[left.end : right.start]
    if _is_clock(left.resolved) and _is_day(right.resolved) and _LINK_AFTER.fullmatch(gap):
        return _at(left, right, left, right)
    if _is_day(left.resolved) and _is_clock(right.resolved) and _LINK_BEFORE.fullmatch(gap):
        return _at(left, right, right, left)
    return None


def _is_clock(resolved: Resolved) -> bool:
    return resolved.type == TimeType.TIME and bool(resolved.suffix)


def _is_day(resolved: Resolved) -> bool:
    return resolved.type == TimeType.DATE and resolved.unit == Granularity.DAY and not resolved.suffix


def _at(left: _Moment, right: _Moment, time: _Moment, day: _Moment) -> _Moment:
    """One moment from the first character of ``left`` to the last of ``right``: the time of day on that day."""
    suffix = time.resolved.suffix
    resolved = attrs.evolve(
        time.resolved,
        value=day.resolved.value + suffix,
        day=day.resolved.day,
        unit=Granularity.DAY if day.resolved.day else None,
        mod=time.resolved.mod or day.resolved.mod,
        confidence=day.resolved.confidence,
        inferred=day.resolved.inferred,
        alternatives=tuple(other + suffix for other in day.resolved.alternatives),
    )
    return left._replace(resolved=resolved, end=right.end)


# ------------------------------------------------------------------ facts


def _time(moment: _Moment, article: Article, document_time: DocumentTime, number: int) -> Time:
    resolved = moment.resolved
    start, end, granularity = _interval(resolved)
    published = (
        moment.block in {BlockKind.DATELINE, BlockKind.BYLINE}
        and resolved.day is not None
        and resolved.day == document_time.day
    )
    certain = 0.7 if document_time.source == "inferred" and resolved.inferred else 1.0
    return Time(
        id=f"time-{number}",
        span=Span(moment.start, moment.end),
        text=article.text[moment.start : moment.end],
        salience=moment.salience,
        confidence=round(resolved.confidence * certain, 3),
        type=resolved.type,
        value=resolved.value,
        mod=resolved.mod,
        granularity=granularity,
        start=start,
        end=end,
        role=TimeRole.PUBLICATION if published else TimeRole.BACKGROUND,
        inferred=resolved.inferred,
        alternatives=resolved.alternatives,
        note=resolved.note,
        in_name=resolved.in_name,
    )


def _interval(resolved: Resolved) -> tuple[datetime | None, datetime | None, Granularity | None]:
    if resolved.start is not None:
        return resolved.start, resolved.end, None
    if resolved.type in {TimeType.DURATION, TimeType.SET}:
        return None, None, None
    found = interval(resolved.value)
    if found is None:
        return None, None, resolved.unit or (Granularity.REFERENCE if resolved.value.endswith("_REF") else None)
    start, end, granularity = found
    if resolved.note == FISCAL_NOTE:
        return None, None, granularity
    if resolved.offset is not None:
        zone = timezone(timedelta(hours=resolved.offset))
        start, end = start.replace(tzinfo=zone), end.replace(tzinfo=zone)
    return start, end, granularity
