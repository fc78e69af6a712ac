"""Verbs whose tags contradict each other, set right after tagging."""

from __future__ import annotations

import pytest

from newsdigest.language.tagger_output import Tagged
from newsdigest.language.verb_fixes import fix_verbs


def tagged(rows: str) -> tuple[list[str], Tagged]:
    """The forms and labels of rows of "form/xpos/upos/relation>head"."""
    parts = [row.split("/") for row in rows.split()]
    labels = [part[3].split(">") for part in parts]
    return [part[0] for part in parts], Tagged(
        [part[2] for part in parts], [part[1] for part in parts],
        [int(head) for _, head in labels], [label for label, _ in labels], [],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "tag"),
    [
        ("The/DT/DET/det>1 mill/NN/NOUN/nsubj>2 shut/VBP/VERB/root>2", "VBD"),
        ("He/PRP/PRON/nsubj>1 quit/VB/VERB/root>1", "VBD"),
        ("They/PRP/PRON/nsubj>1 quit/VBP/VERB/root>1", "VBP"),
        ("He/PRP/PRON/nsubj>2 may/MD/AUX/aux>2 quit/VB/VERB/root>2", "VB"),
        ("She/PRP/PRON/nsubj>1 walk/VBP/VERB/root>1", "VBP"),
        ("Ann/NNP/PROPN/nsubj>3 and/CC/CCONJ/cc>2 Bo/NNP/PROPN/conj>0 quit/VBP/VERB/root>3", "VBP"),
    ],
)
def test_a_form_that_lacks_its_s_is_the_past(rows: str, tag: str) -> None:
    forms, found = tagged(rows)
    fix_verbs(forms, found)
    assert found.xpos[-1] == tag


def test_a_finite_form_with_a_subject_is_a_verb() -> None:
    forms, found = tagged("The/DT/DET/det>1 board/NN/NOUN/nsubj>2 plans/VBZ/NOUN/root>2")
    fix_verbs(forms, found)
    assert found.upos == ["DET", "NOUN", "VERB"]


@pytest.mark.parametrize(
    ("rows", "mark", "verb"),
    [
        (
            "It/PRP/PRON/nsubj>2 is/VBZ/AUX/cop>2 due/JJ/ADJ/root>2 to/IN/PART/fixed>2 sail/VB/VERB/advcl>2",
            ("TO", "PART", 4, "mark"),
            "xcomp",
        ),
        (
            "steps/NNS/NOUN/root>0 to/IN/ADP/mark>3 quickly/RB/ADV/advmod>3 mend/VB/VERB/acl>0",
            ("TO", "PART", 3, "mark"),
            "acl",
        ),
        (
            "due/JJ/ADJ/root>0 to/IN/ADP/fixed>0 close/NN/NOUN/obl>0",
            ("TO", "PART", 2, "mark"),
            "xcomp",
        ),
        (
            "due/JJ/ADJ/root>0 to/IN/ADP/fixed>0 frost/NN/NOUN/obl>0",
            ("IN", "ADP", 0, "fixed"),
            "obl",
        ),
        ("close/VB/VERB/root>0 to/IN/ADP/case>2 town/NN/NOUN/obl>0", ("IN", "ADP", 2, "case"), "obl"),
    ],
)
def test_to_marks_the_plain_form_after_it(rows: str, mark: tuple[str, str, int, str], verb: str) -> None:
    forms, found = tagged(rows)
    fix_verbs(forms, found)
    at = forms.index("to")
    assert (found.xpos[at], found.upos[at], found.heads[at], found.deprels[at]) == mark
    assert found.deprels[-1] == verb
