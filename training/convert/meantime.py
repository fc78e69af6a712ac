"""NewsReader MEANTIME, English -> ``meantime/dev.jsonl`` (texts) and ``meantime/names_dev.jsonl`` (names).

    python -m training.convert.meantime STRUCTTEMPREL CORPORA

STRUCTTEMPREL is a checkout of qiangning/StructTempRel-EMNLP17, which holds the corpus. The texts are Wikinews,
tokenised: spaces are restored by rule, and paragraphs are not known. Annotators read the headline and the first
sentences, up to ``read_to``. Half of the articles, by whole stories, were kept for tests.

A text: id, topic, title, dct, url, text (headline, date line, body), read_to. A record of names: id, title, date,
text, read_to, entities: [{id, type (person, organization, place), salience (0), mentions: [{span, named}]}].
"""

from __future__ import annotations

import time
import xml.etree.ElementTree as ET
from collections import Counter, defaultdict
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from training.convert.detokenizer import Detokenizer
from training.convert.packs import Record, arguments, digest, normalised, write

__all__ = ["Article", "article", "kept_for_tests", "main"]

FOLDER = Path("data/meantime_newsreader_english_oct15")
_KINDS = {"PER": "person", "ORG": "organization", "LOC": "place"}
_DATES = ("%B %d, %Y", "%A, %B %d, %Y", "%d %B %Y")
_SHARED = 0.05  # of the word 10-grams of the shorter article: two reports of one story


class Article(NamedTuple):
    """The two records of an article, and the ids of its events in the whole corpus."""

    text: Record
    names: Record
    events: frozenset[str]


def article(cross: Path, intra: Path) -> Article:
    """An article; ``cross`` is its file with names resolved across documents, ``intra`` what its annotators marked."""
    root = ET.parse(cross).getroot()
    text, spans, sentences = _text(root)
    own, read_to = _annotated(ET.parse(intra).getroot(), sentences)
    title, dated = (text[slice(*sentence)] for sentence in (sentences[0], sentences[1]))
    about: Record = {
        "id": root.get("doc_id"),
        "topic": cross.parent.name.removeprefix("corpus_"),
        "title": title,
        "dct": _created(root) or _day(dated),
        "url": root.get("url"),
        "text": text,
        "read_to": read_to,
    }
    names = {key: about[key] for key in ("id", "title")} | {"date": about["dct"], "text": text, "read_to": read_to}
    names["entities"] = _names(root, spans, own, read_to)
    return Article(about, names, _events(root))


def _text(root: ET.Element) -> tuple[str, list[tuple[int, int]], list[tuple[int, int]]]:
    """The running text, the spans of the tokens, and those of the sentences."""
    words: defaultdict[int, list[str]] = defaultdict(list)
    for token in root.iter("token"):
        words[int(token.get("sentence", "0"))].append(token.text or "")
    text, spans, sentences = "", list[tuple[int, int]](), list[tuple[int, int]]()
    detokenizer = Detokenizer()
    for at, tokens in enumerate(words.values()):
        if at <= 2:  # headline and date line stand alone
            detokenizer = Detokenizer()
        text += "" if at == 0 else "\n\n" if at <= 2 else " "
        start = len(text)
        sentence, own = detokenizer.sentence(tokens, start)
        text += sentence
        spans += own
        sentences.append((start, len(text)))
    return text, spans, sentences


def _anchors(markable: ET.Element, order: dict[str | None, int]) -> tuple[int, ...]:
    return tuple(sorted(order[anchor.get("t_id")] for anchor in markable.findall("token_anchor")))


def _order(root: ET.Element) -> dict[str | None, int]:
    return {token.get("t_id"): at for at, token in enumerate(root.iter("token"))}


def _annotated(root: ET.Element, sentences: list[tuple[int, int]]) -> tuple[set[tuple[str, tuple[int, ...]]], int]:
    """What the annotators of one document marked, and the end of the last sentence with a mark."""
    order = _order(root)
    marks = {(mark.tag, _anchors(mark, order)) for mark in root.iterfind("Markables/*")}
    marks = {(tag, anchors) for tag, anchors in marks if anchors}
    numbers = sorted({int(token.get("sentence", "0")) for token in root.iter("token")})
    owners = [numbers.index(int(token.get("sentence", "0"))) for token in root.iter("token")]
    last = max((owners[at] for _, anchors in marks for at in anchors), default=0)
    return marks, sentences[last][1]


def _names(
    root: ET.Element, spans: list[tuple[int, int]], own: set[tuple[str, tuple[int, ...]]], read_to: int
) -> list[Record]:
    """The entities with mentions that are names and that the annotators of the document marked."""
    order, entity_of = _order(root), _referents(root)
    kinds = {entity.get("m_id"): _KINDS.get(entity.get("ent_type", "")) for entity in root.iter("ENTITY")}
    mentions: defaultdict[str, list[Record]] = defaultdict(list)
    for mark in root.iter("ENTITY_MENTION"):
        anchors, entity = _anchors(mark, order), entity_of.get(mark.get("m_id"))
        is_name = mark.get("syntactic_type") == "NAM" and ("ENTITY_MENTION", anchors) in own
        if entity and is_name and kinds.get(entity) and spans[anchors[0]][0] < read_to:
            mentions[entity].append({"span": [spans[anchors[0]][0], spans[anchors[-1]][1]], "named": True})
    for found in mentions.values():
        found.sort(key=lambda mention: mention["span"])
    return [
        {"id": key, "type": kinds[key], "salience": 0, "mentions": found}
        for key, found in sorted(mentions.items(), key=lambda item: item[1][0]["span"])
    ]


def _referents(root: ET.Element) -> dict[str | None, str | None]:
    """The entity or event of each mention, by id."""
    return {
        source.get("m_id"): target.get("m_id")
        for relation in root.iterfind("Relations/REFERS_TO")
        for source in relation.findall("source")
        for target in relation.findall("target")[:1]
    }


def _events(root: ET.Element) -> frozenset[str]:
    """The ids, in the whole corpus, of the events that the article mentions."""
    referents = _referents(root)
    marks = [mark for mark in root.iter("EVENT_MENTION") if mark.find("token_anchor") is not None]
    mentioned = {referents.get(mark.get("m_id")) for mark in marks}
    instances = {event.get("m_id"): event.get("instance_id") or "" for event in root.iter("EVENT")}
    return frozenset(instances.get(key, "") for key in mentioned) - {""}


def _created(root: ET.Element) -> str | None:
    """The day of publication, as the annotators gave it."""
    for timex in root.iter("TIMEX3"):
        if timex.get("functionInDocument") == "CREATION_TIME" and len(timex.get("value", "")) >= len("2000-01-01"):
            return timex.get("value", "")[:10]
    return None


def _day(line: str) -> str | None:
    """The day of a date line.

    >>> _day("Friday, March 5, 2010")
    '2010-03-05'
    """
    for form in _DATES:
        with suppress(ValueError):
            return time.strftime("%Y-%m-%d", time.strptime(line.strip(), form))
    return None


def kept_for_tests(articles: Iterable[Article]) -> set[str]:
    """The ids of the half that is not written.

    Articles with an event of the corpus in common, or with much of their wording, are one story and stay together.
    Within a topic stories go to the smaller half in turn, the largest first.
    """
    listed = list(articles)
    story = {one.text["id"]: one.text["id"] for one in listed}

    def leader(key: str) -> str:
        while story[key] != key:
            key = story[key]
        return key

    runs = {one.text["id"]: _runs(one.text["text"]) for one in listed}
    for one in listed:
        for other in listed:
            first, second = one.text["id"], other.text["id"]
            shared = len(runs[first] & runs[second])
            same_words = shared > _SHARED * min(len(runs[first]), len(runs[second]))
            if first < second and (one.events & other.events or same_words):
                story[leader(second)] = leader(first)
    groups: defaultdict[str, list[Article]] = defaultdict(list)
    for one in listed:
        groups[leader(one.text["id"])].append(one)
    kept: set[str] = set()
    count: Counter[tuple[str, str]] = Counter()
    for group in sorted(groups.values(), key=lambda g: (-len(g), digest(min(one.text["id"] for one in g)))):
        topic = group[0].text["topic"]
        side = "written" if count["written", topic] <= count["kept", topic] else "kept"
        count[side, topic] += len(group)
        if side == "kept":
            kept |= {one.text["id"] for one in group}
    return kept


def _runs(text: str) -> set[str]:
    words = normalised(text).split()
    return {" ".join(words[at : at + 10]) for at in range(len(words) - 9)}


def main() -> None:
    """Run from the command line."""
    checkout, corpora = arguments(__doc__)
    across, within = checkout / FOLDER / "intra_cross-doc_annotation", checkout / FOLDER / "intra-doc_annotation"
    articles = [article(path, within / path.relative_to(across)) for path in sorted(across.glob("*/*.xml"))]
    kept = kept_for_tests(articles)
    written = [one for one in articles if one.text["id"] not in kept]
    print(write(corpora / "meantime" / "dev.jsonl", (one.text for one in written)), "articles")
    write(corpora / "meantime" / "names_dev.jsonl", (one.names for one in written))


if __name__ == "__main__":
    main()
