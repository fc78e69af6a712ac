"""Which way a time points: evidence from the verb that governs it and the words around it.

"Bush met the king Monday" and "Bush will meet the king Monday" name different Mondays. Each piece of evidence adds
a weight (:data:`WEIGHTS`, in hundredths, fitted on the train split of a news corpus and rounded); the sum, cut to
-1 .. 1, is the tense bias. Without evidence it is 0, and the normalisers then take the nearer reading, or for
weekdays the past one, as newspapers do.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from newsdigest.model.analysis import Analysis, Clause

__all__ = ["WEIGHTS", "TenseBias"]

WEIGHTS = {
    "modal:will": 100,
    "modal:would": 70,
    "modal:may": 50,
    "tense:past": -80,
    "tense:perfect": -60,
    "tense:present": 50,
    "tense:progressive": 50,
    "form:infinitive": 50,
    "form:gerund": -35,
    "form:participle": -45,
    "verb:scheduled": 80,
    "verb:saying": -40,
    "noun:deadline": 50,
    "before:since": -100,
    "before:until": 40,
    "before:by": 30,
    "before:through": 15,
    "before:from": -10,
    "before:as of": -40,
    "parent:future": 70,
    "form:possessive": -50,
    "noun:after": -100,
}
"""Hundredths of bias that each piece of evidence adds."""

_SCHEDULED_WORDS = (
    "schedule expect plan set slate due expire propose intend hope postpone delay reschedule await mature anticipate "
    "target aim"
)
_SCHEDULED = frozenset(_SCHEDULED_WORDS.split())
_PHASES = frozenset(
    {
        "start",
        "begin",
        "continue",
        "manage",
        "fail",
        "cease",
        "stop",
        "help",
        "try",
        "have",
        "force",
        "compel",
        "oblige",
    }
    | {"lead", "cause", "prompt", "drive", "get", "make", "enable"}
)
"""Verbs whose infinitive happens when they do (implicative verbs: Karttunen 1971): "forced them to flee on Sunday"."""

_SAYING_WORDS = "say tell report announce add note write warn admit confirm claim"
_SAYING = frozenset(_SAYING_WORDS.split())
_FORWARD_WORDS = (
    "deadline due payable effective upcoming forthcoming expected scheduled planned slated holder record "
    "maturity launch release"
)
_FORWARD = frozenset(_FORWARD_WORDS.split())
_MODALS = {"will": "will", "shall": "will", "to": "will", "would": "would"}
_PREPOSITIONS = {
    "since": "since", "until": "until", "till": "until", "due": "until", "by": "by", "before": "by",
    "through": "through", "from": "from", "of": "as of",
}  # fmt: skip


_PHRASE = 14
_FINITE = frozenset({"VB", "VBD", "VBP", "VBZ", "MD"})
_AFTER = frozenset({"after", "following", "since"})

_TOLD, _TELLING, _ASIDE = 0.3, 0.2, 0.1


class TenseBias:
    """The tense bias of the expressions of one analysis."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        self._starts = [token.start for token in analysis.tokens]

    def token_at(self, position: int) -> int:
        """The token that holds the character at ``position``, or the last one before it; -1 before the first."""
        return bisect_right(self._starts, position) - 1

    def at(self, position: int, before: Sequence[str]) -> float:
        """The bias of the expression that starts at ``position``; ``before`` are the pieces in front of it."""
        total = sum(WEIGHTS[name] for name in self.evidence(position, before))
        return max(-1.0, min(1.0, total / 100))

    def salience(self, position: int) -> float:
        """How central the clause of an expression is: it tells the story, who said it, or something beside it."""
        index = self.token_at(position)
        number = self._analysis.clause_at[index] if index >= 0 else -1
        if number < 0:
            return _TOLD
        clause = self._analysis.clauses[number]
        if clause.relation in {"acl:relcl", "acl", "advcl"}:
            return _ASIDE
        return _TELLING if self._analysis.tokens[clause.predicate].lemma.lower() in _SAYING else _TOLD

    def evidence(self, position: int, before: Sequence[str]) -> Iterator[str]:
        """The names of the weights that apply."""
        yield from _from_words(before)
        index = self.token_at(position)
        if index < 0 or not self._analysis.clauses:
            return
        yield from self._from_nouns(index)
        after = self._analysis.tokens[index + 1 : index + 2]
        if after and after[0].text == "'s":
            yield "form:possessive"
        number = self._analysis.clause_at[index]
        if number < 0:
            return
        clause = self._analysis.clauses[number]
        if clause.tense in {"past", "present"} and not clause.modal and self._dates_what_came_before(index):
            yield "noun:after"
        if clause.tense or clause.parent < 0:
            yield from self._from_clause(clause)
            return
        above = self._analysis.clauses[clause.parent]
        if self._analysis.tokens[above.predicate].lemma.lower() in _PHASES:
            yield from self._from_clause(above)  # "things started to go wrong in May" is as past as "started"
        elif above.tense == "future":
            yield "parent:future"  # whatever its own form: "flights will run, leaving on Monday"
        else:
            yield from self._from_clause(clause)
            if _is_pluperfect(above):
                yield "tense:past"

    def _dates_what_came_before(self, index: int) -> bool:
        """Whether nouns alone stand between it and an "after": "after a defeat in Hale Tuesday, she is tired"."""
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

    def _from_clause(self, clause: Clause) -> Iterator[str]:
        verb = self._analysis.tokens[clause.predicate]
        lemma = verb.lemma.lower()
        scheduled = lemma in _SCHEDULED
        if scheduled and not _is_pluperfect(clause):
            yield "verb:scheduled"
        if clause.modal:
            yield f"modal:{_MODALS.get(clause.modal, 'may')}"
        elif clause.tense == "past" or self._disagrees(clause):
            if _is_pluperfect(clause) or not (scheduled and clause.passive):
                yield "tense:past"
        elif clause.tense == "present":
            yield from _present(clause, lemma)
        elif not clause.tense and not scheduled:
            yield from _nonfinite(clause, verb.xpos)

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


def _present(clause: Clause, lemma: str) -> Iterator[str]:
    if clause.aspect == "perfect":
        yield "tense:perfect"
    elif lemma in _SAYING:
        yield "verb:saying"
    else:
        yield "tense:progressive" if clause.aspect == "progressive" else "tense:present"


def _nonfinite(clause: Clause, xpos: str) -> Iterator[str]:
    if clause.marker == "to":
        yield "form:infinitive"
    elif xpos == "VBG":
        yield "form:gerund"
    elif xpos in {"VBN", "VBD"}:
        yield "form:participle"


def _from_words(before: Sequence[str]) -> Iterator[str]:
    if not before:
        return
    name = _PREPOSITIONS.get(before[-1])
    if name == "as of" and before[-2:-1] != ("as",):
        return
    if name:
        yield f"before:{name}"
