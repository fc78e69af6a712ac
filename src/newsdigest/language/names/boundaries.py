"""Corrects where names begin and end in constructions that the tagger reads wrongly.

Each function treats one construction:

- a weekday or month of an adverbial before a name ("On Tuesday Petra Vance", "In May Omar Field");
- a month that is a given name ("April Odom");
- names of firms with an ampersand ("Brill & Tedd LLC", "Marsh, Cole & Partners");
- "Jr." after a comma ("Walter Pym, Jr.");
- a caption that a place follows without a stop ("Paul Grant Tacoma police said");
- names of teams, a place and a plural noun ("Denver Comets");
- firms that are written like people, by their shares ("Shares of Dalton Reeve");
- states and countries of which the end was found alone ("New" "South Wales");
- waters and mountains of which the generic word was left out ("River" "Wex");
- surnames that a hyphenated given name precedes ("Ho-Yin" "Chan");
- names of things of which the last word was seen as a common noun ("Bovine Spongiform" "Encephalopathy");
- firms that were seen as a common noun before a noun of theirs ("a Quoralis analyst");
- the surname Park, which was seen as a place ("Park" "Hye-jin");
- people who are introduced by "Enter" or "Meet" ("Enter Holloway, a lawyer");
- bodies of people, of whose name their members were left out ("Teachers" "Union", "Rail Workers" "United");
- a nationality before a body of several states ("Turkish" "NATO troops");
- organisations that end in a country, outlets in "Today" ("Age" "Scotland", "USA" "Today"), by ``branches``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from newsdigest.language.gazetteer import (
    demonym,
    ending_kind,
    given_gender,
    lookup,
    noun_of,
    title_of,
    titles_of,
)
from newsdigest.language.names.branches import add_branch, add_today
from newsdigest.language.names.ner_spans import DOUBTFUL, HYPHENATED, NerSpan, are_members, form, is_plain, is_syllable
from newsdigest.lexicon.calendar import MONTHS, WEEKDAYS
from newsdigest.lexicon.nouns import COMPANY_ENDINGS, NOUNS_OF_FIRMS
from newsdigest.lexicon.word_sets import words
from newsdigest.model.analysis import Sentence, Token

__all__ = ["correct_boundaries"]

_TEMPORAL = words("in on by since until till last next early late of during before after from through this")
_INTRODUCING = frozenset({"Enter", "Meet"})
_OF_APPOSITIONS = frozenset({"a", "an", "the", "who", "whose"})
_JUNIORS = frozenset({"jr", "sr"})
_PARTNERS = words("partners sons associates bros brothers daughters")
_LONGEST_PERSON = 4
_LEAST_CAPTION = 3
_GENERICS = frozenset({"River", "Lake", "Loch", "Lough", "Mount"})
_BIG_CITY = 300_000
_DIVIDED = frozenset({"state", "country"})
_OF_STATES = frozenset({"NATO", "Nato", "UN", "EU"})
"""Bodies that have no national ones of the same name, as the Scottish FA is one."""


def correct_boundaries(
    tokens: Sequence[Token], sentences: Sequence[Sentence], spans: Sequence[NerSpan]
) -> list[NerSpan]:
    """The spans of an article with their ends corrected, in reading order; spans that others absorbed are left out.

    Args:
        tokens: the article's tokens.
        sentences: its sentences.
        spans: its names as the tagger gives them, trimmed and joined; they are changed in place.
    """
    untyped = {span.first for span in spans if not span.kind or span.score < DOUBTFUL}
    by_token = {at: span for span in spans for at in range(span.first, span.last)}
    for span in spans:
        _complete_state(tokens, span, by_token)
        _add_generic(tokens, span, by_token)
        _read_park(tokens, span, by_token)
        _drop_calendar(tokens, span)
        _drop_nationality(tokens, span)
        _drop_introduction(tokens, sentences, span)
        _leave_source_open(tokens, span)
        _read_month_as_given_name(tokens, span)
        _add_junior(tokens, span)
        _add_given_name(tokens, span)
        if is_plain(tokens, sentences[tokens[span.first].sentence]):
            _add_plural(tokens, span, untyped)
            _add_members(tokens, span, by_token)
            add_branch(tokens, span, by_token)
            add_today(tokens, span)
            _add_ending(tokens, span, by_token)
        _add_partners(tokens, span)
        _read_shares(tokens, span)
    kept: list[NerSpan] = []
    owners = _owners(tokens, sentences, by_token)
    for span in sorted([*spans, *owners], key=lambda span: (span.first, -span.last)):
        if not kept or span.first >= kept[-1].last:
            kept.extend(_split_caption(tokens, span))
    return kept


def _complete_state(tokens: Sequence[Token], span: NerSpan, by_token: Mapping[int, NerSpan]) -> None:
    """Extend a place to the left where that makes it a state or a country: "New" South Wales, "North" Korea."""
    begin = span.first - 1
    if span.kind != "place" or begin < 0 or not tokens[begin].text.istitle():
        return
    other = by_token.get(begin)
    if other is not None and other.first < begin:
        return
    if tokens[begin].text == "The":
        return
    found = lookup(form(tokens, begin, span.last))
    if tokens[begin].sentence == tokens[span.first].sentence and found and found[0].record.feature in _DIVIDED:
        span.first = begin


def _add_generic(tokens: Sequence[Token], span: NerSpan, by_token: Mapping[int, NerSpan]) -> None:
    """Extend a name of one word over the water or mountain before it: "River" Wex; not the given name "River" Lowe."""
    begin = span.first - 1
    if span.last - span.first > 1 or begin < 0 or tokens[begin].text not in _GENERICS:
        return
    other = by_token.get(begin)
    definite = begin > 0 and tokens[begin - 1].text.lower() == "the"
    if tokens[begin].sentence != tokens[span.first].sentence or (other is not None and other.first < begin):
        return
    if definite or span.kind != "person":
        span.first, span.kind, span.settled = begin, "place", True


def _add_ending(tokens: Sequence[Token], span: NerSpan, by_token: Mapping[int, NerSpan]) -> None:
    """Extend a run of proper nouns over the word that says what it is: "Bovine Spongiform" Encephalopathy."""
    at = span.last
    if span.kind or at >= len(tokens) or at in by_token or tokens[at].sentence != tokens[span.first].sentence:
        return
    ending = tokens[at]
    if ending.xpos == "NN" and ending.text.istitle() and ending_kind(ending.text.lower()):
        span.last += 1


def _owners(
    tokens: Sequence[Token], sentences: Sequence[Sentence], by_token: Mapping[int, NerSpan]
) -> Iterator[NerSpan]:
    """Firms that no name covers, before a noun that only firms have: "a Quoralis analyst"."""
    for token in tokens[1:]:
        owner = token.index - 1
        if token.lemma not in NOUNS_OF_FIRMS or not token.text.islower() or owner in by_token:
            continue
        name, sentence = tokens[owner], sentences[token.sentence]
        modifies = (name.xpos, name.deprel, name.head) == ("NN", "compound", token.index)
        known = noun_of(name.text.lower()) is not None or title_of(name.text.lower()) is not None
        if modifies and name.text.istitle() and owner > sentence.first and not known and is_plain(tokens, sentence):
            yield NerSpan("", owner, owner + 1, 0.0)


def _drop_calendar(tokens: Sequence[Token], span: NerSpan) -> None:
    """Leave a weekday out of a name, and a month after a preposition of time that leaves a name of two words."""
    first = tokens[span.first].text.lower()
    rest = span.last - span.first - 1
    if rest < 1 or not tokens[span.first + 1].text[0].isupper():
        return
    before = tokens[span.first - 1].text.lower() if span.first else ""
    given = given_gender(tokens[span.first + 1].text) is not None
    weekday = first in WEEKDAYS and (before in _TEMPORAL or (rest > 1 and given))
    month = first in MONTHS and before in _TEMPORAL and rest > 1
    if not (weekday or month) or ending_kind(tokens[span.last - 1].text.lower()):
        return
    span.first += 1
    if span.kind != "person":
        span.kind = "person" if 1 < rest <= _LONGEST_PERSON else ""


def _drop_nationality(tokens: Sequence[Token], span: NerSpan) -> None:
    """Leave a nationality out before a body of several states: "Turkish" NATO troops."""
    if span.last - span.first == 2 and tokens[span.last - 1].text in _OF_STATES:
        span.first += demonym(tokens[span.first].text) is not None


def _drop_introduction(tokens: Sequence[Token], sentences: Sequence[Sentence], span: NerSpan) -> None:
    """Leave the verb out that opens a sentence before a person: "Enter Holloway, a lawyer", "Meet Ana Park, who"."""
    first = tokens[span.first]
    if first.text not in _INTRODUCING or first.index != sentences[first.sentence].first or span.last - span.first < 2:
        return
    after = tokens[span.last : span.last + 2]
    if len(after) > 1 and after[0].text == "," and after[1].text.lower() in _OF_APPOSITIONS:
        span.first += 1
        span.kind = "person" if span.kind in ("person", "place") else span.kind


def _read_park(tokens: Sequence[Token], span: NerSpan, by_token: Mapping[int, NerSpan]) -> None:
    """Extend the surname Park over a Korean given name: "Park" Hye-jin, "Park" Jin; not "Hyde Park Jin"."""
    park, size = tokens[span.first], span.last - span.first
    if park.text != "Park" or size > 2 or (span.first and tokens[span.first - 1].upos == "PROPN"):
        return
    other = by_token.get(span.last)
    single = size == 1 and other is not None and other.kind == "person" and other.last - other.first == 1
    if _are_two_syllables(tokens[span.first + 1 : span.first + 1 + HYPHENATED]):
        span.last, span.kind, span.settled = span.first + 1 + HYPHENATED, "person", True
    elif single and tokens[span.last].sentence == park.sentence:
        span.last, span.kind, span.settled = span.last + 1, "person", True


def _are_two_syllables(given: Sequence[Token]) -> bool:
    """Whether tokens are a Korean given name: "Hye-jin"."""
    if len(given) < HYPHENATED or given[1].text != "-" or given[0].end + 1 != given[2].start:
        return False
    return given[0].text.istitle() and is_syllable(given[0].text.lower()) and is_syllable(given[2].text)


def _leave_source_open(tokens: Sequence[Token], span: NerSpan) -> None:
    """Leave the kind open of an unknown name after "Per", which gives a source and no place: "Per Holloway, the"."""
    if span.kind == "place" and span.first and tokens[span.first - 1].text == "Per":
        records = [found.record for found in lookup(form(tokens, span.first, span.last))[:1]]
        known = any(record.feature in _DIVIDED or record.population >= _BIG_CITY for record in records)
        span.kind = "place" if known else ""


def _read_month_as_given_name(tokens: Sequence[Token], span: NerSpan) -> None:
    """Take "April Odom" for a person; a month in an adverbial has a preposition before it."""
    month = tokens[span.first].text.lower()
    before = tokens[span.first - 1].text.lower() if span.first else ""
    if month not in MONTHS or given_gender(month) is None or before in _TEMPORAL | {"the", "a"}:
        return
    surname = tokens[span.last - 1].text
    if span.last - span.first == 2 and surname.istitle() and not ending_kind(surname.lower()):
        span.kind, span.settled = "person", True


def _add_junior(tokens: Sequence[Token], span: NerSpan) -> None:
    """Extend "Walter Pym" over ", Jr."."""
    at = span.last
    if at + 1 >= len(tokens) or tokens[at].text != "," or tokens[at + 1].text.lower().rstrip(".") not in _JUNIORS:
        return
    if at + 2 == len(tokens) or not tokens[at + 2].text[0].isupper():
        span.last += 2
        span.kind = "person"


def _add_given_name(tokens: Sequence[Token], span: NerSpan) -> None:
    """Extend a surname to the left over a given name of two words that a hyphen joins: "Ho-Yin" "Chan".

    Not over a title ("Attorney-General Chan") or an origin ("Anglo-Irish", "Mid-Wales").
    """
    surname = span.last - 1
    begin = surname - 3
    if span.kind != "person" or not begin < span.first or begin < 0:
        return
    left, hyphen, right = tokens[begin:surname]
    written = hyphen.text == "-" and left.end == hyphen.start and hyphen.end == right.start
    if not written or left.sentence != tokens[surname].sentence:
        return
    place = lookup(right.text)
    divided = bool(place) and place[0].record.feature in _DIVIDED
    if not divided and all(_may_be_given(word.text) for word in (left, right)):
        span.first, span.settled = begin, True


def _may_be_given(word: str) -> bool:
    """Whether a word has a capital alone at its beginning, and is no title, no noun of people and no demonym."""
    described = title_of(word.lower()) is not None or noun_of(word.lower()) is not None or demonym(word) is not None
    return word.istitle() and word.isalpha() and not described


def _add_plural(tokens: Sequence[Token], span: NerSpan, untyped: Collection[int]) -> None:
    """Extend a place over the plural of a team's name, which has a capital in the middle of a sentence."""
    size, last = span.last - span.first, tokens[span.last - 1]
    if size > 1 and _is_plural(last):
        if (
            span.kind in ("", "place", "person")
            and _is_town(tokens, span)
            and not lookup(form(tokens, span.first, span.last))
        ):
            span.kind, span.settled = "organization", True
        return
    if span.last >= len(tokens) or not lookup(form(tokens, span.first, span.last)):
        return
    after = tokens[span.last]
    if after.sentence == tokens[span.first].sentence and _is_plural(after, is_untyped=span.last in untyped):
        span.last += 1
        span.kind, span.settled = "organization", True


def _is_town(tokens: Sequence[Token], span: NerSpan) -> bool:
    """Whether all but the last word are the name of a town, and the first is no given name ("Gary Flowers")."""
    found = lookup(form(tokens, span.first, span.last - 1))
    return bool(found) and found[0].record.feature == "city" and given_gender(tokens[span.first].text) is None


def _is_plural(token: Token, *, is_untyped: bool = False) -> bool:
    """Whether it is a plural with a capital that names neither people nor another kind of thing.

    Args:
        token: the word.
        is_untyped: whether it is a name of its own of no sure kind, so that its tag may be that of a singular.
    """
    word = token.text
    tagged = token.xpos in ("NNPS", "NNS") or (is_untyped and token.xpos == "NNP")
    return tagged and word.istitle() and word.isalpha() and word[-1] == "s" and not _names_people(token)


def _names_people(token: Token) -> bool:
    """Whether a plural is one of people ("Texas Republicans", "London Mayors") or makes a name of another kind."""
    word = token.text.lower()
    other = (
        ending_kind(word) or ending_kind(word[:-1]) or titles_of(word) is not None or demonym(token.text) is not None
    )
    return bool(other) or noun_of(token.lemma.lower()) is not None


def _add_members(tokens: Sequence[Token], span: NerSpan, by_token: Mapping[int, NerSpan]) -> None:
    """Extend a body to the left over its members, and what kind of members they are: "Prison Officers" Association."""
    first = span.first - 1
    if first < 0 or not _is_of_members(tokens, span) or not are_members(tokens[first]):
        return
    before = tokens[first - 1] if first else None
    if before is not None and before.text.istitle() and before.xpos in ("NN", "NNP"):
        named = by_token.get(before.index)
        sort = named is None or named.kind not in ("person", "place")
        first -= sort and before.sentence == tokens[first].sentence and title_of(before.text.lower()) is None
    span.first, span.kind, span.settled = first, "organization", True


def _is_of_members(tokens: Sequence[Token], span: NerSpan) -> bool:
    """Whether a name opens with a word for a body, or is "United" alone, and is not the first of its sentence."""
    opening, before = tokens[span.first], tokens[span.first - 1]
    if opening.text == "United":
        return span.last - span.first == 1 and before.sentence == opening.sentence
    body = opening.text.istitle() and ending_kind(opening.text.lower()) == "organization"
    return body and before.sentence == opening.sentence


def _add_partners(tokens: Sequence[Token], span: NerSpan) -> None:
    """Extend the name of a firm over "& Tedd LLC", and to the left over the partners before a comma."""
    at = span.last
    if at + 1 >= len(tokens) or tokens[at].text != "&" or tokens[at].start == tokens[at - 1].end:
        return
    following = tokens[at + 1]
    if not following.text[0].isupper() or following.sentence != tokens[span.first].sentence:
        return
    partners = following.text.lower().rstrip(".") in _PARTNERS or _is_legal(following)
    closed = partners or (at + 2 < len(tokens) and _is_legal(tokens[at + 2]))
    if not closed and _are_two(tokens, span, following):
        return  # "Ann & Tom", "Austria & Hungary"
    span.last = at + 2
    while span.last < len(tokens) and _is_legal(tokens[span.last]):
        span.last += 1
    if closed:
        _add_partners_before(tokens, span)
    span.kind, span.settled = "organization", True


def _add_partners_before(tokens: Sequence[Token], span: NerSpan) -> None:
    """Extend a firm to the left over the partners before commas: "Marsh," Cole & Partners."""
    while span.first > 1 and tokens[span.first - 1].text == "," and _is_partner(tokens, span.first - 2):
        span.first -= 2


def _is_legal(token: Token) -> bool:
    """Whether a word can only end the name of a firm: "LLP"."""
    return token.text.lower().rstrip(".") in COMPANY_ENDINGS


def _are_two(tokens: Sequence[Token], span: NerSpan, following: Token) -> bool:
    """Whether "&" joins two names of one kind: "Ann & Tom", "Austria & Hungary", "Tower St & Tatum"."""
    if span.kind == "place" and span.last - span.first > 1:
        return True
    couple = given_gender(tokens[span.first].text) is not None and given_gender(following.text) is not None
    return couple or bool(lookup(form(tokens, span.first, span.last)) and lookup(following.text))


def _is_partner(tokens: Sequence[Token], at: int) -> bool:
    """Whether a token is one surname that no other capitalised word precedes."""
    token = tokens[at]
    before = tokens[at - 1].text if at else ""
    alone = not before[:1].isupper() or before in (".", ",")
    return token.xpos[:3] == "NNP" and token.text.istitle() and alone and title_of(token.text.lower()) is None


def _read_shares(tokens: Sequence[Token], span: NerSpan) -> None:
    """Take what has shares for a firm, also one that is written like a person: "Shares of Dalton Reeve".

    One that is written like a town, too, if there is none of its name: "shares in Vestmark".
    """
    if span.first < 2 or tokens[span.first - 2].text.lower() not in ("shares", "stake"):
        return
    joint = tokens[span.first - 1].text
    if joint == "of" or (joint == "in" and not lookup(form(tokens, span.first, span.last))):
        span.kind, span.settled = "organization", True


def _split_caption(tokens: Sequence[Token], span: NerSpan) -> list[NerSpan]:
    """A person's name and the place that modifies what follows, where nothing parts a caption from the text."""
    last = tokens[span.last - 1]
    size = span.last - span.first
    if span.kind != "person" or size < _LEAST_CAPTION or span.last >= len(tokens):
        return [span]
    group = noun_of(tokens[span.last].text.lower())
    if group is None or group.kind not in ("group", "organization"):
        return [span]
    if given_gender(tokens[span.first].text) is None or not lookup(last.text) or given_gender(last.text) is not None:
        return [span]
    span.last -= 1
    return [span, NerSpan("place", span.last, span.last + 1, span.score)]
