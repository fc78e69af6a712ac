"""The closed word classes by which an edit is told from another: weekdays, modals, verbs of saying ...

They are the fall-back where no fact of a digest covers the edited words, and the judge of what an edit in a
verb group means. The lists live in ``data/words.json``; they are closed classes of English and the newsroom's
usual verbs (AP and Reuters style books on attribution), in lower case and with straight apostrophes.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import cast

import attrs

from newsdigest import resources

__all__ = ["CASUALTIES", "ChangeLexicon", "lexicon"]

CASUALTIES = frozenset({"dead", "hurt", "missing"})
"""The outcomes among those of :attr:`ChangeLexicon.counted` that news counts as casualties."""


@attrs.frozen(kw_only=True)
class ChangeLexicon:
    """The word classes; see ``data/words.json`` for what each holds."""

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
    rising: frozenset[str]
    falling: frozenset[str]
    title: frozenset[str]
    pronoun: frozenset[str]
    function: frozenset[str]
    empty: frozenset[str]  # function words whose coming and going changes nothing that is said
    counted: Mapping[str, str]  # word for people to whom something happened -> the outcome: "killed" -> "dead"
    offence: frozenset[str]


def _build(package: str, name: str) -> ChangeLexicon:
    data = resources.read_json(package, name, version=1)
    classes: dict[str, frozenset[str] | Mapping[str, str]] = {}
    for field in attrs.fields(ChangeLexicon):
        words = data[field.name]
        if isinstance(words, dict):
            classes[field.name] = MappingProxyType(cast("dict[str, str]", words))
        else:
            classes[field.name] = frozenset(cast("list[str]", words))
    return ChangeLexicon(**classes)  # type: ignore[arg-type]


def lexicon() -> ChangeLexicon:
    """The packaged word classes, read once."""
    return resources.load("changes", "words.json", _build)
