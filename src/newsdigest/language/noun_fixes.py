"""Corrections, after tagging, of nouns that the parser parts from their verb, or joins to the noun beside them.

- A given name that is a word too, after a noun of kinship: "His daughter Rose, an accountant, said". The tagger takes
  "Rose" or "Hope" for a verb.
- A subject and its verb with a description between them: "Ray, the striker who was sent off, apologised".
- A noun before a relative clause without a pronoun: "a site residents say is too small", "..., money prosecutors say
  she spent on cruises". The parser joins the noun to the subject of the clause, as in "state prosecutors say".
- A participle before what is said, which the parser takes for its subject: ', warning "slips" could follow'.
- A clause of what is said, whose verb the parser takes for an apposition to its subject: 'said the shares "look dear"'.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsdigest.language.tagger_output import RawName, Tagged
from newsdigest.lexicon.function_words import THIRD_PERSON_SUBJECTS
from newsdigest.lexicon.tags import FINITE_TAGS, TENSED_TAGS
from newsdigest.lexicon.word_sets import words

__all__ = ["fix_nouns"]

_KIN = words(
    "daughter son wife husband sister brother mother father aunt uncle niece nephew cousin widow widower granddaughter "
    "grandson grandmother grandfather stepdaughter stepson fiancee fiancé fiancée"
)
_SAYING = words("say said believe believed claim claimed allege alleged think thought fear feared suspect suspected")
_SINGULAR = words("a an another every each this that")
_AFTER_NAME = frozenset((",", "--", "(", "."))
_JOINED = ("parataxis", "conj", "acl")  # how parsers attach a verb that they leave without its subject
_PRESENT = ("VB", "VBP", "VBZ")
_GERUNDS = ("nsubj", "csubj")
_LOOSE = ("acl", "acl:relcl", "parataxis")
_LONGEST_PHRASE, _DEEPEST = 6, 40
_NOMINAL = frozenset(("NOUN", "PROPN", "NUM"))


def fix_nouns(forms: Sequence[str], tagged: Tagged, sentences: Sequence[tuple[int, int]]) -> None:
    """Set names after nouns of kinship and nouns before bare relative clauses right, in place.

    >>> forms = "his daughter Rose , said".split()
    >>> heads, deprels = [1, 4, 4, 2, 4], ["nmod:poss", "nsubj", "ccomp", "punct", "root"]
    >>> tagged = Tagged("PRON NOUN VERB PUNCT VERB".split(), "PRP$ NN VBD , VBD".split(), heads, deprels, [])
    >>> fix_nouns(forms, tagged, [(0, 5)])
    >>> tagged.upos[2], tagged.heads[2], tagged.deprels[2], [name.kind for name in tagged.names]
    ('PROPN', 1, 'appos', ['person'])
    """
    kin, saying = not _KIN.isdisjoint(forms), not _SAYING.isdisjoint(forms)
    for first, last in sentences:
        _give_subject(forms, tagged, (first, last))
        _free_participle(forms, tagged, (first, last))
        if saying and "appos" in tagged.deprels[first:last]:
            _make_clause(tagged, (first, last))
        for at in range(first + 1, last - 1) if kin or saying else ():
            if kin and forms[at] in _KIN and tagged.xpos[at - 1] in ("PRP$", "POS"):
                _name_relative(forms, tagged, at, (first, last))
            elif saying and forms[at] in _SAYING and at - 2 >= first:
                _free_antecedent(forms, tagged, at, (first, last))


def _name_relative(forms: Sequence[str], tagged: Tagged, kin: int, sentence: tuple[int, int]) -> None:
    """Make a name of the capitalised word after a noun of kinship that the tagger does not take for one."""
    name = kin + 1
    if _is_named(tagged, name) and tagged.upos[name] == "PROPN":
        tagged.xpos[name] = "NNP"
        return
    if not _can_be_name(forms, tagged, name, sentence[1]):
        return
    tagged.names.append(RawName("person", name, name + 1, 1.0))
    if tagged.xpos[name] == "NNP":
        return
    heads, deprels = tagged.heads, tagged.deprels
    if _is_below(heads, kin, name):
        root = heads[name] == name
        heads[kin], deprels[kin] = (kin, "root") if root else (heads[name], "nsubj")
    for at in range(*sentence):
        if heads[at] == name and at not in (name, kin):
            heads[at] = kin
            deprels[at] = "appos" if tagged.upos[at] == "NOUN" and at > name else deprels[at]
    if deprels[name] == "aux" and tagged.xpos[name + 1] == "VBN":
        tagged.xpos[name + 1] = "VBD"  # "His daughter Will said"
    heads[name], deprels[name] = kin, "appos"
    tagged.upos[name], tagged.xpos[name] = "PROPN", "NNP"


def _can_be_name(forms: Sequence[str], tagged: Tagged, at: int, last: int) -> bool:
    """Whether a word is capitalised, in no name, and before a comma, a stop or a finite verb."""
    word = forms[at]
    if not word.isalpha() or not word.istitle() or len(word) == 1 or _is_named(tagged, at):
        return False
    after = tagged.xpos[at + 1] if at + 1 < last else ""
    helped = tagged.xpos[at] == "MD" and after == "VBN"  # no modal verb has a past after it
    return not after or forms[at + 1] in _AFTER_NAME or after in FINITE_TAGS or helped


def _is_named(tagged: Tagged, at: int) -> bool:
    return any(name.first <= at < name.last for name in tagged.names)


def _is_below(heads: Sequence[int], at: int, above: int) -> bool:
    for _ in range(_DEEPEST):  # what the fixes before made of a wrong tree may go in circles
        if heads[at] == at:
            return False
        at = heads[at]
        if at == above:
            return True
    return False


def _free_antecedent(forms: Sequence[str], tagged: Tagged, verb: int, sentence: tuple[int, int]) -> None:
    """Part the noun before a bare relative clause from the subject of its verb of saying."""
    heads, deprels = tagged.heads, tagged.deprels
    subject, noun = verb - 1, verb - 2
    people = tagged.xpos[subject] == "NNS" or forms[subject] == "police"
    side_by_side = tagged.xpos[noun] == "NN" and people and heads[noun] == subject
    if not side_by_side or heads[subject] != verb or heads[verb] == verb:
        return
    start = noun
    while start > sentence[0] and heads[start - 1] in (subject, noun):
        start -= 1
    if not (_lacks_subject(forms, tagged, verb, start) or _lacks_object(forms, tagged, verb, (sentence[0], start))):
        return
    relation = "obj" if deprels[verb] in ("ccomp", "xcomp", "obj") else deprels[verb]
    heads[noun], deprels[noun] = heads[verb], "appos" if relation == "parataxis" else relation
    heads[verb], deprels[verb] = noun, "acl:relcl"
    for at in range(start, noun):
        heads[at] = noun if heads[at] == subject else heads[at]


def _make_clause(tagged: Tagged, sentence: tuple[int, int]) -> None:
    """Make a clause of an object and a verb in the present right after it that the parser takes for an apposition."""
    heads, deprels = tagged.heads, tagged.deprels
    for verb in range(*sentence):
        noun = heads[verb]
        if deprels[verb] != "appos" or tagged.xpos[verb] not in _PRESENT or deprels[noun] != "obj":
            continue
        beside = all(tagged.upos[between] == "PUNCT" for between in range(noun + 1, verb))
        own = {deprels[at] for at in range(*sentence) if heads[at] == verb}
        if beside and own.isdisjoint(("nsubj", "nsubj:pass", "mark", "aux")):
            heads[verb], deprels[verb] = heads[noun], "ccomp"
            heads[noun], deprels[noun] = verb, "nsubj"


def _free_participle(forms: Sequence[str], tagged: Tagged, sentence: tuple[int, int]) -> None:
    """Part a participle after a comma from the clause after its object: ', warning "slips" could follow'."""
    heads, deprels = tagged.heads, tagged.deprels
    for at in range(sentence[0] + 2, sentence[1] - 2):
        verb = heads[at]
        if tagged.xpos[at] != "VBG" or deprels[at] not in _GERUNDS or forms[at - 1] != ",":
            continue
        noun = next((kid for kid in range(at + 1, verb) if heads[kid] == at and deprels[kid] == "obj"), None)
        if noun is None or deprels[verb] not in _LOOSE:
            continue
        above = heads[verb]
        while tagged.upos[above] != "VERB" and heads[above] != above:
            above = heads[above]
        heads[at], deprels[at] = above, "advcl"
        heads[noun], deprels[noun] = verb, "nsubj"
        heads[verb], deprels[verb] = at, "ccomp"


def _lacks_subject(forms: Sequence[str], tagged: Tagged, verb: int, start: int) -> bool:
    """Whether a finite verb follows, whose subject is the noun: "a site residents say is too small"."""
    after = verb + 1
    return tagged.xpos[after] in FINITE_TAGS and (
        forms[start].lower() in _SINGULAR or (tagged.upos[after] in ("AUX", "VERB") and tagged.upos[start] == "DET")
    )


def _lacks_object(forms: Sequence[str], tagged: Tagged, verb: int, before: tuple[int, int]) -> bool:
    """Whether a clause without an object follows: "1.2 million dollars, money prosecutors say she spent on cruises"."""
    first, start = before
    if forms[verb + 1].lower() not in THIRD_PERSON_SUBJECTS:
        return False
    clause = tagged.heads[verb + 1]
    kids = [tagged.deprels[at] for at in range(verb + 1, min(len(forms), clause + 12)) if tagged.heads[at] == clause]
    if clause <= verb or tagged.heads[clause] != verb or not {"obj", "ccomp", "xcomp", "cop"}.isdisjoint(kids):
        return False
    if forms[start].lower() in _SINGULAR:
        return True
    apposed = start > first + 2 and forms[start - 1] == "," and tagged.upos[start - 2] in _NOMINAL
    opens = tagged.upos[first] in ("SCONJ", "ADP")
    return apposed and not opens and any(tagged.xpos[at] in FINITE_TAGS for at in range(first, start))


def _give_subject(forms: Sequence[str], tagged: Tagged, sentence: tuple[int, int]) -> None:
    """Give a finite verb after a comma the noun before a description for its subject, and make it the root.

    As in "Ray, the striker who was sent off, apologised" and "Ray, sent off in May, apologised", where the parser takes
    the noun or the participle for the root.
    """
    first, last = sentence
    heads, deprels = tagged.heads, tagged.deprels
    root = next((at for at in range(first, last) if heads[at] == at), first)
    noun = _described_noun(forms, tagged, root, first)
    verb = _verb_after_comma(forms, tagged, root, sentence) if noun is not None else None
    if noun is None or verb is None:
        return
    heads[verb], deprels[verb] = verb, "root"
    heads[noun], deprels[noun] = verb, "nsubj"
    if root != noun:
        heads[root], deprels[root] = noun, "acl"
    heads[last - 1] = verb if heads[last - 1] == root else heads[last - 1]


def _described_noun(forms: Sequence[str], tagged: Tagged, root: int, first: int) -> int | None:
    """The noun before a comma that is the root, or the subject of a participle right after the comma; else None."""
    noun = _noun_at(tagged, root, first)
    if noun is None:
        return None
    end = noun + 1
    while (
        end < min(len(forms) - 1, noun + _LONGEST_PHRASE) and forms[end] != "," and _is_below(tagged.heads, end, noun)
    ):
        end += 1  # "Tom Ray, ...", "The bakers of Vell, ..."
    comma = end < len(forms) and forms[end] == ","
    return noun if comma and (noun == root or end == root - 1) else None


def _noun_at(tagged: Tagged, root: int, first: int) -> int | None:
    """The root, or the subject of a root that may be a participle."""
    if tagged.upos[root] in ("PROPN", "NOUN"):
        return root
    if tagged.xpos[root] not in ("VBN", "VBD"):
        return None
    return next((at for at in range(first, root) if tagged.heads[at] == root and tagged.deprels[at] == "nsubj"), None)


def _verb_after_comma(forms: Sequence[str], tagged: Tagged, root: int, sentence: tuple[int, int]) -> int | None:
    """The finite verb without a subject that a comma, and no conjunction, joins to the root; else None."""
    heads, deprels = tagged.heads, tagged.deprels
    below = (at for at in range(root + 1, sentence[1]) if heads[at] == root and deprels[at] in _JOINED)
    verb = next((at for at in below if forms[at - 1] == "," and tagged.xpos[at] in TENSED_TAGS), None)
    kids = {deprels[at] for at in range(*sentence) if heads[at] == verb}
    return verb if kids.isdisjoint(("nsubj", "nsubj:pass", "cc")) else None
