"""Mutation testing: break one component in small ways, one at a time, and count what its own tests do not notice.

    python benchmarks/mutants.py                            # all components, the sample of the published figure
    python benchmarks/mutants.py changes --count 200 --seed 7 --show survivors.txt

The component's tests run once, with note of the functions that each of them calls. Then, for each mutant of a sample
chosen by the seed, a forked child changes the code of that one function in memory and runs the tests that call it,
until one fails; no file is written. What the stages before the component gave for the inputs of the tests is computed
in the first run alone (``mutant_memory.py``), so that most mutants take less than a second.

A mutant that survives is written to the file ``--show``: either a test is missing, or the change makes no difference,
which a person has to say. A mutant in a function that no test calls counts as one that survived.
"""

from __future__ import annotations

import argparse
import builtins
import gc
import os
import random
import signal
import sys
from collections import Counter, defaultdict
from pathlib import Path
from types import CodeType, FunctionType

import pytest

from mutant_memory import forget, install
from mutations import Mutant, mutants_of, noted

ROOT = Path(__file__).parents[1]
COMPONENTS = {  # component: (modules, tests, mutants in the sample)
    "facts/times": ("facts/times/*.py", "facts/test_times*.py property/test_time_laws.py", 120),
    "facts/quotes": ("facts/quotes/*.py", "facts/test_quotes*.py", 120),
    "ranking": ("ranking/*.py", "ranking", 120),
    "changes": ("changes/**/*.py", "changes property/test_diff_laws.py", 120),
    "verification": ("verification/**/*.py", "test_verification*.py verification property/test_quote_laws.py", 60),
    "text": ("text.py", "test_text.py", 40),
    "resources": ("resources.py", "test_resources.py", 40),
}
SECONDS = 60  # of processor time: a mutant that takes longer hangs


def main() -> None:
    """Break the components that were named, and print what the tests noticed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("components", nargs="*", help=f"among {', '.join(COMPONENTS)}; all of them unless named")
    parser.add_argument("--count", type=int, help="mutants a component; as published unless given")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=Path, help="a file for the mutants that survived")
    parser.add_argument("--seconds", type=float, default=3600, help="a component ends after so long")
    given = parser.parse_args()
    for component in given.components or COMPONENTS:
        child = os.fork()  # each component with memory of its own
        if not child:
            run(component, given)
            os._exit(0)
        os.waitpid(child, 0)


def run(component: str, given: argparse.Namespace) -> None:
    """Try the mutants of one component."""
    modules, tests, count = COMPONENTS[component]
    found = [mutant for path in sorted((ROOT / "src/newsdigest").glob(modules)) for mutant in mutants_of(path)]
    chosen = random.Random(given.seed).sample(found, min(given.count or count, len(found)))
    install(component)
    trial = Trial(component, chosen, given.seconds, given.show)
    patterns = [sorted((ROOT / "tests").glob(pattern)) for pattern in tests.split()]
    paths = [str(path) for matched in patterns for path in matched]
    options = ["-q", "-o", "addopts=", "-p", "no:cacheprovider", "--rootdir", str(ROOT)]
    with open(os.devnull, "w") as nowhere:
        out, sys.stdout = sys.stdout, nowhere
        pytest.main([*options, *paths], plugins=[trial])
        sys.stdout = out
    print(f"{component}: {trial.outcomes.total()} of {len(found)} mutants,", end=" ")
    print(", ".join(f"{n} {what}" for what, n in trial.outcomes.most_common()), flush=True)


class Trial:
    """A plugin of pytest: the first run of the tests, then one child a mutant."""

    def __init__(self, component: str, chosen: list[Mutant], seconds: float, show: Path | None) -> None:
        self.component = component
        self.chosen = chosen
        self.seconds = seconds
        self.outcomes: Counter[str] = Counter()
        self.show = show
        self.called: set[tuple[str, int]] = set()
        self.callers: dict[tuple[str, int], list[pytest.Item]] = defaultdict(list)

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """In place of pytest's own loop."""
        self._note_calls()
        for item in session.items:
            for place in self._called(item):
                self.callers[place].append(item)
        if session.testsfailed:
            raise session.Failed("the tests must pass before anything is broken")
        begun = os.times().elapsed
        for mutant in self.chosen:
            if os.times().elapsed - begun > self.seconds:
                break
            outcome = self._outcome(session, mutant)
            self.outcomes[outcome] += 1
            if outcome == "survived" and self.show:
                with open(self.show, "a", encoding="utf-8") as file:
                    file.write(f"{mutant}\n")
        return True

    def _note_calls(self) -> None:
        """Let each function that has a mutant note that it was called."""
        for path in {mutant.path for mutant in self.chosen}:
            name = f"_note_{len(path.parts)}_{path.stem}"
            setattr(builtins, name, lambda line, path=str(path): self.called.add((path, line)))
            for line, code in noted(path, name).items():
                put((str(path), line), code)

    def _called(self, item: pytest.Item) -> set[tuple[str, int]]:
        self.called.clear()
        forget(f"newsdigest.{self.component.replace('/', '.')}", tests=False)
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=None)
        return set(self.called)

    def _outcome(self, session: pytest.Session, mutant: Mutant) -> str:
        child = os.fork()
        if not child:
            os._exit(self._tried(session, mutant))
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        return {0: "survived", 1: "noticed"}.get(status, "hung or died")

    def _tried(self, session: pytest.Session, mutant: Mutant) -> int:
        """1 where a test fails, 0 where none does."""
        signal.setitimer(signal.ITIMER_PROF, SECONDS)
        code = mutant.code()
        assert code is not None, mutant
        place = (str(mutant.path), mutant.first_line)
        put(place, code)
        forget(f"newsdigest.{self.component.replace('/', '.')}")
        for item in self.callers[place]:
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=None)
            if session.testsfailed:
                return 1
        return 0


def put(place: tuple[str, int], code: CodeType) -> None:
    """Exchange the code of the function that is defined at ``place``, a file and a line."""
    functions = [thing for thing in gc.get_objects() if isinstance(thing, FunctionType)]
    for function in functions:
        old = function.__code__
        if (old.co_filename, old.co_firstlineno, old.co_freevars) == (*place, code.co_freevars):
            function.__code__ = code


if __name__ == "__main__":
    main()
