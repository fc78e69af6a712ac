"""The pieces of one name, put together: neighbours, "Bank" of "England", "Mazar" - i - "Sharif"."""

from __future__ import annotations

from collections.abc import Sequence

from newsdigest.language.gazetteer import (
    demonym,
    ending_kind,
    given_gender,
    known_kind,
    lookup,
    state_of,
    word_class,
)
from newsdigest.language.names.ner_spans import (
    CERTAIN,
    DOUBTFUL,
    LINKS,
    OF_HEADS,
    SAINTS,
    SURNAMES,
    NerSpan,
    are_members,
    form,
    is_title,
)
from newsdigest.lexicon.nouns import NAME_PARTICLES, PERSON_PARTICLES
from newsdigest.model.analysis import Token

__all__ = ["joined"]


def joined(tokens: Sequence[Token], spans: Sequence[NerSpan]) -> list[NerSpan]:
    """Put the pieces of one name together: neighbours, "Bank" of "England", "Mazar" - i - "Sharif"."""
    out: list[NerSpan] = []
    for span in spans:
        whole = span
        while out and _belong_together(tokens, out[-1], whole):
            whole = _merged(tokens, out.pop(), whole)
        out.append(whole)
    return out


def _belong_together(tokens: Sequence[Token], left: NerSpan, right: NerSpan) -> bool:
    gap = right.first - left.last
    if gap < 0 or gap > 3 or tokens[left.first].sentence != tokens[right.last - 1].sentence:
        return False
    between = [tokens[i].text for i in range(left.last, right.first)]
    if not between:
        return _neighbours(tokens, left, right)
    if all(word in PERSON_PARTICLES for word in between):
        return _are_given_and_surname(left, right)
    if between[0] in LINKS and between[1:] in ([], ["the"]):
        return tokens[left.last - 1].text.lower() in word_class(OF_HEADS)
    glued = all(tokens[i].start == tokens[i - 1].end for i in range(left.last, right.first + 1))
    return glued and between[0] == "-" and between[-1] == "-"  # Mazar-i-Sharif, Rolls-Royce


def _are_given_and_surname(left: NerSpan, right: NerSpan) -> bool:
    """Whether particles join two names as one person's: "Ruud" van "der Berg", "Inés" de la "Cruz"."""
    given = left.kind == "person" or left.last - left.first == 1
    return given and (right.kind in ("person", "") or (left.kind == "person" and right.score < CERTAIN))


def _neighbours(tokens: Sequence[Token], left: NerSpan, right: NerSpan) -> bool:
    """Whether two names side by side are one: "Hainan" "Airlines", but not "Chinese President" "Xi"."""
    first = tokens[left.last - 1]
    if first.text in NAME_PARTICLES or known_kind(form(tokens, left.first, right.last)):
        return True  # "Ana de" "la Cruz"
    if _is_hospital(tokens, left, right) or _is_saintly(tokens, left, right):
        return True
    if is_title(tokens[right.first]) or is_title(first) or _is_origin(tokens, left, right):
        return False
    if _is_cut(tokens, left, right) or _is_given(tokens, left, right):
        return True
    return _match_in_kind(tokens, left, right)


def _match_in_kind(tokens: Sequence[Token], left: NerSpan, right: NerSpan) -> bool:
    """Whether the kinds of two neighbours, and the words at their ends, let them be one name."""
    first, last = tokens[left.last - 1], tokens[right.last - 1]
    if ending_kind(last.text.lower().rstrip(".")):
        return right.last - right.first <= 3 or left.kind == right.kind
    if left.last - left.first == 1 and given_gender(first.text) is not None and left.kind != "place":
        return right.kind != "organization"
    if left.kind == right.kind:
        return left.kind not in ("place", "")
    return _may_be_halves(left, right) and not (are_members(first) and right.kind == "person")


def _is_hospital(tokens: Sequence[Token], left: NerSpan, right: NerSpan) -> bool:
    """Whether a word that is a title elsewhere goes on with the name of a building: "Leeds" "General Infirmary".

    It may also end the piece before a word for a building that is no surname: "Leeds General" "Infirmary".
    """
    building = tokens[right.last - 1].text.lower()
    if ending_kind(building) != "place":
        return False
    if right.last - right.first == 1:
        return building not in word_class(SURNAMES) and is_title(tokens[left.last - 1])
    return left.kind == "place" and right.kind != "person" and is_title(tokens[right.first])


def _is_saintly(tokens: Sequence[Token], left: NerSpan, right: NerSpan) -> bool:
    """Whether a surname with "St" was seen in pieces: "Imogen" "St" "John-Blythe"."""
    if right.kind != "person":
        return False
    word = tokens[left.first].text
    no_place = left.score < DOUBTFUL and (given_gender(word) is not None or not lookup(word))
    given = left.last - left.first == 1 and (left.kind != "place" or no_place) and word.istitle()
    return tokens[left.last - 1].text in SAINTS or (given and tokens[right.first].text in SAINTS)


def _may_be_halves(left: NerSpan, right: NerSpan) -> bool:
    """Whether two kinds go together in one name; a sure full name is none: "Secretary of Fisheries" "Ana Reyes"."""
    kinds = {left.kind, right.kind}
    whole = not left.kind and right.score > CERTAIN and right.last - right.first > 1
    return ("" in kinds and "person" in kinds and not whole) or kinds == {"other", "organization"}


def _is_cut(tokens: Sequence[Token], left: NerSpan, right: NerSpan) -> bool:
    """Whether a word is no place that one knows, but the tagger's doubtful half of a name: "Northmark" "Minerals"."""
    unsure = left.kind == "place" and left.score < DOUBTFUL and left.last - left.first == 1 == right.last - right.first
    proper = unsure and tokens[left.first].upos == "PROPN" == tokens[right.first].upos
    return proper and not lookup(tokens[left.first].text)


def _is_given(tokens: Sequence[Token], left: NerSpan, right: NerSpan) -> bool:
    """Whether a town's name is a given name before a surname, as the tree has it too: "Ada" "Okonjo-Iweala"."""
    given = left.kind == "place" and left.last - left.first == 1 and given_gender(tokens[left.first].text) is not None
    surname = tokens[right.last - 1]
    return given and right.kind == "person" and surname.deprel == "flat" and surname.head == left.first


def _is_origin(tokens: Sequence[Token], left: NerSpan, right: NerSpan) -> bool:
    """Whether a country, a state or a people precedes a person's name: "Chinese" "Xi"."""
    if right.kind != "person":
        return False
    return _is_wide(tokens, left) or demonym(tokens[left.last - 1].text) is not None


def _is_wide(tokens: Sequence[Token], span: NerSpan) -> bool:
    """Whether it is the name of a country or a state."""
    found = lookup(form(tokens, span.first, span.last))
    return (bool(found) and found[0].record.feature in ("country", "state")) or bool(state_of(tokens[span.first].text))


def _merged(tokens: Sequence[Token], left: NerSpan, right: NerSpan) -> NerSpan:
    kind = _joined_kind(tokens, left, right) or right.kind or left.kind
    return NerSpan(kind, left.first, right.last, max(left.score, right.score))


def _joined_kind(tokens: Sequence[Token], left: NerSpan, right: NerSpan) -> str:
    beside = right.first == left.last
    kind = ending_kind(tokens[right.last - 1].text.lower().rstrip(".")) if beside else ""
    if not kind and not beside:
        kind = ending_kind(tokens[left.last - 1].text.lower()) or left.kind
    if not kind and "organization" in (left.kind, right.kind):
        kind = "organization"
    if not kind and given_gender(tokens[left.first].text) is not None and "person" in (left.kind, right.kind):
        kind = "person"
    if not kind and left.score > right.score and _is_cut(tokens, left, right):
        kind = left.kind  # "Port" "Arden"
    return kind
