"""Bytes, files and Articles handed in."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from newsdigest.errors import EmptyArticleError, LimitError, ParseError, UnsupportedFormatError
from newsdigest.sources import Request, read

TEXT = "The café’s owner said “no” — twice."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_encodings_are_found(encoding: str) -> None:
    assert read(TEXT.encode(encoding), Request()).text == TEXT


def test_windows_1252_is_noted() -> None:
    article = read(TEXT.encode("cp1252"), Request())
    assert any("Windows-1252" in note for note in article.notes)


def test_a_given_encoding_wins() -> None:
    text = "Привет из Хейла, сказала она."
    assert read(text.encode("koi8-r"), Request(encoding="koi8-r", language="en")).text == text


def test_a_declared_encoding_is_used() -> None:
    body = "<nitf><body><body.content><p>Łódź said no.</p></body.content></body></nitf>"
    page = '<?xml version="1.0" encoding="iso-8859-2"?>' + body
    assert "Łódź" in read(page.encode("iso-8859-2"), Request()).text


def test_a_wrong_declaration_is_overruled() -> None:
    page = '<nitf><!-- <meta charset="utf-8"> --><body><body.content><p>“Café”</p></body.content></body></nitf>'
    assert "“Café”" in read(page.encode("cp1252"), Request()).text


def test_damaged_utf8_stays_utf8() -> None:
    article = read((TEXT * 5).encode() + b"\xff", Request())
    assert article.text == TEXT * 5 + "\ufffd"
    assert any("damaged" in note for note in article.notes)


@pytest.mark.parametrize("name", ["no-such-code", "hex", "idna", "zlib", "", "\x00"])
def test_unknown_encodings_are_refused(name: str) -> None:
    with pytest.raises(ParseError, match="encoding"):
        read(b"text", Request(encoding=name))


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7 ...", b"PK\x03\x04aaa", b"\x89PNG\r\n", bytes(range(256)) * 4, b"\x00" * 99]
)
def test_binary_is_refused(data: bytes) -> None:
    with pytest.raises(UnsupportedFormatError, match="binary"):
        read(data, Request())


@pytest.mark.parametrize("source", ["", " \n\t", b"", b"  ", "\ufeff", "\u200b \u00a0"])
def test_nothing_is_an_error(source: str | bytes) -> None:
    with pytest.raises(EmptyArticleError):
        read(source, Request())


def test_the_limit() -> None:
    assert read("a" * 50, Request(max_chars=50)).text == "a" * 50
    for source in ("a" * 51, b"a" * 51, {"text": "a" * 51}):
        with pytest.raises(LimitError, match="max_chars"):
            read(source, Request(max_chars=50))


def test_files(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_text(TEXT, encoding="utf-8")
    assert read(path, Request()).text == TEXT
    path.write_bytes(b"a" * 500)
    with pytest.raises(LimitError):
        read(path, Request(max_chars=50))
    with pytest.raises(ParseError, match="could not be read"):
        read(tmp_path / "none.txt", Request())
    with pytest.raises(ParseError, match="could not be read"):
        read(tmp_path, Request())


@pytest.mark.filterwarnings("ignore:the text looks like a path")
def test_a_str_is_never_a_path(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_text(TEXT, encoding="utf-8")
    assert read(os.fspath(path), Request()).text == os.fspath(path)


def test_an_article_takes_the_callers_words() -> None:
    first = read(TEXT, Request())
    second = read(first, Request(title="Café", published="2024-03-05", url="https://example.org", language="en"))
    assert (second.text, second.blocks) == (first.text, first.blocks)
    assert (second.title, second.published) == ("Café", date(2024, 3, 5))
    assert second.notes == ()
    assert read(second, Request()) == second


@pytest.mark.parametrize("source", [None, 5, ["text"], object()])
def test_other_types_are_refused(source: object) -> None:
    with pytest.raises(UnsupportedFormatError, match="path object"):
        read(source, Request())  # type: ignore[arg-type]
