"""The documentation against the package: links and paths exist, every public name is documented, with an example."""

from __future__ import annotations

import inspect
import re
from collections import Counter
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from urllib.parse import unquote, urlsplit

import attrs
import pytest

import newsdigest

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted({*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")} - set((ROOT / "docs").glob("_build/**/*.md")))
PUBLIC = {name: getattr(newsdigest, name) for name in newsdigest.__all__}
FUNCTIONS = [name for name, value in PUBLIC.items() if inspect.isfunction(value)]
VALUES = [name for name, value in PUBLIC.items() if inspect.isclass(value) and attrs.has(value)]
ENUMS = [name for name, value in PUBLIC.items() if inspect.isclass(value) and issubclass(value, Enum)]

_FENCED = re.compile(r"^(`{3,}|:{3,}|~{3,}).*?^\1\s*$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`+[^`\n]+`+")
_LINK = re.compile(r"\]\(<?([^)\s>]+)>?\)")
_HEADING = re.compile(r"^#{1,6} +(.+?)\s*$", re.MULTILINE)
_TARGET = re.compile(r"^\(([\w-]+)\)=\s*$|\{[^}\n]*#([\w-]+)[^}\n]*\}", re.MULTILINE)
_PATH = re.compile(r"`((?:docs|benchmarks|training|tests|seeds|changelog\.d|\.ci)/[\w./-]*|[\w-]+/[\w/.-]+\.py)`")


def prose(page: Path) -> str:
    """The text of a page without its fenced blocks."""
    return _FENCED.sub("", page.read_text(encoding="utf-8"))


def anchors(page: Path) -> set[str]:
    """The names that a link into a page may have, as GitHub and MyST make them of headings, and those set by hand."""
    counts: Counter[str] = Counter()
    names: set[str] = set()
    for title in _HEADING.findall(prose(page)):
        words = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", title).replace("`", "").lower()
        slug = re.sub(r"[^\w\- ]", "", words).replace(" ", "-")
        names.add(f"{slug}-{counts[slug]}" if counts[slug] else slug)
        counts[slug] += 1
    return names | {one or other for one, other in _TARGET.findall(page.read_text(encoding="utf-8"))}


def links(page: Path) -> list[str]:
    """Where a page links to."""
    return _LINK.findall(_CODE.sub("", prose(page)))


def dead(page: Path, link: str) -> bool:
    """Whether a link leads nowhere; what is not here is only held to be an address."""
    parts = urlsplit(link)
    if parts.scheme:
        return parts.scheme not in {"https", "http", "mailto"} or not (parts.netloc or parts.path)
    target = page if not parts.path else (page.parent / unquote(parts.path)).resolve()
    if not target.exists():
        return True
    return bool(parts.fragment) and target.suffix == ".md" and parts.fragment not in anchors(target)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_and_named_files_exist(page: Path) -> None:
    assert [link for link in links(page) if dead(page, link)] == []
    places = (ROOT, ROOT / "src" / "newsdigest", ROOT / "docs")
    named = _PATH.findall(prose(page))
    assert [path for path in named if not any((place / path).exists() for place in places)] == []


def test_a_dead_link_is_seen(tmp_path: Path) -> None:
    page, other = tmp_path / "page.md", tmp_path / "other.md"
    page.write_text(
        "# A `b` c\n\n```\n[x](nowhere.md)\n```\n[x](other.md#d-e) [x](#a-b-c) [x](gone.md) [x](other.md#d)\n"
    )
    other.write_text("## D, e\n")
    assert [link for link in links(page) if dead(page, link)] == ["gone.md", "other.md#d"]
    assert dead(page, "ftp://example.org")
    assert not dead(page, "https://example.org/a#b")


def test_the_origin_of_every_packaged_file_is_stated() -> None:
    page = (ROOT / "docs" / "licence.md").read_text(encoding="utf-8")
    rows = "".join(line for line in page.splitlines() if line.startswith("| `"))
    files = [path for path in (ROOT / "src" / "newsdigest").rglob("data/*") if path.is_file()]
    untold = [path.name for path in files if f"{path.name}`" not in rows]
    assert len(files) > 20
    assert untold == []


def test_the_reference_has_every_public_name() -> None:
    pages = sorted((ROOT / "docs" / "reference").glob("*.md"))
    page = "\n".join(path.read_text(encoding="utf-8") for path in pages)
    told = re.findall(r"^\.\. auto(?:function|class|exception):: newsdigest\.(\w+)$", page, re.MULTILINE)
    assert sorted(told) == sorted(PUBLIC)


@pytest.mark.parametrize("name", PUBLIC)
def test_a_public_name_says_what_it_is(name: str) -> None:
    told = (PUBLIC[name].__doc__ or "").strip()
    assert len(told.split("\n\n")[0]) > 15
    assert told[0].isupper() or told[0] == "`"


@pytest.mark.parametrize("name", [*FUNCTIONS, *VALUES])
def test_a_function_or_value_has_an_example(name: str) -> None:
    assert ">>> " in (PUBLIC[name].__doc__ or "")


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_function_documents_each_argument_and_its_errors(name: str) -> None:
    told = dict(sections(PUBLIC[name].__doc__))
    assert list(told["Args"]) == list(inspect.signature(PUBLIC[name]).parameters)
    assert told["Raises"]


@pytest.mark.parametrize("name", [name for name in VALUES if name != "Passage"])
def test_a_value_documents_each_field_of_its_own(name: str) -> None:
    value = PUBLIC[name]
    own = [field.name for field in attrs.fields(value) if field.init and not field.inherited]
    assert list(dict(sections(value.__doc__))["Attributes"]) == own


def sections(doc: str | None) -> Iterator[tuple[str, dict[str, str]]]:
    """The sections of a docstring, each with its entries."""
    for title, body in re.findall(
        r"^(\w+):\n((?: {4}.*\n|\n(?= {4}))+)", f"{inspect.cleandoc(doc or '')}\n", re.MULTILINE
    ):
        yield title, dict(re.findall(r"^ {4}(\w+): (.+)$", body, re.MULTILINE))


@pytest.mark.parametrize("name", ENUMS)
def test_every_word_of_a_vocabulary_is_explained(name: str) -> None:
    source = inspect.getsource(PUBLIC[name])
    assert re.findall(r"^    ([A-Z_]+) = \"\w+\"  #: .{5,}$", source, re.MULTILINE) == list(PUBLIC[name].__members__)
