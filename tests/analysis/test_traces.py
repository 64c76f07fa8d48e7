"""Traces of random systems: what stands on the way is told, in an order that one can follow."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from hypothesis import given, settings
from random_systems import sites
from support import check_text

from mkdocs_techspec.analysis.roads import Act, Step
from mkdocs_techspec.analysis.snapshots import Snapshot
from mkdocs_techspec.analysis.traces import Trace, needs_of, parts_of, trace_screen
from mkdocs_techspec.graph import closure
from mkdocs_techspec.model import Key, Verb

SYSTEMS = 150


def test_what_is_told_is_what_stands_on_the_way() -> None:
    seen: Counter[str] = Counter()

    @settings(max_examples=SYSTEMS)
    @given(sites())
    def compare(text: str) -> None:
        here = check_text(text, {}).last
        # What a front stands before is told where the front is passed, and what the way has of it is more.
        fronted = {node.owner for node in closure(fronts_of(here), here.support.wiring.reached_from)}
        for screen, _ in here.model.screens():
            found = trace_screen(here, screen)
            told = {key.owner for key in parts_of(found)}
            way = {node.owner for need in needs_of(here.model, screen) for node in here.support.way(need)}
            assert way - fronted <= told
            assert told - fronted <= way | {end for trace in found for step in trace.steps for end in sides(step)}
            seen.update(told=len(told), fronted=len(told & fronted))

    compare()
    assert seen["told"] - seen["fronted"] > SYSTEMS, seen


def test_steps_follow_from_each_other_and_each_is_a_link_that_is_told_once() -> None:
    seen: Counter[str] = Counter()

    @settings(max_examples=SYSTEMS)
    @given(sites())
    def follow(text: str) -> None:
        here = check_text(text, {}).last
        links = {(one.source, one.verb.value, one.target) for one in here.model.all_links()}
        for trace in traces(here):
            steps = [inner for one in (*trace.steps, *trace.behind) for inner in one.all()]
            assert {one[:3] for one in steps if one.act is not Act.COPIES} <= links
            assert len({*trace.steps, *trace.behind}) == len(trace.steps) + len(trace.behind)
            assert not [*strangers(trace)]
            seen["long"] += len(trace.steps) > 3

    follow()
    assert seen["long"] > SYSTEMS / 10, seen


def traces(here: Snapshot) -> Iterator[Trace]:
    for screen, _ in here.model.screens():
        yield from trace_screen(here, screen)


def fronts_of(here: Snapshot) -> set[Key]:
    return {link.source.owner for link in here.model.all_links() if link.verb is Verb.FRONTS}


def sides(step: Step) -> Iterator[Key]:
    """A link is told as a whole, whichever of its sides is on the way."""
    yield from (one.target.owner for one in step.all() if step.others)


def strangers(trace: Trace) -> Iterator[Step]:
    """The steps of which nobody knows how one came to where they start."""
    met = {page.owner for page in trace.pages}
    for step in trace.steps:
        if step.source.owner not in met and (step.act is not Act.CONSUMES or step.target.owner not in met):
            yield step
        met.update(end.owner for end in _ends(step))


def _ends(step: Step) -> Iterator[Key]:
    """All that a step names."""
    for one in step.all():
        yield from (one.source, one.target, *one.answers)
        yield from (front for fronts in one.through for front in fronts)
