"""How much to say, and how much to take. Frozen; passed down; there are no module-level settings."""

from __future__ import annotations

import attrs

__all__ = ["DEFAULT_MAX_CHARS", "Options"]

DEFAULT_MAX_CHARS = 1_000_000
"""Longest text taken by default, in code points."""


def _not_negative(instance: object, attribute: attrs.Attribute[int], value: int) -> None:
    if value < 0:
        raise ValueError(f"{attribute.name} must not be negative, got {value!r}")


@attrs.frozen(kw_only=True)
class Options:
    """The limits of a digest.

    ``sentences``: length of the summary. ``answers``: most answers to each of the six questions.
    ``key_quotes``: most key quotes. ``figures``: most key figures.
    """

    sentences: int = attrs.field(default=3, validator=_not_negative)
    answers: int = attrs.field(default=5, validator=_not_negative)
    key_quotes: int = attrs.field(default=3, validator=_not_negative)
    figures: int = attrs.field(default=12, validator=_not_negative)
