"""What "it" or "they" refer to where that is no known entity: "The petition calls for a ban. It says ..."."""

from __future__ import annotations

from newsdigest.facts.quotes.context import AttributionContext
from newsdigest.facts.quotes.grouping import Statement

__all__ = ["repeated_subject"]

_PLURAL = {"it": False, "they": True}
_FARTHEST = 4  # sentences back
_SUBJECTS = ("nsubj", "nsubj:pass")


def repeated_subject(context: AttributionContext, statement: Statement) -> int | None:
    """The noun that the subjects of the sentences before a pronoun take up; None where an entity is meant, or nothing.

    News goes on with the same subject: "The petition ... It also says ... It says ...".
    """
    source = statement.own_source
    if source is None or context.tokens[source].text.lower() not in _PLURAL:
        return None
    plural = _PLURAL[context.tokens[source].text.lower()]
    sentence = context.tokens[source].sentence
    for before in range(sentence - 1, max(-1, sentence - 1 - _FARTHEST), -1):
        subject = _subject(context, before)
        if subject is None:
            return None
        token = context.tokens[subject]
        if token.text.lower() in _PLURAL:
            continue
        fits = token.upos in ("NOUN", "PROPN") and (token.xpos in ("NNS", "NNPS")) == plural
        entity = context.entity(subject)
        acts = entity is not None and context.analysis.entities[entity].can_act
        return subject if fits and not acts else None
    return None


def _subject(context: AttributionContext, sentence: int) -> int | None:
    """The subject of the main verb of a sentence, outside quotation marks."""
    root = context.analysis.sentences[sentence].root
    for kid in context.analysis.children[root]:
        if context.tokens[kid].deprel in _SUBJECTS and not context.is_quoted(kid):
            return kid
    return None
