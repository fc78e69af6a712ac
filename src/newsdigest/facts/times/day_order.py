"""Whether an article writes the day or the month first in 3/4/2020: by its address, else by its spelling."""

from __future__ import annotations

import re

from newsdigest.model.article import Article

__all__ = ["is_day_first"]

_AMERICAN = re.compile(
    r"\b(?:[a-z]{3,12}iz(?:e[ds]?|ing|ation)|colors?|favor\w*|centers?|labor|defense|honor\w*)\b|\(AP\)"
)
_BRITISH = re.compile(r"\b(?:[a-z]{3,12}isation|colours?|favour\w*|centres?|labour|defence|honour\w*|programmes?)\b")


def is_day_first(article: Article) -> bool | None:
    """Whether 3/4/2020 is 3 April in this article; None where neither its address nor its spelling says so."""
    host = re.sub(r"^https?://|/.*$", "", article.url or "")
    if re.search(r"\.(?:uk|ie|au|nz|in|za|eu|fr|de|it|es|sg|ke|ng|pk)$", host):
        return True
    american = len(_AMERICAN.findall(article.text[:20_000]))
    british = len(_BRITISH.findall(article.text[:20_000]))
    return None if american == british else british > american
