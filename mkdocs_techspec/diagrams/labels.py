"""Where labels stand: beside the middle of their line, on no box and no other label, and off lines where they can."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from .graph import Graph, Layout, Point, Rect, Size
from .positions import with_labels
from .quality import box_rects, flattened

_GAP = 3.0
_GRAIN = 5.0
_CELL = 24.0
# What it costs a reader that a label lies on a line of another, on its own, or on an arrow's head, and that it stands
# at an end of its line instead of in the middle.
_ON_OTHER, _ON_OWN, _ON_HEAD, _AT_END = 10.0, 5.0, 12.0, 4.0
_HEAD = 6.0


def settled(graph: Graph, layout: Layout) -> Layout:
    """The layout with every label in a place where it touches neither a box nor another label, if there is one.

    A label for which no line leaves room is left out: what it says stands in the arrow's tooltip, too.
    """
    taken = [rect.grown(_GAP) for rect in box_rects(graph, layout)]
    frame = Rect(0, 0, layout.size.width, layout.size.height)
    lines = [flattened(route) for route in layout.routes]
    ground = Ground(lines)
    labels: list[Point | None] = []
    for number, link in enumerate(graph.links):
        found = None
        if link.label.width:
            places = (place for place in _places(lines[number], link.label) if _free(place, link.label, taken, frame))
            found = _cheapest(places, number, link.label, ground)
        if found is not None:
            taken.append(Rect.around(found, link.label).grown(1))
        labels.append(found)
    return with_labels(layout, tuple(labels))


class _Place(NamedTuple):
    """Where a label may stand, and what that costs by itself."""

    middle: Point
    cost: float


def _free(place: _Place, size: Size, taken: list[Rect], frame: Rect) -> bool:
    rect = Rect.around(place.middle, size)
    inside = (
        frame.left <= rect.left and rect.right <= frame.right and frame.top <= rect.top and rect.bottom <= frame.bottom
    )
    return inside and not any(rect.overlaps(other) for other in taken)


def _cheapest(places: Iterator[_Place], number: int, size: Size, ground: Ground) -> Point | None:
    """The place that costs least; they come in the order of what they cost by themselves."""
    best, least = None, math.inf
    for place in places:
        if place.cost >= least:
            break
        cost = place.cost + ground.cost(Rect.around(place.middle, size), number)
        if cost < least:
            best, least = place.middle, cost
    return best


def _places(line: Sequence[Point], size: Size) -> Iterator[_Place]:
    """Beside a line, higher and lower there, above and below it, and upon it, from its middle to its ends."""
    half = (len(line) - 1) / 2
    aside, above = size.width / 2 + _GAP, size.height / 2 + _GAP
    beside = [(side, down) for down in (0.0, -above, above) for side in (aside, -aside)]
    for step, point in sorted(enumerate(line), key=lambda pair: abs(pair[0] - half)):
        cost = _AT_END * abs(step - half) / half
        for across, down in (*beside, (0.0, -above), (0.0, above), (0.0, 0.0)):
            yield _Place(Point(round(point.x + across, 2), round(point.y + down, 2)), cost)


class Ground:
    """What lies under a label: lines, as points close enough together that none can pass it unseen, and heads."""

    def __init__(self, lines: Sequence[Sequence[Point]]) -> None:
        self._cells: dict[tuple[int, int], list[tuple[int, Point]]] = {}
        self._heads = [line[-1] for line in lines]
        for number, line in enumerate(lines):
            for pair in itertools.pairwise(line):
                for point in _between(*pair):
                    self._cells.setdefault((int(point.x // _CELL), int(point.y // _CELL)), []).append((number, point))

    def cost(self, rect: Rect, own: int) -> float:
        """What it costs that the label of line `own` lies here."""
        hit = self._lines_under(rect)
        heads = sum(_holds(rect.grown(_HEAD), head) for head in self._heads)
        return _ON_OWN * (own in hit) + _ON_OTHER * len(hit - {own}) + _ON_HEAD * heads

    def _lines_under(self, rect: Rect) -> set[int]:
        columns = range(int(rect.left // _CELL), int(rect.right // _CELL) + 1)
        rows = range(int(rect.top // _CELL), int(rect.bottom // _CELL) + 1)
        near = (self._cells.get(cell, ()) for cell in itertools.product(columns, rows))
        return {number for points in near for number, point in points if _holds(rect, point)}


def _holds(rect: Rect, point: Point) -> bool:
    return rect.left < point.x < rect.right and rect.top < point.y < rect.bottom


def _between(one: Point, two: Point) -> Iterator[Point]:
    steps = max(1, int(math.dist(one, two) / _GRAIN))
    for step in range(steps):
        yield Point(one.x + (two.x - one.x) * step / steps, one.y + (two.y - one.y) * step / steps)
