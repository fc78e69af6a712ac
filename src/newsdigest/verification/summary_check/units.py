"""What a summary claims, cut into units that can each be true or false.

A unit is a name, a figure, a date, a content word, or a property of a clause: that it is (not) negated, how real it is,
who does it to whom. Names, figures, dates and words are content: each is context to the others.
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from newsdigest.language.names import head_of
from newsdigest.lexicon.function_words import DATING_PREPOSITIONS, PRONOUN_GENDERS, VERTICAL_PREPOSITIONS
from newsdigest.lexicon.numbers import COMPARATORS
from newsdigest.lexicon.tags import NOUN_TAGS
from newsdigest.model.analysis import Clause, Token
from newsdigest.model.facts import Figure, Time
from newsdigest.verification.summary_check.text_index import (
    TextIndex,
    figure_sort,
    is_content,
    name_words,
    time_sort,
    token_range,
    word_key,
)

__all__ = ["CONTENT_KINDS", "ITEM_KINDS", "NAME_KINDS", "SAID", "Unit", "find_units"]

SAID = 0.5
"""From this agreement on the article says the unit."""

NAME_KINDS = frozenset({"name", "place"})
ITEM_KINDS = NAME_KINDS | {"figure", "date"}
CONTENT_KINDS = ITEM_KINDS | {"noun", "verb", "modifier"}
_WORD_KINDS = dict.fromkeys(NOUN_TAGS, "noun") | {"VERB": "verb", "ADJ": "modifier", "ADV": "modifier", "NUM": "figure"}
_PREPOSITIONS = (
    DATING_PREPOSITIONS - {"on", "by", "from", "till"}
    | COMPARATORS - {"than"}
    | VERTICAL_PREPOSITIONS
    | frozenset(
        "during against without inside outside behind towards despite near between among across through".split()
    )
)

_MOST_TOKENS = 4
_VAGUE = ("PX", "PTX")


@attrs.define(eq=False)
class Unit:
    """One thing that the summary says.

    Attributes:
        kind: "name", "place", "figure", "date", "noun", "verb", "modifier", "vague time" ("recently", "months"; no
            content), "preposition", "pronoun", "negation", "status" or "order".
        first, last, head: its tokens, half open, and the one that governs them.
        sentence: its sentence in the summary.
        words: of a name, its folded words; of a word, its key alone.
        value: the figure or the time that it is, or None.
        sort: of a name its kind, of a figure or a time what sort it is; "" of others.
        clause: the clause whose property it is, or None.
        match: article sentence -> how far it says the same, 0 to 1.
        at: article sentence -> the tokens that say it.
        best: how far the article says it anywhere.
        note: what the comparison found, in plain words.
    """

    kind: str
    first: int
    last: int
    head: int
    sentence: int
    words: tuple[str, ...] = ()
    value: Figure | Time | None = None
    clause: Clause | None = None
    sort: str = ""
    gender: str = ""
    weight: float = 1.0
    match: dict[int, float] = attrs.field(factory=dict)
    at: dict[int, tuple[int, ...]] = attrs.field(factory=dict)
    best: float = 0.0
    note: str = ""

    def say(self, sentence: int, strength: float, tokens: tuple[int, ...]) -> None:
        """Note that tokens of the article's sentence say it that far; only the strongest of a sentence are kept."""
        if strength > self.match.get(sentence, 0.0):
            self.match[sentence] = strength
            self.at[sentence] = tokens
            self.best = max(self.best, strength)
        elif strength == self.match.get(sentence) and len(self.at[sentence]) < _MOST_TOKENS:
            self.at[sentence] += tokens

    def say_as(self, twin: Unit) -> None:
        """Share what was found for another unit that asks the same of the article."""
        self.match, self.at, self.best, self.note = twin.match, twin.at, twin.best, twin.note
        self.weight = twin.weight


def find_units(text: TextIndex) -> list[Unit]:
    """The units of a summary, in reading order; those of clauses last."""
    taken: dict[int, Unit] = {}
    for unit in (*_dates(text), *_figures(text), *_names(text)):
        if not any(at in taken for at in range(unit.first, unit.last)):
            taken.update(dict.fromkeys(range(unit.first, unit.last), unit))
    for token in text.analysis.tokens:
        if token.index not in taken:
            word = _word(text, token)
            if word is not None:
                taken[token.index] = word
    found = sorted(set(taken.values()), key=lambda unit: unit.first)
    return [*found, *_of_clauses(text)]


def _is_vague(time: Time) -> bool:
    """Whether a time can be said of any news: "now", "recently", "days", "months"."""
    return time.value.startswith(_VAGUE) or (time.value.endswith("_REF") and " " not in time.text)


def _tokens_of(text: TextIndex, time: Time) -> range:
    return range(*token_range(text.analysis, time.span.start, time.span.end))


def _dates(text: TextIndex) -> Iterator[Unit]:
    for time in text.facts.times:
        tokens = _tokens_of(text, time)
        first, last = tokens.start, tokens.stop
        head = head_of(text.analysis.tokens, first, last)
        kind = "vague time" if _is_vague(time) else "date"
        yield Unit(kind, first, last, head, text.analysis.tokens[head].sentence, value=time, sort=time_sort(time))


def _figures(text: TextIndex) -> Iterator[Unit]:
    for figure in text.facts.figures:
        first, last = token_range(text.analysis, figure.span.start, figure.span.end)
        head = head_of(text.analysis.tokens, first, last)
        yield Unit(
            "figure", first, last, head, text.analysis.tokens[head].sentence, value=figure, sort=figure_sort(figure)
        )


def _names(text: TextIndex) -> Iterator[Unit]:
    for name in text.analysis.names:
        words = name_words(text.analysis.tokens[name.first : name.last])
        if words:
            kind = "place" if name.kind == "place" else "name"
            sentence = text.analysis.tokens[name.head].sentence
            yield Unit(kind, name.first, name.last, name.head, sentence, words=words, sort=name.kind)


def _word(text: TextIndex, token: Token) -> Unit | None:
    low = token.text.lower()
    if low in PRONOUN_GENDERS and token.upos == "PRON":
        return Unit("pronoun", token.index, token.index + 1, token.index, token.sentence, gender=PRONOUN_GENDERS[low])
    if low in _PREPOSITIONS:
        return Unit("preposition", token.index, token.index + 1, token.index, token.sentence, words=(low,))
    if not is_content(token) or low == "one":  # "one of them" counts nothing
        return None
    kind = _WORD_KINDS[token.upos]
    if token.upos == "ADJ" and low.rstrip("thndsr").isdigit():
        kind = "figure"
    return Unit(kind, token.index, token.index + 1, token.index, token.sentence, words=(word_key(token),))


def _of_clauses(text: TextIndex) -> Iterator[Unit]:
    for clause in text.analysis.clauses:
        at = clause.predicate
        token = text.analysis.tokens[at]
        if token.upos == "VERB" or clause.tense:
            yield Unit("negation", at, at + 1, at, clause.sentence, words=(word_key(token),), clause=clause)
        if clause.tense or clause.modal:
            yield Unit("status", at, at + 1, at, clause.sentence, words=(word_key(token),), clause=clause)
        if clause.subjects and (clause.objects or clause.agents) and token.upos == "VERB":
            yield Unit("order", at, at + 1, at, clause.sentence, words=(word_key(token),), clause=clause)
