"""Classes of verbs by what happens, as lemmas. What a verb does with speech is in the predicate lexicon."""

from __future__ import annotations

from newsdigest.lexicon.word_sets import words

INJURING = words("injure wound hurt")
HARMING_VERBS = INJURING | words("kill arrest detain displace evacuate") | words("rescue")  # people undergo it
UNACCUSATIVES = words("die drown perish collapse sink") | words("fall explode burn disappear crash")
"""Verbs of change whose subject undergoes them (Levin 1993, 45.5 and 48): it is what happened, not who did it."""

CASUALTY_PARTICIPLES = words("killed injured wounded hurt") | words("dead missing")
AFFECTED_PARTICIPLES = words("arrested detained evacuated displaced")
VERBS_WITH_A_SCENE = words(
    "hit strike rock shake batter pound lash ravage devastate engulf flood sweep rattle slam jolt"
) | (words("cross reach approach visit tour"))
"""Verbs whose object is where it happens: disasters and visits."""

SAME_IN_THE_PAST = words("beat bid burst cast cost cut hit hurt let put quit set shed shut split spread thrust")
"""Verbs whose past is their plain form."""
