"""Traces of random systems: what can harm a need is told, and in an order that one can follow."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from hypothesis import given, settings
from random_systems import sites
from support import check_text

from mkdocs_techspec.analysis.roads import Act, Step
from mkdocs_techspec.analysis.snapshots import Snapshot
from mkdocs_techspec.analysis.traces import Trace, needs_of, parts_of, trace_screen
from mkdocs_techspec.model import Key, Verb

SYSTEMS = 300


def test_what_takes_a_need_down_or_degrades_it_is_told() -> None:
    seen: Counter[str] = Counter()

    @settings(max_examples=SYSTEMS)
    @given(sites())
    def compare(text: str) -> None:
        here = check_text(text, {}).last
        for trace in traces(here):
            told = {key.owner for key in parts_of([trace])}
            for thing in here.harm.things:
                radius = here.harm.whole(thing)
                # Who names a front needs all that it stands before, on the way or not.
                if here.model.component(thing) and not names_a_front(here, trace):
                    harmed = {*radius.lost, *radius.degraded}.intersection(trace.needs)
                    assert thing in told or not harmed
                    seen["harmed"] += bool(harmed)

    compare()
    assert seen["harmed"] > SYSTEMS, seen


def test_what_is_told_stands_on_the_way() -> None:
    @settings(max_examples=SYSTEMS)
    @given(sites())
    def compare(text: str) -> None:
        here = check_text(text, {}).last
        fronts = fronts_of(here)
        for screen, _ in here.model.screens():
            found = trace_screen(here, screen)
            way = {node.owner for need in needs_of(here.model, screen) for node in here.support.way(need)}
            beside = {end for trace in found for step in trace.steps for end in stand_ins(step) if step.others}
            told = {key.owner for key in parts_of(found)}
            assert told <= way | fronts | beside

    compare()


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


def stand_ins(step: Step) -> Iterator[Key]:
    """A link is told as a whole, whichever of its sides is on the way."""
    yield from (one.target.owner for one in step.all())


def names_a_front(here: Snapshot, trace: Trace) -> bool:
    fronts = fronts_of(here)
    return any(inner.target.owner in fronts for one in (*trace.steps, *trace.behind) for inner in one.all())


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
