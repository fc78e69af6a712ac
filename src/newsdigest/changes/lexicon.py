"""The closed word classes that distinguish kinds of edits: weekdays, modals, verbs of saying ...

They are the fall-back where no fact of a digest covers the edited words, and the judge of what an edit in a
verb group means. They are composed from the classes that all parts share (``newsdigest.lexicon``) and from
what is asked about edits alone (``data/words.json``: the newsroom's usual verbs, after the AP and Reuters style books
on attribution), in lower case and with straight apostrophes.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import cast

import attrs

from newsdigest import resources
from newsdigest.lexicon.calendar import (
    DEICTIC_DAYS,
    MONTH_ABBREVIATIONS,
    MONTHS,
    PARTS_OF_DAY,
    SEASONS,
    UNITS_OF_TIME,
    WEEKDAY_ABBREVIATIONS,
    WEEKDAY_PLURALS,
    WEEKDAYS,
)
from newsdigest.lexicon.function_words import (
    ARTICLES,
    AUXILIARY_NEGATIVES,
    BE,
    DEMONSTRATIVES,
    DO,
    FRAMING_PREPOSITIONS,
    FUTURE_CONTRACTIONS,
    HAVE,
    HEDGES,
    INFERENTIALS,
    MODAL_NEGATIVES,
    MODALS,
    NEGATIVE_ADVERBS,
    PERSONAL_PRONOUNS,
    POSSESSIVES,
    TEMPORAL_SUBORDINATORS,
    THIRD_PERSON_POSSESSIVES,
)
from newsdigest.lexicon.measures import currencies, units
from newsdigest.lexicon.nouns import PROFESSOR, SHORT_TITLES
from newsdigest.lexicon.numbers import (
    APPROXIMATORS,
    CARDINALS,
    COMPARATORS,
    FRACTIONS,
    INDEFINITE_NUMBERS,
    NEAR_BELOW,
    ORDINALS,
    SCALES,
)
from newsdigest.lexicon.speech import SAID_FORMS

__all__ = ["CASUALTIES", "ChangeLexicon", "lexicon"]

CASUALTIES = frozenset({"dead", "hurt", "missing"})
"""The outcomes among those of :attr:`ChangeLexicon.counted` that news counts as casualties."""


@attrs.frozen(kw_only=True)
class ChangeLexicon:
    """The word classes."""

    weekday: frozenset[str]
    month: frozenset[str]
    clock: frozenset[str]
    number: Mapping[str, str]  # "twelve" -> "12"
    magnitude: frozenset[str]
    ordinal: frozenset[str]  # and fractions: "fifth", "half"
    unit: frozenset[str]
    approximation: frozenset[str]
    modal: frozenset[str]
    negation: frozenset[str]
    hedge: frozenset[str]
    auxiliary: Mapping[str, str]  # form -> "present", "past", "perfect" or "base"
    claim: Mapping[str, str]  # verb form -> what it makes of the claim
    saying: frozenset[str]
    addressing: frozenset[str]  # those of saying whose object may be who is spoken to: "told"
    rising: frozenset[str]
    falling: frozenset[str]
    title: frozenset[str]
    pronoun: frozenset[str]
    function: frozenset[str]
    empty: frozenset[str]  # function words whose coming and going changes nothing that is said
    alone: frozenset[str]  # determiners that say with "one" what they say alone: "each one"
    counted: Mapping[str, str]  # word for people to whom something happened -> the outcome: "killed" -> "dead"
    offence: frozenset[str]


_LONGEST_CODE = 3  # letters of a currency code: "try" and "all" are no units
_PERIODS = UNITS_OF_TIME - {"second", "minute", "hour", "day"}
_PRONOUNS = PERSONAL_PRONOUNS | THIRD_PERSON_POSSESSIVES | {"hers", "who", "whom", "whose"}
_GRAMMATICAL = ARTICLES | DEMONSTRATIVES | FRAMING_PREPOSITIONS | BE - {"am"} | HAVE - {"having"} | DO
_EMPTY = (
    _GRAMMATICAL
    | INFERENTIALS - {"still"}
    | frozenset(
        {"and", "but", "with", "as"} | {"it", "its", "who", "whom", "which"} | {"while", "there", "both", "such"}
    )
    | {"very", "too", "just", "'s", "s"}
)
_FURTHER = frozenset({"or", "if", "than", "what", "where"} | {"now", "still", "some", "any", "one"}) | (
    {"from", "about", "into", "onto", "upon"} | {"up", "out", "over", "off"}
)

_SHARED: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "weekday": frozenset({*WEEKDAYS, *WEEKDAY_ABBREVIATIONS, *WEEKDAY_PLURALS}),
        "month": frozenset({*MONTHS, *MONTH_ABBREVIATIONS}),
        "clock": PARTS_OF_DAY | SEASONS | _PERIODS | frozenset(DEICTIC_DAYS),
        "magnitude": frozenset(SCALES) | INDEFINITE_NUMBERS - {"tens", "scores"} | FRACTIONS,
        "ordinal": frozenset(ORDINALS) | FRACTIONS | {"quarters", "thirds", "fifths", "tenths"},
        "unit": UNITS_OF_TIME | {unit + "s" for unit in UNITS_OF_TIME - {"century"}},
        "approximation": APPROXIMATORS | NEAR_BELOW | COMPARATORS,
        "saying": SAID_FORMS,
        "modal": MODALS | MODAL_NEGATIVES | FUTURE_CONTRACTIONS | {"ought"},
        "negation": NEGATIVE_ADVERBS | MODAL_NEGATIVES | AUXILIARY_NEGATIVES | {"not", "no", "without"},
        "hedge": HEDGES,
        "title": SHORT_TITLES | PROFESSOR | {"rev"},
        "pronoun": _PRONOUNS,
        "function": _EMPTY | _PRONOUNS | POSSESSIVES | TEMPORAL_SUBORDINATORS - {"since"} | _FURTHER,
        "empty": _EMPTY - {"from"} | {"mr", "mrs", "ms", "miss", "yet"} | {"although", "whereas"},
        "alone": DEMONSTRATIVES | {"each", "any", "another", "which"} | {"last", "next"},
    }
)
"""What other parts share; the words that only edits are asked about are in ``data/words.json``."""


def _build(package: str, name: str) -> ChangeLexicon:
    data = resources.read_json(package, name, version=1)
    unknown = data.keys() - {field.name for field in attrs.fields(ChangeLexicon)} - {"format"}
    if unknown:
        raise ValueError(f"unknown classes: {unknown}")
    maps: dict[str, Mapping[str, str]] = {
        "number": MappingProxyType({word: str(number) for word, number in CARDINALS.items() if word != "one"}),
        "auxiliary": _auxiliaries(_mapping(data, "auxiliary")),
        "claim": _mapping(data, "claim"),
        "counted": _mapping(data, "counted"),
    }
    sets = {
        field.name: _SHARED.get(field.name, frozenset()) | _words(data, field.name)
        for field in attrs.fields(ChangeLexicon)
        if field.name not in maps
    }
    sets["unit"] |= units().keys() | {word for word in currencies() if word.isalpha() and len(word) > _LONGEST_CODE}
    sets["saying"] |= sets["addressing"]
    return ChangeLexicon(**sets, **maps)  # type: ignore[arg-type]


def _words(data: Mapping[str, object], kind: str) -> frozenset[str]:
    return frozenset(cast("list[str]", data.get(kind, ())))


def _mapping(data: Mapping[str, object], kind: str) -> Mapping[str, str]:
    return MappingProxyType(cast("dict[str, str]", data[kind]))


def _auxiliaries(positive: Mapping[str, str]) -> Mapping[str, str]:
    """The auxiliaries and their contractions with "not"."""
    negative = {form: positive[form.removesuffix("n't")] for form in AUXILIARY_NEGATIVES}
    return MappingProxyType({**positive, **negative})


def lexicon() -> ChangeLexicon:
    """The packaged word classes, read once."""
    return resources.load("changes", "words.json", _build)
