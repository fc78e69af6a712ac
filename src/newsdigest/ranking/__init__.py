"""From facts to a digest: what matters, in which order, and no more than asked for."""

from __future__ import annotations

from newsdigest.model.analysis import Analysis
from newsdigest.model.digest import Digest
from newsdigest.model.facts import Facts
from newsdigest.options import Options
from newsdigest.ranking import salience
from newsdigest.ranking.explanations import explain
from newsdigest.ranking.key_quotes import key_quotes
from newsdigest.ranking.main_event import choose
from newsdigest.ranking.moments import when
from newsdigest.ranking.overview import Overview
from newsdigest.ranking.participants import where, who
from newsdigest.ranking.selection import (
    answered,
    completed,
    distinct_events,
    in_answers,
    key_figures,
    with_salience,
)
from newsdigest.ranking.summary import headline, summarise
from newsdigest.ranking.timeline import timeline

__all__ = ["rank"]


def rank(analysis: Analysis, found: Facts, options: Options) -> Digest:
    """Choose the main event and the answers about it, and put everything in order."""
    seen = Overview.of(analysis)
    found = salience.scored(seen, found)
    scored = with_salience(choose(seen, found.events))
    what = distinct_events(scored, max(1, options.answers))
    events = tuple(
        sorted((item.event for item in scored), key=lambda event: (event.predicate_span.start, event.span.start))
    )
    main = completed(what[0], events) if what else None
    what = ((main, *what[1:]) if main else ())[: options.answers]
    actors = tuple(sorted(found.actors, key=lambda actor: (-actor.salience, actor.span.start)))
    places = tuple(sorted(found.places, key=lambda place: (-place.salience, place.span.start)))
    moments = when(found.times, main, analysis.article)
    scenes = where(seen, places, main, options.answers)
    times = answered(found.times, moments)
    events, what = (in_answers(told, times, (*places, *scenes)) for told in (events, what))
    figures = key_figures(found.figures, main, len(analysis.article.text))
    return Digest(
        article=analysis.article,
        headline=headline(seen, main),
        who=who(seen, actors, places, main, options.answers),
        what=what,
        where=scenes,
        when=moments[: options.answers],
        why=explain("why", seen, found.why, main, options.answers),
        how=explain("how", seen, found.how, main, options.answers),
        quotes=found.quotes,
        key_quotes=key_quotes(found.quotes, actors, main, options.key_quotes, analysis.article.text),
        figures=figures[: options.figures],
        summary=summarise(seen, main, options.sentences),
        actors=actors,
        events=events,
        places=places,
        times=times,
        timeline=timeline(events),
    )
