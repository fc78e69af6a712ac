"""The command ``newsdigest`` itself: what it lists without loading anything, and where each command comes from.

``newsdigest --version``, ``--help`` and the completion of a command's name import no more than click.
"""

from __future__ import annotations

from typing import Final

import click

import newsdigest

__all__ = ["PipeClosedError", "cli"]

SUMMARIES: Final = {
    "summarize": "Digest an article, or many.",
    "parse": "Show what kind of part each block of an article is.",
    "diff": "Say what changed in the story from BEFORE to AFTER.",
    "combine": "Read several reports of one event together.",
    "group": "Sort articles into events: a line of file names, parted by tabs, for each event.",
    "verify": "Check that each quotation in TEXT is in ARTICLE, verbatim and by the same speaker.",
    "check": "Check that ARTICLE supports what SUMMARY says: names, figures, dates, places, quotations, claims.",
    "schema": "Print the JSON Schema of a document.",
}
"""The first sentence of each command's help."""


class PipeClosedError(Exception):
    """The reader of standard output (head, less) went away. No ``OSError``: click makes exit code 1 of such a one."""


class _LazyGroup(click.Group):
    """A group whose commands are imported when one of them is called."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except BrokenPipeError as error:
            raise PipeClosedError from error

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(SUMMARIES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in SUMMARIES:
            return None
        from newsdigest.cli.commands import COMMANDS

        return COMMANDS[cmd_name]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(SUMMARIES.items()))


@click.group(
    cls=_LazyGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(newsdigest.__version__, prog_name="newsdigest", message="%(prog)s %(version)s")
@click.pass_context
def cli(context: click.Context) -> None:
    """Who, what, where, when and the key quotes of a news article.

    A FILE is text, HTML, XML or JSON, recognised by its content; "-" is standard input.
    """
    if context.invoked_subcommand is None:
        click.echo(context.get_help(), err=True)
        context.exit(2)
