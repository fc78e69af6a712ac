"""The optional second model: tags and trees from a pretrained encoder whose weights are a wheel of their own.

It finds the heads of words better than the packaged network, and a digest takes some seven times as long. Names are
those of the packaged network. Trained in ``training/tagger``; docs/model-card.md names its data, licences and scores.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsdigest import deadline
from newsdigest.language.encoder.network import run
from newsdigest.language.encoder.pieces import Word
from newsdigest.language.encoder.weights import load_encoder
from newsdigest.language.tagger import LONGEST, rejoin
from newsdigest.language.tagger.threads import one_thread
from newsdigest.language.tagger_output import Tagged

__all__ = ["retag"]

_STRIP = 1200  # about so many pieces go through the network at once


def retag(tagged: Tagged, forms: Sequence[str], sentences: Sequence[tuple[int, int]]) -> None:
    """Put the encoder's tags and trees of a whole article in the place of others; names stay.

    Args:
        tagged: the labels of its tokens, which are changed.
        forms: its tokens, folded.
        sentences: token ranges, which follow each other without gaps.

    Raises:
        MissingExtraError: ``newsdigest-encoder`` is not installed.
        ResourceError: its weights are damaged.
        DeadlineError: the time of the input is up.
    """
    weights = load_encoder()
    words = list(map(weights.vocabulary.word, forms))
    most = len(weights.places) - 2  # room for the pieces that open and close an input
    parts = list(_parts(words, sentences, most))
    for first, lengths in _strips(words, parts):
        deadline.check()
        last = first + sum(lengths)
        with one_thread():
            found = run(words[first:last], lengths, weights)
        tagged.upos[first:last] = map(weights.upos_labels.__getitem__, found.upos.tolist())
        tagged.xpos[first:last] = map(weights.xpos_labels.__getitem__, found.xpos.tolist())
        tagged.heads[first:last] = (found.heads + first).tolist()
        tagged.deprels[first:last] = map(weights.deprel_labels.__getitem__, found.deprels.tolist())
    rejoin(tagged, sorted(set(sentences) - set(parts)))


def _strips(words: Sequence[Word], parts: Sequence[tuple[int, int]]) -> Iterator[tuple[int, list[int]]]:
    """Runs of sentences of about ``_STRIP`` pieces: the first token and the lengths."""
    lengths: list[int] = []
    begin = filled = 0
    for first, last in parts:
        size = sum(len(word.ids) for word in words[first:last])
        if filled and filled + size > _STRIP:
            yield begin, lengths
            begin, lengths, filled = first, [], 0
        lengths.append(last - first)
        filled += size
    if lengths:
        yield begin, lengths


def _parts(words: Sequence[Word], sentences: Sequence[tuple[int, int]], most: int) -> Iterator[tuple[int, int]]:
    """The sentences, cut where they have more tokens or pieces than are parsed as one."""
    for first, last in sentences:
        begin, filled = first, 0
        for at in range(first, last):
            size = len(words[at].ids)
            if at - begin == LONGEST or filled + size > most:
                yield begin, at
                begin, filled = at, 0
            filled += size
        yield begin, last
