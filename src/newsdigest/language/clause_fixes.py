"""Corrections, after tagging, of clauses whose labels contradict each other.

- A root with an object, and no subject but a noun before it: "Heavy rain hit sales", where "rain" comes as "compound".
- An adjective with an object is the plain form that it is joined to: "to take steps and open new lines".
- A verb after an article is a noun: "a third defeat".
- A participle without "was" makes no clause, it describes: "said the official already cited".
- An adverb with a subject and "is" is the predicate: "The road is 19 kilometres long".
- A clause with "that" past a phrase of the verb is the verb's: "said in a letter on Monday that the mill had burned".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsdigest.language.tagger_output import Tagged
from newsdigest.lexicon.function_words import ARTICLES
from newsdigest.lexicon.tags import NOUN_TAGS
from newsdigest.lexicon.verbs import SAME_IN_THE_PAST

__all__ = ["fix_clauses"]

_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj", "expl"})
_PLAIN = frozenset({"VB", "VBP"})
_NOMINAL = frozenset({"obl", "obj", "nmod", "nsubj", "nsubj:pass"})
_COMPLEMENTS = frozenset({"obj", "ccomp", "xcomp"})
_FINITE = frozenset({"aux", "aux:pass", "cop", "mark"})
_REACH = 160
"""Words on either side of one that are searched for those below it; few sentences have as many."""


def fix_clauses(forms: Sequence[str], tagged: Tagged, sentences: Sequence[tuple[int, int]]) -> None:
    """Set these contradictions right, in place.

    >>> tagged = Tagged(["NOUN", "VERB", "NOUN"], ["NN", "NN", "NNS"], [1, 1, 1], ["compound", "root", "obj"], [])
    >>> fix_clauses(["Rain", "hit", "sales"], tagged, [(0, 3)])
    >>> tagged.xpos, tagged.deprels
    (['NN', 'VBD', 'NNS'], ['nsubj', 'root', 'obj'])
    """
    for sentence in sentences:
        for at in range(*sentence):
            relation = tagged.deprels[at]
            if relation == "obj":
                _make_verb(forms, tagged, tagged.heads[at], sentence)
            elif relation == "det":
                _make_noun(forms, tagged, at)
            elif relation == "nsubj:pass":
                _free_subject(tagged, at, sentence)
            elif relation == "advmod":
                _make_predicate(tagged, at, sentence)
            elif relation == "mark" and forms[at] == "that":
                _free_content(forms, tagged, at, sentence)


def _below(tagged: Tagged, above: int, sentence: tuple[int, int]) -> Iterator[int]:
    """The words that depend on a word; of a sentence without end, those in reach."""
    first, last = max(sentence[0], above - _REACH), min(sentence[1], above + _REACH)
    return (at for at in range(first, last) if tagged.heads[at] == above and at != above)


def _relations(tagged: Tagged, above: int, sentence: tuple[int, int]) -> set[str]:
    return {tagged.deprels[at] for at in _below(tagged, above, sentence)}


def _make_verb(forms: Sequence[str], tagged: Tagged, verb: int, sentence: tuple[int, int]) -> None:
    """Give a root with an object the noun right before it for its subject; make a verb of a joined adjective."""
    if tagged.deprels[verb] == "conj" and tagged.xpos[verb] == "JJ" and tagged.xpos[tagged.heads[verb]] == "VB":
        tagged.upos[verb], tagged.xpos[verb] = "VERB", "VB"
    noun = verb - 1
    if tagged.deprels[verb] != "root" or noun < sentence[0] or tagged.heads[noun] != verb:
        return
    is_verb = tagged.upos[verb] == "VERB" or forms[verb] in SAME_IN_THE_PAST
    if tagged.deprels[noun] != "compound" or tagged.upos[noun] not in NOUN_TAGS or not is_verb:
        return
    if _SUBJECTS.isdisjoint(_relations(tagged, verb, sentence)):
        tagged.deprels[noun] = "nsubj"
        tagged.upos[verb] = "VERB"
        tagged.xpos[verb] = "VBD" if forms[verb] in SAME_IN_THE_PAST else tagged.xpos[verb]


def _make_noun(forms: Sequence[str], tagged: Tagged, article: int) -> None:
    """Make a noun of the plain form of a verb that has an article, in the place of a noun."""
    noun = tagged.heads[article]
    if forms[article].lower() not in ARTICLES or noun < article or tagged.deprels[noun] not in _NOMINAL:
        return
    if tagged.xpos[noun] in _PLAIN and tagged.upos[noun] == "VERB":
        tagged.upos[noun], tagged.xpos[noun] = "NOUN", "NN"


def _free_subject(tagged: Tagged, noun: int, sentence: tuple[int, int]) -> None:
    """Make the noun after a verb of saying its subject, where a bare participle after it was taken for a clause."""
    heads, deprels = tagged.heads, tagged.deprels
    participle = heads[noun]
    verb = heads[participle]
    if tagged.xpos[participle] != "VBN" or deprels[participle] != "ccomp" or not verb < noun < participle:
        return
    if not _FINITE.isdisjoint(_relations(tagged, participle, sentence)):
        return
    beside = all(heads[at] == noun for at in range(verb + 1, noun))
    if beside and _SUBJECTS.isdisjoint(_relations(tagged, verb, sentence)):
        heads[noun], deprels[noun] = verb, "nsubj"
        heads[participle], deprels[participle] = noun, "acl"


def _make_predicate(tagged: Tagged, word: int, sentence: tuple[int, int]) -> None:
    """Make a predicate of a word after its measure, which has the subject and "is" below it already."""
    heads, deprels = tagged.heads, tagged.deprels
    measure = heads[word]
    if measure != word - 1 or tagged.upos[measure] != "NOUN":
        return
    below = _relations(tagged, word, sentence)
    if "cop" not in below or _SUBJECTS.isdisjoint(below) or "nummod" not in _relations(tagged, measure, sentence):
        return
    heads[word], deprels[word] = (word if heads[measure] == measure else heads[measure]), deprels[measure]
    heads[measure], deprels[measure] = word, "obl:unmarked"
    tagged.upos[word], tagged.xpos[word] = "ADJ", "JJ"


def _free_content(forms: Sequence[str], tagged: Tagged, that: int, sentence: tuple[int, int]) -> None:
    """Attach a clause to the verb of a phrase with "in", past another phrase of the verb: trees do not cross."""
    heads, deprels = tagged.heads, tagged.deprels
    clause = heads[that]
    noun = heads[clause]
    verb = heads[noun]
    if deprels[clause] != "acl" or deprels[noun] != "obl" or not verb < noun < that < clause:
        return
    opens = any(forms[at] == "in" and deprels[at] == "case" for at in _below(tagged, noun, sentence))
    crossed = any(heads[at] == verb and deprels[at] == "obl" for at in range(noun + 1, that))
    if opens and crossed and _COMPLEMENTS.isdisjoint(_relations(tagged, verb, sentence)):
        heads[clause], deprels[clause] = verb, "ccomp"
