"""Corrections, after tagging, of parser errors that grammar decides and that are frequent enough to matter.

Each fix is one small certain pattern, written as a function over the columns of the tagger's answer:

- Compounds joined by hyphens around "of" before a name ("mother-of-two Gail Hartnoll"). Treebanks split
  them into five words, and the parser then sees two noun phrases side by side, of which only one can be the subject.
- What follows a parenthesis between two dashes or brackets never depends on a word inside it: "She told the bank –
  which claims the house – that she would stay".
- Given names that are function words (``given_name_fixes``), offices in letters (``office_fixes``), participles under
  verbs of perception (``perception_fixes``).
- Two nouns side by side (``noun_fixes``).
- Verbs whose tags contradict each other (``verb_fixes``), and clauses whose labels do (``clause_fixes``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsdigest.language.clause_fixes import fix_clauses
from newsdigest.language.given_name_fixes import fix_given_names
from newsdigest.language.noun_fixes import fix_nouns
from newsdigest.language.office_fixes import fix_offices
from newsdigest.language.perception_fixes import fix_perceived
from newsdigest.language.tagger_output import Tagged
from newsdigest.language.verb_fixes import fix_verbs

__all__ = ["fix_parse"]

_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_LONGEST_NAME = 6
_OPENING = frozenset({"--", "("})


def fix_parse(forms: Sequence[str], tagged: Tagged, sentences: Sequence[tuple[int, int]]) -> None:
    """Set the known mistakes of ``tagged`` right, in place.

    >>> forms = "mother - of - two Ann Lowe said".split()
    >>> heads, deprels = [6, 3, 3, 2, 0, 0, 7, 7], ["nsubj", "punct", "case", "punct", "nmod", "appos", "nsubj", "root"]
    >>> tags = ["NOUN", "PUNCT", "ADP", "PUNCT", "NUM", "PROPN", "PROPN", "VERB"]
    >>> tagged = Tagged(tags, list(tags), heads, deprels, [])
    >>> fix_parse(forms, tagged, [(0, 8)])
    >>> tagged.heads[0], tagged.deprels[0], tagged.heads[5], tagged.deprels[5]
    (5, 'nmod:desc', 7, 'nsubj')
    """
    fix_clauses(forms, tagged, sentences)
    fix_verbs(forms, tagged)
    fix_given_names(forms, tagged, sentences)
    fix_offices(forms, tagged, sentences)
    fix_perceived(forms, tagged, sentences)
    seen = set(forms)
    if "of" in seen and "-" in seen:
        for first, last in sentences:
            for at in range(first + 2, last - 3):
                if forms[at] == "of" and forms[at - 1] == "-" == forms[at + 1]:
                    _describe_name(tagged, at - 2, at + 2, last)
    if not seen.isdisjoint(_OPENING):
        for first, last in sentences:
            for low, high in _parentheses(forms, first, last):
                _close(forms, tagged, low, high, last)
    fix_nouns(forms, tagged, sentences)


def _parentheses(forms: Sequence[str], first: int, last: int) -> Iterator[tuple[int, int]]:
    """The tokens of the opening and the closing mark of each aside of a sentence that has no doubtful marks."""
    words = forms[first:last]
    if "--" in words:
        dashes = [at for at, form in enumerate(words, first) if form == "--"]
        if len(dashes) == 2:
            yield dashes[0], dashes[1]
    if "(" in words:
        brackets = [at for at, form in enumerate(words, first) if form in ("(", ")")]
        if "".join([forms[at] for at in brackets]) == "()" * (len(brackets) // 2):
            yield from zip(brackets[::2], brackets[1::2], strict=True)


def _close(forms: Sequence[str], tagged: Tagged, low: int, high: int, last: int) -> None:
    """Attach what follows a parenthesis, and depends on a word inside it, to the governor of the parenthesis."""
    heads = tagged.heads
    for at in range(high + 1, last):
        if not low < heads[at] < high:
            continue
        up = heads[at]
        while low < up < high and heads[up] != up:
            up = heads[up]
        if low < up < high or up == at:
            continue  # the aside holds the root: its marks are no brackets
        if forms[high + 1] == "that" and tagged.upos[high + 1] == "SCONJ" and heads[high + 1] == at:
            up = _verb_above(tagged, up)
            tagged.deprels[at] = "ccomp" if tagged.upos[up] == "VERB" else tagged.deprels[at]
        heads[at] = up


def _verb_above(tagged: Tagged, at: int) -> int:
    """The verb that governs an addressee: of "repeat to China", "repeat"; else the word itself."""
    up = tagged.heads[at]
    addressee = tagged.upos[at] == "PROPN" or tagged.deprels[at] in ("obl", "iobj")
    return up if addressee and tagged.upos[up] == "VERB" else at


def _describe_name(tagged: Tagged, noun: int, final: int, limit: int) -> None:
    """Attach "mother-of-two" to the name after it, and the name to the governor of either of them."""
    name = final + 1
    end = name
    while end < min(limit, name + _LONGEST_NAME) and tagged.upos[end] == "PROPN":
        end += 1
    if end == name or tagged.upos[noun] not in ("NOUN", "PROPN", "ADJ"):
        return
    inside = range(noun, end)
    outward = [at for at in inside if _leads_out(tagged.heads, at, inside)]
    leader = next((at for at in outward if at >= name and tagged.deprels[at] in _SUBJECTS), outward[0])
    head, relation = tagged.heads[leader], tagged.deprels[leader]
    tagged.heads[name], tagged.deprels[name] = (name if head == leader else head), relation
    for at in range(name + 1, end):
        tagged.heads[at], tagged.deprels[at] = name, "flat"
    for at in range(noun + 1, name):
        tagged.heads[at] = noun
    tagged.heads[noun], tagged.deprels[noun] = name, "nmod:desc"


def _leads_out(heads: Sequence[int], at: int, inside: range) -> bool:
    """Whether the path from a word to the root leaves the phrase at once and does not return: no cycle can result."""
    if heads[at] == at:
        return True
    up = heads[at]
    while up not in inside and heads[up] != up:
        up = heads[up]
    return up not in inside
