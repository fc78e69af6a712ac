"""Small faults put into functions, one at a time: the operators of mutation testing over Python's syntax trees."""

from __future__ import annotations

import ast
import copy
from collections.abc import Callable, Iterator
from pathlib import Path
from types import CodeType
from typing import Any

import attrs

__all__ = ["Mutant", "mutants_of", "noted"]

_SWAPPED: dict[type, type] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.And: ast.Or, ast.Or: ast.And,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.FloorDiv: ast.Div, ast.Mod: ast.Div,
    ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr,
}  # fmt: skip
_Function = ast.FunctionDef | ast.AsyncFunctionDef


@attrs.frozen
class Mutant:
    """One fault in one function."""

    path: Path
    function: str
    first_line: int
    line: int
    before: str
    after: str
    code: Callable[[], CodeType | None]
    """The code of the function with the fault."""

    def __str__(self) -> str:
        return f"{self.path.name}:{self.line} {self.function}\n  - {self.before}\n  + {self.after}"


def mutants_of(path: Path) -> list[Mutant]:
    """Every mutant of the functions of a module, in order. Tables, defaults and annotations stay as they are."""
    tree = ast.parse(path.read_text("utf-8"))
    found: list[Mutant] = []
    for function in _functions(tree):
        spots = [node for statement in function.body for node in _walk(statement)]
        for place, node in enumerate(spots):
            found += [
                _mutant(path, function, place, number, node, other) for number, other in enumerate(_variants(node))
            ]
    return found


def noted(path: Path, note: str) -> dict[int, CodeType]:
    """The code of each function of a module, by its first line; it calls the builtin ``note`` with that line first."""
    tree = ast.parse(path.read_text("utf-8"))
    functions = list(_functions(tree))
    for function in functions:
        call = ast.Call(ast.Name(note, ast.Load()), [ast.Constant(_first_line(function))], [])
        function.body.insert(0, ast.Expr(call))
    whole = compile(ast.fix_missing_locations(tree), str(path), "exec")
    lines = [_first_line(function) for function in functions]
    return {line: code for line in lines if (code := _code_at(whole, line))}


def _functions(node: ast.AST) -> Iterator[_Function]:
    """Functions of the module and methods of its classes; those within functions belong to the outer one."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, _Function):
            yield child
        elif isinstance(child, ast.ClassDef):
            yield from _functions(child)


def _walk(node: ast.AST) -> Iterator[ast.AST]:
    """The nodes in order, without docstrings, annotations and the pieces of f-strings, as messages are."""
    if isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)):
        return
    yield node
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns"):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST):
                yield from _walk(child)


def _mutant(path: Path, function: _Function, place: int, number: int, node: ast.AST, other: ast.AST) -> Mutant:
    def code() -> CodeType | None:
        tree = ast.parse(path.read_text("utf-8"))
        target = next(each for each in _functions(tree) if each.lineno == function.lineno)
        spot = [each for statement in target.body for each in _walk(statement)][place]
        changed = _Replace(spot, list(_variants(spot))[number]).visit(target)
        assert changed is target
        return _code_at(compile(ast.fix_missing_locations(tree), str(path), "exec"), _first_line(function))

    line = getattr(node, "lineno", function.lineno)
    return Mutant(path, function.name, _first_line(function), line, ast.unparse(node), ast.unparse(other), code)


def _first_line(function: _Function) -> int:
    return min([function.lineno, *(each.lineno for each in function.decorator_list)])


class _Replace(ast.NodeTransformer):
    def __init__(self, old: ast.AST, new: ast.AST) -> None:
        self.old, self.new = old, new

    def visit(self, node: ast.AST) -> ast.AST:
        return ast.copy_location(self.new, node) if node is self.old else self.generic_visit(node)


def _code_at(code: CodeType, line: int) -> CodeType | None:
    for value in code.co_consts:
        if isinstance(value, CodeType):
            if value.co_firstlineno == line and not value.co_name.startswith("<") and value.co_flags & 2:
                return value
            if inner := _code_at(value, line):
                return inner
    return None


def _variants(node: ast.AST) -> Iterator[ast.AST]:
    """The faults that a node can have."""
    new: Any = copy.deepcopy(node)
    if isinstance(node, ast.Compare) and type(node.ops[0]) in _SWAPPED:
        new.ops[0] = _SWAPPED[type(node.ops[0])]()
        yield new
    elif isinstance(node, (ast.BoolOp, ast.BinOp, ast.AugAssign)) and type(node.op) in _SWAPPED:
        new.op = _SWAPPED[type(node.op)]()
        yield new
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, (ast.Not, ast.USub)):
        yield new.operand
    elif isinstance(node, ast.Constant):
        yield from _constants(node)
    elif isinstance(node, ast.Call):
        yield from _arguments(node)
    elif isinstance(node, (ast.Break, ast.Continue)):
        yield ast.Continue() if isinstance(node, ast.Break) else ast.Break()
    elif isinstance(node, (ast.Assign, ast.AnnAssign)) and node.value and not _is_none(node.value):
        new.value = ast.Constant(None)
        yield new


def _constants(node: ast.Constant) -> Iterator[ast.AST]:
    value = node.value
    if isinstance(value, bool):
        yield ast.Constant(not value)
    elif isinstance(value, (int, float)):
        yield ast.Constant(value + 1)
    elif isinstance(value, str):
        yield ast.Constant(f"XX{value}XX")


def _arguments(node: ast.Call) -> Iterator[ast.AST]:
    """The call with each argument None, and, where it has several, without it."""
    count = len(node.args)
    for at in range(count + len(node.keywords)):
        new = copy.deepcopy(node)
        given = new.args[at] if at < count else new.keywords[at - count].value
        if isinstance(given, ast.Starred):
            continue
        if not _is_none(given):
            if at < count:
                new.args[at] = ast.Constant(None)
            else:
                new.keywords[at - count].value = ast.Constant(None)
            yield new
        if count + len(node.keywords) > 1:
            less = copy.deepcopy(node)
            del (less.args if at < count else less.keywords)[at if at < count else at - count]
            yield less


def _is_none(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and node.value is None
