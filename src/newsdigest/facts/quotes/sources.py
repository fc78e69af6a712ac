"""Whose words: the source of a cue, found in the tree.

The subject of the verb, or the one it shares with its governing verb (conjuncts, participles, infinitives); the
agent of a passive; the noun that a participle or a relative clause describes; the possessor of a noun ("her
claim").
"""

from __future__ import annotations

import itertools

from newsdigest.facts.quotes.clause_roles import JOINED, NOMINAL, REPORTING, child, is_passive, joins_report
from newsdigest.facts.quotes.context import AttributionContext
from newsdigest.lexicon.nouns import ISSUED
from newsdigest.lexicon.tags import NOUN_MODIFIERS, NOUN_TAGS, TENSED_TAGS

__all__ = [
    "climb",
    "later_subject",
    "phrase",
    "quoted_speaker",
    "source_of",
    "subject_after",
    "subject_of",
]

_INSIDE_PHRASE = NOUN_MODIFIERS | {"compound", "flat", "nmod:poss", "case", "nmod:desc", "appos", "conj"}

_LIGHT = frozenset(
    (
        "make",
        "issue",
        "have",
        "express",
        "give",
        "voice",
        "offer",
        "hold",
        "share",
        "get",
        "raise",
        "reject",
        "repeat",
        "be",
    )
)
_NOUNS = frozenset(("NN", "NNS"))
_RELATIVE_TAGS = frozenset(("WDT", "WP"))
_SPEAKING_KINDS = ("person", "organization")
_DEEPEST = 8
_LONGEST_QUOTED = 24  # tokens from "quoted" to "as saying"
_QUOTING = frozenset(("quote", "cite", "report"))
_OWNED = frozenset(("NOUN", "ADJ", "PROPN"))
_JUDGING = frozenset(("judge", "support", "deny", "refuse"))
_PERCEIVING = frozenset(("hear", "see", "overhear", "record", "film", "catch", "picture", "show", "capture"))
_MAKING = frozenset(("file", "raise", "launch", "lodge", "submit", "bring", "mount", "table", "start", "write", "send"))
_ISSUING = frozenset(("issue", "release", "publish", "circulate", "put"))
_DESCRIBING = frozenset(("name", "judge", "show", "know", "support"))


def source_of(context: AttributionContext, index: int) -> int | None:
    """The head token of the source of a verb, noun or adjective; None where the tree shows none."""
    quoted = quoted_speaker(context, index)
    if quoted is not None:
        return quoted
    if context.tokens[index].upos == "NOUN" and child(context, index, ("cop",)) is None:
        return _possessor(context, index)
    return _subject(context, index)


def quoted_speaker(context: AttributionContext, index: int) -> int | None:
    """Whom another source quotes, as in "AP quoted Ruiz as saying", "Ruiz was cited by AP as saying"; else None."""
    tokens = context.tokens
    if index == 0 or tokens[index].xpos != "VBG" or tokens[index - 1].text.lower() != "as":
        return None
    for at in range(index - 2, max(context.reach(index)[0], index - _LONGEST_QUOTED) - 1, -1):
        if tokens[at].lemma in _QUOTING and tokens[at].upos == "VERB":
            return child(context, at, ("nsubj:pass",) if tokens[at].xpos == "VBN" else ("obj", "iobj"))
    return None


def noun_of_names(context: AttributionContext, source: int, cue: int) -> int:
    """The noun after names, where the tree takes one of the names for the source; else ``source``.

    As in "President Ruiz's government has said", "said the former Leeds and Bilton coach".
    """
    name = context.name_of.get(source)
    if name is None or name.last + 1 >= len(context.tokens):
        return source
    if name.last + 1 == cue and _is_adjective_subject(context, name.last):
        return name.last
    if context.tokens[name.last].xpos == "POS" and name.last + 1 < cue:
        return _owned(context, source, name.last + 1, cue)
    if name.kind == "person" or context.tokens[name.last].upos != "CCONJ":
        return source
    if not any(context.tokens[kid].deprel == "det" for kid in context.analysis.children[source]):
        return source
    kids = context.analysis.children[source]
    joined = next((kid for kid in kids if kid > name.last and context.tokens[kid].deprel == "conj"), source)
    return joined if context.tokens[joined].upos == "NOUN" else source


def _is_adjective_subject(context: AttributionContext, at: int) -> bool:
    """Whether an adjective, or a noun like an adverb, is a source: "the White House hopeful", "the Leeds daily"."""
    return context.tokens[at].upos in ("ADJ", "ADV") and context.tokens[at].deprel == "nsubj"


def _owned(context: AttributionContext, source: int, at: int, cue: int) -> int:
    tokens = context.tokens
    while at + 1 < cue and tokens[at + 1].upos in NOUN_TAGS and tokens[at].upos in _OWNED:
        at += 1
    return at if tokens[at].upos == "NOUN" and at < cue else source


def _subject(context: AttributionContext, index: int) -> int | None:
    """The subject of a verb, or that of the nearest verb above whose subject it shares."""
    if is_passive(context, index):
        return child(context, index, ("obl:agent",))
    for _ in range(_DEEPEST):
        subject = child(context, index, ("nsubj",))
        if subject is not None:
            return later_subject(context, subject, index)
        if child(context, index, ("nsubj:pass",)) is not None:
            return child(context, index, ("obl:agent",))
        if _modifies_noun(context, index):
            noun = context.tokens[index].head
            above = _verb_of_object(context, index, noun)
            if above is None:
                return noun
        else:
            controller = _controller(context, index)
            if controller is not None:
                return controller
            above = _verb_of_same_subject(context, index)
        if above is None:
            return _noun_before(context, index) if context.tokens[index].xpos in TENSED_TAGS else None
        index = above
    return None


def _modifies_noun(context: AttributionContext, index: int) -> bool:
    """Whether a verb modifies a noun, which is its subject: not in "Ruiz left the house, saying ..."."""
    token = context.tokens[index]
    return token.deprel in ("acl", "acl:relcl") and not (token.xpos == "VBG" and _is_set_off(context, index))


def _verb_of_object(context: AttributionContext, participle: int, noun: int) -> int | None:
    """The verb above the noun that the tree gives a participle to: "Ruiz backed the plan saying ...", "filed a motion".

    A thing that somebody makes or judges does not speak; one that somebody gets does: "received an email saying".
    """
    verb = context.tokens[noun].head
    if context.tokens[noun].deprel == "obj" and context.tokens[verb].lemma == "have":
        return verb if context.tokens[participle].xpos == "VB" else None  # "Ruiz had this to say"
    if context.tokens[noun].deprel != "obj" or context.tokens[participle].xpos != "VBG":
        return None
    if context.kind(verb) in _JUDGING:
        return verb
    lemma = context.tokens[verb].lemma
    made = lemma in _MAKING or (lemma in _ISSUING and context.tokens[noun].lemma in ISSUED)
    if not made or context.is_somebody(noun):
        return None
    return verb if context.kind(participle) in REPORTING | {"name", "judge"} else None


def _controller(context: AttributionContext, index: int) -> int | None:
    """The object above an open complement, which is its subject: "Ruiz urged the council to say"; not of a promise."""
    token = context.tokens[index]
    if token.deprel == "advcl" and token.xpos == "VBG" and context.tokens[context.extent[index][0]].text == "for":
        return _blamed(context, token.head)
    perceived = token.xpos == "VBG" and context.tokens[token.head].lemma in _PERCEIVING
    if perceived and not _is_set_off(context, index):  # "a voice is heard saying", "they saw him shouting"
        seen = child(context, token.head, ("nsubj:pass", "obj", "iobj"))
        name = context.name_of.get(index - 1)
        return name.head if seen is None and name is not None and name.last == index else seen
    if token.deprel != "xcomp" or context.kind(token.head) == "promise":
        return None
    if context.tokens[token.head].lemma == "have" and child(context, index, ("mark",)) is not None:
        return None  # "Ruiz had this to say"
    return child(context, token.head, ("obj", "iobj"))


def _blamed(context: AttributionContext, verb: int) -> int | None:
    """Who is praised or punished for what they said: "they sacked him for saying", "Ruiz was jailed for writing"."""
    at = child(context, verb, ("nsubj:pass", "obj"))
    if at is None:
        return None
    return at if context.is_somebody(at) or context.tokens[at].upos == "PRON" or context.is_name(at) else None


def _verb_of_same_subject(context: AttributionContext, index: int) -> int | None:
    """The verb above whose subject a conjunct, an adverbial or an open complement shares; None for any other verb.

    A participle of what was said shares it too ("Ruiz said ..., adding that ..."): parsers take the one for the other.
    """
    token = context.tokens[index]
    if joins_report(context, index):
        return _reporter(context, index)
    participle = token.xpos == "VBG"
    joined = token.deprel in ("conj", "advcl", "parataxis", "acl") and token.head != index
    if not (joined or token.deprel == "xcomp" or (token.deprel == "ccomp" and participle)):
        return None
    return _reporter(context, index) if participle or _is_set_off(context, index) else token.head


def later_subject(context: AttributionContext, subject: int, verb: int) -> int:
    """The later of two subjects: a noun like an adverb ("the Leeds daily wrote"), or a name after a comma.

    As in "With her aide, Tom Hay, beside her, Ann Lowe said"; else the one after "which".

    In "a school, which aides said was dear to her" "which" is the subject of "was"; trees give it to "said".
    """
    if context.tokens[subject].xpos in _RELATIVE_TAGS:
        others = (kid for kid in context.analysis.children[verb] if subject < kid < verb)
        second = (kid for kid in others if context.tokens[kid].deprel == "nsubj" and not context.is_quoted(kid))
        return next(second, subject)
    other = _subject_beside(context, verb, subject + 1)
    return subject if other is None else other


def _subject_beside(context: AttributionContext, verb: int, first: int) -> int | None:
    """A subject right before a verb and its auxiliaries: a noun like an adverb, or a name after a comma."""
    tokens = context.tokens
    at = verb - 1
    while at > first and tokens[at].upos in ("AUX", "ADV") and tokens[at].deprel != "nsubj":
        at -= 1
    name = context.name_of.get(at)
    named = name is not None and name.kind in _SPEAKING_KINDS and _follows_comma(context, name.first)
    at = at if name is None else name.head
    own = at >= first and tokens[at].deprel == "nsubj" and tokens[at].head == verb
    parted = at >= first and named and _is_joined_bare(context, at, first - 1)
    return at if parted or (own and (named or tokens[at].upos == "ADV")) else None


def _is_joined_bare(context: AttributionContext, at: int, subject: int) -> bool:
    """Whether the tree joins a word to a subject without "and", over a clause: "Hay, standing by, Lowe said"."""
    tokens = context.tokens
    joined = tokens[at].deprel == "conj" and tokens[at].head == subject and child(context, at, ("cc",)) is None
    return joined and any(tokens[between].deprel in ("advcl", "acl") for between in range(subject + 1, at))


def _follows_comma(context: AttributionContext, first: int) -> bool:
    """Whether a comma precedes a name, and no name the comma: "Norshire" in "at Badby, Norshire" ends an address."""
    return first > 1 and context.tokens[first - 1].text == "," and context.tokens[first - 2].upos != "PROPN"


def _is_set_off(context: AttributionContext, index: int) -> bool:
    """Whether a comma precedes a word, or a comma and a conjunction."""
    before = index - 1 - (index > 1 and context.tokens[index - 1].upos == "CCONJ")
    return before >= 0 and context.tokens[before].text == ","


def _noun_before(context: AttributionContext, verb: int) -> int | None:
    """The noun right before a finite verb that the tree left without a subject."""
    first, _ = context.reach(verb)
    at = verb - 1
    while at > first and context.tokens[at].upos in ("ADV", "AUX", "PART") and not context.is_name(at):
        at -= 1
    if at < first or context.is_quoted(at):
        return None
    nominal = context.is_name(at) or context.tokens[at].upos in ("NOUN", "PROPN", "PRON")
    return subject_of(context, at, first, verb) if nominal else None


def _reporter(context: AttributionContext, participle: int) -> int:
    """The verb whose subject a participle shares: of the verbs above it the nearest that reports, else the next.

    In "Ruiz said the plant may close, adding that ..." parsers attach "adding" to either verb; its source is Ruiz.
    """
    above = context.tokens[participle].head
    for index in itertools.islice(context.analysis.ancestors(participle), _DEEPEST):
        if context.tokens[index].upos in ("VERB", "AUX"):
            above = index
            break
    if context.kind(participle) not in JOINED:
        return above
    for index in itertools.islice(context.analysis.ancestors(participle), _DEEPEST):
        if context.kind(index) in REPORTING and not context.is_quoted(index):
            return index
    for index in itertools.islice(context.analysis.ancestors(participle), _DEEPEST):
        if context.kind(index) in _DESCRIBING and not context.is_quoted(index) and context.kind(above) == "":
            return index  # "a witness described how the attack unfolded, saying"
    return above


def _possessor(context: AttributionContext, index: int) -> int | None:
    owner = child(context, index, ("nmod:poss",))
    if owner is not None:
        return owner
    token = context.tokens[index]
    if token.deprel == "obj" and context.tokens[token.head].lemma in _LIGHT:
        return _subject(context, token.head)
    for kid in context.analysis.children[index]:
        if context.tokens[kid].deprel == "nmod" and context.tokens[context.extent[kid][0]].lemma in ("by", "from"):
            return kid
    return child(context, index, ("compound",))


_PHRASE = NOUN_MODIFIERS | {"nmod:desc", "compound", "nmod:poss", "flat", "det:predet", "advmod", "conj"}


def phrase(context: AttributionContext, head: int) -> tuple[int, int]:
    """The noun phrase of ``head`` without appositions and relative clauses: what a reader would call the source."""
    first, last = _with_name(context, head, *_with_modifiers(context, head))
    while context.is_hyphen(first - 1) and not context.is_quoted(first - 1):
        first -= 2
    while last < len(context.tokens) and context.is_hyphen(last) and not context.is_quoted(last):
        last += 2
    return _outside_marks(context, head, first, last)


def _with_modifiers(context: AttributionContext, head: int) -> tuple[int, int]:
    """A noun with what modifies it in the tree, up to a mark after it."""
    first, last = head, head + 1
    for kid in context.analysis.children[head]:
        if context.tokens[kid].deprel not in _PHRASE:
            continue
        low, high = context.extent[kid]
        stop = low + (context.tokens[kid].deprel == "conj")  # a comma before "and" is the conjunct's own
        if kid < head:
            first = min(first, low)
        elif not any(context.tokens[between].text in (",", "-", "(", ":") for between in range(last, stop)):
            last = max(last, high)
    return first, last


def _with_name(context: AttributionContext, head: int, first: int, last: int) -> tuple[int, int]:
    """A noun phrase with the name that its head is part of, or that is beside it where the tree parts the two."""
    name, token = context.name_at.get(head), context.tokens[head]
    if name is not None:
        return min(first, name[0]), max(last, name[1])
    if _is_adjective_subject(context, head) and head - 1 in context.name_of:
        return min(first, phrase(context, context.name_of[head - 1].head)[0]), last
    if token.upos in NOUN_TAGS and last == head + 1 and last in context.name_at:
        return first, context.name_at[last][1]  # "engineer Ada Pell", where the tree has two subjects
    return first, _apposed(context, head) if last == head + 1 and token.upos == "NOUN" else last


def _apposed(context: AttributionContext, head: int) -> int:
    """One past a proper noun right beside a noun: "phone analysts Norvane", "the provider (ISP) Lumo"."""
    tokens = context.tokens
    at = head + 1
    if at + 3 < len(tokens) and tokens[at].text == "(" and tokens[at + 2].text == ")":
        at += 3
    if at >= len(tokens) or tokens[at].deprel not in ("appos", "flat") or tokens[at].head != head:
        return head + 1
    last = at
    while last < len(tokens) and tokens[last].upos == "PROPN" and tokens[last].sentence == tokens[head].sentence:
        last += 1
    return last if last > at else head + 1


def _outside_marks(context: AttributionContext, head: int, first: int, last: int) -> tuple[int, int]:
    """The part of a phrase around its head that is on one side of all quotation marks."""
    side = context.region_of[head]
    low = high = head
    while low > first and context.region_of[low - 1] == side:
        low -= 1
    while high + 1 < last and context.region_of[high + 1] == side:
        high += 1
    while low < head and context.tokens[low].upos == "PUNCT":
        low += 1
    while high > head and context.tokens[high].upos == "PUNCT":
        high -= 1
    return low, high + 1


def subject_after(context: AttributionContext, index: int, last: int) -> int | None:
    """The source right after a verb: "said ranger Anna Lind"; None without one."""
    for kid in context.analysis.children[index]:
        if context.tokens[kid].deprel in ("nsubj", "obj") and index < kid < last:
            return kid
    at = index + 1
    while at < last and context.tokens[at].upos == "ADV":
        at += 1
    return climb(context, at, index + 1, last) if at < last and context.tokens[at].upos in NOMINAL else None


def subject_of(context: AttributionContext, at: int, low: int, high: int) -> int:
    """The head of the noun phrase of the word before a verb; a name itself where a preposition governs the phrase.

    Trees join the two nouns of "in a statement on the ban Orbit said".
    """
    head = climb(context, at, low, high)
    governed = context.tokens[head].deprel == "obl" and child(context, head, ("case",)) is not None
    return at if governed and context.is_name(at) else head


def climb(context: AttributionContext, at: int, low: int, high: int) -> int:
    """From a word to the head of its noun phrase within ``low`` to ``high``."""
    for _ in range(8):
        token = context.tokens[at]
        inside = token.deprel in _INSIDE_PHRASE or token.deprel == "obl"  # "a contributor to the Post"
        if not inside or not low <= token.head < high or token.head == at:
            break
        above = context.tokens[token.head]
        if above.upos not in NOMINAL and above.xpos not in _NOUNS:  # the tagger may take "contributor" for both
            break
        at = token.head
    return at
