"""What the layout is told and what it answers: numbers only, so that no text of a user can reach Graphviz."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Size(NamedTuple):
    """Width and height in user units (points for Graphviz, CSS pixels in the SVG)."""

    width: float
    height: float


class Point(NamedTuple):
    """A place in the picture; y grows downwards."""

    x: float
    y: float


class Rect(NamedTuple):
    """A box in the picture by its edges."""

    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def around(cls, middle: Point, size: Size) -> Rect:
        return cls(
            middle.x - size.width / 2,
            middle.y - size.height / 2,
            middle.x + size.width / 2,
            middle.y + size.height / 2,
        )

    def overlaps(self, other: Rect) -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def grown(self, by: float) -> Rect:
        return Rect(self.left - by, self.top - by, self.right + by, self.bottom + by)


class Link(NamedTuple):
    """That two boxes, by number, are joined, and the room its label takes.

    What is not `main` may give way; what goes `up` wants its target above, as a monitor stands below what it watches.
    """

    source: int
    target: int
    label: Size
    main: bool
    up: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Graph:
    """Boxes to be placed: their sizes, the tier each belongs to (see `views.Tier`), and the links between them.

    `stood` is where the middle of each box was in an earlier picture, None for a box that is new; it is empty where
    there is no earlier picture to be like. Links run from the top down, or from left to right where it is `across`.
    """

    sizes: tuple[Size, ...]
    tiers: tuple[int, ...]
    links: tuple[Link, ...]
    stood: tuple[Point | None, ...] = ()
    across: bool = False


class Route(NamedTuple):
    """Where a link runs: cubic Bézier points (one, then three for each piece), the arrow's tip, the label's middle."""

    points: tuple[Point, ...]
    tip: Point
    label: Point | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Where everything stands: the middle of each box and a route for each link, in the graph's order."""

    size: Size
    boxes: tuple[Point, ...]
    routes: tuple[Route, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """Why there is no layout, on one line, and what to do. It may pass with more time, so it is never kept."""

    message: str
    help: str
