"""The boxes of a picture: shape, text and badge, with tooltips, classes and links."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from ..analysis.stages import Change
from ..model import Key
from .boxes import Badge, Box, Sheet
from .graph import Layout, Point, Rect
from .lettering import STRUCK, lettered
from .palette import CHANGED, LONE, OWNER, PAGE, colours_of
from .shapes import Figure, rounded
from .strokes import figure_paths
from .svg import element, path, text


def boxes(
    sheet: Sheet,
    layout: Layout,
    figures: Sequence[Figure],
    rooms: Sequence[Rect],
    href: Callable[[Key], str | None],
) -> Iterator[str]:
    """The boxes as they are read: row by row, from the left. `rooms` are their places, `figures` their shapes."""
    order = sorted(range(len(sheet.boxes)), key=lambda place: (round(layout.boxes[place].y), layout.boxes[place].x))
    for place in order:
        box = sheet.boxes[place]
        link = href(box.node.key) if box.node.component is not None else None
        yield _box(box, rooms[place], figures[place], link)


def _box(box: Box, room: Rect, figure: Figure, link: str | None) -> str:
    node = box.node
    outside = " ts-outside" if node.outside else ""
    change = f" ts-{node.change}" if node.change else ""
    attributes = {"class": f"ts-node ts-kind-{box.kind}{outside}{change}"}
    if link is not None:
        # Not plain `href`: Material's instant navigation sets the property of that name on all that has the attribute,
        # which links in SVG do not take (squidfunk/mkdocs-material, integrations/instant).
        attributes["xlink:href"] = link
    if node.component is not None:
        attributes["data-ts"] = str(node.key)
    colours = colours_of(box.kind, outside=node.outside)
    children = (
        element("title", {}, (text(box.tooltip),)),
        *figure_paths(figure, colours, box.shape.dashes, node.change),
        *_text(box, room),
    )
    return element("a" if link is not None else "g", attributes, children)


def _text(box: Box, room: Rect) -> Iterator[str]:
    area = box.shape.text_area(room)
    top = Point((area.left + area.right) / 2, area.top)
    change = box.node.change
    if box.badge and change:
        yield from _badge(box.badge, change, top)
        top = top._replace(y=top.y + box.badge.room)
    yield from lettered(box.lines, top, _inks(box), {"title": STRUCK} if change is Change.REMOVED else {})


def _inks(box: Box) -> Mapping[str, str]:
    """The colour of each line of a box by its role; what is removed keeps that of its kind, and no other."""
    colours = colours_of(box.kind, outside=box.node.outside)
    if box.node.change is Change.REMOVED:
        return {"kind": colours.line, **dict.fromkeys(("title", "detail", "owner"), CHANGED[Change.REMOVED])}
    inks = {"kind": colours.line, "title": colours.ink, "detail": colours.ink, "owner": OWNER, "lone": LONE}
    return {**inks, "changed": CHANGED[Change.CHANGED]}


def _badge(badge: Badge, change: Change, top: Point) -> Iterator[str]:
    """A pill in the mark's colour, `top` the middle of its upper edge; that of what is removed is only outlined."""
    width, height = badge.size
    ink = CHANGED[change]
    fill, letters = (PAGE, ink) if change is Change.REMOVED else (ink, PAGE)
    rect = Rect(top.x - width / 2, top.y, top.x + width / 2, top.y + height)
    yield path(rounded(rect, height / 2).closed(), fill=fill, stroke=ink, stroke_width="1")
    yield from lettered((badge.line,), top._replace(y=top.y + (height - badge.line.height) / 2), {"badge": letters})
