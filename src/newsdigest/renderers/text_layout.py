"""What a person reads of a digest, a diff or an article, before any styling: a title, and sections of lines.

A digest fits about one screen: the answers, the key quotes, the first figures and the main dates. The whole inventory,
with every quotation, is in the JSON and HTML renderings.

The terminal and the Markdown renderer render the same layout, so they say the same. Texts are raw here: the
renderer that writes them escapes them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Final

import attrs

from newsdigest.model.article import Article
from newsdigest.model.change import Change, DigestDiff
from newsdigest.model.checks import Finding, QuoteCheck, SummaryCheck
from newsdigest.model.digest import Digest
from newsdigest.model.enums import (
    ActorKind,
    ChangeKind,
    EditKind,
    EventStatus,
    FindingVerdict,
    PlaceRole,
    QuoteAct,
    Significance,
    Verdict,
)
from newsdigest.model.facts import Actor, Event, Figure, Passage, Place, Quote, Speaker, Time
from newsdigest.renderers.date_words import date_words
from newsdigest.renderers.edited_words import EditedPiece, edited_sentences
from newsdigest.renderers.figure_words import figure_words

__all__ = [
    "LayoutLine",
    "Section",
    "TextLayout",
    "act_words",
    "article_layout",
    "checks_layout",
    "diff_layout",
    "digest_layout",
    "edited_layout",
    "moment_text",
    "quote_words",
    "summary_check_layout",
]

_EDIT_WORDS: Final = (
    EditKind.KEPT,
    EditKind.EDITED,
    EditKind.ADDED,
    EditKind.REMOVED,
    EditKind.MOVED,
    EditKind.MERGED,
    EditKind.SPLIT,
)

_ACTS: Final = {
    QuoteAct.DENIAL: "denied",
    QuoteAct.REFUSAL: "refused",
    QuoteAct.QUESTION: "asked",
    QuoteAct.PROMISE: "promised",
    QuoteAct.ORDER: "ordered",
    QuoteAct.THOUGHT: "thought",
    QuoteAct.FINDING: "found",
}
_PRONOUNS: Final = frozenset({"he", "she", "it", "they"})
_MOST_FIGURES: Final = 6
_MOST_DATES: Final = 8
_MOST_QUOTES: Final = 3


@attrs.frozen
class LayoutLine:
    """One statement: the words, what is said about them, and their offset in the article.

    In diffs, ``weight`` is a significance, and ``pieces`` are the words once more with what was removed and added.
    """

    text: str
    detail: str = ""
    at: int | None = None
    weight: Significance | None = None
    pieces: tuple[EditedPiece, ...] = ()


@attrs.frozen
class Section:
    """Lines under a label. ``quoted`` sections hold quotations: the detail is who said it."""

    label: str
    lines: tuple[LayoutLine, ...]
    quoted: bool = False


@attrs.frozen
class TextLayout:
    """A title, a few words about the source, and the sections that have something to say."""

    title: str
    about: tuple[str, ...]
    sections: tuple[Section, ...]


def digest_layout(digest: Digest) -> TextLayout:
    """The layout of a digest."""
    article = digest.article
    sections = (
        Section("Summary", tuple(map(_passage_line, digest.summary))),
        Section("Who", tuple(map(_actor_line, digest.who))),
        Section("What", tuple(_event_line(event, digest) for event in digest.what)),
        Section("Where", tuple(map(_place_line, digest.where))),
        Section("When", tuple(map(_time_line, digest.when))),
        Section("Why", tuple(map(_passage_line, digest.why))),
        Section("How", tuple(map(_passage_line, digest.how))),
        Section(
            "Key quotes", tuple(_quote_line(quote, article.text) for quote in _said(digest.key_quotes)), quoted=True
        ),
        Section("Quotes", tuple(_quote_line(quote, article.text) for quote in _other_quotes(digest)), quoted=True),
        Section("Figures", tuple(_figure_line(figure, digest) for figure in digest.figures[:_MOST_FIGURES])),
        Section("Timeline", tuple(_dated_line(event, digest) for event in _main_dates(digest.timeline))),
        Section("Notes", tuple(map(LayoutLine, article.notes))),
    )
    title = digest.headline or article.title or "Digest"
    return TextLayout(title, _about(article), _filled(sections))


def _other_quotes(digest: Digest) -> Sequence[Quote]:
    """The first quotations, where none is a key quote."""
    return () if digest.key_quotes else _said(digest.quotes)[:_MOST_QUOTES]


def _said(quotes: Iterable[Quote]) -> Sequence[Quote]:
    """The quotations without the negated ones: words that the article says were not said."""
    return [quote for quote in quotes if not quote.negated]


def _main_dates(timeline: Sequence[Event]) -> tuple[Event, ...]:
    """The most central dated events, in their own order."""
    by_salience = sorted(range(len(timeline)), key=lambda at: (-timeline[at].salience, at))
    return tuple(timeline[at] for at in sorted(by_salience[:_MOST_DATES]))


def article_layout(article: Article) -> TextLayout:
    """The layout of a parsed article: its blocks with their kinds."""
    blocks = tuple(Section(block.kind.value.replace("_", " "), (LayoutLine(block.text),)) for block in article.blocks)
    notes = Section("notes", tuple(map(LayoutLine, article.notes)))
    return TextLayout(article.title or "Article", _about(article), _filled((*blocks, notes)))


def diff_layout(delta: DigestDiff) -> TextLayout:
    """The layout of a diff: its changes by significance, then the counts of edited, added and removed sentences."""
    changes = tuple(
        Section(weight.value.capitalize(), tuple(_change_line(c) for c in delta.changes if c.significance is weight))
        for weight in (Significance.MAJOR, Significance.NOTABLE, Significance.MINOR)
    )
    sentences = Section("Sentences", _edit_lines(delta))
    return TextLayout(_verdict(delta), (), _filled((*changes, sentences)))


def edited_layout(delta: DigestDiff) -> TextLayout:
    """The layout of a diff with the sentences that were edited, for renderings that do not show both texts."""
    layout = diff_layout(delta)
    lines = tuple(_edited_line(kind, pieces) for kind, pieces in edited_sentences(delta))
    return attrs.evolve(layout, sections=_filled((*layout.sections, Section("Edits", lines))))


def _edited_line(kind: EditKind, pieces: tuple[EditedPiece, ...]) -> LayoutLine:
    whole = kind in (EditKind.EDITED, EditKind.ADDED, EditKind.REMOVED)  # the marks say so
    return LayoutLine("".join(piece.text for piece in pieces), "" if whole else kind.value, pieces=pieces)


def checks_layout(checks: Sequence[QuoteCheck]) -> TextLayout:
    """The layout of the checks of a text's quotations, the worst verdict first."""
    sections = (
        Section(verdict.value.capitalize(), tuple(_check_line(check) for check in checks if check.verdict is verdict))
        for verdict in (Verdict.ABSENT, Verdict.MISATTRIBUTED, Verdict.REVERSED, Verdict.ALTERED, Verdict.EXACT)
    )
    exact = sum(check.verdict is Verdict.EXACT for check in checks)
    return TextLayout(f"{exact} of {len(checks)} quotations are the article's own", (), _filled(sections))


def _check_line(check: QuoteCheck) -> LayoutLine:
    said_by = f"as said by {check.speaker}" if check.speaker else None
    differences = "; ".join(f"“{ours or '∅'}” became “{theirs or '∅'}”" for ours, theirs in check.differences)
    return LayoutLine(check.text, "; ".join(part for part in (said_by, differences, _article_words(check)) if part))


def _article_words(check: QuoteCheck) -> str | None:
    """What the article has, where it differs: whose words they are, and the words unless they are the same."""
    if check.match is None or check.verdict is Verdict.EXACT:
        return None
    speaker = check.match.speaker.name if check.match.speaker else ""
    if check.verdict is Verdict.MISATTRIBUTED:
        return f"in the article {speaker or 'nobody named'} says it"
    return f"the article: {check.match.text}{f', {speaker}' if speaker else ''}"


def summary_check_layout(check: SummaryCheck) -> TextLayout:
    """The layout of a summary's check against its article: findings by verdict, then what is supported."""
    sections = [
        Section(verdict.value.capitalize(), tuple(_finding_line(f) for f in check.findings if f.verdict is verdict))
        for verdict in _FINDING_ORDER
    ]
    supported = Section("Supported", tuple(_supported_lines(check.supported)))
    count = len(check.findings)
    counted = "1 finding" if count == 1 else f"{count} findings"
    sure = "Nothing sure" if count else "Nothing found"
    for_it = "" if check.supported else ", and nothing for it"
    verdict = f"{sure} against the summary{for_it}" if check.ok else "The article does not bear the summary out"
    return TextLayout(f"{verdict}: {counted}, {len(check.supported)} supported", (), _filled((*sections, supported)))


def _supported_lines(supported: Sequence[Finding]) -> Iterator[LayoutLine]:
    """What holds, a line for each kind: there is much of it, and a reader looks for what does not hold."""
    by_kind: dict[str, list[str]] = {}
    for finding in supported:
        by_kind.setdefault(finding.kind.value, []).append(finding.text)
    for kind, texts in by_kind.items():
        yield LayoutLine(" · ".join(dict.fromkeys(texts)), kind)


_FINDING_ORDER: Final = (
    FindingVerdict.REVERSED,
    FindingVerdict.CONTRADICTED,
    FindingVerdict.ABSENT,
    FindingVerdict.UNCLEAR,
)
_FINDING_WEIGHTS: Final = {
    FindingVerdict.REVERSED: Significance.MAJOR,
    FindingVerdict.CONTRADICTED: Significance.MAJOR,
    FindingVerdict.ABSENT: Significance.NOTABLE,
}


def _finding_line(finding: Finding) -> LayoutLine:
    said = f"{finding.text} → {finding.expected}" if finding.expected else finding.text
    detail = f"{finding.kind.value}, {finding.confidence:.2f}. {finding.note}".rstrip()
    return LayoutLine(
        said, detail, at=finding.span.start, weight=_FINDING_WEIGHTS.get(finding.verdict, Significance.MINOR)
    )


def _verdict(delta: DigestDiff) -> str:
    if delta.changes:
        count = len(delta.changes)
        verdict = "1 change" if count == 1 else f"{count} changes"
    else:
        verdict = "No change in the facts; only layout and typography differ" if delta.cosmetic else "No change"
    return verdict if delta.same_event >= 0.5 else f"{verdict}; the articles seem to report different events"


def _change_line(change: Change) -> LayoutLine:
    sides = f"{change.before or '∅'} → {change.after or '∅'}"
    kind = f"{change.field.value} {change.kind.value}"
    detail = f"{kind}: {sides}" if change.note and change.kind is ChangeKind.CHANGED else kind
    return LayoutLine(change.note or sides, detail, weight=change.significance)


def _edit_lines(delta: DigestDiff) -> tuple[LayoutLine, ...]:
    counts = Counter(edit.kind for edit in delta.sentences)
    counted = ", ".join(f"{counts[kind]} {kind.value}" for kind in _EDIT_WORDS if counts[kind])
    return (LayoutLine(counted),) if counted else ()


def _filled(sections: Iterable[Section]) -> tuple[Section, ...]:
    return tuple(section for section in sections if section.lines)


def _about(article: Article) -> tuple[str, ...]:
    parts = (
        article.publisher,
        moment_text(article.published) if article.published else None,
        "by " + ", ".join(article.authors) if article.authors else None,
        article.dateline,
        article.url,
    )
    return tuple(part for part in parts if part)


def moment_text(moment: date) -> str:
    """A date, or a date with its time and zone, as a person writes it.

    >>> from datetime import datetime
    >>> from newsdigest.renderers.text_layout import moment_text
    >>> moment_text(datetime(2026, 3, 13, 9, 30))
    '2026-03-13 09:30'
    """
    if not isinstance(moment, datetime):
        return moment.isoformat()
    zone = moment.isoformat()[19:].lstrip(".0123456789") if moment.tzinfo else ""
    return f"{moment.isoformat(sep=' ')[:16]}{' UTC' if zone == '+00:00' else f' {zone}' if zone else ''}"


def _joined(*parts: str | None) -> str:
    return ", ".join(part for part in parts if part)


def _passage_line(passage: Passage) -> LayoutLine:
    return LayoutLine(passage.text, at=passage.span.start)


def _actor_line(actor: Actor) -> LayoutLine:
    kind = None if actor.kind is ActorKind.PERSON else actor.kind.value
    return LayoutLine(
        actor.name, _joined(actor.description, kind, "unnamed source" if actor.anonymous else None), actor.span.start
    )


def _event_line(event: Event, digest: Digest) -> LayoutLine:
    status = None if event.status is EventStatus.HAPPENED else event.status.value
    when = _time_words(event.when) if event.when else None
    where = event.where.name if event.where and event.where.text not in event.text else None
    return LayoutLine(event.text, _joined(_unsaid(event, digest), status, when, where), event.span.start)


def _unsaid(event: Event, digest: Digest) -> str | None:
    """Who does it or suffers it, where the words open with a pronoun or without a subject: "Born in Vell"."""
    names = [digest.actor(actor).name for actor in event.agents or event.patients]
    opening = event.text[: max(0, event.predicate_span.start - event.span.start)]
    said = any(word in opening for word in (names[0].split() if names else ()))
    return names[0] if names and not said and (not opening or opening.split()[0].casefold() in _PRONOUNS) else None


def _place_line(place: Place) -> LayoutLine:
    name = place.name if place.name != place.text else None
    role = "dateline" if place.role is PlaceRole.DATELINE else None
    return LayoutLine(place.text, _joined(name, place.country, role), place.span.start)


def _time_words(time: Time) -> str:
    """The value where it is a date, else the article's words: no reader needs ``XXXX-WXX-5`` or ``PRESENT_REF``."""
    return date_words(time.value) if time.start is not None else time.text


def _time_line(time: Time) -> LayoutLine:
    said = date_words(time.value)
    value = said if time.start is not None and time.text not in (time.value, said) else None
    inferred = "partly inferred" if time.inferred else None
    others = "or " + ", ".join(map(date_words, time.alternatives)) if time.alternatives else None
    return LayoutLine(time.text, _joined(value, others, inferred, time.note), time.span.start)


def quote_words(quote: Quote, text: str) -> str:
    """The words of a quotation in the article's ``text``; an ellipsis replaces a cue that interrupts them."""
    return " … ".join(quote.pieces(text)) or quote.text


def _quote_line(quote: Quote, text: str) -> LayoutLine:
    kind = None if quote.kind.value == "direct" else quote.kind.value
    speaker = _speaker_words(quote.speaker)
    act = act_words(quote)
    said_by = f"{act} by {speaker}" if act and speaker else speaker or act or None
    return LayoutLine(quote_words(quote, text), _joined(said_by, kind), quote.span.start)


def act_words(quote: Quote) -> str:
    """What the speaker does with words that are no statement of theirs ("denied"), or ""."""
    return _ACTS.get(quote.act, "")


def _speaker_words(speaker: Speaker | None) -> str | None:
    if speaker is None:
        return None
    alike = speaker.text in speaker.name or speaker.name in speaker.text
    written = None if alike else f"as “{speaker.text}”"
    unnamed = "unnamed" if speaker.anonymous else None
    return _joined(speaker.name, speaker.description, written, unnamed, speaker.reason)


def _figure_line(figure: Figure, digest: Digest) -> LayoutLine:
    return LayoutLine(figure.text, figure_words(figure, digest.article.text, digest.figures), figure.span.start)


def _dated_line(event: Event, digest: Digest) -> LayoutLine:
    unsaid = _unsaid(event, digest)
    text = f"{event.text} ({unsaid})" if unsaid else event.text
    return LayoutLine(date_words(event.when.value) if event.when else "", text, event.span.start)
