"""Names of the caller's own lexicon: found by their words, before those of the tagger."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from newsdigest.model.analysis import Token
from newsdigest.options import Lexicon

__all__ = ["known_ranges"]


def known_ranges(tokens: Sequence[Token], lexicon: Lexicon) -> Iterator[tuple[str, int, int]]:
    """The kind and the token range of each known name, in reading order; the longest where several begin together.

    Args:
        tokens: the article's tokens.
        lexicon: the names.
    """
    by_first = _by_first_word(lexicon)
    at = 0
    while by_first and at < len(tokens):
        found = next((item for item in by_first.get(tokens[at].text, ()) if _occurs_at(tokens, at, item[0])), None)
        if found is None:
            at += 1
        else:
            yield found[1], at, at + len(found[0])
            at += len(found[0])


def _occurs_at(tokens: Sequence[Token], at: int, words: Sequence[str]) -> bool:
    stretch = tokens[at : at + len(words)]
    return [token.text for token in stretch] == list(words) and stretch[0].sentence == stretch[-1].sentence


def _by_first_word(lexicon: Lexicon) -> Mapping[str, list[tuple[tuple[str, ...], str]]]:
    names: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for kind, listed in _kinds(lexicon):
        for name in listed:
            words = tuple(name.split())
            if words:
                names.setdefault(words[0], []).append((words, kind))
    for found in names.values():
        found.sort(key=lambda item: -len(item[0]))
    return names


def _kinds(lexicon: Lexicon) -> Iterable[tuple[str, tuple[str, ...]]]:
    return (("person", lexicon.people), ("organization", lexicon.organizations), ("place", lexicon.places))
