"""Other names and other letters: swaps that keep tags, trees and kinds true.

A name is swapped for one of the same kind and the same number of tokens, so the tree stays as it is. Headlines are
imitated by upper-casing a sentence or capitalising its words.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Sequence

from training.tagger import names_lists
from training.tagger.data import Sample

__all__ = ["SPLIT", "Augmenter", "spans"]

SPLIT = re.compile(r"[^\W_]+(?:[.&'][^\W_]+)*[.!]?|&|-|\S")
_SMALL = frozenset(("a", "an", "the", "of", "in", "on", "at", "to", "for", "by", "with", "and", "or", "from", "as"))
_ARTICLES = frozenset(("the", "a", "an"))
_HEADLINE = 22  # longer sentences are no headlines
_ONTONOTES = {"PER": "PERSON", "ORG": "ORG", "PLACE": "GPE"}


def spans(tags: Sequence[str]) -> list[tuple[int, int, str]]:
    """The spans of BIO tags as (first, last, kind)."""
    found: list[tuple[int, int, str]] = []
    first = -1
    for at, tag in enumerate([*tags, "O"]):
        if first >= 0 and not (tag[:2] == "I-" and tag[2:] == tags[first][2:]):
            found.append((first, at, tags[first][2:]))
            first = -1
        if tag[:2] == "B-":
            first = at
    return found


def shortened(sample: Sample) -> Sample:
    """A sentence as a headline: without articles and without its last stop, where the tree is known."""
    if sample.heads is None or sample.xpos is None or len(sample.forms) > _HEADLINE:
        return sample
    governors = set(sample.heads)
    last = len(sample.forms) - 1
    dropped = {
        at
        for at, (form, xpos) in enumerate(zip(sample.forms, sample.xpos, strict=True))
        if at not in governors and ((xpos == "DT" and form.lower() in _ARTICLES) or (at == last and form == "."))
    }
    if not dropped or len(dropped) == len(sample.forms):
        return sample
    kept = [at for at in range(len(sample.forms)) if at not in dropped]
    place = {old: new for new, old in enumerate(kept)}
    layers = {
        name: [layer[at] for at in kept]
        for name in ("forms", "lemmas", "upos", "xpos", "deprels", "spaces")
        if (layer := getattr(sample, name)) is not None
    }
    tags = {
        name: _tags_kept(layer, kept) for name in ("names", "ontonotes") if (layer := getattr(sample, name)) is not None
    }
    return sample._replace(**layers, **tags, heads=[place.get(sample.heads[at], -1) for at in kept])


def _tags_kept(tags: Sequence[str], kept: Sequence[int]) -> list[str]:
    """BIO tags of the kept tokens; where a name has lost its first token the next one opens it."""
    out: list[str] = []
    for at in kept:
        tag = tags[at]
        orphan = tag[:2] == "I-" and at > 0 and at - 1 not in kept and tags[at - 1][:2] == "B-"
        out.append(f"B-{tag[2:]}" if orphan else tag)
    return out


class Augmenter:
    """Draws swaps and letter cases from its own seeded generator."""

    def __init__(
        self, seed: int, *, swap: float = 0.3, upper: float = 0.04, title: float = 0.05, headline: float = 0.1
    ) -> None:
        self._random = random.Random(seed)
        self._swap, self._upper, self._title, self._headline = swap, upper, title, headline
        self._given, self._surnames = names_lists.given_names(), names_lists.surnames()
        self._by_length: dict[tuple[str, int], list[list[str]]] = defaultdict(list)
        people = {name.lower() for name in self._surnames}
        for name in names_lists.companies():
            words = SPLIT.findall(name)
            if 0 < len(words) <= 5:
                self._by_length["ORG", len(words)].append(words)
                if len(words) == 1 and name.lower() not in people:
                    self._by_length["COMPANY", 1].append(words)
        for name in [*names_lists.countries() * 8, *names_lists.states() * 15, *names_lists.cities()]:
            words = SPLIT.findall(name)
            self._by_length["PLACE", len(words)].append(words)

    def __call__(self, sample: Sample) -> Sample:
        """A changed copy of ``sample``, or ``sample`` itself."""
        draw = self._random.random()
        if sample.names is not None:
            sample = self._swapped(sample)
        if self._random.random() < self._headline:
            sample = shortened(sample)
        if draw < self._upper:
            return sample._replace(forms=[form.upper() for form in sample.forms])
        if draw < self._upper + self._title:
            return sample._replace(forms=[self._capital(form) for form in sample.forms])
        return sample

    @staticmethod
    def _capital(form: str) -> str:
        return form if form.lower() in _SMALL or form[:1] == "'" or form == "n't" else form[:1].upper() + form[1:]

    def _swapped(self, sample: Sample) -> Sample:
        names = list(sample.names or [])
        forms = list(sample.forms)
        kinds = list(sample.ontonotes) if sample.ontonotes is not None else None
        changed = False
        for first, last, kind in spans(names):
            if kind == "OTHER" or not all(form[:1].isupper() or form in "&.-" for form in forms[first:last]):
                continue
            if self._random.random() >= self._swap:
                continue
            target = "COMPANY" if kind == "PER" and last == first + 1 and self._random.random() < 0.1 else kind
            new = self._drawn(target, last - first)
            if new is None:
                continue
            drawn = "ORG" if target == "COMPANY" else target
            changed = True
            forms[first:last] = new
            names[first:last] = [f"B-{drawn}"] + [f"I-{drawn}"] * (last - first - 1)
            if kinds is not None:
                label = _ONTONOTES[drawn]
                kinds[first:last] = [f"B-{label}"] + [f"I-{label}"] * (last - first - 1)
                if last < len(kinds) and kinds[last].startswith("I-"):
                    kinds[last] = "B-" + kinds[last][2:]
        return sample._replace(forms=forms, names=names, ontonotes=kinds) if changed else sample

    def _drawn(self, kind: str, length: int) -> list[str] | None:
        if kind == "PER":
            return self._person(length)
        choices = self._by_length.get((kind, length))
        return self._random.choice(choices) if choices else None

    def _person(self, length: int) -> list[str] | None:
        given, surname = self._random.choice(self._given), self._surname()
        if length == 1:
            return [given if self._random.random() < 0.25 else surname]
        if length == 2:
            return [given, surname]
        if length == 3:
            return [given, self._random.choice("ABCDEFGHJKLMNPRSTW") + ".", surname]
        return None

    def _surname(self) -> str:
        # frequent surnames more often: the square of a uniform draw leans to the head of the list
        return self._surnames[int(self._random.random() ** 2 * len(self._surnames))]
