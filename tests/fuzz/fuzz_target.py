"""One target as a program of libFuzzer's own kind, which OSS-Fuzz and ClusterFuzzLite run.

The name of the program chooses the target: a copy named ``fuzz_diff.py`` hunts in ``diff``. All options of libFuzzer
can be given, and a crash is an exception that left the target. With OSS-Fuzz's Python base image the build script is::

    pip3 install .[html] hypothesis attrs
    python3 -m tests.fuzz.fuzz_target --list | while read name; do
        cp tests/fuzz/fuzz_target.py "fuzz_$name.py"
        compile_python_fuzzer "fuzz_$name.py" --add-data tests/fuzz/data:tests/fuzz/data --collect-data newsdigest
        python3 -m tests.fuzz.fuzz_target --seeds "$name" "$OUT/fuzz_${name}_seed_corpus.zip"
    done
"""

from __future__ import annotations

import sys
import zipfile
from importlib import import_module
from pathlib import Path
from typing import Any

__all__ = ["main"]


def main(words: list[str]) -> None:
    """List the targets, write the seeds of one, or hunt in the one that the program is named after."""
    if words[1:] == ["--list"]:
        names = import_module("tests.fuzz.targets").TARGETS
        sys.stdout.write("".join(f"{name}\n" for name in names))
        return
    if words[1:2] == ["--seeds"]:
        from tests.fuzz.seeds import seeds

        with zipfile.ZipFile(words[3], "w") as archive:
            for number, data in enumerate(seeds(words[2])):
                archive.writestr(f"seed-{number}", data)
        return
    from tests.fuzz.__main__ import instrument

    instrument()
    from tests.fuzz.targets import TARGETS

    atheris: Any = import_module("atheris")
    atheris.Setup(words, TARGETS[Path(words[0]).stem.removeprefix("fuzz_")])
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv)
