"""Tokenised sentences put back into running text, with the place of every token."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

__all__ = ["Detokenizer"]

_NO_BLANK_BEFORE = frozenset(", . ; : ? ! % ) ] ... … 's n't 're 've 'm 'll 'd ’s ” /".split())
_NO_BLANK_AFTER = frozenset("( [ “ /".split())
_DOUBLE = frozenset({"``", "''", '"'})
_CURRENCY = re.compile(r"(?:[A-Z]{1,3})?[$£€¥]")
_CLITICS = frozenset("m ve ll d re s t".split())


class _Form(NamedTuple):
    text: str
    before: bool = True  # whether a blank may stand before it
    after: bool = True


class Detokenizer:
    """The state of quotation marks runs on from sentence to sentence, as quotations do.

    >>> Detokenizer().sentence(["``", "It", "'s", "over", ",", "''", "she", "said", "."])[0]
    '"It\\'s over," she said.'
    """

    def __init__(self) -> None:
        self._in_double = self._in_single = False

    def sentence(self, tokens: Sequence[str], offset: int = 0) -> tuple[str, list[tuple[int, int]]]:
        """The text of a sentence, and the span of each token, counted from ``offset``."""
        text, spans, glued = "", list[tuple[int, int]](), True
        for form in self._forms(tokens):
            if form.before and not glued:
                text += " "
            spans.append((offset + len(text), offset + len(text) + len(form.text)))
            text += form.text
            glued = not form.after
        return text, spans

    def _forms(self, tokens: Sequence[str]) -> Iterator[_Form]:
        for at, token in enumerate(tokens):
            following = tokens[at + 1] if at + 1 < len(tokens) else ""
            form = self._form(tokens, at)
            if len(token) > 1 and token[-1] in "'’" and (following.lower() in _CLITICS or token == "O'"):
                form = form._replace(after=False)
            yield form

    def _form(self, tokens: Sequence[str], at: int) -> _Form:
        """One token, with its marks as they are printed."""
        token = tokens[at]
        previous = tokens[at - 1] if at else ""
        following = tokens[at + 1] if at + 1 < len(tokens) else ""
        if token in _DOUBLE:
            opens = token == "``" or (token == '"' and (not self._in_double or at == 0) and bool(following))
            self._in_double = opens
            return _Form('"', opens, not opens)
        if token.startswith("''") and len(token) > 2:
            self._in_double = True
            return _Form('"' + token[2:], True, token not in _NO_BLANK_AFTER)
        if token == "`":
            self._in_single = True
            return _Form("'", True, False)
        if token == "'":
            return self._apostrophe(previous)
        if token == "#" and following[:1].isdigit():
            return _Form("£", previous != "GB", False)
        if _CURRENCY.fullmatch(token) and following[:1].isdigit():
            return _Form(token, True, False)
        is_name = token[0] in "'’" and token[1:2].isalpha() and previous in ("O", "I")
        return _Form(token, token not in _NO_BLANK_BEFORE and not is_name, token not in _NO_BLANK_AFTER)

    def _apostrophe(self, previous: str) -> _Form:
        """A single mark: it closes, ends a possessive of a word in -s, or opens."""
        if self._in_single:
            self._in_single = False
            return _Form("'", False)
        if previous[-1:] in ("s", "x", "z", "S"):
            return _Form("'", False)
        self._in_single = True
        return _Form("'", True, False)
