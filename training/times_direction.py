"""Fits the model of direction: ``facts/data/time_direction.json``.

    python -m training.times_direction CORPORA

Each weekday, month or day without a year is before (0) or after (1) the document time, by its gold value. Logistic
regression with a ridge. Press releases announce what is to come, and main events are mostly over: the shares of
coming days among them are taken up by features that do not ship. Printed is the share of right directions by kind and
pack with each fifth of the documents left out in turn.
"""

from __future__ import annotations

import json
import sys
import zlib
from datetime import date, timedelta
from pathlib import Path

import numpy as np

from newsdigest.facts.times.direction import direction_features
from newsdigest.facts.times.document_time import find_document_time
from newsdigest.facts.times.finder import matches_of
from newsdigest.facts.times.matching import TimexMatch
from newsdigest.facts.times.resolver import Resolver
from newsdigest.facts.times.tense_bias import TenseBias
from training.logistic import fit, probabilities
from training.times_documents import Document, read

DATA = Path("src/newsdigest/facts/data/time_direction.json")
RIDGE = 5.0
WEIGHTS_OF_PACKS = {"dated": 0.3, "readers": 0.3}  # misparsed sentences, and main events alone: they say less of news
PRIOR = {
    "modal:will": 3.5, "modal:would": 1.5, "modal:may": 2.5, "modal:can": 2.5, "modal:could": 1.5, "modal:should": 2.5,
    "before:to, of a new date": 3.0,
    "modal:perfect": -1.0, "tense:past": -2.5, "tense:past progressive": 0.5, "tense:past up to a limit": -0.5,
    "tense:perfect": -1.8, "tense:present": 1.5, "tense:present, of a noun": 0.0,
    "tense:progressive": 1.5, "form:infinitive": 1.5, "form:gerund": -0.5,
    "form:participle": -1.0, "verb:scheduled": 2.0, "verb:saying": -1.2, "noun:deadline": 1.0, "noun:after": -2.0,
    "noun:before": 3.0, "before:since": -3.0, "before:until": 2.5, "before:by": 0.9, "before:through": 0.4,
    "before:before": 3.0, "before:for": 0.5, "before:as of": -1.0, "before:ended": -2.0, "parent:future": 2.0,
    "headline:present": -3.0, "noun:close compared": -6.0, "marker:condition": 1.0, "form:possessive": -0.5,
    "weekday": -1.2, "day": -0.6, "month": -0.6, "day:nearer ahead": 1.8, "month:nearer ahead": 1.8,
    "day:nearer ahead, past tense": 0.8, "month:nearer ahead, past tense": 0.8, "weekday:tomorrow": 0.5,
    "weekday:yesterday": -0.5, "weekday:tomorrow, past tense": 0.5, "verb:scheduled then": -1.0, "verb:directive": 0.5,
}  # fmt: skip
"""What tense and aspect say by themselves (Reichenbach 1947; the signals of TimeML): the weights are drawn to these."""
SOURCES = {"dated": "source: announcements", "readers": "source: main events"}


class Recorder(Resolver):
    """A resolver that notes the features of each choice of direction, and follows the gold value."""

    def __init__(self, document: Document) -> None:
        tense_bias = TenseBias(document.analysis)
        matches, clues = matches_of(document.analysis, tense_bias)
        today = find_document_time(document.analysis.article, clues).day
        super().__init__(document.analysis, tense_bias, today, matches)
        self.document = document
        self.rows: list[tuple[dict[str, float], int, str, str]] = []
        if document.pack == "dated" and today is not None:
            for match in matches:
                self._note_written_weekday(match, today)

    def _ahead(self, match: TimexMatch, kind: str, previous: date, ahead: date) -> float:
        gold, today = self.document.value_at(match.start, match.end) or "", self._today
        size = 7 if kind == "month" else 10
        label = {previous.isoformat()[:size]: 0, ahead.isoformat()[:size]: 1}.get(gold[:size])
        if label is None or today is None or len(gold) < size:
            return super()._ahead(match, kind, previous, ahead)
        self._note(match, kind, previous, ahead, label)
        return float(label)

    def _note(self, match: TimexMatch, kind: str, previous: date, ahead: date, label: int) -> None:
        features = direction_features(self._evidence(match), kind, previous, ahead, self._today or previous)
        if self.document.pack in SOURCES:
            features[SOURCES[self.document.pack]] = 1.0
        start = max(0, match.start - 80)
        self.rows.append((features, label, kind, self.document.analysis.view[start : match.end + 40]))

    def _note_written_weekday(self, match: TimexMatch, today: date) -> None:
        gold = self.document.value_at(match.start, match.end)
        if match.found.rule.name != "month_day" or not match.found.captured.has("wday") or gold is None:
            return
        day = date.fromisoformat(gold)
        step = (day - today).days
        if step == 0 or abs(step) > 6:
            return
        previous, ahead = (day, day + timedelta(7)) if step < 0 else (day - timedelta(7), day)
        self._note(match, "weekday", previous, ahead, int(step > 0))


def main() -> None:
    rows: list[tuple[dict[str, float], int, str, str]] = []
    owners: list[tuple[str, str]] = []
    seen: set[str] = set()
    for document in read(Path(sys.argv[1])):
        recorder = Recorder(document)
        list(recorder.timexes())
        for row in recorder.rows:
            if row[3] not in seen:  # press releases of one office repeat their sentences
                seen.add(row[3])
                rows.append(row)
                owners.append((document.pack, document.id))
    names = sorted({name for row in rows for name in row[0]} | set(PRIOR))
    prior = np.array([PRIOR.get(name, 0.0) for name in names])
    table = np.array([[row[0].get(name, 0.0) for name in names] for row in rows])
    wanted = np.array([row[1] for row in rows])
    fold = np.array([zlib.crc32(owner.encode()) % 5 for _, owner in owners])
    held_out = np.zeros(len(rows))
    weight = np.array([WEIGHTS_OF_PACKS.get(pack, 1.0) for pack, _ in owners])
    for number in range(5):
        out = fold == number
        held_out[out] = probabilities(table[out], fit(table[~out], wanted[~out], weight[~out], RIDGE, prior))
    for pack in sorted({pack for pack, _ in owners}):
        for kind in ("weekday", "day", "month"):
            own = np.array([owner[0] == pack and row[2] == kind for owner, row in zip(owners, rows, strict=True)])
            if own.any():
                right = ((held_out > 0.5) == wanted)[own].mean()
                print(f"{pack} {kind}: {own.sum()}, {wanted[own].sum()} ahead, held out right {right:.3f}")
    if "--errors" in sys.argv:
        for p, (features, label, kind, text), owner in zip(held_out, rows, owners, strict=True):
            if (p > 0.5) != label:
                print(owner[0], kind, label, f"{p:.2f}", repr(text), sorted(features))
    weights = fit(table, wanted, weight, RIDGE, prior)
    rounded = {n: round(float(w), 2) for n, w in zip(names, weights, strict=True) if n not in SOURCES.values()}
    about = "Weights of the model of direction (facts/times/direction.py); fitted by training/times_direction.py."
    DATA.write_text(json.dumps({"format": 1, "about": about, "weights": rounded}, indent=2) + "\n", "utf-8")
    print(json.dumps(rounded, indent=0))


if __name__ == "__main__":
    main()
