"""Words that attribute: verbs of speech, thought and writing, nouns, adjectives and "according to".

The lexicon (``data/cues.json``) is a hand-made word list by class; a class says what the speaker does with the
words ("say", "claim", "deny", "ask" ...), and is the same vocabulary for verbs, nouns and adjectives. It was
written from the reporting-verb lists of style books and grammars (Quirk et al. 1985, 16.31 on factual, suasive and
mental-process verbs); whether a given use of a word attributes anything is for the ranker to say.
"""

from __future__ import annotations

from typing import NamedTuple

from newsdigest.model.analysis import Token
from newsdigest.resources import load, read_json

__all__ = ["SPEECH", "Lexicon", "lexicon"]

SPEECH = frozenset(("say", "claim", "deny", "ask", "promise", "urge", "judge", "think"))
"""Classes that take a quotation as it stands: "..., she warned"."""

_FORMAT = 1


class Lexicon(NamedTuple):
    """For each lemma its class; ``told`` are the verbs whose object is the addressee."""

    verbs: dict[str, str]
    particles: dict[tuple[str, str], str]  # ("point", "out") -> class
    nouns: dict[str, str]
    adjectives: dict[str, str]
    told: frozenset[str]

    def verb_class(self, token: Token, following: str) -> str:
        """The class of a verb, with the word after it where the two are one verb; ``""`` for any other verb."""
        return self.particles.get((token.lemma, following)) or self.verbs.get(token.lemma, "")


def lexicon() -> Lexicon:
    """The packaged lexicon, read once.

    Raises:
        ResourceError: the file is missing or damaged.

    >>> lexicon().verbs["deny"], lexicon().particles["point", "out"]
    ('deny', 'claim')
    """
    return load("facts", "cues.json", _read)


def _read(room: str, name: str) -> Lexicon:
    data = read_json(room, name, version=_FORMAT)
    verbs = _by_word(data["verbs"])
    return Lexicon(
        verbs={word: kind for word, kind in verbs.items() if " " not in word},
        particles={(word.split()[0], word.split()[1]): kind for word, kind in verbs.items() if " " in word},
        nouns=_by_word(data["nouns"]),
        adjectives=_by_word(data["adjectives"]),
        told=frozenset(_words(data["told"])),
    )


def _by_word(table: object) -> dict[str, str]:
    if not isinstance(table, dict):
        raise TypeError("a table of classes was expected")
    return {word: str(kind) for kind, words in table.items() for word in _words(words)}


def _words(words: object) -> list[str]:
    if not isinstance(words, list):
        raise TypeError("a list of words was expected")
    return [str(word) for word in words]
