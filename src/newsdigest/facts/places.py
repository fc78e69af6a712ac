"""The places of an article.

A place is what the article names (a city, a country, a building), with what it is said to lie in: of "Mazar-i-Sharif,
northern Afghanistan" and "the White House in Washington" the whole stretch is the text. A building or a street without a
name is a place where something happens in it ("a dry well in Hebei province"). The place of an event is one that hangs on a clause of
the title or the opening by a preposition of place; the dateline says where the report was written. A country known by a
demonym alone ("a Chinese boy") is weak evidence and comes last.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsdigest.model.analysis import Analysis, Entity, EntityMention, Token
from newsdigest.model.enums import BlockKind, MentionKind, PlaceRole
from newsdigest.model.facts import Mention, Place
from newsdigest.model.span import Span

__all__ = ["find_places"]


def find_places(analysis: Analysis) -> tuple[Place, ...]:
    """The places of an article, in order of their first mention.

    Args:
        analysis: the article laid open.
    """
    return tuple(_place(analysis, entity) for entity in analysis.entities if entity.kind == "place" and any(m.kind is MentionKind.NAME for m in entity.mentions))


def _place(analysis: Analysis, entity: Entity) -> Place:
    text = analysis.article.text
    best = next((m for m in entity.mentions if m.kind is MentionKind.NAME), entity.mentions[0])
    record = entity.place
    return Place(
        span=Span(best.start, best.end),
        text=text[best.start : best.end],
        name=entity.name,
        mentions=tuple(Mention(Span(m.start, m.end), text[m.start : m.end], m.kind) for m in entity.mentions),
        country=(record.country or None) if record else None,
        latitude=record.latitude if record else None,
        longitude=record.longitude if record else None,
        geonames_id=(record.geonames_id or None) if record else None,
    )
