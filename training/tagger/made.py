"""Made news sentences: templates of ours filled with names of companies, people and places.

Open news text names few companies; these sentences show how it does. Only their names are learnt, no tags or trees.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

from training.tagger import names_lists
from training.tagger.augment import SPLIT
from training.tagger.data import Sample

__all__ = ["made"]

_THINGS = [
    "iPhone",
    "iPod",
    "iPad",
    "Galaxy",
    "Kindle",
    "Xbox",
    "PlayStation",
    "Windows",
    "Windows Vista",
    "Android",
    "MacBook",
    "MacBook Air",
    "iTunes",
    "Firefox",
    "BlackBerry",
    "Walkman",
    "Prius",
    "Corvette",
    "Golf",
    "Model S",
    "Mustang",
    "Civic",
    "Corolla",
    "747",
    "737",
    "787",
    "777",
    "A380",
    "A320",
    "A350",
    "Dreamliner",
    "Concorde",
    "Space Shuttle",
    "Dow Jones Industrial Average",
    "Dow Jones",
    "Nasdaq",
    "Nasdaq Composite",
    "FTSE 100",
    "FTSE",
    "Nikkei",
    "DAX",
    "CAC 40",
    "S&P 500",
    "Hang Seng",
    "Super Bowl",
    "World Cup",
    "Olympics",
    "Grammy",
    "Nobel Prize",
    "Game Boy",
    "Viagra",
    "Tamiflu",
    "Photoshop",
    "Office",
    "Linux",
    "Wii",
]
_ACRONYMS = [
    "AP",
    "AFP",
    "UAW",
    "FDA",
    "SEC",
    "FCC",
    "FBI",
    "CIA",
    "NASA",
    "NATO",
    "UN",
    "EU",
    "IMF",
    "WTO",
    "OPEC",
    "WHO",
    "FIFA",
    "UEFA",
    "NBA",
    "NFL",
    "NHL",
    "MLB",
    "NCAA",
    "EPA",
    "FAA",
    "NTSB",
    "IRS",
    "ECB",
    "BBC",
    "CNN",
    "NBC",
    "CBS",
    "ABC",
    "IBM",
    "GM",
    "GE",
    "BP",
    "HP",
    "AIG",
    "UBS",
    "RBS",
    "HSBC",
    "BMW",
    "ANA",
    "JAL",
    "SIA",
    "KLM",
    "SAS",
    "TWA",
    "AMR",
    "UPS",
    "DHL",
    "ESA",
    "CDC",
    "ACLU",
    "NRA",
    "PLO",
    "ANC",
    "IAEA",
    "ILO",
    "OECD",
    "ASEAN",
    "OSCE",
    "ICC",
    "ICRC",
    "MSF",
    "TUC",
    "CBI",
    "FSA",
    "FTC",
    "DOJ",
    "AMD",
    "TSMC",
    "LG",
    "SAP",
    "ING",
    "MGM",
    "EMI",
    "RIM",
    "AOL",
    "MTV",
    "HBO",
    "EDS",
    "NCR",
    "ADM",
    "JCB",
    "MAN",
    "RWE",
    "EON",
    "ENI",
]
_WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_KINDS = {"O": "ORG", "A": "ORG", "P": "PER", "S": "PER", "L": "PLACE", "T": "OTHER"}


def made(count: int, seed: int) -> Iterator[Sample]:
    """``count`` sentences."""
    draw = random.Random(seed)
    lines = Path(__file__).with_name("templates.txt").read_text(encoding="utf-8").splitlines()
    templates = [line.split() for line in lines if line and not line.startswith("#")]
    fill = _Filler(draw)
    for at in range(count):
        forms: list[str] = []
        names: list[str] = []
        for token in templates[at % len(templates)]:
            words, kind = fill(token[1]) if token[0] == "{" and token[-1] == "}" else ([token], None)
            forms += words
            names += [f"B-{kind}"] + [f"I-{kind}"] * (len(words) - 1) if kind else ["O"] * len(words)
        yield Sample(origin="made", forms=forms, names=names, document=f"made-{at}")


class _Filler:
    def __init__(self, draw: random.Random) -> None:
        self._draw = draw
        self._given, self._surnames = names_lists.given_names(), names_lists.surnames()
        self._companies = [SPLIT.findall(name) for name in names_lists.companies()]
        self._known = [SPLIT.findall(name) for name in names_lists.known_companies()]
        places = [*names_lists.countries() * 6, *names_lists.states() * 6, *names_lists.cities()]
        self._places = [SPLIT.findall(name) for name in places]

    def __call__(self, slot: str) -> tuple[list[str], str | None]:
        draw = self._draw
        surname = self._surnames[int(draw.random() ** 2 * len(self._surnames))]
        match slot:
            case "O":
                words = draw.choice(self._known if draw.random() < 0.4 else self._companies)
            case "A":
                words = [draw.choice(_ACRONYMS)]
            case "P":
                middle = [draw.choice("ABCDEFGHJKLMPRSTW") + "."] if draw.random() < 0.15 else []
                words = [draw.choice(self._given), *middle, surname]
            case "S":
                words = [surname]
            case "L":
                words = draw.choice(self._places)
            case "T":
                words = SPLIT.findall(draw.choice(_THINGS))
            case "W":
                words = [draw.choice(_WEEKDAYS)]
            case "M":
                words = [draw.choice(_MONTHS)]
            case _:
                words = [draw.choice(["two", "three", "four", "1.5", "10", "12", "25", "40", "300", "1,200", "15,000"])]
        return list(words), _KINDS.get(slot)
