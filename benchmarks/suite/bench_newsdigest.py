"""How long and how much: cold, warm, by stage, by length, and in memory.

    python -m pytest -n 0 benchmarks/suite [--gold GOLD.jsonl] [-k stages]

pytest-benchmark has the options: ``--benchmark-autosave`` and ``--benchmark-compare`` set two versions side by side.
"""

from __future__ import annotations

import itertools
import subprocess
import sys
import tracemalloc
from collections.abc import Callable
from typing import Protocol, TypeVar

import pytest
from conftest import Articles

import newsdigest
from newsdigest import facts, language, ranking
from newsdigest.options import Options

_T = TypeVar("_T")
PUBLISHED = "2024-03-13"
_MEMORY = """
import sys, newsdigest
newsdigest.summarize(sys.stdin.read())
status = open("/proc/self/status").read()  # not ru_maxrss, which begins at what the parent process had
print(int(status.split("VmHWM:")[1].split()[0]) / 1024)
"""


class Benchmark(Protocol):
    """What is used of pytest-benchmark's fixture, which has no types."""

    extra_info: dict[str, object]

    def pedantic(
        self, target: Callable[..., _T], args: tuple[object, ...] = (), *, rounds: int = 1, warmup_rounds: int = 0
    ) -> _T: ...


def in_turn(inputs: list[object], work: Callable[..., object]) -> Callable[[], object]:
    """A call that does the next input's work each time, so that no round repeats the last."""
    endless = itertools.cycle(inputs)
    return lambda: work(next(endless))


def run(code: str, data: str = "") -> str:
    """What a new interpreter prints."""
    return subprocess.run([sys.executable, "-c", code], input=data, text=True, check=True, capture_output=True).stdout


@pytest.mark.parametrize(
    "code",
    ["pass", "import newsdigest", "import sys, newsdigest; newsdigest.summarize(sys.stdin.read())"],
    ids=["interpreter", "import", "first digest"],
)
def test_cold(benchmark: Benchmark, articles: Articles, code: str) -> None:
    benchmark.pedantic(run, (code, articles.some[0]), rounds=9)


def test_warm(benchmark: Benchmark, articles: Articles) -> None:
    work = in_turn(list(articles.some), lambda text: newsdigest.summarize(text, published=PUBLISHED))
    benchmark.pedantic(work, rounds=len(articles.some) * 3, warmup_rounds=2)


STAGES = ("parse", "language", "facts", "ranking", "render json", "render html", "diff")


@pytest.mark.parametrize("stage", STAGES)
def test_stages(benchmark: Benchmark, articles: Articles, stage: str) -> None:
    parsed = [newsdigest.parse(text, published=PUBLISHED) for text in articles.some]
    analyses = [language.analyse(article) for article in parsed]
    digests = [newsdigest.summarize(article) for article in parsed]
    edited = [newsdigest.summarize(article.text.replace("two", "three")) for article in parsed]
    inputs: dict[str, tuple[list[object], Callable[..., object]]] = {
        "parse": (list(articles.some), newsdigest.parse),
        "language": (list(parsed), language.analyse),
        "facts": (list(analyses), facts.find_facts),
        "ranking": (
            [(analysis, facts.find_facts(analysis)) for analysis in analyses],
            lambda pair: ranking.rank(pair[0], pair[1], Options()),
        ),
        "render json": (list(digests), newsdigest.Digest.to_json),
        "render html": (list(digests), newsdigest.Digest.to_html),
        "diff": (list(zip(digests, edited, strict=True)), lambda pair: newsdigest.diff(pair[0], pair[1])),
    }
    benchmark.pedantic(in_turn(*inputs[stage]), rounds=len(articles.some), warmup_rounds=2)


@pytest.mark.parametrize("characters", [1_000, 10_000, 100_000, 1_000_000])
def test_length(benchmark: Benchmark, articles: Articles, characters: int) -> None:
    text = articles.of_length(characters)
    newsdigest.summarize("Ann Lowe reopened the bridge in Leeds.")  # the models are loaded
    benchmark.extra_info["characters"] = len(text)
    benchmark.pedantic(newsdigest.summarize, (text,), rounds=max(1, min(9, 300_000 // characters)))


@pytest.mark.parametrize("characters", [5_000, 100_000, 1_000_000])
def test_memory(benchmark: Benchmark, articles: Articles, characters: int) -> None:
    """The peak of a new process, in MB, in ``extra_info`` (``--benchmark-json``) and on the screen."""
    text = articles.of_length(characters)
    peak = benchmark.pedantic(lambda: float(run(_MEMORY, text)), rounds=1)
    benchmark.extra_info["peak MB"] = peak
    print(f"{characters:,} characters: the process takes {peak:.0f} MB")


def test_memory_of_a_digest(benchmark: Benchmark, articles: Articles) -> None:
    """What a digest itself holds, in kB, on the screen and in ``extra_info``."""
    newsdigest.summarize(articles.some[0])
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    kept = [newsdigest.summarize(text) for text in articles.some[:10]]
    held = (tracemalloc.get_traced_memory()[0] - before) / 1000 / len(kept)
    tracemalloc.stop()
    benchmark.extra_info["kB"] = held
    print(f"a digest holds {held:.0f} kB")
    benchmark.pedantic(newsdigest.summarize, (articles.some[0],), rounds=3)
