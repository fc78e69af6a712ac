"""A title that comes in several places, or beside the text, gives the answers of the title alone."""

from __future__ import annotations

import pytest

import newsdigest

STORIES = [
    (
        "Hale council closes old pier",
        (
            "The harbour council of Hale voted on Monday to close the old pier because its timber is rotten.\n\n"
            '"It is not safe," said Ida Crane, the harbour master.\n\nThe pier was built in 1884.'
        ),
    ),
    (
        "Ferry sinks in Skerra lock, killing seven",
        (
            "A ferry overturned on Monday as it entered a lock in Skerra, the fire service said.\n\n"
            "At least seven people were killed. \u201cIt was over in a minute,\u201d said Tom Wade, who saw it."
        ),
    ),
    (
        "Mayor Ann Lowe to resign in May",
        (
            "Mayor Ann Lowe will resign in May, she told the council of Leeds on Friday.\n\n"
            "She has led the city since 2019. Her deputy, Omar Field, will take over."
        ),
    ),
]
QUESTIONS = ("who", "what", "where", "when", "why", "how")


def answers(digest: newsdigest.Digest) -> dict[str, list[str]]:
    return {question: [answer.text for answer in getattr(digest, question)] for question in QUESTIONS}


@pytest.mark.parametrize(("title", "text"), STORIES)
@pytest.mark.parametrize("description", ["{title}", "{capitals}", "{title}.", " {title} \n"])
def test_a_description_equal_to_the_title_changes_nothing(title: str, text: str, description: str) -> None:
    fields = {"title": title, "text": text, "published": "2026-03-13"}
    alone = newsdigest.summarize(fields)
    twice = newsdigest.summarize({**fields, "description": description.format(title=title, capitals=title.upper())})
    assert twice == alone
    assert [block.kind.value for block in twice.article.blocks][:2] == ["headline", "lead"]


@pytest.mark.parametrize(("title", "text"), STORIES)
def test_a_title_as_a_field_is_a_title_in_the_text(title: str, text: str) -> None:
    fields = newsdigest.summarize({"title": title, "text": text, "published": "2026-03-13"})
    inside = newsdigest.summarize(f"{title}\n\n{text}", published="2026-03-13")
    assert answers(fields) == answers(inside)
    assert fields.headline == inside.headline == title


@pytest.mark.parametrize(("title", "text"), STORIES)
def test_a_title_beside_a_text_is_a_title_in_the_text(title: str, text: str) -> None:
    beside = newsdigest.summarize(text, title=title, published="2026-03-13")
    inside = newsdigest.summarize(f"{title}\n\n{text}", published="2026-03-13")
    assert answers(beside) == answers(inside)
    assert beside.article.text == inside.article.text
    assert beside.headline == inside.headline == title
    assert newsdigest.summarize(text.encode(), title=title, published="2026-03-13") == beside


@pytest.mark.parametrize("title", ["", "  ", None])
def test_without_a_title_the_text_is_the_callers_own(title: str | None) -> None:
    text = "  A storm hit Hale on Monday.\n"
    assert newsdigest.parse(text, title=title).text == text


@pytest.mark.parametrize(("title", "text"), STORIES)
def test_a_title_beside_a_text_that_holds_it_changes_nothing(title: str, text: str) -> None:
    inside = f"{title}\n\n{text}"
    assert newsdigest.summarize(inside, title=title) == newsdigest.summarize(inside)


def test_a_title_is_repeated_where_the_story_only_begins_with_the_same_letters() -> None:
    article = newsdigest.parse({"title": "Storm", "text": "Stormy seas hit Hale on Monday."})
    assert article.text == "Storm\n\nStormy seas hit Hale on Monday."
