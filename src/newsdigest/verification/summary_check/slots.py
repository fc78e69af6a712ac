"""The place that a name, figure or date has in a sentence: what governs it, what stands beside it, what it counts."""

from __future__ import annotations

from typing import NamedTuple

from newsdigest.model.analysis import Analysis
from newsdigest.model.facts import Figure
from newsdigest.verification.summary_check.text_index import TextIndex, word_key

__all__ = ["Slot", "relation_class", "slot_of"]

_CLASSES = {
    "nsubj": "subject", "nsubj:pass": "object", "obj": "object", "iobj": "object", "obl": "oblique", "nmod": "nmod",
    "amod": "modifier", "compound": "compound", "nummod": "number", "appos": "appos", "advmod": "modifier",
    "root": "root", "conj": "conj", "obl:agent": "subject", "nmod:poss": "nmod", "flat": "compound",
}  # fmt: skip
_FARTHEST = 6
"""Steps up the tree within which a verb is looked for."""

_EDGE = "^"


class Slot(NamedTuple):
    """A place in a sentence.

    Attributes:
        head: the token there that governs the others.
        governor: the token that governs it; the head itself at the root.
        relation: its relation to the governor, roughly.
        case: the lemma of its preposition, or "".
        predicate: the nearest verb above it, if any.
        role: in which part of the predicate's clause it is.
        before, after: the words beside it; "^" at the edge of the sentence.
        figure: the figure there, if any.
        things: the words for what the figure counts.
    """

    head: int
    governor: int
    relation: str
    case: str
    predicate: int | None
    role: str
    before: str
    after: str
    figure: Figure | None
    things: tuple[str, ...]


def relation_class(deprel: str) -> str:
    """A dependency relation, roughly: the subject of a passive is an object."""
    return _CLASSES.get(deprel, _CLASSES.get(deprel.partition(":")[0], "other"))


def slot_of(index: TextIndex, first: int, last: int, head: int) -> Slot:
    """The place of the tokens of a name, figure or date, half open.

    Args:
        index: the text.
        first: its first token.
        last: the token after it.
        head: the one that governs the others.
    """
    tokens = index.analysis.tokens
    token = tokens[head]
    predicate, role = _predicate(index.analysis, head)
    figure = index.values.figure_at.get(first)
    return Slot(
        head,
        token.head,
        relation_class(token.deprel),
        _case(index.analysis, head),
        predicate,
        role,
        _word(index, first - 1, token.sentence),
        _word(index, last, token.sentence),
        figure,
        _things(index.analysis, head, figure),
    )


def _case(analysis: Analysis, head: int) -> str:
    tokens = analysis.tokens
    return next((tokens[at].lemma for at in analysis.children[head] if at < head and tokens[at].deprel == "case"), "")


def _predicate(analysis: Analysis, at: int) -> tuple[int | None, str]:
    """The nearest verb above a token, and in which part of its clause the token is."""
    tokens = analysis.tokens
    role = relation_class(tokens[at].deprel)
    for _ in range(_FARTHEST):
        head = tokens[at].head
        if head == at:
            break
        role, at = relation_class(tokens[at].deprel), head
        if tokens[at].upos == "VERB":
            return at, role
    return None, role


def _word(index: TextIndex, at: int, sentence: int) -> str:
    tokens = index.analysis.tokens
    return word_key(tokens[at]) if 0 <= at < len(tokens) and tokens[at].sentence == sentence else _EDGE


def _things(analysis: Analysis, head: int, figure: Figure | None) -> tuple[str, ...]:
    """The noun that a number counts, with its modifiers: "bridges", of "the number of deaths is 6" also "deaths"."""
    if figure is not None and (figure.unit or figure.what == "age"):
        return ()
    tokens = analysis.tokens
    if tokens[head].upos != "NUM":
        return ()
    noun = tokens[head].head if tokens[head].deprel.startswith("nummod") else _measured(analysis, head)
    if noun is None or tokens[noun].upos not in {"NOUN", "PROPN", "SYM"}:
        return ()
    beside = (tokens[at] for at in analysis.children[noun] if tokens[at].deprel in {"compound", "nmod"})
    return (word_key(tokens[noun]), *(word_key(token) for token in beside if token.upos == "NOUN"))


def _measured(analysis: Analysis, head: int) -> int | None:
    """The subject of a number that is a predicate, or the noun after "of"."""
    below = [(analysis.tokens[at].deprel, at) for at in analysis.children[head]]
    subject = next((at for deprel, at in below if deprel.startswith("nsubj")), None)
    return subject if subject is not None else next((at for deprel, at in below if deprel == "nmod"), None)
