"""Trims a name to the form that the rest of the article has, where the tagger included a neighbouring word.

What opens a sentence has a capital for that alone ("Defiant Ana Reyes says"), and in a headline in title case so has
the verb ("Ana Reyes Stuns Mayor"). The same name elsewhere shows where it begins and ends.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from newsdigest.language.gazetteer import given_gender, known_kind
from newsdigest.language.names.ner_spans import DOUBTFUL, HYPHENATED, NerSpan, form
from newsdigest.lexicon.nouns import COMPANY_ENDINGS
from newsdigest.lexicon.speech import REPORTING_VERBS
from newsdigest.model.analysis import Token

__all__ = ["cut_to_known", "is_firm", "surnames_of", "whole_names", "without_common"]

_SHORTEST_WITH_VERB = 3
_LONGEST_WHOLE = 4
_AFTER_SURNAMES = frozenset({"jr", "sr", ","})
_OPENING_MARKS = frozenset({'"', "'", "``", ":"})


def cut_to_known(tokens: Sequence[Token], spans: Sequence[NerSpan]) -> None:
    """Cut the spans that hold a word too much, in place.

    Args:
        tokens: the article's tokens.
        spans: its names, each with the kind that is known so far.
    """
    _drop_openers(tokens, spans)
    _drop_verbs(tokens, spans)


def whole_names(tokens: Sequence[Token], spans: Sequence[NerSpan]) -> list[NerSpan]:
    """The spans, with pieces joined that are one name elsewhere: "Star" "Wars", "Norvane" Shipping.

    Args:
        tokens: the article's tokens.
        spans: its names in reading order; those that are extended are changed in place.
    """
    whole = {form(tokens, d.first, d.last): d for d in spans if 1 < d.last - d.first <= _LONGEST_WHOLE}
    kept: list[NerSpan] = []
    for span in spans:
        if kept and span.first < kept[-1].last:
            continue
        if span.last - span.first == 1:
            _complete(tokens, span, whole)
        kept.append(span)
    return kept


def _complete(tokens: Sequence[Token], span: NerSpan, whole: Mapping[str, NerSpan]) -> None:
    """Extend a span of one word to the right, or by one word to the left."""
    before = span.first - 1
    if before >= 0 and tokens[before].text.istitle() and tokens[before].sentence == tokens[span.first].sentence:
        known = whole.get(form(tokens, before, span.last))
        if known is not None:
            span.first, span.kind, span.settled = before, known.kind, known.settled
            return
    for last in range(span.last + 1, min(span.first + _LONGEST_WHOLE, len(tokens)) + 1):
        if not tokens[last - 1].text[0].isupper() or tokens[last - 1].sentence != tokens[span.first].sentence:
            return
        known = whole.get(form(tokens, span.first, last))
        if known is not None:
            span.last, span.kind, span.settled = last, known.kind, known.settled


def without_common(tokens: Sequence[Token], spans: Sequence[NerSpan]) -> list[NerSpan]:
    """The spans without single words that have a capital for opening their sentence alone: "Pier to close".

    The word is a common noun elsewhere, or the tagger was never sure of it; nothing else in the article makes
    a name of it.
    """
    doubtful = dict.fromkeys(span for span in spans if _is_doubtful(tokens, span))
    words = {text for span in doubtful if given_gender(text := tokens[span.first].text) is None}
    if not words:
        return list(spans)
    certain = [span for span in spans if span not in doubtful]
    words -= {tokens[i].text for span in certain for i in range(span.first, span.last)}
    common = _common_words(tokens, spans, words)
    return [span for span in spans if span not in doubtful or tokens[span.first].text not in common]


def _common_words(tokens: Sequence[Token], spans: Sequence[NerSpan], words: set[str]) -> set[str]:
    """Those of the words that are common nouns elsewhere, or that nothing in the article makes a name of."""
    nouns = {token.text.lower() for token in tokens if token.xpos in ("NN", "NNS")}
    sure = {tokens[span.first].text for span in spans if span.score >= DOUBTFUL or _has_person_context(tokens, span)}
    return {word for word in words if word.lower() in nouns or word not in sure}


def _has_person_context(tokens: Sequence[Token], span: NerSpan) -> bool:
    """Whether an age or a description follows it, or it is the subject of a verb of saying: the context of a person."""
    after = tokens[span.last] if span.last < len(tokens) else None
    verb = tokens[tokens[span.first].head]
    return (after is not None and after.text in (",", "(")) or verb.lemma in REPORTING_VERBS


def _is_doubtful(tokens: Sequence[Token], span: NerSpan) -> bool:
    return bool(span.kind) and not span.settled and span.last - span.first == 1 and _opens_sentence(tokens, span)


def surnames_of(tokens: Sequence[Token], spans: Sequence[NerSpan]) -> dict[str, int]:
    """The words that end a person's full name, and how often; of a double-barrelled one, both also as one."""
    found: Counter[str] = Counter()
    for span in spans:
        last = span.last
        while last - span.first > 2 and tokens[last - 1].text.lower().rstrip(".") in _AFTER_SURNAMES:
            last -= 1
        if span.kind == "person" and last - span.first > 1:
            found[tokens[last - 1].text] += 1
            if last - span.first > HYPHENATED and tokens[last - 2].text == "-":
                found[form(tokens, last - HYPHENATED, last)] += 1
    return found


def _drop_openers(tokens: Sequence[Token], spans: Sequence[NerSpan]) -> None:
    """Leave out the word that opens a sentence, and so has a capital, before a name that occurs elsewhere without it.

    "Defiant Ana Reyes" is Ana Reyes; of a surname, only what the tagger takes for no noun is left out ("Weary Reyes").
    """
    openers = dict.fromkeys(d for d in spans if d.last - d.first > 1 and _may_be_opener(tokens, d))
    if not openers:
        return
    surnames = surnames_of(tokens, [d for d in spans if d not in openers or given_gender(tokens[d.first].text)])
    full = {text for d in spans if " " in (text := form(tokens, d.first, d.last))}
    for span in openers:
        word, rest = tokens[span.first], form(tokens, span.first + 1, span.last)
        known = rest in full or (rest in surnames and _is_modifier(word))
        if known and given_gender(word.text) is None:
            span.first += 1


def _may_be_opener(tokens: Sequence[Token], span: NerSpan) -> bool:
    """Whether a name opens a sentence, and not with a well-known body ("BBC Radio 1")."""
    return _opens_sentence(tokens, span) and not known_kind(tokens[span.first].text)


def _is_modifier(word: Token) -> bool:
    return word.upos in ("ADJ", "VERB") or word.xpos in ("JJ", "VBG", "VBN")


def is_firm(tokens: Sequence[Token], span: NerSpan) -> bool:
    """Whether a name has the legal ending of a firm."""
    return span.kind == "organization" and tokens[span.last - 1].text.lower().rstrip(".") in COMPANY_ENDINGS


def _drop_verbs(tokens: Sequence[Token], spans: Sequence[NerSpan]) -> None:
    """Cut "Ana Reyes Stuns Mayor" to the name that occurs elsewhere: in title case a verb has a capital too."""
    forms = Counter(form(tokens, d.first, d.last) for d in spans)
    full = {form(tokens, d.first, d.last) for d in spans if d.kind == "person" and d.last - d.first > 1}
    for span in spans:
        if is_firm(tokens, span) or span.last - span.first < _SHORTEST_WITH_VERB:
            continue
        for last in range(span.last - 1, span.first + 1, -1):
            if form(tokens, span.first, last) in full and _can_be_verb(tokens[last], forms):
                span.last = last
                span.kind, span.settled = "person", False
                break


def _can_be_verb(token: Token, forms: Counter[str]) -> bool:
    """Whether a word after a name is tagged as a verb, or may be one in the headline and is no person's name."""
    if token.upos == "VERB":
        return True
    return token.sentence == 0 and token.text[-1] == "s" and token.text.istitle() and not forms[token.text]


def _opens_sentence(tokens: Sequence[Token], span: NerSpan) -> bool:
    """Whether it opens a sentence, a quotation or the part after a colon."""
    before = tokens[span.first - 1] if span.first else None
    return before is None or before.sentence != tokens[span.first].sentence or before.text in _OPENING_MARKS
