"""Clauses, read off the tree.

Strategy: a *predicate* is a verb that heads a clause, or a noun, adjective or adverb that has a copula or a subject of
its own. Each other token descends from exactly one predicate, so one walk from the roots down gives each token its
clause and one walk back up gives each clause its range; both are linear in the number of tokens, for any tree.

Relations are those of Universal Dependencies v2 (https://universaldependencies.org/u/dep/), tags those of the Penn
Treebank (Santorini 1990). Subjects that the tree leaves unsaid are filled in where grammar settles them: shared by
conjoined verbs, controlled by the clause above (UD's ``nsubj:xsubj``), or the noun that a participle or a relative
clause describes. Headlines leave out auxiliaries ("Two killed as bus overturns", "Mayor to resign"), so a bare
participle is read as a passive and a bare infinitive with a subject as a future.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from newsdigest.lexicon.calendar import MONTHS, PARTS_OF_DAY, SEASONS, UNITS_OF_TIME, WEEKDAYS
from newsdigest.lexicon.function_words import INTERROGATIVE_ADVERBS, NEGATIVE_ADVERBS, NEGATIVE_PARTICLES
from newsdigest.lexicon.tags import (
    AUXILIARY_RELATIONS,
    FUNCTION_RELATIONS,
    NEGATION_RELATIONS,
    NOUN_TAGS,
    WORD_RELATIONS,
)
from newsdigest.model.analysis import Clause, Sentence, Token

__all__ = ["INFINITIVE_NOUNS", "find_clauses"]

_NO_CLAUSE_RELATIONS = FUNCTION_RELATIONS | WORD_RELATIONS | {"amod", "aux:pass", "det"}
"""A verb in one of these relations describes or links, it does not say that something happens."""

_CLAUSE_RELATIONS = frozenset({"root", "conj", "parataxis", "ccomp", "advcl", "acl:relcl"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass", "csubj:outer"})
_OBJECTS = frozenset({"obj", "iobj"})
_FUTURE_MODALS = frozenset({"will", "shall", "would"})
_PAST_MODALS = frozenset({"could", "might"})
_MODALS = {"'ll": "will", "ll": "will", "wo": "will", "sha": "shall", "ca": "can", "'d": "would", "d": "would"}
_NEGATIONS = NEGATIVE_PARTICLES | NEGATIVE_ADVERBS | {"no"}
_NO_SUBJECTS = frozenset({"nobody", "none", "nothing", "neither"})
_RELATIVES = frozenset({"who", "which", "that", "whom"})
_WH_MARKERS = INTERROGATIVE_ADVERBS | {"whenever", "wherever", "once"}
_NONFINITE = frozenset({"VB", "VBG", "VBN"})
_TENSES = {"VBD": "past", "VBZ": "present", "VBP": "present"}

_TIME_NOUNS = frozenset(
    {*WEEKDAYS, *MONTHS}
    | UNITS_OF_TIME - {"second", "minute", "hour"}
    | SEASONS
    | PARTS_OF_DAY - {"afternoon"}
    | {"noon", "midnight", "time", "end", "deadline", "today", "tomorrow", "then", "now"}
)
"""Heads of "by X" that say when, not who."""

_TRANSITIVE_WORDS = (
    "kill injure wound arrest jail charge detain evacuate hospitalise hospitalize behead rescue acquit "
    "convict indict sentence fear suspect recall suspend oust sack name cancel postpone delay displace"
)
_ALWAYS_TRANSITIVE = frozenset(_TRANSITIVE_WORDS.split())
"""Without an object these are passives whose auxiliary a headline left out, even where the tag says past tense.

Others are where an agent follows: "Depots hit by fire".
"""

_TO_NOUNS = (
    "plan bid effort decision race move attempt call deal agreement vote push fight battle pressure time way ability "
    "chance need proposal offer order pledge promise refusal failure threat right campaign desire drive reason how what"
)
INFINITIVE_NOUNS = frozenset(_TO_NOUNS.split())
"""Nouns that take an infinitive themselves: "Plan to close mine" is no future, "Mayor to close mine" is one."""

_SUBJECT_CONTROL = frozenset({"promise", "threaten", "vow", "use", "take"})
"""Verbs whose subject, not whose object, does what the infinitive says ("promised her to come")."""


class _Verb(NamedTuple):
    """The grammar of one predicate."""

    tense: str
    aspect: str
    modal: str
    passive: bool


class _Arguments(NamedTuple):
    """The nouns that one predicate takes."""

    subjects: tuple[int, ...]
    objects: tuple[int, ...]
    agents: tuple[int, ...]


def find_clauses(
    tokens: Sequence[Token], sentences: Sequence[Sentence], children: Sequence[Sequence[int]]
) -> tuple[tuple[Clause, ...], tuple[int | None, ...], tuple[tuple[int, int], ...]]:
    """The clauses in the order of their predicates; for each token its innermost clause if any, and what it governs.

    What a token governs is the half-open range from the first to the last token of its subtree.

    Args:
        tokens: the article's tokens, each with its head and relation.
        sentences: its sentences; only their roots are read.
        children: for each token its dependents, in order.
    """
    order = _downwards(sentences, children)
    extents = _extents(tokens, order)
    predicates = _predicates(tokens, order)
    number = {predicate: index for index, predicate in enumerate(predicates)}
    clause_at = _owners(tokens, order, number)
    built: dict[int, Clause] = {}
    for predicate in (index for index in order if index in number):  # parents come first: their subjects are shared
        token = tokens[predicate]
        parent = clause_at[token.head] if token.head != predicate else None
        above = None if parent is None else built.get(parent)
        verb = _verb(token, tokens, children, above)
        said = _arguments(token, tokens, children, above, verb)
        built[number[predicate]] = Clause(
            index=number[predicate],
            predicate=predicate,
            sentence=token.sentence,
            first=extents[predicate][0],
            last=extents[predicate][1],
            tense=verb.tense,
            aspect=verb.aspect,
            modal=verb.modal,
            negated=_is_negated(tokens, children, predicate, said.subjects),
            passive=verb.passive,
            subjects=said.subjects,
            objects=said.objects,
            agents=said.agents,
            parent=parent,
            relation=token.deprel,
            marker=_marker(tokens, children, predicate),
        )
    return tuple(built[index] for index in range(len(predicates))), tuple(clause_at), extents


def _downwards(sentences: Sequence[Sentence], children: Sequence[Sequence[int]]) -> list[int]:
    """All descendants of a root, each after its head."""
    order = [sentence.root for sentence in sentences if sentence.first <= sentence.root < sentence.last]
    for index in order:
        order.extend(children[index])
    return order


def _extents(tokens: Sequence[Token], order: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """For each token the range of its subtree, from the leaves up."""
    firsts, lasts = list(range(len(tokens))), list(range(1, len(tokens) + 1))
    for index in reversed(order):
        head = tokens[index].head
        if firsts[index] < firsts[head]:  # noqa: PLR1730 - twice as fast as min(), and this is the hot loop
            firsts[head] = firsts[index]
        if lasts[index] > lasts[head]:  # noqa: PLR1730
            lasts[head] = lasts[index]
    return tuple(zip(firsts, lasts, strict=True))


def _owners(tokens: Sequence[Token], order: Sequence[int], number: dict[int, int]) -> list[int | None]:
    """For each token the clause it belongs to."""
    owners: list[int | None] = [None] * len(tokens)
    for index in order:
        own = number.get(index)
        owners[index] = owners[tokens[index].head] if own is None else own
    return owners


def _predicates(tokens: Sequence[Token], order: Sequence[int]) -> list[int]:
    """The tokens that head a clause, in reading order."""
    found: set[int] = set()
    for index in order:
        token = tokens[index]
        relation = token.deprel
        if relation == "cop" or relation in _SUBJECTS:
            found.add(token.head)
        elif token.upos == "VERB" and relation not in _NO_CLAUSE_RELATIONS:
            found.add(index)
        elif token.upos == "AUX" and relation in _CLAUSE_RELATIONS:
            found.add(index)  # "He did."
    return sorted(found)


def _verb(token: Token, tokens: Sequence[Token], children: Sequence[Sequence[int]], above: Clause | None) -> _Verb:
    """Tense, aspect, mood and voice, read from the verb and its auxiliaries."""
    below = [tokens[child] for child in children[token.index]]
    helpers = [word for word in below if word.deprel in AUXILIARY_RELATIONS]
    relations = _relations(below, tokens, children)
    passive = _is_passive(token, helpers, relations)
    if not helpers and token.deprel == "conj" and above is not None and token.xpos in _NONFINITE:
        # "will meet and talk", "was tried and jailed": the second verb shares the first one's auxiliaries
        shared = above.passive if token.xpos == "VBN" else False
        return _Verb(above.tense, above.aspect, above.modal, shared or passive)
    modal = _modal(helpers)
    if not modal and (_is_headline_future(below, relations) or _is_noun_with_future(token, below, tokens)):
        return _Verb("future", _aspect(token, helpers), "to", passive)
    tense = _modal_tense(modal) or _tense((*helpers, token)) or _reduced_tense(token, passive=passive)
    return _Verb(tense, _aspect(token, helpers), modal, passive)


def _relations(below: Sequence[Token], tokens: Sequence[Token], children: Sequence[Sequence[int]]) -> set[str]:
    """The relations of the dependents; an oblique without a preposition counts as an object, too."""
    relations = {word.deprel for word in below}
    if "obl" in relations and any(word.deprel == "obl" and _is_bare(word.index, tokens, children) for word in below):
        relations.add("obj")
    return relations


def _reduced_tense(token: Token, *, passive: bool) -> str:
    """The tense of a participle whose auxiliary a headline leaves out: "Two killed"."""
    reduced = token.xpos == "VBN" and passive and token.deprel in {"root", "parataxis", "conj"}
    return "past" if reduced else ""


def _modal(helpers: Sequence[Token]) -> str:
    """The first modal auxiliary, in full: "will" of "'ll"."""
    for word in helpers:
        if word.xpos == "MD":
            return _MODALS.get(word.text.lower(), word.lemma.lower())
    return ""


def _tense(words: Sequence[Token]) -> str:
    """The tense of the first finite form."""
    for word in words:
        if word.xpos in _TENSES:
            return _TENSES[word.xpos]
    return ""


def _is_headline_future(below: Sequence[Token], relations: set[str]) -> bool:
    """Whether it is an infinitive with a subject of its own: "Mayor to resign", "The mayor is to resign"."""
    if "nsubj" not in relations and "nsubj:pass" not in relations:
        return False
    marks = [word.lemma for word in below if word.deprel == "mark" or word.xpos == "TO"]
    return marks == ["to"] and all(word.lemma == "be" for word in below if word.deprel in AUXILIARY_RELATIONS)


def _is_noun_with_future(token: Token, below: Sequence[Token], tokens: Sequence[Token]) -> bool:
    """Whether a headline's infinitive is attached to its subject as a modifier: "President to meet miners"."""
    head = tokens[token.head]
    if token.deprel != "acl" or token.xpos != "VB" or head.deprel != "root" or head.upos not in NOUN_TAGS:
        return False
    bare = [word.lemma for word in below if word.deprel == "mark" or word.xpos == "TO"] == ["to"]
    return bare and head.lemma.lower() not in INFINITIVE_NOUNS and head.index < token.index


def _modal_tense(modal: str) -> str:
    if modal in _FUTURE_MODALS:
        return "future"
    if modal in _PAST_MODALS:
        return "past"
    return "present" if modal else ""


def _aspect(token: Token, helpers: Sequence[Token]) -> str:
    if token.xpos == "VBG":
        return "progressive"
    for word in helpers:
        if word.lemma == "have" and word.deprel == "aux":
            return "perfect"
    return "simple"


def _is_passive(token: Token, helpers: Sequence[Token], relations: set[str]) -> bool:
    if "aux:pass" in relations or "nsubj:pass" in relations or "csubj:pass" in relations:
        return True
    if helpers or token.upos != "VERB" or not _OBJECTS.isdisjoint(relations):
        return False
    if token.xpos == "VBD":
        return "nsubj" in relations and ("obl:agent" in relations or token.lemma in _ALWAYS_TRANSITIVE)
    return token.xpos == "VBN"


def _arguments(
    token: Token, tokens: Sequence[Token], children: Sequence[Sequence[int]], above: Clause | None, verb: _Verb
) -> _Arguments:
    subjects: list[int] = []
    objects: list[int] = []
    agents: list[int] = []
    for child in children[token.index]:
        relation = tokens[child].deprel
        if relation in _SUBJECTS:
            subjects.extend(_with_conjuncts(child, tokens, children))
        elif relation in _OBJECTS or (relation == "obl" and not verb.passive and _is_bare(child, tokens, children)):
            objects.extend(_with_conjuncts(child, tokens, children))
        elif verb.passive and _is_agent(tokens[child], tokens, children[child]):
            agents.extend(_with_conjuncts(child, tokens, children))
    if token.deprel == "acl:relcl":
        subjects = [_antecedent(index, token, tokens) for index in subjects]
        objects = [_antecedent(index, token, tokens) for index in objects]
    unsaid = () if subjects else _unsaid_subjects(token, tokens, above, future=verb.tense == "future")
    return _Arguments(tuple(subjects) or unsaid, tuple(objects), tuple(agents))


def _with_conjuncts(index: int, tokens: Sequence[Token], children: Sequence[Sequence[int]]) -> list[int]:
    """``index`` and what is joined to it by "and"; UD attaches every conjunct to the first."""
    return [index, *(child for child in children[index] if tokens[child].deprel == "conj")]


def _is_bare(index: int, tokens: Sequence[Token], children: Sequence[Sequence[int]]) -> bool:
    """Whether an oblique has no preposition and is no time: an object that the tagger mislabelled."""
    token = tokens[index]
    if token.upos not in NOUN_TAGS or token.lemma.lower() in _TIME_NOUNS or index < token.head:
        return False
    return not any(tokens[child].deprel == "case" for child in children[index])


def _is_agent(token: Token, tokens: Sequence[Token], dependents: Sequence[int]) -> bool:
    if token.deprel == "obl:agent":
        return True
    if token.deprel != "obl" or token.upos == "NUM" or token.lemma.lower() in _TIME_NOUNS:
        return False
    return any(tokens[child].deprel == "case" and tokens[child].lemma == "by" for child in dependents)


def _antecedent(index: int, predicate: Token, tokens: Sequence[Token]) -> int:
    """The antecedent of a relative pronoun, or the token itself."""
    return predicate.head if tokens[index].text.lower() in _RELATIVES else index


def _unsaid_subjects(token: Token, tokens: Sequence[Token], above: Clause | None, *, future: bool) -> tuple[int, ...]:
    """The agent where the clause has no subject of its own."""
    if token.deprel == "acl" and token.head != token.index and (token.xpos in {"VBN", "VBG"} or future):
        return (token.head,)
    if above is None or above.predicate != token.head:
        return ()
    if token.deprel == "xcomp" and above.objects and tokens[above.predicate].lemma not in _SUBJECT_CONTROL:
        return above.objects
    return above.subjects if token.deprel in {"conj", "xcomp", "advcl"} else ()


def _is_negated(
    tokens: Sequence[Token], children: Sequence[Sequence[int]], predicate: int, subjects: Sequence[int]
) -> bool:
    """Whether the clause says that it is not so: "did not", "never", "no one was hurt"."""
    for child in children[predicate]:
        if tokens[child].lemma in _NEGATIONS and tokens[child].deprel in NEGATION_RELATIONS:
            return True
    for subject in subjects:
        if tokens[subject].lemma in _NO_SUBJECTS:
            return True
        for child in children[subject]:
            if tokens[child].lemma == "no" and tokens[child].deprel == "det":
                return True
    return False


def _marker(tokens: Sequence[Token], children: Sequence[Sequence[int]], predicate: int) -> str:
    """The word that introduces the clause, with the words fixed to it ("so that")."""
    for child in children[predicate]:
        token = tokens[child]
        if token.deprel == "mark" or (token.deprel == "advmod" and token.lemma in _WH_MARKERS and child < predicate):
            fixed = (tokens[part].text for part in children[child] if tokens[part].deprel == "fixed")
            return " ".join((token.text, *fixed)).lower()
    return ""
