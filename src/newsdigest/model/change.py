"""What changed between two versions of a story."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

import attrs

from newsdigest.model.digest import Digest
from newsdigest.model.enums import ChangeField, ChangeKind, EditKind, Relation, Significance
from newsdigest.model.span import Span

__all__ = ["Change", "DigestDiff", "SentenceEdit"]

_D = TypeVar("_D", bound="DigestDiff")


@attrs.frozen(kw_only=True)
class Change:
    """One changed fact: the words on each side, their spans, how much it matters, and one plain sentence.

    Attributes:
        field: what it is about; an edit inside a quotation is always ``quote``.
        kind: whether it was added, removed or changed.
        before: the words of the earlier version, or None.
        after: the words of the later version, or None.
        before_span: their span in the text of the earlier article, or None.
        after_span: their span in the text of the later article, or None.
        significance: how much it matters to a reader.
        note: one plain sentence for a reader.

    >>> delta = newsdigest.diff("The storm killed 12 people in Hale.", "The storm killed 15 people in Hale.")
    >>> change = delta.changes[0]
    >>> change.note, change.significance.value, change.before_span
    ('The death toll rose from 12 to 15.', 'major', Span(start=17, end=19))
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
    """One step of the edit script: what became of a sentence.

    Attributes:
        kind: kept, added, removed, edited, moved, merged or split.
        before_spans: the sentences of the earlier article; empty where one was added.
        after_spans: the sentences of the later article; empty where one was removed.
        before_edits: the words of ``before_spans`` that the later article does not have there. With the sentences that
            were added or removed whole they hold every letter that differs; case, layout, quote marks, punctuation and
            the way a number is written ("12", "twelve") are typography and do not count.
        after_edits: the words of ``after_spans`` that the earlier article does not have there.

    >>> delta = newsdigest.diff("The pier closed.", "The old pier closed. It was unsafe.")
    >>> [(edit.kind.value, edit.after_spans) for edit in delta.sentences]
    [('edited', (Span(start=0, end=20),)), ('added', (Span(start=21, end=35),))]
    >>> [span.of(delta.after.article.text) for span in delta.sentences[0].after_edits]
    ['old']
    """

    kind: EditKind
    before_spans: tuple[Span, ...] = ()
    after_spans: tuple[Span, ...] = ()
    before_edits: tuple[Span, ...] = ()
    after_edits: tuple[Span, ...] = ()


@attrs.frozen(kw_only=True)
class DigestDiff:
    """What :func:`newsdigest.diff` found.

    Attributes:
        before: the digest of the earlier version.
        after: the digest of the later version.
        same_event: the probability that both report one event, from 0 to 1. Under 0.5 the articles count as reports
            of different events, and one change says so.
        relation: whether the two are versions of one article, accounts of one event, or reports of different events.
        cosmetic: whether the texts differ, and in layout and typography alone.
        changes: what changed in the facts, the most significant first.
        sentences: the edit script, sentence by sentence.

    >>> delta = newsdigest.diff('It sank. "It was dark," a diver said.', 'It sank.  “It was dark,” a diver said.')
    >>> delta.cosmetic, delta.changes
    (True, ())
    """

    before: Digest
    after: Digest
    same_event: float = 1.0
    relation: Relation = Relation.VERSIONS
    cosmetic: bool = False
    changes: tuple[Change, ...] = ()
    sentences: tuple[SentenceEdit, ...] = ()

    def __repr__(self) -> str:
        """One line: what the two are to each other, and how much differs."""
        differs = (
            "layout alone" if self.cosmetic else f"{len(self.changes)} changes, {len(self.sentences)} sentence edits"
        )
        return f"<DigestDiff of {self.relation.value.replace('_', ' ')}: {differs}>"

    def to_dict(self) -> dict[str, object]:
        """This diff as plain dictionaries, lists, strings and numbers, of the published JSON Schema."""
        from newsdigest.renderers import json_doc

        return json_doc.diff_to_dict(self)

    def to_json(self, *, indent: int | None = None) -> str:
        """This diff as a JSON document; :meth:`from_json` reads it back without loss.

        Args:
            indent: blanks a level; None for one line.
        """
        from newsdigest.renderers import json_doc

        return json_doc.diff_to_json(self, indent=indent)

    @classmethod
    def from_dict(cls: type[_D], data: Mapping[str, object]) -> _D:
        """Read what :meth:`to_dict` wrote.

        Args:
            data: a dictionary of the published JSON Schema.

        Raises:
            ParseError: the data is not a diff of a supported schema version; the message names the place.
        """
        from newsdigest.renderers import json_doc

        return json_doc.diff_from_dict(data, cls)

    @classmethod
    def from_json(cls: type[_D], document: str | bytes) -> _D:
        """Read what :meth:`to_json` wrote.

        Args:
            document: a JSON document of the published schema.

        Raises:
            ParseError: the document is not JSON, or not a diff of a supported schema version.

        >>> delta = newsdigest.diff("The pier closed.", "The pier may close.")
        >>> newsdigest.DigestDiff.from_json(delta.to_json()) == delta
        True
        """
        from newsdigest.renderers import json_doc

        return json_doc.diff_from_json(document, cls)

    def to_markdown(self) -> str:
        """This diff as a Markdown page; every text from the articles is escaped."""
        from newsdigest.renderers import markdown_doc

        return markdown_doc.diff_to_markdown(self)

    def to_html(self) -> str:
        """Both articles side by side with the changes marked, as one self-contained HTML page.

        All text is escaped; the page holds no script and fetches nothing.
        """
        from newsdigest.renderers import html_doc

        return html_doc.diff_to_html(self)

    def _repr_html_(self) -> str:
        """What a notebook shows."""
        from newsdigest.renderers import html_doc

        return html_doc.diff_to_fragment(self)
