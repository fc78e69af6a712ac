"""Transcripts and interviews are recognised, with a note; other texts with colons are not."""

from __future__ import annotations

import pytest

import newsdigest

TALK = [
    "ANCHOR: Good evening. The pier at Hale is shut tonight.",
    "DR. AMINA YUSUF, HARBOUR ENGINEER: It is not safe to walk on.",
    "ANCHOR: And in May?",
    "YUSUF: We will know more in May.",
    "ANCHOR: Thank you for being with us.",
    "YUSUF: Thank you.",
]
INTERVIEW = [
    "Q: Is the pier safe?",
    "A: It is not. Two storms have damaged it.",
    "Q: Who will pay for the repair?",
    "A: That is for the council to say.",
]


def notes(*paragraphs: str) -> list[str]:
    article = newsdigest.parse("\n\n".join(("Hale pier shuts", *paragraphs)))
    return [note for note in article.notes if note.startswith(("a transcript", "an interview"))]


@pytest.mark.parametrize(
    "paragraphs",
    [
        TALK,
        [line.replace("ANCHOR", "TOM WADE (on tape)").replace("YUSUF:", "AMINA YUSUF:") for line in TALK],
        [line.replace("ANCHOR", "Tom Wade").replace("DR. AMINA YUSUF, HARBOUR ENGINEER", "Amina Yusuf")
         .replace("YUSUF:", "Amina Yusuf:") for line in TALK],
        ["The following is a transcript of the evening news.", *TALK],
    ],
)  # fmt: skip
def test_a_transcript(paragraphs: list[str]) -> None:
    (note,) = notes(*paragraphs)
    assert note.startswith(f"a transcript: 6 of {len(paragraphs)} paragraphs")


@pytest.mark.parametrize(
    "paragraphs",
    [
        INTERVIEW,
        [line.replace("Q:", "Question:").replace("A:", "Answer:") for line in INTERVIEW],
        [line.replace("Q:", "Q.").replace("A:", "A.") for line in INTERVIEW],
        ["Ida Crane, the harbour master, spoke to The Quay.", *INTERVIEW],
    ],
)
def test_an_interview(paragraphs: list[str]) -> None:
    (note,) = notes(*paragraphs)
    assert note.startswith("an interview: 4 of")


@pytest.mark.parametrize(
    "paragraphs",
    [
        ["The pier is shut.", "LEEDS: A ferry was late.", "HALE: A pier was shut.", "It was built in 1884."],
        ["Cost: 2 million", "Length: 300 metres", "Built: 1884", "Owner: Hale Council", "Visitors: 10,000"],
        ["The mayor said: it is over.", "The pier is shut.", "It was built in 1884.", "Nobody was hurt."],
        ["A storm hit Hale on Monday.", "A pier was shut.", "A ferry was late.", "A bridge was closed."],
    ],
)
def test_other_texts(paragraphs: list[str]) -> None:
    assert notes(*paragraphs) == []
