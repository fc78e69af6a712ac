"""Reported words on both sides of a check: who says them."""

from __future__ import annotations

import pytest

import newsdigest
from newsdigest.model.checks import Finding

ARTICLE = (
    "Mayor Ann Lowe told the council on Monday that the swing bridge would stay closed until the spring. She said that "
    "divers had found cracks in two of its piers. “The traders of Quay Street will lose half of their income,” warned "
    "Carl Dunn, who owns a bakery there. “Nobody asked us before the barriers went up.” Councillor Ben Hart welcomed "
    "the closure. The engineer Ida Stone denied that the repair had been delayed by her firm."
)


def speakers(summary: str, article: str = ARTICLE) -> list[tuple[str, str | None]]:
    findings: tuple[Finding, ...] = newsdigest.check_summary(summary, article).findings
    return [(finding.text, finding.expected) for finding in findings if finding.kind.value == "speaker"]


@pytest.mark.parametrize(
    ("summary", "found"),
    [
        ("Ben Hart said that divers had found cracks in two piers of the bridge.", ("Ben Hart", "Ann Lowe")),
        ("Carl Dunn told the council that the swing bridge would stay closed until spring.", ("Carl Dunn", "Ann Lowe")),
        ("The traders of Quay Street will lose half of their income, warned Ida Stone.", ("Ida Stone", "Carl Dunn")),
        ("Ann Lowe complained that nobody had asked them before the barriers went up.", ("Ann Lowe", "Carl Dunn")),
        ("According to Ben Hart, the traders of Quay Street will lose half their income.", ("Ben Hart", "Carl Dunn")),
    ],
)
def test_words_of_another_person_are_contradicted(summary: str, found: tuple[str, str]) -> None:
    assert speakers(summary) == [found]
    assert not newsdigest.check_summary(summary, ARTICLE).ok


@pytest.mark.parametrize(
    "summary",
    [
        "Ann Lowe said that divers had found cracks in two piers of the bridge.",
        "The mayor told the council that the swing bridge would stay closed until spring.",
        "Traders of Quay Street will lose half of their income, Carl Dunn warned.",
        "Dunn, a baker, complained that nobody had asked them before the barriers went up.",
        "Ben Hart said that he welcomed the closure.",  # he does it in the article
        "Ann Lowe and Carl Dunn said that the swing bridge would stay closed until the spring.",  # both may
        "Ida Stone said that her firm had not delayed the repair.",
        "The council said that divers had found cracks in two piers.",  # a body, whose mayor speaks
    ],
)
def test_own_words_and_those_of_bodies_hold(summary: str) -> None:
    assert speakers(summary) == []


def test_a_colleague_who_is_quoted_to_the_same_effect_is_no_other_speaker() -> None:
    article = (
        "“The tram line will open in June,” said the minister, Ida Stone. The engineer Paul Reyes said that the line "
        "would open in June as well, if the power held."
    )
    assert speakers("Paul Reyes said that the tram line would open in June.", article) == []
    assert speakers("Ida Stone said that the tram line would open in June.", article) == []
