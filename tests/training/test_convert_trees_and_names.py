"""The converters of corpora with trees and names, on tiny files in the formats of their sources."""

from __future__ import annotations

import doctest
import gzip
import importlib
from pathlib import Path

import pytest

if not (Path(__file__).resolve().parents[2] / "training/convert").exists():
    pytest.skip("the training scripts are not part of the source distribution", allow_module_level=True)

from training.convert import ewt, gum, meantime, packs, universal_ner

MODULES = sorted(path.stem for path in Path(packs.__file__).parent.glob("*.py") if path.stem != "__init__")


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_the_docstrings_hold(name: str) -> None:
    assert doctest.testmod(importlib.import_module(f"training.convert.{name}")).failed == 0


def columns(*rows: str) -> str:
    """CoNLL-U rows from columns with blanks between them."""
    return "".join("\t".join(row.split()) + "\n" for row in rows) + "\n"


GUM = (
    "# newdoc id = GUM_news_quay\n"
    "# meta::genre = news\n"
    "# meta::title = Quay shut\n"
    "# meta::dateCreated = 2021-03-05\n"
    "# meta::summary1 = (human1) Olney shut its quay.\n"
    "# newpar\n"
    "# newpar_block = head\n"
    "# sent_id = 1\n"
    "# text = Quay shut\n"
    + columns(
        "1 Quay quay NOUN NN _ 2 nsubj _ Entity=(1-place-new-nnnn-cf1-1-sgl)", "2 shut shut VERB VBD _ 0 root _ _"
    )
    + "# newpar\n"
    "# newpar_block = p\n"
    "# sent_id = 2\n"
    "# text = Olney's mayor can't wait.\n"
    + columns(
        "1-2 Olney's _ _ _ _ _ _ _ _",
        "1 Olney Olney PROPN NNP _ 3 nmod:poss _ Entity=(3-person-new-ssnn-cf1-3-sgl(2-place-new-snnn-cf2-1-sgl-Olney",
        "2 's 's PART POS _ 1 case _ Entity=2)",
        "3 mayor mayor NOUN NN _ 6 nsubj _ Entity=3)",
        "4-5 can't _ _ _ _ _ _ _ _",
        "4 ca can AUX MD _ 6 aux _ _",
        "5 n't not PART RB _ 6 advmod _ _",
        "6 wait wait VERB VB _ 0 root _ SpaceAfter=No",
        "7 . . PUNCT . _ 6 punct _ _",
    )
    + "# sent_id = 3\n"
    "# text = It is Friday.\n"
    + columns(
        "1 It it PRON PRP _ 3 nsubj _ _",
        "2 is be AUX VBZ _ 3 cop _ _",
        "3 Friday Friday PROPN NNP _ 0 root _ Entity=(4-time-new-nnnn-cf1-1-sgl)",
        "4 . . PUNCT . _ 3 punct _ _",
    )
)
GUM_XML = (
    '<text id="GUM_news_quay">\n<s>\nQuay\tNN\nshut\tVBD\n</s>\n<s>\nOlney\tNNP\n\'s\tPOS\nmayor\tNN\nca\tMD\n'
    "n't\tRB\nwait\tVB\n.\t.\n</s>\n<s>\nIt\tPRP\nis\tVBZ\n"
    '<date when="2021-03-05">\nFriday\tNNP\n</date>\n.\t.\n</s>\n</text>\n'
)


@pytest.fixture
def gum_checkout(tmp_path: Path) -> Path:
    for folder, name, text in (("dep", "GUM_news_quay.conllu", GUM), ("xml", "GUM_news_quay.xml", GUM_XML)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_gum_text_entities_dates_and_summaries(gum_checkout: Path) -> None:
    record = gum.record(gum_checkout, "GUM_news_quay")
    text = "Quay shut\n\nOlney's mayor can't wait. It is Friday."
    assert record["text"] == text
    about = ("genre", "title", "date", "text_licence")
    assert [record[key] for key in about] == ["news", "Quay shut", "2021-03-05", "CC BY 2.5"]
    assert [text[slice(*sentence["span"])] for sentence in record["sentences"]] == [
        "Quay shut",
        "Olney's mayor can't wait.",
        "It is Friday.",
    ]
    mentions = [
        (
            entity["id"],
            entity["type"],
            entity["salience"],
            text[slice(*m["span"])],
            text[slice(*m["head_span"])],
            m["named"],
        )
        for entity in record["entities"]
        for m in entity["mentions"]
    ]
    assert mentions == [
        ("1", "place", 0, "Quay", "Quay", False),
        ("2", "place", 1, "Olney's", "Olney", True),
        ("3", "person", 2, "Olney's mayor", "mayor", False),
        ("4", "time", 0, "Friday", "Friday", True),
    ]
    assert [(text[slice(*date["span"])], date["when"]) for date in record["dates"]] == [("Friday", "2021-03-05")]
    assert record["summaries"] == [{"by": "human1", "text": "Olney shut its quay."}]


def test_gum_tokens_cut_contractions(gum_checkout: Path) -> None:
    record = gum.record(gum_checkout, "GUM_news_quay")
    tokens = record["sentences"][1]["tokens"]
    assert [record["text"][slice(*t["span"])] for t in tokens] == ["Olney", "'s", "mayor", "ca", "n't", "wait", "."]
    assert tokens[2] | {"span": None} == {
        "span": None,
        "form": "mayor",
        "lemma": "mayor",
        "upos": "NOUN",
        "xpos": "NN",
        "head": 6,
        "deprel": "nsubj",
    }


def test_gum_keeps_six_news_documents_for_tests_and_none_of_reddit(tmp_path: Path) -> None:
    news = "".join(f"* GUM_news_n{at}\n" for at in range(8))
    splits = f"## train\n{news}* GUM_bio_a\n* GUM_reddit_b\n\n## dev\n * GUM_voyage_c\n\n## test\n * GUM_bio_d\n"
    (tmp_path / "splits.md").write_text(splits, encoding="utf-8")
    parts = gum.parts(tmp_path)
    assert parts["dev"] == ["GUM_voyage_c"]
    assert "GUM_bio_a" in parts["train"]
    assert len(parts["train"]) == 3


EWT = "# newdoc id = blog\n# sent_id = blog-1\n# text = Go.\n# note = none\n" + columns(
    "1 Go go VERB VB _ 0 root _ SpaceAfter=No", "2 . . PUNCT . _ 1 punct _ _"
)


@pytest.mark.parametrize("released", [True, False], ids=["released file", "put together from documents"])
def test_ewt_keeps_columns_and_the_comments_that_name_things(tmp_path: Path, *, released: bool) -> None:
    path = tmp_path / "en_ewt-ud-dev.conllu"
    if not released:
        (tmp_path / "not-to-release/file-lists").mkdir(parents=True)
        (tmp_path / "not-to-release/file-lists/files.dev").write_text("weblog/blog.conllu\n", encoding="utf-8")
        path = tmp_path / "not-to-release/sources/weblog/blog.conllu"
        path.parent.mkdir(parents=True)
    path.write_text(EWT, encoding="utf-8")
    assert ewt.converted(tmp_path, "dev") == EWT.replace("# note = none\n", "")


def test_universal_ner_names_are_token_ranges(tmp_path: Path) -> None:
    path = tmp_path / "en_ewt-ud-dev.iob2"
    path.write_text(
        "# sent_id = blog-1\n# text = Ada Quill left Olney\n"
        "1\tAda\tB-PER\t-\tx\n2\tQuill\tI-PER\t-\tx\n3\tleft\tO\t-\tx\n4\tOlney\tB-LOC\t-\tx\n\n",
        encoding="utf-8",
    )
    assert list(universal_ner.records(path)) == [
        {
            "id": "blog-1",
            "text": "Ada Quill left Olney",
            "tokens": ["Ada", "Quill", "left", "Olney"],
            "names": [{"type": "PER", "tokens": [0, 2]}, {"type": "LOC", "tokens": [3, 4]}],
        }
    ]


MEANTIME_WORDS = (
    ("Quay", "shut"),
    ("March", "5", ",", "2010"),
    ("``", "Olney", "is", "safe", ",", "''", "said", "Ada", "Quill", "."),
    ("Olney", "waits", "."),
)


def meantime_file(path: Path, markables: str, relations: str = "") -> None:
    numbered = [(number, word) for number, words in enumerate(MEANTIME_WORDS) for word in words]
    tokens = "".join(f'<token t_id="{at}" sentence="{n}">{word}</token>' for at, (n, word) in enumerate(numbered, 1))
    path.parent.mkdir(parents=True)
    path.write_text(
        f'<Document doc_id="77" url="http://example.org/77">{tokens}<Markables>{markables}</Markables>'
        f"<Relations>{relations}</Relations></Document>",
        encoding="utf-8",
    )


def mention(key: int, *tokens: int) -> str:
    anchors = "".join(f'<token_anchor t_id="{token}"/>' for token in tokens)
    return f'<ENTITY_MENTION m_id="{key}" syntactic_type="NAM">{anchors}</ENTITY_MENTION>'


def test_meantime_text_is_rebuilt_and_names_end_where_annotators_stopped(tmp_path: Path) -> None:
    cross, intra = tmp_path / "cross/corpus_gm/77.xml", tmp_path / "intra/corpus_gm/77.xml"
    own = mention(1, 8) + mention(2, 14, 15)
    entities = '<ENTITY m_id="9" ent_type="LOC"/><ENTITY m_id="8" ent_type="PER"/><EVENT m_id="7" instance_id="e1"/>'
    event = '<EVENT_MENTION m_id="4"><token_anchor t_id="2"/></EVENT_MENTION><EVENT m_id="6" instance_id="e2"/>'
    refers = "".join(
        f'<REFERS_TO><source m_id="{source}"/><target m_id="{target}"/></REFERS_TO>'
        for source, target in ((1, 9), (3, 9), (2, 8), (4, 7))
    )
    meantime_file(intra, own)
    meantime_file(cross, own + mention(3, 17) + entities + event, refers)
    found = meantime.article(cross, intra)
    text = 'Quay shut\n\nMarch 5, 2010\n\n"Olney is safe," said Ada Quill. Olney waits.'
    assert found.text == {
        "id": "77",
        "topic": "gm",
        "title": "Quay shut",
        "dct": "2010-03-05",
        "url": "http://example.org/77",
        "text": text,
        "read_to": text.index(" Olney waits"),
    }
    names = [
        (entity["type"], text[slice(*m["span"])]) for entity in found.names["entities"] for m in entity["mentions"]
    ]
    assert names == [("place", "Olney"), ("person", "Ada Quill")]
    assert found.events == {"e1"}


def test_meantime_keeps_half_of_the_stories_for_tests() -> None:
    articles = [
        meantime.Article({"id": key, "topic": "gm", "text": f"About {key}."}, {}, frozenset(events))
        for key, events in (("a", {"e1"}), ("b", {"e1"}), ("c", set()), ("d", set()))
    ]
    assert meantime.kept_for_tests(articles) == {"c", "d"}


def test_packs_are_written_without_a_time_stamp(tmp_path: Path) -> None:
    path = tmp_path / "pack/records.jsonl.gz"
    assert packs.write(path, [{"text": "Zoë"}, {"text": "a\u2028b"}]) == 2
    first = path.read_bytes()
    packs.write(path, packs.read(path))
    assert path.read_bytes() == first
    assert gzip.decompress(first).startswith('{"text":"Zoë"}\n'.encode())
