"""What denies a clause on either side of a check."""

from __future__ import annotations

import pytest

import newsdigest
from newsdigest import FindingVerdict


@pytest.mark.parametrize(
    ("article", "summary"),
    [
        (
            "A venue for the hearing has yet to be chosen, clerk Ida Rowe said.",
            "The venue for the hearing is not chosen yet.",
        ),
        (
            "Harbour master Jon Vik asked crews to refrain from sailing on Friday.",
            "Jon Vik asked crews not to sail on Friday.",
        ),
        ("Ohio has given 900 interviews, the most of all states.", "No state has given more interviews than Ohio."),
    ],
)
def test_a_denial_in_other_words_is_not_reversed(article: str, summary: str) -> None:
    found = newsdigest.check_summary(summary, article).findings
    assert FindingVerdict.REVERSED not in [finding.verdict for finding in found if finding.confidence >= 0.7]


def test_a_denial_put_in_is_reversed() -> None:
    article = "The council approved the plan for the Rosedale bridge on Monday, mayor Ida Rowe said."
    summary = "The council did not approve the plan for the Rosedale bridge on Monday, mayor Ida Rowe said."
    found = newsdigest.check_summary(summary, article).findings
    assert FindingVerdict.REVERSED in [finding.verdict for finding in found if finding.confidence >= 0.7]
