"""Documents with the gold values of their time expressions, for the models of ``facts/times``.

``read(folder)`` takes the folder of the corpora: TimeBank's training part (``timex/train.jsonl``), every second article
of WikiWars (``timex/wikiwars.jsonl``, the odd ones counted from 0), TimeSET (``timeset/dev.jsonl``), the dates of GUM's
training part (``entities/train.jsonl.gz``) and the dated answers to "when" of ``mainevent/readers_*.jsonl``. Days that
press releases and news write with their weekday ("Tuesday, May 12") are gold by themselves, as the calendar says which
year and week they are in (pack ``dated``: ``opennews``, ``attribution/train.jsonl``).
"""

from __future__ import annotations

import contextlib
import gzip
import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import newsdigest
from newsdigest.language import analyse
from newsdigest.model.analysis import Analysis

__all__ = ["Document", "read"]


class Document(NamedTuple):
    """An analysed text with its gold values; ``group`` keeps the documents of one source in one fold."""

    pack: str
    id: str
    analysis: Analysis
    values: dict[tuple[int, int], str]  # (start, end) -> TIMEX3 value

    def value_at(self, start: int, end: int) -> str | None:
        """The value of the gold expression that overlaps ``[start, end)`` most."""
        over = [(min(end, e) - max(start, s), value) for (s, e), value in self.values.items() if s < end and start < e]
        return max(over)[1] if over else None


def _rows(path: Path) -> list[dict[str, Any]]:
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return [json.loads(line) for line in data.decode("utf-8").splitlines() if line]


def read(folder: Path) -> Iterator[Document]:
    """All documents."""
    for row in _rows(folder / "timex/train.jsonl"):
        yield _timex("timebank", row, row["dct"])
    for row in _rows(folder / "timex/wikiwars.jsonl")[1::2]:
        yield _timex("wikiwars", row, row["dct"])
    for row in _rows(folder / "timeset/dev.jsonl"):
        yield _timex("timeset", row, row["published"])
    for row in _rows(folder / "entities/train.jsonl.gz"):
        if row.get("date"):
            values = {tuple(d["span"]): d["when"] for d in row["dates"] if re.match(r"\d{4}", d["when"] or "")}
            yield Document("gum", row["id"], analyse(newsdigest.parse(row["text"], published=row["date"])), values)
    for name in ("readers_train", "readers_open"):
        for row in _rows(folder / f"mainevent/{name}.jsonl"):
            yield _answers(row)
    for name in ("opennews/wikinews.jsonl.gz", "opennews/articles.jsonl.gz", "attribution/train.jsonl"):
        for row in _rows(folder / name):
            if row.get("published") and "MEANTIME" not in row.get("source", ""):
                yield from _dated(row)


def _timex(pack: str, row: dict[str, Any], published: str) -> Document:
    values = {tuple(t["span"]): t["value"] for t in row["timexes"] if t.get("span") and t.get("value")}
    return Document(pack, row["id"], analyse(newsdigest.parse(row["text"], published=published)), values)


def _answers(row: dict[str, Any]) -> Document:
    source = {"title": row.get("title"), "text": row["text"], "published": row.get("published")}
    article = newsdigest.parse(source)
    values = {}
    for answer in row["gold"]["when"]:
        if answer.get("text") and answer.get("date"):
            for match in re.finditer(rf"(?<!\w){re.escape(answer['text'])}(?!\w)", article.text):
                values[match.span()] = answer["date"]
    return Document("readers", row["id"], analyse(article), values)


_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_WRITTEN = re.compile(
    rf"(?P<wday>{'|'.join(_WEEKDAYS)}),? (?:the )?(?:(?P<month>(?:{'|'.join(_MONTHS)})[a-z]*)\.? (?P<day>\d{{1,2}})"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)? (?P<month2>(?:{'|'.join(_MONTHS)})[a-z]*))"
)
_NEAR = 200  # days


def _dated(row: dict[str, Any]) -> Iterator[Document]:
    """The document, where it writes a weekday beside a day of a month."""
    published = date.fromisoformat(str(row["published"])[:10])
    values = {}
    for match in _WRITTEN.finditer(row["text"]):
        month = _MONTHS.index((match["month"] or match["month2"])[:3]) + 1
        day = int(match["day"] or match["day2"])
        for year in (published.year - 1, published.year, published.year + 1):
            with contextlib.suppress(ValueError):
                found = date(year, month, day)
                if found.weekday() == _WEEKDAYS.index(match["wday"]) and abs((found - published).days) < _NEAR:
                    values[match.span()] = found.isoformat()
    if values:
        yield Document("dated", row["id"], analyse(newsdigest.parse(row["text"], published=published)), values)
