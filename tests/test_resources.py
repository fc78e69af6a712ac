"""The loader: once under threads, no pickles, and a typed error that names the file."""

from __future__ import annotations

import importlib.metadata
import threading
from collections.abc import Iterator
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest

from newsdigest import ResourceError, resources


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    resources.clear()
    yield
    resources.clear()


def _answer(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    def read(package: str, name: str) -> bytes:
        return data

    monkeypatch.setattr(resources, "read_bytes", read)


def _archive(**arrays: object) -> bytes:
    buffer = BytesIO()
    np.savez(buffer, allow_pickle=True, **{key: np.asarray(value) for key, value in arrays.items()})
    return buffer.getvalue()


@pytest.fixture
def packaged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package of two data files with their checksums, as a wheel holds them."""
    monkeypatch.setattr(resources, "files", {"newsdigest": tmp_path}.__getitem__)
    sums: list[str] = []
    for name, text in (
        ("facts/data/words.txt", "# kinds\n\nrain\n snöw \n"),
        ("changes/data/words.json", '{"format": 1}'),
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")
        sums.append(f"{sha256(path.read_bytes()).hexdigest()}  {name}\n")
    (tmp_path / "checksums.txt").write_text("".join(sums), encoding="ascii")
    return tmp_path


def test_files_are_read_as_they_were_packaged(packaged: Path) -> None:
    assert resources.read_lines("facts", "words.txt") == ("rain", " snöw ")
    assert resources.read_json("changes", "words.json", version=1) == {"format": 1}
    assert resources.verify() == 2


def test_one_flipped_bit_is_found(packaged: Path) -> None:
    path = packaged / "facts/data/words.txt"
    data = bytearray(path.read_bytes())
    data[-3] ^= 1
    path.write_bytes(data)
    told = r"newsdigest/facts/data/words\.txt is damaged \(its SHA-256 is not the packaged one\); reinstall newsdigest"
    with pytest.raises(ResourceError, match=told):
        resources.read_lines("facts", "words.txt")
    with pytest.raises(ResourceError, match=told):
        resources.verify()


def test_a_file_that_is_gone_or_was_put_there_is_found(packaged: Path) -> None:
    (packaged / "facts/data/more.txt").write_text("hail\n", encoding="utf-8")
    with pytest.raises(ResourceError, match=r"facts/data/more\.txt is damaged"):
        resources.read_lines("facts", "more.txt")
    (packaged / "changes/data/words.json").unlink()
    with pytest.raises(ResourceError, match=r"changes/data/words\.json is missing"):
        resources.verify()


def test_a_damaged_list_of_checksums_is_an_error(packaged: Path) -> None:
    (packaged / "checksums.txt").write_text("what?", encoding="ascii")
    with pytest.raises(ResourceError, match="damaged"):
        resources.verify()


def test_a_checkout_has_no_checksums(packaged: Path) -> None:
    (packaged / "checksums.txt").unlink()
    assert resources.verify() == 0
    assert resources.read_lines("facts", "words.txt") == ("rain", " snöw ")


@pytest.mark.parametrize(("listed", "here"), [(True, True), (True, False), (False, True)])
def test_a_wheel_without_its_checksums_is_found(
    listed: bool, here: bool, packaged: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (packaged / "checksums.txt").unlink()
    record = tmp_path / "newsdigest-1.dist-info" / "RECORD"
    record.parent.mkdir()
    record.write_text(f"newsdigest/{'checksums.txt' if listed else 'api.py'},,\n", encoding="utf-8")
    (record.parent / "METADATA").write_text("Name: newsdigest\nVersion: 1\n", encoding="utf-8")

    def distribution(_: str) -> importlib.metadata.Distribution:
        return importlib.metadata.PathDistribution(record.parent)

    monkeypatch.setattr(importlib.metadata, "distribution", distribution)
    package = tmp_path / "newsdigest" if here else packaged  # a checkout may shadow an installed wheel
    monkeypatch.setattr(resources, "files", {"newsdigest": package}.__getitem__)
    if listed and here:
        with pytest.raises(ResourceError, match=r"newsdigest/checksums\.txt is missing or empty; reinstall"):
            resources.verify()
    else:
        assert resources.verify() == 0


def test_a_built_value_knows_its_file_and_is_built_once() -> None:
    assert resources.load("language", "predicates.json", _pair) == ["language", "predicates.json"]
    assert resources.load("language", "predicates.json", _pair) is resources.load("language", "predicates.json", _pair)
    assert resources.load("changes", "words.json", _pair) == ["changes", "words.json"]


def test_a_file_of_another_format_is_named() -> None:
    told = r"newsdigest/changes/data/words\.json is damaged \(its format is not 99\); reinstall newsdigest"
    with pytest.raises(ResourceError, match=told):
        resources.read_json("changes", "words.json", version=99)
    told = r"newsdigest/language/data/tagger\.npz is damaged \(its format is not 99\); reinstall newsdigest"
    with pytest.raises(ResourceError, match=told):
        resources.read_arrays("language", "tagger.npz", version=99)


def _pair(package: str, name: str) -> list[str]:
    return [package, name]


def test_a_missing_file_is_named() -> None:
    with pytest.raises(ResourceError, match=r"newsdigest/language/data/nothing\.json is missing"):
        resources.read_bytes("language", "nothing.json")


@pytest.mark.parametrize("data", [b'{"format": 2}', b"[]", b'{"form'], ids=["other-format", "no-object", "cut-off"])
def test_a_damaged_or_foreign_json_file_is_named(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    _answer(data, monkeypatch)

    def build(package: str, name: str) -> object:
        return resources.read_json(package, name, version=1)

    with pytest.raises(ResourceError, match=r"newsdigest/facts/data/words\.json is damaged \((?!None)"):
        resources.load("facts", "words.json", build)


@pytest.mark.parametrize(
    "data",
    [b"", b"no archive", _archive(format=2), _archive(other=1), _archive(format=1, x=np.array([{}], dtype=object))],
    ids=["empty", "noise", "other-format", "no-format", "pickle"],
)
def test_damaged_arrays_and_pickles_are_refused(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    _answer(data, monkeypatch)
    with pytest.raises(ResourceError, match=r"newsdigest/language/data/net\.npz is damaged \((?!None)"):
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

    def build(package: str, name: str) -> object:
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
