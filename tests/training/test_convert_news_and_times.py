"""The converters of news texts, time expressions and attributions, on tiny files in the formats of their sources."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest

if not (Path(__file__).resolve().parents[2] / "training/convert").exists():
    pytest.skip("the training scripts are not part of the source distribution", allow_module_level=True)

from training.convert import polnear, senate_releases, timebank, timeset, wikinews, wikiwars


def written(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    return path


def pairs(record: dict[str, Any]) -> list[tuple[str, str | None, str]]:
    """The time expressions of a record: words, type, value; each span gives back its words."""
    assert all(record["text"][slice(*t["span"])] == t["text"] for t in record["timexes"])
    return [(t["text"], t.get("type"), t["value"]) for t in record["timexes"]]


def test_timebank_text_has_no_tags_and_spans_count_from_its_first_word(tmp_path: Path) -> None:
    path = written(
        tmp_path / "OLN20100305.tml",
        '<TimeML><DOCID>OLN20100305</DOCID><DCT><TIMEX3 tid="t0" type="DATE" value="20100305">5 March</TIMEX3></DCT>'
        '<TEXT>\n\nThe quay <EVENT eid="e1" class="OCCURRENCE">shut</EVENT> on '
        '<TIMEX3 tid="t1" type="DATE" value="2010-03-01">Monday &amp; </TIMEX3>stays so for '
        '<TIMEX3 tid="t2" type="DURATION" value="P2W">two <EVENT eid="e2" class="STATE">weeks</EVENT></TIMEX3>.'
        '<TIMEX3 tid="t3" type="DATE" value="2010-03-19"/>\n</TEXT></TimeML>',
    )
    record = timebank.record(path)
    assert (record["id"], record["dct"]) == ("OLN20100305", "2010-03-05")
    assert record["text"] == "The quay shut on Monday & stays so for two weeks."
    assert pairs(record) == [("Monday &", "DATE", "2010-03-01"), ("two weeks", "DURATION", "P2W")]
    assert [timex["tid"] for timex in record["timexes"]] == ["t1", "t2"]


WIKIWARS = """<DOC><DOCID> 99_QuayWar </DOCID><DATETIME><TIMEX2 val="2010-03-05T00:00:00">2010-03-05T00:00:00</TIMEX2>
</DATETIME><TEXT>
The war began in <TIMEX2 val="1840-05">May 1840.</TIMEX2> It lasted
<TIMEX2 val="P3M">three months</TIMEX2>, <TIMEX2 val="1840-06" comment="EVENT-BASED">a month after the raid</TIMEX2>
it spread, and <TIMEX2 val="P2D" set="">the second <TIMEX2 val="1840-07-02">2 July</TIMEX2></TIMEX2> ended it.
It is mourned <TIMEX2 val="XXXX" set="YES">annually</TIMEX2> &amp; <TIMEX2 val="FUTURE_REF">later</TIMEX2>.
</TEXT></DOC>
"""


def test_wikiwars_keeps_what_has_a_clear_form_and_gives_reasons_for_the_rest(tmp_path: Path) -> None:
    record = wikiwars.record(written(tmp_path / "99_QuayWar.xml", WIKIWARS))
    assert (record["id"], record["dct"]) == ("99_QuayWar", "2010-03-05")
    assert record["text"].startswith("The war began in May 1840. It lasted")
    assert "annually & later." in record["text"]
    assert pairs(record) == [
        ("May 1840", "DATE", "1840-05"),
        ("three months", "DURATION", "P3M"),
        ("2 July", "DATE", "1840-07-02"),
        ("annually", "SET", "XXXX"),
    ]
    assert [(dropped["text"], dropped["reason"]) for dropped in record["dropped_timexes"]] == [
        ("a month after the raid", "tied to an event"),
        ("the second 2 July", "holds another expression"),
        ("later", "future of the story, not of the document"),
    ]


@pytest.mark.parametrize(
    ("words", "attributes", "expected"),
    [
        ("two days later", {"val": "1840-05-03", "comment": "EVENT-BASED"}, "DATE"),
        ("every week", {"val": "XXXX-WXX", "set": "YES"}, "SET"),
        ("on Sundays", {"val": "XXXX-WXX-7", "set": "YES"}, "set of another form"),
        ("now", {"val": "PRESENT_REF"}, "DATE"),
        ("former", {"val": "PAST_REF"}, "vague"),
        ("the 1840s", {"val": "184"}, "DATE"),
        ("that time", {"val": "184"}, "decade or century by context"),
        ("Hundred Days", {"val": "P100D"}, "length without a unit, or a name"),
        ("at dawn on 2 July", {"val": "1840-07-02TMO"}, "TIME"),
        ("some day", {"val": "1840-XX-XX"}, "value with unknown parts"),
        ("once", {}, "no value"),
    ],
)
def test_timex2_becomes_timex3(words: str, attributes: dict[str, str], expected: str) -> None:
    found = wikiwars.timex3(words, attributes)
    assert expected in (found.type, found.dropped)


TIMESET_TEXT = "Quay shut\n\nFriday, March 5, 2010\n  Olney shut its quay on Monday.\n"
MONDAY = TIMESET_TEXT.index("Monday")
TIMESET_ANN = (
    f"T1\tevent 41 45\tshut\nT2\ttimex {MONDAY} {MONDAY + 6}\tMonday\nE1\tevent:T1 TIMEX:T2\n"
    "#1\tAnnotatorNotes T2\t2010_03_01\n"
)


def test_timeset_lines_become_paragraphs_and_spans_move_with_them(tmp_path: Path) -> None:
    path = written(tmp_path / "data/brat/dev/quay_1.txt", TIMESET_TEXT)
    written(tmp_path / "data/brat/dev/quay_1.ann", TIMESET_ANN)
    record = timeset.record(path, "dev")
    assert record["text"] == "Quay shut\n\nFriday, March 5, 2010\n\nOlney shut its quay on Monday."
    assert [record[key] for key in ("id", "title", "published")] == ["quay_1_dev", "Quay shut", "2010-03-05"]
    assert pairs(record) == [("Monday", None, "2010-03-01")]
    assert [one["id"] for one in timeset.records(tmp_path)] == ["quay_1_dev"]


def test_polnear_attributions_are_spans_in_the_order_of_the_text(tmp_path: Path) -> None:
    text = "Ada Quill said Olney is safe. The town, she added, will wait."
    places = {"T1": (0, 9), "T2": (10, 14), "T3": (15, 28), "T4": (40, 43), "T5": (44, 49)}
    spans = "".join(f"{key}\tspan {a} {b}\t{text[a:b]}\n" for key, (a, b) in places.items())
    split = "T6\tspan 30 38;51 60\tThe town will wait\n"
    events = "E2\tattribution:T5 Source:T4 Cue:T5 Content:T6\nE1\tattribution:T2 Source:T1 Cue:T2 Content:T3\n"
    data = tmp_path / "data"
    written(data / "train/text/quay.txt", text)
    written(data / "train/attributions/quay_b.ann", spans + split + events)
    columns = ("compartment", "filename", "annotators", "publisher", "publication_date", "author", "title")
    rows = io.StringIO()
    csv.writer(rows, delimiter="\t", lineterminator="\n").writerows(
        [columns, ("train", "quay", "a|b", "Olney Post", "2010-03-05", "None", "Quay shut")]
    )
    written(data / "metadata.tsv", rows.getvalue())
    (record,) = polnear.records(tmp_path, "train")
    assert (record["author"], record["title"], record["published"]) == (None, "Quay shut", "2010-03-05")
    words = [
        [[text[a:b] for a, b in one[role]] for role in ("source", "cue", "content")] for one in record["attributions"]
    ]
    assert words == [
        [["Ada Quill"], ["said"], ["Olney is safe"]],
        [["she"], ["added"], ["The town", "will wait"]],
    ]


SENTENCE = (
    "The council of Olney said that the old quay of the town is shut to ships until the wall is mended in spring."
)


def wikinews_file(folder: Path, *articles: tuple[str, str]) -> None:
    rows = io.StringIO()
    writer = csv.writer(rows, lineterminator="\n")
    writer.writerow(("title", "date", "url", "text"))
    for title, text in articles:
        writer.writerow((title, "2019-03-05", "https://en.wikinews.org//wiki/Quay", text))
    written(folder / "data/wikinews_2019.csv", rows.getvalue())
    written(folder / "data/wikinews_2020.csv", "title,date,url,text\n")


def test_wikinews_keeps_prose_and_leaves_out_what_is_short_or_known(tmp_path: Path) -> None:
    body = "\n".join([f"{SENTENCE} Part {at}." for at in range(4)])
    other = body.replace("Olney", "Brill").replace("quay", "mill").replace("ships", "guests").replace("wall", "roof")
    page = f"Tuesday, March 5, 2019\n\n{body} \n\nSources\n— Ada Quill\nImage: the quay.\n"
    wikinews_file(
        tmp_path, ("Quay shut", page), ("Short", SENTENCE), ("Mill of the old town shut", other), ("Again", page)
    )
    known = wikinews.Known()
    known.add("Mill of the old town shut", "Other words.")
    (record,) = wikinews.records(tmp_path, known)
    assert (record["id"], record["title"], record["published"]) == ("wikinews-2019-000", "Quay shut", "2019-03-05")
    assert record["text"] == body.replace("\n", "\n\n")
    assert record["url"] == "https://en.wikinews.org/wiki/Quay"


RELEASE = (
    'SENATOR QUILL ON THE QUAY\nPress Contact: Al Frith\n{0} "It is the state\'s duty," she said of the plan in {1}.\n'
    "{0} It was the first part of the plan of the state {1}.\n{0} That is the last part of it for {1}.\n"
    "{0} The rest of the plan is with the town {1}.\n{0} She was in the town {1}.\n###\n"
)


@pytest.mark.parametrize(
    ("change", "taken"),
    [
        ({}, True),
        ({"SENATOR": "Senator Al Frith said this of"}, False),
        ({"state's": "states"}, False),
        ('" she', False),
        ({"Press Contact: Al Frith": "Dear Mr. Frith, thank you for the letter of May."}, False),
        ({"She was": "She doesnt and was"}, False),
    ],
    ids=["whole", "no headline in capitals", "no apostrophes", "one quotation mark", "a letter", "lost apostrophe"],
)
def test_senate_releases_are_prose_with_all_their_characters(
    tmp_path: Path, change: dict[str, str] | str, *, taken: bool
) -> None:
    text = RELEASE.format(SENTENCE, "Olney")
    for old, new in change.items() if isinstance(change, dict) else [(change, " she")]:
        text = text.replace(old, new)
    written(tmp_path / "raw/Quill/05Mar2007Quill12.txt", text)
    found = list(senate_releases.releases(tmp_path))
    assert len(found) == taken
    if found:
        assert found[0].office == "Quill"
        assert found[0].record["published"] == "2007-03-05"
        assert found[0].record["text"].count("\n\n") == 4
        assert "Contact" not in found[0].record["text"]


def test_senate_releases_that_repeat_each_other_are_taken_once(tmp_path: Path) -> None:
    first = RELEASE.format(SENTENCE, "Olney")
    second = first.replace("town", "village").replace("Olney", "Brill").replace("quay", "mill").replace(" of", " for")
    written(tmp_path / "raw/Quill/05Mar2007Quill12.txt", first)
    written(tmp_path / "raw/Frith/06Mar2007Frith3.txt", first)
    written(tmp_path / "raw/Frith/07Mar2007Frith4.txt", second.replace("the", "a"))
    offices = [release.office for release in senate_releases.releases(tmp_path)]
    assert sorted(offices) == ["Frith", "Frith", "Quill"]
    assert len(list(senate_releases.chosen(senate_releases.releases(tmp_path)))) == 2
