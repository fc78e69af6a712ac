"""What a person reads of a story: answers with their outlets, figures, quotations, and what one outlet alone has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newsdigest.model.enums import Question
from newsdigest.model.story import Evidence, ReportedFigure, ReportedValue, Story, StoryAnswer, StoryEvent, StoryQuote
from newsdigest.renderers.date_words import date_words
from newsdigest.renderers.text_layout import LayoutLine, Section, TextLayout, moment_text

__all__ = ["story_layout"]

_MOST_QUOTES = 6
_MOST_DATES = 10


def story_layout(story: Story) -> TextLayout:
    """The layout of a story."""
    sections = (
        Section("Summary", tuple(LayoutLine(item.text, story.outlets[item.article]) for item in story.summary)),
        *(Section(q.value.capitalize(), tuple(_answer_lines(story, story.answers_to(q)))) for q in Question),
        Section("Disputed", tuple(_figure_line(story, figure) for figure in story.disputed)),
        Section("Developing", tuple(_figure_line(story, figure) for figure in story.developing)),
        Section("Agreed", tuple(_figure_line(story, figure) for figure in story.agreed)),
        Section("Quotes", tuple(_quote_line(story, quote) for quote in story.quotes[:_MOST_QUOTES]), quoted=True),
        Section("Timeline", tuple(_dated_line(story, event) for event in _central_dates(story))),
        *_exclusives(story),
    )
    title = story.headline or "Story"
    articles = f"{len(story.digests)} article" + ("s" if len(story.digests) != 1 else "")
    return TextLayout(title, (articles, *story.outlets), tuple(section for section in sections if section.lines))


def _central_dates(story: Story) -> list[StoryEvent]:
    """The entries that most articles have, in order of time."""
    shared = sorted(story.timeline, key=lambda event: -len(event.evidence))[:_MOST_DATES]
    return [event for event in story.timeline if event in shared]


def _dated_line(story: Story, event: StoryEvent) -> LayoutLine:
    return LayoutLine(date_words(event.when), _joined(event.text, _by(story, event.evidence)))


def _answer_lines(story: Story, answers: Iterable[StoryAnswer]) -> Iterator[LayoutLine]:
    for answer in answers:
        support = f"{answer.support} of {len(story.digests)}" if answer.support > 1 else _by(story, answer.evidence)
        yield LayoutLine(answer.text, _joined(_resolved(answer), support))


def _resolved(answer: StoryAnswer) -> str | None:
    """The date of an answer to "when"; None where it has none: no reader needs ``XXXX-WXX-2`` or ``PAST_REF``."""
    if answer.value is None or not answer.value[:1].isdigit() or answer.value == answer.text:
        return None
    return date_words(answer.value)


def _figure_line(story: Story, figure: ReportedFigure) -> LayoutLine:
    values = [_value_words(story, value) for value in figure.values]
    return LayoutLine(figure.what or "figure", "; ".join(values))


def _value_words(story: Story, value: ReportedValue) -> str:
    since = f", {moment_text(value.since)}" if value.since else ""
    return f"{value.text} ({_by(story, value.evidence)}{since})"


def _quote_line(story: Story, quote: StoryQuote) -> LayoutLine:
    plural = "s" if len(quote.wordings) > 1 else ""
    others = f"{len(quote.wordings)} other wording{plural}" if quote.wordings else ""
    return LayoutLine(quote.text, _joined(quote.speaker, _by(story, quote.evidence), others))


def _exclusives(story: Story) -> Iterator[Section]:
    for at, outlet in enumerate(story.outlets):
        lines = tuple(
            LayoutLine(item.text, item.field.value) for item in story.exclusives if item.evidence.article == at
        )
        if lines:
            yield Section(f"Only in {outlet}", lines)


def _by(story: Story, evidence: Iterable[Evidence]) -> str:
    return ", ".join(story.outlets_of(tuple(evidence)))


def _joined(*parts: str | None) -> str:
    return " · ".join(part for part in parts if part)
