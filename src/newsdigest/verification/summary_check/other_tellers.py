"""Words that a summary gives to one person and the article to another: "Hart said that the bridge would close".

What somebody is reported to say in a sentence of the summary is looked up in the article word by word, with the speaker
whom the article's attributions give each word to, through pronouns and the sentences of a long statement. The rule
speaks where a sentence of the article has most of these words as another person's, and none has them as the person's
own or tells that the person does it. Bodies are left alone: an office, its head and a spokeswoman speak for each other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from heapq import nlargest
from typing import NamedTuple

from newsdigest.model.enums import FindingKind, FindingVerdict, MentionKind
from newsdigest.model.facts import Quote, is_speech
from newsdigest.model.span import Span
from newsdigest.verification.summary_check.matching import most_said
from newsdigest.verification.summary_check.parties import agents_and_patients, alike
from newsdigest.verification.summary_check.plain_fault import PlainFault
from newsdigest.verification.summary_check.text_index import MOST_PLACES, TextIndex, token_range
from newsdigest.verification.summary_check.units import CONTENT_KINDS, SAID, Unit

__all__ = ["other_tellers"]

_MOST, _OWN, _DONE = 0.6, 0.05, 0.3
"""The least share of the words that are another's, and the most that are told or done by the person."""

_SENTENCES, _MOST_WORDS, _LEAST_WORDS = 30, 12, 2
_NOTE = "In the article, “{theirs}” says this."


class _Telling(NamedTuple):
    """A person of a sentence of the summary, and what the person says there."""

    name: Unit
    words: Sequence[Unit]


def other_tellers(units: Sequence[Unit], summary: TextIndex, article: TextIndex) -> Iterator[PlainFault]:
    """The speakers of a summary in whose place the article has another; ``units`` are matched with the article."""
    tellings = list(_tellings(units, summary, _tellers(summary)))
    theirs = _tellers(article) if tellings else {}
    for telling in tellings if theirs else ():
        same = _namesakes(telling.name, article)
        other = _other(telling, same, article, theirs) if same else None
        if other is not None:
            span = summary.analysis.span(telling.name.first, telling.name.last)
            yield PlainFault(FindingKind.SPEAKER, FindingVerdict.CONTRADICTED, span, _named(article, other), _NOTE)


def _tellers(text: TextIndex) -> Mapping[int, Collection[int]]:
    """Each token of what is said -> the entities that say it."""
    entities = {entity.actor_id: entity.index for entity in text.analysis.entities}
    found: defaultdict[int, set[int]] = defaultdict(set)
    for attribution in text.facts.attributions:
        teller = _teller(attribution, entities)
        if teller is None:
            continue
        for span in attribution.spans:
            for at in range(*token_range(text.analysis, span.start, span.end)):
                found[at].add(teller)
    return found


def _teller(attribution: Quote, entities: Mapping[str, int]) -> int | None:
    speaker = attribution.speaker
    if speaker is None or speaker.actor is None or attribution.negated or not is_speech(attribution):
        return None
    return entities.get(speaker.actor)


def _tellings(units: Sequence[Unit], summary: TextIndex, tellers: Mapping[int, Collection[int]]) -> Iterator[_Telling]:
    """What each person that a sentence names says in it."""
    entity_at = summary.analysis.entity_at
    told: defaultdict[tuple[int, int], list[Unit]] = defaultdict(list)  # sentence and teller -> words
    for unit in units:
        if unit.kind in CONTENT_KINDS and len(own := tellers.get(unit.head, ())) == 1:
            told[unit.sentence, next(iter(own))].append(unit)
    for name in units:
        if name.kind != "name" or name.sort != "person":
            continue
        entities = dict.fromkeys(entity_at[at] for at in range(name.first, name.last) if at in entity_at)
        said = [unit for own in entities for unit in told.get((name.sentence, own), ()) if unit is not name]
        if len(said) >= _LEAST_WORDS:
            yield _Telling(name, nlargest(_MOST_WORDS, said, key=lambda unit: unit.weight))


def _namesakes(name: Unit, article: TextIndex) -> set[int]:
    """The article's entities that the name may mean."""
    entity_at = article.analysis.entity_at
    said = {at for sentence, found in name.at.items() if name.match[sentence] >= SAID for at in found}
    words = [frozenset(name.words)]
    return {entity_at[at] for at in said if at in entity_at} | {
        known
        for word in name.words
        for known in article.named.get(word, ())[:MOST_PLACES]
        if alike(words, [frozenset(own) for own in article.entities[known].names])
    }


def _other(telling: _Telling, same: set[int], article: TextIndex, tellers: Mapping[int, Collection[int]]) -> int | None:
    """The person whose words they are in the article; None where they may be those of the summary's speaker."""
    best, other = 0.0, None
    for sentence in most_said(telling.words, _SENTENCES):
        told, done = _shares(telling.words, sentence, article, tellers)
        if sum(done[entity] for entity in same) >= _DONE or any(told[entity] > _OWN for entity in same):
            return None
        for entity, share in told.items():
            if share > best and article.analysis.entities[entity].kind == "person":
                best, other = share, entity
    return other if best >= _MOST and other is not None and article.entities[other].names else None


def _shares(
    words: Sequence[Unit], sentence: int, article: TextIndex, tellers: Mapping[int, Collection[int]]
) -> tuple[Mapping[int, float], Mapping[int, float]]:
    """How much of some words a sentence of the article has as told by each entity, and as done by it or to it."""
    total = sum(word.weight for word in words)
    told: defaultdict[int, float] = defaultdict(float)
    done: defaultdict[int, float] = defaultdict(float)
    for word in words:
        strength = word.match.get(sentence, 0.0)
        at = word.at[sentence] if strength >= SAID else ()
        for entity in {entity for token in at for entity in tellers.get(token, ())}:
            told[entity] += word.weight * strength / total
        for entity in _parties(article, at):
            done[entity] += word.weight * strength / total
    return told, done


def _parties(article: TextIndex, tokens: Sequence[int]) -> set[int]:
    """The entities that do or suffer what some tokens say."""
    clauses = (article.analysis.clause_of(token) for token in tokens)
    parties = (at for clause in clauses if clause for part in agents_and_patients(clause) for at in part)
    return {article.analysis.entity_at[at] for at in parties if at in article.analysis.entity_at}


def _named(article: TextIndex, entity: int) -> Span:
    """The first name of an entity in the article."""
    mentions = article.analysis.entities[entity].mentions
    mention = next(found for found in mentions if found.kind is MentionKind.NAME)
    return article.analysis.span(mention.first, mention.last)
