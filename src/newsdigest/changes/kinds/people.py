"""An edit of an agent: one actor replaced by another, an actor named or dropped, a role described in another way."""

from __future__ import annotations

from collections.abc import Callable

from newsdigest.changes.findings import EditFinding, edit_finding
from newsdigest.changes.indexed_digest import Edit, EditSide
from newsdigest.changes.lexicon import lexicon
from newsdigest.changes.messages import from_to, quote_for_message
from newsdigest.lexicon.sides import are_other_sides
from newsdigest.model.enums import ChangeField, Significance
from newsdigest.model.facts import Actor

__all__ = ["find"]

_LONGEST = 10


def find(edit: Edit) -> EditFinding | None:
    """The change where the edit touches an actor's name or description."""
    if max(map(len, edit.sides)) > _LONGEST:
        return None
    if _is_retitled(edit):
        return _described(edit)
    return _two_sided(edit) if all(edit.sides) else _one_sided(edit) or _described(edit)


def _two_sided(edit: Edit) -> EditFinding | None:
    """One actor replaced by another, or the same one with another description."""
    before, after = (_actor(side) for side in edit.sides)
    named = [_name_words(side) for side in edit.sides]
    if before and after and _same(before, after) and not _strangers(edit, named):
        return _described(edit)
    known = before and after if edit.loose else before or after
    if all(named) and known:
        return _finding(edit, _say_replaced) if _are_apart(edit, named) else None
    return _described(edit) or _newcomer(edit, named) or _other_group(edit)


def _are_apart(edit: Edit, named: list[set[str]]) -> bool:
    """Whether two names have no word in common, and the edit hardly any words beside them."""
    if named[0] & named[1]:
        return False
    return all(_mostly(side, names) for side, names in zip(edit.sides, named, strict=True))


def _is_retitled(edit: Edit) -> bool:
    """Whether the edited words are all description, on each side, of one actor whom both stories name."""
    actors = [_described_by(side) for side in edit.sides if side]
    if not actors or any(actor is None for actor in actors):
        return False
    names = {actor.name for actor in actors if actor is not None}
    known = [{actor.name for actor in side.story.digest.actors} for side in edit.sides]
    return len(names) == 1 and names <= known[0] & known[1]


def _one_sided(edit: Edit) -> EditFinding | None:
    """An actor who is new to the story, named with hardly a word around it."""
    side, other = (edit.before, edit.after) if edit.before else (edit.after, edit.before)
    names = _name_words(side)
    plain = [key for key in side.keys if key not in lexicon().function and key not in names]
    if not names or len(plain) > 1 or names & other.story.vocabulary or _actor(side) is None:
        return None
    return _finding(edit, _say_replaced)


def _newcomer(edit: Edit, named: list[set[str]]) -> EditFinding | None:
    """From "he" or "the board" to a name that the other story does not have anywhere, or the other way."""
    if edit.loose or bool(named[0]) is bool(named[1]):
        return None
    name, plain = edit.sides if named[0] else edit.sides[::-1]
    new = not (named[0] | named[1]) & plain.story.vocabulary
    stands_in = lexicon().pronoun.issuperset(plain.keys) or _ends_mention(plain)
    return _finding(edit, _say_replaced) if new and stands_in and _actor(name) else None


def _other_group(edit: Edit) -> EditFinding | None:
    """From "the harbour council" to "the regional government": actors without a name, whose last word was edited."""
    if edit.loose or any(_name_words(side) for side in edit.sides) or not all(map(_ends_mention, edit.sides)):
        return None
    return _finding(edit, _say_replaced)


def _ends_mention(side: EditSide) -> bool:
    """Whether the edit takes in the end of an actor's mention, and hardly a word outside of it."""
    words = side.words
    for span, _ in side.story.actors.touching(words[-1].start, words[-1].end):
        if span.end == words[-1].end and side.keys[-1] not in lexicon().pronoun:
            return sum(1 for word in words if word.end <= span.start) == 0
    return False


def _described(edit: Edit) -> EditFinding | None:
    """From "Commissioner Ines Farrow" to "Mayor Ines Farrow": the edited words are an actor's description."""
    described = [_described_by(side) for side in edit.sides if side]
    if not any(described) or any(lexicon().pronoun.issuperset(keys) for keys in edit.keys if keys):
        return None
    return _finding(edit, _say_described, Significance.NOTABLE if _changes_sides(edit) else Significance.MINOR)


def _changes_sides(edit: Edit) -> bool:
    """Whether a word for one party or side stands where one for another stood: "Republican", "Democrat"."""
    return any(are_other_sides(before, after) for before in edit.keys[0] for after in edit.keys[1])


def _described_by(side: EditSide) -> Actor | None:
    """The actor named in the same sentence whose description holds all of the edited content words."""
    words = side.story.reading.words
    content = [key for key in side.keys if key not in lexicon().function]
    if not content or side.low >= side.high:
        return None
    start, end = words[side.low].start, words[side.high - 1].end
    for _, actor in side.story.actors.touching(start, end):
        if actor.description and set(content) <= set(actor.description.casefold().replace("-", " ").split()):
            return actor
    return None


def _actor(side: EditSide) -> Actor | None:
    return side.fact(side.story.actors)


def _name_words(side: EditSide) -> set[str]:
    """Capitalised words that are neither titles nor the first word of a sentence."""
    skipped = lexicon().function | lexicon().title | lexicon().pronoun
    return {
        word.key
        for place, word in enumerate(side.words, start=side.first)
        if side.raw(word)[0].isupper() and word.key not in skipped and (place > side.low or _actor(side))
    }


def _mostly(side: EditSide, names: set[str]) -> bool:
    """Whether the edited words are a name with at most two plain words ("engineer", "of the union") around it."""
    function = lexicon().function
    return sum(1 for key in side.keys if key not in names and key not in function) <= 2


def _same(before: Actor, after: Actor) -> bool:
    """Whether two actors are one to all appearance: the names share their last word, or one is the other's alias."""
    first, second = before.name.casefold().split(), after.name.casefold().split()
    return first[-1:] == second[-1:] or before.name in after.aliases or after.name in before.aliases


def _strangers(edit: Edit, named: list[set[str]]) -> bool:
    return bool(named[0] and named[1]) and not named[0] & named[1] and edit.keys[0][-1] != edit.keys[1][-1]


def _finding(
    edit: Edit, say: Callable[[EditSide, EditSide], str], significance: Significance = Significance.NOTABLE
) -> EditFinding:
    main = any(actor in side.story.digest.who[:1] for side in edit.sides if (actor := _actor(side)))
    significance = Significance.MAJOR if main and say is _say_replaced else significance
    return edit_finding(ChangeField.WHO, say, *edit.sides, significance)


def _say_replaced(before: EditSide, after: EditSide) -> str:
    return from_to("Who is named", before.written, after.written)


def _say_described(before: EditSide, after: EditSide) -> str:
    actor = _described_by(after) or _described_by(before)
    whose = f"The description of {actor.name}" if actor else "The description of an actor"
    if not before:
        return f"{whose} now has {quote_for_message(after.written)}."
    if not after:
        return f"{whose} no longer has {quote_for_message(before.written)}."
    return from_to(whose, before.written, after.written)
