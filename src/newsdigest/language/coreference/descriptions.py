"""Titles, appositions and copulas: what an article says a named person or organisation is.

"President Joe Biden", "Tomas Berg, a crane driver", "The company's chief, Ana Reyes," and "Reyes is a crane driver" all
give a description, and the noun in it is the antecedent of a later "the president" or "the driver".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from newsdigest.language.coreference.clusters import Cluster, WorkingMention
from newsdigest.language.coreference.title_spans import IN_FULL, title_start, titles_within
from newsdigest.language.gazetteer import Title, noun_of, title_of, titles_of, word_class
from newsdigest.language.names.body_names import body_of
from newsdigest.language.parsed_text import ParsedText
from newsdigest.language.written_titles import written_title
from newsdigest.lexicon.function_words import ARTICLES, POSSESSIVES
from newsdigest.lexicon.nouns import PEOPLE
from newsdigest.lexicon.word_sets import words
from newsdigest.model.analysis import Clause, Token

__all__ = ["describe"]

_BESIDE_NAME = 8
"""Tokens of a bracket or an age between a name and what it is said to be: "(D-ND)", ", 47"."""

_LONGEST_DESCRIPTION = 80
_ARTICLES = ARTICLES | POSSESSIVES - {"your"}
_SETTLEMENTS = "settlements"
_CLASSIFYING = "classifying nouns"
_WIDER = frozenset({"capital", "state", "region", "territory"})
_GENERAL = PEOPLE - {"people", "victim"} | {"guy", "kid", "one", "fan", "human", "lady"}
_SO_CALLED = frozenset({"so", "called", "self", "styled", "proclaimed", "declared", "-", "so-called"})
_ARMED = words(
    "militant extremist terror terrorist jihadist jihadi rebel armed insurgent guerrilla paramilitary militia"
)
_COMPARED = frozenset({"JJR", "RBR"})
_KNIGHTLY = frozenset({"sir", "dame", "lord", "lady"})
_NAMING = frozenset({"identify", "name", "call", "know"})
_PAST = frozenset({"past", "present"})
_DESCRIBED = frozenset({"person", "organization"})


class _Nominals(NamedTuple):
    """The noun phrases that belong to no cluster yet, by the tokens of their head, first word and end."""

    by_head: Mapping[int, WorkingMention]
    by_first: Mapping[int, WorkingMention]
    by_last: Mapping[int, WorkingMention]


def describe(
    parsed: ParsedText,
    names: Sequence[WorkingMention],
    nominals: Sequence[WorkingMention],
    clauses: Sequence[Clause],
) -> None:
    """Give the clusters of ``names`` their descriptions, and add the nominals that describe them as mentions."""
    loose = [mention for mention in nominals if mention.cluster is None]
    free = _Nominals({m.head: m for m in loose}, {m.first: m for m in loose}, {m.last: m for m in loose})
    for mention in names:
        if mention.type == "person":
            before = free.by_last.get(mention.first)
            _title(mention, parsed)
            _letters(mention, parsed.tokens)
            _join_before(mention, before)
        elif mention.type == "organization":
            _trade(mention, free.by_last)
            _classifier(mention, parsed.tokens, free.by_head)
        if mention.type in _DESCRIBED:
            _appositions(mention, parsed, free)
    _join_cataphora(names, nominals)
    _place_nouns(names, parsed.tokens, parsed.children, free.by_head)
    name_at = {i: m for m in names for i in range(m.first, m.last) if m.type in _DESCRIBED}
    for clause in clauses:
        _copula(clause, parsed, free.by_head, name_at)
        if parsed.tokens[clause.predicate].lemma in _NAMING:
            _named_as(clause, parsed, free.by_head, name_at)


def _join_before(mention: WorkingMention, before: WorkingMention | None) -> None:
    """Join the noun phrase that ends right before a name: "Red Bull boss Christian Horner" is one phrase."""
    if before is not None and before.cluster is None and mention.cluster is not None and before.number == "sg":
        mention.cluster.add(before)


def _trade(mention: WorkingMention, by_last: Mapping[int, WorkingMention]) -> None:
    """Join what a firm is called right before its name: "Ferry operator Norvane"."""
    before = by_last.get(mention.first)
    fits = before is not None and before.cluster is None and before.type == "organization" and before.number == "sg"
    if before is not None and fits and mention.cluster is not None and before.lead in ("", "the", "a", "poss"):
        mention.cluster.add(before)


def _classifier(mention: WorkingMention, tokens: Sequence[Token], by_head: Mapping[int, WorkingMention]) -> None:
    """Join the noun after a name that says what it is: "the Orsen trade union", "the so-called Islamic State group"."""
    noun = by_head.get(tokens[mention.last - 1].head)
    if noun is None or mention.cluster is None or noun.cluster is not None or noun.lead != "the":
        return
    classifies = noun.words[0] in word_class(_CLASSIFYING) or _is_armed_group(mention, noun, tokens)
    classifies = classifies and noun.number == "sg" and noun.core == noun.head + 1
    close = tokens[mention.last - 1].deprel == "compound" and 0 <= noun.head - mention.last <= 1
    between = {token.text.lower() for token in tokens[noun.first + 1 : mention.first]}
    if classifies and close and between <= _SO_CALLED:
        mention.cluster.add(noun)


def _is_armed_group(mention: WorkingMention, noun: WorkingMention, tokens: Sequence[Token]) -> bool:
    """Whether "group" after a name says what it is: "the Islamic State group"; a party's group on a council is not it.

    The body is one that a table knows by several names, or its group is an armed one: "the Tarun rebel group".
    """
    armed = any(token.text.lower() in _ARMED for token in tokens[mention.last : noun.head])
    return noun.words[0] == "group" and (armed or bool(body_of(mention.words)))


def _title(mention: WorkingMention, parsed: ParsedText) -> None:
    """Read the words right before a person's name."""
    tokens = parsed.tokens
    begin = parsed.sentences[tokens[mention.first].sentence].first
    first = title_start(mention.first, begin, tokens)
    if mention.cluster is None or first == mention.first:
        return
    head = tokens[mention.first - 1]
    if first < mention.first - 1 and _is_form_of_address(head.text) and not _names_person(tokens[mention.first - 2]):
        first = mention.first - 1  # "sent her Mr. Cole"
    title = written_title(head.text)
    if not _is_form_of_name(mention, title, head, alone=first == mention.first - 1):
        _take_title(mention, mention.cluster, parsed, first)


def _is_form_of_name(mention: WorkingMention, title: Title | None, head: Token, *, alone: bool) -> bool:
    """Whether a title says no more than the gender; "Mr. Ma", "Pope Francis": it is part of how the person is named."""
    if title is None:
        return False
    if title.gender and mention.cluster is not None and not mention.cluster.gender:
        mention.cluster.gender = title.gender
    if title.sort == "office" or not alone or not head.text[0].isupper():
        return False
    if title.sort == "honorific" or mention.last - mention.first == 1:
        mention.first -= 1
        mention.words = (head.text, *mention.words)
    return title.sort == "honorific"


def _take_title(mention: WorkingMention, cluster: Cluster, parsed: ParsedText, first: int) -> None:
    """Take the words from ``first`` to the name for what the person is, unless they are the title of several."""
    tokens = parsed.tokens
    head = tokens[max(first, mention.first - 1)]
    lemma = head.text.lower().replace(".", "")
    title = title_of(lemma)
    noun = noun_of(head.lemma.lower())
    if noun is not None and noun.kind == "person" and noun.gender and not cluster.gender:
        cluster.gender = noun.gender
    if titles_of(lemma) is not None:
        return  # "Senators Ann Cole and Raj Patel": the title of both
    cluster.heads.update((head.lemma.lower(), lemma, IN_FULL.get(lemma, lemma)))
    cluster.mods.update(tokens[i].text.lower() for i in range(first, mention.first - 1))
    cluster.titles.update(titles_within(tokens, first, mention.first))
    last = mention.first
    while last - 1 > first and _is_form_of_address(tokens[last - 1].text):
        last -= 1  # "cancer expert Dr. Ana Reyes"
    words = parsed.words(first, last)
    office = title is not None and title.sort == "office"
    if words.lower() not in _KNIGHTLY and _is_better(words, cluster, office=office):
        cluster.description, cluster.office = words, office


def _is_better(words: str, cluster: Cluster, *, office: bool) -> bool:
    """Whether a title says more than the description that a cluster has."""
    known = cluster.description
    return known is None or words.endswith(f" {known}") or (office and not cluster.office)


def _letters(mention: WorkingMention, tokens: Sequence[Token]) -> None:
    """Read the office in the letters right after a name: "Jo Smith MP"."""
    cluster = mention.cluster
    if cluster is None or cluster.description is not None or mention.last >= len(tokens):
        return
    letters = tokens[mention.last]
    title = title_of(letters.text.lower()) if letters.text.isupper() else None
    if title is not None and title.sort == "office":
        cluster.description, cluster.office = letters.text, True


def _is_form_of_address(word: str) -> bool:
    title = written_title(word)
    return title is not None and title.sort == "honorific"


def _names_person(token: Token) -> bool:
    noun = noun_of(token.lemma.lower())
    return (noun is not None and noun.kind == "person") or written_title(token.text) is not None


def _appositions(mention: WorkingMention, parsed: ParsedText, free: _Nominals) -> None:
    """Join what is in apposition to a name, by the tree or between commas."""
    tokens, by_head = parsed.tokens, free.by_head
    below = [child for index in range(mention.first, mention.last) for child in parsed.children[index]]
    for child in below:
        if tokens[child].deprel == "appos" and child in by_head and _is_next(mention, by_head[child], tokens):
            _join(mention, by_head[child], parsed, spoken=True)
    head = tokens[mention.head]
    if head.deprel == "appos" and head.head in by_head:
        _join(mention, by_head[head.head], parsed, spoken=True)
    for beside in (_after_comma(mention, tokens, free), _before_comma(mention, tokens, free)):
        if beside is not None:
            _join(mention, beside, parsed, spoken=True)


def _after_comma(mention: WorkingMention, tokens: Sequence[Token], free: _Nominals) -> WorkingMention | None:
    comma = _past_bracket(mention.last, tokens)
    after = free.by_first.get(comma + 1) if comma + 1 < len(tokens) and tokens[comma].text == "," else None
    fits = after is not None and _closes(after.last, tokens) and after.lead in ("a", "the", "poss", "")
    return after if fits else None


def _before_comma(mention: WorkingMention, tokens: Sequence[Token], free: _Nominals) -> WorkingMention | None:
    comma = mention.first - 1
    before = free.by_last.get(comma) if comma >= 1 and tokens[comma].text == "," else None
    fits = before is not None and _closes(mention.last, tokens) and before.lead in ("a", "the", "poss")
    return before if fits else None


def _past_bracket(last: int, tokens: Sequence[Token]) -> int:
    """Where a name's apposition may begin with its comma: after a short bracket or an age, if there is one."""
    if last + 2 < len(tokens) and tokens[last].text == "," and tokens[last + 1].xpos == "CD":
        return last + 2
    if last < len(tokens) and tokens[last].text == "(":
        near = range(last + 1, min(last + _BESIDE_NAME, len(tokens)))
        return next((index + 1 for index in near if tokens[index].text == ")"), last)
    return last


def _join_cataphora(names: Sequence[WorkingMention], nominals: Sequence[WorkingMention]) -> None:
    """Join a modified noun with a later name (cataphora): "A language expert ... Ana Reyes, a language expert, ..."."""
    clusters = list({id(m.cluster): m.cluster for m in names if m.cluster is not None and m.type == "person"}.values())
    described = {
        (m.words, m.mods): c for c in clusters for m in c.mentions if m.nominal and m.mods and m.number == "sg"
    }
    for nominal in nominals:
        cluster = (
            described.get((nominal.words, nominal.mods)) if nominal.cluster is None and nominal.lead == "a" else None
        )
        if cluster is not None and nominal.first < cluster.mentions[-1].first:
            cluster.add(nominal)


def _place_nouns(
    names: Sequence[WorkingMention],
    tokens: Sequence[Token],
    children: Sequence[Sequence[int]],
    by_head: Mapping[int, WorkingMention],
) -> None:
    """Join a noun with the place that it names: "Hebei province", "the city of Mazar-i-Sharif"."""
    for mention in names:
        token = tokens[mention.head]
        nominal = by_head.get(token.head) if mention.type == "place" else None
        if nominal is None or nominal.type != "place" or nominal.cluster is not None or mention.cluster is None:
            continue
        of = token.deprel == "nmod" and any(tokens[c].text == "of" for c in children[mention.head])
        names_it = nominal.words[0] in _WIDER or nominal.words[0] in word_class(_SETTLEMENTS)
        if token.deprel in ("compound", "nmod:desc", "flat", "appos") or (of and names_it):
            mention.cluster.add(nominal)


def _is_next(mention: WorkingMention, nominal: WorkingMention, tokens: Sequence[Token]) -> bool:
    """Whether there is no other name between a name and what follows it."""
    return nominal.first >= mention.last and all(
        tokens[i].xpos[:3] != "NNP" for i in range(mention.last, nominal.first)
    )


def _closes(index: int, tokens: Sequence[Token]) -> bool:
    return index >= len(tokens) or tokens[index].text in {",", ".", ";", "-", ")", "who", ":"}


def _join(mention: WorkingMention, nominal: WorkingMention, parsed: ParsedText, *, spoken: bool) -> None:
    """Put a nominal into the cluster of a name, if the two can be one."""
    cluster = mention.cluster
    if cluster is None or nominal.cluster is not None or not _agree(mention, nominal):
        return
    cluster.add(nominal)
    first = nominal.first
    while first < nominal.head and parsed.tokens[first].text.lower() in _ARTICLES:
        first += 1
    described = parsed.words(first, nominal.last)
    if spoken and cluster.description is None and len(described) <= _LONGEST_DESCRIPTION and cluster.type == "person":
        cluster.description = described


def _agree(mention: WorkingMention, nominal: WorkingMention) -> bool:
    if nominal.number == "pl" or nominal.type != mention.type:
        return False
    return not (
        nominal.gender and mention.cluster and mention.cluster.gender and nominal.gender != mention.cluster.gender
    )


def _copula(
    clause: Clause,
    parsed: ParsedText,
    by_head: Mapping[int, WorkingMention],
    name_at: Mapping[int, WorkingMention],
) -> None:
    """Read "Reyes is a crane driver", but not "is not", "may be" or "will be"."""
    nominal = by_head.get(clause.predicate)
    if nominal is None or clause.negated or clause.modal or clause.tense not in _PAST:
        return
    if nominal.lead == "poss" and clause.relation != "acl:relcl":
        return
    if not any(parsed.tokens[c].deprel == "cop" for c in parsed.children[clause.predicate]):
        return
    subject = next((name_at[s] for s in clause.subjects if s in name_at), None)
    if subject is not None:
        _join(subject, nominal, parsed, spoken=_is_descriptive(nominal, parsed.tokens))


def _is_descriptive(nominal: WorkingMention, tokens: Sequence[Token]) -> bool:
    """Whether a predicate says what a person is, and does not only judge: "a good man", "the better candidate"."""
    if nominal.words[0] in _GENERAL:
        return False
    return all(tokens[index].xpos not in _COMPARED for index in range(nominal.first, nominal.head))


def _named_as(
    clause: Clause,
    parsed: ParsedText,
    by_head: Mapping[int, WorkingMention],
    name_at: Mapping[int, WorkingMention],
) -> None:
    """Read "The man, identified as Leroy Banks,"."""
    predicate = parsed.tokens[clause.predicate]
    heads = (*clause.subjects, *clause.objects, predicate.head)
    nominal = next((by_head[h] for h in heads if h in by_head and h < clause.predicate), None)
    name = next(
        (name_at[i] for i in range(clause.predicate + 1, min(clause.last, clause.predicate + 5)) if i in name_at), None
    )
    if nominal is not None and name is not None and not clause.negated:
        _join(name, nominal, parsed, spoken=False)
