"""What the tests of one component compute with the others, remembered between the runs of ``mutants.py``.

Mutants are tried in children of one process that has run the tests before. Two things follow. What the components that
stay whole gave for an input is taken from that first run, which makes a mutant take seconds. And what the broken
component itself left in a cache (its tables, or values that the test modules keep) is forgotten, so that a mutant in
what builds them is met.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any

from newsdigest import resources

STAGES = {  # the stages before each component
    "facts/times": ("newsdigest.language:analyse",),
    "facts/quotes": ("newsdigest.language:analyse",),
    "ranking": ("newsdigest.language:analyse", "newsdigest.facts:find_facts"),
    "changes": ("newsdigest.language:analyse", "newsdigest.facts:find_facts", "newsdigest.ranking:rank"),
}


def install(component: str) -> None:
    """Remember what the stages before ``component`` give."""
    for place in STAGES.get(component, ()):
        module = import_module(place.partition(":")[0])
        name = place.partition(":")[2]
        setattr(module, name, remembered(getattr(module, name)))


def remembered(stage: Callable[..., Any]) -> Callable[..., Any]:
    """``stage`` with its values kept: by identity for what is given by reference, by value for articles."""
    kept: dict[object, tuple[object, Any]] = {}

    def call(*given: Any, **named: Any) -> Any:
        values = (*given, *(named[name] for name in sorted(named)))
        key = tuple(
            value if type(value).__name__ in ("Article", "Lexicon", "Options") else id(value) for value in values
        )
        try:
            hash(key)
        except TypeError:
            return stage(*given, **named)
        if key not in kept:
            kept[key] = (values, stage(*given, **named))  # the values are held, so that no other takes their id
        return kept[key][1]

    return call


def forget(component: str, *, tests: bool = True) -> None:
    """Empty the caches of the component, and those of the test modules."""
    for key in [key for key in resources._values if getattr(key[2], "__module__", "").startswith(component)]:
        del resources._values[key]
    for name, module in list(sys.modules.items()):
        if name.startswith((component, "tests.") if tests else component):
            for value in list(vars(module).values()):
                if callable(getattr(value, "cache_clear", None)):
                    value.cache_clear()
