"""Possible attributions, read off the trees: for each word that may attribute, what is attributed and to whom.

Every word of the lexicon, and every other verb with a subject and a complement, gives at most one candidate: the
reading that its syntax suggests first. The order of the readings is the order of ``_READINGS``; whether the
candidate is an attribution at all is the ranker's to say. Relations are those of Universal Dependencies v2.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from newsdigest.facts.quotes.direct import beside_marks
from newsdigest.facts.quotes.scene import Scene
from newsdigest.facts.quotes.setoff import closing, set_off
from newsdigest.facts.quotes.sources import source_of

__all__ = ["Candidate", "candidates"]

Ranges = tuple[tuple[int, int], ...]

_CONTENT_MARKERS = frozenset(("that", "whether", "if", "how", "as", "why", "what"))
_ABOUT = frozenset(("for", "on", "about", "of", "with", "to", "against", "in", "at", "as", "over", "from", "toward", "towards", "upon"))
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))


class Candidate(NamedTuple):
    """A word that may attribute, with what it would attribute. Token indexes and ranges."""

    cue: int  # its head token
    cue_range: tuple[int, int]
    kind: str  # class of the lexicon, or "other"
    frame: str  # how the content hangs on the cue
    pieces: Ranges
    source: int  # head token of the source


class _Word(NamedTuple):
    """A verb, noun or adjective under examination."""

    scene: Scene
    token: int
    kind: str
    by_relation: dict[str, list[int]]

    def kids(self, *relations: str) -> Iterator[int]:
        for relation in relations:
            yield from self.by_relation.get(relation, ())


def candidates(scene: Scene) -> list[Candidate]:
    """Every candidate outside quotation marks, in the order of their cues."""
    found: list[Candidate] = []
    for token in scene.tokens:
        if scene.region_of[token.index] < 0 and token.upos in _EXAMINERS:
            candidate = _EXAMINERS[token.upos](scene, token.index)
            if candidate is not None:
                found.append(candidate)
    return found


# --------------------------------------------------------------------------------------------------------- verbs


def _verb(scene: Scene, index: int) -> Candidate | None:
    token = scene.tokens[index]
    if token.lemma == "accord":
        return _according(scene, index)
    if token.deprel in ("case", "amod", "fixed", "compound"):
        return None
    following = scene.tokens[index + 1].text.lower() if index + 1 < len(scene.tokens) else ""
    kind = scene.lexicon.verb_class(token, following) or "other"
    placed = beside_marks(scene, index, kind) or set_off(scene, index, kind)
    if placed is not None and placed[2] >= 0:
        frame, pieces, source = placed
        return Candidate(index, (index, index + 1), kind, frame, _tidy(scene, pieces), source)
    word = _Word(scene, index, kind, _by_relation(scene, index))
    for reading in _READINGS:
        found = reading(word)
        if found is None:
            continue
        frame, pieces = found
        source = source_of(scene, index, passive=frame == "passive")
        pieces = _tidy(scene, pieces)
        if source < 0 or not pieces:
            return None
        return Candidate(index, (index, index + 1), kind, frame, pieces, source)
    return None


def _by_relation(scene: Scene, index: int) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for child in scene.analysis.children[index]:
        found.setdefault(scene.tokens[child].deprel, []).append(child)
    return found


Found = tuple[str, Ranges]


def _comment(word: _Word) -> Found | None:
    """"The plant, Ruiz said, will close", where the tree hangs the cue on the statement."""
    scene, index = word.scene, word.token
    token = scene.tokens[index]
    if token.deprel != "parataxis" or word.kind == "other" or any(word.kids("ccomp")):
        return None
    if not any(word.kids("nsubj")):
        return None
    return "comment", _without(scene.extent[token.head], scene.extent[index])


def _as_clause(word: _Word) -> Found | None:
    """"As Ruiz noted, the plant will close"."""
    scene, index = word.scene, word.token
    token = scene.tokens[index]
    if token.deprel != "advcl" or word.kind == "other" or any(word.kids("ccomp", "obj", "xcomp")):
        return None
    if not any(scene.tokens[kid].lemma == "as" for kid in word.kids("mark", "advmod")):
        return None
    return "as", _without(scene.extent[token.head], scene.extent[index])


def _clause(word: _Word) -> Found | None:
    """"Ruiz said (that) the plant will close", also with the cue in the middle or at the end."""
    scene = word.scene
    opening = _that(word)
    if opening >= 0:
        return "clause", ((opening, _statement_stop(scene, word.token, opening)),)
    for kid in word.kids("ccomp"):
        pieces = _around_core(scene, word.token, kid)
        if pieces and pieces[-1][0] > word.token:
            end = _to_clause_end(scene, word.token, pieces[-1][1])
            pieces = (*pieces[:-1], (pieces[-1][0], min(end, _reporting_comma(scene, pieces[-1][0], end))))
        return "clause", pieces
    for addressee in word.kids("iobj", "obj"):
        if word.kind != "other" and scene.tokens[word.token].lemma in scene.lexicon.told:
            for kid in scene.analysis.children[addressee]:
                first = scene.extent[kid][0]
                relation = scene.tokens[kid].deprel
                if relation in ("acl:relcl", "acl", "ccomp") and scene.tokens[first].lemma in _CONTENT_MARKERS:
                    return "clause", (scene.extent[kid],)
    for kid in word.kids("advcl", "conj", "acl:relcl", "obl"):  # where the parser lost the thread, "that" has it
        first, last = scene.extent[kid]
        if first == word.token + 1 and scene.tokens[first].lemma in ("that", "whether"):
            return "clause", ((first, _to_clause_end(scene, word.token, last)),)
    return None


def _that(word: _Word) -> int:
    """The "that" right after a verb of saying or its addressee; -1 where there is none."""
    scene = word.scene
    at = word.token + 1
    if scene.tokens[word.token].lemma in scene.lexicon.told:
        for kid in word.kids("iobj", "obj"):
            low, high = scene.extent[kid]
            if low == at and high - low <= 8:
                at = next((mid for mid in range(low, high) if scene.tokens[mid].text.lower() == "that"), high)
    if at >= len(scene.tokens) or word.kind not in ("say", "claim", "deny", "think", "know", "show", "ask", "promise"):
        return -1
    token = scene.tokens[at]
    return at if token.text.lower() == "that" and token.upos == "SCONJ" else -1


def _statement_stop(scene: Scene, cue: int, first: int) -> int:
    """Where a "that" clause ends: with its sentence, before "adding that", "according to" or the cue's next verb."""
    stop = scene.analysis.sentences[scene.tokens[cue].sentence].last
    for kid in scene.analysis.children[cue]:
        token = scene.tokens[kid]
        if kid > first and token.deprel in ("conj", "advcl", "parataxis") and scene.extent[kid][0] > first:
            bare = not any(scene.tokens[below].deprel in ("nsubj", "mark") for below in scene.analysis.children[kid])
            if bare and token.upos == "VERB":
                stop = min(stop, scene.extent[kid][0])
    stop = closing(scene, cue, first, _reporting_comma(scene, first, stop))
    while stop > first and (scene.tokens[stop - 1].upos in ("PUNCT", "CCONJ")) and scene.region_of[stop - 1] < 0:
        stop -= 1
    return stop


def _reporting_comma(scene: Scene, first: int, last: int) -> int:
    """The first comma before a participle of saying ("..., adding that ...") or "according to"; else ``last``."""
    for at in range(first + 1, last - 1):
        if scene.tokens[at].text == "," and scene.region_of[at] < 0:
            token = scene.tokens[at + 1]
            if token.lemma == "accord" or (
                token.xpos == "VBG" and scene.lexicon.verbs.get(token.lemma) in ("say", "claim", "know", "cite", "name", "judge")
            ):
                return at
    return last


def _colon(word: _Word) -> Found | None:
    """"Ruiz said: the plant will close"."""
    scene = word.scene
    for kid in word.kids("parataxis"):
        first, last = scene.extent[kid]
        if first > word.token and word.kind != "other":
            return "colon", ((first, last),)
    return None


def _infinitive(word: _Word) -> Found | None:
    """"Ruiz wants to close the plant", "Ruiz urged the council to close it", "Ruiz called it a disaster"."""
    scene = word.scene
    for kid in word.kids("xcomp"):
        first, last = scene.extent[kid]
        objects = [scene.extent[other] for other in word.kids("obj", "iobj") if other > word.token]
        to = scene.tokens[first].lemma == "to"
        if objects and objects[0][0] < first:
            return ("object_to" if to else "object_as"), ((objects[0][0], last),)
        return ("to" if to else "complement"), ((first, last),)
    return None


def _object(word: _Word) -> Found | None:
    """"Ruiz criticised the plan", "Ruiz accused him of lying", "Ruiz described it as dead"."""
    scene = word.scene
    for kid in word.kids("obj"):
        first, last = scene.extent[kid]
        if first <= word.token:
            continue
        if last < len(scene.tokens) and scene.region_of[last] >= 0 and scene.region_of[last - 1] < 0:
            return "object_as", ((first, scene.region_tokens[scene.region_of[last]][1]),)
        if word.kind in ("name", "judge", "deny", "urge", "think", "ask"):
            for tail in word.kids("obl", "advcl"):
                low, high = scene.extent[tail]
                if low >= last and scene.tokens[low].lemma in ("as", "of", "for", "a", "with"):
                    return "object_as", ((first, high),)
        return "object", ((first, last),)
    return None


def _oblique(word: _Word) -> Found | None:
    """"Ruiz called for an inquiry", "Ruiz complained about the noise"."""
    scene = word.scene
    for kid in word.kids("obl"):
        first, last = scene.extent[kid]
        if first > word.token and scene.tokens[first].lemma in _ABOUT:
            last = _to_infinitive(word, last) if word.kind == "urge" else last
            return ("oblique" if first == word.token + 1 else "far_oblique"), ((first + 1, last),)
    for kid in word.kids("advcl"):
        first, last = scene.extent[kid]
        if first > word.token and scene.tokens[first].lemma in _CONTENT_MARKERS | _ABOUT:
            return "oblique", ((first + 1, last),)
    return None


def _to_infinitive(word: _Word, last: int) -> int:
    """"called for the council to act": what follows the noun belongs to the demand."""
    scene = word.scene
    for kid in word.kids("xcomp", "advcl", "acl", "ccomp", "conj"):
        first, high = scene.extent[kid]
        if first >= last and scene.tokens[first].lemma in ("to", "and"):
            last = high
    return last


def _passive(word: _Word) -> Found | None:
    """"The plan was criticised by Ruiz"."""
    scene = word.scene
    if not any(word.kids("obl:agent")):
        return None
    for kid in word.kids("nsubj:pass"):
        rest = [scene.extent[other] for other in word.kids("xcomp", "ccomp")]
        return "passive", (scene.extent[kid], *rest)
    return None


_READINGS: tuple[Callable[[_Word], Found | None], ...] = (
    _passive,
    _as_clause,
    _clause,
    _comment,
    _colon,
    _infinitive,
    _object,
    _oblique,
)


# ----------------------------------------------------------------------------------------- other parts of speech


def _according(scene: Scene, index: int) -> Candidate | None:
    """"According to Ruiz, the plant will close", "..., according to Ruiz": by place, not by tree."""
    tokens = scene.tokens
    sentence = scene.analysis.sentences[tokens[index].sentence]
    if tokens[index].lemma != "accord" or index + 2 >= sentence.last or tokens[index + 1].lemma != "to":
        return None
    source = _phrase_head(scene, index + 2, sentence.last)
    if source < 0:
        return None
    stop = max(source + 1, min(scene.extent[source][1], sentence.last))
    while stop < sentence.last and tokens[stop].text not in (",", ".", ";", "-", ":") and scene.region_of[stop] < 0:
        stop += 1
    last = sentence.last
    while last < len(tokens) and scene.region_of[last] >= 0 and scene.region_of[last] == scene.region_of[last - 1]:
        last += 1
    leading = not any(tokens[at].upos not in ("PUNCT", "ADV", "CCONJ") for at in range(sentence.first, index))
    content = (stop, last) if leading else (sentence.first, index)
    pieces = _tidy(scene, (content,))
    return Candidate(index, (index, index + 2), "according", "according", pieces, source) if pieces else None


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
        if token.deprel not in ("compound", "amod", "nmod:poss", "flat", "nummod", "det", "nmod:desc") or head.index <= at:
            break
        at = token.head
    return at if scene.region_of[at] < 0 else -1


def _noun(scene: Scene, index: int) -> Candidate | None:
    """"Her claim that the plant will close", "his call for an inquiry"."""
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
        if relation in ("acl", "acl:relcl", "ccomp", "advcl") and scene.tokens[first].lemma in ("that", "to", "whether"):
            pieces = _tidy(scene, ((first, last),))
            return Candidate(index, (index, index + 1), kind, "noun_clause", pieces, source) if pieces else None
        if relation == "nmod" and scene.tokens[first].lemma in _ABOUT and kid != source:
            pieces = _tidy(scene, ((first + 1, last),))
            return Candidate(index, (index, index + 1), kind, "noun_phrase", pieces, source) if pieces else None
    return None


def _adjective(scene: Scene, index: int) -> Candidate | None:
    """"Ruiz is confident that the plant will close", "eager to leave", "critical of the plan"."""
    token = scene.tokens[index]
    kind = scene.lexicon.adjectives.get(token.lemma)
    if kind is None:
        return None
    source = source_of(scene, index, passive=False)
    if source < 0:
        return None
    for kid in scene.analysis.children[index]:
        first, last = scene.extent[kid]
        if first <= index:
            continue
        relation = scene.tokens[kid].deprel
        if relation in ("ccomp", "xcomp", "advcl", "obl", "csubj"):
            prepositional = relation in ("obl", "advcl") and scene.tokens[first].lemma in _ABOUT - {"to"}
            pieces = _tidy(scene, ((first + prepositional, last),))
            frame = "adjective_phrase" if prepositional else "adjective_clause"
            return Candidate(index, (index, index + 1), kind, frame, pieces, source) if pieces else None
    return None


_EXAMINERS: dict[str, Callable[[Scene, int], Candidate | None]] = {
    "VERB": _verb,
    "NOUN": _noun,
    "ADJ": _adjective,
}


# -------------------------------------------------------------------------------------------------------- ranges


def _without(whole: tuple[int, int], part: tuple[int, int]) -> Ranges:
    """``whole`` less ``part``: what is left before and after it."""
    return tuple(
        (first, last)
        for first, last in ((whole[0], min(whole[1], part[0])), (max(whole[0], part[1]), whole[1]))
        if last > first
    )


def _around_core(scene: Scene, cue: int, clause: int) -> Ranges:
    """The clause's range; in two pieces where the cue and its own dependents stand inside it."""
    first, last = scene.extent[clause]
    if not first <= cue < last:
        return ((first, last),)
    low, high = cue, cue + 1
    for kid in scene.analysis.children[cue]:
        if kid != clause and scene.tokens[kid].deprel != "punct":
            start, end = scene.extent[kid]
            if not start <= clause < end and start >= first and end <= last:
                low, high = min(low, start), max(high, end)
    return _without((first, last), (low, high))


def _to_clause_end(scene: Scene, cue: int, last: int) -> int:
    """The end of a clause under a cue, with what the parser hung on the cue instead of the clause.

    What follows a statement belongs to it ("said the plant will close because ..."), but for a second verb of the same
    speaker ("said ... and left") and a participle ("said ..., adding that ...").
    """
    for kid in scene.analysis.children[cue]:
        first, high = scene.extent[kid]
        if first < last:
            continue
        token = scene.tokens[kid]
        if token.deprel == "punct":
            continue
        bare = not any(scene.tokens[below].deprel in ("nsubj", "mark") for below in scene.analysis.children[kid])
        if token.deprel in ("parataxis", "cc") or (token.deprel in ("conj", "advcl") and bare):
            break
        last = high
    return last


def _tidy(scene: Scene, pieces: Iterable[tuple[int, int]]) -> Ranges:
    """The pieces without punctuation at their edges; quoted regions are taken whole or not at all."""
    kept: list[tuple[int, int]] = []
    for first, last in pieces:
        first, last = _snapped(scene, first, last)
        while first < last and _is_edge(scene, first):
            first += 1
        while last > first and _is_edge(scene, last - 1):
            last -= 1
        if last > first:
            kept.append((first, last))
    return tuple(kept)


def _is_edge(scene: Scene, index: int) -> bool:
    return scene.region_of[index] < 0 and scene.tokens[index].upos == "PUNCT" and scene.tokens[index].text not in "%$"


def _snapped(scene: Scene, first: int, last: int) -> tuple[int, int]:
    region = scene.region_of[first] if first < last else -1
    if region >= 0:
        first = scene.region_tokens[region][0]
    region = scene.region_of[last - 1] if first < last else -1
    if region >= 0:
        last = scene.region_tokens[region][1]
    return first, last
