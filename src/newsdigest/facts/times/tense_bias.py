"""Tense bias: the evidence in the clause of a time expression on whether it is before or after the document time.

The evidence is a set of names ("modal:will", "before:until"), read off the verb that governs the expression, the
clause above it, the noun that the expression modifies and the words around it. What each is worth is fitted: see
:mod:`~newsdigest.facts.times.direction`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from newsdigest.facts.times.direction import bias_of
from newsdigest.lexicon.calendar import UTC_OFFSETS
from newsdigest.lexicon.function_words import DATING_PREPOSITIONS, MODALS, VERTICAL_PREPOSITIONS
from newsdigest.lexicon.numbers import APPROXIMATORS
from newsdigest.lexicon.speech import REPORTING_VERBS
from newsdigest.lexicon.tags import FINITE_TAGS, NOUN_TAGS
from newsdigest.model.analysis import Analysis, Clause
from newsdigest.model.enums import BlockKind

__all__ = ["TenseBias"]

_SCHEDULED_WORDS = (
    "schedule expect plan set slate due expire propose intend hope postpone delay reschedule await mature anticipate "
    "target aim likely poised ready bound"
)
_SCHEDULED = frozenset(_SCHEDULED_WORDS.split())
_IMPLICATIVE_WORDS = (
    "start begin continue manage fail cease stop help try have force compel oblige lead cause prompt drive get make "
    "enable"
)
_IMPLICATIVE = frozenset(_IMPLICATIVE_WORDS.split())
"""Verbs whose infinitive happens when they do (implicative verbs: Karttunen 1971): "forced them to flee on Sunday"."""

_DIRECTIVE_WORDS = (
    "ask invite urge call order want agree decide promise vow pledge threaten offer request demand ban tell advise "
    "encourage require allow prepare need"
)
_DIRECTIVE = frozenset(_DIRECTIVE_WORDS.split())
"""Verbs whose infinitive comes after them (directives and commissives: Searle 1976)."""
_FORWARD_WORDS = (
    "deadline due payable effective upcoming forthcoming expected scheduled planned slated holder record "
    "maturity launch release"
)
_FORWARD = frozenset(_FORWARD_WORDS.split())
_MODALS = {modal: modal for modal in MODALS} | {
    "shall": "will", "to": "will", "might": "may", "must": "should", "ought": "should",
}  # fmt: skip
_RESCHEDULING_WORDS = "extend postpone delay defer adjourn move push put reschedule prolong bring"
_RESCHEDULING = frozenset(_RESCHEDULING_WORDS.split())
_TO = frozenset({"to", "until", "till"})
"""Verbs after which "to" gives the new date: "was extended to Nov. 3", "was put back to Monday"."""
_PREPOSITIONS = {word: word for word in DATING_PREPOSITIONS - {"on"} | {"through", "for", "this"}} | {
    "till": "until", "due": "until", "effective": "until", "ending": "until", "of": "as of", "following": "after",
    "starting": "from", "beginning": "from", "ended": "ended", "dated": "ended",
}  # fmt: skip
_NOUN_PREPOSITIONS = {preposition: preposition for preposition in ("before", "for", "after", "in", "by")} | {
    "ahead": "before", "until": "before", "following": "after", "since": "after", "during": "in",
} | {"at": "in"}  # fmt: skip
_CONDITIONS = frozenset({"if", "unless", "once", "when"}) | {"until", "before"}
_PHRASE = 14
_FINITE = FINITE_TAGS | {"VB"}
_AFTER = frozenset({"after", "following", "since"})
_LEVELS = frozenset({"price", "level", "value", "rate", "high", "low", "prices", "levels"})
_AGAINST = VERTICAL_PREPOSITIONS | {"than", "against", "from", "with", "versus"}
_AGAINST_TO = frozenset({("premium", "to"), ("discount", "to"), ("compared", "to"), ("relative", "to")})
_STORY, _REPORTING, _ASIDE = 0.3, 0.2, 0.1


class TenseBias:
    """The tense evidence for the expressions of one analysis."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        self._starts = [token.start for token in analysis.tokens]

    def token_at(self, position: int) -> int | None:
        """The token that holds the character at ``position``, or the last one before it; None before the first."""
        return bisect_right(self._starts, position) - 1 if self._starts and position >= self._starts[0] else None

    def _lemma(self, clause: Clause) -> str:
        return self._analysis.tokens[clause.predicate].lemma.lower()

    def at(self, position: int, before: Sequence[str]) -> float:
        """The bias of the expression that starts at ``position``; ``before`` are the pieces in front of it."""
        return bias_of(self.evidence(position, before))

    def salience(self, position: int) -> float:
        """How central the clause of an expression is: it reports the story, attributes it, or neither."""
        index = self.token_at(position)
        clause = None if index is None else self._analysis.clause_of(index)
        if clause is None:
            return _STORY
        if clause.relation in {"acl:relcl", "acl", "advcl"}:
            return _ASIDE
        return _REPORTING if self._lemma(clause) in REPORTING_VERBS else _STORY

    def evidence(self, position: int, before: Sequence[str]) -> frozenset[str]:
        """The names of the evidence for the past or the future."""
        return frozenset(self._evidence(position, before))

    def _evidence(self, position: int, before: Sequence[str]) -> Iterator[str]:
        before_it = _from_words(before)
        if before_it:
            yield before_it
        index = self.token_at(position)
        if index is None or not self._analysis.clauses:
            return
        nouns = tuple(self._from_nouns(index))
        yield from nouns
        clause = self._analysis.clause_of(index)
        if clause is None:
            return
        if clause.tense in {"past", "present"} and not clause.modal and self._dates_what_came_before(index):
            yield "noun:after"
        yield from self._from_position(index, clause)
        new_date = not _TO.isdisjoint(before[-1:]) and self._lemma(clause) in _RESCHEDULING
        if new_date:
            yield "before:to, of a new date"
        named_otherwise: dict[str, str] = {}
        if new_date or before_it in _LIMITS or "noun:before" in nouns:
            named_otherwise["tense:past"] = "tense:past up to a limit"
        if "form:attributive" in nouns:  # "Tuesday's results show" dates the results, not the showing
            named_otherwise["tense:present"] = "tense:present, of a noun"
        yield from (named_otherwise.get(name, name) for name in self._from_clauses(clause))

    def _from_clauses(self, clause: Clause) -> Iterator[str]:
        """Evidence from the clause and the one above it."""
        above = self._analysis.governing(clause)
        if above is None:
            yield from self._from_clause(clause)
        elif clause.tense:
            yield from self._from_clause(clause)
            if clause.relation == "advcl" and above.tense == "future":
                yield "parent:future"  # "when they meet on Monday, they will vote"
        else:
            yield from self._from_nonfinite(clause, above)

    def _from_nonfinite(self, clause: Clause, above: Clause) -> Iterator[str]:
        if self._lemma(above) in _IMPLICATIVE:
            yield from self._from_clause(above)  # "things started to go wrong in May" is as past as "started"
        elif above.tense == "future":
            yield "parent:future"  # in any form of its own: "flights will run, leaving on Monday"
        else:
            yield from self._from_clause(clause)
            if self._is_scheduled(above) or self._is_due(clause):
                yield "verb:scheduled"  # "is expected to vote on Tuesday"
                if above.tense == "past":
                    yield "verb:scheduled then"  # "was set to end on Monday": it may be over by now
            if self._lemma(above) in _DIRECTIVE:
                yield "verb:directive"  # "has asked them to vote on Tuesday"
            if _is_pluperfect(above):
                yield "tense:past"
            elif above.tense:
                yield f"parent:{above.tense}"

    def _is_scheduled(self, clause: Clause) -> bool:
        return self._lemma(clause) in _SCHEDULED and not _is_pluperfect(clause)

    def _is_due(self, clause: Clause) -> bool:
        """Whether an adjective or a participle without a clause of its own governs it: "the strike, due to start"."""
        tokens = self._analysis.tokens
        beside = (tokens[clause.predicate].head, *self._analysis.children[clause.predicate])
        return any(tokens[at].lemma.lower() in _SCHEDULED for at in beside)

    def _from_position(self, index: int, clause: Clause) -> Iterator[str]:
        block = self._analysis.sentences[self._analysis.tokens[index].sentence].block
        blocks = self._analysis.article.blocks
        if 0 <= block < len(blocks) and blocks[block].kind == BlockKind.HEADLINE and clause.tense == "present":
            yield "headline:present"  # the historical present of headlines
        if clause.marker in _CONDITIONS and clause.tense == "present":
            yield "marker:condition"
        if index < clause.predicate and clause.tense != "present":
            yield "order:before the verb"

    def _dates_what_came_before(self, index: int) -> bool:
        """Whether only nouns are between it and an "after": "after a defeat in Hale Tuesday, she is tired"."""
        tokens = self._analysis.tokens
        for at in range(index - 1, max(-1, index - _PHRASE), -1):
            token = tokens[at]
            if token.text.lower() in _AFTER and token.sentence == tokens[index].sentence:
                return at < index - 1
            if token.xpos in _FINITE or (token.upos == "PUNCT" and token.text not in {",", "-"}):
                return False
        return False

    def _from_nouns(self, index: int) -> Iterator[str]:
        tokens = self._analysis.tokens
        near = [tokens[index].head, index - 1, index - 2, index + 1, index + 2, index + 3]
        words = {tokens[at].text.lower() for at in near if 0 <= at < len(tokens)}
        if words & _FORWARD:
            yield "noun:deadline"
        after = tokens[index + 1 : index + 2]
        if after and after[0].text == "'s":
            yield "form:possessive"
            if self._is_compared_close(index):
                yield "noun:close compared"
        noun = tokens[index].head
        if noun <= index or tokens[noun].upos not in NOUN_TAGS or tokens[index].deprel in {"appos", "conj"}:
            return
        yield "form:attributive"  # "Tuesday's election", "the Thursday meeting"
        for child in self._analysis.children[noun]:
            name = _NOUN_PREPOSITIONS.get(tokens[child].text.lower()) if child < index else None
            if name:
                yield f"noun:{name}"

    def _is_compared_close(self, index: int) -> bool:
        """Whether a price is held against the last one of a day, which has ended: "more than Monday's closing price".

        What is done "at Monday's close" may be to come.
        """
        words = [token.text.lower() for token in self._analysis.tokens[max(0, index - 2) : index + 4]]
        at = min(index, 2)
        closes = words[at + 2 :][:1] == ["close"] or (words[at + 2 :][:1] == ["closing"] and words[-1] in _LEVELS)
        before = words[:at]
        return closes and bool(before) and (before[-1] in _AGAINST or tuple(before) in _AGAINST_TO)

    def _from_clause(self, clause: Clause) -> Iterator[str]:
        verb = self._analysis.tokens[clause.predicate]
        lemma = verb.lemma.lower()
        if self._is_scheduled(clause) or (lemma == "head" and (clause.passive or not clause.tense)):
            yield "verb:scheduled"
            if clause.tense == "past" and not clause.modal:
                yield "verb:scheduled then"
        if clause.modal:
            yield from _modal(clause, clause.modal)
        elif clause.tense == "past" or self._disagrees(clause):
            yield from _past(clause, lemma)
        elif clause.tense == "present" and self._is_to(clause):
            yield "modal:will"  # "is to visit Oslo on Thursday"
        elif clause.tense == "present":
            yield from _present(clause, lemma)
        elif not clause.tense and lemma not in _SCHEDULED:
            yield from _nonfinite(clause, verb.xpos)

    def _is_to(self, clause: Clause) -> bool:
        """Whether a form of "be" and "to" make the future: "is to visit"."""
        tokens = self._analysis.tokens
        return any(
            tokens[child].text.lower() == "to" and tokens[child - 1].lemma.lower() == "be"
            for child in self._analysis.children[clause.predicate]
            if 0 < child < clause.predicate
        )

    def _disagrees(self, clause: Clause) -> bool:
        """Whether a verb tagged as a plural present has a singular subject: "the ship sank" is past then."""
        tokens = self._analysis.tokens
        if tokens[clause.predicate].xpos != "VBP" or clause.tense != "present" or len(clause.subjects) != 1:
            return False
        subject = clause.subjects[0]
        joined = any(tokens[child].deprel == "conj" for child in self._analysis.children[subject])
        return tokens[subject].xpos in {"NN", "NNP"} and not joined


def _is_pluperfect(clause: Clause) -> bool:
    """Read "had been due to expire Friday": what was to come then is over now."""
    return clause.tense == "past" and clause.aspect == "perfect"


def _modal(clause: Clause, modal: str) -> Iterator[str]:
    yield f"modal:{_MODALS.get(modal, 'may')}"
    if clause.aspect == "perfect":
        yield "modal:perfect"


def _past(clause: Clause, lemma: str) -> Iterator[str]:
    if _is_pluperfect(clause) or not (lemma in _SCHEDULED and clause.passive):
        yield "tense:past"  # "was scheduled" is evidence of the time of scheduling alone
    if clause.aspect == "progressive":
        yield "tense:past progressive"


def _present(clause: Clause, lemma: str) -> Iterator[str]:
    if clause.aspect == "perfect":
        yield "tense:perfect"
    elif lemma in REPORTING_VERBS:
        yield "verb:saying"
    elif clause.aspect == "progressive":
        yield "tense:progressive"
    else:
        yield "tense:present"


def _nonfinite(clause: Clause, xpos: str) -> Iterator[str]:
    if clause.marker == "to":
        yield "form:infinitive"
    elif xpos == "VBG":
        yield "form:gerund"
    elif xpos in {"VBN", "VBD"}:
        yield "form:participle"
    else:
        yield "form:verbless"


def _from_words(before: Sequence[str]) -> str | None:
    """Evidence from the up to five pieces before the expression."""
    for word in reversed(before):
        name = _PREPOSITIONS.get(word)
        if name == "as of" and before[-2:-1] != ("as",):
            name = "before" if before[-2:-1] == ("ahead",) else None
        if name:
            return f"before:{name}"
        if word not in _TRANSPARENT and not word[0].isdigit():
            return None
    return None


_LIMITS = frozenset({"before:until", "before:before"})

_TRANSPARENT = (
    APPROXIMATORS - {"some", "roughly", "approximately"}
    | {"at", "least", "late", "early", "the", ","}
    | {"a.m.", "p.m.", "am", "pm", "noon"}
    | {name.lower() for name in UTC_OFFSETS} - {"z", "wet", "west"}
    | {"et", "ct", "cst", "pt"}
)
"""Words that, like a time of day, may come between the preposition and the day: "until at least Thursday"."""
