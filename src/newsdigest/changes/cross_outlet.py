"""Two accounts of one event, by different hands: where they contradict each other, and what only one of them has.

Such texts share hardly a sentence, so the digests are compared and not the words: figures that count the same
thing, quotations with the same words, the main event's day, place and status, the main actors. What they agree
on is no change, and the list of what only one has is kept short.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

import attrs

from newsdigest.changes import revisions
from newsdigest.changes.alignment import SentenceMatch
from newsdigest.changes.common_quotes import quotations
from newsdigest.changes.counted_things import CountedThing, counted_figures, in_headline_or_event, of_main_event
from newsdigest.changes.findings import EditFinding, both_ways
from newsdigest.changes.indexed_digest import IndexedDigest
from newsdigest.changes.kinds.figures import figure_change
from newsdigest.changes.kinds.statuses import STATUS_WORDS
from newsdigest.changes.messages import from_to, in_a_sentence, quote_for_message
from newsdigest.model.enums import BlockKind, ChangeField, EventStatus, Granularity, MentionKind, Significance
from newsdigest.model.facts import Actor, Fact, Figure, Place, Time
from newsdigest.model.span import Span

__all__ = ["different_events", "find"]

_CONFLICTING = frozenset(
    {ChangeField.FIGURE, ChangeField.WHEN, ChangeField.QUOTE, ChangeField.SPEAKER, ChangeField.NAME}
)
_AGENCIES = frozenset({"reuters", "ap", "afp", "epa", "bbc", "getty", "getty images", "associated press"})
_OFTEN = 2  # mentions from which an actor counts
_CENTRAL = 5  # actors compared, the most salient first
_LISTED = 2  # things that only one account has, of each kind

_NEAR = 500.0  # kilometres within which two places of one country may be a town and its province
_EARTH_RADIUS = 6371.0  # kilometres
_REAL = frozenset({EventStatus.HAPPENED, EventStatus.ONGOING})
_TOLLS = {
    "dead": "the death toll",
    "hurt": "the number of injured",
    "missing": "the number of missing",
    "arrested": "the number of arrests",
}


def find(before: IndexedDigest, after: IndexedDigest, matches: Sequence[SentenceMatch]) -> list[EditFinding]:
    """Conflicts between the accounts, then the little that one alone has."""
    return [
        *_in_shared_sentences(before, after, matches),
        *_figures(before, after),
        *quotations(before, after, _LISTED),
        *_main_day(before, after),
        *_main_place(before, after),
        *_main_status(before, after),
        *_actors(before, after),
    ]


def _in_shared_sentences(
    before: IndexedDigest, after: IndexedDigest, matches: Sequence[SentenceMatch]
) -> Iterator[EditFinding]:
    """Conflicts in the sentences that both took from one source, an agency's report as a rule."""
    for finding in revisions.facts_edited(before, after, matches):
        if finding.field in _CONFLICTING and finding.before and finding.after:
            yield finding


def different_events(
    before: IndexedDigest, after: IndexedDigest, matches: Sequence[SentenceMatch]
) -> list[EditFinding]:
    """Two events: that is all there is to say."""
    old, new = _title(before), _title(after)
    if old is None or new is None:
        return []
    note, mirrored = both_ways(
        lambda a, b: f"These are accounts of different events: {quote_for_message(a)} and {quote_for_message(b)}.",
        old.of(before.reading.text),
        new.of(after.reading.text),
    )
    return [EditFinding(field=ChangeField.TEXT, before=old, after=new, note=note, mirrored=mirrored)]


def _title(story: IndexedDigest) -> Span | None:
    """The first sentence with content: the headline, if there is one."""
    silent = {BlockKind.BYLINE, BlockKind.DATELINE, BlockKind.FURNITURE}
    for line in story.reading.lines:
        if line.kind not in silent and line.key:
            return Span(line.start, line.end)
    return None


def _are_central(story: IndexedDigest, figures: Sequence[Figure]) -> bool:
    return all(in_headline_or_event(story, figure) for figure in figures)


def _figures(before: IndexedDigest, after: IndexedDigest) -> Iterator[EditFinding]:
    """Figures of one thing in the main event on which the accounts share no value."""
    for thing, mine, theirs in _paired_figures(before, after):
        values = [{figure.value for figure in figures} for figures in (mine, theirs)]
        if values[0] & values[1]:
            continue
        own = [figure for figure in mine if of_main_event(before, figure)]
        others = [figure for figure in theirs if of_main_event(after, figure)]
        single = max(map(len, values)) == 1
        central = _are_central(before, own) and _are_central(after, others)
        if own and others and (thing.outcome or (single and central)):
            yield _differing(before, after, _central(own), _central(others), thing)


def _paired_figures(
    before: IndexedDigest, after: IndexedDigest
) -> Iterator[tuple[CountedThing, list[Figure], list[Figure]]]:
    """The things that both accounts count, each with the figures of either account."""
    first, second = _by_thing(before), _by_thing(after)
    for thing, mine in first.items():
        theirs = [figure for other, figures in second.items() if thing.is_like(other) for figure in figures]
        rivals = [figure for other, figures in first.items() if thing.is_like(other) for figure in figures]
        if theirs and mine[0] is min(rivals, key=lambda figure: figure.span):  # reported once, with any of its nouns
            yield thing, rivals, theirs


def _differing(
    before: IndexedDigest, after: IndexedDigest, old: Figure, new: Figure, thing: CountedThing
) -> EditFinding:
    subject = _TOLLS.get(thing.outcome) or quote_for_message(old.what or new.what)
    note, mirrored = both_ways(
        lambda a, b: f"The accounts differ on {subject}: {a} in the first, {b} in the second.",
        in_a_sentence(old.text),
        in_a_sentence(new.text),
    )
    finding = figure_change(before.side(old.span), after.side(new.span))
    return attrs.evolve(finding, note=note, mirrored=mirrored)


def _by_thing(story: IndexedDigest) -> dict[CountedThing, list[Figure]]:
    things: dict[CountedThing, list[Figure]] = {}
    for figure, thing in counted_figures(story):
        things.setdefault(thing, []).append(figure)
    return things


def _central(figures: Sequence[Figure]) -> Figure:
    return max(figures, key=lambda figure: (figure.salience, -figure.span.start))


def _main_day(before: IndexedDigest, after: IndexedDigest) -> Iterator[EditFinding]:
    for old, new in zip(before.digest.when[:1], after.digest.when[:1], strict=False):
        days = old.granularity is new.granularity is Granularity.DAY
        if days and old.start and new.start and old.start.date() != new.start.date():
            yield _conflict(ChangeField.WHEN, "The day of the main event", before, after, old, new)


def _main_place(before: IndexedDigest, after: IndexedDigest) -> Iterator[EditFinding]:
    for old, new in zip(before.digest.where[:1], after.digest.where[:1], strict=False):
        if not (_one_place(old, new) or _known(after, old.name) or _known(before, new.name)):
            yield _conflict(ChangeField.WHERE, "The place of the main event", before, after, old, new)


def _one_place(first: Place, second: Place) -> bool:
    """Whether two names may be of one place ("UK", "Britain"), or one lie in the other ("Brazos County", "Texas")."""
    if first.geonames_id is not None and first.geonames_id == second.geonames_id:
        return True
    return first.country == second.country and _kilometres(first, second) < _NEAR


def _kilometres(first: Place, second: Place) -> float:
    """The distance of two places (equirectangular, good to a percent at this range); infinite where one is unknown."""
    points = first.latitude, first.longitude, second.latitude, second.longitude
    if any(point is None for point in points):
        return math.inf
    south, west, north, east = (math.radians(point) for point in points if point is not None)
    return _EARTH_RADIUS * math.hypot(north - south, (east - west) * math.cos((north + south) / 2))


def _main_status(before: IndexedDigest, after: IndexedDigest) -> Iterator[EditFinding]:
    for old, new in zip(before.digest.what[:1], after.digest.what[:1], strict=False):
        if old.predicate == new.predicate and (old.status in _REAL) is not (new.status in _REAL):
            note, mirrored = both_ways(
                lambda a, b: f"The main event is reported as {a} in the first account, as {b} in the second.",
                STATUS_WORDS[old.status],
                STATUS_WORDS[new.status],
            )
            yield EditFinding(
                field=ChangeField.STATUS,
                before=old.predicate_span,
                after=new.predicate_span,
                note=note,
                mirrored=mirrored,
                significance=Significance.MAJOR,
            )


def _conflict(
    field: ChangeField, what: str, before: IndexedDigest, after: IndexedDigest, old: Fact, new: Fact
) -> EditFinding:
    note, mirrored = both_ways(lambda a, b: from_to(what, a, b), *_worded(old, new))
    return EditFinding(
        field=field,
        before=old.span,
        after=new.span,
        note=note,
        mirrored=mirrored,
        significance=Significance.MAJOR,
        words=(before.side(old.span).keys, after.side(new.span).keys),
    )


def _worded(old: Fact, new: Fact) -> tuple[str, str]:
    """The words of two facts; of two times in the same words ("Tuesday"), their dates."""
    if isinstance(old, Time) and isinstance(new, Time) and old.text.casefold() == new.text.casefold():
        return old.value, new.value
    return old.text, new.text


def _known(story: IndexedDigest, name: str) -> bool:
    """Whether the story has the distinctive word of a name."""
    words = [word.strip(".,'").casefold() for word in name.split()]
    return not words or words[-1] in story.vocabulary or words[-1].endswith("'s")


def _actors(before: IndexedDigest, after: IndexedDigest) -> Iterator[EditFinding]:
    """Main actors whom the other account does not name."""
    for actor in _only_in(before, after):
        yield _alone(actor).turned()
    for actor in _only_in(after, before):
        yield _alone(actor)


def _only_in(story: IndexedDigest, other: IndexedDigest) -> list[Actor]:
    central = story.digest.actors[:_CENTRAL]
    named = [actor for actor in central if len(actor.mentions) >= _OFTEN and _has_name(actor)]
    return [actor for actor in named if not _known(other, actor.name)][:_LISTED]


def _has_name(actor: Actor) -> bool:
    """Whether the actor has a name, and is not the agency that the report is from."""
    words = actor.name.split()
    named = any(mention.kind is MentionKind.NAME for mention in actor.mentions)
    return named and bool(words) and words[-1][0].isupper() and actor.name.casefold() not in _AGENCIES


def _alone(actor: Actor) -> EditFinding:
    return EditFinding(
        field=ChangeField.WHO,
        before=None,
        after=actor.span,
        note=f"{actor.name} is named in the second account alone.",
        mirrored=f"{actor.name} is named in the first account alone.",
    )
