"""Where the article says against a denial, or against what a summary tells, is little: such a reversal is unclear.

"The mayor could not promise a bridge" is not reversed by an article that says "guaranteed" of something else. Sure is
only what a clause says with the same word, as a fact and of the same parties; with another word of both of them.
"""

from __future__ import annotations

from newsdigest.lexicon.function_words import CONDITIONALS, INTERROGATIVE_ADVERBS
from newsdigest.model.analysis import Clause
from newsdigest.verification.summary_check.lexical_relations import DERIVED, SYNONYM, related
from newsdigest.verification.summary_check.parties import agents_and_patients, are_one_party
from newsdigest.verification.summary_check.text_index import TextIndex, word_key
from newsdigest.verification.summary_check.units import SAID, Unit

__all__ = ["is_doubtful_denial"]

_UNSURE = CONDITIONALS | INTERROGATIVE_ADVERBS
_WANTING = frozenset({"urge", "ask", "want"})
"""Classes of the verb above a deed that is only wanted."""

_OPEN_MODALS = frozenset({"may", "might", "should", "must", "would"})


def is_doubtful_denial(unit: Unit, summary: TextIndex, article: TextIndex) -> bool:
    """Whether the article only seems to say the contrary of a clause that the summary denies, or tells as a fact.

    Args:
        unit: any unit; of others than the negation of a clause nothing is known.
        summary: the checked text.
        article: what it is compared with.
    """
    if unit.kind != "negation" or unit.clause is None:
        return False
    against = (at for sentence, strength in unit.match.items() if strength < SAID for at in unit.at.get(sentence, ()))
    return not any(_is_contrary(unit.clause, at, summary, article) for at in against)


def _is_contrary(ours: Clause, at: int, summary: TextIndex, article: TextIndex) -> bool:
    theirs = article.analysis.clause_of(at)
    if theirs is None or theirs.predicate != at or not _is_told(theirs, article):
        return False
    word = related(word_key(summary.analysis.tokens[ours.predicate])).get(word_key(article.analysis.tokens[at]), 0.0)
    pairs = zip(agents_and_patients(ours), agents_and_patients(theirs), strict=True)
    met = [(our, their) for our, their in pairs if our and their]
    agree = [any(are_one_party(summary, one, article, two) for one in our for two in their) for our, their in met]
    return bool(met) and all(agree) and (word >= DERIVED or (word >= SYNONYM and len(met) > 1))


def _is_told(theirs: Clause, article: TextIndex) -> bool:
    """Whether a clause of the article is told as a fact or as what somebody says; not wished for, nor asked."""
    if theirs.marker in _UNSURE or theirs.modal in _OPEN_MODALS:
        return False
    analysis, clause = article.analysis, theirs
    while not clause.tense:
        above = analysis.governing(clause)
        if above is None:
            break
        known = analysis.predicate_at.get(above.predicate)
        if known is not None and known.kind in _WANTING:
            return False
        clause = above
    return True
