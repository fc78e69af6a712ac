"""What of the article could stand in the place of a name, figure or date of the summary, and what is the same there.

What cannot be told from the unit is no candidate: a place that holds it or lies in it, another spelling, "yesterday"
of an article without a day for a weekday, the number in "COVID-19".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

from newsdigest.language.gazetteer import demonym, lookup
from newsdigest.model.enums import Granularity
from newsdigest.model.facts import Figure, Time
from newsdigest.verification.summary_check.name_forms import are_forms_of_one, stands_in_longer_name
from newsdigest.verification.summary_check.place_index import states_of
from newsdigest.verification.summary_check.text_index import LENGTHS, SlotCandidate, TextIndex
from newsdigest.verification.summary_check.units import NAME_KINDS, SAID, Unit

__all__ = ["Rivalry", "candidates_of", "may_be_same"]

_MOST_HERE = 40
"""Candidates of one sentence that are looked at: all that a sentence of prose has."""

_FINE = tuple(Granularity)
_DAY = _FINE.index(Granularity.DAY)
_WEEKDAY = "XXXX-WXX"
_OLDEST = 120
_SHORTEST = 2  # letters of initials
_SPELLED, _SPELLED_ALIKE = 5, 0.8
"""Names of that many letters that begin alike and are so much alike are two spellings of one."""


class Rivalry(NamedTuple):
    """A candidate for a place.

    Attributes:
        token: where it stands.
        sentence: its sentence.
        key: what it stands for; None of what the summary says itself.
        alike: whether it is of the sort of the unit.
        bare: whether one of the two is an age and the other a number alone.
    """

    token: int
    sentence: int
    key: object
    alike: bool
    bare: bool


def candidates_of(unit: Unit, sentences: Sequence[int], article: TextIndex) -> Iterator[Rivalry]:
    """The mentions of a unit in some sentences of the article, and what else could stand in its place there."""
    table = _table(unit.kind, article)
    said = {sentence: unit.at[sentence] for sentence, strength in unit.match.items() if strength >= SAID}
    own = {other.key for sentence, at in said.items() for other in table.get(sentence, ()) if other.at in at}
    for sentence in sentences:
        rest = list(said.get(sentence, ()))
        for other in table.get(sentence, ())[:_MOST_HERE]:
            if other.at in rest:
                rest.remove(other.at)
            is_own = other.key in own
            alike = _alike(unit, other, article)
            if is_own or not (alike is None or may_be_same(unit, other.words, other.sort)):
                bare = unit.kind == "figure" and {unit.sort, other.sort} == {"age", "count"}
                yield Rivalry(other.at, sentence, None if is_own else other.key, bool(alike), bare)
        for at in rest:
            yield Rivalry(at, sentence, None, alike=True, bare=False)


def _table(kind: str, article: TextIndex) -> Mapping[int, Sequence[SlotCandidate]]:
    if kind in NAME_KINDS:
        return article.named_in
    return article.numbers_in if kind == "figure" else article.dated_in


def may_be_same(unit: Unit, words: tuple[str, ...], sort: str) -> bool:
    """Whether another name may be the unit's: shared words, another form or spelling, a place within the other."""
    if unit.kind not in NAME_KINDS or not words:
        return False
    if not set(unit.words).isdisjoint(words) or are_forms_of_one(unit.words, words) or _initials(unit.words, words):
        return True
    if "place" in (unit.sort, sort):
        pairs = ((one, other) for one in _readings(unit.words) for other in _readings(words))
        if any(one[0] in other or other[0] in one for one, other in pairs):
            return True
    last = unit.words[-1]
    return len(last) >= _SPELLED and any(
        word[0] == last[0] and SequenceMatcher(None, word, last, autojunk=False).ratio() >= _SPELLED_ALIKE
        for word in words
    )


def _initials(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """Whether of two names one is a word of the first letters of the last words of the other: "SDK"."""
    short, words = sorted((one, two), key=len)
    spelled = "".join(word[:1] for word in words)
    return len(short) == 1 and len(short[0]) >= _SHORTEST and spelled.endswith(short[0])


@lru_cache(maxsize=4096)
def _readings(words: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """A place and what it lies in, narrowest first, as codes: by its likeliest reading, and as a state.

    () where it is not known.
    """
    name = " ".join(word.capitalize() for word in words)
    found = lookup(name)
    states = [(state, state.partition(".")[0]) for state in (*states_of(name), *states_of(f"{name}."))]
    if not found:
        people = demonym(name)
        return tuple(states) or (((people.country,),) if people is not None else ())
    record, region = found[0].record, found[0].region
    if record.feature == "country":
        return (record.country,), *states
    return tuple(states) if record.feature == "state" else ((name, region, record.country), *states)


def _alike(unit: Unit, other: SlotCandidate, article: TextIndex) -> bool | None:
    """Whether a candidate is of the unit's sort; None where it is no value of its own, or may be the same one."""
    if unit.kind in NAME_KINDS and stands_in_longer_name(article, other.at):
        return None
    if isinstance(unit.value, Figure):
        if _is_part_of_name(other, article):
            return None
        age = unit.sort == "count" and other.sort == "age" and not unit.value.what and 0 < unit.value.value < _OLDEST
        return age or other.sort == unit.sort
    time = article.values.time_at.get(other.at)
    if isinstance(unit.value, Time) and time is not None:
        return _times_alike(unit.value, time)
    return other.sort == unit.sort


def _is_part_of_name(other: SlotCandidate, article: TextIndex) -> bool:
    """Whether a number is joined to a word by a hyphen: "COVID-19", "Two-Shoes"."""
    tokens, at = article.analysis.tokens, other.at
    if tokens[at].text[:1].isupper() and at + 2 < len(tokens) and tokens[at + 1].text == "-":
        return tokens[at].end + 1 == tokens[at + 2].start and tokens[at + 2].text[:1].isupper()
    if at < 2 or at in article.values.figure_at:
        return False
    word, hyphen, number = tokens[at - 2 : at + 1]
    joined = word.end == hyphen.start and hyphen.end == number.start
    return joined and hyphen.text in {"-", "–"} and word.text[-1].isalpha()


def _times_alike(ours: Time, theirs: Time) -> bool | None:
    """Whether both are lengths, or the article's is as fine as the unit, so that one can be told from the other."""
    if ours.type in LENGTHS or theirs.type in LENGTHS:
        return ours.type in LENGTHS and theirs.type in LENGTHS
    weekday, another = (time.value.startswith(_WEEKDAY) for time in (ours, theirs))
    if theirs.start is None and not another:
        reference = Granularity.REFERENCE in (ours.granularity, theirs.granularity)
        if weekday or reference:
            return None
    if another and weekday and ours.start is None:
        return True
    return _fineness(theirs) >= _fineness(ours)


def _fineness(time: Time) -> int:
    return min(_DAY, _FINE.index(time.granularity)) if time.granularity else _DAY
