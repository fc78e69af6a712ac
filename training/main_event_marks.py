"""Marks of the main event of articles of four collections, as offsets and votes: no word of the articles is stored.

    python -m training.main_event_marks CORPORA --out PACK.jsonl            # a pack for training/main_event.py
    python -m training.main_event_marks CORPORA --add MARKED.jsonl          # answers as words, with "source" and "key"

``main_event_marks.jsonl`` holds a line an article: its id, the file of the corpora folder that it comes from and its id
there, the SHA-256 of its title and body, and for each question the accepted answers: [start, end, votes] in the title
and body with a blank line between, with the day of a "when" as a fourth item, or [null, votes] where no answer is one.
Each article was read whole by a large language model, for this project, under the rules of the other packs of main
events.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

STORE = Path(__file__).with_suffix(".jsonl")
QUESTIONS = ("who", "what", "where", "when", "why", "how")
SAME = {"'": "['\u2018\u2019]", '"': '["\u201c\u201d]'}


@cache
def collection(path: Path) -> Mapping[str, Mapping[str, Any]]:
    """The articles of a file, by id."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        return {row["id"]: row for row in map(json.loads, lines)}


def article(corpora: Path, source: str, key: str) -> tuple[str, str, str | None]:
    """Title, body and day of publication of an article; a body of the BBC set begins with its title, which is cut."""
    row = collection(corpora / source)[key]
    title = row["title"] or ""
    body = row["text"].strip().removeprefix(title.strip()).strip() if source.startswith("raw/") else row["text"]
    return title, body, row.get("published")


def full_text(title: str, body: str) -> str:
    return f"{title}\n\n{body}"


def digest(title: str, body: str) -> str:
    return hashlib.sha256(full_text(title, body).encode("utf-8")).hexdigest()


def marked(row: Mapping[str, Any], corpora: Path) -> dict[str, object]:
    """The answers of one article as offsets.

    Raises:
        ValueError: an answer does not stand in the article.
    """
    title, body, _ = article(corpora, row["source"], row["key"])
    text = full_text(title, body)
    gold = {question: [_mark(answer, text) for answer in row["gold"][question]] for question in QUESTIONS}
    return {
        "id": row["id"],
        "collection": row["source"],
        "key": row["key"],
        "sha256": digest(title, body),
        "gold": gold,
    }


def _mark(answer: Mapping[str, Any], text: str) -> list[object]:
    if answer["text"] is None:
        return [None, answer["votes"]]
    words = (re.escape(word) for word in answer["text"].split())
    pattern = r"\s+".join("".join(SAME.get(letter, letter) for letter in word) for word in words)
    found = re.search(pattern, text) or re.search(pattern, text, re.IGNORECASE)
    if found is None:
        raise ValueError(f"not in the article: {answer['text']!r}")
    day = [answer["date"]] if answer.get("date") else []
    return [*found.span(), answer["votes"], *day]


def records(corpora: Path) -> Iterator[dict[str, object]]:
    """The marked articles in the format of the packs.

    Raises:
        ValueError: the text of an article is not the one that was marked.
    """
    for line in STORE.read_text("utf-8").splitlines():
        marks = json.loads(line)
        title, body, published = article(corpora, marks["collection"], marks["key"])
        if digest(title, body) != marks["sha256"]:
            raise ValueError(f"the text of {marks['id']} is not the one that was marked")
        text = full_text(title, body)
        gold = {question: [_answer(mark, text) for mark in marks["gold"][question]] for question in QUESTIONS}
        yield {
            "id": marks["id"],
            "pack": marks["id"].partition("/")[0],
            "title": title,
            "published": published,
            "text": body,
            "gold": gold,
        }


def _answer(mark: list[Any], text: str) -> dict[str, object]:
    if mark[0] is None:
        return {"text": None, "votes": mark[1]}
    start, end, votes, *day = mark
    return {"text": text[start:end], "votes": votes, "date": day[0] if day else None}


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("corpora", type=Path)
    cli.add_argument("--add", type=Path, help="articles with their answers as words")
    cli.add_argument("--out", type=Path, help="where to write the pack")
    options = cli.parse_args()
    if options.add:
        known = {json.loads(line)["id"] for line in STORE.read_text("utf-8").splitlines()} if STORE.exists() else set()
        rows = [json.loads(line) for line in options.add.read_text("utf-8").splitlines()]
        with STORE.open("a", encoding="utf-8") as out:
            for row in rows:
                if row["id"] not in known:
                    out.write(json.dumps(marked(row, options.corpora), separators=(",", ":")) + "\n")
    found = list(records(options.corpora))
    if options.out:
        options.out.write_text("".join(json.dumps(record) + "\n" for record in found), "utf-8")
    print(len(found), "articles")


if __name__ == "__main__":
    main()
