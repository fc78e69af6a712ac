"""One text, indexed for comparison: its words, names, figures, times and clauses by sentence.

Both sides of a check are read in the same way: the language package analyses the text, the finders give the facts,
and this index has for each word or name its sentences and tokens.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

import attrs

from newsdigest import facts, language
from newsdigest.language.gazetteer import plain_letters, title_of
from newsdigest.lexicon.function_words import ARTICLES, FRAMING_PREPOSITIONS, INFERENTIALS, NEGATIVES
from newsdigest.lexicon.numbers import APPROXIMATORS, NEAR_BELOW
from newsdigest.lexicon.tags import CONTENT_TAGS
from newsdigest.model.analysis import Analysis, Clause, Entity, Name, Token
from newsdigest.model.article import Article
from newsdigest.model.enums import Granularity, MentionKind, TimeType
from newsdigest.model.facts import Figure, Time
from newsdigest.model.inventory import Facts
from newsdigest.verification.summary_check.denials import is_denied
from newsdigest.verification.summary_check.letter_case import with_capitals
from newsdigest.verification.summary_check.lexical_relations import stem
from newsdigest.verification.summary_check.place_index import countries_in, places_within, states_in
from newsdigest.verification.summary_check.value_index import Nearest, ValueIndex, index_values

__all__ = [
    "LENGTHS",
    "MOST_PLACES",
    "MOST_TOKENS",
    "KnownEntity",
    "SlotCandidate",
    "TextIndex",
    "figure_sort",
    "index_analysis",
    "index_text",
    "initials_of",
    "is_content",
    "name_words",
    "time_sort",
    "token_range",
    "word_key",
]

LENGTHS = frozenset({TimeType.DURATION, TimeType.SET})
"""Types of times that say how long or how often, and not when."""

MOST_PLACES = 300
"""Places of one word, name or value of the article that are looked at."""

MOST_TOKENS = 160
"""Tokens of a sentence that are searched for what could stand in a unit's place; few have half as many."""

_MOST_MENTIONS = 12  # of one entity in one sentence

_K = TypeVar("_K", int, str)
_V = TypeVar("_V")
_CONTENT = CONTENT_TAGS
_LIGHT = (
    APPROXIMATORS
    | NEAR_BELOW
    | INFERENTIALS
    | frozenset(
        "be have do get make take go come put let very just now too here there even only already according more most "
        "other such own same as well not n't never no one thing way lot 's aged set due least how when "
        "where why thus instead rather again together often typically previously respectively once later".split()
    )
)
_DENIED = frozenset({"not", "n't", "never"})
_NEGATIVE_WORDS = NEGATIVES
_SMALL_IN_NAMES = ARTICLES | FRAMING_PREPOSITIONS - {"by"} | {"and", "&", "'s", "'", "-", ",", "."}


class KnownEntity(NamedTuple):
    """An entity of the text: its names as folded words, and the sentences that mention it."""

    entity: Entity
    names: tuple[tuple[str, ...], ...]
    sentences: Mapping[int, tuple[float, tuple[int, ...]]]  # sentence -> (how plainly it is mentioned, head tokens)


class SlotCandidate(NamedTuple):
    """A name, a figure or a time of a sentence, as what could stand in the place of another."""

    at: int
    key: object  # what it stands for: an entity, a value
    sort: str
    words: tuple[str, ...] = ()


class TextIndex(NamedTuple):
    """A text with all that a check looks up in it."""

    analysis: Analysis
    facts: Facts
    words: Mapping[str, Sequence[int]]  # key of a word -> tokens
    stems: Mapping[str, Sequence[int]]
    countries: Mapping[str, Sequence[int]]  # ISO code -> tokens that name the country or its people
    within: Mapping[str, Sequence[int]]  # ISO code, or code of a region -> tokens that name a place in it, its capital
    states: Mapping[str, Sequence[int]]  # code of a state or province -> tokens that name it, or its abbreviation
    entities: Sequence[KnownEntity]
    named: Mapping[str, Sequence[int]]  # word of a name -> entities
    figures: Mapping[int, Sequence[Figure]]  # by sentence
    times: Mapping[int, Sequence[Time]]
    clauses: Mapping[int, Sequence[Clause]]
    named_in: Mapping[int, Sequence[SlotCandidate]]  # names, and mentions of what has a name, by sentence
    numbers_in: Mapping[int, Sequence[SlotCandidate]]
    dated_in: Mapping[int, Sequence[SlotCandidate]]
    values: ValueIndex
    name_at: Mapping[int, Name]  # each token of a name -> the name
    initials: Mapping[str, Sequence[int]]  # initials of a name -> entities
    spellings: Mapping[str, Nearest[str]]  # first letter -> words of names, the nearest in the alphabet
    negative: frozenset[int]  # clauses that say it is not so
    negated_sentences: frozenset[int]

    def inside(self, sentence: int, near: Iterable[int] = ()) -> Sequence[Token]:
        """The tokens of a sentence; of an endless one those around the first of some of its tokens."""
        found = self.analysis.sentences[sentence]
        first, last = found.first, found.last
        if last - first > MOST_TOKENS:
            middle = min(near, default=first)
            first = max(first, min(middle - MOST_TOKENS // 2, last - MOST_TOKENS))
            last = first + MOST_TOKENS
        return self.analysis.tokens[first:last]

    def together(self, places: Sequence[Sequence[int]]) -> Iterator[tuple[int, tuple[int, ...]]]:
        """The sentences that have a token of each of some lists, with the first two there of the last list."""
        tokens = self.analysis.tokens
        shared = ({tokens[at].sentence for at in found} for found in places)
        for sentence in set.intersection(*shared) if places else ():
            yield sentence, tuple(at for at in places[-1] if tokens[at].sentence == sentence)[:2]

    def is_denied(self, token: Token) -> bool:
        """Whether a "not" stands right before a word."""
        return token.index > 0 and self.analysis.tokens[token.index - 1].text.lower() in _DENIED

    def name_kind(self, first: int) -> str:
        """The kind of the name that begins at a token, as the language package types it, or ""."""
        name = self.name_at.get(first)
        return name.kind if name is not None and name.first == first else ""

    def weight(self, key: str) -> float:
        """The weight of a word: 1 where the text does not have it, less the more sentences do."""
        total = len(self.analysis.sentences)
        seen = len({self.analysis.tokens[at].sentence for at in self.words.get(key, ())[:200]})
        return math.log(1.5 + total / (0.5 + seen)) / math.log(1.5 + 2 * total)


def index_text(article: Article) -> TextIndex:
    """Analyse a text and index it."""
    cased = with_capitals(article.text)
    if cased != article.text:
        blocks = tuple(attrs.evolve(block, text=block.span.of(cased)) for block in article.blocks)
        article = attrs.evolve(article, text=cased, blocks=blocks, sentences=())
    analysis = language.analyse(article)
    return index_analysis(analysis, facts.find_facts(analysis))


def index_analysis(analysis: Analysis, found: Facts) -> TextIndex:
    """Index the analysis of a text and the facts that the finders give."""
    words, stems = _words_and_stems(analysis)
    entities = [_known(analysis, entity) for entity in analysis.entities]
    named = _named(entities)
    negative = frozenset(clause.index for clause in analysis.clauses if is_denied(analysis, clause))
    figures = _by_sentence(analysis, [(figure.span.start, figure) for figure in found.figures])
    times = _by_sentence(analysis, [(time.span.start, time) for time in found.times])
    return TextIndex(
        analysis,
        found,
        words,
        stems,
        countries_in(analysis),
        places_within(analysis),
        states_in(analysis),
        entities,
        named,
        figures,
        times,
        _grouped([(clause.sentence, clause) for clause in analysis.clauses]),
        _named_in(analysis, entities),
        _numbers_in(analysis, found),
        _dated_in(analysis, found),
        index_values(analysis, figures, times),
        _name_at(analysis),
        _initials(entities),
        {first: Nearest(own, str) for first, own in _grouped([(word[0], word) for word in named]).items()},
        negative,
        frozenset(token.sentence for token in analysis.tokens if token.text.lower() in _NEGATIVE_WORDS)
        | frozenset(analysis.clauses[at].sentence for at in negative),
    )


def _named(entities: Sequence[KnownEntity]) -> dict[str, list[int]]:
    """The entities with a name that has a word."""
    named: defaultdict[str, list[int]] = defaultdict(list)
    for at, known in enumerate(entities):
        for word in {word for name in known.names for word in name}:
            named[word].append(at)
    return dict(named)


def _name_at(analysis: Analysis) -> dict[int, Name]:
    """The name of each token that is part of one; the first where names overlap."""
    out: dict[int, Name] = {}
    for name in analysis.names:
        for at in range(name.first, name.last):
            out.setdefault(at, name)
    return out


def _initials(entities: Sequence[KnownEntity]) -> dict[str, list[int]]:
    """The entities with a name of several words, by its initials."""
    pairs = [(initials_of(name), at) for at, known in enumerate(entities) for name in known.names if len(name) > 1]
    return _grouped(list(dict.fromkeys(pairs)))


def initials_of(words: Sequence[str]) -> str:
    """The first letters of words."""
    return "".join(word[0] for word in words)


def _words_and_stems(analysis: Analysis) -> tuple[dict[str, list[int]], dict[str, list[int]]]:
    """The tokens of each word, and of each stem of a content word."""
    words: defaultdict[str, list[int]] = defaultdict(list)
    stems: defaultdict[str, list[int]] = defaultdict(list)
    for token in analysis.tokens:
        if not token.text[:1].isalnum():
            continue
        for key in dict.fromkeys((word_key(token), token.text.lower())):
            words[key].append(token.index)
        if token.upos in _CONTENT:
            stems[stem(word_key(token))].append(token.index)
    return dict(words), dict(stems)


def is_content(token: Token) -> bool:
    """Whether a token is a content word."""
    if token.upos not in _CONTENT or not any(char.isalnum() for char in token.text):
        return False
    if token.upos == "NUM":
        return True
    return word_key(token) not in _LIGHT and token.text.lower() not in _LIGHT


def word_key(token: Token) -> str:
    """What a word is compared by: its lemma in plain small letters; a number keeps its point ("2.4" is not "24")."""
    if any(char.isdigit() for char in token.text):
        return token.text.lower()
    return plain_letters(token.lemma).replace(".", "") or token.text.lower()


def name_words(tokens: Sequence[Token]) -> tuple[str, ...]:
    """The identifying words of a name: folded, without titles, articles and marks."""
    words = [plain_letters(token.text).replace(".", "") for token in tokens]
    words = [word for word in words if word not in _SMALL_IN_NAMES and any(char.isalnum() for char in word)]
    while len(words) > 1 and title_of(words[0]) is not None:
        words = words[1:]
    return tuple(words)


def _known(analysis: Analysis, entity: Entity) -> KnownEntity:
    names: dict[tuple[str, ...], None] = {}
    sentences: dict[int, tuple[float, tuple[int, ...]]] = {}
    for mention in entity.mentions:
        plain = 1.0 if mention.kind is MentionKind.NAME else 0.85
        sentence = analysis.tokens[mention.head].sentence
        known, heads = sentences.get(sentence, (0.0, ()))
        sentences[sentence] = max(known, plain), (*heads, mention.head) if len(heads) < _MOST_MENTIONS else heads
        if mention.kind is MentionKind.NAME:
            words = name_words(analysis.tokens[mention.first : mention.last])
            if words:
                names[words] = None
    return KnownEntity(entity, tuple(names), sentences)


def _named_in(analysis: Analysis, entities: Sequence[KnownEntity]) -> dict[int, list[SlotCandidate]]:
    found: dict[int, SlotCandidate] = {}
    for name in analysis.names:
        words = name_words(analysis.tokens[name.first : name.last])
        found[name.head] = SlotCandidate(name.head, analysis.entity_at.get(name.head, words), name.kind, words)
    for at, entity in analysis.entity_at.items():
        if at not in found and entities[entity].names:
            known = entities[entity]
            found[at] = SlotCandidate(at, entity, known.entity.kind, known.names[0])
    return _grouped([(analysis.tokens[at].sentence, found[at]) for at in sorted(found)])


def _numbers_in(analysis: Analysis, found: Facts) -> dict[int, list[SlotCandidate]]:
    out: dict[int, SlotCandidate] = {}
    covered: set[int] = set()
    for figure in found.figures:
        first, last = token_range(analysis, figure.span.start, figure.span.end)
        covered.update(range(first, last))
        out[first] = SlotCandidate(first, (figure.value, figure.unit), figure_sort(figure))
    for time in found.times:
        covered.update(range(*token_range(analysis, time.span.start, time.span.end)))
    for token in analysis.tokens:
        if token.upos == "NUM" and token.index not in covered:
            out[token.index] = SlotCandidate(token.index, token.text.lower(), "count")
    return _grouped([(analysis.tokens[at].sentence, out[at]) for at in sorted(out)])


def _dated_in(analysis: Analysis, found: Facts) -> dict[int, list[SlotCandidate]]:
    pairs = []
    for time in found.times:
        first, _ = token_range(analysis, time.span.start, time.span.end)
        pairs.append((analysis.tokens[first].sentence, SlotCandidate(first, time.value, time_sort(time))))
    return _grouped(pairs)


def token_range(analysis: Analysis, start: int, end: int) -> tuple[int, int]:
    """The tokens of a stretch of characters, half open."""
    first = max(bisect_right(analysis.tokens, start, key=_start) - 1, 0)
    return first, max(bisect_left(analysis.tokens, end, key=_start), first + 1)


def _start(token: Token) -> int:
    return token.start


def time_sort(time: Time) -> str:
    """What sort of time it is; times of another sort are no alternative: a year to "Tuesday", a length to a date."""
    if time.type in LENGTHS:
        return str(time.type)
    if time.granularity is Granularity.REFERENCE:
        return "open"
    if time.value.startswith("XXXX-WXX"):
        return "weekday"
    return str(time.granularity) if time.granularity else "open"


def figure_sort(figure: Figure) -> str:
    """What sort of number it is: "age", its unit, or "count"."""
    return "age" if figure.what == "age" else figure.unit or "count"


def _by_sentence(analysis: Analysis, found: Sequence[tuple[int, _V]]) -> dict[int, list[_V]]:
    """Values by the sentence in which they begin."""
    starts = [sentence.start for sentence in analysis.sentences]
    return _grouped([(max(bisect_right(starts, at) - 1, 0), value) for at, value in found])


def _grouped(pairs: Sequence[tuple[_K, _V]]) -> dict[_K, list[_V]]:
    out: dict[_K, list[_V]] = {}
    for key, value in pairs:
        out.setdefault(key, []).append(value)
    return out
