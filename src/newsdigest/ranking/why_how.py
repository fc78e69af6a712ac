"""Why and how the main event happened: causes, purposes and means, by their connective and by their governor."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from newsdigest.lexicon.function_words import CIRCUMSTANTIALS, TOPIC_PREPOSITIONS
from newsdigest.lexicon.tags import NOUN_TAGS
from newsdigest.model.analysis import Analysis, Sentence, Token
from newsdigest.model.enums import Question
from newsdigest.model.facts import Fact, Passage
from newsdigest.model.inventory import Answer
from newsdigest.ranking.answer_model import answer_model, choose_answers
from newsdigest.ranking.context import Candidates, MainStory, is_quoted, opening_words, position, shared
from newsdigest.ranking.memories import is_memory
from newsdigest.ranking.opening import Opening

__all__ = ["asserted", "candidates", "explain"]

_CONNECTIVES = (
    CIRCUMSTANTIALS - {"before"}
    | TOPIC_PREPOSITIONS
    | frozenset(
        {
            "due",
            "over",
            "to",
            "from",
            "by",
            "in",
            "through",
            "via",
            "using",
            "so",
            "if",
            "that",
            "which",
            "owing",
            "thanks",
        }
        | {"saying", "claiming", "citing", "blaming", "under", "aimed", "caused"}
    )
)
_OUTER = (
    _CONNECTIVES
    | {"part", "order", "response", "bid", "effort", "hope", "protest", "suspicion", "charges", "connection", "wake"}
    | {"support", "honour", "honor", "retaliation", "face", "light", "fear", "based", "guilty"}
)
_REACTIONS = frozenset(
    {"resign", "quit", "sack", "fire", "jail", "sentence", "fine", "arrest", "charge", "ban", "suspend", "sanction"}
    | {"detain", "indict", "convict", "accuse", "guilty", "wanted", "protest", "outrage", "anger", "apologise"}
    | {"apologize", "strike", "sue", "recall", "cancel", "axe", "dismiss", "die", "dead", "kill", "death", "blame"}
    | {"criticise", "criticize", "condemn", "praise", "attack", "investigate", "honour", "honor", "award"}
)
"""What people do in answer to something, and deaths: with these, "for", "over" and "of" give the reason."""

_STRANGE = "its sentence shares no words with the opening"
_LONG, _SHORT, _LONGEST = 20, 3, 40
_SURE = 0.85
_FURTHER = 0.2
"""A further reason has at least this share of the best one's probability: on left-out stories three of eight of them
are right, of those with less one of seven."""


def explain(question: Question, story: MainStory, passages: Sequence[Passage], limit: int) -> tuple[Answer, ...]:
    """The passages that explain the main event, best first; none where the article does not say.

    Args:
        question: ``WHY`` or ``HOW``.
        story: the main event; without one nothing is explained.
        passages: the candidates: the article's causes or means.
        limit: most answers.
    """
    if story.main is None:
        return ()
    passages = asserted(story, passages)
    answers: list[Answer] = []
    for choice in choose_answers(answer_model(question), *candidates(story, passages), least=_FURTHER):
        passage = passages[choice.candidate]
        if len(answers) < limit and not any(_same(passage, other.fact) for other in answers):
            name = f"{question.value}-{len(answers) + 1}"
            fact = attrs.evolve(passage, id=name, salience=choice.confidence)
            answers.append(Answer(question=question, fact=fact, confidence=choice.confidence, reasons=choice.reasons))
    return tuple(answers)


def asserted(story: MainStory, passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """The passages that the article states: a question states no reason, nor does a memory of somebody it quotes."""
    index = story.opening.index
    sentences = [index.analysis.tokens[index.token_at(passage.span.start)].sentence for passage in passages]
    ends = [index.analysis.tokens[index.analysis.sentences[at].last - 1].text for at in sentences]
    stated = [passage for passage, end in zip(passages, ends, strict=True) if end != "?"]
    return tuple([passage for passage in stated if not is_memory(index, passage.span)])


def _same(one: Fact, other: Fact) -> bool:
    return one.span.overlaps(other.span) or one.text.casefold() == other.text.casefold()


def candidates(story: MainStory, passages: Sequence[Passage]) -> Candidates:
    """The features of each passage, and those of the article."""
    opening = story.opening
    words = opening_words(opening)
    own = [dict(_features(story, passage, words)) for passage in passages]

    def one_reason(one: int, other: int) -> bool:
        return _tell_the_same(opening, passages[one], passages[other])

    return Candidates(own, dict(story.article), one_reason)


def _tell_the_same(opening: Opening, one: Passage, other: Passage) -> bool:
    """Whether two passages share words of the text, or half of what they say."""
    if one.span.overlaps(other.span):
        return True
    own, others = (frozenset(opening.index.said(passage.span)) for passage in (one, other))
    return 4 * len(own & others) >= len(own) + len(others) > 0


def _features(story: MainStory, passage: Passage, words: frozenset[str]) -> Iterator[tuple[str, float]]:
    opening = story.opening
    analysis = opening.index.analysis
    tokens = analysis.tokens
    first, last = opening.index.range_of(passage.span)
    sentence = analysis.sentences[tokens[first].sentence]
    head = next((at for at in range(first, last) if not first <= tokens[at].head < last), first)
    connective, before = _connective(analysis, sentence, first)
    yield f"its connective, {int(passage.confidence * 10 + 0.5)} of ten", 1.0
    yield from _place(opening, sentence, connective)
    if before:
        yield f'after "{before}"', 1.0
    yield from _attachment(story, passage, tokens[head], connective)
    if last - first < _SHORT:
        sure = "a sure" if passage.confidence >= _SURE else "an unsure"  # "died of cancer" needs no more words
        yield f"one or two words, {sure} connective", 1.0
    yield from _words(opening, sentence, first, last, words)
    if is_quoted(analysis, passage.span.start):
        yield "in a quotation", 1.0


def _connective(analysis: Analysis, sentence: Sentence, first: int) -> tuple[str, str]:
    """The word that introduces a passage, and that word with the one before it where the two go together."""
    words = [token.text.lower() for token in analysis.tokens[max(sentence.first, first - 2) : first + 1]]
    inner, outer, further = ([*reversed(words), "", ""])[:3]
    connective = inner if inner in _CONNECTIVES else outer if outer in _CONNECTIVES else ""
    if not connective and analysis.tokens[first].xpos == "VBG":
        connective = "a participle"
    return connective, f"{further} {outer}" if further in _OUTER else ""


def _place(opening: Opening, sentence: Sentence, connective: str) -> Iterator[tuple[str, float]]:
    zone = opening.zones[sentence.index]
    yield from position(opening, sentence.index)
    near = "opening" if 0 <= zone <= 1 else "near" if 0 <= zone <= 3 else "far"
    yield f'after "{connective}"', 1.0
    yield f'after "{connective}", {near}', 1.0


def _attachment(story: MainStory, passage: Passage, head: Token, connective: str) -> Iterator[tuple[str, float]]:
    """The relation of the passage to its governor, and what the governor is."""
    opening = story.opening
    governor = head.head
    token = opening.index.analysis.tokens[governor]
    name = _governor(opening, token)
    relation = head.deprel.partition(":")[0]
    yield f"as {relation}", 1.0
    yield f"as {relation}, governed by {name}", 1.0
    yield f"governed by {name}", 1.0
    if governor in opening.core:
        yield f'governed by the main clause, "{connective}"', 1.0
    for event, label in ((story.main, "main event"), (story.lead, "lead event")):
        if event is not None:
            if token.start == event.predicate_span.start:
                yield f"governed by the {label}", 1.0
            if event.predicate_span in passage.span:
                yield f"holds the {label}", 1.0
    if token.lemma.lower() in _REACTIONS:
        yield "of a reaction", 1.0
        yield f'of a reaction, "{connective}"', 1.0


def _governor(opening: Opening, governor: Token) -> str:
    if governor.index in opening.core:
        return "the main clause"
    if governor.index in opening.attributing:
        return "the attribution"
    return "a noun" if governor.upos in NOUN_TAGS else "another word"


def _words(
    opening: Opening, sentence: Sentence, first: int, last: int, words: frozenset[str]
) -> Iterator[tuple[str, float]]:
    """How long it is, and what it shares with the title and the first sentence."""
    yield "length", min(last - first, _LONGEST) / 20
    if last - first > _LONG:
        yield "over twenty words", 1.0
    own = opening.index.said_by(first, last)
    if own:
        yield "shares words with the opening", shared(own, words)
    around = opening.index.said_by(sentence.first, sentence.last)
    if around and not 0 <= opening.zones[sentence.index] <= 1:
        share = len(words.intersection(around)) / len(around)
        yield ("its sentence shares words with the opening", share) if share else (_STRANGE, 1.0)
