"""Graphviz's answer (`json0`) as a layout, taken only where it is whole."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from .graph import Graph, Layout, Point, Rect, Route, Size


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A layout in which every box is placed, and the numbers of the links that Graphviz lost (drawn straight here)."""

    layout: Layout
    lost: tuple[int, ...]


def read_answer(text: str, graph: Graph) -> Answer | None:
    """What `text` says of `graph`, or None where that is not a whole answer."""
    try:
        return _read(json.loads(text), graph)
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError):
        return None


def _read(found: Mapping[str, object], graph: Graph) -> Answer | None:
    _, _, width, height = _numbers(str(found["bb"]))
    places = {item["name"]: item for item in _items(found.get("objects")) if "pos" in item}
    boxes = tuple(_point(str(places[f"n{number}"]["pos"]), height) for number in range(len(graph.sizes)))
    edges = {item["id"]: item for item in _items(found.get("edges")) if "id" in item and "pos" in item}
    lost = tuple(number for number in range(len(graph.links)) if f"e{number}" not in edges)
    routes = tuple(
        straight(graph, boxes, number) if number in lost else _route(edges[f"e{number}"], height)
        for number in range(len(graph.links))
    )
    return Answer(layout=Layout(size=Size(width, height), boxes=boxes, routes=routes), lost=lost)


def _items(found: object) -> Iterator[Mapping[str, object]]:
    if isinstance(found, list):
        yield from (item for item in found if isinstance(item, dict))


def _numbers(text: str) -> tuple[float, ...]:
    numbers = tuple(float(word) for word in text.split(","))
    if not all(math.isfinite(number) and abs(number) < 1e6 for number in numbers):
        raise ValueError(text)
    return numbers


def _point(text: str, height: float) -> Point:
    x, y = _numbers(text)
    return Point(round(x, 2), round(height - y, 2))


_TIP = re.compile(r"^[es],")


def _route(edge: Mapping[str, object], height: float) -> Route:
    """A route from source to target: what was turned round for its rank (tip first) is turned back."""
    words = str(edge["pos"]).split(";")[0].split()
    turned = any(word.startswith("s,") for word in words)
    tips = [_point(word[2:], height) for word in words if _TIP.match(word)]
    points = [_point(word, height) for word in words if not _TIP.match(word)]
    if len(points) < 4 or len(points) % 3 != 1:
        raise ValueError(edge["pos"])
    if turned:
        points.reverse()
    return Route(tuple(points), tips[0] if tips else points[-1], None)


def straight(graph: Graph, boxes: tuple[Point, ...], number: int) -> Route:
    """A straight line between the borders of two boxes, for a link that Graphviz lost."""
    link = graph.links[number]
    ends = [
        _border(Rect.around(boxes[here], graph.sizes[here]), boxes[here], boxes[there])
        for here, there in ((link.source, link.target), (link.target, link.source))
    ]
    start, tip = ends
    length = math.dist(start, tip) or 1.0
    share = max(0.0, 1 - 8 / length)
    end = _between(start, tip, share)
    return Route((start, _between(start, end, 1 / 3), _between(start, end, 2 / 3), end), tip, None)


def _border(rect: Rect, here: Point, there: Point) -> Point:
    """Where the line from the middle of a box towards `there` leaves the box."""
    across, down = abs(there.x - here.x), abs(there.y - here.y)
    shares = []
    if across:
        shares.append((rect.right - rect.left) / 2 / across)
    if down:
        shares.append((rect.bottom - rect.top) / 2 / down)
    return _between(here, there, min([1.0, *shares]))


def _between(one: Point, two: Point, share: float) -> Point:
    return Point(round(one.x + (two.x - one.x) * share, 2), round(one.y + (two.y - one.y) * share, 2))


def with_labels(layout: Layout, labels: tuple[Point | None, ...]) -> Layout:
    """The same layout with the labels in these places."""
    routes = tuple(route._replace(label=label) for route, label in zip(layout.routes, labels, strict=True))
    return replace(layout, routes=routes)
