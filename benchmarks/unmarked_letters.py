"""The law of completeness, counted: letters that differ between two versions and that no edit of the diff marks.

    python benchmarks/unmarked_letters.py FOLDER_OR_FILE [--pairs 5000] [--seed 7] [--show]

The argument is as that of ``diff_edits.py``. Each pair is a stretch of a real article, one or two paragraphs long, and
a version of it in which one to three edits were made in each of some sentences: words put in, taken out, put for
others, or moved to the end. The words outside of the marks of the two sides, letter case aside, must then be the same
words; every letter of one that one side alone has is an unmarked letter. The HTML of every twentieth pair is read back
and held to the same law.
"""

from __future__ import annotations

import argparse
import html
import random
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import newsdigest
from diff_edits import Article, articles, digest
from newsdigest import DigestDiff, Span

WORDS = re.compile(r"[^\W_]+|&")
PHRASES = (
    "including a child,", "on Friday,", "not", "may have", "in a nursing home", "thirty-seven", "the mayor's",
    "Ana Okoro", "reportedly", "a second time", "1,250 tonnes of", '"without delay"', "who had warned of it,",
)  # fmt: skip
WAYS = ("insert", "remove", "replace", "move")
LONGEST = 2  # paragraphs
MOST_EDITS = 3  # of a sentence
SHARE = 0.4  # of the sentences that are edited
EVERY = 20  # pairs to one whose HTML is read


def stretch(article: Article, rng: random.Random) -> str:
    """Some paragraphs of the article, one after another."""
    paragraphs = [line for line in article.text.split("\n") if line.strip()]
    first = rng.randrange(len(paragraphs))
    return "\n\n".join(paragraphs[first : first + rng.randint(1, LONGEST)])


def edited(text: str, rng: random.Random) -> str:
    """The text with edits in some of its sentences, in one at least; as it is where no word would be left."""
    parts = re.split(r"((?<=[.!?]) |\n+)", text)
    sentences = [at for at in range(0, len(parts), 2) if parts[at].strip()]
    chosen = [at for at in sentences if rng.random() < SHARE] or [rng.choice(sentences)]
    for at in chosen:
        words = parts[at].split(" ")
        for _ in range(rng.randint(1, MOST_EDITS)):
            edit(words, rng)
        parts[at] = " ".join(words)
    after = "".join(parts)
    return after if WORDS.search(after) else text


def edit(words: list[str], rng: random.Random) -> None:
    """One edit of a sentence, in place."""
    way, place, length = rng.choice(WAYS), rng.randrange(len(words)), rng.randint(1, 3)
    if way == "insert":
        words.insert(rng.choice((place, len(words))), rng.choice(PHRASES))
    elif way == "replace" or len(words) <= length:
        words[place : place + length] = [rng.choice(PHRASES)]
    elif way == "remove":
        del words[place : place + length]
    else:
        moved = words[place : place + length]
        del words[place : place + length]
        words.extend(moved)


def marks(delta: DigestDiff) -> tuple[list[Span], list[Span]]:
    """The marked spans of either side: the edits of paired sentences, and sentences that one side alone has."""
    lost = [
        span for step in delta.sentences for span in step.before_edits or step.before_spans * (not step.after_spans)
    ]
    gained = [
        span for step in delta.sentences for span in step.after_edits or step.after_spans * (not step.before_spans)
    ]
    return lost, gained


def unmarked(text: str, marked: Iterable[Span]) -> Counter[str]:
    """The words that begin outside of the marks."""
    covered = {at for span in marked for at in range(span.start, span.end)}
    return folded(match.group() for match in WORDS.finditer(text) if match.start() not in covered)


def folded(words: Iterable[str]) -> Counter[str]:
    """The words in lower case, with "&" as the word that it is: to put one for the other is typography."""
    return Counter("and" if word == "&" else word.casefold() for word in words)


def unmarked_in_html(page: str, side: str) -> Counter[str]:
    """The words of one column of the side-by-side view outside of its marks."""
    rows = re.findall(rf'<div class="nd-{side}">(.*?)</div>', page, re.DOTALL)
    text = re.sub(r"<(ins|del|small|span)\b.*?</\1>", " ", " ".join(rows), flags=re.DOTALL)
    return folded(WORDS.findall(html.unescape(re.sub(r"<[^>]+>", " ", text))))


def letters(first: Counter[str], second: Counter[str]) -> int:
    """The letters of the words that one of two bags has more often."""
    return sum(len(word) * count for word, count in ((first - second) + (second - first)).items())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("--pairs", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--show", action="store_true", help="print the words that are not marked")
    options = parser.parse_args()
    rng = random.Random(options.seed)
    texts = [article for article in articles(options.path) if len(article.text) > 500]
    total = faulty = pages = total_html = changed = 0
    for number in range(options.pairs):
        article = rng.choice(texts)
        before = stretch(article, rng)
        after = edited(before, rng)
        delta = newsdigest.diff(digest(before, article.published), digest(after, article.published))
        lost, gained = marks(delta)
        first, second = unmarked(before, lost), unmarked(after, gained)
        count = letters(first, second)
        changed += before != after
        total, faulty = total + count, faulty + bool(count)
        if count and options.show:
            print(number, first - second, second - first)
        if number % EVERY == 0:
            page = delta.to_html()
            pages += 1
            total_html += letters(unmarked_in_html(page, "before"), unmarked_in_html(page, "after"))
    print("| pairs | that differ | with unmarked letters | unmarked letters | HTML pages | unmarked letters there |")
    print("|---|---|---|---|---|---|")
    print(f"| {options.pairs} | {changed} | {faulty} | {total} | {pages} | {total_html} |")


if __name__ == "__main__":
    main()
