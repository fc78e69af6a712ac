"""A wire report, a tabloid's feature and a local paper's report of one disaster, read together."""

from __future__ import annotations

import pytest

import newsdigest
from newsdigest import Story

WIRE = {
    "publisher": "Continental Press",
    "published": "2026-02-10T08:00",
    "title": "Dozens missing, at least six dead as ferry sinks off Marrow Point",
    "text": (
        "PORT ARDEN, Tavaria (Continental Press) — A ferry with over 90 people capsized off Marrow Point before "
        "dawn Tuesday, killing at least six people and leaving 31 missing, officials said.\n\n"
        "The Sea Heron went down after it lost power, said coast guard commander Ilse Varga.\n\n"
        "Varga told Continental Press that divers would search the hull on Wednesday. Continental Press was first to "
        "report the name of the ferry."
    ),
}
FEATURE = {
    "publisher": "The Daily Lantern",
    "published": "2026-02-10T14:00",
    "title": "'He promised he'd be home for supper': Sister's anguish as brother vanishes in ferry horror",
    "text": (
        "By Dora Quill\n\n"
        "THE sister of a deckhand missing since the Sea Heron ferry sank has told of her anguish.\n\n"
        "Marta Benno, 34, said her brother Pavel had promised he would be home for supper. \"He promised he'd be home "
        'for supper," she sobbed at the quay. "I just want my brother."\n\n'
        "Seven people are confirmed dead and 34 are missing after the ferry capsized off Marrow Point on Tuesday "
        "morning. Marta has waited at the quay since dawn."
    ),
}
LOCAL = {
    "publisher": "Port Arden Gazette",
    "published": "2026-02-11",
    "title": "Town mourns as search of Sea Heron goes on",
    "text": (
        "Flags flew at half-mast in Port Arden on Wednesday as divers went down to the wreck of the Sea Heron.\n\n"
        "The harbour ferry sank on Tuesday with 92 people aboard. Seven people are confirmed dead. Harbour master Finn "
        'Okker said the town "had lost neighbours, not numbers".'
    ),
}


def _story() -> Story:
    return newsdigest.combine([WIRE, FEATURE, LOCAL])


def _values(story: Story) -> dict[str, list[str]]:
    return {figure.what: [value.text for value in figure.values] for figure in story.figures}


def test_a_toll_below_one_person_s_story_counts() -> None:
    story = _story()
    death = next(figure for figure in story.figures if figure.what == "death toll")
    assert [value.text for value in death.values] == ["at least six", "Seven"]
    assert [item.article for item in death.values[1].evidence] == [1, 2]


def test_an_exact_figure_goes_before_a_word_for_many() -> None:
    assert _values(_story())["missing"] == ["31", "34"]


def test_the_headline_says_what_happened() -> None:
    story = _story()
    assert story.headline == WIRE["title"]
    assert story.answers_to("what")[0].text == WIRE["title"]


@pytest.mark.parametrize(
    "title",
    [
        "At least six dead as ferry sinks off Marrow Point",
        "At least six killed and dozens missing as ferry sinks off Marrow Point",
        pytest.param(
            WIRE["title"],
            marks=pytest.mark.xfail(reason='one title says of "Dozens" alone that they are missing: they stand first'),
        ),
    ],
)
def test_who_is_those_of_whom_most_articles_speak(title: str) -> None:
    told = newsdigest.combine([WIRE | {"title": title}, FEATURE, LOCAL]).answers_to("who")
    assert all(len({item.article for item in answer.evidence}) > 1 for answer in told)
    assert "at least six people" in {answer.text for answer in told}


def test_what_one_article_tells_of_one_person_gives_way() -> None:
    other = {
        "title": "Bakery blast: Anna Lund speaks",
        "text": 'Anna Lund lost her cat. "I miss him," she said. Four people died in the blast in Vell on Monday.',
    }
    report = {
        "title": "Bakery explodes in Vell",
        "text": "Four people died when a bakery exploded in Vell on Monday, police said.",
    }
    assert newsdigest.combine([other, report]).answers_to("what")[0].text == "Bakery explodes in Vell"


def test_an_outlet_is_no_exclusive_of_its_own() -> None:
    assert all("Continental Press" not in item.text for item in _story().exclusives)


def test_an_older_toll_at_the_end_is_background() -> None:
    lines = [f"Rescuers searched street {number} of Vell for survivors." for number in range(1, 12)]
    text = " ".join(
        ["A blast in Vell killed four people on Monday.", *lines, "A blast there in 1998 killed 30 people."]
    )
    story = newsdigest.combine([{"text": text}, {"text": "Four people died in a blast in Vell on Monday."}])
    assert [value.value for value in story.figures[0].values] == [4.0]
