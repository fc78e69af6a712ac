"""Classes of the predicate lexicon (``Predicate.kind``) by what they do with a quotation."""

from __future__ import annotations

from newsdigest.lexicon.word_sets import words

STATING = words("say claim deny")
ASKING = words("ask promise urge")
SPEAKING = STATING | ASKING
"""Take a quotation as it is: "..., she warned"."""

TAKE_CLAUSES = STATING | words("ask promise think know show")
"""Take what was said as a finite clause: "she promised that ..."."""

REPORTING_VERBS = (
    words("say tell add announce claim insist declare state note explain warn argue acknowledge admit deny confirm")
    | words("report suggest reply respond estimate indicate assert contend maintain caution stress write tweet allege")
    | words("concede complain remark recall reveal reiterate predict emphasize emphasise describe accuse urge testify")
    | words("affirm comment disclose")
)
"""Lemmas of the verbs whose usual sense is to report speech; others of the predicate lexicon do so now and then."""

THINKING_VERBS = words("think believe know hope feel")
"""Lemmas of the most frequent verbs of thought with a clause as their object."""

SAID_FORMS = words("said says told added asked") | words("replied wrote")
"""Forms of the most frequent of them, for text that is not tagged yet."""
