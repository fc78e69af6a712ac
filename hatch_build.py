"""Put the SHA-256 of every packaged data file into the wheel, for ``newsdigest.resources`` to hold them against.

The list has the form of ``sha256sum``, so that anybody can check an installed package with
``cd .../site-packages/newsdigest && sha256sum --check --quiet checksums.txt``.
"""

from __future__ import annotations

import tempfile
from hashlib import sha256
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_NAME = "checksums.txt"


class ChecksumHook(BuildHookInterface):  # type: ignore[type-arg,misc]
    """Add the list to a wheel; an editable installation has none, since its files change."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the list and name it to the builder."""
        if self.target_name != "wheel" or version == "editable":
            return
        package = Path(self.root) / "src" / "newsdigest"
        found = sorted(path for path in package.glob("*/data/*") if path.is_file())
        lines = [f"{sha256(path.read_bytes()).hexdigest()}  {path.relative_to(package).as_posix()}\n" for path in found]
        self.folder = tempfile.TemporaryDirectory()
        written = Path(self.folder.name) / _NAME
        written.write_text("".join(lines), encoding="ascii")
        build_data["force_include"][str(written)] = f"newsdigest/{_NAME}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Take the list away again."""
        if hasattr(self, "folder"):
            self.folder.cleanup()
