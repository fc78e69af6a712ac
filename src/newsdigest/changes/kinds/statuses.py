"""An edit in a verb group: whether something happened, will, may, or did not; who confirms, claims or denies it.

An edit is read by the closed classes it holds: a modal replaced by another, a "not" added or removed, a hedge
("reportedly"), a verb of claiming replaced by one of confirming, a present by a past. Where the digests know the
event, the note says from which status to which.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from newsdigest.changes.findings import EditFinding, edit_finding
from newsdigest.changes.indexed_digest import Edit, EditSide
from newsdigest.changes.kinds.names import distance
from newsdigest.changes.lexicon import lexicon
from newsdigest.changes.messages import from_to
from newsdigest.model.enums import ChangeField, EventStatus, Significance
from newsdigest.model.facts import Event

__all__ = ["STATUS_WORDS", "find", "is_at_risk"]

_LONGEST = 6
STATUS_WORDS = {
    EventStatus.HAPPENED: "a fact",
    EventStatus.ONGOING: "under way",
    EventStatus.PLANNED: "planned",
    EventStatus.POSSIBLE: "possible",
    EventStatus.CONDITIONAL: "conditional",
    EventStatus.DENIED: "denied",
}
_AT_RISK = frozenset({("at", "risk"), ("in", "danger"), ("in", "jeopardy"), ("in", "doubt"), ("under", "threat")})
_TENSES = frozenset({"present", "past"})
_ENDINGS = ("ing", "ed", "es", "en", "s", "d", "e")


def find(edit: Edit) -> EditFinding | None:
    """The change where the edit makes an event more or less certain, real, or past."""
    if max(map(len, edit.sides)) > _LONGEST or _mistyped(edit):
        return None
    negated = _differ_in(edit, lexicon().negation)
    if (negated or _differ_in_certainty(edit)) and _in_verb_group(edit):
        return _finding(edit.widened(), Significance.MAJOR if negated else Significance.NOTABLE)
    if _claims(edit) or _tense(edit) or _event_status(edit):
        return _finding(edit.widened(), Significance.NOTABLE)
    return None


def _differ_in(edit: Edit, words: frozenset[str]) -> bool:
    first, second = (words.intersection(keys) for keys in edit.keys)
    return first != second


def _differ_in_certainty(edit: Edit) -> bool:
    return _differ_in(edit, lexicon().modal) or _differ_in(edit, lexicon().hedge) or is_at_risk(edit.keys)


def is_at_risk(keys: Sequence[Sequence[str]]) -> bool:
    """Whether the words of one side alone say that something may be lost: "at risk", "under threat"."""
    first, second = (any(pair in _AT_RISK for pair in pairwise(side)) for side in keys)
    return first is not second


def _in_verb_group(edit: Edit) -> bool:
    """Whether hardly more was edited than the verb group: one replaced content word, where pairing is close."""
    words = lexicon()
    group = words.modal | words.negation | words.hedge | words.function | words.auxiliary.keys() | words.claim.keys()
    group |= {word for pair in _AT_RISK for word in pair}
    allowed = 0 if edit.loose or not all(edit.sides) else 1
    rest = [[key for key in keys if key not in group] for keys in edit.keys]
    return max(map(len, rest)) <= allowed or (bool(rest[0]) and _one_verb(rest[0], rest[1]))


def _mistyped(edit: Edit) -> bool:
    """Whether a letter or two of one word were edited, as in "must" for "much", which puts no verb for a verb."""
    if len(edit.before) != 1 or len(edit.after) != 1:
        return False
    words = lexicon()
    group = words.modal | words.negation | words.hedge | words.auxiliary.keys() | words.claim.keys()
    first, second = edit.keys[0][0], edit.keys[1][0]
    return (first in group) is not (second in group) and distance(first, second, 2) <= min(2, len(first) // 2)


def _claims(edit: Edit) -> bool:
    """From "denied" to "confirmed", "said" to "claimed": what is made of a claim, not another word for the same."""
    words = lexicon()
    kinds = [{words.claim.get(key, "said" if key in words.saying else "") for key in keys} - {""} for keys in edit.keys]
    return bool(kinds[0] and kinds[1]) and kinds[0].isdisjoint(kinds[1])


def _tense(edit: Edit) -> bool:
    """From "is closed" to "was closed", "closes" to "closed"; not from "is" to "are", which is agreement."""
    forms = lexicon().auxiliary
    first, second = ({forms[key] for key in keys if key in forms} & _TENSES for keys in edit.keys)
    verbs = [[key for key in keys if key not in forms] for keys in edit.keys]
    if not _one_verb(verbs[0], verbs[1]):
        return False
    return (bool(first and second) and first.isdisjoint(second)) or (first == second and bool(verbs[0]) and _past(edit))


def _one_verb(before: list[str], after: list[str]) -> bool:
    """Whether nothing but forms of the same verbs is left on the two sides."""
    if not before or not after:
        return not before and not after
    return len(before) == len(after) and all(_stem(b) == _stem(a) for b, a in zip(before, after, strict=True))


def _past(edit: Edit) -> bool:
    first, second = (any(key.endswith("ed") for key in keys) for keys in edit.keys)
    at_verb = all(side.touching(side.story.predicates) for side in edit.sides if side)
    return first is not second and at_verb


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: len(word) - len(ending)]
    return word


def _event_status(edit: Edit) -> bool:
    """Whether the edit touches the verb of one event that the two digests hold for differently real."""
    first, second = (_at_predicate(side) for side in edit.widened().sides)
    return bool(first and second) and first.predicate == second.predicate and first.status is not second.status  # type: ignore[union-attr]


def _at_predicate(side: EditSide) -> Event | None:
    """The first event whose verb is among the edited words."""
    return side.fact(side.story.predicates)


def _event(side: EditSide) -> Event | None:
    """The innermost event around the edited words, or the one whose verb is edited."""
    span = side.span
    found = _at_predicate(side)
    if found or span is None:
        return found
    around = side.story.events.around(span.start, span.end)
    return min(around, key=lambda item: len(item[0]))[1] if around else None


def _finding(edit: Edit, least: Significance) -> EditFinding:
    return edit_finding(ChangeField.STATUS, _say, *edit.sides, Significance.MAJOR if _main(edit) else least)


def _main(edit: Edit) -> bool:
    return any(side.span and _event(side) in side.story.digest.what[:1] for side in edit.sides)


def _compared_events(before: EditSide, after: EditSide) -> tuple[Event | None, Event | None]:
    """The events whose statuses are compared: those of one predicate, if the edited words of both sides have one.

    In "would close" and "was considering closing" it is the closing, not the considering.
    """
    first, second = ([event for _, event in side.touching(side.story.predicates)] for side in (before, after))
    for event in first:
        for other in second:
            if event.predicate == other.predicate:
                return event, other
    return _event(before), _event(after)


def _say(before: EditSide, after: EditSide) -> str:
    if is_at_risk((before.keys, after.keys)):
        more = "no longer" if is_at_risk((before.keys, ())) else "now"
        wording = from_to("the wording", before.written, after.written)
        return f"Something is {more} said to be at risk: {wording}"
    first, second = _compared_events(before, after)
    if first and second and first.status is not second.status:
        statuses = f"An event reported as {STATUS_WORDS[first.status]} is now reported as {STATUS_WORDS[second.status]}"
        return f"{statuses}: {from_to('the wording', before.written, after.written)}"
    return from_to("The wording of an event’s status", before.written, after.written)
