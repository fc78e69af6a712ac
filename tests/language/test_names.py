"""Names put right: cut, parted, joined and given their kind."""

from __future__ import annotations

import pytest

import newsdigest
from newsdigest.language.names import find_names
from newsdigest.language.tagger_output import RawName
from newsdigest.model.analysis import Sentence, Token
from tests.language.annotated_cases import CASES, annotated

FUNCTION_TAGS = {
    **dict.fromkeys((",", "."), "."),
    **dict.fromkeys(("of", "in"), "IN"),
    "the": "DT",
    "and": "CC",
    "-": "HYPH",
    "'s": "POS",
    "(": "-LRB-",
    ")": "-RRB-",
}


def named(words: str, *raw: tuple[str, int, int]) -> list[tuple[str, str]]:
    """The names of one sentence, given word by word; a word in capitals is a proper noun unless its tag is given.

    ``raw`` holds what a tagger took for names: kind, first word, last word (exclusive).
    """
    tokens: list[Token] = []
    start = 0
    for index, written in enumerate(words.split()):
        word, _, tag = written.partition("|")
        glued = word[0] == "_"  # no blank before it
        word = word.lstrip("_")
        start -= 1 if glued else 0
        xpos = tag or FUNCTION_TAGS.get(word.lower(), "NNP" if word[0].isupper() else "VBD")
        upos = {"NNP": "PROPN", "VBD": "VERB"}.get(xpos, "X")
        tokens.append(Token(index, start, start + len(word), word, word, upos, xpos, 0, "dep", 0))
        start += len(word) + 1
    sentence = Sentence(0, 0, start, 0, len(tokens), 0, 0)
    found = find_names(tokens, [sentence], [RawName(kind, first, last, 0.9) for kind, first, last in raw])
    return [(name.kind, " ".join(token.text for token in tokens[name.first : name.last])) for name in found]


def test_ends_are_trimmed() -> None:
    assert named("the United States and left", ("place", 0, 4)) == [("place", "United States")]
    assert named("a ceremony|NN in Berlin", ("other", 0, 4)) == [("place", "Berlin")]


@pytest.mark.parametrize(
    ("words", "raw", "wanted"),
    [
        ("Washington and Beijing talked", ("place", 0, 3), [("place", "Washington"), ("place", "Beijing")]),
        ("Trinidad and Tobago won", ("place", 0, 3), [("place", "Trinidad and Tobago")]),
        (
            "Delmar College , Cambridge won",
            ("organization", 0, 4),
            [("organization", "Delmar College"), ("place", "Cambridge")],
        ),
    ],
)
def test_names_run_together_are_parted(words: str, raw: tuple[str, int, int], wanted: list[tuple[str, str]]) -> None:
    assert named(words, raw) == wanted


@pytest.mark.parametrize(
    ("words", "kind", "wanted"),
    [
        ("Bill Gates left", "person", ("person", "Bill Gates")),
        ("Jack Law left", "person", ("person", "Jack Law")),
        ("Doris Day left", "person", ("person", "Doris Day")),
        ("Tom Rule left", "person", ("person", "Tom Rule")),
        ("Tony Award left", "other", ("other", "Tony Award")),
        ("Norland Marathon left", "person", ("other", "Norland Marathon")),
    ],
)
def test_a_person_named_like_a_thing_is_a_person(words: str, kind: str, wanted: tuple[str, str]) -> None:
    assert named(words, (kind, 0, 2)) == [wanted]


@pytest.mark.parametrize("surname", ["Law", "Day", "Rule", "Storm", "Cash", "War"])
def test_a_name_after_an_honorific_is_a_person(surname: str) -> None:
    assert {kind for kind, _ in named(f"Mr {surname} left", ("other", 0, 2))} == {"person"}
    assert {kind for kind, _ in named(f"Mrs {surname} left", ("other", 1, 2))} == {"person"}


def test_pieces_are_joined() -> None:
    assert named("Bank of Norland fell", ("organization", 0, 1), ("place", 2, 3)) == [
        ("organization", "Bank of Norland")
    ]
    assert named("Hainan Airlines flew", ("place", 0, 1)) == [("organization", "Hainan Airlines")]
    assert named("Mazar _- _i|NN _- _Sharif burned", ("place", 0, 1)) == [("place", "Mazar - i - Sharif")]


@pytest.mark.parametrize(
    ("words", "raw", "wanted"),
    [
        ("France voted", ("organization", 0, 1), [("place", "France")]),
        ("Mr. Sydney left", ("place", 1, 2), [("person", "Sydney")]),
        ("Delmar Bridge fell", ("person", 0, 2), [("place", "Delmar Bridge")]),
        ("Hamas said", ("place", 0, 1), [("organization", "Hamas")]),
        ("years|NNS in the Tarnlands|NNPS ended", ("place", 3, 4), [("place", "Tarnlands")]),
        ("Brits complained", ("place", 0, 1), []),
        ("Monday came", ("other", 0, 1), []),
        ("President Ana Reyes left", ("person", 0, 3), [("person", "Ana Reyes")]),
        ("King Charles left", ("person", 0, 2), [("person", "King Charles")]),
    ],
)
def test_kinds(words: str, raw: tuple[str, int, int], wanted: list[tuple[str, str]]) -> None:
    assert named(words, raw) == wanted


@pytest.mark.parametrize("kind", ["person", "place", "other"])
@pytest.mark.parametrize("surname", ["la Cruz", "la Torre", "la Fuente", "Marsay"])
def test_a_name_goes_on_after_a_particle(surname: str, kind: str) -> None:
    words = f"Nancy de {surname} left"
    rest = (kind, 2, len(words.split()) - 1)
    assert named(words, ("person", 0, 2), rest) == [("person", f"Nancy de {surname}")]


def test_uses_of_one_name_agree() -> None:
    assert named("Joshua Pell met Norvane , Pell said", ("person", 0, 2), ("place", 5, 6)) == [
        ("person", "Joshua Pell"),
        ("person", "Pell"),
    ]
    assert named("Ana Reyes spoke . ANA REYES spoke", ("person", 0, 2)) == [
        ("person", "Ana Reyes"),
        ("person", "ANA REYES"),
    ]


def test_a_possessive_can_be_part_of_a_name() -> None:
    assert named("students|NNS left|VBD King 's College|NN early|RB yesterday|NN", ("person", 2, 3)) == [
        ("organization", "King 's College")
    ]
    assert named("students|NNS watched Peru 's Congress yesterday|NN", ("place", 2, 3), ("organization", 4, 5)) == [
        ("place", "Peru"),
        ("organization", "Congress"),
    ]


def test_an_institution_has_the_name_of_its_saint() -> None:
    words = "pupils|NNS at|IN St Bede 's Primary School sang|VBD early|RB"
    assert named(words, ("place", 2, 4), ("organization", 5, 7)) == [("organization", "St Bede 's Primary School")]


def test_a_name_that_often_follows_in_is_a_place() -> None:
    words = "Tavish grew . They|PRP lived in Tavish . Shops|NNS in Tavish closed"
    raw = [("person", 0, 1), ("person", 6, 7), ("person", 10, 11)]
    assert named(words, *raw) == [("place", "Tavish")] * 3


def test_units_and_addresses_are_no_names() -> None:
    assert named("it|PRP holds 4|CD _GB", ("place", 3, 4)) == []
    assert named("see www.Example.org/News", ("organization", 1, 2)) == []


def test_letters_in_brackets() -> None:
    assert named("World Grain Program ( WGP ) said", ("organization", 0, 3)) == [
        ("organization", "World Grain Program"),
        ("organization", "WGP"),
    ]


@pytest.mark.parametrize("label", CASES)
def test_names_do_not_overlap_and_hold_their_head(label: str) -> None:
    found = annotated(CASES[label])
    last = 0
    for name in found.names:
        assert last <= name.first <= name.head < name.last
        assert name.kind in {"person", "organization", "place", "other"}
        last = name.last


def test_a_noun_that_opens_a_sentence_and_an_acronym_are_no_persons() -> None:
    assert named("Ferry|NN sank off|IN Ellmar", ("person", 0, 1), ("place", 3, 4)) == [("place", "Ellmar")]
    assert named("yesterday|NN ORBT fined Brask", ("person", 1, 2), ("organization", 3, 4)) == [
        ("organization", "ORBT"),
        ("organization", "Brask"),
    ]


def test_a_known_place_after_in_is_no_person() -> None:
    assert named("She|PRP settled in Oldham", ("person", 3, 4)) == [("place", "Oldham")]


@pytest.mark.parametrize(
    ("words", "raw", "wanted"),
    [
        ("Andrea Rocco of the USA won", ("person", 0, 5), [("person", "Andrea Rocco"), ("place", "USA")]),
        (
            "the Peter Halas College of Law moved",
            ("organization", 1, 6),
            [("organization", "Peter Halas College of Law")],
        ),
    ],
)
def test_a_person_ends_at_of(words: str, raw: tuple[str, int, int], wanted: list[tuple[str, str]]) -> None:
    assert named(words, raw) == wanted


@pytest.mark.parametrize(
    "text", ['"We sold it," Chief Executive Lena Brandt said.', "We sold it, said Chief Executive Lena Hill."]
)
def test_a_title_of_two_words_is_no_person(text: str) -> None:
    people = [actor for actor in newsdigest.summarize(text).actors if actor.kind == "person"]
    assert [(actor.name.split()[0], actor.description) for actor in people] == [("Lena", "Chief Executive")]


def test_the_title_of_several_people_is_part_of_no_name() -> None:
    assert named("Senators Pat Rowland and Ann Cole met", ("person", 0, 3), ("person", 4, 6)) == [
        ("person", "Pat Rowland"),
        ("person", "Ann Cole"),
    ]
    text = "Sens. Paula Sarne and Bob Mikul praised the plan. “We are glad,” said Senator Sarne."
    found = {actor.name: actor.description for actor in newsdigest.summarize(text).actors}
    assert found == {"Paula Sarne": "Senator", "Bob Mikul": None}


@pytest.mark.parametrize("text", ["R-Texas", "D-N.J.", "I-Vt."])
def test_a_party_and_a_state_are_no_person(text: str) -> None:
    digest = newsdigest.summarize(f"Kim Cole, {text}, backed the bill on Monday, her office said.")
    assert "Kim Cole" in {actor.name for actor in digest.actors}
    assert not any(text[:2] in name for name in [actor.name for actor in digest.actors])


@pytest.mark.parametrize(
    ("words", "raw", "wanted"),
    [
        ("arrested|VBD Tim Cole Monday", ("person", 1, 4), [("person", "Tim Cole")]),
        ("Jo Smith MP resigned", ("person", 0, 3), [("person", "Jo Smith")]),
        ("Dame Zaha Noor DBE RA won", ("person", 0, 5), [("person", "Zaha Noor")]),
        ("Lena Frost PhD joined", ("organization", 0, 3), [("person", "Lena Frost")]),
        ("Sheffield Wednesday won", ("organization", 0, 2), [("organization", "Sheffield Wednesday")]),
        ("Yo Ma played", ("person", 0, 2), [("person", "Yo Ma")]),
        ("Downs Jr. said", ("person", 1, 2), [("person", "Downs Jr.")]),
    ],
)
def test_letters_and_days_after_a_name(words: str, raw: tuple[str, int, int], wanted: list[tuple[str, str]]) -> None:
    assert named(words, raw) == wanted


def test_the_office_in_letters_describes() -> None:
    text = "Jo Smith MP said the vote was close. Maria Lopez, M.D., treated Jo Smith."
    digest = newsdigest.summarize(text)
    assert [(actor.name, actor.description) for actor in digest.actors] == [("Jo Smith", "MP"), ("Maria Lopez", None)]
    assert digest.places == ()
