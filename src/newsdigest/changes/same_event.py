"""The probability that two digests report one event: a logistic regression over what they share and where they clash.

An article is reduced to sets (:class:`EventTraits`): names, places, days, figures, predicates and word stems. Two
articles are compared set by set; a clash is a day, a place, a country or a person that the two openings give
otherwise. The stems of the opening are compared once more with each weighted by its inverse document frequency in
news (``data/stem_frequencies.tsv``). The weights (``data/same_event.json``) are fitted by ``training/same_event.py``
on reports grouped by event; the method is that of event coreference across documents with lexical features (Cybulska
and Vossen, 2014).
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from types import MappingProxyType

import attrs

from newsdigest import resources
from newsdigest.changes.alignment import SentenceMatch
from newsdigest.changes.comparable_text import ComparableText, ComparableWord, TextLine
from newsdigest.changes.indexed_digest import IndexedDigest
from newsdigest.changes.lexicon import lexicon
from newsdigest.logistic import log_odds, probability, read_weights
from newsdigest.model.digest import Digest
from newsdigest.model.enums import ActorKind, BlockKind, Granularity
from newsdigest.model.facts import Actor, Place, Time

__all__ = [
    "EventTraits",
    "WeightedStems",
    "event_features",
    "event_traits",
    "same_event",
    "shared_text",
    "with_shared_text",
]

_SILENT = frozenset({BlockKind.FURNITURE, BlockKind.BYLINE, BlockKind.DATELINE, BlockKind.CAPTION})
_CENTRAL = 12  # names compared, the most salient first
_LEAD = 4  # sentences
_EVENTS = 6  # events compared, the most salient first
_LONG_WORD = 5  # letters from which a word is of the subject
_OPENING = 2  # sentences
_SHORT_WORD = 4  # letters from which a word of a title or of the opening counts
_WORD = re.compile(r"[^\W\d_]{4,}")  # of a title, which is short
_DAY = 10  # letters of an ISO date
_WITHIN_A_DAY = frozenset({Granularity.DAY, Granularity.PART_OF_DAY, Granularity.HOUR, Granularity.MINUTE})
_STEM = 7  # letters by which two forms of a word are one
_DISTINCTIVE = 10  # a bare number from which it is rarely shared by chance
_TEXT_IN_COMMON = 2.0  # half the text in common settles that the event is one


@attrs.frozen
class WeightedStems:
    """Stems, and the sum of their squared weights by inverse document frequency."""

    stems: frozenset[str]
    weight: float


@attrs.frozen
class EventTraits:
    """What an article says of its event, as sets that can be compared with those of another article.

    Attributes:
        names: last words of the central names of people, organisations and places, in lower case.
        people: those of people in the opening.
        places: names of the places of the event and the dateline.
        days: the days that the article dates anything to, whole or in part (ISO 8601).
        when: the day of its main event; empty where that is not known to the day.
        figures: its figures with their units, small bare numbers left out.
        predicates: lemmas of its central events.
        proper: its capitalised words, sentence openers left out.
        headline: stems of the first sentence.
        lead: stems of the first sentences.
        body: stems of the whole.
        countries: the countries of the places that the first sentences name.
        counts: the figures with what they count, as pairs of the last word of it and the value.
        weighted_lead: ``lead``.
        weighted_title: stems of the title (of the first sentence where there is none), of shorter words too.
        weighted_opening: those of the first two sentences, of shorter words too.
        weighted_proper: ``proper``.
    """

    names: frozenset[str]
    people: frozenset[str]
    places: frozenset[str]
    days: frozenset[str]
    when: frozenset[str]
    figures: frozenset[str]
    predicates: frozenset[str]
    proper: frozenset[str]
    headline: frozenset[str]
    lead: frozenset[str]
    body: frozenset[str]
    countries: frozenset[str]
    counts: frozenset[tuple[str, float]]
    weighted_lead: WeightedStems
    weighted_title: WeightedStems
    weighted_opening: WeightedStems
    weighted_proper: WeightedStems


def shared_text(before: ComparableText, after: ComparableText, matches: Sequence[SentenceMatch]) -> float:
    """0..1: how many of the shorter text's words the other one has in the sentence that answers to theirs."""
    shared = 0
    for match in matches:
        if match.before and match.after:
            shared += (_counts(before, match.before) & _counts(after, match.after)).total()
    shortest = min(len(before.words), len(after.words))
    return min(1.0, shared / shortest) if shortest else float(not before.words and not after.words)


def _counts(reading: ComparableText, lines: Sequence[int]) -> Counter[str]:
    return Counter(word.key for index in lines for word in _words(reading, reading.lines[index]))


def _words(reading: ComparableText, line: TextLine) -> Sequence[ComparableWord]:
    return reading.words[line.first : line.last]


def same_event(first: EventTraits, second: EventTraits) -> float:
    """The probability that two articles report one event; calibrated on reports that the fit did not see."""
    weights = resources.load("changes", "same_event.json", read_weights)
    return round(probability(weights[_OFFSET] + log_odds(event_features(first, second), weights)), 3)


def with_shared_text(sure: float, shared: float) -> float:
    """How sure it is, once the share of text in common (:func:`shared_text`) is known as well."""
    return round(max(sure, min(1.0, shared * _TEXT_IN_COMMON)), 3)


_OFFSET = "offset"
_UNSEEN = "*"  # of stems that are not in the table; its row has the number of documents, plus one


def event_features(first: EventTraits, second: EventTraits) -> dict[str, float]:
    """The features of a pair, each in 0..1, by the names that the weights have."""
    shared = {
        trait: _overlap(getattr(first, trait), getattr(second, trait))
        for trait in (
            "names",
            "people",
            "places",
            "days",
            "figures",
            "predicates",
            "proper",
            "headline",
            "lead",
            "body",
        )
    }
    clashes = {
        f"{trait} clash": float(bool(one) and bool(two) and one.isdisjoint(two))
        for trait in ("people", "places", "when", "countries")
        for one, two in ((getattr(first, trait), getattr(second, trait)),)
    }
    return {
        **shared,
        **clashes,
        "counts clash": float(_counts_clash(first.counts, second.counts)),
        "weighted lead": _cosine(first.weighted_lead, second.weighted_lead),
        "weighted title": _cosine(first.weighted_title, second.weighted_title),
        "weighted opening": _cosine(first.weighted_opening, second.weighted_opening),
        "weighted proper": _cosine(first.weighted_proper, second.weighted_proper),
        "title in opening": max(
            _cosine(first.weighted_title, second.weighted_opening),
            _cosine(second.weighted_title, first.weighted_opening),
        ),
    }


def _counts_clash(first: frozenset[tuple[str, float]], second: frozenset[tuple[str, float]]) -> bool:
    """Whether something that both count has no number in common."""
    both = {what for what, _ in first}.intersection([what for what, _ in second])
    return bool(both) and not both <= {what for what, _ in first & second}


def _cosine(first: WeightedStems, second: WeightedStems) -> float:
    """The cosine of two sets of stems, each stem weighted by its inverse document frequency."""
    shared = first.stems & second.stems
    product = first.weight * second.weight
    return _squared_weights(shared) / math.sqrt(product) if shared and product else 0.0


def _weighted(stems: frozenset[str]) -> WeightedStems:
    return WeightedStems(stems, _squared_weights(stems))


def _squared_weights(stems: Iterable[str]) -> float:
    """The sum of the squared weights; exact, so that the order of a set does not matter."""
    weights = resources.load("changes", "stem_frequencies.tsv", _read_squared_weights)
    unseen = weights[_UNSEEN]
    return math.fsum(weights.get(stem[:_STEM], unseen) for stem in stems)


def _read_squared_weights(package: str, name: str) -> Mapping[str, float]:
    """The squared inverse document frequency of each stem; that of the row "*", the number of documents, of others."""
    rows = resources.read_rows(package, name)
    counts = {stem: int(count) for stem, count in rows}
    documents = counts.pop(_UNSEEN)
    squared = {stem: math.log(documents / (count + 1)) ** 2 for stem, count in counts.items()}
    return MappingProxyType({**squared, _UNSEEN: math.log(documents) ** 2})


def _overlap(first: frozenset[str], second: frozenset[str]) -> float:
    size = math.sqrt(len(first) * len(second))
    return len(first & second) / size if size else 0.0


def event_traits(story: IndexedDigest) -> EventTraits:
    """The traits of one article."""
    digest = story.digest
    lines = [line for line in story.reading.lines if line.kind not in _SILENT and line.key]
    opening = lines[min(len(lines), _LEAD) - 1].end if lines else 0
    events = sorted(digest.events, key=lambda event: (-event.salience, event.span.start))
    lead = _subject(story.reading, lines[:_LEAD])
    proper = _proper(story.reading, lines)
    return EventTraits(
        names=frozenset(islice(dict.fromkeys(_last_words(_by_salience(digest))), _CENTRAL)),
        people=frozenset(_last_words(_people_before(digest, opening))),
        places=frozenset(place.name.casefold() for place in _scenes(digest)),
        days=_days(digest.times),
        when=_days(digest.when[:1]),
        figures=_figures(digest),
        predicates=frozenset(event.predicate for event in events[:_EVENTS]),
        proper=proper,
        headline=_subject(story.reading, lines[:1]),
        lead=lead,
        body=_subject(story.reading, lines),
        countries=frozenset(place.country for place in digest.places if place.country and place.span.start < opening),
        counts=_what_is_counted(digest),
        weighted_lead=_weighted(lead),
        weighted_title=_weighted(_title(digest.article.title or next((line.key for line in lines), ""))),
        weighted_opening=_weighted(_subject(story.reading, lines[:_OPENING], _SHORT_WORD)),
        weighted_proper=_weighted(proper),
    )


def _figures(digest: Digest) -> frozenset[str]:
    return frozenset(f"{f.value:g} {f.unit}" for f in digest.figures if f.unit or f.value >= _DISTINCTIVE)


def _what_is_counted(digest: Digest) -> frozenset[tuple[str, float]]:
    return frozenset((f.what.split()[-1], f.value) for f in digest.figures if f.what.strip())


def _people_before(digest: Digest, opening: int) -> list[Actor]:
    """The persons who are mentioned before an offset."""
    people = [actor for actor in digest.actors if actor.kind is ActorKind.PERSON]
    return [actor for actor in people if any(mention.span.start < opening for mention in actor.mentions)]


def _days(times: Iterable[Time]) -> frozenset[str]:
    return frozenset(time.value[:_DAY] for time in times if time.granularity in _WITHIN_A_DAY)


def _by_salience(digest: Digest) -> list[Actor | Place]:
    facts: list[Actor | Place] = [*digest.actors, *digest.places]
    return sorted(facts, key=lambda fact: (-fact.salience, fact.name))


def _last_words(named: Iterable[Actor | Place]) -> list[str]:
    """The last words of names; descriptions ("a senior official") have none."""
    return [fact.name.split()[-1].casefold() for fact in named if fact.name[:1].isupper()]


def _scenes(digest: Digest) -> list[Place]:
    happened = [event.where for event in digest.what if event.where]
    return [*digest.where[:2], *happened[:1]]


def _subject(reading: ComparableText, lines: Iterable[TextLine], shortest: int = _LONG_WORD) -> frozenset[str]:
    """The words of ``shortest`` letters or more, cut to their stems; those of the calendar are in ``days``."""
    left_out = _no_subject()
    keys = (word.key for line in lines for word in _words(reading, line))
    return frozenset(key[:_STEM] for key in keys if len(key) >= shortest and key not in left_out)


def _title(title: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in _WORD.findall(title.lower()) if word not in _no_subject())


def _no_subject() -> frozenset[str]:
    words = lexicon()
    return words.function | words.weekday | words.month


def _proper(reading: ComparableText, lines: Iterable[TextLine]) -> frozenset[str]:
    """The words with a capital that do not open their sentence, those of the calendar left out."""
    calendar = lexicon().weekday | lexicon().month
    words = (word for line in lines for word in reading.words[line.first + 1 : line.last])
    return frozenset(word.key for word in words if reading.text[word.start].isupper() and word.key not in calendar)
