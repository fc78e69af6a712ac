"""Which answers to the short articles of tests/cases/articles are wrong today.

    python benchmarks/article_cases.py            # prints them, and the share that is right for each question
    python benchmarks/article_cases.py --write    # also brings the `known_failure` lists of the cases up to date

Run it from the project's root after a change of models or weights; a known failure that turned right fails the tests.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.ranking.test_articles import ARTICLES, CASES, FIELDS, is_right, said  # noqa: E402


def failures() -> dict[str, list[str]]:
    """The wrong fields of each article, after printing them."""
    wrong: dict[str, list[str]] = {}
    asked, right = Counter[str](), Counter[str]()
    for name, case in ARTICLES.items():
        for field in FIELDS:
            if field not in case:
                continue
            answer = said(name, field)
            good = is_right(field, case[field], answer)
            asked[field] += 1
            right[field] += good
            if not good:
                wrong.setdefault(name, []).append(field)
                print(f"{name} | {field} | {answer!r} | wanted {case[field]!r}")
    print(" ".join(f"{field} {right[field]}/{asked[field]}" for field in FIELDS))
    return wrong


def write(wrong: dict[str, list[str]]) -> None:
    """Bring `known_failure` up to date, one article a line as the files have it."""
    for path in sorted(CASES.glob("*.json")):
        lines = path.read_text(encoding="utf-8")
        for case in json.loads(lines):
            name = f"{path.stem}: {case['name']}"
            known = f', "known_failure": {json.dumps(wrong[name])}' if name in wrong else ""
            start = lines.index(f'{{"name": {json.dumps(case["name"], ensure_ascii=False)}')
            following = lines.find('{"name":', start + 1)
            stop = len(lines) if following < 0 else following
            block = re.sub(r', "known_failure": \[[^\]]*\]', "", lines[start:stop])
            end = block.rindex("}")
            lines = lines[:start] + block[:end] + known + block[end:] + lines[stop:]
        json.loads(lines)
        path.write_text(lines, encoding="utf-8")


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--write", action="store_true", help="bring the known_failure lists up to date")
    wanted = cli.parse_args()
    wrong = failures()
    if wanted.write:
        write(wrong)


if __name__ == "__main__":
    main()
