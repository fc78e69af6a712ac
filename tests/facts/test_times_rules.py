"""Every rule of the time grammar finds its own examples."""

from __future__ import annotations

import re
from datetime import date

import pytest

from newsdigest.facts.times import find_times
from newsdigest.facts.times.grammar import Example, grammar
from newsdigest.facts.times.lexicon import OTHER, Symbols, lexicon
from newsdigest.facts.times.normalisers import NORMALISERS
from newsdigest.language import analyse
from newsdigest.model.article import Article

EXAMPLES = [(rule.name, example) for rule in grammar().rules for example in rule.examples]
WITHOUT_EXAMPLE = {"no_time"}  # a rule that refuses has nothing to find


def plain(example: Example) -> tuple[str, int, int]:
    """The sentence without its brackets, and their offsets."""
    match = re.search(r"\[(.*?)\]", example.text)
    assert match is not None, example.text
    text = example.text[: match.start()] + match.group(1) + example.text[match.end() :]
    return text, match.start(), match.start() + len(match.group(1))


@pytest.mark.parametrize(
    ("name", "example"), EXAMPLES, ids=[f"{name}-{index}" for index, (name, _) in enumerate(EXAMPLES)]
)
def test_example_is_found_with_its_value(name: str, example: Example) -> None:
    text, start, end = plain(example)
    article = Article(text=text, published=date.fromisoformat(example.published))
    found = {(time.span.start, time.span.end): time.value for time in find_times(analyse(article))}
    assert found.get((start, end)) == example.value, (name, found)


def test_every_rule_has_an_example_and_a_normaliser() -> None:
    for rule in grammar().rules:
        assert rule.normaliser in NORMALISERS, rule.name
        assert rule.examples or rule.name in WITHOUT_EXAMPLE, rule.name


def test_no_rule_is_named_twice() -> None:
    names = [rule.name for rule in grammar().rules]
    assert len(names) == len(set(names))


def test_patterns_hold_no_repetition() -> None:
    """Patterns cannot blow up: they choose and leave out, but never repeat."""
    for rule in grammar().rules:
        for pattern in rule.patterns:
            assert re.compile(pattern.source)
            assert not re.search(r"[*+{]", re.sub(r"\\.", "", pattern.source)), rule.name


def test_a_pattern_needs_what_its_fixed_pieces_say() -> None:
    """What a pattern needs holds for each of its examples' matches: no rule is passed over where it would match."""
    rules = grammar()
    ago = rules.words.members["=ago"]
    pattern = next(pattern for rule in rules.rules for pattern in rule.patterns if pattern.source.endswith(f"[{ago}]"))
    assert frozenset(ago) in pattern.needs
    assert all(pattern.needs for rule in rules.rules for pattern in rule.patterns), "a pattern that matches nothing"
    assert all(pattern.firsts for rule in rules.rules for pattern in rule.patterns)


def test_pieces_are_cached_except_very_long_ones() -> None:
    words = lexicon(())
    symbols = Symbols(words)
    assert symbols["Monday"] == symbols["Monday"] == words.symbol("Monday") != OTHER
    assert symbols["ferry"] == symbols["monday" * 5] == OTHER
    assert list(symbols) == ["Monday", "ferry"]
