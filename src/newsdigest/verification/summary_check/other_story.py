"""Whether an article says hardly anything of a text: a summary of another story, or one in another language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from newsdigest.model.checks import Finding
from newsdigest.model.enums import FindingKind, FindingVerdict
from newsdigest.model.span import Span
from newsdigest.verification.summary_check.foreign_text import is_foreign
from newsdigest.verification.summary_check.text_index import TextIndex
from newsdigest.verification.summary_check.units import ITEM_KINDS, SAID, Unit

__all__ = ["of_another_story"]

_LEAST_UNITS = 4
_MOST_SAID, _MOST_ITEMS, _MOST_TOGETHER = 0.5, 0.34, 0.34
"""The most that the article says of the units, of the names, figures and dates, and in any one sentence. Of 645 true
summaries of open articles one lies under all three, of summaries held against another article two in three do."""

_SURE = 0.8
_NO_CONTENT = frozenset({"preposition", "pronoun", "vague time"})


def of_another_story(units: Sequence[Unit], summary: TextIndex) -> Finding | None:
    """The finding that the article tells nothing of a text, or that the text is not English; None of others."""
    if is_foreign(units, summary):
        text = summary.analysis.article.text
        note = "This seems not to be in English, the one language that can be checked."
        return _of_whole(Span(0, len(text)), text, note)
    own = [unit for unit in units if unit.clause is None and unit.kind not in _NO_CONTENT]
    if len(own) < _LEAST_UNITS:
        return None
    if not _is_told_little(own):
        return None
    first, last = min(unit.first for unit in own), max(unit.last for unit in own)
    span = summary.analysis.span(first, last)
    said = sum(unit.best >= SAID for unit in own)
    note = f"The article has {said} of the {len(own)} names, figures and words of this, and tells another story."
    return _of_whole(span, summary.analysis.article.text, note)


def _of_whole(span: Span, text: str, note: str) -> Finding:
    return Finding(
        span=span,
        text=span.of(text),
        kind=FindingKind.CLAIM,
        verdict=FindingVerdict.ABSENT,
        confidence=_SURE,
        note=note,
    )


def _is_told_little(units: Sequence[Unit]) -> bool:
    items = [unit for unit in units if unit.kind in ITEM_KINDS]
    together = Counter(at for unit in units for at, strength in unit.match.items() if strength >= SAID)
    if _share(units) >= _MOST_SAID or (items and _share(items) > _MOST_ITEMS):
        return False
    return max(together.values(), default=0) < _MOST_TOGETHER * len(units)


def _share(units: Sequence[Unit]) -> float:
    return sum(unit.best >= SAID for unit in units) / len(units)
