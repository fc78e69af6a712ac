"""Speakers that a text does not name for sure: of "he" among several people, of "dismissed as 'absurd'", of a title.

Whom a text names as the speaker is held against the article's speaker, so that a doubtful one would make a quotation
misattributed that is right.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable, Iterator

import attrs

from newsdigest.lexicon.function_words import ARTICLES, PRONOUN_GENDERS, SCENE_PREPOSITIONS
from newsdigest.lexicon.tags import NOUN_TAGS
from newsdigest.model.analysis import Analysis, Entity, QuotedSpan
from newsdigest.model.facts import Quote, Speaker

__all__ = ["is_title", "without_doubtful_speakers"]

_OPENING_OBJECT = NOUN_TAGS | {"DET", "PRON", "ADJ", "NUM"}
_OF_WORKS = SCENE_PREPOSITIONS | {"of", "from"}
_SMALL = 3  # letters of a word that has no capital within a title
_LONGEST = 40  # characters of the word before a title
_FEWEST = 2  # words of a title that shows as one


def without_doubtful_speakers(quotes: Iterable[Quote], analysis: Analysis) -> Iterator[Quote]:
    """Quotations, of which those with a doubtful speaker have none.

    Args:
        quotes: quotations, with their spans in the text of the analysis.
        analysis: the text that they are found in.
    """
    people = [entity for entity in analysis.entities if entity.kind == "person" and entity.is_named]
    genders = {entity.name: entity.gender for entity in people}
    several = {gender: _second_person(gender, people) for gender in set(PRONOUN_GENDERS.values())}
    for quote in quotes:
        speaker = quote.speaker
        gender = PRONOUN_GENDERS.get(speaker.text.lower(), "") if speaker is not None else ""
        doubtful = speaker is not None and (
            several.get(gender, math.inf) < speaker.span.start
            or (bool(gender) and genders.get(speaker.name, "") not in {"", gender})
            or _is_spoken_of(quote, speaker, analysis)
        )
        yield attrs.evolve(quote, speaker=None) if doubtful else quote


def is_title(text: str, region: QuotedSpan) -> bool:
    """Whether words in quotation marks are the title of a programme or a work, which nobody says.

    Args:
        text: a text.
        region: where the marks are.
    """
    parts = text[region.inner_start : region.inner_end].strip(" ,.;").split()
    opens = text[max(0, region.start - _LONGEST) : region.start].rstrip().rpartition(" ")[2]
    if len(parts) < _FEWEST or not (opens.lower() in _OF_WORKS or opens.endswith(("'s", "’s"))):
        return False
    return parts[0][:1].isupper() and all(not part[:1].islower() or len(part) <= _SMALL for part in parts)


def _second_person(gender: str, people: Iterable[Entity]) -> float:
    """Where the second person is named that a pronoun of a gender may mean."""
    starts = sorted(entity.mentions[0].start for entity in people if entity.gender in {"", gender})
    return starts[1] if len(starts) > 1 else math.inf


def _is_spoken_of(quote: Quote, speaker: Speaker, analysis: Analysis) -> bool:
    """Whether somebody is not who says it but of whom it is said: "Lowe hailed as 'a hero' after the rescue"."""
    if quote.cue is None or speaker.span.end > quote.cue.start or not _opens_sentence(speaker, analysis):
        return False
    tokens, at = analysis.tokens, _token_from(quote.cue.end, analysis)
    if at == len(tokens) or tokens[at].text.lower() != "as":
        return False
    said = bisect_left(analysis.quoted, tokens[at].end, key=lambda region: region.start)
    behind = len(tokens) if said == len(analysis.quoted) else _token_from(analysis.quoted[said].end, analysis)
    return behind == len(tokens) or tokens[behind].upos not in _OPENING_OBJECT


def _opens_sentence(speaker: Speaker, analysis: Analysis) -> bool:
    """Whether nothing but an article stands before a speaker, so that no "which" makes the cue active."""
    at = min(_token_from(speaker.span.start, analysis), len(analysis.tokens) - 1)
    first = analysis.sentences[analysis.tokens[at].sentence].first
    return all(token.text.lower() in ARTICLES for token in analysis.tokens[first:at])


def _token_from(start: int, analysis: Analysis) -> int:
    """The first token that begins at a place or behind it."""
    return bisect_left(analysis.tokens, start, key=lambda token: token.start)
