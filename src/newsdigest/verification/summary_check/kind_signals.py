"""Signals of one kind of unit alone: what a figure counts, what sort of time it is, whether a name fits its place."""

from __future__ import annotations

import re

from newsdigest.language.gazetteer import noun_of
from newsdigest.language.written_titles import written_title
from newsdigest.lexicon.function_words import FRAMING_PREPOSITIONS
from newsdigest.model.enums import Granularity
from newsdigest.model.facts import Figure, Time
from newsdigest.verification.summary_check.lexical_relations import related, stem
from newsdigest.verification.summary_check.slot_usage import usage
from newsdigest.verification.summary_check.text_index import LENGTHS, TextIndex
from newsdigest.verification.summary_check.units import NAME_KINDS, Unit
from newsdigest.verification.summary_check.value_index import thing_of

__all__ = ["counted", "dated", "named", "placed"]


_DIGIT = re.compile(r"\d")
_EXACT = re.compile(r"\d|[A-Z]")
"""A figure or a name: a time without one ("a week", "five years ago") is often worked out, not copied."""

_SMALL = frozenset({1.0, 2.0, 3.0})
"""Counts that are often said of what is only named or listed."""

_MOST_ENTITIES = 300


def placed(unit: Unit, summary: TextIndex, article: TextIndex, features: dict[str, float]) -> None:
    """The parts of speech beside a name, figure or date, for each sort: "a Friday man", "Mayor Lisbon" are odd."""
    tokens = summary.analysis.tokens
    before = tokens[unit.first - 1] if unit.first else None
    after = tokens[unit.last] if unit.last < len(tokens) else None
    sort = _sort_of(unit, article)
    features.update(usage(unit, summary, sort if unit.kind in NAME_KINDS else ""))
    for side, token in (("before", before), ("after", after)):
        word = "edge" if token is None or token.sentence != unit.sentence else token.upos
        if word == "ADP" and token is not None and token.lemma in FRAMING_PREPOSITIONS:
            word = token.lemma
        features[f"{side} {word}"] = 1.0
        if sort:
            features[f"{sort} {side} {word}"] = 1.0


def _sort_of(unit: Unit, article: TextIndex) -> str:
    if unit.kind in NAME_KINDS:
        kinds = _kinds_of(unit, article)
        return kinds.pop() if len(kinds) == 1 else ""
    if isinstance(unit.value, Figure):
        return "age" if unit.value.what == "age" else "measure" if unit.value.unit else "count"
    if isinstance(unit.value, Time):
        return unit.value.type.value.lower()
    return ""


def counted(unit: Unit, figure: Figure, article: TextIndex, features: dict[str, float]) -> None:
    """Whether the article counts the same thing with this number, or with another."""
    ours = thing_of(figure)
    words = related(ours).keys() if ours else frozenset[str]()
    agree = rival = clash = 0.0
    for other, sentence, _, theirs in article.values.figures.to(figure.value):
        same_thing = bool(ours) and (theirs in words or stem(theirs) == stem(ours)) and figure.unit == other.unit
        same_value = figure.value == other.value or (
            unit.match.get(sentence, 0.0) >= 0.75 and abs(figure.value - other.value) <= 0.1 * abs(other.value)
        )
        if same_value:
            agree = max(agree, float(same_thing or (not ours and figure.unit == other.unit)))
            clash = max(clash, float(_sort(figure, ours) != _sort(other, theirs)))
        elif same_thing:
            rival = 1.0
        if agree and rival:
            break  # a clash counts only where nothing agrees
    features["digits"] = float(_DIGIT.search(figure.text) is not None)
    features["small"] = float(figure.value in _SMALL and not figure.unit)
    features["counts_same"] = agree
    features["counts_other"] = rival
    features["sort_clash"] = clash * (1 - agree)


def _sort(figure: Figure, thing: str) -> str:
    """What sort of number it is: an age, a share, money, a length, people, things."""
    if thing == "age" or figure.unit:
        return thing or ("money" if figure.unit.isupper() and len(figure.unit) == 3 else figure.unit)
    noun = noun_of(thing)
    return "people" if noun is not None and noun.kind in {"person", "group"} else "things" if thing else ""


def dated(time: Time, article: TextIndex, features: dict[str, float]) -> None:
    """What sort of time it is, and whether the article's own day is unknown."""
    features["length"] = float(time.type in LENGTHS)
    features["loose"] = float(not _EXACT.search(time.text))
    features["relative"] = float(time.granularity is Granularity.REFERENCE)
    features["weekday"] = float(time.value.startswith("XXXX-WXX"))
    features["open"] = float(time.start is None)
    features["vague"] = article.values.vague
    features["no_times"] = float(time.type not in article.values.time_types)


def named(unit: Unit, summary: TextIndex, article: TextIndex, features: dict[str, float]) -> None:
    """Whether the sort of name fits its place in the sentence: a title before a town, "in" before a person."""
    analysis = summary.analysis
    kinds = _kinds_of(unit, article)
    own = summary.name_kind(unit.first)
    case = analysis.prepositions(unit.head)
    features["namesake"] = float(0.0 < unit.best < 0.5 and len(unit.words) > 1)
    features["in_person"] = float(bool(case & {"in", "at", "near"}) and kinds == {"person"})
    features["own_kind"] = float(not kinds or own in kinds)
    modifies = analysis.tokens[unit.head].deprel in {"compound", "amod", "nmod:poss"}
    features["modifies"] = float(modifies and "place" not in kinds)
    before = analysis.tokens[unit.first - 1].text.lower() if unit.first else ""
    features["title_of_thing"] = float(written_title(before) is not None and bool(kinds) and "person" not in kinds)
    following = analysis.tokens[unit.last].upos if unit.last < len(analysis.tokens) else "NOUN"
    features["odd_article"] = float(before in {"a", "an"} and following != "NOUN")


def _kinds_of(unit: Unit, article: TextIndex) -> set[str]:
    """The kinds of the article's entities that have all words of a name."""
    words = set(unit.words)
    rarest = min((article.named.get(word, ()) for word in unit.words), key=len, default=())
    known = (article.entities[at] for at in rarest[:_MOST_ENTITIES])
    return {found.entity.kind for found in known if any(words <= set(name) for name in found.names)}
