"""Whose words they are: the kinds of layout and grammar by which news names a speaker, each with several names."""

from __future__ import annotations

import pytest

import newsdigest
from newsdigest import Digest

PEOPLE = (
    ("Ruud", "van der Berg"),
    ("Hugo", "von Brandt"),
    ("Sean", "O'Connor"),
    ("Luc", "Mélenchon"),
    ("Ada", "Okonjo-Bell"),
    ("Tom", "Harker"),
    ("Lena", "Cole"),
    ("Omar", "Field"),
    ("Petra", "Vance"),
    ("Ida", "Crane"),
    ("Raj", "Patel"),
    ("Mary", "Quist"),
    ("Kim", "Min-jae"),
    ("Carl", "Ruiz"),
)


def digest(text: str) -> Digest:
    return newsdigest.summarize(text, published="2026-03-13", language="en", format="text")


def speakers(text: str) -> list[str | None]:
    return [quote.speaker.name if quote.speaker else None for quote in digest(text).quotes]


@pytest.mark.parametrize(("first", "last"), PEOPLE)
def test_a_person_in_the_sentence_does_not_take_over(first: str, last: str) -> None:
    name = f"{first} {last}"
    text = f'Castleford coach {name} declined to blame referee Michael Oakes. "It is a penalty every week," {{}} said.'
    pronoun = "she" if first in ("Ada", "Lena", "Petra", "Ida", "Mary") else "he"
    assert set(speakers(text.format(pronoun))) <= {name, None}


@pytest.mark.parametrize(("first", "last"), PEOPLE)
def test_the_name_closes_the_phrase_of_its_title(first: str, last: str) -> None:
    name = f"{first} {last}"
    text = f'"The quay will open in May," Norland Ports chief executive {name} said on Monday.'
    assert speakers(text) == [name]


@pytest.mark.parametrize(("first", "last"), PEOPLE)
def test_an_inverted_cue(first: str, last: str) -> None:
    assert speakers(f'"The quay will open in May," said {first} {last}, a planner.') == [f"{first} {last}"]


@pytest.mark.parametrize(("first", "last"), PEOPLE[5:])
def test_an_apposition_before_the_cue(first: str, last: str) -> None:
    text = f"Divers found the bell under the pier, the regional delegate, {first} {last}, told journalists."
    (quote,) = digest(text).quotes
    assert quote.text == "Divers found the bell under the pier"
    assert quote.speaker is not None
    assert quote.speaker.name == f"{first} {last}"


@pytest.mark.parametrize(("first", "last"), PEOPLE)
def test_a_run_of_paragraphs_has_one_speaker(first: str, last: str) -> None:
    text = f'{first} {last} said: "We start today.\n\n"The nets are out.\n\n"The boats are ready.\n\n"Nobody sleeps."'
    assert speakers(text) == [f"{first} {last}"] * 4


@pytest.mark.parametrize(("first", "last"), PEOPLE[5:])
def test_attribution_at_the_end_of_a_short_sentence(first: str, last: str) -> None:
    assert speakers(f"The quay reopened on Monday, {first} {last} said.") == [f"{first} {last}"]


@pytest.mark.parametrize("source", ["Reuters", "the Harbour Post", "the coast guard", "two clerks", "a report"])
def test_according_to_between_commas_owns_its_clause_alone(source: str) -> None:
    text = f"Forty shops are shut and, according to {source}, two of them will not reopen."
    (quote,) = digest(text).quotes
    assert quote.text == "two of them will not reopen"


@pytest.mark.parametrize(
    "text",
    [
        "Tiny Borland fought Ostmark's huge army.",
        "The couple celebrated their engagement in Leeds.",
        "Mr Lowe, the MP for Denby, posted a photo of the pier.",
        "OSHA cited pressure valves.",
        "The council wants to close the pier.",
        "Residents believe the pier is unsafe.",
        "The minister decided to close the pier.",
        'Ivo Penn wrote the songs "Low Water" and "Nine Bells".',
        'Zara Holt promoted "Comet: Part Two" in Leeds.',
        "The minister never said the bridge was safe.",
        "The clerk refused to say whether the bridge was safe.",
        "The mayor wants to warn voters that the bridge is unsafe.",
    ],
)
def test_what_is_no_speech(text: str) -> None:
    assert digest(text).quotes == ()


@pytest.mark.parametrize(
    ("text", "act", "negated"),
    [
        ("Mayor Ann Lowe denied that she had met the builders.", "denial", False),
        ("Mayor Ann Lowe denied taking bribes.", "denial", False),
        ("Mayor Ann Lowe rejected the claim that she had met the builders.", "denial", False),
        ("Mayor Ann Lowe refused to resign.", "refusal", False),
        ("Mayor Ann Lowe never said that the bridge was safe.", "statement", True),
        ("Mayor Ann Lowe asked whether the bridge was safe.", "question", False),
        ("Mayor Ann Lowe promised that the bridge would reopen.", "promise", False),
        ("Mayor Ann Lowe urged drivers to avoid the bridge.", "order", False),
        ("Mayor Ann Lowe thinks that the bridge is safe.", "thought", False),
        ('"I never met them," Ann Lowe countered.', "statement", False),
    ],
)
def test_what_the_speaker_does_with_the_words(text: str, act: str, negated: bool) -> None:
    (quote,) = digest(text).attributions
    assert (quote.act.value, quote.negated) == (act, negated)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("WHO said the fever had spread to three towns.", "WHO"),
        ('"The bridge is safe," the report said.', "report"),
        ('"The bridge is safe," residents of the quay said.', "residents"),
    ],
)
def test_who_can_speak(text: str, name: str) -> None:
    (quote,) = digest(text).quotes
    assert quote.speaker is not None
    assert name in quote.speaker.name


def test_a_document_is_a_document() -> None:
    (quote,) = digest('"The bridge is safe," the report said.').quotes
    assert quote.speaker is not None
    assert quote.speaker.kind is newsdigest.SpeakerKind.DOCUMENT


@pytest.mark.parametrize("body", ["council", "company", "ministry", "board", "charity", "union", "party", "army"])
@pytest.mark.parametrize("before", ["Mayor Ann Lowe", "Chief executive Dan Fry", "Eva Holm"])
def test_a_body_is_no_description_of_a_person(before: str, body: str) -> None:
    text = f"{before} said the bridge would close.\n\nThe {body} said repairs would cost £2.4 million."
    assert speakers(text)[-1] == f"The {body}"


def test_a_body_after_according_to_is_no_person() -> None:
    text = "The bridge will close, Mayor Ann Lowe said.\n\nThe repairs cost £2.4 million, according to the council."
    assert speakers(text)[-1] == "the council"


@pytest.mark.parametrize(
    "following",
    [
        "Orrton promises a new school by 2030.",
        "The council suggests a new site.",
        "The union announced a strike on Monday.",
        "Norlink claims 40 routes.",
    ],
)
def test_the_sentence_after_a_question_is_no_cue(following: str) -> None:
    text = f'Eva Lind is cautious. "Parents have had enough," she said. "Why close a school that works?" {following}'
    assert speakers(text) == ["Eva Lind"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('"Why close a school?" Eva Lind asked reporters.', "Eva Lind"),
        ('"Never again!" Tom Roe told the council.', "Tom Roe"),
        ('"Stop this now!" Mayor Ann Lowe said on Monday.', "Ann Lowe"),
        ('"What now?" Dan Fry wondered, looking at the sea.', "Dan Fry"),
    ],
)
def test_a_cue_after_a_question(text: str, speaker: str) -> None:
    assert speakers(text) == [speaker]


@pytest.mark.parametrize(
    "stranger",
    [
        "A resident who gave only the name Kambale said shooting went on for two hours.",
        "A shopkeeper who lives nearby told me shooting went on for two hours.",
        "A driver waiting outside heard two hours of shooting.",
        "One farmer who lost two sons in the raid showed reporters his barn.",
        "A beekeeper in the next valley said he had seen smoke.",
    ],
)
@pytest.mark.parametrize(("first", "last"), [p for p in PEOPLE if p[0] in ("Hugo", "Omar", "Raj", "Tom", "Sean")])
def test_he_is_the_stranger_whom_the_sentence_before_introduces(first: str, last: str, stranger: str) -> None:
    text = (
        f"The town's mayor, {first} {last}, said the raid was over. He denied that police had been slow.\n\n"
        f'{stranger} "Nobody came," he said.'
    )
    found = [quote.speaker for quote in digest(text).quotes if "Nobody" in quote.text]
    assert len(found) == 1
    assert found[0] is not None
    assert found[0].name == " ".join(stranger.split()[:2])
