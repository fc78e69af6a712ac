"""Who is who: every mention of a person, an organisation, a place or a group, joined into entities.

The steps run in order of precision, in the manner of the multi-pass sieve (Lee et al., "Deterministic coreference
resolution based on entity-centric, precision-ranked rules", 2013): names that are forms of one name; titles,
appositions and copulas; then, in reading order, descriptions and pronouns. Two people with one surname are never
joined. Last, the "I" of a column or a letter is resolved to its writer.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsdigest.language.coreference.clusters import Cluster, WorkingMention, entity
from newsdigest.language.coreference.descriptions import describe
from newsdigest.language.coreference.first_person import resolve_first_person
from newsdigest.language.coreference.mentions import collect
from newsdigest.language.coreference.name_matching import group_names
from newsdigest.language.coreference.nominal_resolution import resolve_headline, resolve_in_order
from newsdigest.language.coreference.pronouns import SyntaxContext
from newsdigest.language.parsed_text import ParsedText
from newsdigest.language.toponyms import known_by_demonym, note_peoples, resolve_places, words_for_peoples
from newsdigest.lexicon.nouns import UNNAMED_SOURCES
from newsdigest.lexicon.speech import REPORTING_VERBS
from newsdigest.model.analysis import Clause, Entity, Name, QuotedSpan, Sentence, Token
from newsdigest.model.article import Article
from newsdigest.model.enums import BlockKind, MentionKind

__all__ = ["resolve"]

_ASIDE = frozenset({BlockKind.CAPTION, BlockKind.FURNITURE, BlockKind.NOTICE, BlockKind.BYLINE})
_NAME = MentionKind.NAME  # a global: members of enums are slow to look up on Python 3.11
_HEADLINE = BlockKind.HEADLINE  # a global: members of enums are slow to look up on Python 3.11
_SOURCES = UNNAMED_SOURCES | {
    "adviser", "advisor", "executive", "investigator", "authority", "staffer", "whistleblower", "informant",
    "representative"
}  # fmt: skip


def resolve(
    article: Article,
    parsed: ParsedText,
    names: Sequence[Name],
    clauses: Sequence[Clause],
    quoted_spans: Sequence[QuotedSpan],
) -> tuple[Entity, ...]:
    """The entities of an article, in order of their first mention.

    Each token heads at most one mention. Pronouns without a clear antecedent belong to no entity.
    """
    tokens, sentences = parsed.tokens, parsed.sentences
    quoted = _inside(tokens, quoted_spans)
    mentions = collect(parsed, names, quoted)
    _note_blocks(mentions, tokens, sentences, article)
    named = [m for m in mentions if m.kind is _NAME and not m.nominal]
    clusters = group_names(named, tokens)
    parts = resolve_places(clusters, tokens, names, article)
    describe(parsed, named, [mention for mention in mentions if mention.nominal], clauses)
    speaking = _speaking(tokens, clauses)
    clause_of = {clause.predicate: clause for clause in clauses}
    context = SyntaxContext(tokens, clause_of, speaking, {mention.head: mention for mention in named})
    resolve_in_order(mentions, clusters, context)
    resolve_headline(clusters)
    resolve_first_person(article, tokens, sentences, clusters, quoted)
    peoples = words_for_peoples(tokens)
    clusters = _with_places(clusters, parts, peoples)
    note_peoples(clusters, peoples)
    clusters.sort(key=lambda cluster: min((m.first, m.head) for m in cluster.mentions))
    return tuple(
        entity(cluster, index, tokens, article.text, anonymous=_is_anonymous(cluster, speaking))
        for index, cluster in enumerate(clusters)
    )


def _with_places(
    clusters: Sequence[Cluster], parts: Sequence[Cluster], peoples: Sequence[tuple[Token, str]]
) -> list[Cluster]:
    """The clusters with mentions, those of places within other names and of demonyms among them."""
    heads = {mention.head for cluster in clusters for mention in cluster.mentions}
    parts = [part for part in parts if part.mentions[0].head not in heads]
    return [cluster for cluster in (*clusters, *parts, *known_by_demonym(clusters, peoples)) if cluster.mentions]


def _note_blocks(
    mentions: Sequence[WorkingMention], tokens: Sequence[Token], sentences: Sequence[Sentence], article: Article
) -> None:
    """Mark the mentions of the headline and those outside the running text."""
    for mention in mentions:
        block = sentences[tokens[mention.head].sentence].block
        if 0 <= block < len(article.blocks):
            mention.aside = article.blocks[block].kind in _ASIDE
            mention.headline = article.blocks[block].kind is _HEADLINE


def _inside(tokens: Sequence[Token], quoted: Sequence[QuotedSpan]) -> list[bool]:
    """For each token whether it is between quotation marks."""
    inside = [False] * len(tokens)
    at = 0
    for span in quoted:
        while at < len(tokens) and tokens[at].end <= span.start:
            at += 1
        while at < len(tokens) and tokens[at].start < span.inner_end:
            inside[at] = True
            at += 1
    return inside


def _speaking(tokens: Sequence[Token], clauses: Sequence[Clause]) -> frozenset[int]:
    """The tokens that head the subject of a verb of saying, or the object of "according to"."""
    said = {
        s
        for c in clauses
        if tokens[c.predicate].lemma in REPORTING_VERBS
        for s in (c.agents if c.passive else c.subjects)
    }
    for token in tokens:
        if token.lemma == "accord" and token.deprel in ("case", "mark") and token.head != token.index:
            said.add(token.head)
    return frozenset(said)


def _is_anonymous(cluster: Cluster, speaking: frozenset[int]) -> bool:
    """Whether it is a source without a name: a person who is quoted, or who is called a source or an official."""
    if cluster.named or cluster.type not in ("person", "group"):
        return False
    return any(m.head in speaking for m in cluster.mentions) or not _SOURCES.isdisjoint(cluster.heads)
