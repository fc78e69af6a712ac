"""Annotation formats: W3C Web Annotations, brat standoff, displaCy dictionaries. All point into the same text.

- Web Annotation Data Model (W3C Recommendation, 2017): one annotation a fact, with a position selector and a quote
  selector (with the words around it). The standard counts code points; browsers count UTF-16 code units, so there is a
  variant that does too.
- brat standoff (https://brat.nlplab.org/standoff.html): text-bound annotations, discontinuous where a quotation has
  several pieces or a line ends, a relation from each quotation to its speaker, and notes with the resolved value.
- displaCy: the dictionary that ``displacy.render(..., manual=True)`` takes. It cannot show overlaps, so quotations and
  events are left out and the first of two overlapping mentions is kept.
"""

from __future__ import annotations

import re
from base64 import urlsafe_b64encode
from bisect import bisect_left
from collections.abc import Callable, Iterator
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from newsdigest.model.span import Span
from newsdigest.renderers.annotations import Annotation, annotations_of
from newsdigest.renderers.clean_text import one_line
from newsdigest.renderers.json_doc import dump_for_script
from newsdigest.renderers.json_ld import web_address

if TYPE_CHECKING:
    from newsdigest.model.article import Article
    from newsdigest.model.digest import Digest

__all__ = [
    "digest_to_brat",
    "digest_to_displacy",
    "digest_to_web_annotations",
    "digest_to_web_annotations_utf16",
    "iri",
]

_AROUND: Final = 32  # characters of context in a quote selector
_LINE: Final = re.compile(r"[^\r\n]+")
_SPEAKING: Final = frozenset({"Person", "Organization", "Group"})
_NOT_SHOWN: Final = frozenset({"Quote", "Event"})


def iri(article: Article) -> str:
    """A name for the article: its address, else its text's own name after RFC 6920 (``ni:``)."""
    address = web_address(article.url)
    if address is not None:
        return address
    digest = sha256(article.text.encode("utf-8", errors="surrogatepass")).digest()
    return f"ni:///sha-256;{urlsafe_b64encode(digest).decode().rstrip('=')}"


def digest_to_web_annotations(digest: Digest) -> str:
    """The facts as an AnnotationPage; positions count code points, as everywhere in newsdigest."""
    return _annotation_page(digest, lambda at: at)


def digest_to_web_annotations_utf16(digest: Digest) -> str:
    """The facts as an AnnotationPage; positions count UTF-16 code units, as JavaScript does."""
    astral = [at for at, character in enumerate(digest.article.text) if ord(character) > 0xFFFF]
    return _annotation_page(digest, lambda at: at + bisect_left(astral, at))


def _annotation_page(digest: Digest, position: Callable[[int], int]) -> str:
    source = iri(digest.article)
    items = [
        {
            "id": f"{source}#fact-{number}",
            "type": "Annotation",
            "motivation": "identifying",
            "body": [
                {"type": "TextualBody", "purpose": "tagging", "value": label.kind.lower()},
                {"type": "TextualBody", "purpose": "identifying", "value": label.value},
            ],
            "target": [
                {"source": source, "selector": _selectors(digest.article.text, span, position)} for span in label.spans
            ],
        }
        for number, label in enumerate(annotations_of(digest), 1)
    ]
    page = {"@context": "http://www.w3.org/ns/anno.jsonld", "id": f"{source}#facts", "type": "AnnotationPage"}
    return dump_for_script({**page, "items": items}, indent=2)


def _selectors(text: str, span: Span, position: Callable[[int], int]) -> list[dict[str, object]]:
    quote: dict[str, object] = {
        "type": "TextQuoteSelector",
        "exact": span.of(text),
        "prefix": text[max(0, span.start - _AROUND) : span.start],
        "suffix": text[span.end : span.end + _AROUND],
    }
    return [{"type": "TextPositionSelector", "start": position(span.start), "end": position(span.end)}, quote]


def _with_carried_speakers(facts: tuple[Annotation, ...]) -> tuple[Annotation, ...]:
    """The annotations, and one for each speaker of whom no actor's mention says so."""
    mentions = {label.spans[0] for label in facts if label.kind in _SPEAKING}
    carried = {label.speaker: label.value for label in facts if label.speaker and label.speaker not in mentions}
    return facts + tuple(Annotation("Person", (span,), value) for span, value in sorted(carried.items()))


def digest_to_brat(digest: Digest) -> str:
    """The facts as a brat ``.ann`` file over a ``.txt`` file that holds the article's text."""
    text = digest.article.text
    facts = _with_carried_speakers(annotations_of(digest))
    named = [(f"T{number}", label) for number, label in enumerate(filter(_has_words(text), facts), 1)]
    speakers = {label.spans[0]: name for name, label in named if label.kind in _SPEAKING}
    said = [(name, speakers[label.speaker]) for name, label in named if label.speaker in speakers]
    lines = [line for name, label in named for line in _bound(name, label, text)]
    lines += [f"R{number}\tSaid Arg1:{quote} Arg2:{speaker}" for number, (quote, speaker) in enumerate(said, 1)]
    return "".join(f"{line}\n" for line in lines)


def _has_words(text: str) -> Callable[[Annotation], bool]:
    return lambda label: any(True for span in label.spans for _ in _pieces(text, span))


def _pieces(text: str, span: Span) -> Iterator[Span]:
    """The parts of ``span`` between line ends, which brat does not allow within an annotation."""
    return (Span(*found.span()) for found in _LINE.finditer(text, span.start, span.end))


def _bound(name: str, label: Annotation, text: str) -> tuple[str, str]:
    pieces = [piece for span in label.spans for piece in _pieces(text, span)]
    offsets = ";".join(f"{piece.start} {piece.end}" for piece in pieces)
    words = " ".join(piece.of(text) for piece in pieces)
    return f"{name}\t{label.kind} {offsets}\t{words}", f"#{name[1:]}\tAnnotatorNotes {name}\t{one_line(label.value)}"


def digest_to_displacy(digest: Digest) -> str:
    """Mentions, times and figures as the JSON of a displaCy ``ent`` dictionary."""
    ents: list[dict[str, object]] = []
    end = 0
    for label in annotations_of(digest):
        (first, *_) = label.spans
        if label.kind in _NOT_SHOWN or first.start < end or not len(first):
            continue
        end = first.end
        ents.append({"start": first.start, "end": first.end, "label": label.kind.upper()})
    return dump_for_script({"text": digest.article.text, "ents": ents, "title": digest.headline}, indent=2)
