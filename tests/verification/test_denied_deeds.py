"""A denial left out: what the summary tells as a fact and the article denies, and what only looks like it."""

from __future__ import annotations

import pytest

from newsdigest import FindingKind, FindingVerdict, check_summary

REST = " The inquiry began in Orrin in March. It rained all day."


@pytest.mark.parametrize(
    ("article", "summary", "expected"),
    [
        ("Parliament did not pass the water bill.", "Parliament passed the water bill.", "did not pass"),
        ("Parliament did not pass the water bill.", "The water bill was passed by parliament.", "did not pass"),
        ("Lena Falk has not ruled out a lawsuit.", "Falk has ruled out a lawsuit.", "has not ruled"),
        ("The guard failed to lock the gate.", "The guard locked the gate.", "failed to lock"),
        ("The guard refused to lock the gate.", "The gate was locked by the guard.", "refused to lock"),
        ("Lena Falk denied that she had taken bribes.", "Falk said she had taken bribes.", "denied that she had taken"),
        ("Lena Falk denied taking bribes.", "Falk took bribes.", "denied taking"),
        ("Nobody was injured in the crash.", "Several people were injured in the crash.", "Nobody was injured"),
        ("Tom Arden no longer works for the port.", "Arden works for the port.", "no longer works"),
        ("The vaccine was never approved in Peru.", "Peru approved the vaccine.", "was never approved"),
        ("The strike did not affect the port.", "The port was affected by the strike.", "did not affect"),
        ("The guard neither locked nor watched the gate.", "The guard locked the gate.", "neither locked"),
        ("Falk is not expected to resign.", "Falk is expected to resign.", "is not expected"),
    ],
)
def test_a_denial_left_out_is_reversed(article: str, summary: str, expected: str) -> None:
    check = check_summary(summary, article + REST)
    assert not check.ok
    (found,) = [finding for finding in check.findings if finding.expected == expected]
    assert (found.kind, found.verdict) == (FindingKind.STATUS, FindingVerdict.REVERSED)


@pytest.mark.parametrize(
    ("article", "summary"),
    [
        ("The port did not vote on Monday. It voted on Friday.", "The port voted on Friday."),
        ("The gate was not locked by the guard but by the cook.", "The gate was locked by the cook."),
        ("The fire did not start in the cellar. It started in the kitchen.", "The fire started in the kitchen."),
        ("The barge did not sink at once.", "The barge sank."),
        ("Falk has not signed the bill, but will sign it on Friday.", "Falk will sign the bill on Friday."),
        ("Welby no longer sells milk in Orrin.", "Welby sold milk in Orrin."),
        ("Welby stopped selling milk in Orrin.", "Welby sold milk in Orrin."),
        ("Arden did not only write the song but also sang it.", "Arden wrote the song."),
        ("Police did not arrest Falk until Friday.", "Police arrested Falk on Friday."),
        ("Police did not arrest Falk. They arrested her brother.", "Police arrested Falk's brother."),
        ("Falk denied taking bribes. Prosecutors said she took them.", "Prosecutors said Falk took bribes."),
        ("Not all members passed the plan.", "Members passed the plan."),
        ("The firm did not pay the full fine.", "The firm paid the fine."),
        ("Arden did not quit because of the report.", "Arden quit."),
        ("Nobody was killed, but nine people were injured.", "Nine people were injured."),
        ("The vaccine was never approved in Peru. It was approved in Chile.", "The vaccine was approved in Chile."),
        ("Never before had the river flooded the town.", "The river flooded the town."),
        ("Parliament did not pass the law in May; it passed it in June.", "Parliament passed the law in June."),
        ("Falk did not say when the port will open.", "Falk said the port was full."),
    ],
)
def test_what_is_denied_in_part_or_of_another_is_not_reversed(article: str, summary: str) -> None:
    findings = check_summary(summary, article + REST).findings
    assert not [finding for finding in findings if finding.verdict is FindingVerdict.REVERSED]


@pytest.mark.parametrize(
    ("article", "summary"),
    [
        ("Tom Arden no longer works for the port.", "Arden does not work for the port any more."),
        ("Welby neither confirmed nor denied the report.", "Welby did not deny the report."),
        ("Nobody was hurt in the fire.", "There were no injuries."),
        ("The guard failed to lock the gate.", "The guard did not lock the gate."),
        ("Parliament refused to pass the bill.", "The bill was not passed."),
        ("Lena Falk was unable to attend the opening.", "Falk missed the opening."),
        ("Orrin did not win the final.", "Orrin lost the final."),
        ("Falk stopped short of calling the vote unfair.", "Falk did not call the vote unfair."),
        ("Few farmers support the plan.", "Most farmers do not support the plan."),
        ("Shares of Welby rose on Monday.", "Shares of Welby did not fall on Monday."),
        ("Lena Falk has not ruled out a lawsuit.", "Falk may sue."),
    ],
)
def test_a_denial_in_other_words_holds(article: str, summary: str) -> None:
    check = check_summary(summary, article + REST)
    assert check.ok, check.findings
