"""Which ways lead from pages to what serves their needs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..graph import closure, knots
from ..model import Key
from .dependencies import Dependencies
from .paths import Place, Spot, Step, find_paths, starts
from .reaching import all_steps
from .support import NeedSupport


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """The spots that pages pass on their way to what serves them, by number, and the steps between these.

    `starts` are the spots of each page; `needs` has what serves each need, by page. Spots come in the order of paths.
    """

    starts: Mapping[Key, tuple[Spot, ...]]
    spots: Mapping[Spot, int]
    steps: tuple[tuple[Spot, Step], ...]
    needs: Mapping[Key, Mapping[Key, tuple[Key, ...]]]


def find_ways(dependencies: Dependencies, asked: Mapping[Key, NeedSupport]) -> Ways:
    """What the pages come to that present some needs, with nothing down.

    A server that a page does not come to is none for it. Linear in pages times steps.
    """
    paths = find_paths(dependencies)
    begun = {page: tuple(starts(paths, page)) for need in asked.values() for page in need.pages}
    steps = all_steps(paths, [spot for spots in begun.values() for spot in spots])
    reached = {page: closure(spots, lambda spot: [step.to for step in steps[spot]]) for page, spots in begun.items()}
    needs = {
        key: {
            page: servers
            for page in need.pages
            if (servers := tuple(one for one in need.servers if Spot(Place.AT, one) in reached[page]))
        }
        for key, need in asked.items()
    }
    ends = {Spot(Place.AT, one) for need in needs.values() for servers in need.values() for one in servers}
    toward = _toward(steps, ends)
    order = knots(steps, lambda spot: [step.to for step in steps[spot]])
    spots = [spot for knot in reversed(order) for spot in reversed(knot) if spot in toward]
    numbers = {spot: number for number, spot in enumerate(spots)}
    return Ways(
        starts={page: tuple(spot for spot in found if spot in numbers) for page, found in begun.items()},
        spots=numbers,
        steps=tuple((spot, step) for spot in spots for step in steps[spot] if step.to in numbers),
        needs=needs,
    )


def _toward(steps: Mapping[Spot, Iterable[Step]], ends: Iterable[Spot]) -> set[Spot]:
    """What leads to some spots, and these."""
    back: dict[Spot, list[Spot]] = {}
    for spot, taken in steps.items():
        for step in taken:
            back.setdefault(step.to, []).append(spot)
    return closure(ends, lambda spot: back.get(spot, ()))
