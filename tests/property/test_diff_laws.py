"""The laws of the diff, over digests of every shape and over edited articles: identity, mirror, grounding, replay."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

import attrs
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import newsdigest
from newsdigest import Change, ChangeKind, Digest, DigestDiff, EditKind, EmptyArticleError, SentenceEdit, Span
from newsdigest.changes import compare
from tests.property.digests import digests
from tests.property.strategies import anything, sentences

LAW = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])

_MIRRORED_KINDS = {
    ChangeKind.ADDED: ChangeKind.REMOVED,
    ChangeKind.REMOVED: ChangeKind.ADDED,
    ChangeKind.CHANGED: ChangeKind.CHANGED,
}
_MIRRORED_EDITS = {
    EditKind.ADDED: EditKind.REMOVED,
    EditKind.REMOVED: EditKind.ADDED,
    EditKind.MERGED: EditKind.SPLIT,
    EditKind.SPLIT: EditKind.MERGED,
}


def digest_of(text: str) -> Digest:
    try:
        return newsdigest.summarize(text, published="2026-03-13", language="en")
    except EmptyArticleError:
        return Digest(article=newsdigest.Article(text=text))


@st.composite
def edited_articles(draw: st.DrawFn) -> tuple[str, str]:
    """An article, and a version of it with sentences dropped, added, swapped or with a word put for another."""
    before = draw(st.lists(sentences, min_size=1, max_size=6))
    after = list(before)
    for way in draw(st.lists(st.sampled_from(("drop", "add", "swap", "word")), max_size=3)):
        place = draw(st.integers(0, max(0, len(after) - 1)))
        if way == "add" or not after:
            after.insert(place, draw(sentences))
        elif way == "drop":
            del after[place]
        elif way == "swap":
            after[place], after[0] = after[0], after[place]
        else:
            words = after[place].split(" ")
            words[draw(st.integers(0, len(words) - 1))] = draw(
                st.sampled_from(("13", "may", "Friday", "Okoro", "not", "x"))
            )
            after[place] = " ".join(words)
    gap = draw(st.sampled_from(("\n\n", " ")))
    return gap.join(before), gap.join(after) or "Nothing is left."


edited = edited_articles().map(lambda pair: (digest_of(pair[0]), digest_of(pair[1])))
pairs = st.one_of(
    edited,
    st.tuples(digests(), digests()),
    st.tuples(anything.map(digest_of), anything.map(digest_of)),
)


def turned(change: Change) -> Change:
    return attrs.evolve(
        change,
        kind=_MIRRORED_KINDS[change.kind],
        before=change.after,
        after=change.before,
        before_span=change.after_span,
        after_span=change.before_span,
        note="",
    )


def turned_step(step: SentenceEdit) -> SentenceEdit:
    return SentenceEdit(
        kind=_MIRRORED_EDITS.get(step.kind, step.kind),
        before_spans=step.after_spans,
        after_spans=step.before_spans,
        before_edits=step.after_edits,
        after_edits=step.before_edits,
    )


WORDS = re.compile(r"[^\W_]+")
PHRASES = (
    "including a child,",
    "on Friday,",
    "not",
    "may have",
    "in a nursing home",
    "three",
    "the mayor's",
    "Ana Okoro",
)


@st.composite
def doubly_edited(draw: st.DrawFn) -> tuple[str, str]:
    """An article and a version of it with one to three edits a sentence: words put in, taken out or put for others."""
    before = draw(st.lists(sentences, min_size=1, max_size=4))
    after: list[str] = []
    for sentence in before:
        words = sentence.split(" ")
        for way in draw(st.lists(st.sampled_from(("insert", "drop", "replace")), max_size=3)):
            place = draw(st.integers(0, len(words) - 1))
            phrase = draw(st.sampled_from(PHRASES))
            words[place : place + (way != "insert")] = [] if way == "drop" and len(words) > 1 else [phrase]
        after.append(" ".join(words))
    return "\n\n".join(before), "\n\n".join(after)


def unmarked(text: str, marked: Iterable[Span]) -> Counter[str]:
    """The words of a text outside of the marked stretches."""
    covered = {at for span in marked for at in range(span.start, span.end)}
    found = (match for match in WORDS.finditer(text) if match.start() not in covered)
    return Counter(match.group().casefold() for match in found)


@LAW
@given(doubly_edited())
def test_what_is_not_marked_did_not_change(pair: tuple[str, str]) -> None:
    delta = compare(*map(digest_of, pair))
    lost = [
        span for step in delta.sentences for span in (step.before_edits or step.before_spans * (not step.after_spans))
    ]
    gained = [
        span for step in delta.sentences for span in (step.after_edits or step.after_spans * (not step.before_spans))
    ]
    assert unmarked(pair[0], lost) == unmarked(pair[1], gained)


@LAW
@given(st.one_of(digests(), anything.map(digest_of)))
def test_nothing_changed_from_a_story_to_itself(digest: Digest) -> None:
    delta = compare(digest, digest)
    assert delta.changes == ()
    assert not delta.cosmetic
    assert all(step.kind is EditKind.KEPT for step in delta.sentences)


@LAW
@given(pairs)
def test_the_way_back_mirrors_the_way_there(pair: tuple[Digest, Digest]) -> None:
    there, back = compare(*pair), compare(*pair[::-1])
    assert [attrs.evolve(change, note="") for change in there.changes] == [turned(change) for change in back.changes]
    assert Counter(there.sentences) == Counter(turned_step(step) for step in back.sentences)
    assert there.same_event == back.same_event
    assert there.cosmetic is back.cosmetic


@LAW
@given(pairs)
def test_changes_lie_inside_the_articles(pair: tuple[Digest, Digest]) -> None:
    delta = compare(*pair)
    texts = pair[0].article.text, pair[1].article.text
    for change in delta.changes:
        assert change.note
        assert (change.before is None) is (change.kind is ChangeKind.ADDED)
        assert (change.after is None) is (change.kind is ChangeKind.REMOVED)
        if change.before_span is not None:
            assert change.before_span.of(texts[0]) == change.before
        if change.after_span is not None:
            assert change.after_span.of(texts[1]) == change.after


@LAW
@given(edited)
def test_the_script_makes_the_later_text_of_the_earlier(pair: tuple[Digest, Digest]) -> None:
    delta = compare(*pair)
    before, after = (digest.article for digest in pair)
    assert [span for step in delta.sentences for span in step.after_spans] == list(after.sentences)
    assert sorted(span for step in delta.sentences for span in step.before_spans) == list(before.sentences)
    for step in delta.sentences:
        if step.kind in (EditKind.KEPT, EditKind.MOVED):
            old, new = step.before_spans[0].of(before.text), step.after_spans[0].of(after.text)
            assert old.casefold() == new.casefold()


@LAW
@given(edited)
def test_same_input_same_diff(pair: tuple[Digest, Digest]) -> None:
    first: DigestDiff = compare(*pair)
    assert first == compare(*pair)


@LAW
@given(st.lists(sentences, min_size=1, max_size=5), st.sampled_from(("curly", "blanks", "dashes", "shares")))
def test_layout_is_no_change(lines: list[str], way: str) -> None:
    text = "\n\n".join(lines)
    other = {
        "curly": text.replace("“", '"').replace("”", '"'),
        "blanks": text.replace(" the ", "\u00a0the "),
        "dashes": text.replace(" – ", " — "),
        "shares": text + "\n\n1,204 shares",
    }[way]
    delta = compare(digest_of(text), digest_of(other))
    assert delta.changes == ()
    assert delta.cosmetic is (text != other)
