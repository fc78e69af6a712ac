"""Weekdays that name a kind of thing, which every week has, and dates of prices that are held against others."""

from __future__ import annotations

import pytest

import newsdigest

TUESDAY = "2024-05-14"


def values(text: str) -> list[str]:
    return [time.value for time in newsdigest.summarize(text, published=TUESDAY).times]


@pytest.mark.parametrize(
    "text",
    [
        "Nell Ingram has joined the cast of the Sunday night drama Harbour Lights.",
        "The corporation axed a Saturday evening sitcom about two vets.",
        "The quiz will move to a Friday night slot.",
        "The comedian is a fixture of Saturday night television.",
        "Only one teenager in five has a Saturday job, a survey says.",
        "He kept a Sunday job at the docks.",
        "Pubs charge 22 pounds for a Sunday roast.",
        "Sales of Sunday newspapers have halved.",
        "She taught at a Sunday school in Hale.",
        "A Sunday school teacher was honoured.",
        "The striker began in Sunday league football.",
        "A story in a Sunday paper upset the club.",
    ],
)
def test_a_kind_of_thing(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("A rider was killed in a Sunday night crash on the coast road.", "2024-05-12TNI"),
        ("Saturday job cuts at the mill shocked the town.", "2024-05-11"),
        ("The Saturday school board vote was close.", "2024-05-11"),
        ("The Senate will hold a Thursday vote on the bill.", "2024-05-16"),
        ("The Wednesday papers were full of the row.", "2024-05-08"),
        ("The firm cut its forecast in last Saturday's paper.", "2024-05-11"),
        ("Monday morning commuters faced delays.", "2024-05-13TMO"),
        ("It was Sunday night drama as Hale won the shoot-out.", "2024-05-12TNI"),
        ("The Friday jobs report was weak.", "2024-05-10"),
        ("Shares fell in Monday trading.", "2024-05-13"),
    ],
)
def test_a_day_before_a_noun(text: str, value: str) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Harcourt will pay 240p a share, 20% more than Monday's closing price.", "2024-05-13"),
        ("Holders will receive 12 dollars a share, 30% above Monday's closing price.", "2024-05-13"),
        ("The bank is to sell its stake for 12% below Friday's closing price.", "2024-05-10"),
        ("The offer would be a premium of a third over Thursday's close.", "2024-05-09"),
        ("The price will be set at a discount to Monday's closing level.", "2024-05-13"),
        ("The index may fall by 2% from Monday's close.", "2024-05-13"),
        ("Shares rose to 212p, against Monday's closing price of 196p.", "2024-05-13"),
        # what is done at a close may be to come
        ("The new shares will be priced at Friday's close.", "2024-05-17"),
        ("The merger will take effect at Friday's close.", "2024-05-17"),
        ("The council will discuss it at Monday's meeting.", "2024-05-20"),
    ],
)
def test_the_last_price_of_a_day(text: str, value: str) -> None:
    assert values(text)[-1] == value
