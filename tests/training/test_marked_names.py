"""Names that were marked as offsets become labels of tokens, and what a mention of GUM's is taken for a name."""

from __future__ import annotations

import gzip
import json
import tempfile
from pathlib import Path

import pytest

if not (Path(__file__).resolve().parents[2] / "training/tagger").exists():
    pytest.skip("the training scripts are not part of the source distribution", allow_module_level=True)

data = pytest.importorskip("training.tagger.data")
marked_names = pytest.importorskip("training.tagger.marked_names")

TEXT = "Mayor Ana Reyes met Dutch engineers in Delft on Monday."


def names(words: str, *mentions: tuple[str, str, str, str]) -> list[str]:
    """GUM's names of a sentence ``word/upos/governor ...``; a mention is its words, its head span, its type, named."""
    rows = [word.split("/") for word in words.split()]
    text = " ".join(row[0] for row in rows)
    tokens, at = [], 0
    for form, upos, head in rows:
        span = [at, at + len(form)]
        tokens.append(
            {"form": form, "lemma": form, "upos": upos, "xpos": "", "head": int(head), "deprel": "", "span": span}
        )
        at += len(form) + 1

    def place(part: str) -> list[int]:
        return [text.index(part), text.index(part) + len(part)]

    entities = [
        {"type": kind, "mentions": [{"span": place(whole), "head_span": place(head), "named": named == "named"}]}
        for whole, head, kind, named in mentions
    ]
    return _flattened({"text": text, "sentences": [{"span": [0, len(text)], "tokens": tokens}], "entities": entities})


def _flattened(record: dict[str, object]) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "one.jsonl"
        path.write_text(json.dumps({"id": "one", "text_licence": "CC BY 4.0", **record}) + "\n", encoding="utf-8")
        (sample,) = data.gum(path, licences=None)
    found: list[str] = sample.names
    return found


def test_offsets_become_labels(tmp_path: Path) -> None:
    folder = tmp_path / "opennews"
    folder.mkdir()
    for name, records in (("wikinews", [{"id": "w1", "title": None, "text": TEXT}]), ("articles", [])):
        with gzip.open(folder / f"{name}.jsonl.gz", "wt", encoding="utf-8") as out:
            out.writelines(json.dumps(record) + "\n" for record in records)
    marks = tmp_path / "marks.jsonl"
    spans = [[TEXT.index(name), TEXT.index(name) + len(name)] for name in ("Ana Reyes", "Dutch", "Delft")]
    kinds = ["PER", "-", "PLACE"]
    found = [[*span, kind] for span, kind in zip(spans, kinds, strict=True)]
    marks.write_text(json.dumps({"id": "w1", "text": found}) + "\n", encoding="utf-8")
    (sample,) = marked_names.marked(tmp_path, marks)
    assert dict(zip(sample.forms, sample.names or [], strict=True)) == {
        "Mayor": "O",
        "Ana": "B-PER",
        "Reyes": "I-PER",
        "met": "O",
        "Dutch": "O",  # the word of a people is no name
        "engineers": "O",
        "in": "O",
        "Delft": "B-PLACE",
        "on": "O",
        "Monday": "O",
        ".": "O",
    }


def test_a_mention_that_a_common_noun_heads_is_no_name() -> None:
    words = "The/DET/2 workers/NOUN/5 of/ADP/4 India/PROPN/2 marched/VERB/0"
    mentions = [
        ("The workers of India", "workers of India", "person", "named"),
        ("India", "India", "place", "named"),
    ]
    assert names(words, *mentions) == ["O", "O", "O", "B-PLACE", "O"]


def test_a_place_within_the_name_of_an_event_is_a_name() -> None:
    words = "The/DET/3 Bengal/PROPN/3 Famine/PROPN/4 ended/VERB/0"
    mentions = [("The Bengal Famine", "Famine", "event", "named"), ("Bengal", "Bengal", "place", "named")]
    assert names(words, *mentions) == ["O", "B-PLACE", "O", "O"]
