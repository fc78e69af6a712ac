"""Clauses from trees written by hand: a tree is right here, so what is tested is the reading of it."""

from __future__ import annotations

import pytest

from newsdigest.language.syntax import find_clauses
from newsdigest.model.analysis import Clause, Sentence, Token


def clauses(tree: str) -> dict[str, Clause]:
    """The clauses of one sentence by the form of their predicate.

    A tree has one token a line: form, lemma, UPOS, XPOS, head (1-based, 0 at the root), relation.
    """
    rows = [line.split() for line in tree.strip().splitlines()]
    tokens: list[Token] = []
    start = 0
    for index, (form, lemma, upos, xpos, head, relation) in enumerate(rows):
        above = int(head) - 1 if int(head) else index
        tokens.append(Token(index, start, start + len(form), form, lemma, upos, xpos, above, relation, 0))
        start += len(form) + 1
    root = next(token.index for token in tokens if token.head == token.index)
    children = [[t.index for t in tokens if t.head == index != t.index] for index in range(len(tokens))]
    found, clause_at, _ = find_clauses(tokens, [Sentence(0, 0, start - 1, 0, len(tokens), root, 0)], children)
    assert len(clause_at) == len(tokens)
    assert [clause.index for clause in found] == list(range(len(found)))
    return {tokens[clause.predicate].text: clause for clause in found}


def test_passive_with_agent_and_relative_clause() -> None:
    found = clauses(
        """
        The       the       DET   DT   2  det
        clerk     clerk     NOUN  NN   7  nsubj:pass
        who       who       PRON  WP   4  nsubj
        lied      lie       VERB  VBD  2  acl:relcl
        has       have      AUX   VBZ  7  aux
        been      be        AUX   VBN  7  aux:pass
        charged   charge    VERB  VBN  0  root
        by        by        ADP   IN   9  case
        police    police    NOUN  NN   7  obl
        and       and       CCONJ CC   11 cc
        troops    troops    NOUN  NNS  9  conj
        by        by        ADP   IN   13 case
        Monday    Monday    PROPN NNP  7  obl
        """
    )
    charged = found["charged"]
    assert charged.passive
    assert (charged.tense, charged.aspect, charged.relation) == ("present", "perfect", "root")
    assert charged.subjects == (1,)
    assert charged.agents == (8, 10)  # "by Monday" is no agent
    assert (charged.first, charged.last) == (0, 13)
    assert found["lied"].subjects == (1,)  # "who" is the clerk
    assert found["lied"].parent == charged.index
    assert (found["lied"].first, found["lied"].last) == (2, 4)


def test_control_and_purpose() -> None:
    found = clauses(
        """
        Ministers minister  NOUN  NNS  2  nsubj
        asked     ask       VERB  VBD  0  root
        banks     bank      NOUN  NNS  2  obj
        to        to        PART  TO   5  mark
        lend      lend      VERB  VB   2  xcomp
        more      more      ADJ   JJR  5  obj
        to        to        PART  TO   8  mark
        avoid     avoid     VERB  VB   2  advcl
        ruin      ruin      NOUN  NN   8  obj
        """
    )
    assert found["lend"].subjects == (2,)
    assert found["avoid"].subjects == (0,)
    assert found["avoid"].marker == "to"
    assert found["avoid"].tense == ""


@pytest.mark.parametrize(
    ("tree", "tense", "modal", "passive"),
    [
        ("Mayor mayor NOUN NN 3 nsubj\nto to PART TO 3 mark\nresign resign VERB VB 0 root", "future", "to", False),
        ("Two two NUM CD 2 nsubj\nkilled kill VERB VBN 0 root", "past", "", True),
        ("Two two NUM CD 2 nsubj\nkilled kill VERB VBD 0 root", "past", "", True),
        (
            "Mills mill NOUN NNS 2 nsubj\nhit hit VERB VBD 0 root\nby by ADP IN 4 case\nfire fire NOUN NN 2 obl:agent",
            "past",
            "",
            True,
        ),
        ("Rebels rebel NOUN NNS 2 nsubj\nattack attack VERB VBP 0 root", "present", "", False),
        ("It it PRON PRP 3 nsubj\n'll will AUX MD 3 aux\nclose close VERB VB 0 root", "future", "will", False),
        ("It it PRON PRP 3 nsubj\nmight might AUX MD 3 aux\nclose close VERB VB 0 root", "past", "might", False),
    ],
)
def test_headlines_and_modals(tree: str, tense: str, modal: str, passive: bool) -> None:
    clause = list(clauses(tree).values())[-1]
    assert (clause.tense, clause.modal, clause.passive) == (tense, modal, passive)


def test_for_to_is_no_headline_future() -> None:
    found = clauses(
        """
        Time      time      NOUN  NN   0  root
        for       for       SCONJ IN   5  mark
        banks     bank      NOUN  NNS  5  nsubj
        to        to        PART  TO   5  mark
        lend      lend      VERB  VB   1  acl
        """
    )
    assert (found["lend"].tense, found["lend"].modal) == ("", "")


def test_conjuncts_share_subject_and_auxiliaries() -> None:
    found = clauses(
        """
        He        he        PRON  PRP  4  nsubj:pass
        will      will      AUX   MD   4  aux
        be        be        AUX   VB   4  aux:pass
        tried     try       VERB  VBN  0  root
        and       and       CCONJ CC   6  cc
        jailed    jail      VERB  VBN  4  conj
        """
    )
    jailed = found["jailed"]
    assert jailed.passive
    assert (jailed.subjects, jailed.tense, jailed.modal) == ((0,), "future", "will")


def test_copula_and_negation() -> None:
    found = clauses(
        """
        No        no        DET   DT   2  det
        one       one       NOUN  NN   4  nsubj
        was       be        AUX   VBD  4  cop
        hurt      hurt      ADJ   JJ   0  root
        because   because   SCONJ IN   8  mark
        it        it        PRON  PRP  8  nsubj
        was       be        AUX   VBD  8  cop
        night     night     NOUN  NN   4  advcl
        """
    )
    assert found["hurt"].negated
    assert found["night"].marker == "because"
    assert not found["night"].negated


def test_a_fragment_has_no_clause() -> None:
    assert clauses("Photo photo NOUN NN 0 root\ngallery gallery NOUN NN 1 dep") == {}


def test_tokens_outside_the_tree_belong_to_no_clause() -> None:
    tokens = [
        Token(0, 0, 2, "Go", "go", "VERB", "VB", 0, "root", 0),
        Token(1, 3, 4, "a", "a", "NOUN", "NN", 2, "dep", 0),
        Token(2, 5, 6, "b", "b", "NOUN", "NN", 1, "dep", 0),  # a cycle, which no tree has
    ]
    found, clause_at, extents = find_clauses(tokens, [Sentence(0, 0, 6, 0, 3, 0, 0)], [[], [2], [1]])
    assert (len(found), clause_at) == (1, (0, None, None))
    assert extents == ((0, 1), (1, 2), (2, 3))


def test_a_token_governs_its_descendants() -> None:
    rows = [("The", 1, "det"), ("clerk", 3, "nsubj"), ("quietly", 3, "advmod"), ("left", 3, "root"), (".", 3, "punct")]
    tokens = [Token(i, i, i + 1, form, form, "X", "X", head, rel, 0) for i, (form, head, rel) in enumerate(rows)]
    _, _, extents = find_clauses(tokens, [Sentence(0, 0, 5, 0, 5, 3, 0)], [[], [0], [], [1, 2, 4], []])
    assert extents == ((0, 1), (0, 2), (2, 3), (0, 5), (4, 5))
