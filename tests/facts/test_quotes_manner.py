"""Verbs that say how somebody speaks, and are no verbs of saying elsewhere: every kind through several surnames."""

from __future__ import annotations

import pytest

import newsdigest

SURNAMES = ("Lowe", "Okonjo-Iweala", "van der Berg", "O'Connor", "Patel", "Harker", "Quist", "Nakamura")
VERBS = (
    *("stormed", "raged", "sobbed", "moaned", "groaned", "whimpered", "thundered", "gushed", "quipped", "blasted"),
    *("beamed", "hissed", "giggled", "snarled", "spluttered", "trilled", "wheezed"),
)


def quotes(text: str) -> list[tuple[str, str | None]]:
    digest = newsdigest.summarize(text, published="2026-03-13", language="en", format="text")
    return [(quote.text, quote.speaker.name if quote.speaker else None) for quote in digest.quotes]


@pytest.mark.parametrize("verb", VERBS)
def test_before_and_after_the_quotation(verb: str) -> None:
    lead = "Sarah Lowe left the hall by the back door. "
    assert quotes(f'{lead}She {verb}: "They knew about the roof."') == [('"They knew about the roof."', "Sarah Lowe")]
    assert quotes(f'{lead}"They knew about the roof," she {verb}.') == [('"They knew about the roof,"', "Sarah Lowe")]


@pytest.mark.parametrize("surname", SURNAMES)
def test_with_a_name_in_each_place(surname: str) -> None:
    expected = [('"They knew about the roof,"', f"Nora {surname}")]
    assert quotes(f'"They knew about the roof," stormed Nora {surname}.') == expected
    assert quotes(f'"They knew about the roof," Nora {surname}, 43, whimpered.') == expected


@pytest.mark.parametrize("surname", SURNAMES)
def test_with_what_it_is_about(surname: str) -> None:
    expected = [('"They knew about the roof."', f"Nora {surname}")]
    assert quotes(f'Nora {surname} hit out: "They knew about the roof."') == expected
    assert quotes(f'Nora {surname} raged at the owners: "They knew about the roof."') == expected


@pytest.mark.parametrize("surname", SURNAMES)
def test_what_somebody_does_beside_a_quotation_is_no_saying(surname: str) -> None:
    digest = newsdigest.summarize(
        f'Nora {surname} left court. "Leave me alone!" She turned to the wall. In "Low Tide," Ada Pell plays a nurse.',
        published="2026-03-13",
        language="en",
        format="text",
    )
    assert [(quote.text, quote.cue) for quote in digest.quotes] == [('"Leave me alone!"', None)]


def test_a_sign_that_flickers_says_nothing() -> None:
    assert quotes('The sign flickered: "Keep out of the yard."') == []


def test_a_verb_that_the_tree_takes_for_an_adjective() -> None:
    digest = newsdigest.summarize('Ann Lowe left. "It is a disgrace," stormed Ms Lowe.', language="en", format="text")
    assert [(quote.speaker.text, quote.speaker.name) for quote in digest.quotes if quote.speaker] == [
        ("Ms Lowe", "Ann Lowe")
    ]
