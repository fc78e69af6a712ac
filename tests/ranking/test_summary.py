"""The summary and the headline."""

from __future__ import annotations

import pytest

import newsdigest

TEXT = (
    "The harbour town of Vell banned cars from its old quarter on Monday.\n\n"
    "But he was not sure. The ban covers forty streets and will be enforced by cameras, Mayor Ida Crane said.\n\n"
    "The ban covers forty streets and will be enforced by cameras, Mayor Ida Crane said.\n\n"
    'Shopkeepers fear that customers will stay away. "What is a quarter without its people?" asked one.\n\n'
    "A similar ban in Orle cut noise by a third last year."
)


@pytest.mark.parametrize("length", [0, 1, 2, 3])
def test_as_long_as_asked_for(length: int) -> None:
    assert len(newsdigest.summarize(TEXT, sentences=length).summary) == length


def test_whole_sentences_in_order_and_none_twice() -> None:
    digest = newsdigest.summarize(TEXT, sentences=4)
    spans = [passage.span for passage in digest.summary]
    assert spans == sorted(spans)
    assert all(span in digest.article.sentences for span in spans)
    assert len({passage.text for passage in digest.summary}) == len(digest.summary)


def test_the_main_event_comes_first_and_nothing_dangles() -> None:
    digest = newsdigest.summarize(TEXT, sentences=3)
    assert digest.summary[0].text.startswith("The harbour town of Vell banned cars")
    assert not any(passage.text.startswith(("But", "He ", '"What')) for passage in digest.summary)


def test_asking_for_more_than_there_is() -> None:
    digest = newsdigest.summarize("Vell banned cars on Monday. Shops protested.", sentences=9)
    assert [passage.text for passage in digest.summary] == ["Vell banned cars on Monday.", "Shops protested."]


def test_furniture_and_captions_are_not_summarised() -> None:
    text = (
        "Floods close road\n\nVELL (Newswire) - Floods closed the coast road on Monday.\n\nRead more: Ten best walks\n"
    )
    digest = newsdigest.summarize(text, sentences=3)
    assert [passage.text for passage in digest.summary] == ["Floods closed the coast road on Monday."]


def test_capitals_are_sentences_too() -> None:
    digest = newsdigest.summarize("THE VOTE PASSED. IT TAKES EFFECT MONDAY.", sentences=1)
    assert len(digest.summary) == 1
    assert digest.summary[0].text == "THE VOTE PASSED."


def test_the_headline_is_the_title_or_the_main_event() -> None:
    assert newsdigest.summarize({"title": "Vell bans cars", "text": TEXT}).headline == "Vell bans cars"
    untitled = newsdigest.summarize(TEXT)
    assert untitled.headline is not None
    assert "banned cars" in untitled.headline
    assert untitled.headline in TEXT


def test_a_salutation_is_no_sentence_of_a_summary() -> None:
    text = "Dear members of the board,\n\nThe breakwater at Skerry is broken. It cost me a boat last winter."
    assert [s.text for s in newsdigest.summarize(text, sentences=2).summary] == [
        "The breakwater at Skerry is broken.",
        "It cost me a boat last winter.",
    ]


def test_a_headline_of_the_article_s_own_words_has_its_subject() -> None:
    text = (
        "A former church treasurer who stole £186,000 from a roof appeal has been jailed for two years. "
        "Colin Pell wept in the dock."
    )
    assert newsdigest.summarize(text).headline == (
        "A former church treasurer who stole £186,000 from a roof appeal has been jailed for two years"
    )


def test_the_digest_keeps_what_was_attributed() -> None:
    digest = newsdigest.summarize("The pier in Hale will close, police said. It cost £4 million.", language="en")
    assert [digest.article.text[a.span.start : a.span.end] for a in digest.attributions]
