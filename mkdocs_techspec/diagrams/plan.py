"""How Graphviz is asked: which boxes share a row, which settings fit the size, and the DOT text for it."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from .graph import Graph, Layout, Point, Trouble
from .ranks import levels, uppers
from .trouble import too_many

# The tiers that are held together as rows: pages, then gateways and CDNs, then servers (see `views.Tier`).
HELD = (1, 2, 3)

# Layout time grows steeply with density, so the settings follow from the size alone and every machine draws the same.
_FULL_BOXES, _FULL_LINKS = 100, 150
_MOST_LINKS = 1000
_POINTS = 72
# Graphviz lets lines graze boxes, so it is told of slightly larger ones; arrows are then led on to the real border.
_CLEAR = 4.0
_LETTER = 6.0
_LETTER_LINE = 12.0
# What joins boxes counts for more where ties pull at them, too.
_LINK_BESIDE_TIES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Settings for one run. `rows` share a rank each; `pushes` keep the second box of a pair below the first.

    Where it is `loose`, links that are not first-rate may be long. `kept` are rows whose order holds, from the top and
    from the left; `ties` draw pairs of boxes below each other, `tie` times as hard as a link of weight 1.
    """

    rows: tuple[tuple[int, ...], ...]
    pushes: tuple[tuple[int, int], ...] = ()
    kept: tuple[tuple[int, ...], ...] = ()
    ties: tuple[tuple[int, int], ...] = ()
    tie: int = 0
    attributes: tuple[tuple[str, str], ...] = ()
    full: bool = True
    loose: bool = False


_COMMON = (("rankdir", "TB"), ("nodesep", "0.25"), ("ranksep", "0.45"))
_FULL = (*_COMMON, ("splines", "spline"), ("mclimit", "4"))
TIGHT = (*_FULL, ("nodesep", "0.14"))
_CHEAP = (*_COMMON, ("splines", "line"), ("nslimit", "1"), ("nslimit1", "1"), ("mclimit", "0.1"))


def too_large(graph: Graph, most_boxes: int) -> Trouble | None:
    """Why a graph is not laid out at all, if so."""
    boxes, links = len(graph.sizes), len(graph.links)
    if boxes > most_boxes:
        return too_many(boxes, "boxes", most_boxes, "the setting 'limits: {boxes: …}' changes the limit")
    if links > _MOST_LINKS:
        return too_many(links, "arrows", _MOST_LINKS)
    return None


def plans(graph: Graph) -> tuple[Plan, ...]:
    """The settings to try on a graph of this size, best first; the later ones are for what comes out too wide."""
    rows = tuple(tier_rows(graph))
    if not full_size(graph):
        return (Plan(rows=rows, attributes=_CHEAP, full=False),)
    held = Plan(rows=rows, attributes=_FULL)
    tight = replace(held, attributes=TIGHT)
    loose = () if all(link.main for link in graph.links) else (replace(tight, loose=True),)
    return (held, tight, *loose, replace(tight, rows=())) if rows else (held, tight, *loose)


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


def narrower(graph: Graph, plan: Plan, layout: Layout) -> Plan | None:
    """A plan with the widest row of a layout wrapped into two, or None where no row is left to wrap."""
    split = {number for push in plan.pushes for number in push}
    rows = [row for row in drawn_rows(layout.boxes) if len(row) > 3 and not split & set(row)]
    if not rows:
        return None
    widest = max(rows, key=lambda row: sum(graph.sizes[number].width for number in row))
    upper, lower = widest[::2], widest[1::2]
    kept = (tuple(number for number in row if number not in widest) for row in plan.rows)
    rest = tuple(row for row in kept if len(row) > 1)
    return replace(plan, rows=(*rest, upper, lower), pushes=(*plan.pushes, *zip(upper, lower, strict=False)))


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
        graph_attr=dict(plan.attributes),
        node_attr={"shape": "box", "fixedsize": "true", "label": ""},
        edge_attr={"fontname": "Courier", "fontsize": "10", "arrowsize": "0.8"},
    )
    for number, size in enumerate(graph.sizes):
        drawing.node(f"n{number}", width=_inches(size.width), height=_inches(size.height))
    for row in plan.rows:
        with drawing.subgraph(graph_attr={"rank": "same"}) as rank:
            for number in row:
                rank.node(f"n{number}")
    for upper, lower, weight in _unseen(plan):
        drawing.edge(f"n{upper}", f"n{lower}", style="invis", weight=str(weight))
    for number, (upper, lower) in enumerate(uppers(graph, plan.rows, plan.kept)):
        turned = upper != graph.links[number].source
        drawing.edge(f"n{upper}", f"n{lower}", **_edge_attributes(graph, plan, number, turned=turned))
    return str(drawing.source)


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
    if plan.full and link.label.width:
        letters = "x" * round(link.label.width / _LETTER + 1.5)
        found["label"] = "\\n".join([letters] * max(1, round(link.label.height / _LETTER_LINE)))
    return found
