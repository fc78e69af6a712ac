"""The nouns that say that something happens, and the verbs that lend them their grammar."""

from __future__ import annotations

from newsdigest import resources

__all__ = ["LIGHT_VERBS", "event_nouns"]

LIGHT_VERBS = frozenset(
    {"hold", "have", "make", "take", "give", "stage", "launch", "carry", "conduct", "deliver", "pay", "do", "mount"}
    | {"undergo", "suffer", "wage", "begin", "start", "open", "lead", "perform", "host", "issue", "sign", "bid"}
)
"""In "held talks" it is the talks that happen."""


def event_nouns() -> frozenset[str]:
    """The lemmas of nouns such as "attack", "collapse" and "talk"."""
    return resources.load("facts", "event_nouns.txt", resources.read_words)
