r"""Fits the models of the six questions: ``ranking/data/main_event.json``.

    python -m training.main_event --packs readers_train.jsonl readers_open.jsonl --cache CACHE \
        --out src/newsdigest/ranking/data/main_event.json

Every article is read twice, with its title and without. Each candidate is graded by the benchmark's own matching (the
votes of the best accepted answer that it matches, over three). ``rank`` maximises the likelihood of the graded
candidates under a softmax over all candidates of the article, for where, when, why and how with "no answer" among them;
``right`` is a logistic regression of whether the best candidate is right, on rankings by models that did not see the
article. Articles of ``--partial`` packs, which mark answers but not their absence (ECB+), count for ``rank`` where a
question is answered. L2 penalties; the weights that add least are dropped and the rest are fitted again. Printed:
grades, errors and calibration with each of five parts of the articles left out in turn; both readings of an article lie
in one part. Needs numpy and scipy.
"""

from __future__ import annotations

import argparse
import json
import math
import pickle
import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "benchmarks"))

import newsdigest
from newsdigest import language
from newsdigest.facts import find_facts
from newsdigest.model.enums import Question
from newsdigest.model.facts import Event
from newsdigest.ranking import salience
from newsdigest.ranking.answer_model import ARTICLE, BEST, best_of, decision_features, no_answer
from newsdigest.ranking.article_index import ArticleIndex
from newsdigest.ranking.context import read_story
from newsdigest.ranking.main_event import choose
from newsdigest.ranking.opening import read_opening
from newsdigest.ranking.references import facts_of
from newsdigest.ranking.selection import distinct_events, with_salience
from newsdigest.ranking.story_blocks import of_story
from score import grade, reliability, whole

SEED, PARTS, ROUNDS = 7, 5, 150
L2 = {
    "who": (1.5, 8.0),
    "what": (1.0, 8.0),
    "where": (4.0, 4.0),
    "when": (4.0, 4.0),
    "why": (8.0, 15.0),
    "how": (4.0, 8.0),
}
"""Penalties of ``rank`` and of ``right``, by question."""

MAY_BE_EMPTY = {"where", "when", "why", "how"}
"""The questions that no answer is a candidate for; who and what have an answer in 99 articles of 100."""

EASE = {"who": 1.0, "what": 1.0, "where": 0.7, "when": 0.7, "why": 0.85, "how": 0.35}
"""A question is answered where the best candidate is at least this much as likely as no answer. The grade is the same
from 0.7 to 1 for where and when, which answer more at 0.7; for "why" 0.7 to 0.85 are best, the latter with fewer wrong
answers; "how" would be answered in one article of 70 at 1, and 0.35 has the same grade."""

READS_ALL = {"who", "what", "how"}
"""Questions whose ``right`` reads the best candidate and the article, too; with the others that makes it worse."""

LEAST_ARTICLES = 4
KEPT = {"who": 140, "what": 140, "where": 200, "when": 200, "why": 200, "how": 200}
"""Weights of ``rank`` that are kept, by question; of a ``right`` that reads all half."""

HALF_RIGHT = 0.5
"""An answer of a higher grade than this counts as right, as in the benchmark's calibration."""

Table = dict[str, float]


class Example(NamedTuple):
    """One question to one article: the features and grades of its candidates, and the grade of no answer."""

    story: str
    group: str
    candidates: list[Table]
    article: Table
    grades: list[float]
    empty: float
    alike: list[list[int]]  # for each candidate those that give the same answer


def read(paths: Sequence[str]) -> Iterator[tuple[str, dict[str, Any], bool, Any, Any]]:
    """Each article of the packs with its title and without: pack, record, has a title, analysis, facts."""
    for path in paths:
        with open(path, encoding="utf-8") as lines:
            for record in map(json.loads, lines):
                for titled in (True, False) if record.get("title") else (False,):
                    fields = {"title": record["title"] if titled else None, "text": record["text"]}
                    analysis = language.analyse(newsdigest.parse(fields, published=record.get("published")))
                    yield Path(path).stem, record, titled, analysis, find_facts(analysis)


def examples(rows: Sequence[tuple[str, dict[str, Any], bool, Any, Any]]) -> dict[str, list[Example]]:
    """The examples of each question."""
    modules = {
        name: sys.modules[f"newsdigest.ranking.{name}"]
        for name in ("what", "who", "where", "when", "why_how", "clauses", "parties")
    }
    found: dict[str, list[Example]] = {question.value: [] for question in Question}
    for pack, record, titled, analysis, bare in rows:
        index = ArticleIndex.of(analysis)
        facts = salience.scored(index, bare)
        article = analysis.article
        actors, places, times = (of_story(article, found) for found in (facts.actors, facts.places, facts.times))
        opening = read_opening(index)
        scored = with_salience(choose(index, facts.events))
        chosen = facts_of(Event, distinct_events(scored, 1))
        ranked = [item.event for item in scored]
        story = read_story(opening, ranked, chosen[0] if chosen else None)
        group = pack + ("" if titled else ", no title")
        stretches = modules["clauses"].stretches(opening)
        parties = modules["parties"].parties(opening, actors, facts.places, ranked)
        places = modules["where"].without_metonyms(opening, places)
        whys, hows = (modules["why_how"].asserted(story, passages) for passages in (facts.why, facts.how))
        texts = [analysis.article.text[slice(*analysis.chars(s.first, s.last))] for s in stretches]
        asked = {
            "what": (modules["what"].candidates(opening, stretches, story.article), [{"text": text} for text in texts]),
            "who": (
                modules["who"].candidates(story, parties),
                [{"text": c.fact.text, "name": c.fact.name} for c in parties],
            ),
            "where": (
                modules["where"].candidates(story, places),
                [{"text": p.text, "name": p.name} for p in places],
            ),
            "when": (
                modules["when"].candidates(story, times),
                [{"text": t.text, "value": t.value} for t in times],
            ),
            "why": (modules["why_how"].candidates(story, whys), [{"text": p.text} for p in whys]),
            "how": (modules["why_how"].candidates(story, hows), [{"text": p.text} for p in hows]),
        }
        for question, (features, answers) in asked.items():
            gold = record["gold"].get(question) or []
            grades = [grade(question, [answer], gold) for answer in answers]
            if question == "what":
                grades = [0.3 * own + 0.7 * whole([answer], gold) for own, answer in zip(grades, answers, strict=True)]
            if gold:
                places = range(len(grades))
                alike = [[at for at in places if at == own or features.alike(own, at)] for own in places]
                empty = grade(question, [], gold)
                found[question].append(
                    Example(record["id"], group, features.own, features.article, grades, empty, alike)
                )
    return found


def matrix(rows: Sequence[Table], names: Sequence[str]) -> csr_matrix:
    at = {name: column for column, name in enumerate(names)}
    values: list[float] = []
    columns: list[int] = []
    starts = [0]
    for row in rows:
        for name, value in row.items():
            if name in at and value:
                columns.append(at[name])
                values.append(value)
        starts.append(len(columns))
    return csr_matrix(
        (np.array(values, dtype=float), np.array(columns, dtype=int), np.array(starts)), shape=(len(rows), len(names))
    )


def vocabulary(rows: Sequence[set[str]]) -> list[str]:
    """The features of at least ``LEAST_ARTICLES`` articles."""
    counts = Counter(name for row in rows for name in row)
    return sorted(name for name, count in counts.items() if count >= LEAST_ARTICLES)


def fit_rank(data: Sequence[Example], names: Sequence[str], l2: float) -> np.ndarray:
    """Weights under which the graded candidates of each article are likeliest."""
    data = [example for example in data if max(example.grades, default=0) > 0]
    rows = matrix([row for example in data for row in example.candidates], names)
    grades = np.array([value for example in data for value in example.grades])
    starts = np.cumsum([0, *(len(example.grades) for example in data)])[:-1]
    segment = np.repeat(np.arange(len(data)), [len(example.grades) for example in data])
    across = rows.T.tocsr()

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        scores = np.asarray(rows @ w)
        p = np.exp(scores - np.maximum.reduceat(scores, starts)[segment])
        p /= np.add.reduceat(p, starts)[segment]
        good = np.add.reduceat(p * grades, starts)
        q = p * grades / good[segment]
        return float(-np.log(good).sum() + l2 * w @ w / 2), np.asarray(across @ (p - q)) + l2 * w

    return np.asarray(minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": ROUNDS}).x)


def fit_logistic(rows: Sequence[Table], targets: Sequence[float], names: Sequence[str], l2: float) -> np.ndarray:
    """Weights of a logistic regression on grades in 0..1; the bias is not penalised."""
    x, y = matrix(rows, names), np.array(targets)
    across, free = x.T.tocsr(), list(names).index("bias")

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        p = 1 / (1 + np.exp(-np.asarray(x @ w)))
        kept = w.copy()
        kept[free] = 0
        value = -(y * np.log(p + 1e-9) + (1 - y) * np.log(1 - p + 1e-9)).sum()
        return float(value + l2 * kept @ kept / 2), np.asarray(across @ (p - y)) + l2 * kept

    return np.asarray(minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": ROUNDS}).x)


def thinned(names: Sequence[str], weights: np.ndarray, rows: csr_matrix, kept: int) -> list[str]:
    """The features that move scores most: by their weight and how much they vary."""
    mean = np.asarray(rows.mean(axis=0)).ravel()
    spread = np.sqrt(np.maximum(np.asarray(rows.multiply(rows).mean(axis=0)).ravel() - mean**2, 0))
    order = np.argsort(-np.abs(weights) * spread)[:kept]
    chosen = {names[at] for at in order}
    return sorted(chosen | ({"bias"} & set(names)))


class Model(NamedTuple):
    rank: Table
    right: Table


def with_no_answer(example: Example) -> Example:
    """The example with no answer as its last candidate."""
    none = no_answer(example.article, len(example.candidates))
    return example._replace(candidates=[*example.candidates, none], grades=[*example.grades, example.empty])


def ranked_by(data: Sequence[Example], question: str) -> Table:
    l2 = L2[question][0]
    names = vocabulary([{name for row in example.candidates for name in row} for example in data])
    weights = fit_rank(data, names, l2)
    names = thinned(names, weights, matrix([row for e in data for row in e.candidates], names), KEPT[question])
    return dict(zip(names, fit_rank(data, names, l2), strict=True))


def deciding(example: Example, rank: Table, question: str) -> tuple[Table, int | None, float]:
    """The features that tell whether the best candidate is right, its place, and its lead over no answer."""
    if not example.candidates:
        return {}, None, 0.0
    none = score(no_answer(example.article, len(example.candidates)), rank) if question in MAY_BE_EMPTY else None
    scores = [score(own, rank) for own in example.candidates]
    best = best_of(scores)
    features = decision_features(example.candidates, scores, example.alike[best], none, example.article)
    if question not in READS_ALL:
        features = {name: value for name, value in features.items() if not name.startswith((ARTICLE, BEST))}
    return features, best, scores[best] - none if none is not None else 0.0


def score(own: Table, weights: Table) -> float:
    return sum(weights.get(name, 0.0) * value for name, value in own.items())


def parts(data: Sequence[Example]) -> list[int]:
    stories = sorted({example.story for example in data})
    random.Random(SEED).shuffle(stories)
    part = {story: at % PARTS for at, story in enumerate(stories)}
    return [part[example.story] for example in data]


def fit(data: Sequence[Example], question: str, partial: Sequence[Example]) -> Model:
    """The two tables; that of ``right`` is fitted on rankings of articles that ``rank`` did not see.

    Of ``partial`` only the answered articles count, without no answer as a candidate, and for ``rank`` alone.
    """
    more = [example for example in partial if max(example.grades, default=0) > 0]
    ranked = [with_no_answer(example) for example in data] if question in MAY_BE_EMPTY else data
    rank = ranked_by([*ranked, *more], question)
    part = parts(data)
    rows, right = [], []
    for left_out in range(PARTS):
        own = ranked_by([*(e for e, p in zip(ranked, part, strict=True) if p != left_out), *more], question)
        for example, p in zip(data, part, strict=True):
            if p == left_out:
                found, best, _ = deciding(example, own, question)
                if best is not None:
                    rows.append(found)
                    right.append(float(example.grades[best] > HALF_RIGHT))
    names = vocabulary([set(row) for row in rows])
    if question in READS_ALL:
        weights = fit_logistic(rows, right, names, L2[question][1])
        names = thinned(names, weights, matrix(rows, names), KEPT[question] // 2)
    return Model(rank, dict(zip(names, fit_logistic(rows, right, names, L2[question][1]), strict=True)))


def probability(table: Table, found: Table) -> float:
    return float(1 / (1 + np.exp(-score(found, table))))


def report(question: str, data: Sequence[Example], partial: Sequence[Example]) -> None:
    """Grades with each part left out in turn, also where answers are given more freely than the grade asks for."""
    part = parts(data)
    results: dict[str, list[tuple[float, float, float, float]]] = {}
    for left_out in range(PARTS):
        model = fit([e for e, p in zip(data, part, strict=True) if p != left_out], question, partial)
        for example, p in zip(data, part, strict=True):
            if p == left_out:
                found, best, lead = deciding(example, model.rank, question)
                sure = probability(model.right, found) if best is not None else 0.0
                got = example.grades[best] if best is not None else 0.0
                results.setdefault(example.group, []).append((got, example.empty, sure, lead))
    everything = [row for rows in results.values() for row in rows]
    for group, found_rows in [*sorted(results.items()), ("all", everything)]:
        for ease in (1.0, 0.85, 0.7, 0.5, 0.35) if group == "all" else (EASE[question],):
            print(question, group, ease, scores(found_rows, ease), flush=True)


def scores(rows: Sequence[tuple[float, float, float, float]], ease: float) -> str:
    """Grade, errors, how many are answered, and calibration."""
    says = [sure > 0 and lead >= math.log(ease) for _, _, sure, lead in rows]
    got = [row[0] if said else row[1] for row, said in zip(rows, says, strict=True)]
    wrong = sum(said and not value for said, value in zip(says, got, strict=True))
    sure = reliability([(row[2], row[0] > HALF_RIGHT) for row, said in zip(rows, says, strict=True) if said])
    n = len(rows)
    return f"grade {sum(got) / n:.3f} wrong {wrong / n:.3f} answered {sum(says) / n:.3f} {sure}"


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("--packs", nargs="+", required=True)
    cli.add_argument("--partial", nargs="*", default=(), help="packs where a question without answers is not marked")
    cli.add_argument("--cache", help="pickle of the articles as read, to fit again without reading them again")
    cli.add_argument("--out")
    cli.add_argument("--questions", default=",".join(question.value for question in Question))
    cli.add_argument("--report", action="store_true")
    options = cli.parse_args()
    cache = Path(options.cache) if options.cache else None
    if cache is not None and cache.exists():
        rows = pickle.loads(cache.read_bytes())
    else:
        rows = list(read(options.packs))
        if cache is not None:
            cache.write_bytes(pickle.dumps(rows, protocol=5))
    found = examples(rows)
    partial = examples(list(read(options.partial)))
    out = Path(options.out) if options.out else None
    known: dict[str, Any] = json.loads(out.read_text()) if out is not None and out.exists() else {"format": 2}
    for question in options.questions.split(","):
        if options.report:
            report(question, found[question], partial[question])
        if out is not None:
            model = fit(found[question], question, partial[question])
            known[question] = {
                part: {name: round(weight, 3) for name, weight in sorted(table.items()) if abs(weight) >= 0.0005}
                for part, table in model._asdict().items()
            } | {"ease": EASE[question]}
    if out is not None:
        out.write_text(json.dumps(known, indent=1, ensure_ascii=False, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
