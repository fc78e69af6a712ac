"""Lemmas by rule and table, after the conventions of the Universal Dependencies English treebanks.

A word is looked up with its Penn tag in a table of irregular forms; else the ending of its tag is taken off. Whether
a silent ``e`` is restored ("hoping", "helping") does not follow from spelling, so a list of verbs, the most frequent
first, decides; a verb that is not on it has the usual spelling. Both files are compiled in
``training/lemmas.py``. Proper nouns keep their capitals.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from types import MappingProxyType

from newsdigest import resources

__all__ = ["is_verb", "lemma", "regular"]

_TABLE, _VERBS = "lemmas.tsv", "verbs.txt"
_SIBILANT = re.compile(r"(?:s|x|z|ch|sh)es\Z")
_DOUBLED = re.compile(r"([bdgklmnprtvz])\1\Z")
_SILENT_E = re.compile(r"(?:[aiouy][bcdgkmnpstvz]|[^aeiou]l|[^aeiou][cgvz]|[aeiou]{2}[svz]|[aiu]r|rs|u|at|iz)\Z")
_SHORT = re.compile(r"[^aeiou]*[aeiouy][^aeiouwxy]\Z")
_UNMARKED = ("ss", "us", "is")


@lru_cache(maxsize=20_000)
def is_verb(base: str) -> bool:
    """Whether a base form in lower case is a verb that news uses; many of them are nouns, too.

    >>> is_verb("deny"), is_verb("ministry")
    (True, False)
    """
    return base in resources.load("language", _VERBS, _ranks)


@lru_cache(maxsize=20_000)  # news repeats its words
def lemma(form: str, xpos: str) -> str:
    """The lemma of a word with its Penn tag.

    >>> lemma("Companies", "NNS"), lemma("Paris", "NNP"), lemma("said", "VBD"), lemma("declined", "VBD")
    ('company', 'Paris', 'say', 'decline')
    """
    low = form.lower()
    known = resources.load("language", _TABLE, _table).get((low, xpos))
    if known is not None:
        return known
    return regular(form if xpos in ("NNP", "NNPS") else low, xpos)


def _table(package: str, name: str) -> Mapping[tuple[str, str], str]:
    rows = resources.read_rows(package, name)
    return MappingProxyType({(form, tag): base for form, tags, base in rows for tag in tags.split(",")})


def _ranks(package: str, name: str) -> Mapping[str, int]:
    return MappingProxyType({verb: rank for rank, verb in enumerate(resources.read_lines(package, name))})


def regular(form: str, xpos: str) -> str:
    """The lemma by rule: ``form`` without the ending of its tag."""
    rule = _RULES.get(xpos)
    return rule(form) if rule is not None and len(form) > 2 else form


def _singular(form: str) -> str:
    low = form.lower()
    if low[0].isdigit() or low[0] == "'":
        return form  # the 1990s
    if low.endswith("ies") and len(form) > 4:
        return form[:-3] + "y"
    if _SIBILANT.search(low) or low.endswith("oes"):
        return (
            form[:-2]
            if not low.endswith(("uses", "ases", "oses", "ises", "izes", "nses", "rses", "yses", "azes"))
            else form[:-1]
        )
    return form[:-1] if low.endswith("s") and not low.endswith(_UNMARKED) else form


def _third_person(form: str) -> str:
    if form.endswith("es") and len(form) > 4:
        verbs = resources.load("language", _VERBS, _ranks)
        for base in (form[:-1], form[:-2]):
            if base in verbs:
                return base
    return _singular(form)


def _present_participle(form: str) -> str:
    return _base(form[:-3]) if form.endswith("ing") and len(form) > 4 else form


def _past(form: str) -> str:
    if form.endswith("ied") and len(form) > 4:
        return form[:-3] + "y"
    return _base(form[:-2]) if form.endswith("ed") and len(form) > 3 else form


def _base(stem: str) -> str:
    """The verb of which ``stem`` is left without ``-ing`` or ``-ed``."""
    verbs = resources.load("language", _VERBS, _ranks)
    choices = [stem, stem + "e"]
    if _DOUBLED.search(stem):
        choices.append(stem[:-1])
    listed = [base for base in choices if base in verbs]
    if listed:
        return min(listed, key=verbs.__getitem__)
    if _DOUBLED.search(stem) and stem[-1] not in "lsz":
        return stem[:-1]
    silent = _SHORT.match(stem) if len(stem) < 5 else _SILENT_E.search(stem)
    return stem + "e" if silent else stem


def _compared(form: str) -> str:
    for ending in ("est", "er"):
        if form.endswith(ending) and len(form) > len(ending) + 2:
            stem = form[: -len(ending)]
            if stem.endswith("i"):
                return stem[:-1] + "y"
            if _DOUBLED.search(stem) and not stem.endswith("ll"):
                return stem[:-1]
            return (
                stem + "e"
                if stem.endswith(("g", "c", "s", "z", "v", "bl", "pl", "mpl", "ntl", "ur", "ir", "at", "id", "ut"))
                else stem
            )
    return form


_RULES: Mapping[str, Callable[[str], str]] = MappingProxyType(
    {
        "NNS": _singular,
        "NNPS": _singular,
        "VBZ": _third_person,
        "VBG": _present_participle,
        "VBD": _past,
        "VBN": _past,
        "JJR": _compared,
        "JJS": _compared,
        "RBR": _compared,
        "RBS": _compared,
    }
)
