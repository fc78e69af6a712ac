"""What changed between two versions of a story."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

import attrs

from newsdigest.model.digest import Digest
from newsdigest.model.enums import ChangeField, ChangeKind, EditKind, Significance
from newsdigest.model.span import Span

__all__ = ["Change", "DigestDiff", "SentenceEdit"]

_D = TypeVar("_D", bound="DigestDiff")


@attrs.frozen(kw_only=True)
class Change:
    """One changed fact: the words on each side, where they stand, how much it matters, and one plain sentence.

    ``before_span`` indexes the text of the earlier article, ``after_span`` that of the later one; a side that does
    not have the fact is None. An edit inside a quotation is a change of field ``quote``.
    """

    field: ChangeField
    kind: ChangeKind
    before: str | None = None
    after: str | None = None
    before_span: Span | None = None
    after_span: Span | None = None
    significance: Significance = Significance.NOTABLE
    note: str = ""


@attrs.frozen(kw_only=True)
class SentenceEdit:
    """One step of the edit script: the sentences concerned on either side (none for added or removed ones)."""

    kind: EditKind
    before_spans: tuple[Span, ...] = ()
    after_spans: tuple[Span, ...] = ()


@attrs.frozen(kw_only=True)
class DigestDiff:
    """What :func:`newsdigest.diff` found. ``changes`` come most significant first.

    ``same_event`` tells in 0..1 how sure it is that both tell of one event; ``cosmetic`` is true where the texts
    differ in layout and typography alone.
    """

    before: Digest
    after: Digest
    same_event: float = 1.0
    cosmetic: bool = False
    changes: tuple[Change, ...] = ()
    sentences: tuple[SentenceEdit, ...] = ()

    def to_dict(self) -> dict[str, object]:
        """This diff as plain dictionaries, lists, strings and numbers (see the published JSON Schema)."""
        from newsdigest.renderers import json_doc

        return json_doc.diff_to_dict(self)

    def to_json(self, *, indent: int | None = None) -> str:
        """This diff as a JSON document; :meth:`from_json` reads it back without loss."""
        from newsdigest.renderers import json_doc

        return json_doc.diff_to_json(self, indent=indent)

    @classmethod
    def from_dict(cls: type[_D], data: Mapping[str, object]) -> _D:
        """Read what :meth:`to_dict` wrote.

        Raises:
            ParseError: the data is not a diff of a supported schema version.
        """
        from newsdigest.renderers import json_doc

        return json_doc.diff_from_dict(data, cls)

    @classmethod
    def from_json(cls: type[_D], document: str | bytes) -> _D:
        """Read what :meth:`to_json` wrote.

        Raises:
            ParseError: the document is not JSON, or not a diff of a supported schema version.
        """
        from newsdigest.renderers import json_doc

        return json_doc.diff_from_json(document, cls)

    def to_markdown(self) -> str:
        """This diff as a Markdown page; every text from the articles is escaped."""
        from newsdigest.renderers import markdown_doc

        return markdown_doc.diff_to_markdown(self)

    def to_html(self) -> str:
        """Both articles side by side with the changes marked, as one self-contained HTML page."""
        from newsdigest.renderers import html_doc

        return html_doc.diff_to_html(self)

    def _repr_html_(self) -> str:
        """What a notebook shows."""
        from newsdigest.renderers import html_doc

        return html_doc.diff_to_fragment(self)
