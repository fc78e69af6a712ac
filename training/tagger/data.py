"""Gold corpora -> one kind of training sentence.

GUM records (entities pack), CoNLL-U files (EWT) and the human names over EWT (Universal NER) become ``Sample``
values, kept as JSON lines. ``None`` in a layer means "not known here": the loss leaves it out. Names are flat BIO
tags over ``LABELS``; "-" marks a token whose tag is not to be learnt.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from newsdigest.language.tagger.features import spaced_dashes
from newsdigest.text import fold

__all__ = ["LABELS", "Sample", "attached", "ewt", "folded", "gum", "read", "silver_names", "uner", "write"]

LABELS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-PLACE", "I-PLACE", "B-OTHER", "I-OTHER")
OPEN_LICENCES = ("CC BY 2.5", "CC BY 4.0", "CC BY-SA 3.0", "CC BY-SA 4.0")
_GUM_KINDS = {"person": "PER", "organization": "ORG", "place": "PLACE"}
_UNER_KINDS = {"PER": "PER", "ORG": "ORG", "LOC": "PLACE"}
_SPACY_KINDS = {
    "PERSON": "PER",
    "ORG": "ORG",
    "GPE": "PLACE",
    "LOC": "PLACE",
    "FAC": "PLACE",
    "PRODUCT": "OTHER",
    "EVENT": "OTHER",
    "WORK_OF_ART": "OTHER",
    "LAW": "OTHER",
    "LANGUAGE": "OTHER",
    "NORP": "-",  # "French", "Democrats": names in some uses only
}
_BRIDGES = frozenset({"of", "for", "the", "and", "&", "de", "la", "del", "von", "van", "der", "al", "-", "'s", "."})


class Sample(NamedTuple):
    """One sentence with what is known of it."""

    origin: str
    forms: list[str]
    lemmas: list[str] | None = None
    upos: list[str] | None = None
    xpos: list[str] | None = None
    heads: list[int] | None = None  # index within the sentence, -1 at the root
    deprels: list[str] | None = None
    names: list[str] | None = None  # LABELS or "-"
    ontonotes: list[str] | None = None  # spaCy's 18 kinds as BIO
    document: str = ""
    spaces: list[bool] | None = None  # whether white space follows the token
    likely: dict[str, tuple] | None = None  # by layer what a teacher holds likely; see attached


def write(path: Path, samples: Iterable[Sample]) -> int:
    """Write samples as JSON lines; returns how many."""
    count = 0
    with gzip.open(path, "wt", encoding="utf-8", compresslevel=3) as out:
        for sample in samples:
            out.write(json.dumps(sample, ensure_ascii=False) + "\n")
            count += 1
    return count


def read(path: Path) -> list[Sample]:
    """Read what ``write`` wrote."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [Sample(*json.loads(line)) for line in lines]


def attached(samples: Sequence[Sample], path: Path) -> list[Sample]:
    """``samples`` with what a teacher holds likely of each word, as ``label`` wrote it, in the order of the samples."""
    with np.load(path) as found:
        layers = {name: (found[f"{name}.at"], found[f"{name}.share"]) for name in ("upos", "xpos", "heads", "deprel")}
    out, first = [], 0
    for sample in samples:
        own = slice(first, first + len(sample.forms))
        likely = {name: (at[own], share[own].astype(np.float32)) for name, (at, share) in layers.items()}
        out.append(sample._replace(likely=likely))
        first += len(sample.forms)
    if first != len(layers["upos"][0]):
        raise ValueError("the likely answers belong to other sentences")
    return out


def folded(sample: Sample) -> Sample:
    """The forms as the package sees them: quotation marks and dashes folded, a dash between blanks as ``--``."""
    spaces = sample.spaces or [True] * len(sample.forms)
    apart = [
        form in "\u2014\u2015" or (form in "-\u2013" and spaces[at] and (at == 0 or spaces[at - 1]))
        for at, form in enumerate(sample.forms)
    ]
    return sample._replace(forms=spaced_dashes([fold(form).replace(" ", "") or "-" for form in sample.forms], apart))


def _records(path: Path) -> Iterator[dict]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def gum(path: Path, *, licences: tuple[str, ...] | None) -> Iterator[Sample]:
    """Sentences of the entities pack; ``licences`` keeps the documents under one of them (None: all)."""
    for record in _records(path):
        if licences is not None and record["text_licence"] not in licences:
            continue
        mentions = [
            (tuple(m["span"]), tuple(m["head_span"]), _GUM_KINDS.get(e["type"], "OTHER"))
            for e in record["entities"]
            if e["type"] != "time"
            for m in e["mentions"]
            if m["named"]
        ]
        for sentence in record["sentences"]:
            yield folded(_gum_sentence(sentence, mentions, record))


def _gum_sentence(sentence: dict, mentions: list, record: dict) -> Sample:
    tokens = sentence["tokens"]
    text = record["text"]
    start, end = sentence["span"]
    inside = [m for m in mentions if m[0][0] >= start and m[0][1] <= end]
    return Sample(
        origin="gum",
        forms=[t["form"] for t in tokens],
        lemmas=[t["lemma"] for t in tokens],
        upos=[t["upos"] for t in tokens],
        xpos=[t["xpos"] for t in tokens],
        heads=[t["head"] - 1 for t in tokens],
        deprels=[t["deprel"] for t in tokens],
        names=_flat(tokens, inside),
        document=record["id"],
        spaces=[text[t["span"][1] : t["span"][1] + 1].isspace() for t in tokens],
    )


def _flat(tokens: list[dict], mentions: list) -> list[str]:
    """Nested named mentions -> flat BIO: the proper-noun core of each.

    Longer mentions go first, and people, bodies and places before others. A mention that a common noun heads ("workers
    of India") is no name, whatever names it holds.
    """
    tags = ["O"] * len(tokens)
    cores = []
    for (start, end), (head_start, head_end), kind in mentions:
        within = [i for i, t in enumerate(tokens) if start <= t["span"][0] and t["span"][1] <= end]
        heads = [i for i in within if head_start <= tokens[i]["span"][0] < head_end and tokens[i]["upos"] == "PROPN"]
        if heads and all(tokens[at]["upos"] == "PROPN" for at in _top(tokens, within)):
            first, last = _grown(tokens, within[0], within[-1] + 1, heads[0], heads[-1] + 1)
            cores.append((kind == "OTHER", last - first, first, last, kind))
    for _, _, first, last, kind in sorted(cores, key=lambda c: (c[0], -c[1], c[2])):
        if all(tag == "O" for tag in tags[first:last]):
            tags[first:last] = [f"B-{kind}"] + [f"I-{kind}"] * (last - first - 1)
    return tags


def _top(tokens: list[dict], within: list[int]) -> list[int]:
    """Those of some tokens whose governor is not among them."""
    return [at for at in within if tokens[at]["head"] - 1 not in within and tokens[at]["upos"] != "PUNCT"]


def _grown(tokens: list[dict], low: int, high: int, first: int, last: int) -> tuple[int, int]:
    """A head grown over its proper nouns, capitalised words and "of the X" as far as the mention goes."""

    def proper(at: int) -> bool:
        token = tokens[at]
        return token["upos"] == "PROPN" or (token["form"][:1].isupper() and token["upos"] not in ("DET", "PRON"))

    while first > low and proper(first - 1):
        first -= 1
    if first - 2 >= low and tokens[first - 1]["form"] in ("-", "&", "and") and proper(first - 2):
        first -= 2
        while first > low and proper(first - 1):
            first -= 1
    grows = True
    while grows:
        grows = False
        while last < high and proper(last):
            last += 1
        for step in (1, 2):
            words = [tokens[i]["form"].lower() for i in range(last, min(last + step, high))]
            if last + step < high and len(words) == step and set(words) <= _BRIDGES and proper(last + step):
                last += step + 1
                grows = True
                break
    return first, last


def ewt(path: Path) -> Iterator[Sample]:
    """Sentences of a gzipped CoNLL-U file; ranges and empty nodes are dropped."""
    document, rows = "", []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for raw in lines:
            line = raw.rstrip("\n")
            if line.startswith("# newdoc id"):
                document = line.split("=", 1)[1].strip()
            elif line and not line.startswith("#"):
                rows.append(line.split("\t"))
            elif not line and rows:
                yield folded(_conllu_sentence(rows, document))
                rows = []


def _conllu_sentence(rows: list[list[str]], document: str) -> Sample:
    joined: set[int] = set()  # words that no blank follows although their own column does not say so
    for row in rows:
        if "-" in row[0]:
            first, last = map(int, row[0].split("-"))
            joined.update(range(first, last + ("SpaceAfter=No" in row[9])))
    words = [row for row in rows if row[0].isdigit()]
    return Sample(
        origin="ewt",
        forms=[row[1] for row in words],
        lemmas=[row[2] for row in words],
        upos=[row[3] for row in words],
        xpos=[row[4] for row in words],
        heads=[int(row[6]) - 1 for row in words],
        deprels=[row[7] for row in words],
        document=document,
        spaces=["SpaceAfter=No" not in row[9] and int(row[0]) not in joined for row in words],
    )


def uner(path: Path) -> Iterator[Sample]:
    """Names that people marked over EWT: no tags, no trees, so that scores read from those sentences stay honest."""
    for record in _records(path):
        tags = ["O"] * len(record["tokens"])
        for name in record["names"]:
            first, last = name["tokens"]
            kind = _UNER_KINDS[name["type"]]
            tags[first:last] = [f"B-{kind}"] + [f"I-{kind}"] * (last - first - 1)
        yield folded(Sample(origin="uner", forms=record["tokens"], names=tags, document=record["id"]))


def silver_names(ontonotes: list[str]) -> list[str]:
    """spaCy's kinds -> ours; what is no name for us is "O", what may be one is "-"."""
    tags = []
    for tag in ontonotes:
        kind = _SPACY_KINDS.get(tag[2:]) if tag != "O" else None
        tags.append("O" if kind is None else "-" if kind == "-" else f"{tag[:2]}{kind}")
    return tags
