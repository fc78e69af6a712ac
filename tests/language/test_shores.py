"""Banks of waters are no firms."""

from __future__ import annotations

import pytest

import newsdigest


def bodies(text: str) -> list[str]:
    return [actor.name for actor in newsdigest.summarize(text).actors if actor.kind == "organization"]


@pytest.mark.parametrize(
    "text",
    [
        "The river burst its banks on Tuesday, flooding forty homes.",
        "The stream overflowed its banks near the mill.",
        "Two rivers have breached their banks.",
        "The banks of the river were lined with sandbags.",
        "The bank of the canal collapsed.",
        "The river bank was closed.",
        "The left bank of the Seine was closed.",
        "A fog bank closed the port.",
    ],
)
def test_a_shore_is_no_body(text: str) -> None:
    assert not [name for name in bodies(text) if "bank" in name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The government bailed out its banks in 2008.", "its banks"),
        ("The central bank of Norway raised rates.", "The central bank of Norway"),
        ("The bank on the river closed its doors.", "The bank"),
        ("Hackers breached the bank on Monday.", "the bank"),
        ("The food bank fed forty families.", "The food bank"),
    ],
)
def test_a_firm_is_one(text: str, name: str) -> None:
    assert name in bodies(text)
