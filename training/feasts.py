"""Writes ``facts/data/feasts.json``: the days of movable feasts of lunar calendars, 1990 to 2050.

    pip install holidays==0.109
    python -m training.feasts

The days are those of the ``holidays`` package (MIT licence), version 0.109: Islamic feasts by the tables of
announced days and, for years without one, by the Umm al-Qura calendar; Jewish feasts by the Hebrew calendar; Lunar New
Year by the Chinese calendar; Diwali, 2001 to 2035 alone, by the days of India. Jewish feasts begin at sunset of
the day before: the package, as civil calendars do, names the first full day.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from holidays.calendars import _ChineseLunisolar, _HebrewLunisolar, _HinduLunisolar, _IslamicLunar

DATA = Path("src/newsdigest/facts/data/feasts.json")
FIRST, LAST = 1990, 2050

Days = dict[int, tuple[int, int] | tuple[tuple[int, int], ...]]

FEASTS: tuple[tuple[str, tuple[str, ...], int, bool, Days], ...] = (
    ("ramadan", ("ramadan", "ramadhan"), 0, True, _IslamicLunar.RAMADAN_BEGINNING_DATES),
    ("eid al-fitr", ("eid al-fitr", "eid ul-fitr"), 1, True, _IslamicLunar.EID_AL_FITR_DATES),
    ("eid al-adha", ("eid al-adha", "eid ul-adha"), 1, True, _IslamicLunar.EID_AL_ADHA_DATES),
    ("ashura", ("ashura",), 1, True, _IslamicLunar.ASHURA_DATES),
    ("diwali", ("diwali", "deepavali"), 1, True, _HinduLunisolar.DIWALI_INDIA_DATES),
    ("lunar new year", ("lunar new year", "chinese new year"), 1, False, _ChineseLunisolar.LUNAR_NEW_YEAR_DATES),
    ("passover", ("passover",), 8, False, _HebrewLunisolar.PASSOVER_DATES),
    ("rosh hashanah", ("rosh hashanah",), 2, False, _HebrewLunisolar.ROSH_HASHANAH_DATES),
    ("yom kippur", ("yom kippur",), 1, False, _HebrewLunisolar.YOM_KIPPUR_DATES),
    ("hanukkah", ("hanukkah", "chanukah"), 8, False, _HebrewLunisolar.HANUKKAH_DATES),
)  # fmt: skip
"""Name, spellings, length in days (0: a lunar month, up to the next feast of its end), by observation, days."""


def days_of(table: Days) -> list[date]:
    """The days of a table of the package: some years of the Islamic calendar hold a feast twice."""
    found: list[date] = []
    for year, entry in table.items():
        entries = entry if isinstance(entry[0], tuple) else (entry,)
        found += [date(year, month, day) for month, day in entries]  # type: ignore[misc]
    return sorted(day for day in found if FIRST <= day.year <= LAST)


def main() -> None:
    feasts = []
    for name, names, length, approximate, table in FEASTS:
        days = " ".join(f"{day:%Y%m%d}" for day in days_of(table))
        feasts.append({"name": name, "names": names, "length": length, "approximate": approximate, "days": days})
    about = "First days of movable feasts; written by training/feasts.py from the package holidays 0.109 (MIT)."
    lines = ",\n".join("    " + json.dumps(feast) for feast in feasts)
    DATA.write_text(f'{{\n  "format": 1,\n  "about": {json.dumps(about)},\n  "feasts": [\n{lines}\n  ]\n}}\n', "utf-8")


if __name__ == "__main__":
    main()
