"""Names that the tagger takes for places although their construction is that of a person, a team or a common noun.

The tagger knows the names of many small towns, which are also surnames, firms and common nouns. Each function here
reads one construction of the article:

- a list of surnames, of which the tagger takes some for towns ("Gray, Weir, Moore, Thomson and Holm");
- a team: a singular name with a plural verb ("Calder have won");
- a small town that no preposition, container or dateline makes a place ("Parkway said").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from newsdigest.language.gazetteer import PlaceCandidate, demonym, given_gender, known_kind, lookup, readings
from newsdigest.language.names.ner_spans import DOUBTFUL, NerSpan, form
from newsdigest.model.analysis import Token

__all__ = ["read_rosters", "read_small_towns", "read_teams"]

_LEAST_ROSTER = 4
_BIG_CITY = 300_000
_WIDE = frozenset({"country", "continent", "state", "region"})
_PLURAL_VERBS = frozenset({"have", "are", "were"})
_ACTING = frozenset({"nsubj", "obj", "iobj"})
_DATELINE_MARKS = frozenset({"(", "-", "--", ":", ","})
_LIST_GAP = 2


def read_rosters(tokens: Sequence[Token], spans: Sequence[NerSpan]) -> None:
    """Take the names of a list of surnames for people, in place: those of small towns and unknown bodies among them.

    Args:
        tokens: the article's tokens.
        spans: its names in reading order, each with the kind that is known so far.
    """
    for run in _rosters(tokens, spans):
        people = sum(span.kind == "person" for span in run)
        if 2 * people < len(run) or any(_is_large(form(tokens, s.first, s.last)) for s in run if s.kind == "place"):
            continue
        for span in run:
            if span.kind != "person" and not known_kind(tokens[span.first].text):
                span.kind, span.settled = "person", True


def _rosters(tokens: Sequence[Token], spans: Sequence[NerSpan]) -> Iterator[list[NerSpan]]:
    """The lists of names of one word, with commas and one "and" between them."""
    run: list[NerSpan] = []
    for span in spans:
        between = [tokens[i].text for i in range(run[-1].last, span.first)] if run else []
        single = span.last - span.first == 1
        if not (run and single and 0 < len(between) <= _LIST_GAP and set(between) <= {",", "and"}):
            if len(run) >= _LEAST_ROSTER:
                yield run
            run = []
        if single:
            run.append(span)
    if len(run) >= _LEAST_ROSTER:
        yield run


def _is_large(name: str) -> bool:
    """Whether a name is that of a country, a state or a large city."""
    return any(_is_wide(found) or found.record.population >= _BIG_CITY for found in lookup(name))


def _is_wide(found: PlaceCandidate) -> bool:
    return found.record.feature in _WIDE


def read_teams(tokens: Sequence[Token], spans: Sequence[NerSpan], surnames: Collection[str]) -> None:
    """Take single names for teams or bands, in place, where their verb or their form is plural.

    Args:
        tokens: the article's tokens.
        spans: its names.
        surnames: the surnames of people in the article, which are left alone.
    """
    for span in spans:
        if span.settled or span.last - span.first != 1 or span.kind not in ("person", "place", ""):
            continue
        token = tokens[span.first]
        if token.text in surnames or given_gender(token.text) is not None or demonym(token.text) is not None:
            continue
        doubtful = span.kind != "place" or span.score < DOUBTFUL
        if doubtful and _has_plural_verb(tokens, token):
            span.kind, span.settled = "organization", True


def _has_plural_verb(tokens: Sequence[Token], token: Token) -> bool:
    """Whether a singular name alone is the subject of a plural verb (notional agreement): "Calder have won"."""
    if token.deprel not in ("nsubj", "nsubj:pass") or token.xpos != "NNP" or token.index + 1 >= len(tokens):
        return False
    verb = tokens[token.index + 1]
    alone = not any(t.head == token.index and t.deprel in ("conj", "cc") for t in tokens[token.index : token.head])
    return alone and verb.text in _PLURAL_VERBS and token.head in (verb.head, verb.index)


def read_small_towns(tokens: Sequence[Token], spans: Sequence[NerSpan]) -> None:
    """Take names of one word that only small towns have, and that only act, for organisations, in place.

    Args:
        tokens: the article's tokens.
        spans: its names, with their final kinds.
    """
    for own in _small_towns(tokens, spans):
        if all(_only_acts(tokens, span) for span in own):
            for span in own:
                span.kind = "organization"


def _small_towns(tokens: Sequence[Token], spans: Sequence[NerSpan]) -> Iterator[list[NerSpan]]:
    """The uses of each name of one word that is always taken for a place, and that only small towns have."""
    uses: dict[str, list[NerSpan]] = defaultdict(list)
    for span in spans:
        if span.last - span.first == 1:
            uses[tokens[span.first].text].append(span)
    for name, own in uses.items():
        if all(span.kind == "place" for span in own) and not lookup(name) and readings(name):
            yield own


def _only_acts(tokens: Sequence[Token], span: NerSpan) -> bool:
    """Whether a name is subject or object of a verb, and nothing beside it speaks of a place."""
    token = tokens[span.first]
    before = tokens[token.index - 1] if token.index else token
    after = tokens[span.last] if span.last < len(tokens) else token
    if token.deprel not in _ACTING or tokens[token.head].upos != "VERB" or after.text in _DATELINE_MARKS:
        return False
    return before.xpos not in ("IN", "TO") and not any(
        t.head == token.index and t.deprel in ("case", "amod", "det", "conj")
        for t in tokens[max(0, token.index - 4) : token.index + 6]
    )
