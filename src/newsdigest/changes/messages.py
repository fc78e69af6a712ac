"""The parts of the plain sentence that describes a change to a reader."""

from __future__ import annotations

from newsdigest.changes.lexicon import lexicon
from newsdigest.lexicon.function_words import NEGATIVE_PRONOUNS

__all__ = ["count", "from_to", "in_a_sentence", "quote_for_message"]

_LONGEST = 90
_MARKS = frozenset('"“”')


def quote_for_message(text: str) -> str:
    r"""``text`` on one line in quotation marks, shortened in its middle where it is long.

    >>> quote_for_message("in  the\nend")
    '“in the end”'
    >>> quote_for_message('"It is over."'), quote_for_message('it was "over"')
    ('“It is over.”', '“it was "over"”')
    >>> quote_for_message(
    ...     "The shopkeepers on the east bank of the river were angry, since they had heard of it on the radio."
    ... )
    '“The shopkeepers on the east bank of the river were angry, ... of it on the radio.”'
    """
    line = " ".join(text.split())
    if line[:1] in _MARKS:
        line = line.strip("".join(_MARKS))
    if len(line) > _LONGEST:
        opening, closing = line[: _LONGEST * 2 // 3], line[-_LONGEST // 4 :]
        line = f"{opening.rpartition(' ')[0] or opening} ... {closing.partition(' ')[2] or closing}"  # whole words
    return f"“{line}”"


def from_to(subject: str, before: str, after: str) -> str:
    """That a subject changed from one wording to another; that it was added or removed, where a side is empty."""
    if not before:
        return f"{subject} was added: {quote_for_message(after)}."
    if not after:
        return f"{subject} was removed: {quote_for_message(before)}."
    return f"{subject} changed from {quote_for_message(before)} to {quote_for_message(after)}."


def count(number: int, noun: str) -> str:
    """A number with its noun: "1 day", "3 days"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def in_a_sentence(figure: str) -> str:
    """A figure as it is written within a sentence: "four" for the "Four" that opened one.

    >>> in_a_sentence("Four"), in_a_sentence("A third"), in_a_sentence("$5 million")
    ('four', 'a third', '$5 million')
    """
    first = figure.partition(" ")[0].partition("-")[0].lower()
    words = lexicon()
    small = words.approximation | words.magnitude | words.function | NEGATIVE_PRONOUNS
    spelled = first in words.number or first in small
    return figure[:1].lower() + figure[1:] if spelled else figure
