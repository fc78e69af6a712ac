"""The type of a name by its construction, and who a repeated title refers to; each table has look-alikes that stay."""

from __future__ import annotations

import pytest

from newsdigest import parse, summarize
from newsdigest.language import analyse
from newsdigest.model.analysis import Analysis
from newsdigest.model.article import Article

KINDS = [
    # a surname that also ends names of places
    ("Tory chairman Liam Pike said the vote was a farce.", "Liam Pike", "person"),
    ("Labour deputy Anna Lake said the tax was fair.", "Anna Lake", "person"),
    ("Doyle Bridge in Tarn was closed on Monday.", "Doyle Bridge", "place"),
    ("A bus hit a wall in Rowan Street on Monday.", "Rowan Street", "place"),
    # firms: the first word, a noun in apposition
    ("Banque Zitouna and Banque du Nord will merge in May.", "Banque du Nord", "organization"),
    ("Shares of Banco Orlin fell on Monday.", "Banco Orlin", "organization"),
    ("Chandra Reed, a high profile insurer, cut 300 jobs on Monday.", "Chandra Reed", "organization"),
    ("Walter Pell, a retailer, cut 300 jobs on Monday.", "Walter Pell", "organization"),
    ("Ana Reyes, a bank clerk, won the prize on Monday.", "Ana Reyes", "person"),
    ("Ana Reyes, the party leader, won the vote on Monday.", "Ana Reyes", "person"),
    ("Lena Brook, a force in the party, resigned on Monday.", "Lena Brook", "person"),
    # a given name that is a common noun for a person too
    ("Ally McNeil was sacked as Dundee coach.", "Ally McNeil", "person"),
    ("Turkish NATO troops left the base on Monday.", "NATO", "organization"),
    ("British UN soldiers flew home on Monday.", "UN", "organization"),
    ("Scottish TUC leaders met on Monday.", "Scottish TUC", "organization"),
    # teams
    ("Calder have won five of their six games.", "Calder", "organization"),
    # diseases
    ("BSE was found in two cows.", "BSE", "other"),
    ("Feline Spongiform Encephalopathy, known as FSE, kills cats.", "Feline Spongiform Encephalopathy", "other"),
    # states whose first word was left out
    ("Fires burned in New South Wales and northern British Columbia on Monday.", "New South Wales", "place"),
    ("North Korea claimed, as of Thursday, it was free of the virus.", "North Korea", "place"),
    ("Snow fell in North Dakota and eastern South Dakota.", "South Dakota", "place"),
    # lists of surnames, lists of places
    ("The side was picked on Friday: Gray, Weir, Moore, Thomson, Dunne and Holm.", "Moore", "person"),
    ("The side was picked on Friday: Gray, Weir, Moore, Thomson, Dunne and Holm.", "Thomson", "person"),
    ("Rallies were held in Leeds, Moore, Paris and Rome on Friday.", "Moore", "place"),
    # a name before the noun that says what it is
    ("The Usdaw trade union rejected it. Usdaw general secretary Ann Cole resigned.", "Usdaw", "organization"),
    # surnames with a saint in them, and towns
    ("Prosecuting, Imogen St John-Blythe told the court that he fled.", "Imogen St John-Blythe", "person"),
    ("Imogen St John-Blythe told the court that he fled.", "Imogen St John-Blythe", "person"),
    ("The priest Ann St Clair spoke to the paper.", "Ann St Clair", "person"),
    ("Ann Hale left. The club beat St Albans. Tom Rees, of St Ives, won.", "St Albans", "place"),
    # the number of a court, the first words of a hospital, a firm with a hyphen by itself
    ("The 9th U.S. Circuit Court of Appeals ruled on Monday.", "9th U.S. Circuit Court of Appeals", "organization"),
    ("Judges of the 11th U.S. Circuit Court of Appeals left.", "11th U.S. Circuit Court of Appeals", "organization"),
    ("She died at Bradwell Royal Infirmary.", "Bradwell Royal Infirmary", "place"),
    ("He was taken to Leeds General Infirmary on Monday.", "Leeds General Infirmary", "place"),
    ("She met General Park on Monday.", "Park", "person"),
    ("Mayor Castle opened the fair.", "Castle", "person"),
    ("Dolan-Pryce Foods Inc. was cleared on Monday. Dolan-Pryce recalled 40 tins.", "Dolan-Pryce", "organization"),
    ("Its general secretary, Mohd. Arif Moyo, left.", "Mohd. Arif Moyo", "person"),
]


def _analysis(text: str) -> Analysis:
    return analyse(parse(text))


@pytest.mark.parametrize(("text", "name", "kind"), KINDS)
def test_kind(text: str, name: str, kind: str) -> None:
    found = {text[n.start : n.end]: n.kind for n in _analysis(text).names}
    assert found.get(name) == kind, found


ENTITIES = [
    (
        "The US Department of Agriculture (USDA) must act. It is time the USDA tested every cow.",
        ["US Department of Agriculture"],
    ),
    ("The Lake Trust for Rural Education (LATRE) opened. LATRE has ten rooms.", ["Lake Trust for Rural Education"]),
    ("The Usdaw trade union rejected the offer. Usdaw members walked out.", ["Usdaw"]),
    ("Reuters had the story. The Reuters news agency stood by it on Monday.", ["Reuters"]),
    ("Prosecutors accused the firm of hiding losses.", ["the firm"]),
    ("The Harbour Board (BBC) met on Monday.", ["Harbour Board", "BBC"]),  # no letters of the name
]


@pytest.mark.parametrize(("text", "names"), ENTITIES)
def test_one_organization(text: str, names: list[str]) -> None:
    found = [entity.name for entity in _analysis(text).entities if entity.kind == "organization"]
    assert found == names


def test_an_of_phrase_that_no_verb_takes_stays() -> None:
    entities = _analysis("Voters thanked the president of the club on Monday.").entities
    assert "the president of the club" in [entity.name for entity in entities]


SURNAMES = [  # of several words: one person, whose mentions are
    ("Dean Amsler-Pell was jailed. The court heard that Amsler-Pell fled.", ["Dean Amsler-Pell", "Amsler-Pell"]),
    ("Nick Thomas-Okafor spoke in Leeds. Thomas-Okafor was glad.", ["Nick Thomas-Okafor", "Thomas-Okafor"]),
    ("Zainab Al-Rashid opened the plant. Al-Rashid said it was big.", ["Zainab Al-Rashid", "Al-Rashid"]),
    ("Police arrested Tariq el-Masri. El-Masri denied the charge.", ["Tariq el-Masri", "El-Masri"]),
    ("Anna van Houten left on Monday. Van Houten said she was glad.", ["Anna van Houten", "Van Houten", "she"]),
    ("Ruud van den Bosch was furious. Van den Bosch said he would go.", ["Ruud van den Bosch", "Van den Bosch", "he"]),
    ("The coach Jan ter Horst left on Friday.", ["Jan ter Horst"]),
    ("The shop was opened by Gethin ap Rhys on Friday.", ["Gethin ap Rhys"]),
    ("Cheikh N'Diaye-Kone scored. N'Diaye-Kone, 23, headed in a corner.", ["Cheikh N'Diaye-Kone", "N'Diaye-Kone"]),
]


@pytest.mark.parametrize(("text", "mentions"), SURNAMES)
def test_surnames_of_several_words(text: str, mentions: list[str]) -> None:
    people = [entity for entity in _analysis(text).entities if entity.kind == "person" and " " in entity.name]
    assert [[text[m.start : m.end] for m in one.mentions] for one in people] == [mentions]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Irish-Pell talks failed, Harry Holt said.", ["Pell", "Harry Holt"]),
        ("Ben Adu and Al Gore listened to Ruth Gore.", ["Ben Adu", "Al Gore", "Ruth Gore"]),
        ("The prize went to Grace Lloyd-Mbeki. Her mother, Ruth Mbeki, wept.", ["Grace Lloyd-Mbeki", "Ruth Mbeki"]),
    ],
)
def test_people_that_stay_apart(text: str, names: list[str]) -> None:
    assert [entity.name for entity in _analysis(text).entities if entity.kind == "person"] == names


SPEAKERS = [
    (
        (
            "Chancellor Rachel Holt delivered her Budget. Opposition spokesman Mark Dunne said growth would slow. "
            'The chancellor insisted her plans were "affordable".'
        ),
        "Rachel Holt",
    ),
    (
        (
            "Prime Minister Anna Berg and Finance Minister Lars Holm spoke. Opposition leader Kari Dahl said "
            'taxes would rise. The prime minister said the plan was "fully funded".'
        ),
        "Anna Berg",
    ),
    (
        (
            "Norwegian Prime Minister Anna Berg spoke in Oslo. Opposition leader Kari Dahl said taxes would rise. "
            'The prime minister said the plan was "fully funded".'
        ),
        "Anna Berg",
    ),
    (
        (
            "Anna Berg, the prime minister, spoke in Oslo. Kari Dahl, who leads the opposition, said taxes would rise. "
            'The prime minister said the plan was "fully funded".'
        ),
        "Anna Berg",
    ),
    (
        (
            "Former Prime Minister Anna Berg met Prime Minister Lars Holm. "
            'The prime minister said the meeting was "useful".'
        ),
        "Lars Holm",
    ),
    (
        (
            "Health Secretary Jo Field resigned. Prime Minister Ewan Crane said he was sorry. "
            'The health secretary said she had "no choice".'
        ),
        "Jo Field",
    ),
    (
        (
            "Deputy Mayor Tom Cole opened the bridge with Mayor Ana Reyes. Engineer Piotr Bem spoke. "
            'The deputy mayor said the bridge was "safe".'
        ),
        "Tom Cole",
    ),
    (  # two with one title: the last one
        'Spokesman Mark Dunne spoke first. Spokesman Tim Hall spoke next. The spokesman said the talks were "over".',
        "Tim Hall",
    ),
    (  # another office of the same noun
        (
            "Prime Minister Anna Berg met the union. Health Minister Lars Holm joined them. "
            'The minister said the plan was "fully funded".'
        ),
        "Lars Holm",
    ),
    ('Mr Kim Vance arrived with Robin Lund. She said the deal was "dead".', "Robin Lund"),
]


@pytest.mark.parametrize(("text", "name"), SPEAKERS)
def test_the_title_repeated_is_its_holder(text: str, name: str) -> None:
    quote = summarize(text).quotes[-1]
    assert quote.speaker is not None
    assert quote.speaker.name == name


@pytest.mark.parametrize("town", ["Oakhampton", "Haskell", "Larnwick", "Dunmore"])
@pytest.mark.parametrize(
    "text",
    [
        "A plane crashed into a field near {} on Thursday.",
        "A plane crashed in a field outside {}, killing two.",
        "A lorry overturned ten miles north of {} on Friday.",
        "Fire broke out on the outskirts of {} on Friday.",
    ],
)
def test_what_lies_near_a_name_makes_it_a_place(town: str, text: str) -> None:
    analysis = analyse(Article(text=text.format(town)))
    assert [(name.kind, analysis.article.text[name.start : name.end]) for name in analysis.names][:1] == [
        ("place", town)
    ]


@pytest.mark.parametrize("name", ["Lena Park", "Tom Hill", "Anna Lake", "Peter Forest", "Ruth Wells"])
@pytest.mark.parametrize("title", ["Dr", "Dr.", "Professor", "Judge", "Mrs"])
def test_a_title_before_a_given_name_makes_a_person(name: str, title: str) -> None:
    analysis = analyse(Article(text=f"The surgeon, {title} {name}, said on Friday that all was well."))
    assert [found.kind for found in analysis.names] == ["person"]
