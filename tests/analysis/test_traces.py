"""Traces of random systems: all that stands on the way is told, in an order that one can follow."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given, settings
from random_systems import sites
from support import check_text

from mkdocs_techspec.analysis.roads import Act, Step
from mkdocs_techspec.analysis.snapshots import Snapshot
from mkdocs_techspec.analysis.traces import Trace, needs_of, parts_of, trace_screen
from mkdocs_techspec.model import Key, Verb

SYSTEMS = 200


def test_what_is_told_is_what_stands_on_the_way() -> None:
    @settings(max_examples=SYSTEMS)
    @given(sites())
    def compare(text: str) -> None:
        here = check_text(text, {}).last
        fronts = {key.owner for key, links in here.model.links.items() for one in links if one.verb is Verb.FRONTS}
        for screen, _ in here.model.screens():
            told = {key.owner for key in parts_of(trace_screen(here, screen))}
            way = {node.owner for need in needs_of(here.model, screen) for node in here.support.way(need)}
            # A front is told where it is passed, and nowhere else.
            assert told - fronts == way - fronts

    compare()


def test_steps_follow_from_each_other_and_each_is_a_link_that_is_told_once() -> None:
    seen = 0

    @settings(max_examples=SYSTEMS)
    @given(sites())
    def follow(text: str) -> None:
        nonlocal seen
        here = check_text(text, {}).last
        links = {(one.source, one.verb.value, one.target) for one in here.model.all_links()}
        for screen, _ in here.model.screens():
            for trace in trace_screen(here, screen):
                steps = [inner for one in (*trace.steps, *trace.behind) for inner in one.all()]
                assert {(one.source, one.act.value, one.target) for one in steps if one.act is not Act.COPIES} <= links
                assert len({*trace.steps, *trace.behind}) == len(trace.steps) + len(trace.behind)
                assert [*strangers(here, trace)] == []
                seen += len(trace.steps) > 3

    follow()
    assert seen > SYSTEMS


def strangers(here: Snapshot, trace: Trace) -> Iterator[Step]:
    """The steps of which nobody knows how one came to where they start."""
    met = {page.owner for page in trace.pages}
    for step in trace.steps:
        queues = {one.target.owner for one in (step,) if one.act is Act.CONSUMES}
        if step.source.owner not in met and not queues & met:
            yield step
        met.update(end.owner for end in _ends(step))


def _ends(step: Step) -> Iterator[Key]:
    for one in step.all():
        yield from (one.source, one.target, *one.answers)
        yield from (front for fronts in one.through for front in fronts)
