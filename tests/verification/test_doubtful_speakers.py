"""Speakers that a text does not name for sure misattribute nothing; those that it names still do."""

from __future__ import annotations

import pytest

from newsdigest import verify_quotes

FUND = (
    'The Harbour Party rejected the plan as "absurd" because the ferry fund is empty. Mayor Ann Lowe proposed a debate '
    'on Radio Quill\'s "Good Morning Hale". Councillor Paul Reyes complained that he is tired of "defending '
    'clowns in uniform". Jon Vik said on Monday that he would stay, hours after Ida Rowe accused him of "hiding the '
    'books from the crew". Captain Tom Arden called the mayor "Little Anny".'
)


@pytest.mark.parametrize(
    "text",
    [
        "Mayor Ann Lowe asked for more. Earlier plan of May 4 dismissed as 'absurd' owing to the empty fund.",
        "Ann Lowe spoke on Monday. The plan was dismissed as 'absurd' in Hale.",
        "Ann Lowe branded as 'absurd' after a debate.",
        'Having refused a spot on "Good Morning Hale", Paul Reyes stayed at home.',
        'Tom Arden was a guest of Radio Quill\'s "Good Morning Hale", he told friends.',
        'Tom Arden met Paul Reyes and Jon Vik. He was overheard complaining of "defending clowns in uniform".',
        'The film shows Paul Reyes telling Tom Arden off. He was tired of "defending clowns in uniform", he said.',
        'Ida Rowe accused Jon Vik of "hiding the books from the crew".',
        'Ann Lowe met Paul Reyes. He complained of "defending clowns in uniform".',
    ],
)
def test_a_doubtful_speaker_misattributes_nothing(text: str) -> None:
    assert [check.verdict.value for check in verify_quotes(text, FUND)] == ["exact"]


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lowe dismissed the plan as 'absurd'.",
        "Ann Lowe dismissed as 'absurd' the plan for a ferry.",
        'Ann Lowe accused Jon Vik of "hiding the books from the crew".',
        'Ann Lowe mocked "Little Anny" on Friday.',
        'Paul Reyes called her "Little Anny".',
        'Tom Arden spoke. He is tired of "defending clowns in uniform", he said.',
        'Ann Lowe met Tom Arden. She complained of "defending clowns in uniform".',
    ],
)
def test_a_named_speaker_does(text: str) -> None:
    assert [check.verdict.value for check in verify_quotes(text, FUND)] == ["misattributed"]
