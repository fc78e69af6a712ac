"""What a quantity counts, read off the tree, and whether it counts anything at all."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from newsdigest.facts.figures.identifier_numbers import ONE_WORDS, is_identifier
from newsdigest.facts.figures.quantities import Quantity
from newsdigest.lexicon.calendar import UNITS_OF_TIME
from newsdigest.lexicon.function_words import ARTICLES
from newsdigest.lexicon.numbers import INDEFINITE_NUMBERS
from newsdigest.lexicon.tags import NOUN_TAGS
from newsdigest.lexicon.verbs import AFFECTED_PARTICIPLES, CASUALTY_PARTICIPLES, HARMING_VERBS
from newsdigest.model.analysis import Analysis, Clause, Token
from newsdigest.model.enums import MentionKind

__all__ = ["Counted", "counted"]

_KEPT = frozenset({"compound", "amod", "flat", "nmod:desc"})
"""Dependents of the counted noun that are part of its name: "new homes", "police officers"."""

_TOLL_VERBS = HARMING_VERBS | frozenset(
    {"die", "hospitalise", "hospitalize", "drown", "perish", "strand", "miss", "jail", "charge", "infect", "sack"}
    | {"dismiss"}
)
_PARTICIPLES = {"die": "dead", "drown": "drowned", "perish": "dead", "miss": "missing"}
_OF_MONEY = frozenset({"missing", "miss", "steal", "raise", "spend", "owe", "waste", "invest", "pledge", "embezzle"})
_TRADE_VERBS = frozenset({"sell", "offer", "buy", "auction", "rent", "lease", "acquire", "purchase", "supply", "list"})
_PERIODS = UNITS_OF_TIME | {"quarter", "half", "semester", "season"}
_NOT_COUNTED = ARTICLES | {"last", "next", "this", "that", "each", "every", "per"}
"""A word for a time after one of these is not what a number before it counts: "17 million last year"."""

_HARMED = CASUALTY_PARTICIPLES - {"killed"} | frozenset(
    {"homeless", "ill", "sick", "unaccounted", "trapped", "stranded", "safe", "alive", "unhurt", "jobless", "displaced"}
)
"""What is said of those that a toll counts: "12 people are dead"."""

_HARM = AFFECTED_PARTICIPLES - {"displaced"} | {"killed", "wounded", "rescued", "drowned", "hospitalised"}

_AGE = re.compile(r"[ -](?P<unit>year|month|week|day)s?[ -]olds?\b", re.IGNORECASE)
_UNITS_OF_AGE = frozenset({"day", "week", "month"})
_AGED = re.compile(r"\bage[ds]?(?: between| from)? (?:\d{1,3} ?(?:to|and|-|or) ?)?$", re.IGNORECASE)
_AGED_WIDTH = 24
_SPAN_OF_AGES = re.compile(r"(?:-?(?: to | and | or |-)\d{1,3})[ -]years?[ -]olds?\b", re.IGNORECASE)
_AT_AN_AGE = frozenset({"die", "retire", "marry", "debut"})
_PERSONS = frozenset({"he", "she"})
_OLDEST = 120
_DISTINCTIVE = 10
"""A bare number below this, of which nothing says what it counts, is left out."""

_TENS_OF = 2
"""Tokens from "tens" to "thousands"."""

_DEGREES = frozenset({"least", "most", "less", "more", "very"})
_LONGEST = 12
"""Tokens before a noun among which its numbers are looked for."""


class Counted(NamedTuple):
    """What is counted, in which unit, and how sure that is."""

    what: str
    unit: str
    confidence: float


def counted(analysis: Analysis, quantity: Quantity, first: int, last: int) -> Counted | None:
    """What ``quantity`` counts, or None where it counts nothing.

    Args:
        analysis: the analysed article.
        quantity: a quantity of its view.
        first: the token in which the quantity starts.
        last: the token in which it ends, its unit included.
    """
    tokens = analysis.tokens
    if _is_age(analysis, quantity, first, last):
        return Counted("age", _unit_of_age(analysis, quantity, last), 0.8)
    if is_identifier(analysis, quantity, first, last):
        return None
    head = _top(tokens, first, last)
    beside = "" if quantity.unit else _beside(tokens, last)
    if beside:
        return Counted(beside, "", 0.8)
    noun = _counted_noun(analysis, quantity, head, last)
    if noun in range(first, last + 1):
        noun = None
    if noun is not None and tokens[noun].lemma.lower() in UNITS_OF_TIME and not quantity.unit:
        return _counted_time(analysis, head, noun, last)
    what = _what(analysis, head, noun, last)
    if not quantity.unit and not what:
        return None if quantity.spelt or quantity.value < _DISTINCTIVE else Counted("", "", 0.3)
    return Counted(what, quantity.unit, 0.8 if quantity.unit or noun is not None else 0.55)


def _text_at(tokens: tuple[Token, ...], index: int) -> str:
    """A token in lower case; "" past the end."""
    return tokens[index].text.lower() if index < len(tokens) else ""


def _beside(tokens: tuple[Token, ...], last: int) -> str:
    """What the word right after a number says of it: "left 7 dead", "a 212-home plan"."""
    after = _text_at(tokens, last + 1)
    return after if after in _HARMED else _hyphenated(tokens, last)


def _hyphenated(tokens: tuple[Token, ...], last: int) -> str:
    """The noun that a hyphen joins to a number: "home" of "a 212-home plan"; "" for none, and for times."""
    joined = tokens[last + 1 : last + 3]
    if len(joined) < 2 or joined[0].text != "-" or joined[1].upos != "NOUN":
        return ""
    close = tokens[last].end == joined[0].start and joined[0].end == joined[1].start
    word = joined[1].text.lower()
    return word if close and word.isalpha() and word not in UNITS_OF_TIME | {"time"} else ""


def _counted_time(analysis: Analysis, head: int, noun: int, last: int) -> Counted:
    """A number of days or years, or what is counted in such a time: "17 million last year"."""
    if any(token.text.lower() in _NOT_COUNTED for token in analysis.tokens[last + 1 : noun]):
        return Counted(_subject(analysis, head), "", 0.55)
    return Counted(_phrase(analysis, noun, last), analysis.tokens[noun].lemma.lower() + "s", 0.6)


def _what(analysis: Analysis, head: int, noun: int | None, last: int) -> str:
    """The words for what is counted, with what happened to those of a toll."""
    what = _phrase(analysis, noun, last) if noun is not None else ""
    if noun is None and (sold := _priced(analysis, head)) is not None:
        return _phrase(analysis, sold, -1)
    toll = _toll(analysis, head if noun is None else noun) or _said_to_be(analysis, head)
    if toll:
        return f"{what} {toll}".strip()
    return what if noun is not None else _subject(analysis, head)


def _priced(analysis: Analysis, head: int) -> int | None:
    """The noun that is sold for a sum: "a pass" of "sells a pass for $12"."""
    clause = analysis.clause_of(head)
    if clause is None or "for" not in analysis.prepositions(head):
        return None
    if analysis.tokens[clause.predicate].lemma not in _TRADE_VERBS:
        return None
    sold = [noun for noun in clause.objects if noun < head and analysis.tokens[noun].upos == "NOUN"]
    return max(sold, default=None)


def _is_age(analysis: Analysis, quantity: Quantity, first: int, last: int) -> bool:
    """Whether it is an age: "aged 32", "a 30-year-old", "Crane, 57, said", "she was 57", "dies at 57"."""
    if quantity.unit or not 0 < quantity.value <= _OLDEST:
        return False
    view = analysis.view
    return bool(
        _AGE.match(view, quantity.end)
        or _SPAN_OF_AGES.match(view, quantity.end)
        or _AGED.search(view, max(0, quantity.start - _AGED_WIDTH), quantity.start)
        or _dies_at(analysis.tokens, first)
        or _is_that_old(analysis, first, last)
        or (not quantity.spelt and _is_set_off(analysis, first, last))
    )


def _unit_of_age(analysis: Analysis, quantity: Quantity, last: int) -> str:
    """The time in which an age is counted: "12-week-old", "over the age of 18 months"; years where nothing is said."""
    written = _AGE.match(analysis.view, quantity.end)
    if written:
        return f"{written['unit'].lower()}s"
    after = analysis.tokens[min(last + 1, len(analysis.tokens) - 1)].lemma.lower()
    return f"{after}s" if after in _UNITS_OF_AGE else "years"


def _is_set_off(analysis: Analysis, first: int, last: int) -> bool:
    """Whether a number is between commas or in brackets right after a person: "Crane, 57, said"."""
    tokens = analysis.tokens
    before = tokens[first - 1].text if first else ""
    after = tokens[last + 1].text if last + 1 < len(tokens) else ""
    set_off = (before == "," and after in {",", "."}) or (before == "(" and after == ")")
    return set_off and first >= 2 and _is_person(analysis, first - 2)


def _dies_at(tokens: tuple[Token, ...], first: int) -> bool:
    """Whether "at the age of" or "dies at" precedes it."""
    words = [token.text.lower() for token in tokens[max(0, first - 2) : first]]
    return words == ["age", "of"] or (words[-1:] == ["at"] and tokens[first - 2].lemma.lower() in _AT_AN_AGE)


def _is_that_old(analysis: Analysis, first: int, last: int) -> bool:
    """Whether a person is said to be the number: "She was 91"."""
    clause = analysis.clause_of(last)
    if first != last or clause is None or clause.predicate != first:
        return False
    if analysis.tokens[first].text.lower() in ONE_WORDS:
        return False  # "she was one of the first"
    if not clause.subjects or not any(analysis.tokens[child].deprel == "cop" for child in analysis.children[first]):
        return False
    subject = analysis.tokens[clause.subjects[0]]
    return subject.text.lower() in _PERSONS or (subject.upos == "PROPN" and _is_known_person(analysis, subject.index))


def _is_known_person(analysis: Analysis, index: int) -> bool:
    entity = analysis.entity_of(index)
    return entity is not None and entity.kind == "person"


def _is_full_name(analysis: Analysis, index: int) -> bool:
    """Whether the token names a person whose full name the article gives: "Revenue" of "Revenue rose" is not."""
    entity = analysis.entity_of(index)
    return entity is not None and entity.kind == "person" and " " in entity.name


def _is_person(analysis: Analysis, index: int) -> bool:
    """Whether the token ends a name, or a mention of a person."""
    return analysis.tokens[index].upos == "PROPN" or _is_known_person(analysis, index)


def _top(tokens: tuple[Token, ...], first: int, last: int) -> int:
    """The head token of the quantity: its governor is outside."""
    index = last
    for _ in range(last - first + 1):
        head = tokens[index].head
        if head == index or not first <= head <= last:
            break
        index = head
    return index


def _counted_noun(analysis: Analysis, quantity: Quantity, head: int, last: int) -> int | None:
    """The noun that is counted: "12 people", "a $5m fine", "4% of voters", "dozens of homes"."""
    tokens = analysis.tokens
    after = _noun_below(analysis, quantity, head, last)
    if after is None and (quantity.unit or tokens[last].text.lower() in INDEFINITE_NUMBERS):
        after = _next_phrase(analysis, last)
    if after is not None:
        return after
    above = tokens[head].head
    if tokens[above].xpos == "CD" and above < head and tokens[head].deprel in {"nmod", "conj"}:
        head, above = above, tokens[above].head  # the other end of a range
    if above != head and tokens[head].deprel in {"nummod", "compound", "amod", "nmod"} and above > last:
        return None if _is_of_later_number(analysis, quantity, above, last) else _modified_noun(analysis, above)
    if quantity.unit:
        return _measured_noun(analysis, head, above)
    return head if tokens[head].upos == "NOUN" and head > last else None


def _is_of_later_number(analysis: Analysis, quantity: Quantity, noun: int, last: int) -> bool:
    """Whether a noun after a share has a number of its own: "from one in five two years ago"."""
    between = (child for child in analysis.children[noun] if last < child < noun)
    return quantity.unit == "%" and any(analysis.tokens[child].deprel == "nummod" for child in between)


def _noun_below(analysis: Analysis, quantity: Quantity, head: int, last: int) -> int | None:
    """The noun after "of" or "in" under a quantity; not the period of a measure: "fell 23% in the third quarter"."""
    tokens = analysis.tokens
    below = analysis.children[head] if head == last else (*analysis.children[head], *analysis.children[last])
    for child in below:
        if child <= last or tokens[child].deprel != "nmod" or analysis.prepositions(child).isdisjoint({"of", "in"}):
            continue
        if tokens[child].upos == "PRON":
            continue  # "a third of them"
        if not (quantity.unit and tokens[child].lemma in _PERIODS and "in" in analysis.prepositions(child)):
            return child
    return None


def _modified_noun(analysis: Analysis, above: int) -> int | None:
    """The noun that a quantity modifies."""
    return above if analysis.tokens[above].upos in {"NOUN", "PROPN", "ADJ"} else None


def _measured_noun(analysis: Analysis, head: int, above: int) -> int | None:
    """The noun before a measure that modifies it: "a bonus of $5,000", "bells worth $90,000"."""
    tokens = analysis.tokens
    if tokens[head].deprel == "nmod" and above < head and "of" in analysis.prepositions(head):
        return above
    if tokens[above].lemma == "worth" and tokens[tokens[above].head].upos == "NOUN":
        return tokens[above].head
    return None


def _next_phrase(analysis: Analysis, last: int) -> int | None:
    """The common noun of "in damages" or "of voters" right after a quantity, with any governor in the tree."""
    after = analysis.tokens[min(last + 1, len(analysis.tokens) - 1)]
    if after.deprel != "case" or after.lemma not in {"of", "in"}:
        return None
    noun = analysis.tokens[after.head]
    return noun.index if noun.upos == "NOUN" and noun.index > last and noun.lemma not in _PERIODS else None


def _phrase(analysis: Analysis, noun: int, last: int) -> str:
    """The counted noun with its own modifiers, as written; of a noun after the number nothing from before it."""
    after = last if noun > last else _last_number(analysis, noun)
    kept = [c for c in analysis.children[noun] if after < c < noun and analysis.tokens[c].deprel in _KEPT]
    name_first, name_last = _name_around(analysis, noun)
    names = [_name_around(analysis, modifier)[0] for modifier in kept]  # "New York" of "30 New York fire crews"
    first = max(_with_degree(analysis, min((*kept, *names, noun, name_first))), after + 1)
    start, end = analysis.chars(first, max(noun + 1, name_last))
    return " ".join(analysis.view[start:end].replace('"', " ").split()).lstrip("- ")


def _with_degree(analysis: Analysis, first: int) -> int:
    """The first word of a phrase with what compares or joins it: "least expensive option", "tech-heavy index"."""
    tokens = analysis.tokens
    if first >= 2 and tokens[first - 1].text == "-" and tokens[first - 2].end == tokens[first].start - 1:
        return first - 2
    if first >= 1 and tokens[first - 1].lemma.lower() in _DEGREES and tokens[first].upos == "ADJ":
        return first - 1
    return first


def _last_number(analysis: Analysis, noun: int) -> int:
    """The last number among the words before a noun: "children" of "an estimated 5,000 to 7,000 children"."""
    least = min((child for child in analysis.children[noun] if child < noun), default=noun)
    return max((at for at in range(max(least, noun - _LONGEST), noun) if analysis.tokens[at].xpos == "CD"), default=-1)


def _name_around(analysis: Analysis, index: int) -> tuple[int, int]:
    """The tokens of the name that a token belongs to: all of "Spider-Man", not "Spider"; of other words themselves."""
    entity = analysis.entity_of(index) if analysis.tokens[index].upos == "PROPN" else None
    if entity is not None:
        mentions = entity.mentions
        nearest = bisect_right(mentions, index, key=lambda mention: mention.first) - 1
        if nearest >= 0 and mentions[nearest].kind is MentionKind.NAME and index < mentions[nearest].last:
            return mentions[nearest].first, mentions[nearest].last
    return index, index + 1


def _toll(analysis: Analysis, noun: int) -> str:
    """What was done to those counted: "killed" of "12 people were killed", "dead" of "12 died"."""
    tokens = analysis.tokens
    for child in analysis.children[noun]:
        if tokens[child].deprel == "acl" and tokens[child].lemma in _TOLL_VERBS and tokens[child].xpos == "VBN":
            return tokens[child].text.lower()
    clause = analysis.clause_of(noun)
    if clause is None:
        return ""
    verb = tokens[clause.predicate]
    suffers = noun in (clause.subjects if clause.passive or verb.lemma in _PARTICIPLES else clause.objects)
    if verb.lemma in _TOLL_VERBS and suffers:
        return _PARTICIPLES.get(verb.lemma) or _participle(verb)
    return verb.text.lower() if verb.text.lower() in _HARMED and noun in clause.subjects else ""


def _said_to_be(analysis: Analysis, head: int) -> str:
    """What follows a bare number and a form of be, read without the tree: "at least 17 were hurt"."""
    after = analysis.tokens[head + 1 : head + 3]
    said = len(after) == 2 and after[0].lemma.lower() == "be" and after[0].sentence == after[1].sentence
    return after[1].text.lower() if said and after[1].text.lower() in _HARMED | _HARM else ""


def _is_of_money(analysis: Analysis, clause: Clause) -> bool:
    """Whether "millions" are a sum and no crowd: "Millions go missing at bank", "Thousands stolen from church"."""
    words = (clause.predicate, *analysis.children[clause.predicate])
    return any(analysis.tokens[at].lemma.lower() in _OF_MONEY for at in words)


def _participle(verb: Token) -> str:
    if verb.text.lower().endswith("ed") or verb.xpos == "VBN":
        return verb.text.lower()
    if verb.lemma in CASUALTY_PARTICIPLES:
        return verb.lemma  # "hurt"
    return verb.lemma + ("d" if verb.lemma.endswith("e") else "ed")


def _subject(analysis: Analysis, head: int) -> str:
    """What rose, fell, cost or measured that much; who got or paid it is not counted."""
    clause = analysis.clause_of(head)
    if clause is None:
        return ""
    for subject in clause.subjects:
        if analysis.tokens[subject].text[-1] in "$£€":
            continue
        if analysis.tokens[subject].text.lower() in INDEFINITE_NUMBERS:
            suffer = any(analysis.tokens[c].deprel == "aux:pass" for c in analysis.children[clause.predicate])
            money = _is_of_money(analysis, clause)
            return "people" if 0 <= head - subject <= _TENS_OF and not (suffer or money) else ""
        named = analysis.tokens[subject].upos in NOUN_TAGS and subject != head
        if named and not _is_full_name(analysis, subject):
            return _phrase(analysis, subject, -1)
    return ""
