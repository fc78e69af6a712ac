"""Fits the model of narrative anchors: ``facts/data/time_anchors.json``.

    python -m training.times_anchors CORPORA

A month, a season or a day of a month without its year is either counted from the last time with a year (1) or from
the document time (0). Expressions on which both agree say nothing and are left out. Those of news without a gold value
are taken to be counted from the document time, as nearly all are. Logistic regression with a ridge;
each document's expressions weigh at most ``WEIGHT_OF_DOCUMENT`` together, as one history has hundreds. Printed is the
accuracy with each fifth of the documents left out in turn.
"""

from __future__ import annotations

import json
import sys
import zlib
from pathlib import Path

import numpy as np

from newsdigest.facts.times.anchors import Anchor, in_anchor_year
from newsdigest.facts.times.document_time import find_document_time
from newsdigest.facts.times.finder import matches_of
from newsdigest.facts.times.matching import TimexMatch
from newsdigest.facts.times.resolver import Resolver
from newsdigest.facts.times.tense_bias import TenseBias
from training.logistic import fit, probabilities
from training.times_documents import Document, read

DATA = Path("src/newsdigest/facts/data/time_anchors.json")
WEIGHT_OF_DOCUMENT = 15.0
NEWS = {"readers", "timeset", "dated"}
RULES = {"month", "month_day", "day_list"}


class Recorder(Resolver):
    """A resolver that follows the gold years, and notes the features of each choice."""

    def __init__(self, document: Document) -> None:
        tense_bias = TenseBias(document.analysis)
        matches, clues = matches_of(document.analysis, tense_bias)
        today = find_document_time(document.analysis.article, clues).day
        super().__init__(document.analysis, tense_bias, today, matches)
        self.document = document
        self.rows: list[tuple[dict[str, float], int]] = []

    def _anchor_of(self, match: TimexMatch) -> Anchor | None:
        features, anchor, today = self.anchor_features(match), self._anchor, self._today
        gold = self.document.value_at(match.start, match.end)
        words = match.found.captured
        if features is None or anchor is None or today is None or match.found.rule.name not in RULES:
            return super()._anchor_of(match)
        if not (words.has("MONTH") or words.has("MABBR")):
            return super()._anchor_of(match)
        if gold is None and self.document.pack in NEWS:
            self.rows.append((features, 0))
            return None
        if not gold or not gold[:4].isdigit():
            return super()._anchor_of(match)
        month = words.number("MONTH" if words.has("MONTH") else "MABBR")
        year, wanted = in_anchor_year(anchor, month), int(gold[:4])
        direct = {today.year, today.year + 1} if month <= today.month else {today.year - 1, today.year}
        if year in direct or (wanted != year and wanted not in direct):
            return anchor if wanted == year else None
        self.rows.append((features, int(wanted == year)))
        return anchor if wanted == year else None


def main() -> None:
    features: list[dict[str, float]] = []
    labels: list[int] = []
    groups: list[str] = []
    packs: list[str] = []
    for document in read(Path(sys.argv[1])):
        recorder = Recorder(document)
        list(recorder.timexes())
        for row, label in recorder.rows:
            features.append(row)
            labels.append(label)
            groups.append(document.id)
            packs.append(document.pack)
    names = sorted({name for row in features for name in row})
    table = np.array([[row.get(name, 0.0) for name in names] for row in features])
    wanted, owner = np.array(labels), np.array(groups)
    counts = {group: groups.count(group) for group in set(groups)}
    weight = np.array([min(1.0, WEIGHT_OF_DOCUMENT / counts[group]) for group in groups])
    fold = np.array([zlib.crc32(group.encode()) % 5 for group in groups])
    held_out = np.zeros(len(labels))
    for number in range(5):
        out = fold == number
        held_out[out] = probabilities(table[out], fit(table[~out], wanted[~out], weight[~out]))
    for pack in sorted(set(packs)):
        own = np.array([name == pack for name in packs])
        right = ((held_out > 0.5) == wanted)[own]
        print(f"{pack}: {own.sum()} expressions, {wanted[own].sum()} anchored, held out right {right.mean():.3f}")
    weights = fit(table, wanted, weight)
    about = "Weights of the model of narrative anchors (facts/times/anchors.py); fitted by training/times_anchors.py."
    rounded = {name: round(float(value), 2) for name, value in zip(names, weights, strict=True)}
    DATA.write_text(json.dumps({"format": 1, "about": about, "weights": rounded}, indent=2) + "\n", "utf-8")
    print(rounded, len(set(owner)))


if __name__ == "__main__":
    main()
