"""Samples -> padded tensors, in an order that the seed alone decides."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor

from newsdigest.language.tagger.features import KINDS, PhraseList, hashed, phrase_bits, word_rows
from training.tagger.augment import Augmenter
from training.tagger.data import LABELS, Sample

__all__ = ["LIKELY", "Batch", "Featurizer", "Soft", "Vocabulary", "batches", "pool"]

MAX_TOKENS = 110
BATCH_TOKENS = 900
IGNORE = -100
LIKELY = 4


class Vocabulary(NamedTuple):
    """The labels of each head, in order."""

    upos: list[str]
    xpos: list[str]
    deprel: list[str]
    fine: list[str]
    names: list[str]

    @staticmethod
    def of(samples: Sequence[Sample]) -> Vocabulary:
        """All labels that occur in gold samples."""

        def layer(name: str) -> list[str]:
            return sorted({label for s in samples for label in (getattr(s, name) or [])} - {"_"})

        return Vocabulary(layer("upos"), layer("xpos"), layer("deprels"), layer("ontonotes"), list(LABELS))


class Soft(NamedTuple):
    """For each word the likely answers (batch, time, ``LIKELY``) and their shares; shares are 0 where none is known."""

    at: Tensor
    share: Tensor


class Batch(NamedTuple):
    """One step's input."""

    rows: Tensor
    vectors: Tensor
    bits: Tensor
    mask: Tensor
    open_gate: Tensor  # 0 where names must not train the encoder
    upos: Tensor
    xpos: Tensor
    fine: Tensor
    names: Tensor
    name_weight: Tensor
    heads: Tensor  # the padded length represents the root
    deprels: Tensor
    soft: dict[str, Soft]  # upos, xpos, heads and deprel: a teacher's answers, or the one that is known


class Featurizer:
    """Forms -> rows, vector rows and bits; remembers words."""

    def __init__(self, work: Path) -> None:
        with np.load(work / "vectors.npz") as found:
            self._keys = {int(k): int(r) for k, r in zip(found["keys"], found["rows"], strict=True)}
            self.vectors = np.vstack([found["vectors"], np.zeros((1, found["vectors"].shape[1]), np.float32)])
        with np.load(work / "phrases.npz") as found:
            self._phrases = PhraseList(found["keys"].tolist(), found["bits"].tolist())
        self._words: dict[str, tuple[tuple[int, ...], int, int]] = {}

    def _word(self, form: str) -> tuple[tuple[int, ...], int, int]:
        known = self._words.get(form)
        if known is None:
            vector = self._keys.get(hashed(form.lower()), len(self.vectors) - 1)
            known = self._words[form] = (word_rows(form), vector, self._phrases.word_bits(form))
        return known

    def __call__(self, forms: Sequence[str]) -> tuple[list[tuple[int, ...]], list[int], list[int]]:
        """Rows, vector rows and phrase bits of a sentence."""
        words = [self._word(form) for form in forms]
        bits = phrase_bits(forms, [w[2] for w in words], self._phrases)
        return [w[0] for w in words], [w[1] for w in words], bits


def pool(gold: Sequence[Sample], extra: Sequence[tuple[Sequence[Sample], float]], draw: random.Random) -> list[Sample]:
    """One epoch: all of ``gold`` and a share of each extra set, measured in sentences of ``gold``."""
    chosen = list(gold)
    for samples, share in extra:
        wanted = int(share * len(gold))
        chosen += draw.sample(list(samples), min(wanted, len(samples)))
    return [s for s in chosen if 0 < len(s.forms) <= MAX_TOKENS]


def batches(
    samples: Sequence[Sample], words: Featurizer, vocabulary: Vocabulary, augment: Augmenter | None, draw: random.Random
) -> Iterator[tuple[list[Sample], Batch]]:
    """Batches of sentences of like length, in random order, with the sentences that they are made of."""
    order = sorted(range(len(samples)), key=lambda i: (len(samples[i].forms) + draw.random() * 3, i))
    groups: list[list[int]] = [[]]
    for i in order:
        if groups[-1] and (len(groups[-1]) + 1) * len(samples[i].forms) > BATCH_TOKENS:
            groups.append([])
        groups[-1].append(i)
    draw.shuffle(groups)
    maps = {name: {label: i for i, label in enumerate(getattr(vocabulary, name))} for name in vocabulary._fields}
    for group in groups:
        chosen = [augment(samples[i]) if augment else samples[i] for i in group]
        yield chosen, _batch(chosen, words, maps)


_NAME_WEIGHT = {"gum": 1.0, "uner": 1.0, "ewt": 0.4, "news": 0.4, "taught": 0.8, "made": 1.0, "marked": 1.0}


def _batch(samples: Sequence[Sample], words: Featurizer, maps: dict[str, dict[str, int]]) -> Batch:
    size, count = max(len(s.forms) for s in samples), len(samples)
    rows = np.zeros((count, size, 7), np.int64)
    vectors = np.full((count, size), len(words.vectors) - 1, np.int64)
    raw_bits = np.zeros((count, size), np.uint8)
    labels = {name: np.full((count, size), IGNORE, np.int64) for name in (*maps, "heads")}
    lengths = np.array([len(s.forms) for s in samples])
    for i, sample in enumerate(samples):
        n = len(sample.forms)
        rows[i, :n], vectors[i, :n], raw_bits[i, :n] = words(sample.forms)
        for name, layer in (
            ("upos", sample.upos),
            ("xpos", sample.xpos),
            ("fine", sample.ontonotes),
            ("names", sample.names),
            ("deprel", sample.deprels),
        ):
            if layer is not None:
                labels[name][i, :n] = [maps[name].get(label, IGNORE) for label in layer]
        if sample.heads is not None:
            labels["heads"][i, :n] = [size if h < 0 else h for h in sample.heads]
    soft = {layer: _soft(samples, layer, labels[layer], size) for layer in ("upos", "xpos", "heads", "deprel")}
    bits = (raw_bits[..., None] >> np.arange(len(KINDS) + 1, dtype=np.uint8)) & 1
    weight = np.array([_NAME_WEIGHT[s.origin] for s in samples], np.float32)
    gate = np.array([s.origin != "uner" for s in samples], np.float32)
    mask = (np.arange(size)[None, :] < lengths[:, None]).astype(np.float32)
    as_tensor = torch.from_numpy
    return Batch(
        as_tensor(rows),
        as_tensor(vectors),
        as_tensor(bits.astype(np.float32)),
        as_tensor(mask[..., None]),
        as_tensor(gate[:, None, None]),
        as_tensor(labels["upos"]),
        as_tensor(labels["xpos"]),
        as_tensor(labels["fine"]),
        as_tensor(labels["names"]),
        as_tensor(weight[:, None]),
        as_tensor(labels["heads"]),
        as_tensor(labels["deprel"]),
        soft,
    )


def _soft(samples: Sequence[Sample], layer: str, known: np.ndarray, size: int) -> Soft:
    """The likely answers of a layer; a head that is a sentence's length is its root, like ``size`` for the batch."""
    at = np.zeros((*known.shape, LIKELY), np.int64)
    share = np.zeros((*known.shape, LIKELY), np.float32)
    at[..., 0] = np.where(known == IGNORE, 0, known)
    share[..., 0] = known != IGNORE
    for i, sample in enumerate(samples):
        if sample.likely is not None:
            n = len(sample.forms)
            answers, shares = sample.likely[layer]
            at[i, :n] = np.where(answers == n, size, answers) if layer == "heads" else answers
            share[i, :n] = shares / np.maximum(shares.sum(axis=1, keepdims=True), 1e-6)
    return Soft(torch.from_numpy(at), torch.from_numpy(share))
