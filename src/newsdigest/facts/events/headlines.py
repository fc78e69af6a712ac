"""Headlines whose verb the tagger took for a noun ("Rebels attacks base").

Headlines leave out articles and auxiliaries, so their verbs look like plural nouns. Where the tree of a headline has no
verb, its words up to the first preposition say what happened; short ones take the first phrase along ("Pope lands in
Lima").
"""

from __future__ import annotations

from newsdigest.facts.wording import Stretch, is_headline, trimmed
from newsdigest.model.analysis import Analysis, Clause

__all__ = ["headline_stretch"]

_BREAKS = frozenset({"ADP", "SCONJ", "PART", "PUNCT"})
_ENOUGH = 3


def headline_stretch(analysis: Analysis, clause: Clause) -> Stretch | None:
    """The tokens that say what happened in a verbless headline, or None where ``clause`` is no such thing."""
    token = analysis.tokens[clause.predicate]
    if token.upos in {"VERB", "AUX"} or clause.tense or not is_headline(analysis, token):
        return None
    sentence = analysis.sentences[token.sentence]
    span = range(sentence.first, sentence.last)
    if any(analysis.tokens[index].upos in {"VERB", "AUX"} and index < token.index for index in span):
        return None
    first = max(
        (index + 1 for index in span if analysis.tokens[index].text == ":" and index < token.index), default=span[0]
    )
    breaks = [index for index in span if index > token.index and analysis.tokens[index].upos in _BREAKS]
    stops = [index for index in breaks if analysis.tokens[index].text != "-"] + [sentence.last]
    last = stops[1] if stops[0] - first < _ENOUGH and len(stops) > 1 else stops[0]
    return trimmed(analysis, Stretch(first, last), token.index)
