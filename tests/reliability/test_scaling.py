"""Time is linear in the length of any text: work is counted, not timed."""

from __future__ import annotations

import contextlib
from collections.abc import Callable

import pytest

import newsdigest
from newsdigest import NewsDigestError
from newsdigest.language.clause_fixes import fix_clauses
from newsdigest.language.tagger_output import Tagged
from tests.reliability.shapes import SHAPES, prose, shape
from tests.reliability.work import work

pytestmark = pytest.mark.filterwarnings("ignore:the text looks like a web address")  # one of the shapes is one

_SHORT = 1_200
_TIMES = 4
_SPARE = 1.15
"""Part by which four times the text may cost more than four times the work: chance in what is recognised."""


def _digest(text: str) -> None:
    with contextlib.suppress(NewsDigestError):
        newsdigest.summarize(text, language="en", format="text")


@pytest.fixture(scope="module")
def of_prose() -> float:
    """Lines of Python run for one character of ordinary news; also warms every table."""
    _digest(prose(_SHORT))
    return work(lambda: _digest(prose(_SHORT))) / _SHORT


@pytest.mark.parametrize("name", SHAPES)
def test_no_character_of_a_longer_text_costs_more(name: str, of_prose: float) -> None:
    """Four times the text is four times the work; where little is found in the short text, the measure is prose."""
    short, long = (shape(name, size) for size in (_SHORT, _TIMES * _SHORT))
    _digest(short)
    least = max(work(lambda: _digest(short)) / len(short), of_prose)
    assert work(lambda: _digest(long)) / len(long) <= _SPARE * least


def _reworded(text: str) -> str:
    return text.replace("Tuesday", "Friday").replace("14 cracks", "15 cracks").replace("cannot", "can not")


@pytest.mark.parametrize("name", ["prose", "one line", "short lines", "quoted sentences", "many people", "figures"])
def test_comparing_is_linear(name: str) -> None:
    """Two versions of four times the length take four times the work to compare."""
    costs: list[float] = []
    for size in (_SHORT, _TIMES * _SHORT):
        before = newsdigest.summarize(shape(name, size), language="en", format="text")
        after = newsdigest.summarize(_reworded(shape(name, size)) + " The end came.", language="en", format="text")
        newsdigest.diff(before, after)
        costs.append(work(lambda a=before, b=after: newsdigest.diff(a, b)) / size)  # type: ignore[misc]
    assert costs[1] <= _SPARE * costs[0]


@pytest.mark.parametrize("name", ["quoted sentences", "quoted words", "many speakers", "unclosed quotes"])
def test_checking_quotations_is_linear(name: str) -> None:
    """A text of many quotations is held against an article of as many without trying every pair."""
    whole = shape(name, 6 * _SHORT)
    article = newsdigest.summarize(whole, language="en", format="text")
    costs: list[float] = []
    for size in (_SHORT, _TIMES * _SHORT):
        text = whole[-size:]
        newsdigest.verify_quotes(text, article)
        costs.append(work(lambda text=text: newsdigest.verify_quotes(text, article)) / size)  # type: ignore[misc]
    assert costs[1] <= _SPARE * costs[0]


@pytest.mark.parametrize("words", ["12 people and ", "Ann Lowe, "])
def test_checking_an_endless_sentence_is_linear(words: str) -> None:
    digest = newsdigest.summarize("A ferry sank off Oban on Monday, killing 12 people, Mayor Ann Lowe said.")

    def checked(times: int) -> int:
        return work(lambda: newsdigest.check_summary(words * times, digest))

    checked(10)  # loads what is loaded once
    assert checked(400) <= _SPARE * 2 * checked(200)


_REPEATED: dict[str, Callable[[int], str]] = {
    "the same sentence": lambda at: "Mayor Ann Lowe paid 14 people on Tuesday. ",
    "another figure": lambda at: f"The board counted {17 * at + 3} boats. ",
    "another day": lambda at: f"The board met on {at % 28 + 1} May {1900 + at}. ",
    "another name": lambda at: f"{'Zan' + chr(97 + at % 26) + chr(97 + at // 26)}dorf Ltd closed. ",
    "pronouns": lambda at: "Ann Lowe spoke. She wept. ",
}


@pytest.mark.parametrize("name", _REPEATED)
def test_a_summary_that_repeats_a_long_article_is_linear(name: str) -> None:
    """Past the 100 sentences that one sentence is held against, twice the summary and the article is twice the work."""

    def checked(times: int) -> int:
        text = "".join(_REPEATED[name](at) for at in range(times))
        digest = newsdigest.summarize(text, language="en", format="text")
        newsdigest.check_summary("Rain fell.", digest)  # indexes the article
        return work(lambda: newsdigest.check_summary(text, digest))

    checked(4)  # loads what is loaded once
    assert checked(300) <= _SPARE * 2 * checked(150)


def test_setting_clauses_right_is_linear() -> None:
    """Of a sentence that never ends, each word is held against those in reach alone."""
    forms = "said in letters on Monday that mills burned".split()
    tags = ["VBD", "IN", "NNS", "IN", "NNP", "IN", "NNS", "VBD"]
    relations = ["conj", "case", "obl", "case", "obl", "mark", "nsubj", "acl"]

    def mended(times: int) -> int:
        starts = range(0, 8 * times, 8)
        heads = [at + head for at in starts for head in (0, 2, 0, 4, 0, 7, 7, 2)]
        tagged = Tagged(["X"] * (8 * times), tags * times, heads, relations * times, [])
        cost = work(lambda: fix_clauses(forms * times, tagged, [(0, 8 * times)]))
        assert tagged.deprels.count("ccomp") == times
        return cost

    assert mended(400) <= _SPARE * 2 * mended(200)
