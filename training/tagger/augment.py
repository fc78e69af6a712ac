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
_CENSUS, _WORLD = 0.45, 0.4  # the rest of the people are invented
_OPENINGS = tuple("b br ch d f g gr h j k kh l m n p r s sh st t v w x z".split())
_MIDDLES = ("a", "e", "i", "o", "u", "ai", "ei", "ia", "ou", "an", "en", "in", "or", "ar", "el", "ul")
_CLOSINGS = ("", "", "n", "s", "r", "k", "l", "ng", "v", "sky", "dze", "ov", "ez", "i", "o", "a", "mann", "son", "eau")
_TRIES = 6
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
    return sample._replace(**layers, **tags, likely=None, heads=[place.get(sample.heads[at], -1) for at in kept])


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
        self._world = names_lists.world_names()
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
        for _ in range(_TRIES):
            given, family, first = self._full_name()
            words = SPLIT.findall(given if self._random.random() < 0.2 else family)
            if length > 1:
                middle = [self._random.choice("ABCDEFGHJKLMNPRSTW") + "."] if length == 3 else []
                pair = (family, given) if first == "family" else (given, family)
                words = [*SPLIT.findall(pair[0]), *middle, *SPLIT.findall(pair[1])]
                words = words if len(words) == length else [w for w in words if w not in middle]
            if len(words) == length:
                return words
        return None

    def _full_name(self) -> tuple[str, str, str]:
        """A given name, a family name and which comes first: of the US census, of the world, or invented."""
        draw = self._random.random()
        if draw < _CENSUS:
            # frequent surnames more often: the square of a uniform draw leans to the head of the list
            surname = self._surnames[int(self._random.random() ** 2 * len(self._surnames))]
            return self._random.choice(self._given), surname, "given"
        if draw < _CENSUS + _WORLD:
            order, given, family = self._random.choice(self._world)
            return self._random.choice(given), self._random.choice(family), order
        return self._invented(), self._invented(), "given"

    def _invented(self) -> str:
        """A word that no list holds, so that a name must be known by its place and its capital."""
        size = self._random.choice((2, 2, 3, 3))
        word = "".join(self._random.choice(_OPENINGS) + self._random.choice(_MIDDLES) for _ in range(size))
        return (word + self._random.choice(_CLOSINGS)).capitalize()
