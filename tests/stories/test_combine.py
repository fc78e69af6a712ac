"""Several reports of one event, read together."""

from __future__ import annotations

from datetime import datetime

import pytest

import newsdigest
from newsdigest import Agreement, EmptyArticleError, Story
from tests.stories.reports import COURIER, HERALD, POST


@pytest.fixture(scope="module")
def story() -> Story:
    return newsdigest.combine([COURIER, POST, HERALD])


def test_answers_count_the_articles_that_give_them(story: Story) -> None:
    best = {question: story.answers_to(question)[0] for question in ("where", "when")}
    assert (best["where"].text, best["when"].value) == ("Porthaven", "2026-03-10")
    assert best["when"].support == 3


def test_a_toll_that_rises_with_the_hours_is_developing(story: Story) -> None:
    toll = story.developing[0]
    assert (toll.what, [value.value for value in toll.values]) == ("death toll", [3.0, 4.0])
    assert [story.outlets_of(value.evidence) for value in toll.values] == [
        ("The Courier",),
        ("Northern Post", "herald.example"),
    ]
    assert toll.values[1].since == datetime(2026, 3, 10, 18)


@pytest.mark.parametrize(
    ("first", "second", "agreement", "values"),
    [
        (("three", "2026-03-10T12:00"), ("four", "2026-03-10T18:00"), Agreement.DEVELOPING, [3.0, 4.0]),
        (("four", "2026-03-10T12:00"), ("three", "2026-03-10T18:00"), Agreement.DISPUTED, [3.0, 4.0]),
        (("three", "2026-03-10"), ("four", "2026-03-10"), Agreement.DISPUTED, [3.0, 4.0]),
        (("three", None), ("four", "2026-03-10"), Agreement.DISPUTED, [3.0, 4.0]),
        (("three", None), ("three", None), Agreement.AGREED, [3.0]),
        (("about 40", None), ("41", None), Agreement.AGREED, [40.0]),
        (("40", None), ("41", None), Agreement.DISPUTED, [40.0, 41.0]),
    ],
)
def test_whether_outlets_agree(
    first: tuple[str, str | None], second: tuple[str, str | None], agreement: Agreement, values: list[float]
) -> None:
    reports = [
        {"text": f"A blast killed {first[0]} people in Leeds on Tuesday.", "published": first[1]},
        {"text": f"In Leeds on Tuesday, {second[0]} people died in a blast.", "published": second[1]},
    ]
    (figure,) = newsdigest.combine(reports).figures
    assert (figure.agreement, [value.value for value in figure.values]) == (agreement, values)


def test_a_quotation_is_listed_once_with_every_wording(story: Story) -> None:
    (quote,) = story.quotes
    assert quote.text == '"It was like an earthquake, the whole street shook,"'
    assert quote.speaker == "Ida Crane"
    assert story.outlets_of(quote.evidence) == ("The Courier", "Northern Post")
    assert [wording.text for wording in quote.wordings] == ['"It was like an earthquake,"']


def test_what_one_outlet_alone_has(story: Story) -> None:
    alone = [(story.outlets[item.evidence.article], item.text) for item in story.exclusives]
    assert ("herald.example", "Tessa Lund") in alone
    assert not any("Abbot" in text for _, text in alone)


def test_everything_is_words_of_an_article(story: Story) -> None:
    held = [
        *(item for answer in story.answers for item in answer.evidence),
        *(item for figure in story.figures for value in figure.values for item in value.evidence),
        *(item for quote in story.quotes for item in (*quote.evidence, *quote.wordings)),
        *(item for event in story.timeline for item in event.evidence),
        *(item.evidence for item in story.exclusives),
        *story.summary,
    ]
    assert held
    for item in held:
        assert item.span.of(story.digests[item.article].article.text) == item.text


def test_the_timeline_has_an_event_once(story: Story) -> None:
    days = [event.when for event in story.timeline]
    assert days == sorted(days)
    assert ("2026-03-12", "Mayor Tessa Lund will visit the ruins") in [(e.when, e.text) for e in story.timeline]


def test_a_new_article_and_what_it_changes() -> None:
    update = newsdigest.combine([COURIER, POST]).add(HERALD)
    assert len(update.story.digests) == 3
    assert "New: “Tessa Lund”." in [change.note for change in update.changes]
    assert newsdigest.combine([COURIER]).add(POST).changes[0].note == "The death toll went from three to four."


def test_digests_and_sources_may_be_mixed() -> None:
    mixed = newsdigest.combine([newsdigest.summarize(COURIER), POST, HERALD])
    assert mixed == newsdigest.combine([COURIER, POST, HERALD])


def test_one_article_is_a_story_too() -> None:
    story = newsdigest.combine([COURIER])
    assert story.headline == COURIER["title"]
    assert (story.figures, story.exclusives) == ((), ())


def test_no_article_is_an_error() -> None:
    with pytest.raises(EmptyArticleError, match="at least one article"):
        newsdigest.combine([])


@pytest.mark.parametrize("outlet", ["<b>Post</b>", "[x](y)"])
def test_renderings_escape_what_the_articles_say(outlet: str) -> None:
    story = newsdigest.combine([{**COURIER, "publisher": outlet}, POST])
    assert outlet not in story.to_html() or outlet == "[x](y)"
    assert outlet not in story.to_markdown()
    assert "Developing" in story.to_html()


def test_json_comes_back_whole(story: Story) -> None:
    assert Story.from_json(story.to_json()) == story


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"schema": "newsdigest/digest/1"}, "this reads documents"),
        ({"digests": 4}, "no list of digests"),
        ({"digests": []}, "one outlet for each"),
        ({"digests": [], "outlets": []}, "past the article's text"),
        ({"summary": [{"article": 9, "span": [0, 4]}]}, "there is no article 9 @ \\$.summary"),
        ({"summary": [{"article": 0, "span": [0, 99999]}]}, "past the article's text"),
        ({"headline": 4}, "expected"),
    ],
)
def test_documents_that_are_no_story(story: Story, change: dict[str, object], message: str) -> None:
    with pytest.raises(newsdigest.ParseError, match=message):
        Story.from_dict({**story.to_dict(), **change})
