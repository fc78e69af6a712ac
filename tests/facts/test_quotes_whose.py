"""Whose words they are where the nearest name is another's: offices, acronyms, statements, relative clauses."""

from __future__ import annotations

import pytest

import newsdigest


def speakers(text: str) -> list[str | None]:
    digest = newsdigest.summarize(text, published="2026-03-13", language="en", format="text")
    return [quote.speaker.name if quote.speaker else None for quote in digest.quotes]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('"She was the best," said University of Norland, Tarn\'s chancellor, Dilip Kaur.', "Dilip Kaur"),
        ('"She was the best," said Harbour Museum\'s director, Lena Holt.', "Lena Holt"),
        ('"It is fine," said Norland Bank after Tarn\'s mayor Ada Pell left the talks.', "Norland Bank"),
        (
            'Internet service provider (ISP) Brightwire also backed the plan saying "we are happy with it".',
            "Brightwire",
        ),
        ('Mary Ensor of Tarn University and contributor to Beacon wrote, "A town must pay for it."', "Mary Ensor"),
        ('Paul Reed of Kiln College and a columnist for the Herald said, "A town must pay."', "Paul Reed"),
        ('"The frogs are back in the lake," study co-author Min-Jun Park said.', "Min-Jun Park"),
        ('"The frogs are back in the lake," said the author Sol-Ah Lake.', "Sol-Ah Lake"),
    ],
)
def test_the_name_that_speaks_within_a_phrase(text: str, name: str) -> None:
    assert speakers(text) == [name]


@pytest.mark.parametrize(
    "role",
    [
        "a botanist and Chair of Plants at Tarn University",
        "a marine chemist at Tarn University",
        "the head of research at Norland Bank",
    ],
)
@pytest.mark.parametrize("name", ["Nora Vale", "Owen Hale", "Petra Lind"])
def test_who_after_an_apposition_is_the_person(role: str, name: str) -> None:
    assert speakers(f'The work was led by {name}, {role}, who said "The moss is doing well this year."') == [name]


@pytest.mark.parametrize(
    "text",
    [
        'Harbour Trust released a statement which read, in part, "The pier is safe."',
        'Mayor Ada Pell was pleased. Harbour Trust issued a statement. The statement said: "The pier is safe."',
        'Harbour Trust\'s statement said: "The pier is safe."',
        'A statement from Harbour Trust said: "The pier is safe."',
        'A statement was issued by Harbour Trust on Monday. The statement said: "The pier is safe."',
        'Harbour Trust also criticised the move. They released a statement which said, "The pier is safe."',
        'In a statement on Monday, Harbour Trust named Ada Pell. "The pier is safe," the statement said.',
    ],
)
def test_a_statement_speaks_for_who_issued_it(text: str) -> None:
    assert speakers(text)[-1] == "Harbour Trust"


def test_a_statement_of_nobody_is_called_as_it_is_written() -> None:
    assert speakers('The statement said: "The pier is safe."') == ["The statement"]
    assert speakers('A statement from the harbour police said: "It sank."') == ["A statement from the harbour police"]


@pytest.mark.parametrize("name", ["Chetan Naripol", "Anand Narapur", "Vikram Kanpuri", "Lena Holt"])
def test_a_doctor_is_a_person(name: str) -> None:
    text = (
        f'Dr {name}, chairman of the dentists committee, told a paper that it was "a stain". He said: "It is unwise."'
    )
    assert speakers(text) == [f"Dr {name}"] * 2


@pytest.mark.parametrize("seat", ["The council of {}", "The mayor of {}", "The bishop of {}"])
@pytest.mark.parametrize("town", ["Arlen", "Tollen", "Carla"])
def test_the_town_of_a_council_or_a_mayor_does_not_speak(seat: str, town: str) -> None:
    text = f'{seat.format(town)} met on Monday. "Who will pay for it?" she asked.'
    assert speakers(text) in ([seat.format(town)], [None])


@pytest.mark.parametrize("surname", ["Belmonte", "Okonjo-Iweala", "Patel", "Quist", "Nakamura", "Svensson"])
def test_the_subject_of_the_sentence_before_and_not_who_spoke_in_the_paragraph_before(surname: str) -> None:
    text = (
        "United beat City 3-1. Manager Nora Crane said her side had been superb.\n\n"
        'Crane said: "We were brave." Crane has won eight in ten games.\n\n'
        f'Ana {surname} scored twice and would not talk about the title. "Ask me in May," she smiled.'
    )
    digest = newsdigest.summarize(text, published="2026-03-13", language="en", format="text")
    quote = digest.quotes[-1]
    assert (quote.text, quote.speaker and quote.speaker.name) == ('"Ask me in May,"', f"Ana {surname}")
    assert quote.confidence >= 0.8
