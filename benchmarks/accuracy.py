#!/usr/bin/env python3
"""Score newsdigest on a folder of gold packs and print the table of docs/accuracy.md.

    python benchmarks/accuracy.py PACKS

PACKS is a folder that holds one folder a pack (``fivew``, ``attribution``, ``timex``, ``meantime``, ``entities``,
``summaries``), each with a ``dev.jsonl``; a pack that is not there is left out. The predictions are made by
``predict.py`` and scored by ``score.py`` beside this file.
"""

from __future__ import annotations

import argparse
import datetime
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import newsdigest

HERE = Path(__file__).resolve().parent

# pack folder and file, task, public name of the pack, and the figures to show: label -> path into the score
ROWS = [
    (
        "fivew/dev.jsonl",
        "fivew",
        "fhamborg/Giveme5W1H",
        {
            "who": "who.graded_p@1",
            "what": "what.graded_p@1",
            "where": "where.graded_p@1",
            "when": "when.graded_p@1",
            "why": "why.graded_p@1",
            "how": "how.graded_p@1",
            "mean of the four": "mean_4w",
        },
    ),
    (
        "attribution/dev.jsonl",
        "attribution",
        "networkdynamics/PolNeAR",
        {
            "direct: content": "direct.content.f1",
            "direct: content and speaker": "direct.content_and_speaker.f1",
            "direct: speaker where found": "direct.speaker_accuracy_on_found",
            "all: content": "all.content.f1",
            "all: content and speaker": "all.content_and_speaker.f1",
        },
    ),
    (
        "timex/dev.jsonl",
        "timex",
        "TimeBank in TempEval-3",
        {
            "strict span": "strict.f1",
            "relaxed span": "relaxed.f1",
            "value": "value.f1",
        },
    ),
    (
        "meantime/dev.jsonl",
        "timex",
        "NewsReader MEANTIME (times)",
        {
            "strict span": "strict.f1",
            "relaxed span": "relaxed.f1",
            "value": "value.f1",
        },
    ),
    (
        "entities/dev.jsonl",
        "entities",
        "amir-zeldes/gum",
        {
            "names, overlap": "micro.overlap.f1",
            "person": "PERSON.overlap.f1",
            "organisation": "ORG.overlap.f1",
            "place": "PLACE.overlap.f1",
            "kinds ignored": "micro.untyped.f1",
            "salience nDCG@5": "salience_ndcg@5",
        },
    ),
    (
        "meantime/names_dev.jsonl",
        "entities",
        "NewsReader MEANTIME (names)",
        {
            "names, overlap": "micro.overlap.f1",
            "person": "PERSON.overlap.f1",
            "organisation": "ORG.overlap.f1",
            "place": "PLACE.overlap.f1",
        },
    ),
    (
        "summaries/dev.jsonl",
        "summary",
        "Tiiiger/benchmark_llm_summarization",
        {
            "ROUGE-1": "rouge1",
            "ROUGE-2": "rouge2",
            "ROUGE-L": "rougeL",
        },
    ),
]


def dig(score: dict, path: str) -> float:
    """The number at a dotted path; keys may hold dots of their own only after an ``@``."""
    value: object = score
    for key in path.split("."):
        value = value[key]  # type: ignore[index]
    return float(value)  # type: ignore[arg-type]


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *command], capture_output=True, text=True, check=True, cwd=HERE)


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("packs", type=Path)
    packs = cli.parse_args().packs.resolve()
    print(f"newsdigest {newsdigest.__version__}, {datetime.date.today().isoformat()}\n")
    print("| pack | articles | failed | figure | score |\n|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for file, task, name, figures in ROWS:
            gold, guess = packs / file, Path(folder) / f"{task}-{file.replace('/', '-')}"
            if not gold.is_file():
                continue
            made = json.loads(run("predict.py", task, str(gold), str(guess)).stderr.splitlines()[-1])
            score = json.loads(run("score.py", task, str(gold), str(guess), "--json").stdout)
            lead = f"{name} | {made['articles']} | {made['failed']}"
            for label, path in figures.items():
                print(f"| {lead} | {label} | {dig(score, path):.3f} |")
                lead = " | | "


if __name__ == "__main__":
    main()
