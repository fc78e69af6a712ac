"""Sentences as an encoder reads them: word pieces, the case that an uncased encoder does not see, and gold layers.

Several sentences of one document may share an input, so that the encoder reads their context; arcs stay within a
sentence.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import torch
from torch import Tensor

from newsdigest.language.encoder.pieces import MOST_PIECES, Word, spelled
from training.tagger.batches import IGNORE
from training.tagger.data import Sample

__all__ = ["Pieces", "TeacherBatch", "chunks", "grouped", "teacher_batch"]

_APART = ("uner", "made")  # sentences that are no running text


class Pieces:
    """Words -> pieces of the encoder's vocabulary; remembers words."""

    def __init__(self, model: Path) -> None:
        from tokenizers import Tokenizer

        self._tokenizer = Tokenizer.from_file(str(model / "tokenizer.json"))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._words: dict[str, Word] = {}
        ends = self._tokenizer.encode("a").ids
        self.first, self.last = ends[0], ends[-1]
        self._unknown = self._tokenizer.token_to_id("[UNK]")

    def __call__(self, form: str) -> Word:
        """The pieces of one word, at most eight."""
        known = self._words.get(form)
        if known is None:
            ids = self._tokenizer.encode(form, add_special_tokens=False).ids[:MOST_PIECES] or [self._unknown]
            known = self._words[form] = spelled(form, tuple(ids))
        return known

    def size(self, sample: Sample) -> int:
        """How many pieces a sentence has."""
        return sum(len(self(form).ids) for form in sample.forms)


class TeacherBatch(NamedTuple):
    """One step's input; words are concatenated over all inputs."""

    ids: Tensor  # (inputs, time)
    cases: Tensor
    attention: Tensor
    first: Tensor  # of each word: where its first and its last piece lie in the flattened inputs
    last: Tensor
    rows: Tensor
    words: Tensor  # (sentences, longest): the number of each word, their count where a sentence has ended
    sentences: list[tuple[int, Sample]]  # the first word of each
    labels: dict[str, Tensor]  # by layer, one a word; "heads" within the sentence, its padded length at the root
    governors: Tensor  # the number of the head of each word, the count of words at a root
    open_gate: Tensor  # 0 where names must not train the encoder
    partial: Tensor  # whether "no name" may also be a name of a kind that was not marked


def chunks(
    samples: Sequence[Sample], pieces: Pieces, draw: random.Random, *, limit: int, sizes: Sequence[int]
) -> Iterator[tuple[int, list[Sample]]]:
    """Neighbouring sentences of one document with their number of pieces; how many is drawn from ``sizes``."""
    kept: list[Sample] = []
    filled, most = 0, draw.choice(list(sizes))
    for sample in samples:
        size = pieces.size(sample)
        other = bool(kept) and (sample.document, sample.origin) != (kept[0].document, kept[0].origin)
        if kept and (other or filled + size > limit or len(kept) >= most or sample.origin in _APART):
            yield filled, kept
            kept, filled, most = [], 0, draw.choice(list(sizes))
        kept.append(sample)
        filled += size
    if kept:
        yield filled, kept


def grouped(found: Sequence[tuple[int, list[Sample]]], budget: int, draw: random.Random) -> list[list[list[Sample]]]:
    """Inputs of like length in groups of about ``budget`` padded pieces, in random order."""
    order = sorted(found, key=lambda chunk: chunk[0] + draw.random() * 3)
    groups: list[list[list[Sample]]] = [[]]
    for size, chunk in order:
        if groups[-1] and (len(groups[-1]) + 1) * (size + 2) > budget:
            groups.append([])
        groups[-1].append(chunk)
    draw.shuffle(groups)
    return groups


def _inputs(group: Sequence[Sequence[Sample]], pieces: Pieces) -> dict[str, Tensor]:
    rows: list[tuple[int, ...]] = []
    ids, cases, places = [], [], []
    for at, chunk in enumerate(group):
        own, own_cases = [pieces.first], [0]
        for word in (pieces(form) for sample in chunk for form in sample.forms):
            places.append((at, len(own), len(own) + len(word.ids) - 1))
            own += word.ids
            own_cases += word.cases
            rows.append(word.rows)
        ids.append([*own, pieces.last])
        cases.append([*own_cases, 0])
    size = max(map(len, ids))
    return {
        "ids": torch.tensor([row + [1] * (size - len(row)) for row in ids]),
        "cases": torch.tensor([row + [0] * (size - len(row)) for row in cases]),
        "attention": torch.tensor([[1.0] * len(row) + [0.0] * (size - len(row)) for row in ids]),
        "first": torch.tensor([at * size + begin for at, begin, _ in places]),
        "last": torch.tensor([at * size + end for at, _, end in places]),
        "rows": torch.tensor(rows),
    }


def teacher_batch(
    group: Sequence[Sequence[Sample]], pieces: Pieces, maps: Mapping[str, Mapping[str, int]]
) -> TeacherBatch:
    """A group of inputs as tensors."""
    inputs = _inputs(group, pieces)
    samples = [sample for chunk in group for sample in chunk]
    longest, total = max(len(s.forms) for s in samples), len(inputs["first"])
    words = torch.full((len(samples), longest), total)
    labels = {layer: torch.full((total,), IGNORE) for layer in ("upos", "xpos", "deprel", "names", "heads")}
    governors = torch.full((total,), total)
    gate, partial = torch.ones(total, 1), torch.zeros(total, dtype=torch.bool)
    sentences, at = [], 0
    for number, sample in enumerate(samples):
        size = len(sample.forms)
        own = slice(at, at + size)
        sentences.append((at, sample))
        words[number, :size] = torch.arange(at, at + size)
        layers = {"upos": sample.upos, "xpos": sample.xpos, "deprel": sample.deprels, "names": sample.names}
        for layer, values in layers.items():
            if values is not None:
                labels[layer][own] = torch.tensor([maps[layer].get(value, IGNORE) for value in values])
        if sample.heads is not None:
            labels["heads"][own] = torch.tensor([longest if head < 0 else head for head in sample.heads])
            governors[own] = torch.tensor([total if head < 0 else at + head for head in sample.heads])
        if sample.origin == "uner":
            gate[own], partial[own] = 0, True
        at += size
    return TeacherBatch(
        **inputs,
        words=words,
        sentences=sentences,
        labels=labels,
        governors=governors,
        open_gate=gate,
        partial=partial,
    )
