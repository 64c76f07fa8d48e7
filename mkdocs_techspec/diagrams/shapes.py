"""The shape of each kind: one family, and each says what it is. A browser, a phone, a cylinder, a bucket."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from ..model import Kind
from .graph import Point, Rect, Size
from .palette import BUNDLE, PERSON
from .pen import Pen

_LEAST_WIDTH = 76


class Figure(NamedTuple):
    """A drawn shape: filled bodies from back to front, thin lines and dots upon them, and where arrows stop."""

    bodies: tuple[Pen, ...]
    lines: tuple[Pen, ...]
    dots: tuple[Pen, ...]
    outline: Pen


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """How to draw a shape in a rectangle, and the room that it needs around its text, each side for itself."""

    draw: Callable[[Rect], Figure]
    left: float = 11
    right: float = 11
    top: float = 6
    bottom: float = 7
    dashes: str = ""

    def around(self, text: Size) -> Size:
        """The size of the shape for a text of this size."""
        width = max(text.width + self.left + self.right, _LEAST_WIDTH)
        return Size(round(width), round(text.height + self.top + self.bottom))

    def text_area(self, rect: Rect) -> Rect:
        return Rect(rect.left + self.left, rect.top + self.top, rect.right - self.right, rect.bottom - self.bottom)


def shape_of(kind: str) -> Shape:
    """The shape of a kind, or of the person."""
    return _SHAPES[kind]


def rounded(rect: Rect, radius: float) -> Pen:
    """A rectangle with round corners."""
    left, top, right, bottom = rect
    radius = min(radius, (right - left) / 2, (bottom - top) / 2)
    return (
        Pen(left + radius, top)
        .line(right - radius, top)
        .bend_across(right, top + radius)
        .line(right, bottom - radius)
        .bend_along(right - radius, bottom)
        .line(left + radius, bottom)
        .bend_across(left, bottom - radius)
        .line(left, top + radius)
        .bend_along(left + radius, top)
    )


def _figure(pen: Pen, *lines: Pen, dots: tuple[Pen, ...] = (), behind: tuple[Pen, ...] = ()) -> Figure:
    return Figure((*behind, pen), lines, dots, pen)


def _dot(x: float, y: float, radius: float = 1.4) -> Pen:
    return rounded(Rect(x - radius, y - radius, x + radius, y + radius), radius)


def _person(rect: Rect) -> Figure:
    middle, radius = (rect.left + rect.right) / 2, 11
    head = _dot(middle, rect.top + radius, radius)
    body = rounded(rect._replace(top=rect.top + 18), 15)
    drawn = _figure(body)
    return drawn._replace(bodies=(*drawn.bodies, head))


def _server(rect: Rect) -> Figure:
    return _figure(rounded(rect, 8))


def _external(rect: Rect) -> Figure:
    return _figure(rounded(rect, 12))


def _bundle(rect: Rect) -> Figure:
    step = 4
    behind = tuple(
        rounded(Rect(rect.left + at, rect.top + 2 * step - at, rect.right - 2 * step + at, rect.bottom - at), 6)
        for at in (2 * step, step)
    )
    front = rounded(Rect(rect.left, rect.top + 2 * step, rect.right - 2 * step, rect.bottom), 6)
    return _figure(front, behind=behind)._replace(outline=rounded(rect, 8))


def _page(rect: Rect) -> Figure:
    bar = rect.top + 12
    dots = tuple(_dot(rect.left + 9 + 6 * step, rect.top + 6.2) for step in range(3))
    address = Pen(rect.left + 30, rect.top + 6.2).line(rect.right - 9, rect.top + 6.2)
    return _figure(rounded(rect, 7), Pen(rect.left, bar).line(rect.right, bar), address, dots=dots)


def _mobile(rect: Rect) -> Figure:
    middle = (rect.left + rect.right) / 2
    screen = rounded(Rect(rect.left + 4, rect.top + 9, rect.right - 4, rect.bottom - 12), 2)
    ear = Pen(middle - 8, rect.top + 4.6).line(middle + 8, rect.top + 4.6)
    return _figure(rounded(rect, 10), screen, ear, dots=(_dot(middle, rect.bottom - 6, 2.6),))


def _client(rect: Rect) -> Figure:
    bar = rect.top + 12
    prompt = Pen(rect.left + 7, rect.top + 3.5).line(rect.left + 10.5, rect.top + 6.2).line(rect.left + 7, rect.top + 9)
    cursor = Pen(rect.left + 13, rect.top + 9).line(rect.left + 19, rect.top + 9)
    return _figure(rounded(rect, 3), Pen(rect.left, bar).line(rect.right, bar), prompt, cursor)


def _gateway(rect: Rect) -> Figure:
    left, top, right, bottom = rect
    middle, slope = (top + bottom) / 2, 13
    pen = Pen(left + slope, top).line(right - slope, top).line(right, middle).line(right - slope, bottom)
    return _figure(pen.line(left + slope, bottom).line(left, middle))


def _worker(rect: Rect) -> Figure:
    left, top, right, bottom = rect
    cut = 9
    pen = Pen(left + cut, top).line(right - cut, top).line(right, top + cut).line(right, bottom - cut)
    return _figure(
        pen.line(right - cut, bottom).line(left + cut, bottom).line(left, bottom - cut).line(left, top + cut)
    )


def _scheduler(rect: Rect) -> Figure:
    page = rect._replace(top=rect.top + 4)
    bar = page.top + 8
    rings = [Pen(x, rect.top).line(x, page.top + 4.5) for x in (rect.left + 18, rect.right - 18)]
    return _figure(rounded(page, 5), Pen(rect.left, bar).line(rect.right, bar), *rings)


def _database(rect: Rect) -> Figure:
    left, top, right, bottom = rect
    middle, lid = (left + right) / 2, 7
    pen = Pen(left, top + lid).bend_along(middle, top).bend_across(right, top + lid).line(right, bottom - lid)
    rim = Pen(left, top + lid).bend_along(middle, top + 2 * lid).bend_across(right, top + lid)
    return _figure(pen.bend_along(middle, bottom).bend_across(left, bottom - lid), rim)


def _storage(rect: Rect) -> Figure:
    left, top, right, bottom = rect
    middle, lid, taper, foot = (left + right) / 2, 7, 9, 5
    pen = Pen(left, top + lid).bend_along(middle, top).bend_across(right, top + lid).line(right - taper, bottom - foot)
    rim = Pen(left, top + lid).bend_along(middle, top + 2 * lid).bend_across(right, top + lid)
    return _figure(pen.bend_along(middle, bottom).bend_across(left + taper, bottom - foot), rim)


def _cache(rect: Rect) -> Figure:
    step = 4
    behind = rounded(Rect(rect.left + step, rect.top, rect.right, rect.bottom - step), 6)
    front = rounded(Rect(rect.left, rect.top + step, rect.right - step, rect.bottom), 6)
    return _figure(front, behind=(behind,))._replace(outline=rounded(rect, 8))


def _search(rect: Rect) -> Figure:
    return _figure(rounded(rect, min((rect.bottom - rect.top) / 2, 26)))


def _lying(rect: Rect) -> Pen:
    left, top, right, bottom = rect
    middle, cap = (top + bottom) / 2, 8
    pen = Pen(left + cap, top).line(right - cap, top).bend_across(right, middle).bend_along(right - cap, bottom)
    return pen.line(left + cap, bottom).bend_across(left, middle).bend_along(left + cap, top)


def _rim(rect: Rect, inset: float) -> Pen:
    """The near edge of a lying cylinder's right end, `inset` from it."""
    middle, cap, x = (rect.top + rect.bottom) / 2, 8, rect.right - 8 - inset
    return Pen(x, rect.top).bend_across(x - cap, middle).bend_along(x, rect.bottom)


def _queue(rect: Rect) -> Figure:
    return _figure(_lying(rect), _rim(rect, 0))


def _stream(rect: Rect) -> Figure:
    return _figure(_lying(rect), _rim(rect, 0), _rim(rect, 5), _rim(rect, 10))


def _cdn(rect: Rect) -> Figure:
    left, top, right, bottom = rect
    middle, bulge = (top + bottom) / 2, 11
    pen = Pen(left + bulge, top).line(right - bulge, top)
    pen.curve(Point(right - 3, top + 9), Point(right, middle - 8), Point(right, middle))
    pen.curve(Point(right, middle + 8), Point(right - 3, bottom - 9), Point(right - bulge, bottom))
    pen.line(left + bulge, bottom)
    pen.curve(Point(left + 3, bottom - 9), Point(left, middle + 8), Point(left, middle))
    pen.curve(Point(left, middle - 8), Point(left + 3, top + 9), Point(left + bulge, top))
    return _figure(pen)


def _monitor(rect: Rect) -> Figure:
    screen = rect._replace(bottom=rect.bottom - 8)
    middle = (rect.left + rect.right) / 2
    foot = Pen(middle - 9, screen.bottom).line(middle + 9, screen.bottom)
    foot.line(middle + 18, rect.bottom).line(middle - 18, rect.bottom)
    return _figure(rounded(screen, 5), behind=(foot,))


def _other(rect: Rect) -> Figure:
    body = rect._replace(left=rect.left + 6)
    middle = (rect.top + rect.bottom) / 2
    tabs = [rounded(Rect(rect.left, y - 4, rect.left + 12, y + 4), 1) for y in (middle - 10, middle + 10)]
    drawn = _figure(rounded(body, 3))
    return drawn._replace(bodies=(*drawn.bodies, *tabs), outline=rounded(rect, 3))


_SHAPES: Mapping[str, Shape] = {
    PERSON: Shape(draw=_person, top=23, left=16, right=16),
    BUNDLE: Shape(draw=_bundle, top=14, right=19),
    Kind.PAGE: Shape(draw=_page, top=17),
    Kind.MOBILE: Shape(draw=_mobile, top=12, bottom=16, left=13, right=13),
    Kind.CLIENT: Shape(draw=_client, top=17),
    Kind.GATEWAY: Shape(draw=_gateway, left=17, right=17),
    Kind.SERVER: Shape(draw=_server),
    Kind.WORKER: Shape(draw=_worker, left=12, right=12),
    Kind.SCHEDULER: Shape(draw=_scheduler, top=16),
    Kind.DATABASE: Shape(draw=_database, top=17, bottom=10),
    Kind.CACHE: Shape(draw=_cache, top=10, right=15),
    Kind.STORAGE: Shape(draw=_storage, top=17, bottom=9, left=15, right=15),
    Kind.SEARCH: Shape(draw=_search, left=18, right=18),
    Kind.QUEUE: Shape(draw=_queue, left=12, right=20),
    Kind.STREAM: Shape(draw=_stream, left=12, right=30),
    Kind.CDN: Shape(draw=_cdn, left=14, right=14),
    Kind.EXTERNAL: Shape(draw=_external, dashes="5 3"),
    Kind.MONITOR: Shape(draw=_monitor, bottom=15),
    Kind.OTHER: Shape(draw=_other, left=21, right=13),
}
