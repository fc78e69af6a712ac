"""The name inside a source: "the organiser, Sarah Mukasa, said", "minister for women Jacqui Smith said".

Where a noun phrase holds a title and a name, the name is the speaker, whichever word the tree takes for the head. Not a
name under a preposition ("a spokesman for Ann Lowe"), a possessor or a modifier ("Lowe's lawyer", "a Lowe aide").
"""

from __future__ import annotations

from collections.abc import Sequence

from newsdigest.facts.quotes.context import AttributionContext
from newsdigest.lexicon.tags import FINITE_TAGS, NOUN_TAGS
from newsdigest.lexicon.word_sets import words
from newsdigest.model.analysis import Name, Token

__all__ = ["NAMELESS", "named_source", "names_people"]


NAMELESS = words(
    "official source aide adviser advisor person people spokesman spokeswoman spokesperson diplomat officer "
    "insider executive employee worker lawmaker staffer strategist operative investigator prosecutor lawyer "
    "witness resident colleague expert analyst trader banker minister senator congressman donor organizer "
    "activist doctor soldier ally friend relative"
)
"""Nouns of people who speak without a name."""

_PERSON_ENDINGS = ("er", "or", "ist", "man", "woman", "ian", "ent", "ant", "person", "chief")
_STOPS = frozenset((";", ":", ".", "?", "!", '"'))
_LONGEST = 40
_SHORTEST_ADDRESS = 3
_LETTERS = 5
_NOMINAL_HEADS = frozenset(("NOUN", "ADJ"))  # "the Labour hopeful"
_LOCATING = frozenset(("in", "at", "near", "from", "outside"))
_APPOSED = frozenset(("NOUN", "PROPN", "ADJ", "PUNCT", "PART"))
_BEFORE_NAME = frozenset(("NOUN", "PROPN", "ADJ", "DET"))
_OVER = frozenset(("NOUN", "PROPN", "ADJ", "DET", "NUM"))


def named_source(context: AttributionContext, cue: int, head: int) -> Name | None:
    """The name that a source holds, or None. ``cue`` and ``head`` are the tokens of the cue and of the source."""
    first, last = _stretch(context, cue, head)
    eligible = [name for name in _names(context, first, last) if _is_speaker(context, name, first, head)]
    apposed = _apposed_before(context, cue, head)
    if apposed is not None:
        return apposed
    beside = _name_beside(context, eligible, cue, head)
    if beside is not None and _ends_address(context, beside, head):
        eligible.remove(beside)
    elif beside is not None and beside.kind in ("person", "organization"):
        return beside
    return _within(context, eligible, head)


def _apposed_before(context: AttributionContext, cue: int, head: int) -> Name | None:
    """The name between two commas before a cue, past what a noun governs: "a body fighting lice, BLAB, said"."""
    comma = cue - 1
    while comma > head + 1 and context.tokens[comma].upos in ("ADV", "AUX"):
        comma -= 1
    before = comma - 2 if comma - 2 > head and _is_letters(context, comma - 1) else comma - 1
    name = context.name_of.get(before) if comma > head and context.tokens[comma].text == "," else None
    if name is None or name.last != before + 1 or name.first <= head + 1:
        return None
    first = _before_modifiers(context, name, head)
    if context.tokens[first - 1].text != ",":
        return None
    commas = sum(token.text == "," for token in context.tokens[head:first])
    noun = context.tokens[head]
    return name if noun.xpos == "NN" and commas == 1 and name.kind in ("person", "organization") else None


def _is_letters(context: AttributionContext, at: int) -> bool:
    """Whether a token is the letters after a person's name: "Imran Qureshi QC", "Lena Park M.D.", "Tom Okoro MP"."""
    token, name = context.tokens[at], context.name_of.get(at - 1)
    letters = token.text.replace(".", "")
    known = name is not None and name.kind == "person" and name.last == at and name.last - name.first > 1
    return known and at not in context.name_of and letters.isupper() and 1 < len(letters) <= _LETTERS


def _past_letters(context: AttributionContext, name: Name) -> int:
    """One past a name and the letters after it."""
    last = name.last
    return last + 1 if last < len(context.tokens) and _is_letters(context, last) else last


def _before_modifiers(context: AttributionContext, name: Name, head: int) -> int:
    """The first of the words that describe a name in apposition: "Calgary-based Northmark", "the Dutch firm Tarn"."""
    first = name.first
    while first - 1 > head and _is_modifier(context, first - 1):
        first -= 1
    return first


def _is_modifier(context: AttributionContext, at: int) -> bool:
    token = context.tokens[at]
    return token.upos in _BEFORE_NAME or context.is_hyphen(at) or context.is_hyphen(at - 1) or context.is_hyphen(at + 1)


def _within(context: AttributionContext, names: Sequence[Name], head: int) -> Name | None:
    """The name at the head of a phrase, or the holder of its office; else the likeliest in the phrase."""
    names = [name for name in names if not _is_bracketed(context, name)] or names
    at_head = next((name for name in names if name.first <= head < name.last), None)
    if at_head is not None and at_head.kind != "person":
        at_head = next((name for name in names if _is_holder(context, at_head, name)), at_head)
    if at_head is not None and (at_head.kind != "place" or _is_described(context, at_head)):
        return at_head
    return _likeliest(names) or at_head


def _is_bracketed(context: AttributionContext, name: Name) -> bool:
    """Whether a name is an acronym in brackets, of the words before it: "the network operator (DNO) Ruiz"."""
    after = context.tokens[name.last].text if name.last < len(context.tokens) else ""
    return name.first > 0 and context.tokens[name.first - 1].text == "(" and after == ")"


def _is_holder(context: AttributionContext, body: Name, name: Name) -> bool:
    """Whether a person holds an office of a body or a town: "said Tarn University's head, Ada Pell"."""
    between = context.tokens[body.last : name.first]
    owns = any(token.xpos == "POS" for token in between)
    return name.kind == "person" and owns and all(token.upos in _APPOSED for token in between)


def _name_beside(context: AttributionContext, names: Sequence[Name], cue: int, head: int) -> Name | None:
    """The name right before a cue whose source comes first."""
    return next((name for name in names if _is_beside(context, name, cue)), None) if head < cue else None


def _likeliest(names: Sequence[Name]) -> Name | None:
    """The first person; without one the first organisation or thing with a name."""
    people = (name for name in names if name.kind == "person")
    return next(people, None) or next((name for name in names if name.kind in ("organization", "other")), None)


def _stretch(context: AttributionContext, cue: int, head: int) -> tuple[int, int]:
    """The tokens that may belong to the source: its phrase up to the cue, or from the cue to the end of the phrase."""
    tokens = context.tokens
    if head < cue:
        first = max(min(context.extent[head][0], head), context.reach(cue)[0], cue - _LONGEST)
        while first < head and context.is_quoted(first):
            first += 1
        last = head + 1
        while last < cue and not _ends(context, last):
            last += 1
        return first, last
    first = cue + 1 + (tokens[cue].lemma == "accord")
    last = first
    stop = min(context.reach(cue)[1], cue + _LONGEST)
    if tokens[cue].lemma == "accord":
        stop = _apposition_end(context, head, stop)
    while last < stop and tokens[last].text not in _STOPS and (last <= head or not _ends(context, last)):
        last += 1
    return first, last


def _apposition_end(context: AttributionContext, head: int, stop: int) -> int:
    """Where a source after "according to" ends: at its comma, or past a name between two commas.

    As in "According to the minister, Luis Arana, the bridge ...", but "According to the report, Ms Lowe paid ...".
    """
    commas = [at for at in range(head + 1, stop) if context.tokens[at].text == ","]
    if not commas:
        return stop
    name = context.name_of.get(commas[0] + 1)
    plural = context.tokens[head].xpos in ("NNS", "NNPS")  # "investigators, Tuan, born in Hanoi, moved": he is not they
    apposed = name is not None and len(commas) > 1 and commas[1] == name.last and not plural
    return commas[1] if apposed else commas[0]


def _ends(context: AttributionContext, at: int) -> bool:
    """Whether a source cannot go on past a token: a relative clause, a verb, marks."""
    token = context.tokens[at]
    name = context.name_of.get(at)
    if name is not None and name.first < at:
        return False  # "Tak-Sing Wong", whatever the tagger takes "Sing" for
    return (
        token.xpos in FINITE_TAGS
        or token.xpos in ("WP", "WDT", "VBG", "VBN")
        or token.text.lower() == "that"
        or context.is_quoted(at)
        or token.text in _STOPS
    )


def _names(context: AttributionContext, first: int, last: int) -> list[Name]:
    found: list[Name] = []
    at = first
    while at < last:
        name = context.name_of.get(at)
        if name is not None and name.first >= first and name.last <= last:
            found.append(name)
            at = name.last
        else:
            at += 1
    return found


def _is_speaker(context: AttributionContext, name: Name, first: int, head: int) -> bool:
    """Whether a name within a source's phrase can be the one who speaks."""
    if _modifies_next_word(context, name) or _is_joined_to_noun(context, name, first):
        return False
    if name.last <= head and context.tokens[head].upos in _NOMINAL_HEADS and not _is_parted(context, name.last, head):
        return head in context.name_of  # "the former Leeds and Barnsley coach", "the GOP front-runner"
    if context.tokens[head].xpos == "NNS" and any(token.upos == "ADP" for token in context.tokens[head : name.first]):
        return False  # "analysts at Peel Hunt", "teachers at St Olave's School": several people, whoever is named
    return _follows_phrase(context, name, first) or not _is_under_preposition(context, name, first)


def _modifies_next_word(context: AttributionContext, name: Name) -> bool:
    """Whether a name is the possessor or the modifier of the noun after it: "Lowe's lawyer", "a Lowe aide"."""
    last = _past_letters(context, name)
    if last >= len(context.tokens):
        return False
    following = context.tokens[last]
    if context.is_hyphen(last):
        return context.tokens[last + 1].text[:1].islower()  # "the Oscar-nominated actor", but "Ann Lowe-Pym"
    same = following.sentence == context.tokens[name.first].sentence
    return following.xpos == "POS" or (following.upos in NOUN_TAGS and same)


def _follows_phrase(context: AttributionContext, name: Name, first: int) -> bool:
    """Whether the words before a name end a phrase of their own, so that no preposition before them governs it.

    As in "director of research Tony Lavender", "Prime Minister of India Raj Patel".
    """
    at = name.first - 1
    if at < first:
        return False
    if context.tokens[at].upos == "NOUN" and not _is_title(context, at):
        return True
    before = context.name_of.get(at)
    return before is not None and name.kind == "person" and before.kind in ("place", "organization")


def _is_under_preposition(context: AttributionContext, name: Name, first: int) -> bool:
    """Whether a preposition governs a name: "a spokesman for Ann Lowe"."""
    at = name.first - 1
    while at >= first and context.tokens[at].upos in _OVER:
        at -= 1
    before = context.name_of.get(at - 1)
    if at > first and context.tokens[at].upos == "CCONJ" and before is not None:
        return _is_under_preposition(context, before, first)  # "a lawyer for Ann Lowe and Tom Okoro"
    if at < first or at in context.name_of:
        return False  # "Centre for Reef Safety researcher Ada Pell": that preposition is part of a name
    return context.tokens[at].upos in ("ADP", "PART") and context.tokens[at].xpos != "POS"


def _is_joined_to_noun(context: AttributionContext, name: Name, first: int) -> bool:
    """Whether a name after "the" shares a noun with the next one: "the former Leeds and Bilton coach"."""
    tokens = context.tokens
    if name.kind == "person" or name.last + 1 >= len(tokens) or tokens[name.last].upos != "CCONJ":
        return False
    at = name.first - 1
    while at > first and tokens[at].upos == "ADJ":
        at -= 1
    if at < first or tokens[at].upos != "DET":
        return False
    at = name.last + 1
    while at + 1 < len(tokens) and tokens[at].upos in ("PROPN", "ADJ") and tokens[at + 1].upos in _OVER:
        at += 1
    return at > name.last + 1 and tokens[at].upos == "NOUN"


def _is_beside(context: AttributionContext, name: Name, cue: int) -> bool:
    """Whether only adverbs and auxiliaries are between a name and the cue after it."""
    return all(token.upos in ("ADV", "AUX") for token in context.tokens[_past_letters(context, name) : cue])


def _is_described(context: AttributionContext, name: Name) -> bool:
    """Whether a noun of a person is in apposition to a name: "Chand Pell, chairman of the guild, said"."""
    return any(
        context.tokens[kid].deprel == "appos" and kid >= name.last and _is_title(context, kid)
        for kid in context.analysis.children[name.head]
    )


def _ends_address(context: AttributionContext, name: Name, head: int) -> bool:
    """Whether a name ends an address, of any entity type: "Ada Pell, at the fair in Badby, Norshire, said"."""
    tokens = context.tokens
    at = name.first
    if at < _SHORTEST_ADDRESS or name.first <= head < name.last or name.last > at + 1:
        return False
    return tokens[at - 1].text == "," and tokens[at - 2].upos == "PROPN" and tokens[at - 3].lemma in _LOCATING


def _is_parted(context: AttributionContext, first: int, last: int) -> bool:
    """Whether punctuation parts two words: not the hyphen of "the GOP front-runner"."""
    return any(
        token.text in (",", "(", ")", "-") and not context.is_hyphen(token.index)
        for token in context.tokens[first:last]
    )


def _is_title(context: AttributionContext, at: int) -> bool:
    token = context.tokens[at]
    return token.xpos == "NN" and names_people(token)


def names_people(token: Token) -> bool:
    """Whether a noun is one of people, by its ending if not known: "aide", "founder"; "paper" would be another."""
    return token.lemma in NAMELESS or token.lemma.endswith(_PERSON_ENDINGS)
