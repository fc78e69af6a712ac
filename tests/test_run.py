"""``run.py``, the two commands of the README: what they call, on every platform, without calling it."""

from __future__ import annotations

import doctest
import importlib.util
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture
def run() -> ModuleType:
    found = importlib.util.spec_from_file_location("run", ROOT / "run.py")
    assert found is not None
    assert found.loader is not None
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("platform", "interpreter"), [("posix", ".venv/bin/python"), ("nt", ".venv/Scripts/python.exe")]
)
def test_the_interpreter_of_the_environment(run: ModuleType, platform: str, interpreter: str) -> None:
    assert run.python_of(Path(".venv"), platform) == Path(interpreter)


def test_the_demo_digests_the_seed_article_or_a_file(run: ModuleType) -> None:
    assert run.command("demo", [], Path("python"))[1:] == ["-m", "newsdigest", "summarize", run.SEED]
    assert (ROOT / run.SEED).is_file()
    assert run.command("demo", ["story.txt"], Path("python"))[-1] == str(Path("story.txt").resolve())


def test_the_tests_run_on_every_core_and_say_how_long(run: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    words = run.command("test", ["-x"], Path("python"))
    assert words[1:6] == ["-m", "pytest", "-q", "-n", "auto"]
    assert words[-1] == "-x"
    assert "minutes" in capsys.readouterr().err


def test_the_environment_is_made_once(run: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[list[str]] = []

    def make(folder: Path, with_pip: bool) -> None:
        assert with_pip
        run.python_of(folder).parent.mkdir(parents=True)
        run.python_of(folder).touch()

    def call(words: list[str], cwd: Path, check: bool) -> None:
        calls.append(words)

    monkeypatch.setattr(run.venv, "create", make)
    monkeypatch.setattr(run.subprocess, "run", call)
    python = run.python_of(tmp_path / ".venv")
    run.install(python, run.packages("demo"))
    run.install(python, run.packages("demo"))
    assert [words[-1] for words in calls] == ["pip>=25.1", "."]
    run.install(python, run.packages("test"))
    assert calls[-1][-6:] == ["--editable", ".[html,arrow]", "--editable", "./encoder", "--group", "test"]


def test_an_old_python_and_an_unknown_command_are_refused(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(run, "OLDEST", (9, 9))
    assert run.main(["demo"]) == 2
    assert "Python 9.9 or later is needed" in capsys.readouterr().err
    told = subprocess.run([sys.executable, ROOT / "run.py", "deploy"], capture_output=True, text=True, check=False)
    assert told.returncode == 2
    assert "invalid choice" in told.stderr


def test_the_first_two_blocks_of_the_readme_are_the_two_commands() -> None:
    blocks = re.findall(
        r"^```sh\n(.*?)^```", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
    )
    assert [block.strip() for block in blocks[:2]] == ["python3 run.py demo", "python3 run.py test"]


def test_the_readme_shows_the_digest_that_its_example_gives() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    examples = doctest.DocTestParser().get_examples(readme)
    names: dict[str, str] = {}
    for example in examples[:4]:
        exec(example.source, names)  # noqa: S102 - the README's own lines
    assert f"```text\n{names['page']}```" in readme
