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


@pytest.mark.parametrize(
    ("text", "title", "actor"),
    [
        ("Reeve Tamsin Oke closed the ford on Monday.", "Reeve", ("Tamsin Oke", "Reeve")),
        ("Provost Marshal Idris Vane resigned on Friday.", "Provost Marshal", ("Idris Vane", "Provost Marshal")),
        ("The parish fined Beadle Corin Ashby on Monday.", "beadle", ("Corin Ashby", "Beadle")),
        ("Harbour Reeve Mara Lind opened the lock.", "Harbour Reeve", ("Mara Lind", "Harbour Reeve")),
    ],
)
def test_a_title_of_the_callers_is_no_part_of_the_name(text: str, title: str, actor: tuple[str, str]) -> None:
    digest = newsdigest.summarize(text, options=Options(lexicon=Lexicon(titles=(title,))))
    assert actor in [(found.name, found.description) for found in digest.actors]
    assert actor not in [(found.name, found.description) for found in newsdigest.summarize(text).actors]


def test_a_title_of_the_callers_refers_back_to_its_holder() -> None:
    text = "Reeve Tamsin Oke closed the ford on Monday. The reeve said it was unsafe."
    digest = newsdigest.summarize(text, options=Options(lexicon=Lexicon(titles=("Reeve",))))
    assert [quote.speaker and quote.speaker.name for quote in digest.attributions] == ["Tamsin Oke"]


@pytest.mark.parametrize(
    ("text", "verb", "speaker"),
    [
        ('"It is too deep," bleated Tamsin Oke.', "bleat", "Tamsin Oke"),
        ("Tamsin Oke bleated that the ford was too deep.", "bleat", "Tamsin Oke"),
        ('"We were never paid," yammered the captain, Ola Brandt.', "yammer", "Ola Brandt"),
        ("Ana Reyes yelped that the dam would not hold.", "Yelp", "Ana Reyes"),
    ],
)
def test_a_verb_of_the_callers_attributes_speech(text: str, verb: str, speaker: str) -> None:
    digest = newsdigest.summarize(text, options=Options(lexicon=Lexicon(reporting_verbs=(verb,))))
    assert [quote.speaker and quote.speaker.name for quote in digest.attributions] == [speaker]
    assert any(event.reports for event in digest.events)


def test_words_of_one_call_are_not_kept_for_the_next() -> None:
    text = "Reeve Tamsin Oke closed the ford on Monday."
    before = newsdigest.summarize(text)
    newsdigest.summarize(text, options=Options(lexicon=Lexicon(titles=("Reeve",), reporting_verbs=("close",))))
    assert newsdigest.summarize(text) == before


@pytest.mark.parametrize("words", ["Reeve", {"reeve": 1}, 3])
def test_a_class_of_words_is_a_series(words: object) -> None:
    with pytest.raises(TypeError, match="iterable of words"):
        Lexicon(titles=words)  # type: ignore[arg-type]


def test_a_finder_takes_the_place_of_the_own_one() -> None:
    def none(_: Analysis) -> tuple[Fact, ...]:
        return ()

    text = "Mayor Ann Lowe reopened the bridge in Leeds on Monday."
    assert newsdigest.summarize(text).times
    assert newsdigest.summarize(text, finders={"times": none}).times == ()
    assert set(FINDERS) == {"actors", "events", "places", "times", "attributions", "figures", "why", "how"}


def test_a_renderer_is_added_to_the_packaged_ones() -> None:
    mine = Renderer(media_type="text/plain", digest=lambda digest: f"<{digest.headline}>")
    assert render(newsdigest.summarize("Ann Lowe sang."), "mine", {**RENDERERS, "mine": mine}) == "<Ann Lowe sang>"


@pytest.mark.parametrize("word", [5, None, b"Reeve", ("Reeve",)])
@pytest.mark.parametrize("kind", ["people", "organizations", "places", "titles", "reporting_verbs"])
def test_a_word_of_a_lexicon_that_is_no_text_is_refused(kind: str, word: object) -> None:
    with pytest.raises(TypeError, match=r"a word of a Lexicon must be a str, not "):
        newsdigest.Lexicon(**{kind: ("Ann", word)})  # type: ignore[arg-type]
