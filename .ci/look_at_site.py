"""Look at every page of the built documentation in a real browser, on a phone, a tablet and a desk.

No page may be wider than its window, no line of code cut at the right edge, and no text paler than WCAG 2 allows (a
contrast of 4.5, or of 3 for large letters) in light or in dark.

Where the machine has no Chromium this says so and passes: the links are checked by ``check_site.py`` all the same.
"""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
import sys
import tempfile
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

WIDTHS = (360, 820, 1280)  # pixels
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
PALE = """
const rgba = (value) => { const [r, g, b, a = 1] = value.match(/[\\d.]+/g).map(Number); return [r, g, b, a]; };
const over = (top, ground) => [0, 1, 2].map((i) => top[i] * top[3] + ground[i] * (1 - top[3])).concat(1);
const light = (value) => { const c = value / 255; return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4; };
const luminance = ([r, g, b]) => 0.2126 * light(r) + 0.7152 * light(g) + 0.0722 * light(b);
const groundOf = (view, element) => {
  const layers = [];
  for (let e = element; e && (layers.length === 0 || layers.at(-1)[3] < 1); e = e.parentElement)
    layers.push(rgba(view.getComputedStyle(e).backgroundColor));
  return layers.reduceRight((ground, layer) => over(layer, ground), [255, 255, 255, 1]);
};
const contrast = (view, element, style) => {
  const ground = groundOf(view, element), text = over(rgba(style.color), ground);
  const [dark, bright] = [luminance(ground), luminance(text)].sort((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
};
const pale = (page) => {
  const view = page.defaultView, found = new Set(), done = new Set();
  const walker = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || done.has(element) || element.closest("script,style,svg,noscript")) continue;
    done.add(element);
    const style = view.getComputedStyle(element), box = element.getBoundingClientRect();
    if (style.visibility !== "visible" || box.width < 2 || box.height < 2) continue;
    const size = parseFloat(style.fontSize), large = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
    const ratio = contrast(view, element, style);
    if (ratio < (large ? 3 : 4.5)) found.add(element.localName + "." + element.className + " " + ratio.toFixed(2));
  }
  return [...found];
};
"""
AROUND = """<!doctype html><meta charset="utf-8"><pre id="out"></pre><script>
%(pale)s
const faults = [], frame = document.body.appendChild(document.createElement("iframe"));
frame.style.height = "900px";
const load = (url) => new Promise((done) => { frame.onload = done; frame.src = url; });
(async () => {
  for (const page of %(pages)s) for (const width of %(widths)s) {
    frame.style.width = width + "px";
    await load("/" + page);
    const shown = frame.contentDocument, root = shown.documentElement, at = page + " at " + width + ": ";
    if (root.scrollWidth > root.clientWidth) faults.push(at + root.scrollWidth + " wide");
    for (const code of shown.querySelectorAll("pre"))
      if (code.scrollWidth > code.clientWidth + 1) faults.push(at + "cuts " + code.textContent.slice(0, 40));
    if (width === %(widest)s) for (const theme of ["light", "dark"]) {
      shown.body.dataset.theme = theme;
      for (const words of pale(shown)) faults.push(page + " in " + theme + ": too pale: " + words);
    }
  }
  document.getElementById("out").textContent = JSON.stringify(faults);
})();
</script>"""


class Handler(SimpleHTTPRequestHandler):
    """The site, and the page that walks through it."""

    around = b""

    def do_GET(self) -> None:
        """Answer one request."""
        if self.path != "/around":
            return super().do_GET()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(self.around)
        return None

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


def faults(site: Path, browser: str) -> list[str]:
    """What is wrong with how the pages look, in plain words."""
    pages = [str(path.relative_to(site)) for path in sorted(site.rglob("*.html"))]
    terms = {"pages": json.dumps(pages), "widths": list(WIDTHS), "widest": max(WIDTHS), "pale": PALE}
    Handler.around = (AROUND % terms).encode()
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with tempfile.TemporaryDirectory() as profile:
        command = [
            browser, "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
            "--disable-dev-shm-usage", f"--user-data-dir={profile}", "--virtual-time-budget=600000", "--dump-dom",
            f"http://127.0.0.1:{server.server_port}/around",
        ]  # fmt: skip
        done = subprocess.run(command, capture_output=True, check=True, timeout=600)
    server.shutdown()
    found = re.search(r'<pre id="out">(.+?)</pre>', done.stdout.decode("utf-8"), re.DOTALL)
    if found is None:
        return ["the browser did not come to the end of the pages"]
    wrong: list[str] = json.loads(html.unescape(found[1]))
    print(f"{len(pages)} pages looked at, {len(wrong)} faults")
    return wrong


def main(site: Path) -> None:
    """Fail with what is wrong."""
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        print("no browser on this machine: nobody looked at the pages")
    elif wrong := faults(site, browser):
        sys.exit("\n".join(wrong))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
