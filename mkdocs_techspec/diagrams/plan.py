"""How Graphviz is asked: which boxes share a row, which settings fit the size, and the DOT text for it.

What is asked was chosen by `benchmarks/check_layout.py`. Labels get no room of their own: they find some beside their
lines afterwards, while room for them in the layout costs a quarter of the width.
"""

from __future__ import annotations

import enum
import itertools
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from .graph import Graph, Layout, Point, Trouble
from .ranks import levels, uppers
from .trouble import too_many

# The tiers that are held together as rows: pages, then gateways and CDNs, then servers (see `views.Tier`).
HELD = (1, 2, 3)

# Layout time grows steeply with density, so the settings follow from the size alone and every machine draws the same.
_FULL_BOXES, _FULL_LINKS = 100, 150
_MOST_LINKS = 1000
# Fitted to the 688 of a Material page, titles of 14 are then still 10 high; what is wider scrolls in its frame.
WIDTH = 940.0
_POINTS = 72
# Graphviz lets lines graze boxes, so it is told of slightly larger ones; arrows are then led on to the real border.
_CLEAR = 4.0
# The least room between the middles of two boxes, beyond their own.
_BESIDE = 18.0
# A prime larger than any picture, and any other number: their products leave remainders in no order.
_PRIME, _MIXER = 10007, 7919
# What joins boxes counts for more where ties pull at them, too.
_LINK_BESIDE_TIES = 2


class Order(enum.IntEnum):
    """In which order boxes and links are told: where `dot` starts from decides how many crossings it is left with."""

    SORTED = 0
    REVERSED = 1
    MIXED = 2


class Wrap(NamedTuple):
    """How wide a row may be; where it is `turned`, its first box goes into the last of the rows that come of it."""

    width: float
    turned: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Settings for one run. `rows` share a rank each; `pushes` keep the second box of a pair below the first.

    Where it is `loose`, links that are not first-rate may be long. `kept` are rows whose order holds, from the top and
    from the left; `ties` draw pairs of boxes below each other, `tie` times as hard as a link of weight 1.
    """

    rows: tuple[tuple[int, ...], ...] = ()
    pushes: tuple[tuple[int, int], ...] = ()
    kept: tuple[tuple[int, ...], ...] = ()
    ties: tuple[tuple[int, int], ...] = ()
    tie: int = 0
    order: Order = Order.SORTED
    attributes: tuple[tuple[str, str], ...] = ()
    full: bool = True
    loose: bool = False


# With `compress`, all boxes are drawn together until the picture is no wider than `size` says.
FULL = (
    ("rankdir", "TB"),
    ("nodesep", "0.14"),
    ("ranksep", "0.45"),
    ("splines", "spline"),
    ("mclimit", "20"),
    ("ratio", "compress"),
    ("size", f"{WIDTH / _POINTS:.2f},999"),
)
_CHEAP = (
    ("rankdir", "TB"),
    ("nodesep", "0.25"),
    ("ranksep", "0.45"),
    ("splines", "spline"),
    ("nslimit", "1"),
    ("nslimit1", "1"),
    ("mclimit", "0.1"),
)


def too_large(graph: Graph, most_boxes: int) -> Trouble | None:
    """Why a graph is not laid out at all, if so."""
    boxes, links = len(graph.sizes), len(graph.links)
    if boxes > most_boxes:
        return too_many(boxes, "boxes", most_boxes, "the setting 'limits: {boxes: …}' changes the limit")
    if links > _MOST_LINKS:
        return too_many(links, "arrows", _MOST_LINKS)
    return None


def plans(graph: Graph) -> tuple[Plan, ...]:
    """The settings to try on a graph of this size, what is most often best first."""
    rows = tuple(tier_rows(graph))
    if not full_size(graph):
        return (Plan(rows=rows, attributes=_CHEAP, full=False),)
    free = Plan(attributes=FULL)
    wanted = (
        free,
        replace(free, rows=rows, order=Order.MIXED),
        replace(free, loose=any(not link.main for link in graph.links), order=Order.REVERSED),
        replace(free, order=Order.MIXED),
    )
    return tuple(dict.fromkeys(wanted))


def full_size(graph: Graph) -> bool:
    """Whether a graph is small enough for all that Graphviz can do."""
    return len(graph.sizes) <= _FULL_BOXES and len(graph.links) <= _FULL_LINKS


def renewed(plan: Plan) -> Plan:
    """The same with Graphviz's other way of ranking, which finds edges that the first one lost."""
    return replace(plan, attributes=(*plan.attributes, ("newrank", "true")))


def tier_rows(graph: Graph) -> Iterator[tuple[int, ...]]:
    """The boxes that are held together as a row by what they are."""
    pairs = uppers(graph)
    for tier in HELD:
        members = [number for number, other in enumerate(graph.tiers) if other == tier]
        depth = levels(members, pairs)
        for level in sorted(set(depth.values())):
            row = tuple(number for number in members if depth[number] == level)
            if len(row) > 1:
                yield row


def wrapped(graph: Graph, plan: Plan, layout: Layout, wrap: Wrap) -> Plan | None:
    """A plan with every row of a layout that is too wide wrapped into several, or None where none is.

    Rows that stand on end, in a picture from left to right, are not wrapped.
    """
    if graph.across:
        return None
    rows = list(plan.rows)
    pushes: list[tuple[int, int]] = []
    for row in drawn_rows(layout.boxes):
        parts = _parts(graph, row, wrap)
        if len(parts) > 1:
            rows = [tuple(number for number in other if number not in row) for other in rows] + parts
            pushes += [pair for two in itertools.pairwise(parts) for pair in zip(*two, strict=False)]
    if not pushes:
        return None
    return replace(plan, rows=tuple(row for row in rows if len(row) > 1), pushes=tuple(pushes))


def _parts(graph: Graph, row: tuple[int, ...], wrap: Wrap) -> list[tuple[int, ...]]:
    """A row as rows that are not too wide: neighbours go below each other, so that lines pass between them."""
    room = sum(graph.sizes[number].width + _BESIDE for number in row)
    count = min(math.ceil(room / wrap.width), len(row)) if len(row) > 2 else 1
    parts = [row[part::count] for part in range(count)]
    return parts[::-1] if wrap.turned else parts


def drawn_rows(places: Sequence[Point | None]) -> list[tuple[int, ...]]:
    """The boxes of each row as they were placed, from the top and from left to right."""
    rows: dict[int, list[tuple[Point, int]]] = {}
    for number, place in enumerate(places):
        if place is not None:
            rows.setdefault(round(place.y), []).append((place, number))
    return [tuple(number for _, number in sorted(row)) for _, row in sorted(rows.items())]


def dot_text(graph: Graph, plan: Plan) -> str:
    """The graph as DOT: `n0 … nN` with fixed sizes, links with an id and letters that take the room of a label."""
    import graphviz

    drawing = graphviz.Digraph(
        graph_attr={**dict(plan.attributes), **({"rankdir": "LR"} if graph.across else {})},
        node_attr={"shape": "box", "fixedsize": "true", "label": ""},
        edge_attr={"arrowsize": "0.8"},
    )
    for number in _ordered(len(graph.sizes), plan.order):
        size = graph.sizes[number]
        drawing.node(f"n{number}", width=_inches(size.width), height=_inches(size.height))
    for row in plan.rows:
        with drawing.subgraph(graph_attr={"rank": "same"}) as rank:
            for number in row:
                rank.node(f"n{number}")
    for upper, lower, weight in _unseen(plan):
        drawing.edge(f"n{upper}", f"n{lower}", style="invis", weight=str(weight))
    ends = uppers(graph, plan.rows, plan.kept)
    for number in _ordered(len(ends), plan.order):
        upper, lower = ends[number]
        turned = upper != graph.links[number].source
        drawing.edge(f"n{upper}", f"n{lower}", **_edge_attributes(graph, plan, number, turned=turned))
    return str(drawing.source)


def _ordered(count: int, order: Order) -> Sequence[int]:
    """The numbers up to `count`; mixed, the same way each time."""
    if order is Order.MIXED:
        return sorted(range(count), key=lambda number: (number + 1) * _MIXER % _PRIME)
    return range(count)[:: -1 if order is Order.REVERSED else 1]


def _unseen(plan: Plan) -> Iterator[tuple[int, int, int]]:
    """Edges that are not drawn, with their weights."""
    yield from ((upper, lower, 0) for upper, lower in plan.pushes)
    for row in plan.kept:
        # Graphviz minds no order within a rank that is said with weight 0.
        yield from ((left, right, 1) for left, right in itertools.pairwise(row))
    yield from ((upper[0], lower[0], 0) for upper, lower in itertools.pairwise(plan.kept))
    yield from ((upper, lower, plan.tie) for upper, lower in plan.ties)


def _inches(length: float) -> str:
    return f"{(length + 2 * _CLEAR) / _POINTS:.4f}"


def _edge_attributes(graph: Graph, plan: Plan, number: int, *, turned: bool) -> dict[str, str]:
    link = graph.links[number]
    found = {"id": f"e{number}"}
    if turned:
        found["dir"] = "back"
    if turned or (plan.loose and not link.main):
        # What points upwards must not draw its ends together; what points down, as to a spare, keeps its target near.
        found["weight"] = "0"
    elif plan.ties:
        found["weight"] = str(_LINK_BESIDE_TIES)
    return found
