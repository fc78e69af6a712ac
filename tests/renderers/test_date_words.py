"""TIMEX3 values as a reader says them."""

from __future__ import annotations

import pytest

from newsdigest.renderers.date_words import date_words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2022-SU", "summer 2022"),
        ("2025-SP", "spring 2025"),
        ("2024-FA", "autumn 2024"),
        ("2024-WI", "winter 2024"),
        ("2026-W10", "week of 2026-03-02"),
        ("2026-W10-WE", "weekend of 2026-03-07"),
        ("2026-W99", "2026-W99"),
        ("2026-03-12TNI", "2026-03-12, night"),
        ("2026-03-12TMO", "2026-03-12, morning"),
        ("2026-03-12T14:30", "2026-03-12, 14:30"),
        ("2026-03-12T14:30:00", "2026-03-12, 14:30"),
        ("2026-Q3", "third quarter of 2026"),
        ("2026-H2", "second half of 2026"),
        ("198", "the 1980s"),
        ("198X", "the 1980s"),
        ("2026-03-12", "2026-03-12"),
        ("2026-03", "2026-03"),
        ("2026", "2026"),
        ("P3M", "P3M"),
        ("PRESENT_REF", "PRESENT_REF"),
        ("XXXX-WXX-5", "XXXX-WXX-5"),
    ],
)
def test_values_in_words(value: str, words: str) -> None:
    assert date_words(value) == words
