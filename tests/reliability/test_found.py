"""Inputs on which fuzzing once found a crash: each gives a digest now."""

from __future__ import annotations

import newsdigest


def test_a_decade_at_the_end_of_the_calendar() -> None:
    digest = newsdigest.summarize("Rain will return in the 9990s, the board said.", language="en")
    assert all(time.value != "999" or time.end is not None for time in digest.times)


def test_a_hyphen_that_joins_two_quoted_words_is_no_crash() -> None:
    before = "Two try-scorers left. “They were the best try-scorers we had,” said Ida Crane."
    after = "Two tryscorers left. They were the best try scorers we had, said Ida Crane."
    delta = newsdigest.diff(*(newsdigest.summarize(text, language="en") for text in (before, after)))
    assert newsdigest.DigestDiff.from_json(delta.to_json()) == delta
