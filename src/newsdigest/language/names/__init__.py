"""Names: what the tagger found, put right by word lists, by the gazetteer and by the rest of the article.

The tagger reads one sentence at a time. Here its names are cut to size, parted and joined (`drafts`), given the kind
that their own words or the title before them tell, and made to agree with each other over the whole article (`kinds`):
a name that is clear in one place helps where it is not, as in headlines in capitals. Uses that the tagger left out are
added where the same name stands elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsdigest.language.labels import RawName
from newsdigest.language.names.drafts import Draft, drafted, joined
from newsdigest.language.names.kinds import agree, decide
from newsdigest.language.names.known import known_ranges
from newsdigest.model.analysis import Name, Sentence, Token
from newsdigest.options import NO_WORDS, Lexicon

__all__ = ["find_names"]


def find_names(
    tokens: Sequence[Token], sentences: Sequence[Sentence], raw: Sequence[RawName], lexicon: Lexicon = NO_WORDS
) -> tuple[Name, ...]:
    """The names of an article in reading order; they do not overlap.

    Args:
        tokens: the article's tokens.
        sentences: its sentences.
        raw: what the tagger took for names.
        lexicon: names that the caller knows; they go before all others.
    """
    drafts = joined(tokens, drafted(tokens, sentences, raw))
    drafts = [draft for draft in drafts if decide(tokens, draft)]
    names = tuple(_name(tokens, draft) for draft in agree(tokens, drafts))
    known = [_made(tokens, *found) for found in known_ranges(tokens, lexicon)]
    if not known:
        return names
    taken = {at for name in known for at in range(name.first, name.last)}
    others = [name for name in names if taken.isdisjoint(range(name.first, name.last))]
    return tuple(sorted((*known, *others), key=lambda name: name.first))


def _name(tokens: Sequence[Token], draft: Draft) -> Name:
    return _made(tokens, draft.kind, draft.first, draft.last)


def _made(tokens: Sequence[Token], kind: str, first: int, last: int) -> Name:
    return Name(kind, tokens[first].start, tokens[last - 1].end, first, last, _head(tokens, first, last))


def _head(tokens: Sequence[Token], first: int, last: int) -> int:
    """The token of the stretch that hangs on something outside it; the last one where the tree has several."""
    tops = [i for i in range(first, last) if not first <= tokens[i].head < last or tokens[i].head == i]
    return tops[-1] if tops else last - 1
