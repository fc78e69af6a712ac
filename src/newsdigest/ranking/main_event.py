"""The main event: title, lead and body vote together.

Every event of the first sentences is scored by a sum of readable weights (`WEIGHTS`): its position, its grammar,
how much of what it says the rest of the article repeats, and a few cues of news value. The weights were set on the
development articles of the project's own benchmark and hold nothing of any one story. No single feature decides, so
that an article without a title, with a delayed lead, or that opens with a quotation still gets its main event from
what its body repeats.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from newsdigest.lexicon.speech import REPORTING_VERBS, THINKING_VERBS
from newsdigest.model.analysis import Analysis, Clause, Token
from newsdigest.model.enums import EventStatus
from newsdigest.model.facts import Event
from newsdigest.model.span import Span
from newsdigest.ranking.article_index import ArticleIndex

__all__ = ["Scored", "choose", "teases"]

WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        # its position
        "in the title": 2.8,
        "in a title that only teases": -4.0,
        "in the first sentence": 1.0,
        "in the second sentence": 0.4,
        "opens an article without a title": 0.3,
        "sentences further down": -0.12,
        "silent block": -3.0,
        "inside a quotation": -1.2,
        # its grammar
        "main clause": 1.0,
        "opens the title": 0.5,
        "joined to the main clause": 0.3,
        "reported clause": 0.7,
        "subordinate": -0.8,
        "relative clause": -0.5,
        "noun": -2.0,
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
        "its words stand in the title": 1.2,
        "the lead has the title's words": 0.6,
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
"""Titles of lists, explainers and questions: they name a subject and report no event."""

_FAR = 12
"""Events further down than this many sentences only get the score of their place."""

_LEAD = 3
"""Sentences that count as the lead."""

_SAYING = REPORTING_VERBS | THINKING_VERBS | {"show", "see", "want", "mean"} | {"seem", "appear", "call", "ask"}
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
_MARK_TAGS = frozenset({"``", "''"})
_NEAR_MARKS = 60
"""How many tokens back an opening quotation mark is looked for."""

_UNREAL = frozenset({EventStatus.DENIED, EventStatus.POSSIBLE, EventStatus.CONDITIONAL})
_SUBORDINATE = frozenset({"advcl", "acl", "xcomp", "csubj"})


class Scored(NamedTuple):
    """An event with its score (no fixed range; higher is more central) and the place of its first word."""

    event: Event
    score: float


class _EventContext(NamedTuple):
    """What all events of one article are measured against."""

    article_index: ArticleIndex
    title_words: frozenset[str]
    lead_words: frozenset[str]
    teases: bool
    openers: frozenset[Span]


def choose(index: ArticleIndex, events: Sequence[Event]) -> tuple[Scored, ...]:
    """Rank the events of an article, the main one first.

    Args:
        index: the article, indexed.
        events: its events, in reading order.
    """
    setting = _setting(index, events)
    scored = [Scored(event, _score(setting, event)) for event in events]
    return tuple(sorted(scored, key=lambda item: (-item.score, item.event.span.start, item.event.span.end)))


def _setting(index: ArticleIndex, events: Sequence[Event]) -> _EventContext:
    title: set[str] = set()
    lead: set[str] = set()
    for sentence, place in zip(index.analysis.sentences, index.order, strict=True):
        if 0 <= place <= _LEAD:
            (lead if place else title).update(index.said_by(sentence.first, sentence.last))
    return _EventContext(
        index, frozenset(title), frozenset(lead), teases(index.analysis.article.title or ""), _openers(index, events)
    )


def teases(title: str) -> bool:
    """Whether a title only names a subject: a list, an explainer, a question."""
    return _TEASER.match(title) is not None


def _score(setting: _EventContext, event: Event) -> float:
    index = setting.article_index
    token = index.analysis.tokens[index.token_at(event.predicate_span.start)]
    place = index.order[token.sentence]
    if place > _FAR:
        return WEIGHTS["sentences further down"] * min(place - 1, 60) - 1.0
    return sum([WEIGHTS[name] * worth for name, worth in _features(setting, event, token, place)])


def _features(setting: _EventContext, event: Event, token: Token, place: int) -> Iterator[tuple[str, float]]:
    """The features of one event that are not zero, by the names of :data:`WEIGHTS`."""
    if place > 0:
        yield "sentences further down", place - 1.0
        if place <= 2:
            yield ("in the first sentence", "in the second sentence")[place - 1], 1.0
        if place == 1 and not setting.title_words and not _is_report(setting.article_index.analysis, event, token):
            yield "opens an article without a title", 1.0
    else:
        yield ("silent block" if place else "in the title"), 1.0
        if setting.teases:
            yield "in a title that only teases", 1.0
    first, last = setting.article_index.range_of(event.span)
    yield from _grammar(setting, event, token, first)
    if event.status in _UNREAL:
        yield event.status.value, 1.0
    words = setting.article_index.said_by(first, last)
    if words:
        yield from _repetition(setting, words, token, place)
    if token.lemma in _HARM:
        yield "somebody is hurt", 1.0


def _grammar(setting: _EventContext, event: Event, token: Token, first: int) -> Iterator[tuple[str, float]]:
    analysis = setting.article_index.analysis
    clause = _clause(analysis, event, token)
    yield from _clause_type(setting, event, token, clause)
    if clause is not None:
        yield from _predicate_type(analysis, clause)
    if event.agents or event.patients:
        yield "has a named agent or patient", 1.0
    sentence = analysis.sentences[token.sentence]
    if analysis.tokens[sentence.last - 1].text == "?":
        yield "a question", 1.0
    if _in_quotation(analysis, sentence.first, first):
        yield "inside a quotation", 1.0


def _clause_type(
    setting: _EventContext, event: Event, token: Token, clause: Clause | None
) -> Iterator[tuple[str, float]]:
    """Whether the event is the main clause of its sentence, a dependent clause or a noun."""
    analysis = setting.article_index.analysis
    if event.span in setting.openers and not _only_says(analysis, token, clause):
        yield "main clause", 1.0
        yield "opens the title", 1.0
    elif clause is None:
        whole = token.deprel == "root" and not _is_topic(analysis.article.text, event.span)
        yield ("noun that is the whole sentence" if whole else "noun"), 1.0
    else:
        yield from _clause_relation(analysis, clause)


def _predicate_type(analysis: Analysis, clause: Clause) -> Iterator[tuple[str, float]]:
    predicate = analysis.tokens[clause.predicate]
    if _only_says(analysis, predicate, clause):
        yield "says or thinks", 1.0
    if predicate.upos not in {"VERB", "AUX"}:
        yield "is something", 1.0
    if not clause.subjects and clause.relation in {"root", "parataxis"} and not clause.passive:
        yield "addressed to the reader", 1.0


def _is_report(analysis: Analysis, event: Event, token: Token) -> bool:
    """Whether the event is only an act of speech, or its sentence opens with a quotation."""
    first = analysis.tokens[analysis.sentences[token.sentence].first]
    return first.xpos in _MARK_TAGS or _only_says(analysis, token, _clause(analysis, event, token))


def _openers(index: ArticleIndex, events: Sequence[Event]) -> frozenset[Span]:
    """The words of the events that open a title, or its part after a colon: the longest that starts there.

    The words that open a title are its event, even if the rest is misparsed; a topic before a colon is no event.
    """
    longest: dict[int, Span] = {}
    text = index.analysis.article.text
    titles = [sentence for sentence in index.analysis.sentences if index.order[sentence.index] == 0]
    starts = {sentence.start for sentence in titles}
    last = max((sentence.end for sentence in titles), default=0)
    for event in events:
        span = event.span
        if span.start >= last:
            break
        opens = span.start in starts or text[max(0, span.start - 3) : span.start].rstrip()[-1:] == ":"
        if opens and not _is_topic(text, span) and len(span) > len(longest.get(span.start, Span(0, 0))):
            longest[span.start] = span
    return frozenset(longest.values())


def _is_topic(text: str, span: Span) -> bool:
    """Whether the words precede a colon and so name a subject: "Ferry disaster: Captain arrested"."""
    return text[span.end : span.end + 3].lstrip()[:1] == ":"


def _only_says(analysis: Analysis, verb: Token, clause: Clause | None) -> bool:
    """Whether the verb of a clause is one of saying that only reports."""
    return verb.lemma in _SAYING and _reports(analysis, clause)


def _reports(analysis: Analysis, clause: Clause | None) -> bool:
    """Whether a verb of saying only reports ("officials said"), and is no act of its own ("WHO warns of outbreak")."""
    if clause is None:
        return False
    token = analysis.tokens[clause.predicate]
    below = {analysis.tokens[child].deprel for child in analysis.children[clause.predicate]}
    return bool(below & {"ccomp", "parataxis"}) or token.deprel == "parataxis" or not below & {"obj", "obl", "xcomp"}


def _clause(analysis: Analysis, event: Event, token: Token) -> Clause | None:
    """The clause that denotes the event of ``token``: its own, or that of the light verb within the event's words."""
    clause = analysis.clause_of(token.index)
    if clause is None or clause.predicate == token.index:
        return clause
    light = token.deprel == "obj" and clause.predicate == token.head
    return clause if light and analysis.tokens[token.head].start >= event.span.start else None


def _clause_relation(analysis: Analysis, clause: Clause) -> Iterator[tuple[str, float]]:
    relation = clause.relation.partition(":")
    above = analysis.governing(clause)
    if clause.relation == "root" or clause.modal == "to":
        yield "main clause", 1.0
    elif relation[0] in {"conj", "parataxis"}:
        yield "joined to the main clause", 1.0
    elif relation[0] == "ccomp" and above is not None and analysis.tokens[above.predicate].lemma in _SAYING:
        yield "reported clause", 1.0
    elif relation[2] == "relcl":
        yield "relative clause", 1.0
    elif relation[0] in _SUBORDINATE:
        yield "subordinate", 1.0


def _in_quotation(analysis: Analysis, first: int, index: int) -> bool:
    """Whether an odd number of quotation marks precedes the token in its sentence."""
    first = max(first, index - _NEAR_MARKS)
    before = analysis.view[analysis.tokens[first].start : analysis.tokens[index].start]
    if '"' not in before and "'" not in before:
        return False
    return sum(analysis.tokens[at].xpos in _MARK_TAGS for at in range(first, index)) % 2 == 1


def _repetition(setting: _EventContext, words: Sequence[str], token: Token, place: int) -> Iterator[tuple[str, float]]:
    recurrence = setting.article_index.recurrence
    yield "its words recur", sum([recurrence[word] for word in words]) / len(words)
    yield "its predicate recurs", min(setting.article_index.counts.get(token.lemma.lower(), 1) - 1, 3) / 3
    if place > 0:
        yield "its words stand in the title", len(setting.title_words.intersection(words)) / len(words)
    else:
        yield "the lead has the title's words", len(setting.lead_words.intersection(words)) / len(words)
