"""The types of one name made to agree over the article: all its uses vote, and a full name settles its short forms."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from newsdigest.language.gazetteer import given_gender, lookup
from newsdigest.language.names.context_cues import is_classified
from newsdigest.language.names.ner_spans import HYPHENATED, NerSpan, form
from newsdigest.language.names.place_evidence import read_rosters, read_small_towns, read_teams
from newsdigest.language.names.trimming import cut_to_known, is_firm, surnames_of, whole_names, without_common
from newsdigest.lexicon.word_sets import words
from newsdigest.model.analysis import Token

__all__ = ["harmonize_types"]

_ALIKE = 40  # names that open with one word, past which no more are looked for
_BEARING = 2  # words before a name that say where something lies
_BESIDE = frozenset({"near", "outside"})
_DIRECTIONS = words("north south east west northeast northwest southeast southwest outskirts edge town village suburb")
_LOCATING = frozenset({"in", "at", "near", "from"})
_FIRMS_RELATIONS = frozenset({"nsubj", "compound"})
_LARGE = 300_000
"""Inhabitants of a city whose name says more than that of a firm with it."""

_CLEAR = 3  # votes for an organization by which a surname alone may be the name of a firm


class _Uses(NamedTuple):
    """What the uses of names in an article say of each other."""

    surnames: Collection[str]
    houses: frozenset[str]  # how longer names of organisations open
    known: Mapping[str, str]  # words that are short for a firm or a thing -> the kind
    settled: Mapping[str, str]  # names whose kind is settled somewhere
    singles: frozenset[str]  # names by which persons are called
    votes: Mapping[str, Counter[str]]  # folded name -> kinds, each as often as it was found


def harmonize_types(tokens: Sequence[Token], spans: Sequence[NerSpan]) -> list[NerSpan]:
    """Let the uses of one name in an article settle each other; drop what still has no kind."""
    _read_acronyms(tokens, spans)
    spans = without_common(tokens, whole_names(tokens, spans))
    cut_to_known(tokens, spans)
    read_rosters(tokens, spans)
    read_teams(tokens, spans, surnames_of(tokens, spans))
    forms = [form(tokens, d.first, d.last) for d in spans]
    uses = _uses(tokens, spans, forms)
    for span, text in zip(spans, forms, strict=True):
        if not span.settled:
            span.kind = _harmonized(span, text, uses)
    kept = [span for span in spans if span.kind]
    read_small_towns(tokens, kept)
    return sorted([*kept, *_overlooked(tokens, kept)], key=lambda span: span.first)


def _uses(tokens: Sequence[Token], spans: Sequence[NerSpan], forms: Sequence[str]) -> _Uses:
    pairs = list(zip(spans, forms, strict=True))
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for span, text in pairs:
        if span.kind:
            votes[text.casefold()][span.kind] += 3 if span.settled else 1
    _vote_by_prepositions(tokens, spans, forms, votes)
    surnames = surnames_of(tokens, spans)
    return _Uses(
        surnames=surnames,
        houses=frozenset(_house(tokens, d) for d in spans if d.kind == "organization" and d.last - d.first > 1),
        known={
            **dict.fromkeys(_short_firms(tokens, spans), "organization"),
            **dict.fromkeys(_opening_firms(tokens, spans, surnames), "organization"),
            **dict.fromkeys(_classified(tokens, spans, surnames), "organization"),
        },
        settled={text: span.kind for span, text in pairs if span.settled},
        singles=frozenset(text for span, text in pairs if span.kind == "person"),
        votes=votes,
    )


def _harmonized(span: NerSpan, text: str, uses: _Uses) -> str:
    """The kind of a name that nothing settled, by the other uses of its words."""
    known = uses.known.get(text, "")
    if not known and span.kind == "person" and text not in uses.surnames and given_gender(text) is None:
        known = uses.settled.get(text) or ("organization" if text in uses.houses else "")
    kind = known or ("person" if _is_surname(text, uses) else _agreed(span, uses.votes[text.casefold()]))
    if span.last - span.first > 1 and kind == "other" and text.rpartition(" ")[2] in uses.singles:
        return "person"  # "Duarte Telles", whom the article calls Telles
    return kind


def _house(tokens: Sequence[Token], span: NerSpan) -> str:
    """The word that opens a name, of a double-barrelled one both: "Halvor-Pryce" of "Halvor-Pryce Foods"."""
    barrelled = span.last - span.first > HYPHENATED and tokens[span.first + 1].text == "-"
    return form(tokens, span.first, span.first + HYPHENATED) if barrelled else tokens[span.first].text


def _is_surname(text: str, uses: _Uses) -> bool:
    """Whether a word is somebody's surname, and not as clearly the name of a house."""
    own = uses.votes[text.casefold()]
    shared = own["organization"] >= _CLEAR and (text in uses.houses or own["place"])
    return text in uses.surnames and not shared


def _overlooked(tokens: Sequence[Token], kept: Sequence[NerSpan]) -> Iterator[NerSpan]:
    """Further occurrences of names of several words, in capitals too, that no span covers yet."""
    covered = bytearray(len(tokens))
    by_opening: dict[tuple[str, ...], dict[tuple[str, ...], NerSpan]] = defaultdict(dict)
    for span in kept:
        covered[span.first : span.last] = b"\1" * (span.last - span.first)
        if span.last - span.first > 1:
            words = tuple(tokens[i].text.casefold() for i in range(span.first, span.last))
            if len(by_opening[words[:2]]) < _ALIKE:
                by_opening[words[:2]].setdefault(words, span)
    first_words = {opening[0] for opening in by_opening}
    for token in tokens:
        if covered[token.index] or not token.text[0].isupper() or token.text.casefold() not in first_words:
            continue
        opening = tuple(t.text.casefold() for t in tokens[token.index : token.index + 2])
        for words, known in by_opening.get(opening, {}).items():
            last = token.index + len(words)
            here = tuple(t.text.casefold() for t in tokens[token.index : last])
            if here == words and not any(covered[token.index : last]):
                covered[token.index : last] = b"\1" * len(words)
                yield NerSpan(known.kind, token.index, last, known.score)
                break


def _vote_by_prepositions(
    tokens: Sequence[Token], spans: Sequence[NerSpan], forms: Sequence[str], votes: dict[str, Counter[str]]
) -> None:
    """Vote for a place where a name often follows "in", or once and is in the gazetteer: names of people seldom do.

    "A mile south of Oakhampton" says it at once.
    """
    surnames = surnames_of(tokens, spans)
    for span, text in zip(spans, forms, strict=True):
        if text not in surnames and _is_bearing(tokens, span) and given_gender(text.split()[0]) is None:
            votes[text.casefold()]["place"] += sum(votes[text.casefold()].values()) + 1
    inside = Counter(
        text.casefold()
        for span, text in zip(spans, forms, strict=True)
        if span.first and tokens[span.first - 1].text.lower() == "in" and span.kind != "organization"
    )
    uses = Counter(text.casefold() for text in forms)
    for text, count in inside.items():
        if (count > 1 or lookup(text)) and 8 * count > uses[text] and given_gender(text) is None:
            votes[text]["place"] += sum(votes[text].values()) + 1


def _is_bearing(tokens: Sequence[Token], span: NerSpan) -> bool:
    """Whether the words before a name say where something lies by it: "near Tolmere", "ten miles north of Tolmere"."""
    if span.first < _BEARING or span.kind == "organization":
        return False
    two, one = (token.text.lower() for token in tokens[span.first - _BEARING : span.first])
    return one in _BESIDE or (one == "of" and two in _DIRECTIONS)


def _read_acronyms(tokens: Sequence[Token], spans: Sequence[NerSpan]) -> None:
    """Let the letters in brackets name what the words before them name: "World Food Program (WFP)"."""
    for before, span in pairwise(spans):
        if span.last - span.first != 1 or span.first != before.last + 1 or tokens[before.last].text != "(":
            continue
        letters = tokens[span.first].text.replace(".", "")
        words = [tokens[i].text for i in range(before.first, before.last) if tokens[i].text[0].isupper()]
        if letters.isupper() and len(words) > 1 and words[0][0] == letters[0] and abs(len(letters) - len(words)) <= 1:
            span.kind = before.kind
            span.settled = True


def _short_firms(tokens: Sequence[Token], spans: Sequence[NerSpan]) -> set[str]:
    """The names of firms without their legal ending."""
    found: set[str] = set()
    for span in spans:
        if is_firm(tokens, span):
            found.add(form(tokens, span.first, span.last - 1).rstrip(" ,"))
    return found


def _opening_firms(tokens: Sequence[Token], spans: Sequence[NerSpan], surnames: Collection[str]) -> set[str]:
    """The first words of names of firms by which the article calls the firms: "Halden" of "Halden Foods Inc.".

    A word that a preposition of place precedes somewhere, the name of a large city, a surname and a given name are not.
    """
    openings = {form.split()[0] for form in _short_firms(tokens, spans) if form}
    if not openings:
        return openings
    alone = [span for span in spans if span.last - span.first == 1 and tokens[span.first].text in openings]
    located = {tokens[span.first].text for span in alone if tokens[span.first - 1].text.lower() in _LOCATING}
    acting = {tokens[span.first].text for span in alone if tokens[span.first].deprel in _FIRMS_RELATIONS}
    return {word for word in acting - located if word not in surnames and not _is_large_or_given(word)}


def _is_large_or_given(word: str) -> bool:
    found = lookup(word)
    return given_gender(word) is not None or (bool(found) and found[0].record.population >= _LARGE)


def _classified(tokens: Sequence[Token], spans: Sequence[NerSpan], surnames: Collection[str]) -> set[str]:
    """The names before a noun that says what they are ("the Orsen trade union"), which are no surname."""
    found = {form(tokens, span.first, span.last) for span in spans if is_classified(tokens, span)}
    return found.difference(surnames)


def _agreed(span: NerSpan, votes: Counter[str]) -> str:
    if not votes:
        return span.kind
    best, count = max(votes.items(), key=lambda item: (item[1], item[0] == span.kind, item[0]))
    return best if count > votes[span.kind] or not span.kind else span.kind
