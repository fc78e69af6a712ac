"""Markdown: readable, and no text of an article becomes markup."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdigest.renderers.clean_text import one_line
from newsdigest.renderers.markdown_doc import article_to_markdown, escape
from tests.renderers.samples import hostile_diff, hostile_digest, sample_diff, sample_digest


def test_a_digest_reads_well() -> None:
    page = sample_digest().to_markdown()
    assert page.startswith("# Porthaven bridge to reopen on Monday\n\nHarbour Post · 2026-03-13 09:30 -05:00 · by Rita")
    assert "\n## Who\n\n- Ann Lowe — Mayor\n" in page
    assert "\n## When\n\n- Monday — 2026-03-16, partly inferred\n" in page
    assert "\n> “It held,”\n>\n> — Ann Lowe, Mayor\n" in page
    assert "\n- about 12 — about 12 people killed\n" in page
    assert page.index("- 2024 —") < page.index("- 2026-03-16 — Ann Lowe will reopen")


def test_a_diff_says_its_changes_by_weight() -> None:
    page = sample_diff().to_markdown()
    assert page.startswith("# 1 change\n\n## Major\n\n- The death toll rose from 12 to 15. — figure changed: 12 → 15\n")


def test_an_article_shows_the_kinds_of_its_blocks() -> None:
    assert "## headline\n\n- Porthaven bridge" in article_to_markdown(sample_digest().article)


def test_control_characters_do_not_pass() -> None:
    for page in (hostile_digest().to_markdown(), hostile_diff().to_markdown()):
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", page)


ACTIVE = [
    "<script>alert(1)</script>",
    "[a](javascript:b)",
    "![a](b)",
    "*a*",
    "__a__",
    "`a`",
    "# a",
    "- a",
    "+ a",
    "1. a",
    "2) a",
    "> a",
    "| a | b |",
    "https://a.example/b",
    "www.a.example",
    "//a.example/b",
    "a@b.example",
    "&lt;",
    "~~a~~",
    "===",
    "---",
    "$x$",
    "\\[a](b)",
    "[a]: b",
    "<https://a.example>",
    "    indented",
    "a  \nb",
    "~~~",
    "```",
    "[^1]: a",
]


@pytest.mark.parametrize("text", ACTIVE)
def test_markup_in_a_text_stays_text(text: str) -> None:
    assert _shown(f"- {escape(text)}") == one_line(text)


@given(st.text(alphabet="ab \n\\`*_[]<>&|~$@:/#+-=.)(!1w{}\"'", max_size=30))
def test_escaped_text_shows_as_it_was(text: str) -> None:
    assert _shown(f"- x {escape(text)}") == one_line(f"x {text}")


def _shown(markdown: str) -> str:
    """The text that a Markdown renderer shows for one list item, which must hold nothing but text."""
    parser = pytest.importorskip("markdown_it", reason="markdown-it-py is not installed")
    tokens = parser.MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(markdown)
    kinds = [token.type for token in tokens]
    item = ["bullet_list_open", "list_item_open", "paragraph_open", "inline", "paragraph_close"]
    empty = ["bullet_list_open", "list_item_open"]
    assert kinds[: len(item)] == item or kinds[:3] == [*empty, "list_item_close"]
    children = [child for token in tokens for child in token.children or []]
    assert {child.type for child in children} <= {"text", "text_special"}
    return "".join(child.content for child in children)
