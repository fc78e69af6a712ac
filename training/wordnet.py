"""The words that mean the same, more, or the opposite: ``verification/data/wordnet.tsv``, compiled from WordNet 3.0.

    python -m training.wordnet --wordnet DICT --corpora CORPORA --out src/newsdigest/verification/data/wordnet.tsv

``DICT`` is the folder with WordNet's ``data.*`` and ``index.*`` files (Debian's package ``wordnet-base`` has them).
WordNet may be used, changed and distributed freely under its licence, whose notice is in ``NOTICE``. Kept are the
frequent senses of the words that come up in openly licensed news; a sense that WordNet's own counts never saw is kept
only where it is the first or second of its word.

Lines of the file: ``s POS ID HYPERNYM WORD ...`` (a set of synonyms; the hypernym of an adjective is the head of its
cluster), ``a WORD WORD`` (antonyms), ``d WORD WORD`` (derived forms, pertainyms), ``c WORD WORD`` (the first causes
or entails the second: "kill", "die").
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from newsdigest.language.lemmas import lemma

_FILES = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}
_MOST_SENSES = {"n": 4, "v": 5, "a": 3, "r": 2}
_LEAST_SEEN = 20
_WORD = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*")
_PLAIN = re.compile(r"[a-z]+(?:-[a-z]+)*")


class Synset(NamedTuple):
    words: tuple[str, ...]
    pointers: tuple[tuple[str, str, str, int, int], ...]  # symbol, offset, part of speech, source word, target word


def counted(corpora: Path) -> Counter[str]:
    """How often each word form comes up in the openly licensed news."""
    seen: Counter[str] = Counter()
    for name in ("opennews/articles.jsonl.gz", "opennews/wikinews.jsonl.gz"):
        with gzip.open(corpora / name, "rt", encoding="utf-8") as lines:
            for line in lines:
                record = json.loads(line)
                weight = 1 if "wikinews" not in str(record.get("source", name)).lower() else 8
                for word in _WORD.findall(record["text"]):
                    seen[word.lower()] += weight
    return seen


def vocabulary(seen: Counter[str]) -> set[str]:
    """The base forms of the frequent word forms, under every tag that they may have."""
    found: Counter[str] = Counter()
    for form, count in seen.items():
        for base in {form, *(lemma(form, tag) for tag in ("NNS", "VBD", "VBZ", "VBG", "VBN", "JJR", "JJS"))}:
            found[base] += count
    return {word for word, count in found.items() if count >= _LEAST_SEEN and len(word) > 2}


def read(folder: Path) -> dict[tuple[str, str], Synset]:
    """All synsets by part of speech and offset."""
    found = {}
    for pos, name in _FILES.items():
        for line in (folder / f"data.{name}").read_text(encoding="utf-8").splitlines():
            if line.startswith(" "):
                continue
            parts = line.split(" | ")[0].split()
            count = int(parts[3], 16)
            words = tuple(re.sub(r"\(.*\)", "", word) for word in parts[4 : 4 + 2 * count : 2])
            at = 4 + 2 * count
            pointers = []
            for start in range(at + 1, at + 1 + 4 * int(parts[at]), 4):
                symbol, offset, kind, ends = parts[start : start + 4]
                pointers.append((symbol, offset, kind.replace("s", "a"), int(ends[:2], 16), int(ends[2:4], 16)))
            found[pos, parts[0]] = Synset(words, tuple(pointers))
    return found


def frequent(folder: Path, words: set[str]) -> dict[tuple[str, str], set[str]]:
    """For each synset that is a frequent sense of a known word, those words."""
    found: dict[tuple[str, str], set[str]] = {}
    for pos, name in _FILES.items():
        for line in (folder / f"index.{name}").read_text(encoding="utf-8").splitlines():
            parts = line.split()
            if line.startswith(" ") or parts[0] not in words:
                continue
            senses, tagged = int(parts[2]), int(parts[-int(parts[2]) - 1])
            for offset in parts[-senses:][: max(2, min(tagged, _MOST_SENSES[pos]))]:
                found.setdefault((pos, offset), set()).add(parts[0])
    return found


def lines(folder: Path, words: set[str]) -> Iterator[str]:
    synsets, kept = read(folder), frequent(folder, words)
    number: dict[tuple[str, str], int] = {}
    pairs: dict[str, set[tuple[str, str]]] = {"a": set(), "d": set(), "c": set()}
    for key in sorted(kept):
        pos = key[0]
        above = next(
            ((k, o) for s, o, k, _, _ in synsets[key].pointers if s in ("@", "&")),
            None,
        )
        ids = [number.setdefault(one, len(number) + 1) if one else 0 for one in (key, above)]
        if len(kept[key]) > 1 or above:
            yield f"s\t{pos}\t{ids[0]}\t{ids[1]}\t{' '.join(sorted(kept[key]))}"
        for symbol, offset, kind, source, target in synsets[key].pointers:
            name = {"!": "a", "+": "d", "\\": "d", "<": "d", ">": "c", "*": "c"}.get(symbol)
            other = synsets[kind, offset]
            if name is None:
                continue
            ones = synsets[key].words if not source else synsets[key].words[source - 1 : source]
            others = other.words if not target else other.words[target - 1 : target]
            for one in ones:
                for two in others:
                    pair = (one.lower(), two.lower())
                    if pair[0] == pair[1] or not all(_PLAIN.fullmatch(word) for word in pair) or pair[0] not in words:
                        continue
                    if pair[1] not in words and name != "d":
                        continue
                    pairs[name].add(pair if name == "c" else (min(pair), max(pair)))
    for name, found in pairs.items():
        for one, two in sorted(found):
            told_by_stem = name == "d" and two.startswith(one[: max(5, len(one) - 2)])
            if not told_by_stem or (one in words and two in words):
                yield f"{name}\t{one}\t{two}"


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--wordnet", type=Path, required=True)
    cli.add_argument("--corpora", type=Path, required=True)
    cli.add_argument("--out", type=Path, required=True)
    a = cli.parse_args()
    words = vocabulary(counted(a.corpora))
    text = "\n".join(lines(a.wordnet, words))
    a.out.write_text(
        "# WordNet 3.0, Copyright 2006 by Princeton University; see NOTICE\n" + text + "\n", encoding="utf-8"
    )
    print(len(words), "words,", len(text), "bytes")


if __name__ == "__main__":
    main()
