"""Precision of quotations by stated confidence: a table by which a monitor chooses its threshold.

    python predict.py quotes GOLD.jsonl PRED.jsonl
    python quote_confidence.py GOLD.jsonl PRED.jsonl [--page docs/components/quotes.md]

For each threshold: how many quotations are kept, and of those how many are quotations and given to the right
speaker. GOLD is a pack of articles with every act of speech marked (id, text, quotes); measure on one that no weight
was fitted on. ``--page`` puts the table in the place of the one on that page.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import score

THRESHOLDS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9)


def judged(gold: dict, pred: dict) -> list[tuple[str, float, bool]]:
    """Kind, confidence and rightness of each predicted quotation; what readers leave open is left out."""
    found = []
    for key, record in gold.items():
        text = record["text"]
        golds = [(score.chars(text, score.located(text, quote)), quote) for quote in record["quotes"]]
        left_open = [[at, at + len(b)] for b in record.get("borderline_left_out") or [] if (at := text.find(b)) >= 0]
        doubtful = score.chars(text, left_open)
        for said in pred.get(key, {}).get("quotes") or []:
            content = score.chars(text, said["content"])
            best = max(((_f1(content, words), quote) for words, quote in golds), key=lambda p: p[0], default=(0.0, {}))
            if best[0] < 0.5 and 2 * len(content & doubtful) >= len(content):
                continue
            right = best[0] >= 0.5 and score.same_person(best[1], said)
            kind = "indirect" if said["kind"] == "indirect" else "direct and mixed"
            found.append((kind, float(said["confidence"]), right))
    return found


def _f1(one: set[int], other: set[int]) -> float:
    shared = len(one & other)
    return 2 * shared / (len(one) + len(other)) if shared else 0.0


def table(found: list[tuple[str, float, bool]]) -> str:
    """Markdown: a row a threshold, kept and precision for each kind."""
    kinds = ("direct and mixed", "indirect")
    lines = ["| confidence at least | " + " | ".join(f"{kind}: kept | precision" for kind in kinds) + " |"]
    lines.append("|---|" + "---:|" * 2 * len(kinds))
    for threshold in THRESHOLDS:
        cells = []
        for kind in kinds:
            kept = [right for own, confidence, right in found if own == kind and confidence >= threshold]
            cells += [str(len(kept)), f"{sum(kept) / len(kept):.2f}" if kept else "-"]
        lines.append(f"| {threshold:.1f} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def replaced(page: str, rows: str) -> str:
    """The page with these rows in the place of the table that has the same first column."""
    lines = page.split("\n")
    first = next(at for at, line in enumerate(lines) if line.startswith(rows[: rows.index("|", 1)]))
    last = first
    while last < len(lines) and lines[last].startswith("|"):
        last += 1
    return "\n".join((*lines[:first], rows, *lines[last:]))


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("gold")
    cli.add_argument("predictions")
    cli.add_argument("--page", type=Path, help="a page whose table is to be replaced")
    arguments = cli.parse_args()
    rows = table(judged(score.load(arguments.gold), score.load(arguments.predictions)))
    print(rows)
    if arguments.page is not None:
        arguments.page.write_text(replaced(arguments.page.read_text(), rows))


if __name__ == "__main__":
    main()
