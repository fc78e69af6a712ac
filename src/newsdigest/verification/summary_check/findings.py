"""From signals to findings: the verdict on each unit, the article's words, and the reason in one sentence."""

from __future__ import annotations

from collections.abc import Mapping

from newsdigest.lexicon.tags import AUXILIARY_RELATIONS
from newsdigest.model.checks import Finding
from newsdigest.model.enums import FindingKind, FindingVerdict
from newsdigest.model.facts import Figure, Time
from newsdigest.verification.summary_check.doubtful_rivals import is_doubtful
from newsdigest.verification.summary_check.incomparable_values import is_incomparable
from newsdigest.verification.summary_check.lexical_relations import opposites
from newsdigest.verification.summary_check.signals import Signals
from newsdigest.verification.summary_check.text_index import MOST_PLACES, TextIndex, name_words, word_key
from newsdigest.verification.summary_check.units import CONTENT_KINDS, NAME_KINDS, SAID, Unit

__all__ = ["DOUBTFUL", "FAULTY", "finding_of"]

FAULTY = 0.7
"""From this confidence on a finding makes a summary not ok."""

DOUBTFUL = 0.4
"""From this confidence on a unit is a finding; below, it holds."""

_UNSURE = 0.6
"""The most where what the article has in the place of a unit may well be no other thing."""

_KINDS = {
    "name": FindingKind.NAME,
    "place": FindingKind.PLACE,
    "figure": FindingKind.FIGURE,
    "date": FindingKind.DATE,
    "vague time": FindingKind.DATE,
    "negation": FindingKind.STATUS,
    "status": FindingKind.STATUS,
    "pronoun": FindingKind.NAME,
}
_ROLE_RELATIONS = frozenset({"compound", "appos", "nmod", "amod", "flat"})
_NEGATIONS = frozenset({"not", "n't", "never"})


def finding_of(found: Signals, confidence: float, summary: TextIndex, article: TextIndex) -> Finding | None:
    """What to say of one unit; None where neither side says anything about it.

    Args:
        found: the unit with its signals.
        confidence: how sure it is that the article does not say it.
        summary: the checked text.
        article: what it is compared with.
    """
    unit = found.unit
    if confidence < DOUBTFUL:
        return _supported(found, confidence, summary, article)
    if _is_unclear(found, summary, article):
        confidence = min(confidence, _UNSURE)
    verdict, evidence, note = _verdict(found, summary, article)
    return Finding(
        span=summary.analysis.span(unit.first, unit.last),
        text=_words(summary, unit.first, unit.last),
        kind=_kind(unit, summary),
        verdict=verdict if confidence >= FAULTY else FindingVerdict.UNCLEAR,
        confidence=round(confidence, 3),
        evidence=article.analysis.span(*evidence) if evidence else None,
        expected=_words(article, *evidence) if evidence and verdict in _SAYS_OTHERWISE else None,
        note=note,
    )


def _is_unclear(found: Signals, summary: TextIndex, article: TextIndex) -> bool:
    """Whether what speaks against a unit leaves open that it holds; so does nothing but a context, of "now"."""
    unit, rival = found.unit, found.rival
    if rival is None:
        return unit.kind == "vague time"
    return is_doubtful(unit, rival, summary, article) or is_incomparable(unit, rival, summary, article)


_SAYS_OTHERWISE = frozenset({FindingVerdict.CONTRADICTED, FindingVerdict.REVERSED})


def _supported(found: Signals, confidence: float, summary: TextIndex, article: TextIndex) -> Finding | None:
    unit = found.unit
    if unit.kind not in CONTENT_KINDS or unit.best < SAID:
        return None
    best = max(unit.match, key=lambda s: (unit.match[s], -s))
    at = best if found.where is None or unit.match.get(found.where, 0.0) < SAID else found.where
    evidence = _stretch(article, unit, unit.at[at][0])
    return Finding(
        span=summary.analysis.span(unit.first, unit.last),
        text=_words(summary, unit.first, unit.last),
        kind=_kind(unit, summary),
        verdict=FindingVerdict.SUPPORTED,
        confidence=round(1.0 - confidence, 3),
        evidence=article.analysis.span(*evidence),
        note=unit.note,
    )


def _verdict(
    found: Signals, summary: TextIndex, article: TextIndex
) -> tuple[FindingVerdict, tuple[int, int] | None, str]:
    """The verdict, the tokens of the article that bear it out, and the reason."""
    unit = found.unit
    if unit.clause is not None:
        return _of_clause(found, summary, article)
    text = _words(summary, unit.first, unit.last)
    if unit.note:
        return FindingVerdict.UNCLEAR, _evidence(unit, article), f"“{text}” is {unit.note}."
    if found.rival is not None:
        rival = _stretch(article, unit, found.rival)
        other = _words(article, *rival)
        if len(unit.words) == 1 and word_key(article.analysis.tokens[found.rival]) in opposites(unit.words[0]):
            return FindingVerdict.REVERSED, rival, f"The article says “{other}”, the opposite of “{text}”."
        if unit.best < SAID:
            return FindingVerdict.CONTRADICTED, rival, f"The article does not have “{text}”; it says “{other}” there."
        return (
            FindingVerdict.CONTRADICTED,
            rival,
            f"The article has “{text}” elsewhere; where it says the rest of this, it says “{other}”.",
        )
    if unit.best < SAID:
        return _unsaid(unit, text, article)
    where = _evidence(unit, article)
    return FindingVerdict.CONTRADICTED, where, f"The article has “{text}” only in another context."


def _unsaid(unit: Unit, text: str, article: TextIndex) -> tuple[FindingVerdict, tuple[int, int] | None, str]:
    if unit.kind in NAME_KINDS and len(unit.words) > 1:
        for known in (article.entities[at] for at in article.named.get(unit.words[-1], ())[:MOST_PLACES]):
            for name in known.names:
                if (
                    known.entity.kind == "person"
                    and len(name) > 1
                    and name[-1] == unit.words[-1]
                    and name != unit.words
                ):
                    mention = next(m for m in known.entity.mentions if name_words_of(article, m.first, m.last) == name)
                    other = known.entity.name
                    note = f"The article's person of that surname is {other}."
                    return FindingVerdict.CONTRADICTED, (mention.first, mention.last), note
    return FindingVerdict.ABSENT, None, f"The article does not have “{text}”, nor another word for it."


def name_words_of(index: TextIndex, first: int, last: int) -> tuple[str, ...]:
    """The folded words of a name in a text."""
    return name_words(index.analysis.tokens[first:last])


def _of_clause(
    found: Signals, summary: TextIndex, article: TextIndex
) -> tuple[FindingVerdict, tuple[int, int] | None, str]:
    unit = found.unit
    against = [at for at, strength in unit.match.items() if strength < SAID and unit.at.get(at)]
    at = max(against, key=lambda s: (s == found.where, -s), default=None)
    evidence = None if at is None else _verb_group(article, unit.at[at][0])
    if evidence is None and found.where is not None:
        sentence = article.analysis.sentences[found.where]
        evidence = (sentence.first, sentence.last)
    text = _words(summary, unit.first, unit.last)
    if unit.kind == "negation":
        negated = unit.clause is not None and unit.clause.index in summary.negative
        note = "says that it is so" if negated else "says that it is not so"
        ours = "denies" if negated else "states"
        return FindingVerdict.REVERSED, evidence, f"The summary {ours} “{text}”; the article {note}."
    if unit.kind == "order":
        return FindingVerdict.REVERSED, evidence, f"In the article, who does it and to whom are exchanged (“{text}”)."
    return FindingVerdict.CONTRADICTED, evidence, f"The article does not say “{text}” as surely, or not of that time."


def _verb_group(index: TextIndex, at: int) -> tuple[int, int]:
    """The tokens from the auxiliaries and the negation of a predicate to the predicate."""
    tokens = index.analysis.tokens
    helpers = [
        child
        for child in index.analysis.children[at]
        if child < at and (tokens[child].deprel in AUXILIARY_RELATIONS or tokens[child].lemma in _NEGATIONS)
    ]
    return min([*helpers, at]), at + 1


def _kind(unit: Unit, summary: TextIndex) -> FindingKind:
    known = _KINDS.get(unit.kind)
    if known is not None:
        return known
    if unit.kind == "noun":
        token = summary.analysis.tokens[unit.head]
        head = summary.analysis.tokens[token.head]
        titled = {head.index, *summary.analysis.children[unit.head]} - {unit.head}
        if token.deprel in _ROLE_RELATIONS and any(summary.analysis.tokens[at].upos == "PROPN" for at in titled):
            return FindingKind.ROLE
    return FindingKind.CLAIM


def _stretch(index: TextIndex, unit: Unit, at: int) -> tuple[int, int]:
    """The tokens of the name, figure or time of a token; else the token."""
    tokens = index.analysis.tokens
    if unit.kind in NAME_KINDS:
        name = index.name_at.get(at)
        if name is not None:
            return name.first, name.last
    value_at: Mapping[int, Figure | Time] = {}
    if unit.kind in {"figure", "date"}:
        value_at = index.values.figure_at if unit.kind == "figure" else index.values.time_at
    value = value_at.get(at)
    if value is None:
        return at, at + 1
    last = at
    while last < len(tokens) and tokens[last].start < value.span.end:
        last += 1
    return at, last


def _evidence(unit: Unit, article: TextIndex) -> tuple[int, int]:
    at = max(unit.match, key=lambda s: (unit.match[s], -s))
    return _stretch(article, unit, unit.at[at][0]) if at in unit.at else (0, 1)


def _words(index: TextIndex, first: int, last: int) -> str:
    return index.analysis.span(first, last).of(index.analysis.article.text)
