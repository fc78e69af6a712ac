"""Lemmas by rule and table, after the conventions of the Universal Dependencies English treebanks.

A word is looked up with its Penn tag in a small table (irregular forms and what the rules get wrong; compiled in
``training/lemmas.py``); else the endings of its tag are taken off by rules in the manner of Porter (1980) and of Minnen, Carroll and
Pearce (2001). Proper nouns keep their capitals.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from types import MappingProxyType

from newsdigest import resources

__all__ = ["lemma", "regular"]

_FILE = "lemmas.tsv"
_VOWELS = "aeiou"
_SIBILANT = re.compile(r"(?:s|x|z|ch|sh)es\Z")
_KEEPS_E = re.compile(
    r"(?:[^aeiou]l|[aeiou][sz]|[aeiou]{1}[bcdgkmnptv]|[^aeiou]s|[^aeiou]z|[lnr]c|[lr]v|dg|u|[nr]g|ut|[aeo]r|rs)\Z"
)
_DOUBLED = re.compile(r"([bdgmnprt])\1\Z")


def lemma(form: str, xpos: str) -> str:
    """The lemma of a word with its Penn tag.

    >>> lemma("Companies", "NNS"), lemma("Paris", "NNP"), lemma("said", "VBD"), lemma("worse", "JJR")
    ('company', 'Paris', 'say', 'bad')
    """
    return _lemma(form if xpos in ("NNP", "NNPS") else form.lower(), xpos)


@lru_cache(maxsize=20_000)
def _lemma(form: str, xpos: str) -> str:
    table = resources.load("language", _FILE, _table)
    known = table.get((form.lower(), xpos))
    if known is not None:
        return known
    return regular(form, xpos)


def _table(room: str, name: str) -> Mapping[tuple[str, str], str]:
    rows = [line.split("\t") for line in resources.read_lines(room, name)]
    return MappingProxyType({(form, tag): base for form, tags, base in rows for tag in tags.split(",")})


def regular(form: str, xpos: str) -> str:
    """The lemma by rule alone: ``form`` without the ending of its tag."""
    rule = _RULES.get(xpos)
    return rule(form) if rule is not None and len(form) > 2 else form


def _singular(form: str) -> str:
    if form.endswith("ies") and len(form) > 4:
        return form[:-3] + "y"
    if _SIBILANT.search(form):
        return form[:-2]
    if form.endswith("oes"):
        return form[:-2]
    if form.endswith("s") and not form.endswith(("ss", "us", "is")):
        return form[:-1]
    return form


def _third_person(form: str) -> str:
    return _singular(form)


def _present_participle(form: str) -> str:
    return _stem(form[:-3]) if form.endswith("ing") and len(form) > 4 else form


def _past(form: str) -> str:
    if form.endswith("ied") and len(form) > 4:
        return form[:-3] + "y"
    if form.endswith("eed"):
        return form[:-1] if form.endswith(("reed",)) and len(form) < 7 else form
    return _stem(form[:-2]) if form.endswith("ed") and len(form) > 3 else form


def _stem(stem: str) -> str:
    """A verb without ``-ing`` or ``-ed``: one of a doubled letter goes, a silent ``e`` comes back."""
    if not any(vowel in stem for vowel in _VOWELS + "y"):
        return stem
    if _DOUBLED.search(stem):
        return stem[:-1]
    return stem + "e" if _wants_e(stem) else stem


def _wants_e(stem: str) -> bool:
    if stem.endswith(("at", "iz", "is", "iv", "ag", "ur", "uc", "as", "os", "us", "rc", "nc", "dg", "rg", "lg", "ng", "lv", "rv", "tl", "bl", "pl", "gl",
                      "dl", "fl", "cl", "kl", "sl", "zl", "u", "ir", "ns", "ps", "rs", "av", "ov", "eiv", "iev", "iv", "uz", "az", "oz", "iz", "eas")):
        return not stem.endswith(("ous", "iss", "oss", "uss", "ass", "reat", "eat", "oat", "tang", "ring", "ang", "ong", "hang", "long"))
    short = re.fullmatch(r"[^aeiou]*[aeiou][^aeiouwxy]", stem)
    return short is not None and not stem.endswith(("er", "en", "on", "or", "al", "el", "it", "ow"))


def _compared(form: str) -> str:
    for ending in ("est", "er"):
        if form.endswith(ending) and len(form) > len(ending) + 2:
            stem = form[: -len(ending)]
            if stem.endswith("i"):
                return stem[:-1] + "y"
            if _DOUBLED.search(stem):
                return stem[:-1]
            return stem + "e" if stem.endswith(("g", "c", "s", "z", "v", "bl", "pl", "fr", "cr", "ur", "ir", "iv", "dl")) else stem
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
