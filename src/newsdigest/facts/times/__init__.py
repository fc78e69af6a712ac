"""When: time expressions, normalised to TIMEX3 and to intervals.

The text of each block is cut into pieces, the pieces are matched against a declared grammar, and each match is read
by a normaliser that sees the document time, the tense bias of the clause and the times before it. Then zones are
read, times of day are joined with the day beside them, and each value is laid out as a half-open interval.
"""

from __future__ import annotations

from newsdigest.facts.times.finder import find_times

__all__ = ["find_times"]
