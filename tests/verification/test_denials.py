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
        (
            "The ministry is almost certain to hold off on announcing the target until after the vote.",
            "The ministry is almost sure not to announce the target until after the vote.",
        ),
        ("The union put off announcing a strike until June.", "The union will not announce a strike before June."),
        ("The union has ruled out striking in June.", "The union will not strike in June."),
        ("Lowe eschewed endorsing either of the rivals.", "Lowe declined to endorse either of the rivals."),
    ],
)
def test_a_denial_in_other_words_is_not_reversed(article: str, summary: str) -> None:
    found = newsdigest.check_summary(summary, article).findings
    assert FindingVerdict.REVERSED not in [finding.verdict for finding in found if finding.confidence >= 0.7]


REST = " The inquiry into the harbour fund began in Orrin in March. It rained all day, and the market was closed."


@pytest.mark.parametrize(
    ("article", "summary"),
    [
        ("The council approved the plan for the bridge on Monday.", "The council did not approve the plan on Monday."),
        ("The council approved the plan for the bridge on Monday.", "The council refused to pass the plan on Monday."),
        ("Jon Vik, put off by the rain, closed the fair.", "Jon Vik did not close the fair."),
        ("Jon Vik debated Ida Rowe on Friday.", "Jon Vik refused to debate Ida Rowe on Friday."),
        ("Ida Rowe agreed to sign the treaty on Friday.", "Ida Rowe declined to sign the treaty on Friday."),
        ("The strike shut the port of Velby for nine days.", "The strike failed to shut the port of Velby."),
        ("Police arrested the cook after a fire at the hotel.", "The cook was not arrested after a fire at the hotel."),
        ("The museum will open its new hall in May.", "The museum will not open its new hall in May."),
        ("The court overturned the award to Paul Reyes.", "The court did not overturn the award to Paul Reyes."),
    ],
)
def test_a_denial_put_in_is_reversed(article: str, summary: str) -> None:
    found = newsdigest.check_summary(summary, article + REST).findings
    assert FindingVerdict.REVERSED in [finding.verdict for finding in found if finding.confidence >= 0.7]


@pytest.mark.parametrize(
    ("article", "summary", "reversed_"),
    [
        ("It was a costly loss of two points, Ida Rowe said.", "An error cost Ida Rowe's team the victory.", False),
        ("Hale's victory in the cup final pleased Ida Rowe.", "Hale's defeat in the cup final pleased Ida Rowe.", True),
        ("The strike was a failure, Ida Rowe said in May.", "The strike was a success, Ida Rowe said in May.", True),
    ],
)
def test_the_opposite_of_what_somebody_is_denied(article: str, summary: str, reversed_: bool) -> None:
    found = newsdigest.check_summary(summary, article + REST).findings
    assert (FindingVerdict.REVERSED in [finding.verdict for finding in found]) is reversed_
