"""Resolution of the matches of an article, in reading order: each sees the times before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache, partial

import attrs

from newsdigest.facts.times.anchors import Anchor, anchor_features, belongs_to_anchor, is_deictic, profile
from newsdigest.facts.times.calendars import BeyondCalendarError
from newsdigest.facts.times.day_order import is_day_first
from newsdigest.facts.times.days import ATTACKS
from newsdigest.facts.times.direction import probability_ahead
from newsdigest.facts.times.grammar import GrammarMatch
from newsdigest.facts.times.lists import Timex, parts_of
from newsdigest.facts.times.matching import TimexMatch
from newsdigest.facts.times.normalisers import NORMALISERS
from newsdigest.facts.times.resolution import BEYOND_NOTE
from newsdigest.facts.times.resolution_context import ResolutionContext, Resolved
from newsdigest.facts.times.tense_bias import TenseBias
from newsdigest.facts.times.titles import is_in_a_name
from newsdigest.facts.times.zones import read_zone, zone_offset
from newsdigest.model.analysis import Analysis, Token
from newsdigest.model.copies import with_fields
from newsdigest.model.enums import Granularity, TimeType

__all__ = ["Resolver", "Timex"]

_REMEMBERED = 40  # antecedents kept; more would make a list of dates slow
_FEWEST_PAST = 2  # past years of a history that anchors at bare ones; news of a pier built in 1887 is none


class Resolver:
    """Resolves the matches of one article, and keeps what later ones refer to."""

    def __init__(
        self, analysis: Analysis, tense_bias: TenseBias, today: date | None, matches: Sequence[TimexMatch]
    ) -> None:
        self._analysis = analysis
        self._tense_bias = tense_bias
        self._today = today
        self._matches = matches
        self._profile = profile((match.found for match in matches), today)
        self._is_history = self._profile.past >= _FEWEST_PAST
        self._day_first = cache(partial(is_day_first, analysis.article))  # asked for by dates in figures alone
        self._antecedents: list[Resolved] = []
        self._sentence_day: tuple[int | None, date | None] = (None, None)
        self._anchor: Anchor | None = None

    def timexes(self) -> Iterator[Timex]:
        """The resolved expressions in reading order."""
        for match in self._matches:
            yield from self._timexes_of(match)

    def anchor_features(self, match: TimexMatch) -> dict[str, float] | None:
        """The features of the anchor model for a match; None where no time with a year comes before it."""
        if self._anchor is None:
            return None
        bias = self._tense_bias.at(match.start, match.before())
        return dict(anchor_features(self._anchor, self._profile, match.start, match.block_index, self._today, bias))

    def _timexes_of(self, match: TimexMatch) -> Iterator[Timex]:
        index = self._tense_bias.token_at(match.start)
        sentence = None if index is None else self._analysis.tokens[index].sentence
        context = self._context(match, index, sentence)
        try:
            resolved = NORMALISERS[match.found.rule.normaliser](match.found.captured, context)
        except BeyondCalendarError as error:
            value = "FUTURE_REF" if error.ahead else "PAST_REF"
            resolved = Resolved(type=TimeType.DATE, value=value, confidence=0.5, note=BEYOND_NOTE)
        if resolved is None:
            return
        view = self._analysis.view
        in_name = is_in_a_name(resolved, view, match.start, match.end) or (
            resolved.day == ATTACKS and match.found.rule.name == "famous_day" and self._is_attributive(match)
        )
        resolved = with_fields(resolved, inferred=_is_inferred(resolved, match.found), in_name=in_name)
        self._remember(resolved, match, sentence)
        is_point = resolved.type in {TimeType.DATE, TimeType.TIME}
        salience = self._tense_bias.salience(match.start) if is_point else 0.0
        timex = Timex(resolved, match.start, match.end, match.block, sentence, salience)
        yield from (_with_zone(part, view) for part in parts_of(timex, match, self._is_followed_by_a_plural))

    def _context(self, match: TimexMatch, index: int | None, sentence: int | None) -> ResolutionContext:
        return ResolutionContext(
            today=self._today,
            bias=lambda: self._tense_bias.at(match.start, match.before()),
            ahead=lambda kind, previous, ahead: self._ahead(match, kind, previous, ahead),
            antecedents=self._antecedents,
            anchor=lambda: self._anchor_of(match),
            is_history=self._is_history,
            sentence_day=self._sentence_day[1] if self._sentence_day[0] == sentence else None,
            before=match.before(),
            counted=index is not None and index > 0 and _is_count(self._analysis.tokens[index - 1]),
            after=match.after(),
            day_first=self._day_first,
        )

    def _ahead(self, match: TimexMatch, kind: str, previous: date, ahead: date) -> float:
        return probability_ahead(self._evidence(match), kind, previous, ahead, self._today or previous)

    def _evidence(self, match: TimexMatch) -> frozenset[str]:
        return self._tense_bias.evidence(match.start, match.before())

    def _is_aside(self, resolved: Resolved) -> bool:
        """Whether it is a bare year far from the day or month that a history has come to."""
        if self._anchor is None or resolved.day is None or resolved.unit != Granularity.YEAR:
            return False
        far = abs(resolved.day.year - self._anchor.day.year) > _ASIDE
        return far and self._anchor.unit in {Granularity.DAY, Granularity.MONTH}

    def _is_followed_by_a_plural(self, end: int) -> bool:
        last = self._tense_bias.token_at(end - 1)
        following = () if last is None else self._analysis.tokens[last + 1 : last + 2]
        return any(token.xpos == "NNS" for token in following)

    def _is_attributive(self, match: TimexMatch) -> bool:
        """Whether it is part of a compound: "the 9/11 attacks", "post-9/11"."""
        return match.before()[-1:] == ("-",) or "form:attributive" in self._evidence(match)

    def _anchor_of(self, match: TimexMatch) -> Anchor | None:
        if self._anchor is None:
            return None
        if self._today is None:  # nothing else to count from
            return self._anchor if self._anchor.unit in {Granularity.DAY, Granularity.MONTH} else None
        if self._anchor.unit == Granularity.YEAR and not self._is_history:
            return None
        features = self.anchor_features(match)
        return self._anchor if features and belongs_to_anchor(features) > 0.5 else None

    def _remember(self, resolved: Resolved, match: TimexMatch, sentence: int | None) -> None:
        self._antecedents.append(resolved)
        if len(self._antecedents) > 2 * _REMEMBERED:
            del self._antecedents[:_REMEMBERED]
        if resolved.unit == Granularity.DAY:
            self._sentence_day = sentence, resolved.day
        if resolved.day is None or resolved.unit is None or resolved.in_name:
            return
        if self._is_aside(resolved):
            return
        written = _has_year(match.found)
        if written or (self._anchor is not None and resolved.day.year == self._anchor.day.year):
            self._anchor = Anchor(resolved.day, resolved.unit, match.end, match.block_index, written)
        elif self._anchor is not None and is_deictic(match.found):
            self._anchor = self._anchor._replace(deictic_since=True)


_ASIDE = 10  # years from one to the next: further is an aside, as "as in 1614" in a history of 1789

_WRITTEN = ("YEAR", "SHORTYEAR", "YY", "ISODATE", "ISOWEEK", "SLASH", "DECADE", "ORDN", "ORD", "spoken")
_YEARS = ("YEAR", "SHORTYEAR", "ISODATE", "SLASH", "spoken")


def _has_year(found: GrammarMatch) -> bool:
    return any(found.captured.has(name) for name in _YEARS)


def _is_inferred(resolved: Resolved, found: GrammarMatch) -> bool:
    """Whether part of a date's value is not written: the year of "May 3", all of "last week"."""
    if resolved.type not in {TimeType.DATE, TimeType.TIME} or not resolved.value[0].isdigit():
        return False
    written = _WRITTEN if resolved.unit == Granularity.CENTURY else _WRITTEN[:-3] + _WRITTEN[-1:]
    return not any(found.captured.has(name) for name in written)


def _is_count(token: Token) -> bool:
    return token.xpos in {"CD", "NNS", "$"} or token.text in {"%", "percent", "share", "apiece", "head"}


def _with_zone(timex: Timex, view: str) -> Timex:
    if not timex.resolved.suffix:
        return timex
    zone = read_zone(view, timex.end)
    if zone is None:
        return timex
    resolved = timex.resolved
    if zone.offset is not None and resolved.day is not None:
        written = view[timex.end : zone.end]
        offset = zone_offset(written, zone.offset, resolved.day)
        universal = "Z" if offset == 0 and ":" in resolved.suffix else ""
        resolved = attrs.evolve(
            resolved,
            zone=(written, zone.offset),
            offset=offset,
            value=resolved.value + universal,
            suffix=resolved.suffix + universal,
        )
    return timex._replace(resolved=resolved, end=zone.end)
