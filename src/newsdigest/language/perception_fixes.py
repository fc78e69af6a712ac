"""Corrections, after tagging, of participles under verbs of perception that are nouns too: "showed Lowe warning that".

The tagger takes "warning" and "shouting" for nouns that the one who speaks modifies. After a verb of perception, before
"that" and a clause or before a colon, such a word is a participle: "Footage showed the officer warning that the crowd
would be moved", but "The app showed a Met Office warning that it would rain", where a determiner makes it a noun.

In "The film captured Lowe saying" the tagger may take "captured Lowe" for a description of the film, and then has no
finite verb left.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsdigest.language.gazetteer import noun_of, title_of
from newsdigest.language.tagger_output import Tagged
from newsdigest.lexicon.tags import FINITE_TAGS
from newsdigest.lexicon.word_sets import words

__all__ = ["fix_perceived"]

_PERCEIVING = words("show shows showed shown see sees saw seen hear hears heard overheard film films filmed") | words(
    "record records recorded capture captures captured catch catches caught watch watches watched"
)
_SINGULAR = frozenset({"NN", "NNP"})
_DEPENDENT = frozenset({"det", "amod", "nmod:poss", "compound", "nmod:desc"})
_LONGEST_NAME = 4
_LONGEST_ADDRESSEE = 6
_REACH = 60
"""Words after "that" or a colon in which the clause has its verb."""


def fix_perceived(forms: Sequence[str], tagged: Tagged, sentences: Sequence[tuple[int, int]]) -> None:
    """Make participles of nouns in "-ing" after a speaker under a verb of perception, in place.

    >>> forms = "They heard Lowe warning that rain fell".split()
    >>> heads, deprels = [1, 1, 3, 1, 6, 6, 3], ["nsubj", "root", "compound", "obj", "mark", "nsubj", "acl"]
    >>> tags, xpos = "PRON VERB PROPN NOUN SCONJ NOUN VERB".split(), "PRP VBD NNP NN IN NN VBD".split()
    >>> tagged = Tagged(tags, xpos, heads, deprels, [])
    >>> fix_perceived(forms, tagged, [(0, 7)])
    >>> tagged.xpos[3], tagged.heads[2:4], tagged.deprels[2:4], tagged.heads[6], tagged.deprels[6]
    ('VBG', [1, 1], ['obj', 'xcomp'], 3, 'ccomp')
    """
    if _PERCEIVING.isdisjoint(forms):
        return
    for first, last in sentences:
        for at in range(first + 1, last - 2):
            if tagged.xpos[at] == "VBN" and tagged.deprels[at] == "acl" and forms[at] in _PERCEIVING:
                _make_finite(tagged, at, (first, last))
            if tagged.xpos[at] != "NN" or not forms[at].endswith("ing") or not forms[at].islower():
                continue
            verb = _perceiving_verb(forms, tagged, at)
            opening = _opening(forms, tagged, at, last) if verb is not None else None
            if verb is not None and opening is not None and first <= verb and _is_speaker(forms, tagged, verb, at):
                _make_participle(forms, tagged, verb, at, opening, min(last, opening + _REACH))


def _perceiving_verb(forms: Sequence[str], tagged: Tagged, at: int) -> int | None:
    """The verb of perception whose object a noun is, or modifies: "heard Lowe warning", "heard Lowe warning staff"."""
    head = tagged.heads[at]
    if tagged.deprels[at] == "compound" and head > at:
        head = tagged.heads[head]
    return head if head < at - 1 and forms[head] in _PERCEIVING and tagged.upos[head] == "VERB" else None


def _opening(forms: Sequence[str], tagged: Tagged, at: int, last: int) -> int | None:
    """The "that" before a clause, or the colon, which follows a word and perhaps its addressee; None without one."""
    for opening in range(at + 1, min(at + 1 + _LONGEST_ADDRESSEE, last - 2)):
        if forms[opening] == ":":
            return opening
        if forms[opening] == "that":
            return opening if tagged.xpos[opening + 1] not in FINITE_TAGS else None
        if tagged.upos[opening] in ("VERB", "AUX", "PUNCT", "ADP"):
            return None
    return None


def _is_speaker(forms: Sequence[str], tagged: Tagged, verb: int, at: int) -> bool:
    """Whether the word before is a person's name without a determiner, or a noun of a person with one."""
    noun = at - 1
    if tagged.xpos[noun] not in _SINGULAR:
        return False
    begin = noun
    while begin - 1 > verb and noun - begin < _LONGEST_NAME and tagged.upos[begin - 1] == "PROPN":
        begin -= 1
    determined = tagged.upos[begin - 1] == "DET" or tagged.xpos[begin - 1] in ("PRP$", "POS")
    if tagged.upos[noun] == "PROPN":
        return begin - 1 == verb and not determined
    word = forms[noun].lower()
    found = noun_of(word)
    return determined and (title_of(word) is not None or (found is not None and found.kind == "person"))


def _make_participle(forms: Sequence[str], tagged: Tagged, verb: int, at: int, opening: int, last: int) -> None:
    """Make a participle of a noun, the object of the verb of the one before it, and its complement of what follows."""
    heads, deprels = tagged.heads, tagged.deprels
    addressee, noun = heads[at], at - 1
    for word in range(verb + 1, noun):
        if heads[word] in (at, addressee) and deprels[word] in _DEPENDENT:
            heads[word] = noun
    heads[noun], deprels[noun] = verb, "obj"
    if addressee != verb:
        heads[addressee], deprels[addressee] = at, "iobj"
    heads[at], deprels[at] = verb, "xcomp"
    tagged.upos[at], tagged.xpos[at] = "VERB", "VBG"
    if forms[opening] == ":":
        for word in range(opening + 1, last):
            heads[word] = at if heads[word] == verb and deprels[word] == "parataxis" else heads[word]
        return
    above = (word for word in range(opening + 1, last) if heads[word] in (verb, at, addressee))
    clause = next((word for word in above if deprels[word] in ("ccomp", "acl", "acl:relcl", "advcl")), None)
    if clause is not None:
        heads[clause], deprels[clause] = at, "ccomp"
        heads[opening], deprels[opening] = clause, "mark"
        tagged.upos[opening], tagged.xpos[opening] = "SCONJ", "IN"


def _make_finite(tagged: Tagged, verb: int, sentence: tuple[int, int]) -> None:
    """Make the main verb of a participle between its noun and object where a participle without auxiliary is it."""
    heads, deprels = tagged.heads, tagged.deprels
    noun = heads[verb]
    main = heads[noun]
    if tagged.xpos[main] != "VBG" or deprels[noun] != "nsubj" or not noun < verb < main or heads[main] != main:
        return
    between = range(verb + 1, main)
    object_ = any(heads[at] == verb and deprels[at] == "obj" for at in between)
    helped = any(heads[at] == main and deprels[at].startswith(("aux", "cop")) for at in range(*sentence))
    if not object_ or helped or any(tagged.upos[at] == "PUNCT" for at in between):
        return
    heads[verb], deprels[verb], tagged.xpos[verb] = verb, "root", "VBD"
    heads[noun] = verb
    heads[main], deprels[main] = verb, "xcomp"
    heads[sentence[1] - 1] = verb if heads[sentence[1] - 1] == main else heads[sentence[1] - 1]
