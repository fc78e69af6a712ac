"""The table of an article that every part of the ranking reads."""

from __future__ import annotations

import math

import newsdigest
from newsdigest.facts import find_facts
from newsdigest.language import analyse
from newsdigest.model.span import Span
from newsdigest.ranking.article_index import ArticleIndex

TITLE = "Miners strike in Vell"
TEXT = (
    "By Ada Pell\n\nMiners in Vell walked out on Monday. The miners want higher pay.\n\n"
    "The owners offered no talks. Vell has two mines."
)


def look(text: str = TEXT, title: str | None = TITLE) -> ArticleIndex:
    return ArticleIndex.of(analyse(newsdigest.parse({"title": title, "text": text})))


def sentence_with(seen: ArticleIndex, words: str) -> int:
    start = seen.analysis.article.text.index(words)
    return seen.analysis.tokens[seen.token_at(start)].sentence


def test_reading_order_skips_what_is_not_narration() -> None:
    seen = look()
    places = [
        seen.order[sentence_with(seen, words)] for words in (TITLE, "By Ada", "walked", "higher", "owners", "two")
    ]
    assert places == [0, -1, 1, 2, 3, 4]


def test_words_are_counted_by_lemma_and_without_case() -> None:
    seen = look()
    assert seen.counts["miner"] == 3
    assert seen.counts["vell"] == 3
    assert "the" not in seen.counts
    assert sum(seen.counts.values()) == len([word for word in seen.words if word])


def test_recurrence_runs_from_once_to_most_often() -> None:
    seen = look()
    assert seen.recurrence["owner"] == 0.0
    most = max(seen.counts.values())
    for word, count in seen.counts.items():
        assert seen.recurrence[word] == math.log1p(count - 1) / math.log1p(most)


def test_what_a_stretch_says_comes_once_and_in_order() -> None:
    seen = look("Pell met Crane, and Crane met Pell.", None)
    assert seen.said(Span(0, 34)) == ("pell", "meet", "crane")
    assert seen.said(Span(14, 15)) == ()


def test_a_range_takes_in_every_token_touched() -> None:
    seen = look("Storms broke the pier.", None)
    assert seen.range_of(Span(8, 16)) == (1, 3)
    assert [seen.token_at(offset) for offset in (0, 6, 7, 21)] == [0, 0, 1, 4]


def test_mentions_lead_to_their_sentence_and_their_entity() -> None:
    seen = look("Ann Lowe reopened the bridge. Lowe thanked the builders.", None)
    actor = next(actor for actor in find_facts(seen.analysis).actors if actor.name == "Ann Lowe")
    assert seen.sentences_of(actor.mentions) == [0, 1]
    found = seen.entity(actor)
    assert found is not None
    assert found.name == "Ann Lowe"


def test_no_words_are_an_empty_table() -> None:
    seen = look("... ... ...", None)
    assert not seen.counts
    assert not seen.recurrence
