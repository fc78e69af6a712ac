"""GeoJSON (RFC 7946): the places of a digest or a story.

A FeatureCollection with one Point for each place that has coordinates, longitude before latitude. Countries, states and
counties are at GeoNames' representative point. The places of a story are those of its digests, one for each GeoNames id
(without an id: for each point and name).
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from newsdigest.model.enums import PlaceRole
from newsdigest.renderers.json_doc import dump

if TYPE_CHECKING:
    from newsdigest.model.digest import Digest
    from newsdigest.model.facts import Place
    from newsdigest.model.story import Story

__all__ = ["digest_to_geojson", "story_to_geojson"]


def digest_to_geojson(digest: Digest) -> str:
    """The places of a digest with coordinates as a GeoJSON FeatureCollection."""
    ranks = {place.id: rank for rank, place in enumerate(digest.where, 1)}
    features = [
        _feature(place, place.latitude, place.longitude, ranks.get(place.id))
        for place in digest.places
        if place.latitude is not None and place.longitude is not None
    ]
    return dump({"type": "FeatureCollection", "features": features}, indent=2)


def story_to_geojson(story: Story) -> str:
    """The places with coordinates of all digests of a story as a GeoJSON FeatureCollection."""
    found: defaultdict[object, list[tuple[int, Place]]] = defaultdict(list)
    for at, digest in enumerate(story.digests):
        for place in digest.places:
            if place.latitude is not None and place.longitude is not None:
                key = place.geonames_id or (place.latitude, place.longitude, place.name)
                found[key].append((at, place))
    features = [_story_feature(story, places) for places in found.values()]
    return dump({"type": "FeatureCollection", "features": features}, indent=2)


def _story_feature(story: Story, places: list[tuple[int, Place]]) -> dict[str, object]:
    _, best = max(places, key=lambda item: (item[1].role is PlaceRole.EVENT, item[1].salience))
    named = [(at, place) for at, place in places if place in story.digests[at].where]
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [best.longitude, best.latitude]},
        "properties": {
            "name": best.name,
            "country": best.country,
            "role": best.role.value,
            "geonames_id": best.geonames_id,
            "salience": best.salience,
            "confidence": best.confidence,
            "outlets": [story.outlets[at] for at, _ in places],
            "answer_of": [story.outlets[at] for at, _ in named],
            "mentions": [
                {"article": at, "span": [mention.span.start, mention.span.end]}
                for at, place in places
                for mention in place.mentions
            ],
        },
    }


def _feature(place: Place, latitude: float, longitude: float, rank: int | None) -> dict[str, object]:
    return {
        "type": "Feature",
        "id": place.id,
        "geometry": {"type": "Point", "coordinates": [longitude, latitude]},
        "properties": {
            "name": place.name,
            "text": place.text,
            "country": place.country,
            "role": place.role.value,
            "geonames_id": place.geonames_id,
            "salience": place.salience,
            "confidence": place.confidence,
            "answer": rank,
            "mentions": [[mention.span.start, mention.span.end] for mention in place.mentions],
        },
    }
