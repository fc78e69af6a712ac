"""Why and how: the words that tell a cause, a purpose or a means.

Strategy: a table of connectives (``data/reasons.tsv``) says which subordinators, prepositions, verbs and nouns
introduce a cause or a means, and how sure they are; the tree says which words they introduce. The passage is the cause
itself, without its connective ("rising costs" of "because of rising costs"), but a purpose keeps its "to". Which of
the passages explains the main event is for the ranking to say.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from newsdigest import resources
from newsdigest.facts.wording import Stretch, clause_stretch, is_headline, noun_end, noun_start, trimmed
from newsdigest.model.analysis import Analysis, Clause, Token
from newsdigest.model.facts import Passage
from newsdigest.model.span import Span

__all__ = ["find_how", "find_why"]

_Table = Mapping[tuple[str, str], float]
"""Strength by kind and words of the connective."""

_FOUND = tuple[Stretch, int, float]
_TEMPORAL = frozenset({"after", "since", "following"})
_UNITS_OF_TIME = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "decade", "century"})
_CLAUSE_RELATIONS = frozenset({"advcl", "acl", "xcomp"})
_PASSIVE_PREPOSITION = frozenset({"by", "on", "to", "from"})


def find_why(analysis: Analysis) -> tuple[Passage, ...]:
    """Causes, motives and purposes, in reading order; ``confidence`` is that of the connective."""
    return _find(analysis, "why")


def find_how(analysis: Analysis) -> tuple[Passage, ...]:
    """Means and manners, in reading order; ``confidence`` is that of the connective."""
    return _find(analysis, "how")


def _find(analysis: Analysis, question: str) -> tuple[Passage, ...]:
    table = resources.load("facts", "reasons.tsv", _build)[question]
    found: dict[Span, Passage] = {}
    for stretch, core, strength in (*_clauses(analysis, table), *_acts(analysis, table), *_phrases(analysis, table)):
        first, last = trimmed(analysis, stretch, core)
        span = Span(*analysis.chars(first, last))
        passage = Passage(text=span.of(analysis.article.text), span=span, confidence=strength)
        if span not in found or found[span].confidence < strength:
            found[span] = passage
    return tuple(found[span] for span in sorted(found))


def _clauses(analysis: Analysis, table: _Table) -> Iterator[_FOUND]:
    """Clauses under a causal subordinator, purposes, and participles of means."""
    for clause in analysis.clauses:
        if clause.relation.partition(":")[0] not in _CLAUSE_RELATIONS:
            continue
        token = analysis.tokens[clause.predicate]
        strength = table.get(("mark", clause.marker))
        if strength is None and not clause.marker and not clause.tense and token.xpos == "VBG":
            strength = table.get(("bare", token.lemma))
        if strength is None or (clause.marker == "to" and not _is_purpose(analysis, clause)):
            continue
        if clause.marker in {"for", "while"} and token.xpos != "VBG":
            continue
        stretch = clause_stretch(analysis, clause)
        yield _with_to(analysis, clause, stretch), clause.predicate, strength


def _acts(analysis: Analysis, table: _Table) -> Iterator[_FOUND]:
    """The bodily acts by which something came about: "rammed a car into the gate", without who did it."""
    for clause in analysis.clauses:
        strength = table.get(("act", analysis.tokens[clause.predicate].lemma))
        if strength is not None and clause.tense != "future" and not clause.modal and not clause.negated:
            last = clause_stretch(analysis, clause).last
            yield Stretch(clause.predicate, last), clause.predicate, strength


def _is_purpose(analysis: Analysis, clause: Clause) -> bool:
    """Whether an infinitive tells an aim; in a headline also where it hangs on a noun ("Aid flight to ease crisis")."""
    return clause.relation == "advcl" or (
        clause.relation == "acl" and not clause.tense and is_headline(analysis, analysis.tokens[clause.predicate])
    )


def _with_to(analysis: Analysis, clause: Clause, stretch: Stretch) -> Stretch:
    """A purpose with its "to": "to avoid ruin"."""
    if clause.marker not in {"to", "in order", "so that"}:
        return stretch
    marks = (child for child in analysis.children[clause.predicate] if analysis.tokens[child].xpos == "TO")
    return Stretch(min(next(marks, stretch.first), stretch.first), stretch.last)


def _phrases(analysis: Analysis, table: _Table) -> Iterator[_FOUND]:
    """Noun phrases under a causal preposition or verb, and nouns that name a motive."""
    for token in analysis.tokens:
        if token.deprel == "case":
            head = analysis.tokens[token.head]
            strength = table.get(("case", _fixed(analysis, token)))
            if token.lemma == "with":
                strength = table.get(("tool", head.lemma))
            if strength is None and head.deprel in {"obl", "obl:agent", "nmod"}:
                verb = analysis.tokens[head.head].lemma.lower()
                strength = table.get(("verb", f"{verb} {token.lemma.lower()}"))
            if token.lemma in _TEMPORAL and _is_duration(analysis, head):
                continue
            if strength is not None and not _is_time(head):
                yield _noun(analysis, head.index), head.index, strength
        elif token.upos == "NOUN":
            strength = table.get(("noun", token.lemma))
            if strength is not None:
                yield _motive(analysis, token), token.index, strength


def _fixed(analysis: Analysis, token: Token) -> str:
    """A preposition with the words fixed to it: "because of"."""
    parts = [
        token.text,
        *(analysis.tokens[c].text for c in analysis.children[token.index] if analysis.tokens[c].deprel == "fixed"),
    ]
    return " ".join(parts).lower()


def _noun(analysis: Analysis, index: int) -> Stretch:
    return Stretch(noun_start(analysis, index), noun_end(analysis, index))


def _motive(analysis: Analysis, token: Token) -> Stretch:
    """A motive with what it answers to or aims at: "retaliation for air strikes", "an effort to save money"."""
    first, last = _noun(analysis, token.index)
    for child in analysis.children[token.index]:
        if (
            child > token.index
            and analysis.tokens[child].deprel in {"acl", "advcl"}
            and analysis.tokens[child].xpos == "VB"
        ):
            last = max(last, noun_end(analysis, child))
    if last < len(analysis.tokens) and analysis.tokens[last].text == "for" and analysis.tokens[last].deprel == "case":
        last = max(last, noun_end(analysis, analysis.tokens[last].head))  # the tree may hang it on the verb
    return Stretch(first, last)


def _is_time(token: Token) -> bool:
    return token.upos == "NUM" or token.deprel in {"obl:tmod", "obl:unmarked"} or token.xpos == "CD"


def _is_duration(analysis: Analysis, head: Token) -> bool:
    """Whether it is a counted stretch of time: "after 41 years"."""
    counted = any(analysis.tokens[child].deprel == "nummod" for child in analysis.children[head.index])
    return counted and head.lemma.lower() in _UNITS_OF_TIME


def _build(room: str, name: str) -> Mapping[str, _Table]:
    tables: dict[str, dict[tuple[str, str], float]] = {"why": {}, "how": {}}
    for line in resources.read_lines(room, name):
        question, kind, words, strength = line.split("\t")
        tables[question][kind, words] = float(strength)
    return MappingProxyType({question: MappingProxyType(table) for question, table in tables.items()})
