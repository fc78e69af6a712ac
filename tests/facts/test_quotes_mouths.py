"""Whose mouth: addressees, several who speak together, names that describe the speaker, namesakes, contrasts."""

from __future__ import annotations

import pytest

import newsdigest
from newsdigest.model.enums import SpeakerKind

SURNAMES = (
    "Harwell Okafor Lindqvist Moreau Tanaka Brennan Castellanos Whitlock Petrov Osei Varga Delacroix Nakamura Pruitt"
).split()


def told(text: str) -> list[tuple[str, str | None]]:
    """What each quotation says, its pieces joined by a bar, and its speaker."""
    digest = newsdigest.summarize(text, published="2026-03-13", language="en", format="text")
    return [(" | ".join(q.pieces(text)), q.speaker.name if q.speaker else None) for q in digest.quotes]


def speakers(text: str) -> list[str | None]:
    return [name for _, name in told(text)]


@pytest.mark.parametrize("surname", SURNAMES)
@pytest.mark.parametrize("outlet", ["POLITICO", "the Harbour Post", "Radio Tarn"])
@pytest.mark.parametrize("mark", [":", ","])
def test_the_addressee_after_a_relative_clause_does_not_speak(surname: str, outlet: str, mark: str) -> None:
    text = f"Dora {surname}, who chairs the board, told {outlet}{mark} “The roof leaked for a year.”"
    assert speakers(text) == [f"Dora {surname}"]


@pytest.mark.parametrize("surname", SURNAMES)
@pytest.mark.parametrize(
    ("frame", "name"),
    [
        ("Dora {} and Owen Hale said that the roof leaked.", "Dora {} and Owen Hale"),
        ("“The roof leaked,” Dora {} and Owen Hale said.", "Dora {} and Owen Hale"),
        ("“The roof leaked,” said Dora {} and Owen Hale.", "Dora {} and Owen Hale"),
        ("According to Dora {} and Owen Hale, the roof leaked.", "Dora {} and Owen Hale"),
        ("Dora {}, the mayor, and Owen Hale, a builder, said that the roof leaked.", "Dora {} and Owen Hale"),
        ("Dora {} and her lawyer said that the roof leaked.", "Dora {} and her lawyer"),
    ],
)
def test_who_speaks_together(surname: str, frame: str, name: str) -> None:
    assert speakers(frame.format(surname)) == [name.format(surname)]


def test_the_full_names_of_who_speaks_together() -> None:
    text = (
        "Dora Harwell met Owen Hale and Lena Moreau in Tarn.\n\n"
        "“The roof leaked,” Harwell, Hale and Moreau said in a letter."
    )
    speaker = newsdigest.summarize(text).quotes[0].speaker
    assert speaker is not None
    assert (speaker.name, speaker.text) == ("Dora Harwell, Owen Hale and Lena Moreau", "Harwell, Hale and Moreau")
    assert (speaker.kind, speaker.actor, speaker.anonymous) == (SpeakerKind.GROUP, None, False)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“The roof leaked,” said Dora Harwell, and Owen Hale agreed.", "Dora Harwell"),
        ("Committee member and Labour councillor Dora Harwell said that the roof leaked.", "Dora Harwell"),
        ("The builder and Labour donor Owen Hale said that the roof leaked.", "Owen Hale"),
        ("Trade and Industry Secretary Dora Harwell said that the roof leaked.", "Dora Harwell"),
    ],
)
def test_one_speaker_beside_a_conjunction(text: str, name: str) -> None:
    assert speakers(text) == [name]


@pytest.mark.parametrize("surname", SURNAMES)
def test_a_lawyer_of_two_is_neither(surname: str) -> None:
    (name,) = speakers(f"The lawyer for Dora {surname} and Owen Hale said that the roof leaked.")
    assert (name or "").startswith("The lawyer")


@pytest.mark.parametrize("body", ["GOP", "Labour", "UN", "NATO", "White House", "Fed", "Senate"])
@pytest.mark.parametrize("noun", ["front-runner", "front-bencher", "incumbent", "veteran", "envoy", "chair"])
@pytest.mark.parametrize("frame", ["The {} said that the roof leaked.", "“The roof leaked,” the {} said."])
def test_a_body_that_describes_the_speaker_does_not_speak(body: str, noun: str, frame: str) -> None:
    (name,) = speakers(frame.format(f"{body} {noun}"))
    assert (name or "").lower() == f"the {body} {noun}".lower()


@pytest.mark.parametrize("surname", SURNAMES)
def test_who_has_been_called_by_a_surname_keeps_it(surname: str) -> None:
    text = (
        f"Owen {surname} drives a truck. “The hours are long,” {surname} said.\n\n"
        f"His mother, Dora {surname}, sorts parcels. “He is proud of it,” she said.\n\n"
        f"“I would do it again,” {surname} said. He added that the pay was poor."
    )
    assert speakers(text) == [f"Owen {surname}", f"Dora {surname}", f"Owen {surname}", f"Owen {surname}"]


@pytest.mark.parametrize("surname", SURNAMES)
def test_what_somebody_else_said_ends_a_statement(surname: str) -> None:
    text = f"Hale said that the roof leaked for a year, while {surname} said that it was “dry as a bone”."
    assert told(text) == [
        ("that the roof leaked for a year", "Hale"),
        ("that it was “dry as a bone”", surname),
    ]


@pytest.mark.parametrize("source", ["Dora Harwell", "officials", "the commission", "its two lawyers"])
@pytest.mark.parametrize("words", ["will cost us a lot.", "is a disgrace.", "all tell one story."])
def test_a_cue_between_a_subject_and_its_verb(source: str, words: str) -> None:
    assert told(f"The signs, {source} said, “{words}”") == [(f"The signs | “{words}”", source)]


@pytest.mark.parametrize("surname", SURNAMES)
@pytest.mark.parametrize(
    "lead", ["Speaking after the vote", "Commenting on the fire", "Asked why the pumps failed", "Recalling the speech"]
)
def test_the_subject_of_what_is_said_belongs_to_it(surname: str, lead: str) -> None:
    text = f"{lead}, manager Owen Hale said Dora {surname} would be “back soon” at work."
    assert told(text) == [(f"Dora {surname} would be “back soon” at work", "Owen Hale")]


@pytest.mark.parametrize("puts", ["puts it", "put it"])
def test_as_somebody_puts_it(puts: str) -> None:
    text = f"As Dora Harwell {puts}, the mayor is making them “an offer that they cannot refuse”."
    assert told(text) == [("the mayor is making them “an offer that they cannot refuse”", "Dora Harwell")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The club sacked Owen Hale for saying that the pitch was bad.", "Owen Hale"),
        ("Owen Hale was sacked by the club for saying that the pitch was bad.", "Owen Hale"),
        ("The firm fired its engineer for telling reporters that the pump was broken.", "its engineer"),
        ("The mayor praised Owen Hale for saying that the pump was broken.", "Owen Hale"),
    ],
)
def test_who_is_punished_for_words_said_them(text: str, name: str) -> None:
    assert speakers(text) == [name]


@pytest.mark.parametrize(
    "name", ["Tak-Sing Wong", "Ho-Yin Chan", "Wing-Kit Leung", "Pak-Hei Lau", "Jean-Luc Martin", "Siu-Fong Yip"]
)
@pytest.mark.parametrize("frame", ["{} said that the roof leaked.", "“The roof leaked,” said {}, a chemist."])
def test_a_hyphenated_given_name_is_part_of_the_name(name: str, frame: str) -> None:
    assert speakers(frame.format(name)) == [name]


@pytest.mark.parametrize("surname", SURNAMES)
@pytest.mark.parametrize(
    "cue",
    [
        "confirmed Mr {}'s wish that nothing would change",
        "said Mr {} was tired",
        "told the board Mr {} was ill",
    ],
)
def test_a_pronoun_is_nobody_whom_its_verb_names(surname: str, cue: str) -> None:
    text = (
        f"Mr {surname} leads the party. Owen Hale ran the campaign.\n\n"
        f"Mr {surname} has great passion, Hale told reporters. He {cue.format(surname)}. He added: “I do not know.”"
    )
    assert speakers(text) == ["Owen Hale"] * 3


@pytest.mark.parametrize("surname", SURNAMES)
@pytest.mark.parametrize("role", ["her husband, former President Owen Hale", "her aide, Owen Hale"])
def test_of_two_subjects_the_later_name_speaks(surname: str, role: str) -> None:
    text = f"With {role}, standing by, Dora {surname} has told supporters that “we are in this together”."
    assert speakers(text) == [f"Dora {surname}"]


def test_the_town_of_an_address_does_not_speak() -> None:
    text = "Reporter Dora Harwell, at the hunt in Badminton, Gloucestershire, said hundreds of people had come."
    assert speakers(text) == ["Dora Harwell"]


@pytest.mark.parametrize("data", ["The figures", "The polls", "The data", "The results"])
@pytest.mark.parametrize("cue", ["suggest", "show", "indicate"])
def test_what_numbers_show_is_nobodys_speech(data: str, cue: str) -> None:
    text = f"{data} {cue} that prices rose again in March."
    assert told(text) == []
    assert [q.text for q in newsdigest.summarize(text).attributions] in ([], ["that prices rose again in March"])


@pytest.mark.parametrize(
    ("outlet", "words"),
    [
        ("the Associated Press", "four victims were from one family"),
        ("Agence France-Presse", "arson has been used as a weapon"),
        ("the BBC", "new rules would be needed"),
    ],
)
def test_an_outlet_that_is_told_is_no_part_of_what_is_said(outlet: str, words: str) -> None:
    assert told(f"Dora Harwell, a spokeswoman, told {outlet} {words}.") == [(words, "Dora Harwell")]


@pytest.mark.parametrize("surname", SURNAMES)
@pytest.mark.parametrize("rest", ["could be in a strong position in Norland", "was a friend of the town"])
def test_who_is_spoken_of_after_words_in_marks_does_not_speak(surname: str, rest: str) -> None:
    text = f"Mr. {surname}, citing “the magic of the show,” said the candidate {rest}."
    assert f"the candidate {rest}" in [words for words, name in told(text) if (name or "").endswith(surname)]
    assert "the candidate" not in speakers(text)
