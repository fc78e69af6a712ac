"""Fit the ranker of speakers: who a pronoun, a description or a quotation without a cue refers to.

    python training/attribution/speakers.py QUOTES.jsonl ... [--corpora FOLDER] [--cache FOLDER] [--write]
    python training/attribution/speakers.py QUOTES.jsonl ... --only FEATURE ... --write   # the others stay as they are

The packs are general news with every act of speech marked and its speaker resolved to a name (id, text, quotes). For
each statement that matches a marked one, the candidates are described by the library's own features; those whose name
is an accepted one are right. A conditional logit (softmax over the candidates, L2 penalty) is fitted by full-batch
gradient steps from zero, so that there is no randomness. The articles of ``speaker_templates`` are always learnt from:
they show habits that the packs hold too seldom. Earlier speakers are the marked ones in the fit; over articles
left out they are the predicted ones. No text leaves the script: what is written holds names of features and numbers.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent))
import fit as attributions
import marks
import speaker_templates

import newsdigest
from newsdigest import language
from newsdigest.facts.quotes import _statements
from newsdigest.facts.quotes.context import build_context
from newsdigest.facts.quotes.mention_index import MentionIndex
from newsdigest.facts.quotes.repeated_subject import repeated_subject
from newsdigest.facts.quotes.sources import phrase
from newsdigest.facts.quotes.speaker_candidates import source_candidates
from newsdigest.facts.quotes.speaker_features import History, candidate_features
from newsdigest.facts.quotes.speaker_resolution import SpeakerRanker, resolve_speakers, source_class
from newsdigest.facts.quotes.speakers import reasons

score = attributions.score
TARGET = Path(__file__).parents[2] / "src/newsdigest/facts/data/speakers.json"
STEPS = 400
LEAST_SEEN = 5


def literal(context, statement):
    if statement.source is None:
        return ""
    before = repeated_subject(context, statement)
    first, last = phrase(context, statement.source if before is None else before)
    return context.text(context.tokens[first].start, context.tokens[last - 1].end)


def is_right(context, statement, gold, candidate):
    if candidate is None:
        return score.same_person(gold, {"name": literal(context, statement)})
    return score.same_person(gold, {"name": context.analysis.entities[candidate].name})


def matched(record, context, statements):
    """For each statement the marked quotation that it is, or None."""
    text = record["text"]
    golds = [attributions.letters(text, score.located(text, quote)) for quote in record["quotes"]]
    found = []
    for statement in statements:
        spans = [(context.tokens[a].start, context.tokens[b - 1].end) for a, b in statement.pieces]
        said = attributions.letters(text, spans)
        shared = [(len(said & gold) / max(1, len(said)), number) for number, gold in enumerate(golds)]
        best = max(shared, default=(0.0, -1))
        found.append(record["quotes"][best[1]] if best[0] >= 0.5 else None)
    return found


class Article:
    """The statements of one article with what is marked for them, and the choices to learn from."""

    def __init__(self, record, analysis):
        self.record = record
        self.context = build_context(analysis)
        self.statements, _ = _statements(self.context, reasons(self.context))
        self.golds = matched(record, self.context, self.statements)
        self.choices = list(self._choices())

    def _choices(self):
        context, index, history = self.context, MentionIndex(self.context), History()
        for statement, gold in zip(self.statements, self.golds, strict=True):
            kind, name = source_class(context, statement)
            candidates = list(source_candidates(context, index, statement, kind))
            if name is not None or kind == "who":
                entity = context.entity(name.head if name else statement.source)
                history.add(context, statement, entity)
                continue
            chosen = context.entity(statement.source)
            if gold is not None and gold["names"]:
                right = [is_right(context, statement, gold, candidate) for candidate in candidates]
                rows = [
                    candidate_features(context, index, statement, kind, candidate, history) for candidate in candidates
                ]
                if any(right):
                    chosen = candidates[right.index(True)]
                    if statement.follows is None and len(rows) > 1:
                        yield kind, rows, right
            history.add(context, statement, chosen)


def template_choices():
    """The choices of the made-up articles."""
    found = []
    for record in speaker_templates.records():
        analysis = language.analyse(newsdigest.parse(record["text"], language="en"))
        found.extend(Article(record, analysis).choices)
    return found


def doubtful_choices(corpora, cache):
    """The choices of the articles of which only speakers that the ranker was unsure of are marked."""
    if not corpora:
        return []
    articles = attributions.analysed(list(marks.records(corpora, marks.SPEAKERS)), cache, "speaker-marks")
    return [choice for pair in articles for choice in Article(*pair).choices]


def fit(choices, penalty, only=()):
    """Weights by feature. With ``only``, those whose names begin so are fitted; the others stay as packaged."""
    packaged = json.loads(TARGET.read_text())["weights"] if only else {}
    kept = {name: weight for name, weight in packaged.items() if not name.startswith(only)}
    counts = Counter(name for _, rows, _ in choices for row in rows for name in set(row))
    seen = {name for name, count in counts.items() if count >= LEAST_SEEN and name.startswith(only or "")}
    names = sorted(seen | kept.keys())
    index = {name: number for number, name in enumerate(names)}
    groups = []
    for _, rows, right in choices:
        matrix = np.zeros((len(rows), len(names)))
        for at, row in enumerate(rows):
            for name in row:
                if name in index:
                    matrix[at, index[name]] = 1.0
        groups.append((matrix, np.array(right, dtype=float)))
    w = np.array([kept.get(name, 0.0) for name in names])
    free = np.array([name not in kept for name in names])
    moment, second = np.zeros(len(w)), np.zeros(len(w))
    for step in range(1, STEPS + 1):
        gradient = penalty * w * free
        for matrix, right in groups:
            z = matrix @ w
            p = np.exp(z - z.max())
            p /= p.sum()
            good = p * right
            good /= good.sum()
            gradient += matrix.T @ (p - good) / len(groups)
        gradient *= free
        moment = 0.9 * moment + 0.1 * gradient
        second = 0.99 * second + 0.01 * gradient**2
        w -= 0.1 * (1 - step / (STEPS + 1)) * (moment / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-6)
    return {name: round(float(w[number]), 2) for name, number in index.items() if abs(w[number]) >= 0.05}


def judge(article, weights, tally, pairs):
    """Counts by class of source, with the speakers that the ranker gives in its own order."""
    resolutions = resolve_speakers(
        article.context, article.statements, SpeakerRanker({**weights, "named": 0.95, "relative": 0.9})
    )
    for statement, gold, resolution in zip(article.statements, article.golds, resolutions, strict=True):
        if gold is None or not gold["names"]:
            continue
        kind, _ = source_class(article.context, statement)
        right = is_right(article.context, statement, gold, resolution.entity)
        if resolution.entity is None and resolution.named is not None:
            context, (first, last) = article.context, resolution.named
            right = score.same_person(
                gold, {"name": context.text(context.tokens[first].start, context.tokens[last - 1].end)}
            )
        kind = "follows" if statement.follows is not None else kind
        tally[kind].append(right)
        pairs.append((resolution.probability, right))


def main():
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("quotes", nargs="+")
    cli.add_argument("--corpora", help="the folder of the texts of marks.jsonl, to fit to them too")
    cli.add_argument("--folds", type=int, default=6)
    cli.add_argument("--penalty", type=float, default=0.005)
    cli.add_argument("--cache", help="a folder for the analyses")
    cli.add_argument("--only", nargs="+", default=(), help="beginnings of the features to fit; the others stay")
    cli.add_argument("--write", action="store_true")
    a = cli.parse_args()
    articles = [Article(*pair) for pair in attributions.read_quotes(a.quotes, a.corpora, a.cache)]
    taught = template_choices() + doubtful_choices(a.corpora, a.cache)
    only = tuple(a.only)
    tally, pairs = defaultdict(list), []
    for fold in range(a.folds):
        rest = [choice for i, x in enumerate(articles) if i % a.folds != fold for choice in x.choices]
        weights = fit(rest + taught, a.penalty, only)
        for article in articles[fold :: a.folds]:
            judge(article, weights, tally, pairs)
    for kind, found in sorted(tally.items(), key=lambda pair: -len(pair[1])):
        print(f"{kind:16} {len(found):4} {np.mean(found):.3f}")
    print("all", len(pairs), np.mean([right for _, right in pairs]))
    for low in (0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.97):
        high = [right for p, right in pairs if p >= low]
        print(f"  probability >= {low}: {len(high)} {np.mean(high):.3f}")
    weights = fit([choice for x in articles for choice in x.choices] + taught, a.penalty, only)
    weights["relative"] = 0.9  # too few to count
    weights.setdefault("named", round(float(np.mean(tally["named"])), 2))
    print(len(weights), "weights")
    if a.write:
        TARGET.write_text(json.dumps({"format": 1, "weights": dict(sorted(weights.items()))}, indent=1) + "\n")


if __name__ == "__main__":
    main()
