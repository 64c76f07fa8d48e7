"""Positions to SVG: shapes, text, classes, tooltips, theme variables. Right without style sheet or script."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator

from ..model import Key
from . import marks
from .arrows import drawn
from .boxes import Box, Label, Line, Sheet, plain, shortened
from .graph import Layout, Point, Rect
from .palette import LABEL, LINES, LONE, OWNER, PAGE, Colours, colours_of
from .shapes import Figure
from .svg import element, number, path, text
from .traffic import Flow

FONT = "Arial, 'Liberation Sans', Helvetica, sans-serif"
DASHES = {Flow.EVENT: "6 4", Flow.SPARE: "1.5 3.5"}
_MARGIN = 8.0
_SLACK = 1.1

Href = Callable[[Key], str | None]


def svg_of(sheet: Sheet, layout: Layout, href: Href, prefix: str) -> str:
    """One picture. `href` gives the link of a box, `prefix` makes its ids unique on the page."""
    frame = _frame(sheet, layout)
    width, height = frame.right - frame.left, frame.bottom - frame.top
    figures = [box.shape.draw(Rect.around(at, box.size)) for box, at in zip(sheet.boxes, layout.boxes, strict=True)]
    attributes = {
        "class": f"ts-diagram ts-min-{_least_width(width)}",
        "xmlns": "http://www.w3.org/2000/svg",
        "viewBox": " ".join(number(value) for value in (frame.left, frame.top, width, height)),
        "width": number(width),
        "height": number(height),
        "role": "img",
        "aria-labelledby": f"{prefix}-title {prefix}-desc",
        "data-ts-system": sheet.view.system,
        "font-family": FONT,
        "text-anchor": "middle",
    }
    children = (
        element("title", {"id": f"{prefix}-title"}, (text(f"{plain(sheet.view.title)} (components and links)"),)),
        element("desc", {"id": f"{prefix}-desc"}, (text(_description(sheet)),)),
        element("g", {"class": "ts-edges"}, _edges(sheet, layout, figures)),
        element("g", {"class": "ts-labels"}, _labels(sheet, layout)),
        element("g", {"class": "ts-nodes"}, _nodes(sheet, layout, figures, href)),
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
        round(min(rect.top for rect in rects) - _MARGIN),
        round(max(rect.right for rect in rects) + _MARGIN),
        round(max(rect.bottom for rect in rects) + _MARGIN),
    )


_LEGIBLE, _BUCKET, _WIDEST = 10 / 14, 20, 1600


def _least_width(width: float) -> int:
    """The width under which titles would be less than 10 high, as one of the style sheet's steps."""
    return min(_WIDEST, math.ceil(width * _LEGIBLE / _BUCKET) * _BUCKET)


def _description(sheet: Sheet) -> str:
    named = [f"{box.tooltip.splitlines()[0]}" for box in sheet.boxes if box.node.component is not None]
    return f"{len(named)} components, joined by {len(sheet.labels)} arrows: {', '.join(named)}."


# --- arrows ---------------------------------------------------------------------------------------------------------


def _edges(sheet: Sheet, layout: Layout, figures: list[Figure]) -> Iterator[str]:
    places = {box.node.key: number for number, box in enumerate(sheet.boxes)}
    outlines = [figure.outline.points() for figure in figures]
    for label, route in zip(sheet.labels, layout.routes, strict=True):
        arrow = label.arrow
        ends = (outlines[places[arrow.source]], outlines[places[arrow.target]])
        line = drawn(route, arrow.flow, *ends)
        ink = LINES[arrow.flow]
        stroke = {"stroke": ink, "stroke_width": "1" if arrow.flow is Flow.WATCH else "1.3", "fill": "none"}
        dashes = {"stroke_dasharray": DASHES[arrow.flow]} if arrow.flow in DASHES else {}
        head = stroke if line.open else {"fill": ink}
        yield element(
            "g",
            _edge_attributes(label),
            (_tooltip(_told(label)), path(line.line, **stroke, **dashes), path(line.head, **head)),
        )


def _edge_attributes(label: Label) -> dict[str, str]:
    arrow = label.arrow
    return {
        "class": f"ts-edge ts-{arrow.flow}",
        "data-ts-from": str(arrow.source),
        "data-ts-to": str(arrow.target),
    }


def _told(label: Label) -> str:
    return shortened("\n".join(label.arrow.details) or label.arrow.label)


def _tooltip(content: str) -> str:
    return element("title", {}, (text(content),)) if content else ""


def _labels(sheet: Sheet, layout: Layout) -> Iterator[str]:
    for label, route in zip(sheet.labels, layout.routes, strict=True):
        if route.label is None or not label.lines:
            continue
        ink = LINES[Flow.EVENT] if label.arrow.flow is Flow.EVENT else LABEL
        top = route.label.y - label.size.height / 2
        yield element(
            "g",
            _edge_attributes(label),
            (_tooltip(_told(label)), *_lines(label.lines, Point(route.label.x, top), {"label": ink}, halo=True)),
        )


# --- boxes ----------------------------------------------------------------------------------------------------------


def _nodes(sheet: Sheet, layout: Layout, figures: list[Figure], href: Href) -> Iterator[str]:
    """The boxes as they are read: row by row, from the left."""
    order = sorted(range(len(sheet.boxes)), key=lambda place: (round(layout.boxes[place].y), layout.boxes[place].x))
    for place in order:
        box = sheet.boxes[place]
        link = href(box.node.key) if box.node.component is not None else None
        yield _node(box, Rect.around(layout.boxes[place], box.size), figures[place], link)


def _node(box: Box, rect: Rect, figure: Figure, link: str | None) -> str:
    outside = " ts-outside" if box.node.outside else ""
    attributes = {"class": f"ts-node ts-kind-{box.kind}{outside}"}
    if link is not None:
        attributes["href"] = link
    if box.node.component is not None:
        attributes["data-ts"] = str(box.node.key)
    colours = colours_of(box.kind, outside=box.node.outside)
    area = box.shape.text_area(rect)
    inks = {"kind": colours.line, "title": colours.ink, "detail": colours.ink, "owner": OWNER, "lone": LONE}
    top = Point((area.left + area.right) / 2, area.top)
    children = (_tooltip(box.tooltip), *figure_paths(figure, colours, box.dashes), *_lines(box.lines, top, inks))
    return element("a" if link is not None else "g", attributes, children)


def figure_paths(figure: Figure, colours: Colours, dashes: str) -> Iterator[str]:
    """A shape's paths: what is filled, then lines and dots in the border's colour."""
    broken = {"stroke_dasharray": dashes} if dashes else {}
    for body in figure.bodies:
        yield path(body.closed(), fill=colours.fill, stroke=colours.line, stroke_width="1.4", **broken)
    for line in figure.lines:
        yield path(line.open(), fill="none", stroke=colours.line, stroke_width="1.1", stroke_linecap="round")
    for dot in figure.dots:
        yield path(dot.closed(), fill=colours.line)


# --- text -----------------------------------------------------------------------------------------------------------

_HALO = {"paint-order": "stroke", "stroke": PAGE, "stroke-width": "4", "stroke-linejoin": "round"}


def _lines(lines: tuple[Line, ...], top: Point, inks: dict[str, str], *, halo: bool = False) -> Iterator[str]:
    y = top.y
    for line in lines:
        yield from _line(line, Point(top.x, y), inks[line.role], _HALO if halo else {})
        y += line.height


def _line(line: Line, top: Point, ink: str, extra: dict[str, str]) -> Iterator[str]:
    """A line of text, its mark before it; `top` is the middle of its upper edge."""
    size = line.runs[0][1].size
    baseline = top.y + size * 0.9 + 1
    x = top.x
    if line.mark:
        letters = (line.width - marks.ROOM) / _SLACK
        x += marks.ROOM / 2
        yield mark(line.mark, Point(x - letters / 2 - marks.ROOM, baseline - size * 0.36 - marks.SIZE / 2), ink)
    attributes = {"x": number(x), "y": number(baseline), "font-size": number(size), "fill": ink, **extra}
    if len(line.runs) == 1:
        yield element("text", {**attributes, **_face(line, 0)}, (text(line.runs[0][0]),))
        return
    spans = (
        element("tspan", {**({"dx": "3"} if place else {}), **_face(line, place)}, (text(run.strip()),))
        for place, (run, _) in enumerate(line.runs)
    )
    yield element("text", attributes, spans)


def _face(line: Line, place: int) -> dict[str, str]:
    face = line.runs[place][1]
    weight = {"font-weight": face.weight} if face.weight != "normal" else {}
    return weight | ({"letter-spacing": number(face.spacing)} if face.spacing else {})


def mark(d: str, at: Point, ink: str) -> str:
    """A small mark with its upper left corner at a place."""
    place = f"translate({number(at.x)} {number(at.y)})"
    return path(
        d, transform=place, fill="none", stroke=ink, stroke_width="1", stroke_linecap="round", stroke_linejoin="round"
    )
