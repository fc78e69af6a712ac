"""Cases whose trees are written down, read into the values that names and coreference take."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

from newsdigest.language.coreference import resolve
from newsdigest.language.names import find_names
from newsdigest.language.parsed_text import ParsedText
from newsdigest.language.quotation_marks import quoted_spans
from newsdigest.language.syntax import find_clauses
from newsdigest.language.tagger_output import RawName
from newsdigest.model.analysis import Entity, Name, Sentence, Token
from newsdigest.model.article import Article, Block
from newsdigest.model.enums import BlockKind
from newsdigest.model.span import Span

__all__ = ["CASES", "AnnotatedCase", "annotated"]

_PATH = Path(__file__).parents[1] / "cases" / "coreference" / "entities.json"
CASES: dict[str, dict[str, Any]] = {case["label"]: case for case in json.loads(_PATH.read_text(encoding="utf-8"))}


class AnnotatedCase(NamedTuple):
    """One case with its linguistic annotation."""

    text: str
    tokens: tuple[Token, ...]
    names: tuple[Name, ...]
    entities: tuple[Entity, ...]


def annotated(case: dict[str, Any]) -> AnnotatedCase:
    """Names and entities of one case."""
    text: str = case["text"]
    sentences = [Sentence(i, s[2], s[3], s[0], s[1], s[4], s[5]) for i, s in enumerate(case["sentences"])]
    owner = {token: sentence.index for sentence in sentences for token in range(sentence.first, sentence.last)}
    tokens: list[Token] = []
    for index, row in enumerate(case["tokens"]):
        place, upos, xpos, head, relation, lemma = row.split(" ")
        start, end = map(int, place.split(":"))
        form = text[start:end].translate({0x201C: '"', 0x201D: '"', 0x2013: "-"})
        tokens.append(Token(index, start, end, form, lemma, upos, xpos, int(head), relation, owner[index]))
    children = [[t.index for t in tokens if t.head == i != t.index] for i in range(len(tokens))]
    blocks = tuple(Block(BlockKind(kind), Span(a, b), text[a:b]) for kind, a, b in case["blocks"])
    raw = [RawName(kind, first, last, 0.9) for kind, first, last in case["names"]]
    names = find_names(tokens, sentences, raw)
    clauses, _, _ = find_clauses(tokens, sentences, children)
    quoted = quoted_spans(text, [(block.span.start, block.span.end) for block in blocks])
    entities = resolve(
        Article(text=text, blocks=blocks), ParsedText(text, tokens, sentences, children), names, clauses, quoted
    )
    return AnnotatedCase(text, tuple(tokens), names, entities)
