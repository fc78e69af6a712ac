"""The same digest from any thread, process, start method and hash seed, on a cold start too."""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor

import pytest

import newsdigest
from tests.reliability.shapes import prose

_TEXT = prose(900)

_COLD = """
import sys, threading
import newsdigest
text = sys.stdin.read()
start, found, wrong = threading.Barrier(16), [], []
def one():
    start.wait()
    try:
        found.append(newsdigest.summarize(text, language="en").to_json())
    except BaseException as error:
        wrong.append(repr(error))
threads = [threading.Thread(target=one) for _ in range(16)]
for thread in threads: thread.start()
for thread in threads: thread.join()
assert not wrong, wrong
assert len(found) == 16 and len(set(found)) == 1
sys.stdout.write(found[0])
"""

_ONE = "import sys, newsdigest; sys.stdout.write(newsdigest.summarize(sys.stdin.read(), language='en').to_json())"


def _run(code: str, *options: str, given: tuple[str, ...] = (), **env: str) -> str:
    done = subprocess.run(
        [sys.executable, *options, "-c", code, *given],
        input=_TEXT, capture_output=True, text=True, encoding="utf-8", check=False,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **env},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-800:]
    return done.stdout


@pytest.fixture(scope="module")
def expected() -> str:
    return newsdigest.summarize(_TEXT, language="en").to_json()


def test_sixteen_threads_on_a_cold_start_agree(expected: str) -> None:
    assert _run(_COLD) == expected


@pytest.mark.parametrize("seed", ["0", "1", "2"])
def test_the_hash_seed_changes_nothing(seed: str, expected: str) -> None:
    assert _run(_ONE, PYTHONHASHSEED=seed) == expected


def test_optimised_bytecode_changes_nothing(expected: str) -> None:
    assert _run(_ONE, "-O") == expected


def _json(text: str) -> str:
    return newsdigest.summarize(text, language="en").to_json()


@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
@pytest.mark.parametrize("method", sorted({"fork", "spawn"} & set(multiprocessing.get_all_start_methods())))
def test_processes_agree(method: str, expected: str) -> None:
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context(method)) as pool:
        assert list(pool.map(_json, [_TEXT] * 3)) == [expected] * 3


_WAIT_FOR = """
import os, sys, threading, time, warnings
warnings.simplefilter("ignore", DeprecationWarning)
def wait_for(child, seconds, what):
    for _ in range(seconds * 20):
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            assert os.waitstatus_to_exitcode(status) == 0
            return
        time.sleep(0.05)
    os.kill(child, 9)
    os.waitpid(child, 0)
    sys.exit(f"the child waits for {what}")
"""

_FORK = f"""{_WAIT_FOR}
from newsdigest import resources
begun, go_on = threading.Event(), threading.Event()
def slow(package, name):
    begun.set()
    go_on.wait(0.5)
    return "parent"
def quick(package, name):
    return "child"
loading = threading.Thread(target=resources.load, args=("facts", "a", slow))
loading.start()
begun.wait()
child = os.fork()
if child == 0:
    os._exit(0 if resources.load("facts", "b", quick) == "child" else 1)
wait_for(child, 10, "a lock that nobody holds")
loading.join()
assert resources.load("facts", "a", slow) == "parent"
sys.stdout.write("done")
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork on this system")
def test_a_fork_while_another_thread_loads() -> None:
    assert _run(_FORK) == "done"


_FORK_WHILE_IMPORTING = f"""{_WAIT_FOR}
import newsdigest
exec("".join(sys.argv[2:]))
begun = threading.Event()
class Slow:
    def find_spec(self, name, path=None, target=None):
        if name == sys.argv[1] and not begun.is_set():
            begun.set()
            time.sleep(0.5)
sys.meta_path.insert(0, Slow())
text = sys.stdin.read()
def one():
    return newsdigest.summarize(text, language="en").to_json()
found = []
first = threading.Thread(target=lambda: found.append(one()))
first.start()
begun.wait()
child = os.fork()
if child == 0:
    os._exit(0 if one() else 1)
wait_for(child, 60, "an import that nobody ends")
first.join()
sys.stdout.write(found[0])
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork on this system")
@pytest.mark.parametrize(
    "module", ["newsdigest.api", "newsdigest.facts.times.grammar", "newsdigest.language.tagger", "numpy", "cattrs"]
)
def test_a_fork_while_another_thread_imports(module: str, expected: str) -> None:
    assert _run(_FORK_WHILE_IMPORTING, given=(module,)) == expected


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork on this system")
@pytest.mark.parametrize("module", ["newsdigest.api", "newsdigest.facts.times.grammar", "cattrs"])
def test_a_fork_that_came_before_the_import_was_seen(module: str, expected: str) -> None:
    unseen = "import newsdigest.forks; newsdigest.forks._being_imported.__code__ = (lambda: []).__code__"
    assert _run(_FORK_WHILE_IMPORTING, given=(module, unseen)) == expected
