"""The value types: frozen, hashable, picklable, born valid; and the public surface."""

from __future__ import annotations

import pickle
import subprocess
import sys
from enum import Enum

import attrs
import pytest

import newsdigest
from newsdigest import Figure, Quote, QuoteKind, Span, Speaker
from newsdigest.options import Options

QUOTE = Quote(
    text='"No," he said, "never."',
    span=Span(0, 23),
    spans=(Span(0, 5), Span(15, 23)),
    kind=QuoteKind.DIRECT,
    speaker=Speaker(name="Ola Berg", text="he", span=Span(6, 8)),
)
TYPES = [getattr(newsdigest, name) for name in newsdigest.__all__ if isinstance(getattr(newsdigest, name), type)]
VALUES = [cls for cls in TYPES if attrs.has(cls)]
WORDS = [cls for cls in TYPES if issubclass(cls, Enum)]


@pytest.mark.parametrize("cls", VALUES, ids=lambda cls: str(cls.__name__))
def test_every_value_type_is_frozen_and_slotted(cls: type) -> None:
    assert "__slots__" in cls.__dict__
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        setattr(object.__new__(cls), "anything", 1)  # noqa: B010 - a type checker would not let it pass


@pytest.mark.parametrize("cls", WORDS, ids=lambda cls: str(cls.__name__))
def test_every_word_equals_its_value(cls: type[Enum]) -> None:
    assert all(member == member.value and str(member) == member.value for member in cls)


def test_values_hash_compare_and_pickle() -> None:
    assert pickle.loads(pickle.dumps(QUOTE)) == QUOTE  # noqa: S301
    assert pickle.loads(pickle.dumps(Span(4, 9))) == Span(4, 9)  # noqa: S301
    assert hash(attrs.evolve(QUOTE)) == hash(QUOTE)


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)])
def test_a_span_runs_forward_from_nought(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="0 <= start <= end"):
        Span(start, end)


def test_a_fact_is_as_long_as_its_span() -> None:
    with pytest.raises(ValueError, match="not as long as its span"):
        Figure(text="12", span=Span(0, 3), value=12.0)


@pytest.mark.parametrize("score", [-0.1, 1.1, float("nan")])
def test_scores_lie_between_nought_and_one(score: float) -> None:
    with pytest.raises(ValueError, match=r"must lie in 0\.\.1"):
        Figure(text="12", span=Span(0, 2), value=12.0, salience=score)


def test_a_summary_has_no_negative_length() -> None:
    with pytest.raises(ValueError, match="must not be negative"):
        Options(sentences=-1)


def test_the_package_lists_what_it_offers() -> None:
    assert dir(newsdigest) == sorted(newsdigest.__all__)
    assert all(getattr(newsdigest, name) is not None for name in newsdigest.__all__)
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        newsdigest.nonsense  # noqa: B018


def test_import_is_lazy() -> None:
    code = "import sys, newsdigest; print([m for m in ('attrs', 'nltk', 'numpy', 'click') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_spans_sort_by_start_then_end() -> None:
    spans = [Span(3, 9), Span(1, 2), Span(3, 4), Span(0, 7)]
    assert sorted(spans) == [Span(0, 7), Span(1, 2), Span(3, 4), Span(3, 9)]
    assert Span(1, 2) <= Span(1, 2) < Span(1, 3)


def test_the_pieces_of_a_quotation_leave_the_cue_out() -> None:
    text = "“It is safe,” Ann Lowe said. “We tested every bolt.” Mayor Tom Reed said the bridge was open."
    first, second = newsdigest.summarize(text).quotes
    assert first.pieces(text) == ("“It is safe,”", "“We tested every bolt.”")
    assert second.pieces(text) == ("the bridge was open",)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (
            newsdigest.parse({"title": "Pier to close", "text": "The council voted.", "date": "2026-03-10"}),
            "<Article 'Pier to close', published 2026-03-10: 33 characters, 2 blocks>",
        ),
        (
            newsdigest.parse("The council voted on Monday to close the pier, which has been leaning since the storm."),
            "<Article 'The council voted on Monday to close the pier, which has bee': 86 characters, 1 blocks>",
        ),
        (
            newsdigest.diff("A fire killed two in Hale.", "A fire killed three in Hale."),
            "<DigestDiff of versions: 1 changes, 1 sentence edits>",
        ),
        (newsdigest.diff("It sank.", "It  sank."), "<DigestDiff of versions: layout alone>"),
        (newsdigest.combine(["A fire killed two in Hale."]), "<Story 'A fire killed two in Hale': 1 articles>"),
        (
            newsdigest.check_summary("The pier in Leeds broke.", "The pier in Hale broke on Monday."),
            "<SummaryCheck not ok: 1 findings, 2 supported>",
        ),
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_large_value_is_shown_in_one_line(value: object, shown: str) -> None:
    assert repr(value) == shown
