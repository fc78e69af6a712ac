"""Fails where code of the package grows past what one can take in at once: functions and files.

The cyclomatic complexity is that of radon: one, and one more for each ``if``, loop, ``except``, ``else`` of a loop or
``try``, conditional expression, ``case``, ``assert``, lambda, generator, condition of a generator, and each operand of
``and`` and ``or`` after the first; ruff's C901 counts no operators.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

_SRC = Path(__file__).parent.parent / "src"
_MOST_BRANCHES = 15
_MOST_LINES = 50  # of a function, its docstring aside
_MOST_LINES_OF_A_FILE = 420
_MOST_ARGUMENTS = 6
_ONE = (
    ast.If, ast.IfExp, ast.For, ast.AsyncFor, ast.While, ast.ExceptHandler, ast.Assert, ast.Lambda, ast.comprehension,
    ast.match_case,
)  # fmt: skip


class Excess(NamedTuple):
    """One measure of a function or file that is past its limit."""

    where: str  # "newsdigest/changes/edits.py:_without_shifted"
    measure: str
    value: int
    line: int


def main() -> int:
    """Print what is past a limit; 1 where anything is."""
    found = [excess for path in sorted(_SRC.rglob("*.py")) for excess in _measured(path)]
    for excess in found:
        print(f"{excess.where} (line {excess.line}): {excess.measure} {excess.value}")
    print(f"{len(found)} past a limit")
    return 1 if found else 0


def _measured(path: Path) -> Iterator[Excess]:
    text = path.read_text("utf-8")
    where = path.relative_to(_SRC).as_posix()
    if (lines := len(text.splitlines())) > _MOST_LINES_OF_A_FILE:
        yield Excess(where, "lines", lines, 1)
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            name = f"{where}:{node.name}"
            measures = (
                ("complexity", complexity(node), _MOST_BRANCHES),
                ("lines", _length(node), _MOST_LINES),
                ("arguments", _arguments(node), _MOST_ARGUMENTS),
            )
            yield from (Excess(name, what, value, node.lineno) for what, value, most in measures if value > most)


def complexity(node: ast.AST) -> int:
    """The cyclomatic complexity of a function, that of the functions inside it included."""
    return 1 + sum(map(_branches, ast.walk(node)))


def _branches(node: ast.AST) -> int:
    if isinstance(node, ast.BoolOp):
        return len(node.values) - 1
    if isinstance(node, ast.comprehension):
        return 1 + len(node.ifs)
    alternative = isinstance(node, ast.For | ast.AsyncFor | ast.While | ast.Try) and bool(node.orelse)
    return isinstance(node, _ONE) + alternative


def _length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    first = node.body[0]
    documented = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and len(node.body) > 1
    start = (first.end_lineno or 0) + 1 if documented else first.lineno
    return (node.end_lineno or start) - start + 1


def _arguments(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """The positional arguments; those of a command are its options and are named by their own decorators."""
    if node.decorator_list and any("click" in ast.unparse(decorator) for decorator in node.decorator_list):
        return 0
    return sum(argument.arg not in {"self", "cls"} for argument in node.args.posonlyargs + node.args.args)


if __name__ == "__main__":
    sys.exit(main())
