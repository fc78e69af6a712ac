"""When the main event happened: the times of the article, by the clause that names them and by their exactness.

The time of the main event is in the clause that reports it, most often in the first sentence. A time within a
noun phrase ("Saturday's match"), of a relative clause or of an attribution is rather that of something else. The day
of publication, as a dateline or byline states it, is the last resort.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, datetime

import attrs

from newsdigest.lexicon.calendar import WEEKDAYS
from newsdigest.lexicon.function_words import ARTICLES, DATING_PREPOSITIONS, FRAMING_PREPOSITIONS
from newsdigest.model.analysis import Analysis
from newsdigest.model.enums import BlockKind, EventStatus, Granularity, Question, TimeRole, TimeType
from newsdigest.model.facts import Time
from newsdigest.model.inventory import Answer
from newsdigest.ranking.answer_model import answer_model, choose_answers
from newsdigest.ranking.context import (
    FIRST_ZONES,
    ZONES,
    Candidates,
    MainStory,
    is_quoted,
    opening_words,
    position,
    shared,
)
from newsdigest.ranking.opening import Opening
from newsdigest.ranking.retelling import retelling

__all__ = ["candidates", "when"]

_EXACT = frozenset({Granularity.DAY, Granularity.PART_OF_DAY, Granularity.HOUR, Granularity.MINUTE, Granularity.SECOND})
_POINTS = frozenset({TimeType.DATE, TimeType.TIME})
_BEFORE = (
    DATING_PREPOSITIONS
    | FRAMING_PREPOSITIONS
    | {"during", "late", "early"}
    | ({"last", "next", "this", "over", "within"} | {"between", "than"})
)
_IN_A_NOUN = frozenset({"nmod", "nmod:poss", "compound", "acl", "acl:relcl", "amod", "nmod:unmarked", "nummod"})
_FUTURE = frozenset({"will", "shall", "would", "'ll"})
_LONGEST_CHAIN = 6
_NEAR_ITS_SOURCE = 12
_FURTHER = 0.1
"""A further time has at least this share of the best one's probability: on left-out stories three of seven are
right, of those with less a quarter."""
_DISTANCES = ((3, "3"), (10, "10"), (60, "60"), (366, "366"))


def when(story: MainStory, times: Sequence[Time], limit: int) -> tuple[Answer, ...]:
    """The times of the main event, best first, each day once; none where the article does not say.

    A length ("three years") and what recurs ("every Monday") are ranked with the others but answer nothing.

    Args:
        story: the main event.
        times: all times of the article, in reading order.
        limit: most answers.
    """
    answers: list[Answer] = []
    days: set[str] = set()
    for choice in choose_answers(answer_model(Question.WHEN), *candidates(story, times), least=_FURTHER):
        time = times[choice.candidate]
        if time.type not in _POINTS:
            if not answers:
                break  # the likeliest time is a length or recurs: when it was is unknown
            continue
        if time.value[:10] not in days and len(answers) < limit:
            days.add(time.value[:10])
            role = time.role if time.role is TimeRole.PUBLICATION else TimeRole.EVENT
            fact = attrs.evolve(time, role=role, salience=round(1.0 / (1.0 + len(answers)), 3))
            answers.append(
                Answer(question=Question.WHEN, fact=fact, confidence=choice.confidence, reasons=choice.reasons)
            )
    return tuple(answers)


def candidates(story: MainStory, times: Sequence[Time]) -> Candidates:
    """The features of each time, and those of the article."""
    days = [time.value[:10] for time in times]
    mentions = Counter(days)
    words = opening_words(story.opening)
    own = [dict(_features(story, time, mentions[day], words)) for time, day in zip(times, days, strict=True)]
    _mark_first(own)
    _mark_rivals(days, own)

    def one_day(one: int, other: int) -> bool:
        return days[one] == days[other]

    return Candidates(own, dict(story.article) | _absences(own), one_day)


def _mark_first(own: Sequence[dict[str, float]]) -> None:
    """Mark the first two dates of the story's text."""
    dates = [found for found in own if "a date" in found and "outside the story's text" not in found]
    for found, name in zip(dates, ("first time named", "second time named"), strict=False):
        found[name] = 1.0


def _mark_rivals(days: Sequence[str], own: Sequence[dict[str, float]]) -> None:
    """Mark the times of another day than that of the main clause."""
    of_the_event = {
        day for day, found in zip(days, own, strict=True) if any(n.startswith("of the main clause, the") for n in found)
    }
    for day, found in zip(days, own, strict=True):
        if of_the_event and day not in of_the_event:
            found["another time is of the main clause"] = 1.0


def _absences(own: Sequence[dict[str, float]]) -> dict[str, float]:
    """Which sentences of the opening name no time."""
    names = {name for found in own for name in found}
    absent = {f"no time in the {zone}": 1.0 for zone in ZONES[:4] if f"in the {zone}" not in names}
    return absent if "of the main clause" in names else absent | {"no time of the main clause": 1.0}


def _features(story: MainStory, time: Time, mentions: int, words: frozenset[str]) -> Iterator[tuple[str, float]]:
    opening = story.opening
    index = opening.index
    first, last = index.range_of(time.span)
    yield from _place(opening, first)
    yield from _sort(time, index.analysis.article.published is None)
    yield from _distance(story, time)
    if mentions > 1:
        yield "said again", math.log(mentions)
    tokens = index.analysis.tokens
    head = next((at for at in range(first, last) if not first <= tokens[at].head < last), first)
    role, predicate = _role(opening, head)
    zone = opening.zone(head)
    yield from _role_features(story, time, role, zone)
    yield from _clause(story, head, predicate, role, words)
    for sign in retelling(story, tokens[head].head):
        yield sign, 1.0
    yield from _words(index.analysis, time, first, last)
    for event, label in ((story.main, "main event"), (story.lead, "lead event")):
        if event is not None:
            if time.span in event.span:
                yield f"within the {label}", 1.0
            if event.when is not None and event.when.id == time.id:
                yield f"linked to the {label}", 1.0
            if predicate is not None and event.predicate == tokens[predicate].lemma:
                yield f"of a clause with the predicate of the {label}", 1.0


def _role_features(story: MainStory, time: Time, role: str, zone: int) -> Iterator[tuple[str, float]]:
    """The role in its clause, alone and with the sentence, the unit and the status of the event."""
    if 0 <= zone <= 3:
        yield f"{role}, the {ZONES[zone]}", 1.0
    yield role, 1.0
    if role.endswith("in a noun phrase"):
        yield "within a noun phrase", 1.0
    if story.main is not None and story.main.status is EventStatus.PLANNED:
        yield f"{role}, of a planned event", 1.0
    if time.granularity in _EXACT:
        yield f"{role}, a day", 1.0


def _clause(
    story: MainStory, head: int, predicate: int | None, role: str, words: frozenset[str]
) -> Iterator[tuple[str, float]]:
    """Features of the clause that names the time: how much of it the title and the lead repeat, and its tense."""
    index = story.opening.index
    tokens = index.analysis.tokens
    sentence = index.analysis.sentences[tokens[head].sentence]
    if story.opening.zones[sentence.index] not in FIRST_ZONES:
        yield "its sentence shares words with the opening", shared(index.said_by(sentence.first, sentence.last), words)
    for name in story.verb_classes:
        yield f"{role}, event class {name}", 1.0
    if predicate is None:
        return
    if story.opening.zones[sentence.index] not in FIRST_ZONES:
        yield (
            "its clause shares words with the opening",
            shared(index.said_by(*index.analysis.extents[predicate]), words),
        )
    auxiliaries = [tokens[at].lemma for at in index.analysis.children[predicate] if tokens[at].upos == "AUX"]
    if not _FUTURE.isdisjoint(auxiliaries):
        yield "of a clause in the future", 1.0
    elif tokens[predicate].xpos == "VBD":
        yield "of a clause in the past", 1.0
    elif "have" in auxiliaries:
        yield "of a clause in the perfect", 1.0


def _place(opening: Opening, first: int) -> Iterator[tuple[str, float]]:
    """Its position: in the opening, further down, or in a block that is not the story."""
    analysis = opening.index.analysis
    sentence = analysis.tokens[first].sentence
    yield from position(opening, sentence)
    if opening.zones[sentence] < 0 and opening.index.order[sentence] <= 0:
        blocks = analysis.article.blocks
        kind = blocks[analysis.sentences[sentence].block].kind if blocks else BlockKind.PARAGRAPH
        yield f"in a {kind.value}", 1.0


def _sort(time: Time, undated: bool) -> Iterator[tuple[str, float]]:
    """What the expression is: its type, its unit, how much of it is known."""
    yield ("a date" if time.type in _POINTS else f"a {time.type.value.lower()}"), 1.0
    yield f"granularity {time.granularity.value if time.granularity else 'none'}", 1.0
    if time.value.startswith("X"):
        yield "of unknown date", 1.0
        if undated and time.granularity in _EXACT:
            yield "a day, in an article without a date", 1.0
    if time.in_name:
        yield "part of a name", 1.0
    if time.role is TimeRole.PUBLICATION:
        yield "only the date of publication", 1.0
    if time.inferred:
        yield "inferred", 1.0
    if time.mod:
        yield "modified", 1.0
    if time.value.endswith("_REF"):
        yield "only a reference", 1.0


def _distance(story: MainStory, time: Time) -> Iterator[tuple[str, float]]:
    """How far it is from the publication, and whether that goes with the status of the event."""
    published = story.opening.index.analysis.article.published
    if published is None or time.start is None:
        return
    days = (time.start.date() - _day(published)).days
    if days in {0, -1}:
        yield ("the day before" if days else "the day of publication"), 1.0
    else:
        far = next((name for most, name in _DISTANCES if abs(days) <= most), "many")
        yield f"within {far} days, {'before' if days < 0 else 'after'}", 1.0
    if story.main is not None:
        planned = story.main.status is EventStatus.PLANNED
        if days > 0:
            yield f"after publication, of {'a planned event' if planned else 'an event that is not planned'}", 1.0
        elif planned:
            yield "before publication, of a planned event", 1.0


def _role(opening: Opening, head: int) -> tuple[str, int | None]:
    """The clause that names the time, in words, and the token of its predicate; None without a clause."""
    analysis = opening.index.analysis
    clause = analysis.clause_of(head)
    role: str = "no clause"
    predicate: int | None = None
    if clause is not None:
        predicate = clause.predicate
        role = "of another clause"
        if predicate in opening.attributing or _is_of_a_source(analysis, head):
            role = "of the attribution"
        elif predicate in opening.core:
            role = "of the main clause"
        elif clause.relation in {"acl", "acl:relcl", "advcl:relcl"}:
            role = "of a relative clause"
    return (f"{role}, in a noun phrase" if _is_in_a_noun(analysis, head, predicate) else role), predicate


def _is_of_a_source(analysis: Analysis, head: int) -> bool:
    """Whether it says when a source spoke: "according to officials on Thursday", "to figures released on Monday"."""
    tokens = analysis.tokens
    sentence = analysis.sentences[tokens[head].sentence]
    before = range(max(sentence.first, head - _NEAR_ITS_SOURCE), head)
    opens = next((at for at in reversed(before) if tokens[at].text.lower() == "according"), None)
    if opens is None:
        return False
    between = tokens[opens + 1 : head]
    return all(token.upos not in {"VERB", "AUX", "PUNCT"} or token.xpos == "VBN" for token in between)


def _is_in_a_noun(analysis: Analysis, head: int, predicate: int | None) -> bool:
    """Whether the time describes a noun: "Saturday's match", "the match on Saturday"."""
    tokens = analysis.tokens
    relation = tokens[head].deprel
    if relation in {"nmod:poss", "compound", "amod"} or (relation.startswith("nmod") and relation != "nmod:unmarked"):
        return True
    for _ in range(_LONGEST_CHAIN):
        above = tokens[head].head
        if head in {above, predicate}:
            return False
        if tokens[head].deprel in _IN_A_NOUN and above != predicate:
            return True
        head = above
    return False


def _words(analysis: Analysis, time: Time, first: int, last: int) -> Iterator[tuple[str, float]]:
    """The expression itself and the words on both of its sides."""
    tokens = analysis.tokens
    sentence = analysis.sentences[tokens[first].sentence]
    before = first - 1
    if before >= 0 and tokens[before].text.lower() in ARTICLES:
        before -= 1
    if before >= sentence.first and tokens[before].text.lower() in _BEFORE:
        yield f'after "{tokens[before].text.lower()}"', 1.0
    if last < len(tokens) and tokens[last].text in {"'s", "'"}:
        yield "a possessor", 1.0
    words = time.text.lower()
    if words in WEEKDAYS:
        yield "a bare weekday", 1.0
    elif words in {"today", "yesterday", "tomorrow"}:
        yield f'"{words}"', 1.0
    elif words.startswith(("this ", "last ")):
        yield f'"{words[:4]} ..."', 1.0
    if first - sentence.first <= 1:
        yield "opens its sentence", 1.0
    if is_quoted(analysis, time.span.start):
        yield "in a quotation", 1.0


def _day(moment: datetime | date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment
