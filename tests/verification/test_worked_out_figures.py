"""Figures of a summary that are worked out from two of the article, and numbers in words and in digits."""

from __future__ import annotations

import pytest

from newsdigest import FindingVerdict, check_summary

MATCH = (
    "Denby went to the top of the league with a 31 points to 17 win over Harlow at Quill on Saturday. The coach, Tom "
    "Bell, praised the forwards for their work in the rain."
)
SCORE = "Denby beat Harlow 31-17 at Quill on Saturday. The coach, Tom Bell, praised the forwards for their work."
VOTE = (
    "In the election in March, Labour won 44 of 51 seats on the council. The mayor, Ann Lowe, said that she was glad."
)
GRANT = (
    "The bill sets aside £4 million in each of the next 3 years for groups that drive patients to clinics, Lowe said."
)
POET = (
    "Ann Lowe has read poems in cafes for years. She started when she was in her teens, since she was seventeen doing "
    "small readings, she said. Lowe won two prizes."
)


@pytest.mark.parametrize(
    ("summary", "article"),
    [
        ("Denby beat Harlow by 14 points at Quill.", MATCH),
        ("Denby beat Harlow by 14 points at Quill.", SCORE),
        ("Denby scored 14 points more than Harlow at Quill.", MATCH),
        ("Labour took all but seven of the 51 seats on the council.", VOTE),
        ("The bill would give £12m over three years to groups that drive patients to clinics.", GRANT),
        ("Ann Lowe has read poems since she was 17.", POET),
        ("Ann Lowe has read poems since she was seventeen.", POET.replace("seventeen", "17")),
    ],
)
def test_a_figure_that_is_worked_out_is_no_contradiction(summary: str, article: str) -> None:
    assert check_summary(summary, article).ok


@pytest.mark.parametrize(
    ("summary", "article", "wrong"),
    [
        ("Denby beat Harlow by 16 points at Quill.", MATCH, "16"),
        ("Denby beat Harlow by 12 points at Quill.", SCORE, "12"),
        ("Labour took all but nine of the 51 seats on the council.", VOTE, "nine"),
        ("Labour won 42 of 51 seats on the council.", VOTE, "42"),
        ("The bill would give £16m over three years to groups that drive patients to clinics.", GRANT, "£16m"),
        ("The bill would give £12m a year to groups that drive patients to clinics.", GRANT, "£12m"),
        ("Ann Lowe has read poems since she was 19.", POET, "19"),
    ],
)
def test_another_figure_is_contradicted(summary: str, article: str, wrong: str) -> None:
    found = [f.text for f in check_summary(summary, article).findings if f.verdict is FindingVerdict.CONTRADICTED]
    assert found == [wrong]
