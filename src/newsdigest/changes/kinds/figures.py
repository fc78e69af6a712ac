"""An edit of a number, its unit, its size, its direction or how exact it is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsdigest.changes.counted_things import counted_thing
from newsdigest.changes.findings import EditFinding, edit_finding
from newsdigest.changes.indexed_digest import Edit, EditSide
from newsdigest.changes.lexicon import lexicon
from newsdigest.changes.messages import from_to, in_a_sentence, quote_for_message
from newsdigest.lexicon.calendar import YEAR
from newsdigest.lexicon.function_words import DEMONSTRATIVES, QUANTIFIERS, THIRD_PERSON_POSSESSIVES
from newsdigest.model.enums import ChangeField, Significance, TimeType
from newsdigest.model.facts import Figure, Time
from newsdigest.model.span import Span

__all__ = ["compared", "figure_change", "find", "is_numeric"]

_SHORT = 5
_APPOSED = 3  # letters between a name and the age after it: "Ann Lowe, 74,"
_NUMBER = re.compile(r"[$£€¥]?(\d+(?:\.\d+)?)[a-z%]*")  # not the "12-3" of a score or a vote
_DEFINITE = DEMONSTRATIVES | THIRD_PERSON_POSSESSIVES | {"the"}
"""Words that count nothing: "the boats" for "twelve boats" has no figure."""


def find(edit: Edit) -> EditFinding | None:
    """The change where the edit puts one number for another, or turns what is said of a number."""
    before, after = _number(edit.before), _number(edit.after)
    if before and after:
        before, after = _with_units(before, after)
        return (
            None
            if (edit.loose or _one_is_a_year(edit)) and not _of_one_thing(before, after)
            else figure_change(before, after)
        )
    if edit.loose:
        return None
    return _unit(edit) or _one_sided(edit, before, after) or _exactness(edit) or _direction(edit)


def _number(side: EditSide) -> EditSide | None:
    """The first number among the edited words, all of its words: "twenty-five", "1.2 million"."""
    for place, word in enumerate(side.words):
        if is_numeric(word.key):
            first = side.first + place
            compound = side.raw(word).isalpha() and place + 1 < len(side) and is_numeric(side.words[place + 1].key)
            last = first + 1 + compound
            while last < side.last and side.story.reading.words[last].key in lexicon().magnitude:
                last += 1
            return side.part(first, last)
    return None


def _with_units(before: EditSide, after: EditSide) -> tuple[EditSide, EditSide]:
    """Numbers with the units after them, where those differ: "three years" and "four months"."""
    units = [side.story.reading.words[side.last : side.last + 1] for side in (before, after)]
    keys = [words[0].key if words else "" for words in units]
    if keys[0] == keys[1] or not lexicon().unit.issuperset(keys):
        return before, after
    return before.part(before.first, before.last + 1), after.part(after.first, after.last + 1)


def is_numeric(key: str) -> bool:
    """Whether the key is a number, perhaps with its currency before it."""
    return key.lstrip("$£€¥")[:1].isdigit()


def _one_is_a_year(edit: Edit) -> bool:
    """Whether a year and a number are in a phrase that was rewritten: "the 1984 song", "the 20 million copies"."""
    years = [any(YEAR.fullmatch(key) for key in keys) for keys in edit.keys]
    return years[0] is not years[1] and max(map(len, edit.sides)) > 1


def _of_one_thing(before: EditSide, after: EditSide) -> bool:
    first, second = _figure(before), _figure(after)
    return first is not None and second is not None and (first.unit, first.what) == (second.unit, second.what)


def _unit(edit: Edit) -> EditFinding | None:
    """From "5 million" to "5 billion": the edited words belong to a number beside them on both sides."""
    words = lexicon()
    if len(edit.before) == len(edit.after) == 1 and words.ordinal.issuperset(edit.keys[0] + edit.keys[1]):
        return figure_change(*edit.sides)
    scale = words.magnitude | words.unit
    if not all(edit.sides) or not all(any(key in scale for key in keys) for keys in edit.keys):
        return None
    before, after = _with_number(edit.before), _with_number(edit.after)
    return figure_change(before, after) if before and after else None


def _with_number(side: EditSide) -> EditSide | None:
    if is_numeric(side.key_before()) or side.key_before() in lexicon().magnitude:
        return side.part(side.first - 1, side.last)
    return side if side.touching(side.story.figures) else None


def _one_sided(edit: Edit, before: EditSide | None, after: EditSide | None) -> EditFinding | None:
    """A number added or removed with hardly a word around it, or one that replaces a vague word: "dozens" -> "36"."""
    side = before or after
    if side is None or max(map(len, edit.sides)) > _SHORT:
        return None
    if all(edit.sides):
        return _beside_a_vague_word(edit, edit.after if before else edit.before)
    if YEAR.fullmatch(side.keys[0]):
        return None
    content = [key for key in (edit.before or edit.after).keys if key not in lexicon().function]
    scale = lexicon().magnitude | lexicon().unit | lexicon().approximation
    if sum(1 for key in content if key not in scale and not is_numeric(key)) > 1:
        return None
    return figure_change(*edit.sides)


def _beside_a_vague_word(edit: Edit, other: EditSide) -> EditFinding | None:
    """A number on one side; ``other`` is the side without: vague words ("dozens"), or words that count nothing."""
    if _DEFINITE.issuperset(other.keys):
        before, after = (each.part(each.first, each.first) if each is other else each for each in edit.sides)
        return figure_change(before, after)
    vague = lexicon().magnitude | QUANTIFIERS | {"one", "scores", "number", "a", "nobody"} | {"none", "no"}
    vague |= lexicon().approximation | lexicon().function
    return figure_change(*edit.sides) if set(other.keys) <= vague else None


def _exactness(edit: Edit) -> EditFinding | None:
    """From "about 12" to "at least 12"; from "over 12" to "under 12", which is no matter of exactness."""
    words = set(edit.keys[0]) | set(edit.keys[1])
    if not words & lexicon().approximation or not words <= lexicon().approximation | lexicon().function:
        return None
    wider = edit.to_the_right()
    if wider is edit or not is_numeric(wider.before.keys[-1]):
        return None
    bounds = [{bound for bound, said in _BOUNDS.items() if said & set(keys)} for keys in wider.keys]
    turned = bool(bounds[0] and bounds[1]) and bounds[0].isdisjoint(bounds[1])
    return figure_change(wider.before, wider.after, None if turned else Significance.MINOR)


_BOUNDS = {"lower": frozenset({"over", "more", "least"}), "upper": frozenset({"under", "less", "fewer", "most"})}


def _direction(edit: Edit) -> EditFinding | None:
    """From "rose 4 %" to "fell 4 %"."""
    words = lexicon()
    first, second = (set(keys) for keys in edit.keys)
    turned = (first & words.rising and second & words.falling) or (first & words.falling and second & words.rising)
    if not turned or not all(_has_number(side) for side in edit.sides):
        return None
    return figure_change(*edit.sides)


def _has_number(side: EditSide) -> bool:
    words = side.story.reading.words[side.low : side.high]
    return any(is_numeric(word.key) or word.key in lexicon().magnitude for word in words)


def figure_change(before: EditSide, after: EditSide, significance: Significance | None = None) -> EditFinding:
    """The finding that one number (with what belongs to it) became another."""
    return edit_finding(ChangeField.FIGURE, _say, before, after, significance or _significance(before, after))


def _figure(side: EditSide) -> Figure | None:
    return side.fact(side.story.figures)


def _significance(before: EditSide, after: EditSide) -> Significance:
    for side in (before, after):
        figure = _figure(side)
        if figure and counted_thing(side.story, figure).casualties:
            return Significance.MAJOR
    return Significance.NOTABLE


def _say(before: EditSide, after: EditSide) -> str:
    aged = _aged([side for side in (before, after) if side])
    subject = _subject(_figure(before) or _figure(after))
    if not before or not after:
        return from_to(aged or subject, before.written, after.written)
    if _length(before) and _length(after):
        return _say_length(before, after)
    if aged:
        return f"{aged} went from {_written(before)} to {_written(after)}."
    if _figure(before) is _figure(after) is None and not any(key[:1].isdigit() for key in before.keys + after.keys):
        return from_to("The wording of a figure", before.written, after.written)
    verb = compared(_value(before), _value(after)) if _unit_of(before) == _unit_of(after) else "changed"
    return f"{subject} {verb} from {_written(before)} to {_written(after)}."


def _aged(sides: Sequence[EditSide]) -> str:
    """Whose age the figures are: "The age of Ann Lowe", "An age"; "" where they are no ages."""
    figures = [_figure(side) for side in sides]
    if not all(figure is not None and figure.what == "age" for figure in figures):
        return ""
    for side in sides:
        start = side.story.reading.words[side.first].start
        near = side.story.actors.touching(max(0, start - _APPOSED), start)
        if near and near[-1][0].end <= start:
            return f"The age of {near[-1][1].name}"
    return "An age"


def _written(side: EditSide) -> str:
    """The edited words, with the rest of the figure or length they are part of: "$5 million" for "about $5"."""
    first = side.first - (side.keys[0] in {"least", "most"} and side.key_before() == "at")
    last = side.last - (side.keys[-1] == "of")  # "dozens of"
    span = side.part(first, max(last, side.first + 1)).span
    fact = _figure(side) or _length(side)
    if span is None:
        return ""
    if fact is not None and fact.span.overlaps(span):
        span = Span(min(span.start, fact.span.start), max(span.end, fact.span.end))
    return in_a_sentence(span.of(side.story.reading.text))


def _unit_of(side: EditSide) -> str:
    figure = _figure(side)
    return figure.unit if figure is not None else ""


def _subject(figure: Figure | None) -> str:
    """What the figure is called at the start of a note."""
    what = " ".join(figure.what.split()) if figure else ""
    if figure is None or lexicon().function.issuperset(what.casefold().split()):
        return "A figure"
    if not figure.unit and {"killed", "dead", "died", "deaths"} & set(what.lower().split()):
        return "The death toll"
    return f"The number of {what}" if not figure.unit else f"The figure for {quote_for_message(what)}"


def _length(side: EditSide) -> Time | None:
    """The length of time that the edited words are of: the "eight years" of "eight"."""
    return next((time for _, time in side.touching(side.story.times) if time.type is TimeType.DURATION), None)


def _say_length(before: EditSide, after: EditSide) -> str:
    """The note of a length of time, which is a jail term beside a word of imprisonment."""
    first, second = _length(before), _length(after)
    written = [_COMPOUND.sub(r" \1s", _written(side)) for side in (before, after)]
    words = {word.key for word in before.story.reading.words[before.low : before.high]}
    if words.isdisjoint(_JAIL):
        return f"A length of time went from {written[0]} to {written[1]}."
    verb = compared(_days(first) if first else None, _days(second) if second else None)
    return f"The jail term {verb} from {written[0]} to {written[1]}."


_COMPOUND = re.compile(r"-(year|month|week|day)$")  # "five-year" of "a five-year sentence"
_JAIL = frozenset({"jail", "jailed", "prison", "imprisonment", "imprisoned", "sentenced", "sentence", "custody"})
_DAYS = {"Y": 365.25, "M": 30.44, "W": 7.0, "D": 1.0}
_LENGTH = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?")


def _days(time: Time) -> float | None:
    """About how many days a length is; None where it is shorter, or not in figures."""
    match = _LENGTH.fullmatch(time.value)
    if match is None or not any(match.groups()):
        return None
    return sum(int(count) * days for count, days in zip(match.groups(), _DAYS.values(), strict=True) if count)


def _value(side: EditSide) -> float | None:
    figure = _figure(side)
    if figure is not None:
        return figure.value
    match = _NUMBER.fullmatch(side.keys[0]) if len(side) == 1 else None
    return float(match.group(1)) if match else None


def compared(before: float | None, after: float | None) -> str:
    """The verb for the way from one value to the other."""
    if before is None or after is None or before == after:
        return "changed"
    return "rose" if after > before else "fell"
