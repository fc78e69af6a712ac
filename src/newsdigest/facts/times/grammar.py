"""The grammar of time expressions: declared patterns, matched leftmost and longest.

``facts/data/time_rules.json`` holds the rules. A pattern is a line of words:

- a lower-case word or a mark matches itself ("of", "ago", ",");
- an upper-case name matches one piece of that class (``MONTH``, ``DAY``) and is captured under its name
  (``MONTH``, ``MONTH_2`` ...);
- ``( | )`` group and choose, ``?`` makes the piece or group before it optional;
- ``name:( )`` captures a group under a name; ``@name`` is a macro.

There is no repetition, so a match is never longer than its pattern and matching is linear in the text. A pattern
becomes a regular expression over symbols. It is tried where the symbols it needs occur, and compiled when it is first
tried: most articles need a few dozen of the hundreds.
The idea of a rule with its normaliser and an example follows HeidelTime (Strötgen and Gertz 2010) and SUTime
(Chang and Manning 2012).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

import attrs

from newsdigest.facts.times.holidays import HOLIDAYS, feasts
from newsdigest.facts.times.lexicon import OTHER, Pieces, Symbols, TimeLexicon, lexicon
from newsdigest.resources import load, read_json

__all__ = ["Captured", "Example", "Grammar", "GrammarMatch", "Pattern", "Rule", "find", "grammar"]

_RUN = re.compile(rf"[^{re.escape(OTHER)}]{{1,48}}")
_TOKEN = re.compile(r"(\w+:)?(\()|([)|?])|([^\s()|?]+)")

Args = Mapping[str, "str | int"]


@attrs.frozen
class Example:
    """A sentence whose bracketed words the rule must find, with the value they have at a publication date."""

    text: str
    published: str
    value: str


class Pattern(NamedTuple):
    """A pattern, or part of one, as a regular expression over symbols."""

    source: str
    firsts: frozenset[str]  # the symbols it can start with
    needs: tuple[frozenset[str], ...]  # a match holds a symbol of each of these; none where it can match nothing


@attrs.frozen
class Rule:
    """One rule: its patterns, the normaliser that reads a match, that normaliser's arguments, and examples."""

    name: str
    normaliser: str
    args: Args
    patterns: tuple[Pattern, ...]
    examples: tuple[Example, ...]


@attrs.frozen
class Grammar:
    """All rules, with the words they need."""

    words: TimeLexicon
    rules: tuple[Rule, ...]
    by_symbol: Mapping[str, tuple[tuple[int, Pattern], ...]]  # first symbol -> (rule, pattern), in order
    symbol: Callable[[str], str]  # the lexicon's symbol of a word, remembered
    core: re.Pattern[str]  # symbols of which every expression holds at least one


class Captured(NamedTuple):
    """What a rule caught: its words by capture name, lower case."""

    words: TimeLexicon
    groups: Mapping[str, tuple[str, ...]]
    args: Args
    places: Mapping[str, int]  # capture name -> its first piece

    def has(self, name: str) -> bool:
        """Whether the capture took part in the match."""
        return name in self.groups

    def word(self, name: str) -> str:
        """The captured words joined by a blank; empty where the capture took no part."""
        return " ".join(self.groups.get(name, ()))

    def value(self, name: str) -> int | str:
        """The lexicon's value of a captured class member (``MONTH`` and ``MONTH_2`` are of class ``MONTH``)."""
        return self.words.value(name.split("_", maxsplit=1)[0], self.word(name))

    def number(self, name: str) -> int:
        """The lexicon's value, as a whole number."""
        return int(self.value(name))


class GrammarMatch(NamedTuple):
    """One match: the rule, the pieces ``[first, last)`` and what was caught."""

    rule: Rule
    first: int
    last: int
    captured: Captured
    span: tuple[int, int]  # the pieces that are the expression itself: all, or what the pattern captures as "span"


class _Hit(NamedTuple):
    rule: int
    start: int
    end: int
    groups: tuple[tuple[str, int, int], ...]


@cache  # as many as the rules have patterns
def _compiled(source: str) -> re.Pattern[str]:
    return re.compile(source)


def grammar() -> Grammar:
    """The packaged grammar."""
    return load("facts", "time_rules.json", _build)


def find(pieces: Pieces, rules: Grammar) -> Iterator[GrammarMatch]:
    """All matches in the order of the text; they do not overlap."""
    for run in _RUN.finditer(pieces.symbols):
        if not rules.core.search(run.group()):
            continue
        base = run.start()
        for hit in _parse(run.group()):
            rule = rules.rules[hit.rule]
            groups = _named_words(hit.groups, pieces.words, base)
            inner = next(((first, last) for name, first, last in hit.groups if name == "span"), (hit.start, hit.end))
            span = base + inner[0], base + inner[1]
            places = {name: base + first for name, first, _ in hit.groups}
            captured = Captured(rules.words, groups, rule.args, places)
            yield GrammarMatch(rule, base + hit.start, base + hit.end, captured, span)


def _named_words(
    groups: tuple[tuple[str, int, int], ...], words: list[str], base: int
) -> Mapping[str, tuple[str, ...]]:
    """The words of each capture; where only a numbered one took part, it is used for the first too."""
    named: dict[str, tuple[str, ...]] = {}
    for name, first, last in groups:
        said = tuple(word.lower().rstrip(".") or word for word in words[base + first : base + last])
        named[name] = said
        named.setdefault(name.split("_")[0] if name[:1].isupper() else name, said)
    return named


@lru_cache(maxsize=8192)
def _parse(run: str) -> tuple[_Hit, ...]:
    """The matches in one run of symbols. Pure: runs are short and come again and again, so they are remembered."""
    rules = grammar()
    hits: list[_Hit] = []
    position = 0
    while position < len(run):
        hit = _longest(run, position, rules)
        if hit is None:
            position += 1
        else:
            hits.append(hit)
            position = hit.end
    return tuple(hits)


def _longest(run: str, position: int, rules: Grammar) -> _Hit | None:
    best: tuple[int, int, re.Match[str]] | None = None
    is_missing = frozenset(run[position:]).isdisjoint
    for rule, pattern in rules.by_symbol.get(run[position], ()):
        if any(map(is_missing, pattern.needs)):
            continue
        match = _compiled(pattern.source).match(run, position)
        if match and match.end() > position and (best is None or match.end() > best[0]):
            best = match.end(), rule, match
    if best is None:
        return None
    end, rule, match = best
    groups = tuple((name, *match.span(name)) for name in match.re.groupindex if match.start(name) >= 0)
    return _Hit(rule, position, end, groups)


# ------------------------------------------------------------------ reading the rules


def _by_first_symbol(rules: Sequence[Rule]) -> dict[str, tuple[tuple[int, Pattern], ...]]:
    """For each symbol the patterns that can begin with it, with the number of their rule.

    Most of a pattern's first symbols leave it the same needs: they share one entry, which thousands of others would be
    too much for the garbage collector to look through.
    """
    found: dict[str, list[tuple[int, Pattern]]] = {}
    for index, rule in enumerate(rules):
        for pattern in rule.patterns:
            entries: dict[tuple[frozenset[str], ...], tuple[int, Pattern]] = {}
            for symbol in pattern.firsts:
                needs = tuple([need for need in pattern.needs if symbol not in need])  # that one is met
                if needs not in entries:
                    entries[needs] = index, Pattern(pattern.source, pattern.firsts, needs)
                found.setdefault(symbol, []).append(entries[needs])
    return {symbol: tuple(patterns) for symbol, patterns in found.items()}


def _build(package: str, name: str) -> Grammar:
    data = read_json(package, name, version=1)
    macros, entries, core = data["macros"], data["rules"], data["core"]
    if not isinstance(macros, dict) or not isinstance(entries, list) or not isinstance(core, list):
        raise TypeError("macros, rules or core is missing")
    macros = {**macros, "holiday": _holiday_names()}
    lines = [*macros.values(), *(line for entry in entries for line in entry["patterns"])]
    words = lexicon(sorted(set().union(*map(_literals, lines))))
    shared = _Shared(words, macros, {})
    rules = [
        Rule(
            name=entry["name"],
            normaliser=entry["make"],
            args=entry.get("args", {}),
            patterns=tuple(_Translator(line, shared, {}).result() for line in entry["patterns"]),
            examples=tuple(Example(*example) for example in entry["examples"]),
        )
        for entry in entries
    ]
    symbols = "".join(sorted({symbol for kind in core for symbol in words.members[kind]}))
    return Grammar(
        words=words,
        rules=tuple(rules),
        by_symbol=_by_first_symbol(rules),
        symbol=Symbols(words).__getitem__,
        core=_one_of(symbols),
    )


def _holiday_names() -> str:
    """The names of all holidays as one choice, longest first, cut into pieces as the text is."""
    names = sorted((*HOLIDAYS, *feasts()), key=lambda name: (-len(name), name))
    return "|".join(re.sub(r"([.'-])", r" \1 ", name).strip() for name in names)


def _literals(line: str) -> set[str]:
    """The words that a pattern or a macro names outright."""
    words = {word for *_, word in _TOKEN.findall(line) if word}
    return {word for word in words if word[0] != "@" and not _is_class(word)}


def _is_class(word: str) -> bool:
    return word.isupper()


def _one_of(symbols: str) -> re.Pattern[str]:
    return re.compile(f"[{re.escape(symbols)}]")


@cache  # the names of holidays alone come again and again
def _any_of(symbols: str) -> Pattern:
    """The pattern of a single piece."""
    firsts = frozenset(symbols)
    return Pattern(f"[{re.escape(symbols)}]", firsts, (firsts,))


class _Shared(NamedTuple):
    """What the translations of all patterns share: a macro reads the same after the same captures."""

    words: TimeLexicon
    macros: Mapping[str, str]
    translated: dict[tuple[str, frozenset[tuple[str, int]]], tuple[Pattern, dict[str, int]]]


class _Translator:
    """Recursive descent over one pattern: gives its regular expression, and what a match starts with and needs."""

    def __init__(self, line: str, shared: _Shared, names: dict[str, int]) -> None:
        tokens: list[tuple[str, str, str, str]] = _TOKEN.findall(line)
        self._captures = [name for name, *_ in tokens]
        self._marks = [*(opening or mark or word for _, opening, mark, word in tokens), ""]
        self._position = 0
        self._shared = shared
        self._names = names  # how often each was captured so far

    def result(self) -> Pattern:
        whole = self._choice()
        if self._position != len(self._captures):
            raise ValueError("a bracket of a pattern is not closed")
        return whole

    def _peek(self) -> str:
        return self._marks[self._position]

    def _choice(self) -> Pattern:
        branches = [self._sequence()]
        while self._peek() == "|":
            self._position += 1
            branches.append(self._sequence())
        if len(branches) == 1:
            return branches[0]
        firsts = frozenset[str]().union(*(branch.firsts for branch in branches))
        needs = (firsts,) if all(branch.needs for branch in branches) else ()
        return Pattern("|".join(branch.source for branch in branches), firsts, needs)

    def _sequence(self) -> Pattern:
        parts: list[Pattern] = []
        while self._peek() not in {"", "|", ")"}:
            parts.append(self._item())
        if len(parts) == 1:
            return parts[0]
        firsts = frozenset[str]()
        for part in parts:
            firsts |= part.firsts
            if part.needs:
                break
        needs = tuple(need for part in parts for need in part.needs)
        return Pattern("".join([part.source for part in parts]), firsts, needs)

    def _item(self) -> Pattern:
        capture, mark = self._captures[self._position], self._peek()
        self._position += 1
        if mark == "(":
            inner = self._choice()
            self._position += 1  # the closing bracket
            name = f"?P<{self._named(capture[:-1])}>" if capture else "?:"
            part = Pattern(f"({name}{inner.source})", inner.firsts, inner.needs)
        else:
            part = self._atom(mark)
        if self._peek() == "?":
            self._position += 1
            return Pattern(part.source + "?", part.firsts, ())
        return part

    def _atom(self, word: str) -> Pattern:
        if word[0] == "@":
            return self._macro(word[1:])
        members = self._shared.words.members
        if not _is_class(word):
            return _any_of(members[f"={word}"])
        part = _any_of(members[word])
        return Pattern(f"(?P<{self._named(word)}>{part.source})", part.firsts, part.needs)

    def _macro(self, name: str) -> Pattern:
        key = name, frozenset(self._names.items())
        if key not in self._shared.translated:
            names = dict(self._names)
            part = _Translator(self._shared.macros[name], self._shared, names).result()
            self._shared.translated[key] = part, names
        part, names = self._shared.translated[key]
        self._names.update(names)
        return part

    def _named(self, name: str) -> str:
        self._names[name] = count = self._names.get(name, 0) + 1
        return name if count == 1 else f"{name}_{count}"
