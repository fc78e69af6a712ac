"""The main event: title, lead and body vote together.

Every event of the first sentences is scored by a sum of readable weights (`WEIGHTS`): where it stands, its grammar,
how much of what it says the rest of the article repeats, and a few cues of news value. The weights were set on the
development articles of the project's own benchmark and hold nothing of any one story. No single feature decides, so
that an article without a title, with a delayed lead, or that opens with a quotation still gets its main event from
what its body repeats.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from types import MappingProxyType
from typing import NamedTuple

from newsdigest.model.analysis import Analysis, Clause, Token
from newsdigest.model.enums import BlockKind, EventStatus
from newsdigest.model.facts import Event

__all__ = ["Scored", "choose", "content_counts", "token_at"]

WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        # where it stands
        "in the title": 2.8,
        "in a title that only teases": -4.0,
        "in the first sentence": 1.0,
        "in the second sentence": 0.4,
        "sentences further down": -0.12,
        "silent block": -3.0,
        "inside a quotation": -1.2,
        # its grammar
        "main clause": 1.0,
        "opens the title": 0.5,
        "joined to the main clause": 0.3,
        "what is said": 0.7,
        "subordinate": -0.3,
        "relative clause": -0.5,
        "noun": -1.5,
        "noun that is the whole sentence": 0.3,
        "says or thinks": -1.2,
        "is something": -0.4,
        "has a named agent or patient": 0.4,
        "addressed to the reader": -1.0,
        "a question": -1.5,
        # how real it is
        "denied": -0.3,
        "possible": -0.4,
        "conditional": -0.8,
        # what the article repeats
        "its words recur": 1.1,
        "its predicate recurs": 0.5,
        "its words stand in the title, or the title's in the lead": 1.2,
        # news value
        "somebody is hurt": 0.5,
    }
)

_TEASER = re.compile(
    r"(?:the )?(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten) (?:\w{1,15} )?(?:things|ways|reasons|takeaways"
    r"|facts|questions|lessons|moments|charts|tips|signs)\b|(?:how|why|what|who|here|meet|inside|watch|explained|explainer"
    r"|quiz|opinion|review|analysis)\b|[^?]{1,300}\?$",
    re.IGNORECASE,
)
"""Titles of lists, explainers and questions: they name a subject and tell no event."""

_FAR = 12
"""Events further down than this many sentences only get the score of their place."""

_LEAD = 3
"""Sentences that count as the lead."""

_SILENT = frozenset({BlockKind.FURNITURE, BlockKind.BYLINE, BlockKind.DATELINE, BlockKind.CAPTION, BlockKind.NOTICE})
_SAYING = frozenset(
    {
        "say",
        "tell",
        "add",
        "think",
        "believe",
        "know",
        "hope",
        "report",
        "show",
        "reveal",
        "explain",
        "feel",
        "note",
        "see",
    }
    | {
        "admit",
        "want",
        "insist",
        "warn",
        "confirm",
        "claim",
        "suggest",
        "mean",
        "describe",
        "seem",
        "appear",
        "call",
        "ask",
    }
)
_HARM = frozenset(
    {
        "kill",
        "die",
        "injure",
        "wound",
        "crash",
        "attack",
        "arrest",
        "explode",
        "collapse",
        "sink",
        "shoot",
        "murder",
        "bomb",
    }
    | {
        "win",
        "lose",
        "resign",
        "jail",
        "sentence",
        "elect",
        "acquit",
        "convict",
        "beat",
        "defeat",
        "launch",
        "sack",
        "ban",
    }
)
_START = attrgetter("start")
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_SUBORDINATE = frozenset({"advcl", "acl", "xcomp", "csubj"})


class Scored(NamedTuple):
    """An event with its score (no fixed range; higher is more central) and the place of its first word."""

    event: Event
    score: float


class _Setting(NamedTuple):
    """What all events of one article are measured against."""

    analysis: Analysis
    counts: Mapping[str, int]
    title_words: frozenset[str]
    lead_words: frozenset[str]
    places: Mapping[int, str]
    body_at: Mapping[int, int]
    top: float
    teases: bool


def choose(analysis: Analysis, events: Sequence[Event]) -> tuple[Scored, ...]:
    """Rank the events of an article, the main one first.

    Args:
        analysis: the article laid open.
        events: its events, in reading order.
    """
    setting = _setting(analysis)
    scored = [Scored(event, _score(setting, event)) for event in events]
    return tuple(sorted(scored, key=lambda item: (-item.score, item.event.span.start, item.event.span.end)))


def token_at(analysis: Analysis, offset: int) -> int:
    """The last token that starts at ``offset`` or before it."""
    return bisect_right(analysis.tokens, offset, key=_START) - 1


def content_counts(tokens: Iterable[Token]) -> Counter[str]:
    """How often each content word (by lemma, lower case) occurs."""
    return Counter([token.lemma.lower() for token in tokens if token.upos in _CONTENT])


def _setting(analysis: Analysis) -> _Setting:
    places: dict[int, str] = {}
    body_at: dict[int, int] = {}
    title: set[str] = set()
    lead: set[str] = set()
    for sentence in analysis.sentences:
        kind = analysis.article.blocks[sentence.block].kind if analysis.article.blocks else BlockKind.PARAGRAPH
        if kind is BlockKind.HEADLINE:
            places[sentence.index] = "in the title"
            title.update(content_counts(analysis.tokens[sentence.first : sentence.last]))
        elif kind in _SILENT:
            places[sentence.index] = "silent block"
        else:
            body_at[sentence.index] = len(body_at)
            if len(body_at) <= _LEAD:
                lead.update(content_counts(analysis.tokens[sentence.first : sentence.last]))
    counts = content_counts(analysis.tokens)
    top = math.log1p(max(counts.values(), default=1))
    teases = _TEASER.match(analysis.article.title or "") is not None
    return _Setting(analysis, counts, frozenset(title), frozenset(lead), places, body_at, top, teases)


def _score(setting: _Setting, event: Event) -> float:
    token = setting.analysis.tokens[token_at(setting.analysis, event.predicate_span.start)]
    place = setting.body_at.get(token.sentence)
    if place is not None and place >= _FAR:
        return WEIGHTS["sentences further down"] * min(place, 60) - 1.0
    return sum(WEIGHTS[name] * worth for name, worth in _features(setting, event, token, place))


def _features(setting: _Setting, event: Event, token: Token, place: int | None) -> Iterator[tuple[str, float]]:
    """The features of one event that are not zero, by the names of :data:`WEIGHTS`."""
    if place is None:
        yield setting.places[token.sentence], 1.0
        if setting.teases:
            yield "in a title that only teases", 1.0
    else:
        yield "sentences further down", float(place)
        if place < 2:
            yield ("in the first sentence", "in the second sentence")[place], 1.0
    yield from _grammar(setting.analysis, event, token)
    if event.status in {EventStatus.DENIED, EventStatus.POSSIBLE, EventStatus.CONDITIONAL}:
        yield event.status.value, 1.0
    yield from _repetition(setting, event, token, place)
    if token.lemma in _HARM:
        yield "somebody is hurt", 1.0


def _grammar(analysis: Analysis, event: Event, token: Token) -> Iterator[tuple[str, float]]:
    clause = _clause(analysis, token)
    if token.lemma not in _SAYING and _opens_title(analysis, event, token):
        yield "main clause", 1.0
        yield "opens the title", 1.0
    elif clause is None:
        whole = token.deprel == "root"
        yield ("noun that is the whole sentence" if whole else "noun"), 1.0
    else:
        yield from _standing(analysis, clause)
    if clause is not None:
        predicate = analysis.tokens[clause.predicate]
        if predicate.lemma in _SAYING:
            yield "says or thinks", 1.0
        if predicate.upos not in {"VERB", "AUX"}:
            yield "is something", 1.0
        if not clause.subjects and clause.relation in {"root", "parataxis"} and not clause.passive:
            yield "addressed to the reader", 1.0
    if event.agents or event.patients:
        yield "has a named agent or patient", 1.0
    sentence = analysis.sentences[token.sentence]
    last = analysis.tokens[sentence.last - 1].text
    if last == "?":
        yield "a question", 1.0
    if _in_quotation(analysis, sentence.first, token.index):
        yield "inside a quotation", 1.0


def _opens_title(analysis: Analysis, event: Event, token: Token) -> bool:
    """Whether the event's words open a title: what opens it is its story, whatever the tree makes of the rest."""
    sentence = analysis.sentences[token.sentence]
    blocks = analysis.article.blocks
    if not blocks or blocks[sentence.block].kind is not BlockKind.HEADLINE:
        return False
    return event.span.start == sentence.start and event.predicate_span.start > event.span.start


def _clause(analysis: Analysis, token: Token) -> Clause | None:
    """The clause that tells the event of ``token``: its own, or that of the light verb above it."""
    at = analysis.clause_at[token.index]
    if at < 0:
        return None
    clause = analysis.clauses[at]
    own = clause.predicate == token.index or (token.deprel == "obj" and clause.predicate == token.head)
    return clause if own else None


def _standing(analysis: Analysis, clause: Clause) -> Iterator[tuple[str, float]]:
    relation = clause.relation.partition(":")
    if clause.relation == "root" or clause.modal == "to":
        yield "main clause", 1.0
    elif relation[0] in {"conj", "parataxis"}:
        yield "joined to the main clause", 1.0
    elif relation[0] == "ccomp" and analysis.tokens[analysis.clauses[clause.parent].predicate].lemma in _SAYING:
        yield "what is said", 1.0
    elif relation[2] == "relcl":
        yield "relative clause", 1.0
    elif relation[0] in _SUBORDINATE:
        yield "subordinate", 1.0


def _in_quotation(analysis: Analysis, first: int, index: int) -> bool:
    """Whether an odd number of quotation marks stands before the token in its sentence."""
    marks = sum(analysis.tokens[at].text in {'"', "''", "``"} for at in range(max(first, index - 60), index))
    return marks % 2 == 1


def _repetition(setting: _Setting, event: Event, token: Token, place: int | None) -> Iterator[tuple[str, float]]:
    first = token_at(setting.analysis, event.span.start)
    last = token_at(setting.analysis, event.span.end - 1) + 1
    words = {other.lemma.lower() for other in setting.analysis.tokens[first:last] if other.upos in _CONTENT}
    if not words:
        return
    recurring = sum(math.log1p(setting.counts.get(word, 1) - 1) for word in words) / len(words)
    yield "its words recur", recurring / setting.top
    yield "its predicate recurs", min(setting.counts.get(token.lemma.lower(), 1) - 1, 3) / 3
    other = setting.lead_words if place is None else setting.title_words
    yield "its words stand in the title, or the title's in the lead", len(words & other) / len(words)
