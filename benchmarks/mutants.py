"""Mutation testing: break the core components in small ways, one at a time, and count what no test notices.

    pip install mutmut
    python benchmarks/mutants.py /tmp/mutants               # all components, the sample of the published figure
    python benchmarks/mutants.py /tmp/mutants text --count 200 --seed 7

The package is copied into the folder and broken there by mutmut (operators, numbers, strings, arguments, defaults;
within functions, so tables and patterns stay whole); this checkout is not touched. A sample of the mutants, chosen
by the seed, is held against the component's own tests. A mutant that survives is shown as a diff in ``survivors.txt``:
either a test is missing, or the change makes no difference, which a person has to say.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[1]
COMPONENTS = {  # component: (modules, tests, mutants in the sample)
    "times": (
        "facts/times/*",
        "facts/test_times.py facts/test_times_rules.py facts/test_times_parts.py property/test_time_laws.py",
        120,
    ),
    "quotes": (
        "facts/quotes/*",
        "facts/test_quotes.py facts/test_quotes_marks.py facts/test_quotes_parts.py property/test_quote_laws.py",
        120,
    ),
    "changes": ("changes/*", "changes property/test_diff_laws.py", 120),
    "verification": ("verification/*", "test_verification.py property/test_quote_laws.py", 60),
    "text": ("text.py", "test_text.py", 40),
    "resources": ("resources.py", "test_resources.py", 40),
    "batch": ("batch/stream.py", "test_batch.py", 40),
}
COPIED = ("src", "tests", "seeds", "docs", "benchmarks", "README.md", "conftest.py", "pyproject.toml")
OURS = "not main_guard and not killed_parent"  # those start programs of their own, which mutmut does not reach
PLAIN_NAMES = "disable_test_id_escaping_and_forfeit_all_rights_to_community_support"  # mutmut loses escaped ones
OUTCOMES = {0: "survived", 5: "no tests", 33: "no tests", None: "not tried"} | dict.fromkeys(
    (-24, 24, 36, 152, 255),
    "timeout",  # of wall time, or of processor time (SIGXCPU)
)


def main() -> None:
    """Break the components that were named, and say what the tests noticed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="where the copy is made; it must not exist yet")
    parser.add_argument("components", nargs="*", help="all of them unless named")
    parser.add_argument("--count", type=int, help="mutants a component; as published unless given")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    total: Counter[str] = Counter()
    for component in given.components or COMPONENTS:
        outcomes = broken(component, given.folder / component, given.count or COMPONENTS[component][2], given.seed)
        print(summary_line(component, outcomes), flush=True)
        total += outcomes
    print(summary_line("all", total))


def summary_line(component: str, outcomes: Counter[str]) -> str:
    """One line for a component."""
    return f"{component}: {outcomes.total()} mutants, " + ", ".join(f"{n} {what}" for what, n in outcomes.most_common())


def broken(component: str, folder: Path, count: int, seed: int) -> Counter[str]:
    """The outcomes of a sample of the component's mutants."""
    copy(component, folder)
    run(folder, "no-such-mutant")  # makes them all, tries none
    names = sorted(name for meta in metas(folder) for name in meta["exit_code_by_key"])
    chosen = sorted(random.Random(seed).sample(names, min(count, len(names))))
    run(folder, *chosen)
    codes = {name: code for meta in metas(folder) for name, code in meta["exit_code_by_key"].items()}
    outcomes = {name: OUTCOMES.get(codes[name], "killed") for name in chosen}
    with open(folder / "survivors.txt", "w", encoding="utf-8") as file:
        for name in (name for name in chosen if outcomes[name] in ("survived", "no tests")):
            shown = subprocess.run(
                [sys.executable, "-m", "mutmut", "show", name], cwd=folder, capture_output=True, text=True, check=False
            )
            file.write(shown.stdout + "\n")
    return Counter(outcomes.values())


def copy(component: str, folder: Path) -> None:
    """A copy of the checkout that is set up for mutmut."""
    folder.mkdir(parents=True)
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, folder / name)
    modules, tests, _ = COMPONENTS[component]
    settings = folder / "pyproject.toml"
    text = settings.read_text("utf-8").replace('filterwarnings = ["error"]', "").replace(" --doctest-modules", "")
    text = text.replace("[tool.pytest.ini_options]", f"[tool.pytest.ini_options]\n{PLAIN_NAMES} = true")
    written = {
        "source_paths": ["src"],
        "only_mutate": [f"src/newsdigest/{modules}"],
        "also_copy": list(COPIED),
        "pytest_add_cli_args_test_selection": [f"tests/{name}" for name in tests.split()],
        "pytest_add_cli_args": ["-p", "no:cacheprovider", "-k", OURS],
    }
    lines = [f"{key} = {json.dumps(value)}" for key, value in written.items()]
    settings.write_text("\n".join([text, "[tool.mutmut]", *lines, "use_git_change_detection = false", ""]), "utf-8")


def run(folder: Path, *names: str) -> None:
    """Let mutmut try the mutants named, one at a time."""
    one_thread = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    with open(folder / "mutmut.log", "ab") as log:
        subprocess.run(
            [sys.executable, "-m", "mutmut", "run", "--max-children", "1", *names],
            cwd=folder,
            env=os.environ | one_thread,
            stdout=log,
            stderr=subprocess.STDOUT,
            check=False,
        )


def metas(folder: Path) -> list[dict[str, dict[str, int | None]]]:
    """What mutmut noted of each module."""
    return [json.loads(path.read_text("utf-8")) for path in sorted(folder.glob("mutants/src/**/*.meta"))]


if __name__ == "__main__":
    main()
