"""Other texts compared with an article: are their quotations verbatim, and by that speaker?

For newsrooms that let language models summarise or rewrite: :func:`verify_quotes` checks every quotation of a text
against the article it was made from; :func:`mask_quotes` and :func:`restore_quotes` keep quotations out of a
model's hands altogether; :func:`check_summary` checks all else that a summary claims.
"""

from __future__ import annotations

from newsdigest.verification.checking import verify_quotes
from newsdigest.verification.masking import mask_quotes, restore_quotes
from newsdigest.verification.summary_check import check_summary

__all__ = ["check_summary", "mask_quotes", "restore_quotes", "verify_quotes"]
