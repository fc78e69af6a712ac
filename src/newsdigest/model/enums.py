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
]


class _StrEnum(str, Enum):
    """A ``str``-valued enum that prints as its word (``enum.StrEnum`` needs Python 3.11)."""

    def __str__(self) -> str:
        return str(self.value)


class BlockKind(_StrEnum):
    """The function of a block of an article."""

    HEADLINE = "headline"  #: the title over the article
    LEAD = "lead"  #: the first paragraph of the story, or a standfirst above it
    PARAGRAPH = "paragraph"  #: any other paragraph
    SUBHEAD = "subhead"  #: a heading between paragraphs
    CAPTION = "caption"  #: the words under a picture, or a credit
    DATELINE = "dateline"  #: place, date and agency before the first sentence ("PARIS, May 4 (Newswire) -")
    BYLINE = "byline"  #: who wrote it, and when
    LIST_ITEM = "list_item"  #: one item of a list
    NOTICE = "notice"  #: a correction, a clarification or a note on an update
    FURNITURE = "furniture"  #: what is not the story ("Read more", sharing, subscriptions, cookies)


class MentionKind(_StrEnum):
    """How a mention refers: by name, by a noun phrase, or by a pronoun."""

    NAME = "name"  #: by name ("Joe Biden", "Biden")
    NOMINAL = "nominal"  #: by a description ("the American President")
    PRONOUN = "pronoun"  #: by a pronoun ("he")


class ActorKind(_StrEnum):
    """What an actor is."""

    PERSON = "person"  #: one human being, named or not
    ORGANIZATION = "organization"  #: a company, an office, a party, a team, a country that acts
    GROUP = "group"  #: several people together ("12 miners", "officials")
    OTHER = "other"  #: a thing that the main event is about, such as a storm, a ship or a film


class Part(_StrEnum):
    """The semantic role of an actor in the story."""

    AGENT = "agent"  #: does something
    PATIENT = "patient"  #: something is done to it
    SPEAKER = "speaker"  #: is quoted, or said to have said something
    MENTIONED = "mentioned"  #: none of these


class EventStatus(_StrEnum):
    """The factuality of an event, as the article presents it."""

    HAPPENED = "happened"  #: presented as done ("closed the bridge"), also where a source alone says so
    ONGOING = "ongoing"  #: presented as going on ("is closing")
    PLANNED = "planned"  #: presented as future ("will close", "plans to close")
    POSSIBLE = "possible"  #: presented as uncertain ("may close", "is believed to have closed")
    CONDITIONAL = "conditional"  #: presented under a condition ("if it closes")
    DENIED = "denied"  #: presented as not so ("did not close", "refused to close")


class PlaceKind(_StrEnum):
    """The kind of a place; there is one, so that a list of actors and places can be filtered by kind."""

    PLACE = "place"  #: a place


class PlaceRole(_StrEnum):
    """Why a place is in the article."""

    EVENT = "event"  #: something happens there
    DATELINE = "dateline"  #: the article was filed there
    MENTIONED = "mentioned"  #: neither


class TimeType(_StrEnum):
    """The TIMEX3 types (ISO 24617-1, ISO-TimeML)."""

    DATE = "DATE"  #: a day or anything longer ("Monday", "last year")
    TIME = "TIME"  #: a part of a day or anything shorter ("Monday at 7.30 a.m.")
    DURATION = "DURATION"  #: a length of time ("two years")
    SET = "SET"  #: something that comes again ("every Monday")


class Granularity(_StrEnum):
    """The unit in which a time is stated."""

    CENTURY = "century"  #: a hundred years
    DECADE = "decade"  #: ten years
    YEAR = "year"  #: a year
    HALF = "half"  #: half a year
    QUARTER = "quarter"  #: three months
    SEASON = "season"  #: spring, summer, autumn or winter
    MONTH = "month"  #: a month
    WEEK = "week"  #: a week, from Monday
    WEEKEND = "weekend"  #: Saturday and Sunday
    DAY = "day"  #: a day
    PART_OF_DAY = "part_of_day"  #: morning, afternoon, evening, night
    HOUR = "hour"  #: an hour
    MINUTE = "minute"  #: a minute
    SECOND = "second"  #: a second
    REFERENCE = "reference"  #: a relation to the present, not a unit ("now", "recently")


class TimeRole(_StrEnum):
    """Why a time is in the article."""

    EVENT = "event"  #: when the main event happens
    BACKGROUND = "background"  #: any other time
    PUBLICATION = "publication"  #: when the article was published, as its dateline states


class QuoteKind(_StrEnum):
    """How much of what was said is in quotation marks."""

    DIRECT = "direct"  #: all of it is in quotation marks
    MIXED = "mixed"  #: part of it is in quotation marks
    INDIRECT = "indirect"  #: reported speech without quotation marks


class QuoteAct(_StrEnum):
    """What a speaker does with the words of a quotation (speech acts; the reporting verb decides)."""

    STATEMENT = "statement"  #: says that it is so ("said", "claimed")
    DENIAL = "denial"  #: says that it is not so ("denied", "rejected")
    QUESTION = "question"  #: asks ("asked whether")
    PROMISE = "promise"  #: commits the speaker ("promised", "threatened")
    ORDER = "order"  #: wants another to act ("ordered", "urged", "asked him to")
    REFUSAL = "refusal"  #: will not act ("refused to", "declined to")
    THOUGHT = "thought"  #: believes, hopes or fears, and need not say so ("believes", "hopes")
    FINDING = "finding"  #: establishes by inquiry ("found", "ruled", "concluded")


class SpeakerKind(_StrEnum):
    """What a speaker is."""

    PERSON = "person"  #: one human being, named or not
    ORGANIZATION = "organization"  #: a company, an office, an outlet
    GROUP = "group"  #: several people together
    DOCUMENT = "document"  #: a report, a letter, a ruling


class Question(_StrEnum):
    """The six questions of news (5W1H)."""

    WHO = "who"  #: the agent, or the patient where no agent is named
    WHAT = "what"  #: the main event
    WHERE = "where"  #: where it happened
    WHEN = "when"  #: when it happened
    WHY = "why"  #: its cause, motive or purpose
    HOW = "how"  #: its means or manner


class Agreement(_StrEnum):
    """Whether the articles of a story agree on a figure."""

    AGREED = "agreed"  #: all give the same value
    DISPUTED = "disputed"  #: they give different values
    DEVELOPING = "developing"  #: the value rose from one publication to the next


class Relation(_StrEnum):
    """How two articles that are compared relate."""

    VERSIONS = "versions"  #: two versions of one article
    ACCOUNTS = "accounts"  #: two outlets' reports of one event
    DIFFERENT_EVENTS = "different_events"  #: reports of different events


class FindingKind(_StrEnum):
    """What a finding of ``check_summary`` is about."""

    NAME = "name"  #: a person, organisation or group
    FIGURE = "figure"  #: a number, its unit or what it counts
    DATE = "date"  #: a date, a time or a length of time
    PLACE = "place"  #: a place
    QUOTE = "quote"  #: words in quotation marks
    SPEAKER = "speaker"  #: who said something
    ROLE = "role"  #: a title, an office or a relation
    STATUS = "status"  #: negation, modality and tense, that is whether it happened
    CLAIM = "claim"  #: who did what to whom


class FindingVerdict(_StrEnum):
    """Whether the article supports a span of its summary."""

    SUPPORTED = "supported"  #: the article says so
    CONTRADICTED = "contradicted"  #: the article says otherwise
    REVERSED = "reversed"  #: the article says the opposite, being negated or with agent and patient exchanged
    ABSENT = "absent"  #: the article does not say it
    UNCLEAR = "unclear"  #: the article neither supports nor contradicts it


class ChangeField(_StrEnum):
    """What a change is about."""

    HEADLINE = "headline"  #: the headline alone
    WHO = "who"  #: an actor replaced by another, named or dropped, or described otherwise
    WHAT = "what"  #: the verb of an event replaced by another
    WHERE = "where"  #: a place replaced by another, added or left out
    WHEN = "when"  #: a date, weekday or time of day replaced by another, added or left out
    QUOTE = "quote"  #: words inside quotation marks; a quotation added, dropped or shortened
    SPEAKER = "speaker"  #: who is quoted (another person, a source named or made anonymous, none any more)
    FIGURE = "figure"  #: a number, its unit or size, or how exact it is
    STATUS = "status"  #: how real it is ("will" to "may", a "not", "reportedly")
    NAME = "name"  #: a name spelled in another way
    TEXT = "text"  #: a paragraph or sentence added, removed or moved, or other wording


class ChangeKind(_StrEnum):
    """How a thing changed between two versions."""

    ADDED = "added"  #: it is in the later version only
    REMOVED = "removed"  #: it is in the earlier version only
    CHANGED = "changed"  #: it is in both, with other words or another value


class Significance(_StrEnum):
    """How much a change matters to a reader."""

    MINOR = "minor"  #: rewording, descriptions, moves
    NOTABLE = "notable"  #: a fact, but none of the main ones
    MAJOR = "major"  #: tolls, denials, the main event's time, place, status or actor, an unnamed source, a correction


class EditKind(_StrEnum):
    """What became of a sentence between two versions."""

    KEPT = "kept"  #: the same words in the same order of sentences
    ADDED = "added"  #: in the later version alone
    REMOVED = "removed"  #: in the earlier version alone
    EDITED = "edited"  #: paired, with other words
    MOVED = "moved"  #: paired, in another place
    MERGED = "merged"  #: several became one
    SPLIT = "split"  #: one became several


class Verdict(_StrEnum):
    """What ``verify_quotes`` found about one quotation."""

    EXACT = "exact"  #: the article quotes these very words
    ALTERED = "altered"  #: the article quotes them otherwise
    ABSENT = "absent"  #: the article does not quote them
    MISATTRIBUTED = "misattributed"  #: the article gives them to another speaker
    REVERSED = "reversed"  #: the article's words, cut so that they say the opposite; or a denied claim given as made
