"""Joins the names of an article that name one person, organisation or place.

Full names open clusters; short forms ("Biden", "Mr. Biden", "Apple", "APEC") then join the cluster of the name they
shorten. A surname that two people share refers to the one whom it alone has named before, else to the one named last
that fits by title and gender: the two are never joined. Organisations are compared without their legal endings,
acronyms by the initials of their long forms, places by what the gazetteer calls them, so that "U.S." and "United
States" are one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from newsdigest.language.coreference.clusters import Cluster, WorkingMention
from newsdigest.language.gazetteer import (
    Title,
    ending_kind,
    given_gender,
    lookup,
    place_key,
    plain_letters,
    title_of,
    word_class,
)
from newsdigest.language.names.body_names import body_of
from newsdigest.language.names.ner_spans import HYPHENATED
from newsdigest.language.names.outlets import is_numbered
from newsdigest.language.written_titles import written_title
from newsdigest.lexicon.function_words import FRAMING_PREPOSITIONS
from newsdigest.lexicon.nouns import COMPANY_ENDINGS, PERSON_PARTICLES
from newsdigest.model.analysis import Token

__all__ = ["group_names"]

_ENDINGS = COMPANY_ENDINGS | frozenset(
    {"corporation", "companies", "limited", "se", "spa", "gmbh", "holding", "international"}
)  # fmt: skip
_JUNIORS = frozenset({"jr", "sr", "ii", "iii", "iv"})
_SMALL = FRAMING_PREPOSITIONS - {"at", "by"} | {"and", "the", "&", "de", "la"} | {"'s", "'", "-"}
_NAMESAKES = 40
"""People of one name that are distinguished; a list of more is no news story."""

_GENERIC = "shared first words"
"""The class of first words that many organisations share: they are no short form of one of them."""


def group_names(mentions: Sequence[WorkingMention], tokens: Sequence[Token]) -> list[Cluster]:
    """The clusters of the names among ``mentions``, each name in exactly one."""
    by_type: dict[str, list[WorkingMention]] = defaultdict(list)
    for mention in mentions:
        by_type[mention.type].append(mention)
    clusters = _people(by_type["person"], tokens)
    things = _things([*by_type["organization"], *by_type["other"]], tokens)
    return [*clusters, *things, *_places(by_type["place"])]


def _plain(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(w for w in (plain_letters(word).replace(".", "") for word in words) if w)


# ---------------------------------------------------------------- people


class _People:
    """The people of an article while their names are joined."""

    def __init__(self) -> None:
        self.clusters: list[Cluster] = []
        self._by_word: dict[str, list[Cluster]] = defaultdict(list)
        self._full: dict[int, tuple[str, ...]] = {}  # of each cluster, the words of its longest name

    def add_full(self, mention: WorkingMention, words: tuple[str, ...]) -> None:
        """Join a name of several words with whoever has such a name."""
        namesakes = (*self._by_word[words[-1]][-_NAMESAKES:], *self._by_word[words[0]][-_NAMESAKES:])
        whole = _is_surname(mention)
        cluster = next((c for c in namesakes if _same_person(self._full[id(c)], words, is_surname=whole)), None)
        if cluster is None:
            self._begin(mention, words, dict.fromkeys((words[-1], words[0], *words)))
            return
        cluster.add(mention)
        known = self._full[id(cluster)]
        if len(words) > len(known):
            self._full[id(cluster)] = words
            self._enter(cluster, dict.fromkeys(word for word in words if word not in known))

    def add_short(self, mention: WorkingMention, words: tuple[str, ...], tokens: Sequence[Token]) -> None:
        """Join a surname or a given name with the person whom it abbreviates."""
        key = words[-1] if words else " ".join(mention.words).lower()
        known = self._by_word[key]
        if _office(mention, tokens):  # "President Obama" is not the Michelle Obama who is named later on
            near = known[-_NAMESAKES:]
            known = [c for c in near if _may_hold(c, mention, tokens) or len(self._full[id(c)]) < 2]
        cluster = _shortened(mention, key, known, self._full)
        if cluster is None:
            self._begin(mention, (key,), (key,))
        else:
            cluster.add(mention)

    def _begin(self, mention: WorkingMention, words: tuple[str, ...], keys: Iterable[str]) -> None:
        cluster = Cluster(mention)
        self.clusters.append(cluster)
        self._full[id(cluster)] = words
        self._enter(cluster, keys)

    def _enter(self, cluster: Cluster, keys: Iterable[str]) -> None:
        for key in keys:
            self._by_word[key].append(cluster)


def _people(mentions: Sequence[WorkingMention], tokens: Sequence[Token]) -> list[Cluster]:
    people = _People()
    named = [(mention, _person_words(mention, tokens)) for mention in mentions]
    full = [(mention, words) for mention, words in named if len(words) > 1]
    for mention, words in sorted(full, key=lambda name: _is_surname(name[0])):
        people.add_full(mention, words)
    for mention, words in named:
        if len(words) < 2:
            people.add_short(mention, words, tokens)
    return people.clusters


def _person_words(mention: WorkingMention, tokens: Sequence[Token]) -> tuple[str, ...]:
    """The words of a person's name without titles and "Jr."; their gender is stored in the mention."""
    words = list(_plain(mention.words))
    while len(words) > 1 and (title := title_of(words[0])) is not None:
        mention.gender = mention.gender or title.gender
        words.pop(0)
    title = _title_before(mention, tokens)
    if title is not None:
        mention.gender = mention.gender or title.gender
    while len(words) > 1 and words[-1] in (*_JUNIORS, "'s", "'"):
        words.pop()
    words = [word for word in words if word not in ("-", '"', "'", ",")]
    if len(words) > 1 and not mention.gender and not _is_surname(mention):
        mention.gender = given_gender(words[0]) or ""
    return tuple(words)


def _is_surname(mention: WorkingMention) -> bool:
    """Whether a name is two words that a hyphen joins or opens with a particle: "Al-Rashid", "Van den Bosch".

    Their first word says no gender, even if it is given to people, too.
    """
    barrelled = len(mention.words) == HYPHENATED and mention.words[1] == "-"
    return barrelled or (len(mention.words) > 1 and mention.words[0].lower() in PERSON_PARTICLES - {"ben", "al"})


def _title_before(mention: WorkingMention, tokens: Sequence[Token]) -> Title | None:
    """The title right before a name, in its sentence."""
    before = tokens[mention.first - 1] if mention.first else None
    if before is None or before.sentence != tokens[mention.first].sentence:
        return None
    return written_title(before.text)


def _office(mention: WorkingMention, tokens: Sequence[Token]) -> bool:
    """Whether an office is right before a name: "President", not "Mr."."""
    title = _title_before(mention, tokens)
    return title is not None and title.sort == "office" and tokens[mention.first - 1].text[0].isupper()


def _may_hold(cluster: Cluster, mention: WorkingMention, tokens: Sequence[Token]) -> bool:
    """Whether a person can be called by an office: named before, or first named with an office too."""
    first = cluster.mentions[0]
    return first.first < mention.first or _office(first, tokens)


def _same_person(known: tuple[str, ...], words: tuple[str, ...], *, is_surname: bool) -> bool:
    """Whether two full names can be one person's.

    They have one surname, or the same two words with the family name first, or one is the surname of two words.

    Args:
        known: the words of somebody's name.
        words: those of another name.
        is_surname: whether the other is a surname by its form, even if its first word is given to people, too:
            "Thomas-Okafor", "Van den Bosch".
    """
    short, long = sorted((known, words), key=len)
    surname = is_surname or given_gender(short[0]) is None
    if len(long) > len(short) > 1 and long[-len(short) :] == short and surname:
        return True  # "Debra Holt Reyes", "Holt Reyes", but not "Ana Reyes Karl Doyle", two names without a mark
    if known[-1] != words[-1]:
        return len(known) == 2 and known == words[::-1]
    left, right = known[0], words[0]
    if len(known) < 2 or left == right:
        return True
    brief, whole = sorted((left, right), key=len)
    return whole.startswith(brief) and (len(brief) == 1 or len(brief) >= 3)


def _shortened(
    mention: WorkingMention, key: str, candidates: Sequence[Cluster], full: dict[int, tuple[str, ...]]
) -> Cluster | None:
    """The cluster that a single name joins: the one that it alone has named before, else the last one named before it.

    "Fischer" is who has been so called, also after "his mother, Dora Fischer". Surnames go before given names.
    """
    fitting = [c for c in candidates[-_NAMESAKES:] if not (mention.gender and c.gender and c.gender != mention.gender)]
    if not fitting:
        return None
    surnames = [c for c in fitting if full[id(c)][-1] == key]
    fitting = surnames or fitting
    if len(fitting) == 1:
        return fitting[0]
    bare = [c for c in fitting if _is_called(c, key, mention)]
    if len(bare) == 1:
        return bare[0]
    last = {id(c): _last_before(c, mention) for c in fitting}
    return max(fitting, key=lambda c: (last[id(c)], len(c.mentions)))


def _is_called(cluster: Cluster, key: str, mention: WorkingMention) -> bool:
    """Whether a person was called by one word alone before a mention, among their latest few names."""
    return any(m.first < mention.first and _plain(m.words) == (key,) for m in cluster.mentions[-_NAMESAKES:])


def _last_before(cluster: Cluster, mention: WorkingMention) -> int:
    """Where the cluster was last named before a mention, among its latest few names; -1 where it was not."""
    return max((m.first for m in cluster.mentions[-_NAMESAKES:] if m.first < mention.first), default=-1)


# ---------------------------------------------------------------- organisations and other things


def _things(mentions: Sequence[WorkingMention], tokens: Sequence[Token]) -> list[Cluster]:
    by_key: dict[tuple[str, ...], Cluster] = {}
    votes: dict[int, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for mention in mentions:
        key = _thing_key(mention.words)
        cluster = by_key.get(key)
        if cluster is None:
            cluster = by_key[key] = Cluster(mention)
        else:
            cluster.add(mention)
        votes[id(cluster)][mention.type] += 1
    for cluster in by_key.values():
        counts = votes[id(cluster)]
        cluster.type = max(counts, key=lambda kind: (counts[kind], kind == "organization"))
    _join_bracketed(mentions, tokens)
    _join_acronyms(by_key)
    _join_short_forms(by_key)
    _join_nicknames(by_key, tokens)
    _join_other_names(by_key)
    return list(dict.fromkeys(cluster.last() for cluster in by_key.values()))


def _thing_key(words: Sequence[str]) -> tuple[str, ...]:
    plain = [w for w in _plain(words) if w not in ("'s", "'", ",", '"')] or [" ".join(words).lower()]
    while len(plain) > 1 and plain[0] == "the":
        plain.pop(0)
    while len(plain) > 1 and plain[-1] in _ENDINGS:
        plain.pop()
    return tuple(plain)


def _initials(words: Sequence[str]) -> tuple[str, ...]:
    kept = [w for w in words if w not in _SMALL]
    return ("".join(w[0] for w in kept), "".join(w[0] for w in words if w not in ("'s", "-", "'", "the")))


def _join_bracketed(mentions: Sequence[WorkingMention], tokens: Sequence[Token]) -> None:
    """Join an acronym in brackets with the name before it: "US Department of Agriculture (USDA)".

    The letters need not be the initials, but occur in the name in their order (Schwartz and Hearst, "A simple
    algorithm for identifying abbreviation definitions in biomedical text", 2003). The name may be in the brackets.
    """
    by_first = {mention.first: mention for mention in mentions}
    for mention in mentions:
        if mention.last + 2 >= len(tokens) or tokens[mention.last].text != "(":
            continue
        other = by_first.get(mention.last + 1)
        if other is None or tokens[min(other.last, len(tokens) - 1)].text != ")":
            continue
        long, short = (mention, other) if len(mention.words) > 1 else (other, mention)
        one, two = long.cluster, short.cluster
        if one is not None and two is not None and len(short.words) == 1 and _abbreviates(short, long):
            one, two = one.last(), two.last()
            if one is not two:
                _absorb(one, two)


def _abbreviates(short: WorkingMention, long: WorkingMention) -> bool:
    """Whether an acronym's letters open with that of a name of several words and occur in it in their order."""
    letters = short.words[0].replace(".", "").lower()
    words = _plain(long.words)
    if len(words) < 2 or not _is_acronym(short) or not words[0].startswith(letters[0]):
        return False
    text = iter("".join(words))
    return all(letter in text for letter in letters)


def _join_acronyms(by_key: dict[tuple[str, ...], Cluster]) -> None:
    expansions: dict[str, Cluster] = {}
    for key, cluster in by_key.items():
        if len(key) > 1:
            words = [part for word in key for part in word.split("-") if part]
            for initials in _initials(words):
                if len(initials) > 1:
                    expansions.setdefault(initials, cluster)
    for key, cluster in list(by_key.items()):
        other = expansions.get(key[0]) if len(key) == 1 else None
        if other is not None and other.last() is not cluster.last() and _is_acronym(cluster.mentions[0]):
            _absorb(other.last(), cluster.last())


def _is_acronym(mention: WorkingMention) -> bool:
    form = mention.words[-1].replace(".", "")
    return form.isupper() and 2 <= len(form) <= 8


def _join_short_forms(by_key: dict[tuple[str, ...], Cluster]) -> None:
    """Join "Harrow" with "Harrow School" and "Mondelez" with "Mondelez International", if no other name opens so."""
    generic = word_class(_GENERIC)
    opened: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for key in by_key:
        if len(key) > 1 and key[0] not in generic and not is_numbered(key[-1]):
            opened[key[0]].append(key)
    for key, cluster in list(by_key.items()):
        if key[0] in generic:
            continue
        longer = [k for k in opened.get(key[0], [])[:_NAMESAKES] if len(k) > len(key) and k[: len(key)] == key]
        targets = list(dict.fromkeys(by_key[k].last() for k in longer))
        if len(targets) == 1 and targets[0] is not cluster.last() and _can_shorten(targets[0], cluster):
            _absorb(targets[0], cluster.last())


def _join_nicknames(by_key: dict[tuple[str, ...], Cluster], tokens: Sequence[Token]) -> None:
    """Join "Rovers" with "Tarn Rovers", "Supreme Court" with "U.S. Supreme Court": what ends one organisation's name.

    It is a plural, as teams have them, ends in a station's number ("Radio 1"), or tells what kind of body it is.
    "United Nations" is no short form of "Friends of the United Nations".
    """
    closed: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for key, cluster in by_key.items():
        if len(key) > 1 and cluster.last().type == "organization":
            closed[key[-1]].append(key)
    for key, cluster in by_key.items():
        if key[-1] not in closed or cluster.last().type != "organization":
            continue
        if not (key[-1][-1] in "sx" or is_numbered(key[-1]) or _is_sort_of_body(key, cluster.last(), tokens)):
            continue
        longer = [k for k in closed[key[-1]][:_NAMESAKES] if _closes(k, key)]
        targets = list(dict.fromkeys(by_key[k].last() for k in longer))
        if len(targets) == 1 and targets[0] is not cluster.last():
            _absorb(targets[0], cluster.last())


def _join_other_names(by_key: dict[tuple[str, ...], Cluster]) -> None:
    """Join the names that a table lists for one body: "Daesh" and "Islamic State"."""
    bodies: dict[str, Cluster] = {}
    for key, cluster in by_key.items():
        body = body_of(key)
        other = bodies.setdefault(body, cluster).last() if body else cluster.last()
        if other is not cluster.last():
            _absorb(other, cluster.last())


def _is_sort_of_body(key: tuple[str, ...], cluster: Cluster, tokens: Sequence[Token]) -> bool:
    """Whether a name of several words tells no more than what kind of body it is: "Supreme Court".

    One word is too little ("Court", "Senate"), and the "Foreign Ministry" after "Russian" is no other country's.
    """
    if len(key) == 1 or ending_kind(key[-1]) != "organization":
        return False
    return not any(_is_told_apart(mention, tokens) for mention in cluster.mentions[:_NAMESAKES])


def _is_told_apart(mention: WorkingMention, tokens: Sequence[Token]) -> bool:
    """Whether a word right before a name says which one is meant: "Russian Foreign Ministry", "Kyiv's High Court"."""
    before = tokens[mention.first - 1] if mention.first else None
    same = before is not None and before.sentence == tokens[mention.first].sentence
    return before is not None and same and (before.upos in ("PROPN", "ADJ") or before.xpos == "POS")


def _closes(long: tuple[str, ...], short: tuple[str, ...]) -> bool:
    return len(long) > len(short) and long[-len(short) :] == short and long[-len(short) - 1] not in _SMALL


def _can_shorten(long: Cluster, short: Cluster) -> bool:
    return long.type in (short.type, "organization")  # "Boeing 737" is not Boeing


def _absorb(into: Cluster, cluster: Cluster) -> None:
    if "organization" in (into.type, cluster.type):
        into.type = "organization"
    into.absorb(cluster)


# ---------------------------------------------------------------- places


def _places(mentions: Sequence[WorkingMention]) -> list[Cluster]:
    by_key: dict[str, Cluster] = {}
    for mention in mentions:
        key = _place_identity(mention.name)
        cluster = by_key.get(key)
        if cluster is None:
            by_key[key] = Cluster(mention)
        else:
            cluster.add(mention)
    return list(by_key.values())


def _place_identity(name: str) -> str:
    """One key for all names of a country or a state; the folded name for anything else."""
    key = place_key(name)
    key = key.removeprefix("the ")
    if len(key) <= 3 or " " in key or key in ("america", "britain", "holland", "burma"):
        countries = [c.record for c in lookup(name) if c.record.feature == "country"]
        if countries:
            return f"#{countries[0].geonames_id}"
    found = lookup(name)
    if found and found[0].record.feature == "country":
        return f"#{found[0].record.geonames_id}"
    return key
