"""The arrows of a picture and their labels, with tooltips and classes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..analysis.stages import Change
from .arrows import drawn, middle_of
from .boxes import Label, Sheet
from .graph import Layout, Point, Rect, Route
from .lettering import HALO, lettered
from .palette import CHANGED, LABEL, LINES
from .shapes import Figure
from .strokes import arrow_paths
from .svg import element, text
from .traffic import Flow
from .wording import CHANGES, name_of_end, shortened

# How far the cross on a removed arrow keeps off boxes and labels.
_OFF = 7.0


def arrows(sheet: Sheet, layout: Layout, figures: Sequence[Figure], rooms: Sequence[Rect]) -> Iterator[str]:
    """The arrows, from outline to outline; `rooms` are those of the boxes, `figures` their shapes."""
    outlines = {box.node.key: figure.outline.points() for box, figure in zip(sheet.boxes, figures, strict=True)}
    labels = (Rect.around(route.label, label.size) for label, route in _labelled(sheet, layout) if route.label)
    taken = [room.grown(_OFF) for room in (*rooms, *labels)]
    for label, route in zip(sheet.labels, layout.routes, strict=True):
        arrow = label.arrow
        line = drawn(route, arrow.flow, outlines[arrow.source], outlines[arrow.target])
        cross = middle_of(route, taken) if arrow.change is Change.REMOVED else None
        paths = arrow_paths(line, arrow.flow, arrow.change, cross)
        yield element("g", _attributes(label), (_tooltip(label), *paths))


def arrow_labels(sheet: Sheet, layout: Layout) -> Iterator[str]:
    """What stands beside the arrows."""
    for label, route in _labelled(sheet, layout):
        if route.label:
            top = Point(route.label.x, route.label.y - label.size.height / 2)
            lines = lettered(label.lines, top, {"label": _ink(label)}, {"label": HALO})
            yield element("g", _attributes(label), (_tooltip(label), *lines))


def _labelled(sheet: Sheet, layout: Layout) -> Iterator[tuple[Label, Route]]:
    return ((label, route) for label, route in zip(sheet.labels, layout.routes, strict=True) if label.lines)


def _attributes(label: Label) -> dict[str, str]:
    arrow = label.arrow
    change = f" ts-{arrow.change}" if arrow.change else ""
    return {
        "class": f"ts-edge ts-{arrow.flow}{change}",
        "data-ts-from": name_of_end(arrow.source),
        "data-ts-to": name_of_end(arrow.target),
    }


def _ink(label: Label) -> str:
    if label.arrow.change:
        return CHANGED[label.arrow.change]
    return LINES[Flow.EVENT] if label.arrow.flow is Flow.EVENT else LABEL


def _tooltip(label: Label) -> str:
    arrow = label.arrow
    told = arrow.details or ((arrow.label,) if arrow.label else ())
    said = (CHANGES[arrow.change],) if arrow.change else ()
    content = shortened("\n".join((*said, *told)))
    return element("title", {}, (text(content),)) if content else ""
