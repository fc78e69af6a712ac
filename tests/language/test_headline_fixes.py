"""Trees of headlines: the clause that the headline is, whether its "be" is left out or its verb looks like a noun."""

from __future__ import annotations

import random

import pytest

import newsdigest
from newsdigest.language import analyse
from newsdigest.language.headline_fixes import fix_headlines
from newsdigest.language.tagger_output import Tagged


def fixed(words: str) -> str:
    """The tree of "word/UPOS/XPOS/head/relation ..." (heads from 1, 0 at the root) after the fixes, in short."""
    rows = [word.split("/") for word in words.split()]
    heads = [int(row[3]) - 1 if row[3] != "0" else at for at, row in enumerate(rows)]
    forms = [row[0] for row in rows]
    tagged = Tagged([row[1] for row in rows], [row[2] for row in rows], heads, [row[4] for row in rows], [])
    fix_headlines(forms, tagged, [(0, len(rows))])
    arcs = zip(forms, tagged.heads, tagged.deprels, strict=True)
    return " ".join(
        f"{form}/{0 if head == at else head + 1}/{relation}" for at, (form, head, relation) in enumerate(arcs)
    )


CLAUSES = {
    "infinitive of a firm": (
        "Harrow/PROPN/NNP/0/root to/PART/TO/3/mark open/VERB/VB/1/acl plant/NOUN/NN/3/obj",
        "Harrow/3/nsubj to/3/mark open/0/root plant/3/obj",
    ),
    "infinitive of a person": (
        "New/ADJ/JJ/2/amod mayor/NOUN/NN/0/root to/PART/TO/4/mark resign/VERB/VB/2/acl",
        "New/2/amod mayor/4/nsubj to/4/mark resign/0/root",
    ),
    "infinitive of a thing with an object": (
        "Storm/NOUN/NN/0/root to/PART/TO/3/mark hit/VERB/VB/1/acl coast/NOUN/NN/3/obj",
        "Storm/3/nsubj to/3/mark hit/0/root coast/3/obj",
    ),
    "infinitive of be": (
        "Rents/NOUN/NNS/0/root to/PART/TO/4/mark be/AUX/VB/4/cop issue/NOUN/NN/1/acl",
        "Rents/4/nsubj to/4/mark be/4/cop issue/0/root",
    ),
    "passive infinitive": (
        "Quay/PROPN/NNP/0/root to/PART/TO/4/mark be/AUX/VB/4/aux:pass razed/VERB/VBN/1/acl",
        "Quay/4/nsubj:pass to/4/mark be/4/aux:pass razed/0/root",
    ),
    "past participle": (
        "Two/NUM/CD/0/root held/VERB/VBN/1/acl over/ADP/IN/4/case theft/NOUN/NN/2/obl",
        "Two/2/nsubj:pass held/0/root over/4/case theft/2/obl",
    ),
    "present participle": (
        "Rain/NOUN/NN/0/root spreading/VERB/VBG/1/acl north/ADV/RB/2/advmod",
        "Rain/2/nsubj spreading/0/root north/2/advmod",
    ),
    "what follows belongs to the verb": (
        "Driver/NOUN/NN/0/root held/VERB/VBN/1/acl ,/PUNCT/,/5/punct two/NUM/CD/5/nummod hurt/VERB/VBN/1/parataxis",
        "Driver/2/nsubj:pass held/0/root ,/5/punct two/5/nummod hurt/2/parataxis",
    ),
}


@pytest.mark.parametrize(("words", "expected"), CLAUSES.values(), ids=CLAUSES)
def test_a_noun_with_a_clause_is_a_subject_with_a_predicate(words: str, expected: str) -> None:
    assert fixed(words) == expected


VERBS = {
    "a verb read as a plural noun": (
        "Olney/PROPN/NNP/2/compound questions/NOUN/NNS/3/nsubj use/NOUN/NN/0/root of/ADP/IN/5/case it/PRON/PRP/3/nmod",
        "Olney/2/nsubj questions/0/root use/2/obj of/5/case it/3/nmod",
    ),
    "a finite verb as a part of a noun phrase": (
        "Quill/PROPN/NNP/2/nsubj backs/VERB/VBZ/4/compound quay/NOUN/NN/4/compound plan/NOUN/NN/0/root",
        "Quill/2/nsubj backs/0/root quay/4/compound plan/2/obj",
    ),
    "its object tagged as a verb": (
        "Quill/PROPN/NNP/2/nsubj shifts/VERB/VBZ/3/nsubj blame/VERB/VBP/0/root to/ADP/IN/5/case aides/NOUN/NNS/3/obl",
        "Quill/2/nsubj shifts/0/root blame/2/obj to/5/case aides/3/obl",
    ),
    "a participle before the object": (
        "Harrow/PROPN/NNP/2/nsubj reports/VERB/VBZ/3/nsubj doubled/VERB/VBD/0/root losses/NOUN/NNS/3/obj",
        "Harrow/2/nsubj reports/0/root doubled/4/amod losses/2/obj",
    ),
}


@pytest.mark.parametrize(("words", "expected"), VERBS.values(), ids=VERBS)
def test_a_verb_in_s_after_a_noun_is_the_root(words: str, expected: str) -> None:
    assert fixed(words) == expected


UNCHANGED = {
    "a noun that takes an infinitive": "Plan/NOUN/NN/0/root to/PART/TO/3/mark close/VERB/VB/1/acl mine/NOUN/NN/3/obj",
    "an infinitive without an object of its own": (
        "Five/NUM/CD/2/nummod things/NOUN/NNS/0/root to/PART/TO/4/mark know/VERB/VB/2/acl"
    ),
    "a participle after an article": (
        "A/DET/DT/2/det town/NOUN/NN/0/root living/VERB/VBG/2/acl in/ADP/IN/5/case fear/NOUN/NN/3/obl"
    ),
    "a participle after a comma": "Quay/NOUN/NN/0/root ,/PUNCT/,/3/punct shut/VERB/VBN/1/acl",
    "a clause already": "Mayor/NOUN/NN/2/nsubj resigns/VERB/VBZ/0/root",
    "a plural noun before a nominal predicate": (
        "Rents/NOUN/NNS/4/nsubj are/AUX/VBP/4/cop an/DET/DT/4/det issue/NOUN/NN/0/root"
    ),
    "a plural noun that is no verb": "Olney/PROPN/NNP/2/compound ministers/NOUN/NNS/3/nsubj talk/NOUN/NN/0/root",
    "a number before a verb in -s": "Two/NUM/CD/2/nummod questions/NOUN/NNS/3/nsubj use/NOUN/NN/0/root",
}


@pytest.mark.parametrize("words", UNCHANGED.values(), ids=UNCHANGED)
def test_noun_phrases_and_whole_clauses_are_left_alone(words: str) -> None:
    rows = [word.split("/") for word in words.split()]
    assert fixed(words) == " ".join(f"{row[0]}/{row[3]}/{row[4]}" for row in rows)


@pytest.mark.parametrize("seed", range(200))
def test_a_tree_stays_a_tree(seed: int) -> None:
    chance = random.Random(seed)
    size = chance.randint(2, 9)
    order = chance.sample(range(size), size)
    heads = [order[0]] * size
    for place, at in enumerate(order[1:], 1):
        heads[at] = chance.choice(order[:place])
    relations = ["nsubj", "acl", "obj", "compound", "det", "punct", "nmod:poss", "obl", "amod"]
    deprels = ["root" if head == at else chance.choice(relations) for at, head in enumerate(heads)]
    tags = [
        chance.choice([("NOUN", "NN"), ("NOUN", "NNS"), ("VERB", "VBZ"), ("VERB", "VBN"), ("PART", "TO")])
        for _ in heads
    ]
    tagged = Tagged([upos for upos, _ in tags], [xpos for _, xpos in tags], heads, deprels, [])
    fix_headlines(["questions"] * size, tagged, [(0, size)])
    for at in range(size):
        up = at
        for _ in range(size):
            up = tagged.heads[up]
        assert tagged.heads[up] == up
    assert [head == at for at, head in enumerate(tagged.heads)] == [relation == "root" for relation in tagged.deprels]


def test_headlines_alone_are_changed() -> None:
    article = newsdigest.parse(
        {"title": "Harrow to open plant in Olney", "text": "Harrow said so. The town is glad of it."}
    )
    analysis = analyse(article)
    roots = [analysis.tokens[sentence.root].text for sentence in analysis.sentences]
    assert roots[0] == "open"
