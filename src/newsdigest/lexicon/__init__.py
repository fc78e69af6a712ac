"""Word classes that more than one part of the package needs, each written once and named as grammars name it.

A part that needs a class imports it, and one that needs a little more or less composes it (``MODALS | {"to"}``) and
does not write the words again; ``.ci/check_lists.py`` checks this. Nothing is decided here about an article.

=====================  =====================================================================================
function_words         pronouns, determiners, prepositions, conjunctions, auxiliaries, negation, hedges
calendar               months, weekdays, units of time, seasons, parts of the day, time zones
numbers                number words, ordinals, indefinite numbers, approximators
verbs                  classes of verbs by what happens: harm, arrest, unaccusatives, verbs of asking
nouns                  titles before names, nouns of unnamed sources, company endings, directions, settlements
speech                 classes of the predicate lexicon by what they do with a quotation
tags                   parts of speech and relations of Universal Dependencies that are asked for together
=====================  =====================================================================================

What a single word of an open class means is in the data files of ``language``: verbs and nouns that report
(``predicates.json``), titles, names, irregular forms.
"""
