"""The parties of a clause, the names that a token stands for, and whether two tokens stand for one party."""

from __future__ import annotations

from collections.abc import Sequence

from newsdigest.lexicon.tags import NOUN_TAGS
from newsdigest.model.analysis import Clause
from newsdigest.verification.summary_check.lexical_relations import SYNONYM, related
from newsdigest.verification.summary_check.text_index import TextIndex, name_words, word_key

__all__ = ["agents_and_patients", "alike", "are_one_party", "names_of"]

_OF_NAME = frozenset({"compound", "flat", "nmod:desc"})


def agents_and_patients(clause: Clause) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The tokens that do it and those it is done to, of an active or a passive clause."""
    return (clause.agents, clause.subjects) if clause.passive else (clause.subjects, clause.objects)


def names_of(text: TextIndex, at: int) -> Sequence[frozenset[str]]:
    """The words of each name of the party that a token stands for.

    A name that the language package finds in one text only ("PSV" in "PSV won", not in "Ajax beat PSV 3-1") is read off
    its capitals.
    """
    entity = text.analysis.entity_at.get(at)
    found = [frozenset(name) for name in text.entities[entity].names] if entity is not None else []
    name = text.name_at.get(at)
    if name is not None:
        found.append(frozenset(name_words(text.analysis.tokens[name.first : name.last])))
    found = [words for words in found if words]
    return found or _capitals(text, at)


def _capitals(text: TextIndex, at: int) -> Sequence[frozenset[str]]:
    """The words with a capital of a noun and of what makes one name with it."""
    tokens = text.analysis.tokens
    if tokens[at].upos not in NOUN_TAGS or not tokens[at].text[:1].isupper():
        return ()
    parts = [at, *(child for child in text.analysis.children[at] if tokens[child].deprel in _OF_NAME)]
    words = frozenset(name_words([tokens[part] for part in sorted(parts) if tokens[part].text[:1].isupper()]))
    return (words,) if words else ()


def alike(ours: Sequence[frozenset[str]], theirs: Sequence[frozenset[str]]) -> bool:
    """Whether one party can be meant by names of both: one name holds the words of the other."""
    return any(one <= two or two <= one for one in ours for two in theirs)


def are_one_party(summary: TextIndex, our: int, article: TextIndex, their: int) -> bool:
    """Whether a token of each text can stand for one party: by their names, else by their words."""
    names, known = names_of(summary, our), names_of(article, their)
    if names and known:
        return alike(names, known)
    own, other = word_key(summary.analysis.tokens[our]), word_key(article.analysis.tokens[their])
    return related(own).get(other, 0.0) >= SYNONYM
