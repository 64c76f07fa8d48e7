"""Plans that keep the boxes of an earlier picture where they were: in their rows, in order, and one below the other.

`dot` takes no places, only ranks, orders and weights. So the rows of the earlier picture become ranks, edges that are
not drawn hold their order, and ties draw those boxes together that stood below each other. How much of that a picture
can bear differs, so there are several plans, and `tries` takes what is best to read and to find again.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator
from dataclasses import replace

from .graph import Graph
from .plan import FULL, HELD, Plan, drawn_rows, full_size, tier_rows

# How hard a tie is, and how far beside each other boxes may have stood to be tied.
_TIES = ((3, 40.0), (8, 80.0))

_Rows = tuple[tuple[int, ...], ...]


def kept_plans(graph: Graph) -> tuple[Plan, ...]:
    """The settings to try on a graph whose boxes stood somewhere before; none where nothing can be kept.

    First all rows are kept, then only those of the tiers that are rows in any picture.
    """
    rows = tuple(drawn_rows(graph.stood))
    if not rows or not full_size(graph):
        return ()
    held = tuple(tuple(number for number in row if graph.tiers[number] <= HELD[-1]) for row in rows)
    wanted = dict.fromkeys((rows, tuple(row for row in held if row)))
    return tuple(plan for kept in wanted if kept for plan in _plans(graph, kept))


def _plans(graph: Graph, kept: _Rows) -> Iterator[Plan]:
    plan = Plan(rows=_with_new(graph, kept), kept=kept, attributes=FULL)
    yield plan
    for tie, near in _TIES:
        if ties := tuple(_ties(graph, kept, near)):
            yield replace(plan, ties=ties, tie=tie)


def _with_new(graph: Graph, kept: _Rows) -> _Rows:
    """The kept rows with the boxes that joined them, and the rows that are new; none of a single box."""
    rows = [list(row) for row in kept]
    linked = {frozenset((link.source, link.target)) for link in graph.links}
    for tier_row in tier_rows(graph):
        old = [number for number in tier_row if any(number in row for row in kept)]
        new = [number for number in tier_row if number not in old]
        if not old:
            rows.append(new)
            continue
        row = max(rows[: len(kept)], key=lambda row: len({*row} & {*old}))
        for number in new:
            if not any(frozenset((number, other)) in linked for other in row):
                row.append(number)
    return tuple(tuple(row) for row in rows if len(row) > 1)


def _ties(graph: Graph, kept: _Rows, near: float) -> Iterator[tuple[int, int]]:
    """Each box with the one that stood over it in the row above, if one did."""
    for upper, lower in itertools.pairwise(kept):
        for number in lower:
            over = min(upper, key=lambda other: _aside(graph, number, other))
            if _aside(graph, number, over) < near:
                yield over, number


def _aside(graph: Graph, one: int, two: int) -> float:
    """How far to the side of each other two boxes stood."""
    here, there = graph.stood[one], graph.stood[two]
    return abs(here.x - there.x) if here and there else math.inf
