"""The key under a picture, in HTML: only the kinds and lines that occur in it."""

from __future__ import annotations

from collections.abc import Iterator

from ..analysis.stages import Change
from . import marks
from .arrows import Drawn
from .boxes import Box, Sheet
from .graph import Point, Rect
from .lettering import mark
from .palette import LINES, LONE, colours_of
from .shapes import shape_of
from .strokes import DASHES, arrow_paths, figure_paths
from .svg import element, path, text
from .traffic import Flow
from .wording import CHANGES, TIMES, copies_text, is_lone, kind_of

_SAMPLE = Rect(1, 1, 47, 35)
_ROOM_FOR_BORDER = 2.0
_FLOWS = {
    Flow.CALL: "calls (or reads, writes, as marked)",
    Flow.EVENT: "events: nobody waits for them",
    Flow.SPARE: "only where the first is down or has nothing",
    Flow.WATCH: "watches",
}


def key_of(sheet: Sheet) -> str:
    """The key of one picture: a list with a drawn sample for each entry."""
    attributes = {"class": "ts-key", "role": "list", "aria-label": "Key to the picture", "data-search-exclude": ""}
    return element("ul", attributes, _items(sheet))


def _items(sheet: Sheet) -> Iterator[str]:
    kinds = {_kind_name(box): box for box in sheet.boxes}
    for name, box in kinds.items():
        yield _item(f"ts-kind-{box.kind}", _shape_sample(box.kind), name)
    flows = {label.arrow.flow for label in sheet.labels}
    for flow, said in _FLOWS.items():
        if flow in flows:
            yield _item(f"ts-{flow}", _line_sample(flow), said)
    yield from _changes(sheet)
    yield from _notes(sheet)


def _changes(sheet: Sheet) -> Iterator[str]:
    """How a stage's picture shows what it does, where it does it."""
    parts = {box.node.change for box in sheet.boxes}
    joins = {label.arrow.change for label in sheet.labels}
    for change, word in CHANGES.items():
        if change in parts:
            yield _item(f"ts-{change}", _shape_sample("server", change=change), word)
        if change in joins:
            yield _item(f"ts-{change}", _marked_line_sample(change), f"{word} link")


def _notes(sheet: Sheet) -> Iterator[str]:
    """What the small print in the boxes means, where it occurs."""
    own = [box.node.component for box in sheet.boxes if box.node.component is not None and not box.node.outside]
    if any(TIMES in copies_text(component) for component in own):
        yield _item("ts-copies", "", f"{TIMES}N: how many run")
    if any(is_lone(component) for component in own):
        sample = _drawing("0 0 10 10", 12, (mark(marks.LONE, Point(0, 0), LONE),))
        yield _item("ts-lone", sample, "1 copy: nothing takes over")
    if any(component.owners for component in own):
        yield _item("ts-owner", "", "@name: owner")
    if any(box.node.outside for box in sheet.boxes):
        yield _item("ts-outside", _shape_sample("server", outside=True), f"on the bare page: {sheet.view.outside}")


def _kind_name(box: Box) -> str:
    if box.node.bundle:
        return "several: opens into its parts"
    return kind_of(box.node.component) if box.node.component else "person"


def _item(kind: str, sample: str, said: str) -> str:
    return element("li", {"class": f"ts-key-item {kind}"}, (sample, element("span", {}, (text(said),))))


def _drawing(view: str, width: int, children: tuple[str, ...]) -> str:
    attributes = {
        "class": "ts-key-mark",
        "xmlns": "http://www.w3.org/2000/svg",
        "viewBox": view,
        "width": str(width),
        "height": "18",
        "aria-hidden": "true",
        "focusable": "false",
    }
    return element("svg", attributes, children)


def _shape_sample(kind: str, *, outside: bool = False, change: Change | None = None) -> str:
    shape = shape_of(kind)
    sample = _SAMPLE.grown(-_ROOM_FOR_BORDER) if change else _SAMPLE
    paths = figure_paths(shape.draw(sample), colours_of(kind, outside=outside), shape.dashes, change)
    return _drawing("0 0 48 36", 24, tuple(paths))


def _line_sample(flow: Flow) -> str:
    ink = LINES[flow]
    dashes = {"stroke_dasharray": DASHES[flow]} if flow in DASHES else {}
    line = path("M1 9L33 9", stroke=ink, stroke_width="1.4", fill="none", **dashes)
    tip = "M26 5L35 9L26 13"
    head = path(f"{tip}Z", fill=ink) if flow is Flow.CALL else path(tip, stroke=ink, stroke_width="1.4", fill="none")
    return _drawing("0 0 36 18", 36, (line, head))


def _marked_line_sample(change: Change) -> str:
    line = Drawn("M1 9L28 9", "M26 5L35 9L26 13Z", open=False)
    return _drawing("0 0 36 18", 36, tuple(arrow_paths(line, Flow.CALL, change, Point(13, 9))))
