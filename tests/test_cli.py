"""The command line: what it prints, where it prints it, and the code it leaves with."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

import newsdigest
from newsdigest import Digest, DigestDiff, changes
from newsdigest.cli.entry import run
from newsdigest.cli.options import OutputOptions
from tests.renderers.samples import HOSTILE, hostile_digest, sample_diff, sample_digest

STORY = 'Pier to close\n\nThe pier will close on Monday, harbour master Ida Crane said. "It is not safe," she added.\n'


@pytest.fixture
def story(tmp_path: Path) -> str:
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return str(path)


def given_stdin(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))


def test_parse_names_the_blocks(story: str, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run(["parse", story]) == 0
    out = capsysbinary.readouterr().out.decode()
    assert out.startswith("Pier to close\n")
    assert "\nheadline    Pier to close\n" in out


def test_parse_reads_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    given_stdin(monkeypatch, STORY.encode())
    assert run(["parse", "-", "--format", "json", "--published", "2026-03-13"]) == 0
    plain = json.loads(capsysbinary.readouterr().out)
    assert plain["text"] == STORY
    assert plain["published"] == "2026-03-13"


def test_summarize_prints_the_same_digest_as_the_library(
    story: str, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert run(["summarize", story, "--format", "json", "--published", "2026-03-13", "--sentences", "1"]) == 0
    found = Digest.from_json(capsysbinary.readouterr().out)
    assert found == newsdigest.summarize(Path(story), published="2026-03-13", sentences=1)


@pytest.mark.parametrize(("format_", "start"), [("text", b"Pier to close\n"), ("markdown", b"# Pier to close\n")])
def test_summarize_in_a_persons_formats(
    story: str, format_: str, start: bytes, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert run(["summarize", story, "-f", format_]) == 0
    assert capsysbinary.readouterr().out.startswith(start)


def test_output_goes_to_a_file(story: str, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run(["parse", story, "-o", str(tmp_path / "out.md"), "-f", "markdown"]) == 0
    assert capsysbinary.readouterr().out == b""
    assert (tmp_path / "out.md").read_text(encoding="utf-8").startswith("# Pier to close")


def test_diff_of_a_story_with_itself_is_0(story: str, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run(["diff", story, story]) == 0
    assert capsysbinary.readouterr().out.startswith(b"No change\n")


def test_diff_with_changes_is_1(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    first, second = tmp_path / "a.json", tmp_path / "b.json"
    first.write_text(sample_digest().to_json(indent=2), encoding="utf-8")
    second.write_text(sample_diff().after.to_json(), encoding="utf-8")
    seen: list[tuple[Digest, Digest]] = []

    def compare(before: Digest, after: Digest) -> DigestDiff:
        seen.append((before, after))
        return sample_diff()

    monkeypatch.setattr(changes, "compare", compare)
    assert run(["diff", str(first), str(second)]) == 1
    assert seen == [(sample_diff().before, sample_diff().after)]
    assert b"The death toll rose from 12 to 15." in capsysbinary.readouterr().out


@pytest.mark.parametrize(
    ("said", "code", "verdict"),
    [("It is not safe,", 0, "exact"), ("It is quite safe,", 1, "altered"), ("Cats can fly over water,", 1, "absent")],
)
def test_verify_holds_quotations_against_the_article(
    said: str, code: int, verdict: str, story: str, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    text = tmp_path / "rewrite.txt"
    text.write_text(f'The pier will close. "{said}" Ida Crane said.', encoding="utf-8")
    assert run(["verify", str(text), story, "--format", "json"]) == code
    (check,) = json.loads(capsysbinary.readouterr().out)["checks"]
    assert check["verdict"] == verdict
    assert run(["verify", str(text), story]) == code
    out = capsysbinary.readouterr().out.decode()
    assert out.startswith(f"{1 - code} of 1 quotations are the article's own")
    assert verdict.capitalize() in out


@pytest.mark.parametrize(
    ("summary", "code", "said"),
    [
        ("The pier in Hale will close.", 0, "Nothing found against the summary"),
        ("The pier in Hale will reopen.", 1, "reopen"),
    ],
)
def test_check_holds_a_summary_against_the_article(
    summary: str, code: int, said: str, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    text, article = tmp_path / "summary.txt", tmp_path / "article.txt"
    text.write_text(summary, encoding="utf-8")
    article.write_text("The pier in Hale will close on Monday, harbour master Ida Crane said.", encoding="utf-8")
    assert run(["check", str(text), str(article)]) == code
    assert said in capsysbinary.readouterr().out.decode()
    assert run(["check", str(text), str(article), "--colour", "always"]) == code
    assert "\x1b[" in capsysbinary.readouterr().out.decode()
    assert run(["check", str(text), str(article), "--format", "json"]) == code
    assert json.loads(capsysbinary.readouterr().out)["ok"] is (code == 0)
    page = tmp_path / "check.html"
    assert run(["check", str(text), str(article), "--format", "html", "-o", str(page)]) == code
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert run(["check", str(text), str(tmp_path / "nowhere.txt")]) == 2


@pytest.mark.parametrize(
    ("summary", "code", "said"),
    [
        ("", 1, "The summary has no word that could be checked."),
        (" \n", 1, "The summary has no word that could be checked."),
        ("—", 1, "The summary has no word that could be checked."),
        ("Also it was so.", 0, "Nothing found against the summary, and nothing for it: 0 findings, 0 supported"),
    ],
)
def test_check_says_that_there_is_nothing_to_check(
    summary: str, code: int, said: str, story: str, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    text = tmp_path / "summary.txt"
    text.write_text(summary, encoding="utf-8")
    assert run(["check", str(text), story]) == code
    assert said in " ".join(capsysbinary.readouterr().out.decode().split())


@pytest.mark.parametrize("command", ["diff", "combine", "group", "verify", "check"])
def test_standard_input_is_read_once(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([command, "-", "-"]) == 2
    assert "standard input, which can be read once" in capsys.readouterr().err


def test_an_output_that_cannot_be_written_is_named(
    story: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "nowhere" / "digest.html"
    assert run(["summarize", story, "--format", "html", "-o", str(page)]) == 2
    assert f"the file {str(page)!r} could not be written: No such file or directory" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["parse", "nowhere.txt"], "could not be read"),
        (["summarize", "nowhere.txt"], "could not be read"),
        (["diff", "nowhere.txt", "nowhere.txt"], "could not be read"),
        (["parse", "--published", "soon", "{story}"], "is not a date"),
        (["parse", "--input-format", "papyrus", "{story}"], "papyrus"),
        (["summarize", "--format", "papyrus", "{story}"], "papyrus"),
        (["summarize", "--sentences", "-1", "{story}"], "--sentences"),
        (["diff", "{story}"], "AFTER"),
        (["sumarize", "{story}"], "sumarize"),
        (["parse", "--max-chars", "10", "{story}"], "10"),
    ],
)
def test_a_mistake_is_one_line_on_standard_error_and_2(
    arguments: list[str], message: str, story: str, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert run([argument.format(story=story) for argument in arguments]) == 2
    out, err = capsysbinary.readouterr()
    assert out == b""
    assert err.startswith(b"newsdigest: error: ")
    assert err.count(b"\n") == 1
    assert message in err.decode()


def test_an_endless_input_is_an_error(
    monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    def read(count: int) -> bytes:
        return b"a" * count

    endless = SimpleNamespace(buffer=SimpleNamespace(read=read))
    monkeypatch.setattr(sys, "stdin", endless)
    assert run(["parse", "--max-chars", "5000"]) == 2
    assert b"5" in capsysbinary.readouterr().err


def test_no_command_shows_the_help_and_is_2(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run([]) == 2
    assert b"summarize" in capsysbinary.readouterr().err


def test_version(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run(["--version"]) == 0
    assert capsysbinary.readouterr().out.decode() == f"newsdigest {newsdigest.__version__}\n"


@pytest.mark.parametrize("document", ["article", "digest", "diff"])
def test_schema_prints_the_published_schema(document: str, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    published = Path(__file__).parents[1] / "docs" / "schema" / f"{document}-1.json"
    assert run(["schema", document]) == 0
    assert capsysbinary.readouterr().out == published.read_bytes()


def test_colour_is_for_terminals_and_for_those_who_ask(
    monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    OutputOptions().show(sample_digest())
    assert b"\x1b[" not in capsysbinary.readouterr().out
    OutputOptions(colour="always").show(sample_digest())
    assert b"\x1b[1;36mWho" in capsysbinary.readouterr().out
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    OutputOptions().show(sample_digest())
    assert b"\x1b[1;36mWho" in capsysbinary.readouterr().out
    monkeypatch.setenv("NO_COLOR", "1")
    OutputOptions().show(sample_digest())
    assert b"\x1b[" not in capsysbinary.readouterr().out


def test_hostile_text_cannot_drive_the_terminal(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert "\x1b[31m" in HOSTILE
    OutputOptions(colour="always").show(hostile_digest())
    out = capsysbinary.readouterr().out.decode()
    assert "\x1b[31m" not in out
    assert not set("\u202e\u202c\x00") & set(out)


def test_python_m_newsdigest_runs_it() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "newsdigest", "parse", "--format", "markdown"],
        input=STORY.encode(),
        capture_output=True,
        check=True,
    )
    assert done.stdout.startswith(b"# Pier to close")


@pytest.mark.parametrize("command", ["schema diff | true", "parse --format markdown story.txt | true"])
def test_a_closed_pipe_is_no_error(command: str, tmp_path: Path) -> None:
    """The reader ends before the first word comes; 1 would mean that something changed."""
    (tmp_path / "story.txt").write_text(STORY, encoding="utf-8")
    line = f"{sys.executable} -m newsdigest {command}; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", line], capture_output=True, check=True, cwd=tmp_path)
    assert (done.stdout.strip(), done.stderr) == (b"141", b"")


@pytest.mark.parametrize(("closed", "name"), [("<&-", "input"), ("< story.txt >&-", "output")])
def test_a_stream_that_is_closed_is_an_error_in_one_line(closed: str, name: str, tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text(STORY, encoding="utf-8")
    line = f"{sys.executable} -m newsdigest parse {closed}"
    done = subprocess.run(["bash", "-c", line], capture_output=True, check=False, cwd=tmp_path)
    assert (done.returncode, done.stderr.decode()) == (2, f"newsdigest: error: standard {name} is closed\n")


@pytest.mark.parametrize(("model", "speakers"), [("packaged", []), ("encoder", ["Petra Oduya"])])
def test_the_model_reads_the_sentences(
    model: str, speakers: list[str], tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    pytest.importorskip("newsdigest_encoder", reason="newsdigest-encoder is not installed")
    article = tmp_path / "dam.txt"
    article.write_text(
        "The dam that engineers hired by the province had inspected in spring failed, warned Petra Oduya, who farms "
        "below it."
    )
    assert run(["summarize", str(article), "--model", model, "--format", "json"]) == 0
    digest = Digest.from_json(capsysbinary.readouterr().out.decode())
    assert [quote.speaker and quote.speaker.name for quote in digest.quotes] == speakers


def test_a_table_is_read_with_the_packaged_model(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["summarize", "--model", "encoder", "a.parquet", "-o", str(tmp_path / "b.parquet")]) == 2
    assert "a Parquet file is digested with the packaged model alone" in capsys.readouterr().err
