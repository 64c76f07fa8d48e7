"""A pen that draws an outline twice: as a path for the SVG, and as the points that arrows stop at."""

from __future__ import annotations

from .graph import Point
from .svg import number

# Where the control points of a quarter of an ellipse lie, as a share of its axes.
_ROUND = 0.5523
_STEPS = 8
_WEIGHTS = [
    ((1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t**2, t**3)
    for t in (step / _STEPS for step in range(_STEPS + 1))
]


class Pen:
    """Where it stands and what it drew."""

    def __init__(self, x: float, y: float) -> None:
        self._start = self._at = Point(x, y)
        self._pieces: list[tuple[Point, ...]] = []

    def line(self, x: float, y: float) -> Pen:
        return self._piece(Point(x, y))

    def curve(self, one: Point, two: Point, end: Point) -> Pen:
        """A cubic Bézier curve by its control points and end."""
        return self._piece(one, two, end)

    def _piece(self, *points: Point) -> Pen:
        self._pieces.append(points)
        self._at = points[-1]
        return self

    def bend_across(self, x: float, y: float) -> Pen:
        """A quarter of an ellipse that leaves level and arrives upright."""
        at = self._at
        one, two = Point(at.x + _ROUND * (x - at.x), at.y), Point(x, y - _ROUND * (y - at.y))
        return self.curve(one, two, Point(x, y))

    def bend_along(self, x: float, y: float) -> Pen:
        """A quarter of an ellipse that leaves upright and arrives level."""
        at = self._at
        one, two = Point(at.x, at.y + _ROUND * (y - at.y)), Point(x - _ROUND * (x - at.x), y)
        return self.curve(one, two, Point(x, y))

    def closed(self) -> str:
        return f"{self.open()}Z"

    def open(self) -> str:
        letters = {1: "L", 3: "C"}
        return f"M{pair(self._start)}" + "".join(
            letters[len(piece)] + " ".join(map(pair, piece)) for piece in self._pieces
        )

    def points(self) -> tuple[Point, ...]:
        """Points all along what was drawn, close enough for arrows to stop at."""
        found = [self._start]
        for piece in self._pieces:
            found.extend(along(found[-1], *piece)[1:] if len(piece) > 1 else piece)
        return tuple(found)


def pair(point: Point) -> str:
    """A point as path data has it."""
    return f"{number(point.x)} {number(point.y)}"


def along(start: Point, one: Point, two: Point, end: Point) -> list[Point]:
    """Points on a cubic Bézier curve, both ends included."""
    return [
        Point(
            a * start.x + b * one.x + c * two.x + d * end.x,
            a * start.y + b * one.y + c * two.y + d * end.y,
        )
        for a, b, c, d in _WEIGHTS
    ]
