"""Any input gives a digest or a documented error: text, bytes, pages, feeds, mappings, JSON."""

from __future__ import annotations

import contextlib
import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import newsdigest
from newsdigest import Digest, NewsDigestError
from tests.property.strategies import anything, articles

_KEYS = st.sampled_from(
    "title headline description text maintext body_text body_xhtml articleBody authors byline date_publish "
    "datePublished versioncreated url language publisher @type @graph headlines".split()
)
_PLAIN = st.one_of(anything, st.none(), st.booleans(), st.integers(), st.floats(), st.just("2024-03-05"))
_VALUES = st.recursive(
    _PLAIN,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(_KEYS, inner, max_size=3)),
    max_leaves=6,
)
mappings = st.dictionaries(_KEYS, _VALUES, min_size=1, max_size=6)
_SHELLS = st.sampled_from(
    (
        "<html><head><title>{0}</title></head><body><article><h1>{0}</h1><p>{1}</p></article></body></html>",
        '<html><head><script type="application/ld+json">{1}</script></head><body><p>{0}</p></body></html>',
        "<rss version='2.0'><channel><item><title>{0}</title><description>{1}</description></item></channel></rss>",
        "<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>{0}</title><content>{1}</content></entry></feed>",
        (
            "<nitf><body><body.head><hedline><hl1>{0}</hl1></hedline></body.head><body.content><p>{1}</p></body.content>"
            "</body></nitf>"
        ),
        "<!DOCTYPE a [<!ENTITY x '{0}'>]><a>&x;{1}</a>",
        "---\ntitle: {0}\n---\n\n# {0}\n\n{1}",
        "<!-- {0} --><p>{1}",
    )
)


def _filled(shell: str, title: str, body: str) -> str:
    return shell.format(title, body)


def _encoded(text: str, name: str) -> bytes:
    return text.encode(name, "replace")


marked_up = st.builds(_filled, _SHELLS, anything, anything)
_ENCODINGS = st.sampled_from(("utf-8", "utf-16", "utf-32", "cp1252", "shift_jis", "utf-7"))
encoded = st.builds(_encoded, st.one_of(articles, marked_up), _ENCODINGS)
sources = st.one_of(anything, marked_up, mappings, encoded, st.binary(max_size=200), mappings.map(json.dumps))
_quick = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)


@_quick
@given(source=sources, other=anything)
def test_a_digest_or_a_documented_error(source: str | bytes | dict[str, object], other: str) -> None:
    try:
        digest = newsdigest.summarize(source, language="en")
    except NewsDigestError as error:
        assert str(error)  # noqa: PT017 - both ways out are right
        return
    text = digest.article.text
    for fact in (*digest.actors, *digest.events, *digest.places, *digest.times, *digest.quotes, *digest.figures):
        assert text[fact.span.start : fact.span.end] == fact.text
    assert Digest.from_json(digest.to_json()) == digest
    masked = newsdigest.mask_quotes(digest.article)
    assert newsdigest.restore_quotes(masked.text, masked) == text
    with contextlib.suppress(NewsDigestError):
        newsdigest.verify_quotes(other, digest)
        newsdigest.diff(digest, newsdigest.summarize(other, language="en", format="text"))


@_quick
@given(
    article=articles,
    at=st.integers(0, 5000),
    size=st.integers(0, 40),
    put=st.sampled_from(("", "[]", "9", '"', "\x00", "}")),
)
def test_damaged_json_is_refused_or_read(article: str, at: int, size: int, put: str) -> None:
    try:
        written = newsdigest.summarize(article, language="en", format="text").to_json()
    except NewsDigestError:
        return
    at %= len(written)
    with contextlib.suppress(NewsDigestError):
        Digest.from_json(written[:at] + put + written[at + size :])
