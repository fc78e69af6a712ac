"""The public entries, each as a function of bytes that checks the laws on its result."""

from __future__ import annotations

import contextlib
import io
import json
import re
import sys
from collections.abc import Callable, Mapping
from functools import partial
from typing import Final, cast

import newsdigest
from newsdigest import Article, Digest, DigestDiff, Lexicon, Options, Story, SummaryCheck
from newsdigest.cli.entry import run
from newsdigest.renderers.json_doc import article_from_json, article_to_json
from newsdigest.text import cleaned
from tests.fuzz.laws import (
    check_claims,
    check_diff,
    check_digest,
    check_marks,
    check_options,
    check_quotes,
    check_story,
    documented,
    require,
)

__all__ = ["SEPARATOR", "TARGETS", "Target"]

_MARKS: Final = ("\u00ad", "\u200b", "\u2060", "\ufeff")
_WITHIN: Final = re.compile(r"([a-z][a-z][a-z])(?=[a-z])")
Target = Callable[[bytes], None]
SEPARATOR: Final = b"\n=====\n"
_ENCODINGS: Final = (
    None,
    "utf-8",
    "utf-16",
    "utf-32",
    "cp1252",
    "latin-1",
    "shift_jis",
    "gb18030",
    "koi8-r",
    "utf-7",
    "?",
)


def _text(data: bytes) -> str:
    """Characters of every kind, lone surrogates too."""
    return data.decode("utf-8", "surrogateescape")


def _parts(data: bytes) -> tuple[str, str]:
    first, _, second = data.partition(SEPARATOR)
    return _text(first), _text(second)


def _digest(source: str | bytes | Mapping[str, object], **options: str | None) -> Digest | None:
    def once() -> Digest:
        return newsdigest.summarize(source, language="en", **options)  # type: ignore[arg-type]

    digest = documented(once)
    if digest is not None:
        check_digest(digest, once)
    return digest


def any_bytes(data: bytes) -> None:
    """Bytes as they come; the first of them chooses an encoding, or none."""
    if data:
        _digest(data[1:], encoding=_ENCODINGS[data[0] % len(_ENCODINGS)])
        documented(lambda: newsdigest.summarize(data))


def any_text(data: bytes) -> None:
    """Characters, of which the library finds out what they are."""
    _digest(_text(data))


def plain_text(data: bytes) -> None:
    """An article in plain text, which the digest must hold untouched; its quotations masked and restored."""
    text = _text(data)
    digest = _digest(text, format="text")
    if digest is not None:
        require(digest.article.text == text, "plain text is untouched")
        check_quotes(digest, text[: len(text) // 2])


def written_as(name: str, data: bytes) -> None:
    """A document in the format ``name``."""
    _digest(_text(data), format=name)


def feed_entries(data: bytes) -> None:
    """A feed of several entries, each of which is an article."""
    for article in documented(lambda: newsdigest.parse_feed(data)) or ():
        require(article_from_json(article_to_json(article)) == article, "an entry of a feed reads back the same")
        documented(partial(newsdigest.summarize, article, language="en"))


def mapping(data: bytes) -> None:
    """A mapping of fields, from JSON."""
    with contextlib.suppress(ValueError, RecursionError):
        fields: object = json.loads(data)
        if isinstance(fields, dict):
            _digest(cast("dict[str, object]", fields))


def two_versions(data: bytes) -> None:
    """Two versions of a story, compared."""
    before, after = (documented(partial(_forced, part)) for part in _parts(data))
    if before is not None and after is not None:
        check_diff(before, after)


def other_words(data: bytes) -> None:
    """An article, and a text that quotes it or has its placeholders."""
    article, other = _parts(data)
    digest = documented(lambda: _forced(article))
    if digest is not None:
        check_quotes(digest, other)


def claims(data: bytes) -> None:
    """An article, and a text that claims things of it."""
    article, other = _parts(data)
    digest = documented(lambda: _forced(article))
    if digest is not None:
        check_claims(other, digest.article)


def reports(data: bytes) -> None:
    """Reports, of one event or not: sorted into events, and read together."""
    texts = [_text(part) for part in data.split(SEPARATOR)][:4]
    digests = [digest for text in texts if (digest := documented(partial(_forced, text))) is not None]
    groups = newsdigest.group(digests)
    require(sorted(at for own in groups for at in own) == list(range(len(digests))), "each report is of one group")
    if digests:
        check_story(newsdigest.combine(digests))


def with_options(data: bytes) -> None:
    """An article with limits and names of the caller's own, all from the input."""
    names, text = _parts(data)
    size = len(names)
    words = tuple(name for name in names.split("\n")[:12] if name.strip())
    options = Options(
        sentences=size % 4,
        answers=size % 3,
        key_quotes=size % 2,
        figures=size % 5,
        min_confidence=size % 11 / 10,
        lexicon=Lexicon(
            people=words[::5],
            organizations=words[1::5],
            places=words[2::5],
            titles=words[3::5],
            reporting_verbs=words[4::5],
        ),
    )
    digest = documented(lambda: newsdigest.summarize(text, language="en", format="text", options=options))
    if digest is not None:
        check_digest(digest)
        check_options(digest, options)


def invisible_marks(data: bytes) -> None:
    """An article, and the same with marks that nobody sees inside its words."""
    text = cleaned(_text(data))
    plain = documented(lambda: _forced(text))
    if plain is not None:
        mark = _MARKS[len(text) % len(_MARKS)]
        marked = _forced(_WITHIN.sub(f"\\1{mark}", text))
        check_digest(marked)
        check_marks(plain, marked)


def _forced(text: str) -> Digest:
    return newsdigest.summarize(text, language="en", format="text", published="2026-03-13")


def digest_document(data: bytes) -> None:
    """A digest in JSON, from a stranger."""
    digest = documented(lambda: Digest.from_json(data))
    if digest is not None:
        require(Digest.from_json(digest.to_json()) == digest, "a digest that was read reads back the same")
        for show in (digest.to_markdown, digest.to_html, digest.to_jsonld):
            documented(show)
        documented(lambda: newsdigest.mask_quotes(digest))
        documented(lambda: newsdigest.diff(digest, digest))


def diff_document(data: bytes) -> None:
    """A diff in JSON, from a stranger."""
    delta = documented(lambda: DigestDiff.from_json(data))
    if delta is not None:
        require(DigestDiff.from_json(delta.to_json()) == delta, "a diff that was read reads back the same")
        for show in (delta.to_markdown, delta.to_html):
            documented(show)


def story_document(data: bytes) -> None:
    """A story in JSON, from a stranger."""
    story = documented(lambda: Story.from_json(data))
    if story is not None:
        require(Story.from_json(story.to_json()) == story, "a story that was read reads back the same")
        for show in (story.to_markdown, story.to_html, story.to_rows):
            documented(show)


def check_document(data: bytes) -> None:
    """A checked summary in JSON, from a stranger."""
    check = documented(lambda: SummaryCheck.from_json(data))
    if check is not None:
        require(SummaryCheck.from_json(check.to_json()) == check, "a check that was read reads back the same")


def article_document(data: bytes) -> None:
    """An article in JSON, from a stranger, and digested."""
    article: Article | None = documented(lambda: article_from_json(data))
    if article is not None:
        require(article_from_json(article_to_json(article)) == article, "an article that was read reads back the same")
        documented(lambda: newsdigest.summarize(article, language="en"))


def json_lines(data: bytes) -> None:
    """The command line reading JSON Lines from its standard input: a record for each line that is not blank."""
    code, out = _command(["summarize", "-", "--input-format", "jsonl", "--language", "en"], data)
    records = [json.loads(line) for line in out.splitlines()]
    lines = [line for line in io.BytesIO(data) if not line.isspace()]
    require(len(records) == len(lines), "a record for each line")
    require(
        code == (2 if any("error" in record for record in records) else 0), "the exit code says whether all went well"
    )
    for record in records:
        if "digest" in record:
            Digest.from_dict(record["digest"])


def _command(arguments: list[str], data: bytes) -> tuple[int, bytes]:
    streams = (sys.stdin, sys.stdout, sys.stderr)
    out = io.BytesIO()
    sys.stdin, sys.stdout, sys.stderr = io.TextIOWrapper(io.BytesIO(data)), io.TextIOWrapper(out), io.StringIO()
    try:
        code = run(arguments)
        sys.stdout.flush()
        return code, out.getvalue()
    finally:
        sys.stdin, sys.stdout, sys.stderr = streams


TARGETS: Final[dict[str, Target]] = {
    "bytes": any_bytes,
    "text": any_text,
    "plain": plain_text,
    "html": partial(written_as, "html"),
    "nitf": partial(written_as, "nitf"),
    "newsml_g2": partial(written_as, "newsml_g2"),
    "feed": partial(written_as, "feed"),
    "feed_entries": feed_entries,
    "markdown": partial(written_as, "markdown"),
    "ninjs": partial(written_as, "ninjs"),
    "json": partial(written_as, "json"),
    "mapping": mapping,
    "diff": two_versions,
    "quotes": other_words,
    "claims": claims,
    "reports": reports,
    "options": with_options,
    "marks": invisible_marks,
    "digest_document": digest_document,
    "diff_document": diff_document,
    "story_document": story_document,
    "check_document": check_document,
    "article_document": article_document,
    "json_lines": json_lines,
}
"""Every entry by name; each raises where a law is broken."""
