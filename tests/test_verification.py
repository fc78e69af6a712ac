"""Other texts held against an article; quotations kept out of a rewriter's hands."""

from __future__ import annotations

import pytest

import newsdigest
from newsdigest import MaskedText, ParseError, QuoteCheck, Verdict
from newsdigest.verification.quote_matching import find, passage, words

ARTICLE = """Hale bridge to close on Monday

The Hale bridge will close on Monday. “We had no choice but to close it,” chief engineer Ada Pell said. “Nobody should \
drive over it, not even once.”

Mayor Tom Reed said the city would “pay for every repair”. He denied that the council had known of the cracks. \
He promised that tolls would end.

“It is a sad day [for Hale],” Reed said.
"""


def check(text: str) -> QuoteCheck:
    (found,) = newsdigest.verify_quotes(text, ARTICLE)
    assert text[found.span.start : found.span.end] == found.text
    return found


@pytest.mark.parametrize(
    "text",
    [
        "Ada Pell said: “We had no choice but to close it.”",
        'Pell said: "we had no choice but to close it,".',
        "'We had no choice but to close it,' said Pell.",
        "“We had no choice … to close it,” Pell said.",
        "“We had no choice [...] to close it,” Pell said.",
        "Pell said there was “no choice but to close it”.",
        "“We had no choice but to close it. Nobody should drive over it,” Pell said.",
        "Tom Reed promised to “pay for every\u00a0repair”.",
        "She spoke of “a sad day”.",
        "“It is a sad day [for Hale],” Reed said.",
    ],
)
def test_exact(text: str) -> None:
    found = check(text)
    assert found.verdict is Verdict.EXACT, found
    assert found.differences == ()
    assert found.match is not None


@pytest.mark.parametrize(
    ("text", "differences"),
    [
        ("“We had a choice but to close it,” Pell said.", (("no", "a"),)),
        ("“Nobody should ever drive over it,” Pell said.", (("", "ever"),)),
        ("“We had choice but to close it,” Pell said.", (("no", ""),)),
        ("“It is a very sad day [for Hale],” Reed said.", (("", "very"),)),
        ("“It is a sad day,” Reed said. ", ()),
        ("“Nobody should drive over it not even once,” Pell said.", (("it,", "it"),)),
        ("“We had NO choice but to close it,” Pell said.", (("no", "NO"),)),
    ],
)
def test_altered(text: str, differences: tuple[tuple[str, str], ...]) -> None:
    found = check(text)
    assert found.verdict is (Verdict.ALTERED if differences else Verdict.EXACT)
    assert found.differences == differences


def test_misattributed() -> None:
    found = check("Tom Reed said: “Nobody should drive over it.”")
    assert found.verdict is Verdict.MISATTRIBUTED
    assert found.speaker == "Tom Reed"
    assert found.match is not None
    assert found.match.speaker is not None
    assert "Ada Pell" in found.match.speaker.name


def test_a_misattributed_and_altered_quotation_is_misattributed_and_says_what_was_altered() -> None:
    found = check("Tom Reed said: “Nobody should walk over it.”")
    assert found.verdict is Verdict.MISATTRIBUTED
    assert found.differences == (("drive", "walk"),)


def test_absent() -> None:
    found = check("“The money is gone,” Reed said.")
    assert found.verdict is Verdict.ABSENT
    assert found.match is None


def test_a_paraphrase_put_into_marks_is_absent_and_shows_the_indirect_statement() -> None:
    found = check("Reed said: “Tolls would end.”")
    assert found.verdict is Verdict.ABSENT
    assert found.match is not None
    assert found.match.kind == "indirect"


def test_a_paraphrased_denial_put_into_marks_as_a_claim_is_reversed() -> None:
    found = check("Reed said: “The council had known of the cracks.”")
    assert (found.verdict, found.differences) == (Verdict.REVERSED, (("denied", ""),))
    assert check("Reed denied that “the council had known of the cracks”.").verdict is Verdict.ABSENT


def test_words_that_the_article_puts_in_marks_without_quoting_anybody() -> None:
    (found,) = newsdigest.verify_quotes("The “reform” took years.", "The so-called “reform” of the port was dropped.")
    assert found.verdict is Verdict.EXACT
    assert found.match is None


def test_no_quotations_and_no_text() -> None:
    assert newsdigest.verify_quotes("The bridge will close.", ARTICLE) == ()
    assert newsdigest.verify_quotes("", ARTICLE) == ()


def test_an_article_confirms_itself_and_a_digest_will_do() -> None:
    digest = newsdigest.summarize(ARTICLE)
    checks = newsdigest.verify_quotes(ARTICLE, digest)
    assert len(checks) == 4
    assert {found.verdict for found in checks} == {Verdict.EXACT}


def test_a_broken_article_is_an_error() -> None:
    with pytest.raises(newsdigest.EmptyArticleError):
        newsdigest.verify_quotes("“No,” he said.", "")


def test_wording_prefers_the_place_without_differences() -> None:
    source = passage(["Yes, we can. Yes we can."])
    found = find(words("yes we can"), source)
    assert found is not None
    assert found.differences == ()


def test_wording_takes_time_linear_in_repetition() -> None:
    source = passage(["no no no no no. " * 5_000])
    assert find(words("no " * 4_000 + "yes"), source) is None


# --------------------------------------------------------------------------------------------------------- masking


def test_masking_takes_quotations_out_and_restoring_puts_them_back() -> None:
    masked = newsdigest.mask_quotes(ARTICLE)
    assert "“" not in masked.text
    assert [quote.text for quote in masked.quotes.values()] == [
        "“We had no choice but to close it,”",
        "“Nobody should drive over it, not even once.”",
        "“pay for every repair”",
        "“It is a sad day [for Hale],”",
    ]
    assert all(quote.span.of(ARTICLE) == quote.text for quote in masked.quotes.values())
    assert newsdigest.restore_quotes(masked.text, masked) == ARTICLE


def test_scare_quotes_stay() -> None:
    masked = newsdigest.mask_quotes("The so-called “reform” was dropped.")
    assert masked == MaskedText(text="The so-called “reform” was dropped.", quotes={})
    assert newsdigest.restore_quotes(masked.text, masked) == masked.text


@pytest.mark.parametrize(
    "seen",
    [
        "[[QUOTE-1]]",
        "[[quote-1]]",
        "[[ QUOTE-1 ]]",
        "[[QUOTE–1]]",
        r"\[\[QUOTE-1\]\]",
        "[[QUOTE 1]]",
        '"[[QUOTE-1]]"',
        "“[[QUOTE-1]]”",
    ],
)
def test_placeholders_survive_rewriting(seen: str) -> None:
    masked = newsdigest.mask_quotes('The bridge is shut. "We had no choice," engineer Ada Pell said.')
    assert newsdigest.restore_quotes(f"Pell: {seen}", masked) == 'Pell: "We had no choice,"'


@pytest.mark.parametrize(
    ("rewritten", "message"),
    [
        ("Nothing is left.", "lost \\[\\[QUOTE-1\\]\\], .*exactly once"),
        ("[[QUOTE-1]] [[QUOTE-2]] [[QUOTE-3]] [[QUOTE-4]] [[QUOTE-4]]", "repeats \\[\\[QUOTE-4\\]\\]; keep one"),
        ("[[QUOTE-1]] [[QUOTE-2]] [[QUOTE-3]] [[QUOTE-4]] [[QUOTE-9]]", "unknown \\[\\[QUOTE-9\\]\\]; take them out"),
        ("[[QUOTE-1]] [[QUOTE-2]] [[QUOTE-3]] [[QUOTE-4]] [[QUOTE-12345678]]", "unknown \\[\\[QUOTE-12345678\\]\\]"),
        (
            f"[[QUOTE-1]] [[QUOTE-2]] [[QUOTE-3]] [[QUOTE-4]] [[QUOTE-{'7' * 5000}]]",
            "unknown \\[\\[QUOTE-777777777…\\]\\]",
        ),
        (f"[[QUOTE-1]] [[QUOTE-2]] [[QUOTE-3]] [[QUOTE-4]] [[QUOTE-{'0' * 5000}1]]", "repeats \\[\\[QUOTE-1\\]\\]"),
    ],
)
def test_faulty_placeholders(rewritten: str, message: str) -> None:
    with pytest.raises(ParseError, match=message):
        newsdigest.restore_quotes(rewritten, newsdigest.mask_quotes(ARTICLE))


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("“We must wait, engineer Ada Pell said.\n\nIt opens in May.", "[[QUOTE-1]]\n\nIt opens in May."),
        (
            "Ada Pell said: “We must wait. “It is unsafe,” she added.",
            "Ada Pell said: [[QUOTE-1]] [[QUOTE-2]] she added.",
        ),
        (
            "“We must wait.\n\n“It is unsafe,” engineer Ada Pell said.",
            "[[QUOTE-1]]\n\n[[QUOTE-2]] engineer Ada Pell said.",
        ),
    ],
)
def test_a_quotation_that_is_not_closed_is_masked_to_the_next_one_or_the_end_of_its_paragraph(
    text: str, masked: str
) -> None:
    found = newsdigest.mask_quotes(text)
    assert found.text == masked
    assert newsdigest.restore_quotes(found.text, found) == text


def test_an_article_that_contains_placeholders() -> None:
    text = 'The form says [[QUOTE-1]]. "We had no choice," engineer Ada Pell said.'
    masked = newsdigest.mask_quotes(text)
    assert list(masked.quotes) == ["[[QUOTEX-1]]"]
    assert newsdigest.restore_quotes(masked.text, masked) == text


HARBOUR = (
    "“We have seen nothing like it in the long history of this harbour,” Ann Lowe said. "
    "“We had no warning of the storm, no time to prepare and no choice at all,” she said."
)


@pytest.mark.parametrize(
    ("speaker", "verdict"),
    [
        ("Ann Lowe", "exact"),
        ("Lowe", "exact"),
        ("A. Lowe", "exact"),
        ("Mary Ann Lowe", "exact"),
        ("Amy Lowe", "misattributed"),
        ("B. Lowe", "misattributed"),
        ("Tom Okoro", "misattributed"),
    ],
)
def test_one_person_by_another_form_of_the_name(speaker: str, verdict: str) -> None:
    (check,) = newsdigest.verify_quotes(
        f"“We had no warning of the storm,” {speaker} said.", newsdigest.summarize(HARBOUR, language="en")
    )
    assert (check.verdict.value, check.speaker) == (verdict, speaker)


@pytest.mark.parametrize(
    ("speaker", "verdict"),
    [
        ("Tom Reed", "exact"),
        ("Reed", "exact"),
        ("T. Reed", "exact"),
        ("Mr Reed", "exact"),
        ("the fisherman", "exact"),
        ("Ann Reed", "misattributed"),
        ("S. Reed", "misattributed"),
        ("Sam Reed", "misattributed"),
    ],
)
def test_a_namesake_is_another_also_where_the_article_uses_the_surname_alone(speaker: str, verdict: str) -> None:
    article = "“It cost us dear,” said Tom Reed, a fisherman. Reed sold his boat in May. His wife, Ann Reed, sold hers."
    (check,) = newsdigest.verify_quotes(f"“It cost us dear,” {speaker} said.", article)
    assert check.verdict.value == verdict


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Judge: “It was a decision”", "exact"),
        ("“It was a decision,” the judge said.", "exact"),
        ("Mayor: “It was a decision”", "misattributed"),
        ("“We will pay for it,” said the Norrland boss.", "exact"),
        ("“We will pay for it,” said Norrland boss Bo Lund.", "misattributed"),
        ("Judge: “We will pay for it”", "misattributed"),
        ("“We will pay for it,” said Judge Maeve Corrigan.", "misattributed"),
    ],
)
def test_a_speaker_by_title_or_office_alone(text: str, verdict: str) -> None:
    article = (
        "“It was a decision,” Judge Maeve Corrigan told the court in Hale. Mayor Tom Reed welcomed the fine. "
        "“We will pay for it,” Norrland's chief executive said on Monday."
    )
    (check,) = newsdigest.verify_quotes(text, article)
    assert check.verdict.value == verdict


@pytest.mark.parametrize(
    ("speaker", "verdict"),
    [
        ("Lindqvist", "exact"),
        ("Per Lindqvist", "exact"),
        ("Norrland's chief executive", "exact"),
        ("Corrigan", "misattributed"),
        ("Maeve Corrigan", "misattributed"),
        ("Tom Okoro", "misattributed"),
    ],
)
def test_a_source_that_is_only_described_may_have_a_name_that_the_article_gives_to_nobody_else(
    speaker: str, verdict: str
) -> None:
    article = (
        "Judge Maeve Corrigan fined Norrland Ferries on Monday. Norrland's chief executive, Per Lindqvist, said the "
        "company would not appeal. “We failed this harbour and we will pay for it,” he said."
    )
    (check,) = newsdigest.verify_quotes(f"“We failed this harbour,” {speaker} said.", article)
    assert check.verdict.value == verdict


@pytest.mark.parametrize(
    ("said", "verdict", "differences"),
    [
        ("Nothing like that in the long history of this harbour,", "altered", (("it", "that"),)),
        ("We had no warning ... and no choice at all,", "exact", ()),
        ("We had no warning of the storm ... and no choices at all,", "altered", (("choice", "choices"),)),
    ],
)
def test_words_left_out_around_a_quotation_are_no_difference(
    said: str, verdict: str, differences: tuple[tuple[str, str], ...]
) -> None:
    digest = newsdigest.summarize(HARBOUR, language="en")
    (check,) = newsdigest.verify_quotes(f"“{said}” Ann Lowe said.", digest)
    assert (check.verdict.value, check.differences) == (verdict, differences)
