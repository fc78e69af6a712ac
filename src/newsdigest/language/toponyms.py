"""Which place a name means: the reading of the gazetteer that the article itself supports.

All names of places in an article are read together. Each reading is scored by a log-linear model
(``toponyms.json``, fitted by ``training/toponyms.py``) over :mod:`~newsdigest.language.toponym_features`;
the probabilities of one round are the evidence of the next. A name of two readings that are as likely stays unresolved,
as a wrong coordinate is worse than none.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from newsdigest import resources
from newsdigest.language.coreference.clusters import Cluster, WorkingMention
from newsdigest.language.gazetteer import PlaceCandidate, country, demonyms, place_key, readings, region, state_of
from newsdigest.language.place_uses import DEMONYM, PART_OF_A_NAME, NamePart, name_parts
from newsdigest.language.publishers import home_of
from newsdigest.language.toponym_features import (
    FEATURES,
    Toponym,
    ToponymEvidence,
    features_of_article,
    features_of_reading,
    is_within,
)
from newsdigest.language.toponym_lists import note_lists
from newsdigest.model.analysis import Name, PlaceRecord, Token
from newsdigest.model.article import Article
from newsdigest.model.enums import MentionKind

__all__ = [
    "Toponyms",
    "known_by_demonym",
    "note_peoples",
    "resolve_places",
    "score_all",
    "toponyms_of",
    "words_for_peoples",
]

_ROUNDS = 3
_AS_LIKELY = 0.05  # two readings whose probabilities differ by less are as likely
_MOST_READINGS = 80
_FAMOUS = 400_000
_WEIGHT_OF_A_PART = 0.5
_ENGLISH = frozenset({"US", "GB", "CA", "AU", "IE", "NZ", "IN"})
"""Countries whose divisions have names that mean nothing else; "South" is a region of Cameroon, too."""

_SUPPORT = 0.5  # of other names near by or in the same district or state, for a town that only other names hold
_MOST_MENTIONS = 4  # more mentions of one place are no more evidence
_CONNECTORS = frozenset({","})
_NAME = MentionKind.NAME  # a global: members of enums are slow to look up on Python 3.11


class Toponyms(NamedTuple):
    """The names of places of one article, to be resolved together."""

    of_clusters: dict[int, Toponym]  # by the id of the cluster
    of_parts: dict[str, tuple[Toponym, list[NamePart]]]  # by the key of a name that only other names hold
    home: list[Toponym]  # the publisher's
    references: dict[int, list[NamePart]]  # parts of other names that name the place of a cluster, by its id
    named: dict[str, float]  # how often a country or a state is referred to otherwise

    def all(self) -> list[Toponym]:
        """Every toponym."""
        return [*self.of_clusters.values(), *(toponym for toponym, _ in self.of_parts.values()), *self.home]


def resolve_places(
    clusters: Sequence[Cluster], tokens: Sequence[Token], names: Sequence[Name], article: Article
) -> list[Cluster]:
    """Set ``place`` of the clusters of places where the gazetteer settles it, and how sure that is.

    Args:
        clusters: the clusters of names; those of another type than "place" are left alone.
        tokens: the tokens of the article.
        names: its names, of which organisations named after a state or a country are evidence.
        article: the article, for the place of its publisher.

    Returns:
        A cluster for each place that only other names hold: "Leeds City Council".
    """
    toponyms = toponyms_of(clusters, tokens, names, article)
    weights = resources.load("language", "toponyms.json", _read_weights)
    score_all(toponyms.all(), toponyms.named, weights)
    for cluster in clusters:
        toponym = toponyms.of_clusters.get(id(cluster))
        if toponym is not None and toponym.candidates:
            cluster.place, cluster.place_confidence = _chosen(toponym)
            for part in toponyms.references.get(id(cluster), ()):
                cluster.references.append((PART_OF_A_NAME, _mention_of(part)))
    evidence = ToponymEvidence(toponyms.all(), toponyms.named)
    return [
        _cluster_of(toponym, parts)
        for toponym, parts in toponyms.of_parts.values()
        if _is_meant(toponym, parts, evidence)
    ]


def _mention_of(part: NamePart) -> WorkingMention:
    mention = WorkingMention(MentionKind.NOMINAL, part.first, part.last, part.last - 1)
    mention.type, mention.nominal, mention.use = "place", True, PART_OF_A_NAME
    mention.words = tuple(part.text.split())
    return mention


def _cluster_of(toponym: Toponym, parts: Sequence[NamePart]) -> Cluster:
    """A cluster of the first part; the others are references, as none of them is a mention of its own."""
    cluster = Cluster(_mention_of(parts[0]))
    cluster.demonym = True
    cluster.place, cluster.place_confidence = _chosen(toponym)
    cluster.references = [(PART_OF_A_NAME, _mention_of(part)) for part in parts[1:]]
    return cluster


def _is_meant(toponym: Toponym, parts: Sequence[NamePart], evidence: ToponymEvidence) -> bool:
    """Whether a name that only other names hold is that place: "Kentucky State Police", not "Harvard University".

    A country or a division is, where its country is read in English or named; a town is where the other names support
    it, or where a local body is named after it.
    """
    record, _ = _chosen(toponym)
    best = next((c for c in toponym.candidates if c.record is record), None)
    if best is None:
        return False
    if best.record.feature != "city":
        return best.record.country in _ENGLISH or evidence.of(best.record.country, toponym) > _SUPPORT
    support = max(evidence.near(best, toponym), evidence.of(best.district, toponym), evidence.of(best.region, toponym))
    return support > _SUPPORT or any(part.of_body for part in parts)


def _read_weights(package: str, name: str) -> tuple[float, ...]:
    data = resources.read_json(package, name, version=1)
    weights = data["weights"]
    if not isinstance(weights, dict) or tuple(weights) != FEATURES:
        raise ValueError("its features are not those of the extractor")
    return tuple(float(weight) for weight in weights.values())


def toponyms_of(
    clusters: Sequence[Cluster], tokens: Sequence[Token], names: Sequence[Name], article: Article
) -> Toponyms:
    """The toponyms of the clusters of places, those within other names, and what else names countries and states.

    A mention is lengthened by the container that follows it: "Paris, Texas".
    """
    found: dict[int, Toponym] = {}
    by_key: dict[str, int] = {}
    for cluster in clusters:
        if cluster.type == "place":
            found[id(cluster)] = Toponym(_readings(cluster)[:_MOST_READINGS], _weight(cluster))
            by_key.update({_key(mention): id(cluster) for mention in cluster.mentions})
    for cluster in clusters:
        if cluster.type == "place":
            _state_containers(cluster, tokens, found[id(cluster)])
    note_lists(clusters, tokens, found)
    _note_contained(list(found.values()))
    parts: dict[str, tuple[Toponym, list[NamePart]]] = {}
    references: defaultdict[int, list[NamePart]] = defaultdict(list)
    for part in name_parts(names, tokens):
        key = place_key(part.text)
        if key in by_key:
            references[by_key[key]].append(part)
        elif key in parts:
            parts[key][1].append(part)
        else:
            parts[key] = (Toponym(part.candidates[:_MOST_READINGS], _WEIGHT_OF_A_PART), [part])
    home = home_of(article)
    publisher = [Toponym(home.candidates, 1.0)] if home.candidates else []
    return Toponyms(found, parts, publisher, dict(references), _named(tokens, home.country))


def _note_contained(toponyms: Sequence[Toponym]) -> None:
    """Note at each toponym those of its readings in which another says that it lies."""
    stated = [{o for o in t.containers if any(is_within(c, o) for c in t.candidates)} for t in toponyms if t.containers]
    if not any(stated):
        return
    read: defaultdict[PlaceCandidate, dict[int, Toponym]] = defaultdict(dict)
    for number, toponym in enumerate(toponyms):
        for candidate in toponym.candidates:
            read[candidate][number] = toponym
    for outer in stated:
        others = {number: other for candidate in outer for number, other in read.get(candidate, {}).items()}
        for other in others.values():
            other.contains += tuple([c for c in other.candidates if c in outer])


def _key(mention: WorkingMention) -> str:
    return place_key(mention.name)


def _weight(cluster: Cluster) -> float:
    return math.sqrt(min(len(cluster.mentions), _MOST_MENTIONS))


def _named(tokens: Sequence[Token], home: str) -> dict[str, float]:
    """How often a country or a state is referred to by its people or by an abbreviation after a comma."""
    counts: defaultdict[str, float] = defaultdict(float)
    peoples = demonyms()
    for token in tokens:
        people = peoples.get(token.text)
        if people is not None and people.country:
            counts[people.country] += 1.0
        elif token.text[-1:] == "." or token.text.isupper():
            code = state_of(token.text)
            if code and token.index and tokens[token.index - 1].text == ",":
                counts[code] += 1.0
    if home:
        counts[home] += 1.0
    return counts


def score_all(toponyms: Sequence[Toponym], named: Mapping[str, float], weights: Sequence[float]) -> None:
    """Set the shares of all toponyms: a first round by prominence and containment, then rounds with the others."""
    for toponym in toponyms:
        toponym.shares = (0.0,) * len(toponym.candidates)
    fixed = [[features_of_reading(candidate, toponym) for candidate in toponym.candidates] for toponym in toponyms]
    for _ in range(_ROUNDS):
        evidence = ToponymEvidence(toponyms, named)
        shares = [_shares(toponym, own, evidence, weights) for toponym, own in zip(toponyms, fixed, strict=True)]
        for toponym, found in zip(toponyms, shares, strict=True):
            toponym.shares = found


def _shares(
    toponym: Toponym, fixed: Sequence[list[float]], evidence: ToponymEvidence, weights: Sequence[float]
) -> tuple[float, ...]:
    if len(toponym.candidates) < 2:
        return (1.0,) * len(toponym.candidates)
    scores = [
        sum([w * v for w, v in zip(weights, own + features_of_article(candidate, toponym, evidence), strict=True) if v])
        for candidate, own in zip(toponym.candidates, fixed, strict=True)
    ]
    top = max(scores)
    powers = [math.exp(score - top) for score in scores]
    total = sum(powers)
    return tuple(power / total for power in powers)


def _chosen(toponym: Toponym) -> tuple[PlaceRecord | None, float]:
    """The likeliest reading with its probability; None where another place is as likely, unless it is a capital.

    "Hull, England" is not resolved to a Hull elsewhere, even if the gazetteer has no Hull in England.
    """
    ranked = sorted(zip(toponym.shares, toponym.candidates, strict=True), key=lambda pair: -pair[0])
    share, best = ranked[0]
    rival = next((pair for pair in ranked[1:] if not _is_alike(pair[1], best)), None)
    if rival is not None and share - rival[0] < _AS_LIKELY and not best.capital:
        return None, share
    if toponym.containers and not _fits(best, toponym.containers):
        return None, share
    return best.record, share


def _is_alike(one: PlaceCandidate, other: PlaceCandidate) -> bool:
    """Whether one reading lies in the other, as a town in the state or district that is named after it."""
    return is_within(one, other) or is_within(other, one)


def _fits(reading: PlaceCandidate, containers: Sequence[PlaceCandidate]) -> bool:
    """Whether a reading lies in the stated container, or is so well known that the name after it may be a list item."""
    famous = reading.capital or reading.record.feature != "city" or reading.record.population > _FAMOUS
    return famous or any(is_within(reading, outer) for outer in containers)


def words_for_peoples(tokens: Sequence[Token]) -> list[tuple[Token, str]]:
    """The words for the people of a country, and which country it is: "Kenyan", "the Kenyans"."""
    peoples = demonyms()
    found = [(token, people.country) for token in tokens if (people := peoples.get(token.text)) is not None]
    return [(token, code) for token, code in found if code]


def known_by_demonym(clusters: Sequence[Cluster], peoples: Sequence[tuple[Token, str]]) -> list[Cluster]:
    """A cluster for each country that the article knows by a modifier alone: "a Chinese boy", "a Kenyan runner".

    The people themselves ("two Britons") are a group, and a word in a name ("Dawn French") is part of that name.

    Args:
        clusters: the clusters of the article.
        peoples: its words for peoples (:func:`words_for_peoples`).
    """
    named = {cluster.place.country for cluster in clusters if cluster.place is not None}
    mentions = [mention for cluster in clusters for mention in cluster.mentions]
    taken = {mention.head for mention in mentions}
    taken |= {at for m in mentions if m.kind is _NAME for at in range(m.first, m.last)}
    found: dict[str, Cluster] = {}
    for token, code in peoples:
        if token.index in taken or code in named:
            continue
        mention = WorkingMention(MentionKind.NOMINAL, token.index, token.index + 1, token.index)
        mention.type, mention.nominal, mention.use = "place", True, DEMONYM
        if code in found:
            found[code].add(mention)
        else:
            cluster = found[code] = Cluster(mention)
            cluster.demonym, cluster.place = True, _country(code)
    return list(found.values())


def note_peoples(clusters: Sequence[Cluster], peoples: Sequence[tuple[Token, str]]) -> None:
    """Add the words for its people (:func:`words_for_peoples`) to the references of each country."""
    countries = {
        cluster.place.country: cluster
        for cluster in reversed(clusters)
        if cluster.type == "place" and cluster.place is not None and cluster.place.feature == "country"
    }
    taken = {mention.first for cluster in countries.values() for mention in cluster.mentions}
    for token, code in peoples:
        if code in countries and token.index not in taken:
            mention = WorkingMention(MentionKind.NOMINAL, token.index, token.index + 1, token.index)
            mention.type, mention.nominal, mention.use = "place", True, DEMONYM
            countries[code].references.append((DEMONYM, mention))


def _country(code: str) -> PlaceRecord | None:
    found = country(code)
    return found.record if found else None


def _readings(cluster: Cluster) -> tuple[PlaceCandidate, ...]:
    for mention in sorted(cluster.mentions, key=lambda m: -len(m.words))[:3]:
        found = readings(mention.name.replace(" - ", "-"))
        if found:
            return found
        code = state_of(mention.name)
        if code:
            return _state(code)
    return ()


def _state(code: str) -> tuple[PlaceCandidate, ...]:
    found = region(code)
    return (found,) if found else ()


def _state_containers(cluster: Cluster, tokens: Sequence[Token], toponym: Toponym) -> None:
    """Note the readings of the place named after one of the mentions; the mention then runs on to its end.

    A country or state is not said to lie in another: "Georgia, Arkansas and Texas" is a list.
    """
    for mention in cluster.mentions:
        at = mention.last
        if at + 1 < len(tokens) and tokens[at].text in _CONNECTORS and tokens[at].sentence == tokens[at + 1].sentence:
            size, wide = _container_at(tokens, at + 1)
            if wide and not _is_listed(toponym.candidates, wide):
                if not _is_owner(tokens, at + 1 + size):
                    mention.last = at + 1 + size
                toponym.containers = toponym.containers or wide


def _container_at(tokens: Sequence[Token], at: int) -> tuple[int, tuple[PlaceCandidate, ...]]:
    """The longest name of something wide that begins at a token, in tokens and readings; (0, ()) for none."""
    for size in (4, 3, 2, 1):
        if at + size <= len(tokens) and _is_name(tokens, at, at + size):
            words = _written(tokens[at : at + size])
            code = state_of(words)
            found = _state(code) if code else () if words.endswith(".") and "." not in words[:-1] else readings(words)
            wide = tuple(c for c in found if c.record.feature != "city")
            if wide:
                return size, wide
    return 0, ()


def _written(tokens: Sequence[Token]) -> str:
    """The words as they are written, with blanks only where the text has them: "W.Va."."""
    words = [tokens[0].text]
    for before, token in pairwise(tokens):
        words.append(token.text if before.end == token.start else f" {token.text}")
    return "".join(words)


def _is_listed(inner: Sequence[PlaceCandidate], wide: Sequence[PlaceCandidate]) -> bool:
    """Whether a country or state precedes a place that does not contain any reading of it."""
    within = any(is_within(c, outer) for c in inner for outer in wide)
    if any(outer.record.feature == "county" for outer in wide) and not within:
        return True
    return any(c.record.feature not in ("city", "county") for c in inner) and not within


def _is_owner(tokens: Sequence[Token], after: int) -> bool:
    """Whether what ends before ``after`` owns something: "Lyon, France's third city" is no name."""
    return after < len(tokens) and tokens[after].text == "'s"


def _is_name(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether the span opens and closes with a capital, as names of places do."""
    closing = tokens[last - 1].text
    return tokens[first].text[:1].isupper() and (closing[:1].isupper() or (closing == "." and last - first > 1))
