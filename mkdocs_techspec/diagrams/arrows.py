"""Lines and their heads: from the border of one shape to the border of another, whatever these shapes are."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from .graph import Point, Rect, Route
from .pen import pair
from .quality import flattened
from .traffic import Flow

# The layout knows rectangles; a real shape lies at most this far inside its own.
_DEEPEST = 40.0
_STEP = 3.0
_UNDER = 3.0
_LENGTH, _HALF = 9.0, 3.4


class Drawn(NamedTuple):
    """An arrow's line and head as path data; an `open` head is stroked, another filled."""

    line: str
    head: str
    open: bool


def drawn(route: Route, flow: Flow, source: Sequence[Point], target: Sequence[Point]) -> Drawn:
    """A route between two outlines, which lie inside of what it runs between.

    It starts a little under its source, so that no gap shows.
    """
    last = route.points[-1]
    ahead = _direction(last, route.tip)
    tip = _until_inside(route.tip, ahead, target) or route.tip
    back = _direction(_other(route.points), route.points[0])
    start = _until_inside(route.points[0], back, source)
    hollow = flow in (Flow.EVENT, Flow.SPARE, Flow.WATCH)
    end = tip if hollow else _moved(tip, ahead, -_LENGTH + 1)
    return Drawn(
        _line(route.points, _moved(start, back, _UNDER) if start else None, end),
        _head(tip, ahead, hollow=hollow),
        hollow,
    )


def middle_of(route: Route, taken: Sequence[Rect]) -> Point:
    """The place nearest to a route's middle that is off all these, or its middle."""
    points = flattened(route)
    half = (len(points) - 1) / 2
    ordered = [point for _, point in sorted(enumerate(points), key=lambda pair: abs(pair[0] - half))]
    return next((point for point in ordered if not any(_within(point, rect) for rect in taken)), ordered[0])


def _within(point: Point, rect: Rect) -> bool:
    return rect.left < point.x < rect.right and rect.top < point.y < rect.bottom


def _other(points: Sequence[Point]) -> Point:
    """The first point that says where a line comes from: control points may lie on its start."""
    return next((point for point in points if math.dist(point, points[0]) > 0.1), points[-1])


def _line(points: Sequence[Point], start: Point | None, end: Point) -> str:
    parts = [f"M{pair(start or points[0])}"]
    if start:
        parts.append(f"L{pair(points[0])}")
    parts += ["C" + " ".join(map(pair, points[place : place + 3])) for place in range(1, len(points), 3)]
    parts.append(f"L{pair(end)}")
    return "".join(parts)


def _head(tip: Point, ahead: Point, *, hollow: bool) -> str:
    base = _moved(tip, ahead, -_LENGTH)
    aside = Point(-ahead.y, ahead.x)
    wings = [pair(_moved(base, aside, half)) for half in (_HALF, -_HALF)]
    return f"M{wings[0]}L{pair(tip)}L{wings[1]}" + ("" if hollow else "Z")


def _direction(one: Point, two: Point) -> Point:
    length = math.dist(one, two)
    return Point((two.x - one.x) / length, (two.y - one.y) / length) if length else Point(0, 1)


def _moved(point: Point, direction: Point, by: float) -> Point:
    return Point(point.x + direction.x * by, point.y + direction.y * by)


def _until_inside(point: Point, direction: Point, outline: Sequence[Point]) -> Point | None:
    """Where a line that goes on from `point` meets an outline, if it soon does."""
    for step in range(int(_DEEPEST / _STEP)):
        if _inside(_moved(point, direction, step * _STEP), outline):
            return _moved(point, direction, _border(point, direction, outline, step * _STEP))
    return None


def _border(point: Point, direction: Point, outline: Sequence[Point], inner: float) -> float:
    """How far off the border is that lies less than a step before `inner`."""
    outer = max(0.0, inner - _STEP)
    for _ in range(4):
        middle = (outer + inner) / 2
        if _inside(_moved(point, direction, middle), outline):
            inner = middle
        else:
            outer = middle
    return inner


def _inside(point: Point, outline: Sequence[Point]) -> bool:
    inside = False
    before = outline[-1]
    for here in outline:
        if (here.y > point.y) != (before.y > point.y):
            cut = (before.x - here.x) * (point.y - here.y) / (before.y - here.y) + here.x
            inside ^= point.x < cut
        before = here
    return inside
