"""What other programs take: schema.org, ninjs, Web Annotations, brat, displaCy; each points into the same text."""

from __future__ import annotations

import itertools
import json
import re
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import newsdigest
from newsdigest import Article, Digest, Figure, Quote, QuoteKind, Span, Speaker
from newsdigest.renderers import render
from tests.renderers.samples import TEXT, hostile_digest, sample_digest


def loaded(digest: Digest, format_: str) -> Any:
    return json.loads(render(digest, format_))


def test_jsonld_is_a_news_article_with_its_quotations() -> None:
    document = json.loads(sample_digest().to_jsonld())
    assert (document["@context"], document["@type"]) == ("https://schema.org", "NewsArticle")
    assert document["headline"] == "Porthaven bridge to reopen on Monday"
    assert document["datePublished"] == "2026-03-13T09:30:00-05:00"
    assert document["articleBody"] == TEXT
    people = {entry["@id"]: entry for entry in document["mentions"] if "@id" in entry}
    (first, *_) = document["hasPart"]
    assert (first["@type"], first["text"]) == ("Quotation", "“It held,”")
    assert people[first["spokenByCharacter"]["@id"]]["name"] == "Ann Lowe"
    assert people[first["spokenByCharacter"]["@id"]]["jobTitle"] == "Mayor"
    (place,) = document["contentLocation"]
    assert place["geo"] == {"@type": "GeoCoordinates", "latitude": 44.5, "longitude": -68.25}
    assert document["about"][0]["startDate"] == "2026-03-16"


def test_jsonld_is_safe_in_a_script_element() -> None:
    document = hostile_digest().to_jsonld()
    assert not re.search("[<>&\u2028\u2029]", document)
    assert "url" not in json.loads(document)


@pytest.mark.parametrize("name", ["ninjs", "webannotation", "webannotation-utf16", "displacy"])
def test_json_for_the_web_is_safe_in_a_script_element(name: str) -> None:
    document = render(hostile_digest(), name)
    assert not re.search("[<>&\u2028\u2029]", document)
    assert "</script>" in json.dumps(json.loads(document))


def test_ninjs_relates_what_the_story_is_about() -> None:
    document = loaded(sample_digest(), "ninjs")
    assert document["uri"] == "https://news.example/porthaven?a=1&b=2"
    assert document["people"] == [{"name": "Ann Lowe", "rel": "about"}]
    assert document["bodies"] == [{"role": "main", "contentType": "text/plain", "value": TEXT}]
    assert document["by"] == "Rita Bywater, Tom de la Cruz"


def test_ninjs_reads_back_as_the_same_article() -> None:
    article = newsdigest.parse(render(sample_digest(), "ninjs"))
    assert (article.source_format, article.title) == ("ninjs", "Porthaven bridge to reopen on Monday")
    assert "Mayor Ann Lowe will reopen the harbour bridge" in article.text
    assert article.authors == ("Rita Bywater", "Tom de la Cruz")
    assert article.published == sample_digest().article.published


def test_ninjs_leaves_out_what_is_not_known_and_names_a_text_by_itself() -> None:
    document = loaded(Digest(article=Article(text="Rain.")), "ninjs")
    assert set(document) == {"uri", "standard", "type", "bodies"}
    assert document["uri"].startswith("ni:///sha-256;")


def test_web_annotations_select_their_words() -> None:
    page = loaded(sample_digest(), "webannotation")
    assert page["type"] == "AnnotationPage"
    kinds = set()
    for annotation in page["items"]:
        kinds.add(annotation["body"][0]["value"])
        for target in annotation["target"]:
            position, quote = target["selector"]
            assert TEXT[position["start"] : position["end"]] == quote["exact"]
            assert TEXT[: position["start"]].endswith(quote["prefix"])
            assert TEXT[position["end"] :].startswith(quote["suffix"])
    assert kinds == {"person", "place", "time", "figure", "quote", "event"}


def test_browsers_count_in_utf16() -> None:
    text = "😀😀 12 died 😀"
    figure = Figure(id="figure-1", span=Span(3, 5), text="12", value=12.0)
    digest = Digest(article=Article(text=text), figures=(figure,))
    (annotation,) = loaded(digest, "webannotation-utf16")["items"]
    position = annotation["target"][0]["selector"][0]
    units = text.encode("utf-16-le")
    assert units[2 * position["start"] : 2 * position["end"]].decode("utf-16-le") == "12"
    (plain,) = loaded(digest, "webannotation")["items"]
    assert plain["target"][0]["selector"][0] == {"type": "TextPositionSelector", "start": 3, "end": 5}


@pytest.mark.parametrize("digest", [sample_digest(), hostile_digest()], ids=["sample", "hostile"])
def test_brat_annotations_cover_their_words(digest: Digest) -> None:
    text = digest.article.text
    names = set()
    for line in render(digest, "brat").split("\n")[:-1]:
        if not line.startswith("T"):
            continue
        name, bound, words = line.split("\t")
        names.add(name)
        pieces = [tuple(map(int, piece.split())) for piece in bound.split(" ", 1)[1].split(";")]
        assert " ".join(text[start:end] for start, end in pieces) == words
    relations = re.findall(r"Arg[12]:(T\d+)", render(digest, "brat"))
    assert relations
    assert set(relations) <= names


def test_brat_cuts_at_line_ends_and_joins_speakers_carried_on() -> None:
    text = "“One.\n\nTwo.” It rained. Lowe"
    speaker = Speaker(name="Ann Lowe", text="Lowe", span=Span(24, 28))
    quote = Quote(
        id="quote-1", span=Span(0, 12), text=text[:12], spans=(Span(0, 12),), kind=QuoteKind.DIRECT, speaker=speaker
    )
    lines = render(Digest(article=Article(text=text), quotes=(quote,)), "brat").splitlines()
    assert "T1\tQuote 0 5;7 12\t“One. Two.”" in lines
    assert "T2\tPerson 24 28\tLowe" in lines
    assert "R1\tSaid Arg1:T1 Arg2:T2" in lines


def test_displacy_entities_do_not_overlap() -> None:
    document = loaded(sample_digest(), "displacy")
    ends = [(entity["start"], entity["end"]) for entity in document["ents"]]
    assert all(one[1] <= other[0] for one, other in itertools.pairwise(ends))
    assert {"start": 63, "end": 71, "label": "PERSON"} in document["ents"]


def test_the_web_annotations_have_the_shape_of_the_standard() -> None:
    selector = {
        "oneOf": [
            {"properties": {"type": {"const": "TextPositionSelector"}}, "required": ["start", "end"]},
            {"properties": {"type": {"const": "TextQuoteSelector"}}, "required": ["exact", "prefix", "suffix"]},
        ]
    }
    target = {"properties": {"selector": {"items": selector}}, "required": ["source", "selector"]}
    item = {"properties": {"target": {"items": target}}, "required": ["id", "type", "target", "body"]}
    page = {"properties": {"items": {"items": item}}, "required": ["@context", "id", "type", "items"]}
    Draft202012Validator(page).validate(loaded(hostile_digest(), "webannotation"))
