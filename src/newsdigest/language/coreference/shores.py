"""Banks that are shores or heaps and no firms: "burst its banks", "the river bank", "a bank of fog"."""

from __future__ import annotations

from collections.abc import Sequence

from newsdigest.lexicon.nouns import CARDINAL_DIRECTIONS
from newsdigest.lexicon.word_sets import words
from newsdigest.model.analysis import Token

__all__ = ["is_shore"]

_FLOODING = words("burst overflow breach overtop")
_WATERS = words("river canal lake stream creek brook beck lagoon estuary reservoir ditch dyke") | words(
    "fog snow sand mud"
)
_SIDES = CARDINAL_DIRECTIONS | {"left", "right", "far", "opposite"}
_UNDERGOERS = frozenset({"obj", "nsubj:pass"})


def is_shore(token: Token, tokens: Sequence[Token], children: Sequence[Sequence[int]]) -> bool:
    """Whether a noun "bank" is the edge of a water or a heap.

    It is by its verb ("burst its banks"), by the noun before or after it ("the river bank", "the banks of the canal")
    and by its side ("the left bank of the Seine"); "the banks of Norway" and "bailed out its banks" are firms.

    Args:
        token: the noun.
        tokens: the article's tokens.
        children: the tokens that depend on each token.
    """
    if token.lemma != "bank":
        return False
    below = [tokens[at] for at in children[token.index]]
    return _is_flooded(token, tokens, below) or _is_of_water(tokens, below, children)


def _is_flooded(bank: Token, tokens: Sequence[Token], below: Sequence[Token]) -> bool:
    """Whether it is what a water bursts: "its banks"."""
    owned = any(kid.deprel == "nmod:poss" and kid.upos == "PRON" for kid in below)
    return owned and bank.deprel in _UNDERGOERS and tokens[bank.head].lemma in _FLOODING


def _is_of_water(tokens: Sequence[Token], below: Sequence[Token], children: Sequence[Sequence[int]]) -> bool:
    """Whether a water modifies it, or it is one side of what follows: "the left bank of the Seine"."""
    of = [kid for kid in below if kid.deprel == "nmod" and any(tokens[at].text == "of" for at in children[kid.index])]
    wet = [kid for kid in below if kid.lemma in _WATERS and (kid in of or kid.deprel == "compound")]
    sided = [kid for kid in below if kid.lemma in _SIDES and kid.deprel == "amod"]
    return bool(wet or (of and sided))
