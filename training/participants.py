"""Sets the weights of ``ranking/participants.py`` on the development articles of ``fivew``.

    python -m training.participants DEV.jsonl who|where

The answers of an article are compared in pairs: one that coders marked against one that they did not. A logistic
regression on the differences of their features is fitted, its weights drawn (ridge) towards the present ones, as the
articles tell of six events only. Printed are the new weights and the graded precision with each event left out in turn.
"""

from __future__ import annotations

import json
import sys
from typing import Any

import numpy as np

import newsdigest
from newsdigest import facts
from newsdigest.language import analyse
from newsdigest.ranking import main_event, participants, salience, selection
from newsdigest.ranking.overview import Overview

RIDGE = 4.0


class Story:
    """One article: the features of its candidates and what coders thought of each."""

    def __init__(self, record: dict[str, Any], question: str) -> None:
        from score import phrase_match

        source = {"title": record["title"], "description": record.get("lead"), "text": record["text"]}
        analysis = analyse(newsdigest.parse(source, published=record.get("published")))
        seen = Overview.of(analysis)
        found = salience.scored(seen, facts.find_facts(analysis))
        scored = selection.with_salience(main_event.choose(seen, found.events))
        what = selection.distinct_events(scored, 5)
        main = selection.completed(what[0], tuple(item.event for item in scored)) if what else None
        if question == "who":
            actors = (*found.actors, *participants.acting(seen, found.places))
            self.features = participants.who_features(seen, actors, main)
            texts = [actor.name for actor in actors]
        else:
            self.features = participants.where_features(seen, found.places, main)
            texts = [place.text for place in found.places]
        wanted = [(a["text"], min(a["votes"] or 0, 3)) for a in record["gold"].get(question, []) if a.get("text")]
        self.grades = [max((v for t, v in wanted if phrase_match(text, t)), default=0) for text in texts]
        self.event = record["event"]
        self.counts = bool(wanted)

    def rows(self, names: list[str]) -> np.ndarray:
        return np.array([[own.get(name, 0.0) for name in names] for own in self.features]).reshape(-1, len(names))

    def grade(self, names: list[str], weights: np.ndarray) -> float:
        return self.grades[int(np.argmax(self.rows(names) @ weights))] / 3 if self.grades else 0.0


def pairs(stories: list[Story], names: list[str]) -> tuple[np.ndarray, np.ndarray]:
    differences, worth = [], []
    for story in stories:
        rows = story.rows(names)
        found = [
            (rows[i] - rows[j], a - b) for i, a in enumerate(story.grades) for j, b in enumerate(story.grades) if a > b
        ]
        differences += [d for d, _ in found]
        worth += [w / len(found) for _, w in found]
    return np.array(differences), np.array(worth)


def fit(stories: list[Story], names: list[str], prior: np.ndarray) -> np.ndarray:
    rows, worth = pairs(stories, names)
    w = prior.copy()
    for _ in range(1500):
        p = 1 / (1 + np.exp(rows @ w))
        w += 0.1 * (rows.T @ (worth * p) - RIDGE * (w - prior)) / len(stories)
    return w


def report(label: str, value: float) -> None:
    print(f"{label}: {value:.3f}")


def main() -> None:
    question = sys.argv[2]
    table = participants.WHO_WEIGHTS if question == "who" else participants.WHERE_WEIGHTS
    names, prior = list(table), np.array(list(table.values()))
    with open(sys.argv[1], encoding="utf-8") as lines:
        stories = [story for line in lines if (story := Story(json.loads(line), question)).counts]
    report("present weights", sum(s.grade(names, prior) for s in stories) / len(stories))
    report("best possible", sum(max(s.grades, default=0) / 3 for s in stories) / len(stories))
    left_out = 0.0
    for event in sorted({s.event for s in stories}):
        w = fit([s for s in stories if s.event != event], names, prior)
        left_out += sum(s.grade(names, w) for s in stories if s.event == event)
    report("each event left out", left_out / len(stories))
    w = fit(stories, names, prior)
    report("fitted", sum(s.grade(names, w) for s in stories) / len(stories))
    for name, value in zip(names, w, strict=True):
        print(f'        "{name}": {value:.2f},')


if __name__ == "__main__":
    main()
