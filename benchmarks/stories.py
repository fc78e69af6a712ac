"""Stories: is a pile of reports sorted into its events, and do reports read together answer better than one alone?

    python benchmarks/stories.py ECB.jsonl [--json]

The argument is a file of ECB+ records (who, where and when of an event that a dozen reports share). Grouping: B-cubed
and pairwise scores of the whole file as one pile, beside a TF-IDF baseline (cosine, average linkage, threshold set on
the training part). Answers: the first answer to who, where and when against every wording that any report has for it,
graded by votes; mean over events of single reports, and of the combined story.
"""

from __future__ import annotations

import argparse
import json
import math
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

import newsdigest
from newsdigest import Digest
from newsdigest.stories.grouping import average_linkage, group_digests
from score import grade

QUESTIONS = ("who", "where", "when")
TFIDF_LINKED = 0.2  # set on the training part: the best B-cubed F1


def digests(records: Sequence[dict[str, Any]]) -> list[Digest]:
    return [
        newsdigest.summarize(
            {"title": record["title"], "text": record["text"], "published": record["published"]}, language="en"
        )
        for record in records
    ]


def clusters(groups: Sequence[Sequence[int]]) -> dict[int, int]:
    return {item: index for index, group in enumerate(groups) for item in group}


def grouping_scores(found: dict[int, int], gold: list[str]) -> dict[str, float]:
    size, true, both = Counter(found.values()), Counter(gold), Counter((found[i], gold[i]) for i in found)
    precision = sum(both[(found[i], gold[i])] / size[found[i]] for i in found) / len(found)
    recall = sum(both[(found[i], gold[i])] / true[gold[i]] for i in found) / len(found)
    pairs = [math.comb(count, 2) for count in both.values()]
    p, r = (
        sum(pairs) / max(1, sum(math.comb(n, 2) for n in size.values())),
        sum(pairs) / max(1, sum(math.comb(n, 2) for n in true.values())),
    )
    return {
        "b3_precision": precision,
        "b3_recall": recall,
        "b3_f1": 2 * precision * recall / (precision + recall),
        "pairs_precision": p,
        "pairs_recall": r,
        "pairs_f1": 2 * p * r / max(p + r, 1e-9),
    }


def tfidf_groups(records: Sequence[dict[str, Any]], linked: float = TFIDF_LINKED) -> list[list[int]]:
    bags = [Counter(re.findall(r"[a-z]{3,}|\d+", f"{r['title'] or ''} {r['text']}".lower())) for r in records]
    frequency = Counter(word for bag in bags for word in bag)
    vectors = [
        {word: (1 + math.log(count)) * math.log(len(bags) / frequency[word]) for word, count in bag.items()}
        for bag in bags
    ]
    norms = [math.sqrt(sum(value * value for value in vector.values())) or 1.0 for vector in vectors]
    sure = {}
    for i, first in enumerate(vectors):
        for j in range(i):
            second = vectors[j]
            dot = sum(value * second[word] for word, value in first.items() if word in second)
            sure[(j, i)] = dot / (norms[i] * norms[j])
    return average_linkage(len(bags), {pair: value for pair, value in sure.items() if value > 0.02}, linked)


def answers(found: Digest, question: str) -> list[dict[str, Any]]:
    out = []
    for fact in getattr(found, question)[:1]:
        out.append({"text": fact.text, "name": getattr(fact, "name", None), "value": getattr(fact, "value", None)})
    return out


def combined(story: newsdigest.Story, question: str) -> list[dict[str, Any]]:
    return [
        {"text": answer.evidence[0].text, "name": answer.text, "value": answer.value}
        for answer in story.answers_to(question)[:1]
    ]


def pooled(records: Sequence[dict[str, Any]], question: str) -> list[dict[str, Any]]:
    """Every wording of every instance that any report of the event has."""
    return [mark for record in records for mark in record["gold"].get(question) or [] if mark.get("text")]


def answer_scores(records: Sequence[dict[str, Any]], found: Sequence[Digest]) -> dict[str, dict[str, float]]:
    events: dict[str, list[int]] = defaultdict(list)
    for index, record in enumerate(records):
        events[record["subtopic"]].append(index)
    single: dict[str, list[float]] = defaultdict(list)
    together: dict[str, list[float]] = defaultdict(list)
    for own in events.values():
        story = newsdigest.combine([found[index] for index in own])
        for question in QUESTIONS:
            gold = pooled([records[index] for index in own], question)
            if not gold:
                continue
            alone = [answers(found[index], question) for index in own]
            grades = [grade(question, said, gold) if said else 0.0 for said in alone]
            single[question].append(sum(grades) / len(grades))
            said = combined(story, question)
            together[question].append(grade(question, said, gold) if said else 0.0)
    out = {}
    for label, by in (("single reports", single), ("combined", together)):
        figures = {question: sum(by[question]) / len(by[question]) for question in QUESTIONS}
        out[label] = {**figures, "mean_3w": sum(figures.values()) / len(figures)}
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    records = [json.loads(line) for line in options.gold.read_text(encoding="utf-8").splitlines()]
    found = digests(records)
    gold = [record["subtopic"] for record in records]
    begun = time.process_time()
    groups = clusters(group_digests(found))
    spent = time.process_time() - begun
    result = {
        "grouping": grouping_scores(groups, gold),
        "TF-IDF baseline": grouping_scores(clusters(tfidf_groups(records)), gold),
        "answers": answer_scores(records, found),
        "grouping_cpu_s": round(spent, 2),
    }
    if options.json:
        print(json.dumps(result, indent=2))
        return
    print("| grouping | " + " | ".join(result["grouping"]) + " |")
    print("|---" * (len(result["grouping"]) + 1) + "|")
    for label in ("grouping", "TF-IDF baseline"):
        print(f"| {label} | " + " | ".join(f"{value:.3f}" for value in result[label].values()) + " |")
    print("\n| answers | " + " | ".join((*QUESTIONS, "mean_3w")) + " |\n|---|---|---|---|---|")
    for label, own in result["answers"].items():
        print(f"| {label} | " + " | ".join(f"{own[key]:.3f}" for key in (*QUESTIONS, "mean_3w")) + " |")


if __name__ == "__main__":
    main()
