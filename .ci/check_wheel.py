"""Check what a built wheel holds: the package, its marker and its data, and nothing else."""

from __future__ import annotations

import sys
import zipfile
from hashlib import sha256
from pathlib import Path

LIMIT = 15_000_000  # bytes


def main(path: str) -> None:
    """Fail with a plain message where the wheel is not what it should be."""
    with zipfile.ZipFile(path) as wheel:
        names = wheel.namelist()
        listed = wheel.read("newsdigest/checksums.txt").decode("ascii").splitlines()
        sums = dict(reversed(line.split("  ", 1)) for line in listed)
        wrong = sorted(n for n, digest in sums.items() if sha256(wheel.read(f"newsdigest/{n}")).hexdigest() != digest)
    source = Path("src/newsdigest")
    wanted = {f"newsdigest/{p.relative_to(source)}" for p in source.rglob("data/*") if p.is_file()}
    wanted |= {"newsdigest/py.typed", "newsdigest/__init__.py"}
    missing = sorted(wanted - set(names))
    if wrong or {f"newsdigest/{n}" for n in sums} != {n for n in names if "/data/" in n}:
        sys.exit(f"wheel {path}: its checksums.txt does not fit its data files {wrong}")
    stray = sorted(n for n in names if not n.startswith("newsdigest/") and ".dist-info/" not in n)
    size = Path(path).stat().st_size
    if missing or stray or size > LIMIT:
        sys.exit(f"wheel {path}: missing {missing}, stray {stray}, {size} bytes (limit {LIMIT})")
    if not any(n.endswith(("licenses/NOTICE", "dist-info/NOTICE")) for n in names):
        sys.exit(f"wheel {path}: NOTICE is not in it")
    if not any(n.endswith(".dist-info/sboms/sbom.cdx.json") for n in names):
        sys.exit(f"wheel {path}: its bill of materials is not in it")
    print(f"wheel: {len(names)} files, {size} bytes")


if __name__ == "__main__":
    main(sys.argv[1])
