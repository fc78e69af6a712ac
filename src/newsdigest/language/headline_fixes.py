"""Corrections of the trees of headlines, whose grammar the treebanks of the tagger hardly show.

- Headlines leave out forms of "be", so that the tagger finds a noun with a clause below it where a subject has a
  predicate: "Firm to build plant" (is to), "Two held over theft" (were), "Rain spreading north" (is). The clause
  becomes the root, and the noun its subject. Left alone are nouns that take an infinitive themselves ("Plan to close
  mine"), infinitives after other things that lack an object of their own ("Five things to know"), and participles
  after a noun with an article ("A town living in fear"): these are noun phrases in headlines, too.
- After a noun a verb in -s looks like a plural noun: of "Council questions use of drones" the tagger takes "use" for
  the root and "questions" for its subject. Where the root is a noun without a form of "be", its subject in -s that can
  be a verb is the verb; and what has the tag of a finite verb is no part of a noun phrase.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from newsdigest.language.gazetteer import noun_of
from newsdigest.language.lemmas import is_verb, lemma
from newsdigest.language.syntax import INFINITIVE_NOUNS
from newsdigest.language.tagger_output import Tagged
from newsdigest.lexicon.tags import AUXILIARY_RELATIONS

__all__ = ["fix_headlines"]

_NOMINAL = frozenset({"NOUN", "PROPN", "NUM", "PRON"})
_PARTICIPLES = frozenset({"VBN", "VBG"})
_CLAUSAL = frozenset({"nsubj", "nsubj:pass", "csubj", "expl", "cop", "aux", "aux:pass", "mark", "case"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "expl"})
_PARTS_OF_NOUN_PHRASE = frozenset({"nsubj", "compound", "nmod:poss"})
_MODIFIERS = frozenset({"VBD", "VBN", "VBG"})
_SEPARATE = frozenset({",", ":", ";", "--", "-", "|", "("})


class _Headline(NamedTuple):
    """A headline with its root and the dependents of the root."""

    forms: Sequence[str]
    tagged: Tagged
    first: int
    last: int
    root: int

    def below(self, at: int) -> list[int]:
        """The dependents of a token."""
        return [child for child in range(self.first, self.last) if self.tagged.heads[child] == at and child != at]

    def relations(self, at: int) -> set[str]:
        """The relations of the dependents of a token."""
        return {self.tagged.deprels[child] for child in self.below(at)}


def fix_headlines(forms: Sequence[str], tagged: Tagged, sentences: Sequence[tuple[int, int]]) -> None:
    """Set the trees of these headlines right, in place.

    Args:
        forms: the tokens of the article as the tagger sees them.
        tagged: the tagger's answer for them.
        sentences: the token ranges of the headlines.

    >>> forms = "Harrow to open plant".split()
    >>> tagged = Tagged(["PROPN", "PART", "VERB", "NOUN"], ["NNP", "TO", "VB", "NN"], [0, 2, 0, 2],
    ...                 ["root", "mark", "acl", "obj"], [])
    >>> fix_headlines(forms, tagged, [(0, 4)])
    >>> tagged.heads, tagged.deprels
    ([2, 2, 2, 2], ['nsubj', 'mark', 'root', 'obj'])
    """
    for first, last in sentences:
        root = next((at for at in range(first, last) if tagged.heads[at] == at), None)
        if root is None:
            continue
        headline = _Headline(forms, tagged, first, last, root)
        verb = _verb_in_s(headline)
        if verb is not None:
            _promote_verb_in_s(headline, verb)
        elif (clause := _clause(headline)) is not None:
            _promote_clause(headline, clause)


def _clause(headline: _Headline) -> int | None:
    """The verb of the clause that is the predicate of the root, where the root is a noun."""
    tagged, root = headline.tagged, headline.root
    own = headline.below(root)
    if tagged.upos[root] not in _NOMINAL or not _CLAUSAL.isdisjoint(headline.relations(root)):
        return None
    verb = next((at for at in own if at > root and tagged.deprels[at] == "acl"), None)
    if verb is None or not _is_predicate(headline, verb):
        return None
    marks = [at for at in (*own, *headline.below(verb)) if root < at < verb and headline.forms[at] in _SEPARATE]
    return None if marks else verb


def _is_predicate(headline: _Headline, verb: int) -> bool:
    """Whether a verb is what the headline says of its noun: a participle, or "to" with an infinitive."""
    tagged, noun = headline.tagged, headline.root
    relations, below = headline.relations(verb), headline.below(verb)
    if not _SUBJECTS.isdisjoint(relations):
        return False
    if any(tagged.xpos[at] == "TO" for at in below):
        base = lemma(headline.forms[noun], tagged.xpos[noun]).lower()
        is_actor = tagged.upos[noun] == "PROPN" or noun_of(base) is not None
        has_more = "obj" in relations or any(headline.forms[at].lower() == "be" for at in below)
        return base not in INFINITIVE_NOUNS and (is_actor or has_more)
    return tagged.xpos[verb] in _PARTICIPLES and "aux" not in relations and "det" not in headline.relations(noun)


def _promote_clause(headline: _Headline, verb: int) -> None:
    """Make the verb the root, the noun its subject, and what follows the verb dependents of the verb."""
    tagged, noun, helpers = headline.tagged, headline.root, headline.relations(verb)
    is_passive = "aux:pass" in helpers or (tagged.xpos[verb] == "VBN" and "aux" not in helpers)
    for at in headline.below(noun):
        if at > verb:
            tagged.heads[at] = verb
    tagged.heads[verb], tagged.deprels[verb] = verb, "root"
    tagged.heads[noun], tagged.deprels[noun] = verb, "nsubj:pass" if is_passive else "nsubj"


def _verb_in_s(headline: _Headline) -> int | None:
    """A verb in -s, with its subject before it, that the tree took for a part of the noun phrase of the root."""
    tagged, root = headline.tagged, headline.root
    if not AUXILIARY_RELATIONS.isdisjoint(headline.relations(root)):
        return None
    for at in headline.below(root):
        form = headline.forms[at].lower()
        if at > root or tagged.deprels[at] not in _PARTS_OF_NOUN_PHRASE or not form.endswith("s"):
            continue
        is_plural = tagged.xpos[at] == "NNS" and tagged.deprels[at] == "nsubj" and tagged.upos[root] == "NOUN"
        is_finite = tagged.xpos[at] == "VBZ" or (is_plural and is_verb(lemma(form, "VBZ")))
        if is_finite and _subject(headline, at) is not None:
            return at
    return None


def _subject(headline: _Headline, verb: int) -> int | None:
    """The last noun before a verb in -s that depends on it (a number above one does not agree with such a verb)."""
    before = [at for at in headline.below(verb) if at < verb and headline.tagged.upos[at] in _NOMINAL - {"NUM"}]
    return before[-1] if before else None


def _promote_verb_in_s(headline: _Headline, verb: int) -> None:
    """Make the verb the root, the noun before it its subject, and the former root its object."""
    tagged, root, subject = headline.tagged, headline.root, _subject(headline, verb)
    if subject is None:
        return
    for at in headline.below(verb):
        tagged.heads[at] = subject if at < subject else verb
    for at in headline.below(root):
        if at < verb or tagged.deprels[at] == "punct":
            tagged.heads[at] = verb
    tagged.deprels[subject] = "nsubj"
    tagged.heads[verb], tagged.deprels[verb] = verb, "root"
    tagged.upos[verb], tagged.xpos[verb] = "VERB", "VBZ"
    tagged.heads[root] = verb
    _set_object(headline, verb)


def _set_object(headline: _Headline, verb: int) -> None:
    """Make the former root the object of the verb, or a modifier of it: "doubled" of "reports doubled profits"."""
    tagged, root = headline.tagged, headline.root
    right = [at for at in headline.below(root) if at > root]
    modified = next((at for at in right if tagged.deprels[at] == "obj"), None)
    if modified is None or tagged.xpos[root] not in _MODIFIERS:
        tagged.deprels[root] = "obj"
        if tagged.upos[root] == "VERB":
            tagged.upos[root], tagged.xpos[root] = "NOUN", "NN"
        return
    for at in right:
        tagged.heads[at] = modified if at < modified else verb
    tagged.heads[modified] = verb
    tagged.heads[root], tagged.deprels[root] = modified, "amod"
