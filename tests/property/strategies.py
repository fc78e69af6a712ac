"""Articles to try the promises on: structured ones, noisy ones, and plain characters."""

from __future__ import annotations

from hypothesis import strategies as st

_NAMES = ("Ida Crane", "Mr. Okoro", "the mayor", "a senior official", "she", "Northgate Energy Ltd", "U.S. officials")
_VERBS = ("said", "told reporters that", "will open", "denied", "has closed", "may visit", "was hit by", "announced")
_ENDS = (
    "the bridge on Friday.",
    "12 people in Leeds, England.",
    "“a long road ahead,”",
    '"no comment" last week.',
    "$4.5 million in the third quarter.",
    "because the river rose.",
    "‘it is over’ – at 5 p.m. ET",
    "“ cold War “.",
)
_LINES = (
    "Read more:",
    "PARIS (Newswire) — ",
    "By JO FOX",
    "CORRECTION: an earlier version",
    "• one",
    "Share 12",
    "",
    "   ",
)


def _sentence(who: str, verb: str, end: str) -> str:
    return f"{who} {verb} {end}".capitalize()


def _joined(found: list[str], gap: str) -> str:
    return gap.join(found)


sentences = st.builds(
    _sentence,
    st.sampled_from(_NAMES),
    st.sampled_from(_VERBS),
    st.sampled_from(_ENDS),
)
paragraphs = st.lists(sentences, min_size=1, max_size=3).map(" ".join)
noise = st.text(alphabet=st.characters(codec=None), max_size=40)
parts = st.one_of(paragraphs, paragraphs, st.sampled_from(_LINES), noise)
articles = st.builds(
    _joined,
    st.lists(parts, min_size=1, max_size=7),
    st.sampled_from(("\n\n", "\n", " ")),
)
anything = st.one_of(articles, st.text(alphabet=st.characters(codec=None), max_size=200))
