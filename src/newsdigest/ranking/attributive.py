"""Names that only modify a noun of the title, which does or suffers something in their place: "US TV debut".

A country or town that a noun of a thing or an event has before it ("a UK tour", "New Hampshire crash") is where that
belongs, and no party; before a noun of a body or of people it may act through them ("US judge", "California court").
"""

from __future__ import annotations

from newsdigest.lexicon.tags import NOUN_PHRASE_TAGS
from newsdigest.lexicon.verbs import VERBS_WITH_A_SCENE
from newsdigest.model.analysis import Analysis
from newsdigest.ranking.event_class import classes_of
from newsdigest.ranking.opening import LAST, OBJECTS, SUBJECTS, Attachment, Opening, attachment
from newsdigest.ranking.parties import PartyCandidate

__all__ = ["only_modifies"]

_MODIFIERS = frozenset({"compound", "amod", "nmod:unmarked", "nmod:desc"})
_ACTING = SUBJECTS | OBJECTS | {"nmod:poss", "obl:agent"}
_UNDERGONE = frozenset({"deal", "violence"})
"""Classes of events that are done to the body before their noun: "Norvane bid"."""

_PARTIES = frozenset({"person", "group", "organization"})


def only_modifies(opening: Opening, candidate: PartyCandidate) -> bool:
    """Whether all that the opening says of a candidate is that it modifies a noun, or that something is there.

    Args:
        opening: the title and the first sentences.
        candidate: a candidate for "who".
    """
    found = _attachments(opening, candidate)
    if not found or any(_acts(opening, own) for _, own in found):
        return False
    zone = found[0][0]
    first = [own for at, own in found if at == zone]
    modifying = [own for own in first if own.relation in _MODIFIERS]
    if candidate.place:
        return bool(modifying) or any(own.relation in OBJECTS for own in first)
    return zone == 0 and len(modifying) == len(first) and all(_is_within(opening, own) for own in modifying)


def _attachments(opening: Opening, candidate: PartyCandidate) -> list[tuple[int, Attachment]]:
    """Its mentions in the opening, each by its zone and its relation, in order of the zones."""
    zones = [(opening.zone(mention.head), mention.head) for mention in candidate.entity.mentions]
    analysis = opening.index.analysis
    return sorted((zone, attachment(analysis, head)) for zone, head in zones if 0 <= zone < LAST)


def _acts(opening: Opening, own: Attachment) -> bool:
    """Whether a relation is that of a party, or of the modifier of a body or of people."""
    analysis = opening.index.analysis
    if own.relation in OBJECTS:
        return analysis.tokens[own.governor].lemma not in VERBS_WITH_A_SCENE
    if own.relation in _ACTING or own.preposition == "by":
        return True
    if own.relation not in _MODIFIERS or opening.zone(own.governor) != 0:
        return False
    at = analysis.entity_at.get(own.governor)
    known = analysis.entities[at].kind if at is not None else ""
    return known in _PARTIES or (known == "place" and own.relation == "compound") or _may_be_verb(analysis, own)


def _may_be_verb(analysis: Analysis, own: Attachment) -> bool:
    """Whether what a name modifies may be its verb, a plural before a noun phrase: "UK pioneers digital network"."""
    tokens = analysis.tokens
    noun, after = tokens[own.governor], tokens[min(own.governor + 1, len(tokens) - 1)]
    return noun.xpos == "NNS" and after.sentence == noun.sentence and after.upos in NOUN_PHRASE_TAGS


def _is_within(opening: Opening, own: Attachment) -> bool:
    """Whether the noun that a body modifies is a thing within what the title says: "wins BBC prize", not "BBC bid"."""
    analysis = opening.index.analysis
    noun = analysis.tokens[own.governor]
    relation = attachment(analysis, own.governor).relation
    undergone = not _UNDERGONE.isdisjoint(classes_of(noun.lemma))
    return noun.text.islower() and not undergone and relation not in SUBJECTS | {"root"}
