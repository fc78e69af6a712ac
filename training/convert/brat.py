"""Annotations in the standoff format of brat: text spans, events, relations, notes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

__all__ = ["Annotations", "parsed"]

_LINE = re.compile(r"(?:T\d+\t|E\d+\t|#\d+\t|[AMR]\d+\t|\*\t)")


class Annotations(NamedTuple):
    """The annotations of one text.

    Attributes:
        spans: the kind and the stretches of each text span, by its id ("T1").
        events: the arguments of each event as pairs of role and id, by its id ("E1"); the first is the trigger.
        notes: what is noted on an annotation, by its id.
    """

    spans: dict[str, tuple[str, list[tuple[int, int]]]]
    events: dict[str, list[tuple[str, str]]]
    notes: dict[str, str]


def parsed(text: str) -> Annotations:
    """Read an ``.ann`` file; covered text may hold line breaks.

    >>> parsed("T1\\tcue 4 8\\tsaid\\nE1\\tspeech:T1 Source:T2\\n#1\\tNote T1\\tsure").events
    {'E1': [('speech', 'T1'), ('Source', 'T2')]}
    """
    found = Annotations({}, {}, {})
    for line in _joined(text.split("\n")):
        key, *fields = line.rstrip("\n").split("\t")
        if key.startswith("T"):
            kind, _, offsets = fields[0].partition(" ")
            pieces = [piece.split() for piece in offsets.split(";")]
            found.spans[key] = kind, [(int(start), int(end)) for start, end in pieces]
        elif key.startswith("E"):
            arguments = [argument.partition(":") for argument in fields[0].split()]
            found.events[key] = [(role, target) for role, _, target in arguments]
        elif key.startswith("#"):
            found.notes[fields[0].split()[1]] = fields[1].strip()
    return found


def _joined(lines: Sequence[str]) -> list[str]:
    """Continuation lines joined to the line that they continue."""
    out: list[str] = []
    for line in lines:
        if _LINE.match(line) or not out:
            out.append(line)
        else:
            out[-1] += "\n" + line
    return out
