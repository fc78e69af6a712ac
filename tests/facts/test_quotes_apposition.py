"""Sources that are described before or after they are named, and reasons that are no part of what was said."""

from __future__ import annotations

import pytest

import newsdigest

SURNAMES = ("Lowe", "Okonjo-Iweala", "van der Berg", "O'Connor", "Patel", "Mélenchon", "Brandt", "Quist")
FIRMS = ("Northmark Minerals", "Tarn Lines", "Quist Shipping", "Harker Steel")


def digest(text: str) -> newsdigest.Digest:
    return newsdigest.summarize(text, published="2026-03-13", language="en", format="text")


def quotes(text: str) -> list[tuple[str, str | None]]:
    return [(quote.text, quote.speaker.name if quote.speaker else None) for quote in digest(text).quotes]


@pytest.mark.parametrize("firm", FIRMS)
@pytest.mark.parametrize("described", ["Calgary-based", "state-owned", "the Danish group", "Oslo-listed"])
def test_a_described_firm_in_apposition_speaks(firm: str, described: str) -> None:
    text = f"The mine is shut. The mine's owner, {described} {firm}, said it had suspended work and was cooperating."
    assert quotes(text) == [("it had suspended work and was cooperating", firm)]
    assert quotes(text.replace("said", "has said")) == [("it had suspended work and was cooperating", firm)]


@pytest.mark.parametrize("surname", SURNAMES)
def test_a_second_verb_with_an_auxiliary_is_said_too(surname: str) -> None:
    assert quotes(f"Nora {surname} said she was innocent and would appeal.") == [
        ("she was innocent and would appeal", f"Nora {surname}")
    ]
    assert quotes(f"Nora {surname} said she was innocent, and was released without charge.") == [
        ("she was innocent", f"Nora {surname}")
    ]


@pytest.mark.parametrize("surname", SURNAMES)
@pytest.mark.parametrize("document", ["the indictment", "the charge sheet", "the affidavit", "court papers", "the log"])
def test_a_document_is_no_person(surname: str, document: str) -> None:
    text = (
        f'"I have been wrong before," Judge Harold {surname} said.\n\n'
        f"According to {document}, Lindqvist wrote 87 cheques between 2014 and 2019."
    )
    assert quotes(text)[1:] == [("Lindqvist wrote 87 cheques between 2014 and 2019", document)]


@pytest.mark.parametrize("surname", SURNAMES)
def test_a_person_by_the_office_still_is(surname: str) -> None:
    text = (
        f'"I have been wrong before," Judge Harold {surname} said. According to the judge, Lindqvist wrote 87 cheques.'
    )
    assert quotes(text)[1:] == [("Lindqvist wrote 87 cheques", f"Harold {surname}")]


@pytest.mark.parametrize("who", ["One of them", "Two of them"])
@pytest.mark.parametrize("paper", ["a non-disclosure agreement", "a severance deal", "a contract"])
def test_the_reason_for_anonymity_is_not_said(who: str, paper: str) -> None:
    plea = f"on condition of anonymity because of {paper}"
    text = f"Engineers warned the firm. {who}, who spoke {plea}, said cracks had appeared in the dam in March."
    (quote,) = digest(text).quotes
    assert quote.text == "cracks had appeared in the dam in March"
    assert quote.speaker is not None
    assert (quote.speaker.anonymous, quote.speaker.reason) == (True, plea)


@pytest.mark.parametrize("paper", ["a non-disclosure agreement", "a severance deal", "a contract"])
def test_a_clause_of_reason_is_not_said(paper: str) -> None:
    text = (
        "Engineers warned the firm. One of them, who spoke on condition of anonymity because he signed "
        f"{paper}, said cracks had appeared in the dam in March."
    )
    assert [quote.text for quote in digest(text).quotes] == ["cracks had appeared in the dam in March"]


@pytest.mark.parametrize("surname", SURNAMES)
def test_a_named_person_is_not_anonymous_for_the_aides(surname: str) -> None:
    text = f"Mayor Ann {surname}, who spoke after two aides asked not to be named, said the alarms were off."
    assert [quote.speaker.anonymous for quote in digest(text).quotes if quote.speaker] == [False]


@pytest.mark.parametrize("given", ["Rose", "Hope", "Iris", "Marian", "Grace", "Faith", "Will", "Mark", "Sue", "Bill"])
@pytest.mark.parametrize("kin", ["daughter", "brother"])
def test_a_given_name_after_a_noun_of_kinship(given: str, kin: str) -> None:
    lead = "Tom Harker died in the mine. "
    said = [("he had never missed a shift", given)]
    assert quotes(f"{lead}His {kin} {given}, an accountant, said he had never missed a shift.") == said
    assert quotes(f"{lead}His {kin} {given} said he had never missed a shift.") == said
    assert quotes(f"{lead}Mr Harker's {kin} {given}, 31, told the court he had never missed a shift.") == said
    assert quotes(f'{lead}"He never missed a shift," said his {kin} {given}, an accountant.') == [
        ('"He never missed a shift,"', given)
    ]


@pytest.mark.parametrize("surname", SURNAMES)
def test_a_noun_before_a_bare_relative_clause_is_no_part_of_its_subject(surname: str) -> None:
    took = f"Dora {surname} took 1.2 million dollars from the town, money prosecutors say she spent on cruises."
    assert quotes(took) == [("she spent on cruises", "prosecutors")]
    bought = f"Dora {surname} bought a site residents say is too small."
    assert quotes(bought) == [("is too small", "residents")]


@pytest.mark.parametrize("surname", SURNAMES)
def test_a_noun_that_says_which_officials_is_part_of_the_subject(surname: str) -> None:
    assert quotes(f"In May, city officials say {surname} left for the coast.")[0][1] == "city officials"
    assert quotes(f"Dora {surname} left, state prosecutors say.")[0][1] == "state prosecutors"
    text = f"As Dora {surname} walked home, state prosecutors say she fell."
    assert [name for _, name in quotes(text)] in ([], ["state prosecutors"])


@pytest.mark.parametrize("surname", SURNAMES)
def test_what_the_speaker_did_next_is_not_said(surname: str) -> None:
    said = 'the disposals "look like a fire sale"'
    assert quotes(f"Analysts at {surname} & Partners said {said}, and cut their price target to 90p.")[0][0] == said
    said = 'the shops "look tired" and cut corners'
    assert quotes(f"Nora {surname} said {said}.")[0][0] == said  # without a comma it may be what the shops do
    said = 'the merger "makes little sense"'
    assert quotes(f"Nora {surname} said {said} and sold her shares.") == [(said, f"Nora {surname}")]
    said = 'the plan "makes me sick"'
    assert quotes(f"Nora {surname} said {said}, and walked out of the room.") == [(said, f"Nora {surname}")]


@pytest.mark.parametrize("surname", SURNAMES)
def test_a_second_verb_of_what_is_said_is(surname: str) -> None:
    for said in ('the plan "lacks detail" and fails to name a price', 'the plan "lacks detail", and will not work'):
        assert quotes(f"Nora {surname} said {said}.") == [(said, f"Nora {surname}")]


@pytest.mark.parametrize("letters", ["QC", "KC", "MP", "MD", "OBE", "MEP"])
@pytest.mark.parametrize("cue", ["told reporters outside the court", "said", "has said"])
def test_letters_after_a_name_are_no_other_noun(letters: str, cue: str) -> None:
    text = f'A nurse was cleared on Friday. "It was an error," her barrister, Imran Qureshi {letters}, {cue}.'
    assert quotes(text) == [('"It was an error,"', "Imran Qureshi")]


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("Analysts at Peel Hunt", "Analysts"),
        ("Teachers at St Olave's Grammar", "Teachers"),
        ("Nurses at Queen Alexandra", "Nurses"),
        ("Traders at Morgan Stanley", "Traders"),
    ],
)
def test_several_people_are_not_the_name_beside_them(source: str, name: str) -> None:
    found = digest(f'The firm cut its forecast on Friday. {source} said the news was "worse than we feared".').quotes
    assert [(q.text, q.speaker and (q.speaker.text, q.speaker.name)) for q in found] == [
        ('the news was "worse than we feared"', (source, name))
    ]
