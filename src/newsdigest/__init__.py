"""newsdigest: who, what, where, when and the key quotes of a news article, each pinned to the words that say it.

>>> import newsdigest
>>> digest = newsdigest.summarize("Mayor Ann Lowe opened the new harbour bridge in Porthaven on Friday.")
>>> digest.who[0].name
'Ann Lowe'

Everything is imported on first use, so that ``import newsdigest`` costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from newsdigest.forks import prepare_forks as _prepare_forks

if TYPE_CHECKING:
    from newsdigest.api import diff, parse, parse_feed, summarize
    from newsdigest.batch import summarize_batch, summarize_many
    from newsdigest.errors import (
        DeadlineError,
        EmptyArticleError,
        LanguageError,
        LimitError,
        MissingExtraError,
        NewsDigestError,
        ParseError,
        ResourceError,
        UnsupportedFormatError,
    )
    from newsdigest.model.article import Article, Block
    from newsdigest.model.change import Change, DigestDiff, SentenceEdit
    from newsdigest.model.checks import Failure, Finding, MaskedText, QuoteCheck, SummaryCheck
    from newsdigest.model.digest import Digest
    from newsdigest.model.enums import (
        ActorKind,
        Agreement,
        BlockKind,
        ChangeField,
        ChangeKind,
        EditKind,
        EventStatus,
        FindingKind,
        FindingVerdict,
        Granularity,
        MentionKind,
        Part,
        PlaceKind,
        PlaceRole,
        Question,
        QuoteAct,
        QuoteKind,
        Relation,
        Significance,
        SpeakerKind,
        TimeRole,
        TimeType,
        Verdict,
    )
    from newsdigest.model.facts import Actor, Event, Figure, Mention, Passage, Place, Quote, Speaker, Time
    from newsdigest.model.inventory import Answer
    from newsdigest.model.span import Span
    from newsdigest.model.story import (
        Evidence,
        ExclusiveReport,
        ReportedFigure,
        ReportedValue,
        Story,
        StoryAnswer,
        StoryChange,
        StoryEvent,
        StoryQuote,
        StoryUpdate,
    )
    from newsdigest.options import Lexicon, Options, ParseOptions
    from newsdigest.stories import combine, group
    from newsdigest.verification import check_summary, mask_quotes, restore_quotes, verify_quotes

_HOMES = {
    "newsdigest.api": ("diff", "parse", "parse_feed", "summarize"),
    "newsdigest.batch": ("summarize_batch", "summarize_many"),
    "newsdigest.errors": (
        "DeadlineError",
        "EmptyArticleError",
        "LanguageError",
        "LimitError",
        "MissingExtraError",
        "NewsDigestError",
        "ParseError",
        "ResourceError",
        "UnsupportedFormatError",
    ),
    "newsdigest.model.article": ("Article", "Block"),
    "newsdigest.model.change": ("Change", "DigestDiff", "SentenceEdit"),
    "newsdigest.model.checks": ("Failure", "Finding", "MaskedText", "QuoteCheck", "SummaryCheck"),
    "newsdigest.model.digest": ("Digest",),
    "newsdigest.model.enums": (
        "ActorKind",
        "Agreement",
        "BlockKind",
        "ChangeField",
        "ChangeKind",
        "EditKind",
        "EventStatus",
        "FindingKind",
        "FindingVerdict",
        "Granularity",
        "MentionKind",
        "Part",
        "PlaceKind",
        "PlaceRole",
        "Question",
        "QuoteAct",
        "QuoteKind",
        "Relation",
        "Significance",
        "SpeakerKind",
        "TimeRole",
        "TimeType",
        "Verdict",
    ),
    "newsdigest.model.facts": (
        "Actor",
        "Event",
        "Figure",
        "Mention",
        "Passage",
        "Place",
        "Quote",
        "Speaker",
        "Time",
    ),
    "newsdigest.model.inventory": ("Answer",),
    "newsdigest.model.span": ("Span",),
    "newsdigest.options": ("Lexicon", "Options", "ParseOptions"),
    "newsdigest.model.story": (
        "Evidence",
        "ExclusiveReport",
        "ReportedFigure",
        "ReportedValue",
        "Story",
        "StoryAnswer",
        "StoryChange",
        "StoryEvent",
        "StoryQuote",
        "StoryUpdate",
    ),
    "newsdigest.stories": ("combine", "group"),
    "newsdigest.verification": ("check_summary", "mask_quotes", "restore_quotes", "verify_quotes"),
}
_HOME_OF = {name: module for module, names in _HOMES.items() for name in names}

__version__ = "0.1.0.dev0"

__all__ = [
    "Actor",
    "ActorKind",
    "Agreement",
    "Answer",
    "Article",
    "Block",
    "BlockKind",
    "Change",
    "ChangeField",
    "ChangeKind",
    "DeadlineError",
    "Digest",
    "DigestDiff",
    "EditKind",
    "EmptyArticleError",
    "Event",
    "EventStatus",
    "Evidence",
    "ExclusiveReport",
    "Failure",
    "Figure",
    "Finding",
    "FindingKind",
    "FindingVerdict",
    "Granularity",
    "LanguageError",
    "Lexicon",
    "LimitError",
    "MaskedText",
    "Mention",
    "MentionKind",
    "MissingExtraError",
    "NewsDigestError",
    "Options",
    "ParseError",
    "ParseOptions",
    "Part",
    "Passage",
    "Place",
    "PlaceKind",
    "PlaceRole",
    "Question",
    "Quote",
    "QuoteAct",
    "QuoteCheck",
    "QuoteKind",
    "Relation",
    "ReportedFigure",
    "ReportedValue",
    "ResourceError",
    "SentenceEdit",
    "Significance",
    "Span",
    "Speaker",
    "SpeakerKind",
    "Story",
    "StoryAnswer",
    "StoryChange",
    "StoryEvent",
    "StoryQuote",
    "StoryUpdate",
    "SummaryCheck",
    "Time",
    "TimeRole",
    "TimeType",
    "UnsupportedFormatError",
    "Verdict",
    "check_summary",
    "combine",
    "diff",
    "group",
    "mask_quotes",
    "parse",
    "parse_feed",
    "restore_quotes",
    "summarize",
    "summarize_batch",
    "summarize_many",
    "verify_quotes",
]


def __getattr__(name: str) -> object:
    home = _HOME_OF.get(name)
    if home is None:
        raise AttributeError(f"module 'newsdigest' has no attribute {name!r}")
    value: object = getattr(import_module(home), name)
    globals()[name] = value  # the next access finds it at once
    return value


_prepare_forks()


def __dir__() -> list[str]:
    return sorted(__all__)
