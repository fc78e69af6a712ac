"""What the command line says to a first-time user."""

from __future__ import annotations

import json
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


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """Two reports and a summary in one folder."""
    (tmp_path / "a.txt").write_text("A fire killed two people in Leeds on Monday, police said.", encoding="utf-8")
    (tmp_path / "b.txt").write_text("Three people died when a fire broke out in Leeds.", encoding="utf-8")
    (tmp_path / "empty.md").write_text(" ", encoding="utf-8")
    return tmp_path


def test_a_quoted_pattern_names_files(articles: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run(["summarize", f"{articles}/*.txt"]) == 0
    records = [json.loads(line) for line in capfdbinary.readouterr().out.splitlines()]
    assert [Path(record["source"]).name for record in records] == ["a.txt", "b.txt"]
    assert run(["group", f"{articles}/[ab].txt"]) == 0
    assert capfdbinary.readouterr().out.count(b".txt") == 2
    assert run(["combine", f"{articles}/?.txt"]) == 0
    assert "2 articles · a.txt · b.txt".encode() in capfdbinary.readouterr().out


def test_a_pattern_that_matches_nothing(articles: Path, capfd: pytest.CaptureFixture[str]) -> None:
    for command in ("summarize", "combine", "group"):
        assert run([command, f"{articles}/*.docx"]) == 2
        assert f"no file matches '{articles}/*.docx'" in capfd.readouterr().err
    assert run(["parse", f"{articles}/*.txt"]) == 2
    assert "is a pattern of names, and one file is wanted here" in capfd.readouterr().err


def test_a_file_with_brackets_in_its_name_is_no_pattern(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    story = tmp_path / "story [final].txt"
    story.write_text("A fire killed two people in Leeds on Monday, police said.", encoding="utf-8")
    assert run(["summarize", str(story)]) == 0
    assert run(["parse", str(story)]) == 0


@pytest.mark.parametrize("command", ["diff", "combine", "verify", "check"])
@pytest.mark.parametrize("output", ["a.txt", "b.txt"])
def test_no_command_writes_over_what_it_reads(
    command: str, output: str, articles: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    before = {path.name: path.read_bytes() for path in articles.iterdir()}
    assert run([command, str(articles / "a.txt"), str(articles / "b.txt"), "-o", str(articles / output)]) == 2
    assert "is a source and would be written over: give another --output" in capfd.readouterr().err
    assert {path.name: path.read_bytes() for path in articles.iterdir()} == before


def test_parse_does_not_write_over_what_it_reads(articles: Path, capfd: pytest.CaptureFixture[str]) -> None:
    story = articles / "a.txt"
    before = story.read_bytes()
    assert run(["parse", str(story), "-o", str(story)]) == 2
    assert "would be written over" in capfd.readouterr().err
    assert story.read_bytes() == before


@pytest.mark.parametrize("command", ["diff", "combine", "group", "verify", "check"])
def test_of_several_files_the_wrong_one_is_named(
    command: str, articles: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    empty = str(articles / "empty.md")
    assert run([command, str(articles / "a.txt"), empty]) == 2
    assert f"newsdigest: error: {empty}: the source is empty" in capfd.readouterr().err
    missing = str(articles / "c.txt")
    assert run([command, str(articles / "a.txt"), missing]) == 2
    assert capfd.readouterr().err.startswith(f"newsdigest: error: the file '{missing}' could not be read")


def test_articles_without_a_publisher_are_called_by_their_files(
    articles: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    other = articles / "more"
    other.mkdir()
    (other / "a.txt").write_text("Four people died in a fire in Leeds, police said.", encoding="utf-8")
    (articles / "c.json").write_text(
        json.dumps({"text": "Two people were killed by a fire in Leeds.", "publisher": "The Courier"}), encoding="utf-8"
    )
    paths = [str(articles / "a.txt"), str(other / "a.txt"), str(articles / "c.json")]
    assert run(["combine", "-f", "json", *paths]) == 0
    assert json.loads(capfdbinary.readouterr().out)["outlets"] == [*paths[:2], "The Courier"]
