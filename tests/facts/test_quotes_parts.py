"""Every part of a quotation at once: content, kind, cue, speaker as written and as resolved, description."""

from __future__ import annotations

import pytest

import newsdigest
from newsdigest import Quote


def parts(text: str) -> list[tuple[str | None, ...]]:
    """Of each quotation: its pieces, kind, cue, the speaker's name, words in the text, and description."""
    digest = newsdigest.summarize(text, published="2024-03-13", language="en", format="text")
    return [_parts(quote, digest.article.text) for quote in digest.quotes]


def _parts(quote: Quote, text: str) -> tuple[str | None, ...]:
    content = " | ".join(span.of(text) for span in quote.spans)
    cue = quote.cue.of(text) if quote.cue else None
    speaker = quote.speaker
    told = (speaker.name, speaker.text, speaker.description) if speaker else (None, None, None)
    return (content, quote.kind.value, cue, *told)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            '"It is safe," harbour master Ida Crane said on Monday.',
            ('"It is safe,"', "direct", "said", "Ida Crane", "harbour master Ida Crane", "harbour master"),
        ),
        (
            "According to a senior official, the bridge is not safe.",
            ("the bridge is not safe", "indirect", "According", "a senior official", "a senior official", None),
        ),
        (
            "The bridge will close, Ann Lowe said.",
            ("The bridge will close", "indirect", "said", "Ann Lowe", "Ann Lowe", None),
        ),
        (
            "Ann Lowe said that the bridge will close on Monday.",
            ("that the bridge will close on Monday", "indirect", "said", "Ann Lowe", "Ann Lowe", None),
        ),
        (
            "Ann Lowe urged drivers to avoid the bridge.",
            ("drivers to avoid the bridge", "indirect", "urged", "Ann Lowe", "Ann Lowe", None),
        ),
        (
            "The bridge, officials said, will close.",
            ("The bridge | will close", "indirect", "said", "officials", "officials", None),
        ),
        (
            '"We saw it fall," said Ann Lowe, the mayor of Leeds. "Nobody was hurt."',
            ('"We saw it fall," | "Nobody was hurt."', "direct", "said", "Ann Lowe", "Ann Lowe", "mayor of Leeds"),
        ),
        (
            'Lowe called the bridge "a death trap".',
            ('the bridge "a death trap"', "mixed", "called", "Lowe", "Lowe", None),
        ),
        (
            'The report warned of "serious cracks" in the towers.',
            ('"serious cracks" in the towers', "mixed", "warned", "The report", "The report", None),
        ),
        ('"Is it safe?" asked Okoro.', ('"Is it safe?"', "direct", "asked", "Okoro", "Okoro", None)),
        (
            "Whether the bridge is safe is unclear, said Okoro, an engineer.",
            ("Whether the bridge is safe is unclear", "indirect", "said", "Okoro", "Okoro", "engineer"),
        ),
    ],
)
def test_all_parts_of_a_quotation(text: str, expected: tuple[str | None, ...]) -> None:
    assert parts(text) == [expected]


def test_a_pronoun_keeps_its_words_and_gets_a_name() -> None:
    text = '"We saw it fall," Lowe told reporters. She added: "Nobody was hurt."'
    assert parts(text) == [
        ('"We saw it fall,"', "direct", "told", "Lowe", "Lowe", None),
        ('"Nobody was hurt."', "direct", "added", "Lowe", "She", None),
    ]


@pytest.mark.parametrize("text", ["The mayor was accused of lying, and denied it.", "Ann Lowe opened the bridge."])
def test_no_quotation(text: str) -> None:
    assert parts(text) == []
