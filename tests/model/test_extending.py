"""What a caller adds is passed as an argument, and changes nothing else."""

from __future__ import annotations

import pytest

import newsdigest
from newsdigest import Lexicon, Options
from newsdigest.facts import FINDERS
from newsdigest.model.analysis import Analysis
from newsdigest.model.facts import Fact
from newsdigest.renderers import RENDERERS, Renderer, render


@pytest.mark.parametrize(
    ("text", "lexicon", "kinds"),
    [
        (
            "Harlow Grange sacked 40 workers.",
            Lexicon(organizations=("Harlow Grange",)),
            {"Harlow Grange": "organization"},
        ),
        ("Harlow Grange sacked 40 workers.", Lexicon(people=("Harlow Grange",)), {"Harlow Grange": "person"}),
        ("A fire broke out at Quay Nine on Monday.", Lexicon(places=("Quay Nine",)), {"Quay Nine": "place"}),
        ("The mayor praised Brill & Tedd.", Lexicon(organizations=("Brill & Tedd",)), {"Brill & Tedd": "organization"}),
        ("Police met So Ri in Leeds.", Lexicon(people=("So Ri",)), {"So Ri": "person", "Leeds": "place"}),
    ],
)
def test_known_names_have_their_kind(text: str, lexicon: Lexicon, kinds: dict[str, str]) -> None:
    digest = newsdigest.summarize(text, options=Options(lexicon=lexicon))
    found = {place.name: place.kind.value for place in digest.places}
    found |= {actor.name: actor.kind.value for actor in digest.actors}
    assert {name: found.get(name) for name in kinds} == kinds


@pytest.mark.parametrize("lexicon", [Lexicon(), Lexicon(people=("Nobody Here",)), Lexicon(places=("", " "))])
def test_names_that_the_article_has_not_change_nothing(lexicon: Lexicon) -> None:
    text = "Mayor Ann Lowe reopened the bridge in Leeds on Monday."
    assert newsdigest.summarize(text, options=Options(lexicon=lexicon)) == newsdigest.summarize(text)


def test_a_finder_takes_the_place_of_the_own_one() -> None:
    def none(_: Analysis) -> tuple[Fact, ...]:
        return ()

    text = "Mayor Ann Lowe reopened the bridge in Leeds on Monday."
    assert newsdigest.summarize(text).times
    assert newsdigest.summarize(text, finders={"times": none}).times == ()
    assert set(FINDERS) == {"actors", "events", "places", "times", "attributions", "figures", "why", "how"}


def test_a_renderer_stands_beside_the_own_ones() -> None:
    mine = Renderer(media_type="text/plain", digest=lambda digest: f"<{digest.headline}>")
    assert render(newsdigest.summarize("Ann Lowe sang."), "mine", {**RENDERERS, "mine": mine}) == "<Ann Lowe sang>"
