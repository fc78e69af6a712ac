"""One digest and one diff made by hand, so that the renderers are tested without the finders."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from newsdigest import (
    Actor,
    ActorKind,
    Answer,
    Article,
    Block,
    BlockKind,
    Change,
    ChangeField,
    ChangeKind,
    Digest,
    DigestDiff,
    EditKind,
    Event,
    EventStatus,
    Figure,
    Granularity,
    Mention,
    MentionKind,
    Part,
    Passage,
    Place,
    PlaceRole,
    Question,
    Quote,
    QuoteKind,
    SentenceEdit,
    Significance,
    Span,
    Speaker,
    Time,
    TimeRole,
    TimeType,
)

HEADLINE = "Porthaven bridge to reopen on Monday"
LEAD = "PORTHAVEN, Maine — Mayor Ann Lowe will reopen the harbour bridge on Monday because repairs ended early."
QUOTED = "“It held,” Lowe said. “We checked [every] bolt…” A senior engineer said the bridge was safe."
TOLL = "The collapse in 2024 killed about 12 people."
TEXT = "\n\n".join((HEADLINE, LEAD, QUOTED, TOLL))

HOSTILE = (
    '<script>alert("x")</script> [a](javascript:b) \x1b[31mred\x1b[0m \u202eevil\u202c `code` </style> & \x00 \ud800'
)


def span_of(words: str, text: str = TEXT, after: str = "") -> Span:
    """The first span of ``words`` in ``text`` past ``after``."""
    start = text.index(words, text.index(after))
    return Span(start, start + len(words))


def _mention(words: str, kind: MentionKind, after: str = "") -> Mention:
    return Mention(span_of(words, after=after), words, kind)


def _moment(day: int) -> datetime:
    return datetime(2026, 3, day)


def sample_article() -> Article:
    kinds = (BlockKind.HEADLINE, BlockKind.LEAD, BlockKind.PARAGRAPH, BlockKind.PARAGRAPH)
    parts = zip(kinds, (HEADLINE, LEAD, QUOTED, TOLL), strict=True)
    return Article(
        text=TEXT,
        blocks=tuple(Block(kind, span_of(part), part) for kind, part in parts),
        title=HEADLINE,
        published=datetime(2026, 3, 13, 9, 30, tzinfo=timezone(timedelta(hours=-5))),
        authors=("Rita Bywater", "Tom de la Cruz"),
        publisher="Harbour Post",
        url="https://news.example/porthaven?a=1&b=2",
        language="en",
        dateline="PORTHAVEN, Maine",
        sentences=(span_of(HEADLINE), span_of(LEAD), span_of("“It held,” Lowe said."), span_of(TOLL)),
    )


def sample_digest() -> Digest:
    lowe = Actor(
        id="actor-1",
        span=span_of("Ann Lowe"),
        text="Ann Lowe",
        salience=0.9,
        confidence=0.95,
        name="Ann Lowe",
        kind=ActorKind.PERSON,
        description="Mayor",
        aliases=("Lowe",),
        mentions=(
            _mention("Ann Lowe", MentionKind.NAME),
            _mention("Lowe", MentionKind.NAME, after="held"),
            _mention("We", MentionKind.PRONOUN, after="said"),
        ),
        part=Part.AGENT,
    )
    engineer = Actor(
        id="actor-2",
        span=span_of("A senior engineer"),
        text="A senior engineer",
        salience=0.3,
        name="senior engineer",
        kind=ActorKind.PERSON,
        mentions=(_mention("A senior engineer", MentionKind.NOMINAL),),
        part=Part.SPEAKER,
        anonymous=True,
    )
    monday = Time(
        id="time-1",
        span=span_of("Monday", after="PORTHAVEN"),
        text="Monday",
        salience=0.8,
        type=TimeType.DATE,
        value="2026-03-16",
        granularity=Granularity.DAY,
        start=_moment(16),
        end=_moment(17),
        role=TimeRole.EVENT,
        inferred=True,
    )
    year = Time(
        id="time-2",
        span=span_of("2024"),
        text="2024",
        type=TimeType.DATE,
        value="2024",
        granularity=Granularity.YEAR,
        start=datetime(2024, 1, 1),
        end=datetime(2025, 1, 1),
    )
    port = Place(
        id="place-1",
        span=span_of("PORTHAVEN, Maine"),
        text="PORTHAVEN, Maine",
        salience=0.5,
        name="Porthaven, Maine",
        mentions=(_mention("PORTHAVEN, Maine", MentionKind.NAME),),
        country="US",
        latitude=44.5,
        longitude=-68.25,
        geonames_id=42,
        role=PlaceRole.DATELINE,
    )
    reopening_words = "Ann Lowe will reopen the harbour bridge on Monday"
    reopening = Event(
        id="event-1",
        span=span_of(reopening_words),
        text=reopening_words,
        salience=0.9,
        predicate="reopen",
        predicate_span=span_of("reopen", after="Mayor"),
        agents=("actor-1",),
        status=EventStatus.PLANNED,
        when=monday,
        where=port,
    )
    collapse = Event(
        id="event-2",
        span=span_of(TOLL),
        text=TOLL,
        salience=0.4,
        predicate="kill",
        predicate_span=span_of("killed"),
        when=year,
    )
    figure = Figure(
        id="figure-1",
        span=span_of("about 12"),
        text="about 12",
        value=12.0,
        what="people killed",
        approximate=True,
        salience=0.6,
    )
    quotes = (_direct(), _truncated(), _indirect())
    because = "because repairs ended early"
    reason = Passage(id="why-1", span=span_of(because), text=because, salience=0.5)
    return Digest(
        article=sample_article(),
        headline=HEADLINE,
        who=(lowe,),
        what=(reopening,),
        where=(port,),
        when=(monday,),
        why=(reason,),
        answers=(
            Answer(question=Question.WHO, fact=lowe, confidence=0.9, reasons=("the agent of the main event",)),
            Answer(question=Question.WHAT, fact=reopening, confidence=0.8),
            Answer(question=Question.WHERE, fact=port, confidence=0.4),
            Answer(question=Question.WHEN, fact=monday, confidence=0.75),
            Answer(question=Question.WHY, fact=reason),
        ),
        quotes=quotes,
        key_quotes=quotes[:1],
        figures=(figure,),
        summary=(Passage(id="summary-1", span=span_of(LEAD), text=LEAD, salience=0.9),),
        actors=(lowe, engineer),
        events=(reopening, collapse),
        places=(port,),
        times=(monday, year),
        timeline=(collapse, reopening),
    )


def _direct() -> Quote:
    return Quote(
        id="quote-1",
        span=span_of("“It held,”"),
        text="“It held,”",
        salience=0.7,
        confidence=0.9,
        spans=(span_of("“It held,”"),),
        kind=QuoteKind.DIRECT,
        speaker=Speaker(
            name="Ann Lowe", text="Lowe", span=span_of("Lowe", after="held"), description="Mayor", actor="actor-1"
        ),
        cue=span_of("said"),
    )


def _truncated() -> Quote:
    words = "“We checked [every] bolt…”"
    return Quote(
        id="quote-2",
        span=span_of(words),
        text=words,
        spans=(span_of(words),),
        kind=QuoteKind.DIRECT,
        speaker=Speaker(name="Ann Lowe", text="Lowe", span=span_of("Lowe", after="held"), actor="actor-1"),
        insertions=(span_of("[every]"),),
        truncated=True,
    )


def _indirect() -> Quote:
    words = "the bridge was safe"
    return Quote(
        id="quote-3",
        span=span_of(words),
        text=words,
        spans=(span_of(words),),
        kind=QuoteKind.INDIRECT,
        speaker=Speaker(
            name="senior engineer",
            text="A senior engineer",
            span=span_of("A senior engineer"),
            anonymous=True,
            reason="not allowed to speak",
            actor="actor-2",
        ),
        cue=span_of("said", after="engineer"),
    )


def sample_diff() -> DigestDiff:
    before = sample_digest()
    after_text = TEXT.replace("about 12", "about 15")
    after = Digest(article=Article(text=after_text, title=HEADLINE), headline=HEADLINE)
    old, new = span_of(TOLL), span_of(TOLL.replace("12", "15"), after_text)
    return DigestDiff(
        before=before,
        after=after,
        same_event=0.98,
        changes=(
            Change(
                field=ChangeField.FIGURE,
                kind=ChangeKind.CHANGED,
                before="12",
                after="15",
                before_span=span_of("12"),
                after_span=span_of("15", after_text),
                significance=Significance.MAJOR,
                note="The death toll rose from 12 to 15.",
            ),
        ),
        sentences=(
            SentenceEdit(kind=EditKind.KEPT, before_spans=(span_of(LEAD),), after_spans=(span_of(LEAD, after_text),)),
            SentenceEdit(kind=EditKind.EDITED, before_spans=(old,), after_spans=(new,)),
        ),
    )


def hostile_digest() -> Digest:
    """A digest whose every text tries to be something else than text."""
    text = f"{HOSTILE}\n\n{HOSTILE}"
    span = Span(0, len(HOSTILE))
    place = Place(id="place-1", span=span, text=HOSTILE, name=HOSTILE, country=HOSTILE, latitude=0.0, longitude=0.0)
    time = Time(
        id="time-1", span=span, text=HOSTILE, type=TimeType.DATE, value=HOSTILE, note=HOSTILE, alternatives=(HOSTILE,)
    )
    actor = Actor(
        id=HOSTILE,
        span=span,
        text=HOSTILE,
        name=HOSTILE,
        kind=ActorKind.PERSON,
        description=HOSTILE,
        aliases=(HOSTILE,),
    )
    speaker = Speaker(name=HOSTILE, text=HOSTILE, span=span, reason=HOSTILE, description=HOSTILE, actor=HOSTILE)
    quote = Quote(id="quote-1", span=span, text=HOSTILE, spans=(span,), kind=QuoteKind.DIRECT, speaker=speaker)
    event = Event(
        id="event-1",
        span=span,
        text=HOSTILE,
        predicate=HOSTILE,
        predicate_span=span,
        agents=(HOSTILE,),
        patients=(HOSTILE,),
        when=time,
        where=place,
    )
    reason, manner, sentence = (Passage(id=name, span=span, text=HOSTILE) for name in ("why-1", "how-1", "summary-1"))
    article = Article(
        text=text,
        blocks=(Block(BlockKind.LEAD, span, HOSTILE),),
        title=HOSTILE,
        authors=(HOSTILE,),
        publisher=HOSTILE,
        url=f"javascript:{HOSTILE}",
        dateline=HOSTILE,
        notes=(HOSTILE,),
        sentences=(span,),
    )
    return Digest(
        article=article,
        headline=HOSTILE,
        who=(actor,),
        what=(event,),
        where=(place,),
        when=(time,),
        why=(reason,),
        how=(manner,),
        answers=(Answer(question=Question.WHY, fact=reason, reasons=(HOSTILE,)),),
        quotes=(quote,),
        key_quotes=(quote,),
        figures=(Figure(id="figure-1", span=span, text=HOSTILE, value=1.0, unit=HOSTILE, what=HOSTILE),),
        summary=(sentence,),
        actors=(actor,),
        events=(event,),
        places=(place,),
        times=(time,),
        timeline=(event,),
    )


def hostile_diff() -> DigestDiff:
    digest = hostile_digest()
    span = Span(0, len(HOSTILE))
    change = Change(
        field=ChangeField.TEXT,
        kind=ChangeKind.CHANGED,
        before=HOSTILE,
        after=HOSTILE,
        before_span=span,
        after_span=span,
        note=HOSTILE,
    )
    edit = SentenceEdit(kind=EditKind.EDITED, before_spans=(span,), after_spans=(span,))
    return DigestDiff(before=digest, after=digest, changes=(change,), sentences=(edit,))
