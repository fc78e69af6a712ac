"""ninjs 3.0 out: IPTC's News in JSON, with the digest's people, organisations, places and summary as metadata.

Properties after https://www.iptc.org/std/ninjs/ninjs-schema_3.0.json. What the digest is about is related as ``about``,
all else as ``mentions``. ninjs takes only full times with a zone, so a bare date is left out.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from newsdigest.model.enums import ActorKind
from newsdigest.renderers.json_doc import dump_for_script
from newsdigest.renderers.standoff import iri

if TYPE_CHECKING:
    from newsdigest.model.digest import Digest

__all__ = ["digest_to_ninjs"]

_STANDARD: Final = {
    "name": "ninjs",
    "version": "3.0",
    "schema": "https://www.iptc.org/std/ninjs/ninjs-schema_3.0.json",
}


def digest_to_ninjs(digest: Digest) -> str:
    """A digest as a ninjs 3.0 news object of type ``text``."""
    article = digest.article
    about = {actor.name for actor in digest.who} | {place.name for place in digest.where}
    people = [actor.name for actor in digest.actors if actor.kind is ActorKind.PERSON and not actor.anonymous]
    bodies = [actor.name for actor in digest.actors if actor.kind is ActorKind.ORGANIZATION]
    fields: dict[str, object] = {
        "uri": iri(article),
        "standard": _STANDARD,
        "type": "text",
        "language": article.language,
        "versionCreated": _moment(article.modified or article.published),
        "firstCreated": _moment(article.published),
        "by": ", ".join(article.authors),
        "located": article.dateline,
        "headlines": _roles("main", digest.headline or ""),
        "descriptions": _roles("summary", " ".join(passage.text for passage in digest.summary)),
        "bodies": _roles("main", article.text),
        "people": _related(people, about),
        "organisations": _related(bodies, about),
        "places": _related([place.name for place in digest.places], about),
    }
    return dump_for_script({name: value for name, value in fields.items() if value}, indent=2)


def _moment(moment: date | None) -> str | None:
    return moment.isoformat() if isinstance(moment, datetime) and moment.tzinfo else None


def _roles(role: str, value: str) -> list[dict[str, str]]:
    return [{"role": role, "contentType": "text/plain", "value": value}] if value else []


def _related(names: list[str], about: set[str]) -> list[dict[str, str]]:
    return [{"name": name, "rel": "about" if name in about else "mentions"} for name in dict.fromkeys(names)]
