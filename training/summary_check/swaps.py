"""False summaries made of true ones by rule, for :mod:`training.summary_check.features`.

One stretch is exchanged: a name, figure or date for another of the article (of the same sentence, too) or of another
article, a first name, a digit, an opposite, a preposition, a word from beside it in WordNet, agent and patient, "he"
and "she", a negation put in or taken out, "will" for "did", an adverbial of another article put in.
"""

from __future__ import annotations

import random
import re
from collections import Counter, defaultdict
from typing import NamedTuple

from newsdigest.lexicon.numbers import SCALES
from newsdigest.model.enums import Granularity
from newsdigest.verification.summary_check.lexical_relations import opposites, related, sisters
from newsdigest.verification.summary_check.text_index import TextIndex, is_content, word_key
from newsdigest.verification.summary_check.units import Unit, find_units
from training.summary_check.wording import inflected


class Swap(NamedTuple):
    kind: str
    text: str
    start: int
    end: int
    unit: str  # the kind of unit that it changes: "content", "negation", "status", "order", "pronoun"


class Pool:
    """Names, figures, dates, words and adverbials of many articles, to take from."""

    def __init__(self) -> None:
        self.found: defaultdict[str, list[str]] = defaultdict(list)

    def learn(self, index: TextIndex, rng: random.Random) -> None:
        view, analysis = index.analysis.view, index.analysis
        for name in analysis.names:
            self.found[name.kind].append(view[name.start : name.end])
        for times in index.times.values():
            for time in times:
                self.found["date " + (time.granularity or Granularity.DAY).value].append(time.text)
        for token in analysis.tokens:
            if is_content(token) and token.upos != "PROPN" and rng.random() < 0.2:
                self.found[token.xpos].append(token.text)
            if token.deprel == "obl" and rng.random() < 0.3:
                low, high = analysis.extents[token.index]
                if 2 <= high - low <= 6 and analysis.tokens[low].upos == "ADP":
                    start, end = analysis.chars(low, high)
                    self.found["obl"].append(view[start:end])


def swaps(rng: random.Random, summary: TextIndex, article: TextIndex, pool: Pool, most: int) -> list[Swap]:
    """A few false summaries, each of another kind."""
    makers = [
        *(
            _names_in,
            _names_near,
            _namesakes,
            _names_any,
            _names_out,
            _figures_in,
            _numbers_in,
            _figures_out,
            _dates_in,
            _dates_any,
            _dates_out,
        ),
        _negations,
        *(_opposites, _prepositions, _sisters, _words_in, _words_out, _exchange, _pronouns, _modals, _insertions),
    ]
    weights = [4, 6, 1.5, 3, 2, 4, 6, 2.5, 4, 6, 2.5, 3, 2, 1.5, 2, 1.5, 1, 2, 0.7, 0.7, 0.7]
    units = find_units(summary)
    order = sorted(zip(makers, weights, strict=True), key=lambda pair: -(rng.random() ** (1 / pair[1])))
    found: list[Swap] = []
    for maker, _ in order:
        options = list(maker(rng, units, summary, article, pool))
        if options:
            found.append(rng.choice(options))
        if len(found) == most:
            break
    return found


def exchanges(rng: random.Random, summary: TextIndex, article: TextIndex, pool: Pool) -> list[Swap]:
    """False summaries that exchange something for another of its sort in the article, two of each kind, or deny it."""
    units = find_units(summary)
    found: list[Swap] = []
    for maker in (_names_any, _names_near, _figures_in, _numbers_in, _dates_any, _negations, _exchange):
        options = list(maker(rng, units, summary, article, pool))
        most = 1 if maker in {_negations, _exchange} else 2
        found += rng.sample(options, min(most, len(options)))
    return found


def _put(summary: TextIndex, first: int, last: int, words: str, kind: str, unit: str = "content") -> Swap:
    view = summary.analysis.article.text
    start, end = summary.analysis.chars(first, last)
    if start == summary.analysis.sentences[summary.analysis.tokens[first].sentence].start:
        words = words[:1].upper() + words[1:]
    return Swap(kind, view[:start] + words + view[end:], start, start + len(words), unit)


def _surface(index: TextIndex, first: int, last: int) -> str:
    start, end = index.analysis.chars(first, last)
    return index.analysis.view[start:end]


def _kind(unit: Unit, index: TextIndex) -> str:
    return next((name.kind for name in index.analysis.names if name.first == unit.first), "")


def _names_in(rng, units, summary, article, pool):
    present = {word for unit in units for word in unit.words}
    for unit in units:
        if unit.kind not in {"name", "place"}:
            continue
        kind = _kind(unit, summary)
        others = {
            " ".join(_surface(article, n.first, n.last).split()) for n in article.analysis.names if n.kind == kind
        }
        others = sorted(o for o in others if not set(o.lower().split()) & present and len(o) > 2)
        if others:
            yield _put(summary, unit.first, unit.last, rng.choice(others), "name_in")


def _names_near(rng, units, summary, article, pool):
    """A name of the article's sentences that say most of the summary's sentence: the hardest to tell."""
    for unit in units:
        if unit.kind not in {"name", "place"}:
            continue
        sentence = summary.analysis.sentences[unit.sentence]
        said: Counter[int] = Counter()
        for token in summary.analysis.tokens[sentence.first : sentence.last]:
            if is_content(token) and not unit.first <= token.index < unit.last:
                said.update({article.analysis.tokens[at].sentence for at in article.words.get(word_key(token), ())})
        near = {at for at, _ in said.most_common(2)}
        present = {word for other in units if other.sentence == unit.sentence for word in other.words}
        names = [n for n in article.analysis.names if article.analysis.tokens[n.head].sentence in near]
        others = {_surface(article, n.first, n.last) for n in names if n.kind == _kind(unit, summary)}
        fit = sorted(o for o in others if not set(o.lower().split()) & present and len(o) > 2)
        if fit:
            yield _put(summary, unit.first, unit.last, rng.choice(fit), "name_near")


def _namesakes(rng, units, summary, article, pool):
    """Another first name."""
    firsts = sorted({name.split()[0] for name in pool.found["person"] if name.count(" ") == 1})
    for unit in units:
        if unit.kind == "name" and _kind(unit, summary) == "person" and len(unit.words) == 2:
            fit = [first for first in firsts if first.lower() not in article.words and len(first) > 2]
            if fit:
                yield _put(summary, unit.first, unit.first + 1, rng.choice(fit), "namesake")


def _names_any(rng, units, summary, article, pool):
    """As by-rule swaps do: a name of another kind in its place."""
    present = {word for unit in units for word in unit.words}
    for unit in units:
        if unit.kind in {"name", "place"}:
            others = {_surface(article, n.first, n.last) for n in article.analysis.names}
            others = sorted(o for o in others if not set(o.lower().split()) & present and len(o) > 2)
            if others:
                yield _put(summary, unit.first, unit.last, rng.choice(others), "name_any")


def _names_out(rng, units, summary, article, pool):
    for unit in units:
        others = pool.found[_kind(unit, summary)] if unit.kind in {"name", "place"} else ()
        if others:
            other = rng.choice(others)
            if not all(word.lower() in article.words for word in other.split()):
                yield _put(summary, unit.first, unit.last, other, "name_out")


def _figures_in(rng, units, summary, article, pool):
    for unit in units:
        if unit.kind == "figure" and unit.value is not None:
            others = {f.text for fs in article.figures.values() for f in fs
                      if f.value != unit.value.value and (f.unit == unit.value.unit or rng.random() < 0.3)}  # fmt: skip
            if others:
                yield _put(summary, unit.first, unit.last, rng.choice(sorted(others)), "figure_in")


def _numbers_in(rng, units, summary, article, pool):
    """As by-rule swaps do: any number of the article in the place of the number alone."""
    tokens = article.analysis.tokens
    numbers = {
        tokens[at].text for at in article.values.figure_at if tokens[at].upos == "NUM" and tokens[at].text.isalnum()
    }
    numbers -= {number for number in numbers if number.lower() in SCALES}
    for unit in units:
        for at in range(unit.first, unit.last) if unit.kind == "figure" else ():
            token = summary.analysis.tokens[at]
            others = sorted(numbers - {token.text, token.text.lower()})
            if token.upos == "NUM" and others:
                yield _put(summary, at, at + 1, rng.choice(others), "number_in")


_AGE = re.compile(r"\b(?:\d+|[a-z]+)-year-old\b|\b(?:\w+ )?(?:years?|months?|weeks?|days?|decades?)\b")


def _dates_any(rng, units, summary, article, pool):
    """As by-rule swaps do: any date, length of time or age of the article in the place of another."""
    view, theirs = summary.analysis.article.text, article.analysis.view
    others = {m[0] for m in _AGE.finditer(theirs)} | {t.text for ts in article.times.values() for t in ts}
    places = [(m.start(), m.end()) for m in _AGE.finditer(view)]
    places += [summary.analysis.chars(u.first, u.last) for u in units if u.kind == "date"]
    for start, end in places:
        own = view[start:end].lower()
        fit = sorted(o for o in others if o.lower() not in own and own not in o.lower())
        if fit:
            words = rng.choice(fit)
            yield Swap("date_any", view[:start] + words + view[end:], start, start + len(words), "content")


def _figures_out(rng, units, summary, article, pool):
    words = "two three four five six seven eight nine ten twelve".split()
    for unit in units:
        if unit.kind != "figure":
            continue
        text = _surface(summary, unit.first, unit.last)
        digits = re.search(r"\d[\d,.]*\d|\d", text)
        if digits:
            number = digits[0]
            at = rng.randrange(len(number))
            while not number[at].isdigit():
                at = rng.randrange(len(number))
            moved = (
                number.replace(".", "") if "." in number else f"{number[0]}.{number[1:]}" if number.isdigit() else ""
            )
            if rng.random() < 0.25 and len(moved) > 1 and moved.lower() not in article.words:
                yield _put(summary, unit.first, unit.last, text.replace(number, moved, 1), "figure_out")
                continue
            new = number[:at] + rng.choice([d for d in "123456789" if d != number[at]]) + number[at + 1 :]
            if new.lower() not in article.words:
                yield _put(summary, unit.first, unit.last, text.replace(number, new, 1), "figure_out")
        elif text.lower() in words:
            new = rng.choice([w for w in words if w != text.lower()])
            if new not in article.words:
                yield _put(summary, unit.first, unit.last, new, "figure_out")


def _dates_in(rng, units, summary, article, pool):
    for unit in units:
        if unit.kind == "date" and unit.value is not None:
            others = {t.text for ts in article.times.values() for t in ts
                      if (t.type == unit.value.type or rng.random() < 0.3) and t.value != unit.value.value
                      and (t.start is None or t.start != unit.value.start)
                      and t.text.lower() not in unit.value.text.lower()}  # fmt: skip
            if others:
                yield _put(summary, unit.first, unit.last, rng.choice(sorted(others)), "date_in")


_CYCLES = ["Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(),
           "January February March April May June July August September October November December".split(),
           "day week month year decade".split(), "days weeks months years decades hours minutes".split(),
           "morning afternoon evening night".split(), "last next this".split()]  # fmt: skip


def _dates_out(rng, units, summary, article, pool):
    for unit in units:
        if unit.kind != "date" or unit.value is None:
            continue
        for at in range(unit.first, unit.last):
            text = _surface(summary, at, at + 1)
            for cycle in _CYCLES:
                if text in cycle:
                    yield _put(summary, at, at + 1, rng.choice([w for w in cycle if w != text]), "date_out")
            if text.isdigit() and len(text) == 4:
                yield _put(summary, at, at + 1, str(int(text) + rng.choice([-3, -2, -1, 1, 2, 10])), "date_out")
            elif text.isdigit() and int(text) < 32:
                yield _put(
                    summary, at, at + 1, str(rng.choice([d for d in range(1, 29) if d != int(text)])), "date_out"
                )


def _negations(rng, units, summary, article, pool):
    analysis = summary.analysis
    for clause in analysis.clauses:
        token = analysis.tokens[clause.predicate]
        below = [analysis.tokens[at] for at in analysis.children[clause.predicate]]
        nots = [t for t in below if t.text.lower() in {"not", "n't", "never"}]
        if nots:
            t = nots[0]
            view = analysis.article.text
            text = re.sub("  +", " ", view[: t.start] + view[t.end :])
            yield Swap("negation", text, token.start - (t.end - t.start) - 1, token.end, "negation")
            continue
        helper = next((t for t in below if t.deprel in {"aux", "aux:pass", "cop"} and t.text[:1].isalpha()), None)
        if helper is not None and helper.index < clause.predicate:
            words = _surface(summary, helper.index, helper.index + 1) + " not"
            put = _put(summary, helper.index, helper.index + 1, words, "negation", "negation")
            yield put._replace(start=token.start, end=token.end + 8)
        elif token.xpos in {"VBD", "VBZ", "VBP"} and token.lemma not in {"be", "have"}:
            helper_word = {"VBD": "did not", "VBZ": "does not", "VBP": "do not"}[token.xpos]
            yield _put(summary, token.index, token.index + 1, f"{helper_word} {token.lemma}", "negation", "negation")


def _plain_words(units, summary):
    for unit in units:
        if unit.kind in {"noun", "verb", "modifier"} and unit.last - unit.first == 1:
            yield unit, summary.analysis.tokens[unit.head]


def _opposites(rng, units, summary, article, pool):
    for unit, token in _plain_words(units, summary):
        found = sorted(opposites(unit.words[0]))
        if found:
            yield _put(summary, unit.first, unit.last, inflected(rng.choice(found), token.xpos), "opposite")


def _prepositions(rng, units, summary, article, pool):
    for unit in units:
        found = sorted(opposites(unit.words[0])) if unit.kind == "preposition" else []
        if found:
            yield _put(summary, unit.first, unit.last, rng.choice(found), "preposition")


def _sisters(rng, units, summary, article, pool):
    for unit, token in _plain_words(units, summary):
        found = sorted(sisters(unit.words[0]))
        if found:
            yield _put(summary, unit.first, unit.last, inflected(rng.choice(found), token.xpos), "sister")


def _words_in(rng, units, summary, article, pool):
    for unit, token in _plain_words(units, summary):
        others = {t.text for t in article.analysis.tokens
                  if t.xpos == token.xpos and is_content(t) and word_key(t) not in related(unit.words[0])}  # fmt: skip
        if others and token.xpos[:2] in {"NN", "VB"}:
            yield _put(summary, unit.first, unit.last, rng.choice(sorted(others)), "word_in")


def _words_out(rng, units, summary, article, pool):
    for unit, token in _plain_words(units, summary):
        others = pool.found[token.xpos]
        if others:
            other = rng.choice(others)
            if other.lower() not in article.words:
                yield _put(summary, unit.first, unit.last, other, "word_out")


def _exchange(rng, units, summary, article, pool):
    """Two names of one sentence exchanged."""
    names = [unit for unit in units if unit.kind == "name"]
    view = summary.analysis.article.text
    for at, one in enumerate(names):
        for two in names[at + 1 :]:
            if (
                one.sentence == two.sentence
                and not set(one.words) & set(two.words)
                and _kind(one, summary) == _kind(two, summary)
            ):
                (a, b), (c, d) = (
                    summary.analysis.chars(one.first, one.last),
                    summary.analysis.chars(two.first, two.last),
                )
                text = view[:a] + view[c:d] + view[b:c] + view[a:b] + view[d:]
                yield Swap("exchange", text, a, d, "names")


def _pronouns(rng, units, summary, article, pool):
    swap = {"he": "she", "she": "he", "his": "her", "him": "her", "her": "his", "himself": "herself"}
    for unit in units:
        if unit.kind == "pronoun":
            low = _surface(summary, unit.first, unit.last).lower()
            if low in swap:
                yield _put(summary, unit.first, unit.last, swap[low], "pronoun", "pronoun")


def _modals(rng, units, summary, article, pool):
    for clause in summary.analysis.clauses:
        token = summary.analysis.tokens[clause.predicate]
        helpers = [summary.analysis.tokens[at] for at in summary.analysis.children[clause.predicate]]
        will = next((t for t in helpers if t.text.lower() == "will"), None)
        if will is not None:
            put = _put(summary, will.index, will.index + 1, rng.choice(["may", "could", "would"]), "modal", "status")
            yield put._replace(start=token.start - 3, end=token.end + 3)
        elif token.xpos == "VBD" and not any(t.deprel.startswith("aux") for t in helpers):
            yield _put(
                summary, token.index, token.index + 1, f"{rng.choice(['will', 'may'])} {token.lemma}", "modal", "status"
            )


def _insertions(rng, units, summary, article, pool):
    for sentence in summary.analysis.sentences:
        end = sentence.end - 1 if summary.analysis.view[sentence.end - 1] in ".!?" else sentence.end
        if pool.found["obl"]:
            words = " " + rng.choice(pool.found["obl"])
            text = summary.analysis.article.text
            yield Swap("insertion", text[:end] + words + text[end:], end, end + len(words), "content")
