"""Reasons in fixed frames: "in connection with a theft", "accused of having lied", "a step to cut costs".

The words stand in ``data/reasons.tsv``: ``frame`` for compound prepositions, ``content`` for nouns whose clause is the
reason after a preposition ("on fears that prices will fall"), ``factor`` for nouns that a copula makes a cause ("the
main driver was"), ``action`` for nouns whose infinitive is the aim, and the verbs of the table with a participle.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from newsdigest.facts.event_spans import TokenRange, noun_end, noun_start
from newsdigest.lexicon.tags import CONTENT_NOMINAL_TAGS, FINITE_TAGS
from newsdigest.model.analysis import Analysis, Clause, Token

__all__ = ["frames", "opens_a_clause", "reason_end", "up_to_a_comma", "with_complement"]

_FrameTable = Mapping[tuple[str, str], float]
_OPENERS = frozenset({"on", "over", "amid", "to", "following", "after", "for", "with", "under"})
_PARTICIPLE_MARKERS = frozenset({"of", "with", "on", "for", "from"})
_PARTS = frozenset({",", ";", ":", "--", "-", "(", "."})
_LONGEST = 28
_LONGEST_FRAME = 4
_LONGEST_NAME = 4
_LONGEST_SUBJECT = 12
_OF_A_SUBJECT = CONTENT_NOMINAL_TAGS | {"ADP", "DET", "PART"}
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_FINITE = FINITE_TAGS - {"MD"}
_OF_NOUNS = frozenset({"acl", "ccomp", "acl:relcl"})


def frames(analysis: Analysis, table: _FrameTable) -> Iterator[tuple[TokenRange, int, float]]:
    """The words of each reason, its head token, and the strength of its frame.

    Args:
        analysis: the analysed article.
        table: strength by kind and words.
    """
    for token in analysis.tokens:
        if token.deprel == "case":
            yield from _compound(analysis, table, token)
            yield from _content(analysis, table, token)
            yield from _coming(analysis, table, token)
        elif token.upos == "NOUN" and ("factor", token.lemma.lower()) in table:
            yield from _factor(analysis, table, token)
    for clause in analysis.clauses:
        token = analysis.tokens[clause.predicate]
        strength = _of_participle(analysis, table, clause)
        if strength is not None:
            yield TokenRange(token.index, reason_end(analysis, token.index)), token.index, strength
        if clause.marker == "to" and token.xpos == "VB" and clause.relation == "acl":
            strength = table.get(("action", analysis.tokens[token.head].lemma.lower()))
            marker = (c for c in analysis.children[token.index] if analysis.tokens[c].deprel == "mark")
            first = min(marker, default=token.index)
            if strength is not None and first < token.index:
                yield TokenRange(first, reason_end(analysis, token.index)), token.index, strength


def with_complement(analysis: Analysis, noun: int) -> TokenRange:
    """A noun phrase with the clause that completes it: "his refusal to open the books"; it ends at a comma."""
    return TokenRange(noun_start(analysis, noun), reason_end(analysis, noun))


def reason_end(analysis: Analysis, head: int) -> int:
    """One past the last word that the head governs, before a comma and within the longest length."""
    last = analysis.extents[head][1]
    least = noun_end(analysis, head)
    breaks = (at for at in range(least, last) if analysis.tokens[at].text in _PARTS and not _joins(analysis, at))
    end = next(breaks, last)
    return end if end - head <= _LONGEST else least


def _joins(analysis: Analysis, at: int) -> bool:
    """Whether a token is the hyphen of a word: "a take-down notice"."""
    token = analysis.tokens[at]
    return token.text == "-" and analysis.tokens[at - 1].end == token.start


def opens_a_clause(analysis: Analysis, preposition: Token, last: int) -> bool:
    """Whether more of the subject and its verb follow, even if the tree has no clause.

    "after phone giant Orvo sued"; "after the arrival of the minister disrupted flights".
    """
    if preposition.text.lower() != "after":
        return False
    tokens = analysis.tokens
    following = tokens[last : last + _LONGEST_SUBJECT + 1]
    verb = next((token for token in following if token.upos not in _OF_A_SUBJECT), None)
    if verb is None or verb.sentence != preposition.sentence or verb.xpos not in _FINITE:
        return False
    between = tokens[last : verb.index]
    if between and len(between) <= _LONGEST_NAME and all(token.upos == "PROPN" for token in between):
        return True
    return _is_its_subject(analysis, preposition, verb)


def _is_its_subject(analysis: Analysis, preposition: Token, verb: Token) -> bool:
    """Whether what is between a preposition and a verb is the verb's subject: it has a phrase in "of", and no other."""
    tokens = analysis.tokens
    predicate = verb.head if verb.upos == "AUX" and verb.head > verb.index else verb.index
    subjects = [c for c in analysis.children[predicate] if tokens[c].deprel in _SUBJECTS]
    opens = preposition.index == analysis.sentences[preposition.sentence].first
    inside = tokens[preposition.index + 1 : verb.index]
    return (
        not opens
        and all(preposition.index < subject < verb.index for subject in subjects)
        and any(token.text.lower() == "of" for token in inside)
    )


def up_to_a_comma(analysis: Analysis, preposition: Token) -> TokenRange:
    """The words after a preposition up to a comma or the end of the sentence: a clause that the tree has not found."""
    stop = analysis.sentences[preposition.sentence].last
    words = range(preposition.index + 1, stop)
    end = next((at for at in words if analysis.tokens[at].text in {",", ".", ";", ":"}), stop)
    return TokenRange(preposition.index + 1, end)


def _compound(analysis: Analysis, table: _FrameTable, preposition: Token) -> Iterator[tuple[TokenRange, int, float]]:
    """The noun after a compound preposition: "in the wake of the fire"."""
    at, noun = preposition.index, preposition.head
    if noun <= at:
        return
    words = [token.text.lower() for token in analysis.tokens[max(0, at - _LONGEST_FRAME + 1) : at + 1]]
    for length in range(2, len(words) + 1):
        strength = table.get(("frame", " ".join(words[-length:])))
        if strength is not None:
            yield with_complement(analysis, noun), noun, strength


def _content(analysis: Analysis, table: _FrameTable, preposition: Token) -> Iterator[tuple[TokenRange, int, float]]:
    """A noun of thought or news with its clause, after a preposition that gives a reason."""
    noun = analysis.tokens[preposition.head]
    strength = table.get(("content", noun.lemma.lower()))
    if strength is None or preposition.text.lower() not in _OPENERS:
        return
    clause = next((c for c in analysis.children[noun.index] if analysis.tokens[c].deprel in _OF_NOUNS), None)
    after = analysis.tokens[noun.index + 1] if noun.index + 1 < len(analysis.tokens) else noun
    if clause is None and after.text.lower() == "that" and after.deprel == "mark":
        clause = after.head  # the tree gives the clause to the verb: "rose on hopes that rates would fall"
    if clause is not None:
        yield TokenRange(noun_start(analysis, noun.index), reason_end(analysis, clause)), noun.index, strength


def _coming(analysis: Analysis, table: _FrameTable, preposition: Token) -> Iterator[tuple[TokenRange, int, float]]:
    """What goes on while something comes, where the tree has no clause: "it comes as a strike has shut the port"."""
    tokens, noun = analysis.tokens, preposition.head
    strength = table.get(("mark", "as"))
    if preposition.text.lower() != "as" or strength is None or noun < preposition.index:
        return
    governor = tokens[noun].head if tokens[noun].deprel == "obl" else preposition.index - 1
    if tokens[governor].lemma.lower() != "come" or governor > preposition.index:
        return
    stretch = up_to_a_comma(analysis, preposition)
    if any(tokens[at].xpos in _FINITE and tokens[at].upos in {"VERB", "AUX"} for at in range(noun + 1, stretch.last)):
        yield stretch, noun, strength


def _of_participle(analysis: Analysis, table: _FrameTable, clause: Clause) -> float | None:
    """That of a verb of the table with a participle: "accused of having lied", "found guilty of fraud"."""
    token = analysis.tokens[clause.predicate]
    if clause.marker not in _PARTICIPLE_MARKERS or token.xpos != "VBG":
        return None
    above = analysis.tokens[token.head]
    lemmas = [above.lemma.lower(), *(analysis.tokens[c].lemma.lower() for c in analysis.children[above.index])]
    found = [table[key] for lemma in lemmas if (key := ("verb", f"{lemma} {clause.marker}")) in table]
    return max(found, default=None)


def _factor(analysis: Analysis, table: _FrameTable, noun: Token) -> Iterator[tuple[TokenRange, int, float]]:
    """What is called a cause: "the main driver was demand", "lower rates are a factor"."""
    tokens, strength = analysis.tokens, table["factor", noun.lemma.lower()]
    below = analysis.children[noun.index]
    if any(tokens[c].deprel == "cop" for c in below):
        causes = [c for c in below if tokens[c].deprel == "nsubj"]
    elif noun.deprel == "nsubj" and any(tokens[c].deprel == "cop" for c in analysis.children[noun.head]):
        causes = [noun.head]
    else:
        return
    for cause in causes:
        if tokens[cause].upos not in {"PRON", "DET"}:
            yield with_complement(analysis, cause), cause, strength
