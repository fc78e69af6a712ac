"""Live blogs (schema.org ``LiveBlogPosting``): the article, and its updates with the time of each.

The order of the page is kept. An update that the body holds already gets its time before it; one that it lacks is added
at the end. The time of an update is a dateline block with the words of ``datePublished``, so that no sentence of the
story says it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timezone

import attrs

from newsdigest.model.enums import BlockKind
from newsdigest.sources.assembly import BodyPart
from newsdigest.sources.dates import read_date
from newsdigest.sources.fields import as_mapping, first_text
from newsdigest.sources.html_outline import key_of
from newsdigest.sources.markup import fragment_parts, strip_tags

__all__ = ["Update", "updates_of", "with_updates"]

_MAX_UPDATES = 500


@attrs.frozen
class Update:
    """One update: when it was published, as written, and its parts, its headline first."""

    published: str | None
    parts: tuple[BodyPart, ...]


def updates_of(node: Mapping[str, object]) -> tuple[Update, ...]:
    """The updates of a ``LiveBlogPosting``, in its order; those without a text are left out.

    >>> node = {"liveBlogUpdate": [{"datePublished": "2024-03-05T09:00Z", "articleBody": "The doors opened."}]}
    >>> [(update.published, update.parts[0].text) for update in updates_of(node)]
    [('2024-03-05T09:00Z', 'The doors opened.')]
    """
    updates = node.get("liveBlogUpdate")
    entries: Sequence[object] = updates if isinstance(updates, list | tuple) else [updates]
    return tuple(found for entry in entries[:_MAX_UPDATES] if as_mapping(entry) and (found := _update(entry)).parts)


def _update(entry: Mapping[str, object]) -> Update:
    headline = strip_tags(first_text(entry, ("headline", "name")))
    body = fragment_parts(first_text(entry, ("articleBody", "text", "description")) or "")
    if headline and not (body and key_of(body[0].text).startswith(key_of(headline))):
        body = [BodyPart(headline, BlockKind.SUBHEAD), *body]
    return Update(first_text(entry, ("datePublished", "dateModified", "dateCreated")), tuple(body))


def with_updates(parts: Sequence[BodyPart], node: Mapping[str, object]) -> tuple[list[BodyPart], str]:
    """A body with the updates of its live blog, each below its time; and the note that says what it is."""
    updates = updates_of(node)
    body = list(parts)
    for update in updates:
        stamp = [BodyPart(update.published, BlockKind.DATELINE)] if update.published else []
        place, whole = _place(body, update)
        if place is None or not whole:
            known = {key_of(part.text) for part in update.parts}
            body = [part for part in body if key_of(part.text) not in known]
            place = len(body) if place is None else min(place, len(body))
            body[place:place] = [*stamp, *update.parts]
        else:
            body[place:place] = stamp
    return body, _note(updates)


def _place(body: Sequence[BodyPart], update: Update) -> tuple[int | None, bool]:
    """Where the body holds the first words of an update, and whether it holds most of it."""
    known = {key_of(part.text) for part in update.parts}
    found = [index for index, part in enumerate(body) if key_of(part.text) in known]
    size = sum(map(len, known))
    held = sum(len(key_of(body[index].text)) for index in found)
    return (found[0] if found else None), held * 2 >= size


def _note(updates: Sequence[Update]) -> str:
    note = f"a live blog: {len(updates)} update{'s' * (len(updates) != 1)}"
    times = list(_times(updates))
    if not times:
        return note
    newest = max(times)
    order = "the newest first" if times[0] == newest and len(times) > 1 else "in order of time"
    if len(times) > 1 and newest not in (times[0], times[-1]):
        order = "in no order of time"
    return f"{note}, {order}; the newest is of {newest.isoformat()}"


def _times(updates: Sequence[Update]) -> Iterator[datetime]:
    for update in updates:
        moment = read_date(update.published)
        if isinstance(moment, datetime):
            yield moment if moment.tzinfo else moment.replace(tzinfo=timezone.utc)
