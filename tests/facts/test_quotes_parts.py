"""Every part of a quotation at once: content, kind, cue, speaker as written and as resolved, description."""

from __future__ import annotations

import pytest

import newsdigest
from newsdigest import Quote


def parts(text: str) -> list[tuple[str | None, ...]]:
    """Of each quotation: its pieces, kind, cue, the speaker's name, words in the text, and description."""
    digest = newsdigest.summarize(text, published="2024-03-13", language="en", format="text")
    return [_parts(quote, digest.article.text) for quote in digest.attributions]


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
            'The plan, Lowe insisted on Monday, was "never about money".',
            ('The plan | was "never about money"', "mixed", "insisted", "Lowe", "Lowe", None),
        ),
        (
            'Told that the bridge had closed, Okoro said: "I am not surprised."',
            ('"I am not surprised."', "direct", "said", "Okoro", "Okoro", None),
        ),
        (
            "There is no doubt the towers are weak, according to engineers at the site.",
            (
                "There is no doubt the towers are weak",
                "indirect",
                "according",
                "engineers",
                "engineers at the site",
                None,
            ),
        ),
        (
            "Okoro denied that he had known of the cracks.",
            ("that he had known of the cracks", "indirect", "denied", "Okoro", "Okoro", None),
        ),
        (
            "It was Lowe who said the bridge must close.",
            ("the bridge must close", "indirect", "said", "Lowe", "who", None),
        ),
        (
            "Police said they had arrested two men and were looking for a third.",
            ("they had arrested two men and were looking for a third", "indirect", "said", "Police", "Police", None),
        ),
        (
            "Officials have warned that the river could rise again, and that roads may flood.",
            (
                "that the river could rise again, and that roads may flood",
                "indirect",
                "warned",
                "Officials",
                "Officials",
                None,
            ),
        ),
        (
            "The minister asked whether the towers had been inspected.",
            ("whether the towers had been inspected", "indirect", "asked", "The minister", "The minister", None),
        ),
        (
            "“The river,” Okoro said, “rose in an hour.”",
            ("“The river,” | “rose in an hour.”", "direct", "said", "Okoro", "Okoro", None),
        ),
        (
            "Okafor, 52, an engineer from York, said the towers would stand.",
            ("the towers would stand", "indirect", "said", "Okafor", "Okafor", "engineer"),
        ),
        ('As Lowe put it, "the bridge is tired".', ('"the bridge is tired"', "direct", "put", "Lowe", "Lowe", None)),
        (
            "Lowe said she was sorry but that nobody was to blame.",
            ("she was sorry but that nobody was to blame", "indirect", "said", "Lowe", "Lowe", None),
        ),
        (
            "In a statement, the company said it regretted the delay.",
            ("it regretted the delay", "indirect", "said", "the company", "the company", None),
        ),
        (
            "The company said in a statement on Friday that it regretted the delay.",
            ("that it regretted the delay", "indirect", "said", "The company", "The company", None),
        ),
        (
            "“I saw the bridge fall,” he told the BBC, “and I ran.”",
            ("“I saw the bridge fall,” | “and I ran.”", "direct", "told", None, None, None),
        ),
        (
            "Sources close to the mayor say she will resign.",
            ("she will resign", "indirect", "say", "Sources", "Sources close to the mayor", None),
        ),
        (
            'The bridge is "as safe as houses", claims Lowe.',
            ('The bridge is "as safe as houses"', "mixed", "claims", "Lowe", "Lowe", None),
        ),
        (
            "‘It’s over,’ said Lowe. ‘We can’t go on.’",
            ("‘It’s over,’ | ‘We can’t go on.’", "direct", "said", "Lowe", "Lowe", None),
        ),
        (
            "Lowe’s spokesman confirmed that she would attend.",
            ("that she would attend", "indirect", "confirmed", "Lowe’s spokesman", "Lowe’s spokesman", None),
        ),
        ("Asked if she would resign, Lowe replied: “No.”", ("“No.”", "direct", "replied", "Lowe", "Lowe", None)),
        (
            "Lowe explained why the bridge had closed.",
            ("why the bridge had closed", "indirect", "explained", "Lowe", "Lowe", None),
        ),
        (
            "The study found that the towers had moved by 3 cm.",
            ("that the towers had moved by 3 cm", "indirect", "found", "The study", "The study", None),
        ),
        (
            "The mayor told the council on Monday the bridge was unsafe.",
            ("the bridge was unsafe", "indirect", "told", "The mayor", "The mayor", None),
        ),
        ("“Close it,” Lowe ordered.", ("“Close it,”", "direct", "ordered", "Lowe", "Lowe", None)),
        (
            '"It was like an earthquake," recalled Ida Crane, 34, a nurse.',
            ('"It was like an earthquake,"', "direct", "recalled", "Ida Crane", "Ida Crane", "nurse"),
        ),
        (
            "Whether the bridge is safe is unclear, said Okoro, an engineer.",
            ("Whether the bridge is safe is unclear", "indirect", "said", "Okoro", "Okoro", "engineer"),
        ),
    ],
)
def test_all_parts_of_a_quotation(text: str, expected: tuple[str | None, ...]) -> None:
    assert parts(text) == [expected]


def test_two_cues_are_two_quotations() -> None:
    assert parts('"We will rebuild," Lowe said, adding that work would begin in May.') == [
        ('"We will rebuild,"', "direct", "said", "Lowe", "Lowe", None),
        ("that work would begin in May", "indirect", "adding", "Lowe", "Lowe", None),
    ]


def test_a_pronoun_keeps_its_words_and_gets_a_name() -> None:
    text = '"We saw it fall," Lowe told reporters. She added: "Nobody was hurt."'
    assert parts(text) == [
        ('"We saw it fall,"', "direct", "told", "Lowe", "Lowe", None),
        ('"Nobody was hurt."', "direct", "added", "Lowe", "She", None),
    ]


@pytest.mark.parametrize("text", ["The mayor was accused of lying, and denied it.", "Ann Lowe opened the bridge."])
def test_no_quotation(text: str) -> None:
    assert parts(text) == []


def test_a_relative_clause_between_speaker_and_cue() -> None:
    text = '"This is a disgrace," one driver, who asked not to be named, said on Monday.'
    (quote,) = newsdigest.summarize(text).quotes
    assert (quote.speaker and quote.speaker.name, quote.text) == ("one driver", '"This is a disgrace,"')


@pytest.mark.parametrize(
    "text", ["The council declined to comment.", "Firefighters put it out.", "Norvane refused to elaborate."]
)
def test_nothing_said_is_no_quotation(text: str) -> None:
    assert newsdigest.summarize(text).quotes == ()


@pytest.mark.parametrize("source", ["Ruiz", "Ann Lowe", "the mayor of Hale", "engineers"])
def test_an_attribution_that_ends_the_text(source: str) -> None:
    assert newsdigest.summarize(f"Shops are shut tonight and, according to {source}").article
