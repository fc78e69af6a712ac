"""Laws of the renderers: what was written is read back the same, and satisfies the published schema."""

from __future__ import annotations

import json
from contextlib import suppress

import attrs
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import newsdigest
from newsdigest import Digest, DigestDiff, EmptyArticleError, ParseError
from newsdigest.renderers import RENDERERS, render
from newsdigest.renderers.clean_text import one_line
from newsdigest.renderers.json_schema import SCHEMAS, document_schema
from tests.property.digests import diffs, digests
from tests.property.strategies import articles
from tests.renderers.reading_html import read_html

LAW = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
VALID = {name: Draft202012Validator(document_schema(*kind)) for name, kind in SCHEMAS.items()}


def _written_out(value: Digest | DigestDiff) -> str:
    """Every field at every depth; equality would take the value of an enum for the enum."""
    return repr(attrs.astuple(value))


@LAW
@given(digests())
def test_a_digest_reads_back_the_same(digest: Digest) -> None:
    assert _written_out(Digest.from_dict(digest.to_dict())) == _written_out(digest)
    back = Digest.from_json(digest.to_json())
    assert back == digest
    assert _written_out(back) == _written_out(digest)


@LAW
@given(diffs())
def test_a_diff_reads_back_the_same(delta: DigestDiff) -> None:
    back = DigestDiff.from_json(delta.to_json(indent=1))
    assert back == delta
    assert _written_out(back) == _written_out(delta)


@LAW
@given(digests())
def test_a_digest_satisfies_its_schema(digest: Digest) -> None:
    VALID["digest"].validate(json.loads(digest.to_json()))


@LAW
@given(diffs())
def test_a_diff_satisfies_its_schema(delta: DigestDiff) -> None:
    VALID["diff"].validate(json.loads(delta.to_json()))


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@LAW
@given(digests(), st.data())
def test_a_digest_with_a_spoilt_field_is_a_digest_or_a_parse_error(digest: Digest, data: st.DataObject) -> None:
    plain = digest.to_dict()
    plain[data.draw(st.sampled_from([*plain, "more"]))] = data.draw(_JSON)
    with suppress(ParseError):
        assert isinstance(Digest.from_dict(plain), Digest)


@LAW
@given(st.binary(max_size=60) | st.text(max_size=60) | _JSON.map(json.dumps))
def test_any_document_is_a_digest_or_a_parse_error(document: str | bytes) -> None:
    with suppress(ParseError):
        Digest.from_json(document)


@LAW
@given(digests())
def test_a_page_is_well_formed_and_shows_the_whole_article(digest: Digest) -> None:
    root = read_html(digest.to_html())
    assert not [element for element in root.elements() if element.tag == "script"]
    (article,) = (element for element in root.elements() if element.tag == "article")
    if not digest.article.blocks:  # blocks of any shape overlap, and overlapping ones show their words twice
        shown = one_line(article.text(without="nd-note"))
        assert shown.replace(" ", "") == one_line(digest.article.text).replace(" ", "")


@LAW
@given(diffs())
def test_a_diff_is_a_well_formed_page(delta: DigestDiff) -> None:
    assert read_html(delta.to_html())


@LAW
@given(digests(), st.sampled_from(sorted(RENDERERS)))
def test_every_format_shows_any_digest_the_same_every_time(digest: Digest, format_: str) -> None:
    assert render(digest, format_) == render(digest, format_)


@settings(LAW, max_examples=25)
@given(articles)
def test_what_the_library_finds_reads_back_and_shows_in_every_format(text: str) -> None:
    try:
        digest = newsdigest.summarize(text, published="2026-03-13", language="en")
    except EmptyArticleError:
        return
    assert _written_out(Digest.from_json(digest.to_json())) == _written_out(digest)
    assert all(isinstance(render(digest, format_), str) for format_ in RENDERERS)
    assert DigestDiff.from_json(newsdigest.diff(digest, digest).to_json()).before == digest
