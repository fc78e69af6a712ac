"""Titles as texts write them, with capitals and full stops."""

from __future__ import annotations

from newsdigest.language.gazetteer import Title, title_of

__all__ = ["written_title"]


def written_title(form: str) -> Title | None:
    """The entry of a title as it is written, or None.

    >>> written_title("Dr."), written_title("Table")
    (Title(gender='', sort='honorific'), None)
    """
    return title_of(form.lower().replace(".", ""))
