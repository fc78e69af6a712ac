"""Examples that the library itself makes while these pages are built, so that none of them can grow stale.

``live-digest`` shows a file of ``samples/`` marked beside its digest, ``live-diff`` two files with what changed, and
``live-marks`` the text between its fences with one kind of mark.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

import attrs
from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

import newsdigest
from newsdigest.model.facts import Fact
from newsdigest.renderers.html_style import DARK, LIGHT, Colours

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

KINDS = ("actors", "figures", "places", "quotes", "times")
"""What ``live-marks`` can show."""


class Live(SphinxDirective):
    """What the examples share: options of ``summarize``, the frame, and that each build makes them again."""

    option_spec: ClassVar = {"published": directives.unchanged, "sentences": directives.nonnegative_int}

    def digest(self, name: str) -> newsdigest.Digest:
        """The digest of a file; a path that begins with "/" starts at the folder of these pages."""
        _, path = self.env.relfn2path(name)
        self.env.note_dependency(path)
        return newsdigest.summarize(Path(path), **self.options)

    def framed(self, html: str, *classes: str) -> list[nodes.Node]:
        """The HTML in a box of its own."""
        _pages(self.env).add(self.env.docname)
        box = nodes.container(classes=["live", *classes])
        box += nodes.raw("", html, format="html")
        return [box]


class LiveDigest(Live):
    """A digest beside its article."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """The article with its marks, and the panel."""
        return self.framed(self.digest(self.arguments[0])._repr_html_(), "live-digest")


class LiveDiff(Live):
    """What changed between two versions, side by side."""

    required_arguments = 2

    def run(self) -> list[nodes.Node]:
        """The changes and both texts."""
        before, after = map(self.digest, self.arguments)
        return self.framed(newsdigest.diff(before, after)._repr_html_(), "live-diff")


class LiveMarks(Live):
    """A few lines of text with one kind of mark."""

    has_content = True
    option_spec: ClassVar = {"published": directives.unchanged, "only": lambda word: directives.choice(word, KINDS)}

    def run(self) -> list[nodes.Node]:
        """The text, marked."""
        only = self.options["only"]
        digest = newsdigest.summarize("\n".join(self.content), published=self.options.get("published"))
        shown = newsdigest.Digest(article=digest.article, **{only: tuple(map(_alone, getattr(digest, only)))})
        return self.framed(shown._repr_html_(), "live-marks")


def _alone(fact: Fact) -> Fact:
    """A fact that refers to no other: a quotation without the id of its speaker."""
    if isinstance(fact, newsdigest.Quote) and fact.speaker is not None:
        return attrs.evolve(fact, speaker=attrs.evolve(fact.speaker, actor=None))
    return fact


def _pages(env: BuildEnvironment) -> set[str]:
    """The pages with examples."""
    if not hasattr(env, "pages_with_examples"):
        env.pages_with_examples = set()  # type: ignore[attr-defined]
    pages: set[str] = env.pages_with_examples  # type: ignore[attr-defined]
    return pages


def _outdated(app: Sphinx, env: BuildEnvironment, *_: object) -> list[str]:
    """Pages with examples are built every time: the library may have changed."""
    return sorted(_pages(env) & env.found_docs)


def _merge(app: Sphinx, env: BuildEnvironment, names: set[str], other: BuildEnvironment) -> None:
    _pages(env).update(_pages(other))


def _schemes(app: Sphinx, page: str, template: str, context: dict[str, object], tree: object) -> None:
    """The examples follow the switch of these pages between light and dark, not the reader's system alone."""
    if page in _pages(app.env):
        rules = "".join(
            f'body[data-theme="{name}"] .newsdigest{{color-scheme:{name};{_variables(colours)}}}'
            for name, colours in (("light", LIGHT), ("dark", DARK))
        )
        context["metatags"] = f"{context.get('metatags', '')}<style>@media screen{{{rules}}}</style>"


def _variables(colours: Colours) -> str:
    plain = attrs.asdict(colours)
    marks = plain.pop("marks")
    return "".join(f"--{name}:{value};" for name, value in {**plain, **marks}.items())


def setup(app: Sphinx) -> dict[str, bool]:
    """Add the directives."""
    app.add_directive("live-digest", LiveDigest)
    app.add_directive("live-diff", LiveDiff)
    app.add_directive("live-marks", LiveMarks)
    app.connect("env-get-outdated", _outdated)
    app.connect("env-merge-info", _merge)
    app.connect("html-page-context", _schemes)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
