"""Does confidence mean something? Confidence of the first answers against how often they were right.

    python benchmarks/reliability.py PATH/TO/fivew.jsonl

Prints one Markdown table for each question: the confidence decile, how many first answers fell into it, and the share
of them that matched an annotated phrase (`score.py` says what matches).
"""

from __future__ import annotations

import argparse
import math
from collections import defaultdict
from pathlib import Path

from predict import digest_of
from score import load, phrase_match

QUESTIONS = ("who", "what", "where", "when", "why", "how")


def first_answers(record: dict) -> dict[str, tuple[float, str, str | None]]:
    """For each question with an answer: its confidence, its text and its value."""
    digest = digest_of("fivew", record)
    found: dict[str, tuple[float, str, str | None]] = {}
    for question in QUESTIONS:
        answers = getattr(digest, question)
        if answers:
            first = answers[0]
            found[question] = (first.confidence, getattr(first, "name", first.text), getattr(first, "value", None))
    return found


def is_right(question: str, text: str, value: str | None, gold: list[dict]) -> bool:
    for want in gold:
        if want.get("text") and (want.get("votes") or 0) >= 1:
            if phrase_match(text, want["text"]):
                return True
            if question == "when" and value and want.get("date") and value[:10] == str(want["date"])[:10]:
                return True
    return False


def table(rows: list[tuple[float, bool]]) -> str:
    """Confidence decile against precision, as Markdown."""
    deciles: dict[int, list[bool]] = defaultdict(list)
    for confidence, right in rows:
        deciles[min(9, math.floor(confidence * 10))].append(right)
    lines = ["| confidence | answers | right |", "|---|---|---|"]
    for decile in sorted(deciles):
        hits = deciles[decile]
        lines.append(f"| {decile / 10:.1f} to {(decile + 1) / 10:.1f} | {len(hits)} | {sum(hits) / len(hits):.2f} |")
    return "\n".join(lines)


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("gold", type=Path, help="a fivew pack (JSON Lines)")
    args = cli.parse_args()
    rows: dict[str, list[tuple[float, bool]]] = defaultdict(list)
    for record in load(str(args.gold)).values():
        for question, (confidence, text, value) in first_answers(record).items():
            gold = record["gold"].get(question, [])
            if gold:
                rows[question].append((confidence, is_right(question, text, value, gold)))
    everything = [row for found in rows.values() for row in found]
    for name, found in (*rows.items(), ("all questions", everything)):
        print(f"\n**{name}**\n\n{table(found)}")


if __name__ == "__main__":
    main()
