"""Several articles, one story: :func:`combine` reads reports of one event together, :func:`group` sorts a pile first.

Each part of a story is one pure function over the indexed digests: ``actors`` (who is who across articles),
``answers``, ``figures``, ``quotes``, ``timeline``, ``exclusives``, ``summary``. ``updates`` compares two stories.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeAlias
from urllib.parse import urlsplit

from newsdigest.api import Source, summarize
from newsdigest.batch.many import summarize_at
from newsdigest.errors import EmptyArticleError, unexpected_as_newsdigest_error
from newsdigest.model.digest import Digest
from newsdigest.model.story import Story, StoryUpdate
from newsdigest.options import require_several
from newsdigest.stories.answers import common_answers
from newsdigest.stories.articles import index_articles
from newsdigest.stories.exclusives import exclusive_reports
from newsdigest.stories.figures import reported_figures
from newsdigest.stories.grouping import group_digests
from newsdigest.stories.quotes import common_quotations
from newsdigest.stories.summary import central_headline, common_summary
from newsdigest.stories.timeline import common_timeline
from newsdigest.stories.updates import story_changes

__all__ = ["add", "combine", "group"]

Report: TypeAlias = "Source | Digest"
"""What :func:`combine` and :func:`group` take: a digest, or any source of ``summarize``."""


def combine(sources: Iterable[Report], *, workers: int = 1) -> Story:
    """Read several reports of one event together.

    Args:
        sources: the reports: digests, or any sources of :func:`newsdigest.summarize`.
        workers: processes that digest the sources.

    Returns:
        What the articles agree on and where they differ, each with the words of the articles that say so.

    Raises:
        TypeError: ``sources`` is one text, one mapping or no iterable.
        EmptyArticleError: there are no sources.
        NewsDigestError: any error of :func:`newsdigest.summarize`; its message begins with the source (``sources[3]``).

    >>> story = newsdigest.combine([
    ...     {"title": "Fire kills two in Leeds", "text": "A fire killed two people in Leeds on Monday, police said."},
    ...     {"title": "Leeds fire: three dead", "text": "Three people died when a fire broke out in Leeds."},
    ... ])
    >>> story.answers_to("where")[0].text, [value.value for value in story.disputed[0].values]
    ('Leeds', [2.0, 3.0])
    """
    digests = _digests(sources, workers)
    if not digests:
        raise EmptyArticleError("there is nothing to combine: pass at least one article")
    with unexpected_as_newsdigest_error("combine"):
        return _story(digests)


def group(sources: Iterable[Report], *, workers: int = 1) -> tuple[tuple[int, ...], ...]:
    """Sort a pile of articles into events.

    Args:
        sources: the articles: digests, or any sources of :func:`newsdigest.summarize`.
        workers: processes that digest the sources.

    Returns:
        Groups of indexes into ``sources``, each in ascending order, the group with the lowest index first. The groups
        do not depend on the order of the sources.

    Raises:
        TypeError: ``sources`` is one text, one mapping or no iterable.
        NewsDigestError: any error of :func:`newsdigest.summarize`; its message begins with the source (``sources[3]``).

    >>> fire = "A fire killed two people in a hotel in Leeds on Monday. The hotel on Park Row had 40 rooms."
    >>> other = "Two people died when fire swept through a hotel in Leeds, police said. The hotel stood on Park Row."
    >>> newsdigest.group([fire, "The Norland central bank raised its rate to 4 percent on Friday.", other])
    ((0, 2), (1,))
    """
    digests = _digests(sources, workers)
    with unexpected_as_newsdigest_error("group"):
        return group_digests(digests)


def add(story: Story, source: Report) -> StoryUpdate:
    """The story with one more article; see :meth:`newsdigest.Story.add`."""
    digest = source if isinstance(source, Digest) else summarize(source)
    updated = _story((*story.digests, digest))
    return StoryUpdate(story=updated, changes=story_changes(story, updated))


def _digests(sources: Iterable[Report], workers: int) -> tuple[Digest, ...]:
    require_several("sources", sources)
    given = list(sources)
    fresh = {at: source for at, source in enumerate(given) if not isinstance(source, Digest)}
    made = summarize_at(fresh, fresh.values(), workers)
    return tuple([source if isinstance(source, Digest) else next(made) for source in given])


def _story(digests: Sequence[Digest]) -> Story:
    articles = index_articles(digests)
    figures = reported_figures(articles)
    quotes = common_quotations(articles)
    return Story(
        digests=tuple(digests),
        outlets=_outlets(digests),
        headline=central_headline(articles),
        answers=common_answers(articles),
        figures=figures,
        quotes=quotes,
        timeline=common_timeline(articles),
        exclusives=exclusive_reports(articles, quotes),
        summary=common_summary(articles),
    )


def _outlets(digests: Sequence[Digest]) -> tuple[str, ...]:
    """A name for each article, with a number where two have the same."""
    names: list[str] = []
    for number, digest in enumerate(digests, start=1):
        host = urlsplit(digest.article.url or "").hostname if _is_url(digest.article.url) else None
        name = digest.article.publisher or (host or "").removeprefix("www.") or f"article {number}"
        names.append(f"{name} ({number})" if name in names else name)
    return tuple(names)


def _is_url(url: str | None) -> bool:
    return bool(url) and "[" not in str(url)  # urlsplit raises on a broken IPv6 address
