"""Common nouns for people: ``language/data/person_nouns.txt``, compiled from WordNet 3.0.

    python -m training.person_nouns --wordnet DICT --corpora CORPORA

``DICT`` is the folder with WordNet's ``data.*`` and ``index.*`` files (Debian's package ``wordnet-base`` has them).
Kept are words of one part of speech, of three letters and more, all of whose senses are people, none of them the name
of one or an insult; and of these what is no given name or surname ("dieter", "fuller"), unless open news writes it in
lower case as often, and what the openly licensed documents of GUM do not mark as something else more often ("snitch", a
ball). What is left out where it is needed stands in ``people_nouns.tsv``.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import names

from newsdigest.language.gazetteer import given_gender

__all__ = ["main"]

OUT = Path(__file__).parents[1] / "src" / "newsdigest" / "language" / "data" / "person_nouns.txt"
_PERSON = 18  # WordNet's file noun.person
_WORD = re.compile(r"[a-z]{3,}")
_WITHIN = re.compile(r"(?<=[a-z,] )[A-Za-z]{3,}\b")
_OPEN = ("CC BY", "CC-BY")
_CLOSED = ("NC", "ND")
_INSULT = re.compile(r"\b(?:slurs?|offensive|disparag\w+|derogatory|insult\w*|obscene|pejorative|contempt\w*|vulgar)\b")
_HEADER = "# Common nouns all of whose senses are people. Compiled from WordNet 3.0 by training/person_nouns.py.\n"


def _lines(path: Path) -> Iterator[str]:
    return (line for line in path.read_text("utf-8").split("\n")[:-1] if not line.startswith(" "))


def _lemmas(path: Path) -> Iterator[tuple[str, list[str]]]:
    """Each lemma of an index with the offsets of its senses."""
    for fields in map(str.split, _lines(path)):
        yield fields[0], fields[-int(fields[2]) :]


def people(folder: Path) -> set[str]:
    """The words all of whose senses are people, and that are nouns alone."""
    of_people: set[str] = set()
    others: set[str] = set()  # names, and other parts of speech
    for line in _lines(folder / "data.noun"):
        offset, file, _, count, *fields = line.split(" ")
        others.update(word.lower() for word in fields[: 2 * int(count, 16) : 2] if not word.islower())
        if int(file) == _PERSON and " @i " not in line and not _INSULT.search(line):
            of_people.add(offset)
    others.update(lemma for kind in ("adj", "adv", "verb") for lemma, _ in _lemmas(folder / f"index.{kind}"))
    return {
        lemma
        for lemma, senses in _lemmas(folder / "index.noun")
        if _WORD.fullmatch(lemma) and of_people.issuperset(senses) and lemma not in others
    }


def marked(path: Path) -> Iterator[tuple[str, bool]]:
    """The common nouns that head an entity of GUM, and whether it is a person."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            licence = record["text_licence"] or ""
            if not licence.startswith(_OPEN) or any(word in licence for word in _CLOSED):
                continue
            kinds = {tuple(m["head_span"]): entity["type"] for entity in record["entities"] for m in entity["mentions"]}
            for sentence in record["sentences"]:
                for token in sentence["tokens"]:
                    kind = kinds.get(tuple(token["span"]))
                    if kind is not None and token["upos"] == "NOUN":
                        yield token["lemma"].lower(), kind == "person"


def surnames() -> set[str]:
    """The surnames of the United States census of 1990."""
    lines = names.full_path("dist.all.last")
    return {line.split()[0].lower() for line in Path(lines).read_text("utf-8").splitlines()}


def written(folder: Path) -> Counter[str]:
    """The words of open news as they are written, without those that open a sentence."""
    words: Counter[str] = Counter()
    for name in ("articles", "wikinews"):
        with gzip.open(folder / "opennews" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for record in map(json.loads, lines):
                words.update(_WITHIN.findall(record["text"]))
    return words


def main() -> None:
    """Run from the command line."""
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("--wordnet", type=Path, required=True)
    cli.add_argument("--corpora", type=Path, required=True)
    a = cli.parse_args()
    borne, words = surnames(), written(a.corpora)
    found = {
        lemma
        for lemma in people(a.wordnet)
        if (lemma not in borne and given_gender(lemma) is None) or words[lemma] > words[lemma.capitalize()]
    }
    gum = marked(a.corpora / "entities" / "train.jsonl.gz")
    counts: Counter[tuple[str, bool]] = Counter(pair for pair in gum if pair[0] in found)
    kept = sorted(lemma for lemma in found if counts[lemma, True] >= counts[lemma, False])
    right, wrong = (sum(counts[lemma, person] for lemma in kept) for person in (True, False))
    OUT.write_text(_HEADER + "\n".join(kept) + "\n", "utf-8")
    print(len(found), "words,", len(kept), "kept; in GUM people:", right, "other:", wrong)


if __name__ == "__main__":
    main()
