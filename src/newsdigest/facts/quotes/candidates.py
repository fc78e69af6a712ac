"""Possible attributions: for each word that may attribute, what it would attribute and to whom.

Every word of the lexicon, and every other verb with a subject and a complement, gives at most one candidate: by its
place beside quotation marks or commas where that tells (``direct``, ``setoff``), else by the tree (``readings``).
Whether the candidate is an attribution at all is the ranker's to say.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from newsdigest.facts.quotes.direct import beside_marks
from newsdigest.facts.quotes.ranges import Ranges, tidy
from newsdigest.facts.quotes.readings import ABOUT, READINGS, word_at
from newsdigest.facts.quotes.scene import Scene
from newsdigest.facts.quotes.setoff import set_off
from newsdigest.facts.quotes.sources import source_of

__all__ = ["Candidate", "candidates"]


_SPEAKING = frozenset(("comment", "elaborate", "speak", "talk", "respond", "answer", "reply", "testify"))
_HANDING = frozenset(("give", "provide"))  # "declined to give his name"
_EMPTY = frozenset(("it", "they", "itself", "themselves", "himself", "herself"))
"""Lemmas of what tells nothing of what was said."""


class Candidate(NamedTuple):
    """A word that may attribute, with what it would attribute. Token indexes and ranges."""

    cue: int  # its head token
    kind: str  # class of the lexicon, or "other"
    frame: str  # how the content hangs on the cue
    pieces: Ranges
    source: int  # head token of the source


def candidates(scene: Scene) -> list[Candidate]:
    """Every candidate outside quotation marks, in the order of their cues."""
    found: list[Candidate] = []
    for token in scene.tokens:
        if scene.region_of[token.index] < 0 and token.upos in _EXAMINERS:
            candidate = _EXAMINERS[token.upos](scene, token.index)
            if candidate is not None:
                found.append(candidate)
    return found


def _verb(scene: Scene, index: int) -> Candidate | None:
    token = scene.tokens[index]
    if token.lemma == "accord":
        return _according(scene, index)
    if token.deprel in ("case", "amod", "fixed", "compound"):
        return None
    if token.xpos == "VBN" and token.text.lower() in scene.lexicon.adjectives:
        state = _adjective(scene, index)
        if state is not None:
            return state
    following = scene.tokens[index + 1].text.lower() if index + 1 < len(scene.tokens) else ""
    kind = scene.lexicon.verb_class(token, following) or "other"
    placed = beside_marks(scene, index, kind) or set_off(scene, index, kind)
    if placed is not None and placed[2] >= 0:
        frame, pieces, source = placed
        pieces = pieces if frame == "block" else tidy(scene, pieces)
        return Candidate(index, kind, frame, pieces, source)
    word = word_at(scene, index, kind)
    for reading in READINGS:
        found = reading(word)
        if found is None:
            continue
        frame, pieces = found
        source = source_of(scene, index, passive=frame == "passive")
        pieces = tidy(scene, pieces)
        if source < 0 or not pieces or _says_nothing(scene, pieces):
            return None
        return Candidate(index, kind, frame, pieces, source)
    return None


def _says_nothing(scene: Scene, pieces: Ranges) -> bool:
    """Whether the content is a bare pronoun or only that somebody speaks: "put it out", "declined to comment"."""
    (first, last), *others = pieces
    words = [token.lemma.lower() for token in scene.tokens[first : min(last, first + 2)]]
    if words[0] == "to" and words[-1] in _HANDING:
        return True
    if others or last - first > len(words):
        return False
    return words[0] in _EMPTY if len(words) == 1 else words[0] == "to" and words[1] in _SPEAKING


def _according(scene: Scene, index: int) -> Candidate | None:
    """As in "According to Ruiz, the plant will close", "..., according to Ruiz": by place, not by tree."""
    tokens = scene.tokens
    first, last = scene.reach(index)
    if tokens[index].lemma != "accord" or index + 2 >= last or tokens[index + 1].lemma != "to":
        return None
    source = _phrase_head(scene, index + 2, min(last, index + 40))
    if source < 0:
        return None
    stop = source + 1
    while stop < last and tokens[stop].text not in (",", ".", ";", "-", ":") and scene.region_of[stop] < 0:
        stop += 1
    while last < len(tokens) and scene.region_of[last] >= 0 and scene.region_of[last] == scene.region_of[last - 1]:
        last += 1
    leading = not any(tokens[at].upos not in ("PUNCT", "ADV", "CCONJ") for at in range(first, index))
    content = (stop, last) if leading else (first, index)
    pieces = tidy(scene, (content,))
    return Candidate(index, "according", "according", pieces, source) if pieces else None


def _phrase_head(scene: Scene, first: int, last: int) -> int:
    """The head of the noun phrase that begins at ``first``."""
    at = first
    while at < last and scene.tokens[at].upos not in ("NOUN", "PROPN", "PRON"):
        if scene.tokens[at].upos in ("PUNCT", "VERB") and at > first:
            return -1
        at += 1
    if at >= last:
        return -1
    for _ in range(8):
        token = scene.tokens[at]
        head = scene.tokens[token.head]
        if (
            token.deprel not in ("compound", "amod", "nmod:poss", "flat", "nummod", "det", "nmod:desc")
            or head.index <= at
        ):
            break
        at = token.head
    return at if scene.region_of[at] < 0 else -1


def _noun(scene: Scene, index: int) -> Candidate | None:
    """As in "Her claim that the plant will close", "his call for an inquiry"."""
    token = scene.tokens[index]
    kind = scene.lexicon.nouns.get(token.lemma)
    if kind is None:
        return None
    source = source_of(scene, index, passive=False)
    if source < 0:
        return None
    for kid in scene.analysis.children[index]:
        first, last = scene.extent[kid]
        relation = scene.tokens[kid].deprel
        if first <= index:
            continue
        if relation in ("acl", "acl:relcl", "ccomp", "advcl") and scene.tokens[first].lemma in (
            "that",
            "to",
            "whether",
        ):
            pieces = tidy(scene, ((first, last),))
            return Candidate(index, kind, "noun_clause", pieces, source) if pieces else None
        if relation == "nmod" and scene.tokens[first].lemma in ABOUT and kid != source:
            pieces = tidy(scene, ((first + 1, last),))
            return Candidate(index, kind, "noun_phrase", pieces, source) if pieces else None
    return None


def _adjective(scene: Scene, index: int) -> Candidate | None:
    """As in "Ruiz is confident that the plant will close", "eager to leave", "critical of the plan"."""
    token = scene.tokens[index]
    kind = scene.lexicon.adjectives.get(token.text.lower())
    if kind is None:
        return None
    passive = [kid for kid in scene.analysis.children[index] if scene.tokens[kid].deprel == "nsubj:pass"]
    source = passive[0] if passive else source_of(scene, index, passive=False)
    if source < 0:
        return None
    for kid in scene.analysis.children[index]:
        first, last = scene.extent[kid]
        if first <= index:
            continue
        relation = scene.tokens[kid].deprel
        if relation in ("ccomp", "xcomp", "advcl", "obl", "csubj"):
            prepositional = relation in ("obl", "advcl") and scene.tokens[first].lemma in ABOUT - {"to"}
            pieces = tidy(scene, ((first + prepositional, last),))
            frame = "adjective_phrase" if prepositional else "adjective_clause"
            return Candidate(index, kind, frame, pieces, source) if pieces else None
    return None


_EXAMINERS: dict[str, Callable[[Scene, int], Candidate | None]] = {
    "VERB": _verb,
    "NOUN": _noun,
    "ADJ": _adjective,
}
