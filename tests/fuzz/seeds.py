"""Small inputs to start from (``data/``, written for this), a folder for each target; words that mutations insert."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Final

import newsdigest
from newsdigest.renderers.json_doc import article_to_json
from tests.fuzz.targets import SEPARATOR

__all__ = ["WORDS", "seeds"]

_DATA: Final = Path(__file__).parent / "data"


def _read(name: str) -> bytes:
    return (_DATA / name).read_bytes()


WORDS: Final[tuple[str, ...]] = tuple(json.loads(_read("words.json")))


def seeds(target: str) -> tuple[bytes, ...]:
    """The inputs that ``target`` starts from."""
    return _shelves()[target]


@cache
def _shelves() -> dict[str, tuple[bytes, ...]]:
    story, later, short, page, markdown = map(
        _read, ("story.txt", "later.txt", "short.txt", "page.html", "page.markdown")
    )
    nitf, newsml_g2, rss, atom, entities = (
        _read(f"{name}.xml") for name in ("nitf", "newsml_g2", "rss", "atom", "entities")
    )
    ninjs, schema_org, fields = (_read(f"{name}.json") for name in ("ninjs", "schema_org", "news_please"))
    corrected = short.replace(b"Friday", b"Monday")
    digest, second = (
        newsdigest.summarize(text, language="en", published="2026-03-13", format="text") for text in (short, corrected)
    )
    pair = story + SEPARATOR + later
    return {
        "bytes": (b"\x00" + story, b"\x00" + story.decode().encode("utf-16"), b"\x00" + page, b"\x00" + nitf),
        "text": (story, page, nitf, newsml_g2, rss, atom, markdown, ninjs, schema_org, entities),
        "plain": (story, later, short),
        "html": (page, markdown),
        "nitf": (nitf, entities),
        "newsml_g2": (newsml_g2, entities),
        "feed": (rss, atom),
        "feed_entries": (rss.replace(b"</item>", b"</item><item><title>Ferry late</title></item>"), atom, entities),
        "markdown": (markdown, story),
        "ninjs": (ninjs, fields),
        "json": (schema_org, fields, ninjs),
        "mapping": (ninjs, schema_org, fields),
        "diff": (pair, short + SEPARATOR + corrected),
        "quotes": (short + SEPARATOR + "[[QUOTE-1]] said Lowe. “It is not safe”, he said.".encode(), pair),
        "claims": (
            pair,
            short + SEPARATOR + corrected,
            short + SEPARATOR + b"Reed said 12 people did not die in Oban.",
        ),
        "reports": (pair + SEPARATOR + short, short + SEPARATOR + corrected),
        "options": (
            b"Lowe\nOban\nHarbour Trust" + SEPARATOR + short,
            b"Hale\nOban\nHarbour\nMayor\nwarn" + SEPARATOR + story,
        ),
        "marks": (story, later, short),
        "story_document": (newsdigest.combine([digest, second]).to_json().encode(),),
        "check_document": (newsdigest.check_summary(corrected.decode(), digest.article).to_json().encode(),),
        "digest_document": (digest.to_json().encode(),),
        "diff_document": (newsdigest.diff(digest, second).to_json().encode(),),
        "article_document": (article_to_json(digest.article).encode(),),
        "json_lines": (b"\n".join((fields, b'"Rain fell in Leeds on Friday."', b"", ninjs, b"[1]")),),
    }
