"""What the command line says to a first-time user."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import click
import pytest

from newsdigest.cli.commands import COMMANDS
from newsdigest.cli.entry import run
from newsdigest.cli.group import SUMMARIES
from newsdigest.cli.records import Tally


@pytest.mark.parametrize(
    "address", ["https://news.example/story", "HTTP://news.example/a?b=1&c=2", "ftp://news.example"]
)
@pytest.mark.parametrize("more", [[], ["story.txt"]], ids=["one", "many"])
def test_an_address_is_refused_with_what_to_call(
    address: str, more: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["summarize", address, *more]) == 2
    error = capsys.readouterr().err
    assert "is an address" in error
    assert "curl -sL" in error
    assert "| newsdigest summarize" in error


def test_the_counts_agree_with_their_nouns() -> None:
    assert str(Tally(1, 1, 1)) == "1 digest, 1 error, 1 was there already"
    assert str(Tally(2, 0, 3)) == "2 digests, 0 errors, 3 were there already"


def test_another_language_than_english_is_remarked_on(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    story = tmp_path / "story.txt"
    story.write_text("The council closed the old pier in Hale on Monday after a storm had broken it.", encoding="utf-8")
    assert run(["summarize", str(story), "--language", "fr"]) == 0
    assert "only English is read" in capfd.readouterr().err
    assert run(["summarize", str(story), "--language", "en-GB"]) == 0
    assert capfd.readouterr().err == ""


def test_the_help_lists_each_command_with_its_first_sentence() -> None:
    assert list(SUMMARIES) == list(COMMANDS)
    for name, command in COMMANDS.items():
        assert (command.help or "").split("\n\n")[0].replace("\n", " ") == SUMMARIES[name]
        assert isinstance(command, click.Command)


@pytest.mark.parametrize("option", ["--version", "--help"])
def test_version_and_help_load_no_models_and_no_commands(option: str) -> None:
    code = (
        "import sys\nfrom newsdigest.cli.entry import run\n"
        f"run([{option!r}])\n"
        "print(*[name for name in ('numpy', 'nltk', 'attrs', 'newsdigest.api') if name in sys.modules],"
        " file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == ""


def test_verify_shows_both_wordings_and_no_passage_twice(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    article, text = tmp_path / "article.txt", tmp_path / "text.txt"
    article.write_text("“We had no choice but to close the bridge,” engineer Ada Pell said.", encoding="utf-8")
    text.write_text(
        "“We had a choice but to close the bridge,” said Pell. “We had no choice,” said Tom Reed.", encoding="utf-8"
    )
    assert run(["verify", str(text), str(article)]) == 1
    shown = " ".join(capfd.readouterr().out.split())
    assert "“We had a choice but to close the bridge,”" in shown
    assert "the article: “We had no choice but to close the bridge,”" in shown
    assert "in the article Ada Pell says it" in shown
    assert shown.count("We had no choice but to close the bridge") == 1
