"""From an article to its analysis: sentences, tokens, tags, trees, names, clauses, entities.

The steps run in that order, each on what the earlier ones found; numpy is imported when the first article comes, nltk
when the first doubtful stop does.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from newsdigest import deadline
from newsdigest.language.tagger_output import RawName, Tagged
from newsdigest.model.analysis import Analysis, Sentence, Token
from newsdigest.model.article import Article
from newsdigest.model.enums import BlockKind
from newsdigest.model.span import Span
from newsdigest.options import NO_WORDS, Lexicon, ModelName
from newsdigest.text import fold

__all__ = ["RawName", "analyse", "sentence_spans"]

_LONG_DASHES = "\u2014\u2015"


def sentence_spans(article: Article) -> tuple[Span, ...]:
    """The sentences of ``article``, block by block, as spans of its text in reading order.

    Raises:
        ResourceError: a packaged file is missing or damaged.

    >>> text = "Talks with the U.S. ended on Monday. No deal was reached."
    >>> [span.of(text) for span in sentence_spans(Article(text=text))]
    ['Talks with the U.S. ended on Monday.', 'No deal was reached.']
    """
    from newsdigest.language.sentences import split

    return split(article)


def analyse(article: Article, lexicon: Lexicon = NO_WORDS, model: ModelName = "packaged") -> Analysis:
    """Lay the language of ``article`` open.

    Its ``sentences`` are taken where it has them (:func:`newsdigest.parse` fills them) and found otherwise.

    Raises:
        MissingExtraError: ``model`` is the encoder, which is not installed.
        ResourceError: a packaged file is missing or damaged.

    >>> analysis = analyse(Article(text="Mayor Ana Reyes opened the bridge."))
    >>> [(token.text, token.upos, token.lemma) for token in analysis.tokens[-4:-1]]
    [('opened', 'VERB', 'open'), ('the', 'DET', 'the'), ('bridge', 'NOUN', 'bridge')]
    """
    from newsdigest.language.coreference import resolve
    from newsdigest.language.dependency_trees import ensure_trees
    from newsdigest.language.gazetteer import own_titles
    from newsdigest.language.headline_fixes import fix_headlines
    from newsdigest.language.names import find_names
    from newsdigest.language.parse_fixes import fix_parse
    from newsdigest.language.parsed_text import ParsedText
    from newsdigest.language.predicates import find_predicates
    from newsdigest.language.quotation_marks import quoted_spans
    from newsdigest.language.syntax import find_clauses
    from newsdigest.language.tokens import token_spans

    view = fold(article.text)
    bounds = _bounds(article)
    spans = list(token_spans(view, [(span.start, span.end) for span in bounds]))
    ranges = _ranges(spans)
    flat = list(chain.from_iterable(spans))
    texts = [view[start:end] for start, end in flat]
    shown = _shown(article.text, texts, flat)
    tagged = _tagged(shown, ranges, model)
    deadline.check()
    fix_parse(shown, tagged, ranges)
    fix_headlines(shown, tagged, _headlines(article, bounds, ranges))
    ensure_trees(tagged.heads, ranges)
    tokens = _tokens(flat, texts, tagged, ranges)
    sentences = _sentences(article, bounds, ranges, tagged.heads)
    children = _children(tagged.heads)
    clauses, clause_at, extents = find_clauses(tokens, sentences, children)
    quoted = quoted_spans(article.text, [(block.span.start, block.span.end) for block in article.blocks])
    deadline.check()
    with own_titles(lexicon.titles):
        names = find_names(tokens, sentences, tagged.names, lexicon, tagged.common)
        entities = resolve(article, ParsedText(article.text, tokens, sentences, children), names, clauses, quoted)
    heads = {mention.head: entity.index for entity in entities for mention in entity.mentions}
    return Analysis(
        article=article,
        view=view,
        tokens=tokens,
        sentences=sentences,
        names=names,
        clauses=clauses,
        clause_at=clause_at,
        entities=entities,
        children=children,
        extents=extents,
        entity_at=heads,
        predicate_at=find_predicates(tokens, sentences, lexicon.reporting_verbs),
        quoted=quoted,
    )


def _tagged(shown: Sequence[str], ranges: Sequence[tuple[int, int]], model: ModelName) -> Tagged:
    from newsdigest.language.tagger import tag

    tagged = tag(shown, ranges)
    if model == "encoder":
        from newsdigest.language.encoder import retag

        retag(tagged, shown, ranges)
    return tagged


def _bounds(article: Article) -> tuple[Span, ...]:
    return article.sentences or sentence_spans(article)


def _ranges(spans: Sequence[Sequence[tuple[int, int]]]) -> list[tuple[int, int]]:
    """The token range of each sentence."""
    ranges: list[tuple[int, int]] = []
    at = 0
    for sentence in spans:
        ranges.append((at, at + len(sentence)))
        at += len(sentence)
    return ranges


def _headlines(article: Article, bounds: Sequence[Span], ranges: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The token ranges of the sentences in headlines, titles over the article."""
    blocks = [block.span for block in article.blocks if block.kind is BlockKind.HEADLINE]
    return [
        tokens
        for span, tokens in zip(bounds, ranges, strict=True)
        if any(block.start <= span.start < block.end for block in blocks)
    ]


def _shown(text: str, texts: list[str], spans: Sequence[tuple[int, int]]) -> Sequence[str]:
    """What the tagger sees: the folded tokens, with a dash of punctuation as ``--`` and the body IS as ISIS."""
    from newsdigest.language.names.body_names import with_verbs_as_bodies

    forms = with_verbs_as_bodies(texts)
    if "-" not in texts:
        return forms
    shown = list(forms)
    for at, form in enumerate(texts):
        if form == "-" and _is_separate(text, *spans[at]):
            shown[at] = "--"
    return shown


def _is_separate(text: str, start: int, end: int) -> bool:
    if text[start] in _LONG_DASHES:
        return True
    return (start == 0 or text[start - 1].isspace()) and (end == len(text) or text[end].isspace())


def _tokens(
    spans: Sequence[tuple[int, int]],
    texts: Sequence[str],
    tagged: Tagged,
    ranges: Sequence[tuple[int, int]],
) -> tuple[Token, ...]:
    from newsdigest.language.lemmas import lemma

    starts = [start for start, _ in spans]
    ends = [end for _, end in spans]
    lemmas = map(lemma, texts, tagged.xpos)
    labels = (tagged.upos, tagged.xpos, tagged.heads, tagged.deprels)
    owners = [at for at, (first, last) in enumerate(ranges) for _ in range(first, last)]
    return tuple(map(Token, range(len(spans)), starts, ends, texts, lemmas, *labels, owners))


def _sentences(
    article: Article, bounds: Sequence[Span], ranges: Sequence[tuple[int, int]], heads: Sequence[int]
) -> tuple[Sentence, ...]:
    """One value a sentence; its root is the first token that governs itself."""
    out: list[Sentence] = []
    block = 0
    for at, (span, (first, last)) in enumerate(zip(bounds, ranges, strict=True)):
        while block + 1 < len(article.blocks) and article.blocks[block].span.end <= span.start:
            block += 1
        root = next(token for token in range(first, last) if heads[token] == token)
        out.append(Sentence(at, span.start, span.end, first, last, root, block))
    return tuple(out)


def _children(heads: Sequence[int]) -> tuple[tuple[int, ...], ...]:
    """For each token its dependents in order; roots depend on none."""
    below: list[list[int]] = [[] for _ in heads]
    for token, head in enumerate(heads):
        if head != token:
            below[head].append(token)
    return tuple(map(tuple, below))
