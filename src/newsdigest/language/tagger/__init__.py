"""The packaged multi-task tagger: parts of speech, trees and raw names from one small network, in numpy alone.

Trained in ``training/tagger``; docs/model-card.md names its data, licences and scores.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from newsdigest import deadline, resources
from newsdigest.language.tagger.features import phrase_bits
from newsdigest.language.tagger.network import LabelIndices, run
from newsdigest.language.tagger.threads import one_thread
from newsdigest.language.tagger.weights import LONGEST, Weights, load_weights
from newsdigest.language.tagger.words import WordMemory
from newsdigest.language.tagger_output import RawName, Tagged

__all__ = ["LONGEST", "rejoin", "tag"]

_STRIP = 1500  # about so many tokens go through the network at once
_SURE = 0.9  # how likely it must be that a token is in no name, for it to be taken for none
_LEAST = 0.35  # how sure it must be of a name on average over its tokens
_KINDS = {"PER": "person", "ORG": "organization", "PLACE": "place", "OTHER": "other"}


def tag(forms: Sequence[str], sentences: Sequence[tuple[int, int]]) -> Tagged:
    """Tag a whole article.

    Args:
        forms: its tokens, folded.
        sentences: token ranges, which follow each other without gaps.

    Raises:
        ResourceError: the packaged weights are missing or damaged.
    """
    memory = resources.load("language", "tagger.npz", _memory)
    weights = load_weights()
    out = Tagged([], [], [], [], [])
    labels = weights.labels
    common: set[int] = set()
    for first, lengths in _strips(sentences):
        deadline.check()
        last = first + sum(lengths)
        with one_thread():
            vectors, word_bits = memory(forms[first:last])
            found = run(vectors, _bits(forms[first:last], word_bits, lengths, weights), lengths, weights)
        out.upos.extend(map(labels.upos.__getitem__, found.upos.tolist()))
        out.xpos.extend(map(labels.xpos.__getitem__, found.xpos.tolist()))
        out.heads.extend((found.heads + first).tolist())
        out.deprels.extend(map(labels.deprel.__getitem__, found.deprels.tolist()))
        out.names.extend(_names(found, first, lengths, labels.names))
        common.update((np.flatnonzero(found.names[:, 0] > _SURE) + first).tolist())
    rejoin(out, [sentence for sentence in sentences if sentence[1] - sentence[0] > LONGEST])
    return out._replace(common=frozenset(common))


def _memory(package: str, name: str) -> WordMemory:
    return WordMemory(load_weights())


def _strips(sentences: Sequence[tuple[int, int]]) -> Iterator[tuple[int, list[int]]]:
    """Runs of sentences (long ones cut) of about ``_STRIP`` tokens: the first token and the lengths."""
    lengths: list[int] = []
    begin = filled = 0
    for first, last in sentences:
        for at in range(first, last, LONGEST):
            size = min(LONGEST, last - at)
            if filled and filled + size > _STRIP:
                yield begin, lengths
                begin, lengths, filled = at, [], 0
            lengths.append(size)
            filled += size
    if lengths:
        yield begin, lengths


def _bits(forms: Sequence[str], word_bits: Sequence[int], lengths: Sequence[int], weights: Weights) -> list[int]:
    bits: list[int] = []
    at = 0
    for size in lengths:
        bits += phrase_bits(forms[at : at + size], word_bits[at : at + size], weights.phrases)
        at += size
    return bits


def rejoin(out: Tagged, cut: Sequence[tuple[int, int]]) -> None:
    """Attach the parts of sentences that were cut for the network to the root of the first part."""
    for first, last in cut:
        roots = [at for at in range(first, last) if out.heads[at] == at]
        for root in roots[1:]:
            out.heads[root], out.deprels[root] = roots[0], "parataxis"


def _names(found: LabelIndices, first: int, lengths: Sequence[int], labels: Sequence[str]) -> Iterator[RawName]:
    """Spans of the best name labels; an I- that follows nothing of its kind opens a name."""
    best = found.names.argmax(axis=1)
    probability = found.names[np.arange(len(best)), best]
    starts = {int(at) for at in np.cumsum([0, *lengths])}
    spans: list[tuple[str, int, int]] = []
    for at in map(int, np.flatnonzero(best)):
        label = labels[int(best[at])]
        kind = _KINDS[label[2:]]
        if spans and label[0] == "I" and at not in starts and spans[-1][0] == kind and spans[-1][2] == at:
            spans[-1] = (kind, spans[-1][1], at + 1)
        else:
            spans.append((kind, at, at + 1))
    for kind, start, end in spans:
        mean = probability[start]
        if end > start + 1:
            mean = np.add.reduce(probability[start:end]) / np.float32(end - start)
        if mean >= _LEAST:
            yield RawName(kind, start + first, end + first, float(mean))
