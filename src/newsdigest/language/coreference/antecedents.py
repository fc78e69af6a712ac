"""Finds what descriptions go back to, in one pass from the first mention to the last; pronouns on the way.

Descriptions ("the senior official", "the president", "the company") go to the last chain with the same noun whose
modifiers do not contradict; general nouns ("the man", "the firm") to the last fitting chain near by. Only a bounded
stretch before a mention is looked at, so time is linear.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsdigest.language.coreference.chains import Chain, Mention
from newsdigest.language.coreference.pronouns import Scene, antecedent
from newsdigest.language.gazetteer import demonym, word_class
from newsdigest.model.analysis import Token
from newsdigest.model.enums import MentionKind

__all__ = ["resolve_headline", "resolve_in_order"]

_WINDOW = 80  # mentions looked back over for a description
_NEAR = 3  # sentences for general nouns

_GENERAL_PERSON = "general people"
_GENERAL_ORGANIZATION = "general organizations"
_CITY_NOUNS = frozenset({"city", "town", "village", "capital"})
_COUNTRY_NOUNS = frozenset({"country", "nation", "kingdom", "republic"})
_SOURCES = frozenset({"source", "official", "insider", "diplomat", "aide"})
_SAME_NOUN = {
    **dict.fromkeys(_SOURCES, "source"),
    **dict.fromkeys(("gunman", "attacker", "assailant", "shooter", "bomber"), "attacker"),
    **dict.fromkeys(("spokesman", "spokeswoman", "spokesperson"), "spokesperson"),
    **dict.fromkeys(("policeman", "policewoman", "officer"), "officer"),
    **dict.fromkeys(("chairman", "chairwoman", "chair", "chairperson"), "chair"),
    **dict.fromkeys(("organisation", "organization"), "organization"),
}
_DEFINITE = frozenset({"the", "this"})
_SPECIAL = frozenset(
    {
        "former", "ex", "first", "second", "third", "another", "other", "new", "deputy", "vice", "next", "own"
    }
)  # fmt: skip


def resolve_in_order(mentions: Sequence[Mention], chains: list[Chain], scene: Scene) -> None:
    """Give every nominal and pronoun its chain; new chains are added to ``chains``, unclear pronouns get none."""
    seen: list[Mention] = []
    for mention in mentions:
        if mention.chain is None:
            if mention.kind is MentionKind.PRONOUN:
                found = antecedent(mention, seen, scene)
            else:
                found = _description(mention, seen, scene.tokens)
                if found is None:
                    chains.append(Chain(mention))
            if found is not None:
                found.add(mention)
        elif mention.nominal and mention.lead in _DEFINITE:
            _reveal(mention, mention.chain, seen)
        if mention.chain is not None:
            seen.append(mention)


def resolve_headline(chains: Sequence[Chain]) -> None:
    """Join what a headline only describes ("Minister resigns") with whom the story then speaks of.

    The first chain of the running text with the same noun is taken, if no modifier contradicts.
    """
    told = [c for c in chains if c.mentions and not all(m.headline for m in c.mentions)]
    for chain in chains:
        if chain.named or chain.type not in ("person", "group") or not all(m.headline for m in chain.mentions):
            continue
        mention = next((m for m in chain.mentions if m.nominal and m.lead in ("", "count")), None)
        other = next((c for c in told if mention is not None and _is_described(mention, c)), None)
        if other is not None:
            other.absorb(chain)
            chain.mentions = []


def _is_described(mention: Mention, chain: Chain) -> bool:
    if chain.number != mention.number or mention.words[0] not in chain.heads:
        return False
    counts = {word for word in mention.mods if word[0] == "#"}
    known = {word for word in chain.mods if word[0] == "#"}
    return _compatible(mention, chain) and (not counts or not known or counts == known)


# ---------------------------------------------------------------- descriptions


def _reveal(mention: Mention, chain: Chain, seen: Sequence[Mention]) -> None:
    """Give the name what was said before of the unnamed: "A boy fell into a well ... The boy, Ali Reza, ..."."""
    for other in reversed(seen[-_WINDOW:]):
        told = other.chain
        if told is None or told is chain or told.named or told.type != "person" or other.lead != "a" or _tail(other):
            continue
        if mention.words[0] in told.heads and _compatible(mention, told):
            chain.absorb(told)
            told.mentions = []  # an empty chain makes no entity
            return


def _description(mention: Mention, seen: Sequence[Mention], tokens: Sequence[Token]) -> Chain | None:
    if mention.lead in ("a", "another", "count") or not seen:
        return None
    if mention.number == "pl":
        return _plural(mention, seen) if mention.lead in ("the", "this", "") else None
    bare = mention.lead == "" and mention.type == "person"  # "said senior official", "the" left out
    if mention.core > mention.head + 1:  # "the president of the club" is no other president
        return _same_words(mention, seen)
    if mention.lead in _DEFINITE or bare:
        return _same_head(mention, seen) or _general(mention, seen, tokens)
    if mention.lead == "poss":
        return _same_words(mention, seen)
    return None


def _noun(word: str) -> str:
    return _SAME_NOUN.get(word, word)


def _same_head(mention: Mention, seen: Sequence[Mention]) -> Chain | None:
    """The last chain that was described by this noun with nothing against it."""
    noun = _noun(mention.words[0])
    tried: set[int] = set()
    for other in reversed(seen[-_WINDOW:]):
        chain = other.chain
        if chain is None or id(chain) in tried:
            continue
        tried.add(id(chain))
        if chain.number == "sg" and noun in {_noun(head) for head in chain.heads} and _compatible(mention, chain):
            return chain
        if chain.type == "organization" and chain.named and mention.words[0] in _name_words(chain):
            return chain
    return None


def _name_words(chain: Chain) -> set[str]:
    return {word.lower() for word in chain.mentions[0].words}


def _compatible(mention: Mention, chain: Chain) -> bool:
    if mention.gender and chain.gender and mention.gender != chain.gender:
        return False
    extra = mention.mods - chain.mods
    if (extra & _SPECIAL and not mention.headline) or (
        (chain.mods & {"former", "ex", "deputy", "vice"}) - mention.mods and chain.named is False
    ):
        return False
    peoples = {_people(word) for word in extra} - {""}
    known = {_people(word) for word in chain.mods} - {""}
    return not (peoples and known) or peoples <= known


def _people(word: str) -> str:
    found = demonym(word.upper() if "." in word else word.capitalize())
    return found.country if found else ""


def _same_words(mention: Mention, seen: Sequence[Mention]) -> Chain | None:
    for other in reversed(seen[-_WINDOW:]):
        if (
            other.nominal
            and other.words == mention.words
            and other.mods >= mention.mods
            and _tail(other) == _tail(mention)
        ):
            return other.chain
    return None


def _tail(mention: Mention) -> int:
    """How many tokens stand behind the head."""
    return mention.core - mention.head - 1


def _general(mention: Mention, seen: Sequence[Mention], tokens: Sequence[Token]) -> Chain | None:
    """Find the last fitting chain of the last few sentences for "the man", "the company", "the city"."""
    noun = mention.words[0]
    sentence = tokens[mention.head].sentence
    for other in reversed(seen[-_WINDOW:]):
        chain = other.chain
        if chain is None or chain.number == "pl":
            continue
        if sentence - tokens[other.head].sentence > _NEAR and noun not in _COUNTRY_NOUNS | _CITY_NOUNS:
            break
        if _fits_general(noun, mention, chain):
            return chain
    return None


def _fits_general(noun: str, mention: Mention, chain: Chain) -> bool:
    if noun in word_class(_GENERAL_PERSON):
        gendered = not (mention.gender and chain.gender and mention.gender != chain.gender)
        return (
            chain.type == "person"
            and gendered
            and chain.named
            and not mention.mods & _SPECIAL
            and not _foreign(mention)
        )
    if noun in word_class(_GENERAL_ORGANIZATION):
        return chain.type == "organization" and chain.named and not mention.mods - {"whole", "entire", "same"}
    if chain.place is not None and not mention.mods:
        feature = chain.place.feature
        return (noun in _CITY_NOUNS and feature == "city") or (noun in _COUNTRY_NOUNS and feature == "country")
    return False


def _foreign(mention: Mention) -> bool:
    return any(_people(word) for word in mention.mods)


def _plural(mention: Mention, seen: Sequence[Mention]) -> Chain | None:
    """The last group of the same noun and modifiers; "these sources" also goes to the last officials."""
    noun = _noun(mention.words[0])
    second: Chain | None = None
    for other in reversed(seen[-_WINDOW:]):
        chain = other.chain
        if chain is None or chain.number != "pl" or not other.nominal:
            continue
        same = mention.words[0] in chain.heads or (mention.lead == "this" and noun in {_noun(h) for h in chain.heads})
        if same and _compatible(mention, chain) and not _tells_apart(mention, chain):
            if all(_people(word) for word in chain.mods - mention.mods):
                return chain
            second = second or chain
    return second if mention.lead else None


def _tells_apart(mention: Mention, chain: Chain) -> bool:
    """Whether a modifier or a count makes another group of it: "military officials", "twelve officials"."""
    extra = {word for word in mention.mods - chain.mods if not _people(word)}
    if any(word[0] == "#" for word in extra | chain.mods) and mention.lead not in _DEFINITE:
        return True
    return bool(extra) and mention.lead == ""
