"""String operations that keep offsets: every function here maps one character to one character.

Articles come with curly, low, angle and doubled quotation marks, non-breaking and zero-width blanks, soft hyphens
and every kind of dash. The language room reads a *view* in which these are folded to plain ASCII. The view is as
long as the text, so an offset in one is an offset in the other, and what users see is always the text itself.
"""

from __future__ import annotations

import re

__all__ = ["DOUBLE_QUOTES", "SINGLE_QUOTES", "fold"]

DOUBLE_QUOTES = "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\u301d\u301e\u301f\uff02"
"""Characters that stand for a double quotation mark."""

SINGLE_QUOTES = "\u2018\u2019\u201a\u201b\u2039\u203a\u02bc\u2032\u00b4`\uff07"
"""Characters that stand for a single quotation mark or an apostrophe."""

_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2e3a\u2e3b\ufe58\ufe63\uff0d"
_BLANKS = (
    "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
    "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)

_TABLE = {
    **dict.fromkeys(map(ord, DOUBLE_QUOTES), '"'),
    **dict.fromkeys(map(ord, SINGLE_QUOTES), "'"),
    **dict.fromkeys(map(ord, _DASHES), "-"),
    **dict.fromkeys(map(ord, _BLANKS), " "),
}
_MAY_FOLD = re.compile(r"[^\x00-_a-\x7f]+")
"""All but plain ASCII, of which "`" alone is folded: of most text there is little to look up."""

# Zero-width characters inside a word would cut it: they are folded to a blank only where they stand alone, which
# the tokenizer cannot see; they are rare enough that the plain rule is the better one.


def fold(text: str) -> str:
    r"""``text`` with quotation marks, dashes and blanks folded to ASCII, character for character.

    >>> fold("\u201cIt\u2019s\u00a0over\u201d \u2014 he said")
    '"It\'s over" - he said'
    """
    if text.isascii() and "`" not in text:
        return text
    return _MAY_FOLD.sub(lambda run: run.group().translate(_TABLE), text)
