"""Made news sentences: templates of ours filled with names of companies, people and places.

Open news text names few companies; these sentences show how it does. Only their names are learnt, no tags or trees.
"""

from __future__ import annotations

import random
from calendar import day_name, month_name
from collections.abc import Iterator
from pathlib import Path

from training.tagger import names_lists
from training.tagger.augment import SPLIT
from training.tagger.data import Sample

__all__ = ["made"]

_WEEKDAYS = list(day_name)
_MONTHS = [month for month in month_name if month]
_GIVEN_MONTHS = ("April", "May", "June", "August")
_CLUBS = "Bulls Otters Hawks Rangers Rovers Tigers Bears Eagles Pirates Lions Sharks Wolves United City".split()
_KINDS = {"O": "ORG", "A": "ORG", "C": "ORG", "P": "PER", "S": "PER", "L": "PLACE", "T": "OTHER"}


def made(count: int, seed: int) -> Iterator[Sample]:
    """``count`` sentences."""
    draw = random.Random(seed)
    templates = [line.split() for line in _lines("templates.txt")]
    fill = _Filler(draw)
    for at in range(count):
        forms: list[str] = []
        names: list[str] = []
        for token in templates[at % len(templates)]:
            words, kind = fill(token[1]) if token[0] == "{" and token[-1] == "}" else ([token], None)
            forms += words
            names += [f"B-{kind}"] + [f"I-{kind}"] * (len(words) - 1) if kind else ["O"] * len(words)
        yield Sample(origin="made", forms=forms, names=names, document=f"made-{at}")


def _lines(name: str) -> list[str]:
    lines = Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


class _Filler:
    def __init__(self, draw: random.Random) -> None:
        self._draw = draw
        self._given, self._surnames = names_lists.given_names(), names_lists.surnames()
        self._companies = [SPLIT.findall(name) for name in names_lists.companies()]
        self._known = [SPLIT.findall(name) for name in names_lists.known_companies()]
        self._acronyms, self._things = _lines("acronyms.txt"), _lines("things.txt")
        places = [*names_lists.countries() * 6, *names_lists.states() * 6, *names_lists.cities()]
        self._places = [SPLIT.findall(name) for name in places]

    def __call__(self, slot: str) -> tuple[list[str], str | None]:
        draw = self._draw
        surname = self._surnames[int(draw.random() ** 2 * len(self._surnames))]
        match slot:
            case "O":
                words = draw.choice(self._known if draw.random() < 0.4 else self._companies)
            case "A":
                words = [draw.choice(self._acronyms)]
            case "P":
                middle = [draw.choice("ABCDEFGHJKLMPRSTW") + "."] if draw.random() < 0.15 else []
                given = draw.choice(_GIVEN_MONTHS) if draw.random() < 0.05 else draw.choice(self._given)
                words = [given, *middle, surname]
            case "C":
                words = [*draw.choice(self._places), draw.choice(_CLUBS)]
            case "S":
                words = [surname]
            case "L":
                words = draw.choice(self._places)
            case "T":
                words = SPLIT.findall(draw.choice(self._things))
            case "W":
                words = [draw.choice(_WEEKDAYS)]
            case "M":
                words = [draw.choice(_MONTHS)]
            case _:
                words = [draw.choice(["two", "three", "four", "1.5", "10", "12", "25", "40", "300", "1,200", "15,000"])]
        return list(words), _KINDS.get(slot)
