"""Infinitives that tell how a contest came out, and are no aims: "scored to give Vell their first win"."""

from __future__ import annotations

from newsdigest.lexicon.word_sets import words

__all__ = ["tells_an_outcome"]

_FEATS = words("header goal penalty try strike volley equaliser equalizer winner brace hat-trick")
"""What a player scores: "a late header to give Vell the lead" has been scored."""

_ACHIEVING = words("score net beat win defeat edge thrash rally recover fight come convert volley equalise equalize")
_OUTCOMES = words("give go move climb seal secure clinch earn claim snatch level lead draw") | words("win beat become")


def tells_an_outcome(infinitive: str, above: str) -> bool:
    """Whether an infinitive below a verb or a noun says what came of it.

    Args:
        infinitive: the lemma of the verb after "to".
        above: the lemma of the word that it depends on.
    """
    return infinitive in _OUTCOMES and (above in _ACHIEVING or above in _FEATS)
