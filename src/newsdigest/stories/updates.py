"""What one more article changes in a story: values of figures, answers, quotations and people that are new."""

from __future__ import annotations

from collections.abc import Iterator

from newsdigest.changes.messages import from_to, in_a_sentence, quote_for_message
from newsdigest.model.enums import Agreement, ChangeField, ChangeKind, Question
from newsdigest.model.story import ReportedFigure, Story, StoryChange

__all__ = ["story_changes"]

_FIELDS = {
    Question.WHO: ChangeField.WHO,
    Question.WHAT: ChangeField.WHAT,
    Question.WHERE: ChangeField.WHERE,
    Question.WHEN: ChangeField.WHEN,
}
_SUBJECTS = {
    Question.WHO: "Who it is about",
    Question.WHAT: "The main event",
    Question.WHERE: "The place",
    Question.WHEN: "The time",
}


def story_changes(before: Story, after: Story) -> tuple[StoryChange, ...]:
    """The changes from ``before`` to ``after``, which has one more article at its end: figures and answers first."""
    return (*_figures(before, after), *_answers(before, after), *_reports(after))


def _figures(before: Story, after: Story) -> Iterator[StoryChange]:
    new = len(after.digests) - 1
    known = {figure.what: figure for figure in before.figures}
    for figure in after.figures:
        own = [value for value in figure.values if any(item.article == new for item in value.evidence)]
        if not own or len(figure.values) < 2 or own[0].value in _values(known.get(figure.what)):
            continue
        at = next(item for item in own[0].evidence if item.article == new)
        alone = all(item.article == new for item in own[0].evidence)
        if alone:
            yield StoryChange(
                field=ChangeField.FIGURE,
                kind=ChangeKind.CHANGED,
                text=own[0].text,
                evidence=at,
                note=_figure_note(figure, own[0].text, new),
            )


def _values(figure: ReportedFigure | None) -> set[float]:
    return {value.value for value in figure.values} if figure else set()


def _figure_note(figure: ReportedFigure, text: str, new: int) -> str:
    others = [value.text for value in figure.values if all(item.article != new for item in value.evidence)]
    subject = f"The {figure.what}" if figure.what else "A figure"
    if figure.agreement is Agreement.DEVELOPING and others:
        return f"{subject} went from {in_a_sentence(others[-1])} to {in_a_sentence(text)}."
    return f"{subject} is disputed: {in_a_sentence(text)} beside {', '.join(map(in_a_sentence, others))}."


def _answers(before: Story, after: Story) -> Iterator[StoryChange]:
    for question, field in _FIELDS.items():
        old, new = before.answers_to(question), after.answers_to(question)
        if new and (not old or old[0].text.casefold() != new[0].text.casefold()):
            yield StoryChange(
                field=field,
                kind=ChangeKind.CHANGED if old else ChangeKind.ADDED,
                text=new[0].text,
                evidence=new[0].evidence[0],
                note=from_to(_SUBJECTS[question], old[0].text if old else "", new[0].text),
            )


def _reports(after: Story) -> Iterator[StoryChange]:
    """What the new article alone reports."""
    new = len(after.digests) - 1
    for report in after.exclusives:
        if report.evidence.article == new:
            yield StoryChange(
                field=report.field,
                kind=ChangeKind.ADDED,
                text=report.text,
                evidence=report.evidence,
                note=f"New: {quote_for_message(report.text)}.",
            )
