"""Wording for made summaries: inflected forms of words, and sentences of an article cut short."""

from __future__ import annotations

import random
import re

from newsdigest import resources
from newsdigest.verification.summary_check.lexical_relations import related
from newsdigest.verification.summary_check.text_index import TextIndex, word_key

__all__ = ["inflected", "shortened"]


def shortened(rng: random.Random, index: TextIndex, count: int) -> str:
    """A few sentences of an article without their asides, pronouns put into names, some words into synonyms."""
    analysis = index.analysis
    fit = [s for s in analysis.sentences if 9 <= s.last - s.first <= 40 and analysis.view[s.end - 1] == "."]
    lines = []
    for sentence in sorted(rng.sample(fit, min(count, len(fit))), key=lambda s: s.index):
        dropped: set[int] = set()
        for at in range(sentence.first, sentence.last):
            token = analysis.tokens[at]
            low, high = analysis.extents[at]
            loose = token.deprel in {"advcl", "acl:relcl", "parataxis", "appos", "acl"} or (
                token.deprel in {"obl", "advmod"} and rng.random() < 0.4
            )
            if loose and high - low < 0.5 * (sentence.last - sentence.first) and rng.random() < 0.6:
                dropped.update(range(low, high))
        words, end = [], sentence.start
        for at in range(sentence.first, sentence.last):
            token = analysis.tokens[at]
            if at in dropped:
                end = token.end
                continue
            text = analysis.view[token.start : token.end]
            if token.upos == "PRON" and token.text.lower() in {"he", "she"} and at in analysis.entity_at:
                text = analysis.entities[analysis.entity_at[at]].name if rng.random() < 0.5 else text
            elif token.upos in {"NOUN", "VERB"} and rng.random() < 0.15:
                close = [w for w, s in related(word_key(token)).items() if (s == 0.8 and w in index.words) or False]
                text = inflected(rng.choice(sorted(close)), token.xpos) if close else text
            words.append((" " if token.start > end or (words and at - 1 in dropped) else "") + text)
            end = token.end
        line = re.sub(r"\s+([,.;:])", r"\1", "".join(words)).strip()
        line = re.sub(r"[,;:]+([,.;:])", r"\1", line)
        lines.append(line[:1].upper() + line[1:])
    return " ".join(lines)


def _forms(package: str, name: str) -> dict[tuple[str, str], str]:
    found = {}
    for line in resources.read_lines(package, name):
        form, tags, base = line.split("\t")
        for tag in tags.split(","):
            found.setdefault((base, tag), form)
    return found


def inflected(base: str, tag: str) -> str:
    known = resources.load("language", "lemmas.tsv", _forms).get((base, tag))
    if known:
        return known
    if tag in {"VBD", "VBN"}:
        return (
            base + "d" if base.endswith("e") else base[:-1] + "ied" if re.search(r"[^aeiou]y$", base) else base + "ed"
        )
    if tag == "VBG":
        return (base[:-1] if base.endswith("e") and not base.endswith("ee") else base) + "ing"
    if tag in {"VBZ", "NNS"}:
        if re.search(r"(?:s|x|z|ch|sh)$", base):
            return base + "es"
        return base[:-1] + "ies" if re.search(r"[^aeiou]y$", base) else base + "s"
    return base
