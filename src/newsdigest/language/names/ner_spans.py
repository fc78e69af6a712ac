"""Token ranges that may be names: trimmed, split where they hold two names."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from newsdigest.language.gazetteer import (
    demonym,
    ending_kind,
    given_gender,
    known_kind,
    lookup,
    noun_of,
    title_of,
    titles_of,
    word_class,
)
from newsdigest.language.tagger_output import RawName
from newsdigest.language.written_titles import written_title
from newsdigest.lexicon.function_words import ARTICLES, FRAMING_PREPOSITIONS
from newsdigest.lexicon.nouns import COMPANY_ENDINGS, PERSON_PARTICLES
from newsdigest.model.analysis import Sentence, Token

__all__ = [
    "CERTAIN",
    "DOUBTFUL",
    "HYPHENATED",
    "LINKS",
    "OF_HEADS",
    "SAINTS",
    "SURNAMES",
    "NerSpan",
    "are_members",
    "form",
    "is_plain",
    "is_syllable",
    "is_title",
    "ner_spans",
]

DOUBTFUL, CERTAIN = 0.6, 0.9
"""Scores of the tagger below which a name is doubtful, and above which it is sure."""

HYPHENATED = 3
"""The tokens of a surname of two words that a hyphen joins."""


_OUTER_TAGS = frozenset({"DT", "IN", "CC", "PRP$", "PRP", "TO", "MD", "POS", "WP", "WDT", "RB", "UH"})
SAINTS = frozenset({"St", "St.", "Saint", "Saints"})
_LONGEST_DEDICATION = 3
"""Words after the possessive of a saint's name: "Catholic Primary School"."""

_MARKS = frozenset(",.;:!?()[]\"'`-") | {"--", "``", "''", "...", "'s", "-LRB-", "-RRB-", "/", "&"}
LINKS = frozenset({"of", "for"})
_OUTSIDE = ARTICLES | FRAMING_PREPOSITIONS - {"to", "by"} | {"and", "this"}
OF_HEADS = "heads before of"
SURNAMES = "surnames that end other names"
_COMMON = frozenset({"NN", "NNS", "JJ"})
_BRANCHES = frozenset({"Stores", "Schools", "Mills"})  # of a firm, whose name goes before them alone
_LEGAL = COMPANY_ENDINGS - {"ag", "nv", "sa", "company", "group", "holdings"} | {"jr", "sr"}
_ORDINAL = re.compile(r"\d{1,3}(?:st|nd|rd|th)")
_LONGEST = 14
_LONGEST_SYLLABLE = 5  # letters
_LONG_WORD = 6
_SAMPLE = 60  # words by which a sentence counts as title case


class NerSpan:
    """A span ``[first, last)`` with the kind the tagger gave it ("" where it gave none) and how sure it was."""

    __slots__ = ("first", "kind", "last", "score", "settled")

    def __init__(self, kind: str, first: int, last: int, score: float) -> None:
        self.kind = kind
        self.first = first
        self.last = last
        self.score = score
        self.settled = False  # whether the kind rests on more than the tagger


def form(tokens: Sequence[Token], first: int, last: int) -> str:
    """The tokens as they are written, with one blank wherever there is white space between them."""
    if last - first == 1:
        return tokens[first].text
    parts = [tokens[first].text]
    for index in range(first + 1, last):
        if tokens[index].start > tokens[index - 1].end:
            parts.append(" ")
        parts.append(tokens[index].text)
    return "".join(parts)


def ner_spans(
    tokens: Sequence[Token], sentences: Sequence[Sentence], raw: Sequence[RawName], common: Collection[int] = ()
) -> list[NerSpan]:
    """The tagger's names, trimmed and parted, and the runs of proper nouns that it may overlook, in reading order.

    A run of ``common`` words alone, of which the tagger is sure that they are in no name, is left out, unless it stands
    right before a name, of which it may be a piece ("April" Odom), or is a well-known acronym.
    """
    covered = bytearray(len(tokens))
    spans: list[NerSpan] = []
    named = {name.first for name in raw}
    numbered = _after_ordinals(tokens, raw)
    for name in raw:
        for first, last in _parts(tokens, name):
            trimmed = _trimmed(tokens, first, last)
            if trimmed is None or covered[trimmed[0]]:
                continue
            begin, end = trimmed[0], _hyphenated(tokens, trimmed[1])
            if name.kind == "person":
                begin = _half_before(tokens, covered, _with_particles(tokens, sentences, covered, begin))
                end = end if end + 1 in named else _double_barrelled(tokens, begin, end)
            begin -= name.kind == "organization" and begin in numbered
            span = NerSpan(name.kind, begin, end, name.score)
            _complete(tokens, sentences, span, is_tail=first > name.first)
            spans.append(span)
            covered[span.first : span.last] = b"\1" * (span.last - span.first)
    left_out = list(_left_out(tokens, sentences, covered))
    spans += [span for span in left_out if _may_be_name(tokens, span, covered, common)]
    spans.sort(key=lambda span: span.first)
    return spans


def _may_be_name(tokens: Sequence[Token], span: NerSpan, covered: bytearray, common: Collection[int]) -> bool:
    """Whether a run of proper nouns may be a name: the tagger is not sure that it is none, or the run says that it is.

    A name follows it, or it is a well-known acronym, which the tagger may overlook before a noun: "NATO troops".
    """
    word = tokens[span.first].text
    if span.last - span.first == 1 and word.isupper() and known_kind(word):
        return True
    before_name = span.last < len(tokens) and bool(covered[span.last])
    return before_name or any(at not in common for at in range(span.first, span.last))


def _after_ordinals(tokens: Sequence[Token], raw: Sequence[RawName]) -> set[int]:
    """Where names go on whose first word, an ordinal, was seen as one of its own: "9th" "U.S. Circuit Court"."""
    alone = [name for name in raw if name.last - name.first == 1]
    return {name.last for name in alone if _ORDINAL.fullmatch(tokens[name.first].text)}


def _complete(tokens: Sequence[Token], sentences: Sequence[Sentence], span: NerSpan, *, is_tail: bool) -> None:
    """Take in the words that go on with a name: a college that it owns, a surname, the "Shipping" of a firm.

    Args:
        tokens: the article's tokens.
        sentences: its sentences.
        span: the name, which is changed.
        is_tail: whether it was the end of a longer name, as a place may be.
    """
    kind = span.kind
    if span.last - span.first == 1 and _owns_college(tokens, sentences, span.last):
        span.last += 2
    elif tokens[span.first].text in SAINTS and (end := _dedication_end(tokens, span.last)) > span.last:
        span.last = end
        span.kind = ending_kind(tokens[end - 1].text.lower()) or span.kind
    elif kind == "person" and _goes_on(tokens, sentences, span.last):
        span.last += 1
    if kind != "other" and _is_firm(tokens, sentences, span.first, span.last):
        span.last += 1
        span.kind = "organization"
    elif is_tail and _is_tail_place(tokens, (span.first, span.last)):
        span.kind = "place"


def _trimmed(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int] | None:
    while first < last and _is_outside(tokens[first]):
        first += 1
    while last > first and _is_outside(tokens[last - 1]):
        last -= 1
    if first == last or last - first > _LONGEST:
        return None
    return (first, last) if any(_is_named(tokens[i]) for i in range(first, last)) else None


def _goes_on(tokens: Sequence[Token], sentences: Sequence[Sentence], last: int) -> bool:
    """Whether a name continues with a capitalised word that was not tagged as one: "Xi" Jinping."""
    if last >= len(tokens) or tokens[last].sentence != tokens[last - 1].sentence:
        return False
    token = tokens[last]
    word = token.text
    if not (word.istitle() and word.isalpha()) or token.xpos[:2] not in ("NN", "JJ", "FW", "VB"):
        return False
    known = is_title(token) or demonym(word) is not None or ending_kind(word.lower())
    return not known and is_plain(tokens, sentences[token.sentence])


def _is_firm(tokens: Sequence[Token], sentences: Sequence[Sentence], first: int, last: int) -> bool:
    """Whether one word is the first of a firm's name that was not seen to go on: "Calder" Shipping."""
    if last - first > 1 or last >= len(tokens) or tokens[last].sentence != tokens[first].sentence:
        return False
    word = tokens[last].text
    before, after = tokens[max(first - 1, 0)], tokens[min(last + 1, len(tokens) - 1)].text
    if after in LINKS or (before.text[0].isupper() and first > sentences[tokens[first].sentence].first):
        return False  # "Global Alliance for Clean Ports", the middle of "Royal Harbour Society"
    ends = word.istitle() and ending_kind(word.lower()) == "organization" and word not in _BRANCHES
    return ends and not is_title(tokens[first]) and is_plain(tokens, sentences[tokens[first].sentence])


def _owns_college(tokens: Sequence[Token], sentences: Sequence[Sentence], last: int) -> bool:
    """Whether a possessive is part of a name: "King's College", but not "Peru's Congress"."""
    if last + 1 >= len(tokens) or tokens[last].text != "'s" or tokens[last + 1].sentence != tokens[last].sentence:
        return False
    owner, thing = tokens[last - 1], tokens[last + 1].text
    named = thing.istitle() and bool(ending_kind(thing.lower())) and is_plain(tokens, sentences[owner.sentence])
    return named and not lookup(owner.text) and not known_kind(owner.text)


def _dedication_end(tokens: Sequence[Token], last: int) -> int:
    """Where the name of an institution ends that is named after a saint: St Bede "'s Primary School"."""
    if last >= len(tokens) or tokens[last].text != "'s":
        return last
    end = last + 1
    while end < len(tokens) and end <= last + _LONGEST_DEDICATION and tokens[end].text.istitle():
        end += 1
        if tokens[end - 1].sentence == tokens[last].sentence and ending_kind(tokens[end - 1].text.lower()):
            return end
    return last


def is_plain(tokens: Sequence[Token], sentence: Sentence) -> bool:
    """Whether capitals mean something in a sentence: it is no headline in capitals or in title case.

    Title case leaves small words alone in lower case, so a long one is proof enough.
    """
    sample = tokens[sentence.first : min(sentence.last, sentence.first + _SAMPLE)]
    for token in sample:  # most sentences have such a word near their beginning
        if len(token.text) >= _LONG_WORD and token.text.islower() and token.text.isalpha():
            return True
    letters = [token.text for token in sample if token.text.isalpha()]
    return 2 * sum([word[0].isupper() for word in letters]) < len(letters)


def _is_tail_place(tokens: Sequence[Token], stretch: tuple[int, int]) -> bool:
    """Whether what was cut off after a comma is a place: "Cambridge" of "Trinity College, Cambridge"."""
    return tokens[stretch[0] - 1].text == "," and bool(lookup(form(tokens, *stretch)))


def _hyphenated(tokens: Sequence[Token], last: int) -> int:
    """Where a name ends that continues after hyphens: "Mazar" -e-Sharif."""
    for size in (2, 4):
        end = last + size
        if end > len(tokens) or any(tokens[i].start != tokens[i - 1].end for i in range(last, end)):
            return last
        small = tokens[last + 1].text.lower()
        inner = small[:2] in ("e-", "i-") if size == 2 else small in ("e", "i", "al", "el", "on", "upon", "de")
        if tokens[last].text == "-" == tokens[end - 2].text and inner and tokens[end - 1].text[-2:-1].islower():
            return end
    return last


def _with_particles(tokens: Sequence[Token], sentences: Sequence[Sentence], covered: bytearray, first: int) -> int:
    """Where a person's name begins whose surname was seen alone: Inés de la "Cruz"."""
    at = first - 1
    start = sentences[tokens[first].sentence].first
    while at > start and tokens[at].text in PERSON_PARTICLES:
        at -= 1
    if at == first - 1 or at < start or covered[at]:
        return first
    token = tokens[at]
    given = token.text.istitle() and token.text.isalpha() and token.upos in ("PROPN", "X", "NOUN")
    return at if given and not is_title(token) else first


def _half_before(tokens: Sequence[Token], covered: bytearray, first: int) -> int:
    """Where a person's name begins that goes on to the left of a hyphen: Amsler- "Pell", but not Irish- "Pell"."""
    begin = first - 2
    if begin < 0 or covered[begin] or not _is_hyphen(tokens, begin + 1):
        return first
    word = tokens[begin].text
    named = len(word) > 1 and word[0].isupper() and not word.isupper() and word.isalpha()
    return begin if named and demonym(word) is None and not is_title(tokens[begin]) else first


def _double_barrelled(tokens: Sequence[Token], first: int, last: int) -> int:
    """Where a person's name ends that continues after a hyphen: "Anne Ward" -Lee, "Kim Min" -jae."""
    if last + 1 >= len(tokens) or tokens[last].text != "-":
        return last
    if tokens[last].start != tokens[last - 1].end or tokens[last + 1].start != tokens[last].end:
        return last
    word = tokens[last + 1].text
    if not word.isalpha() or (word.islower() and (last - first < 2 or not is_syllable(word))):
        return last
    return last + 2


def is_syllable(word: str) -> bool:
    """Whether a word in lower case is the second syllable of an East Asian given name, and no English word."""
    return len(word) <= _LONGEST_SYLLABLE and word not in word_class("compound endings")


def _is_named(token: Token) -> bool:
    """Whether a token can carry a name: it has a capital, and is more than an initial or a number."""
    return token.text != token.text.lower()


def _is_outside(token: Token) -> bool:
    text = token.text
    if text in _MARKS:
        return True
    if text[:1].islower() and text.lower() not in PERSON_PARTICLES:
        return text == text.lower()
    return token.xpos in _OUTER_TAGS and text.lower() in _OUTSIDE


def _parts(tokens: Sequence[Token], name: RawName) -> Iterator[tuple[int, int]]:
    """Cut "Washington and Beijing" and "Trinity College, Cambridge" in two, but not "Trinidad and Tobago"."""
    first = name.first
    size = _country_size(tokens, name)
    if size:  # "President of the United States Barack Obama"
        yield first, first + size
        first += size
    if name.last - first > 2 and not lookup(form(tokens, first, name.last)):
        for index in range(first + 1, name.last - 1):
            if _parts_here(tokens, name, first, index):
                yield first, index
                first = index + 1
    yield first, name.last


def _country_size(tokens: Sequence[Token], name: RawName) -> int:
    """How many tokens the country has with which a person's name begins; 0 without one."""
    if name.kind not in ("person", "place") or ending_kind(tokens[name.last - 1].text.lower()):
        return 0
    for size in (3, 2, 1):
        if name.first + size < name.last and given_gender(tokens[name.first + size].text) is not None:
            found = lookup(form(tokens, name.first, name.first + size))
            if found and found[0].record.feature == "country" and given_gender(tokens[name.first].text) is None:
                return size
    return 0


def _parts_here(tokens: Sequence[Token], name: RawName, first: int, index: int) -> bool:
    text = tokens[index].text
    if text == "of":  # "Andrea Rocco of the USA"
        opening, before = tokens[first].text, tokens[index - 1].text
        named = given_gender(opening) is not None or written_title(opening) is not None
        return index - first > 1 and named and before.istitle() and not _is_head(before)
    if text in (",", "/", ";", "("):
        return tokens[index + 1].text.lower().rstrip(".") not in _LEGAL
    if text in ("in", "at", "near"):
        return bool(lookup(form(tokens, index + 1, name.last)))
    if text != "and":
        return False
    if name.kind == "person":
        return True
    left, right = form(tokens, first, index), form(tokens, index + 1, name.last)
    return _is_whole_name(left) and _is_whole_name(right)


def _is_head(word: str) -> bool:
    """Whether a word can head a name that continues with "of": "University", "Bank"."""
    lower = word.lower()
    return bool(ending_kind(lower)) or lower in word_class(OF_HEADS) or title_of(lower) is not None


def _is_whole_name(name: str) -> bool:
    return bool(lookup(name) or known_kind(name))


def _left_out(tokens: Sequence[Token], sentences: Sequence[Sentence], covered: bytearray) -> Iterator[NerSpan]:
    """Runs of proper nouns that no name covers."""
    for sentence in sentences:
        index = sentence.first
        while index < sentence.last:
            if covered[index] or not _is_proper(tokens[index]):
                if tokens[index].xpos in _COMMON and _opens_firm(tokens, sentences, covered, index):
                    yield NerSpan("", index, index + 2, 0.0)
                    index += 1
                index += 1
                continue
            first = index
            while (
                index < sentence.last
                and not covered[index]
                and (_is_proper(tokens[index]) or _is_hyphen(tokens, index))
            ):
                index += 1
            if index < sentence.last and not covered[index]:
                index += _goes_on(tokens, sentences, index) or _is_firm(tokens, sentences, first, index)
            trimmed = _trimmed(tokens, first, index)
            if trimmed is not None:
                yield NerSpan("", *trimmed, 0.0)


def _opens_firm(tokens: Sequence[Token], sentences: Sequence[Sentence], covered: bytearray, index: int) -> bool:
    """Whether a word that was seen as a common one opens the name of a firm: "Western Lines", "Norlink Ferries"."""
    token, last = tokens[index], index + 1
    if not token.text.istitle() or last >= len(tokens) or covered[last]:
        return False
    return tokens[last].xpos in _COMMON and _is_firm(tokens, sentences, index, last)


def _is_proper(token: Token) -> bool:
    return token.xpos[:3] == "NNP" and token.text[:1].isupper()


def _is_hyphen(tokens: Sequence[Token], index: int) -> bool:
    """A hyphen inside a name: "Asia-Pacific"."""
    if tokens[index].text != "-" or index + 1 >= len(tokens) or not tokens[index + 1].text[:1].isupper():
        return False
    return tokens[index].start == tokens[index - 1].end and tokens[index + 1].start == tokens[index].end


def is_title(token: Token) -> bool:
    """Whether a word is a title or names a person by what they do."""
    word = token.text.lower().replace(".", "")
    noun = noun_of(word)
    return title_of(word) is not None or (noun is not None and noun.kind == "person")


def are_members(token: Token) -> bool:
    """Whether it is a plural of people with a capital: "Teachers", "Officers"."""
    word = token.text.lower()
    noun = noun_of(word[:-1])
    known = titles_of(word) is not None or (noun is not None and noun.kind == "person")
    return token.text.istitle() and word[-1] == "s" and known
