"""Trees in which a noun is parted from its verb, or joined to the noun beside it."""

from __future__ import annotations

import pytest

from newsdigest.language.noun_fixes import fix_nouns
from newsdigest.language.tagger_output import Tagged


def tagged(columns: str) -> tuple[list[str], Tagged]:
    """Forms and labels of one sentence, its words as form/upos/xpos/head/relation."""
    rows = [word.split("/") for word in columns.split()]
    forms, upos, xpos, heads, deprels = (list(column) for column in zip(*rows, strict=True))
    return forms, Tagged(upos, xpos, [int(head) for head in heads], deprels, [])


@pytest.mark.parametrize("relation", ["parataxis", "conj", "acl"])
def test_a_described_noun_is_the_subject_of_the_verb_after_it(relation: str) -> None:
    forms, tree = tagged(
        "Ray/PROPN/NNP/0/root ,/PUNCT/,/3/punct the/DET/DT/3/det striker/NOUN/NN/0/appos who/PRON/WP/5/nsubj "
        f"fell/VERB/VBD/3/acl:relcl ,/PUNCT/,/7/punct apologised/VERB/VBD/0/{relation} ./PUNCT/./0/punct"
    )
    fix_nouns(forms, tree, [(0, len(forms))])
    assert (tree.heads[0], tree.deprels[0]) == (7, "nsubj")
    assert (tree.heads[7], tree.deprels[7]) == (7, "root")


def test_a_described_noun_has_its_phrase_before_the_comma() -> None:
    forms, tree = tagged(
        "Bakers/NOUN/NNS/0/root of/ADP/IN/2/case Vell/PROPN/NNP/0/nmod ,/PUNCT/,/5/punct who/PRON/WP/5/nsubj "
        "rose/VERB/VBD/0/acl:relcl ,/PUNCT/,/7/punct slept/VERB/VBD/0/parataxis ./PUNCT/./0/punct"
    )
    fix_nouns(forms, tree, [(0, len(forms))])
    assert (tree.heads[0], tree.deprels[0]) == (7, "nsubj")


def test_a_participle_after_a_comma_describes_the_subject() -> None:
    forms, tree = tagged(
        "Tom/PROPN/NNP/3/nsubj Ray/PROPN/NNP/0/flat ,/PUNCT/,/3/punct sent/VERB/VBN/3/root off/ADP/RP/3/compound:prt "
        ",/PUNCT/,/6/punct apologised/VERB/VBD/3/conj ./PUNCT/./3/punct"
    )
    fix_nouns(forms, tree, [(0, len(forms))])
    assert (tree.heads[0], tree.deprels[0]) == (6, "nsubj")
    assert (tree.heads[3], tree.deprels[3]) == (0, "acl")
    assert (tree.heads[6], tree.deprels[6]) == (6, "root")


@pytest.mark.parametrize(
    "columns",
    [
        "Ray/PROPN/NNP/1/nsubj fell/VERB/VBD/1/root ,/PUNCT/,/3/punct apologised/VERB/VBD/1/conj",
        "Ray/PROPN/NNP/0/root ,/PUNCT/,/2/punct striker/NOUN/NN/0/appos ./PUNCT/./0/punct",
        "Ray/PROPN/NNP/0/root ,/PUNCT/,/4/punct he/PRON/PRP/3/nsubj fell/VERB/VBD/0/parataxis",
    ],
)
def test_other_trees_stay(columns: str) -> None:
    forms, tree = tagged(columns)
    heads = list(tree.heads)
    fix_nouns(forms, tree, [(0, len(forms))])
    assert tree.heads == heads
