"""The spans that may answer "what": the title and its parts, and the clauses of the first sentences.

A clause of the text is taken whole, from its subject to its last complement, without the attribution over or after it,
and also without an opening adverbial, an adjunct clause or a relative clause at its end: which of them a reader would
say, the model of "what" decides.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from newsdigest.lexicon.calendar import CALENDAR, WEEKDAYS
from newsdigest.lexicon.function_words import CIRCUMSTANTIALS
from newsdigest.model.analysis import Analysis, Sentence, Token
from newsdigest.ranking.main_event import teases
from newsdigest.ranking.opening import Opening, is_reported

__all__ = ["TITLE", "ClauseSpan", "stretches"]

TITLE = 0
_TRIMMED = frozenset({",", ";", ":", "-", "--", ".", "!", "?", "...", "|"})
_PARTING = frozenset({";", "|"})
_COLONS = frozenset({":", "-", "--"})
_QUOTE_MARKS = {'"': frozenset({'"', "``", "''"}), "'": frozenset({"'"})}
_OPENS_ASIDE = frozenset({",", ":", "-", "--"})
_SIDE = CIRCUMSTANTIALS
_LINKING = frozenset({"CCONJ", "SCONJ", "ADP"})
_SUBJECTS = ("nsubj", "csubj", "expl")
_SHORTEST, _SHORTEST_CUT = 3, 4
_MOST_ENDS = 4
"""Ends that are tried in a clause: each is as long as the clause, so without a bound the work grows with its square."""


class ClauseSpan(NamedTuple):
    """A token range that may answer "what"."""

    first: int
    last: int
    predicate: int
    kind: str  # what it is and how it was cut, in words: "reported clause, before an adjunct clause"
    zone: int  # 0 for a title, else the number of the sentence


def stretches(opening: Opening) -> tuple[ClauseSpan, ...]:
    """All candidates, each once, in reading order of the sentences."""
    found: dict[tuple[int, int], ClauseSpan] = {}
    least = TITLE if not teases(opening.index.analysis.article.title or "") or max(opening.zones) < 1 else 1
    if least == TITLE:
        found.update({(s.first, s.last): s for s in _split_title(opening)})
    for sentence, zone in zip(opening.index.analysis.sentences, opening.zones, strict=True):
        if zone >= least:
            for stretch in _title(opening, sentence) if zone == TITLE else _lead(opening, sentence, zone):
                if stretch.last - stretch.first > 1:
                    found.setdefault((stretch.first, stretch.last), stretch)
    return tuple(found.values())


def _title(opening: Opening, sentence: Sentence) -> Iterator[ClauseSpan]:
    tokens = opening.index.analysis.tokens
    first, last = _trimmed(tokens, sentence.first, sentence.last)
    yield ClauseSpan(first, last, sentence.root, "whole title", TITLE)
    cuts = [at for at in range(first, last) if _parts(tokens, at)]
    start = first
    for number, cut in enumerate([*cuts, last] if cuts else []):
        begin, end = _trimmed(tokens, start, cut)
        yield ClauseSpan(
            begin, end, _top(tokens, begin, end), f"{'later' if number else 'first'} part of the title", TITLE
        )
        start = cut + 1


def _split_title(opening: Opening) -> Iterator[ClauseSpan]:
    """A title that was split at a stop within it ("Quill Blames D.E.A. Director"), as one."""
    analysis = opening.index.analysis
    parts = [s for s, zone in zip(analysis.sentences, opening.zones, strict=True) if zone == TITLE]
    if len(parts) > 1 and parts[0].block == parts[-1].block:
        first, last = _trimmed(analysis.tokens, parts[0].first, parts[-1].last)
        yield ClauseSpan(first, last, parts[0].root, "whole title", TITLE)


def _parts(tokens: Sequence[Token], at: int) -> bool:
    """Whether a mark parts a title: a semicolon or bar, or a colon or dash that a blank follows."""
    text = tokens[at].text
    return text in _PARTING or (text in _COLONS and at + 1 < len(tokens) and tokens[at + 1].start > tokens[at].end)


def _top(tokens: Sequence[Token], first: int, last: int) -> int:
    """The head of the range: the token whose governor is outside of it, or the root."""
    return next(
        (at for at in range(first, last) if tokens[at].head == at or not first <= tokens[at].head < last), first
    )


def _lead(opening: Opening, sentence: Sentence, zone: int) -> Iterator[ClauseSpan]:
    analysis = opening.index.analysis
    tokens = analysis.tokens
    first, last = _trimmed(tokens, sentence.first, sentence.last)
    root = sentence.root
    # an attribution at the end of a text may leave no words for its content
    unattributed = [stretch for stretch in _unattributed(opening, sentence, zone) if stretch.first < stretch.last]
    if not any(_names_its_subject(analysis, stretch) for stretch in unattributed):
        yield from _cut(analysis, ClauseSpan(first, last, root, "whole sentence", zone))
    for stretch in unattributed:
        yield from _cut(analysis, stretch)


def _names_its_subject(analysis: Analysis, stretch: ClauseSpan) -> bool:
    """Whether the words can do without those before them: "he will not resign" does not say who."""
    return analysis.tokens[stretch.first].upos != "PRON"


def _unattributed(opening: Opening, sentence: Sentence, zone: int) -> Iterator[ClauseSpan]:
    """The content of a sentence with an attribution: the complement of the verb of saying, or the clause beside it."""
    analysis = opening.index.analysis
    tokens = analysis.tokens
    first, last = _trimmed(tokens, sentence.first, sentence.last)
    root = sentence.root
    for child in analysis.children[root]:
        start, end = analysis.extents[child]
        if root in opening.attributing and is_reported(analysis, child):
            start = first if child < root else _after_that(analysis, child, start)
            end = min(end, _source_start(analysis, child, root))
            start, end = _trimmed(tokens, start, end)
            yield ClauseSpan(start, end, child, "reported clause", zone)
        elif tokens[child].deprel == "parataxis" and child in opening.attributing:
            start, end = _trimmed(tokens, *((first, start) if start > root else (end, last)))
            yield ClauseSpan(start, end, root, "without its attribution", zone)
    according = next((at for at in range(first + 2, last - 1) if _accords(tokens, at)), None)
    if according is not None:
        start, end = _trimmed(tokens, first, according)
        yield ClauseSpan(start, end, root, "without its attribution", zone)


def _source_start(analysis: Analysis, reported: int, verb: int) -> int:
    """Where the source begins between what is said and its verb: after the first comma without a verb behind it."""
    tokens = analysis.tokens
    for at in range(reported + 1, verb):
        if (
            tokens[at].text == ","
            and not _is_in_date(tokens, at)
            and not any(tokens[i].upos in {"VERB", "AUX"} for i in range(at + 1, verb))
        ):
            return at
    return max(verb, analysis.extents[reported][1])


def _is_in_date(tokens: Sequence[Token], comma: int) -> bool:
    """Whether a comma is between a weekday and its date: "on Friday, March 14"."""
    return tokens[comma - 1].text.lower() in WEEKDAYS and tokens[comma + 1].text.lower() in CALENDAR


def _after_that(analysis: Analysis, predicate: int, start: int) -> int:
    """Where a reported clause begins after its "that"."""
    tokens = analysis.tokens
    marks = (c for c in analysis.children[predicate] if c < predicate and tokens[c].deprel == "mark")
    return next((mark + 1 for mark in marks if tokens[mark].text.lower() == "that"), start)


def _accords(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].text.lower() == "according" and tokens[at + 1].text.lower() == "to"


def _subject_start(analysis: Analysis, predicate: int) -> int:
    """Where the subject before a predicate begins; the predicate itself where it has none."""
    before = (child for child in analysis.children[predicate] if child < predicate)
    subject = next((c for c in before if analysis.tokens[c].deprel.startswith(_SUBJECTS)), None)
    return analysis.extents[subject][0] if subject is not None else predicate


def _cut(analysis: Analysis, whole: ClauseSpan) -> Iterator[ClauseSpan]:
    """The span, and what is left without its opening adverbial and without what only adds to it at its end."""
    tokens = analysis.tokens
    first, last, predicate, kind, zone = whole
    if last - first < _SHORTEST or not first <= predicate < last:
        return
    yield whole
    starts = [(first, "")]
    start = _subject_start(analysis, predicate)
    if first < start < predicate and tokens[start - 1].text in _OPENS_ASIDE:
        starts.append((start, ", from its subject"))
        yield ClauseSpan(start, last, predicate, f"{kind}, from its subject", zone)
    known: set[int] = set()
    for stop, why in islice(_ends(analysis, whole), _MOST_ENDS):
        end = _trimmed(tokens, first, stop)[1]
        while end > predicate + 1 and tokens[end - 1].upos in _LINKING and tokens[end - 1].deprel != "compound:prt":
            end -= 1
        if end - first >= _SHORTEST_CUT and predicate < end < last and end not in known:
            known.add(end)
            for start, note in starts:
                yield ClauseSpan(start, end, predicate, f"{kind}, before {why}{note}", zone)


def _ends(analysis: Analysis, whole: ClauseSpan) -> Iterator[tuple[int, str]]:
    """Where what only adds to a clause begins, and what it is."""
    tokens = analysis.tokens
    for child in analysis.children[whole.predicate]:
        start = analysis.extents[child][0]
        name = _addition(analysis, child) if whole.predicate < start < whole.last else ""
        if name:
            yield start, name
    for at in range(whole.predicate + 1, whole.last):
        if tokens[at].deprel in {"acl:relcl", "acl"} and tokens[at].head >= whole.first:
            start = analysis.extents[at][0]
            if (start > whole.predicate + 1 and tokens[start - 1].text == ",") or tokens[start].text == ",":
                yield start, "a relative clause"
        if tokens[at].text == "," and at > whole.predicate + 2:
            yield at, "a comma"
            return


def _addition(analysis: Analysis, child: int) -> str:
    """What a dependent adds to its clause, in words, or "" where it belongs to it."""
    tokens = analysis.tokens
    relation, start = tokens[child].deprel, analysis.extents[child][0]
    if relation == "conj" and tokens[child].upos in {"VERB", "AUX"}:
        return "a second verb"
    if relation.startswith("advcl") or relation == "parataxis" or (relation == "ccomp" and tokens[start].text == ","):
        return "an adjunct clause"
    return "an adjunct phrase" if relation.startswith("obl") and tokens[start].text.lower() in _SIDE else ""


def _trimmed(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int]:
    """The range without marks at its ends, nor a quotation mark there whose other one is missing."""
    while first < last and tokens[first].text in _TRIMMED:
        first += 1
    while last > first and tokens[last - 1].text in _TRIMMED:
        last -= 1
    for name, forms in _QUOTE_MARKS.items():
        marks = [at for at in range(first, last) if tokens[at].text in forms]
        if len(marks) == 1 and marks[0] == first:
            first += 1
        elif len(marks) == 1 and marks[0] == last - 1 and name == '"':
            last -= 1
    while last > first and tokens[last - 1].text in _TRIMMED:
        last -= 1
    return first, last
