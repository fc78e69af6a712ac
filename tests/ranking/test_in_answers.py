"""One time and one place are the same value wherever a digest holds them."""

from __future__ import annotations

import newsdigest


def test_times_and_places_of_events_are_those_of_the_answers() -> None:
    digest = newsdigest.summarize(
        {
            "title": "Warehouse burns down in Glasgow",
            "text": "A warehouse burned down in Glasgow on Tuesday. Crews searched it on Wednesday.",
        },
        published="2026-03-11",
    )
    places = {place.span: place for place in (*digest.places, *digest.where)}
    times = {time.span: time for time in digest.times}
    assert digest.what[0].when == digest.when[0]
    assert digest.what[0].where == digest.where[0]
    assert any(event.when and event.where for event in digest.events)
    for event in (*digest.events, *digest.what, *digest.timeline):
        assert event.when is None or event.when == times[event.when.span]
        assert event.where is None or event.where == places[event.where.span]
