"""Which words say the same, more or the opposite: WordNet's relations between frequent words of news.

The table is compiled by ``training/wordnet.py``; ``paraphrases.tsv`` adds what WordNet lacks or separates too far
("die", "kill") and the opposites of news verbs ("rise", "fall"). Words are lemmas in small letters, without a part of
speech: a noun and its verb mean the same here ("attack", "attack").
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from newsdigest import resources

__all__ = ["BROADER", "DERIVED", "SAME", "SYNONYM", "is_known", "opposites", "related", "senses", "sisters", "stem"]

SAME, DERIVED, SYNONYM, BROADER = 1.0, 0.9, 0.8, 0.6
"""How much of a word another says: itself, a derived form ("sale", "sell"), a synonym, a broader or narrower word."""

_ENDINGS = re.compile(
    r"(?:ational|isation|ization|ations?|ators?|atory|ative|ating|ated|itions?|ments?|ness|ities|ity|ingly|ings?|edly|ers?|ors?|ed|ally|als?|ives?"
    r"|ances?|ences?|ants?|ents?|ists?|isms?|ies|ful|able|ible|ates?|ions?|ures?|ly|y|es?|s)\Z"
)
_SHORTEST_STEM = 4
_MOST_NARROWER = 40
"""Words below one hypernym past which it is too general to be evidence ("person", "change")."""


class _RelationTable(NamedTuple):
    senses: Mapping[str, tuple[int, ...]]  # word -> its synsets
    words: Mapping[int, tuple[str, ...]]  # synset -> its words
    above: Mapping[int, int]  # synset -> its hypernym
    below: Mapping[int, tuple[int, ...]]  # synset -> its hyponyms
    derived: Mapping[str, tuple[str, ...]]
    alike: Mapping[str, tuple[str, ...]]  # the words of one group of paraphrases, causes
    narrower: Mapping[str, tuple[str, ...]]  # the words that say more than a word
    opposite: Mapping[str, tuple[str, ...]]


def stem(word: str) -> str:
    """What is left of a word without the endings of derivation; at least four letters.

    >>> stem("investigation"), stem("investigator"), stem("rate")
    ('investig', 'investig', 'rate')
    """
    found = word
    for _ in range(2):
        shorter = _ENDINGS.sub("", found)
        if len(shorter) < _SHORTEST_STEM:
            break
        found = shorter
    return found


@lru_cache(maxsize=4096)
def related(word: str) -> Mapping[str, float]:
    """The words that say what ``word`` says, each with how much of it; the word itself is among them.

    >>> related("kill")["die"] > 0.5, "buy" in related("sell")
    (True, False)
    """
    table = _table()
    found: dict[str, float] = {word: SAME}
    own = [word, *table.derived.get(word, ())]
    _add(found, own, DERIVED)
    _add(found, table.alike.get(word, ()), SYNONYM)
    for base in own:
        for sense in table.senses.get(base, ()):
            _add(found, table.words.get(sense, ()), SYNONYM)
    for close in [other for other, strength in found.items() if strength == SYNONYM]:
        _add(found, table.derived.get(close, ()), SYNONYM)
    for base in own:
        for sense in table.senses.get(base, ()):
            below = table.below.get(sense, ())
            for near in (table.above.get(sense, 0), *(below if len(below) <= _MOST_NARROWER else ())):
                _add(found, table.words.get(near, ()), BROADER)
    _add(found, table.narrower.get(word, ()), BROADER)
    for opposite in opposites(word):
        if found.get(opposite, SAME) < SAME:
            del found[opposite]
    return MappingProxyType(found)


@lru_cache(maxsize=4096)
def opposites(word: str) -> frozenset[str]:
    """The words that say the opposite of ``word``.

    >>> "fall" in opposites("rise"), "lose" in opposites("win")
    (True, True)
    """
    table = _table()
    found = set(table.opposite.get(word, ()))
    for other in tuple(found):
        found.update(table.derived.get(other, ()))
    for base in table.derived.get(word, ()):
        found.update(table.opposite.get(base, ()))
    found.discard(word)
    return frozenset(found)


@lru_cache(maxsize=4096)
def sisters(word: str) -> frozenset[str]:
    """The words beside ``word`` under one hypernym ("Monday" beside "Tuesday"), which exclude it.

    >>> "brother" in sisters("sister") or "brother" in opposites("sister")
    True
    """
    table = _table()
    found: set[str] = set()
    for sense in table.senses.get(word, ()):
        beside = table.below.get(table.above.get(sense, 0), ())
        if len(beside) <= _MOST_NARROWER:
            for other in beside:
                found.update(table.words.get(other, ()))
    return frozenset(found - related(word).keys())


def senses(word: str) -> int:
    """How many frequent senses a word has; 0 where the table does not know it."""
    return len(_table().senses.get(word, ()))


def is_known(word: str) -> bool:
    """Whether the table has the word at all.

    >>> is_known("bridge"), is_known("duarte")
    (True, False)
    """
    table = _table()
    return word in table.senses or word in table.derived or word in table.alike or word in table.opposite


def _add(found: dict[str, float], words: Iterable[str], strength: float) -> None:
    for word in words:
        if found.get(word, 0.0) < strength:
            found[word] = strength


def _table() -> _RelationTable:
    return resources.load("verification", "wordnet.tsv", _read)


def _read(package: str, name: str) -> _RelationTable:
    senses: defaultdict[str, list[int]] = defaultdict(list)
    words: dict[int, tuple[str, ...]] = {}
    above: dict[int, int] = {}
    below: defaultdict[int, list[int]] = defaultdict(list)
    pairs: dict[str, defaultdict[str, list[str]]] = {mark: defaultdict(list) for mark in "dcba"}
    for mark, *rest in resources.read_rows(package, name):
        if mark == "s":
            _, own, higher, members = rest
            synset = int(own)
            words[synset] = tuple(members.split(" "))
            for word in words[synset]:
                senses[word].append(synset)
            if int(higher):
                above[synset] = int(higher)
                below[int(higher)].append(synset)
        else:
            pairs[mark][rest[0]].append(rest[1])
            pairs[mark][rest[1]].append(rest[0])
    _read_paraphrases(package, pairs)
    return _RelationTable(
        {word: tuple(found) for word, found in senses.items()},
        words,
        above,
        {synset: tuple(found) for synset, found in below.items()},
        {word: tuple(found) for word, found in pairs["d"].items()},
        {word: tuple(found) for word, found in pairs["c"].items()},
        {word: tuple(found) for word, found in pairs["b"].items()},
        {word: tuple(found) for word, found in pairs["a"].items()},
    )


def _read_paraphrases(package: str, pairs: Mapping[str, defaultdict[str, list[str]]]) -> None:
    """Add the groups written by hand to what stands to what: causes, opposites, and what is broader ("b")."""
    for mark, members in resources.read_rows(package, "paraphrases.tsv"):
        group = members.split(" ")
        if mark == "broader":
            pairs["b"][group[0]].extend(group[1:])
            continue
        for at, word in enumerate(group):
            others = group[:at] + group[at + 1 :]
            pairs["c" if mark == "same" else "a"][word].extend(others)
