"""Sentences told as headlines tell them, where their trees are known.

Headlines drop articles, forms of "be" and full stops, tell the past in the present ("Mayor resigns"), the future with
"to" ("Mayor to resign") and what has happened as if it were now; many have a capital on every word. Corpora hardly
hold any with trees, so they are made from sentences whose trees stay true under these changes (Mårdh, "Headlinese",
1980, describes the grammar).
"""

from __future__ import annotations

import random
from collections.abc import Sequence

from newsdigest.language.lemmas import lemma
from training.tagger.data import Sample

__all__ = ["headline", "title_case"]

_LONGEST = 26  # longer sentences are no headlines
_ARTICLES = frozenset(("the", "a", "an"))
_SMALL = frozenset(("a", "an", "the", "of", "in", "on", "at", "to", "for", "by", "with", "and", "or", "from", "as"))
_BE = {"was": "is", "were": "are"}
_HAVE = frozenset(("has", "have", "had"))
_WILL = frozenset(("will", "would", "shall"))
_SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer")
_PLURAL = frozenset(("NNS", "NNPS"))
_MANY = frozenset(("they", "we", "you", "i", "these", "those", "many", "both"))


def headline(sample: Sample, draw: random.Random) -> Sample:
    """A sentence as a headline; ``sample`` itself where its tree is unknown or it is too long."""
    if sample.heads is None or sample.xpos is None or sample.deprels is None or len(sample.forms) > _LONGEST:
        return sample
    children: list[list[int]] = [[] for _ in sample.forms]
    for at, head in enumerate(sample.heads):
        if head >= 0:
            children[head].append(at)
    past = draw.random() < 0.85
    no_be = draw.random() < 0.7
    forms, xpos, upos = list(sample.forms), list(sample.xpos), list(sample.upos or [])
    dropped = {at for at in range(len(forms)) if not children[at] and _falls(sample, at, no_be=no_be)}
    for at, tag in enumerate(sample.xpos):
        if not past:
            break
        perfect = [c for c in children[at] if sample.deprels[c] == "aux" and forms[c].lower() in _HAVE]
        if tag == "VBD" or (tag == "VBN" and perfect and not _is_passive(sample, children[at])):
            forms[at], xpos[at] = _present(sample, children, at)
            dropped.update(perfect)
        elif tag == "MD" and forms[at].lower() in _WILL and sample.deprels[at] == "aux":
            forms[at], xpos[at] = "to", "TO"
            if upos:
                upos[at] = "PART"
    deprels = [
        "mark" if xpos[at] == "TO" and sample.xpos[at] == "MD" else deprel for at, deprel in enumerate(sample.deprels)
    ]
    changed = sample._replace(forms=forms, xpos=xpos, upos=upos or None, deprels=deprels, lemmas=None)
    return _without(changed, dropped)


def title_case(forms: Sequence[str], draw: random.Random) -> list[str]:
    """Capitals as headlines have them: on every word, or on all but the small ones."""
    small = _SMALL if draw.random() < 0.6 else frozenset[str]()
    keep = ("'s", "n't")
    return [
        form if form.lower() in small or form[:1] == "'" or form in keep else form[:1].upper() + form[1:]
        for form in forms
    ]


def _falls(sample: Sample, at: int, *, no_be: bool) -> bool:
    """Whether a headline leaves the word out."""
    form, deprel = sample.forms[at].lower(), (sample.deprels or [])[at]
    if form in _ARTICLES and deprel == "det":
        return True
    if at == len(sample.forms) - 1 and form == ".":
        return True
    return no_be and deprel in ("aux:pass", "cop") and form in ("is", "are", "was", "were")


def _is_passive(sample: Sample, below: Sequence[int]) -> bool:
    return any((sample.deprels or [])[c] == "aux:pass" for c in below)


def _present(sample: Sample, children: Sequence[Sequence[int]], at: int) -> tuple[str, str]:
    """The form and the tag of a verb in the present, in agreement with its subject."""
    form = sample.forms[at].lower()
    many = _is_many(sample, children, at)
    if form in _BE:
        now = "are" if form == "were" else "is"
    else:
        base = lemma(form, (sample.xpos or [])[at])
        now = base if many else _third(base)
    now = now.capitalize() if sample.forms[at][:1].isupper() else now
    return now, "VBP" if many or form == "were" else "VBZ"


def _is_many(sample: Sample, children: Sequence[Sequence[int]], at: int) -> bool:
    deprels, heads, xpos = sample.deprels or [], sample.heads or [], sample.xpos or []
    for _ in range(3):
        subject = next((c for c in children[at] if deprels[c] in _SUBJECTS), None)
        if subject is not None:
            joined = any(deprels[c] == "conj" for c in children[subject])
            return joined or xpos[subject] in _PLURAL or sample.forms[subject].lower() in _MANY
        if deprels[at] not in ("conj", "cop", "aux", "aux:pass") or heads[at] < 0:
            return False
        at = heads[at]
    return False


def _third(base: str) -> str:
    """The third person of a verb."""
    if base in ("be", "have", "do"):
        return {"be": "is", "have": "has", "do": "does"}[base]
    if base.endswith("y") and base[-2:-1] not in "aeiou":
        return base[:-1] + "ies"
    return base + ("es" if base.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


def _without(sample: Sample, dropped: set[int]) -> Sample:
    """The sentence without some words that govern nothing."""
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
    forms = layers["forms"]
    if kept[0] > 0 and sample.forms[0][:1].isupper():
        forms[0] = forms[0][:1].upper() + forms[0][1:]
    heads = [place.get((sample.heads or [])[at], -1) for at in kept]
    return sample._replace(**layers, **tags, heads=heads)


def _tags_kept(tags: Sequence[str], kept: Sequence[int]) -> list[str]:
    """BIO tags of the kept tokens; where a name has lost its first token the next one opens it."""
    out: list[str] = []
    for at in kept:
        tag = tags[at]
        orphan = tag[:2] == "I-" and at > 0 and at - 1 not in kept and tags[at - 1][:2] == "B-"
        out.append(f"B-{tag[2:]}" if orphan else tag)
    return out
