"""Where the noun phrases for people and bodies begin, and which nouns are for none."""

from __future__ import annotations

import pytest

import newsdigest


def names(text: str) -> list[str]:
    return [actor.name for actor in newsdigest.summarize(text).actors]


@pytest.mark.parametrize(
    "text",
    [
        "An accountant stole £840,000 from a children's charity, and the children's charity closed.",
        "Farmers met at a farmers' market, and the farmers sold eggs.",
    ],
)
def test_a_possessor_in_the_plural_has_no_article(text: str) -> None:
    assert not [name for name in names(text) if name in {"a children", "a farmers"}]


@pytest.mark.parametrize(
    "text",
    ["The officer betrayed the trust of colleagues on Monday.", "The firm has lost the trust of its clients."],
)
def test_trust_that_is_lost_is_no_body(text: str) -> None:
    assert not [name for name in names(text) if "trust" in name]


def test_a_trust_that_acts_is_a_body() -> None:
    assert "The trust" in names("The trust closed two wards. The trust said staff were ill.")
