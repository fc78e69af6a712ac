r"""Fit the confidence of quotations on publishers that the models were made without.

    python training/attribution/confidence.py --attributions TRAIN.jsonl --quotes QUOTES.jsonl ... \
        [--corpora FOLDER] [--write]

The articles of the quotes packs are parted by publisher. For each part the classifier of attributions and the ranker of
speakers are fitted to all others, and then read the part. Two logistic regressions (L2 penalty, Newton steps, no
randomness) over the library's own features are fitted to what they found: are words and speaker right, and is the
speaker right where the words are. Printed are the area under the curve and the calibration error of the fit on articles
left out. No text leaves the script.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from unittest import mock

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent))
import fit as attributions
import speakers

from newsdigest.facts.quotes.attribution_classifier import AttributionClassifier, Likelihood
from newsdigest.facts.quotes.build import kind_of
from newsdigest.facts.quotes.confidence import confidence_features
from newsdigest.facts.quotes.speaker_resolution import SpeakerRanker, resolve_speakers

score = attributions.score
TARGET = Path(__file__).parents[2] / "src/newsdigest/facts/data/quote_confidence.json"
CLASSIFIER = "newsdigest.facts.quotes.attribution_classifier"
LEAST_SEEN = 5
THRESHOLD = Likelihood(0.36, 0.5)


def publisher(record):
    """The pack of an article: BBC, CNN and Daily Mail, web pages, Wikinews."""
    return record["id"].partition("/")[0]


def classifier_without(parts, own):
    """The classifier fitted to all but one publisher's quotations."""
    chosen = [(task, row, y) for task, key, found in parts if key != own for row, y in found]
    weights = attributions.fit(
        [row for _, row, _ in chosen], [y for _, _, y in chosen], [task for task, _, _ in chosen], 0.0002, 4.0
    )
    bias = tuple(weights.pop("bias"))
    return AttributionClassifier(bias=bias, weights=weights, threshold=THRESHOLD)


def observed(article, ranker):
    """(features, right, speaker right or None, direct) of each act of speech that the models find in an article."""
    context, record = article.context, article.record
    golds = [
        (attributions.letters(record["text"], score.located(record["text"], quote)), quote)
        for quote in record["quotes"]
    ]
    resolutions = resolve_speakers(context, article.statements, ranker)
    for statement, resolution in zip(article.statements, resolutions, strict=True):
        if statement.likelihood.speech < THRESHOLD.speech:
            continue
        spans = [(context.tokens[a].start, context.tokens[b - 1].end) for a, b in statement.pieces]
        said = attributions.letters(record["text"], spans)
        best = max(
            ((attributions.overlap(said, content), at) for at, (content, _) in enumerate(golds)), default=(0.0, -1)
        )
        named = confidence_features(context, statement, resolution, kind_of(context, statement))
        gold = golds[best[1]][1] if best[0] >= 0.5 else None
        speaker = None if gold is None or not gold["names"] else _is_right(context, statement, gold, resolution)
        yield named, bool(speaker), speaker


def _is_right(context, statement, gold, resolution):
    if resolution.entity is None and resolution.named is not None:
        first, last = resolution.named
        return score.same_person(
            gold, {"name": context.text(context.tokens[first].start, context.tokens[last - 1].end)}
        )
    return speakers.is_right(context, statement, gold, resolution.entity)


def regress(rows, right, names, penalty):
    """Weights by name, bias first, of one logistic regression."""
    index = {name: at for at, name in enumerate(names, 1)}
    x = np.zeros((len(rows), len(names) + 1))
    x[:, 0] = 1.0
    for at, row in enumerate(rows):
        for name, value in row:
            if name in index:
                x[at, index[name]] = value
    y = np.array(right, dtype=float)
    ridge = penalty * np.array([0.01] + [1.0] * len(names))
    w = np.zeros(x.shape[1])

    def loss(w):
        z = x @ w
        return np.sum(np.logaddexp(0.0, z) - y * z) + 0.5 * np.sum(ridge * w**2)

    for _ in range(30):
        p = 1 / (1 + np.exp(-np.clip(x @ w, -30, 30)))
        hessian = (x.T * (p * (1 - p))) @ x + np.diag(ridge)
        step = np.linalg.solve(hessian, x.T @ (p - y) + ridge * w)
        while loss(w - step) > loss(w) and np.abs(step).max() > 1e-9:
            step /= 2
        w = w - step
    return w


def predicted(rows, w, names):
    weights = dict(zip(names, w[1:], strict=True))
    z = np.array([w[0] + sum(weights.get(name, 0.0) * value for name, value in row) for row in rows])
    return 1 / (1 + np.exp(-z))


def area(p, y):
    good, bad = p[y], p[~y]
    return np.mean([(good > value).mean() + 0.5 * (good == value).mean() for value in bad])


def calibration(p, y):
    bins = np.minimum(9, (p * 10).astype(int))
    return sum(abs(p[bins == at].mean() - y[bins == at].mean()) * (bins == at).mean() for at in set(bins))


def report(label, found, column, penalty, names):
    kept = [(key, row[0], row[column]) for key, rows in found.items() for row in rows if row[column] is not None]
    p = np.zeros(len(kept))
    for key in found:
        rest = [row for row in kept if row[0] != key]
        w = regress([row[1] for row in rest], [row[2] for row in rest], names, penalty)
        mine = [at for at, row in enumerate(kept) if row[0] == key]
        p[mine] = predicted([kept[at][1] for at in mine], w, names)
    y = np.array([row[2] for row in kept])
    direct = np.array([not any(name == "indirect" for name, _ in row[1]) for row in kept])
    for kind, chosen in (("direct", direct), ("indirect", ~direct)):
        print(
            f"{label} {kind}: {chosen.sum()}, right {y[chosen].mean():.3f}, AUC {area(p[chosen], y[chosen]):.3f}, "
            f"ECE {calibration(p[chosen], y[chosen]):.3f}"
        )
    for low in (0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
        print(
            f"   at least {low}: {(p >= low).sum()} right {y[p >= low].mean():.3f}, below {(~y[p < low]).sum()} wrong"
        )
    return regress([row[1] for row in kept], [row[2] for row in kept], names, penalty)


def main():
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("--attributions", required=True)
    cli.add_argument("--quotes", nargs="+", required=True)
    cli.add_argument("--corpora", help="the folder of the texts of marks.jsonl, to fit to them too")
    cli.add_argument("--penalties", type=float, nargs=2, default=(16.0, 3.0), help="of the quotation, of the speaker")
    cli.add_argument("--cache", help="a folder for the analyses")
    cli.add_argument("--write", action="store_true")
    a = cli.parse_args()
    parts = []
    for record, analysis in attributions.read(a.attributions, a.cache):
        parts.append(("attribution", None, list(attributions.examples(record, analysis))))
    articles = attributions.read_quotes(a.quotes, a.corpora, a.cache)
    for record, analysis in articles:
        parts.append(("speech", publisher(record), list(attributions.examples(record, analysis))))
    taught = speakers.template_choices() + speakers.doubtful_choices(a.corpora, a.cache)
    found = {}
    for own in sorted({publisher(record) for record, _ in articles}):
        classifier = classifier_without(parts, own)
        with mock.patch.object(sys.modules[CLASSIFIER], "load", lambda *_, classifier=classifier: classifier):
            read = [speakers.Article(record, analysis) for record, analysis in articles]
            rest = [choice for x in read if publisher(x.record) != own for choice in x.choices]
            weights = speakers.fit(rest + taught, 0.005)
            ranker = SpeakerRanker({**weights, "named": 0.95, "relative": 0.9})
            found[own] = [row for x in read if publisher(x.record) == own for row in observed(x, ranker)]
        print(own, len(found[own]), flush=True)
    counts = {}
    for rows in found.values():
        for row in rows:
            for name, _ in row[0]:
                counts[name] = counts.get(name, 0) + 1
    names = sorted(name for name, count in counts.items() if count >= LEAST_SEEN)
    columns = ((1, "quotation"), (2, "speaker"))
    pair = [
        report(label, found, column, penalty, names)
        for (column, label), penalty in zip(columns, a.penalties, strict=True)
    ]
    document = {
        "format": 1,
        "bias": [round(float(w[0]), 2) for w in pair],
        "weights": {name: [round(float(w[at]), 2) for w in pair] for at, name in enumerate(names, 1)},
    }
    if a.write:
        lines = json.dumps(document, indent=1).replace("[\n   ", "[").replace(",\n   ", ", ").replace("\n  ]", "]")
        TARGET.write_text(lines + "\n")


if __name__ == "__main__":
    main()
