"""Digests of every shape, made from the value types themselves: any text, any date, any field empty or full."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from enum import Enum
from types import NoneType, UnionType
from typing import Union, get_args, get_origin, get_type_hints

import attrs
from hypothesis import strategies as st

from newsdigest import Article, Change, Digest, DigestDiff, SentenceEdit, Span

_zones = st.none() | st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
texts = st.text(alphabet=st.characters(codec=None), max_size=60)
_PLAIN: dict[object, st.SearchStrategy[object]] = {
    str: st.text(alphabet=st.characters(codec=None), max_size=12),
    bool: st.booleans(),
    int: st.integers(0, 10**9),
    float: st.floats(allow_nan=False, allow_infinity=False),
    NoneType: st.none(),
    date: st.dates(),
    datetime: st.datetimes(timezones=_zones).map(lambda moment: moment.replace(fold=0)),  # ISO 8601 has no fold
}
_UNIT = st.floats(0, 1)


def spans(text: str) -> st.SearchStrategy[Span]:
    """Any span of ``text``."""
    ends = st.integers(0, len(text))
    return st.tuples(ends, ends).map(lambda pair: Span(min(pair), max(pair)))


def _of(hint: object, text: str) -> st.SearchStrategy[object]:
    origin = get_origin(hint)
    if hint in _PLAIN:
        return _PLAIN[hint]
    if hint is Span:
        return spans(text)
    if origin in (Union, UnionType):
        return st.one_of([_of(choice, text) for choice in get_args(hint)])
    if origin is tuple:
        return st.lists(_of(get_args(hint)[0], text), max_size=2).map(tuple)
    assert isinstance(hint, type)
    return st.sampled_from(list(hint)) if issubclass(hint, Enum) else values(hint, text)


@st.composite
def values(draw: st.DrawFn, kind: type, text: str) -> object:
    """Any value of an attrs type, grounded in ``text``."""
    made: dict[str, object] = {}
    hints = get_type_hints(kind)
    for field in attrs.fields(kind):
        if field.name == "text" and "span" in hints:
            continue
        strategy = _UNIT if field.name in ("salience", "confidence") else _of(hints[field.name], text)
        made[field.name] = draw(strategy)
    if "span" in made and "text" in hints:
        span = made["span"]
        assert isinstance(span, Span)
        made["text"] = span.of(text)
    return kind(**made)


@st.composite
def digests(draw: st.DrawFn) -> Digest:
    """Any digest, most of its fields empty so that examples stay small."""
    text = draw(texts)
    fields = [field.name for field in attrs.fields(Digest) if field.name != "article"]
    chosen = draw(st.lists(st.sampled_from(fields), max_size=4, unique=True))
    hints = get_type_hints(Digest)
    article = draw(values(Article, text))
    assert isinstance(article, Article)
    article = attrs.evolve(article, text=text)
    return Digest(article=article, **{name: draw(_of(hints[name], text)) for name in chosen})  # type: ignore[arg-type]


@st.composite
def diffs(draw: st.DrawFn) -> DigestDiff:
    """Any diff of two digests; a change's words need not be those under its spans."""
    before, after = draw(digests()), draw(digests())
    shorter = min(before.article.text, after.article.text, key=len)
    return DigestDiff(
        before=before,
        after=after,
        same_event=draw(_UNIT),
        cosmetic=draw(st.booleans()),
        changes=tuple(draw(st.lists(values(Change, shorter), max_size=3))),  # type: ignore[arg-type]
        sentences=tuple(draw(st.lists(values(SentenceEdit, shorter), max_size=3))),  # type: ignore[arg-type]
    )
