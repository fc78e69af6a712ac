"""Names in constructions in which one word too many or too few is easily taken into them, from raw text."""

from __future__ import annotations

import pytest

from newsdigest import parse
from newsdigest.language import analyse

PERSON, FIRM, PLACE = "person", "organization", "place"

AFTER_TIME_WORDS = [
    ("On Tuesday Petra Vance, a union organiser, said she was hopeful.", "Petra Vance"),
    ("In May Omar Field, a swimmer, started a petition.", "Omar Field"),
    ("On Tuesday Keir Starmer said he was hopeful.", "Keir Starmer"),
    ("Last Friday Nadia Bloom told the council it was over.", "Nadia Bloom"),
    ("By Monday Ida Crane had left the harbour.", "Ida Crane"),
    ("In June Lena Holt opened a shop.", "Lena Holt"),
    ("Since Sunday Marta Quill has led the strike.", "Marta Quill"),
    ("On Thursday Helen Marsh, the clerk, found the files.", "Helen Marsh"),
]

MONTHS_AS_GIVEN_NAMES = [
    ("In June the clerk April Odom said Thursday that the files were found.", "April Odom"),
    ("The judge heard May Sutton on Friday.", "May Sutton"),
    ("Yesterday June Barker was held.", "June Barker"),
    ("The farmer August Brandt lost his barn.", "August Brandt"),
    ("Her lawyer, April Stone, spoke to reporters.", "April Stone"),
]

FIRMS_WITH_AMPERSAND = [
    ("Brill & Tedd LLC sued a rival.", "Brill & Tedd LLC"),
    ("The court heard Marsh, Cole & Partners on Monday.", "Marsh, Cole & Partners"),
    ("Harker & Sons said it would close a yard in Leeds.", "Harker & Sons"),
    ("The claim by Dunn & Pryce was rejected.", "Dunn & Pryce"),
    ("Marsh & Cole lawyers met the judge on Friday.", "Marsh & Cole"),
    ("Staff at Ostler & Wray Inc. voted to strike.", "Ostler & Wray Inc."),
    ("The bakery was sold to Pell & Co. in March.", "Pell & Co."),
    # a partner with the name of a town
    ("Thornbury & Vance cut its forecast for profit on Tuesday.", "Thornbury & Vance"),
    ("A fund that owns 6.3% of Lincoln & Drury asked for a sale.", "Lincoln & Drury"),
    ("Sutton & Moyo Ltd. builds houses in Kent.", "Sutton & Moyo Ltd."),
    ("Lawyers of Grubb, Ostler & Lee LLP welcomed the ruling.", "Grubb, Ostler & Lee LLP"),
    # the owner with a hyphen, cut from what the firm makes
    ("A court cleared Halvor-Pryce Pharmaceuticals Inc. of hiding evidence.", "Halvor-Pryce Pharmaceuticals Inc."),
]

JUNIORS = [
    ("Walter Pym, Jr., the coach, left.", "Walter Pym, Jr."),
    ("Police held Amos Reed, Jr. on Monday.", "Amos Reed, Jr."),
    ("Walter Pym, Sr., told the court that his son was ill.", "Walter Pym, Sr."),
    ("Harold Bexley Jr. spoke to the board.", "Harold Bexley Jr."),
    ("The mayor thanked Victor Hale Sr. for his gift.", "Victor Hale Sr."),
    ("Mark Downs, Jr., who coached the team, agreed.", "Mark Downs, Jr."),
]

INTRODUCED = [
    ("Enter Holloway, a lawyer from Leeds.", "Holloway"),
    ("Meet Doyle, the nurse who runs the clinic.", "Doyle"),
]

PARKS = [
    ("In Park Hye-jin the party has found a leader.", "Park Hye-jin"),
    ("Under Park Min-seo, the firm grew by a third.", "Park Min-seo"),
    ("At the trial of Park Jin, the judge wept.", "Park Jin"),
    ("The coach trusts Park Ji-woo with the ball.", "Park Ji-woo"),
]

CAPTIONS = [
    ("Republican Paul Grant Tacoma police said two men were held.", ("Paul Grant", "Tacoma")),
    ("Mary Holt Oakland police closed the road.", ("Mary Holt", "Oakland")),
    ("Peter Sands Seattle police searched the pier.", ("Peter Sands", "Seattle")),
    ("Laura Penn Chicago police have no suspect.", ("Laura Penn", "Chicago")),
    ("Alan Frost Glasgow police made an appeal.", ("Alan Frost", "Glasgow")),
    ("Ruth Bell Boston police asked for witnesses.", ("Ruth Bell", "Boston")),
]

TEAMS = [
    ("Denver Comets end 60-year title wait after a long final", "Denver Comets"),
    ("The title was won with a victory over Omaha Bulls", "Omaha Bulls"),
    ("The crowd saw Leeds Hawks lose the second match.", "Leeds Hawks"),
    ("Supporters of Glasgow Herons waited outside.", "Glasgow Herons"),
    ("A forward of the Dallas Otters was injured.", "Dallas Otters"),
    ("The striker left Cardiff Wolves for a rival.", "Cardiff Wolves"),
]

BODIES_OF_MEMBERS = [
    ("Members of Teachers Union Ireland voted to strike.", "Teachers Union Ireland"),
    ("Rail Workers United is to strike in May.", "Rail Workers United"),
    ("Nurses United Scotland joined the strike.", "Nurses United Scotland"),
    ("Young Farmers Kenya will join the march.", "Young Farmers Kenya"),
    ("The minister met Dairy Farmers Alliance members in Hale.", "Dairy Farmers Alliance"),
    ("A deal with Seafarers Union of Malta was struck.", "Seafarers Union of Malta"),
    ("“We were not consulted on this,” Dock Workers Kenya says.", "Dock Workers Kenya"),
    ("Farm Workers Peru called off the strike.", "Farm Workers Peru"),
]

SHARES = [
    ("Shares of Dalton Reeve fell 4 percent.", "Dalton Reeve"),
    ("Shares of Wells Farrow rose on Monday.", "Wells Farrow"),
    ("Investors sold shares of Martin Crane on Friday.", "Martin Crane"),
    ("Trading in shares of Grace Holm was halted.", "Grace Holm"),
    ("He bought shares of Norvane in May.", "Norvane"),
    ("Shares of Lewis Hart closed lower.", "Lewis Hart"),
]


def named(text: str) -> list[tuple[str, str]]:
    """The kind and the words of each name."""
    return [(name.kind, text[name.start : name.end]) for name in analyse(parse(text)).names]


@pytest.mark.parametrize(("text", "name"), [*AFTER_TIME_WORDS, *INTRODUCED, *PARKS, *MONTHS_AS_GIVEN_NAMES, *JUNIORS])
def test_people(text: str, name: str) -> None:
    people = [words for kind, words in named(text) if kind == PERSON]
    assert name in people
    assert not any(words != name and name in words for words in people)


@pytest.mark.parametrize(("text", "name"), [*FIRMS_WITH_AMPERSAND, *TEAMS, *BODIES_OF_MEMBERS, *SHARES])
def test_organizations(text: str, name: str) -> None:
    assert (FIRM, name) in named(text)


@pytest.mark.parametrize(("text", "names"), CAPTIONS)
def test_captions_are_split_from_the_place_that_follows(text: str, names: tuple[str, str]) -> None:
    assert named(text) == [(PERSON, names[0]), (PLACE, names[1])]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Ann & Tom left for Oslo.", (PERSON, "Ann")),
        ("The shop is at Tower Street & Tatum in Hale.", (PLACE, "Tower Street")),
        ("A concert at Hyde Park Jin missed was recorded.", (PLACE, "Hyde Park")),
        ("In Park Slope two shops burned down.", (PLACE, "Park Slope")),
        ("Per Moscow, the talks have failed.", (PLACE, "Moscow")),
        ("Texas Republicans met in Austin.", (PLACE, "Texas")),
        ("The minister met Mary Jane London in March.", (PERSON, "Mary Jane London")),
        ("The chairman Gary Flowers spoke in Oslo.", (PERSON, "Gary Flowers")),
        ("Alaska Natives met in Juneau.", (PLACE, "Alaska")),
        ("Pilots United Airlines fired in May have sued.", (FIRM, "United Airlines")),
        ("Former Teachers Union boss Ann Cole died.", (FIRM, "Teachers Union")),
        ("Yesterday Air Canada said it would cut jobs.", (FIRM, "Air Canada")),
    ],
)
def test_names_that_look_alike_stay(text: str, wanted: tuple[str, str]) -> None:
    assert wanted in named(text)


def test_a_surname_before_junior_is_a_persons() -> None:
    text = "Harold Bexley Jr. spoke to the board. Bexley smiled."
    assert named(text) == [(PERSON, "Harold Bexley Jr."), (PERSON, "Bexley")]
