"""Outlines and arrows as paths: each as what it is, and marked where a stage adds, changes or removes it.

No mark is a colour alone: what is new has a thick line, what is changed a double one, and what is removed is dashed or
dotted, an arrow with a cross upon it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..analysis.stages import Change
from .arrows import Drawn
from .graph import Point
from .palette import CHANGED, LINES, Colours
from .shapes import Figure
from .svg import number, path
from .traffic import Flow

DASHES = {Flow.EVENT: "6 4", Flow.SPARE: "1.5 3.5"}
_THIN, _THICK = "1.4", "3"
_DOUBLE, _BETWEEN = "4.6", "1.6"
_CROSS = 4.0


def figure_paths(figure: Figure, colours: Colours, dashes: str, change: Change | None = None) -> Iterator[str]:
    """A shape's paths: what is filled, then lines and dots in the border's colour."""
    line = CHANGED[Change.REMOVED] if change is Change.REMOVED else colours.line
    for body in figure.bodies:
        yield path(body.closed(), fill=colours.fill, **_border(colours, dashes, change))
        if change is Change.CHANGED:
            yield path(body.closed(), fill="none", stroke=colours.fill, stroke_width=_BETWEEN)
    for one in figure.lines:
        yield path(one.open(), fill="none", stroke=line, stroke_width="1.1", stroke_linecap="round")
    for dot in figure.dots:
        yield path(dot.closed(), fill=line)


def _border(colours: Colours, dashes: str, change: Change | None) -> Mapping[str, str]:
    if change is None:
        broken = {"stroke_dasharray": dashes} if dashes else {}
        return {"stroke": colours.line, "stroke_width": _THIN, **broken}
    ink = CHANGED[change]
    if change is Change.REMOVED:
        return {"stroke": ink, "stroke_width": _THIN, "stroke_dasharray": "4 3", "fill_opacity": "0.5"}
    return {"stroke": ink, "stroke_width": _THICK if change is Change.ADDED else _DOUBLE}


def arrow_paths(drawn: Drawn, flow: Flow, change: Change | None, cross: Point | None = None) -> Iterator[str]:
    """An arrow's line and head, and the `cross` upon one that is removed."""
    ink = CHANGED[change] if change else LINES[flow]
    width = "2.4" if change is Change.ADDED else "1" if flow is Flow.WATCH else "1.3"
    stroke = {"stroke": ink, "stroke_width": width, "fill": "none"}
    dashes = "1.5 4" if change is Change.REMOVED else DASHES.get(flow, "")
    yield path(drawn.line, **stroke, **({"stroke_dasharray": dashes} if dashes else {}))
    yield path(drawn.head, **(stroke if drawn.open else {"fill": ink}))
    if change is Change.REMOVED and cross:
        yield path(_cross(cross), stroke=ink, stroke_width="1.8", stroke_linecap="round", fill="none")


def _cross(at: Point) -> str:
    left, right, top, bottom = (number(place) for place in (at.x - _CROSS, at.x + _CROSS, at.y - _CROSS, at.y + _CROSS))
    return f"M{left} {top}L{right} {bottom}M{left} {bottom}L{right} {top}"
