"""Why and how."""

from __future__ import annotations

import pytest

from newsdigest.facts.reasons import find_how, find_why
from newsdigest.language import analyse
from newsdigest.model.article import Article


def why(text: str) -> list[str]:
    return [passage.text for passage in find_why(analyse(Article(text=text)))]


def how(text: str) -> list[str]:
    return [passage.text for passage in find_how(analyse(Article(text=text)))]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("The plant closed because orders had dried up.", "orders had dried up"),
        ("Flights were cancelled because of heavy snow.", "heavy snow"),
        ("The shop shut due to rising costs.", "rising costs"),
        ("The army shelled the camp in retaliation for an ambush.", "retaliation for an ambush"),
        ("He resigned after losing a vote.", "losing a vote"),
        ("The council closed the pool to save money.", "to save money"),
        ("The council has closed the library to save money.", "to save money"),
        ("The crash was caused by a broken rail.", "a broken rail"),
    ],
)
def test_causes(text: str, reason: str) -> None:
    assert reason in why(text)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Dockers walked out on Monday, demanding a pay rise.", "demanding a pay rise"),
        ("The airline cut ten routes on Friday, citing weak demand.", "citing weak demand"),
        ("The town cancelled its fair as a storm approached the coast.", "a storm approached the coast"),
        ("Heavy rain hit sales at the garden centre.", "Heavy rain"),
        ("Poor harvests pushed up prices.", "Poor harvests"),
        ("The recall follows two fires in Leeds.", "two fires"),
        ("The tax is designed to cut traffic.", "to cut traffic"),
        ("The reason is that costs have doubled.", "costs have doubled"),
        ("Voters were angry about the closures.", "the closures"),
    ],
)
def test_arguments_and_participles_that_give_a_reason(text: str, reason: str) -> None:
    assert reason in why(text)


@pytest.mark.parametrize("text", ["He hit a ball.", "She led the choir.", "They want a boat.", "The report follows."])
def test_a_person_and_a_pronoun_are_no_causal_subject(text: str) -> None:
    assert why(text) == []


def test_means() -> None:
    assert "smashing a window" in how("Thieves entered the museum by smashing a window.")
    assert "using a ladder" in how("Thieves entered the museum using a ladder.")


def test_an_act_that_did_harm_has_its_object_and_its_goal() -> None:
    assert how("The driver rammed a lorry into the gate on Monday, killing two guards.") == [
        "rammed a lorry into the gate"
    ]
    assert how("Her car skidded off the bridge late on Friday. She was badly hurt.") == ["skidded off the bridge"]


def test_a_figure_of_speech_is_no_act() -> None:
    assert how("Shares slipped 1.2% on Tuesday. Peers threw out a bill on fees.") == []


def test_a_time_is_no_reason() -> None:
    assert why("The shop opened on Monday. It sells bread.") == []
    assert why("The minister resigned after 41 years in politics.") == []


def test_passages_slice_back() -> None:
    text = "Roads were closed owing to “black ice”, police said, after two crashes."
    for passage in find_why(analyse(Article(text=text))):
        assert text[passage.span.start : passage.span.end] == passage.text


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("A landlord was jailed on Monday for forging safety papers.", "forging safety papers"),
        (
            "The mayor quit over the fact that the bridge was never checked.",
            "the fact that the bridge was never checked",
        ),
        ("The club was fined for a late start.", "a late start"),
        ("The team met in May to plan the season.", "to plan the season"),
    ],
)
def test_what_people_are_jailed_fined_and_met_for(text: str, reason: str) -> None:
    assert why(text) == [reason]


@pytest.mark.parametrize(
    "text",
    [
        "The office will be rebuilt over the next few months, the firm said.",
        "Dana Orr takes over the club from her father.",
        "The club asked her to run the bank.",
        "The firm plans to sell the bank.",
        "The council committed itself to saving the pier.",
        "Norway beat the holders over the weekend.",
    ],
)
def test_times_takeovers_and_orders_are_no_reasons(text: str) -> None:
    assert why(text) == []


def test_a_mishap_is_how_people_were_hurt() -> None:
    assert how("Two workers were killed in a gas blast at a bakery on Sunday.") == ["a gas blast"]
    assert how("Two workers were interested in a gas blast of 1920.") == []


def test_a_participle_that_describes_is_no_means() -> None:
    assert how("The plan was backed by retiring teachers.") == []


@pytest.mark.parametrize(
    "text",
    [
        "The council voted on Tuesday evening to repeal the parking tax.",
        "The deadline for voters to choose a mayor passed on Monday.",
        "The firm stepped up its push into Oruvia with plans to offer loans.",
        "She kept her promise to hold open meetings.",
        "The port won more control over its cranes on Monday.",
        "The sum now due to Lee Marrow, who drew the comic, is large.",
        "The mayor led the town in its rebuilding efforts on Monday.",
    ],
)
def test_what_completes_a_word_is_no_reason(text: str) -> None:
    assert why(text) == []


def test_a_reason_runs_on_where_its_last_noun_says_nothing_alone() -> None:
    text = "The firm bought its rival to improve the way it handles orders."
    (reason,) = why(text)
    assert reason == "to improve the way it handles orders"


@pytest.mark.parametrize(
    "text",
    [
        "A row over the new harbour tax split the council on Monday.",
        "The two parties clashed over tax on Monday.",
        "Ministers held talks over a new contract on Monday.",
        "The outage was not due to an attack by hackers.",
        "It is hard for a small firm to win such orders.",
    ],
)
def test_what_a_dispute_is_about_is_no_reason(text: str) -> None:
    assert why(text) == []


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Hundreds protested over the closure of the mill.", "the closure of the mill"),
        ("The mayor sacked her aide, hours after he was charged with fraud.", "he was charged with fraud"),
        ("The bridge was shut due to a crack in a beam, but only for lorries.", "a crack in a beam"),
    ],
)
def test_a_reason_starts_after_its_connective_and_ends_before_but(text: str, reason: str) -> None:
    assert why(text)[0] == reason


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Officers arrested a man in connection with the theft of a boat.", "the theft of a boat"),
        ("The rink closed in the wake of the flood.", "the flood"),
        ("Staff marched in protest against plans to sell the mill.", "plans to sell the mill"),
        ("Shares in Orvo fell on fears that demand would weaken.", "fears that demand would weaken"),
        ("The clerk was accused of having hidden letters from her clients.", "having hidden letters from her clients"),
        ("Two sailors were found guilty on Friday of stealing a yacht.", "stealing a yacht"),
        ("Brandt resigned for personal reasons.", "personal reasons"),
        ("The first convictions for poaching have been handed down.", "poaching"),
        ("The boom has been fuelled by cheap loans.", "cheap loans"),
        ("The main driver has been the arrival of cheap phones.", "the arrival of cheap phones"),
        ("The treaty seeks to lift tariffs on fish.", "to lift tariffs on fish"),
        (
            "The two towns held talks to build confidence between their ports.",
            "to build confidence between their ports",
        ),
        ("The minister announced steps to more quickly repair the roads.", "to more quickly repair the roads"),
        ("The painter had been suffering from malaria.", "malaria"),
        ("The court fined the owner, citing his refusal to show letters to the judge.", "his refusal to show letters"),
        (
            "She spoke out because the ease she felt when she came here is fading.",
            "the ease she felt when she came here is",
        ),
        ("The pier was shut after ferry giant Orvo Lines sued.", "ferry giant Orvo Lines sued"),
    ],
)
def test_a_reason_in_a_frame(text: str, reason: str) -> None:
    assert any(found.startswith(reason) for found in why(text)), why(text)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            "The firm has said its profit will be 5m lower than expected because its end-of-year sale proved poor.",
            "its end-of-year sale proved poor",
        ),
        ("This is because phones have come a long way.", "phones have come a long way"),
        ("He was prevented from doing so because state law bans the sale.", "state law bans the sale"),
        ("You do not hear that because the evidence shows the opposite.", "the evidence shows the opposite"),
        ("Output fell, mainly due to the reluctance of shoppers to spend.", "the reluctance of shoppers to spend"),
        ("Largely because of the cost of steel, the yard closed.", "the cost of steel"),
        ("Walls are built not only because of rising seas.", "rising seas"),
        (
            "The airline may sue for damages after the arrival of US president Tom Wade disrupted flights.",
            "the arrival of US president Tom Wade disrupted flights",
        ),
        (
            "The register comes as a series of assaults has shocked the country.",
            "a series of assaults has shocked the country",
        ),
        (
            "Shares have risen on speculation that it could be the target of a bid.",
            "speculation that it could be the target of a bid",
        ),
        ("She had advanced stomach cancer, her son said.", "advanced stomach cancer"),
        (
            "The site shut after it received a take-down notice from the industry.",
            "it received a take-down notice from the industry",
        ),
    ],
)
def test_reasons_that_the_tree_misplaces(text: str, reason: str) -> None:
    assert reason in why(text)


@pytest.mark.parametrize(
    "text",
    [
        "The play is due to open in May.",
        "The chancellor is due to outline a plan.",
        "The singer has been sued for $25m.",
        "The queen agreed to suspend parliament for much of September.",
        "The government is on track to hit its target.",
        "The pool closed after Monday.",
        "The vote came as no surprise.",
        "She had a boat and two brothers.",
    ],
)
def test_what_is_due_a_sum_and_a_time_are_no_reasons(text: str) -> None:
    assert why(text) == []
