"""The commands: summarize, parse, diff, combine, group, verify, check, schema."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

import attrs
import click

from newsdigest import api
from newsdigest.cli.file_patterns import expand_patterns
from newsdigest.cli.input_kinds import PARQUET_SUFFIX, are_many
from newsdigest.cli.options import STANDARD_INPUT, InputOptions, OutputOptions, reading_options, showing_options, write
from newsdigest.cli.ownership import refuse_source_as_output
from newsdigest.errors import EmptyArticleError, ParseError, naming_input
from newsdigest.model.article import Article
from newsdigest.model.change import DigestDiff
from newsdigest.model.checks import QuoteCheck, SummaryCheck
from newsdigest.model.digest import Digest
from newsdigest.model.enums import Verdict
from newsdigest.model.story import Story
from newsdigest.renderers import json_doc
from newsdigest.renderers.json_schema import SCHEMAS, document_schema

__all__ = ["COMMANDS"]

_OUR_DIGEST: Final = re.compile(rb'\s{0,8}\{\s{0,8}"schema"\s{0,8}:\s{0,8}"newsdigest/digest/')


@click.command()
@click.argument("sources", metavar="[SOURCE]...", nargs=-1)
@click.option("--sentences", type=click.IntRange(min=0), default=3, show_default=True, help="Length of the summary.")
@click.option(
    "-j", "--jobs", type=click.IntRange(min=0), default=1, show_default=True, help="Worker processes; 0: one a core."
)
@click.option("--quotes", "kinds", flag_value="quote", multiple=True, help="Rows of the quotations alone, as CSV.")
@click.option("--figures", "kinds", flag_value="figure", multiple=True, help="Rows of the figures alone, as CSV.")
@showing_options(Digest)
@reading_options
@click.pass_context
def summarize(
    context: click.Context,
    sources: tuple[str, ...],
    sentences: int,
    jobs: int,
    kinds: tuple[str, ...],
    showing: OutputOptions,
    reading: InputOptions,
) -> None:
    """Digest an article, or many.

    One FILE (or standard input; also .gz) is shown as a digest. A folder, several files or a pattern such as
    "articles/*.txt", a file of JSON Lines (.jsonl; or --input-format jsonl), a table whose columns are fields of news
    (.csv, .tsv), a web archive (.warc), all of these also as .gz, and the entries of a feed (--input-format feed) give
    JSON Lines: a record for each source, in order. With --output, a run that was cut off is taken up where it ended.
    With --format csv, --quotes or --figures they give one table of facts. A Parquet file with a column "text" gives
    another. Exit code 0: done, 2: an error, or sources that gave one.
    """
    arguments = expand_patterns(sources) or [STANDARD_INPUT]
    jobs = jobs or os.cpu_count() or 1
    refuse_source_as_output(arguments, showing.output)
    if kinds and showing.format not in (None, "csv"):
        raise click.UsageError(f"--quotes and --figures give rows as CSV, not --format {showing.format}", context)
    if kinds or showing.format == "csv":
        from newsdigest.cli.tables import write_table  # here and below: what the other commands do not need

        tally = write_table(arguments, reading, sentences, jobs, frozenset(kinds), showing.output)
        context.exit(2 if tally.errors else 0)
    if not are_many(arguments, reading.input_format):
        showing.show(reading.digest(reading.source(arguments[0]), sentences))
        return
    if showing.format not in (None, "json"):
        raise click.UsageError(f"many sources give JSON Lines; --format {showing.format} is for one", context)
    if arguments[0].endswith(PARQUET_SUFFIX):
        from newsdigest.cli.parquet import write_parquet

        output = _output_of_table(context, arguments, reading, showing)
        tally = write_parquet(Path(arguments[0]), output, reading, sentences, jobs)
    else:
        from newsdigest.cli.records import named_sources, write_records

        named = named_sources(arguments, reading, showing.output)
        tally = write_records(named, reading, sentences, jobs, showing.output)
    click.echo(f"newsdigest: {tally}", err=True)
    context.exit(2 if tally.errors else 0)


def _output_of_table(
    context: click.Context, arguments: Sequence[str], reading: InputOptions, showing: OutputOptions
) -> Path:
    """The file into which a Parquet file is digested.

    Raises:
        UsageError: it is not named, or the Parquet file came with what it cannot be combined with.
    """
    if showing.output is None or len(arguments) > 1:
        raise click.UsageError("a Parquet file is digested alone, into the file that --output names", context)
    if reading.model != "packaged":
        raise click.UsageError("a Parquet file is digested with the packaged model alone", context)
    return showing.output


@click.command()
@click.argument("source", metavar="[FILE]", default=STANDARD_INPUT)
@showing_options(Article)
@reading_options
def parse(source: str, showing: OutputOptions, reading: InputOptions) -> None:
    """Show what kind of part each block of an article is."""
    refuse_source_as_output([source], showing.output)
    showing.show(reading.article(reading.source(source)))


@click.command()
@click.argument("before")
@click.argument("after")
@showing_options(DigestDiff)
@reading_options
@click.pass_context
def diff(context: click.Context, before: str, after: str, showing: OutputOptions, reading: InputOptions) -> None:
    """Say what changed in the story from BEFORE to AFTER.

    Each is an article, or a digest in JSON. Exit code 0: no change, 1: changes, 2: an error.
    """
    _refuse_standard_input_twice([before, after])
    refuse_source_as_output([before, after], showing.output)
    delta = api.diff(_digest_of(before, reading), _digest_of(after, reading))
    showing.show(delta)
    context.exit(1 if delta.changes else 0)


def _digest_of(name: str, reading: InputOptions) -> Digest:
    with naming_input(name):
        return _digest_of_source(reading.source(name), reading)


def _digest_of_source(source: bytes | Path, reading: InputOptions) -> Digest:
    document = _document(source)
    return reading.digest(source) if document is None else json_doc.digest_from_json(document, Digest)


def _document(source: bytes | Path) -> bytes | None:
    """The bytes of a digest in JSON; None for any other source."""
    if isinstance(source, bytes):
        return source if _OUR_DIGEST.match(source) else None
    try:
        with source.open("rb") as file:
            start = file.read(100)
            return start + file.read() if _OUR_DIGEST.match(start) else None
    except OSError as error:
        raise ParseError(f"the file {str(source)!r} could not be read: {error.strerror}") from error


@click.command()
@click.argument("sources", metavar="FILE...", nargs=-1, required=True)
@showing_options(Story)
@reading_options
def combine(sources: tuple[str, ...], showing: OutputOptions, reading: InputOptions) -> None:
    """Read several reports of one event together.

    Each FILE is an article, or a digest in JSON. Shows what they agree on, where they differ and who alone has what. An
    article without a publisher is called by the name of its file.
    """
    names = expand_patterns(sources)
    _refuse_standard_input_twice(names)
    refuse_source_as_output(names, showing.output)
    from newsdigest import stories

    story = stories.combine([_digest_of(name, reading) for name in names])
    showing.show(attrs.evolve(story, outlets=_outlets(story, names)))


def _outlets(story: Story, names: Sequence[str]) -> tuple[str, ...]:
    """The outlets of a story; an article that names neither a publisher nor an address is called as its file."""
    short = [Path(name).name for name in names]
    own = short if len(set(short)) == len(short) else names
    return tuple(
        outlet if digest.article.publisher or digest.article.url else name
        for outlet, digest, name in zip(story.outlets, story.digests, own, strict=True)
    )


@click.command()
@click.argument("sources", metavar="FILE...", nargs=-1, required=True)
@reading_options
def group(sources: tuple[str, ...], reading: InputOptions) -> None:
    """Sort articles into events: a line of file names, parted by tabs, for each event.

    Each FILE is an article, or a digest in JSON.
    """
    names = expand_patterns(sources)
    _refuse_standard_input_twice(names)
    from newsdigest import stories

    for own in stories.group([_digest_of(name, reading) for name in names]):
        write("\t".join(names[at] for at in own) + "\n")


@click.command()
@click.argument("text")
@click.argument("article")
@showing_options(QuoteCheck)
@reading_options
@click.pass_context
def verify(context: click.Context, text: str, article: str, showing: OutputOptions, reading: InputOptions) -> None:
    """Check that each quotation in TEXT is in ARTICLE, verbatim and by the same speaker.

    Exit code 0: all of them do, 1: some do not, 2: an error. ARTICLE may also be a digest in JSON.
    """
    _refuse_standard_input_twice([text, article])
    refuse_source_as_output([text, article], showing.output)
    with naming_input(text):
        checked = reading.article(reading.source(text)).text
    from newsdigest.verification import verify_quotes

    checks = verify_quotes(checked, _digest_of(article, reading))
    showing.show_checks(checks)
    context.exit(0 if all(check.verdict is Verdict.EXACT for check in checks) else 1)


@click.command()
@click.argument("summary")
@click.argument("article")
@showing_options(SummaryCheck)
@reading_options
@click.pass_context
def check(context: click.Context, summary: str, article: str, showing: OutputOptions, reading: InputOptions) -> None:
    """Check that ARTICLE supports what SUMMARY says: names, figures, dates, places, quotations, claims.

    SUMMARY is a summary, a headline or a post. Exit code 0: nothing sure against it; findings below a confidence
    of 0.7 are shown as unclear. 1: the article says otherwise, or does not say it. 2: an error.
    ARTICLE may also be a digest in JSON.
    """
    _refuse_standard_input_twice([summary, article])
    refuse_source_as_output([summary, article], showing.output)
    with naming_input(article):
        source = reading.source(article)
        document = _document(source)
        original = reading.article(source) if document is None else json_doc.digest_from_json(document, Digest).article
    with naming_input(summary):
        checked = _summary_text(summary, attrs.evolve(reading, title=None))
    from newsdigest.verification import check_summary

    found = check_summary(checked, original)
    showing.show_summary_check(found, original)
    context.exit(0 if found.ok else 1)


def _summary_text(name: str, reading: InputOptions) -> str:
    """The text of a summary; none of an empty one, as a model's empty answer is checked like any other."""
    try:
        return reading.article(reading.source(name)).text
    except EmptyArticleError:
        return ""


def _refuse_standard_input_twice(names: Sequence[str]) -> None:
    if list(names).count(STANDARD_INPUT) > 1:
        raise click.UsageError("'-' is standard input, which can be read once: give a file in the other place")


@click.command()
@click.argument("document", type=click.Choice(list(SCHEMAS)))
def schema(document: str) -> None:
    """Print the JSON Schema of a document."""
    write(json_doc.dump(document_schema(*SCHEMAS[document]), indent=2) + "\n")


COMMANDS: Final[Mapping[str, click.Command]] = {
    command.name: command
    for command in (summarize, parse, diff, combine, group, verify, check, schema)
    if command.name is not None
}
"""The commands by name, in the order in which the help lists them."""
