"""Static word vectors for the tagger: spaCy's English md vectors (MIT), unit length, centred, PCA to 64 numbers.

Several spellings share a vector row; keys are the lower-cased plain words, as CRC-32 hashes. A lower-case spelling
wins over a capitalised one.
"""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import spacy

from newsdigest.language.tagger.features import hashed

__all__ = ["compile_vectors"]

_PLAIN = re.compile(r"[^\W_]+(?:[.'&-][^\W_]+){0,4}\.?")
_SIZE = 64


def compile_vectors(model: Path) -> dict[str, np.ndarray]:
    """``keys`` (sorted hashes), ``rows`` (one per key) and ``vectors`` (rows x 64)."""
    vocab = spacy.load(model, exclude=["parser", "ner", "tagger", "lemmatizer", "attribute_ruler", "tok2vec"]).vocab
    table = np.asarray(vocab.vectors.data, dtype=np.float64)
    lower: dict[str, int] = {}
    cased: dict[str, int] = {}
    for key, row in sorted(vocab.vectors.key2row.items()):
        form = vocab.strings[key]
        if row >= 0 and len(form) <= 30 and _PLAIN.fullmatch(form):
            target = lower if form == form.lower() else cased
            target.setdefault(form.lower(), int(row))
    chosen = {**cased, **lower}
    hashes: dict[int, int] = {}
    clashing: set[int] = set()
    for form in sorted(chosen):
        key = hashed(form)
        if key in hashes and hashes[key] != chosen[form]:
            clashing.add(key)
        hashes[key] = chosen[form]
    keys = np.array(sorted(set(hashes) - clashing), dtype=np.uint32)
    rows = np.array([hashes[int(key)] for key in keys], dtype=np.uint16)
    return {"keys": keys, "rows": rows, "vectors": _reduced(table)}


def _reduced(table: np.ndarray) -> np.ndarray:
    length = np.linalg.norm(table, axis=1, keepdims=True)
    unit = table / np.maximum(length, 1e-9)
    centred = unit - unit.mean(axis=0)
    values, axes = np.linalg.eigh(centred.T @ centred)
    axes = axes[:, np.argsort(-values)[:_SIZE]]
    axes = axes * np.sign(
        axes[np.abs(axes).argmax(axis=0), np.arange(_SIZE)]
    )  # a sign that does not depend on the solver
    reduced = centred @ axes
    return (reduced / reduced.std()).astype(np.float32)
