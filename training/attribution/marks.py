"""Marks of who said what on articles of two open collections, as offsets: no word of the articles is stored.

    python training/attribution/marks.py CORPORA                        # how many articles and quotations there are
    python training/attribution/marks.py CORPORA --add PACK.jsonl --collection raw/bbc.jsonl.gz

``marks.jsonl`` holds a line an article: its id, the file of the corpora folder that it comes from, the SHA-256 of its
text and, for each act of speech, the offsets of its content, its speaker as written and the accepted names. The text is
the title and the body with a blank line between. The articles are 51 of the BBC set (mlg.ucd.ie, 2004-2005), 35 of
Wikinews (CC BY 2.5) and 13 web pages and articles of CNN and the Daily Mail; the marks were made for this project,
under the rules of the other packs of quotations.

``speaker_marks.jsonl`` holds the speakers alone of statements whose speaker the ranker was unsure of, in more articles
of the two collections; their other quotations are not marked.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
from pathlib import Path

STORE = Path(__file__).with_name("marks.jsonl")
SPEAKERS = Path(__file__).with_name("speaker_marks.jsonl")
NEAR = 40


def records(corpora, store=STORE):
    """The marked articles in the format of the packs: id, text, quotes, not_speech, borderline_left_out."""
    collections = {}
    for line in store.read_text("utf-8").splitlines():
        marks = json.loads(line)
        name = marks["collection"]
        if name not in collections:
            collections[name] = texts(Path(corpora) / name)
        text = collections[name][marks["id"].rpartition("/")[2]]
        if digest(text) != marks["sha256"]:
            raise ValueError(f"the text of {marks['id']} is not the one that was marked")
        yield restored(marks, text)


def texts(path):
    """Title and body of each article of a collection, by id."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return {row["id"].rpartition("/")[2]: full_text(row["title"] or "", row["text"]) for row in rows}


def full_text(title, text):
    body = text.strip()
    return body if body.startswith(title.strip()) else f"{title.strip()}\n\n{body}"


def digest(text):
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def restored(marks, text):
    """One article with its marks as words."""

    def words(spans):
        return [text[start:end] for start, end in spans]

    quotes = []
    for mark in marks["quotes"]:
        first = mark["content"][0][0]
        quotes.append(
            {
                "content": words(mark["content"]),
                "near": text[max(0, first - NEAR) : first],
                "kind": mark["kind"],
                "speaker": text[slice(*mark["speaker"])] if mark["speaker"] else None,
                "names": words(mark["names"]),
                "anonymous": mark.get("anonymous", False),
            }
        )
    return {
        "id": marks["id"],
        "text": text,
        "quotes": quotes,
        "not_speech": words(marks["not_speech"]),
        "borderline_left_out": words(marks["left_open"]),
    }


def marked(record, collection, located):
    """The marks of one article of a pack, as offsets; ``located`` gives the spans of a quotation's content."""
    text = record["text"].strip()

    def spans(words):
        return [[at, at + len(word)] for word in words if (at := text.find(word)) >= 0]

    quotes = []
    for quote in record["quotes"]:
        mark = {
            "content": located(text, quote),
            "kind": quote["kind"],
            "speaker": next(iter(spans([quote["speaker"]])), None) if quote["speaker"] else None,
            "names": spans(quote["names"]),
        }
        quotes.append(mark | ({"anonymous": True} if quote.get("anonymous") else {}))
    return {
        "id": record["id"],
        "collection": collection,
        "sha256": digest(text),
        "quotes": quotes,
        "not_speech": spans(record.get("not_speech") or []),
        "left_open": spans(record.get("borderline_left_out") or []),
    }


def main():
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("corpora")
    cli.add_argument("--add", help="a pack of articles with their marks as words")
    cli.add_argument("--collection", help="the file of the corpora folder that holds its articles")
    a = cli.parse_args()
    if a.add:
        from fit import score  # the rule that finds the words of a mark is that of the scorer

        known = {json.loads(line)["id"] for line in STORE.read_text("utf-8").splitlines()} if STORE.exists() else set()
        rows = [json.loads(line) for line in Path(a.add).read_text("utf-8").splitlines()]
        with STORE.open("a", encoding="utf-8") as out:
            for row in rows:
                if row["id"] not in known:
                    out.write(json.dumps(marked(row, a.collection, score.located), separators=(",", ":")) + "\n")
    found = list(records(a.corpora))
    print(len(found), "articles,", sum(len(record["quotes"]) for record in found), "quotations")


if __name__ == "__main__":
    main()
