"""Sphinx configuration."""

from __future__ import annotations

import doctest

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
doctest_default_flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
# Names of types that are not documented pages of ours: type variables, aliases, other packages.
nitpick_ignore_regex = [
    ("py:class", r".*\._[A-Z]|_[A-Z]|Source|Published|ArrowStream|optional"),
    ("py:class", r"(os|pathlib|collections|datetime|enum|pa|attrs?)\..*"),
]
