"""Lines that sign a story without "By": "Words: Ada Penn | Pictures: Tom Wit", "EXCLUSIVE Ada Penn".

Below a headline, or at the end of the story, such a line names its writer. Elsewhere it may be a headline itself
("Report: Apple Sues"), so only those places ask for it.
"""

from __future__ import annotations

import re

from newsdigest.sources.bylines import authors_of_byline

__all__ = ["names_of_signed_line"]

_LONGEST = 120
_LABEL = re.compile(
    r"(?:(?:(?:world )?exclusive|words|(?:match |special |full )?report|story|text|reporters?|writers?|reporting"
    r"|interview|analysis) ?(?:: ?|\| ?|[-\u2013\u2014] )|(?:exclusive|words) )(?=\S)",
    re.IGNORECASE,
)
_OTHER_CREDIT = re.compile(
    r"\W{1,4}(?:and )?(?:pictures?|photos?|photographs?|photography|images?|illustrations?|video)\b.*$",
    re.IGNORECASE | re.DOTALL,
)
_SIGNATURE = re.compile(
    r"(?P<name>[^,|\n]{3,60}?)(?: reports[.:]?|\s?[,|\n]\s?(?:[\w'\u2019-]{1,20} ){0,4}"
    r"(?:reporter|correspondent|editor|writer|columnist))$",
    re.IGNORECASE,
)
_FULL_NAME = (2, 3)
"""Words of a name that is written out."""


def names_of_signed_line(line: str) -> tuple[str, ...]:
    """The writers whom a line of this kind names, in order; none where it says anything else.

    >>> names_of_signed_line("Words: Ada Penn | Pictures: Tom Wit"), names_of_signed_line("Report: minister resigns")
    (('Ada Penn',), ())
    """
    if len(line) > _LONGEST:
        return ()
    label = _LABEL.match(line)
    signature = None if label else _SIGNATURE.fullmatch(line)
    if label:
        return _whole_names(_OTHER_CREDIT.sub("", line[label.end() :]))
    return _whole_names(signature["name"]) if signature else ()


def _whole_names(words: str) -> tuple[str, ...]:
    """The names of words that are nothing but full names."""
    names = authors_of_byline(words)
    if not names or any(len(name.split()) not in range(_FULL_NAME[0], _FULL_NAME[1] + 1) for name in names):
        return ()
    rest = re.sub(r"\b(?:and|with)\b", " ", words)
    return names if sum(map(str.isalpha, rest)) == sum(map(str.isalpha, "".join(names))) else ()
