"""The loader: once under threads, no pickles, and a typed error that names the file."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from io import BytesIO

import numpy as np
import pytest

from newsdigest import ResourceError, resources


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    resources.clear()
    yield
    resources.clear()


def _answer(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    def read(room: str, name: str) -> bytes:
        return data

    monkeypatch.setattr(resources, "read_bytes", read)


def _archive(**arrays: object) -> bytes:
    buffer = BytesIO()
    np.savez(buffer, allow_pickle=True, **{key: np.asarray(value) for key, value in arrays.items()})
    return buffer.getvalue()


def test_a_missing_file_is_named() -> None:
    with pytest.raises(ResourceError, match=r"newsdigest/language/data/nothing\.json is missing"):
        resources.read_bytes("language", "nothing.json")


@pytest.mark.parametrize("data", [b'{"format": 2}', b"[]", b'{"form'])
def test_a_damaged_or_foreign_json_file_is_named(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    _answer(data, monkeypatch)

    def build(room: str, name: str) -> object:
        return resources.read_json(room, name, version=1)

    with pytest.raises(ResourceError, match=r"words\.json is damaged"):
        resources.load("facts", "words.json", build)


@pytest.mark.parametrize(
    "data",
    [b"", b"no archive", _archive(format=2), _archive(other=1), _archive(format=1, x=np.array([{}], dtype=object))],
    ids=["empty", "noise", "other-format", "no-format", "pickle"],
)
def test_damaged_arrays_and_pickles_are_refused(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    _answer(data, monkeypatch)
    with pytest.raises(ResourceError, match=r"net\.npz is damaged"):
        resources.read_arrays("language", "net.npz", version=1)


def test_arrays_come_read_only(monkeypatch: pytest.MonkeyPatch) -> None:
    _answer(_archive(format=1, weights=[1.0, 2.0]), monkeypatch)
    weights = resources.read_arrays("language", "net.npz", version=1)["weights"]
    with pytest.raises(ValueError, match="read-only"):
        weights[0] = 3.0


def test_a_cold_loader_builds_once_under_threads() -> None:
    built: list[str] = []
    gate = threading.Barrier(16)
    seen: list[object] = []

    def build(room: str, name: str) -> object:
        built.append(name)
        return object()

    def work() -> None:
        gate.wait()
        seen.append(resources.load("facts", "once", build))

    threads = [threading.Thread(target=work) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert built == ["once"]
    assert len(set(map(id, seen))) == 1
