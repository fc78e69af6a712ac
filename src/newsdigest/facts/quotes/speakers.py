"""The speaker as a user sees it: the words at the quotation, the name they resolve to, and whether it is a nameless source."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from newsdigest.facts.quotes.scene import Scene
from newsdigest.facts.quotes.sources import phrase
from newsdigest.model.analysis import Entity
from newsdigest.model.facts import Speaker
from newsdigest.model.span import Span

__all__ = ["Reason", "reasons", "speaker"]

_RELATIVE = frozenset(("who", "which", "that", "whom"))
_NAMELESS = frozenset(
    "official source aide adviser advisor person people spokesman spokeswoman spokesperson diplomat officer insider executive "
    "employee worker lawmaker staffer strategist operative investigator prosecutor lawyer witness resident colleague expert "
    "analyst trader banker minister senator congressman donor organizer activist doctor soldier lawyer ally friend relative".split()
)
_REASON = re.compile(
    r"\b(?:(?:requested|request|requesting|sought|demanded|insisted on|asked for|granted|given|on (?:the )?condition of|under (?:the )?"
    r"condition of|in exchange for|speaking on) (?:strict |complete )?anonymity"
    r"|(?:asked|asking|wanted|wanting|wished|wishing|preferred|preferring|requested|requesting) (?:not to|to not) be (?:named|identified|quoted by name)"
    r"|(?:declined|declining|refused|refusing) to be (?:named|identified)"
    r"|(?:was|were|is|are|being)(?: not|n['’]t) (?:authori[sz]ed|allowed|permitted|cleared) to (?:speak|discuss|talk|comment|be quoted)"
    r"|who (?:spoke|asked|declined) [^.,;]{0,40}?anonym\w+)",
    re.IGNORECASE,
)
_BECAUSE = re.compile(r"[ ,]+(?:because|since|as|in order to|to) [^.;\n]{3,160}")


class Reason(NamedTuple):
    """Words that say why somebody is not named: where they stand, and the last word of the noun they are about."""

    start: int
    end: int
    block: int
    about: str  # lemma of the subject's head, or ""


def reasons(scene: Scene) -> tuple[Reason, ...]:
    """Every reason for anonymity that the article gives, in reading order."""
    text = scene.analysis.article.text
    found: list[Reason] = []
    sentences = scene.analysis.sentences
    at = 0
    for match in _REASON.finditer(scene.analysis.view):
        while at + 1 < len(sentences) and sentences[at + 1].start <= match.start():
            at += 1
        if not sentences:
            break
        sentence = sentences[at]
        end = match.end()
        because = _BECAUSE.match(text, end, sentence.end)
        if because is not None:
            end = because.end()
        about = next(
            (t.lemma for t in reversed(scene.tokens[sentence.first : sentence.last])
             if t.end <= match.start() and t.lemma in _NAMELESS),
            "",
        )
        found.append(Reason(match.start(), end, sentence.block, about))
    return tuple(found)


def speaker(scene: Scene, head: int, why: Sequence[Reason]) -> Speaker:
    """The speaker whose head token at the quotation is ``head``."""
    text = scene.analysis.article.text
    first, last = phrase(scene, head)
    span = Span(scene.tokens[first].start, scene.tokens[last - 1].end)
    entity = _entity(scene, head, first, last)
    name = entity.name if entity is not None else span.of(text)
    nameless = _is_nameless(scene, head, entity)
    reason = _reason(scene, head, why) if nameless else None
    return Speaker(
        name=name,
        text=span.of(text),
        span=span,
        anonymous=nameless,
        reason=text[reason.start : reason.end] if reason is not None else None,
        description=entity.description if entity is not None else None,
    )


def _entity(scene: Scene, head: int, first: int, last: int) -> Entity | None:
    index = scene.analysis.entity_at.get(head)
    for at in range(last - 1, first - 1, -1):  # the tree may head a name by another of its words
        if index is None and scene.tokens[at].upos == "PROPN":
            index = scene.analysis.entity_at.get(at)
    token = scene.tokens[head]
    if index is None and token.text.lower() in _RELATIVE:
        verb = scene.tokens[token.head]
        index = scene.analysis.entity_at.get(verb.head)
    return scene.analysis.entities[index] if index is not None else None


def _is_nameless(scene: Scene, head: int, entity: Entity | None) -> bool:
    if entity is not None:
        return entity.anonymous
    first, last = phrase(scene, head)
    named = any(token.upos == "PROPN" for token in scene.tokens[first:last])
    return scene.tokens[head].lemma in _NAMELESS and not named


def _reason(scene: Scene, head: int, why: Sequence[Reason]) -> Reason | None:
    """The reason in the same paragraph; else the one given anywhere for sources called the same."""
    block = scene.block(head)
    lemma = scene.tokens[head].lemma
    near = [reason for reason in why if reason.block == block]
    same = [reason for reason in why if reason.about == lemma]
    return next(iter(near or same), None)
