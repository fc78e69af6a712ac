"""The multi-task network, for training. ``newsdigest.language.tagger.network`` is the same computation in numpy.

Word features -> one layer -> four residual convolution blocks; linear heads for the two part-of-speech sets on top of
them; one more block and two heads for names; one more block (step 4) and biaffine arcs (Dozat and Manning,
2017) for a first tree. In the tree pass every word then reads its likely head and its likely dependents, and arcs and
labels are scored once more: attention whose weights are trained as arcs (Strubell et al., 2018).
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn

from newsdigest.language.tagger.features import KINDS, TABLES

__all__ = ["ARC", "LABEL", "PARSER_STEPS", "STEPS", "WIDTH", "Arcs", "Network", "Scores"]

WIDTH = 144
STEPS = (1, 1, 1, 2)
PARSER_STEPS = (4,)
ARC = 96
LABEL = 96
NEAR = 48  # numbers that a word shows its head and its dependents
FAR = 12  # distances between a word and its head are distinguished up to here
BITS = len(KINDS) + 1
EPS = 1e-5
NEVER = -1e4


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


class Arcs(nn.Module):
    """Scores of every word as the head of every other, and of the root."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.word = nn.Linear(width, ARC)
        self.head = nn.Linear(width, ARC)
        self.bias = nn.Linear(ARC, 1, bias=False)
        self.root = nn.Parameter(torch.zeros(ARC))
        self.far = nn.Parameter(torch.zeros(2 * FAR + 1))

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """Scores (batch, word, head) without padding and a word's own; the last head is the root."""
        size = x.shape[1]
        word, head = self.word(x).float(), self.head(x).float()
        place = torch.arange(size)
        far = (place[None, :] - place[:, None]).clamp(-FAR, FAR) + FAR
        scores = word @ head.transpose(1, 2) + self.bias(head).float().transpose(1, 2) + self.far[far]
        scores = scores.masked_fill((mask[..., 0] == 0)[:, None, :], NEVER)
        scores = scores.masked_fill(torch.eye(size, dtype=torch.bool)[None], NEVER)
        root = word @ self.root + self.bias(self.root).float()
        return torch.cat([scores, root[..., None]], dim=-1)


class TreePass(nn.Module):
    """A word and what its likely head, its dependents before it and those after it show -> one layer, added."""

    def __init__(self, width: int, dropout: float) -> None:
        super().__init__()
        self.shown = nn.Linear(width, 2 * NEAR)  # to dependents, then to the head
        self.root = nn.Parameter(torch.zeros(NEAR))
        self.layer = Layer(width + 3 * NEAR, width)
        nn.init.zeros_(self.layer.norm.weight)  # it starts as nothing
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, arcs: Tensor, mask: Tensor) -> Tensor:
        """``x`` after the pass; ``arcs`` are the scores that it goes by."""
        heads = arcs.softmax(-1) * mask
        within = heads[..., :-1]
        down, up = self.shown(x).float().chunk(2, -1)
        above = within @ down + heads[..., -1:] * self.root
        upward = within.transpose(1, 2)  # of each head: its words
        before, after = upward.tril(-1) @ up, upward.triu(1) @ up
        return (x + self.dropout(self.layer(torch.cat([x, above, before, after], -1)))) * mask


class Scores:
    """What the heads give for a batch."""

    def __init__(self, tags: tuple[Tensor, Tensor], fine: Tensor, names: Tensor, parsed: tuple[Tensor, ...]) -> None:
        self.upos, self.xpos = tags
        self.fine, self.names = fine, names
        self.parsed, self.first_arcs, self.arcs = parsed


class Network(nn.Module):
    """All of it."""

    def __init__(
        self,
        vectors: Tensor,
        sizes: dict[str, int],
        width: int = WIDTH,
        dropout: float = 0.15,
        parser_steps: Sequence[int] = PARSER_STEPS,
    ) -> None:
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
        self.parser = nn.ModuleList([Block(width, s, dropout) for s in parser_steps])
        self.first_arcs = Arcs(width)
        self.tree_pass = TreePass(width, dropout)
        self.arcs = Arcs(width)
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
        first = self.first_arcs(parsed, mask)
        parsed = self.tree_pass(parsed, first, mask)
        tags = self.upos(x), self.xpos(x)
        return Scores(tags, fine, names, (parsed, first, self.arcs(parsed, mask)))

    def named(self, x: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """The two name heads over encoded words."""
        named = self.name_block(x, mask)
        fine = self.fine(named)
        return fine, self.names(torch.cat([named, fine.float().softmax(-1)], dim=-1))

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
