"""Check that the locked dependencies fit pyproject.toml, and that each of them is pinned to a version and to hashes."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import tomllib
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

LOCKS = {  # lock: the extras and groups that it covers
    ".ci/requirements.txt": ("html", "arrow", "test", "lint", "docs"),
    ".ci/requirements-clusters.txt": ("dask", "spark"),
    ".ci/requirements-guides.txt": ("guides",),
    ".ci/requirements-lowest.txt": (),
}


def wanted(project: dict, sections: tuple[str, ...]) -> Iterator[Requirement]:
    """What the project asks for, in its dependencies and in the extras and groups named."""
    tables = {**project["project"]["optional-dependencies"], **project["dependency-groups"]}
    for text in (*project["project"]["dependencies"], *(line for name in sections for line in tables[name])):
        yield Requirement(text)


def locked(lock: str) -> dict[str, list[str]]:
    """The versions of each package that a lock holds, for one Python or another."""
    found: dict[str, list[str]] = {}
    for entry in re.split(r"\n(?=\S)", Path(lock).read_text("utf-8")):
        pinned = re.match(r"([A-Za-z0-9._-]+)==(\S+)", entry)
        if not pinned or "--hash=sha256:" not in entry or "://" in entry:
            sys.exit(f"{lock}: not one package, its version and its hashes: {entry[:80]!r}")
        found.setdefault(canonicalize_name(pinned[1]), []).append(pinned[2])
    return found


def main() -> None:
    """Fail with a plain message where a lock no longer fits the project."""
    project = tomllib.loads(Path("pyproject.toml").read_text("utf-8"))
    for lock, sections in LOCKS.items():
        versions = locked(lock)
        for need in wanted(project, sections):
            there = versions.get(canonicalize_name(need.name), [])
            if not there or not all(need.specifier.contains(version, prereleases=True) for version in there):
                sys.exit(f"{lock}: {need} is not locked (there is {', '.join(there) or 'nothing'}): run .ci/lock")
        print(f"{lock}: {len(versions)} packages, pinned and hashed")


if __name__ == "__main__":
    main()
