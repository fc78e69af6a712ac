"""What is neither confirmed nor denied is nobody's denial."""

from __future__ import annotations

import pytest

import newsdigest


@pytest.mark.parametrize(
    "text",
    [
        "The ministry neither confirmed nor denied that two pilots had died.",
        "Ann Lowe would neither confirm nor deny that she had met the buyer.",
        "Norvane neither admitted nor denied that it had paid the agent.",
    ],
)
def test_neither_is_a_denial(text: str) -> None:
    digest = newsdigest.summarize(text)
    assert not digest.quotes
    assert all(attribution.negated for attribution in digest.attributions)
