"""From facts to a digest: what matters, in which order, and no more than asked for."""

from __future__ import annotations

from newsdigest.model.analysis import Analysis
from newsdigest.model.digest import Digest
from newsdigest.model.enums import Question
from newsdigest.model.facts import Actor, Event, Fact, Passage, Place, Time, is_speech
from newsdigest.model.inventory import Answer, Facts
from newsdigest.model.span import Span
from newsdigest.options import Options
from newsdigest.ranking import salience
from newsdigest.ranking.article_index import ArticleIndex
from newsdigest.ranking.context import read_story
from newsdigest.ranking.key_quotes import key_quotes
from newsdigest.ranking.key_quotes import with_salience as with_newsworthiness
from newsdigest.ranking.main_event import choose
from newsdigest.ranking.opening import Opening, read_opening
from newsdigest.ranking.parties import parties
from newsdigest.ranking.references import about, facts_of, sure, with_actors, with_references
from newsdigest.ranking.selection import completed, distinct_events, key_figures, with_salience
from newsdigest.ranking.self_contained import names_its_subject, stands_alone
from newsdigest.ranking.story_blocks import of_story
from newsdigest.ranking.summary import headline, summarise
from newsdigest.ranking.timeline import timeline
from newsdigest.ranking.what import what as tell
from newsdigest.ranking.when import when
from newsdigest.ranking.where import where
from newsdigest.ranking.who import who
from newsdigest.ranking.why_how import explain

__all__ = ["rank"]


def rank(analysis: Analysis, found: Facts, options: Options) -> Digest:
    """Choose the main event and the answers about it, and put everything in order."""
    index = ArticleIndex.of(analysis)
    found = salience.scored(index, found)
    scored = with_salience(choose(index, found.events))
    what = distinct_events(scored, max(1, options.answers))
    opening = read_opening(index)
    ranked = [item.event for item in scored]
    story = read_story(opening, ranked, facts_of(Event, what)[0] if what else None)
    what = _with_whole_event(opening, what, tell(opening, ranked, story.article))
    events = tuple(sorted(ranked, key=lambda event: (event.predicate_span.start, event.span.start)))
    names = {entity.actor_id: entity.name for entity in analysis.entities}
    main = completed(facts_of(Event, what)[0], events, names) if what else None
    if main is not None:
        events = tuple([main if event.id == main.id else event for event in events])
    time_answers = sure(when(story, of_story(analysis.article, found.times), options.answers), options)
    times = _with_answers(found.times, facts_of(Time, time_answers))
    place_answers = sure(where(story, of_story(analysis.article, found.places), options.answers), options)
    candidates = parties(opening, of_story(analysis.article, found.actors), found.places, ranked)
    people = sure(who(story, candidates, options.answers), options)
    actors = _with_acting(found.actors, facts_of(Actor, people))
    known = {actor.id for actor in actors}
    events = with_references(events, known, times, found.places)
    what = sure(about(events, what)[: options.answers], options)
    why, how = (
        sure(explain(question, story, passages, options.answers), options)
        for question, passages in ((Question.WHY, found.why), (Question.HOW, found.how))
    )
    text = analysis.article.text
    attributions = with_newsworthiness(with_actors(found.attributions, known), actors, main, text)
    quotes = tuple([quote for quote in attributions if is_speech(quote)])
    return Digest(
        article=analysis.article,
        headline=headline(index, main),
        who=facts_of(Actor, people),
        what=facts_of(Event, what),
        where=facts_of(Place, place_answers),
        when=facts_of(Time, time_answers),
        why=facts_of(Passage, why),
        how=facts_of(Passage, how),
        answers=(*people, *what, *place_answers, *time_answers, *why, *how),
        quotes=quotes,
        attributions=attributions,
        key_quotes=key_quotes(quotes, main, options.key_quotes),
        figures=key_figures(found.figures, main, len(text))[: options.figures],
        summary=summarise(index, main, options.sentences),
        actors=actors,
        events=events,
        places=tuple(sorted(found.places, key=lambda place: (-place.salience, place.span.start))),
        times=times,
        timeline=timeline(events),
    )


def _with_whole_event(opening: Opening, answers: tuple[Answer, ...], first: Answer | None) -> tuple[Answer, ...]:
    """The answers to "what" with ``first`` at their head, and none that repeats a part of it."""
    if first is None:
        return answers
    said = [opening.index.analysis.tokens[at] for at in opening.attributing]
    reporting = {Span(token.start, token.end) for token in said}
    return (first, *[answer for answer in answers if _is_further(answer.fact, first.fact, reporting)])


def _is_further(fact: Fact, first: Fact, reporting: set[Span]) -> bool:
    """Whether an event can be another answer beside the main one."""
    if not isinstance(fact, Event):
        return False
    other = fact.id != first.id and not fact.span.overlaps(first.span)
    return other and fact.predicate_span not in reporting and stands_alone(fact) and names_its_subject(fact)


def _with_answers(times: tuple[Time, ...], answers: tuple[Time, ...]) -> tuple[Time, ...]:
    """All times in their own order, those that answer "when" with the role and salience of the answer."""
    known = {answer.id: answer for answer in answers}
    return tuple([known.get(time.id, time) for time in times])


def _with_acting(actors: tuple[Actor, ...], answers: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """The actors, most salient first, and with them each country or town that answers "who"."""
    known = {actor.id for actor in actors}
    acting = [answer for answer in answers if answer.id not in known]
    return tuple(sorted((*actors, *acting), key=lambda actor: (-actor.salience, actor.span.start)))
