"""JSON documents: read back without loss, and refused with a clear message where they are not ours."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import newsdigest
from newsdigest import Article, Digest, DigestDiff, Event, Mention, MentionKind, ParseError, Place, Span
from newsdigest.renderers import json_doc
from newsdigest.renderers.json_schema import SCHEMAS, document_schema
from tests.renderers.samples import hostile_diff, hostile_digest, sample_diff, sample_digest

SEED = next((Path(__file__).parents[2] / "seeds").glob("*.txt"))
PUBLISHED = Path(__file__).parents[2] / "docs" / "schema"


@pytest.mark.parametrize("make", [sample_digest, hostile_digest])
def test_a_digest_reads_back_the_same(make: Callable[[], Digest]) -> None:
    digest = make()
    assert Digest.from_json(digest.to_json()) == digest
    assert Digest.from_json(digest.to_json(indent=2).encode("utf-8")) == digest


@pytest.mark.parametrize("make", [sample_diff, hostile_diff])
def test_a_diff_reads_back_the_same(make: Callable[[], DigestDiff]) -> None:
    assert DigestDiff.from_json(make().to_json()) == make()


def test_an_article_reads_back_the_same() -> None:
    article = sample_digest().article
    assert json_doc.article_from_json(json_doc.article_to_json(article)) == article


def test_words_spans_and_defaults_are_not_repeated() -> None:
    plain: dict[str, Any] = sample_digest().to_dict()
    assert plain["article"]["blocks"][0] == {"kind": "headline", "span": [0, 36]}
    assert plain["actors"][1]["mentions"] == [{"span": [192, 209], "kind": "nominal"}]
    assert "aliases" not in plain["actors"][1]
    assert plain["how"] == []  # of a digest's own fields, none is left out


@pytest.mark.parametrize("name", ["reading", "again"])
def test_a_document_is_at_most_ten_times_as_long_as_its_article(name: str) -> None:
    text = SEED.read_text(encoding="utf-8")
    digest = newsdigest.summarize(text if name == "reading" else text.replace("Xi", "Li") + "\n\n" + text)
    assert len(digest.to_json()) <= 10 * len(digest.article.text)


def test_each_fact_is_written_once_and_read_as_one_object() -> None:
    digest = sample_digest()
    plain: dict[str, Any] = digest.to_dict()
    assert plain["who"] == ["actor-1"]
    assert plain["events"][0]["where"] == "place-1"
    assert plain["answers"][0]["fact"] == "actor-1"
    read = Digest.from_dict(plain)
    assert read == digest
    assert read.who[0] is read.actors[0] is read.answers[0].fact
    assert read.what[0].when is read.when[0] is read.times[0]
    assert read.key_quotes[0] is read.quotes[0] is read.attributions[0]


@pytest.mark.parametrize("field", ["who", "timeline", "quotes"])
@pytest.mark.parametrize("reference", ["nobody", "place-1", 3, None, {}])
def test_a_reference_to_nothing_is_refused_with_its_place(field: str, reference: object) -> None:
    plain: dict[str, Any] = sample_digest().to_dict()
    plain[field] = [*plain[field], reference]
    with pytest.raises(ParseError, match=rf"expected the id of .* @ \$\.{field}\[\d\]"):
        Digest.from_dict(plain)


def test_two_facts_of_one_id_are_refused() -> None:
    plain: dict[str, Any] = sample_digest().to_dict()
    plain["actors"][1]["id"] = "time-1"
    with pytest.raises(ParseError, match="two share one"):
        Digest.from_dict(plain)


def test_a_document_grows_with_its_article_alone() -> None:
    def document(times: int) -> int:
        text = "It rained in Leeds. " * times
        spans = [Span(20 * n + 13, 20 * n + 18) for n in range(times)]
        mentions = tuple(Mention(span, "Leeds", MentionKind.NAME) for span in spans)
        place = Place(id="place-1", span=spans[0], text="Leeds", name="Leeds", mentions=mentions)
        events = tuple(
            Event(
                id=f"event-{n}",
                span=Span(20 * n, 20 * n + 9),
                text="It rained",
                predicate="rain",
                predicate_span=spans[n],
                where=place,
            )
            for n in range(times)
        )
        digest = Digest(article=Article(text=text), places=(place,), events=events, timeline=events)
        assert Digest.from_json(digest.to_json()) == digest
        return len(digest.to_json())

    assert document(400) < 4.5 * document(100)


def test_a_subclass_reads_back_as_itself() -> None:
    class House(Digest):
        """A user's own digest."""

    assert type(House.from_json(sample_digest().to_json())) is House


_HIGH, _LOW = chr(0xD83D), chr(0xDE00)


@pytest.mark.parametrize("text", [_HIGH + _LOW, _LOW + _HIGH, _HIGH + _HIGH + _LOW + "\U0001f600", "a\udcffb"])
def test_surrogates_keep_their_number_and_their_order(text: str) -> None:
    digest = Digest(article=Article(text=text, sentences=(Span(0, len(text)),)))
    assert Digest.from_json(digest.to_json()).article.text == text


def test_the_document_names_its_schema_first() -> None:
    assert sample_digest().to_json().startswith('{"schema":"newsdigest/digest/1","article":')
    assert sample_diff().to_json().startswith('{"schema":"newsdigest/diff/1","before":')


def test_a_date_stays_a_date_and_a_zone_stays_a_zone() -> None:
    plain = sample_digest().to_dict()
    assert json.loads(json.dumps(plain))["article"]["published"] == "2026-03-13T09:30:00-05:00"
    assert json.loads(json.dumps(plain))["times"][0]["start"] == "2026-03-16T00:00:00"


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_the_published_schema_is_the_one_the_types_give(name: str) -> None:
    published = json.loads((PUBLISHED / f"{name}-1.json").read_text(encoding="utf-8"))
    assert published == json.loads(json.dumps(document_schema(*SCHEMAS[name])))
    Draft202012Validator.check_schema(published)


def test_real_documents_satisfy_the_published_schemas() -> None:
    documents = {
        "article": json_doc.article_to_json(sample_digest().article),
        "digest": hostile_digest().to_json(),
        "diff": hostile_diff().to_json(),
        "summary-check": newsdigest.check_summary("The pier sank on Friday.", "The pier closed on Monday.").to_json(),
    }
    for name, document in documents.items():
        published = json.loads((PUBLISHED / f"{name}-1.json").read_text(encoding="utf-8"))
        Draft202012Validator(published).validate(json.loads(document))


def _nested() -> list[Any]:
    deep: list[Any] = []
    for _ in range(100_000):
        deep = [deep]
    return deep


def _who(**fields: object) -> Callable[[dict[str, Any]], None]:
    return lambda plain: plain["actors"][0].update(fields)


SPOILT: list[tuple[str, Callable[[dict[str, Any]], object], str]] = [
    ("missing field", lambda plain: plain.pop("article"), "the field 'article' is missing"),
    ("unknown field", _who(zip=1), "unknown fields zip @ $.actors[0]"),
    ("number for a text", _who(name=3), "expected str, found int @ $.actors[0].name"),
    ("number for a flag", _who(anonymous=1), "expected bool, found int"),
    ("flag for an offset", _who(span=[True, 8]), "expected int, found bool"),
    ("text for a list", _who(aliases="abc"), "expected a list, found str @ $.actors[0].aliases"),
    (
        "object for a list",
        _who(span={"start": 1, "end": 2}),
        "expected a list of two offsets, found dict @ $.actors[0].span",
    ),
    ("three offsets", _who(span=[1, 2, 3]), "expected a list of two offsets, found list @ $.actors[0].span"),
    ("unknown word", _who(kind="animal"), "expected one of person, organization, group, other, found 'animal'"),
    ("list for a word", _who(kind=_nested()), "expected one of person, organization, group, other, found list"),
    ("not a number", _who(salience=float("nan")), "expected a finite number"),
    ("huge number", _who(salience=10**400), "expected a finite number"),
    ("out of range", _who(salience=2), "salience must lie in 0..1"),
    ("span backwards", _who(span=[9, 1]), "a span needs 0 <= start <= end"),
    ("words of a span", _who(text="Ann Lowe"), "unknown fields text @ $.actors[0]"),
    (
        "span past the end",
        lambda plain: plain["attributions"][0].update(cue=[5, 10**6]),
        "ends past the article's text",
    ),
    ("bad date", lambda plain: plain["article"].update(published="yesterday"), "expected an ISO 8601 date"),
    ("date for a time", lambda plain: plain["times"][0].update(start="2026-03-16"), "with a time of day"),
    ("other schema", lambda plain: plain.update(schema="newsdigest/digest/99"), "this one's is 'newsdigest/digest/99'"),
    ("no schema", lambda plain: plain.pop("schema"), "this one's is none"),
]


@pytest.mark.parametrize(("spoil", "message"), [case[1:] for case in SPOILT], ids=[case[0] for case in SPOILT])
def test_a_spoilt_document_is_refused_with_its_place(spoil: Callable[[dict[str, Any]], object], message: str) -> None:
    plain: dict[str, Any] = sample_digest().to_dict()
    spoil(plain)
    with pytest.raises(ParseError) as caught:
        Digest.from_dict(plain)
    assert message in str(caught.value)
    assert len(str(caught.value)) < 1000


@pytest.mark.parametrize(
    "document",
    ["", "{", "[1]", "null", "NaN", "[" * 100_000, '{"a":' * 100_000, "9" * 5000, b"\xff\xfe\x00", "{}", "\x00"],
    ids=lambda document: repr(document[:8]),
)
def test_what_is_not_our_json_is_a_parse_error(document: str | bytes) -> None:
    with pytest.raises(ParseError):
        Digest.from_json(document)


def test_a_diff_with_spans_outside_its_articles_is_refused() -> None:
    plain: dict[str, Any] = sample_diff().to_dict()
    plain["changes"][0]["after_span"] = [0, 99_999]
    with pytest.raises(ParseError, match="ends past"):
        DigestDiff.from_dict(plain)


def test_a_digest_is_not_read_as_a_diff() -> None:
    with pytest.raises(ParseError, match="newsdigest/diff/1"):
        DigestDiff.from_json(sample_digest().to_json())


@pytest.mark.parametrize("make", [sample_digest, hostile_digest, sample_diff])
def test_a_dictionary_holds_plain_values_alone(make: Callable[[], Digest | DigestDiff]) -> None:
    def kinds(value: object) -> set[type]:
        if isinstance(value, dict):
            return {dict, *(kind for item in value.values() for kind in kinds(item))}
        if isinstance(value, list):
            return {list, *(kind for item in value for kind in kinds(item))}
        return {type(value)}

    assert kinds(make().to_dict()) <= {dict, list, str, int, float, bool, type(None)}
