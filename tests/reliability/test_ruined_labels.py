"""No stage trusts another: with tags, trees and names at random every call still gives a digest."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import cast

import pytest

import newsdigest
from newsdigest import NewsDigestError, language, ranking, sources
from newsdigest.language import tagger
from newsdigest.language.tagger.weights import load_weights
from newsdigest.language.tagger_output import RawName, Tagged

CASES = Path(__file__).parent.parent / "cases" / "articles"
ARTICLES = [
    cast("dict[str, str]", article)
    for name in ("business", "conflict", "courts", "politics", "sport", "science")
    for article in json.loads((CASES / f"{name}.json").read_text(encoding="utf-8"))[:2]
]
_KINDS = ("person", "organization", "place", "other")


def ruined(tagged: Tagged, sentences: Sequence[tuple[int, int]], chance: random.Random) -> Tagged:
    """Half of all labels at random, half of all trees other trees, the rest any heads with cycles, names anywhere."""
    labels = load_weights().labels

    def half(real: Sequence[str], known: Sequence[str]) -> list[str]:
        return [chance.choice(known) if chance.random() < 0.5 else label for label in real]

    heads = list(tagged.heads)
    for first, last in sentences:
        if chance.random() < 0.5:
            heads[first:last] = [chance.randrange(first, last) for _ in range(first, last)]
            continue
        order = chance.sample(range(first, last), last - first)
        for at, token in enumerate(order):
            heads[token] = chance.choice(order[:at]) if at else token
    names = [
        RawName(chance.choice(_KINDS), at, min(at + chance.randrange(1, 5), len(heads)), chance.random())
        for at in range(0, len(heads), 5)
        if chance.random() < 0.4
    ]
    return Tagged(
        half(tagged.upos, labels.upos),
        half(tagged.xpos, labels.xpos),
        heads,
        half(tagged.deprels, labels.deprel),
        names,
    )


@pytest.mark.parametrize("seed", range(len(ARTICLES)))
def test_ruined_labels_give_a_digest(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(seed)
    real = cast("Callable[[Sequence[str], Sequence[tuple[int, int]]], Tagged]", tagger.tag)

    def ruined_tags(forms: Sequence[str], sentences: Sequence[tuple[int, int]]) -> Tagged:
        return ruined(real(forms, sentences), sentences, chance)

    monkeypatch.setattr(tagger, "tag", ruined_tags)
    article = {"text": ARTICLES[seed]["text"], "title": ARTICLES[seed].get("title") or "Council meets"}
    digest = newsdigest.summarize(article, published="2026-03-13", language="en")
    other = newsdigest.summarize({**article, "title": "Another title"}, published="2026-03-14", language="en")
    assert newsdigest.Digest.from_json(digest.to_json()) == digest
    assert newsdigest.diff(digest, other).before == digest
    assert newsdigest.combine([digest, other]).digests == (digest, other)
    assert newsdigest.check_summary(article["text"][:200], digest).text == article["text"][:200]
    assert digest.to_html()


class _SurpriseError(RuntimeError):
    pass


def _fail(*_: object, **__: object) -> None:
    raise _SurpriseError("a stage gave way")


@pytest.mark.parametrize(
    ("module", "name", "call"),
    [
        (sources, "read", lambda: newsdigest.parse("The pier shut.")),
        (sources, "read", lambda: newsdigest.summarize("The pier shut.")),
        (sources, "read_feed", lambda: newsdigest.parse_feed("<rss><item><title>Pier</title></item></rss>")),
        (language, "analyse", lambda: newsdigest.summarize("The pier shut.")),
        (language, "analyse", lambda: newsdigest.check_summary("It shut.", "The pier shut.")),
        (ranking, "rank", lambda: newsdigest.diff("The pier shut.", "The pier opened.")),
        (ranking, "rank", lambda: newsdigest.combine(["The pier shut."])),
        (ranking, "rank", lambda: newsdigest.verify_quotes('"No," she said.', "The pier shut.")),
    ],
)
def test_an_unexpected_exception_leaves_as_a_newsdigest_error(
    module: object, name: str, call: Callable[[], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, name, _fail)
    with pytest.raises(NewsDigestError, match="unexpected _SurpriseError: a stage gave way") as caught:
        call()
    assert isinstance(caught.value.__cause__, _SurpriseError)


@pytest.mark.parametrize("kind", [KeyboardInterrupt, MemoryError, UserWarning])
def test_what_is_no_fault_of_the_library_passes(kind: type[BaseException], monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> None:
        raise kind

    monkeypatch.setattr(language, "analyse", stop)
    with pytest.raises(kind):
        newsdigest.summarize("The pier shut.")
