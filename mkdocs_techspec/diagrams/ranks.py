"""Which end of each link stands above the other: first-rate links decide, the others follow and never pull against."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from .graph import Graph, Link


def uppers(graph: Graph, rows: Sequence[Sequence[int]] = ()) -> list[tuple[int, int]]:
    """Each link's upper and lower end, in the graph's order, where `rows` are boxes that share a rank.

    First-rate links run down as they are; where they go in a circle, Graphviz turns one. What is not first-rate is
    turned here where it would close a circle, for Graphviz might then turn another link than this one.
    """
    level = {number: row[0] for row in rows for number in row}
    below: dict[int, set[int]] = {}

    def join(upper: int, lower: int) -> None:
        below.setdefault(level.get(upper, upper), set()).add(level.get(lower, lower))

    for link in graph.links:
        if link.main:
            join(link.source, link.target)
    found = []
    for link in graph.links:
        upper, lower = _wanted(graph, link)
        if not link.main:
            if _leads(below, level.get(lower, lower), level.get(upper, upper)):
                upper, lower = lower, upper
            join(upper, lower)
        found.append((upper, lower))
    return found


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
