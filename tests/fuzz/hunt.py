"""One hunt: many inputs against one target; faults are kept by the place that they come from, and the hunt goes on.

Time is processor time, held to a bound for each byte, so that another program's load is no finding.
"""

from __future__ import annotations

import time
import traceback
from collections import Counter
from hashlib import blake2b
from pathlib import Path
from typing import Final

import attrs

from tests.fuzz.laws import BrokenLaw
from tests.fuzz.targets import Target

__all__ = ["Finding", "Hunt"]

_SECONDS: Final = 2.0
_SECONDS_A_BYTE: Final = 0.002  # some two hundred times what ordinary prose takes; coverage and a full machine slow it


@attrs.frozen
class Finding:
    """The first input that showed a fault."""

    target: str
    place: str
    data: bytes


@attrs.define
class Hunt:
    """The state of one hunt: how many inputs were tried, and what was found."""

    name: str
    target: Target
    folder: Path | None = None
    tried: int = 0
    findings: dict[str, Finding] = attrs.field(factory=dict[str, Finding])
    times_found: Counter[str] = attrs.field(factory=Counter[str])

    def one(self, data: bytes) -> None:
        """Try one input."""
        self.tried += 1
        begun = time.process_time()
        try:
            self.target(data)
        except Exception as error:  # any exception is a finding
            self._keep(place_of(error), data, "".join(traceback.format_exception(error)))
        taken = time.process_time() - begun
        if taken > _SECONDS + _SECONDS_A_BYTE * len(data):
            self._keep("slow", data, f"{taken:.1f} s for {len(data)} bytes")

    def _keep(self, place: str, data: bytes, told: str) -> None:
        self.times_found[place] += 1
        known = self.findings.get(place)
        if known is not None and len(known.data) <= len(data):
            return
        self.findings[place] = Finding(self.name, place, data)
        if self.folder is not None:
            stem = self.folder / f"{self.name}-{blake2b(place.encode(), digest_size=4).hexdigest()}"
            stem.with_suffix(".input").write_bytes(data)
            stem.with_suffix(".txt").write_text(f"{place}\n\n{told}", encoding="utf-8", errors="backslashreplace")


def place_of(error: Exception) -> str:
    """The error and the line that raised it; for a broken law its message."""
    if isinstance(error, BrokenLaw):
        return str(error)
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "newsdigest" in frame.filename] or list(frames)
    return f"{type(error).__name__} in {ours[-1].name} of {Path(ours[-1].filename).name}:{ours[-1].lineno}"
