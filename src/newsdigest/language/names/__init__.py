"""Names: what the tagger found, put right by word lists, by the gazetteer and by the rest of the article.

The tagger reads one sentence at a time. Here spans are trimmed, split (`ner_spans`) and joined (`joining`), typed by
their own words, the title before them and their context (`entity_typing`), and the types of one name are made to agree
over the whole article (`agreement`): a name that is clear in one place helps where it is not, as in headlines in
capitals. Occurrences of a name that the tagger missed are added where the same name is found elsewhere.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from newsdigest.language.names.agreement import harmonize_types
from newsdigest.language.names.body_names import body_ranges
from newsdigest.language.names.boundaries import correct_boundaries
from newsdigest.language.names.entity_typing import type_span
from newsdigest.language.names.headlands import with_headlands
from newsdigest.language.names.joining import joined
from newsdigest.language.names.known import known_ranges
from newsdigest.language.names.ner_spans import NerSpan, ner_spans
from newsdigest.language.names.outlets import with_outlets
from newsdigest.language.names.peoples import without_peoples
from newsdigest.language.tagger_output import RawName
from newsdigest.model.analysis import Name, Sentence, Token
from newsdigest.options import NO_WORDS, Lexicon

__all__ = ["find_names", "head_of"]


def find_names(
    tokens: Sequence[Token],
    sentences: Sequence[Sentence],
    raw: Sequence[RawName],
    lexicon: Lexicon = NO_WORDS,
    common: Collection[int] = (),
) -> tuple[Name, ...]:
    """The names of an article in reading order; they do not overlap.

    Args:
        tokens: the article's tokens.
        sentences: its sentences.
        raw: what the tagger took for names.
        lexicon: names that the caller knows; they take precedence.
        common: the tokens that the tagger is sure are in no name.
    """
    spans = without_peoples(tokens, joined(tokens, ner_spans(tokens, sentences, raw, common)))
    spans = with_outlets(tokens, sentences, correct_boundaries(tokens, sentences, spans))
    spans = with_headlands(tokens, sentences, spans)
    spans = [span for span in spans if type_span(tokens, span)]
    names = tuple(_name(tokens, span) for span in harmonize_types(tokens, spans))
    known = [_made(tokens, *found) for found in known_ranges(tokens, lexicon)]
    bodies = [_made(tokens, *found) for found in body_ranges(tokens)]
    bodies = _without(known, [name for name in bodies if not _is_part(name, names)])
    others = _without([*known, *bodies], names)
    return tuple(sorted((*known, *bodies, *others), key=lambda name: name.first))


def _is_part(name: Name, names: Sequence[Name]) -> bool:
    """Whether a name is a part of a longer one: "JP Morgan" of "JP Morgan Securities"."""
    size = name.last - name.first
    return any(one.first <= name.first and name.last <= one.last and one.last - one.first > size for one in names)


def _without(known: Sequence[Name], names: Sequence[Name]) -> list[Name]:
    """The names that share no token with those that are known."""
    taken = {at for name in known for at in range(name.first, name.last)}
    return [name for name in names if taken.isdisjoint(range(name.first, name.last))]


def _name(tokens: Sequence[Token], span: NerSpan) -> Name:
    return _made(tokens, span.kind, span.first, span.last)


def _made(tokens: Sequence[Token], kind: str, first: int, last: int) -> Name:
    return Name(kind, tokens[first].start, tokens[last - 1].end, first, last, head_of(tokens, first, last))


def head_of(tokens: Sequence[Token], first: int, last: int) -> int:
    """The head of a range: the token whose governor is outside it; the last one where the tree has several."""
    tops = [i for i in range(first, last) if not first <= tokens[i].head < last or tokens[i].head == i]
    return tops[-1] if tops else last - 1
