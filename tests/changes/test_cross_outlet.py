"""Two outlets on one event, and two events."""

from __future__ import annotations

from functools import cache

import newsdigest
from newsdigest import ChangeField, Digest, DigestDiff, Significance

FERRY = "\n\n".join(
    [
        "Ferry runs aground off Hale, nine hurt",
        "HALE, England (Newswire) - A ferry with 140 people on board hit a sandbank at Hale on Monday, officials said.",
        "Nine passengers were injured, the coastguard said. Lifeboats brought the others ashore before midnight.",
        '"The captain did everything he could in that fog," said Ines Farrow, who heads the port.',
        "The ferry, the Northern Star, belongs to Quill Lines. Divers will look at the hull on Wednesday, Farrow said.",
        "Quill Lines said it would refund every ticket. Tomas Berg, a retired pilot, called the channel too narrow.",
    ]
)
RIVAL = "\n\n".join(
    [
        "Northern Star ferry hits rocks at Hale; 14 injured",
        "Fourteen passengers were injured when the ferry Northern Star struck rocks near Hale on Monday, police said.",
        "Some 140 people were taken off by lifeboats.",
        '"The captain did all he could in that fog," harbour spokesman Peter Lundgren said.',
        "Police chief Ruth Achebe opened an inquiry. Achebe said the crew had been questioned overnight.",
        "The owner, Quill Lines, did not answer calls.",
    ]
)
SCHOOL = "\n\n".join(
    [
        "Orchard village votes to keep its school",
        "Parents in Orchard cheered on Friday when the district board voted to keep the village school open.",
        '"We never gave up," said Nadia Brook, a mother of three. Only 31 pupils were left, the board had said.',
    ]
)


@cache
def digest(text: str) -> Digest:
    return newsdigest.summarize(text, published="2026-03-10")


@cache
def accounts() -> DigestDiff:
    return newsdigest.diff(digest(FERRY), digest(RIVAL))


def figure_change(field: ChangeField) -> list[tuple[str | None, str | None]]:
    return [(change.before, change.after) for change in accounts().changes if change.field is field]


def test_two_accounts_are_known_to_be_of_one_event() -> None:
    assert accounts().same_event > 0.8


def test_tolls_that_differ_come_first() -> None:
    first = accounts().changes[0]
    assert (first.field, first.before, first.after) == (ChangeField.FIGURE, "nine", "Fourteen")
    assert first.significance is Significance.MAJOR
    assert "differ" in first.note


def test_what_both_say_is_no_change() -> None:
    words = {word for change in accounts().changes for word in (change.before, change.after)}
    assert words.isdisjoint({"140", "Monday", "Hale", "Quill Lines"})


def test_one_quotation_with_two_speakers() -> None:
    (pair,) = figure_change(ChangeField.SPEAKER)
    assert pair[0] is not None
    assert pair[1] is not None
    assert "Ines Farrow" in pair[0]
    assert "Peter Lundgren" in pair[1]


def test_one_quotation_in_two_wordings_is_one_change() -> None:
    assert figure_change(ChangeField.QUOTE) == [("everything", "all")]


def test_main_actors_of_one_account_alone() -> None:
    assert (None, "Ruth Achebe") in figure_change(ChangeField.WHO)


def test_wordings_and_passages_are_not_listed() -> None:
    assert figure_change(ChangeField.TEXT) == []
    assert figure_change(ChangeField.HEADLINE) == []


def test_different_events_get_one_line() -> None:
    delta = newsdigest.diff(digest(FERRY), digest(SCHOOL))
    assert delta.same_event < 0.2
    assert [change.field for change in delta.changes] == [ChangeField.TEXT]
    assert "different events" in delta.changes[0].note


def test_days_in_the_same_words_are_noted_by_their_dates() -> None:
    text = "A ferry sank off Oban on Tuesday, killing 12 people. The coast guard said divers were searching the bay."
    other = "Twelve people died when a ferry sank off Oban on Tuesday. Divers of the coast guard searched the bay."
    before = newsdigest.summarize(text, published="2026-03-04")
    after = newsdigest.summarize(other, published="2026-03-11")
    notes = [change.note for change in newsdigest.diff(before, after).changes if change.field == "when"]
    assert all("“Tuesday” to “Tuesday”" not in note for note in notes)


RESIGNS = "\n\n".join(
    [
        "Minister Ida Crane resigns over pier",
        "Transport minister Ida Crane resigned on Monday over the collapse of the Hale pier, her office said.",
        "She had been under pressure since divers found that the bolts had rusted. Her deputy takes over for now.",
        '"I take the blame for all that went wrong at Hale," Crane wrote to the premier.',
    ]
)
STAYS = "\n\n".join(
    [
        "Crane will not resign over Hale pier, says aide",
        "Ida Crane will not resign as transport minister, an aide said on Monday, although the Hale pier fell down.",
        "Critics call her careless. Unions want a public inquiry into the works, which cost four million pounds.",
        'The aide, Tom Okoro, said that she had slept badly and that she was "sad beyond words".',
    ]
)


def test_a_main_event_that_one_account_denies_comes_first() -> None:
    there, back = (
        newsdigest.diff(digest(first), digest(second)).changes for first, second in ((RESIGNS, STAYS), (STAYS, RESIGNS))
    )
    assert (there[0].field, there[0].significance) == (ChangeField.STATUS, Significance.MAJOR)
    assert there[0].note == "The main event is reported as a fact in the first account, as denied in the second."
    assert back[0].note == "The main event is reported as denied in the first account, as a fact in the second."
    notes = [change.note for change in there[1:]]
    assert notes[0] == "Tom Okoro is named in the second account alone."
    assert notes[1].endswith("from Ida Crane: “I take the blame for all that went wrong at Hale,”.")
    assert notes[2].endswith('from Tom Okoro: “that she had slept badly and that she was "sad beyond words"”.')
