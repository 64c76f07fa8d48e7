"""How good a layout is, in numbers: what choices between layouts go by, and what tests hold every picture to."""

from __future__ import annotations

import itertools
import math
import statistics
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from .graph import Graph, Layout, Link, Point, Rect, Route
from .pen import along

# An edge may graze a border; this far inside a box it runs through it.
_GRAZE = 2.0


class Quality(NamedTuple):
    """Faults (none is wanted), crossings, and the lengths in user units that a reader feels."""

    through_boxes: int
    labels_on_boxes: int
    labels_on_labels: int
    crossings: int
    width: float
    height: float
    length: float

    @property
    def faults(self) -> int:
        return self.through_boxes + self.labels_on_boxes + self.labels_on_labels


def measure(graph: Graph, layout: Layout) -> Quality:
    """Measure a layout of `graph`."""
    boxes = box_rects(graph, layout)
    labels = [rect for rect in label_rects(graph, layout) if rect is not None]
    lines = [flattened(route) for route in layout.routes]
    frame = extent(graph, layout)
    return Quality(
        through_boxes=len(edges_through_boxes(graph, boxes, lines)),
        labels_on_boxes=sum(label.overlaps(box) for label in labels for box in boxes),
        labels_on_labels=sum(one.overlaps(two) for one, two in itertools.combinations(labels, 2)),
        crossings=_crossings(graph, lines),
        width=frame.right - frame.left,
        height=frame.bottom - frame.top,
        length=sum(math.dist(*pair) for line in lines for pair in itertools.pairwise(line)),
    )


def left_out(graph: Graph, layout: Layout) -> int:
    """How many labels have no place."""
    return sum(bool(link.label.width) and route.label is None for link, route in _pairs(graph, layout))


def _pairs(graph: Graph, layout: Layout) -> Iterable[tuple[Link, Route]]:
    return zip(graph.links, layout.routes, strict=True)


def movement(graph: Graph, layout: Layout) -> float:
    """How far boxes stand to the side of where they stood, on average and in widths of a box; a lost row is one more.

    The whole picture may have moved: that is taken off first. Nothing where no box stood anywhere before.
    """
    rows: dict[int, list[tuple[Point, Point]]] = {}
    for before, place in zip(graph.stood, layout.boxes, strict=False):
        if before is not None:
            rows.setdefault(round(before.y), []).append((before, place))
    if not rows:
        return 0.0
    moves = [place.x - before.x for row in rows.values() for before, place in row]
    common = statistics.median(moves)
    width = statistics.mean(size.width for size in graph.sizes)
    return statistics.mean(abs(move - common) for move in moves) / width + _lost(rows.values()) / len(moves)


def _lost(rows: Iterable[list[tuple[Point, Point]]]) -> int:
    """How many boxes are not in one row any more with most of those that they stood with."""
    return sum(len(row) - max(Counter(round(place.y) for _, place in row).values()) for row in rows)


def extent(graph: Graph, layout: Layout) -> Rect:
    """What a layout takes up with its lines and labels, which may run wider than the boxes."""
    rects = [*box_rects(graph, layout), *(rect for rect in label_rects(graph, layout) if rect is not None)]
    points = [point for route in layout.routes for point in (*route.points, route.tip)]
    return Rect(
        min([rect.left for rect in rects] + [x for x, _ in points]),
        min([rect.top for rect in rects] + [y for _, y in points]),
        max([rect.right for rect in rects] + [x for x, _ in points]),
        max([rect.bottom for rect in rects] + [y for _, y in points]),
    )


def box_rects(graph: Graph, layout: Layout) -> tuple[Rect, ...]:
    return tuple(Rect.around(place, size) for place, size in zip(layout.boxes, graph.sizes, strict=True))


def label_rects(graph: Graph, layout: Layout) -> tuple[Rect | None, ...]:
    """The room of each link's label; None where it has none."""
    return tuple(
        Rect.around(route.label, link.label) if route.label is not None and link.label.width else None
        for link, route in _pairs(graph, layout)
    )


def flattened(route: Route) -> list[Point]:
    """Points on a route, its arrow's tip included."""
    points = [route.points[0]]
    for start in range(0, len(route.points) - 1, 3):
        points.extend(along(*route.points[start : start + 4])[1:])
    return [*points, route.tip]


def edges_through_boxes(graph: Graph, boxes: tuple[Rect, ...], lines: list[list[Point]]) -> list[tuple[int, int]]:
    """The numbers of links that run through a box which is not an end of theirs, each with that box."""
    inner = [rect.grown(-_GRAZE) for rect in boxes]
    frames = [_frame(line) for line in lines]
    return [
        (link, box)
        for link, line in enumerate(lines)
        for box, rect in enumerate(inner)
        if frames[link].overlaps(rect)
        and box not in (graph.links[link].source, graph.links[link].target)
        and any(rect.left < x < rect.right and rect.top < y < rect.bottom for x, y in line)
    ]


def _frame(line: list[Point]) -> Rect:
    """The least rectangle that a line lies in."""
    xs, ys = [x for x, _ in line], [y for _, y in line]
    return Rect(min(xs), min(ys), max(xs), max(ys))


def _crossings(graph: Graph, lines: list[list[Point]]) -> int:
    coarse = [line[::3] + line[-1:] for line in lines]
    frames = [_frame(line) for line in coarse]
    return sum(
        _cross(coarse[one], coarse[two])
        for one, two in itertools.combinations(range(len(lines)), 2)
        if frames[one].overlaps(frames[two]) and not _share_end(graph, one, two)
    )


def _share_end(graph: Graph, one: int, two: int) -> bool:
    first, second = graph.links[one], graph.links[two]
    return bool({first.source, first.target} & {second.source, second.target})


def _cross(one: list[Point], two: list[Point]) -> int:
    return sum(
        _side(a, b, c) * _side(a, b, d) < 0 and _side(c, d, a) * _side(c, d, b) < 0
        for a, b in itertools.pairwise(one)
        for c, d in itertools.pairwise(two)
    )


def _side(a: Point, b: Point, c: Point) -> float:
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
