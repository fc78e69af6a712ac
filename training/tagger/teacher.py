"""The teacher: a pretrained sentence encoder, fine-tuned for tags, trees and names.

The word pieces of an uncased encoder get the case of their word as a learned vector; a word is the mean of its first
and its last piece over a learned mix of layers, beside the spelling tables that the tagger itself uses. Heads as the
tagger's: linear tags, biaffine arcs and labels (Dozat and Manning, 2017), flat names.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn.functional import cross_entropy, gelu

from newsdigest.language.encoder.pieces import CASES
from newsdigest.language.tagger.features import TABLES
from training.tagger.batches import IGNORE
from training.tagger.data import LABELS
from training.tagger.pieces import TeacherBatch

__all__ = ["Depth", "Teacher", "loss_of"]

_ARC, _LABEL, _SPELLING, _NAMES = 320, 128, 128, 256
_SMOOTHING = 0.03
_NEVER = -1e4
_UNMARKED = [at for at, label in enumerate(LABELS) if label == "O" or label.endswith("OTHER")]


class Depth(NamedTuple):
    """How many of the encoder's layers are kept, counted from below, and how many of them are not trained."""

    layers: int = 5
    fixed: int = 2


class Teacher(nn.Module):
    """The lower layers of an encoder, and the heads."""

    def __init__(self, model: Path, sizes: dict[str, int], depth: Depth) -> None:
        super().__init__()
        from transformers import AutoModel

        # the fused attention of torch is slower backwards on short sentences
        self.encoder = AutoModel.from_pretrained(model, attn_implementation="eager", attention_probs_dropout_prob=0.0)
        self.encoder.pooler = None
        self.encoder.requires_grad_(False)
        self.depth = depth
        self.layers = self.encoder.encoder.layer[: depth.layers]
        self.encoder.encoder.layer = self.layers
        self.layers[depth.fixed :].requires_grad_(True)
        width = self.encoder.config.hidden_size
        self.cases = nn.Embedding(CASES, width, padding_idx=0)
        nn.init.normal_(self.cases.weight, std=0.01)
        self.mix = nn.Parameter(torch.zeros(depth.layers - depth.fixed + 1))
        self.tables = nn.ModuleList([nn.Embedding(table.rows, table.width) for table in TABLES[1:]])
        for table in self.tables:
            nn.init.normal_(table.weight, std=0.15)
        self.spelling = nn.Linear(sum(table.width for table in TABLES[1:]), _SPELLING)
        self.norm, self.drop = nn.LayerNorm(width), nn.Dropout(0.2)
        size = width + _SPELLING
        self.upos, self.xpos = nn.Linear(size, sizes["upos"]), nn.Linear(size, sizes["xpos"])
        self.named, self.names = nn.Linear(size, _NAMES), nn.Linear(_NAMES, sizes["names"])
        self.arc_word, self.arc_head = nn.Linear(size, _ARC), nn.Linear(size, _ARC)
        self.arc_pair = nn.Parameter(torch.randn(_ARC, _ARC) * 0.02)
        self.arc_bias = nn.Linear(_ARC, 1, bias=False)
        self.arc_root = nn.Parameter(torch.randn(_ARC) * 0.1)
        self.label_word, self.label_head = nn.Linear(size, _LABEL), nn.Linear(size, _LABEL)
        self.label_root = nn.Parameter(torch.randn(_LABEL) * 0.1)
        self.label_pair = nn.Parameter(torch.randn(sizes["deprel"], _LABEL, _LABEL) * 0.02)
        self.label_sum = nn.Linear(2 * _LABEL, sizes["deprel"])

    def words(self, batch: TeacherBatch) -> Tensor:
        """Every word of a batch in its context."""
        mask = (1.0 - batch.attention[:, None, None, :]) * _NEVER
        x = self.encoder.embeddings(input_ids=batch.ids)
        for layer in self.layers[: self.depth.fixed]:
            x = layer(x, mask)
        x = x + self.cases(batch.cases)
        states = [x]
        for layer in self.layers[self.depth.fixed :]:
            states.append(layer(states[-1], mask))
        mixed = sum(weight * state.float() for weight, state in zip(self.mix.softmax(0), states, strict=True))
        flat = mixed.reshape(-1, mixed.shape[-1])
        word = self.norm(0.5 * (flat[batch.first] + flat[batch.last]))
        looked_up = torch.cat([table(batch.rows[:, at]) for at, table in enumerate(self.tables)], -1)
        spelling = torch.relu(self.spelling(looked_up)).float()
        if self.training:  # now and then the encoder must do alone
            spelling = spelling * (torch.rand_like(spelling[:, :1]) > 0.15)
        return self.drop(torch.cat([word, spelling], -1))

    def name_scores(self, words: Tensor) -> Tensor:
        """Scores of the name labels."""
        return self.names(self.drop(gelu(self.named(words)))).float()

    def arcs(self, words: Tensor, batch: TeacherBatch) -> Tensor:
        """Scores (sentence, word, head); the last head is the root."""
        word, head = self.drop(gelu(self.arc_word(words)).float()), self.drop(gelu(self.arc_head(words)).float())
        none = word.new_zeros(1, _ARC)
        word, head = torch.cat([word, none])[batch.words], torch.cat([head, none])[batch.words]
        pair = word @ self.arc_pair
        scores = (pair @ head.transpose(1, 2) + self.arc_bias(head).transpose(1, 2)).float()
        absent = batch.words == len(words)
        scores = scores.masked_fill(absent[:, None, :], _NEVER)
        scores = scores.masked_fill(torch.eye(scores.shape[1], dtype=torch.bool)[None], _NEVER)
        root = (pair @ self.arc_root + self.arc_bias(self.arc_root)).float()
        return torch.cat([scores, root[..., None]], -1)

    def label_scores(self, words: Tensor, governors: Tensor) -> Tensor:
        """Scores of the relation of each word to its governor; the count of words represents the root."""
        word, head = self.drop(gelu(self.label_word(words)).float()), self.drop(gelu(self.label_head(words)).float())
        head = torch.cat([head, self.label_root[None]])[governors]
        pair = torch.einsum("wi,nij,wj->wn", word, self.label_pair, head)
        return pair.float() + self.label_sum(torch.cat([word, head], -1)).float()


def _token_loss(scores: Tensor, gold: Tensor) -> Tensor:
    if not (gold != IGNORE).any():
        return scores.sum() * 0.0
    return cross_entropy(scores.float(), gold, ignore_index=IGNORE, label_smoothing=_SMOOTHING)


def _name_loss(scores: Tensor, batch: TeacherBatch) -> Tensor:
    """Where people marked three kinds alone, "no name" may be a name of another kind."""
    gold = batch.labels["names"]
    known = gold != IGNORE
    if not known.any():
        return scores.sum() * 0.0
    logs = scores.log_softmax(-1)
    own = -logs.gather(1, gold.clamp(min=0)[:, None])[:, 0]
    unmarked = -torch.logsumexp(logs[:, _UNMARKED], -1)
    return torch.where(batch.partial & (gold == 0), unmarked, own)[known].mean()


def loss_of(teacher: Teacher, batch: TeacherBatch) -> Tensor:
    """The summed loss of one batch."""
    words, gold = teacher.words(batch), batch.labels
    total = 0.5 * _token_loss(teacher.upos(words), gold["upos"]) + 0.5 * _token_loss(teacher.xpos(words), gold["xpos"])
    below = words * batch.open_gate + words.detach() * (1 - batch.open_gate)
    total = total + 0.5 * _name_loss(teacher.name_scores(below), batch)
    if (gold["heads"] != IGNORE).any():
        heads = torch.cat([gold["heads"], torch.tensor([IGNORE])])[batch.words]
        arcs = teacher.arcs(words, batch)
        total = total + cross_entropy(arcs.flatten(0, 1), heads.flatten(), ignore_index=IGNORE)
        total = total + 0.6 * _token_loss(teacher.label_scores(words, batch.governors), gold["deprel"])
    return total
