"""Every mention of an article: its names, the noun phrases for people, organisations and places, pronouns.

A noun phrase is read off the tree: from its first determiner or modifier to its head, with one "of" or "for" phrase
after it, so that "a spokesman for the company" is one mention; relative clauses and appositions stay outside.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from newsdigest.language.coreference.clusters import WorkingMention
from newsdigest.language.coreference.shores import is_shore
from newsdigest.language.gazetteer import Demonym, Noun, demonyms, noun_of, title_of, titles_of
from newsdigest.language.names.ner_spans import is_plain
from newsdigest.language.parsed_text import ParsedText
from newsdigest.lexicon.function_words import DEMONSTRATIVES, FOCUSING, FRAMING_PREPOSITIONS, PRONOUN_GENDERS
from newsdigest.lexicon.numbers import APPROXIMATORS, COMPARATORS, NEAR_BELOW, SCALES
from newsdigest.lexicon.speech import REPORTING_VERBS
from newsdigest.lexicon.tags import FUNCTION_RELATIONS, NOUN_TAGS, TENSED_TAGS
from newsdigest.model.analysis import Name, Token
from newsdigest.model.enums import MentionKind

__all__ = ["PRONOUNS", "collect"]

PRONOUNS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        **{form: (gender, "sg") for form, gender in PRONOUN_GENDERS.items()},
        **dict.fromkeys(("it", "its", "itself"), ("n", "sg")),
        **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), ("", "pl")),
    }
)
"""Gender and number of the pronouns that are resolved here; "I" is the speaker of a quotation, or outside
quotation marks the narrator (``first_person.py``)."""

_MODIFIER = frozenset({"compound", "amod", "flat", "fixed", "nmod:desc", "goeswith", "nmod:unmarked"})
"""Relations in which a noun describes another and is no mention of its own ("police" in "police officer")."""

_LEFT = frozenset({"det", "amod", "compound", "nummod", "nmod:poss", "det:predet", "nmod:desc", "flat"})
_INNER = frozenset({"amod", "compound", "nmod:poss", "nmod:desc", "flat"})
_LEADS = {
    **dict.fromkeys(DEMONSTRATIVES, "this"), "the": "the", "such": "this", "both": "the", "all": "the",
    "a": "a", "an": "a", "any": "a", "each": "a", "every": "a", "some": "a",
    "what": "a", "which": "a", "another": "another", "other": "another",
    **dict.fromkeys(("several", "many"), "count"), "no": "no", "neither": "no",
}  # fmt: skip
_TAKE_OF = frozenset({"accuse", "suspect", "convict", "acquit", "clear", "rob", "strip", "deprive", "warn", "remind"})
"""Verbs with an object and an "of" phrase as complements (VerbNet: judgement, robbery and warning verbs)."""

_ONE_OF_SEVERAL = frozenset({"one", "another"})
_TRUSTING = frozenset({"betray", "abuse", "breach", "lose", "win", "gain", "regain", "earn", "restore", "rebuild"})
_TAILS = frozenset({"of", "for"})
_LOOSE = FUNCTION_RELATIONS | {"punct", "cc", "discourse", "advmod", "nsubj", "expl", "advcl"}
_ABOUT = APPROXIMATORS - {"approximately"} | NEAR_BELOW | COMPARATORS | {"at", "over", "up", "to"} | {"as", "many"}
_ABOUT_SECOND = frozenset({"to", "than", "least"})
"""Words of ``_ABOUT`` that never come first."""

_BEFORE = FRAMING_PREPOSITIONS - {"to"} | {"with", "from", "after", "both", "than"} | {"over", "and", "or", "but"}
_OPENERS = _BEFORE | FOCUSING - {"just", "too"} | {"according", "to", "including", "like"} | {"as", "not", "whose"}
_TAIL_TOKENS = 9
_COUNTERS = frozenset(SCALES) - {"billion", "trillion"} | {"majority", "minority", "pair", "couple", "score"} | {"trio"}
_SCORING = frozenset({"score", "hit", "grab", "net", "head", "strike", "bag", "fire", "produce", "snatch", "concede"})
_WIDE = 12


def collect(parsed: ParsedText, names: Sequence[Name], quoted: Sequence[bool]) -> list[WorkingMention]:
    """The mentions in reading order.

    Args:
        parsed: the text.
        names: the names in it.
        quoted: for each token whether it is between quotation marks.
    """
    tokens = parsed.tokens
    plain = [is_plain(tokens, sentence) for sentence in parsed.sentences]
    covered = [0] * len(tokens)  # where the name that covers a token ends
    found: list[WorkingMention] = []
    for name in names:
        covered[name.first : name.last] = [name.last] * (name.last - name.first)
        mention = WorkingMention(MentionKind.NAME, name.first, name.last, name.head)
        mention.type = name.kind
        mention.words = tuple([token.text for token in tokens[name.first : name.last]])
        found.append(mention)
    for token in tokens:
        if token.text.lower() in _ONE_OF_SEVERAL:
            found.extend(_one_of_several(token, parsed))
        elif token.xpos[:3] == "PRP":
            found.extend(_pronoun(token))
        elif token.xpos[:2] == "NN" and not covered[token.index] and _heads_phrase(token, tokens):
            capital = plain[token.sentence] and token.index != parsed.sentences[token.sentence].first
            found.extend(_nominal_at(token, parsed, covered, capital=capital))
    for mention in found:
        mention.quoted = quoted[mention.head]
    found.sort(key=lambda m: (m.first, -m.last))
    return found


def _pronoun(token: Token) -> Iterator[WorkingMention]:
    features = PRONOUNS.get(token.text.lower())
    if features:
        mention = WorkingMention(MentionKind.PRONOUN, token.index, token.index + 1, token.index)
        mention.gender, mention.number = features
        yield mention


def _one_of_several(token: Token, parsed: ParsedText) -> Iterator[WorkingMention]:
    """The person of "one of the workers"; of "one of them" and "another" alone only where they say something."""
    tokens = parsed.tokens
    if token.deprel not in ("nsubj", "nsubj:pass", "obl:agent"):
        return
    children = parsed.children[token.index]
    counted = next((tokens[c] for c in children if c > token.index and tokens[c].deprel == "nmod"), None)
    if counted is None or counted.xpos == "PRP":
        if tokens[token.head].lemma not in REPORTING_VERBS:
            return
        lemma, last = token.text.lower(), token.index + 1 if counted is None else counted.index + 1
    else:
        lemma, last = counted.lemma.lower(), _right_edge(counted.index, tokens, parsed.children) + 1
        noun = noun_of(lemma) or noun_of(counted.text.lower())
        if noun is None or noun.kind != "person" or counted.xpos != "NNS":
            return
    mention = WorkingMention(MentionKind.NOMINAL, token.index, last, token.index)
    mention.core, mention.nominal, mention.type = last, True, "person"
    mention.lead, mention.words = "a", (lemma,)
    yield mention


def _nominal_at(token: Token, parsed: ParsedText, covered: Sequence[int], *, capital: bool) -> Iterator[WorkingMention]:
    """The noun phrase under a noun, where the noun is for people, organisations or places."""
    tokens = parsed.tokens
    lemma = token.lemma.lower()
    before_name = _is_before_name(token, tokens)
    noun = noun_of(lemma) or noun_of(token.text.lower())
    if noun is None:
        noun = _by_capital(token, lemma, demonyms(), capital=capital, before_name=before_name)
    if noun is None or (before_name and titles_of(token.text.lower())):
        return
    if is_shore(token, tokens, parsed.children) or _is_confidence(token, tokens):
        return
    if lemma in _COUNTERS and _counts_things(token, tokens, parsed.children):
        return  # "hundreds of ballot papers"
    nominal = _nominal(token, lemma, noun, tokens, parsed.children, capital=capital)
    nominal.last = nominal.core = max(nominal.last, covered[nominal.last - 1])
    if nominal.lead != "no":  # "no casualties" refers to no one
        yield nominal


def _heads_phrase(token: Token, tokens: Sequence[Token]) -> bool:
    """Whether a noun heads a phrase of its own. "Governor" of "Governor endorses plan" does, even if the parser takes
    the verb for its head; "host" of "a host of plans" and a winner that is scored do not.
    """
    if token.deprel in _MODIFIER:
        return token.deprel == "compound" and tokens[token.head].xpos in TENSED_TAGS and token.head == token.index + 1
    if token.lemma == "winner" and token.deprel == "obj":
        return tokens[token.head].lemma not in _SCORING
    after = tokens[token.index + 1].text if token.index + 1 < len(tokens) else ""
    return not (after == "of" and token.lemma == "host")


def _is_confidence(token: Token, tokens: Sequence[Token]) -> bool:
    """Whether "trust" is what somebody wins or betrays, and no body: "betrayed the trust of colleagues"."""
    return token.lemma == "trust" and token.deprel == "obj" and tokens[token.head].lemma in _TRUSTING


def _counts_things(token: Token, tokens: Sequence[Token], children: Sequence[Sequence[int]]) -> bool:
    """Whether the noun after "of" and a quantity is no word for people: "a pair of court battles"."""
    if token.index + 1 >= len(tokens) or tokens[token.index + 1].text != "of":
        return False
    counted = next((tokens[c] for c in children[token.index] if c > token.index and tokens[c].deprel == "nmod"), None)
    if counted is None or counted.upos != "NOUN":
        return False
    noun = noun_of(counted.lemma.lower()) or noun_of(counted.text.lower())
    return noun is None or noun.kind not in ("person", "group", "organization")


def _is_before_name(token: Token, tokens: Sequence[Token]) -> bool:
    """Whether a proper noun follows, whose title it is: "Supt" in "Supt Amy Cole"."""
    return token.index + 1 < len(tokens) and tokens[token.index + 1].xpos[:3] == "NNP"


def _by_capital(
    token: Token, lemma: str, peoples: Mapping[str, Demonym], *, capital: bool, before_name: bool
) -> Noun | None:
    """What a word outside the list of nouns names: "Frenchmen", or a title with a capital."""
    people = peoples.get(token.text)
    if people is not None and people.people and token.xpos[-1] == "S":
        return Noun("group", "")
    if capital and token.text[0].isupper() and title_of(lemma) is not None and not before_name:
        return Noun("person", "")
    return None


def _nominal(
    token: Token, lemma: str, noun: Noun, tokens: Sequence[Token], children: Sequence[Sequence[int]], *, capital: bool
) -> WorkingMention:
    kind, gender = noun
    if lemma == "house" and token.xpos == "NNP":
        kind = "organization"  # of parliament
    named = token.text[0].isupper() and (capital or token.xpos == "NNP") and kind in ("person", "organization")
    mention = WorkingMention(
        MentionKind.NAME if named else MentionKind.NOMINAL, token.index, token.index + 1, token.index
    )
    mention.nominal = True
    plural = token.xpos[-1] == "S" or kind == "group" or lemma == "police"
    mention.number = "pl" if plural else "sg"
    mention.type = "group" if plural and kind == "person" else kind
    mention.gender, mention.words = gender, (lemma,)
    _extend(mention, tokens, children)
    if mention.type == "person" and not mention.lead and mention.first == token.index:
        mention.first -= _is_trade(token, tokens)
    return mention


def _is_trade(token: Token, tokens: Sequence[Token]) -> bool:
    """Whether the word before is a trade that the parser took for a verb: "Shipping heir arrested"."""
    before = tokens[token.index - 1] if token.index else token
    return before.xpos == "VBG" and before.text.istitle() and token.head == before.index and token.deprel == "obj"


def _extend(mention: WorkingMention, tokens: Sequence[Token], children: Sequence[Sequence[int]]) -> None:
    """Find where the noun phrase begins and ends, what leads it and what modifies it."""
    head = mention.head
    mods: list[str] = []
    for child in children[head]:
        relation = tokens[child].deprel
        if child > head:
            complement = relation == "nmod" and child - head <= _TAIL_TOKENS and _is_tail(child, tokens, children)
            if complement and not _is_of_verb(head, child, tokens):
                mention.last = mention.core = max(mention.last, _right_edge(child, tokens, children) + 1)
        elif relation in _LEFT and head - child <= _WIDE:
            mention.first = min(mention.first, _left_edge(child, tokens, children))
            _read_left(mention, tokens[child], mods)
    mention.mods = frozenset(mods)
    while mention.first < head and _is_opener(tokens[mention.first]):
        mention.first += 1
    _take_in_article(mention, tokens)
    _leave_article(mention, tokens)
    if tokens[mention.first].xpos == "CD" or tokens[mention.first].text.lower() in _ABOUT:
        _take_in_approximation(mention, tokens)


def _take_in_article(mention: WorkingMention, tokens: Sequence[Token]) -> None:
    """Begin the phrase with an article right before it, which the tree hung elsewhere."""
    before = tokens[mention.first - 1] if mention.first else None
    if mention.lead or before is None or before.xpos != "DT" or before.sentence != tokens[mention.head].sentence:
        return
    mention.lead = _LEADS.get(before.text.lower(), "the")
    mention.first -= 1


def _leave_article(mention: WorkingMention, tokens: Sequence[Token]) -> None:
    """Leave out "a" before the plural of a possessor: of "a children's charity" the charity has it."""
    head, after = mention.head, tokens[min(mention.head + 1, len(tokens) - 1)]
    plural = tokens[head].xpos == "NNS" and after.xpos == "POS"
    if plural and mention.first == head - 1 and tokens[mention.first].text.lower() in ("a", "an"):
        mention.first, mention.lead = head, ""


def _take_in_approximation(mention: WorkingMention, tokens: Sequence[Token]) -> None:
    """Begin a counted phrase with the words before its number: "up to two people"."""
    mention.lead = mention.lead or "count"
    while mention.first and tokens[mention.first - 1].text.lower() in _ABOUT:
        mention.first -= 1
    if tokens[mention.first].text.lower() in _ABOUT_SECOND and mention.first < mention.head:
        mention.first += 1  # "according to two people", which is not "up to two people"


def _is_opener(token: Token) -> bool:
    """Whether a word before a noun phrase is outside of it: a mark, "including", the "that" of "say that two men"."""
    return token.upos in ("PUNCT", "SCONJ") or token.text.lower() in _OPENERS


def _read_left(mention: WorkingMention, token: Token, mods: list[str]) -> None:
    relation = token.deprel
    if relation in ("det", "det:predet"):
        mention.lead = mention.lead or _LEADS.get(token.text.lower(), "the")
    elif relation == "nmod:poss":
        mention.lead = "poss"
        mods.append(token.text.lower())
    elif relation == "nummod":
        mention.lead = mention.lead or "count"
        mods.append("#" + token.text.lower())
    elif relation in _INNER:
        word = token.text.lower()
        if word in _LEADS and not mention.lead:
            mention.lead = _LEADS[word]
        mods.append(word)


def _left_edge(index: int, tokens: Sequence[Token], children: Sequence[Sequence[int]]) -> int:
    """The leftmost token below ``index``, going down first children alone."""
    for _ in range(_WIDE):
        first = next((c for c in children[index] if c < index and tokens[c].deprel not in _LOOSE), index)
        if first == index:
            return index
        index = first
    return index


def _right_edge(index: int, tokens: Sequence[Token], children: Sequence[Sequence[int]]) -> int:
    """The rightmost token of a short phrase below ``index``: no clause, apposition or coordination."""
    for _ in range(3):
        below = [
            c for c in children[index] if c > index and tokens[c].deprel in ("flat", "nmod", "compound", "nmod:poss")
        ]
        if not below or below[-1] - index > _TAIL_TOKENS:
            return index
        index = below[-1]
    return index


def _is_of_verb(head: int, child: int, tokens: Sequence[Token]) -> bool:
    """Whether an "of" phrase is the second complement of a noun's verb: "accused the firm of hiding losses"."""
    verb = tokens[tokens[head].head]
    if tokens[head].deprel not in ("obj", "iobj") or verb.lemma not in _TAKE_OF:
        return False
    return any(tokens[at].text == "of" for at in range(head + 1, child))


def _is_tail(index: int, tokens: Sequence[Token], children: Sequence[Sequence[int]]) -> bool:
    return tokens[index].upos in NOUN_TAGS and any(
        tokens[c].deprel == "case" and tokens[c].text.lower() in _TAILS for c in children[index]
    )
