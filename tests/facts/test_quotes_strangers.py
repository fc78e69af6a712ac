"""Words near a cue that are nobody's, or not the nearest noun's: fourteen surnames through each construction."""

from __future__ import annotations

import pytest

import newsdigest

SURNAMES = (
    "Lowe",
    "Okonjo-Iweala",
    "van der Berg",
    "O'Connor",
    "Patel",
    "Mélenchon",
    "Harker",
    "Brandt",
    "Quist",
    "de la Cruz",
    "Vance",
    "Nakamura",
    "Pell",
    "Svensson",
)


def quotes(text: str) -> list[tuple[str, str | None]]:
    digest = newsdigest.summarize(text, published="2026-03-13", language="en", format="text")
    return [(quote.text, quote.speaker.name if quote.speaker else None) for quote in digest.quotes]


@pytest.mark.parametrize("surname", SURNAMES)
def test_a_noun_after_which_is_the_subject_of_saying(surname: str) -> None:
    text = f"Mrs {surname} spoke to pupils at the school, which aides said was 'very close to her heart'."
    assert quotes(text) == [("was 'very close to her heart'", "aides")]


@pytest.mark.parametrize("surname", SURNAMES)
def test_hearsay_has_no_speaker(surname: str) -> None:
    lead = f"Ann {surname} leads the race. "
    assert quotes(f"{lead}Her team, said to be backed by a bank, is the front-runner.") == []
    assert quotes(f"{lead}The head of the agency, reported to have resigned in May, is still in post.") == []


@pytest.mark.parametrize("surname", SURNAMES)
def test_who_is_asked_does_not_ask(surname: str) -> None:
    found = quotes(f"However, when asked if she had any advice, Donna {surname} smiled. “It is over,” she said.")
    assert found == [("“It is over,”", f"Donna {surname}")]


@pytest.mark.parametrize("surname", SURNAMES)
def test_a_plural_source_has_no_single_name_beside_it(surname: str) -> None:
    found = quotes(f"According to Norland investigators, {surname}, born in Hanoi, moved to Madrid in May.")
    assert [name for _, name in found] == ["Norland investigators"]


@pytest.mark.parametrize("surname", SURNAMES)
def test_a_second_cue_after_a_thing_is_the_same_speakers(surname: str) -> None:
    found = quotes(f'Coach Tom {surname} says his season has not been good enough but promised "I will be better".')
    assert found == [
        ("his season has not been good enough", f"Tom {surname}"),
        ('"I will be better"', f"Tom {surname}"),
    ]


def test_what_somebody_in_a_statement_does_is_part_of_it() -> None:
    (found,) = quotes('Police said the man pulled a gun and shouted "get down".')
    assert found == ('the man pulled a gun and shouted "get down"', "Police")


@pytest.mark.parametrize("surname", SURNAMES)
def test_the_acronym_of_an_office_is_its_holder(surname: str) -> None:
    text = f"Prime Minister David {surname} met nurses in Tarn. The PM said: 'We often went to the wards at weekends.'"
    assert [name for _, name in quotes(text)] == [f"David {surname}"]


@pytest.mark.parametrize(
    "text",
    [
        "The quay (pronounced “a long key.”) is shut, and the ferry leaves from the pier.",
        "It is silly to imagine that another “name” candidate will echo his attack and risk the vote.",
        "“We tried,” Ann Lowe said.\n\n‘WE HAD PLANS FOR LATER’\n\nTom Crane left the room.",
    ],
)
def test_marks_around_a_term_or_a_heading_hold_no_quotation(text: str) -> None:
    assert all(words == "“We tried,”" for words, _ in quotes(text))


@pytest.mark.parametrize("surname", SURNAMES)
@pytest.mark.parametrize(("opening", "closing"), [("'", "'"), ("‘", "’")])
def test_a_quotation_in_single_marks_goes_on_in_the_next_paragraph(surname: str, opening: str, closing: str) -> None:
    text = (
        f"Mr {surname} told the Harbour Post: {opening}That will be testing. I think there won't be time.\n\n"
        f'{opening}The drivers\' strike goes on. They had to say "no" to us.\n\n'
        f"{opening}We leave at once.{closing}\n\nThe port's gates were shut."
    )
    found = quotes(text)
    assert {name for _, name in found} == {f"Mr {surname}"}
    assert [words.split()[-1].strip(".'’") for words, _ in found] == ["time", "us", "once"]


BRANCHES = (
    "Frack Free Namibia",
    "Citizens Advice Scotland",
    "Transparency International Kenya",
    "Extinction Rebellion Norway",
    "Bird Watch Malta",
    "Fair Housing Ireland",
    "Cycle Campaign Denmark",
    "Open Water Portugal",
    "Safe Roads Uganda",
    "Dark Sky Chile",
    "Shop Workers Canada",
    "Stop Oil Denmark",
    "Greenpeace India",
    "Clean Air Poland",
    "Warm Homes England",
    "Forest Watch Ghana",
)


@pytest.mark.parametrize("name", BRANCHES)
def test_the_national_branch_of_an_organisation_is_one_name(name: str) -> None:
    found = quotes(f"The pipeline was approved on Monday. “We will appeal against this decision,” {name} says.")
    assert found == [("“We will appeal against this decision,”", name)]


@pytest.mark.parametrize("surname", SURNAMES)
def test_a_document_speaks_for_nobody_named_before_it(surname: str) -> None:
    text = f"“It is a building block,” said Dr {surname}. The report revealed that one third of the shops had failed."
    assert quotes(text)[1][1] == "The report"


@pytest.mark.parametrize("surname", SURNAMES)
def test_a_body_is_no_person_named_before_it(surname: str) -> None:
    text = f"Donald {surname} said there will be no war. The alliance described the raid as the “worst threat”."
    assert quotes(text)[1][1] == "The alliance"


@pytest.mark.parametrize(
    "text",
    [
        "Executive ministers raised an appeal arguing that the standard should “be beyond doubt”.",
        "Executive ministers filed a motion claiming that the standard should “be beyond doubt”.",
        "Executive ministers launched a campaign saying that the standard should “be beyond doubt”.",
    ],
)
def test_who_files_a_motion_speaks_in_it(text: str) -> None:
    assert [name for _, name in quotes(text)] == ["Executive ministers"]


@pytest.mark.parametrize("surname", SURNAMES)
@pytest.mark.parametrize("cue", ["has been reported", "was quoted"])
def test_a_sentence_ends_with_whom_others_quote(surname: str, cue: str) -> None:
    found = quotes(f"The plant will open again in May, Ann {surname} {cue} as saying.")
    assert found == [("The plant will open again in May", f"Ann {surname}")]


@pytest.mark.parametrize(
    "text",
    [
        "Inspired by folk songs of the north, Ann Lowe added an electronic element to the sound.",
        "Set in her native Tarn, the film tells the story of a young mother.",
        "While many shops use old tills, the union announced a new payment system on Monday.",
    ],
)
def test_what_is_added_told_or_announced_is_a_thing(text: str) -> None:
    assert quotes(text) == []


@pytest.mark.parametrize("surname", SURNAMES)
def test_what_an_outlet_relays_is_whose_words_it_relays(surname: str) -> None:
    found = quotes(f"On Monday, Ann {surname} called the deal a “breach of duty,” according to the Harbour Post.")
    assert [name for _, name in found] == [f"Ann {surname}"]


def test_a_relative_clause_is_not_what_is_relayed() -> None:
    (found,) = quotes("Shops that said they would close early on Monday are open, according to the council.")
    assert found[1] == "the council"


@pytest.mark.parametrize("surname", SURNAMES)
def test_whom_others_cite_past_an_apposition(surname: str) -> None:
    text = f"The Harbour Post also cited Ada {surname}, chief of the agency, as saying the men were linked to a gang."
    assert ("the men were linked to a gang", f"Ada {surname}") in quotes(text)


@pytest.mark.parametrize("surname", SURNAMES)
def test_who_is_heard_or_seen_speaks(surname: str) -> None:
    text = f"A voice is then heard saying: “We stop the show, ladies and gentlemen.” Ann {surname} left the stage."
    assert quotes(text)[0][1] == "A voice"
    (found,) = quotes(f"On Monday Ann {surname} was filmed telling a guard: “This is my road.”")
    assert found == ("“This is my road.”", f"Ann {surname}")


@pytest.mark.parametrize("surname", SURNAMES)
def test_an_apposition_does_not_report_what_it_is_beside(surname: str) -> None:
    found = quotes(f"House prices rose by 1% in December, the first monthly rise since May, Ann {surname} has said.")
    assert [name for _, name in found] == [f"Ann {surname}"]


@pytest.mark.parametrize("surname", SURNAMES)
def test_the_member_just_named_is_the_mep(surname: str) -> None:
    text = f"Robert {surname} has quit the party and its group. The MEP said: “I am ashamed that I joined it.”"
    assert [name for _, name in quotes(text)] == [f"Robert {surname}"]


@pytest.mark.parametrize(
    "text",
    [
        "I think that the plan is a disaster. But I have to acknowledge that the net is fast enough.",
        "We believe that the plan is a disaster, and I admit that the old phone was better.",
    ],
)
def test_what_the_author_thinks_is_no_quotation(text: str) -> None:
    assert quotes(text) == []


def test_a_quotation_says_nothing_of_itself() -> None:
    found = quotes("On a wet evening, Ann Lowe saw one view: “Spanish players played better football than ours.”")
    assert all(name != "Spanish players" for _, name in found)


@pytest.mark.parametrize("surname", SURNAMES)
@pytest.mark.parametrize("start", ["issued a statement saying", "released a statement saying", "had this to say:"])
def test_who_issues_a_statement_speaks_in_it(surname: str, start: str) -> None:
    (found,) = quotes(f"Secretary Martin {surname} {start} “We take this step with regret.”")
    assert found == ("“We take this step with regret.”", f"Martin {surname}")


@pytest.mark.parametrize("surname", SURNAMES)
@pytest.mark.parametrize("mark", [":", ","])
def test_the_name_after_an_introduction_and_a_cue_speaks(surname: str, mark: str) -> None:
    (found,) = quotes(f"In other words, explained Nancy {surname}{mark} “This is over by March.”")
    assert found == ("“This is over by March.”", f"Nancy {surname}")


@pytest.mark.parametrize("surname", SURNAMES)
def test_a_pronoun_before_a_cue_is_its_subject(surname: str) -> None:
    found = quotes(f"“It is one group,” Mr {surname} said. No name change, he said, “hides what it really is.”")
    assert [name for _, name in found] == [f"Mr {surname}"] * 2


@pytest.mark.parametrize("surname", SURNAMES)
def test_an_adverbial_between_commas_does_not_speak(surname: str) -> None:
    found = quotes(f"“He had a lot of friends,” Ann {surname}, after a long pause, said of the mayor.")
    assert [name for _, name in found] == [f"Ann {surname}"]


@pytest.mark.parametrize("surname", SURNAMES)
@pytest.mark.parametrize("words", ["the nine-year term “outrageous”", "the notion a “waste of time”"])
def test_what_somebody_calls_a_thing_is_a_quotation(surname: str, words: str) -> None:
    assert quotes(f"On Monday his lawyer Ann {surname} called {words}.") == [(words, f"Ann {surname}")]


@pytest.mark.parametrize("surname", SURNAMES)
def test_who_reacts_in_words_is_quoted(surname: str) -> None:
    found = quotes(f"Ann {surname} also reacted on Twitter, “Sad news that he has died, I remember him well.”")
    assert found == [("“Sad news that he has died, I remember him well.”", f"Ann {surname}")]


@pytest.mark.parametrize("surname", SURNAMES)
def test_nobody_speaks_from_within_a_quotation(surname: str) -> None:
    found = quotes(
        f"Ann {surname} said, “Its absence would have turned the town into a ruin, which would have been an even more "
        "dangerous situation,” adding, “I think that many were hurt last year.”"
    )
    assert {name for _, name in found} == {f"Ann {surname}"}
    assert found[-1][0] == "“I think that many were hurt last year.”"


@pytest.mark.parametrize("surname", SURNAMES)
def test_a_document_goes_on_as_it(surname: str) -> None:
    text = (
        f"Ada {surname} spoke first. A petition of farmers calls on ministers to stop the talks. "
        "It also says they should not sign a deal. It says some aspects are a threat."
    )
    spoken = [name for words, name in quotes(text) if words.startswith(("they", "some"))]
    assert len(spoken) == 2
    assert all(name is not None and name.startswith("A petition") for name in spoken)


@pytest.mark.parametrize("name", ["USA Today", "India Today", "Russia Today"])
def test_an_outlet_of_today_is_one_name(name: str) -> None:
    found = quotes(f"“The plan for the bridge is dead,” {name} reported. Shops are shut for good, according to {name}.")
    assert [speaker for _, speaker in found] == [name, name]
