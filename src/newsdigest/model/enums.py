"""The closed vocabularies of a digest, each a ``str``-valued enum.

The ``.value`` of every member is the word that appears in JSON and in the documentation, and members
compare equal to that word.

>>> from newsdigest import QuoteKind
>>> QuoteKind.DIRECT == "direct"
True
>>> QuoteKind("mixed")
<QuoteKind.MIXED: 'mixed'>
"""

from __future__ import annotations

from enum import Enum

__all__ = [
    "ActorKind",
    "BlockKind",
    "ChangeField",
    "ChangeKind",
    "EditKind",
    "EventStatus",
    "Granularity",
    "MentionKind",
    "Part",
    "PlaceKind",
    "PlaceRole",
    "QuoteKind",
    "Significance",
    "TimeRole",
    "TimeType",
    "Verdict",
]


class _Word(str, Enum):
    """A ``str``-valued enum that prints as its word (``enum.StrEnum`` needs Python 3.11)."""

    def __str__(self) -> str:
        return str(self.value)


class BlockKind(_Word):
    """What a stretch of an article is for."""

    HEADLINE = "headline"
    LEAD = "lead"
    PARAGRAPH = "paragraph"
    SUBHEAD = "subhead"
    CAPTION = "caption"
    DATELINE = "dateline"
    BYLINE = "byline"
    LIST_ITEM = "list_item"
    NOTICE = "notice"
    FURNITURE = "furniture"


class MentionKind(_Word):
    """How a mention refers: by name, by a noun phrase, or by a pronoun."""

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


class ActorKind(_Word):
    """What an actor is."""

    PERSON = "person"
    ORGANIZATION = "organization"
    GROUP = "group"


class Part(_Word):
    """The part an actor plays in the story."""

    AGENT = "agent"
    PATIENT = "patient"
    SPEAKER = "speaker"
    MENTIONED = "mentioned"


class EventStatus(_Word):
    """How real an event is, as the article tells it."""

    HAPPENED = "happened"
    ONGOING = "ongoing"
    PLANNED = "planned"
    POSSIBLE = "possible"
    CONDITIONAL = "conditional"
    DENIED = "denied"


class PlaceKind(_Word):
    """The kind of a place fact; there is one, so that actors and places can be told apart."""

    PLACE = "place"


class PlaceRole(_Word):
    """Why a place is in the article."""

    EVENT = "event"
    DATELINE = "dateline"
    MENTIONED = "mentioned"


class TimeType(_Word):
    """The TIMEX3 types (ISO-TimeML)."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class Granularity(_Word):
    """The unit in which a time is told."""

    CENTURY = "century"
    DECADE = "decade"
    YEAR = "year"
    HALF = "half"
    QUARTER = "quarter"
    SEASON = "season"
    MONTH = "month"
    WEEK = "week"
    WEEKEND = "weekend"
    DAY = "day"
    PART_OF_DAY = "part_of_day"
    HOUR = "hour"
    MINUTE = "minute"
    SECOND = "second"
    REFERENCE = "reference"


class TimeRole(_Word):
    """Why a time is in the article."""

    EVENT = "event"
    BACKGROUND = "background"
    PUBLICATION = "publication"


class QuoteKind(_Word):
    """Direct: all in quotation marks. Mixed: partly. Indirect: reported speech without marks."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class ChangeField(_Word):
    """What a change is about."""

    HEADLINE = "headline"
    WHO = "who"
    WHAT = "what"
    WHERE = "where"
    WHEN = "when"
    QUOTE = "quote"
    SPEAKER = "speaker"
    FIGURE = "figure"
    STATUS = "status"
    NAME = "name"
    TEXT = "text"


class ChangeKind(_Word):
    """How a thing changed between two versions."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


class Significance(_Word):
    """How much a change matters to a reader."""

    MINOR = "minor"
    NOTABLE = "notable"
    MAJOR = "major"


class EditKind(_Word):
    """What became of a sentence between two versions."""

    KEPT = "kept"
    ADDED = "added"
    REMOVED = "removed"
    EDITED = "edited"
    MOVED = "moved"
    MERGED = "merged"
    SPLIT = "split"


class Verdict(_Word):
    """What ``verify_quotes`` found about one quotation."""

    EXACT = "exact"
    ALTERED = "altered"
    ABSENT = "absent"
    MISATTRIBUTED = "misattributed"
