"""What a program that embeds the library may rely on: nothing outside it is touched."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import newsdigest
from tests.reliability.shapes import prose

_SOURCE = Path(newsdigest.__file__).parent
_TEXT = prose(700)

_STATE = """
import decimal, json, locale, logging, os, random, signal, socket, sys, threading, warnings

class NoNetwork(socket.socket):
    def __init__(self, *args, **kwargs):
        raise AssertionError("the network was used")

socket.socket = NoNetwork
socket.create_connection = NoNetwork

def state():
    return {
        "filters": [str(entry) for entry in warnings.filters],
        "handlers": [repr(handler) for handler in logging.getLogger().handlers],
        "level": logging.getLogger().level,
        "own loggers": sorted(name for name in logging.root.manager.loggerDict if name.startswith("newsdigest")),
        "locale": locale.setlocale(locale.LC_ALL),
        "random": hash(random.getstate()),
        "decimal": repr(decimal.getcontext()),
        "recursion": sys.getrecursionlimit(),
        "signals": [repr(signal.getsignal(n)) for n in (signal.SIGINT, signal.SIGTERM)],
        "cwd": os.getcwd(),
        "env": dict(os.environ),
        "threads": threading.active_count(),
        "hook": repr(sys.excepthook),
    }

import cattrs, numpy, nltk  # what others change on import is not the library's doing (on 3.10 cattrs brings a hook)
before = state()
numbers = numpy.random.get_state()[1].tolist()
import newsdigest
digest = newsdigest.summarize(sys.stdin.read(), language="en")
digest.to_json(), digest.to_html(), newsdigest.diff(digest, digest)
after = state()
assert numpy.random.get_state()[1].tolist() == numbers
print(json.dumps([before, after]))
"""

_ONE = "import sys, newsdigest; sys.stdout.write(newsdigest.summarize(sys.stdin.read(), language='en').to_json())"


def _run(code: str, *options: str, cwd: Path | None = None, env: dict[str, str] | None = None) -> str:
    done = subprocess.run(
        [sys.executable, *options, "-c", code],
        input=_TEXT, capture_output=True, text=True, encoding="utf-8", check=False, cwd=cwd,
        env={**(os.environ if env is None else env), "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-800:]
    return done.stdout


def _expected() -> str:
    return newsdigest.summarize(_TEXT, language="en").to_json()


def test_no_state_of_the_process_changes_and_no_socket_opens() -> None:
    before, after = json.loads(_run(_STATE))
    assert after == before


def test_a_read_only_folder_and_no_home_will_do(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        assert _run(_ONE, "-B", cwd=tmp_path, env={"PATH": os.environ.get("PATH", "")}) == _expected()
        assert list(tmp_path.iterdir()) == []
    finally:
        tmp_path.chmod(0o700)


def test_the_package_runs_out_of_a_zip(tmp_path: Path) -> None:
    archive = tmp_path / "newsdigest.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        for path in sorted(_SOURCE.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                packed.write(path, Path("newsdigest") / path.relative_to(_SOURCE))
    code = f"import sys; sys.path.insert(0, {str(archive)!r})\n{_ONE}\nassert '.zip' in newsdigest.__file__"
    assert _run(code) == _expected()


_INNER = """
import sys
try:
    import _interpreters as interpreters  # 3.13 and later
    inner, run = interpreters.create("legacy"), interpreters.exec
except ImportError:
    import _xxsubinterpreters as interpreters
    inner, run = interpreters.create(isolated=False), interpreters.run_string
text = sys.stdin.read()
run(inner, f"import sys, newsdigest; sys.stdout.write(newsdigest.summarize({text!r}, language='en').to_json())")
run(inner, "sys.stdout.flush()")
interpreters.destroy(inner)
"""


def test_a_sub_interpreter_that_shares_the_lock_gives_the_same_digest() -> None:
    """One with a lock of its own cannot import ``regex``, which nltk needs: see docs/reliability.md."""
    assert _run(_INNER) == _expected()
