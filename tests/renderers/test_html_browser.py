"""The HTML in a real browser: it renders, fits a phone, its links lead somewhere, and hostile text stays text."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
from collections.abc import Callable
from typing import Any

import pytest

from newsdigest import Article, Digest
from tests.renderers.samples import hostile_diff, hostile_digest, sample_diff, sample_digest

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))), None)
pytestmark = pytest.mark.skipif(BROWSER is None, reason="no chromium on this machine")

WIDTHS = (360, 1280)
PAGES: dict[str, Callable[[], str]] = {
    "digest": lambda: sample_digest().to_html(),
    "diff": lambda: sample_diff().to_html(),
    "hostile digest": lambda: hostile_digest().to_html(),
    "hostile diff": lambda: hostile_diff().to_html(),
    "one long word": lambda: Digest(article=Article(text="x" * 3000, title="y" * 300), headline="y" * 300).to_html(),
}

# Each page under test is in a frame as wide as a phone or a desk; the page around them measures, since the pages
# themselves forbid scripts. One run of the browser sees them all.
AROUND = """<!doctype html><meta charset="utf-8">{frames}<pre id="out"></pre><script>
const measured = {{}};
window.addEventListener("load", () => {{ for (const frame of document.querySelectorAll("iframe")) {{
  const page = frame.contentDocument, root = page.documentElement;
  measured[frame.id] = {{
    wide: root.scrollWidth, window: root.clientWidth, height: root.scrollHeight,
    scripts: page.scripts.length + page.querySelectorAll("iframe,object,embed,img,link").length,
    dead: [...page.querySelectorAll("a[href^='#']")].filter((a) => !page.getElementById(a.hash.slice(1))).length,
    cut: [...page.querySelectorAll("p,li,h1,h2,label")].filter((e) => e.scrollWidth > e.clientWidth + 1).length,
    marked: getComputedStyle(page.querySelector("mark,ins") || root).backgroundColor,
    text: page.body.innerText,
    panel: (page.querySelector("aside") || root).getBoundingClientRect().left,
    above: (page.querySelector("aside") || root).getBoundingClientRect().top,
    article: (page.querySelector("article") || root).getBoundingClientRect().top,
  }};
}}
document.getElementById("out").textContent = JSON.stringify(measured); }});
window.alert = () => {{ document.title = "HIT"; }};
</script>"""
FRAME = '<iframe id="{name} {width}" srcdoc="{page}" style="width:{width}px;height:900px;border:0"></iframe>'


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """What the browser makes of every page at every width."""
    folder = tmp_path_factory.mktemp("browser")
    file = folder / "frames.html"
    frames = (
        FRAME.format(name=name, width=width, page=html.escape(page()))
        for name, page in PAGES.items()
        for width in WIDTHS
    )
    file.write_text(AROUND.format(frames="".join(frames)), encoding="utf-8")
    assert BROWSER is not None
    command = [
        BROWSER, "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
        "--disable-dev-shm-usage", f"--user-data-dir={folder / 'profile'}", "--virtual-time-budget=5000", "--dump-dom",
        file.as_uri(),
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, check=True)
    dom = done.stdout.decode("utf-8")
    assert "<title>HIT</title>" not in dom
    found = re.search(r'<pre id="out">(.*?)</pre>', dom, re.DOTALL)
    assert found is not None
    measured: dict[str, dict[str, Any]] = json.loads(html.unescape(found[1]))
    return measured


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("width", WIDTHS)
def test_a_page_fits_its_window_and_is_inert(name: str, width: int, seen: dict[str, dict[str, Any]]) -> None:
    page = seen[f"{name} {width}"]
    assert page["wide"] <= page["window"] <= width
    assert page["cut"] == 0
    assert page["height"] > 100
    assert page["scripts"] == 0
    assert page["dead"] == 0


def test_the_reader_sees_the_words_and_the_marks(seen: dict[str, dict[str, Any]]) -> None:
    page = seen["digest 360"]
    assert "Porthaven bridge to reopen on Monday" in page["text"]
    assert page["marked"] not in ("rgba(0, 0, 0, 0)", "transparent")
    assert '<script>alert("x")</script>' in seen["hostile digest 360"]["text"]


def test_the_digest_is_beside_its_article_on_a_wide_page(seen: dict[str, dict[str, Any]]) -> None:
    assert seen["digest 1280"]["panel"] > 640
    assert seen["digest 1280"]["above"] < seen["digest 1280"]["article"]


def test_on_a_phone_the_article_comes_first(seen: dict[str, dict[str, Any]]) -> None:
    assert seen["digest 360"]["panel"] < 60
    assert seen["digest 360"]["article"] < seen["digest 360"]["above"]
