"""Semicolons between two reports: "Ruiz called it dead; Hay called it a joy".

Each side has a verb of speech with a subject of its own, so that what the one said ends there and what the other said
begins; trees hang the second report below the first, as if it were its content.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from newsdigest.lexicon.speech import SPEAKING
from newsdigest.lexicon.tags import FINITE_TAGS
from newsdigest.model.analysis import Analysis, Sentence

__all__ = ["partings"]

_REPORTING = SPEAKING | {"name", "judge", "think"}
_TENSED = FINITE_TAGS | {"VBN"}  # taggers take a past for a participle


def partings(analysis: Analysis, region_of: Sequence[int | None]) -> tuple[int, ...]:
    """The semicolons outside quotation marks with a report before and after them in their sentence, in order.

    Args:
        analysis: the article's analysis.
        region_of: for each token the quotation that it is in, None outside marks.
    """
    if ";" not in analysis.view:
        return ()
    return tuple(at for sentence in analysis.sentences for at in _of_sentence(analysis, region_of, sentence))


def _of_sentence(analysis: Analysis, region_of: Sequence[int | None], sentence: Sentence) -> Iterator[int]:
    tokens = analysis.tokens
    marks = [at for at in range(sentence.first, sentence.last) if tokens[at].text == ";" and region_of[at] is None]
    first, reported = sentence.first, False
    for at, end in pairwise([*marks, sentence.last]):
        reported = reported or _reports(analysis, region_of, first, at)
        if reported and _reports(analysis, region_of, at + 1, end):
            yield at
        first = at + 1


def _reports(analysis: Analysis, region_of: Sequence[int | None], first: int, last: int) -> bool:
    """Whether a stretch outside marks holds a finite verb of speech with its subject."""
    for at in range(first, last):
        predicate = analysis.predicate_at.get(at)
        token = analysis.tokens[at]
        if predicate is None or predicate.kind not in _REPORTING or region_of[at] is not None:
            continue
        subject = any(
            analysis.tokens[kid].deprel == "nsubj" and first <= kid < last and region_of[kid] is None
            for kid in analysis.children[at]
        )
        if subject and token.upos == "VERB" and token.xpos in _TENSED:
            return True
    return False
