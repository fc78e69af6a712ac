"""Labels of spaCy's English md model (MIT) over our own tokens: names in 18 kinds, Penn tags.

The sentences go in with their tokens, so labels come back token for token.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from training.tagger.data import Sample, silver_names

__all__ = ["label", "model"]

_SENTENCES = 12  # a stretch of sentences is labelled as one text: the model was trained on paragraphs


def model(path: Path, *, names_only: Sequence[str] = ("parser", "lemmatizer", "attribute_ruler", "senter")) -> Language:
    """The spaCy model at ``path``, without the parts that are not asked for."""
    return spacy.load(path, exclude=list(names_only))


def _stretches(samples: Iterable[Sample]) -> Iterator[list[Sample]]:
    kept: list[Sample] = []
    for sample in samples:
        if kept and (len(kept) == _SENTENCES or sample.document != kept[0].document):
            yield kept
            kept = []
        kept.append(sample)
    if kept:
        yield kept


def label(samples: Iterable[Sample], nlp: Language, *, keep_gold: bool) -> Iterator[Sample]:
    """``samples`` with spaCy's kinds of names; with Penn tags and silver names too unless ``keep_gold``."""

    def docs() -> Iterator[tuple[Doc, list[Sample]]]:
        for part in _stretches(samples):
            words = [form for sample in part for form in sample.forms]
            spaces = [space for sample in part for space in (sample.spaces or [True] * len(sample.forms))]
            yield Doc(nlp.vocab, words=words, spaces=spaces), part

    for doc, part in nlp.pipe(docs(), as_tuples=True, batch_size=64):
        at = 0
        for sample in part:
            tokens = doc[at : at + len(sample.forms)]
            at += len(sample.forms)
            kinds = ["O" if t.ent_iob_ == "O" or not t.ent_type_ else f"{t.ent_iob_}-{t.ent_type_}" for t in tokens]
            labelled = sample._replace(ontonotes=kinds)
            if not keep_gold:
                tags = [t.tag_ if t.tag_ not in ("_SP", "XX", "") else "NN" for t in tokens]
                labelled = labelled._replace(xpos=tags, names=silver_names(kinds))
            yield labelled
