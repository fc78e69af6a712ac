"""Attribution without a verb: a label and a colon, a dash and a name.

Headlines ("Ruiz: plant will close"), interviews and transcripts ("RUIZ: ..."), pull quotes and press releases
("..." – Commissioner Ines Farrow). A label is a short noun phrase at the head of a block, without a verb.
"""

from __future__ import annotations

from collections.abc import Mapping

from newsdigest.facts.quotes.candidates import CueCandidate
from newsdigest.facts.quotes.context import AttributionContext
from newsdigest.facts.quotes.interview_labels import LabelLine, speakers_of_interview
from newsdigest.lexicon.nouns import SHORT_TITLES
from newsdigest.lexicon.tags import NOUN_PHRASE_TAGS, OTHER_NOMINAL_TAGS
from newsdigest.lexicon.word_sets import words
from newsdigest.model.enums import BlockKind

__all__ = ["labelled"]


_LONGEST_LABEL = 9
_LONGEST_SIGNATURE = 16
_LONGEST_NAME = 3
_LABEL_TAGS = NOUN_PHRASE_TAGS | OTHER_NOMINAL_TAGS | {"PUNCT", "ADP", "CCONJ", "PART"}
_TITLES = SHORT_TITLES | {"prof", "rev", "st"}
_SHORTEST_NAME = 3  # letters
_NAMES = frozenset(("PROPN",))
_NO_LABELS = words(
    "update updated correction note editor photo photos video watch related read more exclusive opinion analysis "
    "source sources breaking live file story caption copyright contact tags topics click here subscribe follow "
    "email phone date time"
)


def labelled(context: AttributionContext) -> list[CueCandidate]:
    """Candidates that a label or a signature attributes, in reading order."""
    found: list[CueCandidate] = []
    bounds = _lines(context)
    lines = [LabelLine(block, first, last, _colon(context, first, last)) for block, first, last in bounds]
    answers = speakers_of_interview(context, lines)
    for number, (block, first, last) in enumerate(bounds):
        label = _label(context, lines[number], answers) or _headline_signature(context, block, first, last)
        if label is not None:
            found.append(label)
        found.extend(_signatures(context, first, last))
        if number and _is_dash(context, first) and last - first <= _LONGEST_SIGNATURE:
            line = bounds[number - 1][1:]
            source = _named(context, first + 1, last, _NAMES)
            if source is not None and _is_one_quotation(context, line):
                found.append(CueCandidate(first, "layout", "signature", (line,), source))
    return found


def _is_one_quotation(context: AttributionContext, line: tuple[int, int]) -> bool:
    """Whether a line is all between one pair of marks."""
    return context.is_quoted(line[0]) and context.quotation(line[0]) == line


def _lines(context: AttributionContext) -> list[tuple[int, int, int]]:
    """Block number and token range of every line that has tokens; most blocks are one line."""
    found: list[tuple[int, int, int]] = []
    text = context.analysis.article.text
    end = 0
    for sentence in context.analysis.sentences:
        if sentence.last <= sentence.first:
            continue
        if found and found[-1][0] == sentence.block and "\n" not in text[end : sentence.start]:
            found[-1] = (sentence.block, found[-1][1], sentence.last)
        else:
            found.append((sentence.block, sentence.first, sentence.last))
        end = sentence.end
    return found


def _label(context: AttributionContext, line: LabelLine, answers: Mapping[int, int]) -> CueCandidate | None:
    block, first, last, at = line
    if at is None:
        return None
    source = _named(context, first, at, _NAMES | {"NOUN"})
    if source is None or any(token.lemma.lower() in _NO_LABELS for token in context.tokens[first:at]):
        return None
    if context.is_quoted(at + 1):
        return CueCandidate(at, "layout", "label_marks", (context.quotation(at + 1),), source)
    speaker = answers.get(first, _transcribed(context, first, at))
    if speaker is not None:
        return CueCandidate(at, "layout", "transcript", ((at + 1, last),), speaker)
    headline = context.analysis.article.blocks[block].kind is BlockKind.HEADLINE
    return CueCandidate(at, "layout", "label_headline" if headline else "label", ((at + 1, last),), source)


def _colon(context: AttributionContext, first: int, last: int) -> int | None:
    """The colon after the words of a label at the head of a line; None where the line has no label."""
    for at in range(first, min(last - 1, first + _LONGEST_LABEL)):
        if context.tokens[at].text == ":":
            return at
        if not _is_of_label(context, at, first):
            return None
    return None


def _is_of_label(context: AttributionContext, at: int, first: int) -> bool:
    """Whether a word can be part of a label: of a noun phrase, outside marks, no end of a sentence."""
    token = context.tokens[at]
    if token.upos not in _LABEL_TAGS or context.is_quoted(at) or token.text in ("?", "!"):
        return False
    return token.text != "." or (at > first and context.tokens[at - 1].text.lower() in _TITLES)


def _transcribed(context: AttributionContext, first: int, colon: int) -> int | None:
    """The head of the name in a label in capitals, "ADA PELL, ENGINEER: The bridge moves."; None where it has none."""
    if not all(token.text.isupper() for token in context.tokens[first:colon] if token.upos != "PUNCT"):
        return None
    for at in range(first, colon):
        name = context.name_of.get(at)
        if name is not None and name.kind == "person" and len(context.tokens[name.last - 1].text) >= _SHORTEST_NAME:
            return name.head
    return None


def _signatures(context: AttributionContext, first: int, last: int) -> list[CueCandidate]:
    """As in "..." – Commissioner Ines Farrow."""
    found: list[CueCandidate] = []
    for at in range(first + 1, last - 1) if context.holds_quoted(first, last) else ():
        if not context.is_quoted(at - 1) or context.is_quoted(at) or not _is_dash(context, at):
            continue
        stop = context.chunk[at][1]
        if stop - at > _LONGEST_SIGNATURE or (
            stop < last and context.tokens[stop].sentence == context.tokens[at].sentence
        ):
            continue
        source = _named(context, at + 1, stop, _NAMES)
        if source is not None:
            found.append(CueCandidate(at, "layout", "signature", (context.quotation(at - 1),), source))
    return found


def _headline_signature(context: AttributionContext, block: int, first: int, last: int) -> CueCandidate | None:
    """As in the headline "Ferry row must end - Lowe": a clause, a dash and the name of a person."""
    if context.analysis.article.blocks[block].kind is not BlockKind.HEADLINE:
        return None
    at = next((at for at in range(last - 2, max(first, last - _LONGEST_NAME - 2), -1) if _is_dash(context, at)), None)
    if at is None or not any(context.tokens[index].upos in ("VERB", "AUX") for index in range(first, at)):
        return None
    name = context.name_of.get(last - 1)
    person = name.kind == "person" if name is not None else context.tokens[last - 1].text in context.surnames
    source = _named(context, at + 1, last, _NAMES) if person else None
    return CueCandidate(at, "layout", "label_headline", ((first, at),), source) if source is not None else None


def _is_dash(context: AttributionContext, at: int) -> bool:
    return context.tokens[at].text in ("-", "--", "~") and not context.is_hyphen(at)


def _named(context: AttributionContext, first: int, last: int, tags: frozenset[str]) -> int | None:
    """The head of the first name (or, in a label, noun) of a span without verbs; None without one."""
    tokens = context.tokens
    if any(tokens[at].upos in ("VERB", "AUX") for at in range(first, last)):
        return None
    for at in range(first, last):
        if tokens[at].upos in tags:
            high = at
            while high + 1 < last and tokens[high + 1].upos == "PROPN":
                high += 1
            return _head(context, at, high)
    return None


def _head(context: AttributionContext, low: int, high: int) -> int:
    for at in range(low, high + 1):
        if not low <= context.tokens[at].head <= high:
            return at
    return high
