"""The options that commands share, and what they mean together: how to read a source, how to show a value."""

from __future__ import annotations

import functools
import os
import re
import shlex
import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, get_args

import attrs
import click

from newsdigest import api
from newsdigest.cli.containers import unpacked
from newsdigest.cli.file_patterns import refuse_pattern
from newsdigest.deadline import limited_to
from newsdigest.errors import ParseError
from newsdigest.model.article import Article
from newsdigest.model.change import DigestDiff
from newsdigest.model.checks import QuoteCheck, SummaryCheck
from newsdigest.model.digest import Digest
from newsdigest.model.story import Story
from newsdigest.options import DEFAULT_MAX_CHARS, ModelName, Options
from newsdigest.renderers import RENDERERS, Rendered, check_json, html_doc, json_doc, markdown_doc, render, terminal_doc

__all__ = [
    "STANDARD_INPUT",
    "InputOptions",
    "OutputOptions",
    "reading_options",
    "refuse_address",
    "showing_options",
    "write",
]

STANDARD_INPUT: Final = "-"
_ADDRESS: Final = re.compile(r"(?:https?|ftp)://", re.IGNORECASE)
_MOST_BYTES_A_CHARACTER: Final = 32  # four in UTF-8, and eight characters of markup for each of text


def refuse_address(name: str) -> None:
    """Say how to read a web page, where an argument is an address: nothing here opens one.

    Raises:
        ParseError: it is one.
    """
    if _ADDRESS.match(name):
        raise ParseError(
            f"{name} is an address, and newsdigest opens no network connection: "
            f"curl -sL {shlex.quote(name)} | newsdigest summarize --url {shlex.quote(name)} -"
        )


@attrs.frozen(kw_only=True)
class InputOptions:
    """How sources are read; each field as in :func:`newsdigest.parse`, ``model`` as in :class:`newsdigest.Options`."""

    input_format: str | None = None
    title: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None
    encoding: str | None = None
    max_chars: int = DEFAULT_MAX_CHARS
    max_seconds: float | None = None
    model: ModelName = "packaged"

    def source(self, name: str) -> bytes | Path:
        """What a command-line argument names: standard input for ``-``, else a file."""
        refuse_address(name)
        if name == STANDARD_INPUT:
            # One byte more than could be taken, so that an endless stream ends in an error.
            return sys.stdin.buffer.read(self.most_bytes + 1)
        refuse_pattern(name)
        return self.file(Path(name))

    def file(self, path: Path) -> bytes | Path:
        """A file as it is; the bytes of one that is packed with gzip, or of a pipe that a shell hands over."""
        if path.is_fifo():
            with path.open("rb") as file:
                return file.read(self.most_bytes + 1)
        return unpacked(path, self.most_bytes) if path.suffix == ".gz" else path

    @property
    def most_bytes(self) -> int:
        """The longest source that could be within the limit, in bytes."""
        return self.max_chars * _MOST_BYTES_A_CHARACTER

    def article(self, source: api.Source) -> Article:
        """Parse one source."""
        with limited_to(self.max_seconds):
            return api.parse(
                source,
                format=self.input_format,
                title=self.title,
                published=self.published,
                url=self.url,
                language=self.language,
                encoding=self.encoding,
                max_chars=self.max_chars,
            )

    def digest(self, source: api.Source, sentences: int = 3) -> Digest:
        """Parse and digest one source."""
        with limited_to(self.max_seconds):
            return api.summarize(
                source,
                sentences=sentences,
                options=Options(model=self.model),
                format=self.input_format,
                title=self.title,
                published=self.published,
                url=self.url,
                language=self.language,
                encoding=self.encoding,
                max_chars=self.max_chars,
            )


@attrs.frozen(kw_only=True)
class OutputOptions:
    """How a value is shown: in which format, whether in colour, and where."""

    format: str | None = None
    colour: str = "auto"
    output: Path | None = None

    def show(self, value: Rendered) -> None:
        """Write ``value`` to the output, as one text that ends with a line feed."""
        text = render(value, self.format) if self.format not in (None, "text") else _as_text(value, self._palette())
        write(text if text.endswith("\n") else f"{text}\n", self.output)

    def show_checks(self, checks: Sequence[QuoteCheck]) -> None:
        """Write what became of a text's quotations, as text or as JSON."""
        if self.format == "json":
            write(json_doc.checks_to_json(checks) + "\n", self.output)
        else:
            write(terminal_doc.checks_to_text(checks, palette=self._palette(), width=_columns()), self.output)

    def show_summary_check(self, check: SummaryCheck, article: Article) -> None:
        """Write the check of a summary against its article, in the requested format."""
        if self.format == "json":
            text = check_json.summary_check_to_json(check) + "\n"
        elif self.format == "markdown":
            text = markdown_doc.summary_check_to_markdown(check)
        elif self.format == "html":
            text = html_doc.summary_check_to_html(check, article)
        else:
            text = terminal_doc.summary_check_to_text(check, palette=self._palette(), width=_columns())
        write(text, self.output)

    def _palette(self) -> terminal_doc.Palette:
        wanted = {"always": True, "never": False, "auto": self.output is None and _colour_is_welcome()}
        return terminal_doc.COLOURED if wanted[self.colour] else terminal_doc.PLAIN


def _colour_is_welcome() -> bool:
    """Whether a person looks at a terminal that shows colour (https://no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _columns() -> int:
    return min(shutil.get_terminal_size((100, 24)).columns, 120)


def _as_text(value: Rendered, palette: terminal_doc.Palette) -> str:
    width = _columns()
    if isinstance(value, Digest):
        return terminal_doc.digest_to_text(value, palette=palette, width=width)
    if isinstance(value, DigestDiff):
        return terminal_doc.diff_to_text(value, palette=palette, width=width)
    if isinstance(value, Story):
        return terminal_doc.story_to_text(value, palette=palette, width=width)
    return terminal_doc.article_to_text(value, palette=palette, width=width)


def write(text: str, output: Path | None = None) -> None:
    """Write UTF-8 to a file or to standard output; what UTF-8 cannot hold is written as an escape."""
    data = text.encode("utf-8", errors="backslashreplace")
    if output is not None:
        try:
            output.write_bytes(data)
        except OSError as error:
            raise click.ClickException(f"the file {str(output)!r} could not be written: {error.strerror}") from error
        return
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def _warn_of_language(context: click.Context, option: click.Parameter, code: str | None) -> str | None:
    """Say that the text decides, where the caller declares another language than English."""
    if code and not code.lower().startswith("en"):
        click.echo(
            f"newsdigest: note: only English is read; --language {code} cannot change that, and a text that reads as "
            "English is digested as English",
            err=True,
        )
    return code


def reading_options(command: Callable[..., None]) -> Callable[..., None]:
    """Options of :class:`InputOptions`, which the command gets as its argument ``reading``."""
    options = (
        click.option("--published", metavar="DATE", help="Publication date, ISO 8601; wins over the article's own."),
        click.option("--title", metavar="TEXT", help="Headline, where the source does not hold it."),
        click.option("--url", metavar="URL", help="Where the article stands."),
        click.option(
            "--language",
            metavar="CODE",
            callback=_warn_of_language,
            help='ISO 639 code; "en" forces English.',
        ),
        click.option("--input-format", metavar="NAME", help="Reader to use; recognised by content otherwise."),
        click.option("--encoding", metavar="NAME", help="Encoding of the input; detected otherwise."),
        click.option(
            "--max-chars",
            type=click.IntRange(min=1),
            default=DEFAULT_MAX_CHARS,
            show_default=True,
            help="Longest text taken.",
        ),
        click.option(
            "--model",
            type=click.Choice(get_args(ModelName)),
            default="packaged",
            show_default=True,
            help="What reads the sentences of a digest; encoder: slower, better at who says what.",
        ),
        click.option(
            "--max-seconds",
            type=click.FloatRange(min=0, min_open=True),
            help="Longest time an article may take; one that takes longer is an error.",
        ),
    )
    return _gathered(command, "reading", InputOptions, options)


def showing_options(
    kind: type[Rendered | QuoteCheck | SummaryCheck],
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Options of :class:`OutputOptions` for values of one kind; the command gets them as its argument ``showing``."""
    able: dict[type, list[str]] = {
        Digest: list(RENDERERS),
        DigestDiff: [name for name, renderer in RENDERERS.items() if renderer.diff],
        Story: [name for name, renderer in RENDERERS.items() if renderer.story],
        Article: [name for name, renderer in RENDERERS.items() if renderer.article],
        QuoteCheck: ["text", "json"],
        SummaryCheck: ["text", "json", "markdown", "html"],
    }
    options = (
        click.option("-f", "--format", type=click.Choice(able[kind]), help="Output format; text unless given."),
        click.option(
            "--colour",
            "--color",
            type=click.Choice(["auto", "always", "never"]),
            default="auto",
            help="Colour text output; auto: on a terminal, unless NO_COLOR is set.",
        ),
        click.option(
            "-o",
            "--output",
            type=click.Path(dir_okay=False, path_type=Path),
            help="Write to a file instead of standard output.",
        ),
    )
    return lambda command: _gathered(command, "showing", OutputOptions, options)


def _gathered(
    command: Callable[..., None],
    name: str,
    kind: type[attrs.AttrsInstance],
    options: tuple[Callable[[Callable[..., None]], Callable[..., None]], ...],
) -> Callable[..., None]:
    """``command`` with options that reach it as one value of type ``kind``."""
    fields = [field.name for field in attrs.fields(kind)]

    @functools.wraps(command)
    def with_value(**arguments: object) -> None:
        value = kind(**{field: arguments.pop(field) for field in fields})
        command(**arguments, **{name: value})

    gathered: Callable[..., None] = with_value
    for option in reversed(options):
        gathered = option(gathered)
    return gathered
