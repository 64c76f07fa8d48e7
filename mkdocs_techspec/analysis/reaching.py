"""Where each page still comes, in every scenario, and by which way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from ..graph import closure, knots
from ..model import Key
from .paths import Paths, Place, Spot, Step, find_paths, starts
from .settling import settle
from .works import Works


class Edge(NamedTuple):
    """A step to a spot: where it is `open`, and where its link is impaired, or reads what is stale."""

    source: int
    open: int
    impaired: int
    stale: int


class Arrival(NamedTuple):
    """Where a page comes to a spot; and where by an impaired link, and by one that reads what is stale."""

    reached: int = 0
    impaired: int = 0
    stale: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """All that pages come to with nothing down: spots by number, each after those before it but for circles.

    `into` are the steps to each spot, and `knot` says which spots are in one circle; `starts` are by page.
    """

    everything: int
    numbers: Mapping[Spot, int]
    starts: Mapping[Key, tuple[int, ...]]
    into: Sequence[Sequence[Edge]]
    onward: Sequence[Sequence[int]]
    knot: Sequence[int]


def find_reach(works: Works, stale: Mapping[Key, Sequence[int]], pages: Iterable[Key]) -> Reach:
    """What some pages come to; linear in the links. `stale` says by source where each link reads what is stale."""
    paths = find_paths(works.dependencies)
    begun = {page: tuple(starts(paths, page)) for page in pages}
    steps = all_steps(paths, [spot for spots in begun.values() for spot in spots])
    order = knots(steps, lambda spot: [step.to for step in steps[spot]])
    spots = [spot for knot in reversed(order) for spot in reversed(knot)]
    numbers = {spot: number for number, spot in enumerate(spots)}
    into: list[list[Edge]] = [[] for _ in spots]
    for spot, taken in steps.items():
        for step in taken:
            into[numbers[step.to]].append(_edge(works, stale, numbers[spot], spot.key, step))
    return Reach(
        everything=works.everything,
        numbers=numbers,
        starts={page: tuple(numbers[spot] for spot in found) for page, found in begun.items()},
        into=into,
        onward=[[numbers[step.to] for step in steps[spot]] for spot in spots],
        knot=[number for number, knot in enumerate(reversed(order)) for _ in knot],
    )


def all_steps(paths: Paths, begun: Iterable[Spot]) -> dict[Spot, tuple[Step, ...]]:
    """The steps from every spot that one comes to from some others, and from these."""
    steps: dict[Spot, tuple[Step, ...]] = {}

    def onward(spot: Spot) -> Iterable[Spot]:
        steps[spot] = tuple(paths.steps(spot))
        return [step.to for step in steps[spot]]

    closure(begun, onward)
    return steps


def _edge(works: Works, stale: Mapping[Key, Sequence[int]], number: int, source: Key, step: Step) -> Edge:
    shut = 0
    for part in step.needs:
        shut |= works.down[part]
    if step.link is None:
        return Edge(number, works.everything & ~shut, 0, 0)
    run = works.runs[source][step.link]
    return Edge(number, works.everything & ~shut, run.impaired, stale[source][step.link])


def arrivals(reach: Reach, page: Key, ends: Iterable[Key]) -> Mapping[Key, Arrival]:
    """Where a page comes to some things; those that it never comes to are left out.

    A least fixpoint over what lies between, in the order of paths, so that what is not in a circle is visited once.
    """
    begun = reach.starts[page]
    between = _between(reach, begun, ends)
    found = dict.fromkeys(between, Arrival())
    found.update((start, Arrival(reached=reach.everything)) for start in begun if start in between)
    into = {spot: [edge for edge in reach.into[spot] if edge.source in found] for spot in found}

    def update(spot: int) -> bool:
        before = found[spot]
        found[spot] = _joined(before, into[spot], found)
        return found[spot] != before

    ordered = groupby(sorted(found), reach.knot.__getitem__)
    settle((list(spots) for _, spots in ordered), update, reach.onward.__getitem__)
    numbered = ((end, reach.numbers.get(Spot(Place.AT, end))) for end in ends)
    return {end: found[number] for end, number in numbered if number in found}


def _between(reach: Reach, begun: Iterable[int], ends: Iterable[Key]) -> set[int]:
    """What is on any path from a page's starts to the ends."""
    numbers = (reach.numbers.get(Spot(Place.AT, end)) for end in ends)
    before = closure(
        (number for number in numbers if number is not None),
        lambda spot: [edge.source for edge in reach.into[spot]],
    )
    starting = [start for start in begun if start in before]
    return closure(starting, lambda spot: [onward for onward in reach.onward[spot] if onward in before])


def _joined(arrival: Arrival, into: Iterable[Edge], found: Mapping[int, Arrival]) -> Arrival:
    reached, impaired, stale = arrival
    for source, open_, by_impaired, by_stale in into:
        before = found[source]
        reached |= before.reached & open_
        impaired |= (before.impaired | (before.reached & by_impaired)) & open_
        stale |= (before.stale | (before.reached & by_stale)) & open_
    return Arrival(reached, impaired, stale)
