"""Fails where two word lists of the package share half of the words of the smaller one: knowledge is decided once.

Counted are the literals of ``src`` (sets, tuples, lists, the keys of dictionaries, ``"a b c".split()`` and the
alternatives of a regular expression) and, in data files, each class of words (the words of a TSV that have the same
other columns, a list in a JSON file). A list needs ``_LEAST`` words to be compared. ``check_lists_allowed.tsv`` names
the pairs that may overlap, each with its reason; an entry that is no longer needed fails too.
"""

from __future__ import annotations

import ast
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from fnmatch import fnmatchcase
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

_ROOT = Path(__file__).parent.parent
_SRC = _ROOT / "src" / "newsdigest"
_ALLOWED = Path(__file__).parent / "check_lists_allowed.tsv"
_LEAST = 6
_LARGEST = 100_000  # bytes: gazetteers and weights are no word lists
_CODE = 2  # entries of at most so many letters are codes of countries and units, not words
_WORD = re.compile(r"[a-z][a-z'’. -]*")
_WRITERS = ("renderers", "model", "batch", "cli")  # they write values: their lists name fields
_INVENTORIES = {  # vocabularies of open classes: what holds of each word on its own, not a class
    "changes/data/stem_frequencies.tsv",
    "language/data/abbreviations.tsv",
    "language/data/demonyms.tsv",
    "language/data/english_words.txt",
    "language/data/given_names.tsv",
    "language/data/known_names.tsv",
    "language/data/lemmas.tsv",
    "language/data/name_endings.tsv",
    "language/data/people_nouns.tsv",
    "language/data/person_nouns.txt",
    "language/data/punkt.json",
    "language/data/titles.tsv",
    "language/data/verbs.txt",
    "facts/data/event_nouns.txt",
    "facts/data/factuality.tsv",
    "facts/data/headline_verbs.txt",
    "ranking/data/event_classes.tsv",
    "verification/data/paraphrases.tsv",
}
_CLASSES = {"language/data/word_classes.tsv": 1}  # a class a row, in this column
_GROUP = re.compile(r"(?:\(\?:|\(\?P<\w+>|\(|\A)((?:[A-Za-z '’.-]+\??\|)+[A-Za-z '’.-]+)")


class WordList(NamedTuple):
    """The words of one literal or one class of a data file, and its place: ``facts/reasons.py:_MOTIVES``."""

    where: str
    line: int
    words: frozenset[str]

    def __str__(self) -> str:
        return f"{self.where} ({f'line {self.line}, ' if self.line else ''}{len(self.words)} words)"


class _Allowed(NamedTuple):
    """A pair of lists that may overlap, and the reason."""

    one: str
    other: str
    reason: str

    def covers(self, one: WordList, other: WordList) -> bool:
        return any(
            fnmatchcase(first.where, self.one) and fnmatchcase(second.where, self.other)
            for first, second in ((one, other), (other, one))
        )


def main() -> int:
    """Print each pair that overlaps and is not allowed; 1 where there is one."""
    lists = [
        found
        for path in sorted(_SRC.rglob("*.py"))
        if path.relative_to(_SRC).parts[0] not in _WRITERS
        for found in _of_code(path)
    ]
    lists += [found for path in sorted(_SRC.glob("*/data/*")) for found in _of_data(path)]
    lists = [found for found in lists if len(found.words) >= _LEAST and max(map(len, found.words)) > _CODE]
    allowed = _read_allowed()
    pairs = sorted(_overlaps(lists), key=lambda pair: (pair[0].where, pair[1].where))
    used: set[_Allowed] = set()
    faults = 0
    for one, other in pairs:
        entry = next((entry for entry in allowed if entry.covers(one, other)), None)
        if entry is not None:
            used.add(entry)
            continue
        faults += 1
        shared = sorted(one.words & other.words)
        print(f"{one} and {other} share {len(shared)}: {' '.join(shared[:12])}")
    for entry in allowed:
        if entry not in used:
            faults += 1
            print(f"no longer needed in {_ALLOWED.name}: {entry.one} and {entry.other}")
    print(f"{len(lists)} lists, {faults} faults, {len(used)} entries of {_ALLOWED.name}")
    return 1 if faults else 0


def _read_allowed() -> list[_Allowed]:
    rows = [line.split("\t") for line in _ALLOWED.read_text("utf-8").splitlines() if line.strip() and line[0] != "#"]
    return [_Allowed(*row) for row in rows]


def _overlaps(lists: list[WordList]) -> Iterator[tuple[WordList, WordList]]:
    holders: dict[str, list[int]] = defaultdict(list)
    for index, found in enumerate(lists):
        for word in found.words:
            holders[word].append(index)
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for indices in holders.values():
        for pair in combinations(indices, 2):
            shared[pair] += 1
    for (one, other), count in shared.items():
        if 2 * count >= min(len(lists[one].words), len(lists[other].words)):
            yield lists[one], lists[other]


def _of_code(path: Path) -> Iterator[WordList]:
    where = path.relative_to(_SRC).as_posix()
    tree = ast.parse(path.read_text("utf-8"))
    done: set[int] = set()
    for name, node in _named(tree):
        for inner in ast.walk(node):
            if id(inner) in done or not isinstance(inner, ast.expr):
                continue
            for words in _literal(inner):
                yield WordList(f"{where}:{name}", inner.lineno, words)
            done.add(id(inner))


def _named(tree: ast.Module) -> Iterator[tuple[str, ast.AST]]:
    """Each assignment, function and class of a module with its name."""
    for node in tree.body:
        if isinstance(node, ast.Assign):
            name = next((target.id for target in node.targets if isinstance(target, ast.Name)), "")
            if name != "__all__":
                yield name, node
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            yield node.target.id, node
        elif isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name, node


def _literal(node: ast.expr) -> Iterator[frozenset[str]]:
    if isinstance(node, ast.Set | ast.List | ast.Tuple):
        yield _words(_constants(node.elts))
    elif isinstance(node, ast.Dict):
        yield _words(_constants(node.keys))
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        text = node.value
        if "|" in text:
            for group in _GROUP.findall(re.sub(r"\s*\n\s*", "", text)):
                yield _words(group.replace("?", "").split("|"))
    elif (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "split"
        and isinstance(node.func.value, ast.Constant)
        and isinstance(node.func.value.value, str)
    ):
        yield _words(node.func.value.value.split())


def _constants(nodes: list[ast.expr] | list[ast.expr | None]) -> list[str]:
    return [node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)]


def _of_data(path: Path) -> Iterator[WordList]:
    where = path.relative_to(_SRC).as_posix()
    if where in _INVENTORIES or path.stat().st_size > _LARGEST:
        return
    if path.suffix == ".json":
        yield from _of_json(json.loads(path.read_text("utf-8")), where)
        return
    rows = [line.split("\t") for line in path.read_text("utf-8").splitlines() if line.strip() and line[0] != "#"]
    if where in _CLASSES:
        for row in rows:
            yield WordList(f"{where}:{row[0]}", 0, _words(row[_CLASSES[where]].split()))
    elif path.suffix in {".tsv", ".txt"}:
        yield WordList(where, 0, _words([row[0] for row in rows]))


def _of_json(value: object, where: str) -> Iterator[WordList]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _of_json(inner, f"{where}.{key}" if ":" in where else f"{where}:{key}")
        if all(isinstance(inner, str) for inner in value.values()):
            yield WordList(where, 0, _words(list(value)))
    elif isinstance(value, list):
        yield WordList(where, 0, _words([word for word in value if isinstance(word, str)]))


def _words(found: list[str]) -> frozenset[str]:
    return frozenset(word.strip().lower() for word in found if _WORD.fullmatch(word.strip().lower()))


if __name__ == "__main__":
    sys.exit(main())
