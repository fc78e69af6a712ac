"""Quotations in two accounts of one event: the same words given to different people or with different words, and
those of one alone.

One outlet quotes more of a speech than another, so words before the first and after the last shared ones are an
excerpt's matter; a difference between shared words is a difference of wording.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from newsdigest.changes.findings import EditFinding, both_ways
from newsdigest.changes.indexed_digest import Edit, EditSide, IndexedDigest
from newsdigest.changes.kinds.quotations import otherwise_worded
from newsdigest.changes.lexicon import lexicon
from newsdigest.changes.messages import from_to, quote_for_message
from newsdigest.changes.word_diff import word_edits
from newsdigest.model.enums import ChangeField, QuoteKind, Significance
from newsdigest.model.facts import Quote

__all__ = ["quotations"]

_SHORTEST = 3  # content words that two quotations must share to be one
_ALIKE = 0.6  # ... and their share of the shorter quotation's content words
_RARE = 8  # a word in more quotations than this proposes no pair


def quotations(before: IndexedDigest, after: IndexedDigest, listed: int) -> Iterator[EditFinding]:
    """Conflicts over shared quotations, and up to ``listed`` key quotations that one account alone has."""
    pairs = _pairs(before, after)
    for old, new in pairs:
        yield from _wording(before.side(old.span), after.side(new.span))
        finding = _speakers(old, new)
        if finding is not None:
            yield finding
    yield from (_alone(quote).turned() for quote in _lonely(before, [old for old, _ in pairs], listed))
    yield from (_alone(quote) for quote in _lonely(after, [new for _, new in pairs], listed))


def _spoken(story: IndexedDigest) -> list[Quote]:
    return [quote for quote in story.digest.quotes if quote.kind is not QuoteKind.INDIRECT]


def _pairs(before: IndexedDigest, after: IndexedDigest) -> list[tuple[Quote, Quote]]:
    firsts, seconds = _spoken(before), _spoken(after)
    contents = [_content(before.side(quote.span)) for quote in firsts]
    index: dict[str, list[int]] = defaultdict(list)
    for place, words in enumerate(contents):
        for word in sorted(words):
            index[word].append(place)
    pairs: list[tuple[Quote, Quote]] = []
    for quote in seconds:
        words = _content(after.side(quote.span))
        votes = Counter(place for word in sorted(words) if len(index[word]) <= _RARE for place in index[word])
        for place, _ in votes.most_common(1):
            shared = len(words & contents[place])
            if shared >= _SHORTEST and shared >= _ALIKE * min(len(words), len(contents[place])):
                pairs.append((firsts[place], quote))
    return pairs


def _content(side: EditSide) -> frozenset[str]:
    return frozenset(side.keys) - lexicon().function


def _wording(old: EditSide, new: EditSide) -> Iterator[EditFinding]:
    if old.keys == new.keys:
        return
    for i1, i2, j1, j2 in word_edits(old.keys, new.keys):
        edge = (i1 == 0 and j1 == 0) or (i2 == len(old) and j2 == len(new))
        edit = Edit(old.slice(i1, i2), new.slice(j1, j2))
        if not edge and not lexicon().function.issuperset(edit.keys[0] + edit.keys[1]):
            yield otherwise_worded(edit)


def _speakers(old: Quote, new: Quote) -> EditFinding | None:
    if old.speaker is None or new.speaker is None:
        return None
    names = [set(speaker.name.casefold().split()) for speaker in (old.speaker, new.speaker)]
    if names[0] & names[1] or lexicon().pronoun & (names[0] | names[1]):
        return None
    note, mirrored = both_ways(
        lambda a, b: from_to(f"The speaker of {quote_for_message(old.text)}", a, b), old.speaker.name, new.speaker.name
    )
    return EditFinding(
        field=ChangeField.SPEAKER,
        before=old.speaker.span,
        after=new.speaker.span,
        note=note,
        mirrored=mirrored,
        significance=Significance.MAJOR,
    )


def _lonely(story: IndexedDigest, paired: list[Quote], listed: int) -> list[Quote]:
    spans = {quote.span for quote in paired}
    keys = story.digest.key_quotes
    return [quote for quote in keys if quote.kind is not QuoteKind.INDIRECT and quote.span not in spans][:listed]


def _alone(quote: Quote) -> EditFinding:
    whose = f" from {quote.speaker.name}" if quote.speaker else ""
    return EditFinding(
        field=ChangeField.QUOTE,
        before=None,
        after=quote.span,
        note=f"The second account alone has a quotation{whose}: {quote_for_message(quote.text)}.",
        mirrored=f"The first account alone has a quotation{whose}: {quote_for_message(quote.text)}.",
        significance=Significance.MINOR,
    )
