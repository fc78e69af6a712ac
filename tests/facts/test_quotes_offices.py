"""Sources that are an office in letters: "the MEP", "a Green Party MSP"."""

from __future__ import annotations

import pytest

import newsdigest
from newsdigest import Digest


def kinds(digest: Digest) -> dict[str, str]:
    return {actor.name: actor.kind.value for actor in digest.actors}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A UK Independence Party MEP said the vote was a farce.", "A UK Independence Party MEP"),
        ("A Labour MP said the pier would close.", "A Labour MP"),
        ("The Scottish National Party MP told colleagues that the bill was flawed.", "The Scottish National Party MP"),
        ('"The plan is dead," said a Conservative Party MP.', "a Conservative Party MP"),
        ("The Conservative MP for Leeds East said the fare was too high.", "The Conservative MP for Leeds East"),
        ("The MEP said the count was slow.", "The MEP"),
        ("The Norvane CEO said sales had fallen.", "The Norvane CEO"),
    ],
)
def test_the_office_speaks_unnamed(text: str, name: str) -> None:
    (quote,) = newsdigest.summarize(text).quotes
    assert quote.speaker is not None
    assert (quote.speaker.name, quote.speaker.kind, quote.speaker.anonymous) == (name, "person", True)


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("A UK Independence Party MEP said the vote was a farce.", "UK Independence Party"),
        ("A Labour MP said the pier would close.", "Labour"),
        ("A Norvane Group CEO told investors that sales had fallen.", "Norvane Group"),
    ],
)
def test_the_body_is_a_name_of_its_own(text: str, party: str) -> None:
    assert kinds(newsdigest.summarize(text))[party] == "organization"


@pytest.mark.parametrize("letters", ["MP", "MEP", "MSP", "QC", "CEO"])
def test_letters_alone_name_nobody(letters: str) -> None:
    digest = newsdigest.summarize(f"The {letters} said the count was slow. The minister said it was not.")
    assert letters not in {actor.name for actor in digest.actors}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("MEP Ida Crane said the vote was a farce. The MEP left later.", "Ida Crane"),
        ("Tom Okoro MP said the plan was dead.", "Tom Okoro"),
        ("UK Independence Party MEP Roger Stone said he was tired.", "Roger Stone"),
        ("The Liberal Democrat MP Ann Lowe said she was tired.", "Ann Lowe"),
        ("Leeds MP Ann Lowe was fined. The Leeds MP said she was sorry.", "Ann Lowe"),
    ],
)
def test_a_named_holder_speaks(text: str, name: str) -> None:
    (quote,) = newsdigest.summarize(text).quotes
    assert quote.speaker is not None
    assert (quote.speaker.name, quote.speaker.anonymous) == (name, False)
