"""The words of an event: from its subject to the last argument that its predicate needs, and no further.

What a reader would say is "Rebels seize airport", not "Rebels who had besieged the town for weeks seize airport near
the border, officials said". So relative clauses, appositions and attributions go; an intransitive verb keeps its first
place or goal ("lands in Washington"); a transitive one keeps its object alone ("stages protest").
"""

from __future__ import annotations

from typing import NamedTuple

from newsdigest.lexicon.calendar import WEEKDAYS
from newsdigest.lexicon.function_words import CIRCUMSTANTIALS
from newsdigest.lexicon.tags import AUXILIARY_RELATIONS, FUNCTION_RELATIONS, LOOSE_RELATIONS
from newsdigest.model.analysis import Analysis, Clause, Token
from newsdigest.model.enums import BlockKind

__all__ = [
    "HEADLINE_BREAKS",
    "OF_THE_OBJECT",
    "TokenRange",
    "clause_range",
    "is_headline",
    "noun_end",
    "noun_start",
    "trimmed",
]

_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj", "expl"})
_LONGEST_SUBJECT = 9
_LONGEST_PATIENT = 14
_LONGEST_NOUN = 12
_LONGEST_SPEECH = 14
_LONGEST_BRACKETED = 30
"""In tokens: a longer subject, noun phrase or reported clause is left out or cut; a passive without what it is done to
says little, so that may be longer."""

_CUT_AT = LOOSE_RELATIONS | {"acl:relcl", "acl", "advcl", "list", "discourse", "vocative"}
"""Dependents of a noun that only add to it; the words end before them."""

_COMPLEMENTS = frozenset({"obj", "xcomp", "ccomp"})
_GROUP = AUXILIARY_RELATIONS | {"advmod", "expl"}
_MARKS = frozenset({",", ";", ":", "-", ".", "!", "?", "(", ")", "[", "]", "...", "--"})
HEADLINE_BREAKS = CIRCUMSTANTIALS
"""Where a headline's side story begins: "Mayor quits after vote"."""

_CIRCUMSTANCES = CIRCUMSTANTIALS - {"as"} | {"during", "until", "within", "due", "without", "except"}
_WITHIN = frozenset({"in", "at", "near", "outside", "during"})
_GOALS = frozenset({"into", "onto", "to", "as"})
_HYPHENS = frozenset({"-", "/", "'"})
_COLONS = frozenset({":", ";", "|"})
_CLOSED_OVER = frozenset({",", "."})
"""Marks that may precede the one that closes a quotation: "declares 'revolution,'"."""

_DANGLING = frozenset({"CCONJ", "ADP", "SCONJ", "DET"})
_HEADLINE = BlockKind.HEADLINE  # a global: members of enums are slow to look up on Python 3.11
OF_THE_OBJECT = frozenset({"of", "between", "against", "among"})


class TokenRange(NamedTuple):
    """A half-open range of tokens."""

    first: int
    last: int


def clause_range(analysis: Analysis, clause: Clause) -> TokenRange:
    """The tokens that say what happens in ``clause``."""
    start, end = _start(analysis, clause), _predicate_end(analysis, clause.predicate, depth=0)
    if is_headline(analysis, analysis.tokens[clause.predicate]):
        end = _headline_end(analysis, clause.predicate + 1, end)
    return trimmed(analysis, TokenRange(start, end), clause.predicate)


def is_headline(analysis: Analysis, token: Token) -> bool:
    """Whether the token is in a headline."""
    blocks = analysis.article.blocks
    return bool(blocks) and blocks[analysis.sentences[token.sentence].block].kind is _HEADLINE


def _headline_end(analysis: Analysis, first: int, last: int) -> int:
    breaks = (index for index in range(first, last) if analysis.tokens[index].text.lower() in HEADLINE_BREAKS)
    return next(breaks, last)


def _start(analysis: Analysis, clause: Clause) -> int:
    """The first token: of a short subject before the verb, else of the verb with its auxiliaries."""
    first = predicate = clause.predicate
    for child in analysis.children[predicate]:
        token = analysis.tokens[child]
        if child < first and token.deprel in _GROUP and token.xpos != "WRB":
            first = child
            break
    if analysis.tokens[predicate].upos != "VERB":
        first = min(first, noun_start(analysis, predicate))
    if clause.tense == "future" and clause.relation == "acl":
        return noun_start(analysis, clause.subjects[0])  # "President to meet miners"
    for child in analysis.children[predicate]:
        if child < predicate and _is_subject(analysis.tokens[child]) and not _is_described(analysis, child):
            start = noun_start(analysis, child)
            longest = _LONGEST_PATIENT if clause.passive else _LONGEST_SUBJECT
            if _spoken_length(analysis, start, min(first, predicate)) <= longest:
                return min(first, start)
    return first


def _spoken_length(analysis: Analysis, first: int, last: int) -> int:
    """How many tokens there are outside brackets: "Sen. Jim Orr (R-Mo.)" is short."""
    length = last - first
    if length > _LONGEST_SUBJECT:
        opened: int | None = None
        for index in range(first, min(last, first + _LONGEST_BRACKETED)):
            if analysis.tokens[index].text == "(":
                opened = index
            elif analysis.tokens[index].text == ")" and opened is not None:
                length -= index + 1 - opened
                opened = None
    return length


def _is_subject(token: Token) -> bool:
    """Whether it is a subject that says who: "who" and "which" say nothing by themselves."""
    return token.deprel in _SUBJECTS and token.xpos not in {"WP", "WDT"}


def _is_described(analysis: Analysis, noun: int) -> bool:
    """Whether a relative clause parts the noun from its verb."""
    return any(analysis.tokens[child].deprel == "acl:relcl" for child in analysis.children[noun])


def _predicate_end(analysis: Analysis, predicate: int, depth: int) -> int:
    """One past the last token that the predicate at ``predicate`` needs."""
    tokens = analysis.tokens
    right = [child for child in analysis.children[predicate] if child > predicate]
    relations = {tokens[child].deprel for child in right}
    end = predicate + 1 if tokens[predicate].upos in {"VERB", "AUX"} else noun_end(analysis, predicate)
    served = not relations.isdisjoint(_COMPLEMENTS) and not _takes_place(analysis, predicate)
    for child in right:
        relation = tokens[child].deprel
        if relation == "obl" and (not served or _goes_with_object(analysis, child, relations)):
            if _is_time(tokens[child]) or not _is_needed(analysis, child, predicate):
                break
            end, served = max(end, _goal_end(analysis, child)), True
        elif relation == "advmod" and child == predicate + 1:
            end = max(end, child + 1)
        else:
            end = max(end, _dependent_end(analysis, child, end, depth))
    return end


def _dependent_end(analysis: Analysis, child: int, end: int, depth: int) -> int:
    """One past the last token that a predicate needs of a dependent other than an oblique; 0 where it needs none."""
    relation = analysis.tokens[child].deprel
    if relation in {"obj", "iobj", "nsubj", "nsubj:pass"}:
        return _goal_end(analysis, child)
    if relation in {"compound:prt", "aux", "cop"}:
        return child + 1
    if relation in {"xcomp", "obl:agent"} and depth < 3:
        return _predicate_end(analysis, child, depth + 1)
    return _speech_end(analysis, child, end, depth) if relation == "ccomp" and depth < 3 else 0


def _takes_place(analysis: Analysis, predicate: int) -> bool:
    """Whether verb and object are one idiom, whose place or time is the information: "will take place in Oslo"."""
    tokens = analysis.tokens
    after = predicate + 1
    return tokens[predicate].lemma == "take" and after < len(tokens) and tokens[after].lemma == "place"


def _goal_end(analysis: Analysis, noun: int) -> int:
    """The end of an object, place or goal, without the place it lies in itself: "protest" of "protest at tower"."""
    end = noun_end(analysis, noun)
    for child in analysis.children[noun]:
        if noun < child < end and analysis.tokens[child].deprel == "nmod" and analysis.prepositions(child) & _WITHIN:
            return analysis.extents[child][0]
    return end


def _is_needed(analysis: Analysis, child: int, predicate: int) -> bool:
    """Whether a phrase belongs to what its verb says: not a circumstance ("after", "despite"), and near the verb."""
    cases = analysis.prepositions(child)
    if cases & _CIRCUMSTANCES:
        return False
    return "over" not in cases or analysis.extents[child][0] == predicate + 1


def _speech_end(analysis: Analysis, child: int, end: int, depth: int) -> int:
    """The end of a reported clause where it is short enough to belong to what is said; of a long one, what it needs."""
    first, last = analysis.extents[child]
    if first < end:
        return end
    if last - end > _LONGEST_SPEECH:
        if analysis.tokens[first].upos == "PUNCT" or analysis.tokens[first].text.lower() in HEADLINE_BREAKS:
            return end
        last = _predicate_end(analysis, child, depth + 1)
    return last if last - end <= _LONGEST_SPEECH else end


def _goes_with_object(analysis: Analysis, child: int, relations: set[str]) -> bool:
    """Whether a phrase after an object is the goal of its motion: "rams truck into wall", "sends aid to"."""
    if "xcomp" in relations or "ccomp" in relations:
        return False
    cases = analysis.prepositions(child)
    return bool(cases & _GOALS) or bool(cases & OF_THE_OBJECT)


def _is_time(token: Token) -> bool:
    return token.deprel in {"obl:tmod", "obl:npmod", "obl:unmarked"} or token.lemma.lower() in _TIME_NOUNS


_OUTSIDE_NOUN_PHRASE = FUNCTION_RELATIONS | {"cc", "punct", "nsubj", "advcl", "parataxis"}
_TIME_NOUNS = frozenset({*WEEKDAYS, "day", "week", "month", "year"})


def noun_start(analysis: Analysis, noun: int) -> int:
    """The first token of the noun phrase at ``noun``."""
    first = noun
    for child in analysis.children[noun]:
        if child >= noun:
            break
        if analysis.tokens[child].deprel in _OUTSIDE_NOUN_PHRASE:
            continue
        first = min(first, analysis.extents[child][0])
        break
    return first


def noun_end(analysis: Analysis, noun: int) -> int:
    """One past the last token of the noun phrase at ``noun``, without what only adds to it."""
    tokens, children = analysis.tokens, analysis.children
    stack, farthest = [noun], noun
    stop = analysis.sentences[tokens[noun].sentence].last
    while stack:
        for child in children[stack.pop()]:
            if child < noun or child >= stop:
                continue
            relation = tokens[child].deprel
            adds = relation in _CUT_AT and not _is_close_name(analysis, child)
            if adds or (relation == "conj" and tokens[child].upos in {"VERB", "AUX"}):
                stop = min(stop, analysis.extents[child][0])
            elif relation != "punct" and child - noun < _LONGEST_NOUN:
                farthest = max(farthest, child)
                stack.append(child)
    return min(farthest + 1, max(stop, noun + 1))


def _is_close_name(analysis: Analysis, index: int) -> bool:
    """Whether a token is a name that follows its noun without a comma: "his counterpart Ann Lowe"."""
    token, first = analysis.tokens[index], analysis.extents[index][0]
    return token.deprel == "appos" and token.upos == "PROPN" and analysis.tokens[first - 1].text not in _MARKS


def trimmed(analysis: Analysis, stretch: TokenRange, core: int) -> TokenRange:
    """``stretch`` without marks at its ends, a topic before a colon, or a quotation or bracket that it cuts through.

    Args:
        analysis: the analysed article.
        stretch: the tokens to trim.
        core: the token that must stay.
    """
    tokens = analysis.tokens
    first, last = stretch
    if not _COLONS.isdisjoint([token.text for token in tokens[first:last]]):
        first, last = _without_topics(tokens, stretch, core)
    while first < core and (tokens[first].text in _MARKS or tokens[first].upos in {"CCONJ", "SCONJ"}):
        first += 1
    while last - 1 > core and _dangles(tokens[last - 1]):
        last -= 1
    return _balanced(analysis, _whole_words(analysis.tokens, first, last))


def _without_topics(tokens: tuple[Token, ...], stretch: TokenRange, core: int) -> TokenRange:
    """The part between colons that holds the token ``core``."""
    first, last = stretch
    for index in [at for at in range(first, last) if tokens[at].text in _COLONS]:
        if index > core:
            return TokenRange(first, index)
        first = index + 1
    return TokenRange(first, last)


def _whole_words(tokens: tuple[Token, ...], first: int, last: int) -> TokenRange:
    """Take in what is written without a blank: "red" of "red-flagged", "Sharif" of "Mazar-i-Sharif"."""
    while first > 0 and tokens[first - 1].end == tokens[first].start and _joins(tokens, first - 1, first):
        first -= 1
    while last < len(tokens) and tokens[last].start == tokens[last - 1].end and _joins(tokens, last - 1, last):
        last += 1
    return TokenRange(first, last)


def _joins(tokens: tuple[Token, ...], left: int, right: int) -> bool:
    """Whether two tokens without a blank between are parts of a word: a hyphen and a word on both of its sides."""
    for hyphen in (left, right):
        if tokens[hyphen].text in _HYPHENS and 0 < hyphen < len(tokens) - 1:
            before, after = tokens[hyphen - 1], tokens[hyphen + 1]
            closed = before.end == tokens[hyphen].start and after.start == tokens[hyphen].end
            return closed and before.text[-1:].isalnum() and after.text[:1].isalnum()
    return False


def _dangles(token: Token) -> bool:
    return token.text in _MARKS or (token.upos in _DANGLING and token.deprel != "compound:prt")


def _balanced(analysis: Analysis, stretch: TokenRange) -> TokenRange:
    """Take in the mark that closes a quotation, or leave out the one that does not close."""
    tokens = analysis.tokens
    words = analysis.view[tokens[max(0, stretch.first - 1)].start : tokens[stretch.last - 1].end]
    for mark in ('"', "'"):
        if mark in words:
            stretch = _balanced_mark(tokens, stretch, mark)
    return stretch


def _balanced_mark(tokens: tuple[Token, ...], stretch: TokenRange, mark: str) -> TokenRange:
    first, last = stretch
    before = first - 1 if first and tokens[first - 1].end == tokens[first].start else first
    if tokens[before].text == mark and mark in (token.text for token in tokens[before + 1 : last]):
        return TokenRange(before, last)  # "'Super union' plan": its closing mark may be read as a possessive
    marks = [i for i in range(first, last) if tokens[i].text == mark and _is_quotation_mark(tokens, i)]
    if len(marks) % 2 == 0:
        return stretch
    closing = last + (last < len(tokens) and tokens[last].text in _CLOSED_OVER)
    if closing < len(tokens) and tokens[closing].text == mark and tokens[closing].start == tokens[closing - 1].end:
        return TokenRange(first, closing + 1)
    return TokenRange(first + (marks[-1] == first), last - (first < marks[-1] == last - 1))


def _is_quotation_mark(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a mark opens or closes a quotation, which an apostrophe does not: "Lake 'never safer'"."""
    token = tokens[index]
    if token.text == '"' or token.xpos in {"``", "''"}:
        return True
    opens = index and tokens[index - 1].end < token.start
    return bool(opens) and index + 1 < len(tokens) and tokens[index + 1].start == token.end
