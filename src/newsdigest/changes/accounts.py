"""Two accounts of one event, by different hands."""

from __future__ import annotations

from collections.abc import Sequence

from newsdigest.changes.alignment import Match
from newsdigest.changes.findings import Finding
from newsdigest.changes.scene import Story


def find(before: Story, after: Story, matches: Sequence[Match]) -> list[Finding]:
    return []


def apart(before: Story, after: Story, matches: Sequence[Match]) -> list[Finding]:
    return []
