"""The referent of "I": the narrator of a column, an essay, a letter or a first-person account.

Inside quotation marks "I" is the speaker. Outside them it is the writer, if the article shows who that is, by the
surest evidence first: the name under a closing formula ("Yours, Ines Roe"), a self-introduction ("my name is Ines",
"I'm Ines Roe"), or a byline with one name. Where speakers alternate (an interview in questions and answers, a
transcript with names before colons) or "I" is rare, it is not resolved.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsdigest.language.coreference.clusters import Cluster, WorkingMention
from newsdigest.model.analysis import Sentence, Token
from newsdigest.model.article import Article, Block
from newsdigest.model.enums import BlockKind, MentionKind

__all__ = ["resolve_first_person"]

_FIRST_PERSON = frozenset({"i", "me", "my", "mine", "myself"})
_FEWEST = 3
"""First-person words that make a narrator; fewer are a slip or an unmarked quotation."""

_WORDS_EACH = 400
"""A narrator says "I" at least once in so many words."""

_MOST_QUESTIONS = 2
"""Paragraphs that are questions: more make an interview, in which "I" changes from paragraph to paragraph."""

_CLOSING_CHARS = 60
_CLOSING_WORDS = 5
_CLOSERS = frozenset(
    {
        "yours", "sincerely", "faithfully", "truly", "love", "regards", "respectfully", "cordially", "gratefully",
        "fondly", "cheers", "affectionately"
    }
)  # fmt: skip
_WISHES = frozenset({"best", "kind", "warm", "kindest", "warmest", "very", "with"})
"""First words of a closing formula that has one of ``_CLOSERS``, or "wishes", after it."""

_LABEL_CHARS = 40
_NARRATION = frozenset({BlockKind.PARAGRAPH, BlockKind.LEAD, BlockKind.LIST_ITEM})
_ASKED = frozenset({*_NARRATION, BlockKind.SUBHEAD})


def resolve_first_person(
    article: Article,
    tokens: Sequence[Token],
    sentences: Sequence[Sentence],
    clusters: Sequence[Cluster],
    quoted: Sequence[bool],
) -> None:
    """Give the first-person words outside quotation marks to the person who writes, where that is known.

    Args:
        article: the article.
        tokens: its tokens.
        sentences: its sentences.
        clusters: the clusters found so far; the narrator's gets the new mentions.
        quoted: for each token whether it is between quotation marks.
    """
    narrated = _narrated_blocks(article.blocks)
    said = [
        token.index
        for token in tokens
        if token.xpos[:3] == "PRP"
        and token.text.lower() in _FIRST_PERSON
        and not quoted[token.index]
        and sentences[token.sentence].block in narrated
    ]
    if len(said) < max(_FEWEST, len(tokens) // _WORDS_EACH):
        return
    people = [cluster for cluster in clusters if cluster.named and cluster.type == "person"]
    narrator = (
        _signed(people, article, tokens, sentences)
        or _introduced(people, tokens, quoted)
        or _in_byline(people, article, tokens, sentences)
    )
    if narrator is not None:
        for index in said:
            narrator.add(WorkingMention(MentionKind.PRONOUN, index, index + 1, index))


def _narrated_blocks(blocks: Sequence[Block]) -> frozenset[int]:
    """The blocks of running text, or none where several speakers alternate."""
    narrated = [at for at, block in enumerate(blocks) if block.kind in _NARRATION]
    questions = sum(block.text.endswith("?") for block in blocks if block.kind in _ASKED)
    labels = sum(_is_labelled(blocks[at].text) for at in narrated)
    return frozenset() if max(questions, labels) > _MOST_QUESTIONS else frozenset(narrated)


def _is_labelled(text: str) -> bool:
    """Whether a paragraph opens with a name and a colon, as transcripts do."""
    label = text[:_LABEL_CHARS].partition(":")
    return bool(label[1]) and label[0][:1].isupper() and len(label[0].split()) <= 4


def _signed(
    people: Sequence[Cluster], article: Article, tokens: Sequence[Token], sentences: Sequence[Sentence]
) -> Cluster | None:
    """The person whose name is the line under a closing formula, or follows it, in the second half."""
    blocks = article.blocks
    short = [at for at in range(len(blocks) // 2, len(blocks)) if len(blocks[at].text) <= _CLOSING_CHARS]
    signed = {at for at in short if any(_closes(blocks[near].text) for near in (at - 1, at) if near >= 0)}
    return (
        next((cluster for cluster in people if signed & _blocks_of(cluster, tokens, sentences)), None)
        if signed
        else None
    )


def _closes(text: str) -> bool:
    """Whether it is, or opens with, a closing formula: "Yours,", "Best wishes,", "Respectfully, Ines Roe"."""
    words = text.lower().replace(",", " ").split() if len(text) <= _CLOSING_CHARS else []
    if not 0 < len(words) <= _CLOSING_WORDS:
        return False
    return words[0] in _CLOSERS or (words[0] in _WISHES and not {"wishes", *_CLOSERS}.isdisjoint(words))


def _introduced(people: Sequence[Cluster], tokens: Sequence[Token], quoted: Sequence[bool]) -> Cluster | None:
    """The one person who says "I am X", "I'm X" or "my name is X"."""
    found = [cluster for cluster in people if any(_introduces(mention, tokens, quoted) for mention in cluster.mentions)]
    return found[0] if len(found) == 1 else None


def _introduces(mention: WorkingMention, tokens: Sequence[Token], quoted: Sequence[bool]) -> bool:
    """Whether the words before a name make it a self-introduction."""
    if mention.kind is not MentionKind.NAME or mention.first < 2 or quoted[mention.first]:
        return False
    words = [token.text.lower().replace("’", "'") for token in tokens[max(0, mention.first - 3) : mention.first]]
    return words[-2:] in (["i", "am"], ["i", "'m"]) or words in (["my", "name", "is"], ["my", "name", "'s"])


def _in_byline(
    people: Sequence[Cluster], article: Article, tokens: Sequence[Token], sentences: Sequence[Sentence]
) -> Cluster | None:
    """The one person whom the byline names."""
    bylines = {at for at, block in enumerate(article.blocks) if block.kind is BlockKind.BYLINE}
    writers = [cluster for cluster in people if bylines & _blocks_of(cluster, tokens, sentences)] if bylines else []
    return writers[0] if len(writers) == 1 else None


def _blocks_of(cluster: Cluster, tokens: Sequence[Token], sentences: Sequence[Sentence]) -> set[int]:
    return {sentences[tokens[m.head].sentence].block for m in cluster.mentions if m.kind is MentionKind.NAME}
