"""Quotations whose words are the article's, but whose meaning is not; and other spellings of the same text."""

from __future__ import annotations

import unicodedata

import pytest

import newsdigest

TENANCY = (
    '"A tenant is not, in law, permitted to sublet the flat," housing officer Ines Farrow said. '
    '"We never promised a rebate. Nobody should expect the works to end before May, and the lift will wait."'
)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ('Farrow said a tenant is not "permitted to sublet the flat".', "exact"),
        ('Farrow said "the lift will wait".', "exact"),
        ('Farrow said a tenant "is not ... permitted to sublet the flat".', "exact"),
        ('Farrow said "a tenant is ... permitted to sublet the flat".', "reversed"),
        ('Farrow said a tenant is "permitted to sublet the flat".', "reversed"),
        ('Farrow said: "We ... promised a rebate."', "reversed"),
        ('Farrow said the council "promised a rebate".', "reversed"),
        ('Farrow said the council had never "promised a rebate".', "exact"),
        ('Farrow said: "The lift will wait ... before May."', "altered"),
        ('Farrow said "the lift will wait until May".', "altered"),
    ],
)
def test_words_left_out_before_or_within(text: str, verdict: str) -> None:
    (check,) = newsdigest.verify_quotes(text, TENANCY)
    assert check.verdict.value == verdict, check


def test_the_differences_of_a_reversal_show_the_negation() -> None:
    (check,) = newsdigest.verify_quotes('Farrow said the council "promised a rebate".', TENANCY)
    assert any("never" in ours and "never" not in theirs for ours, theirs in check.differences)


def test_a_denial_quoted_as_a_claim_is_reversed() -> None:
    article = 'Mayor Ann Lowe denied that the tender was "rigged from the start".'
    (check,) = newsdigest.verify_quotes('The tender was "rigged from the start", Ann Lowe said.', article)
    assert check.verdict.value == "reversed"
    (check,) = newsdigest.verify_quotes('Ann Lowe denied it was "rigged from the start".', article)
    assert check.verdict.value == "exact"


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ('Ann Lowe called the plan "pure invention".', "exact"),
        ('"Pure invention," said Ann Lowe.', "exact"),
        ('Ann Lowe rejected the plan as "pure invention".', "exact"),
        ('Paul Reyes said the tender was "rigged".', "reversed"),
        ('Paul Reyes denied that the tender was "rigged".', "exact"),
    ],
)
def test_what_a_rejected_thing_is_called_is_not_denied(text: str, verdict: str) -> None:
    article = 'Ann Lowe dismissed the plan as "pure invention". Paul Reyes denied that the tender was "rigged".'
    (check,) = newsdigest.verify_quotes(text, article)
    assert check.verdict.value == verdict


@pytest.mark.parametrize(
    ("article", "text", "shown"),
    [
        ("Mayor Ann Lowe denied that she had met the builders.", "Lowe: “she had met the builders”.", "denied"),
        ("Mayor Ann Lowe denied taking bribes.", "“Taking bribes,” Lowe said.", "denied"),
        ("Mayor Ann Lowe never said the bridge was safe.", "Lowe said “the bridge was safe”.", "never said"),
        ("Mayor Ann Lowe rejected the claim that tolls would end.", "Lowe said “tolls would end”.", "rejected"),
    ],
)
def test_a_paraphrased_denial_put_into_marks_shows_its_cue(article: str, text: str, shown: str) -> None:
    (check,) = newsdigest.verify_quotes(text, article)
    assert check.verdict.value == "reversed"
    assert check.differences[0] == (shown, "")


@pytest.mark.parametrize("inserted", ["in law", "under the present law", "as the board has long known", "alas"])
def test_a_negation_governs_past_an_insertion(inserted: str) -> None:
    article = f'"The landlord is not, {inserted}, permitted to raise the rent," lawyer Ada Pell said.'
    (check,) = newsdigest.verify_quotes('Pell said the landlord is "permitted to raise the rent".', article)
    assert check.verdict.value == "reversed"
    (check,) = newsdigest.verify_quotes('Pell said the landlord is not "permitted to raise the rent".', article)
    assert check.verdict.value == "exact"


@pytest.mark.parametrize("name", ["Mélenchon", "Núñez", "Škoda", "Ångström", "Zoë", "Đorđević", "Peña"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_unicode_forms_are_one_text(name: str, form: str) -> None:
    article = f'"We asked {name} to stay until the café shut," said harbour master Ida Crane.'
    text = unicodedata.normalize(form, f'Crane: "We asked {name} to stay until the café shut."')  # type: ignore[arg-type]
    (check,) = newsdigest.verify_quotes(text, article)
    assert check.verdict.value == "exact"


@pytest.mark.parametrize("mark", ["\u00ad", "\u200b", "\u2060"])
def test_soft_hyphens_and_zero_width_marks_are_no_letters(mark: str) -> None:
    article = f'"The super{mark}visor signed the in{mark}spection," said engineer Ada Pell.'
    (check,) = newsdigest.verify_quotes('Pell said: "The supervisor signed the inspection."', article)
    assert check.verdict.value == "exact"


def test_a_quotation_past_the_hundredth_passage_is_found() -> None:
    words = ["bolt", "beam", "cable", "pile", "crane", "deck", "rope", "mast", "keel", "hatch", "sail", "oar"]
    said = [f'"The {a} beside the {b} was new, and the {b} held," Ada Pell said.' for a in words for b in words]
    article = "\n\n".join(said)
    (check,) = newsdigest.verify_quotes('Pell said: "The oar beside the sail was new, and the sail held."', article)
    assert check.verdict.value == "exact"


@pytest.mark.parametrize(
    ("told", "quoted", "verdict"),
    [
        ("We cannot fool the town: the dam will leak", "the dam will leak", "exact"),
        ("We did not rest; the dam is sealed", "the dam is sealed", "exact"),
        ("This was never a secret \u2014 the dam leaks", "the dam leaks", "exact"),
        ("This was never a secret - the dam leaks", "the dam leaks", "exact"),
        ("The dam is not - in my view - safe for visitors", "safe for visitors", "reversed"),
        ("I never said: close the dam for good", "close the dam for good", "reversed"),
        ("The town knows this: the dam is not sealed for good", "sealed for good", "reversed"),
        ("We have not sealed the dam; nor did we try", "sealed the dam", "reversed"),
    ],
)
def test_a_negation_governs_no_clause_after_a_colon_a_semicolon_or_a_dash(told: str, quoted: str, verdict: str) -> None:
    (check,) = newsdigest.verify_quotes(f'"{quoted}," Ida Moss said.', f'"{told}," engineer Ida Moss said.')
    assert check.verdict.value == verdict, check
