"""Whether a text contains a sequence of words: exactly, with edits, or not at all.

A quotation is compared word by word, each with its punctuation. Folded away, as style books allow editors to do:
the shape of quotation marks, dashes and blanks; marks nested at a word's edge; at the edges of a quotation (and where
the article interrupts it) the case of the first letter and a final comma, full stop, colon or semicolon. An ellipsis
marks words left out. Everything else is an edit.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from newsdigest.language.lemmas import lemma
from newsdigest.lexicon.function_words import NEGATIVES
from newsdigest.lexicon.speech import REPORTING_VERBS, THINKING_VERBS
from newsdigest.text import cleaned, fold

__all__ = ["QuoteMatch", "QuotedWord", "SearchablePassage", "find", "is_reversing", "line", "passage", "words"]

_CHUNK = re.compile(r"\.{3,}|(?:\.[ ]){2,8}\.|\u2026|[^\s\u2026]+")
_ELLIPSIS = re.compile(r"[(\[]?(?:\.{3,}|(?:\.[ ]){2,8}\.|\u2026)[)\]]?")
_TAIL = ".,;:-"
_REVERSING = NEGATIVES - {"n't"} | {"barely"}
_COORDINATORS = frozenset(("and", "or", "nor", "but"))
_NEAREST = 3  # words before a quotation in which a negation governs it
_INSERTED = 10  # words of an insertion between commas or dashes
_DASHES = "-\u2013\u2014"
_VERB_FORMS = ("VBD", "VBG", "VBZ")
_SPEAKING = REPORTING_VERBS | THINKING_VERBS
_MARKS = "\"'"
_MOST_WORDS = 600
_MOST_PAIRS = 10_000  # of equal words; 600 words of speech have half as many
_MOST_OCCURRENCES = 64
_LEAST_SHARED = 0.6


class QuotedWord(NamedTuple):
    """One word with its punctuation, folded; ``bare`` is what is left of it without case and punctuation."""

    text: str
    bare: str
    first: bool  # at the head of a stretch: its case may differ
    last: bool  # at the end of a stretch: its final stop may differ
    dashed: bool = False  # a dash follows


class SearchablePassage(NamedTuple):
    """Words of the article in a row, and a line of their bare forms to search."""

    words: tuple[QuotedWord, ...]
    line: str


class QuoteMatch(NamedTuple):
    """How well words fit a passage: ``shared`` is the part of them found in it, in order."""

    shared: float
    differences: tuple[tuple[str, str], ...]  # (the article's words, the other text's words)
    reversed: tuple[tuple[str, str], ...] = ()  # the same of words whose loss turns the meaning


def words(text: str) -> list[list[QuotedWord]]:
    """The words of a quotation, split into parts at ellipses."""
    stretches: list[list[str]] = [[]]
    for chunk in _chunks(text):
        if _ELLIPSIS.fullmatch(chunk):
            stretches.append([])
        else:
            stretches[-1].append(chunk)
    return [made for made in map(_stretch, stretches) if made]


def passage(pieces: Iterable[str]) -> SearchablePassage:
    """The words of one quotation of the article, whose ``pieces`` were spoken in a row.

    An ellipsis of the article itself is passed over.
    """
    found = [word for piece in pieces for stretch in words(piece) for word in stretch]
    return SearchablePassage(tuple(found), line(found))


def find(stretches: Sequence[Sequence[QuotedWord]], source: SearchablePassage) -> QuoteMatch | None:
    """Match ``stretches`` in ``source``, in this order: without differences, with some, or None."""
    at = 0
    shared = total = 0.0
    differences: list[tuple[str, str]] = []
    turned: list[tuple[str, str]] = []
    for number, stretch in enumerate(stretches):
        total += len(stretch)
        occurrence = _in_order(stretch, source, at)
        if occurrence is None:
            match = _out_of_order(stretch, source, at) or _nearest(stretch, source)
            if match is None:
                return None
            shared += match.shared * len(stretch)
            differences.extend(match.differences)
            continue
        position, edits = occurrence
        governing = at if number else _governing(source, position)
        left_out = source.words[max(governing, _clause_start(source, position)) : position]
        turned.extend(_lost_negation(left_out, stretch))
        shared += len(stretch)
        differences.extend(edits)
        at = position + len(stretch)
    return QuoteMatch(shared / total, tuple(differences), tuple(turned)) if total else None


def _governing(source: SearchablePassage, position: int) -> int:
    """The first of the words before a quotation that may govern it, past an insertion between two commas or dashes.

    In "is not, in law, permitted to" the negation still governs "permitted to".
    """
    last = position - 1
    if last > 0 and (source.words[last].dashed or source.words[last].text.endswith(",")):
        near = range(last - 1, max(-1, last - _INSERTED), -1)
        dashed = source.words[last].dashed
        opens = (at for at in near if (source.words[at].dashed if dashed else source.words[at].text.endswith(",")))
        opening = next(opens, None)
        if opening is not None:
            return max(0, opening + 1 - _NEAREST)
    return max(0, position - _NEAREST)


def _clause_start(source: SearchablePassage, position: int) -> int:
    """The first word of the clause of a word, after a colon, a semicolon or the only dash near before it.

    In "Do not fool yourselves: the work is unfinished" the negation does not govern "the work"; in "is not - in law -
    permitted to" it governs "permitted to", and in "I never said: close it" what was not said.
    """
    near = range(position - 1, max(-1, position - _INSERTED), -1)
    dashes = [at for at in near if source.words[at].dashed]
    for at in near:
        mark = source.words[at].text[-1:]
        if mark == ";" or (mark == ":" and not _is_speaking(source.words[at].bare)) or dashes == [at]:
            return at + 1
    return 0


def _is_speaking(bare: str) -> bool:
    """Whether a word is a form of a verb that speech or a thought follows."""
    return not {bare, *(lemma(bare, form) for form in _VERB_FORMS)}.isdisjoint(_SPEAKING)


def is_reversing(word: QuotedWord) -> bool:
    """Whether a word turns the meaning of what follows: "not", "never", "cannot", "isn't"."""
    return word.bare in _REVERSING or word.bare.endswith("n't")


def _lost_negation(left_out: Sequence[QuotedWord], stretch: Sequence[QuotedWord]) -> Iterator[tuple[str, str]]:
    """The words before a part that the other text leaves out, where a negation is among them."""
    if stretch[0].bare in _COORDINATORS:
        return  # another member of a list: "no warning ... and no choice"
    after = max((at + 1 for at, word in enumerate(left_out) if word.last or word.text[-1:] in ".?!"), default=0)
    if any(is_reversing(word) for word in left_out[after:]):
        yield _said((*left_out[after:], *stretch[:1])), _said(stretch[:1])


def _out_of_order(stretch: Sequence[QuotedWord], source: SearchablePassage, at: int) -> QuoteMatch | None:
    """Words that the passage has in another order than the other text."""
    occurrence = _in_order(stretch, source, 0)
    if occurrence is None or occurrence[0] >= at:
        return None
    _, edits = occurrence
    return QuoteMatch(1.0, (("", _said(stretch)), *edits))


def _chunks(text: str) -> list[str]:
    return _CHUNK.findall(fold(cleaned(text)).replace("...", "\u2026"))


def _stretch(chunks: Sequence[str]) -> list[QuotedWord]:
    kept = [(chunk.strip(_MARKS), _bare(chunk), at) for at, chunk in enumerate(chunks)]
    kept = [(chunk, bare, at) for chunk, bare, at in kept if bare]
    final = len(kept) - 1
    return [
        QuotedWord(chunk, bare, index == 0, index == final, _is_dashed(chunks, at))
        for index, (chunk, bare, at) in enumerate(kept)
    ]


def _is_dashed(chunks: Sequence[str], at: int) -> bool:
    """Whether a dash ends a word or follows it."""
    return chunks[at][-1] in _DASHES or (at + 1 < len(chunks) and not chunks[at + 1].strip(_DASHES))


def _bare(chunk: str) -> str:
    first, last = 0, len(chunk)
    while first < last and not chunk[first].isalnum():
        first += 1
    while last > first and not chunk[last - 1].isalnum():
        last -= 1
    return chunk[first:last].casefold()


def line(found: Iterable[QuotedWord]) -> str:
    """Bare words with a blank on each side of each, to be searched."""
    return " " + "".join(f"{word.bare} " for word in found)


_Occurrence = tuple[int, tuple[tuple[str, str], ...]]
"""The word at which a match begins, and the words that differ: the article's and the text's."""


def _in_order(stretch: Sequence[QuotedWord], source: SearchablePassage, at: int) -> _Occurrence | None:
    """The first match of the bare words at or after word ``at``; one without differences is preferred."""
    needle = line(stretch)
    offset = len(line(source.words[:at])) - 1
    best: _Occurrence | None = None
    for _ in range(_MOST_OCCURRENCES):
        offset = source.line.find(needle, offset)
        if offset < 0:
            break
        position = source.line.count(" ", 0, offset)
        edits = tuple(
            (ours.text, theirs.text)
            for ours, theirs in zip(source.words[position : position + len(stretch)], stretch, strict=True)
            if not _same(ours, theirs)
        )
        if not edits:
            return position, ()
        best = best or (position, edits)
        offset += 1
    return best


def _same(ours: QuotedWord, theirs: QuotedWord) -> bool:
    one, other = ours.text, theirs.text
    if ours.last or theirs.last:
        one, other = one.rstrip(_TAIL + _MARKS), other.rstrip(_TAIL + _MARKS)
    if ours.first or theirs.first:
        one, other = one[:1].casefold() + one[1:], other[:1].casefold() + other[1:]
    return one == other


def _is_worth_aligning(said: Counter[str], held: Counter[str]) -> bool:
    """Whether enough words are shared, and the alignment does not look at too many pairs of them."""
    enough = sum((said & held).values()) >= _LEAST_SHARED * sum(said.values())
    return enough and sum(count * held[word] for word, count in said.items()) <= _MOST_PAIRS


def _nearest(stretch: Sequence[QuotedWord], source: SearchablePassage) -> QuoteMatch | None:
    """The best alignment of edited words, or None where too few of them are there."""
    if len(stretch) < 2 or len(stretch) > _MOST_WORDS:
        return None
    theirs = [word.bare for word in stretch]
    ours = [word.bare for word in source.words[:_MOST_WORDS]]
    if not _is_worth_aligning(Counter(theirs), Counter(ours)):
        return None
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    steps = matcher.get_opcodes()
    shared = sum(i2 - i1 for tag, i1, i2, _, _ in steps if tag == "equal") / len(theirs)
    if shared < _LEAST_SHARED:
        return None
    if steps[0][0] == "delete":
        steps = steps[1:]
    if steps and steps[-1][0] == "delete":
        steps = steps[:-1]
    differences = tuple(
        (_said(source.words[i1:i2]), _said(stretch[j1:j2])) for tag, i1, i2, j1, j2 in steps if tag != "equal"
    )
    return QuoteMatch(shared, differences)


def _said(found: Iterable[QuotedWord]) -> str:
    return " ".join(word.text for word in found)
