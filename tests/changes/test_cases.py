"""One edit in an article, one change of the right field: the tables of ``tests/cases/changes``."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TypedDict, cast

import pytest

import newsdigest
from newsdigest import Digest, DigestDiff

CASES = Path(__file__).parent.parent / "cases" / "changes"


class _Needed(TypedDict):
    label: str
    article: str
    edits: list[tuple[str, str]]
    expect: list[tuple[str, str, str | None, str | None]]


class Case(_Needed, total=False):
    note: str
    comment: str


def table(name: str) -> list[Case]:
    return cast("list[Case]", json.loads((CASES / name).read_text(encoding="utf-8")))


def label(case: Case) -> str:
    return case["label"]


@cache
def article(name: str) -> str:
    return str(json.loads((CASES / "articles.json").read_text(encoding="utf-8"))[name])


@cache
def digest(text: str) -> Digest:
    return newsdigest.summarize(text, published="2026-03-13")


def delta(case: Case) -> DigestDiff:
    before = after = article(case["article"])
    for old, new in case["edits"]:
        assert old in after
        after = after.replace(old, new)
    return newsdigest.diff(digest(before), digest(after))


def figure_change(found: DigestDiff) -> list[tuple[str, str, str | None, str | None]]:
    return [(change.field.value, change.kind.value, change.before, change.after) for change in found.changes]


@pytest.mark.parametrize("case", table("facts.json"), ids=label)
def test_one_edit_gives_one_change(case: Case) -> None:
    found = delta(case)
    assert figure_change(found) == [tuple(change) for change in case["expect"]]
    assert case.get("note", "") in found.changes[0].note
    assert not found.cosmetic


@pytest.mark.parametrize("case", table("negative.json"), ids=label)
def test_cosmetic_edits_give_none(case: Case) -> None:
    found = delta(case)
    assert figure_change(found) == []
    assert found.cosmetic


@pytest.mark.parametrize(
    "case",
    [pytest.param(case, marks=pytest.mark.xfail(strict=True)) for case in table("known_failures.json")],
)
def test_known_failures(case: Case) -> None:
    assert figure_change(delta(case)) == [tuple(change) for change in case["expect"]]
