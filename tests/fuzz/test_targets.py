"""The small form of the hunt: the same inputs every time, against every entry; and the hunt notices what it should."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from newsdigest import ParseError
from tests.fuzz.hunt import Hunt
from tests.fuzz.laws import documented, require
from tests.fuzz.mutation import mutated
from tests.fuzz.seeds import seeds
from tests.fuzz.targets import TARGETS

_INPUTS = 60


@pytest.mark.parametrize("name", TARGETS)
def test_damaged_inputs_keep_the_laws(name: str) -> None:
    random, shelf = Random(name), seeds(name)
    for seed in shelf:
        TARGETS[name](seed)
    for _ in range(_INPUTS):
        TARGETS[name](mutated(random.choice(shelf), random, random.choice(shelf), 3000))


def test_mutations_are_the_same_for_the_same_random_numbers() -> None:
    first, second = ([mutated(b"Ann Lowe, 12", Random(n), b"left", 50) for n in range(200)] for _ in range(2))
    assert first == second
    assert len(set(first)) > 100
    assert max(map(len, first)) <= 50


def test_a_hunt_keeps_the_shortest_input_of_each_fault(tmp_path: Path) -> None:
    def target(data: bytes) -> None:
        require(b"!" not in data, "no shouting")
        _ = data.decode("ascii")

    hunt = Hunt("letters", target, tmp_path)
    for data in (b"fine", b"hey there!", b"hey!", b"caf\xc3\xa9"):
        hunt.one(data)
    assert hunt.tried == 4
    assert hunt.times_found["no shouting"] == 2
    assert hunt.findings["no shouting"].data == b"hey!"
    assert len(hunt.findings) == 2
    assert sorted(path.read_bytes() for path in tmp_path.glob("*.input")) == [b"caf\xc3\xa9", b"hey!"]


def test_only_documented_errors_pass() -> None:
    def fails(error: Exception) -> None:
        raise error

    assert documented(lambda: 3) == 3
    assert documented(lambda: fails(ParseError("the page is cut off"))) is None
    with pytest.raises(KeyError):
        documented(lambda: fails(KeyError("a")))
