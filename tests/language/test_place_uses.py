"""How a mention uses the name of a place."""

from __future__ import annotations

import pytest

import newsdigest
from newsdigest.language import analyse


@pytest.mark.parametrize(
    ("text", "name", "use"),
    [
        ("Rain fell in Leeds on Monday.", "Leeds", "literal"),
        ("She flew from Oslo to Lima.", "Lima", "literal"),
        ("France accused Italy of delay.", "France", "metonym"),
        ("France accused Italy of delay.", "Italy", "metonym"),
        ("Three Ohio lawmakers resigned.", "Ohio", "modifier"),
        ("Wales beat Fiji by ten points.", "Wales", "metonym"),
        ("Wales lost to Fiji by ten points.", "Fiji", "metonym"),
        ("The ministers put sanctions on Russia on Monday.", "Russia", "metonym"),
        ("The envoy was recalled by Norway on Monday.", "Norway", "metonym"),
        ("The bus fell into a gorge in Peru on Monday.", "Peru", "literal"),
        ("The ferry was found by rescuers near Malta.", "Malta", "literal"),
    ],
)
def test_use(text: str, name: str, use: str) -> None:
    entity = next(e for e in analyse(newsdigest.parse(text)).entities if e.name == name)
    assert entity.mentions[0].use == use


@pytest.mark.parametrize(
    ("text", "part", "use"),
    [
        ("The University of Kentucky hired Ann Lowe.", "Kentucky", "part of a name"),
        ("Leeds City Council met on Monday.", "Leeds", "part of a name"),
        ("A Kenyan runner fell.", "Kenyan", "demonym"),
        ("Two Kenyan runners fell.", "Kenyan", "demonym"),
        ("A Peruvian farmer won the prize.", "Peruvian", "demonym"),
    ],
)
def test_references(text: str, part: str, use: str) -> None:
    article = newsdigest.parse(text)
    uses = {article.text[m.start : m.end]: m.use for e in analyse(article).entities for m in e.mentions if e.demonym}
    assert uses[part] == use
