"""Faults that need no weighing: a "not" left out, another side, another age, parties or numbers exchanged.

Each rule holds words of the summary against the same words of the article and speaks only where all that the article
says of them is otherwise. What it finds is contradicted or reversed and goes before what the model makes of the unit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsdigest.language.gazetteer import noun_of
from newsdigest.lexicon.sides import OPPOSED
from newsdigest.lexicon.verbs import CASUALTY_PARTICIPLES
from newsdigest.model.analysis import Token
from newsdigest.model.checks import Finding
from newsdigest.model.enums import FindingKind, FindingVerdict
from newsdigest.model.facts import Figure
from newsdigest.model.span import Span
from newsdigest.verification.summary_check.denied_deeds import denied_deeds
from newsdigest.verification.summary_check.exchanged_parties import exchanged_parties
from newsdigest.verification.summary_check.home_states import home_states
from newsdigest.verification.summary_check.lexical_relations import stem
from newsdigest.verification.summary_check.other_ages import other_ages
from newsdigest.verification.summary_check.plain_fault import MOST_COMPARED, PlainFault
from newsdigest.verification.summary_check.text_index import TextIndex, word_key

__all__ = ["plain_faults"]

_DESCRIBING = frozenset({"ADJ", "NOUN"})
_TAKING_SIDES = frozenset("vote campaign argue rule speak decide testify protest lobby come be".split())
_BESIDE = 4  # figures before and after one with which it may have changed places
_MAGNITUDES = (1e3, 1e6, 1e9, 1e12)


def plain_faults(summary: TextIndex, article: TextIndex) -> Iterator[Finding]:
    """The plain faults of a summary, in no certain order; at most one rule speaks of a stretch."""
    for rule in _RULES:
        for fault in rule(summary, article):
            yield fault.finding(summary.analysis.article.text, article.analysis.article.text)


def _denials(summary: TextIndex, article: TextIndex) -> Iterator[PlainFault]:
    """An adjective that says what somebody is where the article says that he is not: "guilty", "not guilty"."""
    for token in summary.analysis.tokens:
        if token.upos != "ADJ" or token.deprel == "amod" or summary.is_denied(token):
            continue
        known = (article.analysis.tokens[at] for at in article.words.get(word_key(token), ())[:MOST_COMPARED])
        places = [other for other in known if other.upos in _DESCRIBING]
        if places and all(article.is_denied(other) for other in places):
            span, evidence = _span_of(token), article.analysis.span(places[0].index - 1, places[0].index + 1)
            note = "The article says “{theirs}”."
            yield PlainFault(FindingKind.STATUS, FindingVerdict.REVERSED, span, evidence, note)


def _sides(summary: TextIndex, article: TextIndex) -> Iterator[PlainFault]:
    """The other side of a vote or a quarrel: "voted for the cuts", "voted against the cuts"."""
    for token in summary.analysis.tokens:
        taken = _side(summary, token)
        if taken is None:
            continue
        theirs: dict[str, Token] = {}
        for at in (at for side in OPPOSED for at in article.words.get(side, ())[:MOST_COMPARED]):
            other = article.analysis.tokens[at]
            if _side(article, other) == taken:
                theirs.setdefault(other.text.lower(), other)
        own = token.text.lower()
        if own not in theirs and OPPOSED[own] in theirs:
            span, evidence = _span_of(token), _span_of(theirs[OPPOSED[own]])
            note = "The article says “{theirs}”, the opposite of “{ours}”."
            yield PlainFault(FindingKind.CLAIM, FindingVerdict.REVERSED, span, evidence, note)


def _side(text: TextIndex, token: Token) -> tuple[str, str] | None:
    """The verb and the object of a preposition that takes a side; None of other words."""
    if token.text.lower() not in OPPOSED or token.deprel != "case":
        return None
    thing = text.analysis.tokens[token.head]
    verb = text.analysis.tokens[thing.head].lemma
    return (verb, word_key(thing)) if verb in _TAKING_SIDES and thing.head != thing.index else None


def _figures(summary: TextIndex, article: TextIndex) -> Iterator[PlainFault]:
    """A number of another size ("billion" for "million"), and two numbers of a sentence that changed places."""
    theirs = [figure for figures in article.figures.values() for figure in figures]
    for figures in summary.figures.values():
        for at, figure in enumerate(figures):
            beside = figures[max(0, at - _BESIDE) : at + _BESIDE + 1]
            other = _other_size(figure, theirs) or _exchanged(figure, beside, article)
            if other is not None:
                note = "The article says “{theirs}” there."
                yield PlainFault(FindingKind.FIGURE, FindingVerdict.CONTRADICTED, figure.span, other.span, note)


def _other_size(figure: Figure, theirs: Sequence[Figure]) -> Figure | None:
    """The figure with the same digits and unit that is a thousand or a million times as large or as small."""
    in_digits = any(map(str.isdigit, figure.text))
    if not figure.unit or not in_digits or any(other.value == figure.value for other in theirs):
        return None
    for other in theirs:
        ratio = max(figure.value, other.value) / (min(figure.value, other.value) or 1.0)
        if other.unit == figure.unit and any(abs(ratio / size - 1) < 1e-9 for size in _MAGNITUDES):
            return other
    return None


def _exchanged(figure: Figure, beside: Sequence[Figure], article: TextIndex) -> Figure | None:
    """What a sentence of the article says of the thing, where it has the number of another figure of the summary."""
    thing = _thing(figure)
    for second in beside if thing else ():
        other = _thing(second)
        if not other or other == thing or second.value == figure.value:
            continue
        for figures in article.figures.values():
            counted = {_thing(own): own for own in figures}
            if thing in counted and other in counted:
                own = counted[thing]
                if own.value == second.value and counted[other].value == figure.value:
                    return own
    return None


def _thing(figure: Figure) -> frozenset[str]:
    """The stems of what is counted: of people who are dead, missing or hurt that alone, else who they are ("crew")."""
    words = [word.lower() for word in figure.what.split()]
    told = [word for word in words if not _is_people(word)]
    return frozenset(map(stem, told or words[:1]))


def _is_people(word: str) -> bool:
    if word in CASUALTY_PARTICIPLES:
        return False
    noun = noun_of(word) or noun_of(word.removesuffix("s"))
    return noun is not None and noun.kind in ("person", "group")


def _span_of(token: Token) -> Span:
    return Span(token.start, token.end)


_RULES = (_denials, _sides, _figures, other_ages, home_states, denied_deeds, exchanged_parties)
