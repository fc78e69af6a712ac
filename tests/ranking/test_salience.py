"""Salience of actors and places: one scale, and what raises it."""

from __future__ import annotations

import newsdigest
from newsdigest import facts
from newsdigest.language import analyse
from newsdigest.model.inventory import Facts
from newsdigest.ranking.article_index import ArticleIndex
from newsdigest.ranking.salience import WEIGHTS, features, scored

ARTICLE = {
    "title": "Ana Duarte opens bridge in Lisbon",
    "text": (
        "Mayor Ana Duarte opened a bridge in Lisbon on Monday. Duarte said it had cost 40 million euros. "
        "She thanked the builders.\n\n"
        "The bridge was drawn by Lars Holm, an engineer from Norway.\n\n"
        "Duarte will stand for office again next year."
    ),
}


def found() -> Facts:
    analysis = analyse(newsdigest.parse(ARTICLE))
    return scored(ArticleIndex.of(analysis), facts.find_facts(analysis))


def test_the_one_the_story_is_about_comes_first() -> None:
    given = found()
    salience = {actor.name: actor.salience for actor in given.actors}
    salience.update({place.name: place.salience for place in given.places})
    assert max(salience, key=lambda name: salience[name]) == "Ana Duarte"
    assert salience["Lisbon"] > salience["Norway"]
    assert salience["Ana Duarte"] > salience["Lars Holm"]
    assert all(0 < value < 1 for value in salience.values())


def test_features_have_weights() -> None:
    analysis = analyse(newsdigest.parse(ARTICLE))
    given = facts.find_facts(analysis)
    for own in features(ArticleIndex.of(analysis), (*given.actors, *given.places)):
        assert set(own) <= set(WEIGHTS)
        assert all(0 <= value <= 1 for value in own.values())


def test_nothing_else_changes() -> None:
    analysis = analyse(newsdigest.parse(ARTICLE))
    given = facts.find_facts(analysis)
    after = scored(ArticleIndex.of(analysis), given)
    assert [actor.name for actor in after.actors] == [actor.name for actor in given.actors]
    assert after.events == given.events
