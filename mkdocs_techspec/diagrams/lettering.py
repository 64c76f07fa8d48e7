"""Text in a picture, as it was set: lines of runs, each with the mark before it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from . import marks
from .boxes import Line
from .graph import Point
from .palette import PAGE
from .svg import element, number, path, text

_SLACK = 1.1
HALO = {"paint-order": "stroke", "stroke": PAGE, "stroke-width": "4", "stroke-linejoin": "round"}
STRUCK = {"text-decoration": "line-through"}


def lettered(
    lines: Iterable[Line],
    top: Point,
    inks: Mapping[str, str],
    extra: Mapping[str, Mapping[str, str]] = MappingProxyType({}),
) -> Iterator[str]:
    """Lines one below the other; `top` is the middle of the upper edge. `inks`, and `extra` attributes, are by role."""
    y = top.y
    for line in lines:
        yield from _line(line, Point(top.x, y), inks[line.role], extra.get(line.role, {}))
        y += line.height


def _line(line: Line, top: Point, ink: str, extra: Mapping[str, str]) -> Iterator[str]:
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
