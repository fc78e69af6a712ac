"""Where, and how far, the article says what each unit of the summary says.

Each comparison fills ``unit.match`` (article sentence -> 0 to 1) and ``unit.at`` (the tokens that say it). Units that
ask the same of the article are looked up once. A sentence of the summary is held against those sentences of a long
article that say most of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence

from newsdigest.model.facts import Figure, Time
from newsdigest.verification.summary_check.clause_matching import ClauseMatching
from newsdigest.verification.summary_check.name_matching import match_name
from newsdigest.verification.summary_check.text_index import TextIndex
from newsdigest.verification.summary_check.units import CONTENT_KINDS, NAME_KINDS, Unit
from newsdigest.verification.summary_check.value_matching import figure_question, match_figure, match_time
from newsdigest.verification.summary_check.word_matching import match_pronoun, match_word

__all__ = ["match_units", "most_said"]

_MOST_SENTENCES = 100
"""Sentences of the article that one sentence of the summary is held against."""

_NEAR = 0.5
"""What a match in the sentence before or after is worth."""


def match_units(units: Sequence[Unit], summary: TextIndex, article: TextIndex) -> None:
    """Compare every unit with the article; units of clauses after those of words."""
    twins: dict[Hashable, Unit] = {}
    by_sentence: defaultdict[int, list[Unit]] = defaultdict(list)
    for unit in (unit for unit in units if unit.clause is None):
        twin = twins.setdefault(_question(unit, summary), unit)
        if twin is unit:
            _match(unit, summary, article)
        else:
            unit.say_as(twin)
        by_sentence[unit.sentence].append(unit)
    _keep_most_said(by_sentence.values())
    by_head = {unit.head: unit for unit in units if unit.clause is None}
    clauses = ClauseMatching(by_head, summary, article)
    for unit in units:
        if unit.clause is not None:
            clauses.match(unit, unit.clause)


def most_said(content: Iterable[Unit], most: int) -> list[int]:
    """The article's sentences that say most of a sentence of the summary, best first."""
    total: defaultdict[int, float] = defaultdict(float)
    for unit in content:
        for sentence, strength in unit.match.items():
            total[sentence] += unit.weight * strength
    spread = {at: total[at] + _NEAR * max(total.get(at - 1, 0.0), total.get(at + 1, 0.0)) for at in list(total)}
    return sorted(spread, key=lambda at: (-spread[at], at))[:most]


def _question(unit: Unit, summary: TextIndex) -> Hashable:
    """All that the comparison of a unit depends on."""
    tokens = summary.analysis.tokens[unit.first : unit.last]
    if isinstance(unit.value, Figure):
        return figure_question(unit.value, summary, tokens)
    if isinstance(unit.value, Time):
        time = unit.value
        words = tuple((token.text.lower(), token.upos) for token in tokens)
        return time.value, time.text, time.alternatives, time.type, time.start, time.end, time.granularity, words
    if unit.kind in NAME_KINDS:
        return unit.words, summary.name_kind(unit.first), tuple(token.text for token in tokens)
    return unit.kind, unit.words, unit.gender, tokens[0].text


def _match(unit: Unit, summary: TextIndex, article: TextIndex) -> None:
    if isinstance(unit.value, Figure):
        match_figure(unit, unit.value, summary, article)
    elif isinstance(unit.value, Time):
        match_time(unit, unit.value, summary, article)
    elif unit.kind in NAME_KINDS:
        match_name(unit, summary, article)
    elif unit.kind == "pronoun":
        match_pronoun(unit, article)
    else:
        match_word(unit, summary.analysis.tokens[unit.head], article)
    unit.weight = article.weight(unit.words[0]) if len(unit.words) == 1 else 1.0


def _keep_most_said(sentences: Iterable[Sequence[Unit]]) -> None:
    """Of what was found in a long article, keep the sentences that say most of the unit's own sentence.

    Sentences of the summary that repeat each other share what is kept.
    """
    kept: dict[tuple[int, ...], Mapping[int, Unit]] = {}
    whole: list[object] = []  # an object that is kept shares its id with no other
    for units in sentences:
        if all(len(unit.match) <= _MOST_SENTENCES for unit in units):
            continue
        key = tuple(id(unit.match) for unit in units)
        if key not in kept:
            among = most_said((unit for unit in units if unit.kind in CONTENT_KINDS), _MOST_SENTENCES)
            kept[key] = {id(unit.match): _within(unit, sorted(among)) for unit in units}
            whole.extend(unit.match for unit in units)
        for unit in units:
            unit.say_as(kept[key][id(unit.match)])


def _within(unit: Unit, among: Sequence[int]) -> Unit:
    """The unit with the matches in some sentences alone, and the best one elsewhere where they have none as good."""
    here = [at for at in among if at in unit.match]
    if unit.match and max((unit.match[at] for at in here), default=0.0) < unit.best:
        here.append(next(at for at, strength in unit.match.items() if strength == unit.best))
    found = Unit(unit.kind, unit.first, unit.last, unit.head, unit.sentence, weight=unit.weight, note=unit.note)
    found.match = {at: unit.match[at] for at in here}
    found.at = {at: unit.at[at] for at in here if at in unit.at}
    found.best = unit.best
    return found
