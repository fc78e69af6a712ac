"""How much to say, and how to read a source. Frozen; passed down; there are no module-level settings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from pathlib import PurePath
from types import NoneType
from typing import Literal, get_args

import attrs

__all__ = [
    "DEFAULT_MAX_CHARS",
    "NO_WORDS",
    "Lexicon",
    "ModelName",
    "Options",
    "ParseOptions",
    "require",
    "require_count",
    "require_seconds",
    "require_several",
    "require_str",
]

DEFAULT_MAX_CHARS = 1_000_000
"""Longest text taken by default, in code points."""


ModelName = Literal["packaged", "encoder"]
"""What finds tags and trees: the packaged network, or the encoder of the extra ``newsdigest[encoder]``."""


def require(name: str, value: object, types: tuple[type, ...], words: str) -> None:
    """Refuse an argument of another type than those, where it comes in; ``True`` and ``False`` are no numbers.

    Raises:
        TypeError: it is of another type; the message names the argument, ``words`` say what it may be.
    """
    if not isinstance(value, types) or (isinstance(value, bool) and bool not in types):
        raise TypeError(f"{name} must be {words}, not {type(value).__name__}: {value!r:.80}")


def require_str(name: str, value: object) -> None:
    """Refuse what is no ``str``; see :func:`require`. Of a path the message says how to pass the text of its file.

    >>> from pathlib import PurePosixPath
    >>> require_str("summary", PurePosixPath("draft.txt"))
    Traceback (most recent call last):
    ...
    TypeError: summary must be a str, not a path: pass the text of the file, path.read_text(encoding="utf-8")
    """
    if isinstance(value, PurePath):
        raise TypeError(
            f'{name} must be a str, not a path: pass the text of the file, path.read_text(encoding="utf-8")'
        )
    require(name, value, (str,), "a str")


def require_count(name: str, value: object, least: int) -> None:
    """Refuse what is no ``int``, or one below ``least``.

    Raises:
        TypeError: it is of another type; the message names the argument.
        ValueError: it is too low.
    """
    require(name, value, (int,), "an int")
    if isinstance(value, int) and value < least:
        bound = f"be {least} or more" if least else "not be negative"
        raise ValueError(f"{name} must {bound}, got {value!r}")


_LONGEST_TIME = 366 * 86_400  # seconds


def require_seconds(name: str, value: object) -> None:
    """Refuse what is neither None nor a positive number.

    Raises:
        TypeError: it is of another type; the message names the argument.
        ValueError: it is no time.
    """
    require(name, value, (int, float, NoneType), "a number of seconds or None")
    if isinstance(value, (int, float)) and not 0 < value <= _LONGEST_TIME:
        raise ValueError(f"{name} must be more than 0 and no more than a year, got {value!r:.80}")


def _not_negative(instance: object, attribute: attrs.Attribute[int], value: int) -> None:
    require_count(attribute.name, value, 0)


def _in_unit_interval(instance: object, attribute: attrs.Attribute[float], value: float) -> None:
    require(attribute.name, value, (int, float), "a number from 0 to 1")
    if not 0.0 <= value <= 1.0:
        raise ValueError(f"{attribute.name} must lie in 0..1, not {value!r}")


def require_several(name: str, value: object, parts: str = "sources") -> None:
    """Refuse a single source where a series of them is wanted: a text is a series too, of its letters.

    Raises:
        TypeError: it is one text, one mapping or path, or nothing to go through.
    """
    if isinstance(value, (str, bytes, bytearray, memoryview, Mapping)) or not isinstance(value, Iterable):
        raise TypeError(f"{name} must be a list or another iterable of {parts}, not one {type(value).__name__}")


def _words(words: Iterable[str]) -> tuple[str, ...]:
    require_several("a class of a Lexicon", words, "words")
    several = tuple(words)
    for word in several:
        require_str("a word of a Lexicon", word)
    return several


@attrs.frozen(kw_only=True)
class Lexicon:
    """Names, titles and verbs that the caller knows; they take precedence over the library's own reading.

    A name is found where its words occur as they are written here, capitals included; titles and verbs in any case.

    Attributes:
        people: names of persons.
        organizations: names of companies, offices, parties, teams ...
        places: names of places.
        titles: offices and ranks before names of persons ("Reeve", "Provost Marshal").
        reporting_verbs: verbs that attribute what was said, as in a dictionary ("bleat").

    Raises:
        TypeError: a class of words is one text, or no series, or holds something else than texts.

    >>> lexicon = newsdigest.Lexicon(organizations=("Harlow Grange",))
    >>> options = newsdigest.Options(lexicon=lexicon)
    >>> digest = newsdigest.summarize("Harlow Grange sacked 40 workers on Monday.", options=options)
    >>> [(actor.name, actor.kind.value) for actor in digest.who[:1]]
    [('Harlow Grange', 'organization')]
    >>> lexicon = newsdigest.Lexicon(titles=("Reeve",), reporting_verbs=("bleat",))
    >>> options = newsdigest.Options(lexicon=lexicon)
    >>> text = "Reeve Tamsin Oke closed the ford. “It is too deep,” bleated Oke."
    >>> quote = newsdigest.summarize(text, options=options).quotes[0]
    >>> quote.speaker.name, text[quote.cue.start : quote.cue.end]
    ('Tamsin Oke', 'bleated')
    """

    people: tuple[str, ...] = attrs.field(default=(), converter=_words)
    organizations: tuple[str, ...] = attrs.field(default=(), converter=_words)
    places: tuple[str, ...] = attrs.field(default=(), converter=_words)
    titles: tuple[str, ...] = attrs.field(default=(), converter=_words)
    reporting_verbs: tuple[str, ...] = attrs.field(default=(), converter=_words)


NO_WORDS = Lexicon()
"""The lexicon of a caller who adds nothing."""


def _is_lexicon(instance: object, attribute: attrs.Attribute[Lexicon], value: Lexicon) -> None:
    require(attribute.name, value, (Lexicon,), "a newsdigest.Lexicon")


def _is_model(instance: object, attribute: attrs.Attribute[ModelName], value: ModelName) -> None:
    require_str(attribute.name, value)
    if value not in get_args(ModelName):
        raise ValueError(f"{attribute.name} must be one of {', '.join(get_args(ModelName))}, not {value!r}")


@attrs.frozen(kw_only=True)
class Options:
    """The limits of a digest.

    Attributes:
        sentences: length of the summary, in sentences; 0 for none.
        answers: most answers to each of the six questions.
        key_quotes: most key quotes.
        figures: most figures.
        min_confidence: answers of which the library is less sure are left out: of those that stay, at least about this
            share is right. From 0 (all of them) to 1.
        lexicon: names, titles and verbs that the caller knows.
        model: what reads the sentences: ``"packaged"``, or ``"encoder"``, which knows better who says and does what,
            takes some seven times as long and needs ``pip install 'newsdigest[encoder]'``.

    Raises:
        TypeError: a field is of another type.
        ValueError: a count is negative, ``min_confidence`` lies outside of 0..1, or there is no such model.

    >>> options = newsdigest.Options(sentences=1, answers=1)
    >>> digest = newsdigest.summarize("Mayor Ann Lowe reopened the bridge in Leeds. It had been shut.", options=options)
    >>> len(digest.summary), [actor.name for actor in digest.who]
    (1, ['Ann Lowe'])
    """

    sentences: int = attrs.field(default=3, validator=_not_negative)
    answers: int = attrs.field(default=5, validator=_not_negative)
    key_quotes: int = attrs.field(default=3, validator=_not_negative)
    figures: int = attrs.field(default=12, validator=_not_negative)
    min_confidence: float = attrs.field(default=0.0, validator=_in_unit_interval)
    lexicon: Lexicon = attrs.field(default=NO_WORDS, validator=_is_lexicon)
    model: ModelName = attrs.field(default="packaged", validator=_is_model)


@attrs.frozen(kw_only=True)
class ParseOptions:
    """What the caller says of a source; each field as the argument of :func:`newsdigest.parse`.

    Attributes:
        format: the name of a reader, or None.
        title: the headline, or None.
        published: the publication date, or None.
        url: the article's address, or None.
        language: ISO 639 code, or None.
        encoding: of ``bytes`` and files, or None.
        max_chars: longest text taken, in code points.

    Raises:
        TypeError: a field is of another type, which would fail far from here.

    >>> newsdigest.ParseOptions(format="text").max_chars
    1000000
    """

    format: str | None = None
    title: str | None = None
    published: datetime | date | str | None = None
    url: str | None = None
    language: str | None = None
    encoding: str | None = None
    max_chars: int = DEFAULT_MAX_CHARS

    def __attrs_post_init__(self) -> None:
        for name, taken, words in _TYPES:
            require(name, getattr(self, name), taken, words)


_TYPES: tuple[tuple[str, tuple[type, ...], str], ...] = (
    *((name, (str, NoneType), "a str or None") for name in ("format", "title", "url", "language", "encoding")),
    ("published", (date, str, NoneType), "a datetime, a date, an ISO 8601 str or None"),
    ("max_chars", (int,), "an int"),
)
