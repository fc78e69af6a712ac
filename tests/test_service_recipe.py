"""The service of the guide, driven as an ASGI server drives it; and the container file beside it."""

from __future__ import annotations

import asyncio
import importlib
import json
import shlex
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

SAMPLES = Path(__file__).parent.parent / "docs" / "samples"
STORY = 'HALE, England - "The pier is closed," Mayor Ann Lowe said on Monday.'


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(SAMPLES))
    monkeypatch.setenv("WORKERS", "2")
    monkeypatch.delitem(sys.modules, "service", raising=False)
    module = importlib.import_module("service")
    monkeypatch.setattr(module, "SECONDS", 300)  # a loaded machine is no fault of the service
    return module


async def served(application: Any, use: Callable[[], Awaitable[Any]]) -> Any:
    """What ``use`` gives while the application runs from its startup to its shutdown."""
    orders: asyncio.Queue[dict[str, str]] = asyncio.Queue()
    done: asyncio.Queue[dict[str, str]] = asyncio.Queue()
    running = asyncio.create_task(application({"type": "lifespan"}, orders.get, done.put))
    await orders.put({"type": "lifespan.startup"})
    assert (await done.get())["type"] == "lifespan.startup.complete"
    try:
        return await use()
    finally:
        await orders.put({"type": "lifespan.shutdown"})
        await running


async def asked(application: Any, body: bytes, method: str = "POST") -> tuple[int, Any]:
    """Status and JSON of the answer to one request, whose body comes in two parts."""
    parts: list[dict[str, Any]] = [
        {"type": "http.request", "body": body[:20], "more_body": True},
        {"type": "http.request", "body": body[20:]},
    ]
    sent: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return parts.pop(0)

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    await application({"type": "http", "method": method}, receive, send)
    return sent[0]["status"], json.loads(sent[1]["body"])


def test_digests_and_faults(service: ModuleType) -> None:
    application = service.application

    async def use() -> list[tuple[int, Any]]:
        bodies = [STORY.encode(), b"   ", b"x" * 60_000, b"x" * 300_000]
        return [*[await asked(application, body) for body in bodies], await asked(application, b"", "GET")]

    found = asyncio.run(served(application, use))
    assert [status for status, _ in found] == [200, 422, 413, 413, 405]
    assert found[0][1]["schema"] == "newsdigest/digest/1"
    assert found[0][1]["quotes"]
    assert "empty" in found[1][1]["error"]


def test_a_burst_is_answered_or_refused_and_nothing_is_left_waiting(service: ModuleType) -> None:
    application = service.application

    async def use() -> list[tuple[int, Any]]:
        burst = [asked(application, f"{STORY} It was the {n}th time.".encode()) for n in range(60)]
        return list(await asyncio.gather(*burst))

    statuses = [status for status, _ in asyncio.run(served(application, use))]
    assert statuses.count(200) == service.MOST_WAITING == 16
    assert statuses.count(503) == 60 - 16
    assert application.waiting == 0


def test_the_container_file_names_what_there_is() -> None:
    lines = (SAMPLES / "Containerfile").read_text(encoding="utf-8").splitlines()
    steps = [line.split(maxsplit=1) for line in lines if line and not line.startswith("#")]
    by_name = dict(steps)
    assert by_name["FROM"].startswith("python:3.")
    assert "OMP_NUM_THREADS=1" in by_name["ENV"]
    wheel, program, _ = shlex.split(by_name["COPY"])
    assert wheel == "newsdigest-*.whl"
    assert (SAMPLES / program).is_file()
    assert f"./{wheel}" in by_name["RUN"]
    module, _, name = json.loads(by_name["CMD"])[3].partition(":")
    assert f"{module}.py" == program
    assert f"\n{name} = Service()" in (SAMPLES / program).read_text(encoding="utf-8")
