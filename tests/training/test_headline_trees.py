"""The annotated headlines of ``training/tagger/headline_trees.jsonl``: well formed, and scored as documented."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TREES = ROOT / "training/tagger/headline_trees.jsonl"
if not TREES.exists():
    pytest.skip("the training scripts are not part of the source distribution", allow_module_level=True)

PARTS = [
    [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    for path in (TREES, TREES.with_name("headline_trees_unseen.jsonl"))
]
RECORDS = [record for part in PARTS for record in part]
RELATIONS = frozenset(
    "acl acl:relcl advcl advmod amod aux aux:pass case cc ccomp compound compound:prt conj cop csubj det "
    "discourse expl fixed flat goeswith iobj mark nmod nmod:desc nmod:poss nmod:unmarked nsubj nsubj:pass "
    "nummod obj obl obl:agent obl:unmarked orphan parataxis punct root vocative xcomp".split()
)


def test_the_headlines_are_all_different_and_have_no_words() -> None:
    assert [len(part) for part in PARTS] == [200, 53]
    assert len({record["id"] for record in RECORDS}) == 253
    assert all(set(record) == {"id", "tokens", "heads", "deprels"} for record in RECORDS)


def test_every_tree_has_one_root_and_no_cycle() -> None:
    for record in RECORDS:
        heads, relations = record["heads"], record["deprels"]
        assert len(record["tokens"]) == len(heads) == len(relations), record["id"]
        assert [head == 0 for head in heads] == [relation == "root" for relation in relations], record["id"]
        assert heads.count(0) == 1, record["id"]
        assert set(relations) <= RELATIONS, record["id"]
        assert all(_reaches_the_root(heads, at) for at in range(1, len(heads) + 1)), record["id"]


def _reaches_the_root(heads: list[int], at: int) -> bool:
    for _ in heads:
        at = heads[at - 1] if at else 0
    return at == 0


def test_the_tokens_follow_each_other() -> None:
    for record in RECORDS:
        bounds = [offset for span in record["tokens"] for offset in span]
        assert bounds == sorted(bounds), record["id"]
        assert all(start < end for start, end in record["tokens"]), record["id"]


def test_the_main_clause_is_the_root_its_arguments_and_those_of_clauses_after_a_colon(tmp_path: Path) -> None:
    headlines = pytest.importorskip("training.tagger.headlines")
    packs, trees = tmp_path / "corpora", tmp_path / "trees.jsonl"
    (packs / "mainevent").mkdir(parents=True)
    title = "Report: Mayor to resign"
    (packs / headlines.TITLES).write_text(json.dumps({"id": "a", "title": title}) + "\n", encoding="utf-8")
    spans = [[0, 6], [6, 7], [8, 13], [14, 16], [17, 23]]
    tree = {"heads": [0, 5, 5, 5, 1], "deprels": ["root", "punct", "nsubj", "mark", "parataxis"]}
    trees.write_text(json.dumps({"id": "a", "tokens": spans, **tree}) + "\n", encoding="utf-8")
    (headline,) = headlines.read(packs, trees)
    assert headline.forms == ["Report", ":", "Mayor", "to", "resign"]
    assert headline.heads == [0, 4, 4, 4, 0]
    assert list(headlines.main_clause(headline)) == [0, 2, 4]
