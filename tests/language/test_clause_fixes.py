"""Clauses whose labels contradict each other, set right after tagging."""

from __future__ import annotations

import pytest

from newsdigest.language.clause_fixes import fix_clauses
from newsdigest.language.tagger_output import Tagged


def fixed(rows: str) -> Tagged:
    """What becomes of rows of "form/xpos/upos/relation>head"."""
    parts = [row.split("/") for row in rows.split()]
    labels = [part[3].split(">") for part in parts]
    found = Tagged(
        [part[2] for part in parts], [part[1] for part in parts],
        [int(head) for _, head in labels], [label for label, _ in labels], [],
    )  # fmt: skip
    fix_clauses([part[0] for part in parts], found, [(0, len(parts))])
    return found


@pytest.mark.parametrize(
    ("rows", "subject", "verb"),
    [
        ("Snow/NN/NOUN/compound>1 hit/NN/VERB/root>1 sales/NNS/NOUN/obj>1", "nsubj", "VBD"),
        ("repair/NN/NOUN/compound>1 cost/NN/NOUN/root>1 $/$/SYM/obj>1", "nsubj", "VBD"),
        ("Storms/NNS/NOUN/compound>1 delay/VBP/VERB/root>1 trains/NNS/NOUN/obj>1", "nsubj", "VBP"),
        # a noun phrase, a verb that has its subject, and a verb without an object
        ("ticket/NN/NOUN/compound>1 price/NN/NOUN/root>1 $/$/SYM/obj>1", "compound", "NN"),
        ("ticket/NN/NOUN/compound>1 cost/NN/NOUN/root>1 rises/NNS/NOUN/appos>1", "compound", "NN"),
        ("rain/NN/NOUN/compound>1 hit/VBD/VERB/root>1 it/PRP/PRON/obj>1 snow/NN/NOUN/nsubj>1", "compound", "VBD"),
    ],
)
def test_the_noun_before_a_verb_with_an_object_is_its_subject(rows: str, subject: str, verb: str) -> None:
    found = fixed(rows)
    assert (found.deprels[0], found.xpos[1]) == (subject, verb)


@pytest.mark.parametrize(
    ("rows", "tag"),
    [
        ("take/VB/VERB/root>0 and/CC/CCONJ/cc>2 open/JJ/ADJ/conj>0 lines/NNS/NOUN/obj>2", "VB"),
        ("take/VB/VERB/root>0 and/CC/CCONJ/cc>2 open/JJ/ADJ/conj>0 lines/NNS/NOUN/obl>2", "JJ"),
        ("old/JJ/ADJ/root>0 and/CC/CCONJ/cc>2 open/JJ/ADJ/conj>0 lines/NNS/NOUN/obj>2", "JJ"),
    ],
)
def test_a_joined_adjective_with_an_object_is_a_verb(rows: str, tag: str) -> None:
    assert fixed(rows).xpos[2] == tag


@pytest.mark.parametrize(
    ("rows", "tag"),
    [
        ("slid/VBD/VERB/root>0 to/IN/ADP/case>3 a/DT/DET/det>3 defeat/VBP/VERB/obl>0", "NN"),
        ("saw/VBD/VERB/root>0 the/DT/DET/det>2 drop/VB/VERB/obj>0", "NN"),
        ("saw/VBD/VERB/root>0 them/PRP/PRON/nsubj>2 drop/VB/VERB/ccomp>0", "VB"),
        ("saw/VBD/VERB/root>0 the/DT/DET/det>2 shaken/VBN/VERB/obj>0", "VBN"),
    ],
)
def test_a_verb_after_an_article_is_a_noun(rows: str, tag: str) -> None:
    assert fixed(rows).xpos[-1] == tag


@pytest.mark.parametrize(
    ("rows", "noun", "participle"),
    [
        (
            "said/VBD/VERB/root>0 the/DT/DET/det>2 clerk/NN/NOUN/nsubj:pass>3 quoted/VBN/VERB/ccomp>0",
            (0, "nsubj"),
            (2, "acl"),
        ),
        # with an auxiliary it is a clause, and so is it below a verb that has its subject
        (
            "said/VBD/VERB/root>0 mills/NNS/NOUN/nsubj:pass>3 were/VBD/AUX/aux:pass>3 shut/VBN/VERB/ccomp>0",
            (3, "nsubj:pass"),
            (0, "ccomp"),
        ),
        (
            "saw/VBD/VERB/root>0 she/PRP/PRON/nsubj>0 mills/NNS/NOUN/nsubj:pass>3 shut/VBN/VERB/ccomp>0",
            (3, "nsubj:pass"),
            (0, "ccomp"),
        ),
    ],
)
def test_a_bare_participle_describes_the_speaker(rows: str, noun: tuple[int, str], participle: tuple[int, str]) -> None:
    found = fixed(rows)
    at = found.upos.index("NOUN")
    assert (found.heads[at], found.deprels[at]) == noun
    assert (found.heads[3], found.deprels[3]) == participle


@pytest.mark.parametrize(
    ("rows", "root"),
    [
        (
            "road/NN/NOUN/nsubj>4 is/VBZ/AUX/cop>4 19/CD/NUM/nummod>3 miles/NNS/NOUN/root>3 long/RB/ADV/advmod>3",
            4,
        ),
        ("road/NN/NOUN/nsubj>3 is/VBZ/AUX/cop>3 19/CD/NUM/nummod>3 miles/NNS/NOUN/root>3 away/RB/ADV/advmod>3", 3),
    ],
)
def test_what_has_subject_and_copula_is_the_predicate(rows: str, root: int) -> None:
    found = fixed(rows)
    assert found.heads[root] == root
    assert found.deprels[root] == "root"


@pytest.mark.parametrize(
    ("third", "marked", "expected"),
    [
        ("on/IN/ADP/case>4 Monday/NNP/PROPN/obl>0", "mark", (0, "ccomp")),
        # nothing stands between, or what does belongs to the noun; and a relative clause
        ("of/IN/ADP/case>4 Vell/NNP/PROPN/nmod>2", "mark", (2, "acl")),
        ("on/IN/ADP/case>4 Monday/NNP/PROPN/obl>0", "nsubj", (2, "acl")),
    ],
)
def test_a_clause_past_a_phrase_of_the_verb_is_the_verb_s(third: str, marked: str, expected: tuple[int, str]) -> None:
    found = fixed(
        f"said/VBD/VERB/root>0 in/IN/ADP/case>2 court/NN/NOUN/obl>0 {third} "
        f"that/IN/SCONJ/{marked}>7 mills/NNS/NOUN/nsubj>7 burned/VBD/VERB/acl>2"
    )
    assert (found.heads[7], found.deprels[7]) == expected
