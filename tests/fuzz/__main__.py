"""Hunt for inputs that break a law: ``python -m tests.fuzz`` takes five minutes over all targets.

Where ``atheris`` is installed (``pip install atheris``; it has wheels for Linux), the coverage of the package leads the
mutations; elsewhere nothing does. Each target is hunted in a process of its own.
"""

from __future__ import annotations

import argparse
import json
import os
import pkgutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from random import Random
from typing import Any, Final

import newsdigest

__all__ = ["instrument", "main"]

_LIMIT: Final = 6000  # bytes of an input
_MARK: Final = "fuzzed: "
_ONE_THREAD: Final = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}  # many threads wait for each other


def main(words: Sequence[str]) -> int:
    """Hunt in the targets named; exit code 1 where anything was found."""
    from tests.fuzz.targets import TARGETS

    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument(
        "targets", nargs="*", metavar="TARGET", help=f"among {', '.join(TARGETS)}; all of them unless named"
    )
    parser.add_argument("--seconds", type=float, default=300, help="for all targets together (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="of the random numbers (default: %(default)s)")
    parser.add_argument("--keep", type=Path, help="a folder for inputs that reach new code and for findings")
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args(words)
    targets: list[str] = given.targets or list(TARGETS)
    if unknown := sorted(set(targets) - set(TARGETS)):
        parser.error(f"no such target: {', '.join(unknown)}")
    with tempfile.TemporaryDirectory() as scratch:
        keep: Path = given.keep or Path(scratch)
        if given.one:
            return _hunt(targets[0], given.seconds, given.seed, keep)
        return _all(targets, given.seconds / len(targets), given.seed, keep)


def _all(targets: list[str], seconds: float, seed: int, keep: Path) -> int:
    tried = found = 0
    for name in targets:
        options = ["--one", "--seconds", f"{seconds:.0f}", "--seed", str(seed), "--keep", str(keep)]
        done = subprocess.run(
            [sys.executable, "-m", "tests.fuzz", name, *options],
            env=os.environ | _ONE_THREAD,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        told = done.stdout.decode("utf-8", "replace").rpartition(_MARK)[2].partition("\n")[0]
        try:
            result = json.loads(told)
        except ValueError:
            print(f"{name}: the hunt itself died ({done.returncode})\n{done.stdout.decode('utf-8', 'replace')[-2000:]}")
            found += 1
            continue
        tried += result["tried"]
        found += len(result["found"])
        print(f"{name}: {result['tried']:,} inputs, {len(result['found'])} findings", flush=True)
        for place, times in result["found"].items():
            print(f"    {times} times: {place}", flush=True)
    print(f"all: {tried:,} inputs, {found} findings")
    return 1 if found else 0


def _hunt(name: str, seconds: float, seed: int, keep: Path) -> int:
    led = find_spec("atheris") is not None
    if led:
        instrument()
    from tests.fuzz.hunt import Hunt
    from tests.fuzz.seeds import seeds
    from tests.fuzz.targets import TARGETS

    corpus = keep / name
    corpus.mkdir(parents=True, exist_ok=True)
    for number, data in enumerate(seeds(name)):
        (corpus / f"seed-{number}").write_bytes(data)
        TARGETS[name](data)  # tables are built before anything is timed
    hunt = Hunt(name, TARGETS[name], keep)
    end = time.monotonic() + seconds
    (_led if led else _blind)(hunt, corpus, end, seed)
    return 0


def _tell(hunt: Any) -> None:
    print(_MARK + json.dumps({"tried": hunt.tried, "found": dict(hunt.times_found)}), flush=True)


def instrument() -> None:
    """Import every module of the package with its branches counted."""
    atheris: Any = import_module("atheris")
    with atheris.instrument_imports(include=["newsdigest"]):
        for module in pkgutil.walk_packages(newsdigest.__path__, "newsdigest."):
            if not module.name.endswith("__main__"):
                import_module(module.name)


def _led(hunt: Any, corpus: Path, end: float, seed: int) -> None:
    from tests.fuzz.mutation import mutated
    from tests.fuzz.seeds import seeds

    atheris: Any = import_module("atheris")
    others = seeds(hunt.name)

    def mutate(data: bytes, max_size: int, number: int) -> bytes:
        random = Random(number)
        if random.random() < 0.4:
            turned: bytes = atheris.Mutate(data, max_size)
            return turned
        return mutated(data, random, random.choice(others), max_size)

    def one(data: bytes) -> None:
        hunt.one(data)
        if time.monotonic() > end:  # libFuzzer would leave at once, without a word
            _tell(hunt)
            os._exit(0)

    options = [f"-seed={seed}", f"-max_len={_LIMIT}", "-timeout=120", "-rss_limit_mb=4096", "-verbosity=0"]
    atheris.Setup([sys.argv[0], *options, str(corpus)], one, custom_mutator=mutate)
    atheris.Fuzz()


def _blind(hunt: Any, corpus: Path, end: float, seed: int) -> None:
    from tests.fuzz.mutation import mutated
    from tests.fuzz.seeds import seeds

    random = Random(seed)
    shelf = seeds(hunt.name)
    while time.monotonic() < end:
        hunt.one(mutated(random.choice(shelf), random, random.choice(shelf), _LIMIT))
    _tell(hunt)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
