"""Countries and bodies that only modify a noun of the title are no parties of the story."""

from __future__ import annotations

import pytest

import newsdigest

ATTRIBUTIVE = [
    (
        "Kerr to make US TV debut in spy thriller",
        "The Norwegian actor Torvald Kerr will appear on American television for the first time this autumn.",
        "US",
    ),
    (
        "Band adds dates to UK tour",
        "The Paper Lanterns have added six dates to their UK tour after tickets sold out in minutes.",
        "UK",
    ),
    (
        "Ana Mott wins Germany film prize",
        "The director Ana Mott has won a film prize in Germany for her second feature.",
        "Germany",
    ),
    (
        "Canada oil spill kills thousands of birds",
        "An oil spill in Canada has killed thousands of seabirds, officials said on Sunday.",
        "Canada",
    ),
    (
        "Couple drowned on Italy holiday named",
        "A couple who drowned while on holiday in Italy have been named by police as Alan and Joan Birtles.",
        "Italy",
    ),
    (
        "Documentary wins BBC prize",
        "A documentary by Una Marsh about a lighthouse has won a prize for new films, the jury said.",
        "BBC",
    ),
    (
        "Reyes ends US presidential bid",
        "Governor Ana Reyes has ended her bid for the US presidency, her office said on Monday.",
        "US",
    ),
]


@pytest.mark.parametrize(("title", "text", "name"), ATTRIBUTIVE)
def test_what_modifies_a_thing_is_nobody(title: str, text: str, name: str) -> None:
    digest = newsdigest.summarize(text, title=title, published="2026-03-13")
    assert digest.who
    assert name not in {actor.name for actor in digest.who}
    main = digest.what[0]
    assert name not in {digest.actor(party).name for party in (*main.agents, *main.patients)}


@pytest.mark.parametrize(
    ("title", "text", "name"),
    [
        (
            "France to withdraw troops from Niger",
            "France will withdraw its troops by December, an aide said.",
            "France",
        ),
        ("Wales beat Italy", "Wales beat Italy 24-10 in Cardiff on Saturday. Italy had led at half time.", "Italy"),
        ("EU imposes sanctions on Iran", "The EU imposed new sanctions on Iran on Monday over its missiles.", "EU"),
        (
            "Norvane rejects Orlin Foods bid",
            "Norvane has rejected a bid by Orlin Foods, it said on Monday.",
            "Orlin Foods",
        ),
        ("Norvane shares fall", "Shares in Norvane fell 8% on Monday after the firm cut its forecast.", "Norvane"),
    ],
)
def test_what_acts_or_suffers_is_a_party(title: str, text: str, name: str) -> None:
    digest = newsdigest.summarize(text, title=title, published="2026-03-13")
    assert name in {actor.name for actor in digest.who}
