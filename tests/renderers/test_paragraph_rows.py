"""A diff in HTML keeps the paragraphs and the order of both articles."""

from __future__ import annotations

import newsdigest
from newsdigest.renderers.paragraph_rows import paragraph_rows
from tests.renderers.reading_html import Element, read_html

BEFORE = """Storm hits Hale

The storm killed two people in Hale on Monday. The pier will stay shut for a week, Ida Crane said.

Schools in the town were closed until further notice.

Crews from three counties came to help with the boats. Nobody slept in the harbour that night.
"""
AFTER = """Storm hits Hale

Schools in the town were closed until further notice.

The storm killed four people, including a child, in Hale on Monday. The pier will stay shut for a month, Ida Crane said.

Nobody slept in the harbour that night. The railway to Denby was flooded as well.
"""


def rows(before: str, after: str) -> list[tuple[list[str], list[str]]]:
    delta = newsdigest.diff(before, after)
    first, second = delta.before.article, delta.after.article
    return [
        ([piece.span.of(first.text) for piece in row.before], [piece.span.of(second.text) for piece in row.after])
        for row in paragraph_rows(first, second, delta.sentences)
    ]


def table(before: str, after: str) -> list[Element]:
    page = newsdigest.diff(before, after).to_html()
    return [element for element in read_html(page).elements() if "nd-row" in element.classes]


def side(row: Element, name: str) -> Element:
    return next(element for element in row.elements() if f"nd-{name}" in element.classes)


def test_each_side_reads_in_its_own_order() -> None:
    found = rows(BEFORE, AFTER)
    for at, text in enumerate((BEFORE, AFTER)):
        sentences = [sentence for row in found for sentence in row[at]]
        places = [text.index(sentence) for sentence in sentences]
        assert places == sorted(places)
        assert "".join("".join(sentences).split()) == "".join(text.split())


def test_the_sentences_of_a_paragraph_are_in_one_row() -> None:
    (row,) = [row for row in rows(BEFORE, AFTER) if any("killed" in sentence for sentence in row[0])]
    assert len(row[0]) == len(row[1]) == 2


def test_a_moved_paragraph_is_where_each_side_has_it() -> None:
    moved = [row for row in table(BEFORE, AFTER) if "Schools" in row.text()]
    assert [row.classes[1] for row in moved] == ["nd-moved", "nd-moved"]
    here, there = moved
    assert "moved to here" in side(here, "after").text()
    assert "moved from here" in side(there, "before").text()
    assert not side(here, "before").text()
    assert not side(there, "after").text()


def test_all_changes_of_a_paragraph_are_marked_in_its_row() -> None:
    (row,) = [row for row in table(BEFORE, AFTER) if "killed" in row.text()]
    assert [element.text() for element in row.elements() if element.tag == "del"] == ["two", "week"]
    assert [element.text() for element in row.elements() if element.tag == "ins"] == [
        "four",
        "including a child",
        "month",
    ]


def test_paragraphs_that_were_split_are_beside_the_one_they_come_from() -> None:
    one = "The storm killed two people in Hale on Monday. Crews from three counties came to help with the boats."
    two = "The storm killed two people in Hale on Monday.\n\nCrews from three counties came to help with the boats."
    (row,) = table(one, two)
    assert row.classes[1] == "nd-kept"
    assert len([element for element in side(row, "before").elements() if element.tag == "p"]) == 1
    assert len([element for element in side(row, "after").elements() if element.tag == "p"]) == 2


def test_the_headline_is_set_as_one() -> None:
    row = table(BEFORE, AFTER)[0]
    assert [element.text() for element in row.elements() if element.tag == "strong"] == ["Storm hits Hale"] * 2
