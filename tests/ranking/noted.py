"""All that the ranking notes of the candidates of a story; printed for ``tests/cases/ranking/features.json`` when run.

    python -m tests.ranking.noted > tests/cases/ranking/features.json

After a change of a feature, read the difference: every line says what is so of a candidate.
"""

from __future__ import annotations

import importlib
import json
import re
import sys
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Final
from unittest import mock

import newsdigest
from newsdigest import Digest, Event
from newsdigest.ranking import main_event, summary

__all__ = ["STORIES", "noted_of", "stories"]

STORIES: Final = Path(__file__).parents[1] / "cases" / "ranking" / "features.json"
_ROOMS: Final = ("who", "what", "where", "when", "why_how")
_UNSTEADY: Final = frozenset({"central to the article"})
"""Features whose value rests on saliences; they are named without it."""


def stories() -> list[dict[str, Any]]:
    """The stories of the file with what is noted of them."""
    found: list[dict[str, Any]] = json.loads(STORIES.read_text(encoding="utf-8"))
    return found


def noted_of(source: Mapping[str, object]) -> dict[str, dict[str, list[str]]]:
    """The features of each candidate in words, by question and by the words of the candidate; "" for the article."""
    noted: dict[str, dict[str, list[str]]] = {}

    def listening(name: str, own: Any) -> Any:
        def candidates(story: Any, found: Sequence[Any], *rest: Any) -> Any:
            result = own(story, found, *rest)
            question = "how" if name == "why_how" and "why" in noted else name.partition("_")[0]
            labels = [_label(name, story, item) for item in found]
            noted[question] = {
                label: _in_words(features) for label, features in zip(labels, result[0], strict=True)
            } | {"": _in_words(result[1])}
            return result

        return candidates

    with ExitStack() as patched:
        for name in _ROOMS:
            room = importlib.import_module(f"newsdigest.ranking.{name}")
            patched.enter_context(mock.patch.object(room, "candidates", listening(name, room.candidates)))
        noted["events"], noted["sentences"] = {}, {}
        patched.enter_context(mock.patch.object(main_event, "_features", _of_events(noted["events"])))
        patched.enter_context(mock.patch.object(summary, "_rate", _of_sentences(noted["sentences"])))
        digest = newsdigest.summarize(dict(source), language="en", sentences=2)
    return noted | {"digest": _ranked(digest)}


def _of_events(noted: dict[str, list[str]]) -> Any:
    """The features of each event, whose words are its key."""
    own: Any = main_event._features

    def features(setting: Any, event: Event, *rest: Any) -> list[tuple[str, float]]:
        found: list[tuple[str, float]] = list(own(setting, event, *rest))
        noted[event.text] = _in_words(dict(found))
        return found

    return features


def _of_sentences(noted: dict[str, list[str]]) -> Any:
    """The score of each sentence of the running text, and whether it leans on others."""
    own: Any = summary._rate

    def rate(index: Any, sentence: Any, *rest: Any) -> Any:
        rated = own(index, sentence, *rest)
        text = index.analysis.article.text[sentence.start : sentence.end]
        noted[text] = [f"{rated.score:.3f}", *(["cannot stand alone"] if rated.leans else [])]
        return rated

    return rate


def _ranked(digest: Digest) -> dict[str, list[str]]:
    """What is put in order without a model: saliences, figures, key quotations, the timeline; the summary."""
    return {
        "headline": [digest.headline or ""],
        "actors": [f"{actor.name}: {actor.salience:.3f}" for actor in digest.actors],
        "places": [f"{place.name}: {place.salience:.3f}" for place in digest.places],
        "figures": [f"{figure.text}: {figure.salience:.3f}" for figure in digest.figures],
        "key quotes": [f"{quote.text}: {quote.salience:.3f}" for quote in digest.key_quotes],
        "timeline": [f"{event.when.value if event.when else ''}: {event.text}" for event in digest.timeline],
        "summary": [f"{passage.text}: {passage.salience:.3f}" for passage in digest.summary],
    }


def _label(room: str, story: Any, item: Any) -> str:
    if room == "who":
        return str(item.fact.name)
    if room == "where":
        return str(item.name)
    if room == "what":
        analysis = story.index.analysis
        return str(analysis.article.text[slice(*analysis.chars(item.first, item.last))])
    return str(item.text)


def _in_words(features: Mapping[str, float]) -> list[str]:
    return sorted(
        name if value == 1.0 or name in _UNSTEADY else f"{name}: {value:.2f}" for name, value in features.items()
    )


def _print() -> None:
    """The file with one line for each candidate."""
    found = json.dumps(
        [{**story, "noted": noted_of(story["story"])} for story in stories()], ensure_ascii=False, indent=1
    )
    sys.stdout.write(re.sub(r"\[\n[^\[\]{}]*\]", lambda match: " ".join(match.group().split()), found) + "\n")


if __name__ == "__main__":
    _print()
