"""Other forms of a name: a short word or another name of the same thing, a department for its head, a wider body."""

from __future__ import annotations

from collections.abc import Iterator

from newsdigest.verification.summary_check.lexical_relations import stem
from newsdigest.verification.summary_check.text_index import MOST_PLACES, TextIndex

__all__ = [
    "STEMMED",
    "are_forms_of_one",
    "heads_of_department",
    "in_a_row",
    "is_acronym",
    "other_forms",
    "stands_in_longer_name",
]

_LONGEST_STEP = 3
"""Tokens from one word of a name to the next: "Institute of Technology"."""

_LEAST_CAPITALS = 2  # of a word of initials

STEMMED = 5
"""Letters of a word that may stand for others of its stem."""

_ONE_THING = (
    (("oscar",), ("oscars",), ("academy", "award"), ("academy", "awards")),
    (("pentagon",), ("department", "of", "defense"), ("defense", "department"), ("defence", "department")),
    (("fed",), ("federal", "reserve")),
    (("gop",), ("republican", "party")),
    (("foggy", "bottom"), ("department", "of", "state"), ("state", "department")),
)
"""Names of one thing that share no word."""

_FULL_WORDS = {"tech": "technology", "uni": "university", "corp": "corporation", "dept": "department"}
_DEPARTMENTS = frozenset({"department", "ministry"})
_HEADS = frozenset({"secretary", "minister"})
_BODIES = {"congress": frozenset({"senate", "house", "congressional"}), "eu": frozenset({"european"})}
"""A body whose parts have names of their own: what the Senate does, Congress may be said to do."""


def other_forms(words: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """The other names that a thing goes by, as folded words.

    >>> other_forms(("oscar",))[1:], other_forms(("hale", "tech"))
    ((('academy', 'award'), ('academy', 'awards')), (('hale', 'technology'),))
    """
    full = tuple(_FULL_WORDS.get(word, word) for word in words)
    known = next((group for group in _ONE_THING if words in group), ())
    return tuple(form for form in (*known, full) if form != words)


def are_forms_of_one(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Whether two names without a word in common may well name one thing, so that neither speaks against the other.

    >>> are_forms_of_one(("congress",), ("congressional", "delegation")), are_forms_of_one(("kremlin",), ("senate",))
    (True, False)
    """
    if theirs in other_forms(ours) or _is_part_of(theirs, ours) or _is_part_of(ours, theirs):
        return True
    if len(ours) != 1:
        return False
    word = ours[0]
    return len(word) >= STEMMED and any(len(other) >= STEMMED and stem(other) == stem(word) for other in theirs)


def _is_part_of(one: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    return not _BODIES.get(whole[-1], frozenset()).isdisjoint(one)


def in_a_row(words: tuple[str, ...], article: TextIndex) -> Iterator[int]:
    """The tokens of names of the article with which some words begin that stand there in this order."""
    rest = [set(article.words.get(word, ())) for word in words[1:]]
    for at in article.words.get(words[0], ())[:MOST_PLACES]:
        if article.analysis.tokens[at].text[:1].isupper() and _follow(at, rest):
            yield at


def _follow(at: int, rest: list[set[int]]) -> bool:
    for places in rest:
        found = next((at + step for step in range(1, _LONGEST_STEP + 1) if at + step in places), None)
        if found is None:
            return False
        at = found
    return True


def heads_of_department(words: tuple[str, ...], article: TextIndex) -> Iterator[int]:
    """The tokens that name the field of a department with its head: "Secretary of Commerce", "Commerce Minister"."""
    if len(words) != 2 or _DEPARTMENTS.isdisjoint(words):
        return
    field = words[0] if words[1] in _DEPARTMENTS else words[1]
    tokens = article.analysis.tokens
    for at in article.words.get(field, ())[:MOST_PLACES]:
        before = [token.text.lower() for token in tokens[max(0, at - 2) : at]]
        after = tokens[at + 1].text.lower() if at + 1 < len(tokens) else ""
        if after in _HEADS or (before[-1:] in (["of"], ["for"]) and before[0] in _HEADS):
            yield at


def is_acronym(article: TextIndex, at: int) -> bool:
    """Whether a word of the article is made of initials: "WHO", "BoE"; not "Who", nor a word of a line in capitals."""
    tokens = article.analysis.tokens
    name = article.name_at.get(at)
    if sum(map(str.isupper, tokens[at].text)) < _LEAST_CAPITALS or (name is not None and name.kind == "person"):
        return False
    beside = (other for other in tokens[max(at - 1, 0) : at + 2] if other.index != at and other.text.isalpha())
    return any(not other.text.isupper() for other in beside)


def stands_in_longer_name(article: TextIndex, head: int) -> bool:
    """Whether a name is the end of a longer one that is not read as one: "Joe" of the programme "Morning Joe"."""
    name = article.name_at.get(head)
    if name is None or name.first == 0:
        return False
    token, before = article.analysis.tokens[name.head], article.analysis.tokens[name.first - 1]
    flat = token.deprel == "flat" and token.head == before.index
    beside = token.deprel == "appos" and token.head == before.head  # both below "show" in "the show Morning Joe"
    joined = (flat or beside) and before.upos in {"NOUN", "ADJ"}
    return joined and before.text[:1].isupper() and before.end + 1 == article.analysis.tokens[name.first].start
