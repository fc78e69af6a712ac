"""Captions, credits and "Read more" that are run together with the story of a plain text."""

from __future__ import annotations

import pytest

import newsdigest

STORY = "The ethics board said on Sunday that it would look into the gifts."
NEXT = "It will report in May, its chair, Ida Crane, said."


def blocks(text: str) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in newsdigest.parse(text).blocks]


@pytest.mark.parametrize(
    ("caption", "dateline"),
    [
        ("Senator Tom Wade speaks in Cleveland. (Photo: Ana Ruiz, The Quay)", "WASHINGTON --"),
        ("Senator Tom Wade speaks in Cleveland (Ana Ruiz/The Quay)", "WASHINGTON (Newswire) -"),
        ("The pier at Hale in a file picture. (AP Photo/Ana Ruiz)", "LEEDS, England \u2014"),
        ("(Photo: Ana Ruiz-USA TODAY Sports)", "WASHINGTON --"),
    ],
)
def test_a_credited_caption_above_a_dateline(caption: str, dateline: str) -> None:
    found = blocks(f"{caption} {dateline} {STORY}\n\n{NEXT}")
    assert found == [("caption", caption), ("dateline", dateline), ("lead", STORY), ("paragraph", NEXT)]


@pytest.mark.parametrize(
    ("piece", "kind"),
    [
        ("(Photo: Ana Ruiz-USA TODAY Sports)", "caption"),
        ("(AP Photo/Ana Ruiz)", "caption"),
        ("(Image: The Quay)", "caption"),
        ("Read more: The ten best gardens of Kyoto", "furniture"),
        ("READ MORE: Ten walks near Hale", "furniture"),
        ("Also read: Ten walks near Hale", "furniture"),
        ("Related: Gardens of Kyoto", "furniture"),
        ("See also: Gardens of Kyoto", "furniture"),
    ],
)
def test_what_ends_a_paragraph_and_is_no_story(piece: str, kind: str) -> None:
    assert blocks(f"{STORY} {piece}\n\n{NEXT}") == [("lead", STORY), (kind, piece), ("paragraph", NEXT)]
    assert blocks(f"{STORY}\n\n{piece}\n\n{NEXT}") == [("lead", STORY), (kind, piece), ("paragraph", NEXT)]


@pytest.mark.parametrize(
    "paragraph",
    [
        "He asked them to read more: books, papers, even novels, he said, were good for the mind.",
        "The board (chair: Ida Crane) said on Sunday that it would look into the gifts.",
        "She told the board what she saw (photographs of the pier) and what she heard.",
        "He wrote for The Quay (Hale) for years. It was a good paper, he said.",
    ],
)
def test_sentences_with_such_words_stay_whole(paragraph: str) -> None:
    assert blocks(f"{paragraph}\n\n{NEXT}") == [("lead", paragraph), ("paragraph", NEXT)]


def test_no_answer_comes_from_a_caption_or_a_link() -> None:
    text = (
        f"Senator Tom Wade speaks in Cleveland. (Photo: Ana Ruiz, The Quay) WASHINGTON -- {STORY}\n\n{NEXT} "
        "Read more: The ten best gardens of Kyoto"
    )
    digest = newsdigest.summarize(text, published="2026-03-13")
    told = {answer.text for question in ("who", "what", "where", "when", "why") for answer in getattr(digest, question)}
    assert not [answer for answer in told if any(word in answer for word in ("Cleveland", "Kyoto", "Ruiz", "Wade"))]
