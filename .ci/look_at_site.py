"""Look at every page of the built documentation in a real browser: none may be wider than a phone, a tablet or a desk.

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

WIDTHS = (360, 1024, 1440)  # pixels
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
AROUND = """<!doctype html><meta charset="utf-8"><pre id="out"></pre><script>
const wide = [], frame = document.body.appendChild(document.createElement("iframe"));
frame.style.height = "900px";
const shown = (url) => new Promise((done) => { frame.onload = done; frame.src = url; });
(async () => {
  for (const page of %(pages)s) for (const width of %(widths)s) {
    frame.style.width = width + "px";
    await shown("/" + page);
    const root = frame.contentDocument.documentElement;
    if (root.scrollWidth > root.clientWidth) wide.push(page + " at " + width + ": " + root.scrollWidth);
  }
  document.getElementById("out").textContent = JSON.stringify(wide);
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


def too_wide(site: Path, browser: str) -> list[str]:
    """The pages that are wider than their window."""
    pages = [str(path.relative_to(site)) for path in sorted(site.rglob("*.html"))]
    Handler.around = (AROUND % {"pages": json.dumps(pages), "widths": list(WIDTHS)}).encode()
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with tempfile.TemporaryDirectory() as profile:
        command = [
            browser, "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
            "--disable-dev-shm-usage", f"--user-data-dir={profile}", "--virtual-time-budget=600000", "--dump-dom",
            f"http://127.0.0.1:{server.server_port}/around",
        ]  # fmt: skip
        done = subprocess.run(command, capture_output=True, check=True, timeout=300)
    server.shutdown()
    found = re.search(r'<pre id="out">(.+?)</pre>', done.stdout.decode("utf-8"), re.DOTALL)
    if found is None:
        return ["the browser did not come to the end of the pages"]
    wide: list[str] = json.loads(html.unescape(found[1]))
    print(f"{len(pages)} pages looked at, {len(wide)} too wide")
    return wide


def main(site: Path) -> None:
    """Fail with the pages that are too wide."""
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        print("no browser on this machine: nobody looked at the pages")
    elif wrong := too_wide(site, browser):
        sys.exit("\n".join(wrong))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
