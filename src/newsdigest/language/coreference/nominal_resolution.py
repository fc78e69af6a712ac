"""Finds the antecedents of descriptions, in one pass from the first mention to the last; pronouns on the way.

Descriptions ("the senior official", "the president", "the company") go to the last cluster with the same noun whose
modifiers do not contradict; general nouns ("the man", "the firm") to the last fitting cluster near by. The number of
candidates before a mention is bounded, so time is linear.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsdigest.language.coreference.clusters import Cluster, WorkingMention, noun_with_modifiers
from newsdigest.language.coreference.pronouns import SyntaxContext, antecedent
from newsdigest.language.gazetteer import demonym, title_of, word_class
from newsdigest.model.analysis import Token
from newsdigest.model.enums import MentionKind

__all__ = ["resolve_headline", "resolve_in_order"]

_WINDOW = 80  # mentions before a description that are candidates
_NEAR = 3  # sentences for general nouns

_GENERAL_PERSON = "general people"
_GENERAL_ORGANIZATION = "general organizations"
_CITY_NOUNS = frozenset({"city", "town", "village", "capital"})
_COUNTRY_NOUNS = frozenset({"country", "nation", "kingdom", "republic"})
_PLACE_NOUNS = _CITY_NOUNS | _COUNTRY_NOUNS
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
_RANKS = frozenset({"prime", "first", "chief", "vice", "deputy"})
"""Modifiers that make another office of a noun: a minister is not the prime minister."""

_OTHERS = frozenset({"second", "third", "fourth", "other"})
"""Modifiers of somebody beside the one whom a story is about: "a second man was cleared"."""

_SPECIAL = frozenset(
    {
        "former", "ex", "first", "second", "third", "another", "other", "new", "deputy", "vice", "next", "own"
    }
)  # fmt: skip


def resolve_in_order(mentions: Sequence[WorkingMention], clusters: list[Cluster], context: SyntaxContext) -> None:
    """Give every nominal and pronoun its cluster; new clusters are added to ``clusters``, unclear pronouns get none."""
    seen: list[WorkingMention] = []
    for mention in mentions:
        if mention.cluster is None:
            if mention.kind is MentionKind.PRONOUN:
                found = antecedent(mention, seen, context)
            else:
                found = _description(mention, seen, context.tokens)
                if found is None:
                    clusters.append(Cluster(mention))
            if found is not None:
                found.add(mention)
        elif mention.nominal and mention.lead in _DEFINITE:
            _reveal(mention, mention.cluster, seen)
        if mention.cluster is not None:
            seen.append(mention)


def resolve_headline(clusters: Sequence[Cluster]) -> None:
    """Join what a headline only describes ("Minister resigns") with the person whom the story then names.

    The first cluster of the running text with the same noun is taken, if no modifier contradicts and it is not told
    apart from another: who is jailed in "Man jailed" is not the "second man" of the last line.
    """
    in_body = [c for c in clusters if c.mentions and not all(m.headline for m in c.mentions)]
    for cluster in clusters:
        mention = _headline_only(cluster)
        other = next((c for c in in_body if _is_described(mention, c)), None) if mention is not None else None
        if other is not None:
            other.absorb(cluster)
            cluster.mentions = []


def _headline_only(cluster: Cluster) -> WorkingMention | None:
    """The bare or counted noun phrase by which headlines alone speak of somebody without a name."""
    if cluster.named or cluster.type not in ("person", "group") or not all(m.headline for m in cluster.mentions):
        return None
    return next((m for m in cluster.mentions if m.nominal and m.lead in ("", "count")), None)


def _is_described(mention: WorkingMention, cluster: Cluster) -> bool:
    if cluster.number != mention.number or mention.words[0] not in cluster.heads:
        return False
    if (cluster.mods & _OTHERS) - mention.mods or any(m.lead == "another" for m in cluster.mentions):
        return False
    counts = {word for word in mention.mods if word[0] == "#"}
    known = {word for word in cluster.mods if word[0] == "#"}
    return _compatible(mention, cluster) and (not counts or not known or counts == known)


# ---------------------------------------------------------------- descriptions


def _reveal(mention: WorkingMention, cluster: Cluster, seen: Sequence[WorkingMention]) -> None:
    """Give the name what was said before of the unnamed: "A boy fell into a well ... The boy, Ali Reza, ..."."""
    for other in reversed(seen[-_WINDOW:]):
        earlier = other.cluster
        if (
            earlier is None
            or earlier is cluster
            or earlier.named
            or earlier.type != "person"
            or other.lead != "a"
            or _tail(other)
        ):
            continue
        if mention.words[0] in earlier.heads and _compatible(mention, earlier):
            cluster.absorb(earlier)
            earlier.mentions = []  # an empty cluster makes no entity
            return


def _description(mention: WorkingMention, seen: Sequence[WorkingMention], tokens: Sequence[Token]) -> Cluster | None:
    if mention.lead in ("a", "another", "count") or not seen:
        return None
    if mention.number == "pl":
        return _plural(mention, seen) if mention.lead in ("the", "this", "") else None
    bare = mention.lead == "" and mention.type == "person"  # "said senior official", "the" left out
    if mention.core > mention.head + 1:  # "the president of the club" is no other president
        return _same_words(mention, seen)
    if mention.lead in _DEFINITE or bare:
        return _same_title(mention, seen) or _same_head(mention, seen) or _general(mention, seen, tokens)
    if mention.lead == "poss":
        return _same_words(mention, seen)
    return None


def _recent(seen: Sequence[WorkingMention]) -> Iterator[Cluster]:
    """The clusters mentioned lately, each once, the last one first."""
    tried: set[int] = set()
    for other in reversed(seen[-_WINDOW:]):
        if other.cluster is not None and id(other.cluster) not in tried:
            tried.add(id(other.cluster))
            yield other.cluster


def _noun(word: str) -> str:
    return _SAME_NOUN.get(word, word)


def _same_title(mention: WorkingMention, seen: Sequence[WorkingMention]) -> Cluster | None:
    """The last named person whose title or description has this noun with these modifiers and no others."""
    title = noun_with_modifiers(mention)
    for cluster in _recent(seen):
        named = cluster.named and cluster.type == "person"
        if named and title in cluster.titles and not _clashes(mention, cluster):
            return cluster
    return None


def _holds_other_office(mention: WorkingMention, cluster: Cluster) -> bool:
    """Whether a noun is part of an office ("prime minister") that a person with another of that noun does not hold."""
    noun = mention.words[0]
    office = {word for word in mention.mods if title_of(f"{word} {noun}") is not None}
    if not office or office <= cluster.mods:
        return False
    held = any(head == noun and any(title_of(f"{word} {noun}") for word in mods) for head, mods in cluster.titles)
    return held or not office.isdisjoint(_RANKS)


def _same_head(mention: WorkingMention, seen: Sequence[WorkingMention]) -> Cluster | None:
    """The last cluster that was described by this noun with nothing against it."""
    noun = _noun(mention.words[0])
    for cluster in _recent(seen):
        described = cluster.number == "sg" and noun in {_noun(head) for head in cluster.heads}
        if described and _compatible(mention, cluster) and not _holds_other_office(mention, cluster):
            return cluster
        if cluster.type == "organization" and cluster.named and mention.words[0] in _name_words(cluster):
            return cluster
    return None


def _name_words(cluster: Cluster) -> set[str]:
    return {word.lower() for word in cluster.mentions[0].words}


def _clashes(mention: WorkingMention, cluster: Cluster) -> bool:
    """Whether the two differ in gender."""
    return bool(mention.gender and cluster.gender) and mention.gender != cluster.gender


def _compatible(mention: WorkingMention, cluster: Cluster) -> bool:
    if _clashes(mention, cluster):
        return False
    extra = mention.mods - cluster.mods
    if (extra & _SPECIAL and not mention.headline) or (
        (cluster.mods & {"former", "ex", "deputy", "vice"}) - mention.mods and cluster.named is False
    ):
        return False
    peoples = {_people(word) for word in extra} - {""}
    known = {_people(word) for word in cluster.mods} - {""}
    return not (peoples and known) or peoples <= known


def _people(word: str) -> str:
    found = demonym(word.upper() if "." in word else word.capitalize())
    return found.country if found else ""


def _same_words(mention: WorkingMention, seen: Sequence[WorkingMention]) -> Cluster | None:
    for other in reversed(seen[-_WINDOW:]):
        if (
            other.nominal
            and other.words == mention.words
            and other.mods >= mention.mods
            and _tail(other) == _tail(mention)
        ):
            return other.cluster
    return None


def _tail(mention: WorkingMention) -> int:
    """How many tokens follow the head."""
    return mention.core - mention.head - 1


def _general(mention: WorkingMention, seen: Sequence[WorkingMention], tokens: Sequence[Token]) -> Cluster | None:
    """Find the last fitting cluster of the last few sentences for "the man", "the company", "the city"."""
    noun = mention.words[0]
    sentence = tokens[mention.head].sentence
    for other in reversed(seen[-_WINDOW:]):
        cluster = other.cluster
        if cluster is None or cluster.number == "pl":
            continue
        if sentence - tokens[other.head].sentence > _NEAR and noun not in _PLACE_NOUNS:
            break
        if _fits_general(noun, mention, cluster):
            return cluster
    return None


def _fits_general(noun: str, mention: WorkingMention, cluster: Cluster) -> bool:
    if noun in word_class(_GENERAL_PERSON):
        return cluster.type == "person" and _fits_person(mention, cluster)
    if noun in word_class(_GENERAL_ORGANIZATION):
        return cluster.type == "organization" and cluster.named and not mention.mods - {"whole", "entire", "same"}
    if cluster.place is not None and not mention.mods:
        feature = cluster.place.feature
        return (noun in _CITY_NOUNS and feature == "city") or (noun in _COUNTRY_NOUNS and feature == "country")
    return False


def _fits_person(mention: WorkingMention, cluster: Cluster) -> bool:
    """Whether "the man" can be somebody named, whom no modifier contradicts."""
    if not cluster.named or (mention.gender and cluster.gender and mention.gender != cluster.gender):
        return False
    return not mention.mods & _SPECIAL and not _foreign(mention)


def _foreign(mention: WorkingMention) -> bool:
    return any(_people(word) for word in mention.mods)


def _plural(mention: WorkingMention, seen: Sequence[WorkingMention]) -> Cluster | None:
    """The last group of the same noun and modifiers; "these sources" may also refer to the last officials."""
    noun = _noun(mention.words[0])
    second: Cluster | None = None
    for other in reversed(seen[-_WINDOW:]):
        cluster = other.cluster
        if cluster is None or cluster.number != "pl" or not other.nominal:
            continue
        same = mention.words[0] in cluster.heads or (
            mention.lead == "this" and noun in {_noun(h) for h in cluster.heads}
        )
        if same and _compatible(mention, cluster) and not _distinguishes(mention, cluster):
            if all(_people(word) for word in cluster.mods - mention.mods):
                return cluster
            second = second or cluster
    return second if mention.lead else None


def _distinguishes(mention: WorkingMention, cluster: Cluster) -> bool:
    """Whether a modifier or a count makes another group of it: "military officials", "twelve officials"."""
    extra = {word for word in mention.mods - cluster.mods if not _people(word)}
    if any(word[0] == "#" for word in extra | cluster.mods) and mention.lead not in _DEFINITE:
        return True
    return bool(extra) and mention.lead == ""
