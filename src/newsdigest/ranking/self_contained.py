"""Whether an event's words can be shown by themselves: to answer "what", or in a timeline.

The words must be understood without context. A single word is not; nor is half a bracket, a clause that is only an
attribution, the first person of a quotation, a relative clause, a predicate without its subject, or an unresolved
pronoun.
"""

from __future__ import annotations

from newsdigest.lexicon.function_words import (
    ARTICLES,
    AUXILIARIES,
    FIRST_PERSON,
    SECOND_PERSON,
    THIRD_PERSON_POSSESSIVES,
    THIRD_PERSON_SUBJECTS,
    WH_WORDS,
)
from newsdigest.lexicon.speech import REPORTING_VERBS, THINKING_VERBS
from newsdigest.model.facts import Event

__all__ = ["is_readable", "names_its_subject", "stands_alone"]

_REPORTING = REPORTING_VERBS | THINKING_VERBS | {"repeat", "mean", "speak"}
_LONGEST_AFTER_A_CUE = 3
"""Words after a verb of saying up to which nothing of what was said is among them: "said in an interview"."""

_FIRST_PERSON = FIRST_PERSON | SECOND_PERSON | {"i'm", "i've", "we're", "we've", "you're"} | {"you'll"}
_RELATIVE = WH_WORDS | {"that"}
_AUXILIARIES = AUXILIARIES | {"to", "not", "never", "also", "by"}
_NO_OPENING = _FIRST_PERSON | _RELATIVE | _AUXILIARIES
_OF_SOMEBODY = THIRD_PERSON_SUBJECTS | {"this", "these", "there"}
_ARTICLES = ARTICLES | THIRD_PERSON_POSSESSIVES


def is_readable(event: Event) -> bool:
    """Whether the words are more than one, its article aside, and no half of a bracket."""
    text = event.text
    words = text.split(maxsplit=2)
    if len(words) <= 1 or (len(words) == 2 and words[0].casefold() in _ARTICLES):
        return False
    return text.count("(") == text.count(")") and text.count("[") == text.count("]")


def stands_alone(event: Event) -> bool:
    """Whether the words say what happened without context.

    >>> from newsdigest import Event, Span
    >>> said = Event(text="the clerk said", span=Span(0, 14), predicate="say", predicate_span=Span(10, 14))
    >>> stands_alone(said)
    False
    """
    if not is_readable(event):
        return False
    first = event.text.split(maxsplit=1)[0].casefold().replace("\u2019", "'")
    if first in _NO_OPENING:
        return False
    opens = _opens_with_predicate(event)
    if (first in _OF_SOMEBODY or opens) and not event.agents and not event.patients:
        return False
    if opens and event.predicate in _REPORTING:
        return False  # "repeating that they want a deal" is an aside
    return event.predicate not in _REPORTING or len(_after(event).split()) > _LONGEST_AFTER_A_CUE


def names_its_subject(event: Event) -> bool:
    """Whether the words do not open with a pronoun; "he and Cole" names at least one of the two."""
    words = [word.casefold() for word in event.text.split(maxsplit=2)[:2]]
    return bool(words) and (words[0] not in _OF_SOMEBODY or words[1:] == ["and"])


def _opens_with_predicate(event: Event) -> bool:
    return event.predicate_span.start == event.span.start and event.predicate_span.end < event.span.end


def _after(event: Event) -> str:
    """The words after the predicate."""
    return event.text[max(0, event.predicate_span.end - event.span.start) :]
