"""A "not" left out: the summary tells as a fact what the article says did not happen.

A clause of the summary is reversed where the article denies the same predicate of the same parties with the same words,
and has the predicate nowhere else without a denial. What only part of a sentence is denied ("not only", "not until
June", "did not pay all of it") says nothing; neither does a clause with words that the other text lacks.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from newsdigest.lexicon.function_words import (
    CONDITIONALS,
    FOCUSING,
    INTERROGATIVE_ADVERBS,
    NEGATIVE_PRONOUNS,
    NEGATIVES,
    TEMPORAL_SUBORDINATORS,
)
from newsdigest.lexicon.tags import AUXILIARY_RELATIONS, NEGATION_RELATIONS
from newsdigest.model.analysis import Clause, Token
from newsdigest.model.enums import FindingKind, FindingVerdict
from newsdigest.verification.summary_check.denials import is_ended
from newsdigest.verification.summary_check.lexical_relations import DERIVED, SYNONYM, related
from newsdigest.verification.summary_check.parties import agents_and_patients, alike, are_one_party, names_of
from newsdigest.verification.summary_check.plain_fault import MOST_COMPARED, PlainFault
from newsdigest.verification.summary_check.text_index import MOST_TOKENS, TextIndex, is_content, word_key

__all__ = ["denied_deeds"]

_TOLD = frozenset({"root", "conj", "ccomp", "parataxis"})
_PLAIN_MODALS = frozenset({"", "will", "can", "could"})
_NOT_DONE = frozenset({"fail", "refuse", "decline", "deny", "unable"})
"""What denies the clause under it, for good: who "stopped selling" has sold."""

_UNSURE = CONDITIONALS | INTERROGATIVE_ADVERBS
_QUANTIFIED = frozenset("entirely fully enough all every both each more alone".split())
_IN_PART = FOCUSING | TEMPORAL_SUBORDINATORS | _UNSURE | _QUANTIFIED | {"because", "until", "till", "merely", "simply"}
"""Words that take the denial to themselves."""

_OF_NO_MANNER = NEGATIVES | {"yet", "ever"}
_NOBODY = NEGATIVE_PRONOUNS - {"no"} | {"one"}
_OR = frozenset({"nor", "or", "but"})
_HELPERS = AUXILIARY_RELATIONS | NEGATION_RELATIONS


def denied_deeds(summary: TextIndex, article: TextIndex) -> Iterator[PlainFault]:
    """The clauses of a summary that the article denies, in no certain order."""
    for clause in summary.analysis.clauses:
        if not _is_told(summary, clause):
            continue
        denial = _denial(clause, summary, article)
        if denial is not None:
            span = summary.analysis.span(clause.predicate, clause.predicate + 1)
            evidence = article.analysis.span(_first_of(article, denial), denial.predicate + 1)
            note = "The article says “{theirs}”."
            yield PlainFault(FindingKind.STATUS, FindingVerdict.REVERSED, span, evidence, note)


def _is_told(summary: TextIndex, clause: Clause) -> bool:
    """Whether a clause of the summary is told as a fact, or as what somebody says; not a word of speech itself."""
    analysis = summary.analysis
    token = analysis.tokens[clause.predicate]
    if token.upos != "VERB" or not clause.tense or clause.modal not in _PLAIN_MODALS or clause.marker in _UNSURE:
        return False
    known = analysis.predicate_at.get(clause.predicate)
    if clause.relation not in _TOLD or clause.sentence in summary.negated_sentences or (known and known.reports):
        return False
    above = analysis.governing(clause) if clause.relation == "ccomp" else None
    if above is not None:
        saying = analysis.predicate_at.get(above.predicate)
        if saying is None or not saying.reports or saying.reverses:
            return False
    return not _is_asked(summary, clause)


def _denial(clause: Clause, summary: TextIndex, article: TextIndex) -> Clause | None:
    """The article's clause that denies a clause of the summary; None where it has none, or tells it as well."""
    found = None
    for word, strength in related(word_key(summary.analysis.tokens[clause.predicate])).items():
        places = article.words.get(word, ()) if strength >= SYNONYM else ()
        if len(places) > MOST_COMPARED:
            return None
        for at in places:
            theirs = article.analysis.clause_of(at)
            if theirs is None or theirs.predicate != at or theirs.index not in article.negative:
                if strength >= DERIVED or (
                    theirs and theirs.predicate == at and _has_party(clause, theirs, summary, article)
                ):
                    return None
            elif strength >= DERIVED and _denies(theirs, clause, summary, article):
                found = theirs
    return found


def _denies(theirs: Clause, ours: Clause, summary: TextIndex, article: TextIndex) -> bool:
    """Whether a denied clause of the article is a clause of the summary in the same words, but denied."""
    if _is_endless(article, theirs) or _is_endless(summary, ours) or not _is_denied(article, theirs):
        return False
    if ours.tense != "present" and is_ended(article.analysis, theirs.predicate):
        return False
    own = _words_of(article, theirs)
    if not _IN_PART.isdisjoint(token.text.lower() for token in own) or _has_other_manner(own, ours, summary):
        return False
    return _has_parties(theirs, ours, summary, article) and _has_words(own, theirs, ours, summary, article)


def _words_of(article: TextIndex, clause: Clause) -> list[Token]:
    """The words of a clause without those of what is denied beside it: "neither confirmed nor denied"."""
    analysis = article.analysis
    beside = [at for at in analysis.children[clause.predicate] if analysis.tokens[at].deprel == "conj"]
    ends = [min(analysis.children[at], default=at) for at in beside if _is_joined_by(article, at, _OR)]
    last = min([clause.last, *(at for at in ends if at > clause.predicate)])
    return [token for token in analysis.tokens[clause.first : last] if token.text.lower() != "longer"]


def _is_joined_by(text: TextIndex, at: int, conjunctions: Collection[str]) -> bool:
    return any(text.analysis.tokens[child].lemma in conjunctions for child in text.analysis.children[at])


def _is_denied(article: TextIndex, clause: Clause) -> bool:
    """Whether a clause is denied for certain, by itself or by the verb above it."""
    if not _is_certain(clause) or _is_asked(article, clause):
        return False
    return clause.negated or is_ended(article.analysis, clause.predicate) or _is_left_undone(article, clause)


def _is_endless(text: TextIndex, clause: Clause) -> bool:
    sentence = text.analysis.sentences[clause.sentence]
    return sentence.last - sentence.first > MOST_TOKENS


def _is_asked(text: TextIndex, clause: Clause) -> bool:
    return text.analysis.tokens[text.analysis.sentences[clause.sentence].last - 1].text == "?"


def _has_other_manner(own: Iterable[Token], ours: Clause, summary: TextIndex) -> bool:
    """Whether an adverb of the article may be what is denied: "did not sink at once"."""
    said = {token.text.lower() for token in summary.analysis.tokens[ours.first : ours.last]} | _OF_NO_MANNER
    return any(token.upos == "ADV" and token.text.lower() not in said for token in own)


def _is_left_undone(text: TextIndex, clause: Clause) -> bool:
    """Whether the verb above a clause denies it: "failed to close"."""
    above = text.analysis.governing(clause)
    if above is None or above.negated or not _is_certain(above):
        return False
    return text.analysis.tokens[above.predicate].lemma in _NOT_DONE


def _is_certain(clause: Clause) -> bool:
    """Whether a denial leaves nothing open: "may not", "would not", "could not have" and "if it does not" do."""
    if clause.marker in _UNSURE or clause.modal not in _PLAIN_MODALS | {"to"}:
        return False
    return not (clause.modal == "could" and clause.aspect == "perfect")


def _has_parties(theirs: Clause, ours: Clause, summary: TextIndex, article: TextIndex) -> bool:
    """Whether both clauses have the same agent and the same patient, as far as both name them; one at least."""
    pairs = list(zip(agents_and_patients(theirs), agents_and_patients(ours), strict=True))
    met = [(their, our) for their, our in pairs if their and our]
    return bool(met) and all(_is_same(their[0], our[0], summary, article) for their, our in met)


def _is_same(their: int, our: int, summary: TextIndex, article: TextIndex) -> bool:
    return _is_nobody(article.analysis.tokens[their]) or are_one_party(summary, our, article, their)


def _is_nobody(token: Token) -> bool:
    return token.text.lower() in _NOBODY


def _has_words(own: Iterable[Token], theirs: Clause, ours: Clause, summary: TextIndex, article: TextIndex) -> bool:
    """Whether the summary's sentence has all words of the article's clause, and its clause none that theirs lacks."""
    our_sentence = summary.analysis.sentences[ours.sentence]
    their_sentence = article.analysis.sentences[theirs.sentence]
    our_tokens = summary.analysis.tokens[our_sentence.first : our_sentence.last]
    their_tokens = article.analysis.tokens[their_sentence.first : their_sentence.last]
    free = {at for part in agents_and_patients(theirs) for at in part if _is_nobody(article.analysis.tokens[at])}
    said = _is_subset([token for token in own if token.index not in free], article, our_tokens, summary)
    clause: Sequence[Token] = summary.analysis.tokens[ours.first : ours.last]
    if free:
        subjects = set(ours.subjects)
        clause = [token for token in clause if token.index not in subjects and token.head not in subjects]
    return said and _is_subset(clause, summary, their_tokens, article)


def _is_subset(one: Iterable[Token], text: TextIndex, two: Iterable[Token], other: TextIndex) -> bool:
    """Whether each content word or name of some tokens has a like in other tokens."""
    two = list(two)
    keys = {word_key(token) for token in two}
    named = [names_of(other, token.index) for token in two if token.index in other.analysis.entity_at]
    for token in one:
        if not is_content(token) or word_key(token) in keys:
            continue
        entity = names_of(text, token.index)
        name = text.name_at.get(token.index)
        if name is not None:
            entity = names_of(text, name.head)
        if entity and any(alike(entity, names) for names in named if names):
            continue
        if not any(strength >= SYNONYM and word in keys for word, strength in related(word_key(token)).items()):
            return False
    return True


def _has_party(ours: Clause, theirs: Clause, summary: TextIndex, article: TextIndex) -> bool:
    """Whether a clause of the article with a like predicate has a party of the summary's clause."""
    pairs = zip(agents_and_patients(theirs), agents_and_patients(ours), strict=True)
    return any(_is_same(their[0], our[0], summary, article) for their, our in pairs if their and our)


def _first_of(article: TextIndex, denial: Clause) -> int:
    """Where a denial begins: with the verb that denies, the first auxiliary, or the subject that is nobody."""
    tokens = article.analysis.tokens
    above = article.analysis.governing(denial)
    if not denial.negated and not is_ended(article.analysis, denial.predicate) and above is not None:
        return min(above.predicate, denial.predicate)
    helpers = [at for at in article.analysis.children[denial.predicate] if tokens[at].deprel in _HELPERS]
    helpers += [at - 1 for at in helpers if tokens[at].text.lower() == "longer"]
    nobody = (at for at in denial.subjects if _is_nobody(tokens[at]) or _has_no(article, at))
    return min([denial.predicate, *(at for at in helpers if at < denial.predicate), *nobody])


def _has_no(article: TextIndex, at: int) -> bool:
    return any(article.analysis.tokens[child].lemma == "no" for child in article.analysis.children[at])
