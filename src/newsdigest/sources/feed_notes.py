"""What the articles of a feed of any format note about it."""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["entry_notes", "feed_notes"]


def feed_notes(entries: int, worded: int) -> tuple[str, ...]:
    """How many entries were left out since they have no words."""
    left_out = entries - worded
    return (f"entries of the feed without any words, which were left out: {left_out}",) if left_out else ()


def entry_notes(media: Iterable[str], *, has_body: bool) -> tuple[str, ...]:
    """That an entry is its title alone, and which sound or film belongs to it.

    Args:
        media: the kinds of sound and film.
        has_body: whether the entry has words beyond its title.
    """
    kinds = dict.fromkeys(media)
    alone = "the entry of the feed has no text beyond its title: pass its page for the article"
    unread = f"the entry has sound or film, which was not read: {', '.join(kinds)}"
    return (*(() if has_body else (alone,)), *((unread,) if kinds else ()))
