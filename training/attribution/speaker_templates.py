"""Small articles with known speakers, for habits of news that the packs show too seldom to learn from.

Each template is one habit: who is asked answers, who refuses to blame somebody speaks on, "the paper" is the outlet
named before, "they" are the many who wrote, "it" is the petition before. Names and words are made up. ``records`` fills
the templates by a fixed rule, so that every call gives the same articles in the format of the packs (id, text, quotes).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, product
from typing import Any

WOMEN = ("Ada Pell", "Ngozi Okonjo-Iweala", "Petra Vance", "Ines de la Cruz", "Mary Quist", "Zoë Brandt", "Kim Seo-yun")
MEN = ("Omar Field", "Ruud van der Berg", "Kim Min-jae", "Sean O'Connor", "Raj Patel", "Luc Mélenchon", "Tom Harker")
OUTLETS = ("Harbour Post", "Bilton Courier", "Norshire Herald", "Daily Argus")
FIRMS = ("Brightline Foods", "Corvane Systems", "Norland Ports", "Tarn & Cole")

PEOPLE = (
    "{A} was asked why {B} had been allowed to resign. {P} replied: “It was time to move on.”",
    "{A} was questioned on Monday.\n\nAsked about a pass given to {B}, {p} said: “It was time to move on.”",
    "Reporters pressed {A} on the deal with {B}. “It was time to move on,” {p} said.",
    "Reporters pressed {A} on the deal with {B}. {P} said: “It was time to move on.”",
    "Bilton coach {A} refused to blame referee {B}. “It was time to move on,” {p} said.",
    "{A} thanked {B} and the crew for the rescue. “It was time to move on,” {p} said.",
    "{A} met {B} in Leeds on Monday.\n\n“It was time to move on,” {p} said.",
    "{A}, who chairs the board, said that when {B} had left the post was vacant. {P} added: “It was time to move on.”",
    "“We start in May,” {A} said. {B}, the former coach, was not there.\n\n“It was time to move on,” {p} added.",
    "{A} races in Leeds in May. The champion {B} races too. {a} won last year.\n\n“It was time to move on,” {p} said.",
)
FIRM = (
    "{F} recalled its soup on Monday after {B} fell ill.\n\n“It was time to move on,” the company said.",
    "{F} unveiled plans to cut prices for {B} and others.\n\nIt added: “It was time to move on.”",
    "{F} closed a plant that {B} once ran. “It was time to move on,” the firm said.",
)
OUTLET = (
    "The {O} backed {B} on Sunday.\n\n“It was time to move on,” the paper wrote.",
    "The {O} endorsed {B} for senator of Norshire.\n\n“It was time to move on,” the influential Norshire daily wrote.",
    "The {O} was the first to name {B}. “It was time to move on,” the newspaper said.",
)
UNNAMED = (
    ("{N} wrote to {B} on Tuesday.\n\n“It was time to move on,” they wrote.", "Residents"),
    ("{N} met {B} on Tuesday. “It was time to move on,” they said in a letter.", "Lawmakers"),
    ("{N} confirmed that {B} was still in post. “It was time to move on,” she said.", "A spokeswoman"),
    ("{N} confirmed that {B} was still in post. “It was time to move on,” he said.", "A spokesman"),
    ("{N} told Radio Nine that {B} wants “a long talk”.\n\nShe added: “It was time to move on.”", "A senior official"),
    ("{N} said that {B} would be in Leeds.\n\nShe also warned: “It was time to move on.”", "A senior diplomat"),
)
DOCUMENT = (
    ("The {D} names {B} as a witness. It says: “It was time to move on.”", "The {D}"),
    ("The {D} was welcomed by {F} on Monday.\n\nIt says: “It was time to move on.”", "The {D}"),
    ("A new {D} limits what {F} may sell. It also states: “It was time to move on.”", "A new {D}"),
    ("{F} published the {D} on Monday.\n\nIt said: “It was time to move on.”", "{F}"),
)
DOCUMENTS = ("report", "petition", "law", "treaty")
CONTENT = ("“It was time to move on.”", "“It was time to move on,”")
COPIES = 7


def records() -> Iterator[dict[str, Any]]:
    """Every filled template as an article of a pack."""
    for template in PEOPLE:
        for women, number in product((True, False), range(COPIES)):
            own = WOMEN if women else MEN
            others = own if number % 2 else MEN if women else WOMEN
            name, other = own[number], others[(number + 3) % COPIES]
            pronoun = "she" if women else "he"
            text = template.format(A=name, a=_surname(name), B=other, P=pronoun.title(), p=pronoun)
            yield _record(text, name)
    for template, firm, other in product(FIRM, FIRMS, islice(MEN, 2)):
        yield _record(template.format(F=firm, B=other), firm)
    for (template, who), document, firm, other in product(DOCUMENT, DOCUMENTS, FIRMS[:2], islice(MEN, 2)):
        filled = {"D": document, "F": firm, "B": other}
        yield _record(template.format(**filled), who.format(**filled))
    for template, outlet, other in product(OUTLET, OUTLETS, islice(WOMEN, 2)):
        yield _record(template.format(O=outlet, B=other), outlet)
    for (template, who), other in product(UNNAMED, islice(MEN, 4)):
        yield _record(template.format(N=who, B=other), who)


def _surname(name: str) -> str:
    first, _, last = name.partition(" ")
    return first if first == "Kim" else last


def _record(text: str, name: str) -> dict[str, Any]:
    content = next(words for words in CONTENT if words in text)
    quote = {"content": [content], "kind": "direct", "cue": None, "speaker": None, "names": [name]}
    return {"id": text[:40], "text": text, "quotes": [quote]}
