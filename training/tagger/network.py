"""The multi-task network, for training. ``newsdigest.language.tagger.network`` is the same computation in numpy.

Word features -> one layer -> four residual convolution blocks; linear heads for the two part-of-speech sets on top of
them; one more block and two heads for names; two more blocks (steps 4 and 8) and biaffine arcs (Dozat and Manning,
2017) for the tree.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from newsdigest.language.tagger.features import KINDS, TABLES

__all__ = ["ARC", "LABEL", "STEPS", "WIDTH", "Network", "Scores"]

WIDTH = 144
STEPS = (1, 1, 1, 2)
PARSER_STEPS = (4, 8)
ARC = 96
LABEL = 96
FAR = 12  # distances between a word and its head are told apart up to here
BITS = len(KINDS) + 1
EPS = 1e-5


class Layer(nn.Module):
    """A linear layer, rectified, with layer norm."""

    def __init__(self, inputs: int, outputs: int) -> None:
        super().__init__()
        self.linear = nn.Linear(inputs, outputs)
        self.norm = nn.LayerNorm(outputs, eps=EPS)

    def forward(self, x: Tensor) -> Tensor:
        return self.norm(torch.relu(self.linear(x)).float())


class Block(nn.Module):
    """[previous, this, next] -> one layer, added to the input; padding stays zero."""

    def __init__(self, width: int, step: int, dropout: float) -> None:
        super().__init__()
        self.step = step
        self.layer = Layer(3 * width, width)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        s = self.step
        padded = nn.functional.pad(x, (0, 0, s, s))
        window = torch.cat([padded[:, : -2 * s], x, padded[:, 2 * s :]], dim=-1)
        return (x + self.dropout(self.layer(window))) * mask


class Scores:
    """What the heads give for a batch."""

    def __init__(self, upos: Tensor, xpos: Tensor, fine: Tensor, names: Tensor, parsed: Tensor) -> None:
        self.upos, self.xpos, self.fine, self.names, self.parsed = upos, xpos, fine, names, parsed


class Network(nn.Module):
    """All of it."""

    def __init__(self, vectors: Tensor, sizes: dict[str, int], width: int = WIDTH, dropout: float = 0.15) -> None:
        super().__init__()
        self.width = width
        self.tables = nn.ModuleList([nn.Embedding(t.rows, t.width) for t in TABLES])
        for table in self.tables:
            nn.init.normal_(table.weight, std=0.15)
        self.register_buffer("vectors", vectors)  # the last row is zero: unknown words
        inputs = sum(t.width for t in TABLES) + vectors.shape[1]
        self.input = Layer(inputs, width)
        self.bits = nn.Linear(BITS, width, bias=False)
        self.drop = nn.Dropout(dropout)
        self.blocks = nn.ModuleList([Block(width, s, dropout) for s in STEPS])
        self.upos = nn.Linear(width, sizes["upos"])
        self.xpos = nn.Linear(width, sizes["xpos"])
        self.name_block = Block(width, 1, dropout + 0.1)
        self.fine = nn.Linear(width, sizes["fine"])
        self.names = nn.Linear(width + sizes["fine"], sizes["names"])
        self.parser = nn.ModuleList([Block(width, s, dropout) for s in PARSER_STEPS])
        self.arc_word = nn.Linear(width, ARC)
        self.arc_head = nn.Linear(width, ARC)
        self.arc_bias = nn.Linear(ARC, 1, bias=False)
        self.arc_root = nn.Parameter(torch.zeros(ARC))
        self.arc_far = nn.Parameter(torch.zeros(2 * FAR + 1))
        self.label_word = nn.Linear(width, 2 * LABEL)
        self.label_head = nn.Linear(width, 2 * LABEL, bias=False)
        self.label_root = nn.Parameter(torch.zeros(2 * LABEL))
        self.label_far = nn.Embedding(2 * FAR + 1, 2 * LABEL)
        nn.init.normal_(self.label_far.weight, std=0.05)
        self.label_out = nn.Linear(LABEL, sizes["deprel"])

    def encode(self, rows: Tensor, vectors: Tensor, bits: Tensor, mask: Tensor) -> Tensor:
        """Words in context. ``rows`` is (batch, time, 7); ``mask`` (batch, time, 1)."""
        form = self.tables[0](rows[..., 0]) + self.tables[0](rows[..., 1])
        if self.training:  # now and then a word must be known by its spelling or its context alone
            form = form * (torch.rand_like(form[..., :1]) > 0.1)
        parts = [form] + [table(rows[..., i + 1]) for i, table in enumerate(self.tables) if i]
        static = self.vectors[vectors]
        if self.training:
            static = static * (torch.rand_like(static[..., :1]) > 0.1)
        x = self.input(self.drop(torch.cat([*parts, static], dim=-1)))
        x = self.drop(x + self.bits(bits)) * mask
        for block in self.blocks:
            x = block(x, mask)
        return x

    def forward(self, x: Tensor, mask: Tensor, open_gate: Tensor) -> Scores:
        """The heads over encoded words; where ``open_gate`` is 0 names do not train what lies below them."""
        below = x * open_gate + x.detach() * (1 - open_gate)
        fine, names = self.named(below, mask)
        parsed = x
        for block in self.parser:
            parsed = block(parsed, mask)
        return Scores(self.upos(x), self.xpos(x), fine, names, parsed)

    def named(self, x: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """The two name heads over encoded words."""
        named = self.name_block(x, mask)
        fine = self.fine(named)
        return fine, self.names(torch.cat([named, fine.float().softmax(-1)], dim=-1))

    def arcs(self, parsed: Tensor) -> Tensor:
        """Scores (batch, word, head); the last head is the root."""
        size = parsed.shape[1]
        word, head = self.arc_word(parsed).float(), self.arc_head(parsed).float()
        place = torch.arange(size)
        far = (place[None, :] - place[:, None]).clamp(-FAR, FAR) + FAR
        scores = word @ head.transpose(1, 2) + self.arc_bias(head).float().transpose(1, 2) + self.arc_far[far]
        root = word @ self.arc_root + self.arc_bias(self.arc_root).float()
        return torch.cat([scores, root[..., None]], dim=-1)

    def labels(self, parsed: Tensor, heads: Tensor) -> Tensor:
        """Scores of the relation to the given heads; a head of ``size`` is the root."""
        batch, size, _ = parsed.shape
        head = self.label_head(parsed).float()
        root = self.label_root.expand(batch, 1, -1)
        chosen = torch.cat([head, root], dim=1).gather(1, heads[..., None].expand(-1, -1, head.shape[-1]))
        far = (heads - torch.arange(size)).clamp(-FAR, FAR) + FAR
        far = torch.where(heads == size, FAR, far)
        hidden = self.label_word(parsed).float() + chosen + self.label_far(far).float()
        half = hidden.shape[-1] // 2
        return self.label_out(self.drop(torch.maximum(hidden[..., :half], hidden[..., half:])))
