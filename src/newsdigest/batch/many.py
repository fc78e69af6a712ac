"""``summarize_many``: a stream of sources to a stream of digests."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterable, Mapping, Sized
from contextlib import closing
from itertools import count
from typing import Final, Literal, TypeVar, overload

import attrs

from newsdigest import api
from newsdigest.batch.stream import stream
from newsdigest.batch.workers import Trouble
from newsdigest.deadline import limited_to
from newsdigest.errors import NewsDigestError, put_name
from newsdigest.model.article import Article
from newsdigest.model.checks import Failure
from newsdigest.model.digest import Digest
from newsdigest.options import DEFAULT_MAX_CHARS, Options, ParseOptions, require_count, require_seconds, require_several

__all__ = ["Summarize", "as_newsdigest_error", "identity", "summarize_at", "summarize_many"]

_T = TypeVar("_T")
_IDENTITIES: Final = ("id", "uri", "guid", "url", "source_url", "filename")


@attrs.frozen(kw_only=True)
class Summarize:
    """The work on one source: :func:`newsdigest.summarize` with its options, as a value that travels to workers."""

    options: Options
    parse_options: ParseOptions
    max_seconds: float | None = None

    def __call__(self, source: api.Source) -> Digest:
        """Digest one source."""
        with limited_to(self.max_seconds):
            return api.summarize_with(source, self.parse_options, self.options)


@overload
def summarize_many(
    sources: Iterable[api.Source],
    *,
    workers: int = ...,
    on_error: Literal["raise"] = ...,
    progress: bool = ...,
    sentences: int | None = ...,
    options: Options | None = ...,
    format: str | None = ...,
    language: str | None = ...,
    encoding: str | None = ...,
    max_chars: int = ...,
    max_seconds: float | None = ...,
) -> Generator[Digest, None, None]: ...


@overload
def summarize_many(
    sources: Iterable[api.Source],
    *,
    workers: int = ...,
    on_error: Literal["return"],
    progress: bool = ...,
    sentences: int | None = ...,
    options: Options | None = ...,
    format: str | None = ...,
    language: str | None = ...,
    encoding: str | None = ...,
    max_chars: int = ...,
    max_seconds: float | None = ...,
) -> Generator[Digest | Failure, None, None]: ...


def summarize_many(
    sources: Iterable[api.Source],
    *,
    workers: int = 1,
    on_error: Literal["raise", "return"] = "raise",
    progress: bool = False,
    sentences: int | None = None,
    options: Options | None = None,
    format: str | None = None,  # noqa: A002 - the field's own word
    language: str | None = None,
    encoding: str | None = None,
    max_chars: int = DEFAULT_MAX_CHARS,
    max_seconds: float | None = None,
) -> Generator[Digest | Failure, None, None]:
    """Digest a stream of sources, in order, in memory that does not grow with its length.

    Args:
        sources: any number of sources that :func:`newsdigest.parse` takes; read lazily.
        workers: 1 to work in this process as digests are asked for; more for that many worker processes, which read
            ahead by at most 24 sources each.
        on_error: ``"raise"`` to raise the first error; ``"return"`` to yield a :class:`newsdigest.Failure` in the
            place of a source that gave one, and to go on.
        progress: show a progress bar on standard error.
        sentences: length of each summary, 3 by default. It goes before that of ``options``.
        options: how much to say of each.
        format: see :func:`newsdigest.parse`, as for all that follow.
        language: ISO 639 code.
        encoding: of ``bytes`` and files.
        max_chars: longest text taken, in code points.
        max_seconds: longest time a source may take, reading included; one that takes longer gives a
            :class:`newsdigest.DeadlineError`. None for no limit. It is checked between the steps of a digest: a step
            that has begun (reading a page, one kind of facts of a long text) ends first. The first source of each
            process also loads the models.

    Returns:
        A generator. Closing it, or an exception while it runs, ends its worker processes.

    Raises:
        TypeError: ``sources`` is one text, one mapping or no iterable, or another argument is of another type.
        ValueError: ``workers``, ``on_error`` or ``max_seconds`` is not one of the above.
        NewsDigestError: any error of :func:`newsdigest.summarize`, with ``on_error="raise"``; its message begins with
            the source, as ``sources[3]``.

    >>> sources = ["The ferry sank off Oban on Monday.", "", "Ann Lowe reopened the bridge in Leeds."]
    >>> for found in newsdigest.summarize_many(sources, on_error="return"):
    ...     print(type(found).__name__)
    Digest
    Failure
    Digest
    """
    require_several("sources", sources)
    require_count("workers", workers, 1)
    require_seconds("max_seconds", max_seconds)
    if on_error not in ("raise", "return"):
        raise ValueError(f'on_error must be "raise" or "return", got {on_error!r}')
    parse_options = ParseOptions(format=format, language=language, encoding=encoding, max_chars=max_chars)
    work = Summarize(
        options=api.digest_options(sentences, options), parse_options=parse_options, max_seconds=max_seconds
    )
    results = stream(sources, work, workers)
    digests = _digests(results, count()) if on_error == "raise" else _digests_and_failures(results)
    return _shown(digests, len(sources) if isinstance(sources, Sized) else None) if progress else digests


def summarize_at(
    positions: Iterable[int], sources: Iterable[api.Source], workers: int
) -> Generator[Digest, None, None]:
    """As :func:`summarize_many`, for sources that are some of the caller's list: errors name their positions in it."""
    require_count("workers", workers, 1)
    results = stream(sources, Summarize(options=Options(), parse_options=ParseOptions()), workers)
    return _digests(results, positions)


def _digests(
    results: Generator[tuple[api.Source, Digest | Trouble], None, None], positions: Iterable[int]
) -> Generator[Digest, None, None]:
    with closing(results):
        for position, (source, result) in zip(positions, results, strict=False):
            if isinstance(result, Trouble):
                own = identity(source)
                put_name(result.error, f"sources[{position}] ({own})" if own else f"sources[{position}]")
                raise result.error
            yield result


def _digests_and_failures(
    results: Generator[tuple[api.Source, Digest | Trouble], None, None],
) -> Generator[Digest | Failure, None, None]:
    with closing(results):
        for position, (source, result) in enumerate(results):
            if isinstance(result, Trouble):
                yield Failure(position=position, id=identity(source), error=as_newsdigest_error(result.error))
            else:
                yield result


def _shown(digests: Generator[_T, None, None], total: int | None) -> Generator[_T, None, None]:
    from tqdm import tqdm

    with closing(digests), tqdm(total=total, unit=" articles") as bar:
        for digest in digests:
            bar.update()
            yield digest


def identity(source: api.Source) -> str | None:
    """What a source calls itself: its id, path or address; None where it has none."""
    if isinstance(source, Article):
        return source.url
    if isinstance(source, Mapping):
        return next((str(source[name]) for name in _IDENTITIES if source.get(name)), None)
    return os.fspath(source) if isinstance(source, os.PathLike) else None


def as_newsdigest_error(error: Exception) -> NewsDigestError:
    """``error``, or a NewsDigestError with its type and message."""
    if isinstance(error, NewsDigestError):
        return error
    wrapped = NewsDigestError(f"{type(error).__name__}: {error}")
    wrapped.__cause__ = error
    return wrapped
