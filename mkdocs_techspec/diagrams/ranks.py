"""Which end of each link stands above the other: first-rate links decide, the others follow and never pull against."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence

from .graph import Graph, Link

Rows = Sequence[Sequence[int]]


def uppers(graph: Graph, rows: Rows = (), kept: Rows = ()) -> list[tuple[int, int]]:
    """Each link's upper and lower end, in the graph's order, where `rows` are boxes that share a rank.

    First-rate links run down as they are; where they go in a circle, Graphviz turns one. What is not first-rate is
    turned here where it would close a circle, for Graphviz might then turn another link than this one. `kept` are rows
    in an order that holds, one below the other and each from left to right: what runs against it is turned, too.
    """
    tower = _Tower(rows, kept)
    found = {}
    for main in (True, False):
        for number, link in enumerate(graph.links):
            if link.main is main:
                upper, lower = _wanted(graph, link)
                turned = (kept or not main) and tower.turns(upper, lower)
                found[number] = (lower, upper) if turned else (upper, lower)
                tower.join(*found[number])
    return [found[number] for number in range(len(graph.links))]


class _Tower:
    """What stands below what, so far."""

    def __init__(self, rows: Rows, kept: Rows) -> None:
        self._level = {number: row[0] for row in rows for number in row}
        self._below: dict[int, set[int]] = {}
        self._place = {number: place for row in kept for place, number in enumerate(row)}
        for upper, lower in itertools.pairwise(kept):
            self.join(upper[0], lower[0])

    def join(self, upper: int, lower: int) -> None:
        self._below.setdefault(self._of(upper), set()).add(self._of(lower))

    def turns(self, upper: int, lower: int) -> bool:
        """Whether a link would close a circle, or run against the order of a kept row."""
        if self._of(upper) == self._of(lower) and {upper, lower} <= self._place.keys():
            return self._place[upper] > self._place[lower]
        return _leads(self._below, self._of(lower), self._of(upper))

    def _of(self, number: int) -> int:
        return self._level.get(number, number)


def _wanted(graph: Graph, link: Link) -> tuple[int, int]:
    """What is watched stands above its watcher, unless the tiers say otherwise: a server stands above its data."""
    if link.up and graph.tiers[link.source] >= graph.tiers[link.target]:
        return link.target, link.source
    return link.source, link.target


def _leads(below: dict[int, set[int]], start: int, end: int) -> bool:
    waiting, seen = [start], {start}
    while waiting:
        here = waiting.pop()
        if here == end:
            return True
        further = below.get(here, set()) - seen
        seen |= further
        waiting.extend(further)
    return False


def levels(members: Iterable[int], pairs: Sequence[tuple[int, int]]) -> dict[int, int]:
    """How deep each member stands among those that call each other: a row holds none that calls its neighbour."""
    waiting = set(members)
    inner = [(upper, lower) for upper, lower in pairs if {upper, lower} <= waiting]
    depth = dict.fromkeys(waiting, 0)
    while waiting:
        held = {lower for upper, lower in inner if upper in waiting and upper != lower}
        ready = (waiting - held) or {min(waiting)}
        waiting -= ready
        for upper, lower in inner:
            if upper in ready and lower in waiting:
                depth[lower] = max(depth[lower], depth[upper] + 1)
    return depth
