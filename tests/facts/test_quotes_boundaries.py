"""Where what was said begins and ends, and who cannot be its speaker: kinds of construction, each with variants."""

from __future__ import annotations

import pytest

import newsdigest
from newsdigest import Digest, Quote


def digest(text: str) -> Digest:
    return newsdigest.summarize(text, published="2026-03-13", language="en", format="text")


def only(text: str) -> Quote:
    (quote,) = digest(text).quotes
    return quote


def said(text: str) -> list[tuple[str, str | None]]:
    """The pieces of each quotation, joined by a slash, and the name of its speaker."""
    found = digest(text)
    return [
        (" / ".join(span.of(found.article.text) for span in quote.spans), quote.speaker.name if quote.speaker else None)
        for quote in found.quotes
    ]


@pytest.mark.parametrize("name", ["Jean-Paul Roux", "Anne-Marie Duval", "Karl-Heinz Brandt", "Mary-Kate Lowe"])
def test_a_hyphen_in_a_first_name_does_not_cut(name: str) -> None:
    assert said(f"Sir {name} said the wood was rotten.") == [("the wood was rotten", name)]


@pytest.mark.parametrize("engines", ["six-cylinder engines", "low-cost flats", "long-range ferries", "two-way radios"])
def test_a_hyphen_in_a_word_does_not_cut(engines: str) -> None:
    quote = only(f"Halden will stop making {engines}, unions at the firm have said.")
    assert quote.text == f"Halden will stop making {engines}"


@pytest.mark.parametrize(
    "words",
    [
        "You don't have to swim, it's a good place to sit,",
        "If you have never sailed, do it now,",
        "It is not over, and we won't stop,",
        "I can't see why not,",
    ],
)
def test_a_negation_within_the_marks_does_not_negate_the_cue(words: str) -> None:
    quote = only(f'"{words}" said Ada Pell. She left by boat.')
    assert (quote.negated, quote.act) == (False, newsdigest.QuoteAct.STATEMENT)


@pytest.mark.parametrize("source", ["officials", "Ada Pell", "the Harbour Post", "police"])
@pytest.mark.parametrize(
    "sentence",
    [
        "One broke the rail; the other lorry caught fire in a field, {} said.",
        "The other lorry caught fire in a field, {} said; one broke the rail.",
    ],
)
def test_a_semicolon_ends_what_a_cue_between_commas_attributes(sentence: str, source: str) -> None:
    assert only(sentence.format(source)).text.lower() == "the other lorry caught fire in a field"


@pytest.mark.parametrize("source", ["the ministry", "Ada Pell", "Reuters", "the port police"])
@pytest.mark.parametrize("lead", ["and according to {}", "and, according to {},"])
def test_according_to_after_a_conjunction_owns_the_clause_after_it(source: str, lead: str) -> None:
    ((content, _),) = said(f"The lake is low {lead.format(source)} it will fall again.")
    assert content == "it will fall again"


@pytest.mark.parametrize("source", ["a statement from Ms Lowe's office", "the report", "two clerks", "court papers"])
def test_the_source_of_according_to_ends_with_its_comma(source: str) -> None:
    quote = only(f"According to {source}, the Marsh executive admitted he had paid.")
    assert quote.speaker is not None
    assert quote.speaker.text == source


@pytest.mark.parametrize(
    "outlet", ["the Harbour Times", "the Norland Post", "Radio Vell", "the Daily Courier", "the council", "Reuters"]
)
def test_an_addressee_is_not_part_of_the_content(outlet: str) -> None:
    assert only(f"A spokesperson told {outlet} the fire took place at dawn.").text == "the fire took place at dawn"


@pytest.mark.parametrize("modifier", ["Oscar-nominated", "Leeds-based", "Reuters-owned", "Vell-born"])
def test_a_name_in_a_compound_modifier_does_not_speak(modifier: str) -> None:
    quote = only(f'The {modifier} actor said: "The hall is a gem."')
    assert quote.speaker is not None
    assert quote.speaker.name == f"The {modifier} actor"


@pytest.mark.parametrize(
    "body",
    ["Johns Hope Center for Health Safety", "Vell Institute of Marine Research", "Norland Bureau of Public Works"],
)
def test_a_preposition_in_the_name_of_a_body_does_not_govern_the_person(body: str) -> None:
    quote = only(f'{body} researcher Monica Perez told reporters: "People have been blamed for less."')
    assert quote.speaker is not None
    assert quote.speaker.name == "Monica Perez"


@pytest.mark.parametrize("cue", ["said in a note", "wrote on Monday", "said by telephone", "told the council"])
def test_a_quotation_that_stops_within_its_sentence_goes_on_after_the_cue(cue: str) -> None:
    ((content, _),) = said(f'"Our team" engineer Ivo Wong {cue} "has built a better pump."')
    assert content == '"Our team" / "has built a better pump."'


@pytest.mark.parametrize(
    ("people", "pronoun"),
    [
        ("Ada Pell and Nora Crane", "she"),
        ("Mary Quist and Petra Vance", "she"),
        ("Tom Harker and Carl Ruiz", "he"),
        ("John Field and David Cole", "he"),
    ],
)
def test_a_pronoun_that_fits_two_people_named_together_names_nobody(people: str, pronoun: str) -> None:
    assert only(f'{people} met on Monday.\n\n"The pier is safe," {pronoun} said.').speaker is None


@pytest.mark.parametrize("man", ["Tom Crane", "John Field", "David Cole", "Peter Lowe"])
def test_a_pronoun_that_fits_one_of_two_people_names_that_one(man: str) -> None:
    quote = only(f'Ada Pell and {man} met on Monday.\n\n"The pier is safe," she said.')
    assert quote.speaker is not None
    assert quote.speaker.name == "Ada Pell"


@pytest.mark.parametrize(
    ("person", "pronoun"), [("Mr John Crane", "she"), ("Lord Pym", "she"), ("Mrs Vance", "he"), ("Dame Ida Roe", "he")]
)
def test_a_pronoun_of_the_other_gender_than_the_honorific_is_somebody_else(person: str, pronoun: str) -> None:
    quote = only(f'{person} opened the pier on Monday.\n\n"The pier is safe," {pronoun} said.')
    assert quote.speaker is None


@pytest.mark.parametrize("cue", ["told", "assured", "reminded"])
@pytest.mark.parametrize("person", ["Ada Pell", "Nora Crane", "Mary Quist"])
def test_whom_a_cue_addresses_is_not_its_pronoun(cue: str, person: str) -> None:
    assert only(f'"He came, and I went," she {cue} {person}.').speaker is None


@pytest.mark.parametrize("words", ["‘the wood is rotten’", "'Go home,'", "‘no more’"])
def test_a_quotation_within_a_quotation_is_part_of_it(words: str) -> None:
    assert said(f"“They said {words} and nobody moved,” inspector Ivo Crane said.") == [
        (f"“They said {words} and nobody moved,”", "Ivo Crane")
    ]


@pytest.mark.parametrize("name", ["Bill Cash", "Jack Law", "Tom Rule", "Peter Storm"])
def test_a_pronoun_takes_up_a_speaker_whose_name_is_a_word(name: str) -> None:
    text = (
        "Mr Tom Howard said his team had backed the plan. But former minister "
        f"{name} said there was still disquiet. He told the council the plan was bad."
    )
    assert said(text)[-1] == ("the plan was bad", name)
