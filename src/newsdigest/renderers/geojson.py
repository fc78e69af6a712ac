"""GeoJSON (RFC 7946) out: the places of a digest on a map.

A FeatureCollection with one Point for each place that has coordinates, longitude before latitude. Countries, states and
counties are at GeoNames' representative point.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdigest.renderers.json_doc import dump

if TYPE_CHECKING:
    from newsdigest.model.digest import Digest
    from newsdigest.model.facts import Place

__all__ = ["digest_to_geojson"]


def digest_to_geojson(digest: Digest) -> str:
    """The places of a digest with coordinates as a GeoJSON FeatureCollection."""
    ranks = {place.id: rank for rank, place in enumerate(digest.where, 1)}
    features = [
        _feature(place, place.latitude, place.longitude, ranks.get(place.id))
        for place in digest.places
        if place.latitude is not None and place.longitude is not None
    ]
    return dump({"type": "FeatureCollection", "features": features}, indent=2)


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
