"""What the quotes finder works on: the tokens, what each governs, and which of them are between quotation marks."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from newsdigest.facts.quotes.semicolons import partings
from newsdigest.lexicon.nouns import HONORIFICS
from newsdigest.lexicon.tags import FINITE_TAGS
from newsdigest.model.analysis import Analysis, Name, Predicate, QuotedSpan, Token

__all__ = ["AttributionContext", "CueAttribution", "FrameMatch", "build_context", "is_acronym"]

FrameMatch = tuple[str, tuple[tuple[int, int], ...]]
"""The name of a construction and the token ranges of the content that it gives."""

CueAttribution = tuple[str, tuple[tuple[int, int], ...], int | None]
"""How a cue attributes: the name of its frame, the token ranges of the content, the head of the source if any."""

_OF_WHAT = re.compile(r" (?:for|of|in|at) ")  # "Labour MP for Leeds" is an MP
_FARTHEST = 300  # tokens; longer sentences are lists and tables


class AttributionContext(NamedTuple):
    """An analysis with its quoted regions laid over it. Ranges are half-open ranges of tokens."""

    analysis: Analysis
    tokens: tuple[Token, ...]
    regions: tuple[QuotedSpan, ...]
    region_of: list[int | None]  # for each token its region, None outside marks
    region_tokens: list[tuple[int, int]]  # for each region its tokens, marks included
    quoted_before: list[int]  # for each token, and the end, how many tokens before it are between marks
    extent: Sequence[tuple[int, int]]  # for each token the range that it governs
    chunk: list[tuple[int, int]]  # for each token outside marks the run of such tokens within its sentence
    name_at: dict[int, tuple[int, int]]  # for each token of a name the name's range
    name_of: dict[int, Name]  # for each token of a name the name
    predicate_at: dict[int, Predicate]
    commas: list[int]  # the commas outside marks, in order
    conjunctions: list[int]  # the coordinating conjunctions outside marks, in order
    surnames: frozenset[str]  # the last words of the names of people
    titled: Mapping[str, Sequence[tuple[int, list[str]]]]  # by its last word the titles of people, with whose it is
    partings: Sequence[int]  # the semicolons between two reports with a source each, in order

    def text(self, start: int, end: int) -> str:
        """Characters of the article."""
        return self.analysis.article.text[start:end]

    def reach(self, token: int) -> tuple[int, int]:
        """The tokens of the sentence of a token; of a very long one, those nearby, to keep time linear.

        A semicolon between two reports ends it: "Ruiz called it dead; Hay called it a joy".
        """
        sentence = self.analysis.sentences[self.tokens[token].sentence]
        first, last = max(sentence.first, token - _FARTHEST), min(sentence.last, token + _FARTHEST)
        if not self.partings:
            return first, last
        at = bisect_left(self.partings, token)
        before = self.partings[at - 1] + 1 if at else 0
        return max(first, before), min(last, self.partings[at] + 1 if at < len(self.partings) else last)

    def is_quoted(self, token: int) -> bool:
        """Whether a token is between quotation marks, or is one of them."""
        return self.region_of[token] is not None

    def holds_quoted(self, first: int, last: int) -> bool:
        """Whether any token of a range is between quotation marks."""
        return self.quoted_before[first] < self.quoted_before[last]

    def holds_finite(self, first: int, last: int) -> bool:
        """Whether any token of a range is a finite verb."""
        return any(token.xpos in FINITE_TAGS for token in self.tokens[first:last])

    def last_words(self, region: int) -> str:
        """The last characters between the quotation marks of a region, without blanks at their end."""
        quoted = self.regions[region]
        return self.text(max(quoted.inner_start, quoted.inner_end - 4), quoted.inner_end).rstrip()

    def quotation(self, token: int) -> tuple[int, int]:
        """The tokens between the quotation marks around a token, marks included; the token alone outside marks."""
        region = self.region_of[token]
        return self.region_tokens[region] if region is not None else (token, token + 1)

    def is_hyphen(self, token: int) -> bool:
        """Whether a dash is within a word: "six-cylinder", "Jean-Paul"."""
        if self.tokens[token].text != "-" or not 0 < token < len(self.tokens) - 1:
            return False
        before, dash, after = self.tokens[token - 1 : token + 2]
        return before.end == dash.start and dash.end == after.start

    def entity(self, token: int | None) -> int | None:
        """The index of the entity that a token is the head of a mention of, None for no entity or no token."""
        return self.analysis.entity_at.get(token) if token is not None else None

    def is_person(self, entity: int | None) -> bool:
        """Whether an entity, by its index, is a person."""
        return entity is not None and self.analysis.entities[entity].kind == "person"

    def is_somebody(self, token: int | None) -> bool:
        """Whether a token is the head of a mention of a person, an organisation or a group."""
        entity = None if token is None else self.analysis.entity_of(token)
        return entity is not None and entity.can_act

    def kind(self, token: int) -> str:
        """The class of a verb, noun or adjective in the lexicon of predicates; ``""`` for any other word."""
        predicate = self.predicate_at.get(token)
        return predicate.kind if predicate is not None else ""

    def is_name(self, token: int) -> bool:
        """Whether a word is part of a name, or a person's surname that is a word too: "Ms. May ... May said"."""
        return token in self.name_at or self.tokens[token].text in self.surnames

    def addresses(self, token: int) -> bool:
        """Whether the object of a verb is the addressee."""
        predicate = self.predicate_at.get(token)
        return predicate is not None and predicate.addresses

    def block(self, token: int) -> int:
        """The block of a token."""
        return self.analysis.sentences[self.tokens[token].sentence].block


def is_acronym(word: str) -> bool:
    """Whether capitals make a word a name that would else be a pronoun: "WHO", "US", "IT"."""
    return len(word) > 1 and word.isupper()


def build_context(analysis: Analysis) -> AttributionContext:
    """Lay the quotation marks of an article over its tokens. Linear in its length."""
    regions = tuple(
        region for region in analysis.quoted if analysis.view[region.inner_start : region.inner_end].strip()
    )
    region_of, ranges = _overlay(analysis.tokens, regions)
    kept = [index for index, (first, last) in enumerate(ranges) if last > first]
    if len(kept) < len(regions):  # marks that the tokenizer lost: none are seen in practice, but nothing forbids them
        regions = tuple(regions[index] for index in kept)
        region_of, ranges = _overlay(analysis.tokens, regions)
    between = partings(analysis, region_of)
    return AttributionContext(
        analysis,
        analysis.tokens,
        regions,
        region_of,
        ranges,
        [0, *accumulate(region is not None for region in region_of)],
        analysis.extents,
        _chunks(analysis.tokens, region_of, frozenset(between)),
        {at: (name.first, name.last) for name in analysis.names for at in range(name.first, name.last)},
        {at: name for name in analysis.names for at in range(name.first, name.last)},
        analysis.predicate_at,
        _commas(analysis.tokens, region_of),
        _conjunctions(analysis.tokens, region_of),
        _surnames(analysis),
        _titled(analysis),
        between,
    )


def _commas(tokens: Sequence[Token], region_of: Sequence[int | None]) -> list[int]:
    return [at for at, token in enumerate(tokens) if token.text == "," and region_of[at] is None]


def _conjunctions(tokens: Sequence[Token], region_of: Sequence[int | None]) -> list[int]:
    return [at for at, token in enumerate(tokens) if token.upos == "CCONJ" and region_of[at] is None]


def _surnames(analysis: Analysis) -> frozenset[str]:
    """The last words of the names of people, and capitalised words after an honorific: "Mr. So"."""
    tokens = analysis.tokens
    found = {tokens[name.last - 1].text for name in analysis.names if name.kind == "person"}
    for before, token in pairwise(tokens):
        if not token.text[:1].isupper() or token.sentence != before.sentence:
            continue
        if before.text.rstrip(".").lower() in HONORIFICS:
            found.add(token.text)
    return frozenset(found)


def _titled(analysis: Analysis) -> Mapping[str, Sequence[tuple[int, list[str]]]]:
    """The titles of people, without what they are of or for."""
    found: defaultdict[str, list[tuple[int, list[str]]]] = defaultdict(list)
    for entity in analysis.entities:
        if entity.kind == "person" and entity.description:
            words = _OF_WHAT.split(entity.description.lower(), maxsplit=1)[0].split()
            if words:
                found[words[-1]].append((entity.index, words))
    return found


def _overlay(tokens: Sequence[Token], regions: Sequence[QuotedSpan]) -> tuple[list[int | None], list[tuple[int, int]]]:
    region_of: list[int | None] = [None] * len(tokens)
    ranges: list[tuple[int, int]] = []
    at = 0
    for number, region in enumerate(regions):
        while at < len(tokens) and tokens[at].end <= region.start:
            at += 1
        first = at
        while at < len(tokens) and tokens[at].start < region.end:
            region_of[at] = number
            at += 1
        ranges.append((first, at))
    return region_of, ranges


def _chunks(tokens: Sequence[Token], region_of: Sequence[int | None], between: frozenset[int]) -> list[tuple[int, int]]:
    """Runs of tokens outside marks, cut at the ends of sentences and after the semicolons between two reports."""
    chunk = [(0, 0)] * len(tokens)
    first = 0
    for index in range(1, len(tokens) + 1):
        if index < len(tokens) and (
            region_of[index] == region_of[index - 1]
            and tokens[index].sentence == tokens[index - 1].sentence
            and index - 1 not in between
        ):
            continue
        chunk[first:index] = [(first, index)] * (index - first)
        first = index
    return chunk
