"""Broadcasters that are called by a number or a place are bodies; the water is a place."""

from __future__ import annotations

import pytest

import newsdigest
from newsdigest.language import analyse

BODY, PLACE = "organization", "place"


def named(text: str) -> list[tuple[str, str]]:
    return [(name.kind, text[name.start : name.end]) for name in analyse(newsdigest.parse(text)).names]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Channel 4 has dropped a quiz after viewers complained.", "Channel 4"),
        ("A late film on Channel 5 drew three million viewers.", "Channel 5"),
        ("Channel Seven sacked its breakfast host on Monday.", "Channel Seven"),
        ("The talks were reported by Israel's Channel 12 on Monday.", "Channel 12"),
        ("A Channel 4 News reporter was hurt in the crush.", "Channel 4 News"),
        ("The comedy will move to Sky One next year.", "Sky One"),
        ("The drama returns to BBC One in the autumn.", "BBC One"),
        ("The singer will present a show on Virgin 1 in June.", "Virgin 1"),
        ("Radio 5 presenter Mel Harcourt is to leave.", "Radio 5"),
        ("She told BBC Radio 5 Live that she was sorry.", "BBC Radio 5 Live"),
        ("The mayor told Radio Leeds that the bridge would close.", "Radio Leeds"),
        ("The quiz will be shown on ITV2 and repeated later.", "ITV2"),
        ("The drama will be shown on Five after the summer.", "Five"),
        ("Five has bought a police drama. It will be shown on Five in May.", "Five"),
    ],
)
def test_a_broadcaster_is_a_body(text: str, name: str) -> None:
    found = named(text)
    assert found[0] == (BODY, name) or (BODY, name) in found[1:]
    assert {kind for kind, words in found if words in name} == {BODY}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Forty migrants were rescued from the Channel on Monday.", [(PLACE, "Channel")]),
        ("A ferry caught fire in the English Channel on Monday.", [(PLACE, "English Channel")]),
        ("He told the BBC 12 people had died in the storm.", [(BODY, "BBC")]),
        ("Five people were hurt. Five were taken to hospital.", []),
        ("The last four were led from Act Two by the director.", []),
    ],
)
def test_what_only_looks_like_one(text: str, wanted: list[tuple[str, str]]) -> None:
    assert named(text) == wanted


def test_stations_of_one_house_are_apart() -> None:
    text = "BBC Two will show it first. The BBC said that BBC One had refused, and BBC Radio 1 too. Radio 1 was silent."
    names = {actor.name: set(actor.aliases) for actor in newsdigest.summarize(text).actors}
    assert names == {"BBC Two": set(), "BBC": set(), "BBC One": set(), "BBC Radio 1": {"Radio 1"}}


def test_a_channel_is_no_scene() -> None:
    digest = newsdigest.summarize("More people watched Channel 5 than Channel 4 on Sunday, figures show.")
    assert digest.where == ()
    assert digest.places == ()
