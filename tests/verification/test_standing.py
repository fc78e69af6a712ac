"""How a unit stands in the article: what else of its sort could be meant, how often and how early it is said."""

from __future__ import annotations

import newsdigest
from newsdigest.verification.summary_check.matching import match_units
from newsdigest.verification.summary_check.standing import Standing
from newsdigest.verification.summary_check.text_index import index_text
from newsdigest.verification.summary_check.units import find_units

ARTICLE = (
    "Mayor Ann Lowe opened the harbour in Hale on Monday. Engineer Tom Reed had rebuilt the pier. "
    "Lowe thanked the builders. Sailor Eva Moor watched."
)


def signals_of(summary: str, words: str) -> dict[str, float]:
    """The signals of the unit with these words."""
    ours, theirs = (index_text(newsdigest.parse(text, format="text", language="en")) for text in (summary, ARTICLE))
    units = find_units(ours)
    match_units(units, ours, theirs)
    unit = next(u for u in units if summary[slice(*ours.analysis.chars(u.first, u.last))] == words)
    return Standing(units, theirs).signals(unit)


def test_names_that_the_summary_leaves_out_are_alternatives() -> None:
    """Of three people two could be meant instead; where the summary names them too, they could not."""
    alone = signals_of("The harbour was opened by Ann Lowe.", "Ann Lowe")
    beside = signals_of("Ann Lowe opened the harbour that Tom Reed and Eva Moor saw.", "Ann Lowe")
    assert alone["alternatives"] > beside["alternatives"]
    assert (alone["no_other"], beside["no_other"]) == (0.0, 1.0)


def test_what_is_said_often_and_early_counts() -> None:
    """The mayor is in the first sentence and in another, the sailor in the last."""
    mayor, sailor = signals_of("Ann Lowe spoke.", "Ann Lowe"), signals_of("Eva Moor spoke.", "Eva Moor")
    assert mayor["mentions"] > sailor["mentions"]
    assert mayor["first"] < sailor["first"]
