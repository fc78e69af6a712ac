"""Sphinx configuration."""

from __future__ import annotations

import doctest
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "_ext"))

project = "newsdigest"
author = "The newsdigest maintainers"
project_copyright = "2026, the newsdigest maintainers"

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.autosummary",
    "sphinx.ext.doctest",
    "sphinx.ext.napoleon",
    "described",  # _ext: description and Open Graph tags of each page
    "live",  # _ext: digests and diffs made while the pages are built
    "measured",  # _ext: figures read from the tables of other pages
    "values",  # _ext: the fields of value types, one by one
]
exclude_patterns = ["_build"]

html_theme = "furo"
html_title = "newsdigest"
html_short_title = "newsdigest: who, what, where, when and the key quotes of a news article"
html_baseurl = os.environ.get("READTHEDOCS_CANONICAL_URL", "")
html_favicon = "_static/logo.svg"
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_copy_source = False
html_show_sphinx = False
html_theme_options = {
    "light_logo": "logo.svg",
    "dark_logo": "logo.svg",
    "light_css_variables": {"color-brand-primary": "#163f8f", "color-brand-content": "#163f8f"},
    "dark_css_variables": {"color-brand-primary": "#b9d0ff", "color-brand-content": "#b9d0ff"},
}

myst_enable_extensions = ["attrs_block", "attrs_inline", "colon_fence", "deflist"]
myst_heading_anchors = 3
autodoc_member_order = "bysource"
autodoc_preserve_defaults = True
autosummary_generate = False
toc_object_entries_show_parents = "hide"
python_maximum_signature_line_length = 70
python_use_unqualified_type_names = True
doctest_global_setup = "import newsdigest"
doctest_default_flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
# Names of types that are not documented pages of ours: type variables, aliases, other packages.
nitpick_ignore_regex = [
    ("py:class", r"Report|newsdigest\.(renderers\.Renderer|sources\.reader\.Reader|model\.analysis\.Analysis)"),
    ("py:class", r".*\._[A-Z]|_[A-Z]|Source|Published|ArrowStream|ModelName|optional"),
    ("py:class", r"(os|pathlib|collections|datetime|enum|pa|attrs?)\..*|date|datetime"),
]
