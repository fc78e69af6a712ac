"""The entity type of one name, by its own words and the words before it."""

from __future__ import annotations

from collections.abc import Sequence

from newsdigest.language.gazetteer import (
    PlaceCandidate,
    demonym,
    ending_kind,
    given_gender,
    known_kind,
    lookup,
    noun_of,
    state_of,
    title_of,
    titles_of,
    word_class,
)
from newsdigest.language.names.context_cues import is_firm_by_apposition, is_introduced, kind_in_context
from newsdigest.language.names.ner_spans import CERTAIN, SURNAMES, NerSpan, form
from newsdigest.language.written_titles import written_title
from newsdigest.lexicon.calendar import CALENDAR
from newsdigest.lexicon.nouns import OFFICE_LETTERS, POST_NOMINALS
from newsdigest.lexicon.tags import NOUN_TAGS
from newsdigest.model.analysis import Token

__all__ = ["type_span"]

_FEDERATIONS = frozenset({"US", "GB", "CA", "AU"})
_WIDE = frozenset({"country", "continent", "state", "region"})
_GIVEN_COUNTRIES = frozenset(
    {
        "jordan", "chad", "georgia", "israel", "virginia", "carolina", "dakota", "kenya", "india"
    }
)  # fmt: skip
_SCENES = frozenset({"in", "near", "off", "outside"})
_HOLDINGS = frozenset({"share", "stake", "stock", "invest", "investment", "interest", "investor", "holding", "bond"})
"""What is held in a firm, whose name then follows "in"."""

_SPATIAL = frozenset({"in", "at", "near", "on", "along", "over", "across", "from", "to", "the", "outside", "off"})
_FIRM_OPENINGS = "firms' first words"
_BIG_CITY = 300_000
_TOWN = 50_000
_LONGEST_ACRONYM = 6
_OF_PEOPLE = frozenset({"mr", "mrs", "ms"})
"""Honorifics that begin no name of a thing, as "Lord Mayor's Show" and "Lady Day" begin with theirs."""

_DOCTORS = frozenset({"Dr", "Dr."})
_LONGEST_PERSON = 3  # words
_OF = frozenset({"of", "for"})


def type_span(tokens: Sequence[Token], span: NerSpan) -> bool:
    """Settle the kind of a span where there is evidence beside the tagger's; False where it is no name at all."""
    _drop_tail(tokens, span)
    if span.settled:
        return True
    text = form(tokens, span.first, span.last)
    words = [tokens[i].text for i in range(span.first, span.last)]
    found = _evidence(tokens, span, text, words)
    if found == "none":
        return False
    if found:
        span.kind = found
        span.settled = True
    elif span.kind == "person" and _is_common(tokens, span):
        return False
    elif span.kind == "person" and (kind := _kind_of_word(tokens, span)):
        span.kind, span.settled = kind, kind == "other"
    elif in_context := kind_in_context(tokens, span):
        span.kind = in_context
        span.settled = True
    elif span.kind in ("", "other") or (span.kind == "person" and len(words) == 1):
        span.kind = _guess(text) or span.kind
    if span.kind == "person":
        _drop_titles(tokens, span)
    return True


def _is_common(tokens: Sequence[Token], span: NerSpan) -> bool:
    """Whether it is one noun that has its capital from opening a sentence: "Ferry capsizes off coast"."""
    token = tokens[span.first]
    opens = span.first == 0 or tokens[span.first - 1].sentence != token.sentence
    return opens and span.last - span.first == 1 and token.xpos in ("NN", "NNS") and given_gender(token.text) is None


def _kind_of_word(tokens: Sequence[Token], span: NerSpan) -> str:
    """The kind of one word that is nobody's name, or ""."""
    if _is_acronym(tokens, span):
        return "organization"
    if span.last - span.first == 1 and tokens[span.first].text[-1].isdigit():
        return "other"  # "More4", "COP26"
    return "other" if _is_definite(tokens, span) else ""


def _is_acronym(tokens: Sequence[Token], span: NerSpan) -> bool:
    """Whether it is one word in capitals beside words without: an acronym, so an organisation and not a person."""
    word = tokens[span.first].text
    if span.last - span.first > 1 or not (word.isalpha() and word.isupper() and 3 <= len(word) <= _LONGEST_ACRONYM):
        return False
    return any(tokens[at].text.islower() for at in (span.first - 1, span.last) if 0 <= at < len(tokens))


def _is_definite(tokens: Sequence[Token], span: NerSpan) -> bool:
    """Whether "the" precedes one word that modifies no noun: "the Brima sank", but "the Lowe plan", "the Lowes"."""
    word = tokens[span.last - 1].text
    if not span.first or not _is_one_word(tokens, span) or tokens[span.first - 1].text.lower() != "the":
        return False
    after = tokens[span.last] if span.last < len(tokens) else None
    modifies = after is not None and (after.upos in ("NOUN", "PROPN", "ADJ", "NUM") or after.text in ("-", "'s", "'"))
    return not modifies and word[-1] != "s" and given_gender(word) is None


def _is_one_word(tokens: Sequence[Token], span: NerSpan) -> bool:
    """Whether no blank stands within a name: "Brima", "Kel-Orrin"."""
    return all(tokens[at].end == tokens[at + 1].start for at in range(span.first, span.last - 1))


def _evidence(tokens: Sequence[Token], span: NerSpan, text: str, words: Sequence[str]) -> str:
    if _is_no_name(tokens, span, text):
        return "none"
    if _is_titled(tokens, span):
        return "person"
    if len(words) == 1 and _is_calendar_or_title(span, text):
        return "none"
    known = known_kind(text) or _kind_of_house(text)
    if known:
        return known
    kind = (_by_words(tokens, span, words) if len(words) > 1 else "") or _by_place(tokens, span, text)
    body = span.kind == "organization" and span.score > CERTAIN
    return "" if kind == "place" and body else kind  # "Ninth Circuit", "House of Representatives"


def _kind_of_house(text: str) -> str:
    """The kind of a well-known body with the number of a station or a team: "ITV2"."""
    house = text.rstrip("0123456789")
    known = house.isupper() and house != text and known_kind(house) == "organization"
    return "organization" if known else ""


def _by_words(tokens: Sequence[Token], span: NerSpan, words: Sequence[str]) -> str:
    """The kind of a name of several words, by those words and a noun in apposition."""
    if is_firm_by_apposition(tokens, span):
        return "organization"
    kind = "other" if _is_model(span, words) else _by_ending(words) or _by_opening(words)
    if kind == "other" and _is_person_of_a_word(span, words):
        return "person"
    if kind and not _is_person_of_two(tokens, span, words):
        return kind
    return "person" if span.kind != "organization" and _is_person_name(words) else ""


def _is_no_name(tokens: Sequence[Token], span: NerSpan, text: str) -> bool:
    """Whether it is an address of the web, a unit ("4GB"), "(R-Texas)", letters of an office or a half of a title."""
    if "/" in text or "@" in text or _is_unit(tokens, span.first) or _is_party(text):
        return True
    if text == "M.D." and span.first and tokens[span.first - 1].text == ",":
        return True  # Maryland's abbreviation is never written so
    if span.last - span.first == 1 and _is_office(tokens, span):
        return True
    return span.last - span.first == 1 and _ends_title(tokens, span.last)  # of "Chief Executive Lena Brandt"


def _is_office(tokens: Sequence[Token], span: NerSpan) -> bool:
    """Whether it is the letters of an office alone: "the MEP said", but not "Laval, QC" and "police in MP"."""
    word = tokens[span.first].text
    after_comma = span.first > 0 and tokens[span.first - 1].text == ","
    return span.kind != "place" and _is_letters(word) and not after_comma


def _is_calendar_or_title(span: NerSpan, word: str) -> bool:
    """Whether one word is of the calendar, a people's, or a title: coreference reads titles by themselves."""
    if word.lower().rstrip(".") in CALENDAR or _is_people(word) or word in _DOCTORS or _is_honorific(word):
        return True
    lower = word.lower().replace(".", "")
    return (title_of(lower) or titles_of(lower)) is not None and span.kind != "organization"


def _is_party(text: str) -> bool:
    """Whether it is the party and the state of an American politician: "R-Texas", "D-N.J."."""
    state = text[2:]
    return text[:2] in ("D-", "R-", "I-") and bool(
        state_of(state) or any(found.record.feature == "state" for found in lookup(state))
    )


def _is_unit(tokens: Sequence[Token], first: int) -> bool:
    """Whether a number precedes it without a blank."""
    return first > 0 and tokens[first - 1].end == tokens[first].start and tokens[first - 1].text[-1].isdigit()


def _is_people(text: str) -> bool:
    """Whether it is the name of a people ("Brits"), which no place of that name outweighs but a country or a state."""
    return demonym(text) is not None and not any(c.record.feature in _WIDE for c in lookup(text))


def _is_titled(tokens: Sequence[Token], span: NerSpan) -> bool:
    """Whether a title with a capital precedes it: "Mr. Ma", "Commissioner Farrow"; or an honorific begins it."""
    if span.last - span.first > 1 and _is_honorific(tokens[span.first].text):
        return True
    if span.last - span.first > 2 and tokens[span.first].text in _DOCTORS:  # "Dr Pepper" is none
        return _may_end_person(tokens, span.first + 1, span.last)
    if span.first == 0:
        return False
    before = tokens[span.first - 1]
    if before.sentence != tokens[span.first].sentence or not before.text[:1].isupper():
        return False
    if before.upos == "ADJ" and _modifies_as_country_or_body(tokens, span):
        return False
    title = written_title(before.text)
    if title is None:
        return _ends_title(tokens, span.first) and given_gender(tokens[span.first].text) is not None
    return _is_honorific(before.text) or _may_end_person(tokens, span.first, span.last)


def _modifies_as_country_or_body(tokens: Sequence[Token], span: NerSpan) -> bool:
    """Whether a well-known name or a country stands before a noun, as in "Major US banks": no title is before it."""
    if span.last == len(tokens) or tokens[span.last].upos not in ("NOUN", "ADJ"):
        return False
    name = " ".join(token.text for token in tokens[span.first : span.last])
    return bool(known_kind(name)) or any(found.record.feature in _WIDE for found in lookup(name))


def _may_end_person(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether the last word names no kind of place or body, or is a surname after a given name: "Dr Lena Park"."""
    word = tokens[last - 1].text.lower()
    full = last - first > 1 and given_gender(tokens[first].text) is not None
    return not ending_kind(word) or (full and word in word_class(SURNAMES))


def _is_honorific(word: str) -> bool:
    return word.lower().rstrip(".") in _OF_PEOPLE


def _ends_title(tokens: Sequence[Token], end: int) -> bool:
    """Whether the two words before ``end`` are a title together, with capitals, as "Chief Executive" is."""
    if end < 2 or tokens[end - 2].sentence != tokens[end - 1].sentence or not tokens[end - 2].text[:1].isupper():
        return False
    last = tokens[end - 1].text
    return last[:1].isupper() and title_of(f"{tokens[end - 2].text} {last}".lower()) is not None


def _by_ending(words: Sequence[str]) -> str:
    """The kind by the word that heads the name: its last, or the one before "of"."""
    for index, word in enumerate(words):
        if word in _OF and index:
            return ending_kind(words[index - 1].lower())
    return ending_kind(words[-1].lower().rstrip("."))


def _is_model(span: NerSpan, words: Sequence[str]) -> bool:
    """Whether a number follows a manufacturer's name: "Boeing 737 Max" is a thing."""
    return span.kind == "organization" and any(c.isdigit() for word in words[1:2] for c in word)


def _by_opening(words: Sequence[str]) -> str:
    """The kind by the first word: "Air China" is an airline, "Banque Orlin" a bank, "Cyclone Ida" a thing."""
    if words[0] == "Air" or words[0] in word_class(_FIRM_OPENINGS):
        return "organization"
    return "other" if "other" in (known_kind(words[0]), ending_kind(words[0].lower())) else ""


def _is_person_of_a_word(span: NerSpan, words: Sequence[str]) -> bool:
    """Whether a person's given name or surname is a word for a thing too: "Bill Gates", "Jack Law", "Doris Day"."""
    full = 2 <= len(words) <= _LONGEST_PERSON and all(word[:1].isupper() for word in words)
    return span.kind == "person" and full and given_gender(words[0]) is not None


def _is_person_of_two(tokens: Sequence[Token], span: NerSpan, words: Sequence[str]) -> bool:
    """Whether a surname that also ends other names follows a given name: "Liam Pike", "Anna Lake said".

    "Chelsea Bridge" is a place that the tagger does not take for a person, or that a preposition of place precedes.
    """
    before = tokens[span.first - 1].text.lower() if span.first else ""
    if words[-1].lower() in word_class(SURNAMES) and is_introduced(tokens, span):
        return True
    if span.kind != "person" or not 2 <= len(words) <= _LONGEST_PERSON or words[-1].lower() not in word_class(SURNAMES):
        return False
    named = given_gender(words[0]) is not None and all(word.istitle() for word in words)
    return named and before not in _SPATIAL and not lookup(" ".join(words))


def _is_person_name(words: Sequence[str]) -> bool:
    if not 2 <= len(words) <= 4 or given_gender(words[0]) is None or not words[-1][:1].isupper():
        return False
    return (
        noun_of(words[-1].lower()) is None
        and not lookup(" ".join(words))
        and all(w.isalpha() or w[-1] == "." for w in words)
    )


def _by_place(tokens: Sequence[Token], span: NerSpan, text: str) -> str:
    if span.kind == "person" and text.lower() in _GIVEN_COUNTRIES:
        return ""
    found = lookup(text)
    if any(map(_is_wide, found)) or _is_town(tokens, span, text, found) or _is_after_town(tokens, span, text, found):
        return "place"
    return "place" if found and _is_scene(tokens, span) else ""


def _is_scene(tokens: Sequence[Token], span: NerSpan) -> bool:
    """Whether something is in or off an organisation that is a town too: "sank off Dover", not "shares in Dover"."""
    before = tokens[span.first - 1] if span.first else None
    if span.kind != "organization" or before is None or before.text.lower() not in _SCENES:
        return False
    head = tokens[before.head]
    follows = span.last < len(tokens) and tokens[span.last].upos in NOUN_TAGS
    held = tokens[head.head].lemma.lower() in _HOLDINGS
    return before.deprel == "case" and span.first <= head.index < span.last and not follows and not held


def _is_wide(candidate: PlaceCandidate) -> bool:
    """Whether a reading is a country, a continent, or a state that news names without its country."""
    record = candidate.record
    return record.feature in _WIDE and (record.feature != "state" or record.country in _FEDERATIONS)


def _is_town(tokens: Sequence[Token], span: NerSpan, text: str, found: Sequence[PlaceCandidate]) -> bool:
    """Whether it is a town of a name that nobody has, or one that opens a dateline."""
    if not found:
        return False
    if ("-" in text or " " in text) and found[0].record.population >= _TOWN:
        return True
    return text.isupper() and len(text) > 3 and _opens_dateline(tokens, span)


def _is_after_town(tokens: Sequence[Token], span: NerSpan, text: str, found: Sequence[PlaceCandidate]) -> bool:
    """Whether it is what a town lies in: "Austin, Texas"."""
    if not span.first or tokens[span.first - 1].text != ",":
        return False
    before = tokens[span.first - 2].text if span.first > 1 else ""
    return bool(state_of(text) or (found and before[:1].isupper() and found[0].record.feature != "city"))


def _opens_dateline(tokens: Sequence[Token], span: NerSpan) -> bool:
    """Whether it opens a sentence as datelines do: "HELSINKI (Newswire) -", "LIMA, Peru", "PARIS -"."""
    if span.first and tokens[span.first - 1].sentence == tokens[span.first].sentence:
        return False
    return span.last < len(tokens) and tokens[span.last].text in ("(", "-", "--", ",", ":")


def _guess(text: str) -> str:
    """Whether a name that the tagger left out or took for a person is that of a large city."""
    found = lookup(text)
    if found and found[0].record.population >= _BIG_CITY and given_gender(text) is None:
        return "place"
    return ""


def _drop_tail(tokens: Sequence[Token], span: NerSpan) -> None:
    """Leave "MP" and "FRS" out of a person's name, and the day that follows it: "arrested Tim Cole Monday".

    Of a body only the letters of an office are left out: "Labour MP" is one of its members.
    """
    if span.last - span.first > 1 and span.kind != "place" and _is_letters(tokens[span.last - 1].text):
        span.last -= 1
    if span.kind != "person" and given_gender(tokens[span.first].text) is None:
        return
    while span.last - span.first > 1 and not tokens[span.last - 1].text.islower():
        word = tokens[span.last - 1].text.lower().replace(".", "")
        day = word.endswith("day") and word in CALENDAR and span.last - span.first > 2
        if not (day or (word in POST_NOMINALS and not tokens[span.last - 1].text.istitle())):
            return
        span.last -= 1
        span.kind = "person"


def _is_letters(word: str) -> bool:
    return word.isupper() and word.lower() in OFFICE_LETTERS


def _drop_titles(tokens: Sequence[Token], span: NerSpan) -> None:
    """Leave "President" out of "President Joe Biden" and "Musician" out of "Musician Lady Gaga"."""
    for size in (3, 2, 1):
        left = span.last - span.first - size
        if left < 1 or given_gender(tokens[span.first].text) is not None:
            continue
        words = form(tokens, span.first, span.first + size).lower().replace(".", "")
        title, noun = title_of(words) or titles_of(words), noun_of(words)
        drops = title.sort == "office" or left > 1 if title else noun is not None and noun.kind == "person"
        if drops:
            span.first = _past_office(tokens, span.first + size, span)
            return


def _past_office(tokens: Sequence[Token], first: int, span: NerSpan) -> int:
    """Where the name begins after a title that goes on: "Secretary of the Treasury Ana Reyes"."""
    if tokens[first].text != "of":
        return first
    given = (index for index in range(first + 1, span.last) if given_gender(tokens[index].text) is not None)
    return next(given, span.first)
