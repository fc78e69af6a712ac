"""What verbs, nouns and adjectives do with the clause under them: report speech (and how), think, find, seem.

One lexicon for the whole package (``data/predicates.json``), by class; the classes are those of the reporting verbs in
Quirk et al. (1985, 16.31: factual, suasive and mental-process verbs), with the speech act of each word (Searle 1976).
Other packages read it from the analysis (:attr:`newsdigest.model.analysis.Analysis.predicate_at`) and keep no list of
their own. Whether one use of a word is an attribution is decided by the quotes finder.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from newsdigest.language.names.ner_spans import is_plain
from newsdigest.lexicon.speech import REPORTING_VERBS
from newsdigest.model.analysis import Predicate, Sentence, Token
from newsdigest.resources import load, read_json

__all__ = ["PredicateLexicon", "find_predicates", "predicate_lexicon"]

_FORMAT = 1


class PredicateLexicon(NamedTuple):
    """For each lemma what it does; adjectives by their form, since participles ("convinced") are among them."""

    verbs: dict[str, Predicate]
    particle_verbs: dict[tuple[str, str], Predicate]  # ("point", "out")
    nouns: dict[str, Predicate]
    adjectives: dict[str, Predicate]

    def verb(self, lemma: str, following: str) -> Predicate | None:
        """What a verb does, with the word after it where the two are one verb."""
        return self.particle_verbs.get((lemma, following)) or self.verbs.get(lemma)


def predicate_lexicon() -> PredicateLexicon:
    """The packaged lexicon, read once.

    Raises:
        ResourceError: the file is missing or damaged.

    >>> lexicon = predicate_lexicon()
    >>> lexicon.verbs["deny"].kind, lexicon.verbs["deny"].act, lexicon.verbs["deny"].reverses
    ('deny', 'denial', True)
    >>> lexicon.particle_verbs["point", "out"].kind
    'claim'
    """
    return load("language", "predicates.json", _read)


def find_predicates(
    tokens: Sequence[Token], sentences: Sequence[Sentence], reporting_verbs: Collection[str] = ()
) -> dict[int, Predicate]:
    """For each verb, noun and adjective of the lexicon, by its token index, what it does.

    A participle that the lexicon also has as an adjective ("is convinced that") carries that class in ``state``.

    Args:
        tokens: the tokens of the article.
        sentences: its sentences; a capital within one makes a name of a verb ("Walid Said").
        reporting_verbs: lemmas of verbs that the caller takes for verbs of saying.
    """
    lexicon = predicate_lexicon()
    own = {form: lexicon.verbs["say"] for verb in reporting_verbs for form in _forms(verb.lower())}
    found: dict[int, Predicate] = {}
    for token in tokens:
        predicate: Predicate | None = None
        if token.upos == "VERB":
            if _is_name(token, tokens, sentences):
                continue
            at = token.index + 1
            predicate = own.get(token.text.lower()) or lexicon.verb(
                token.lemma, tokens[at].text.lower() if at < len(tokens) else ""
            )
            if token.xpos == "VBN":
                predicate = _with_state(predicate, lexicon.adjectives.get(token.text.lower()))
        elif token.upos == "NOUN":
            predicate = lexicon.nouns.get(token.lemma)
        elif token.upos == "ADJ":
            predicate = lexicon.adjectives.get(token.text.lower())
        if predicate is not None:
            found[token.index] = predicate
    return found


def _is_name(token: Token, tokens: Sequence[Token], sentences: Sequence[Sentence]) -> bool:
    """Whether the tagger took a name for a verb: "the Sultan, Qaboos bin Said", not in a headline in title case."""
    if not token.text.istitle():
        return False
    sentence = sentences[token.sentence]
    before = tokens[token.index - 1] if token.index > sentence.first else None
    return before is not None and before.text.isalpha() and is_plain(tokens, sentence)


def _forms(verb: str) -> Iterator[str]:
    """The regular forms of a verb, and some that it does not have: the lemma of a rare verb is not certain."""
    yield from (verb, verb + "s")
    for stem in (verb, verb + verb[-1:], verb.removesuffix("e"), verb.removesuffix("y") + "i"):
        yield from (stem + "ed", stem + "ing", stem + "es")


def _with_state(predicate: Predicate | None, adjective: Predicate | None) -> Predicate | None:
    if adjective is None:
        return predicate
    return (predicate or Predicate("", "")).with_state(adjective.kind)


def _read(package: str, name: str) -> PredicateLexicon:
    data = read_json(package, name, version=_FORMAT)
    acts = _table(data["acts"])
    words = {word: act for act, listed in _table(data["acts_of_words"]).items() for word in _words(listed)}
    addressing = frozenset(_words(data["addressing"]))
    reversing = frozenset(_words(data["reversing"]))

    def by_word(table: object) -> dict[str, Predicate]:
        return {
            word: Predicate(
                kind,
                words.get(word) or str(acts[kind]),
                reports=word in REPORTING_VERBS,
                addresses=word in addressing,
                reverses=word in reversing,
            )
            for kind, listed in _table(table).items()
            for word in _words(listed)
        }

    verbs = by_word(data["verbs"])
    return PredicateLexicon(
        verbs={word: found for word, found in verbs.items() if " " not in word},
        particle_verbs={(word.split()[0], word.split()[1]): found for word, found in verbs.items() if " " in word},
        nouns=by_word(data["nouns"]),
        adjectives=by_word(data["adjectives"]),
    )


def _table(table: object) -> dict[str, object]:
    if not isinstance(table, dict):
        raise TypeError("a table of classes was expected")
    return table


def _words(words: object) -> list[str]:
    if not isinstance(words, list):
        raise TypeError("a list of words was expected")
    return [str(word) for word in words]
