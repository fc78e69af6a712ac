"""The citation file names the version of the package."""

from __future__ import annotations

import re
from pathlib import Path

import newsdigest

ROOT = Path(__file__).parents[1]


def test_the_citation_names_this_version() -> None:
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert re.findall(r"^version: (\S+)$", citation, re.MULTILINE) == [newsdigest.__version__]


def test_the_citation_names_the_licence_and_address_of_the_package() -> None:
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    for field, pattern in (("license", r'^license = "(\S+)"$'), ("url", r'^Documentation = "(\S+)"$')):
        assert re.findall(rf"^{field}: (\S+)$", citation, re.MULTILINE) == re.findall(pattern, project, re.MULTILINE)
