"""Plain text: blocks, headers and datelines."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from newsdigest.model.enums import BlockKind
from newsdigest.sources import Request, read
from tests.sources.cases import label, load_cases

SEED = (Path(__file__).parents[2] / "seeds" / "000_2c48f9944201961d.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("row", load_cases("plain_text.json"), ids=label)
def test_blocks(row: dict[str, Any]) -> None:
    article = read(row["text"], Request())
    assert article.text is row["text"]
    assert [[block.kind.value, block.text] for block in article.blocks] == row["blocks"]
    assert (article.title, article.dateline, list(article.authors)) == (row["title"], row["dateline"], row["authors"])
    assert (article.published and article.published.isoformat()) == row["published"]
    assert (article.modified and article.modified.isoformat()) == row["modified"]
    assert all(article.text[block.span.start : block.span.end] == block.text for block in article.blocks)


def test_seed_article() -> None:
    article = read(SEED, Request())
    kinds = {block.text: block.kind for block in article.blocks}
    assert article.text is SEED
    assert article.title is None
    assert article.dateline == "Washington"
    assert article.blocks[0].text == "(Washington)"
    assert article.blocks[1].kind is BlockKind.LEAD
    assert article.blocks[1].text.startswith("Joe Biden will meet")
    assert kinds["Military communications"] is BlockKind.SUBHEAD
    captions = [block.text for block in article.blocks if block.kind is BlockKind.CAPTION]
    assert len(captions) == 1
    assert captions[0].startswith("Chinese President Xi Jinping and American President Joe Biden during a ceremony")
    assert "no publication date was given or found" in article.notes


def test_known_title_is_found_in_the_text() -> None:
    text = "PIER TO CLOSE!\n\nThe council voted on Monday to close the pier."
    article = read(text, Request(title="Pier to close"))
    assert article.title == "Pier to close"
    assert [block.kind.value for block in article.blocks] == ["headline", "lead"]


def test_known_title_that_the_text_lacks_is_not_looked_for() -> None:
    article = read("A short opening line\n\nThe council voted on Monday to close the pier.", Request(title="Pier"))
    assert article.title == "Pier"
    assert [block.kind.value for block in article.blocks] == ["headline", "subhead", "lead"]


def test_the_caller_wins_over_the_date_line() -> None:
    text = "Pier to close\n\nMarch 3, 2024\n\nThe council voted on Monday to close the pier."
    article = read(text, Request(published="2026-03-13"))
    assert str(article.published) == "2026-03-13"
    assert article.notes == ()


@pytest.mark.parametrize("text", ["<b>bold claims", "{braces} in the lead", "[brackets] first", "< 5 people came"])
def test_text_that_begins_like_markup_stays_text(text: str) -> None:
    article = read(text, Request())
    assert article.source_format == "text"
    assert article.text is text


def test_mojibake_is_noted_and_kept() -> None:
    text = "The mayor said she wasn\u00e2\u20ac\u2122t there."
    article = read(text, Request())
    assert article.text is text
    assert any("mojibake" in note for note in article.notes)


def test_a_caption_that_says_when_the_photo_was_taken() -> None:
    article = read(
        "Flood losses reach record\n\n"
        "Aerial photo taken on May 3, 2021 shows flooded farms near Orvo. (Agency/Lin Brandt)\n\n"
        "Losses from floods reached a record last year, a report said on Monday.\n\n"
        "A photo taken by a neighbour shows the car, police said.",
        Request(),
    )
    kinds = [block.kind for block in article.blocks]
    assert kinds == [BlockKind.HEADLINE, BlockKind.CAPTION, BlockKind.LEAD, BlockKind.PARAGRAPH]


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("Source: Harbourwire| 2021-05-03 23:39:44|Editor: Lin Brandt", "2021-05-03 23:39:44"),
        ("Source: Harbourwire | 2021-05-03 | Web editor: Ida Crane", "2021-05-03"),
        ("May 3, 2021 20:05 | Source: The Quay | Editor: ana", "2021-05-03 20:05:00"),
    ],
)
def test_a_line_that_credits_its_source_and_its_editor(line: str, published: str) -> None:
    article = read(
        f"Two held over stolen boats\n\n{line}\n\nVideo Player Close\n\n"
        "HALE, May 3 (Harbourwire) -- Two men were arrested on Monday, police said.\n\nA boat is still missing.",
        Request(),
    )
    assert [block.kind.value for block in article.blocks[:5]] == [
        "headline",
        "dateline",
        "furniture",
        "dateline",
        "lead",
    ]
    assert str(article.published) == published


@pytest.mark.parametrize(
    "caption",
    [
        "A boy rows across a flooded street in Orvo, May 3, 2021. (Xinhua/Lin Brandt)",
        "A boy rows across a flooded street in Orvo. REUTERS/Lin Brandt",
        "A boy rows across a flooded street in Orvo (EPA/Lin Brandt).",
    ],
)
def test_a_picture_credited_with_the_agency_first(caption: str) -> None:
    article = read(
        f"Floods hit Orvo\n\n{caption}\n\nORVO (Newswire) - Two people died on Monday, police said.", Request()
    )
    assert [block.kind.value for block in article.blocks] == ["headline", "caption", "dateline", "lead"]
