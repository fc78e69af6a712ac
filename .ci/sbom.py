"""Write the bill of materials of the wheel (CycloneDX 1.6, placed by PEP 770), or check that it is up to date.

    python .ci/sbom.py [--check]

Components are the required dependencies of pyproject.toml, and the corpora and packages of training/manifest.toml that
the packaged data is made from. No serial number and no time, so that the same sources give the same file.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

ROOT = Path(__file__).parent.parent
TARGET = ROOT / "sbom.cdx.json"


def components() -> list[dict[str, Any]]:
    """The dependencies, then the sources of the data, each sorted by name."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    found: list[dict[str, Any]] = []
    for requirement in sorted(project["dependencies"]):
        name = re.match(r"[\w.-]+", requirement)
        assert name
        found.append(
            {
                "type": "library",
                "bom-ref": f"pypi:{name[0]}",
                "name": name[0],
                "purl": f"pkg:pypi/{name[0].lower().replace('_', '-')}",
                "properties": [{"name": "newsdigest:requirement", "value": requirement}],
            }
        )
    manifest = tomllib.loads((ROOT / "training" / "manifest.toml").read_text(encoding="utf-8"))
    for kind in ("corpora", "packages"):
        for name, entry in sorted(manifest[kind].items()):
            found.append(_data(kind, name, entry))
    return found


def _data(kind: str, name: str, entry: dict[str, Any]) -> dict[str, Any]:
    part: dict[str, Any] = {"type": "data", "bom-ref": f"{kind}:{name}", "name": name}
    if version := entry.get("version") or entry.get("commit"):
        part["version"] = str(version)
    if "used_for" in entry:
        part["description"] = entry["used_for"]
    if "sha256" in entry:
        part["hashes"] = [{"alg": "SHA-256", "content": entry["sha256"]}]
    if "licence" in entry:
        part["licenses"] = [{"license": {"name": entry["licence"]}}]
    if "address" in entry:
        part["externalReferences"] = [{"type": "vcs", "url": entry["address"]}]
    return part


def document() -> str:
    """The whole file."""
    parts = components()
    bom = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {
                "type": "library",
                "bom-ref": "newsdigest",
                "name": "newsdigest",
                "purl": "pkg:pypi/newsdigest",
                "licenses": [{"license": {"id": "Apache-2.0"}}],
            }
        },
        "components": parts,
        "dependencies": [
            {"ref": "newsdigest", "dependsOn": [part["bom-ref"] for part in parts if part["type"] == "library"]}
        ],
    }
    return json.dumps(bom, indent=1, ensure_ascii=False) + "\n"


def main() -> None:
    """Write or check."""
    text = document()
    if "--check" in sys.argv[1:]:
        if not TARGET.is_file() or TARGET.read_text(encoding="utf-8") != text:
            sys.exit(f"{TARGET.name} is not that of the sources: python .ci/sbom.py")
        print(f"{TARGET.name}: {len(components())} components")
    else:
        TARGET.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
