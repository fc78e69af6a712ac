"""The verbs that read and compare articles. This is the only module that knows the order of the stages."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from types import NoneType
from typing import TypeAlias

import attrs

from newsdigest import deadline, facts, language, ranking, sources
from newsdigest.errors import naming_input, unexpected_as_newsdigest_error
from newsdigest.language import detection
from newsdigest.model.article import Article
from newsdigest.model.change import DigestDiff
from newsdigest.model.digest import Digest
from newsdigest.model.relocation import article_in, relocate, span_of
from newsdigest.options import DEFAULT_MAX_CHARS, Options, ParseOptions, require, require_count
from newsdigest.text import clean

__all__ = [
    "Published",
    "Source",
    "diff",
    "digest_options",
    "parse",
    "parse_feed",
    "parse_with",
    "summarize",
    "summarize_with",
]

Source: TypeAlias = "str | bytes | os.PathLike[str] | Mapping[str, object] | Article"
"""What :func:`parse` takes: text (never a path), bytes, a path object, a mapping of news fields, or an Article."""

Published: TypeAlias = "datetime | date | str | None"
"""A publication date; a string must be ISO 8601."""


def parse(
    source: Source,
    *,
    readers: Sequence[sources.Reader] = (),
    format: str | None = None,  # noqa: A002 - the field's own word
    title: str | None = None,
    published: Published = None,
    url: str | None = None,
    language: str | None = None,
    encoding: str | None = None,
    max_chars: int = DEFAULT_MAX_CHARS,
) -> Article:
    r"""Read an article: its text, its blocks, and what it says of itself.

    Args:
        source: text, HTML, XML or JSON as ``str`` (recognised by its content; a ``str`` is never a path) or ``bytes``
            (encoding detected); an ``os.PathLike`` (a file); a mapping with the field names of news-please, ninjs or
            schema.org; or an :class:`Article`, to which the other arguments are applied.
        readers: readers of the caller's own, which are asked before the library's.
        format: the name of a reader (``"text"``, ``"html"``, ``"ninjs"`` ...) where it should not be guessed.
        title: the headline, where the source does not hold it. Beside a plain text it becomes the first block.
        published: the publication date; ``datetime``, ``date`` or an ISO 8601 string. It wins over the source's own.
        url: the address of the article.
        language: ISO 639 code. ``"en"`` forces English where the library would think otherwise.
        encoding: of ``bytes`` and files; detected where None.
        max_chars: longest text taken, in code points. Markup may be longer (HTML and XML eight times, Markdown
            twice); the text read out of it is held to the limit.

    Returns:
        A frozen article. For plain text, ``article.text`` is the string passed in, untouched; with a ``title`` that it
        does not hold, it is the title, a blank line and the string, as of a mapping, since a headline gives answers.

    Raises:
        EmptyArticleError: there is no text.
        UnsupportedFormatError: binary data, or a format no reader takes.
        LimitError: the source is longer than ``max_chars``.
        ParseError: the source is damaged.
        MissingExtraError: the format needs an extra that is not installed.
        TypeError: an argument other than ``source``, or a field of an ``Article``, is of another type.

    >>> article = newsdigest.parse("Ferry sinks off Oban\n\nOBAN, Scotland (Newswire) - A ferry sank on Monday.")
    >>> article.title, article.dateline
    ('Ferry sinks off Oban', 'OBAN, Scotland')
    """
    options = ParseOptions(
        format=format,
        title=title,
        published=published,
        url=url,
        language=language,
        encoding=encoding,
        max_chars=max_chars,
    )
    return parse_with(source, options, readers)


def parse_feed(
    source: str | bytes | os.PathLike[str],
    *,
    language: str | None = None,
    encoding: str | None = None,
    max_chars: int = DEFAULT_MAX_CHARS,
) -> tuple[Article, ...]:
    """Read every entry of an RSS or Atom feed: one article each, in the feed's order.

    An entry without a body is its title alone, with a note that says so; one without any words is left out.

    Args:
        source: the feed as ``str``, ``bytes`` or a file. Nothing is fetched.
        language: ISO 639 code of all entries, where the feed is wrong about it.
        encoding: of ``bytes`` and files; detected where None.
        max_chars: longest text of one entry, in code points; the whole feed may have eight times as many.

    Raises:
        UnsupportedFormatError: the source is no feed.
        LimitError: an entry, or the feed, is longer than ``max_chars`` allows.
        ParseError: the XML is damaged, or the file cannot be read.

    >>> feed = "<rss><item><title>Pier shut</title></item><item><title>Ferry late</title></item></rss>"
    >>> [article.title for article in newsdigest.parse_feed(feed)]
    ['Pier shut', 'Ferry late']
    """
    request = ParseOptions(language=language, encoding=encoding, max_chars=max_chars)
    with unexpected_as_newsdigest_error("parse_feed"):
        return tuple(_with_sentences(article) for article in sources.read_feed(source, request))


def summarize(
    source: Source,
    *,
    sentences: int | None = None,
    options: Options | None = None,
    finders: Mapping[str, facts.Finder] | None = None,
    readers: Sequence[sources.Reader] = (),
    format: str | None = None,  # noqa: A002 - the field's own word
    title: str | None = None,
    published: Published = None,
    url: str | None = None,
    language: str | None = None,
    encoding: str | None = None,
    max_chars: int = DEFAULT_MAX_CHARS,
) -> Digest:
    """Digest an article: who, what, where, when, why and how, with its quotes, figures and a short summary.

    Args:
        source: any source of :func:`parse`.
        sentences: length of the extractive summary, 3 by default; 0 for none. It goes before that of ``options``.
        options: how much to say.
        finders: finders of the caller's own, by the kind of fact; each takes the place of the library's.
        readers: see :func:`parse`, as for all that follow.
        format: the name of a reader.
        title: the headline.
        published: the publication date, against which "Wednesday" and "last month" are resolved.
        url: the address of the article.
        language: ISO 639 code.
        encoding: of ``bytes`` and files.
        max_chars: longest text taken, in code points.

    Returns:
        A frozen digest. A question that the article does not answer has an empty tuple.

    Raises:
        LanguageError: the article is not in English (``language="en"`` forces it).
        NewsDigestError: any error of :func:`parse`.
        TypeError: an argument is of another type.
        ValueError: ``sentences`` is negative, or ``finders`` has an unknown kind of fact.

    >>> digest = newsdigest.summarize(
    ...     'The pier will close on Monday, harbour master Ida Crane said. "It is not safe," she added.',
    ...     published="2026-03-13",
    ... )
    >>> [(quote.text, quote.speaker.name) for quote in digest.quotes if quote.kind == "direct"]
    [('"It is not safe,"', 'Ida Crane')]
    >>> [(time.text, time.value) for time in digest.times]
    [('Monday', '2026-03-16')]
    """
    parse_options = ParseOptions(
        format=format,
        title=title,
        published=published,
        url=url,
        language=language,
        encoding=encoding,
        max_chars=max_chars,
    )
    limits = digest_options(sentences, options)
    own_finders = _checked_finders(finders)
    return _digest(parse_with(source, parse_options, readers), limits, {**facts.FINDERS, **own_finders})


def diff(before: Source | Digest, after: Source | Digest) -> DigestDiff:
    """What changed in the story between two versions, or between two outlets' accounts of one event.

    Args:
        before: the earlier version: a digest, or any source of :func:`parse`.
        after: the later version.

    Returns:
        The changes, the most significant first, and what became of each sentence. ``diff(x, x)`` has none, and
        ``diff(b, a)`` is the mirror of ``diff(a, b)``.

    Raises:
        NewsDigestError: any error of :func:`summarize`.

    >>> delta = newsdigest.diff("The storm killed 12 people in Hale.", "The storm killed 15 people in Hale.")
    >>> [(change.field.value, change.before, change.after) for change in delta.changes]
    [('figure', '12', '15')]
    """
    from newsdigest import changes  # on first use: a digest does not need it

    with naming_input("before"):
        first = before if isinstance(before, Digest) else summarize(before)
    with naming_input("after"):
        second = after if isinstance(after, Digest) else summarize(after)
    with unexpected_as_newsdigest_error("diff"):
        return changes.compare(first, second)


def parse_with(source: Source, options: ParseOptions, readers: Sequence[sources.Reader] = ()) -> Article:
    """As :func:`parse`, with its options as one value."""
    require("readers", readers, (Sequence,), "a sequence of newsdigest.sources.Reader")
    for at, reader in enumerate(readers):
        require(f"readers[{at}]", reader, (sources.Reader,), "a newsdigest.sources.Reader")
    if isinstance(source, Article):
        sources.require_fields(source)
    with unexpected_as_newsdigest_error("parse"):
        return _with_sentences(sources.read(source, options, (*readers, *sources.READERS)))


def summarize_with(source: Source, parse_options: ParseOptions, options: Options) -> Digest:
    """As :func:`summarize`, with its options as two values."""
    return _digest(parse_with(source, parse_options), options)


def digest_options(sentences: int | None, options: Options | None) -> Options:
    """The options of a digest; ``sentences`` goes before those of ``options``."""
    require("options", options, (Options, NoneType), "a newsdigest.Options or None")
    given = options or Options()
    if sentences is None:
        return given
    require_count("sentences", sentences, 0)
    return attrs.evolve(given, sentences=sentences)


def _checked_finders(finders: Mapping[str, facts.Finder] | None) -> Mapping[str, facts.Finder]:
    require("finders", finders, (Mapping, NoneType), "a mapping of kinds of facts to functions, or None")
    for kind, finder in (finders or {}).items():
        if kind not in facts.FINDERS:
            raise ValueError(f"finders has {kind!r}, which is no kind of fact: choose from {', '.join(facts.FINDERS)}")
        if not callable(finder):
            raise TypeError(f"finders[{kind!r}] must be a function, not {type(finder).__name__}: {finder!r:.80}")
    return finders or {}


def _with_sentences(article: Article) -> Article:
    if article.sentences:
        return article
    found = clean(article.text)
    if found is None:
        return attrs.evolve(article, sentences=language.sentence_spans(article))
    spans = language.sentence_spans(article_in(found, article))
    return attrs.evolve(article, sentences=tuple([span_of(found, span) for span in spans]))


def _digest(article: Article, options: Options, finders: Mapping[str, facts.Finder] = facts.FINDERS) -> Digest:
    with unexpected_as_newsdigest_error("summarize"):
        deadline.check()
        found = clean(article.text)
        if found is None:
            return _digest_of_clean(article, options, finders)
        return relocate(_digest_of_clean(article_in(found, article), options, finders), found, article)


def _digest_of_clean(article: Article, options: Options, finders: Mapping[str, facts.Finder]) -> Digest:
    detection.check(article)
    analysis = language.analyse(article, options.lexicon, options.model)
    found = facts.find_facts(analysis, finders)
    deadline.check()
    return ranking.rank(analysis, found, options)
