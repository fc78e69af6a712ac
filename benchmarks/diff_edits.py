"""A controlled test of the diff: one edit, made by this program in a real article, and what the diff says of it.

    python benchmarks/diff_edits.py FOLDER_OR_FILE [--articles 60] [--seed 7] [--show KIND] [--double]

The argument is a ``.jsonl`` file of records with a ``text`` (and perhaps a ``full_text``, ``published`` or ``dct``), a
``.txt`` file, or a folder of either. The program knows nothing of the library's own reading: it finds its numbers,
weekdays, quotations and names by plain patterns of its own. Found: a change of the right field that touches the
edited place. Stray: every other change. With ``--double`` two edits of different kinds are made in each article, where
possible in one sentence, and both must be found.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import newsdigest
from newsdigest import Digest, DigestDiff

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MODALS = {
    "will": "may",
    "may": "will",
    "might": "will",
    "could": "will",
    "would": "might",
    "can": "may",
    "should": "may",
}
SPEAKERS = ("Nadia Brook", "Peter Lundgren", "Ruth Achebe", "a senior official", "Tomas Quill")
SAID = "said|says|told|added|warned|argued|explained|insisted|announced|claimed"
PARAGRAPHS = (
    "Engineers who looked at the site found no damage to the older wall, the port authority wrote in a letter.",
    "The programme began as a trial in two villages and was paid for by a foundation that has since closed.",
    "Shopkeepers on the quay have asked for longer opening hours, and a petition has gathered a few hundred names.",
    'A similar plan failed once before. "Nobody wanted to pay for it," the former treasurer Nils Okafor recalled.',
)
NAME = r"[A-Z][a-z]+(?: [A-Z]\.)?(?: (?:[A-Z][a-z]+|[A-Z][a-z]+-[A-Z][a-z]+)){1,2}"


Places = tuple[tuple[int, int], ...]


class Edited(NamedTuple):
    """The edited text, and where the edit is in the old and in the new one (a name in all its places)."""

    text: str
    before: Places
    after: Places


class Kind(NamedTuple):
    """One kind of edit: how it is made, and the fields that report it correctly."""

    make: Callable[[str, random.Random], Edited | None]
    fields: frozenset[str]


OPENING = re.compile(r"(?:(?<=[\s(\[—-])|^)(?:[\"“‘]|``|''|'(?=\w))(?=\S)", re.MULTILINE)
CLOSING = re.compile(r"(?<=[\w.,!?;…%)])(?:[\"”]|''|[’'](?=[\s,.;:!?)]))(?!\w)")


def marks(text: str) -> list[tuple[int, int, str]]:
    """Start, end and kind of each quotation mark that looks like opening or closing one."""
    found = [(*match.span(), "open") for match in OPENING.finditer(text)]
    return sorted(found + [(*match.span(), "close") for match in CLOSING.finditer(text)])


def body(text: str) -> int:
    """Where the headline ends."""
    return text.find("\n") + 1


def quoted(text: str) -> list[tuple[int, int]]:
    """The stretches of the body from a mark that opens to one that closes, with no other mark between them."""
    pairs = [(one, two) for one, two in pairwise(marks(text)) if (one[2], two[2]) == ("open", "close")]
    return [(one[1], two[0]) for one, two in pairs if one[0] >= body(text)]


def outside(text: str, matches: Iterator[re.Match[str]]) -> list[re.Match[str]]:
    """The matches in the body after a closing mark or none, and before an opening one or none: in no quotation."""
    found = []
    known = marks(text)
    for match in matches:
        before = [kind for start, _, kind in known if start < match.start()][-1:]
        after = [kind for start, _, kind in known if start >= match.end()][:1]
        if match.start() >= body(text) and before in ([], ["close"]) and after in ([], ["open"]):
            found.append(match)
    return found


def put(text: str, start: int, end: int, new: str) -> Edited:
    return Edited(text[:start] + new + text[end:], ((start, end),), ((start, start + len(new)),))


def number(text: str, rng: random.Random) -> Edited | None:
    found = outside(
        text,
        re.finditer(r"(?<![\w.,:/-])[$£€]?(\d{1,3}(?:,\d{3})+|\d{1,4}(?:\.\d+)?)(?![\w:/.-]|,\d)(?= [a-z%])", text),
    )
    found = [
        m
        for m in found
        if not re.fullmatch(r"(1[5-9]|20)\d\d", m.group(1))
        and not re.search(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? $", text[: m.start()])
        and not re.match(r" (am|pm|a\.m|p\.m|[A-Z])", text[m.end() :])
    ]
    if not found:
        return None
    match = rng.choice(found)
    digits = match.group(1)
    new = digits
    while new == digits:
        place = rng.choice([i for i, c in enumerate(digits) if c.isdigit()])
        new = digits[:place] + rng.choice("123456789") + digits[place + 1 :]
    return put(text, match.start(1), match.end(1), new)


def weekday(text: str, rng: random.Random) -> Edited | None:
    found = outside(text, re.finditer(rf"\b(?:{'|'.join(WEEKDAYS)})\b", text))
    if not found:
        return None
    match = rng.choice(found)
    return put(text, match.start(), match.end(), rng.choice([day for day in WEEKDAYS if day != match.group()]))


def quote_word(text: str, rng: random.Random) -> Edited | None:
    stretches = [(s, e) for s, e in quoted(text) if len(text[s:e].split()) >= 5]
    if not stretches:
        return None
    start, end = rng.choice(stretches)
    words = [m for m in re.finditer(r"(?<![\w'’-])[a-z]{4,}(?![\w'’-])", text) if start <= m.start() and m.end() <= end]
    if not words:
        return None
    match = rng.choice(words)
    return put(text, match.start(), match.end(), rng.choice(("terrible", "wonderful", "ordinary", "forgotten")))


def speaker(text: str, rng: random.Random) -> Edited | None:
    found = outside(
        text, re.finditer(rf"(?<![\w.] )(?P<a>{NAME})(?= (?:{SAID})\b)|(?<=said )(?P<b>{NAME})(?=[,.])", text)
    )
    found = [m for m in found if not set(m.group().split()) & set(WEEKDAYS)]
    if not found:
        return None
    match = rng.choice(found)
    new = rng.choice([s for s in SPEAKERS if s not in text])
    at_start = not text[: match.start()].rstrip(' "“').endswith(tuple("abcdefghijklmnopqrstuvwxyz,;:)”"))
    return put(text, match.start(), match.end(), new[0].upper() + new[1:] if at_start else new)


def modal(text: str, rng: random.Random) -> Edited | None:
    found = outside(text, re.finditer(rf"\b(?:{'|'.join(MODALS)})\b(?! \d)", text))
    if not found:
        return None
    match = rng.choice(found)
    return put(text, match.start(), match.end(), MODALS[match.group()])


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Paragraphs of the body: stretches between line ends, long enough to be no headline, dateline or subhead."""
    found = [m.span() for m in re.finditer(r"[^\n]+", text) if len(m.group()) >= 90]
    return found[1:]


def paragraph_removed(text: str, rng: random.Random) -> Edited | None:
    found = paragraphs(text)
    if len(found) < 3:
        return None
    start, end = rng.choice(found)
    while end < len(text) and text[end] == "\n":
        end += 1
    return Edited(text[:start] + text[end:], ((start, end),), ())


def paragraph_added(text: str, rng: random.Random) -> Edited | None:
    found = paragraphs(text)
    if len(found) < 2:
        return None
    start, _ = rng.choice(found)
    gap = "\n\n" if "\n\n" in text else "\n"
    new = rng.choice(PARAGRAPHS)
    return Edited(text[:start] + new + gap + text[start:], (), ((start, start + len(new)),))


def paragraph_moved(text: str, rng: random.Random) -> Edited | None:
    found = paragraphs(text)
    if len(found) < 4:
        return None
    one, two = sorted(rng.sample(range(len(found)), 2))
    (start, end), last = found[one], found[two][1]
    moved = text[start:end]
    gap = re.compile(r"\n*").match(text, end).group()
    rest = text[:start] + text[end + len(gap) :]
    at = last - len(moved) - len(gap)
    return Edited(rest[:at] + gap + moved + rest[at:], ((start, last),), ((start, last),))


def name(text: str, rng: random.Random) -> Edited | None:
    found = outside(text, re.finditer(r"(?<=[a-z,] )(?:[A-Z][a-z]+ )?([A-Z][a-z]{4,})\b(?!['’]\w\w)", text))
    months = {"January", "February", "March", "April", "August", "September", "October", "November", "December"}
    found = [m for m in found if m.group(1) not in months | set(WEEKDAYS) and f" {m.group(1).lower()}" not in text]
    if not found:
        return None
    old = rng.choice(found).group(1)
    place = rng.randrange(1, len(old) - 1)
    ways = (
        old[:place] + old[place + 1 :],
        old[:place] + old[place] + old[place:],
        old[:place] + rng.choice("aeiou") + old[place + 1 :],
    )
    new = rng.choice([way for way in ways if way != old] or [old + "e"])
    places = tuple(match.span() for match in re.finditer(rf"\b{old}\b", text))
    return Edited(re.sub(rf"\b{old}\b", new, text), places, ())


PHRASES = (
    ", including a retired teacher,",
    ", two hours after the alarm was raised,",
    ", against the advice of engineers,",
)


def phrase(text: str, rng: random.Random) -> Edited | None:
    """A phrase put in before a preposition."""
    found = outside(text, re.finditer(r"(?<=[a-z]{3})(?= (?:in|on|at|with|after|from) [a-zA-Z])", text))
    if not found:
        return None
    at = rng.choice(found).start()
    return put(text, at, at, rng.choice(PHRASES))


def cosmetic(text: str, rng: random.Random) -> Edited | None:
    new = rng.choice((curl, lambda t: t.replace(" a ", " a\u00a0"), dashes, shares, respaced, capitals))(text)
    return Edited(new, (), ()) if new != text else None


def curl(text: str) -> str:
    if "“" in text:
        return text.replace("“", '"').replace("”", '"').replace("’", "'")
    return re.sub(r'"([^"\n]*)"', r"“\1”", text).replace("'", "’")


def dashes(text: str) -> str:
    return text.replace(" - ", " — ") if " - " in text else text.replace("—", " – ")


def shares(text: str) -> str:
    return text.rstrip() + "\n\n1,204 shares\n"


def respaced(text: str) -> str:
    return re.sub(r"\n+", "\n\n", text).replace(". ", ".  ") + "\n"


def capitals(text: str) -> str:
    head, line_end, body = text.partition("\n")
    return head.upper() + line_end + body if len(head) < 120 else text


KINDS = {
    "number": Kind(number, frozenset({"figure"})),
    "weekday": Kind(weekday, frozenset({"when"})),
    "word in a quotation": Kind(quote_word, frozenset({"quote"})),
    "speaker": Kind(speaker, frozenset({"speaker"})),
    "modal": Kind(modal, frozenset({"status"})),
    "paragraph removed": Kind(paragraph_removed, frozenset({"text", "quote"})),
    "paragraph added": Kind(paragraph_added, frozenset({"text", "quote"})),
    "paragraph moved": Kind(paragraph_moved, frozenset({"text"})),
    "name respelled": Kind(name, frozenset({"name"})),
    "phrase inserted": Kind(phrase, frozenset({"text", "who", "where", "when", "figure", "quote", "what", "status"})),
    "cosmetic": Kind(cosmetic, frozenset()),
}
WITHIN = ("number", "weekday", "word in a quotation", "modal", "phrase inserted")
"""Kinds of which two are made in one article."""


class Article(NamedTuple):
    """A text with its publication date, if known."""

    text: str
    published: str | None


def articles(path: Path) -> Iterator[Article]:
    """The articles of a file or folder."""
    if path.is_dir():
        for part in sorted(path.iterdir()):
            if part.suffix in {".txt", ".jsonl"}:
                yield from articles(part)
    elif path.suffix == ".jsonl":
        for line in path.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            yield Article(record.get("full_text") or record["text"], record.get("published") or record.get("dct"))
    else:
        yield Article(path.read_text(encoding="utf-8"), None)


def digest(text: str, published: str | None) -> Digest:
    try:
        return newsdigest.summarize(text, published=published, language="en")
    except newsdigest.ParseError:
        return newsdigest.summarize(text, language="en")


def touches(span: newsdigest.Span | None, places: Places) -> bool:
    return span is not None and any(span.start < end and start < span.end for start, end in places)


def judged(delta: DigestDiff, edit: Edited, kind: Kind) -> tuple[bool, int]:
    """Whether the edit was found, and the number of stray changes."""
    right = [
        change
        for change in delta.changes
        if change.field.value in kind.fields
        and (touches(change.before_span, edit.before) or touches(change.after_span, edit.after))
    ]
    return bool(right), len(delta.changes) - bool(right)


def near(text: str, edit: Edited) -> tuple[int, int]:
    """The bounds of the sentence, roughly, that an edit was made in: from a full stop or line end to the next."""
    start, end = edit.after[0]
    first = max(text.rfind(". ", 0, start), text.rfind("\n", 0, start)) + 1
    ends = [at for at in (text.find(". ", end), text.find("\n", end)) if at >= 0]
    return first, min(ends, default=len(text))


def doubles(article: Article, rng: random.Random, tries: int = 12) -> Iterator[tuple[str, Edited, Edited]]:
    """Pairs of edits of different kinds, the second made in the text that the first gave, near it where it can be."""
    for label in WITHIN:
        other = rng.choice([kind for kind in WITHIN if kind != label])
        first = KINDS[label].make(article.text, rng)
        if first is None:
            continue
        low, high = near(first.text, first)
        made = [edit for _ in range(tries) if (edit := KINDS[other].make(first.text, rng))]
        apart = [edit for edit in made if not any(touch(one, two) for one in first.after for two in edit.before)]
        close = [edit for edit in apart if low <= edit.before[0][0] < high]
        if apart:
            yield f"{label} + {other}", first, (close or apart)[0]


def shifted(first: Edited, second: Edited) -> Places:
    """The offsets of the first edit after the second is made."""
    growth = [
        (old[0], (new[1] - new[0]) - (old[1] - old[0])) for old, new in zip(second.before, second.after, strict=True)
    ]
    moved = [sum(by for at, by in growth if at < start) for start, _ in first.after]
    return tuple((start + by, end + by) for (start, end), by in zip(first.after, moved, strict=True))


def touch(one: tuple[int, int], two: tuple[int, int]) -> bool:
    """Whether two ranges overlap or are adjacent."""
    return one[0] <= two[1] + 1 and two[0] <= one[1] + 1


def double_report(texts: list[Article], rng: random.Random, show_misses: str | None) -> None:
    both = made = stray = 0
    for article in texts:
        before = digest(*article)
        for label, first, second in doubles(article, rng):
            delta = newsdigest.diff(before, digest(second.text, article.published))
            one, two = label.split(" + ")
            early = [
                c
                for c in delta.changes
                if touches(c.before_span, first.before) or touches(c.after_span, shifted(first, second))
            ]
            late = [c for c in delta.changes if touches(c.after_span, second.after)]
            hit = any(c.field.value in KINDS[one].fields for c in early) and any(
                c.field.value in KINDS[two].fields for c in late
            )
            made += 1
            both += hit
            extra = [c for c in delta.changes if c not in early and c not in late]
            stray += len(extra)
            if show_misses and (extra or not hit):
                print(label)
                show(article.text, first, delta)
                show(first.text, second, delta)
    print("| double edits made | both found in the right field | stray changes a pair |")
    print("|---|---|---|")
    print(f"| {made} | {both / made:.3f} | {stray / made:.3f} |")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("--articles", type=int, default=60)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--show", help="print the misses and strays of this kind")
    parser.add_argument("--double", action="store_true", help="make two edits in each article")
    options = parser.parse_args()
    rng = random.Random(options.seed)
    found: Counter[str] = Counter()
    stray: Counter[str] = Counter()
    made: Counter[str] = Counter()
    texts = [article for article in articles(options.path) if len(article.text) > 500]
    rng.shuffle(texts)
    if options.double:
        double_report(texts[: options.articles], rng, options.show)
        return
    for article in texts[: options.articles]:
        before = digest(*article)
        for label, kind in KINDS.items():
            edit = kind.make(article.text, rng)
            if edit is None:
                continue
            delta = newsdigest.diff(before, digest(edit.text, article.published))
            hit, extra = judged(delta, edit, kind)
            made[label] += 1
            found[label] += hit
            stray[label] += extra
            if options.show in (label, "all") and (extra or (kind.fields and not hit)):
                show(article.text, edit, delta)
    report(made, found, stray)


def show(text: str, edit: Edited, delta: DigestDiff) -> None:
    for start, end in edit.before[:1]:
        print("-", repr(text[max(0, start - 60) : start]), repr(text[start:end][:80]), repr(text[end : end + 60]))
    for start, end in edit.after[:1]:
        print("+", repr(edit.text[start:end][:80]))
    for change in delta.changes:
        print("   ", change.field.value, change.kind.value, repr(change.before)[:90], "->", repr(change.after)[:90])


def report(made: Counter[str], found: Counter[str], stray: Counter[str]) -> None:
    print("| edit | made | found in the right field | stray changes an edit |")
    print("|---|---|---|---|")
    for label, kind in KINDS.items():
        if made[label]:
            rate = f"{found[label] / made[label]:.3f}" if kind.fields else "-"
            print(f"| {label} | {made[label]} | {rate} | {stray[label] / made[label]:.3f} |")
    telling = [label for label, kind in KINDS.items() if kind.fields]
    total = sum(made[label] for label in telling)
    if total:
        rate, strays = sum(found[x] for x in telling) / total, sum(stray[x] for x in telling) / total
        print(f"| all but cosmetic | {total} | {rate:.3f} | {strays:.3f} |")


if __name__ == "__main__":
    main()
