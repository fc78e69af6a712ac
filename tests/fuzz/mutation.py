"""Mutations that know what text, markup and JSON are made of: words, lines and marks rather than bits.

Bits are turned by libFuzzer as well; on their own they seldom leave an article an article.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random
from typing import Final

from tests.fuzz.seeds import WORDS

__all__ = ["mutated"]

_PIECE: Final = re.compile(rb"[0-9]+|[A-Za-z]+|[\x80-\xff]+|\s+|.", re.DOTALL)
_WORDS: Final = tuple(word.encode("utf-8", "surrogatepass") for word in WORDS)
_MOST: Final = 6  # mutations of one input
_NUMBERS: Final = (b"0", b"1", b"-1", b"12", b"31", b"32", b"99", b"1999", b"2026", b"9999", b"10000", b"1" * 30)


def mutated(data: bytes, random: Random, other: bytes, limit: int) -> bytes:
    """``data`` with a few changes, some of them taken from ``other``; at most ``limit`` bytes long."""
    for _ in range(random.randint(1, _MOST)):
        data = random.choice(_CHANGES)(data, random, other)
    return data[:limit]


def _pieces(data: bytes) -> list[bytes]:
    return _PIECE.findall(data)


def _put_a_word(data: bytes, random: Random, other: bytes) -> bytes:
    pieces = _pieces(data)
    pieces.insert(random.randint(0, len(pieces)), random.choice(_WORDS))
    return b"".join(pieces)


def _another_word(data: bytes, random: Random, other: bytes) -> bytes:
    pieces = _pieces(data) or [b""]
    pieces[random.randrange(len(pieces))] = random.choice((*_WORDS, *_pieces(other)[:200]))
    return b"".join(pieces)


def _drop_pieces(data: bytes, random: Random, other: bytes) -> bytes:
    pieces = _pieces(data)
    at = random.randint(0, len(pieces))
    return b"".join(pieces[:at] + pieces[at + random.choice((1, 1, 2, 5, 20)) :])


def _repeat(data: bytes, random: Random, other: bytes) -> bytes:
    pieces = _pieces(data)
    at = random.randint(0, len(pieces))
    some = pieces[at : at + random.choice((1, 1, 2, 6))]
    return b"".join(pieces[:at] + some * random.choice((2, 3, 10, 100)) + pieces[at:])


def _exchange(data: bytes, random: Random, other: bytes) -> bytes:
    pieces = _pieces(data) or [b""]
    a, b = random.randrange(len(pieces)), random.randrange(len(pieces))
    pieces[a], pieces[b] = pieces[b], pieces[a]
    return b"".join(pieces)


def _another_number(data: bytes, random: Random, other: bytes) -> bytes:
    pieces = _pieces(data)
    at = [i for i, piece in enumerate(pieces) if piece.isdigit()]
    if at:
        pieces[random.choice(at)] = random.choice(_NUMBERS)
    return b"".join(pieces)


def _shuffle_lines(data: bytes, random: Random, other: bytes) -> bytes:
    lines = data.splitlines(keepends=True)
    random.shuffle(lines)
    return b"".join(lines[: random.randint(1, len(lines) or 1)])


def _splice(data: bytes, random: Random, other: bytes) -> bytes:
    a, b = random.randint(0, len(data)), random.randint(0, len(other))
    return data[:a] + other[b : b + random.choice((8, 40, 400))] + data[a + random.choice((0, 1, 40)) :]


def _one_byte(data: bytes, random: Random, other: bytes) -> bytes:
    at = random.randint(0, len(data))
    return data[:at] + bytes([random.randrange(256)]) + data[at + random.randint(0, 1) :]


def _turn_case(data: bytes, random: Random, other: bytes) -> bytes:
    return random.choice((bytes.upper, bytes.lower, bytes.title))(data)


_CHANGES: Final[tuple[Callable[[bytes, Random, bytes], bytes], ...]] = (
    _put_a_word,
    _put_a_word,
    _another_word,
    _drop_pieces,
    _repeat,
    _exchange,
    _another_number,
    _shuffle_lines,
    _splice,
    _one_byte,
    _turn_case,
)
