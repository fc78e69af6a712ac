"""A ``str`` is never a path; one that looks like a path or a web address is read as text, with a note and a warning."""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable
from pathlib import Path

import pytest

import newsdigest
from newsdigest.errors import ParseError


@pytest.mark.parametrize(
    "text",
    [
        "report.txt",
        "stories/2024/pier.html",
        "./pier.md",
        "/srv/news/my story.txt",
        "~/news/pier.json",
        "C:\\news\\the pier.txt",
        "\\\\server\\news\\pier.xml",
        "PIER.PDF",
        "crawl.jsonl.gz\n",
    ],
)
def test_a_path_is_read_as_text_with_a_note(text: str) -> None:
    with pytest.warns(UserWarning, match="looks like a path"):
        article = newsdigest.parse(text)
    assert article.text == text
    assert article.notes[0] == (
        f"the text looks like a path: it was read as it is, and no file was opened; pass pathlib.Path({text.strip()!r})"
    )


@pytest.mark.parametrize(
    "text", ["https://example.org/pier", "HTTP://example.org", "www.example.org/pier?x=1", "file:///srv/pier.txt"]
)
def test_an_address_is_read_as_text_with_a_note(text: str) -> None:
    with pytest.warns(UserWarning, match="looks like a web address"):
        article = newsdigest.parse(text)
    assert article.text == text
    assert article.notes[0].startswith("the text looks like a web address: ")


@pytest.mark.parametrize(
    "text",
    [
        "The clerk named the file report.txt",
        "See https://example.org/pier for more.",
        "The pier is shut.",
        "Pier shut\n\nThe council keeps the plan in plan.pdf",
        "https://example.org/pier\nhttps://example.org/quay",
        "and/or",
        "a.txt\nb.txt",
        "x" * 5_000 + ".txt",
    ],
)
def test_other_text_has_no_such_note(text: str) -> None:
    assert not any("looks like" in note for note in newsdigest.parse(text).notes)


def test_a_path_object_and_bytes_have_no_such_note(tmp_path: Path) -> None:
    file = tmp_path / "story.txt"
    file.write_text("plan.pdf", encoding="utf-8")
    for source in (file, b"plan.pdf"):
        assert not any("looks like" in note for note in newsdigest.parse(source).notes)


def diff_with_itself(text: str) -> newsdigest.DigestDiff:
    return newsdigest.diff(text, text)


@pytest.mark.parametrize("call", [newsdigest.parse, newsdigest.summarize, diff_with_itself])
def test_the_warning_names_the_line_of_the_caller(call: Callable[[str], object]) -> None:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        call("report.txt")
    assert {warning.filename for warning in caught} == {__file__}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names")
def test_a_pipe_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(ParseError, match="is a pipe"):
        newsdigest.parse(tmp_path / "pipe")


def test_the_note_survives_in_the_digest() -> None:
    with pytest.warns(UserWarning, match="looks like a path"):
        digest = newsdigest.summarize("report.txt")
    assert "looks like a path" in digest.article.notes[0]
    assert digest.article.text == "report.txt"
