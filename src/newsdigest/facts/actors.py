"""The people, organisations and groups of an article.

Every named person and organisation is an actor. An unnamed person or group ("a senior official", "at least seven
people") is one if it is the subject, object or speaker of a clause, or is mentioned again. The role of an actor
follows from the clauses that mention it; clauses of the title and of the opening weigh more, as they report the story.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from newsdigest.model.analysis import Analysis, Clause, Entity, EntityMention
from newsdigest.model.enums import ActorKind, BlockKind, MentionKind, Part
from newsdigest.model.facts import Actor, Mention
from newsdigest.model.span import Span

__all__ = ["find_actors"]

_KINDS = {"person": ActorKind.PERSON, "organization": ActorKind.ORGANIZATION, "group": ActorKind.GROUP}
_OPENING = 3
"""Clauses of this many first sentences count double."""

_NAME = MentionKind.NAME  # globals: members of enums are slow to look up on Python 3.11
_AGENT, _PATIENT = Part.AGENT, Part.PATIENT

_BESIDE = frozenset({BlockKind.BYLINE, BlockKind.FURNITURE, BlockKind.DATELINE})
"""Blocks that are not the story."""

_PARTS = tuple(Part)
_RANKS = {kind: rank for rank, kind in enumerate(MentionKind)}
"""The kinds of mentions, the most informative first."""


def find_actors(analysis: Analysis) -> tuple[Actor, ...]:
    """The people, organisations and groups of an article, in order of their first mention.

    Args:
        analysis: the analysed article.
    """
    parts = _parts(analysis)
    found = (e for e in analysis.entities if e.kind in _KINDS and _is_actor(e, parts) and _is_in_story(analysis, e))
    return tuple(_actor(analysis, entity, parts.get(entity.index, {})) for entity in found)


def _is_actor(entity: Entity, parts: Mapping[int, object]) -> bool:
    kinds = {mention.kind for mention in entity.mentions}
    if _NAME in kinds:
        return True
    return MentionKind.NOMINAL in kinds and (entity.index in parts or len(entity.mentions) > 1)


def _is_in_story(analysis: Analysis, entity: Entity) -> bool:
    """Whether the story itself mentions the entity: a name in the byline alone is its writer's, one in the
    dateline alone that of its place or agency.
    """
    blocks = analysis.article.blocks
    if not blocks:
        return True
    own = (analysis.sentences[analysis.tokens[mention.first].sentence].block for mention in entity.mentions)
    return any(blocks[at].kind not in _BESIDE for at in own)


def _parts(analysis: Analysis) -> dict[int, dict[Part, float]]:
    """For each entity the evidence for each role."""
    votes: dict[int, dict[Part, float]] = {}
    for clause in analysis.clauses:
        weight = 2.0 if clause.sentence < _OPENING else 1.0
        for part, heads in _roles(analysis, clause):
            for head in heads:
                index = analysis.entity_at.get(head)
                if index is not None:
                    own = votes.setdefault(index, {})
                    own[part] = own.get(part, 0.0) + weight
    return votes


def _roles(analysis: Analysis, clause: Clause) -> Iterator[tuple[Part, Iterable[int]]]:
    predicate = analysis.predicate_at.get(clause.predicate)
    says = predicate is not None and predicate.reports
    if clause.passive:
        yield _PATIENT, clause.subjects
        yield (Part.SPEAKER if says else _AGENT), clause.agents
    else:
        yield (Part.SPEAKER if says else _AGENT), clause.subjects
    yield _PATIENT, clause.objects


def _actor(analysis: Analysis, entity: Entity, parts: Mapping[Part, float]) -> Actor:
    text = analysis.article.text
    best = _best_mention(entity, text)
    mentions = tuple([Mention(Span(m.start, m.end), text[m.start : m.end], m.kind) for m in entity.mentions])
    return Actor(
        id=entity.actor_id,
        span=Span(best.start, best.end),
        text=text[best.start : best.end],
        confidence=_confidence(entity),
        name=entity.name,
        kind=_KINDS[entity.kind],
        description=entity.description,
        aliases=_aliases(entity, mentions),
        mentions=mentions,
        part=max(_PARTS, key=lambda part: parts.get(part, 0.0)) if parts else Part.MENTIONED,
        anonymous=entity.anonymous,
    )


def _best_mention(entity: Entity, text: str) -> EntityMention:
    """The first mention that is the fullest name, as written; else names before descriptions before pronouns."""
    named = next((m for m in entity.mentions if " ".join(text[m.start : m.end].split()) == entity.name), None)
    return named or min(entity.mentions, key=lambda m: (_RANKS[m.kind], -(m.last - m.first), m.start))


def _aliases(entity: Entity, mentions: Iterable[Mention]) -> tuple[str, ...]:
    """The other names of a named actor, in reading order."""
    forms = (" ".join(m.text.split()) for m in mentions if m.kind is _NAME)
    return tuple(dict.fromkeys(form for form in forms if form != entity.name))


def _confidence(entity: Entity) -> float:
    names = sum(mention.kind is _NAME for mention in entity.mentions)
    if not names:
        return 0.5
    return min(0.95, 0.7 + 0.05 * names)
