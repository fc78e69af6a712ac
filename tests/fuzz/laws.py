"""Laws of any result: the promises that can be checked without knowing the right answer."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Final, TypeVar, cast

import attrs

import newsdigest
from newsdigest import (
    Article,
    Digest,
    DigestDiff,
    Evidence,
    NewsDigestError,
    Options,
    Question,
    Span,
    Story,
    SummaryCheck,
)
from newsdigest.model.facts import Fact, Mention
from newsdigest.renderers import RENDERERS, render
from newsdigest.text import cleaned

__all__ = [
    "BrokenLaw",
    "check_claims",
    "check_diff",
    "check_digest",
    "check_marks",
    "check_options",
    "check_quotes",
    "check_story",
    "documented",
    "require",
]

_T = TypeVar("_T")
_WORDS: Final = re.compile(r"[^\W\d_]+|\d+")
_RERUN_EVERY: Final = 16  # inputs of which one is digested again and shown in every format


class BrokenLaw(Exception):  # noqa: N818 - it is a finding
    """A promise that did not hold."""


def require(holds: bool, law: str) -> None:
    """Raise :class:`BrokenLaw` where ``holds`` is false (``python -O`` leaves asserts out)."""
    if not holds:
        raise BrokenLaw(law)


def documented(call: Callable[[], _T]) -> _T | None:
    """What ``call`` gives; None where it raises an error of the library that says something."""
    try:
        return call()
    except NewsDigestError as error:
        require(bool(str(error).strip()), f"{type(error).__name__} without a message")
        return None


def check_digest(digest: Digest, again: Callable[[], Digest] | None = None) -> None:
    """Hold one digest to the promises: grounded, in order, scores in range, JSON there and back, the same again."""
    text = digest.article.text
    _check_grounded(digest, text)
    require(_apart([block.span for block in digest.article.blocks]), "blocks in order and apart")
    require(_apart(list(digest.article.sentences)), "sentences in order and apart")
    require(all(_whole(q.span, q.spans) for q in digest.quotes), "a quotation runs from its first piece to its last")
    written = digest.to_json()
    back = Digest.from_json(written)
    require(back == digest and repr(back) == repr(digest), "a digest reads back the same")
    if again is not None and len(text) % _RERUN_EVERY == 0:
        require(again().to_json() == written, "the same input gives the same digest")
        for name in RENDERERS:
            require(render(digest, name) == render(digest, name), f"{name} shows a digest the same every time")


def check_diff(before: Digest, after: Digest) -> None:
    """Hold the comparison of two digests to its laws.

    It is grounded, complete, reads back from JSON, mirrors the comparison the other way, and is empty for one digest.
    """
    delta = newsdigest.diff(before, after)
    for change in delta.changes:
        require(_lies_in(change.before_span, before) and _lies_in(change.after_span, after), "changes lie in the texts")
    for edit in delta.sentences:
        require(all(_lies_in(span, before) for span in edit.before_spans), "edits lie in the text before")
        require(all(_lies_in(span, after) for span in edit.after_spans), "edits lie in the text after")
    _check_complete(delta, before, after)
    require(DigestDiff.from_json(delta.to_json()) == delta, "a diff reads back the same")
    require(not newsdigest.diff(before, before).changes, "a digest does not differ from itself")
    mirrored = newsdigest.diff(after, before)
    require(len(mirrored.changes) == len(delta.changes), "diff(a, b) and diff(b, a) mirror each other")


def check_quotes(digest: Digest, other: str) -> None:
    """Hold masking, restoring and verifying to their laws, with ``other`` as the text of a stranger."""
    text = digest.article.text
    masked = newsdigest.mask_quotes(digest)
    require(newsdigest.restore_quotes(masked.text, masked) == text, "what was masked comes back")
    for key, quote in masked.quotes.items():
        require(
            key in masked.text and quote.span.of(text) == quote.text, "a placeholder stands for a piece of the text"
        )
    documented(lambda: newsdigest.restore_quotes(other, masked))
    for check in newsdigest.verify_quotes(other, digest):
        require(check.span.of(other) == check.text, "a checked quotation lies in the checked text")
    for check in newsdigest.verify_quotes(text, digest):
        require(check.verdict is not newsdigest.Verdict.ABSENT, "no quotation of an article is absent from it")


def check_story(story: Story) -> None:
    """Hold a story to its laws: every word of it is some article's, JSON there and back, every format."""
    for evidence in _values(story):
        if isinstance(evidence, Evidence):
            text = story.digests[evidence.article].article.text
            require(evidence.span.of(text) == evidence.text, "evidence slices back")
    require(Story.from_json(story.to_json()) == story, "a story reads back the same")
    for name, renderer in RENDERERS.items():
        if renderer.story is not None:
            require(bool(render(story, name)) or name == "csv", f"{name} shows a story")


def check_claims(summary: str, article: Article) -> None:
    """Hold a checked summary to its laws: findings lie in either text, ``ok`` is what they say, JSON there and back."""
    check = documented(lambda: newsdigest.check_summary(summary, article))
    if check is None:
        return
    for finding in (*check.findings, *check.supported):
        require(finding.span.of(check.text) == finding.text, "a finding lies in the summary")
        require(0.0 <= finding.confidence <= 1.0, "scores lie in 0..1")
        evidence = finding.evidence
        require(
            evidence is None or 0 <= evidence.start < evidence.end <= len(article.text), "evidence lies in the text"
        )
        require(finding in check.supported or bool(finding.note), "a finding says its reason")
    require(SummaryCheck.from_json(check.to_json()) == check, "a check reads back the same")
    require(bool(check.to_html(article)), "a check is shown")


def check_options(digest: Digest, options: Options) -> None:
    """Hold a digest to the limits that it was asked for."""
    for question in Question:
        given = [answer for answer in digest.answers if answer.question is question]
        require(len(given) <= options.answers, "no more answers than asked for")
        require(
            all(answer.confidence >= options.min_confidence for answer in given), "no answer is less sure than asked"
        )
    require(len(digest.key_quotes) <= options.key_quotes, "no more key quotes than asked for")
    require(len(digest.figures) <= options.figures, "no more figures than asked for")
    require(len(digest.summary) <= options.sentences, "no more sentences than asked for")


def _check_grounded(thing: object, text: str) -> None:
    for value in _values(thing):
        if isinstance(value, Span):
            require(0 <= value.start <= value.end <= len(text), "spans lie in the text")
        elif isinstance(value, (Fact, Mention, newsdigest.Block, newsdigest.Speaker)):
            require(text[value.span.start : value.span.end] == value.text, f"{type(value).__name__} slices back")
        if isinstance(value, Fact):
            require(0.0 <= value.salience <= 1.0 and 0.0 <= value.confidence <= 1.0, "scores lie in 0..1")


def _check_complete(delta: DigestDiff, before: Digest, after: Digest) -> None:
    """The words outside of the marked spans are the same on both sides."""
    lost = [
        span for edit in delta.sentences for span in edit.before_edits or edit.before_spans * (not edit.after_spans)
    ]
    gained = [
        span for edit in delta.sentences for span in edit.after_edits or edit.after_spans * (not edit.before_spans)
    ]
    require(_unmarked(before, lost) == _unmarked(after, gained), "what a diff does not mark did not change")


def _unmarked(digest: Digest, marked: list[Span]) -> Counter[str]:
    """The words of the compared sentences outside of the marked spans."""
    text = digest.article.text
    covered = {at for span in marked for at in range(span.start, span.end)}
    return Counter(
        match.group().casefold()
        for sentence in digest.article.sentences
        for match in _WORDS.finditer(text, sentence.start, sentence.end)
        if match.start() not in covered
    )


def check_marks(plain: Digest, marked: Digest) -> None:
    """Hold a digest to the one of the same words with invisible marks inside: the same answers and quotations."""
    for name in ("who", "what", "where", "when", "why", "how"):
        first, second = (tuple(cleaned(answer.text) for answer in getattr(each, name)) for each in (plain, marked))
        require(first == second, f"invisible marks change nothing of {name}")
    first, second = (tuple(cleaned(quote.text) for quote in each.quotes) for each in (plain, marked))
    require(first == second, "invisible marks change no quotation")


def _values(thing: object) -> Iterator[object]:
    if isinstance(thing, tuple):
        for item in cast("tuple[object, ...]", thing):
            yield from _values(item)
    elif attrs.has(type(thing)):
        yield thing
        for name in attrs.fields_dict(cast("type[attrs.AttrsInstance]", type(thing))):
            yield from _values(getattr(thing, name))


def _apart(spans: list[Span]) -> bool:
    return all(a.end <= b.start for a, b in pairwise(spans))


def _whole(span: Span, pieces: tuple[Span, ...]) -> bool:
    return bool(pieces) and span == Span(pieces[0].start, pieces[-1].end) and _apart(list(pieces))


def _lies_in(span: Span | None, digest: Digest) -> bool:
    return span is None or 0 <= span.start <= span.end <= len(digest.article.text)
