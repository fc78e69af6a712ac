"""Which quotations to show: about the main event, by a main actor, on the record, worth reading.

The score is a sum of five parts, each in 0..1, with the weights of ``_WEIGHTS``. It follows what style guides for
quotation say (AP: quote what is said better than a paraphrase would; prefer named sources; no fragments) and no
model. A quotation that mostly repeats a better one is left out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from newsdigest.lexicon.word_sets import words
from newsdigest.model.copies import with_fields
from newsdigest.model.enums import QuoteAct, QuoteKind
from newsdigest.model.facts import Actor, Event, Quote

__all__ = ["key_quotes", "newsworthiness", "with_salience"]


_WEIGHTS = {"event": 0.25, "actor": 0.25, "record": 0.15, "length": 0.15, "substance": 0.2}
_READ = 3200  # characters; of longer quotations the opening alone is scored
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_MARK = re.compile(r"[\"“”„«»]")
_PARAPHRASE = 0.3
"""What is left of a score where not one word is the speaker's own."""

_STOP = words(
    "a an and are as at be been being but by can could did do does for from had has have he her him his i if in "
    "into is it its it's may me might more most must my no not of on or our out she should so some such than that "
    "the their them then there these they this those to up us was we were what when where which who will with "
    "would you your"
)
_OPINION = words(
    "must should never always need needs cannot can't won't unacceptable wrong right best worst proud regret "
    "sorry shame tragedy danger dangerous threat disaster crisis historic illegal fair unfair hope fear believe "
    "demand refuse reject promise guarantee because first only every nobody everyone enough fight deserve failed "
    "failure victory win lost"
)
_FILLER = words(
    "thank thanks welcome hello yes yeah okay ok well sure absolutely obviously basically happy pleased excited "
    "thrilled delighted comment looking forward"
)
_THOUGHT = re.compile(
    r"(?:expect|want|hop|wish|fear|believ|think|thought|feel|felt|plann?|intend|seek|sought|doubt|know|known|knew|consider)"
    r"(?:e[sd]?|s|ing)?"
)
"""Cues of thoughts: the words in marks may be those of the reporter."""


def with_salience(
    quotes: Sequence[Quote], actors: Sequence[Actor], main_event: Event | None, text: str
) -> tuple[Quote, ...]:
    """The same quotations, each with its newsworthiness as its salience.

    Args:
        quotes: the quotations of an article.
        actors: its actors.
        main_event: the event that the article is about, where one is known.
        text: the text of the article, for the words of the cues.
    """
    event_words = _event_words(main_event)
    standing = {actor.id: actor.salience for actor in actors}
    rated: list[Quote] = []
    for quote in quotes:
        words = _read(quote.text)
        about = min(1.0, len(event_words.intersection(words)) / 2)
        score = newsworthiness(quote, words, _cue(quote, text), standing, about)
        rated.append(with_fields(quote, salience=round(score, 4)))
    return tuple(rated)


def key_quotes(quotes: Sequence[Quote], main_event: Event | None, limit: int) -> tuple[Quote, ...]:
    """The most salient few quotations, best first, no two of them nearly the same.

    Only direct and mixed quotations with a speaker are taken, so that each can be shown as a speaker's own words; a
    clause that the speaker denies or refuses is not.

    Args:
        quotes: the quotations of an article, with their salience.
        main_event: the event that the article is about, where one is known.
        limit: most quotations to give, 0 or more.
    """
    wanted = [quote for quote in quotes if quote.speaker is not None and _is_self_contained(quote)]
    wanted.sort(key=lambda quote: (-quote.salience, quote.span))
    event_words = _event_words(main_event)
    chosen: list[Quote] = []
    heard: list[frozenset[str]] = []
    for quote in wanted:
        if len(chosen) >= limit:
            break
        said = frozenset(_read(quote.text)) - _STOP
        known = [*heard, event_words] if event_words and quote.kind is QuoteKind.MIXED else heard
        if said and not any(_near(said, other) for other in known):
            chosen.append(quote)
            heard.append(said)
    return tuple(chosen)


def _event_words(event: Event | None) -> frozenset[str]:
    return frozenset(_read(event.text)) - _STOP if event is not None else frozenset()


def _cue(quote: Quote, text: str) -> str:
    return "" if quote.cue is None else quote.cue.of(text).casefold()


def newsworthiness(quote: Quote, words: Sequence[str], cue: str, standing: Mapping[str, float], about: float) -> float:
    """How much a reader would miss this quotation, in 0..1.

    Args:
        quote: the quotation.
        words: its words, in lower case.
        cue: the word that attributes it, in lower case; or empty.
        standing: the salience of the article's actors, by their ids.
        about: how much of it is about the main event, in 0..1.
    """
    spoken = 0.35 if _is_thought(quote, cue) else 1.0
    parts = {
        "event": about,
        "actor": spoken * _standing(quote, standing),
        "record": spoken * _record(quote),
        "length": _length(quote, len(words)),
        "substance": _substance(words),
    }
    worth = sum([_WEIGHTS[name] * value for name, value in parts.items()])
    return worth * (_PARAPHRASE + (1 - _PARAPHRASE) * _own(quote, len(words)))


def _own(quote: Quote, words: int) -> float:
    """How much of it is the speaker's own words, in 0..1: of a mixed quotation, the share between its marks."""
    if quote.kind is QuoteKind.DIRECT:
        return 1.0
    inside = sum([len(_WORD.findall(part)) for part in _MARK.split(quote.text[:_READ])[1::2]])
    return min(1.0, inside / max(1, words))


def _read(text: str) -> list[str]:
    """The words of the opening of a text, in lower case and with straight apostrophes."""
    return _WORD.findall(text[:_READ].casefold().replace("’", "'"))


def _standing(quote: Quote, standing: Mapping[str, float]) -> float:
    """How central the speaker is: the salience of the actor, and little for one that is no listed actor."""
    return 0.0 if quote.speaker is None else standing.get(quote.speaker.actor or "", 0.1)


def _record(quote: Quote) -> float:
    """On the record and whole: 1; anonymous or cut short: less."""
    anonymous = quote.speaker is not None and quote.speaker.anonymous
    return (0.35 if anonymous else 1.0) * (0.7 if quote.truncated else 1.0)


def _is_thought(quote: Quote, cue: str) -> bool:
    """Whether it reports a thought rather than speech: 'She expects the council to "act at once"'."""
    return quote.kind is QuoteKind.MIXED and bool(_THOUGHT.fullmatch(cue))


def _length(quote: Quote, count: int) -> float:
    """Best between 8 and 45 words; a fragment of three words is nearly nothing."""
    whole = 1.0 if quote.kind is QuoteKind.DIRECT else 0.6
    if count < 8:
        return whole * max(0.0, (count - 2) / 6)
    return whole * (1.0 if count <= 45 else max(0.3, 45 / count))


def _substance(words: Sequence[str]) -> float:
    """Opinion or news rather than courtesy: words that judge, figures and names count, filler counts against."""
    if not words:
        return 0.0
    telling = len([word for word in words if word in _OPINION or word[0].isdigit()])
    filler = len([word for word in words if word in _FILLER])
    return max(0.0, min(1.0, 0.3 + 0.3 * telling - 0.3 * filler))


def _is_self_contained(quote: Quote) -> bool:
    """Whether the words can be shown as a claim of the speaker's: not a clause that they deny or refuse."""
    if quote.kind is QuoteKind.MIXED:
        return quote.act not in (QuoteAct.DENIAL, QuoteAct.REFUSAL)
    return quote.kind is QuoteKind.DIRECT


def _near(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= 0.6 * min(len(one), len(other))
