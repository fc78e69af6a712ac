"""Other texts held against an article: are its quotations verbatim, and by that speaker?"""

from __future__ import annotations

__all__ = ["mask_quotes", "restore_quotes", "verify_quotes"]


def verify_quotes() -> None:
    """Check every quotation."""
    raise NotImplementedError


def mask_quotes() -> None:
    """Replace quotations by placeholders."""
    raise NotImplementedError


def restore_quotes() -> None:
    """Put them back."""
    raise NotImplementedError
