"""Where labels stand: near Graphviz's place, on no box and no other label, and off the lines where that can be."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Sequence

from .graph import Graph, Layout, Point, Rect, Size
from .positions import with_labels
from .quality import box_rects, flattened

_GAP = 3.0
_GRAIN = 5.0
_SHIFTS = ((0, 0), (5, 0), (-5, 0), (0, -8), (0, 8), (10, 0), (-10, 0), (0, 16), (0, -16))


def settled(graph: Graph, layout: Layout) -> Layout:
    """The layout with every label in a place where it touches neither a box nor another label, if there is one.

    A label for which no line leaves room is left out: what it says stands in the arrow's tooltip, too.
    """
    taken = [rect.grown(_GAP) for rect in box_rects(graph, layout)]
    frame = Rect(0, 0, layout.size.width, layout.size.height)
    lines = [Trail(flattened(route)) for route in layout.routes]
    labels: list[Point | None] = []
    for number, link in enumerate(graph.links):
        found = None
        if link.label.width:
            open_places = (
                place for place in _places(layout, number, link.label) if _free(place, link.label, taken, frame)
            )
            found = _clearest(open_places, link.label, lines)
        if found is not None:
            taken.append(Rect.around(found, link.label).grown(1))
        labels.append(found)
    return with_labels(layout, tuple(labels))


def _free(place: Point, size: Size, taken: list[Rect], frame: Rect) -> bool:
    rect = Rect.around(place, size)
    inside = (
        frame.left <= rect.left and rect.right <= frame.right and frame.top <= rect.top and rect.bottom <= frame.bottom
    )
    return inside and not any(rect.overlaps(other) for other in taken)


def _clearest(places: Iterator[Point], size: Size, lines: Sequence[Trail]) -> Point | None:
    """The first place that no line runs through, else the one with the fewest."""
    best, fewest = None, math.inf
    for place in places:
        rect = Rect.around(place, size)
        hit = sum(line.runs_through(rect) for line in lines)
        if hit < fewest:
            best, fewest = place, hit
        if not hit:
            break
    return best


def _places(layout: Layout, number: int, size: Size) -> Iterator[Point]:
    """Where a label may stand, best first: about the place made for it, then along its line, the middle first."""
    route = layout.routes[number]
    if route.label is not None:
        for across, down in _SHIFTS:
            yield Point(route.label.x + across, route.label.y + down)
    line = flattened(route)
    middle = (len(line) - 1) / 2
    aside = size.width / 2 + _GAP
    for _, point in sorted(enumerate(line), key=lambda pair: abs(pair[0] - middle)):
        for shift in (aside, -aside, 0.0):
            yield Point(round(point.x + shift, 2), point.y)


class Trail:
    """A line as points close enough together that none can pass a label unseen."""

    def __init__(self, line: Sequence[Point]) -> None:
        self._points = [point for pair in itertools.pairwise(line) for point in _between(*pair)]
        xs, ys = [point.x for point in line], [point.y for point in line]
        self._frame = Rect(min(xs) - 1, min(ys) - 1, max(xs) + 1, max(ys) + 1)

    def runs_through(self, rect: Rect) -> bool:
        if not self._frame.overlaps(rect):
            return False
        left, top, right, bottom = rect
        return any(left < x < right and top < y < bottom for x, y in self._points)


def _between(one: Point, two: Point) -> Iterator[Point]:
    steps = max(1, int(math.dist(one, two) / _GRAIN))
    for step in range(steps):
        yield Point(one.x + (two.x - one.x) * step / steps, one.y + (two.y - one.y) * step / steps)
