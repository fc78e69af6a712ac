"""An edit of who is said to have said something."""

from __future__ import annotations

from newsdigest.changes.findings import EditFinding, edit_finding
from newsdigest.changes.indexed_digest import Edit, EditSide
from newsdigest.changes.lexicon import lexicon
from newsdigest.changes.messages import from_to, quote_for_message
from newsdigest.lexicon.nouns import UNNAMED_SOURCES
from newsdigest.model.enums import ChangeField, Significance
from newsdigest.model.facts import Quote, Speaker

__all__ = ["find"]

_LONGEST = 12  # words of a speaker with title and description
_TOO_WIDE = 5  # words past which an edit is cut down to the speaker within it
_FILLERS = 3  # words ("a spokesman") that may be between the edit and the verb of saying
_VAGUE = UNNAMED_SOURCES | frozenset(
    {"officials", "sources", "witness", "witnesses", "aides", "employee", "analyst", "analysts", "expert", "experts"}
    | {"colleague"}
)


def find(edit: Edit) -> EditFinding | None:
    """The change where the edit puts one speaker for another, names or un-names one, or takes the speaker away."""
    if max(map(len, edit.sides)) > _LONGEST:
        return None
    known = [_at_speaker(side) for side in edit.sides]
    if all(edit.sides):
        if not any(known) and not all(_beside_saying(side) and _names_person(side) for side in edit.sides):
            return None
        if edit.loose and not all(known):
            return None
        return _replaced(edit)
    return _one_sided(edit)


def _one_sided(edit: Edit) -> EditFinding | None:
    """All of a speaker came or went, with "said" or without."""
    side = edit.before or edit.after
    known = _at_speaker(side) and _whole_speaker(side) and not lexicon().pronoun & set(side.keys)
    if (not known and not _says_who(side)) or _still_speaks(side, edit):
        return None
    narrow = _narrowed(side, 0)
    if not _capitals(narrow) and _capitals(side):
        narrow = _without_saying(side)
    return _finding(edit.of(narrow, edit.after) if edit.before else edit.of(edit.before, narrow), Significance.MAJOR)


def _still_speaks(side: EditSide, edit: Edit) -> bool:
    """Whether the sentence of the other version has the same speaker: a title that comes or goes changes no speaker."""
    speaker = _speaker(side)
    other = edit.after if side is edit.before else edit.before
    words = other.story.reading.words[other.low : other.high]
    if speaker is None or not words:
        return False
    quotes = (quote for _, quote in other.story.speakers.touching(words[0].start, words[-1].end))
    return any(quote.speaker is not None and quote.speaker.name == speaker.name for quote in quotes)


def _capitals(side: EditSide) -> bool:
    return any(side.raw(word)[0].isupper() for word in side.words)


def _without_saying(side: EditSide) -> EditSide:
    """The edited words without the verb of saying and the function words at their ends."""
    skipped = lexicon().saying | lexicon().function
    kept = [place for place, key in enumerate(side.keys, side.first) if key not in skipped]
    return side.part(kept[0], kept[-1] + 1) if kept else side


def _says_who(side: EditSide) -> bool:
    """Whether the edited words are "said Ida Crane" and little else, at an end of the sentence."""
    at_end = side.last == side.high or side.first == side.low
    return (
        at_end
        and len(side) <= _LONGEST // 2
        and bool(set(side.keys) & lexicon().saying)
        and _capitals(_without_saying(side))
    )


def _replaced(edit: Edit) -> EditFinding | None:
    if not all(_names_person(side) for side in edit.sides):
        return None
    if _same_name(edit) or _resolved_alike(edit):
        return None  # "Commissioner Farrow" -> "Mayor Farrow" -> "He": the same speaker, put in another way
    edit = edit.of(*(_narrowed(side) for side in edit.sides))
    anonymous = {_anonymous(side) for side in edit.sides}
    return _finding(edit, Significance.MAJOR if len(anonymous) > 1 else Significance.NOTABLE)


def _quote(side: EditSide) -> Quote | None:
    return side.fact(side.story.speakers)


def _speaker(side: EditSide) -> Speaker | None:
    quote = _quote(side)
    return quote.speaker if quote else None


def _at_speaker(side: EditSide) -> bool:
    """Whether the edited words are for the most part those of a known speaker."""
    speaker = _speaker(side)
    if speaker is None:
        return False
    inside = side.over(speaker.span)
    return 2 * sum(1 for word in side.words if inside.first <= side.first < inside.last or word in inside.words) > len(
        side
    )


def _whole_speaker(side: EditSide) -> bool:
    """Whether all of the speaker's words were edited: then the quotation lost its speaker, or has one only now."""
    speaker = _speaker(side)
    if speaker is None:
        return False
    whole = side.over(speaker.span)
    return side.first <= whole.first and whole.last <= side.last


def _beside_saying(side: EditSide) -> bool:
    """Whether a verb of saying is adjacent: "X said", "said X", "said a spokesman, X"."""
    saying = lexicon().saying
    after = [side.key_after(distance) for distance in range(1, _FILLERS + 1)]
    before = [side.key_before(distance) for distance in range(1, _FILLERS)]
    return bool(after and after[0] in saying) or bool(
        (before and before[0] in saying - lexicon().addressing)
        or (side.key_before() == "to" and side.key_before(2) == "according")
    )


def _names_person(side: EditSide) -> bool:
    """Capitalised words, a pronoun, or an unnamed source."""
    keys = set(side.keys)
    if keys & lexicon().pronoun or keys & _VAGUE:
        return True
    named = any(side.raw(word)[0].isupper() and word.key not in lexicon().function for word in side.words)
    return named or _speaker(side) is not None


def _same_name(edit: Edit) -> bool:
    """Whether the speaker's own name is beside the edit on both sides, or within it."""
    first, second = (_full(side) for side in edit.sides)
    shared = set(first) & set(second) - lexicon().function - lexicon().title - _VAGUE
    speakers = [_speaker(side) for side in edit.sides]
    one = speakers[0] is not None and speakers[1] is not None and speakers[0].name == speakers[1].name
    return one or (bool(shared) and first[-1:] == second[-1:])


def _resolved_alike(edit: Edit) -> bool:
    """Whether a pronoun replaces a name, or the other way, and no evidence says that another person is meant."""
    pronouns = [bool(lexicon().pronoun & set(side.keys)) and len(side) == 1 for side in edit.sides]
    if pronouns[0] is pronouns[1]:
        return False
    names = [set(speaker.name.casefold().split()) if speaker else set() for speaker in map(_speaker, edit.sides)]
    return bool(names[0] & names[1]) or not all(names) or any(name & lexicon().pronoun for name in names)


def _narrowed(side: EditSide, most: int = _TOO_WIDE) -> EditSide:
    """The speaker's own words, where the edit took more with them and is longer than ``most`` words."""
    speaker = _speaker(side)
    inside = side.over(speaker.span) if speaker else side
    first, last = max(side.first, inside.first), min(side.last, inside.last)
    return side.part(first, last) if first < last and len(side) > most else side


def _full(side: EditSide) -> tuple[str, ...]:
    speaker = _speaker(side)
    whole = side.over(speaker.span) if speaker else side
    return side.part(min(whole.first, side.first), max(whole.last, side.last)).keys


def _anonymous(side: EditSide) -> bool:
    speaker = _speaker(side)
    if speaker is not None:
        return speaker.anonymous
    return not any(side.raw(word)[0].isupper() for word in side.words) and bool(set(side.keys) & _VAGUE)


def _finding(edit: Edit, significance: Significance) -> EditFinding:
    return edit_finding(ChangeField.SPEAKER, _say, *edit.sides, significance)


def _said_to_come_or_go(before: EditSide, after: EditSide) -> str:
    if not after:
        if _has_speaker(after):
            return f"The speaker of a statement is no longer called {quote_for_message(before.written)}."
        return f"A statement lost its speaker, {quote_for_message(before.written)}."
    if _has_speaker(before):
        return f"The speaker of a statement is now called {quote_for_message(after.written)}."
    return f"A statement is now given a speaker: {quote_for_message(after.written)}."


def _has_speaker(side: EditSide) -> bool:
    """Whether the sentence of the edit has a speaker."""
    words = side.story.reading.words[side.low : side.high]
    return bool(words) and bool(side.story.speakers.touching(words[0].start, words[-1].end))


def _say(before: EditSide, after: EditSide) -> str:
    if not before or not after:
        return _said_to_come_or_go(before, after)
    if _anonymous(after) and not _anonymous(before):
        named, unnamed = quote_for_message(before.written), quote_for_message(after.written)
        return f"A source named before as {named} is now unnamed: {unnamed}."
    if _anonymous(before) and not _anonymous(after):
        return (
            f"An unnamed source ({quote_for_message(before.written)}) is now named: {quote_for_message(after.written)}."
        )
    return from_to("The speaker of a quotation", before.written, after.written)
