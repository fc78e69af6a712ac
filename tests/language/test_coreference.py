"""Who is who, on trees that are written down (tests/cases/coreference)."""

from __future__ import annotations

from typing import Any

import pytest

from newsdigest.language import analyse
from newsdigest.model.analysis import Entity
from newsdigest.model.article import Article
from tests.language.annotated_cases import CASES, annotated


def told(entity: Entity, text: str, wanted: dict[str, Any]) -> dict[str, Any]:
    """What a case asks of an entity."""
    found: dict[str, Any] = {
        "name": entity.name,
        "kind": entity.kind,
        "mentions": [text[m.start : m.end] for m in entity.mentions],
        "description": entity.description,
        "anonymous": entity.anonymous,
        "place": [entity.place.feature, entity.place.country] if entity.place else None,
    }
    return {key: found[key] for key in wanted}


@pytest.mark.parametrize("label", CASES)
def test_entities(label: str) -> None:
    case = CASES[label]
    found = annotated(case)
    for wanted in case["entities"]:
        entity = next((e for e in found.entities if e.name == wanted["name"]), None)
        assert entity is not None, [e.name for e in found.entities]
        assert told(entity, found.text, wanted) == wanted


@pytest.mark.parametrize("label", CASES)
def test_mentions_are_in_order_and_slice_back(label: str) -> None:
    found = annotated(CASES[label])
    starts = [entity.mentions[0].start for entity in found.entities]
    assert [entity.index for entity in found.entities] == list(range(len(found.entities)))
    assert starts == sorted(starts)
    heads = [mention.head for entity in found.entities for mention in entity.mentions]
    assert len(heads) == len(set(heads))
    for entity in found.entities:
        for mention in entity.mentions:
            assert mention.first <= mention.head < mention.last
            assert (mention.start, mention.end) == (
                found.tokens[mention.first].start,
                found.tokens[mention.last - 1].end,
            )


def test_nothing_to_resolve() -> None:
    assert analyse(Article(text="...")).entities == ()


@pytest.mark.parametrize("text", ["Mr. " * 3000, "He said he said. " * 2000, "A, B, C and D, " * 2000])
def test_hostile_text_is_read_in_time(text: str) -> None:
    assert isinstance(analyse(Article(text=text)).entities, tuple)
