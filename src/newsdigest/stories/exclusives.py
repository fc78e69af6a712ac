"""What one article alone reports: people it names, tolls it counts, quotations it carries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsdigest.model.enums import ChangeField, MentionKind
from newsdigest.model.facts import Actor
from newsdigest.model.story import ExclusiveReport, StoryQuote
from newsdigest.stories.articles import StoryArticles, evidence
from newsdigest.stories.figures import hedged, things_counted

__all__ = ["exclusive_reports"]

_OFTEN = 2  # mentions from which a person counts
_LISTED = 3  # things of one kind that are listed for one article


def exclusive_reports(articles: StoryArticles, quotes: Sequence[StoryQuote]) -> tuple[ExclusiveReport, ...]:
    """What one article alone has, article by article; nothing where there is but one article."""
    if len(articles.indexed) < 2:
        return ()
    found: list[ExclusiveReport] = []
    for at in range(len(articles.indexed)):
        for reports in (_actors(articles, at), _figures(articles, at), _quotes(articles, at, quotes)):
            found.extend(list(reports)[:_LISTED])
    return tuple(found)


def _actors(articles: StoryArticles, at: int) -> Iterator[ExclusiveReport]:
    clusters = articles.actors
    for actor in articles.digests[at].actors:
        alone = clusters.articles(clusters.cluster_of[(at, actor.id)]) == {at}
        if (
            alone
            and _is_known_by_name(actor)
            and not _is_outlet(articles, at, actor)
            and not _occurs_elsewhere(articles, at, actor)
        ):
            yield ExclusiveReport(field=ChangeField.WHO, text=actor.name, evidence=evidence(at, actor))


def _is_known_by_name(actor: Actor) -> bool:
    """Whether its name is a name, and it is mentioned more than once."""
    named = any(mention.kind is MentionKind.NAME and actor.name in mention.text for mention in actor.mentions)
    return named and len(actor.mentions) >= _OFTEN


def _is_outlet(articles: StoryArticles, at: int, actor: Actor) -> bool:
    """Whether the actor is the outlet itself, which "told Continental Press" names."""
    article = articles.digests[at].article
    outlet = re.sub(r"[\W_]", "", f"{article.publisher or ''} {article.url or ''}".casefold())
    return re.sub(r"[\W_]|^the\b", "", actor.name.casefold()) in outlet


def _occurs_elsewhere(articles: StoryArticles, at: int, actor: Actor) -> bool:
    """Whether another article has the last word of the name, even if it was not read as a name there."""
    last = actor.name.split()[-1].casefold().strip(".,'’")
    return any(last in story.vocabulary for other, story in enumerate(articles.indexed) if other != at)


def _figures(articles: StoryArticles, at: int) -> Iterator[ExclusiveReport]:
    for counts in things_counted(articles):
        if {count.article for count in counts} == {at} and counts[0].thing.casualties:
            figure = counts[0].figure
            text = f"{hedged(articles, at, figure)} {figure.what}".strip()
            yield ExclusiveReport(field=ChangeField.FIGURE, text=text, evidence=evidence(at, figure))


def _quotes(articles: StoryArticles, at: int, quotes: Sequence[StoryQuote]) -> Iterator[ExclusiveReport]:
    key = {quote.span for quote in articles.digests[at].key_quotes}
    for quote in quotes:
        first = quote.evidence[0]
        if {item.article for item in quote.evidence} == {at} and first.span in key:
            yield ExclusiveReport(field=ChangeField.QUOTE, text=quote.text, evidence=first)
