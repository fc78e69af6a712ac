"""Whose words: the source of a cue, found in the tree.

The subject of the verb, or the one it shares with the verb it hangs on (conjuncts, participles, infinitives); the
agent of a passive; the noun that a participle or a relative clause describes; the possessor of a noun ("her
claim").
"""

from __future__ import annotations

import itertools

from newsdigest.facts.quotes.scene import Scene

__all__ = ["NOMINAL", "climb", "phrase", "source_of", "subject_after"]

NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "SYM", "X"))
"""Parts of speech that a source can begin with."""

_INSIDE_PHRASE = frozenset(
    ("compound", "flat", "amod", "det", "nmod:poss", "nummod", "case", "nmod", "nmod:desc", "appos", "conj")
)

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
_REPORTING = frozenset(("say", "claim", "deny", "ask"))
_JOINED = _REPORTING | {"judge", "urge", "promise"}
_DEEPEST = 8


def source_of(scene: Scene, index: int, *, passive: bool) -> int:
    """The head token of the source of a verb, noun or adjective; -1 where the tree shows none."""
    if passive:
        return _child(scene, index, ("obl:agent",))
    if scene.tokens[index].upos == "NOUN" and _child(scene, index, ("cop",)) < 0:
        return _possessor(scene, index)
    return _subject(scene, index)


def _child(scene: Scene, index: int, relations: tuple[str, ...]) -> int:
    for kid in scene.analysis.children[index]:
        if scene.tokens[kid].deprel in relations and scene.region_of[kid] == scene.region_of[index]:
            return kid
    return -1


def _subject(scene: Scene, index: int) -> int:
    for _ in range(_DEEPEST):
        token = scene.tokens[index]
        subject = _child(scene, index, ("nsubj",))
        if subject >= 0:
            return subject
        if _child(scene, index, ("nsubj:pass",)) >= 0:
            return _child(scene, index, ("obl:agent",))
        if token.deprel in ("acl", "acl:relcl") and not (token.xpos == "VBG" and _is_set_off(scene, index)):
            return token.head
        if token.deprel == "xcomp":
            controller = _child(scene, token.head, ("obj", "iobj"))
            if controller >= 0 and scene.lexicon.verbs.get(scene.tokens[token.head].lemma) != "promise":
                return controller
        elif token.deprel == "ccomp" and token.xpos == "VBG":
            pass  # "Ruiz said ..., adding that ...", where the parser takes the participle for what was said
        elif token.deprel not in ("conj", "advcl", "parataxis", "acl") or token.head == index:
            return _noun_before(scene, index) if token.xpos in ("VBD", "VBZ", "VBP") else -1
        index = _reporter(scene, index) if token.xpos == "VBG" or _is_set_off(scene, index) else token.head
    return -1


def _is_set_off(scene: Scene, index: int) -> bool:
    """Whether a comma stands before a word, or a comma and a conjunction."""
    before = index - 1 - (index > 1 and scene.tokens[index - 1].upos == "CCONJ")
    return before >= 0 and scene.tokens[before].text == ","


def _noun_before(scene: Scene, verb: int) -> int:
    """The noun right before a finite verb that the tree left without a subject."""
    first, _ = scene.reach(verb)
    at = verb - 1
    while at > first and scene.tokens[at].upos in ("ADV", "AUX", "PART"):
        at -= 1
    if at < first or scene.tokens[at].upos not in ("NOUN", "PROPN", "PRON") or scene.region_of[at] >= 0:
        return -1
    return climb(scene, at, first, verb)


def _reporter(scene: Scene, participle: int) -> int:
    """The verb whose subject a participle shares: of the verbs above it the nearest that reports, else the next.

    In "Ruiz said the plant may close, adding that ..." parsers hang "adding" on either verb; it is Ruiz who adds.
    """
    above = scene.tokens[participle].head
    for index in itertools.islice(scene.analysis.ancestors(participle), _DEEPEST):
        if scene.tokens[index].upos in ("VERB", "AUX"):
            above = index
            break
    if scene.lexicon.verbs.get(scene.tokens[participle].lemma) not in _JOINED:
        return above
    for index in itertools.islice(scene.analysis.ancestors(participle), _DEEPEST):
        if scene.lexicon.verbs.get(scene.tokens[index].lemma) in _REPORTING and scene.region_of[index] < 0:
            return index
    return above


def _possessor(scene: Scene, index: int) -> int:
    owner = _child(scene, index, ("nmod:poss",))
    if owner >= 0:
        return owner
    token = scene.tokens[index]
    if token.deprel == "obj" and scene.tokens[token.head].lemma in _LIGHT:
        return _subject(scene, token.head)
    for kid in scene.analysis.children[index]:
        if scene.tokens[kid].deprel == "nmod" and scene.tokens[scene.extent[kid][0]].lemma in ("by", "from"):
            return kid
    return _child(scene, index, ("compound",))


_PHRASE = frozenset(
    ("det", "amod", "nmod:desc", "compound", "nummod", "nmod:poss", "flat", "nmod", "det:predet", "advmod", "conj")
)


def phrase(scene: Scene, head: int) -> tuple[int, int]:
    """The noun phrase of ``head`` without appositions and relative clauses: what a reader would call the source."""
    first, last = head, head + 1
    for kid in scene.analysis.children[head]:
        if scene.tokens[kid].deprel not in _PHRASE:
            continue
        low, high = scene.extent[kid]
        if kid < head:
            first = min(first, low)
        elif not any(scene.tokens[between].text in (",", "-", "(", ":") for between in range(last, low)):
            last = max(last, high)
    name = scene.name_at.get(head)
    if name is not None:
        first, last = min(first, name[0]), max(last, name[1])
    title = scene.tokens[head].upos in ("NOUN", "PROPN") and name is None and last == head + 1 and last in scene.name_at
    if title:  # "engineer Ada Pell", where the tree has two subjects
        last = scene.name_at[last][1]
    return _outside_marks(scene, head, first, last)


def _outside_marks(scene: Scene, head: int, first: int, last: int) -> tuple[int, int]:
    """The part of a phrase around its head that is on one side of all quotation marks."""
    side = scene.region_of[head]
    low = high = head
    while low > first and scene.region_of[low - 1] == side:
        low -= 1
    while high + 1 < last and scene.region_of[high + 1] == side:
        high += 1
    while low < head and scene.tokens[low].upos == "PUNCT":
        low += 1
    while high > head and scene.tokens[high].upos == "PUNCT":
        high -= 1
    return low, high + 1


def subject_after(scene: Scene, index: int, last: int) -> int:
    """The source right after a verb: "said ranger Anna Lind"; -1 where there is none."""
    for kid in scene.analysis.children[index]:
        if scene.tokens[kid].deprel in ("nsubj", "obj") and index < kid < last:
            return kid
    at = index + 1
    while at < last and scene.tokens[at].upos == "ADV":
        at += 1
    return climb(scene, at, index + 1, last) if at < last and scene.tokens[at].upos in NOMINAL else -1


def climb(scene: Scene, at: int, low: int, high: int) -> int:
    """From a word to the head of its noun phrase within ``low`` to ``high``."""
    for _ in range(8):
        token = scene.tokens[at]
        if token.deprel not in _INSIDE_PHRASE or not low <= token.head < high or token.head == at:
            break
        if scene.tokens[token.head].upos not in NOMINAL:
            break
        at = token.head
    return at
