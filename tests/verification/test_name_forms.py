"""A name of the article in another form, and what is no other name in its place."""

from __future__ import annotations

import pytest

import newsdigest
from newsdigest.verification.summary_check.doubtful_rivals import is_doubtful
from newsdigest.verification.summary_check.matching import match_units
from newsdigest.verification.summary_check.name_forms import are_forms_of_one, stands_in_longer_name
from newsdigest.verification.summary_check.signals import find_signals
from newsdigest.verification.summary_check.slot_candidates import may_be_same
from newsdigest.verification.summary_check.text_index import TextIndex, index_text
from newsdigest.verification.summary_check.units import Unit, find_units


def index(text: str) -> TextIndex:
    return index_text(newsdigest.parse(text, format="text", language="en"))


def matched(summary: str, article: str) -> tuple[list[Unit], TextIndex, TextIndex]:
    ours, theirs = index(summary), index(article)
    units = find_units(ours)
    match_units(units, ours, theirs)
    return units, ours, theirs


def unit_of(units: list[Unit], words: str) -> Unit:
    return next(unit for unit in units if unit.clause is None and unit.words == tuple(words.lower().split()))


@pytest.mark.parametrize(
    ("article", "summary", "words", "said"),
    [
        ("The film won an Academy Award in May.", "It is an Oscar winner, as the Oscar shows.", "Oscar", True),
        ("The film won an award of the academy in May.", "The film won an Oscar in May.", "Oscar", False),
        ("The Department of Defense will pay for it.", "The Pentagon will pay for it.", "Pentagon", True),
        ("The Department of Labor will pay for it.", "The Pentagon will pay for it.", "Pentagon", False),
        (
            "Acting Secretary of Commerce Ines Farrow spoke in Velby.",
            "Ines Farrow of the Commerce Department spoke.",
            "Commerce Department",
            True,
        ),
        (
            "The Senate Commerce Committee heard Ines Farrow in Velby.",
            "Ines Farrow of the Commerce Department spoke.",
            "Commerce Department",
            False,
        ),
        ("Senator Paul Orlo, R-Ga., welcomed the vote.", "Senator Orlo of Georgia welcomed it.", "Georgia", True),
        ("Senator Paul Orlo, R-Ga., welcomed the vote.", "Senator Orlo of Nevada welcomed it.", "Nevada", False),
        ("The road ends in the District of Columbia.", "The road ends in Washington DC.", "Washington DC", True),
        ("The EU will tax kerosene, envoys said.", "The European Union plans a levy.", "European Union", True),
        ("The U.N. sent tents to Velby.", "Tents came from the United Nations.", "United Nations", True),
        ("The U.N. sent tents to Velby.", "Tents came from the European Union.", "European Union", False),
        (
            "Nurses of the NHS may strike.",
            "The National Health Service faces a strike.",
            "National Health Service",
            True,
        ),
        (
            "The WHO sent vaccines.",
            "Vaccines came from the World Health Organization.",
            "World Health Organization",
            True,
        ),
        ("Who sent vaccines?", "Vaccines came from the World Health Organization.", "World Health Organization", False),
        ("WHO SENT THEM?\n\nTents came.", "The Welsh Hill Organization sent.", "Welsh Hill Organization", False),
        ("The DoJ sued the line.", "The Department of Justice sued.", "Department Justice", True),
        ("The DoE sued the line.", "The Department of Justice sued.", "Department Justice", False),
        ("The GOP met in Velby.", "The Republican Party met in Velby.", "Republican Party", True),
        ("The PM met Ines Farrow.", "Paul Moore met Farrow.", "Paul Moore", False),
    ],
)
def test_names_of_the_article_in_another_form_are_found(article: str, summary: str, words: str, said: bool) -> None:
    units, _, _ = matched(summary, article)
    assert (unit_of(units, words).best >= 0.5) == said


@pytest.mark.parametrize(
    ("ours", "sort", "theirs", "other_sort", "same"),
    [
        ("congress", "organization", "congressional delegation", "organization", True),
        ("congress", "organization", "senate energy committee", "organization", True),
        ("senate", "organization", "house", "organization", False),
        ("congress", "organization", "supreme court", "organization", False),
        ("european commission", "organization", "eu", "organization", True),
        ("eu", "organization", "european parliament", "organization", True),
        ("african union", "organization", "eu", "organization", False),
        ("georgia", "place", "ga", "place", True),
        ("georgia", "place", "us", "place", True),
        ("georgia", "place", "nevada", "place", False),
        ("america", "place", "nevada", "place", True),
        ("peru", "place", "nevada", "place", False),
        ("omaha", "place", "neb", "place", True),
        ("omaha", "place", "tulsa", "place", False),
        ("deirdre", "person", "dierdre coleman", "person", True),
        ("pentagon", "organization", "senate", "organization", False),
    ],
)
def test_which_names_do_not_speak_against_each_other(
    ours: str, sort: str, theirs: str, other_sort: str, same: bool
) -> None:
    unit = Unit("place" if sort == "place" else "name", 0, 1, 0, 0, words=tuple(ours.split()), sort=sort)
    assert may_be_same(unit, tuple(theirs.split()), other_sort) == same


def test_short_words_are_no_derived_names() -> None:
    assert not are_forms_of_one(("lena",), ("lens", "group"))


@pytest.mark.parametrize(
    ("text", "word", "inside"),
    [
        ("She told MSNBC's talk show Morning Joe that she quit.", "Joe", True),
        ("She told the mayor Joe Alder that she quit.", "Alder", False),
        ("She told Joe that she quit.", "Joe", False),
    ],
)
def test_the_end_of_a_longer_name_is_no_name(text: str, word: str, inside: bool) -> None:
    found = index(text)
    at = next(name.head for name in found.analysis.names if word in found.analysis.view[name.start : name.end])
    assert stands_in_longer_name(found, at) == inside


def rivalled(summary: str, words: str, article: str, rival: str) -> bool:
    """Whether a word of the article in the place of a unit is doubtful."""
    units, ours, theirs = matched(summary, article)
    unit = unit_of(units, words)
    token = next(token.index for token in theirs.analysis.tokens if token.text == rival)
    return is_doubtful(unit, token, ours, theirs)


PORT = (
    "Acting Secretary of Trade for Ports Ines Farrow met Paul Orlo in Velby. He thanked her. Farrow praised a bill of "
    "Lena Falk, who fought in the Korean War. Orlo opened his port in May. A yard in Wales, Norsk Marine, built Falk's "
    "boat, the Kel-Orrin. Wales praised the yard."
)


@pytest.mark.parametrize(
    ("summary", "words", "rival", "doubtful"),
    [
        ("Orlo thanked Farrow.", "Orlo", "He", True),
        ("Orlo thanked Farrow.", "Orlo", "Ines", False),
        ("Ines Farrow met Orlo.", "Ines Farrow", "Secretary", True),
        ("Orlo met her in Velby.", "Orlo", "Secretary", False),
        ("Falk is a hero of the Korean War.", "Korean War", "Velby", True),
        ("Tom Arden thanked Farrow.", "Tom Arden", "He", False),
        ("Velby praised the bill of Orlo.", "Orlo", "her", True),
        ("The port of Lena Falk opened.", "Lena Falk", "his", False),
        ("Bill praised by Farrow.", "Farrow", "Falk", False),
        ("Norsk Marine built a boat.", "Norsk Marine", "Wales", True),
        ("The Kel-Orrin was built in Wales.", "Kel Orrin", "Falk", True),
        ("The Kel-Orrin was built in Wales.", "Wales", "Falk", False),
        ("Parent hailed the boat in Wales.", "Parent", "Wales", True),
        ("Kelly hailed the boat in Wales.", "Kelly", "Wales", False),
    ],
)
def test_what_is_doubtful_in_the_place_of_a_name(summary: str, words: str, rival: str, doubtful: bool) -> None:
    assert rivalled(summary, words, PORT, rival) == doubtful


def test_a_place_that_acts_is_a_rival() -> None:
    units, ours, theirs = matched("Norsk Marine praised the yard.", PORT)
    last = [token.index for token in theirs.analysis.tokens if token.text == "Wales"][-1]
    assert not is_doubtful(unit_of(units, "Norsk Marine"), last, ours, theirs)


def test_a_number_in_a_name_is_no_rival() -> None:
    article = "The singer died at 91 in Velby. Critics of the seventies called her Miss Goody Two-Shoes of pop."
    ours, theirs = index("The singer died at 91 in Velby."), index(article)
    units = find_units(ours)
    match_units(units, ours, theirs)
    rivals = [found.rival for found in find_signals(units, ours, theirs) if found.unit.kind == "figure"]
    assert all(at is None or theirs.analysis.tokens[at].text != "Two" for at in rivals)
