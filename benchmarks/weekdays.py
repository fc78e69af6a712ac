"""How often a weekday is read in the right direction, on packs with gold values.

    python benchmarks/weekdays.py PACK.jsonl [PACK.jsonl ...]

Each pack is one of the kind ``timex`` (``timexes`` with spans and values, ``dct`` or ``published``). Counted are gold
dates and times of day whose words are a weekday, with or without a part of day, and whose value is the last such day
up to the document time or the next one after it: a gold value further away was meant otherwise, or is a slip. Printed
are, for each pack, the number of such expressions, how many lie ahead, how many are found, and of the found ones the
share on the gold day.
"""

from __future__ import annotations

import json
import re
import sys
from datetime import date
from pathlib import Path
from typing import Any

import newsdigest

WEEKDAY = re.compile(
    r"(?:early |late )?(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day(?: (?:morning|afternoon|evening|night))?",
    re.IGNORECASE,
)


def bare_weekdays(row: dict[str, Any], today: date) -> list[tuple[int, int, date]]:
    """The gold weekdays of a record: start, end, day."""
    found = []
    for timex in row["timexes"]:
        day = re.match(r"\d{4}-\d\d-\d\d", timex.get("value") or "")
        if timex.get("span") and day and WEEKDAY.fullmatch(timex["text"]):
            gold = date.fromisoformat(day.group())
            if -7 < (gold - today).days <= 7:
                found.append((*timex["span"], gold))
    return found


def main() -> None:
    for name in sys.argv[1:]:
        total = ahead = found = right = 0
        for line in Path(name).read_text("utf-8").splitlines():
            row = json.loads(line)
            published = str(row.get("dct") or row.get("published"))
            today = date.fromisoformat(published[:10])
            wanted = bare_weekdays(row, today)
            times = newsdigest.summarize(row["text"], published=published).times if wanted else ()
            for start, end, gold in wanted:
                total, ahead = total + 1, ahead + (gold > today)
                value = next((time.value for time in times if time.span.start < end and start < time.span.end), None)
                found += value is not None
                right += (value or "").startswith(gold.isoformat())
        share = right / found if found else 0.0
        print(f"{name}: {total} weekdays, {ahead} ahead, {found} found, right direction {share:.3f} ({right}/{found})")


if __name__ == "__main__":
    main()
