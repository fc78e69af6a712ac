"""What "it" or "they" refer to where that is no known entity: "The petition calls for a ban. It says ..."."""

from __future__ import annotations

from newsdigest.facts.quotes.clause_roles import root_subjects
from newsdigest.facts.quotes.context import AttributionContext
from newsdigest.facts.quotes.grouping import Statement
from newsdigest.lexicon.tags import NOUN_TAGS

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
        subject = next(root_subjects(context, before, _SUBJECTS), None)
        if subject is None:
            return None
        token = context.tokens[subject]
        if token.text.lower() in _PLURAL:
            continue
        fits = token.upos in NOUN_TAGS and (token.xpos in ("NNS", "NNPS")) == plural
        return subject if fits and not context.is_somebody(subject) else None
    return None
