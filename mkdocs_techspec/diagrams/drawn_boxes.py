"""The boxes of a picture: shape, text and badge, with tooltips, classes and links."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from ..analysis.stages import Change
from ..model import Key
from .boxes import Box, Sheet
from .graph import Layout, Point, Rect
from .lettering import STRUCK, lettered
from .palette import CHANGED, LONE, OWNER, PAGE, colours_of
from .shapes import Figure, rounded
from .strokes import figure_paths
from .svg import element, number, path, text
from .wording import name_of_end


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
        link = href(box.node.key) if box.node.component is not None or box.node.bundle is not None else None
        yield _box(box, rooms[place], figures[place], link)


def _box(box: Box, room: Rect, figure: Figure, link: str | None) -> str:
    node = box.node
    outside = " ts-outside" if node.outside else ""
    change = f" ts-{node.change}" if node.change else ""
    attributes = {"class": f"ts-node ts-kind-{box.kind}{outside}{change}", **_said(box, linked=link is not None)}
    if link is not None:
        # Not plain `href`: Material's instant navigation sets the property of that name on all that has the attribute,
        # which links in SVG do not take (squidfunk/mkdocs-material, integrations/instant).
        attributes["xlink:href"] = link
    # The middle of its upper edge, where the script puts a mark: in a closed tab a browser does not know it.
    attributes["data-ts-at"] = f"{number((room.left + room.right) / 2)} {number(room.top)}"
    if node.component is not None:
        attributes["data-ts"] = str(node.key)
    if node.bundle is not None:
        attributes["data-ts-box"] = name_of_end(node.key)
        attributes["data-ts-group"] = " ".join(str(one.key) for one in node.bundle.nodes)
    colours = colours_of(box.kind, outside=node.outside)
    children = (
        element("title", {}, (text(box.tooltip),)),
        *figure_paths(figure, colours, box.shape.dashes, node.change),
        *_badge(box, room),
        element("g", {"aria-hidden": "true"}, _text(box, room)),
    )
    return element("a" if link is not None else "g", attributes, children)


def _said(box: Box, *, linked: bool) -> dict[str, str]:
    """What a screen reader says of a box: its name and kind, then the rest of its tooltip, and nothing twice.

    Its text says the same again and is hidden from it. Without these attributes the whole tooltip is the name.
    """
    name, _, rest = box.tooltip.partition("\n")
    role = {} if linked else {"role": "img"}
    return {**role, "aria-label": name, "aria-description": rest.replace("\n", "; ")} if rest else role


def _text(box: Box, room: Rect) -> Iterator[str]:
    top = _top(box, room)
    change = box.node.change
    if box.badge and change:
        top_of_badge = top._replace(y=top.y + (box.badge.size.height - box.badge.line.height) / 2)
        letters = CHANGED[change] if change is Change.REMOVED else PAGE
        yield from lettered((box.badge.line,), top_of_badge, {"badge": letters})
        top = top._replace(y=top.y + box.badge.room)
    yield from lettered(box.lines, top, _inks(box), {"title": STRUCK} if change is Change.REMOVED else {})


def _top(box: Box, room: Rect) -> Point:
    """The middle of the upper edge of a box's text."""
    area = box.shape.text_area(room)
    return Point((area.left + area.right) / 2, area.top)


def _inks(box: Box) -> Mapping[str, str]:
    """The colour of each line of a box by its role; what is removed keeps that of its kind, and no other."""
    colours = colours_of(box.kind, outside=box.node.outside)
    if box.node.change is Change.REMOVED:
        return {"kind": colours.line, **dict.fromkeys(("title", "detail", "owner"), CHANGED[Change.REMOVED])}
    inks = {"kind": colours.line, "title": colours.ink, "detail": colours.ink, "owner": OWNER, "lone": LONE}
    return {**inks, "changed": CHANGED[Change.CHANGED]}


def _badge(box: Box, room: Rect) -> Iterator[str]:
    """The pill of a box that a stage does something to, in the mark's colour; that of what is removed is outlined."""
    change = box.node.change
    if box.badge and change:
        width, height = box.badge.size
        top, ink = _top(box, room), CHANGED[change]
        rect = Rect(top.x - width / 2, top.y, top.x + width / 2, top.y + height)
        fill = PAGE if change is Change.REMOVED else ink
        yield path(rounded(rect, height / 2).closed(), fill=fill, stroke=ink, stroke_width="1")
