"""Bodies that are known under several names: "ISIS", "Daesh" and "Islamic State", "MSF" and "Doctors Without Borders".

Short forms and acronyms are read off a name; these are other names, which a table lists. Names of several words are
found by their words, since the tagger breaks them at small ones ("Islamic State of Iraq" and "the Levant"). "IS" is a
verb to the tagger, so that it is shown another name of the body, where the article has one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from newsdigest import resources
from newsdigest.language.gazetteer import plain_letters
from newsdigest.language.tokens import token_spans
from newsdigest.model.analysis import Token

__all__ = ["body_of", "body_ranges", "with_verbs_as_bodies"]

_FILE = "body_names.tsv"
_VERBS = MappingProxyType({"IS": "ISIS"})
"""Names that the tagger takes for verbs, and another name of the body, which it knows."""


class _BodyNames(NamedTuple):
    """The table, by what is looked up in it."""

    bodies: Mapping[str, str]  # the letters of a name -> those of the first name of the body
    by_first: Mapping[str, Sequence[tuple[str, ...]]]  # the first word -> the names of several words, the longest first
    single: frozenset[str]  # the names of one word


def body_of(words: Sequence[str]) -> str:
    """A key for the body with a name that others are listed for, or "".

    Args:
        words: the words of the name.

    >>> body_of(["Daesh"]) == body_of(["islamic", "state"]), body_of(["Norvane"])
    (True, '')
    """
    return _table().bodies.get(_letters("".join(words)), "")


def body_ranges(tokens: Sequence[Token]) -> Iterator[tuple[str, int, int]]:
    """The kind and the token range of each listed name of several words, in reading order.

    Args:
        tokens: the article's tokens.
    """
    for first, last in _several([token.text for token in tokens]):
        if tokens[first].sentence == tokens[last - 1].sentence:
            yield "organization", first, last


def with_verbs_as_bodies(forms: Sequence[str]) -> Sequence[str]:
    """The words of an article, with a name that looks like a verb as another one of the body: "IS" as "ISIS".

    Only in an article that has another name of the body, and not beside words in capitals alone.

    Args:
        forms: its words.

    >>> " ".join(with_verbs_as_bodies("Islamic State lost Ard . Troops say IS fled".split()))
    'Islamic State lost Ard . Troops say ISIS fled'
    >>> " ".join(with_verbs_as_bodies("MAYOR IS ILL . Who IS ill ?".split()))
    'MAYOR IS ILL . Who IS ill ?'
    """
    found = [at for at, form in enumerate(forms) if form in _VERBS]
    if not found:
        return forms
    single = _table().single.intersection(forms).difference(_VERBS)
    bodies = {*map(body_of, single), *(body_of(forms[first:last]) for first, last in _several(forms))}
    shown = list(forms)
    for at in found:
        beside = [form for form in (*forms[max(at - 1, 0) : at], *forms[at + 1 : at + 2]) if form.isalpha()]
        if body_of([forms[at]]) in bodies and not (beside and all(form.isupper() for form in beside)):
            shown[at] = _VERBS[forms[at]]
    return shown


def _several(forms: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where the names of several words are."""
    by_first, end = _table().by_first, 0
    for at in [at for at, form in enumerate(forms) if form in by_first]:
        name = next((words for words in by_first[forms[at]] if tuple(forms[at : at + len(words)]) == words), None)
        if name is not None and at >= end:
            end = at + len(name)
            yield at, end


def _letters(name: str) -> str:
    return "".join(filter(str.isalnum, plain_letters(name)))


def _table() -> _BodyNames:
    return resources.load("language", _FILE, _read)


def _read(package: str, name: str) -> _BodyNames:
    rows = [line.split("|") for line in resources.read_lines(package, name)]
    several: dict[str, list[tuple[str, ...]]] = {}
    for form in [form for row in rows for form in row if " " in form]:
        (spans,) = token_spans(form, [(0, len(form))])
        words = tuple(form[start:end] for start, end in spans)
        several.setdefault(words[0], []).append(words)
    for forms in several.values():
        forms.sort(key=lambda words: -len(words))
    return _BodyNames(
        bodies=MappingProxyType({_letters(form): _letters(row[0]) for row in rows for form in row}),
        by_first=MappingProxyType({first: tuple(forms) for first, forms in several.items()}),
        single=frozenset(form for row in rows for form in row if " " not in form),
    )
