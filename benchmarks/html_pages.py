"""Measure HTML readers on a folder of gold pages: body text, date, authors, title, speed.

    python -m benchmarks.html_pages FOLDER [FOLDER ...]
        [--reader newsdigest|trafilatura|trafilatura-fast|newspaper4k|resiliparse|readability]

FOLDER holds an ``index.jsonl`` with ``file``, ``url`` and ``expected`` (title, authors, date, and ``text``, or
``expected_text_file`` beside it). Pages in other languages than English, and fields named in ``doubtful``, are left
out. Peers that are not installed in the running Python are to be run from an environment of their own: this file
needs nothing but the reader it measures.

Measures: body = token F1 against the gold text (multiset of words, case folded), mean over pages; date = the same
day (in either's zone); minute = the same minute; authors = the same names; author F1 = over all names; title = the
same words; ms = CPU milliseconds a page. ``--pages`` prints the body F1 of each page as well.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, datetime, timezone
from pathlib import Path
from typing import Any, NamedTuple


class Reading(NamedTuple):
    """What a reader says of a page."""

    text: str
    title: str | None
    published: Any
    authors: list[str]


class Page(NamedTuple):
    """One gold page."""

    id: str
    html: bytes
    url: str | None
    expected: dict[str, Any]


def pages(folder: Path) -> Iterator[Page]:
    """The English pages of a folder, with what is expected of them."""
    for line in (folder / "index.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row.get("language", "en") != "en":
            continue
        expected = {k: v for k, v in (row.get("expected") or {}).items() if k not in row.get("doubtful", [])}
        if row.get("expected_text_file"):
            expected["text"] = (folder / row["expected_text_file"]).read_text(encoding="utf-8")
        file = folder / row["file"]
        data = gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()
        yield Page(row["id"], data, row.get("url"), expected)


def read_newsdigest(page: Page) -> Reading:
    from newsdigest.sources import Request, read

    article = read(page.html, Request(format="html", url=page.url))
    kept = {"lead", "paragraph", "subhead", "list_item", "dateline"}
    body = [block.text for block in article.blocks if block.kind.value in kept]
    return Reading("\n\n".join(body), article.title, article.published, list(article.authors))


def read_trafilatura(page: Page, *, fast: bool = False) -> Reading:
    import trafilatura

    found = trafilatura.bare_extraction(page.html, url=page.url, fast=fast, with_metadata=True, include_comments=False)
    if found is None:
        return Reading("", None, None, [])
    return Reading(found.text or "", found.title, found.date, (found.author or "").split("; ") if found.author else [])


def read_trafilatura_fast(page: Page) -> Reading:
    return read_trafilatura(page, fast=True)


def read_newspaper4k(page: Page) -> Reading:
    import newspaper

    article = newspaper.Article(page.url or "http://example.org/", fetch_images=False)
    article.html = page.html.decode("utf-8", "replace")
    article.download_state = 2
    article.parse()
    return Reading(article.text, article.title, article.publish_date, list(article.authors))


def read_resiliparse(page: Page) -> Reading:
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.html import HTMLTree

    tree = HTMLTree.parse(page.html.decode("utf-8", "replace"))
    return Reading(extract_plain_text(tree, main_content=True, alt_texts=False, links=False), tree.title, None, [])


def read_readability(page: Page) -> Reading:
    import lxml.html
    from readability import Document

    document = Document(page.html.decode("utf-8", "replace"))
    body = lxml.html.fromstring(document.summary()).text_content()
    return Reading(body, document.short_title(), None, [])


READERS: dict[str, Callable[[Page], Reading]] = {
    "newsdigest": read_newsdigest,
    "trafilatura": read_trafilatura,
    "trafilatura-fast": read_trafilatura_fast,
    "newspaper4k": read_newspaper4k,
    "resiliparse": read_resiliparse,
    "readability": read_readability,
}


def words(text: str | None) -> list[str]:
    return re.findall(r"\w+", (text or "").casefold())


def f1(found: Counter[str], gold: Counter[str]) -> float:
    common = sum((found & gold).values())
    return 2 * common / (sum(found.values()) + sum(gold.values())) if common else 0.0


def moment(value: Any) -> datetime | date | None:
    if isinstance(value, date):
        return value
    try:
        return datetime.fromisoformat(str(value).replace("Z", "+00:00"))
    except ValueError:
        return None


def days(value: datetime | date) -> set[date]:
    if not isinstance(value, datetime):
        return {value}
    return {value.date(), value.astimezone(timezone.utc).date()} if value.tzinfo else {value.date()}


def minute(value: datetime | date) -> str:
    if isinstance(value, datetime) and value.tzinfo:
        value = value.astimezone(timezone.utc)
    return value.strftime("%Y-%m-%d %H:%M")


def score(page: Page, reading: Reading) -> dict[str, float]:
    row = (
        {"body": f1(Counter(words(reading.text)), Counter(words(page.expected["text"])))}
        if page.expected.get("text")
        else {}
    )
    if page.expected.get("title"):
        row["title"] = float(words(reading.title) == words(page.expected["title"]))
    if page.expected.get("date"):
        gold, found = moment(page.expected["date"]), moment(reading.published)
        row["date"] = float(bool(gold and found and days(gold) & days(found)))
        row["minute"] = float(bool(gold and found and minute(gold) == minute(found)))
    if page.expected.get("authors") is not None and "authors" in page.expected:
        gold_names = {" ".join(words(name)) for name in page.expected["authors"]}
        found_names = {" ".join(words(name)) for name in reading.authors}
        row["authors"] = float(gold_names == found_names)
        row["author_common"], row["author_found"], row["author_gold"] = map(
            float, (len(gold_names & found_names), len(found_names), len(gold_names))
        )
    return row


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("folders", nargs="+", type=Path)
    cli.add_argument("--reader", choices=READERS, default="newsdigest")
    cli.add_argument("--pages", action="store_true", help="one line for each page")
    arguments = cli.parse_args()
    gold = [page for folder in arguments.folders for page in pages(folder)]
    rows, spent = [], 0.0
    for page in gold:
        start = time.process_time()
        try:
            reading = READERS[arguments.reader](page)
        except Exception as error:  # a crash on one page is an empty answer, and is counted
            print(page.id, type(error).__name__, error)
            reading = Reading("", None, None, [])
        spent += time.process_time() - start
        rows.append(score(page, reading))
        if arguments.pages:
            print(
                page.id,
                {k: round(v, 3) for k, v in rows[-1].items()},
                reading.title,
                reading.published,
                reading.authors,
            )
    report: dict[str, float | str | int] = {"reader": arguments.reader, "pages": len(gold)}
    for key in ("body", "date", "minute", "authors", "title"):
        values = [row[key] for row in rows if key in row]
        report[key] = round(sum(values) / len(values), 3) if values else 0.0
    total = sum(row.get("author_found", 0) + row.get("author_gold", 0) for row in rows)
    report["author_f1"] = round(2 * sum(row.get("author_common", 0) for row in rows) / total, 3) if total else 0.0
    report["ms"] = round(1000 * spent / len(gold), 1)
    print(json.dumps(report))


if __name__ == "__main__":
    main()
