"""One walk through every module and every capability, so that everything that is built on first use is built."""

from __future__ import annotations

import importlib
import pkgutil

__all__ = ["tour"]

_TEXT = (
    "Bridge shut for repairs\n\nCASTLE QUAY, England (Newswire) - The harbour board voted on Tuesday, March 5, 2024 to "
    "close the bridge because it is unsafe. “We cannot keep patching it,” said Ida Crane, who chairs the board. "
    "12 people were hurt last year, an official said on condition of anonymity."
)
_PAGE = "<html><head><title>Bridge shut</title></head><body><article><p>{}</p><p>{}</p></article></body></html>"
_FEED = (
    "<rss version='2.0'><channel><item><title>Bridge shut</title><description>{}</description></item></channel></rss>"
)


def tour() -> None:
    """Import all modules and use each verb, reader and renderer once."""
    import newsdigest

    for module in pkgutil.walk_packages(newsdigest.__path__, "newsdigest."):
        if module.name.rpartition(".")[2] != "__main__":
            try:
                importlib.import_module(module.name)
            except ImportError:
                continue  # an extra that is not installed here
    digest = newsdigest.summarize(_TEXT, language="en")
    page = newsdigest.parse(_PAGE.format(_TEXT, _TEXT))
    newsdigest.parse(_FEED.format(_TEXT))
    newsdigest.parse({"title": "Bridge shut", "text": _TEXT, "authors": ["By Jo Fox and Al Day"]})
    delta = newsdigest.diff(digest, newsdigest.summarize(_TEXT.replace("12 people", "15 people"), language="en"))
    for document in (digest, delta):
        document.to_json()
        document.to_markdown()
        document.to_html()
    digest.to_jsonld()
    newsdigest.verify_quotes("Ida Crane said: “We cannot keep it.”", page)
    masked = newsdigest.mask_quotes(digest.article)
    newsdigest.restore_quotes(masked.text, masked)
