"""Who is who across articles."""

from __future__ import annotations

import pytest

import newsdigest
from newsdigest.stories.actors import cluster_actors


def one(first: str, second: str, third: str | None = None) -> bool:
    """Whether the first names of the first two articles are one actor."""
    texts = [f"On Monday {name} opened the bridge in Leeds. {name} thanked the builders." for name in (first, second)]
    if third:
        texts.append(f"On Monday {third} opened the bridge in Leeds. {third} thanked the builders.")
    digests = [newsdigest.summarize(text, language="en") for text in texts]
    clusters = cluster_actors(digests)
    keys = [
        (at, next(actor.id for actor in digest.actors if actor.name.split()[-1] == name.split()[-1]))
        for at, (digest, name) in enumerate(zip(digests, (first, second), strict=False))
    ]
    return clusters.cluster_of[keys[0]] == clusters.cluster_of[keys[1]]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Ron Abbot", "Ronald Abbot"),
        ("Ida Crane", "Mr Crane"),
        ("Zoë Müller", "Zoe Muller"),
        ("J. Reed", "James Reed"),
        ("Ana María Duarte", "Ana Duarte"),
    ],
)
def test_one_person(first: str, second: str) -> None:
    assert one(first, second)


@pytest.mark.parametrize(
    ("first", "second", "third"),
    [
        ("Ann Lowe", "Peter Lowe", None),
        ("Lowe", "Peter Lowe", "Ann Lowe"),
        ("J. Lowe", "John Lowe", "Jane Lowe"),
        ("Ann Lowe", "Ann Reed", None),
    ],
)
def test_two_people(first: str, second: str, third: str | None) -> None:
    assert not one(first, second, third)
