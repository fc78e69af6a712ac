"""The packaged tagger: right on plain sentences, the same on every call, and whole on odd input."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from newsdigest import resources
from newsdigest.errors import ResourceError
from newsdigest.language import analyse
from newsdigest.language.tagger import LONGEST, tag
from newsdigest.language.tagger.features import KINDS, STARTS, PhraseList, hashed, phrase_bits
from newsdigest.language.tagger_output import Tagged
from newsdigest.model.article import Article


def tagged(sentence: str) -> tuple[list[str], Tagged]:
    forms = sentence.split()
    return forms, tag(forms, [(0, len(forms))])


def relation(sentence: str, word: str) -> tuple[str, str]:
    """The relation of a word and the form that governs it."""
    forms, found = tagged(sentence)
    at = forms.index(word)
    return found.deprels[at], forms[found.heads[at]]


def _tagged(forms: list[str]) -> Tagged:
    return tag(forms, [(0, len(forms))])


def names(sentence: str) -> set[tuple[str, str]]:
    forms, found = tagged(sentence)
    return {(" ".join(forms[name.first : name.last]), name.kind) for name in found.names}


def test_parts_of_speech() -> None:
    _, found = tagged("The council rejected the new budget on Monday .")
    assert found.upos == ["DET", "NOUN", "VERB", "DET", "ADJ", "NOUN", "ADP", "PROPN", "PUNCT"]
    assert found.xpos == ["DT", "NN", "VBD", "DT", "JJ", "NN", "IN", "NNP", "."]


@pytest.mark.parametrize(
    ("sentence", "word", "wanted"),
    [
        ("The council rejected the new budget .", "council", ("nsubj", "rejected")),
        ("The council rejected the new budget .", "budget", ("obj", "rejected")),
        ("The budget was rejected by the council .", "budget", ("nsubj:pass", "rejected")),
        ("The budget was rejected by the council .", "council", ("obl:agent", "rejected")),
        ("She said the bridge would open in May .", "open", ("ccomp", "said")),
        ("The mayor , who lives nearby , left early .", "lives", ("acl:relcl", "mayor")),
    ],
)
def test_relations(sentence: str, word: str, wanted: tuple[str, str]) -> None:
    assert relation(sentence, word) == wanted


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("Anna Kowalski moved to Berlin in May .", {("Anna Kowalski", "person"), ("Berlin", "place")}),
        ("Boeing will sell its plant in Ohio .", {("Boeing", "organization"), ("Ohio", "place")}),
        ("The ferry was late again .", set[tuple[str, str]]()),
    ],
)
def test_names(sentence: str, wanted: set[tuple[str, str]]) -> None:
    assert names(sentence) == wanted


@pytest.mark.parametrize(
    "headline", ["Storm Shuts Port in Paris", "STORM SHUTS PORT IN PARIS", "Storm shuts port in Paris"]
)
def test_headlines_parse_in_any_case(headline: str) -> None:
    forms, found = tagged(headline)
    assert found.upos[1] == "VERB"
    assert found.heads[0] == found.heads[2] == 1
    assert (forms[-1], "place") in [(forms[name.first], name.kind) for name in found.names]


def test_a_verbless_fragment_has_one_root() -> None:
    _, found = tagged("Fire at old mill")
    assert sum(head == at for at, head in enumerate(found.heads)) == 1


def _assert_trees(found: Tagged, sentences: Sequence[tuple[int, int]]) -> None:
    for first, last in sentences:
        roots = [at for at in range(first, last) if found.heads[at] == at]
        assert len(roots) == 1
        for at in range(first, last):
            node, steps = at, 0
            while found.heads[node] != node:
                node, steps = found.heads[node], steps + 1
                assert first <= node < last
                assert steps <= last - first


@pytest.mark.parametrize(
    "word", ["a", "\x00", "\ud800", "ß" * 300, "--", "123456789012345678901234567890", "(", "\u202e"]
)
def test_any_words_make_trees(word: str) -> None:
    sentences = [(0, 1), (1, 3), (3, 3 + LONGEST + 50)]
    found = tag([word] * sentences[-1][1], sentences)
    assert len(found.upos) == len(found.heads) == sentences[-1][1]
    _assert_trees(found, sentences)


def test_no_words() -> None:
    assert tag([], []) == Tagged([], [], [], [], [])


def test_what_came_before_changes_nothing() -> None:
    sentence = "Unrest spread from Quellmark to Brindisi overnight ."
    forms = sentence.split()
    resources.clear()
    fresh = tag(forms, [(0, len(forms))])
    tag([f"word{number}" for number in range(15_000)], [(0, 15_000)])
    assert tag(forms, [(0, len(forms))]) == fresh


def test_threads_agree() -> None:
    sentences = [
        f"Officer {name} spoke to reporters in {name}ville .".split() for name in ("Ada", "Bram", "Cleo", "Dov") * 8
    ]
    alone = [tag(forms, [(0, len(forms))]) for forms in sentences]
    resources.clear()
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(_tagged, sentences))
    assert together == alone


def _packaged_is(content: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    def read(package: str, name: str) -> bytes:
        return content

    monkeypatch.setattr(resources, "read_bytes", read)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 not a zip", b"\x80\x04."])
def test_a_damaged_file_is_a_typed_error(monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    resources.clear()
    _packaged_is(content, monkeypatch)
    try:
        with pytest.raises(ResourceError, match=r"tagger\.npz"):
            tag(["It"], [(0, 1)])
    finally:
        resources.clear()


def test_another_format_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    from io import BytesIO

    data = BytesIO()
    np.savez(data, format=np.array(999))
    resources.clear()
    _packaged_is(data.getvalue(), monkeypatch)
    try:
        with pytest.raises(ResourceError, match="format"):
            tag(["It"], [(0, 1)])
    finally:
        resources.clear()


def test_the_longest_listed_phrase_wins() -> None:
    city, company = 1 << KINDS.index("city"), 1 << KINDS.index("company")
    listed = {"york": city, "new york": city, "new york steel": company, "new": STARTS}
    keys = sorted(listed, key=hashed)
    phrases = PhraseList([hashed(key) for key in keys], [listed[key] for key in keys])
    forms = ["New", "York", "Steel", "left", "New", "York"]
    bits = phrase_bits(forms, [phrases.word_bits(form) for form in forms], phrases)
    assert [bool(b & company) for b in bits] == [True, True, True, False, False, False]
    assert [bool(b & city) for b in bits] == [False, False, False, False, True, True]


def test_analysis_is_one_to_one_with_the_text() -> None:
    text = "Troops left Aleppo on Sunday — “for good,” Gen. Aldo Pratt said.\n\nNobody cheered."
    analysis = analyse(Article(text=text))
    assert len(analysis.view) == len(text)
    for token in analysis.tokens:
        assert analysis.view[token.start : token.end] == token.text
        assert analysis.sentences[token.sentence].first <= token.index < analysis.sentences[token.sentence].last
    assert [analysis.tokens[s.root].head for s in analysis.sentences] == [s.root for s in analysis.sentences]
    assert [token.text for token in analysis.tokens if token.text == "-"] == ["-"]
