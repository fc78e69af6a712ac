"""Sphinx configuration."""

from __future__ import annotations

project = "newsdigest"
author = "The newsdigest maintainers"
project_copyright = "2026, the newsdigest maintainers"

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.doctest",
    "sphinx.ext.napoleon",
]
html_theme = "furo"
html_title = "newsdigest"
exclude_patterns = ["_build"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
autodoc_typehints = "description"
autodoc_member_order = "bysource"
doctest_global_setup = "import newsdigest"
nitpick_ignore_regex = [
    ("py:class", r"_D|_T|optional|(os|pathlib|collections|datetime|enum)\..*"),
]
