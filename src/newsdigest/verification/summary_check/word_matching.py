"""Where the article has a word of the summary, another word for it, a number word or a person of a pronoun's gender."""

from __future__ import annotations

import re

from newsdigest.lexicon.numbers import ORDINALS
from newsdigest.model.analysis import Token
from newsdigest.verification.summary_check.lexical_relations import (
    DERIVED,
    SYNONYM,
    opposites,
    related,
    stem,
)
from newsdigest.verification.summary_check.place_index import country_of
from newsdigest.verification.summary_check.text_index import MOST_PLACES, TextIndex
from newsdigest.verification.summary_check.units import Unit
from newsdigest.verification.summary_check.value_matching import spellings

__all__ = ["match_pronoun", "match_word"]


def _match_parts(unit: Unit, key: str, article: TextIndex) -> None:
    """Find the parts of a compound with a hyphen."""
    parts = [part for part in key.split("-") if len(part) > 2]
    for part in parts:
        for at in article.words.get(part, ())[:MOST_PLACES]:
            unit.say(article.analysis.tokens[at].sentence, 0.7 if len(parts) == 1 else 0.55, (at,))


def match_word(unit: Unit, token: Token, article: TextIndex) -> None:
    """Find a content word or a preposition: itself, a derived form, a synonym, the country of a people."""
    key = unit.words[0]
    tokens = article.analysis.tokens
    if unit.kind == "figure":
        _match_number_word(unit, token, article)
        return
    for word, strength in related(key).items():
        for at in article.words.get(word, ())[:MOST_PLACES]:
            unit.say(tokens[at].sentence, strength, (at,))
    if token.text.lower() != key:
        for at in article.words.get(token.text.lower(), ())[:MOST_PLACES]:
            unit.say(tokens[at].sentence, 1.0, (at,))
    if unit.kind == "preposition":
        return
    for at in article.stems.get(stem(key), ())[:MOST_PLACES]:
        if tokens[at].text.lower() not in opposites(key):
            unit.say(tokens[at].sentence, DERIVED - 0.05, (at,))
    if unit.best < SYNONYM:
        _match_denied(unit, key, article)
    if "-" in key and unit.best < 0.5:
        _match_parts(unit, key, article)
    code = country_of(token.text)
    for at in article.countries.get(code, ())[:MOST_PLACES] if code else ():
        unit.say(tokens[at].sentence, 0.85, (at,))


def _match_denied(unit: Unit, key: str, article: TextIndex) -> None:
    """Find a "not" before an opposite of the word: "not guilty" says "acquitted"."""
    for opposite in opposites(key):
        for word, strength in related(opposite).items():
            for at in article.words.get(word, ())[:MOST_PLACES] if strength >= SYNONYM else ():
                token = article.analysis.tokens[at]
                if article.is_denied(token):
                    unit.say(token.sentence, SYNONYM, (at,))


def _match_number_word(unit: Unit, token: Token, article: TextIndex) -> None:
    low = token.text.lower()
    forms = {low, unit.words[0]}
    number = ORDINALS.get(low)
    if number is None and re.fullmatch(r"[0-9]{1,9}(?:st|nd|rd|th)", low):
        number = int(low[:-2])
    if number is not None:
        forms |= {word for word, value in ORDINALS.items() if value == number}
        forms |= {f"{number}{ending}" for ending in ("st", "nd", "rd", "th")}
    else:
        forms.update(spellings(low))
    tokens = article.analysis.tokens
    for form in forms:
        for at in article.words.get(form, ())[:MOST_PLACES]:
            unit.say(tokens[at].sentence, 1.0, (at,))


def match_pronoun(unit: Unit, article: TextIndex) -> None:
    """A sentence fits a gendered pronoun unless all that it says of people is of the other gender."""
    genders: dict[int, set[str]] = {}
    for known in article.entities:
        if known.entity.kind == "person":
            for sentence in known.sentences:
                genders.setdefault(sentence, set()).add(known.entity.gender)
    for token in article.analysis.tokens:
        low = token.text.lower()
        if token.upos == "PRON" and low in {"he", "him", "his", "she", "her"}:
            genders.setdefault(token.sentence, set()).add("m" if low in {"he", "him", "his"} else "f")
    other = {"m": "f", "f": "m"}[unit.gender]
    for sentence in range(len(article.analysis.sentences)):
        here = genders.get(sentence, set())
        unit.match[sentence] = 1.0 if unit.gender in here else 0.1 if other in here else 0.6
    unit.best = max(unit.match.values(), default=0.0)
