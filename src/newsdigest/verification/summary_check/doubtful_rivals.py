"""What the article has in the place of a unit and what yet says little against it: such a finding is unclear.

A pronoun or a description there may mean the very person, a title before the person's name is no other one, a place is
no other event, nor is where a body is another body, a person is no other thing, a noun at the start of a sentence is no
name, and of an opposite that one of the two texts denies nobody can be sure.
"""

from __future__ import annotations

from newsdigest.language.gazetteer import given_gender, noun_of
from newsdigest.lexicon.function_words import STATIC_PREPOSITIONS
from newsdigest.verification.summary_check.denials import is_object_of_denial
from newsdigest.verification.summary_check.lexical_relations import opposites
from newsdigest.verification.summary_check.text_index import TextIndex, word_key
from newsdigest.verification.summary_check.units import NAME_KINDS, SAID, Unit

__all__ = ["is_doubtful"]

_LONGEST_TITLE = 10  # tokens before a name
_NO_TITLE = frozenset({"VERB", "AUX", "PUNCT", "PRON"})
_JOINING = frozenset({"ADP", "CCONJ", "DET", "PART", "SCONJ"})


def is_doubtful(unit: Unit, rival: int, summary: TextIndex, article: TextIndex) -> bool:
    """Whether what the article has in the place of a unit may well be no other thing."""
    if unit.clause is not None:
        return False
    if _is_denied_opposite(unit, rival, summary, article):
        return True
    if unit.kind not in NAME_KINDS:
        return False
    if unit.best < SAID:
        return _opens_as_noun(unit, summary)
    return (
        _is_unnamed(rival, article)
        or _is_where_it_is(unit, rival, article)
        or _is_person_for_thing(unit, rival, article)
        or _is_own_title(unit, rival, article)
        or _is_place_of_event(unit, rival, article)
        or _is_noun(unit, summary, article)
    )


def _is_denied_opposite(unit: Unit, rival: int, summary: TextIndex, article: TextIndex) -> bool:
    """Whether the article has the opposite of a word, and one of the two texts denies it."""
    if len(unit.words) != 1 or word_key(article.analysis.tokens[rival]) not in opposites(unit.words[0]):
        return False
    return _is_denied(summary, unit.head) != _is_denied(article, rival)


def _is_denied(text: TextIndex, at: int) -> bool:
    if is_object_of_denial(text.analysis, at):
        return True
    clause = text.analysis.clause_of(at)
    return clause is not None and clause.predicate == at and clause.index in text.negative


def _is_unnamed(rival: int, article: TextIndex) -> bool:
    """Whether a word stands for somebody or something that the article does not name, or for the doer of a deed.

    "He" may be one of several who did it, and the coreference may err; whose a thing is ("his") is more certain.
    """
    if rival in article.name_at:
        return False
    token = article.analysis.tokens[rival]
    entity = article.analysis.entity_at.get(rival)
    unnamed = entity is None or not article.entities[entity].names
    return unnamed or (token.upos == "PRON" and token.deprel != "nmod:poss")


def _is_own_title(unit: Unit, rival: int, article: TextIndex) -> bool:
    """Whether a word stands in the title before the name itself: "Secretary of Trade for Ports Ines Farrow"."""
    if rival in article.name_at:
        return False
    tokens = article.analysis.tokens
    for at in unit.at.get(tokens[rival].sentence, ()):
        name = article.name_at.get(at)
        first = at if name is None else name.first
        between = tokens[rival + 1 : first]
        if rival < first <= rival + _LONGEST_TITLE and _NO_TITLE.isdisjoint(token.upos for token in between):
            return not between or between[-1].upos not in _JOINING
    return False


def _is_where_it_is(unit: Unit, rival: int, article: TextIndex) -> bool:
    """Whether the article only says there where somebody is, or a body: "a firm in Wales" for the firm."""
    name = article.name_at.get(rival)
    if unit.sort not in {"person", "organization"} or name is None or name.kind != "place":
        return False
    cases = {article.analysis.tokens[at].lemma for at in article.analysis.children[name.head]}
    return not cases.isdisjoint(STATIC_PREPOSITIONS | {"from"})


def _is_person_for_thing(unit: Unit, rival: int, article: TextIndex) -> bool:
    """Whether the unit names a thing and the article a person: "the Brima" and "Orlo's ship"."""
    name = article.name_at.get(rival)
    return unit.sort == "other" and name is not None and name.kind == "person"


def _is_place_of_event(unit: Unit, rival: int, article: TextIndex) -> bool:
    """Whether the unit is neither a person, a body nor a place, and the article names a place."""
    name = article.name_at.get(rival)
    return unit.sort == "other" and name is not None and name.kind == "place"


def _opens_as_noun(unit: Unit, summary: TextIndex) -> bool:
    """Whether a name that the article lacks is a common noun that opens a sentence: "Parent held 37% of the shares"."""
    return _opens(unit, summary) and noun_of(unit.words[0]) is not None and given_gender(unit.words[0]) is None


def _is_noun(unit: Unit, summary: TextIndex, article: TextIndex) -> bool:
    """Whether a name of one word at the start of a sentence is a word that the article has in small letters alone."""
    if not _opens(unit, summary) or unit.words[0] in article.named:
        return False
    found = [article.analysis.tokens[at] for at in article.words.get(unit.words[0], ())]
    return any(token.text.islower() and token.upos == "NOUN" for token in found)


def _opens(unit: Unit, summary: TextIndex) -> bool:
    """Whether a name is one word at the start of a sentence."""
    return len(unit.words) == 1 and unit.first == summary.analysis.sentences[unit.sentence].first
