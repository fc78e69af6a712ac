"""Parts of speech (UPOS) and relations of Universal Dependencies that are asked for together."""

from __future__ import annotations

NOUN_TAGS = frozenset({"NOUN", "PROPN"})
CONTENT_NOMINAL_TAGS = NOUN_TAGS | {"ADJ", "NUM"}
CONTENT_TAGS = CONTENT_NOMINAL_TAGS | {"VERB", "ADV"}
NOUN_PHRASE_TAGS = CONTENT_NOMINAL_TAGS | {"DET", "PRON"}
"""What a noun phrase can begin with."""

OTHER_NOMINAL_TAGS = frozenset({"SYM", "X"})

ARGUMENTS = frozenset({"nsubj", "obj", "obl"})
AUXILIARY_RELATIONS = frozenset({"aux", "aux:pass", "cop"})
NEGATION_RELATIONS = frozenset({"advmod", "cc:preconj"})  # "did not lock", "neither locked nor watched"
FUNCTION_RELATIONS = frozenset({"aux", "cop", "mark", "case"})
WORD_RELATIONS = frozenset({"compound", "flat", "fixed"})  # join words into one unit
NOUN_MODIFIERS = frozenset({"det", "amod", "nummod", "nmod"})
LOOSE_RELATIONS = frozenset({"appos", "parataxis", "dep"})
TENSED_TAGS = frozenset({"VBD", "VBZ", "VBP"})  # Penn tags of verbs with a tense
FINITE_TAGS = TENSED_TAGS | {"MD"}  # Penn tags of finite verbs
