"""Try newsdigest, or pass its tests, with Python alone: ``python run.py demo`` and ``python run.py test``.

Both work on Linux, macOS and Windows. The first call makes the virtual environment ``.venv`` beside this file and
installs the package into it; later calls find it there. Standard output holds only what the command itself prints.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import subprocess
import sys
import venv
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
SEED = "seeds/000_2c48f9944201961d.txt"
OLDEST = (3, 10)
TESTS_TAKE = "five to ten minutes on two cores"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one of the two commands and return its exit code."""
    parser = argparse.ArgumentParser(prog="run.py", description="Try newsdigest, or pass its tests.")
    parser.add_argument("command", choices=("demo", "test"), help="demo: digest an article; test: pass the tests")
    parser.add_argument("rest", nargs=argparse.REMAINDER, help="a file to digest, or arguments for pytest")
    given = parser.parse_args(arguments)
    if sys.version_info < OLDEST:
        return _refuse(f"Python {OLDEST[0]}.{OLDEST[1]} or later is needed, this is {sys.version.split()[0]}")
    python = python_of(ROOT / ".venv")
    try:
        install(python, packages(given.command))
    except subprocess.CalledProcessError as error:
        return _refuse(f"the installation failed: {' '.join(map(str, error.cmd))}")
    return subprocess.call(command(given.command, given.rest, python), cwd=ROOT, env=environment())


def python_of(folder: Path, platform: str = os.name) -> Path:
    """The interpreter of a virtual environment, on Windows ("nt") or elsewhere."""
    return folder / ("Scripts/python.exe" if platform == "nt" else "bin/python")


def packages(name: str) -> list[str]:
    """What a command needs, as arguments of ``pip install``."""
    tested = ["--editable", ".[html,arrow]", "--editable", "./encoder", "--group", "test"]
    return tested if name == "test" else ["--editable", "."]


def command(name: str, rest: Sequence[str], python: Path) -> list[str]:
    """The words of a command: the digest of an article, or the tests, one process a core."""
    if name == "demo":
        files = [str(Path(file).resolve()) for file in rest]  # the command runs in the folder of this file
        return [str(python), "-m", "newsdigest", "summarize", *(files or [SEED])]
    _say(f"running the tests on every core: {TESTS_TAKE}")
    return [str(python), "-m", "pytest", "-q", "-n", "auto", *rest]


def environment() -> dict[str, str]:
    """The environment, with one thread of linear algebra a process: the tests already use every core."""
    return {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "PYTHONUTF8": "1", **os.environ}


def install(python: Path, wanted: Sequence[str]) -> None:
    """Make the virtual environment and install the wanted packages, unless an earlier call did."""
    done = python.parent.parent / f"installed-{_print_of(wanted)}"
    if done.exists() and python.exists():
        return
    _say("setting up .venv, about a minute")
    if not python.exists():
        venv.create(python.parent.parent, with_pip=True)
    pip = [str(python), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    for packages_of_step in (["--upgrade", "pip>=25.1"], wanted):  # dependency groups need pip 25.1
        subprocess.run([*pip, *packages_of_step], cwd=ROOT, check=True)
    done.touch()


def _print_of(wanted: Sequence[str]) -> str:
    """The key of a set of packages: their names and what ``pyproject.toml`` says."""
    return hashlib.sha256(repr(wanted).encode() + (ROOT / "pyproject.toml").read_bytes()).hexdigest()[:16]


def _say(message: str) -> None:
    print(f"run.py: {message}", file=sys.stderr, flush=True)


def _refuse(message: str) -> int:
    _say(f"error: {message}")
    return 2


if __name__ == "__main__":
    sys.exit(main())
