"""Check that each class of the package has a name of its own, which no public type has either."""

from __future__ import annotations

import ast
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import newsdigest

PACKAGE = Path("src/newsdigest")


def types_of(path: Path) -> Iterator[str]:
    """The classes of a module and its type aliases (module-level names in CamelCase), without a leading underscore."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            yield node.name.lstrip("_")
    for node in tree.body:
        targets = (
            node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
        )
        for target in targets:
            if isinstance(target, ast.Name) and is_camel_case(target.id.lstrip("_")):
                yield target.id.lstrip("_")


def is_camel_case(name: str) -> bool:
    """Whether a name is one of a type: "Quote", but neither a constant ("QUOTES") nor a type variable ("T")."""
    return name[:1].isupper() and any(letter.islower() for letter in name)


def main() -> None:
    """Fail with the names that are used twice."""
    found: dict[str, list[str]] = defaultdict(list)
    for path in sorted(PACKAGE.rglob("*.py")):
        for name in types_of(path):
            found[name].append(path.relative_to(PACKAGE).as_posix())
    faults = [f"{name}: {', '.join(paths)}" for name, paths in sorted(found.items()) if len(paths) > 1]
    public = {name for name in newsdigest.__all__ if is_camel_case(name)}
    faults += [f"{name}: public, but defined nowhere" for name in sorted(public - found.keys())]
    if faults:
        sys.exit("\n".join(["type names that stand for two things:", *faults]))
    print(f"{len(found)} types of the package, {len(public)} of them public: each name is used once")


if __name__ == "__main__":
    main()
