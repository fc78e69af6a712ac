"""Precision and recall of quotations by kind, publisher and cue class, as a Markdown page.

    python benchmarks/attribution_report.py GOLD.jsonl

GOLD.jsonl is an attribution pack: one record a line with ``id``, ``publisher``, ``text`` and ``attributions`` (source,
cue and content, each a list of spans). Counting is that of ``score.py`` beside this file: contents pair up one to one
where letters overlap with F1 >= 0.5, and a pair counts where the source is the right one too. The page holds numbers
and classes of the cue lexicon alone, no text of the pack.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import newsdigest
import score
from newsdigest import language
from newsdigest.language.predicates import predicate_lexicon
from newsdigest.model.analysis import Analysis
from newsdigest.model.facts import Quote


class Tally:
    """Counts of one row: what the annotators marked, what was found, and what of both agrees."""

    def __init__(self) -> None:
        self.gold: Counter[str] = Counter()
        self.found: Counter[str] = Counter()
        self.right_gold: Counter[str] = Counter()
        self.right_found: Counter[str] = Counter()

    def table(self, heading: str) -> str:
        """A Markdown table, the commonest rows first."""
        lines = [
            f"| {heading} | marked | found | precision | recall | F1 |",
            "|---|---:|---:|---:|---:|---:|",
        ]
        for row, count in sorted(self.gold.items(), key=lambda pair: (-pair[1], pair[0])):
            precision = self.right_found[row] / self.found[row] if self.found[row] else 0.0
            recall = self.right_gold[row] / count
            f1 = score.f1(precision, recall)
            lines.append(f"| {row} | {count} | {self.found[row]} | {precision:.3f} | {recall:.3f} | {f1:.3f} |")
        return "\n".join(lines)


def cue_class(analysis: Analysis, spans: Iterable[tuple[int, int]]) -> str:
    """The lexicon's class of a cue, by the first of its words that has one."""
    words = predicate_lexicon()
    ranges = list(spans)
    for token in analysis.tokens:
        if any(start <= token.start < end for start, end in ranges):
            if token.lemma == "accord":
                return "according to"
            found = words.verbs.get(token.lemma) or words.nouns.get(token.lemma) or words.adjectives.get(token.lemma)
            if found:
                return found.kind
    return "other"


def kind_of(quote: Quote) -> str:
    return str(quote.kind.value)


def gold_kind(text: str, content: list[list[int]]) -> str:
    """Direct where all letters are in marks, mixed where some are."""
    marked = score.chars(text, [list(m.span()) for s, e in content for m in _in_marks(text, s, e)])
    letters = score.chars(text, content)
    if not letters & marked:
        return "indirect"
    return "direct" if len(letters & marked) >= 0.95 * len(letters) else "mixed"


def _in_marks(text: str, start: int, end: int) -> list[score.re.Match[str]]:
    low, high = max(0, start - 2), min(len(text), end + 2)
    return list(score.QUOTED.finditer(text, low, high))


def report(path: str) -> str:
    """The page."""
    by_kind, by_publisher, by_class = Tally(), Tally(), Tally()
    for record in score.load(path).values():
        text = record["text"]
        article = newsdigest.parse(text, published=record.get("published"), language="en")
        analysis = language.analyse(article)
        quotes = newsdigest.summarize(article, language="en").attributions
        golds = [a for a in record["attributions"] if score.chars(text, a["content"]) and a["source"]]
        contents = [score.chars(text, a["content"]) for a in golds]
        said = [score.chars(text, [[s.start, s.end] for s in quote.spans]) for quote in quotes]
        scores = []
        for i, one in enumerate(contents):
            for j, other in enumerate(said):
                shared = len(one & other)
                f1 = score.f1(shared / len(other), shared / len(one)) if shared else 0.0
                if f1 >= 0.5:
                    scores.append((f1, i, j))
        pairs = {
            i: j
            for i, j in score.paired(scores).items()
            if quotes[j].speaker is not None
            and score.same_source(
                score.chars(text, golds[i]["source"]),
                score.chars(text, [[quotes[j].speaker.span.start, quotes[j].speaker.span.end]]),
            )
        }
        hit = set(pairs.values())
        for i, gold in enumerate(golds):
            rows = (gold_kind(text, gold["content"]), record["publisher"], cue_class(analysis, gold["cue"]))
            for tally, row in zip((by_kind, by_publisher, by_class), rows, strict=True):
                tally.gold[row] += 1
                tally.right_gold[row] += i in pairs
        for j, quote in enumerate(quotes):
            cue = [(quote.cue.start, quote.cue.end)] if quote.cue is not None else []
            rows = (kind_of(quote), record["publisher"], cue_class(analysis, cue))
            for tally, row in zip((by_kind, by_publisher, by_class), rows, strict=True):
                tally.found[row] += 1
                tally.right_found[row] += j in hit
    return "\n\n".join((by_kind.table("kind"), by_publisher.table("publisher"), by_class.table("cue class")))


if __name__ == "__main__":
    if len(sys.argv) != 2 or not Path(sys.argv[1]).is_file():
        sys.exit(__doc__)
    print(report(sys.argv[1]))
