"""Sentence splitting: where a sentence ends and where it does not."""

from __future__ import annotations

import subprocess
import sys

import pytest

from newsdigest import resources
from newsdigest.errors import ResourceError
from newsdigest.language import sentence_spans
from newsdigest.language import sentences as sentence_rules
from newsdigest.model.article import Article, Block
from newsdigest.model.enums import BlockKind
from newsdigest.model.span import Span


def sentences(text: str) -> list[str]:
    return [span.of(text) for span in sentence_spans(Article(text=text))]


@pytest.mark.parametrize(
    "wanted",
    [
        # a closing mark belongs to the sentence it closes
        ["Moreno hopes to “reopen by spring.”", "U.N. inspectors would not say when."],
        ["The clerk read it out (“in full.”)", "Nobody spoke."],
        ['"We are done." ', "The lights went out."],
        # a question within a speech does not cut it from its "he said"
        ['"Who paid for it?" he asked.', "Nobody knew."],
        ["“Who paid for it?” Dr. Imre Halas asked.", "Nobody knew."],
        ["“Leave!” she shouted from the steps."],
        # titles, initials, abbreviations
        ["The police named K. Sesha Rao and his cousin P. Ramaiah.", "Both deny it."],
        ["She met the collector, P.K. Venkatara.", "He left."],
        ["The novelist J.K. Adu won.", "The prize was named after A.P.J. Moyo Kalam."],
        ["It was made by the B.B.C.", "The film won."],
        ["Its secretary, Mohd. Arif Moyo, left.", "Smt. Rekha Nair won."],
        ["The council has no Plan B.", "The mayor said so."],
        ["Gen. Aldo Pratt met Sen. Rhea Lund of the U.S. Senate.", "They spoke for an hour."],
        ["Acme Inc. shares fell on Jan. 4 in New York.", "The S. R. Holt Co. fund lost more."],
        ["The exit (see p. 4) stays shut, e.g. on Sundays.", "Use No. 7 instead."],
        ["She moved to the U.S. in May.", "He lives in the U.S.", "The two never met."],
        ["It opens at 9 a.m. on Monday.", "It shuts at 5 p.m.", "Nobody may stay."],
        # capitals
        ["THE BILL FAILED.", "MEMBERS WENT HOME EARLY."],
        # apostrophes that are no quotation marks
        ["Boats to 's-Hertogenbosch stopped.", "The '70s lock is shut."],
        # mixed marks
        ["''Wait,'' Lund said.", '"Now."'],
        # brackets opened in mid-sentence are kept whole
        ["Pratt (who was late. Very late.) left first.", "Lund stayed."],
        # numbers and lists
        ["Prices rose 2.5 percent in 2019.", "They fell in 2020."],
        ["1. Close the valve."],
        # numbers of notes stay with what they note
        ["The dam was built in 1931.[4]", "It burst in 1962. [5] [6]", "A new one was built."],
        # no mark at the end, or many
        ["No deal yet"],
        ["Really?!", "Yes..."],
        ["Traffic is heavy…", "Drivers should wait."],
    ],
)
def test_sentences_of_one_paragraph(wanted: list[str]) -> None:
    text = " ".join(sentence.strip() for sentence in wanted)
    assert sentences(text) == [sentence.strip() for sentence in wanted]


def test_lower_case_goes_on() -> None:
    assert sentences("The firm (est. 1904) makes iPhone cases. iPad cases too.") == [
        "The firm (est. 1904) makes iPhone cases. iPad cases too."
    ]


def test_a_sentence_never_crosses_a_paragraph() -> None:
    assert sentences("Harbour strike ends\n\nDockers went back\nto work.") == [
        "Harbour strike ends",
        "Dockers went back\nto work.",
    ]


def test_a_sentence_never_crosses_a_block() -> None:
    text = "Harbour strike ends\nDockers went back."
    blocks = (
        Block(BlockKind.HEADLINE, Span(0, 19), text[:19]),
        Block(BlockKind.LEAD, Span(20, 38), text[20:]),
    )
    found = sentence_spans(Article(text=text, blocks=blocks))
    assert [span.of(text) for span in found] == ["Harbour strike ends", "Dockers went back."]


@pytest.mark.parametrize("text", ["", " \n\t ", "\n\n\n"])
def test_no_words_no_sentences(text: str) -> None:
    assert sentences(text) == []


@pytest.mark.parametrize("piece", [".", ". ", '" ', "(", "A. ", "a", "1. ", " ", "'", "?! ", "[1] "])
def test_long_runs_of_anything_come_back(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    covered = sum(len(span) for span in sentence_spans(Article(text=text)))
    assert covered <= len(text)


def test_a_missing_file_is_a_typed_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(package: str, name: str) -> bytes:
        raise ResourceError(f"the packaged file {package}/data/{name} is missing")

    resources.clear()
    monkeypatch.setattr(resources, "read_bytes", missing)
    try:
        with pytest.raises(ResourceError, match=r"punkt\.json"):
            sentence_spans(Article(text="It rained."))
    finally:
        resources.clear()


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Mr. Halas left. Nobody spoke.", False),
        ("He left the U.S. Talks had failed.", False),
        ("He left the U.S. Men's teams won.", True),
    ],
)
def test_nltk_is_imported_for_rare_doubtful_stops_alone(text: str, asked: bool) -> None:
    code = f"import sys, newsdigest; newsdigest.summarize({text!r}); print('nltk' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == str(asked)


def test_plain_stops_are_answered_as_punkt_answers_them() -> None:
    stops = resources.load("language", "punkt.json", sentence_rules._load_stops)
    before = [*sorted(stops.abbreviations)[::3], "U.S", "example", "Xyz", *(word for word, _ in stops.collocations)]
    plain = [word for word in before if sentence_rules._PLAIN_ABBREVIATION.fullmatch(word)]
    letters = [word for word in sorted(stops.orthography) if word.isascii() and word.isalpha()]
    after = [*letters[::80], *sorted(stops.starters)[::4], *(word for _, word in stops.collocations), "zzxq"]
    assert len({seen & 0b1110100 for word, seen in stops.orthography.items() if word in after}) > 4
    shown = {word: word.upper() if word[0] < "e" else word.capitalize() + ",:;)"[len(word) % 4] for word in after}
    shown["##number##"] = "19"
    for first in plain:
        for second, written in shown.items():
            ours = sentence_rules._ends_before(second, first.lower(), stops)
            assert ours == sentence_rules._asked_of_punkt(first, written), (first, written)
