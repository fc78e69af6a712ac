"""One edit of a short story in both directions: field, kind, significance, words and note of each finding."""

from __future__ import annotations

import pytest

import newsdigest
from tests.changes.test_notes import STORY, digest

Parts = tuple[str, str, str, str | None, str | None, str]


def findings(before: str, after: str) -> list[Parts]:
    delta = newsdigest.diff(digest(STORY.format(before)), digest(STORY.format(after)))
    return [(c.field.value, c.kind.value, c.significance.value, c.before, c.after, c.note) for c in delta.changes]


@pytest.mark.parametrize(
    ("before", "after", "there", "back"),
    [
        ("He will speak.", "Priya Nair will speak.",
         ("who", "changed", "notable", "He", "Priya Nair", "Who is named changed from “He” to “Priya Nair”."),
         ("who", "changed", "notable", "Priya Nair", "He", "Who is named changed from “Priya Nair” to “He”.")),
        ("The inspector will speak.", "Priya Nair will speak.",
         ("who", "changed", "notable", "The inspector", "Priya Nair",
          "Who is named changed from “The inspector” to “Priya Nair”."),
         ("who", "changed", "notable", "Priya Nair", "The inspector",
          "Who is named changed from “Priya Nair” to “The inspector”.")),
        ("“It is not safe,” Mayor Ann Lowe said.", "“It is not safe,” Ann Lowe said.",
         ("who", "removed", "minor", "Mayor", None, "The description of Ann Lowe no longer has “Mayor”."),
         ("who", "added", "minor", None, "Mayor", "The description of Ann Lowe now has “Mayor”.")),
        ("The towers are old, Ann Lowe said.", "The towers are old.",
         ("speaker", "removed", "major", "Ann Lowe", None, "A statement lost its speaker, “Ann Lowe”."),
         ("speaker", "added", "major", None, "Ann Lowe", "A statement is now given a speaker: “Ann Lowe”.")),
        ("Ann Lowe spoke.", "Anne Lowe spoke.",
         ("name", "changed", "notable", "Ann", "Anne", "The name “Ann” is now spelled “Anne”."),
         ("name", "changed", "notable", "Anne", "Ann", "The name “Anne” is now spelled “Ann”.")),
        ("Nadia Kaplan will lead the work.", "Nadia Kaplen will lead the work.",
         ("name", "changed", "notable", "Kaplan", "Kaplen", "The name “Kaplan” is now spelled “Kaplen”."),
         ("name", "changed", "notable", "Kaplen", "Kaplan", "The name “Kaplen” is now spelled “Kaplan”.")),
        ("The gates shut at noon on Friday.", "The gates shut at midnight on Friday.",
         ("when", "changed", "notable", "noon", "midnight",
          "The time changed from “noon” to “midnight”, 12 hours later."),
         ("when", "changed", "notable", "midnight", "noon",
          "The time changed from “midnight” to “noon”, 12 hours earlier.")),
        ("Four people were hurt.", "Five people were hurt.",
         ("figure", "changed", "major", "Four", "Five", "The number of people hurt rose from four to five."),
         ("figure", "changed", "major", "Five", "Four", "The number of people hurt fell from five to four.")),
        ("Repairs will cost $5 million.", "Repairs will cost $7 million.",
         ("figure", "changed", "notable", "$5", "$7", "The figure for “Repairs” rose from $5 million to $7 million."),
         ("figure", "changed", "notable", "$7", "$5", "The figure for “Repairs” fell from $7 million to $5 million.")),
        ("The work takes three weeks.", "The work takes five weeks.",
         ("figure", "changed", "notable", "three", "five", "A length of time went from three weeks to five weeks."),
         ("figure", "changed", "notable", "five", "three", "A length of time went from five weeks to three weeks.")),
    ],
)  # fmt: skip
def test_one_finding_in_both_directions(before: str, after: str, there: Parts, back: Parts) -> None:
    assert findings(before, after) == [there]
    assert findings(after, before) == [back]


def test_a_figure_in_a_sentence_that_was_written_anew() -> None:
    before = "About 40 people were hurt in the fall, which began when the old steel gave way under a lorry."
    after = "The council now says that 52 people were hurt after a lorry broke the old steel."
    note = "The number of people hurt rose from 40 to 52."
    assert ("figure", "changed", "major", "40", "52", note) in findings(before, after)
    back = "The number of people hurt fell from 52 to 40."
    assert ("figure", "changed", "major", "52", "40", back) in findings(after, before)


@pytest.mark.parametrize("order", [(0, 2, 1), (1, 0, 2)])
def test_a_paragraph_that_moved_is_a_minor_change(order: tuple[int, ...]) -> None:
    lines = (
        "The council closed the old bridge in Leeds on Monday after cracks were found.",
        "Trains to York are not affected by the closure of the bridge.",
        "Drivers should use the tunnel under the river instead.",
    )
    first, second = (digest("\n\n".join(each)) for each in (lines, [lines[at] for at in order]))
    (found,) = newsdigest.diff(first, second).changes
    assert (found.field.value, found.significance.value) == ("text", "minor")
    assert found.before == found.after


_REST = ", the council said in Leeds on Tuesday evening."


@pytest.mark.parametrize(
    ("before", "after", "figures"),
    [
        ("Repairs cost $45 where most local drivers pay with cards or coins",
         "Repairs cost visitors from abroad slightly more than usual at $72 now", ("$45", "$72")),
        ("Repairs cost $45 where most local drivers pay with cards or coins",
         "Repairs cost $72 now since visitors from abroad often break everything", ("$45", "$72")),
        ("Repairs cost $45 where most local drivers pay with cards or coins",
         "Repairs cost visitors from abroad slightly more than usual at $45 now", None),
        ("Tolls rose by $12 where most local drivers pay with cards or coins",
         "Tolls rose by $12 now since visitors from abroad often break everything", None),
    ],
)  # fmt: skip
def test_figures_of_one_thing_in_a_rewritten_span(before: str, after: str, figures: tuple[str, str] | None) -> None:
    found = {f[3:5] for f in findings(before + _REST, after + _REST) if f[0] == "figure"}
    assert found == ({figures} if figures else set())
    back = {f[3:5] for f in findings(after + _REST, before + _REST) if f[0] == "figure"}
    assert back == ({figures[::-1]} if figures else set())
