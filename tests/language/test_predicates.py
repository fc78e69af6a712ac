"""The lexicon of predicates: what verbs, nouns and adjectives do with the clause under them."""

from __future__ import annotations

import pytest

import newsdigest
from newsdigest import language
from newsdigest.language.predicates import predicate_lexicon
from newsdigest.model.enums import QuoteAct


@pytest.mark.parametrize(
    ("sentence", "word", "kind", "act"),
    [
        ("The clerk said that the lift was new.", "said", "say", "statement"),
        ("The clerk pointed out that the lift was new.", "pointed", "claim", "statement"),
        ("The clerk denied that the lift was old.", "denied", "deny", "denial"),
        ("The clerk asked whether the lift was old.", "asked", "ask", "question"),
        ("The clerk promised to mend the lift.", "promised", "promise", "promise"),
        ("The clerk urged tenants to take the stairs.", "urged", "urge", "order"),
        ("The clerk refused to mend the lift.", "refused", "refuse", "refusal"),
        ("The clerk believed that the lift was old.", "believed", "think", "thought"),
        ("The tribunal ruled that the lift was old.", "ruled", "claim", "finding"),
    ],
)
def test_a_predicate_has_a_class_and_an_act(sentence: str, word: str, kind: str, act: str) -> None:
    analysis = language.analyse(newsdigest.parse(sentence, language="en"))
    token = next(token for token in analysis.tokens if token.text == word)
    found = analysis.predicate_at[token.index]
    assert (found.kind, found.act) == (kind, act)


@pytest.mark.parametrize("verb", ["deny", "doubt", "reject", "dismiss", "counter", "refute", "dispute", "debunk"])
def test_verbs_that_reverse_their_complement(verb: str) -> None:
    assert predicate_lexicon().verbs[verb].reverses


@pytest.mark.parametrize("verb", ["say", "warn", "promise", "believe", "ask"])
def test_verbs_that_do_not(verb: str) -> None:
    assert not predicate_lexicon().verbs[verb].reverses


def test_every_act_is_one_of_the_contract() -> None:
    lexicon = predicate_lexicon()
    tables = (lexicon.verbs, lexicon.particle_verbs, lexicon.nouns, lexicon.adjectives)
    assert {found.act for table in tables for found in table.values()} <= {act.value for act in QuoteAct}


def test_a_participle_is_a_verb_and_an_adjective() -> None:
    analysis = language.analyse(newsdigest.parse("Residents are convinced that the lift is old.", language="en"))
    found = [analysis.predicate_at[t.index] for t in analysis.tokens if t.text == "convinced"]
    assert [(predicate.kind, predicate.state) for predicate in found] in ([("urge", "think")], [("think", "")])
