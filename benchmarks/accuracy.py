#!/usr/bin/env python3
"""Score newsdigest on a folder of gold data and print the table of docs/accuracy.md.

    python benchmarks/accuracy.py FOLDER [--only TASK ...] [--model encoder]

FOLDER holds one folder for each set (``mainevent``, ``quotes``, ``fivew``, ``attribution``, ``timex``,
``meantime``, ``entities``, ``places``, ``factcheck``, ``summaries``); a set that is not there is left out. The
predictions are made by ``predict.py`` and scored by ``score.py`` beside this file. The column "seen" says whether the
articles were never read, were read, or were fitted to.
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

# folder and file, task, options of predict.py, public name of the set, whether the articles were seen, and the
# figures to show: label -> path into the score
_MAIN_EVENT = {
    "who": "who.grade",
    "what": "what.grade",
    "where": "where.grade",
    "when": "when.grade",
    "why": "why.grade",
    "how": "how.grade",
    "mean of the four": "mean_4w",
    "wrong of the four": "wrong_4w",
    "what, whole clause": "what_whole",
}
_QUOTES = {
    "direct: letters F1": "direct.letters.f1",
    "direct: given to another speaker": "direct.letters.wrong_mouth",
    "direct: unresolved": "direct.unresolved",
    "direct: item precision": "direct.p",
    "indirect: item precision": "indirect.p",
    "indirect: item recall": "indirect.r",
}
ROWS: list[tuple[str, str, tuple[str, ...], str, str, dict[str, str]]] = [
    ("mainevent/readers_dev.jsonl", "mainevent", (), "main event, readers' marks", "never read", _MAIN_EVENT),
    (
        "mainevent/readers_dev.jsonl",
        "mainevent",
        ("--no-title",),
        "the same, title withheld",
        "never read",
        {key: _MAIN_EVENT[key] for key in ("mean of the four", "what, whole clause")},
    ),
    (
        "mainevent/ecb_dev.jsonl",
        "seminal",
        (),
        "tommasoc80/EventStoryLine (ECB+)",
        "never read",
        {"who": "who.grade", "where": "where.grade", "when": "when.grade", "mean of the three": "mean_3w"},
    ),
    ("quotes/dev.jsonl", "quotes", (), "quotations in general news, readers' marks", "never read", _QUOTES),
    (
        "fivew/dev.jsonl",
        "fivew",
        (),
        "fhamborg/Giveme5W1H",
        "read before",
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
        (),
        "networkdynamics/PolNeAR",
        "never read; its train part is fitted",
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
        (),
        "TimeBank in TempEval-3",
        "never read",
        {
            "strict span": "strict.f1",
            "relaxed span": "relaxed.f1",
            "value": "value.f1",
        },
    ),
    (
        "meantime/dev.jsonl",
        "timex",
        (),
        "NewsReader MEANTIME (times)",
        "never read",
        {
            "strict span": "strict.f1",
            "relaxed span": "relaxed.f1",
            "value": "value.f1",
        },
    ),
    (
        "entities/dev.jsonl",
        "entities",
        (),
        "amir-zeldes/gum",
        "never read",
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
        (),
        "NewsReader MEANTIME (names)",
        "never read",
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
        (),
        "Tiiiger/benchmark_llm_summarization",
        "read before",
        {
            "ROUGE-1": "rouge1",
            "ROUGE-2": "rouge2",
            "ROUGE-L": "rougeL",
        },
    ),
    (
        "places/dev.jsonl",
        "places",
        (),
        "milangritta/Pragmatic-Guide-to-Geoparsing-Evaluation (half of LGL is fitted)",
        "half fitted",
        {"found": "found", "within 161 km of found": "acc@161km_on_found"},
    ),
    (
        "factcheck/dev.jsonl.gz",
        "factcheck",
        (),
        "BUMP, SummEdits, FIB, CLIFF, Goyal21",
        "never read; scored while thresholds were made",
        {
            "BUMP: balanced accuracy": "bump-t1.balanced_accuracy",
            "BUMP: true summaries flagged": "bump-t1.true_flagged",
            "SummEdits: balanced accuracy": "summedits.balanced_accuracy",
            "SummEdits: true summaries flagged": "summedits.true_flagged",
            "FIB, CNN/DM: faulty ones caught": "fib-cnndm.caught",
            "FIB, XSum: faulty ones caught": "fib-xsum.caught",
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
    cli.add_argument("folder", type=Path)
    cli.add_argument("--only", nargs="*", metavar="TASK", help="score these tasks alone")
    cli.add_argument("--model", choices=("packaged", "encoder"), default="packaged", help="what reads the sentences")
    options = cli.parse_args()
    predict = "encoder_predict.py" if options.model == "encoder" else "predict.py"
    gold_folder = options.folder.resolve()
    print(f"newsdigest {newsdigest.__version__}, {options.model} model, {datetime.date.today().isoformat()}\n")
    print("| gold data | articles | failed | seen | figure | score |\n|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for file, task, extra, name, seen, figures in ROWS:
            gold = gold_folder / file
            guess = Path(folder) / f"{task}-{file.replace('/', '-').removesuffix('.gz')}"  # written as it is
            if not gold.is_file() or (options.only and task not in options.only):
                continue
            made = json.loads(run(predict, task, str(gold), str(guess), *extra).stderr.splitlines()[-1])
            score = json.loads(run("score.py", task, str(gold), str(guess), "--json").stdout)
            lead = f"{name} | {made['articles']} | {made['failed']} | {seen}"
            for label, path in figures.items():
                print(f"| {lead} | {label} | {dig(score, path):.3f} |", flush=True)
                lead = " | | | "


if __name__ == "__main__":
    main()
