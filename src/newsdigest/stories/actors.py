"""Who is who across articles: actors of different articles that are one person, organisation or group.

Two names are one where they are the same words, where one is an alias of the other, an acronym of it, or the same
surname with a first name that is the other's, its initial or its short form ("Ron", "Ronald"). Never by surname alone
where first names differ; a bare surname goes to the one person of that surname, and to none if there are several.
The cues are those of cross-document person name matching (Bilenko et al., 2003; Christen, 2006, section 3).
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence

import attrs

from newsdigest.changes.lexicon import lexicon
from newsdigest.model.digest import Digest
from newsdigest.model.enums import ActorKind, MentionKind
from newsdigest.model.facts import Actor
from newsdigest.stories.disjoint_sets import DisjointSets

__all__ = ["ActorClusters", "cluster_actors", "is_named"]

_SHORT_FORM = 3  # letters from which the beginning of a first name is a short form of it
_FEWEST_WORDS = 2  # words of a name that has an acronym

ActorKey = tuple[int, str]
"""An actor of an article: the article's index and the actor's id."""


@attrs.frozen(eq=False)
class ActorClusters:
    """Which actors of all articles are one."""

    cluster_of: dict[ActorKey, int]
    members: tuple[tuple[ActorKey, ...], ...]
    names: tuple[str, ...]

    def articles(self, cluster: int) -> set[int]:
        """The articles that mention the actors of a cluster."""
        return {article for article, _ in self.members[cluster]}


def is_named(actor: Actor) -> bool:
    """Whether the actor goes by a name in its article."""
    return any(mention.kind is MentionKind.NAME for mention in actor.mentions)


def cluster_actors(digests: Sequence[Digest]) -> ActorClusters:
    """Cluster the actors of several articles; those without a name are joined only if their words are the same."""
    actors = {(at, actor.id): actor for at, digest in enumerate(digests) for actor in digest.actors}
    sets = DisjointSets(sorted(actors))
    for keys in _same_key(actors):
        sets.join_all(keys)
    people = {key: actor for key, actor in actors.items() if actor.kind is ActorKind.PERSON and is_named(actor)}
    for pair in (*_acronyms(actors), *_full_names(people)):
        sets.join(*pair)
    for pair in _short_names(people, sets):
        sets.join(*pair)
    members = tuple(tuple(own) for own in sets.groups())
    return ActorClusters(
        cluster_of={key: index for index, own in enumerate(members) for key in own},
        members=members,
        names=tuple(_fullest([actors[key].name for key in own]) for own in members),
    )


def _fullest(names: Sequence[str]) -> str:
    return max(sorted(names), key=lambda name: (len(name.split()), names.count(name), len(name)))


def _words(name: str) -> tuple[str, ...]:
    """The words of a name without accents, titles and dots, in lower case."""
    plain = "".join(c for c in unicodedata.normalize("NFD", name.casefold()) if not unicodedata.combining(c))
    words = (word.strip(".,'’").removesuffix("'s").removesuffix("’s") for word in plain.split())
    titles = lexicon().title | {"the"}
    return tuple(word for word in words if word and word not in titles)


def _same_key(actors: dict[ActorKey, Actor]) -> Iterator[list[ActorKey]]:
    """The actors whose names, or names and aliases of two words or more, are the same."""
    holders: dict[tuple[str, ...], list[ActorKey]] = defaultdict(list)
    for key, actor in sorted(actors.items()):
        forms = {_words(actor.name)}
        if is_named(actor):
            forms |= {words for alias in actor.aliases if len(words := _words(alias)) > 1}
        for form in forms:
            holders[form].append(key)
    return (keys for form, keys in sorted(holders.items()) if form and len(keys) > 1)


def _acronyms(actors: dict[ActorKey, Actor]) -> Iterator[tuple[ActorKey, ActorKey]]:
    organizations = {key: a for key, a in sorted(actors.items()) if a.kind is not ActorKind.PERSON and is_named(a)}
    long: dict[str, ActorKey] = {}
    for key, actor in organizations.items():
        words = [word for word in actor.name.replace("-", " ").split() if word[:1].isupper()]
        if len(words) >= _FEWEST_WORDS:
            long.setdefault("".join(word[0] for word in words).casefold(), key)
    for key, actor in organizations.items():
        short = actor.name.replace(".", "")
        if short.isupper() and short.casefold() in long and long[short.casefold()] != key:
            yield long[short.casefold()], key


def _by_surname(people: dict[ActorKey, Actor]) -> dict[str, list[tuple[ActorKey, tuple[str, ...]]]]:
    found: dict[str, list[tuple[ActorKey, tuple[str, ...]]]] = defaultdict(list)
    for key, actor in sorted(people.items()):
        words = _words(actor.name)
        if words:
            found[words[-1]].append((key, words[:-1]))
    return found


def _full_names(people: dict[ActorKey, Actor]) -> Iterator[tuple[ActorKey, ActorKey]]:
    """People of one surname whose first names are written out and are one: "Ron" and "Ronald", not "R."."""
    for bearers in _by_surname(people).values():
        full = [(key, first) for key, first in bearers if first and len(first[0]) >= _SHORT_FORM]
        for at, (key, first) in enumerate(full):
            for other, second in full[:at]:
                if first[0].startswith(second[0]) or second[0].startswith(first[0]):
                    yield other, key


def _short_names(people: dict[ActorKey, Actor], sets: DisjointSets[ActorKey]) -> Iterator[tuple[ActorKey, ActorKey]]:
    """Bare surnames and initials, each with the one person whom they fit; none where several fit."""
    for bearers in _by_surname(people).values():
        full = [(key, first) for key, first in bearers if first and len(first[0]) >= _SHORT_FORM]
        for key, first in bearers:
            if first and len(first[0]) >= _SHORT_FORM:
                continue
            fitting = [other for other, whole in full if not first or whole[0].startswith(first[0])]
            if fitting and len({sets.find(other) for other in fitting}) == 1:
                yield fitting[0], key
