"""The weights of places: ``verification/data/slot_reading.json``.

    python -m training.summary_check.reading --corpora CORPORA --work WORK \
        --out src/newsdigest/verification/data/slot_reading.json

For each name, figure and date of a true summary the article's mentions of it compete with the other names, figures and
dates of the sentences that say most of its context (:mod:`newsdigest.verification.summary_check.slot_reading`). The
weights, of each kind its own, make it likeliest that the best mention wins; of what is mentioned more than once the
best mention of the weights so far is taken. ``WORK/reading.json`` has the weights without each fold of the articles, so
that :mod:`training.summary_check.features` reads no article with weights that saw it. Prints how often the right one
wins in articles that were left out.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

import newsdigest
from newsdigest.verification.summary_check.matching import match_units
from newsdigest.verification.summary_check.signals import find_candidates
from newsdigest.verification.summary_check.slot_reading import FORMAT, Candidate
from newsdigest.verification.summary_check.text_index import TextIndex
from newsdigest.verification.summary_check.units import find_units
from training.summary_check.features import LONGEST, chosen_groups, read
from training.summary_check.gold import gold_articles
from training.summary_check.pairs import FOLDS, fold_of

_RIDGE = 3.0
_ROUNDS, _STEPS = 6, 8

Array = NDArray[np.float64]


class Question(NamedTuple):
    """One place, with the candidates as rows; the answer is group 0."""

    fold: int
    rows: Array
    groups: NDArray[np.int64]


def summaries(corpora: Path) -> Iterator[tuple[str, TextIndex, TextIndex]]:
    """True summaries with their articles."""
    for known in gold_articles(corpora):
        article = read(known.text[:LONGEST], known.published)
        for told in known.summaries:
            if told.error is None:
                yield known.id, read(told.text, known.published), article
    for group in chosen_groups(corpora):
        try:
            article = read(group[0].article[:LONGEST], group[0].published)
            for pair in group:
                yield pair.story, read(pair.summary, pair.published), article
        except newsdigest.NewsDigestError as error:
            print(group[0].story, error)


def questions(corpora: Path) -> tuple[dict[str, list[Question]], dict[str, list[str]]]:
    """The questions of each kind of unit, and the features of each kind in the order of the columns."""
    found: dict[str, list[tuple[int, list[Candidate]]]] = defaultdict(list)
    for story, summary, article in summaries(corpora):
        units = find_units(summary)
        match_units(units, summary, article)
        for unit, candidates in find_candidates(units, summary, article):
            keys = {candidate.key for candidate in candidates}
            if None in keys and len(keys) > 1:
                found[unit.kind].append((fold_of(story, FOLDS), candidates))
    names = {
        kind: sorted({name for _, candidates in own for found in candidates for name in found.features})
        for kind, own in found.items()
    }
    return {kind: [_question(*each, names[kind]) for each in own] for kind, own in found.items()}, names


def _question(fold: int, candidates: list[Candidate], names: list[str]) -> Question:
    rows = np.array([[found.features.get(name, 0.0) for name in names] for found in candidates])
    number: dict[object, int] = {None: 0}
    groups = np.array([number.setdefault(found.key, len(number)) for found in candidates])
    return Question(fold, rows, groups)


def best_of_groups(question: Question, weights: Array) -> Array:
    """The row of the best candidate of each group, that of the answer first."""
    scores = question.rows @ weights
    best = np.full(question.groups.max() + 1, -1)
    for at in np.argsort(scores, kind="stable"):
        best[question.groups[at]] = at
    return question.rows[best]


def fit(asked: list[Question]) -> Array:
    """The weights that make the answers likeliest: Newton's method on the best candidates of the weights so far."""
    size = asked[0].rows.shape[1]
    weights = np.zeros(size)
    for _ in range(_ROUNDS):
        chosen = [best_of_groups(question, weights) for question in asked]
        for _ in range(_STEPS):
            gradient, curvature = -_RIDGE * weights, _RIDGE * np.eye(size)
            for rows in chosen:
                scores = rows @ weights
                shares = np.exp(scores - scores.max())
                shares /= shares.sum()
                mean = shares @ rows
                gradient += rows[0] - mean
                curvature += (rows.T * shares) @ rows - np.outer(mean, mean)
            weights = weights + np.linalg.solve(curvature, gradient)
    return weights


def right(asked: list[Question], weights: Array) -> float:
    """How often the answer wins."""
    return float(np.mean([int(np.argmax(best_of_groups(question, weights) @ weights)) == 0 for question in asked]))


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--corpora", type=Path, required=True)
    cli.add_argument("--work", type=Path, required=True)
    cli.add_argument("--out", type=Path, required=True)
    a = cli.parse_args()
    asked, names = questions(a.corpora)
    whole: dict[str, dict[str, float]] = {}
    without: list[dict[str, dict[str, float]]] = [{} for _ in range(FOLDS)]
    for kind, own in sorted(asked.items()):
        shares = []
        for fold in range(FOLDS):
            weights = fit([question for question in own if question.fold != fold])
            left = [question for question in own if question.fold == fold]
            shares += [right(left, weights)] * len(left)
            without[fold][kind] = _named(names[kind], weights)
        whole[kind] = _named(names[kind], fit(own))
        print(f"{kind}: {np.mean(shares):.3f} of {len(own)} right")
    (a.work / "reading.json").write_text(json.dumps(without), "utf-8")
    text = json.dumps({"format": FORMAT, "weights": whole}, indent=1, sort_keys=True)
    a.out.write_text(text + "\n", "utf-8")


def _named(names: list[str], weights: Array) -> dict[str, float]:
    return {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True)}


if __name__ == "__main__":
    main()
