"""What each weight of the main event and of the explanations is worth on a gold pack of the six questions.

    python -m training.ranking.sensitivity PATH/TO/fivew.jsonl

The weights (some tens of numbers under readable names) were set by hand and checked with this script: every weight is
dropped, halved and raised by half in turn, and the graded precision of the first "what" (and of "why" and "how") is
printed beside that of the weights as they are. Where many changes change nothing, the ranking hangs on no single
number. Articles are analysed once.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))

import newsdigest
from newsdigest import language
from newsdigest.facts import find_facts
from newsdigest.model.facts import Facts
from newsdigest.ranking import explanations, main_event
from newsdigest.ranking.overview import Overview
from score import load, phrase_match

Read = tuple[dict[str, Any], Overview, Facts]
FACTORS = (0.0, 0.5, 1.5)


def read(pack: Path) -> Iterator[Read]:
    """Each article of the pack looked through, and its facts."""
    for record in load(str(pack)).values():
        fields = {"title": record["title"], "description": record.get("lead"), "text": record["text"]}
        analysis = language.analyse(newsdigest.parse(fields, published=record.get("published")))
        yield record, Overview.of(analysis), find_facts(analysis)


def graded(text: str, gold: list[dict[str, Any]]) -> float:
    """The votes of the best annotated phrase that the text matches, over three."""
    votes = [min(want["votes"], 3) / 3 for want in gold if want.get("text") and phrase_match(text, want["text"])]
    return max(votes, default=0.0)


def what(articles: list[Read]) -> float:
    """Graded precision of the main event."""
    first = ((record, main_event.choose(seen, facts.events)) for record, seen, facts in articles)
    return sum(graded(scored[0].event.text, r["gold"].get("what", [])) for r, scored in first if scored) / len(articles)


def why_and_how(articles: list[Read]) -> float:
    """Mean graded precision of the first reason and the first manner; none is right where the annotators found none."""
    total, asked = 0.0, 0
    for record, seen, facts in articles:
        scored = main_event.choose(seen, facts.events)
        for question, passages in (("why", facts.why), ("how", facts.how)):
            gold = record["gold"].get(question, [])
            answers = explanations.explain(question, seen, passages, scored[0].event if scored else None, 1)
            none_there = not any(want.get("text") for want in gold)
            asked += 1
            total += graded(answers[0].text, gold) if answers else float(none_there)
    return total / asked


def sweep(module: Any, score: Callable[[], float]) -> None:
    """Print what each weight of ``module.WEIGHTS`` is worth."""
    base: Mapping[str, float] = module.WEIGHTS
    print(f"\n{module.__name__}: {score():.4f} as it is")
    for name, weight in base.items():
        tried: list[str] = []
        for factor in FACTORS:
            module.WEIGHTS = {**base, name: weight * factor}
            tried.append(f"x{factor}: {score():.4f}")
        module.WEIGHTS = base
        print(f"{name:45} {weight:6.2f}   {'   '.join(tried)}")


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("pack", type=Path, help="a fivew pack (JSON Lines)")
    articles = list(read(cli.parse_args().pack))
    sweep(main_event, lambda: what(articles))
    sweep(explanations, lambda: why_and_how(articles))


if __name__ == "__main__":
    main()
