"""Headlines that the tree misread.

Headlines leave out articles and auxiliaries, so their verbs look like plural nouns ("Rebels attacks base") and their
participles like descriptions ("Four killed in raid"). Where the tree of a headline has no verb with a subject at its
top, the headline is parsed again, from left to right: it is cut at colons; the first word of a part that can be its
verb is the predicate; the words before it are the subject; those after it, up to the first preposition, are the
object. An intransitive verb keeps its first phrase ("Pope lands in Lima").
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from newsdigest import resources
from newsdigest.facts.event_spans import HEADLINE_BREAKS, OF_THE_OBJECT, TokenRange, is_headline, trimmed
from newsdigest.facts.events.outcomes import tells_an_outcome
from newsdigest.lexicon.function_words import WH_WORDS
from newsdigest.lexicon.tags import NOUN_PHRASE_TAGS
from newsdigest.model.analysis import Analysis, Sentence, Token
from newsdigest.model.enums import BlockKind, EventStatus

__all__ = ["HeadlineParse", "only_attributes", "reparse"]

_CUTS = frozenset({":", ";", "|", "-", "--"})
_BREAKS = frozenset({"ADP", "SCONJ", "PART"})
_FINITE = frozenset({"VBZ", "VBD", "VBN", "VBP", "MD"})
_CLAUSES_BELOW = WH_WORDS - {"whom"} | {"that", "if"}
_NO_VERB_AFTER = frozenset({"DET", "ADJ", "ADP", "NUM", "PART"})
_PLURALS = frozenset({"NNS", "NNPS", "NNP"})
_OBJECTS = NOUN_PHRASE_TAGS
_ENDINGS = (("ies", "y"), ("es", ""), ("s", ""))
_DOUBT = frozenset({"likely", "may", "could", "might", "can", "reportedly", "allegedly", "feared", "possibly"})
_FINDING = frozenset(
    {"find", "say", "show", "suggest", "warn", "claim", "reveal", "report", "hear", "rule", "fear"}
    | {
        "finds",
        "says",
        "shows",
        "suggests",
        "warns",
        "claims",
        "reveals",
        "reports",
        "hears",
        "rules",
        "fears",
        "heard",
    }
)
_LONGEST_SOURCE = 6
_QUOTE_MARKS = frozenset({'"', "'", "``", "''"})


class HeadlineParse(NamedTuple):
    """A headline that was parsed again: the token of its predicate, its words, and how real it is."""

    predicate: int
    stretch: TokenRange
    status: EventStatus


def reparse(analysis: Analysis) -> dict[int, HeadlineParse]:
    """The readings of the headlines whose tree has no verb with a subject at its top, by sentence."""
    found: dict[int, HeadlineParse] = {}
    for sentence in analysis.sentences:
        blocks = analysis.article.blocks
        if not blocks or blocks[sentence.block].kind is not BlockKind.HEADLINE or not _is_misread(analysis, sentence):
            continue
        stop = _attribution(analysis, sentence)
        reading = next(filter(None, (_read(analysis, part) for part in _parts(analysis, sentence, stop))), None)
        if reading is not None:
            found[sentence.index] = reading
    return found


def _is_misread(analysis: Analysis, sentence: Sentence) -> bool:
    root = analysis.tokens[sentence.root]
    if root.index > _attribution(analysis, sentence):
        return not any(analysis.tokens[child].deprel == "ccomp" for child in analysis.children[root.index])
    if analysis.tokens[sentence.first].text in _QUOTE_MARKS and _has_colon(analysis, sentence):
        return True  # the content comes first; who said or did it comes after
    if root.upos not in {"VERB", "AUX"} and not _has_copula(analysis, root):
        return True
    clause = analysis.clause_of(root.index)
    return clause is None or not clause.subjects or _is_object(analysis, root)


def only_attributes(analysis: Analysis, index: int) -> bool:
    """Whether a verb ends a headline and is only its attribution: "finds" of "Coffee cuts risk, study finds"."""
    token = analysis.tokens[index]
    sentence = analysis.sentences[token.sentence]
    if index != sentence.last - 1 or token.text.lower() not in _FINDING or not is_headline(analysis, token):
        return False
    return _attribution(analysis, sentence) < sentence.last


def _attribution(analysis: Analysis, sentence: Sentence) -> int:
    """Where a final attribution begins ("Coffee cuts risk, study finds"): its comma, or the end of the headline."""
    tokens = analysis.tokens
    if tokens[sentence.last - 1].text.lower() in _FINDING:
        near = range(sentence.last - 2, max(sentence.first, sentence.last - _LONGEST_SOURCE), -1)
        return next((index for index in near if tokens[index].text == ","), sentence.last)
    return sentence.last


def _is_object(analysis: Analysis, root: Token) -> bool:
    """Whether the tree took a verb for the subject and its object for the verb: "reverses block on site"."""
    tokens, at = analysis.tokens, root.index
    if root.xpos != "VBP" or at < analysis.sentences[root.sentence].first + 2 or at + 1 >= len(tokens):
        return False
    name, verb, after = tokens[at - 2], tokens[at - 1], tokens[at + 1]
    is_misread = name.xpos in {"NN", "NNP"} and verb.xpos == "NNS" and verb.head == at and verb.text.islower()
    verbs = resources.load("facts", "headline_verbs.txt", resources.read_words)
    return is_misread and after.upos not in _OBJECTS and _is_form(verb.text, verbs)


def _has_colon(analysis: Analysis, sentence: Sentence) -> bool:
    return any(analysis.tokens[index].text == ":" for index in range(sentence.first, sentence.last))


def _has_copula(analysis: Analysis, root: Token) -> bool:
    return any(analysis.tokens[child].deprel == "cop" for child in analysis.children[root.index])


def _parts(analysis: Analysis, sentence: Sentence, stop: int) -> Iterator[range]:
    """The parts of a headline up to ``stop``, between its colons and dashes, except quotations."""
    first = sentence.first
    for index in range(sentence.first, stop + 1):
        if index == stop or (analysis.tokens[index].text in _CUTS and _is_set_off(analysis, index)):
            if index > first and not _is_quotation(analysis.tokens[first], analysis.tokens[index - 1]):
                yield range(first, index)
            first = index + 1


def _is_quotation(first: Token, last: Token) -> bool:
    """Whether a part of a headline is all quotation: "'I am tired': Mayor resigns"."""
    return first.text in _QUOTE_MARKS and last.text in _QUOTE_MARKS


def _is_set_off(analysis: Analysis, index: int) -> bool:
    """Whether a mark is followed by a blank: "Mazar-i-Sharif" is one word."""
    token = analysis.tokens[index]
    return index + 1 >= len(analysis.tokens) or analysis.tokens[index + 1].start > token.end


def _read(analysis: Analysis, part: range) -> HeadlineParse | None:
    tokens = analysis.tokens
    stop = next((i for i in part if tokens[i].text.lower() in _CLAUSES_BELOW), part.stop)
    verbs = resources.load("facts", "headline_verbs.txt", resources.read_words)
    predicate = _predicate(analysis, range(part.start, stop), verbs)
    if predicate is None:
        return None
    stretch = trimmed(analysis, TokenRange(part.start, _end(analysis, predicate, part.stop)), predicate)
    return HeadlineParse(predicate, stretch, _status(tokens, range(part.start, predicate)))


def _status(tokens: tuple[Token, ...], before: range) -> EventStatus:
    """What the words before the predicate say of it: "likely to", "may", "to".

    An infinitive that the subject has for itself plans nothing ("Bid to save pool fails"), nor does one that says what
    came of a goal ("Late header to give Vell the lead").
    """
    words = [tokens[index].text.lower() for index in before]
    if not _DOUBT.isdisjoint(words):
        return EventStatus.POSSIBLE
    if not {"will", "set"}.isdisjoint(words):
        return EventStatus.PLANNED
    if "to" not in words[-_NEAR:]:
        return EventStatus.HAPPENED
    at = len(words) - 1 - words[::-1].index("to")
    scored = at > 0 and tells_an_outcome(tokens[before.stop].lemma.lower(), words[at - 1])
    return EventStatus.HAPPENED if scored else EventStatus.PLANNED


_NEAR = 2  # words before an infinitive among which its "to" is: "to finally close"


def _predicate(analysis: Analysis, part: range, verbs: frozenset[str]) -> int | None:
    """The word that can be the verb, the surest kind first, before the first preposition where there is one."""
    tokens = analysis.tokens
    later = range(part.start + 1, part.stop)
    opening = next((i for i in later if tokens[i].upos in _BREAKS), part.stop)
    near = range(later.start, opening)
    kinds = (
        _before_object(analysis, part),
        _tagged(tokens, near),
        _third_persons(tokens, near, verbs),
        _plurals(tokens, near, verbs, capitals=_is_in_capitals(tokens, part)),
        _states_before_clause(analysis, near),
        _infinitives(tokens, later),
        _tagged(tokens, later),
        _third_persons(tokens, later, verbs),
        _states(analysis, later),
    )
    return next((index for kind in kinds for index in kind), None)


def _before_object(analysis: Analysis, part: range) -> Iterator[int]:
    """The verb that the tree took for a subject: "Pakistan reverses block on site"."""
    root = analysis.tokens[analysis.sentences[analysis.tokens[part.start].sentence].root]
    if root.index in part and _is_object(analysis, root):
        yield root.index - 1


def _tagged(tokens: tuple[Token, ...], part: range) -> Iterator[int]:
    """What is tagged as a finite verb or participle."""
    return (i for i in part if tokens[i].xpos in _FINITE and tokens[i].deprel != "amod")


def _third_persons(tokens: tuple[Token, ...], part: range, verbs: frozenset[str]) -> Iterator[int]:
    """Words that headlines use as verbs of a singular subject: "Mayor slams plan"."""
    for i in part:
        if tokens[i].upos != "ADJ" and tokens[i - 1].upos not in _NO_VERB_AFTER and _is_form(tokens[i].text, verbs):
            yield i


def _plurals(tokens: tuple[Token, ...], part: range, verbs: frozenset[str], *, capitals: bool) -> Iterator[int]:
    """Words that headlines use as verbs of a plural subject: "Thieves steal bells", "Carlisle sack manager"."""
    for i in part:
        is_plural = tokens[i - 1].xpos in _PLURALS and (capitals or tokens[i].text.islower())
        if is_plural and tokens[i].text.lower() in verbs and tokens[min(i + 1, len(tokens) - 1)].upos in _OBJECTS:
            yield i


def _infinitives(tokens: tuple[Token, ...], part: range) -> Iterator[int]:
    """Verbs after "to" that say what a subject will do: "Cyclone likely to hit coast"."""
    return (i for i in part if tokens[i].xpos == "VB" and tokens[i - 1].xpos == "TO")


def _states(analysis: Analysis, part: range) -> Iterator[int]:
    """The top of the tree where it can be what is said: "29 presumed dead", "Summit denounces border agreement"."""
    root = analysis.tokens[analysis.sentences[analysis.tokens[part.start - 1].sentence].root]
    after = analysis.tokens[min(root.index + 1, len(analysis.tokens) - 1)]
    if root.index in part and (root.upos == "ADJ" or (root.xpos == "NNS" and after.upos in _OBJECTS)):
        yield root.index


def _states_before_clause(analysis: Analysis, part: range) -> Iterator[int]:
    """A state before a clause that says when or why: "Six dead as ferry sinks", "Town furious after bus is cut"."""
    for index in _states(analysis, part):
        after = analysis.tokens[min(index + 1, len(analysis.tokens) - 1)]
        if after.text.lower() in HEADLINE_BREAKS:
            yield index


def _is_form(word: str, verbs: frozenset[str]) -> bool:
    """Whether a word can be the third person of a headline verb: "slams", "tries"."""
    lower = word.lower()
    return any(lower.endswith(ending) and lower[: -len(ending)] + stem in verbs for ending, stem in _ENDINGS)


def _is_in_capitals(tokens: tuple[Token, ...], part: range) -> bool:
    """Whether most longer words begin with a capital, so that a capital says nothing of a word."""
    longer = [tokens[index].text for index in part if len(tokens[index].text) > 3]
    return sum(word[:1].isupper() for word in longer) >= 0.8 * len(longer)


def _end(analysis: Analysis, predicate: int, stop: int) -> int:
    """One past the object, or past the first phrase of an intransitive verb; "votes to repeal law" is all one verb."""
    tokens = analysis.tokens
    first = predicate + 1
    while first < stop and (_goes_on(tokens[first]) or _is_infinitive(tokens, first)):
        first += 1
    breaks = [i for i in range(first, stop) if _is_break(tokens[i])]
    if breaks and breaks[0] == first and tokens[first].text.lower() not in HEADLINE_BREAKS | {",", "to"}:
        return breaks[1] if len(breaks) > 1 else stop
    return breaks[0] if breaks else stop


def _goes_on(token: Token) -> bool:
    return token.upos in {"ADV", "AUX", "VERB"} or token.deprel == "compound:prt"


def _is_infinitive(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a "to" brings a verb and no place."""
    return tokens[index].xpos == "TO" and index + 1 < len(tokens) and tokens[index + 1].xpos == "VB"


def _is_break(token: Token) -> bool:
    word = token.text.lower()
    breaks = token.upos in _BREAKS and token.xpos != "POS" and word not in OF_THE_OBJECT
    return breaks or word in HEADLINE_BREAKS or word == ","
