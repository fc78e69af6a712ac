"""The way in: run a command, turn what it raises into one line and an exit code."""

from __future__ import annotations

import gc
import io
import os
import sys
from collections.abc import Sequence
from typing import BinaryIO, Final, TextIO, cast

import click

from newsdigest.cli.group import PipeClosedError, cli
from newsdigest.errors import NewsDigestError

__all__ = ["main", "run"]

_ERROR: Final = 2
_INTERRUPTED: Final = 130
_PIPE_CLOSED: Final = 141  # what a shell shows for a program that SIGPIPE ended
_COLLECT_AFTER: Final = 20_000
"""New objects after which this process, which is our own, looks for cyclic garbage: digests make little."""


def main() -> None:
    """Run the command line and leave with its exit code."""
    gc.set_threshold(_COLLECT_AFTER)
    sys.stdin, sys.stdout = sys.stdin or _closed("input", "r"), sys.stdout or _closed("output", "w")
    sys.exit(run(sys.argv[1:]))


def _closed(name: str, mode: str) -> TextIO:
    """A stream in place of one that is closed, as Python gives None for it: to use it is an error in plain words."""

    class Closed(io.RawIOBase):
        def readable(self) -> bool:
            return mode == "r"

        def writable(self) -> bool:
            return mode == "w"

        def readinto(self, buffer: object) -> int:
            raise OSError(f"standard {name} is closed")

        def write(self, data: object) -> int:
            raise OSError(f"standard {name} is closed")

    return io.TextIOWrapper(cast("BinaryIO", Closed()), write_through=True)


def run(arguments: Sequence[str]) -> int:
    """Run one command; errors become one line on standard error.

    Args:
        arguments: the words after ``newsdigest``.

    Returns:
        The exit code: see :mod:`newsdigest.cli`.
    """
    try:
        result: object = cli.main(list(arguments), prog_name="newsdigest", standalone_mode=False)
    except click.UsageError as error:
        command = error.ctx.command_path if error.ctx else "newsdigest"
        return _exit_with_message(f'{error.format_message()} (see "{command} --help")', _ERROR)
    except click.ClickException as error:
        return _exit_with_message(error.format_message(), _ERROR)
    except (click.Abort, KeyboardInterrupt):
        return _exit_with_message("interrupted", _INTERRUPTED)
    except PipeClosedError:
        # What is still buffered must not raise again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _PIPE_CLOSED
    except (NewsDigestError, OSError) as error:
        return _exit_with_message(str(error), _ERROR)
    return result if isinstance(result, int) else 0


def _exit_with_message(message: str, code: int) -> int:
    from newsdigest.renderers.clean_text import one_line

    click.echo(f"newsdigest: error: {one_line(message)}", err=True)
    return code
