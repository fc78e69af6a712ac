"""Speech under verbs of perception: who is shown, seen, heard or filmed saying something is its speaker."""

from __future__ import annotations

import pytest

import newsdigest


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The documentary showed Mr Hale telling members that the club had lost its way.", "Mr Hale"),
        ("The footage showed the officer warning that the crowd would be moved.", "the officer"),
        ("Footage shared on Monday shows Lowe warning residents that the dam could fail.", "Lowe"),
        ("A video shows Mr Lowe warning staff that the shop will close.", "Mr Lowe"),
        ("The film captured Mr Pye saying that he could win.", "Mr Pye"),
        ("The footage captured Mr Pye saying that he could win.", "Mr Pye"),
        ("The programme filmed Mr Pye claiming that he had never met the builder.", "Mr Pye"),
        ("Colleagues overheard Mr Cole boasting that he could get away with it.", "Mr Cole"),
        ('CCTV footage captured the driver shouting: "Get out of the way."', "the driver"),
        ('CCTV captured Ms Ortega shouting: "Leave him alone."', "Ms Ortega"),
        ("In the video, Mr Lowe is seen telling staff that the shop would close.", "Mr Lowe"),
        ("The chart showed Norvane warning that profits would fall.", "Norvane"),
    ],
)
def test_who_is_perceived_speaks(text: str, speaker: str) -> None:
    (quote,) = newsdigest.summarize(text).quotes
    assert quote.speaker is not None
    assert quote.speaker.text == speaker


@pytest.mark.parametrize(
    "text",
    [
        "The app showed a Met Office warning that rain would fall.",
        "He saw the storm warning that the agency issued.",
        "They heard the driver warning that came too late.",
        "Staff saw a police warning that thieves were near.",
        "The programme recorded a meeting that lasted two hours.",
    ],
)
def test_a_noun_in_ing_is_no_participle(text: str) -> None:
    cues = [quote.cue.of(text) for quote in newsdigest.summarize(text).attributions if quote.cue is not None]
    assert not [cue for cue in cues if cue.endswith("ing")]


def test_a_participle_after_a_comma_is_the_reporters() -> None:
    (quote,) = newsdigest.summarize("The survey shows prices rising, saying that rents have doubled.").attributions
    assert quote.speaker is not None
    assert quote.speaker.text == "The survey"
