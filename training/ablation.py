"""What each rule is worth: every rule of the named packages is switched off in turn, on packs that may be read.

    python -m training.ablation CORPORA --packages language.names language.coreference --out TABLE.tsv

A rule is a function of a module that answers yes or no, gives something or ``None``, or hands back a value of the kind
of its first argument; switched off, it says no, gives ``None`` and hands its argument back. First all articles are
digested with every rule watched: a rule that never did more than that on any article is printed as ``never``. Each
other one is switched off, the articles on which it did something are digested again, and the table says how many
digests changed and by how much each figure fell (positive: the rule earns that much; negative: it costs). A rule that
works on most articles is a part of the design and no patch: ``--most`` leaves it out. Tables of ``data`` folders are
emptied in the same way with ``--tables``.

The network's output is kept between runs, and each run is a forked process. One core needs about a quarter of an hour
for 644 rules and 50 articles of each pack. Methods are not switched off, and a rule that is never at work on these
articles may still be one that others need: read it, and its tests, before deleting it.
"""

from __future__ import annotations

import argparse
import ast
import functools
import gzip
import importlib
import inspect
import json
import multiprocessing
import pkgutil
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "benchmarks"))

import newsdigest
from newsdigest import resources
from newsdigest.language import tagger
from predict import digest_of, ranked
from score import TASKS

PACKS = (
    ("mainevent", "mainevent/readers_train.jsonl", ("mean_4w", "wrong_4w", "what_whole")),
    ("quotes", "quotes/train.jsonl", ("direct.letters.f1", "direct.letters.wrong_mouth", "indirect.f1")),
    ("quotes", "quotes/open.jsonl", ("direct.letters.f1", "direct.letters.wrong_mouth", "indirect.f1")),
    ("attribution", "attribution/train.jsonl", ("all.content_and_speaker.f1",)),
    ("timex", "timex/train.jsonl", ("value.f1",)),
    ("entities", "entities/train.jsonl.gz", ("micro.overlap.f1",)),
)
"""Task, file and the figures that are compared; all may be read, none is a measure of the documents."""

SKIPPED = frozenset({"newsdigest.language.tagger"})


class Rule(NamedTuple):
    """A function that can be switched off, and what it gives then: ``False``, ``None`` or its first argument."""

    module: str
    name: str
    off: str
    lines: int

    @property
    def label(self) -> str:
        return f"{self.module.removeprefix('newsdigest.')}.{self.name}"


class Case(NamedTuple):
    """One article of a pack."""

    pack: int
    record: dict[str, Any]


def modules(packages: Sequence[str]) -> Iterator[ModuleType]:
    """Each module of the packages, imported."""
    for name in packages:
        top = importlib.import_module(f"newsdigest.{name}")
        yield top
        for found in pkgutil.walk_packages(getattr(top, "__path__", []), f"newsdigest.{name}."):
            if not any(found.name.startswith(skipped) for skipped in SKIPPED):
                yield importlib.import_module(found.name)


def rules(packages: Sequence[str]) -> list[Rule]:
    """The rules of the packages, in the order of the files."""
    found = []
    for module in dict.fromkeys(modules(packages)):
        for node in ast.parse(inspect.getsource(module)).body:
            if isinstance(node, ast.FunctionDef) and (off := _off(node)):
                found.append(Rule(module.__name__, node.name, off, (node.end_lineno or 0) - node.lineno + 1))
    return found


def _off(node: ast.FunctionDef) -> str | None:
    if node.returns is None:
        return None
    given = ast.unparse(node.returns)
    if given == "bool":
        return "False"
    if given.endswith("| None"):
        return "None"
    first = node.args.args[0].annotation if node.args.args else None
    return "argument" if first is not None and ast.unparse(first) == given else None


def switched(rule: Rule, to: Callable[..., Any]) -> None:
    """Put ``to`` in the place of the rule wherever a module of the package names it."""
    old = getattr(sys.modules[rule.module], rule.name)
    for name, module in list(sys.modules.items()):
        if name.startswith("newsdigest"):
            for key, value in list(vars(module).items()):
                if value is old:
                    setattr(module, key, to)
                elif isinstance(value, tuple) and any(item is old for item in value):
                    setattr(module, key, tuple(to if item is old else item for item in value))
                elif isinstance(value, Mapping) and any(item is old for item in value.values()):
                    setattr(module, key, {word: to if item is old else item for word, item in value.items()})


def without(rule: Rule) -> Callable[..., Any]:
    """The rule switched off."""
    if rule.off == "argument":
        return lambda first, *_, **__: first
    said = False if rule.off == "False" else None
    return lambda *_, **__: said


def watched(rule: Rule, at: int, did: set[int]) -> Callable[..., Any]:
    """The rule as it is; ``did`` gets ``at`` when it gives something else than it would if switched off."""
    rule_itself = getattr(sys.modules[rule.module], rule.name)

    @functools.wraps(rule_itself)
    def watching(*given: Any, **named: Any) -> Any:
        found = rule_itself(*given, **named)
        if at not in did:
            first = given[0] if given else next(iter(named.values()), None)
            if found is not first if rule.off == "argument" else found:
                did.add(at)
        return found

    return watching


def cases(corpora: Path, most: int) -> list[Case]:
    """At most ``most`` articles of each pack, spread over its file."""
    found = []
    for at, (_, file, _) in enumerate(PACKS):
        path = corpora / file
        opened = gzip.open if path.suffix == ".gz" else open
        with opened(path, "rt", encoding="utf-8") as lines:
            rows = [json.loads(line) for line in lines]
        step = max(1, len(rows) // most)
        found += [Case(at, row) for row in rows[::step][:most]]
    return found


def answer(case: Case) -> str:
    """What the library says of the article, as the scorer reads it."""
    task = PACKS[case.pack][0]
    try:
        return json.dumps(ranked(task, case.record, digest_of(task, case.record)))
    except Exception as error:  # a rule that cannot be missed
        return json.dumps({"error": f"{type(error).__name__}: {error}"})


def figures(found: Sequence[Case], answers: Sequence[str]) -> dict[str, float]:
    """Each compared figure of each pack."""
    out = {}
    for at, (task, file, shown) in enumerate(PACKS):
        gold = {case.record["id"]: case.record for case in found if case.pack == at}
        said = {
            case.record["id"]: json.loads(text) for case, text in zip(found, answers, strict=True) if case.pack == at
        }
        score: Any = TASKS[task](gold, said)
        for name in shown:
            value = functools.reduce(lambda table, key: table[key], name.split("."), score)
            better = -1.0 if "wrong" in name else 1.0
            out[f"{Path(file).name.partition('.')[0]} {name}"] = better * value
    return out


def kept_network() -> None:
    """Keep what the network says of each text: it is the same whatever rule is switched off."""
    known: dict[tuple[object, ...], Any] = {}
    run = tagger.tag

    def tag(forms: Sequence[str], sentences: Sequence[tuple[int, int]]) -> Any:
        key = (tuple(forms), tuple(sentences))
        if key not in known:
            known[key] = run(forms, sentences)
        found = known[key]
        return type(found)(*(list(getattr(found, name)) for name in ("upos", "xpos", "heads", "deprels", "names")))

    tagger.tag = tag


def firing(found: Sequence[Case], every: Sequence[Rule]) -> tuple[list[str], list[set[int]]]:
    """The answer to each case, and for each rule the cases on which it did something."""
    answers: list[str] = []
    did: list[set[int]] = [set() for _ in every]
    for rule, seen in zip(every, did, strict=True):
        at = -1
        switched(rule, watched(rule, at, seen))
    for at, case in enumerate(found):
        answers.append(answer(case))
        for seen in did:
            if -1 in seen:
                seen.discard(-1)
                seen.add(at)
    return answers, did


_found: list[Case] = []
_answers: list[str] = []
_base: Mapping[str, float] = {}


def trial(job: tuple[Rule | str, frozenset[int]]) -> tuple[str, int, dict[str, float]]:
    """Label, digests that changed and what each figure loses, with one rule or table switched off."""
    off, touched = job
    if isinstance(off, Rule):
        switched(off, without(off))
    else:
        _empty(off)
    answers = [answer(case) if at in touched else _answers[at] for at, case in enumerate(_found)]
    changed = sum(a != b for a, b in zip(answers, _answers, strict=True))
    now = figures(_found, answers) if changed else _base
    label = off.label if isinstance(off, Rule) else off
    return label, changed, {name: round(_base[name] - now[name], 4) for name in _base if _base[name] != now[name]}


def _empty(table: str) -> None:
    """Read one packaged table of lines as if it had none."""
    read = resources.read_lines

    def read_lines(package: str, name: str) -> tuple[str, ...]:
        return () if f"{package}/data/{name}" == table else read(package, name)

    resources.clear()
    for name, module in list(sys.modules.items()):
        if name.startswith("newsdigest"):
            for key, value in list(vars(module).items()):
                if value is read:
                    setattr(module, key, read_lines)
                elif clear := getattr(value, "cache_clear", None):
                    clear()


def tables() -> list[str]:
    """The packaged tables of lines."""
    root = Path(newsdigest.__file__).parent
    found = (
        path for folder in ("language", "facts", "lexicon", "ranking") for path in (root / folder / "data").iterdir()
    )
    return sorted(path.relative_to(root).as_posix() for path in found if path.suffix in (".tsv", ".txt"))


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("corpora", type=Path)
    cli.add_argument("--packages", nargs="*", default=["language", "facts", "ranking"])
    cli.add_argument("--tables", action="store_true", help="empty each packaged table too")
    cli.add_argument("--articles", type=int, default=40, help="at most so many of each pack")
    cli.add_argument("--most", type=float, default=0.5, help="leave out rules that work on more of the articles")
    cli.add_argument("--workers", type=int, default=2)
    cli.add_argument("--out", type=Path, required=True)
    options = cli.parse_args()
    kept_network()
    every = rules(options.packages)
    _found.extend(cases(options.corpora, options.articles))
    with multiprocessing.get_context("fork").Pool(1) as pool:
        answers, did = pool.apply(firing, (_found, every))
    _answers.extend(map(answer, _found))
    assert answers == _answers, "watching a rule must change nothing"
    global _base  # noqa: PLW0603 - read by the forked processes
    _base = figures(_found, _answers)
    print(f"{len(every)} rules, {len(_found)} articles", flush=True)
    limit = options.most * len(_found)
    jobs: list[tuple[Rule | str, frozenset[int]]] = [
        (rule, frozenset(seen)) for rule, seen in zip(every, did, strict=True) if 0 < len(seen) <= limit
    ]
    lines = {rule.label: (rule.lines, len(seen)) for rule, seen in zip(every, did, strict=True)}
    if options.tables:
        jobs += [(table, frozenset(range(len(_found)))) for table in tables()]
    with options.out.open("w", encoding="utf-8") as out:
        print("rule", "lines", "articles", "changed", "what each figure loses without it", sep="\t", file=out)
        for rule, seen in zip(every, did, strict=True):
            if not seen:
                print(rule.label, rule.lines, 0, "never", "", sep="\t", file=out)
        with multiprocessing.get_context("fork").Pool(options.workers, maxtasksperchild=1) as pool:
            for label, changed, lost in pool.imap(trial, jobs):
                told = " ".join(f"{name}={value:+.4f}" for name, value in lost.items())
                print(label, *lines.get(label, ("", "")), changed, told, sep="\t", file=out, flush=True)


if __name__ == "__main__":
    main()
