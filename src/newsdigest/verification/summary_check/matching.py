"""Where, and how far, the article says what each unit of the summary says.

Each comparison fills ``unit.match`` (article sentence -> 0 to 1) and ``unit.at`` (the tokens that say it).
"""

from __future__ import annotations

from collections.abc import Sequence

from newsdigest.model.facts import Figure, Time
from newsdigest.verification.summary_check.clause_matching import ClauseMatching
from newsdigest.verification.summary_check.name_matching import match_name
from newsdigest.verification.summary_check.text_index import TextIndex
from newsdigest.verification.summary_check.units import Unit
from newsdigest.verification.summary_check.value_matching import match_figure, match_time
from newsdigest.verification.summary_check.word_matching import match_pronoun, match_word

__all__ = ["match_units"]


def match_units(units: Sequence[Unit], summary: TextIndex, article: TextIndex) -> None:
    """Compare every unit with the article; units of clauses after those of words."""
    for unit in units:
        if isinstance(unit.value, Figure):
            match_figure(unit, unit.value, summary, article)
        elif isinstance(unit.value, Time):
            match_time(unit, unit.value, summary, article)
        elif unit.kind in {"name", "place"}:
            match_name(unit, summary, article)
        elif unit.kind == "pronoun":
            match_pronoun(unit, article)
        elif unit.clause is None:
            match_word(unit, summary.analysis.tokens[unit.head], article)
        unit.weight = article.weight(unit.words[0]) if len(unit.words) == 1 and unit.clause is None else 1.0
    by_head = {unit.head: unit for unit in units if unit.clause is None}
    clauses = ClauseMatching(by_head, summary, article)
    for unit in units:
        if unit.clause is not None:
            clauses.match(unit, unit.clause)
