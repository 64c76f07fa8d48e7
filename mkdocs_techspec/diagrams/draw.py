"""Positions to SVG: shapes, text, classes, tooltips, theme variables. Right without style sheet or script."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Sequence

from ..analysis.stages import Change
from ..model import Key
from .boxes import Sheet
from .drawn_arrows import arrow_labels, arrows
from .drawn_boxes import boxes
from .graph import Layout, Rect
from .svg import element, number, text
from .wording import CHANGES, plain

FONT = "Arial, 'Liberation Sans', Helvetica, sans-serif"
_MARGIN = 8.0
# Room for the word that the script puts on a box's upper edge.
_ABOVE = 15.0

Href = Callable[[Key], str | None]


def svg_of(sheet: Sheet, layout: Layout, href: Href, prefix: str) -> str:
    """One picture. `href` gives the link of a box, `prefix` makes its ids unique on the page."""
    frame = _frame(sheet, layout)
    width, height = frame.right - frame.left, frame.bottom - frame.top
    rooms = [Rect.around(at, box.size) for box, at in zip(sheet.boxes, layout.boxes, strict=True)]
    figures = [box.shape.draw(room) for box, room in zip(sheet.boxes, rooms, strict=True)]
    attributes = {
        "class": f"ts-diagram ts-min-{_least_width(width)}",
        "xmlns": "http://www.w3.org/2000/svg",
        "xmlns:xlink": "http://www.w3.org/1999/xlink",
        "viewBox": " ".join(number(value) for value in (frame.left, frame.top, width, height)),
        "width": number(width),
        "height": number(height),
        # Not an image, which would hide its boxes; and with the keyboard one can scroll what has the focus.
        "role": "group",
        "tabindex": "0",
        "aria-labelledby": f"{prefix}-title",
        "aria-describedby": f"{prefix}-desc",
        "data-ts-system": sheet.view.system,
        "font-family": FONT,
        "text-anchor": "middle",
    }
    children = (
        element("title", {"id": f"{prefix}-title"}, (text(f"{plain(sheet.view.title)} (components and links)"),)),
        element("desc", {"id": f"{prefix}-desc"}, (text(_description(sheet)),)),
        element("g", {"class": "ts-edges", "aria-hidden": "true"}, arrows(sheet, layout, figures, rooms)),
        element("g", {"class": "ts-labels", "aria-hidden": "true"}, arrow_labels(sheet, layout)),
        element("g", {"class": "ts-nodes"}, boxes(sheet, layout, figures, rooms, href)),
    )
    return element("div", {"class": "ts-figure", "data-search-exclude": ""}, (element("svg", attributes, children),))


def _frame(sheet: Sheet, layout: Layout) -> Rect:
    """What the picture takes up: lines may run wider than the boxes."""
    rects = [Rect.around(at, box.size) for box, at in zip(sheet.boxes, layout.boxes, strict=True)]
    for label, route in zip(sheet.labels, layout.routes, strict=True):
        rects += [Rect(x, y, x, y) for x, y in (*route.points, route.tip)]
        if route.label:
            rects.append(Rect.around(route.label, label.size))
    return Rect(
        round(min(rect.left for rect in rects) - _MARGIN),
        round(min(rect.top for rect in rects) - _ABOVE),
        round(max(rect.right for rect in rects) + _MARGIN),
        round(max(rect.bottom for rect in rects) + _MARGIN),
    )


# A little more than 10 of 14, for browsers round.
_LEGIBLE, _BUCKET, _WIDEST = 10.05 / 14, 20, 1600


def _least_width(width: float) -> int:
    """The width under which titles would be less than 10 high, as one of the style sheet's steps."""
    return min(_WIDEST, math.ceil(width * _LEGIBLE / _BUCKET) * _BUCKET)


def _description(sheet: Sheet) -> str:
    nodes = [box.node for box in sheet.boxes if box.node.component is not None or box.node.bundle is not None]
    things = "boxes" if any(node.bundle for node in nodes) else "components"
    parts = _counted(len(nodes), things, [node.change for node in nodes])
    joins = _counted(len(sheet.labels), "arrows", [label.arrow.change for label in sheet.labels])
    return f"{parts}, joined by {joins}."


def _counted(count: int, things: str, changes: Sequence[Change | None]) -> str:
    """How many there are and, where a stage does something to some of them, to how many."""
    found = Counter(changes)
    said = [f"{found[change]} {word}" for change, word in CHANGES.items() if found[change]]
    return f"{count} {things} ({', '.join(said)})" if said else f"{count} {things}"
