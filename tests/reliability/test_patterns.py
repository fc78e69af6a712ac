"""No pattern of the package can be made to run away: each is attacked with strings made from its own repeats."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
import time

import pytest

_LENGTH = 800
_SLOWEST = 1.0
"""Processor seconds for one string of that length: a pattern that goes back over it once a character takes
milliseconds, one that backtracks takes hours, so that a busy machine cannot confuse the two."""

_ATTACK = """
import json, signal, sys, time
from tests.reliability.patterns import attacks, compiled_while
from tests.reliability.tour import tour

sys.setrecursionlimit(5000)
signal.signal(signal.SIGPROF, signal.SIG_DFL)
patterns = compiled_while(tour)
slow, tried = [], 0
for pattern in patterns.values():
    for attack in sorted(set(attacks(pattern, {length}))):
        tried += 1
        signal.setitimer(signal.ITIMER_PROF, 20)  # ends the process: the pattern ran away
        print(json.dumps([pattern.pattern[:300], attack[:60]]), file=sys.stderr, flush=True)
        begun = time.process_time()
        pattern.match(attack)
        for _ in pattern.finditer(attack):
            pass
        if time.process_time() - begun > {slowest}:
            slow.append([pattern.pattern[:300], attack[:60]])
signal.setitimer(signal.ITIMER_PROF, 0)
print(json.dumps([len(patterns), tried, slow]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs interval timers")
def test_no_pattern_runs_away() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _ATTACK.format(length=_LENGTH, slowest=_SLOWEST)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-800:]
    patterns, tried, slow = json.loads(done.stdout)
    assert slow == []
    assert patterns > 200, "the patterns are not found any more"
    assert tried > 10_000


@pytest.mark.parametrize(
    "source",
    [
        "Th " + "#" * 220 + "\n\nThe board met.",
        ".a" + " ####" * 40 + "\n\nThe board met.",
        "<!--a-->   " * 300 + "<p>The board met.</p>",
        "<!--a-->   " * 300 + "text",
        "<?xml version='1.0'?>" + "<!--a-->   " * 300 + "<nitf>x</nitf>",
    ],
)
def test_lines_that_once_took_for_ever(source: str) -> None:
    import newsdigest

    begun = time.process_time()
    with contextlib.suppress(newsdigest.NewsDigestError):
        newsdigest.summarize(source, language="en")
    assert time.process_time() - begun < 5


def test_an_author_line_of_blanks_is_no_long_work() -> None:
    import newsdigest

    begun = time.process_time()
    authors = ["Jo" + " ." + " " * 3900 + "x"] * 40
    article = newsdigest.parse({"title": "Board meets", "text": "The board met on Monday.", "authors": authors})
    assert article.title == "Board meets"
    assert time.process_time() - begun < 5
