"""Why and how: the words for a cause, a purpose or a means.

Strategy: a table of connectives (``data/reasons.tsv``) says which subordinators, prepositions, verbs and nouns
introduce a cause or a means, and how sure they are; the tree says which words they introduce. The passage is the cause
itself, without its connective ("rising costs" of "because of rising costs"), but a purpose keeps its "to". Which of
the passages explains the main event is for the ranking to say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from types import MappingProxyType

from newsdigest import resources
from newsdigest.facts.causal_frames import frames, opens_a_clause, reason_end, up_to_a_comma, with_complement
from newsdigest.facts.causal_verbs import arguments_of_cause
from newsdigest.facts.event_spans import TokenRange, clause_range, is_headline, noun_end, noun_start, trimmed
from newsdigest.facts.harmful_acts import HURT, harmful_acts
from newsdigest.lexicon.calendar import CALENDAR, SEASONS, UNITS_OF_TIME
from newsdigest.lexicon.speech import REPORTING_VERBS
from newsdigest.model.analysis import Analysis, Clause, Token
from newsdigest.model.facts import Passage
from newsdigest.model.span import Span

__all__ = ["find_how", "find_why"]

_GovernorTable = Mapping[tuple[str, str], float]
"""Strength by kind and words of the connective."""

_CauseSpan = tuple[TokenRange, int, float]
_Construction = Callable[[Analysis, _GovernorTable], Iterator[_CauseSpan]]
_TEMPORAL = frozenset({"after", "since", "following", "over", "for"})
_UNITS_OF_TIME = frozenset(
    UNITS_OF_TIME | SEASONS | {"weekend", "period", "season", "time", "life", "term", "morning", "night"}
)
_PHRASAL = frozenset(
    {"take", "hand", "turn", "preside", "rule", "win", "come", "get", "go", "run", "fly", "watch", "look", "hold"}
    | {"pass", "have", "be", "spill", "pull", "boil", "tower", "hover", "hang", "choose", "prefer", "back"}
)
"""With these, "over" gives no reason: "takes over the club", "prefers tea over coffee"."""

_ASKING = frozenset(
    {"ask", "urge", "order", "request", "want", "tell", "persuade", "force", "allow", "invite", "call", "expect", "get"}
    | {"help", "enable", "permit", "encourage", "instruct", "advise", "warn", "require", "appoint", "name", "choose"}
)
"""Verbs that say whom and what to do: "asked her to run the bank" gives no aim."""

_TAKES_TO = frozenset(
    {"plan", "way", "deadline", "chance", "right", "opportunity", "ability", "decision", "refusal", "promise", "time"}
    | {"need", "intention", "desire", "hope", "pressure", "permission", "reason", "willingness", "freedom", "order"}
    | {"pledge", "threat", "vow", "inability", "failure", "tendency", "commitment", "incentive", "temptation", "urge"}
)
"""Nouns that an infinitive completes: "the deadline to choose", "plans to build" give no aim."""

_OPEN_NOUNS = frozenset(
    {"way", "fact", "place", "moment", "extent", "reason", "manner", "point", "day", "man", "woman"}
)
"""Nouns that say nothing without the clause after them: "the way it handles content"."""

_GIVEN = frozenset({"honour", "honor", "praise", "fire"})
"""As nouns these say to whom: "an honour for an actor"."""

_DESCRIBING = frozenset({"retire", "outgo", "vary", "rise", "grow", "exist", "lead", "remain", "compete", "fall"})
"""Participles that more often modify a noun than give a means: "backed by retiring teachers"."""

_REPORTING = REPORTING_VERBS | {"use"}
"""Verbs that need their object: "by saying" alone is no means."""

_FAR_FROM_ITS_VERB = 12
"""Tokens past which an infinitive completes no verb that takes one."""

_FOR_SOMEBODY = 2
_LONGEST_BEFORE = 20
_CAUSAL = frozenset({"because", "after", "since", "as", "over"})
"""Subordinators of a cause, which is given whole, with its place and time."""

_MOTIVE_OPENERS = frozenset({"in", "as", "for", "out"})
_SOUGHT = frozenset({"attempt", "effort", "bid"})
_BEFORE_PARTICIPLES = frozenset({"for", "while", "by"})
"""Markers that give a cause or a means with a participle alone: "fined for parking"."""

_CLAUSE_RELATIONS = frozenset({"advcl", "acl", "xcomp"})
_ALSO = frozenset({"only", "just", "merely", "solely"})
"""After "not" these deny no reason: "not only because of the rain"."""

_CLAIMED = frozenset({"damage", "damages", "compensation"})
_SHARES = frozenset({"part", "rest", "much", "most", "half", "bulk", "remainder", "majority", "all"})
_SURE_MARKERS = frozenset({"because"})
"""Subordinators that mark a reason whatever the tree takes the clause for, as it often is: "this is because ..."."""


def find_why(analysis: Analysis) -> tuple[Passage, ...]:
    """Causes, motives and purposes, in reading order; ``confidence`` is that of the connective."""
    return _find(analysis, "why", (_clauses, _phrases, arguments_of_cause, frames))


def find_how(analysis: Analysis) -> tuple[Passage, ...]:
    """Means and manners, in reading order; ``confidence`` is that of the connective."""
    return _find(analysis, "how", (_clauses, harmful_acts, _phrases))


def _find(analysis: Analysis, question: str, constructions: Iterable[_Construction]) -> tuple[Passage, ...]:
    table = resources.load("facts", "reasons.tsv", _build)[question]
    found: dict[Span, Passage] = {}
    for stretch, core, strength in chain.from_iterable(read(analysis, table) for read in constructions):
        first, last = trimmed(analysis, stretch, core)
        span = analysis.span(first, last)
        passage = Passage(text=span.of(analysis.article.text), span=span, confidence=strength)
        if span not in found or found[span].confidence < strength:
            found[span] = passage
    return tuple(found[span] for span in sorted(found))


def _clauses(analysis: Analysis, table: _GovernorTable) -> Iterator[_CauseSpan]:
    """Clauses under a causal subordinator, purposes, and participles of means."""
    for clause in analysis.clauses:
        strength = _strength_of_clause(analysis, table, clause)
        if strength is None:
            continue
        token = analysis.tokens[clause.predicate]
        stretch = _with_its_clause(analysis, _after_its_marker(analysis, clause))
        if not _says_nothing(token, stretch):
            yield _with_to(analysis, clause, stretch), clause.predicate, strength


def _strength_of_clause(analysis: Analysis, table: _GovernorTable, clause: Clause) -> float | None:
    """The probability that a clause is a cause, a purpose or a means; None where it is none."""
    marker = _marker(analysis, clause)
    if marker not in _SURE_MARKERS and (
        clause.relation.partition(":")[0] not in _CLAUSE_RELATIONS or _is_other_clause(analysis, table, clause)
    ):
        return None
    token = analysis.tokens[clause.predicate]
    strength = table.get(("mark", marker))
    if strength is None and token.xpos == "VBG" and not clause.marker and not clause.tense:
        return table.get(("bare", token.lemma))
    return strength


def _marker(analysis: Analysis, clause: Clause) -> str:
    """The word that introduces a clause; of two ("that because", "so because") the one that marks a reason."""
    for child in analysis.children[clause.predicate]:
        token = analysis.tokens[child]
        if token.deprel == "mark" and token.text.lower() in _SURE_MARKERS:
            return token.text.lower()
    return clause.marker


def _is_other_clause(analysis: Analysis, table: _GovernorTable, clause: Clause) -> bool:
    """Whether the marker of a clause has another sense here: no aim, a topic, a noun with its participle."""
    token = analysis.tokens[clause.predicate]
    if clause.marker == "to":
        return not _is_purpose(analysis, clause)
    if clause.marker == "over":
        return _is_topic(analysis, table, token.head)
    if clause.marker not in _BEFORE_PARTICIPLES:
        return False
    return token.xpos != "VBG" or (clause.marker == "by" and token.lemma in _DESCRIBING)


def _after_its_marker(analysis: Analysis, clause: Clause) -> TokenRange:
    """The clause after its "after" and the words that lead to it, whole: "hours after the aide was fined in Leeds"."""
    stretch = clause_range(analysis, clause)
    marker = _marker(analysis, clause)
    if marker == "to":
        return stretch
    first = max(stretch.first - _LONGEST_BEFORE, analysis.extents[clause.predicate][0])
    inside = analysis.tokens[first : clause.predicate]
    marks = [token.index for token in inside if token.lemma.lower() == marker]
    if not marks:
        return stretch
    end = reason_end(analysis, clause.predicate) if marker in _CAUSAL else stretch.last
    return TokenRange(marks[-1] + 1, max(stretch.last, end))


def _with_its_clause(analysis: Analysis, stretch: TokenRange) -> TokenRange:
    """The span with the clause that its last noun needs: "to improve the way it handles content"."""
    last = analysis.tokens[stretch.last - 1]
    if last.lemma.lower() not in _OPEN_NOUNS:
        return stretch
    after = (c for c in analysis.children[last.index] if c > last.index)
    relative = next((c for c in after if analysis.tokens[c].deprel[:3] == "acl"), last.index)
    clause = analysis.clause_of(relative)
    if clause is None or clause.predicate <= last.index:
        return stretch
    return TokenRange(stretch.first, max(stretch.last, clause_range(analysis, clause).last))


def _is_purpose(analysis: Analysis, clause: Clause) -> bool:
    """Whether an infinitive is an aim; in a headline also where it depends on a noun ("Aid flight to ease crisis").

    Verbs that say by themselves that something is to come ("plans to sell") have it for their object.
    """
    token, headline = analysis.tokens[clause.predicate], is_headline(analysis, analysis.tokens[clause.predicate])
    if token.xpos != "VB" and not any(analysis.tokens[c].deprel == "cop" for c in analysis.children[token.index]):
        return False  # "committed to saving", "down to the wire"
    if token.text[:1].isupper() and not headline:
        return False  # "the sequel to Meet the Neighbours"
    above = analysis.tokens[token.head]
    governed = above.lemma.lower() in resources.load("facts", "factuality.tsv", _governing)
    if above.lemma.lower() in _ASKING or (governed and not _has_object_before(analysis, above, token)):
        return False
    if above.upos == "ADJ" or _completes_a_noun(analysis, token):
        return False  # "hard for a small firm to win", "the deadline to choose"
    return clause.relation == "advcl" or (clause.relation == "acl" and not clause.tense and headline)


def _has_object_before(analysis: Analysis, verb: Token, infinitive: Token) -> bool:
    """Whether a verb has its object before the infinitive: "sold the mill to pay", but "voted on Monday to sell"."""
    if verb.index < infinitive.index - _FAR_FROM_ITS_VERB:
        return True
    between = (c for c in analysis.children[verb.index] if verb.index < c < infinitive.index)
    return any(analysis.tokens[child].deprel in {"obj", "ccomp"} for child in between)


def _completes_a_noun(analysis: Analysis, infinitive: Token) -> bool:
    """Whether the noun right before "to", or before "for somebody to", is one that an infinitive completes."""
    marks = (c for c in analysis.children[infinitive.index] if analysis.tokens[c].xpos == "TO")
    at = next(marks, infinitive.index) - 1
    if at >= _FOR_SOMEBODY and analysis.tokens[at - 1].text == "for":
        at -= _FOR_SOMEBODY
    return at >= 0 and analysis.tokens[at].lemma.lower() in _TAKES_TO


def _says_nothing(token: Token, stretch: TokenRange) -> bool:
    """Whether a participle lacks the object that it needs: "by saying", "using"."""
    return token.lemma in _REPORTING and stretch.last - stretch.first < 2


def _with_to(analysis: Analysis, clause: Clause, stretch: TokenRange) -> TokenRange:
    """A purpose with its "to": "to avoid ruin"."""
    if clause.marker not in {"to", "in order", "so that"}:
        return stretch
    marks = (child for child in analysis.children[clause.predicate] if analysis.tokens[child].xpos == "TO")
    return TokenRange(min(next(marks, stretch.first), stretch.first), stretch.last)


def _phrases(analysis: Analysis, table: _GovernorTable) -> Iterator[_CauseSpan]:
    """Noun phrases under a causal preposition or verb, and nouns that name a motive."""
    for token in analysis.tokens:
        if token.deprel == "case":
            head = analysis.tokens[token.head]
            strength = _strength(analysis, table, token, head)
            if strength is None or _is_denied(analysis, token) or _is_no_reason(analysis, table, token, head):
                continue
            stretch = _cause(analysis, token, head)
            if opens_a_clause(analysis, token, stretch.last):
                stretch = up_to_a_comma(analysis, token)
            yield stretch, head.index, strength
        elif token.upos == "NOUN":
            strength = table.get(("noun", token.lemma))
            if strength is not None and _is_motive(analysis, token):
                yield _motive(analysis, token), token.index, strength


def _strength(analysis: Analysis, table: _GovernorTable, preposition: Token, head: Token) -> float | None:
    """The probability that a preposition before ``head`` marks a cause or a means; None where it does not."""
    if preposition.lemma == "with":
        return table.get(("tool", head.lemma))
    strength = table.get(("case", _fixed(analysis, preposition)))
    above = analysis.tokens[head.head].lemma.lower()
    if preposition.lemma == "in":
        return table.get(("mishap", head.lemma)) if above in HURT else strength
    if preposition.lemma == "for" and analysis.tokens[head.head].upos == "NOUN" and above in _GIVEN:
        return strength
    if head.deprel in {"obl", "obl:agent", "nmod"}:
        return max(strength or 0.0, table.get(("verb", f"{above} {preposition.lemma.lower()}"), 0.0)) or None
    return strength


def _is_no_reason(analysis: Analysis, table: _GovernorTable, preposition: Token, head: Token) -> bool:
    """Whether the words are a time, a rival or a route: "over the summer", "over Trump", "via Lagos"."""
    word = preposition.text.lower()
    if _is_time(head) or (word in _TEMPORAL and _is_duration(analysis, head, word)) or _is_due_or_claimed(word, head):
        return True
    entity = analysis.entity_of(head.index)
    if word == "via":
        return entity is not None and entity.kind != "other"
    person = entity is not None and entity.kind == "person"
    if word != "over":
        return person and word == "due"
    above = analysis.tokens[head.head].lemma.lower()
    return person or _is_topic(analysis, table, head.head) or (above in _PHRASAL and head.deprel == "obl")


def _is_due_or_claimed(word: str, head: Token) -> bool:
    """Whether the words say what is to happen or what is claimed: "due to open in May", "sued for $2m"."""
    if word == "due":
        return head.upos in {"VERB", "ADJ", "ADV"} and head.xpos != "VBG"
    return word == "for" and (head.xpos == "$" or head.lemma.lower() in _CLAIMED)


def _is_topic(analysis: Analysis, table: _GovernorTable, governor: int) -> bool:
    """Whether "over" names the topic of a dispute or a win: "a row over tax", "fears were raised over its future"."""
    subjects = (c for c in analysis.children[governor] if analysis.tokens[c].deprel[:5] == "nsubj")
    return any(("topic", analysis.tokens[at].lemma.lower()) in table for at in (governor, *subjects))


def _is_denied(analysis: Analysis, connective: Token) -> bool:
    """Whether "not" precedes it: "not due to an attack", "not simply because of rain"."""
    before = [token.lemma.lower() for token in analysis.tokens[max(0, connective.index - 2) : connective.index]]
    return "not" in before and before[-1] not in _ALSO


def _cause(analysis: Analysis, preposition: Token, head: Token) -> TokenRange:
    """The words of a cause; of "the fact that" also what the fact is; of a tool not where it went."""
    first, last = _noun(analysis, head.index) if preposition.lemma == "with" else with_complement(analysis, head.index)
    if preposition.lemma == "with":
        ends = (c for c in analysis.children[head.index] if c > head.index and analysis.tokens[c].deprel == "nmod")
        return TokenRange(first, min((analysis.extents[c][0] for c in ends), default=last))
    if head.lemma == "fact":
        last = max(last, _fact_end(analysis, head.index))
    fixed = (c for c in analysis.children[preposition.index] if analysis.tokens[c].deprel == "fixed")
    opens = max((preposition.index, *fixed)) + 1
    if opens <= head.index:
        first = max(first, opens)  # "partly because of the rain"
    return TokenRange(first, _before_but(analysis, head.index, last))


def _fact_end(analysis: Analysis, fact: int) -> int:
    """Where the clause ends that says what the fact is; 0 without one."""
    below = (c for c in analysis.children[fact] if c > fact)
    content = next((c for c in below if analysis.tokens[c].deprel in {"acl", "ccomp"}), None)
    clause = analysis.clause_of(content) if content is not None else None
    return clause_range(analysis, clause).last if clause is not None else 0


def _before_but(analysis: Analysis, head: int, last: int) -> int:
    """Where the words end, before ", but": "an attack by vandals, but as a result of a change"."""
    breaks = (at for at in range(head + 1, last) if analysis.tokens[at].lemma.lower() == "but")
    return next(breaks, last)


def _fixed(analysis: Analysis, token: Token) -> str:
    """A preposition with the words fixed to it: "because of"."""
    below = analysis.children[token.index]
    fixed = [analysis.tokens[c].text for c in below if analysis.tokens[c].deprel == "fixed"] if below else ()
    return " ".join((token.text, *fixed)).lower()


def _noun(analysis: Analysis, index: int) -> TokenRange:
    return TokenRange(noun_start(analysis, index), noun_end(analysis, index))


def _is_motive(analysis: Analysis, token: Token) -> bool:
    """Whether a noun is given as a motive ("in a bid to save", "as revenge") or is alone."""
    cases = {
        analysis.tokens[c].text.lower() for c in analysis.children[token.index] if analysis.tokens[c].deprel == "case"
    }
    if token.lemma in _SOUGHT and "in" in cases:
        return token.xpos == "NN"  # "in their efforts" is a domain, not a motive
    return bool(cases & _MOTIVE_OPENERS) or (not cases and token.deprel in {"root", "appos", "parataxis", "compound"})


def _motive(analysis: Analysis, token: Token) -> TokenRange:
    """A motive with what it answers to or aims at: "retaliation for air strikes", "an effort to save money"."""
    first, last = _noun(analysis, token.index)
    for child in analysis.children[token.index]:
        if (
            child > token.index
            and analysis.tokens[child].deprel in {"acl", "advcl"}
            and analysis.tokens[child].xpos == "VB"
        ):
            last = max(last, noun_end(analysis, child))
    if last < len(analysis.tokens) and analysis.tokens[last].text == "for" and analysis.tokens[last].deprel == "case":
        last = max(last, noun_end(analysis, analysis.tokens[last].head))  # the tree may attach it to the verb
    return TokenRange(first, last)


def _is_time(token: Token) -> bool:
    named = token.text[:1].isupper() and token.text.lower() in CALENDAR
    return named or token.upos == "NUM" or token.deprel in {"obl:tmod", "obl:unmarked"} or token.xpos == "CD"


def _is_duration(analysis: Analysis, head: Token, preposition: str) -> bool:
    """Whether it is a span of time: "after 41 years", "over the summer", "for much of May"."""
    if head.lemma.lower() in _SHARES:
        return any(
            _is_time(part) or part.lemma.lower() in _UNITS_OF_TIME
            for child in analysis.children[head.index]
            if (part := analysis.tokens[child]).deprel == "nmod"
        )
    if head.lemma.lower() not in _UNITS_OF_TIME:
        return False
    return preposition in {"over", "for"} or any(
        analysis.tokens[child].deprel == "nummod" for child in analysis.children[head.index]
    )


def _governing(package: str, name: str) -> frozenset[str]:
    """The lemmas of the verbs that say how real the clause under them is."""
    return frozenset(line.partition("\t")[0] for line in resources.read_lines(package, name))


def _build(package: str, name: str) -> Mapping[str, _GovernorTable]:
    tables: dict[str, dict[tuple[str, str], float]] = {"why": {}, "how": {}}
    for question, kind, words, strength in resources.read_rows(package, name):
        tables[question][kind, words] = float(strength)
    return MappingProxyType({question: MappingProxyType(table) for question, table in tables.items()})
