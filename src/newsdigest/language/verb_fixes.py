"""Corrections, after tagging, of verbs whose tags or marks contradict each other.

- A finite form with a subject is a verb: "The council plans to close the road", where "plans" comes as VBZ and NOUN.
- "To" before the plain form of a verb marks it, whatever stands between: "is due to sail", "to more quickly repair".
- "That" which marks a clause is a conjunction, not a pronoun: "the claim that tolls would end".
- A plain form below "he" or a singular noun, where the present would end in "s", is the past: "She quit on Friday".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsdigest.language.tagger_output import Tagged
from newsdigest.lexicon.tags import NOUN_TAGS, TENSED_TAGS
from newsdigest.lexicon.verbs import SAME_IN_THE_PAST
from newsdigest.lexicon.word_sets import words

__all__ = ["fix_verbs"]

_PLAIN = frozenset({"VBP", "VB"})
_SINGULAR_TAGS = frozenset({"NN", "NNP"})
_SINGULAR_PRONOUNS = words("he she it")
_HELPING = frozenset({"aux", "mark"})
_ADVERBS = frozenset({"RB", "RBR"})
_DUE = words("start finish end close open return land")
"""What is planned rather than a cause, where no article is before it: "due to start in May"."""

_OF_TIME_OR_PLACE = words("on in at by next this from")
_MOST_ADVERBS = 3
_REACH = 20
"""Words before another that are searched for its dependents."""


def fix_verbs(forms: Sequence[str], tagged: Tagged) -> None:
    """Make the tags of verbs and the marks of infinitives agree, in place.

    >>> tagged = Tagged(["PRON", "VERB"], ["PRP", "VBP"], [1, 1], ["nsubj", "root"], [])
    >>> fix_verbs(["She", "quit"], tagged)
    >>> tagged.xpos
    ['PRP', 'VBD']
    """
    for verb in [head for head, label in zip(tagged.heads, tagged.deprels, strict=True) if label == "nsubj"]:
        if tagged.xpos[verb] in TENSED_TAGS and tagged.upos[verb] in NOUN_TAGS:
            tagged.upos[verb] = "VERB"
        if tagged.xpos[verb] in _PLAIN and forms[verb] in SAME_IN_THE_PAST and _is_third_singular(forms, tagged, verb):
            tagged.xpos[verb] = "VBD"
    for at, form in enumerate(forms):
        if form == "to":
            _mark_infinitive(forms, tagged, at)
        elif form == "that" and tagged.deprels[at] == "mark":
            tagged.upos[at], tagged.xpos[at] = "SCONJ", "IN"


def _is_third_singular(forms: Sequence[str], tagged: Tagged, verb: int) -> bool:
    """Whether the one subject of a verb without a helper is "he", "she", "it" or a singular noun."""
    below = list(_children(tagged, verb, verb))
    if any(tagged.deprels[at] in _HELPING for at in below):
        return False
    subject = next((at for at in below if tagged.deprels[at] == "nsubj"), verb)
    if any(tagged.deprels[at] == "conj" for at in _children(tagged, subject, verb)):
        return False
    return tagged.xpos[subject] in _SINGULAR_TAGS or forms[subject].lower() in _SINGULAR_PRONOUNS


def _children(tagged: Tagged, above: int, end: int) -> Iterator[int]:
    """The words near before ``end`` that depend on a word."""
    return (at for at in range(max(0, end - _REACH), end) if tagged.heads[at] == above and at != above)


def _mark_infinitive(forms: Sequence[str], tagged: Tagged, to: int) -> None:
    """Make a mark of "to" where the plain form of a verb follows, and a complement of the verb after "due to"."""
    verb = to + 1
    while verb < len(forms) and verb - to <= _MOST_ADVERBS and tagged.xpos[verb] in _ADVERBS:
        verb += 1
    if verb >= len(forms):
        return
    if _is_due(forms, tagged, to):
        tagged.xpos[verb], tagged.upos[verb] = "VB", "VERB"
    if tagged.xpos[verb] != "VB" or tagged.upos[verb] != "VERB":
        return
    if tagged.xpos[to] == "IN":
        tagged.xpos[to], tagged.upos[to] = "TO", "PART"
        tagged.heads[to], tagged.deprels[to] = verb, "mark"
    if tagged.heads[verb] == to - 1 and forms[to - 1] == "due":
        tagged.deprels[verb] = "xcomp"


def _is_due(forms: Sequence[str], tagged: Tagged, to: int) -> bool:
    """Whether "due to" says what is planned, of a word that is a noun too: "due to start on Monday"."""
    after = forms[to + 2] if to + 2 < len(forms) else ""
    planned = forms[to - 1] == "due" and forms[to + 1] in _DUE and tagged.xpos[to + 1] == "NN"
    return planned and (not after.isalpha() or after in _OF_TIME_OR_PLACE)
