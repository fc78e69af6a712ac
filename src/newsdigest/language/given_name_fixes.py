"""Corrections, after tagging, of given names that are function words too: "Will Young told the court", "Per Lindqvist".

The tagger takes "Will" and "May" for auxiliaries and "Per" for a preposition, so that the surname alone is a name and
the verb has lost its subject. Such a word is a given name before a proper noun

- in the middle of a sentence, where a function word has no capital: "Police said Will Young was safe";
- where the verb right after the name is no plain form, which an auxiliary asks for: "Will Young told the court".

"Per" that opens a sentence stays a preposition before a comma, as in "Per Reuters, the talks failed".
"""

from __future__ import annotations

from collections.abc import Sequence

from newsdigest.language.gazetteer import title_of
from newsdigest.language.tagger_output import RawName, Tagged
from newsdigest.lexicon.verbs import SAME_IN_THE_PAST

__all__ = ["fix_given_names"]

_NAMES = frozenset({"Will", "May", "Per"})
_INFLECTED = frozenset({"VBD", "VBZ", "VBN"})
_FUNCTIONS = frozenset({"aux", "case", "mark", "cc", "advmod"})
_MARKS = frozenset({'"', "'", "''"})
_LONGEST_SURNAME = 3
_SHORT = 5  # letters of words that title case may leave in lower case
_REACH = 40
"""Words on either side of a name that may depend on it."""


def fix_given_names(forms: Sequence[str], tagged: Tagged, sentences: Sequence[tuple[int, int]]) -> None:
    """Make names of such words and their surnames, in place.

    >>> tags, xpos = ["AUX", "PROPN", "VERB", "DET", "NOUN"], ["MD", "NNP", "VBN", "DT", "NN"]
    >>> tagged = Tagged(tags, xpos, [2, 2, 2, 4, 2], ["aux", "nsubj", "root", "det", "obj"], [])
    >>> fix_given_names("Will Young told the court".split(), tagged, [(0, 5)])
    >>> tagged.upos[0], tagged.xpos[2], tagged.heads[:2], [(name.first, name.last) for name in tagged.names]
    ('PROPN', 'VBD', [2, 0], [(0, 2)])
    """
    if _NAMES.isdisjoint(forms):
        return
    found: dict[int, int] = {}
    for first, last in sentences:
        for at in range(first, last - 2):
            end = _surname_end(forms, tagged, at, last) if forms[at] in _NAMES else at
            if end > at + 1 and (_is_inside(forms, at, first) or _is_subject(forms, tagged, (at, end), last)):
                _make_name(tagged, at, end, (max(first, at - _REACH), min(last, end + _REACH)))
                found[at] = end
    if found:
        taken = {at for given, end in found.items() for at in range(given, end)}
        tagged.names[:] = [name for name in tagged.names if taken.isdisjoint(range(name.first, name.last))]
        tagged.names.extend(RawName("person", given, end, 1.0) for given, end in found.items())


def _is_inside(forms: Sequence[str], at: int, first: int) -> bool:
    """Whether a word stands after one in lower case, a title or a comma, or after the mark that closes a quotation."""
    if at <= first:
        return False
    before = at - 1 - (forms[at - 1] in _MARKS and at - 1 > first and forms[at - 2] == ",")
    word = forms[before]
    if word == "," or (word.isalpha() and word.islower()):
        return True
    prose = any(len(form) > _SHORT and form.islower() for form in forms[first : first + _REACH])
    return prose and title_of(word.lower().rstrip(".")) is not None  # "Sergeant Will Young"


def _surname_end(forms: Sequence[str], tagged: Tagged, at: int, last: int) -> int:
    """One past the proper nouns after a word."""
    end = at + 1
    while end < min(last, at + 1 + _LONGEST_SURNAME) and tagged.upos[end] == "PROPN" and forms[end][:1].isupper():
        end += 1
    return end


def _is_subject(forms: Sequence[str], tagged: Tagged, name: tuple[int, int], last: int) -> bool:
    """Whether the verb right after a name makes its first word a given name; not in "Per Reuters reports,"."""
    at, end = name
    closed = forms[at] == "Per" and end + 1 < last and forms[end + 1] == ","
    return not closed and _is_inflected(forms, tagged, end, last)


def _is_inflected(forms: Sequence[str], tagged: Tagged, at: int, last: int) -> bool:
    """Whether a verb at a token cannot be the plain form after an auxiliary."""
    if at >= last or not forms[at].islower() or forms[last - 1] == "?":
        return False
    return tagged.upos[at] in ("VERB", "AUX") and tagged.xpos[at] in _INFLECTED and forms[at] not in SAME_IN_THE_PAST


def _make_name(tagged: Tagged, given: int, end: int, near: tuple[int, int]) -> None:
    """Make one name of a given name and its surname, with the place in the tree that the surname had."""
    heads, deprels = tagged.heads, tagged.deprels
    if deprels[given] in _FUNCTIONS:
        surname = next((at for at in range(given + 1, end) if not given < heads[at] < end or heads[at] == at), given)
        root = heads[surname] == surname
        head, relation = heads[surname], deprels[surname]
        for at in range(*near):
            heads[at] = given if given <= heads[at] < end else heads[at]
        for at in range(given + 1, end):
            heads[at], deprels[at] = given, "flat"
        heads[given], deprels[given] = (given if root or given <= head < end else head), relation
        _attach(tagged, given, end, near)
    for at in range(given, end):
        tagged.upos[at], tagged.xpos[at] = "PROPN", "NNP"


def _attach(tagged: Tagged, given: int, end: int, near: tuple[int, int]) -> None:
    """Give the verb its argument without a preposition, and the past tense where it has no auxiliary left."""
    verb = tagged.heads[given]
    below = {tagged.deprels[at] for at in range(*near) if tagged.heads[at] == verb and at != given}
    if tagged.deprels[given] == "obl":
        tagged.deprels[given] = "obj" if verb < given and "nsubj" in below else "nsubj"
    if verb == end and tagged.xpos[verb] == "VBN" and below.isdisjoint({"aux", "aux:pass"}):
        tagged.xpos[verb] = "VBD"
