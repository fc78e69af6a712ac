"""Check the built documentation: every link resolves, nothing comes from elsewhere, every name is listed and dated."""

from __future__ import annotations

import sys
import zlib
from enum import Enum
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import attrs

import newsdigest


class Page(HTMLParser):
    """The anchors of a page, where it links to, what it loads, whether it describes itself, and the names it dates."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.anchors: set[str] = set()
        self.links: list[str] = []
        self.loaded: list[str] = []
        self.described = False
        self.dated: set[str] = set()
        self._entry = ""
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note one element."""
        given = {name: value or "" for name, value in attrs}
        self.anchors.update(given[name] for name in ("id", "name") if name in given)
        if tag == "dt" and given.get("id", "").count(".") == 1:
            self._entry = given["id"]
        if given.get("class") == "versionadded":
            self.dated.add(self._entry)
        self.described |= given.get("property") == "og:title"
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        if "src" in given or (tag == "link" and given.get("rel") in {"stylesheet", "icon", "preload"}):
            self.loaded.append(given.get("src") or given.get("href", ""))


def faults(site: Path) -> list[str]:
    """What is wrong, in plain words."""
    pages = {path.resolve(): Page(path) for path in sorted(site.rglob("*.html"))}
    found: list[str] = []
    for path, page in pages.items():
        where = path.relative_to(site.resolve())
        found += [f"{where}: {link} leads nowhere" for link in page.links if not leads(path, link, pages)]
        found += [f"{where}: loads {url}" for url in page.loaded if urlsplit(url).scheme not in {"", "data"}]
        found += [f"{where}: loads {url}, which is not there" for url in page.loaded if not leads(path, url, pages)]
        if not page.described and where.name not in {"genindex.html", "search.html", "py-modindex.html"}:
            found.append(f"{where}: no Open Graph title")
    listed = inventory(site / "objects.inv")
    dated = {name for page in pages.values() for name in page.dated}
    found += [f"newsdigest.{name}: no versionadded" for name in newsdigest.__all__ if f"newsdigest.{name}" not in dated]
    return found + [f"objects.inv: {name} is missing" for name in public_names() if name not in listed]


def leads(path: Path, link: str, pages: dict[Path, Page]) -> bool:
    """Whether a link resolves within the site; addresses elsewhere only have to look like ones."""
    parts = urlsplit(link)
    if parts.scheme:
        return parts.scheme in {"https", "http", "mailto", "data"} and bool(parts.netloc or parts.path)
    target = path if not parts.path else (path.parent / unquote(parts.path)).resolve()
    if not parts.fragment or target not in pages:
        return target.exists()
    return unquote(parts.fragment) in pages[target].anchors


def inventory(path: Path) -> set[str]:
    """The names that other projects can link to."""
    lines = zlib.decompress(path.read_bytes().split(b"\n", 4)[4]).decode("utf-8").splitlines()
    return {line.split(" ", 1)[0] for line in lines}


def public_names() -> list[str]:
    """Every public name, its fields and its members."""
    names: list[str] = []
    for name in newsdigest.__all__:
        value = getattr(newsdigest, name)
        inner: list[str] = []
        if isinstance(value, type) and issubclass(value, Enum):
            inner = list(value.__members__)
        elif isinstance(value, type) and attrs.has(value):
            inner = [field.name for field in attrs.fields(value) if field.init and not field.inherited]
        names += [f"newsdigest.{name}", *(f"newsdigest.{name}.{word}" for word in inner)]
    return names


if __name__ == "__main__":
    wrong = faults(Path(sys.argv[1]))
    if wrong:
        sys.exit("\n".join(wrong))
    print("every link of the site leads somewhere, and every public name is listed with its version")
