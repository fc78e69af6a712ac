"""Corrections are tied to what they correct."""

from __future__ import annotations

import pytest

from newsdigest import ChangeField, Significance, Span
from newsdigest.changes.findings import EditFinding, deduplicate, to_change
from newsdigest.changes.notices import attach_notices


def finding(
    field: ChangeField, before: tuple[str, ...], after: tuple[str, ...], at: int = 0, note: str = "It changed."
) -> EditFinding:
    return EditFinding(
        field=field,
        before=Span(at, at + 2),
        after=Span(at, at + 2),
        note=note,
        mirrored="It changed back.",
        words=(before, after),
    )


def notice(text: str) -> tuple[EditFinding, str, tuple[str, ...]]:
    passage = EditFinding(
        field=ChangeField.TEXT, before=None, after=Span(0, len(text)), note="A notice.", mirrored="No notice."
    )
    return passage, text, tuple(word.strip(".,:;").lower() for word in text.split())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Correction: an earlier version gave the toll as 12.", "A correction says so."),
        ("Clarification: the toll was 12, not 15.", "A clarification says so."),
        ("Editor's note: the toll of 15 was wrong.", "An editor's note says so."),
    ],
)
def test_a_notice_that_holds_a_side_of_a_change_announces_it(text: str, said: str) -> None:
    (tied,) = attach_notices([finding(ChangeField.FIGURE, ("12",), ("15",))], [notice(text)])
    assert tied.note == f"It changed. {said}"
    assert tied.significance is Significance.MAJOR
    assert "no longer there" in tied.mirrored


def test_a_notice_of_something_else_is_a_change_of_its_own() -> None:
    change, alone = attach_notices(
        [finding(ChangeField.FIGURE, ("12",), ("15",))], [notice("Correction: the river is the Ash.")]
    )
    assert change.note == "It changed."
    assert alone.note == "A correction was added: “Correction: the river is the Ash.”."
    assert alone.mirrored.startswith("A correction was removed")


def test_a_short_word_in_common_is_an_accident() -> None:
    tied = attach_notices(
        [finding(ChangeField.STATUS, ("will",), ("may",))], [notice("Correction: the match will be on Sunday.")]
    )
    assert len(tied) == 2


def test_one_edit_in_several_places_is_one_change_in_the_most_specific_field() -> None:
    found = deduplicate(
        [
            finding(ChangeField.SPEAKER, ("berg",), ("burg",), 50),
            finding(ChangeField.NAME, ("berg",), ("burg",), 10),
            finding(ChangeField.QUOTE, ("berg",), ("burg",), 90),
            finding(ChangeField.STATUS, ("will",), ("may",), 20),
            finding(ChangeField.QUOTE, ("will",), ("may",), 30),
        ]
    )
    assert [(one.field.value, one.before.start if one.before else -1) for one in found] == [
        ("name", 10),
        ("status", 20),
        ("quote", 30),
    ]


def test_a_part_of_a_name_belongs_to_the_whole() -> None:
    whole = finding(ChangeField.WHO, ("bob", "smith"), ("ann", "jones"), 10)
    part = finding(ChangeField.WHO, ("smith",), ("jones",), 60)
    assert deduplicate([part, whole]) == [whole]


def test_a_finding_turned_twice_is_itself() -> None:
    one = finding(ChangeField.WHEN, ("monday",), ("friday",))
    assert one.turned().turned() == one
    assert one.turned().note == "It changed back."


def test_the_words_of_a_change_are_those_of_the_articles() -> None:
    change = to_change(finding(ChangeField.WHEN, ("no",), ("so",)), "No, never", "so be it")
    assert (change.before, change.after, change.kind.value) == ("No", "so", "changed")
