r"""schema.org in JSON-LD: a NewsArticle with its Quotations, Persons, Organizations, Places and the main Event.

The document is safe within a ``<script type="application/ld+json">`` element as it is: ``<``, ``>`` and ``&`` are
written as ``\u`` escapes (HTML Standard, "restrictions for contents of script elements"), and so are the line
separators that older JavaScript refuses in strings. Only web addresses become ``url``. Vocabulary: https://schema.org/NewsArticle.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from newsdigest.model.enums import ActorKind, EventStatus
from newsdigest.renderers.json_doc import dump_for_script
from newsdigest.renderers.text_layout import act_words, quote_words

if TYPE_CHECKING:
    from newsdigest.model.article import Article
    from newsdigest.model.digest import Digest
    from newsdigest.model.facts import Actor, Event, Place, Quote, Speaker

__all__ = ["digest_to_jsonld", "web_address"]

_TYPES: Final = {
    ActorKind.PERSON: "Person",
    ActorKind.ORGANIZATION: "Organization",
    ActorKind.GROUP: "Organization",  # the nearest that may speak a Quotation
    ActorKind.OTHER: "Thing",
}
_STATUSES: Final = {EventStatus.PLANNED: "https://schema.org/EventScheduled"}
_WEB: Final = re.compile(r"https?://[^\s<>\"{}|\\^`]+", re.IGNORECASE)
_DATE: Final = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def digest_to_jsonld(digest: Digest) -> str:
    """A digest as a schema.org NewsArticle; see :meth:`newsdigest.Digest.to_jsonld`."""
    document = _filled(
        {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            **_about(digest.article),
            "headline": digest.headline,
            "abstract": " ".join(passage.text for passage in digest.summary),
            "about": [_event(event) for event in digest.what[:1]],
            "contentLocation": [_place(place) for place in digest.where],
            "mentions": [
                *map(_actor, digest.actors),
                *(_place(place) for place in digest.places),
            ],
            "hasPart": [_quotation(quote, digest.article.text) for quote in digest.quotes if not quote.negated],
            "articleBody": digest.article.text,
        }
    )
    return dump_for_script(document, indent=2)


def web_address(url: str | None) -> str | None:
    """``url`` where it is an address of the web, else None: no script may pass as an address."""
    return url if url and _WEB.fullmatch(url) else None


def _filled(fields: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in fields.items() if value is not None and value not in ("", [], {})}


def _about(article: Article) -> dict[str, object]:
    return {
        "url": web_address(article.url),
        "inLanguage": article.language,
        "datePublished": article.published.isoformat() if article.published else None,
        "dateModified": article.modified.isoformat() if article.modified else None,
        "dateline": article.dateline,
        "author": [{"@type": "Person", "name": name} for name in article.authors],
        "publisher": {"@type": "Organization", "name": article.publisher} if article.publisher else None,
    }


def _actor(actor: Actor) -> dict[str, object]:
    role = "jobTitle" if actor.kind is ActorKind.PERSON else "description"
    return _filled(
        {
            "@type": _TYPES[actor.kind],
            "@id": f"#{actor.id}",
            "name": actor.name,
            "alternateName": list(actor.aliases),
            role: actor.description,
            "disambiguatingDescription": "unnamed source" if actor.anonymous else None,
        }
    )


def _place(place: Place) -> dict[str, object]:
    geonames = f"https://sws.geonames.org/{place.geonames_id}/" if place.geonames_id else None
    position = None
    if place.latitude is not None and place.longitude is not None:
        position = {"@type": "GeoCoordinates", "latitude": place.latitude, "longitude": place.longitude}
    address = {"@type": "PostalAddress", "addressCountry": place.country} if place.country else None
    return _filled({"@type": "Place", "name": place.name, "sameAs": geonames, "address": address, "geo": position})


def _event(event: Event) -> dict[str, object]:
    when = event.when.value if event.when and _DATE.match(event.when.value) else None
    return _filled(
        {
            "@type": "Event",
            "name": event.text,
            "startDate": when,
            "location": _place(event.where) if event.where else None,
            "eventStatus": _STATUSES.get(event.status),
        }
    )


def _quotation(quote: Quote, text: str) -> dict[str, object]:
    speaker = _speaker(quote.speaker) if quote.speaker else None
    return _filled(
        {
            "@type": "Quotation",
            "text": quote_words(quote, text),
            "description": act_words(quote),
            "spokenByCharacter": speaker,
        }
    )


def _speaker(speaker: Speaker) -> dict[str, object]:
    if speaker.actor is not None:
        return {"@id": f"#{speaker.actor}"}
    unnamed = "unnamed source" if speaker.anonymous else None
    return _filled(
        {
            "@type": "Person",
            "name": speaker.name,
            "jobTitle": speaker.description,
            "disambiguatingDescription": unnamed,
        }
    )
