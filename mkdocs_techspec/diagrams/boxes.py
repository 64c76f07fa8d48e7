"""What stands in each box and how big that is: a view becomes sized boxes and links."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from ..analysis.stages import Change
from ..model import Component, Key
from . import marks, metrics
from .graph import Graph, Link, Point, Size
from .metrics import Face
from .palette import PERSON
from .shapes import Shape, shape_of
from .traffic import Flow
from .views import Arrow, Node, View
from .wording import CHANGES, copies_text, is_lone, kind_of, name_of, owner_text, plain, tooltip_of

__all__ = ["Badge", "Box", "Label", "Line", "Sheet", "is_lone", "sheet_of"]

_ROOM = 124
_DETAIL_ROOM = 132
_LABEL_ROOM = 92
_BADGE_HEIGHT, _BADGE_PADDING, _BADGE_GAP = 14.0, 6.0, 2.0
_MAIN = (Flow.CALL, Flow.EVENT, Flow.USE)
_NOWHERE: Mapping[Key, Point] = MappingProxyType({})


class Line(NamedTuple):
    """A line of a box or label: runs of text, each in a face. `role` names its colour, `mark` is drawn before it."""

    role: str
    runs: tuple[tuple[str, Face], ...]
    mark: str = ""

    @property
    def width(self) -> float:
        return sum(metrics.width_of(text, face) for text, face in self.runs) + (marks.ROOM if self.mark else 0)

    @property
    def height(self) -> float:
        return max(face.line for _, face in self.runs)


class Badge(NamedTuple):
    """The word on a box that a stage does something to: a pill above its text, where no arrow's head can end."""

    line: Line

    @property
    def size(self) -> Size:
        return Size(self.line.width + 2 * _BADGE_PADDING, _BADGE_HEIGHT)

    @property
    def room(self) -> float:
        """How far down it moves the text."""
        return _BADGE_HEIGHT + _BADGE_GAP


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A node with its text set; `size` is that of its whole shape."""

    node: Node
    kind: str
    shape: Shape
    lines: tuple[Line, ...]
    badge: Badge | None
    size: Size
    tooltip: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """An arrow with its label set; `size` is that of the text, and nothing where there is none."""

    arrow: Arrow
    lines: tuple[Line, ...]
    size: Size


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A view ready for the layout: boxes and labels in the view's order."""

    view: View
    boxes: tuple[Box, ...]
    labels: tuple[Label, ...]

    def graph(self, stood: Mapping[Key, Point] = _NOWHERE) -> Graph:
        """What the layout is told: sizes, rows and who is joined to whom, and not a word of text.

        `stood` is where boxes stand in an earlier picture that this one is to be like.
        """
        place = {box.node.key: number for number, box in enumerate(self.boxes)}
        places = tuple(stood.get(box.node.key) for box in self.boxes)
        return Graph(
            sizes=tuple(box.size for box in self.boxes),
            tiers=tuple(int(box.node.tier) for box in self.boxes),
            links=tuple(
                Link(
                    source=place[label.arrow.source],
                    target=place[label.arrow.target],
                    label=label.size,
                    main=label.arrow.flow in _MAIN and label.arrow.change is not Change.REMOVED,
                    up=label.arrow.flow is Flow.WATCH,
                )
                for label in self.labels
            ),
            stood=places if any(places) else (),
        )


def sheet_of(view: View) -> Sheet:
    """Set all text of a view."""
    return Sheet(
        view=view,
        boxes=tuple(_box(node) for node in view.nodes),
        labels=tuple(_label(arrow) for arrow in view.arrows),
    )


# --- boxes ----------------------------------------------------------------------------------------------------------


def _box(node: Node) -> Box:
    kind = node.component.kind.value if node.component else PERSON
    shape = shape_of(kind)
    lines = tuple(_lines(node))
    badge = Badge(_line("badge", CHANGES[node.change], metrics.BADGE)) if node.change else None
    text = Size(max(line.width for line in lines), sum(line.height for line in lines))
    if badge:
        text = Size(max(text.width, badge.size.width), text.height + badge.room)
    size = shape.around(text)
    return Box(node=node, kind=kind, shape=shape, lines=lines, badge=badge, size=size, tooltip=tooltip_of(node))


def _lines(node: Node) -> Iterator[Line]:
    component = node.component
    if component is None:
        yield _line("title", "User", metrics.TITLE)
        return
    yield _kind_line(component)
    for title in metrics.wrap(name_of(component), metrics.TITLE, _ROOM, 2):
        yield _line("title", title, metrics.TITLE)
    yield from _tech_lines(component)
    if is_lone(component) and not node.outside and node.change is not Change.REMOVED:
        yield _line("lone", "1 copy", metrics.STRONG, marks.LONE)
    yield from _told_lines(node)
    if component.owners and not node.outside:
        yield _line("owner", _owner(component), metrics.DETAIL)
    if node.place:
        yield _line("owner", metrics.fit(f"in {plain(node.place)}", metrics.DETAIL, _DETAIL_ROOM), metrics.DETAIL)


def _line(role: str, text: str, face: Face, mark: str = "") -> Line:
    return Line(role, ((text, face),), mark)


def _kind_line(component: Component) -> Line:
    said = kind_of(component)
    group = plain(component.group)
    text = f"{said} · {group}" if group else said
    short = metrics.fit(text.upper(), metrics.KIND, _DETAIL_ROOM - marks.ROOM)
    return _line("kind", short, metrics.KIND, marks.MARKS[component.kind])


def _tech_lines(component: Component) -> Iterator[Line]:
    """The technology and how many run, on one line where both fit."""
    tech, copies = plain(component.tech), copies_text(component)
    both = Line("detail", ((f"{tech} ", metrics.DETAIL), (copies, metrics.STRONG)))
    if tech and copies and both.width <= _DETAIL_ROOM:
        yield both
        return
    if tech:
        yield _line("detail", metrics.fit(tech, metrics.DETAIL, _DETAIL_ROOM), metrics.DETAIL)
    if copies:
        yield _line("detail", metrics.fit(copies, metrics.STRONG, _DETAIL_ROOM), metrics.STRONG)


def _told_lines(node: Node) -> Iterator[Line]:
    """The first of what is changed that fits as a whole; the rest is in the tooltip."""
    for told in map(plain, node.told if node.change is Change.CHANGED else ()):
        line = _line("changed", told, metrics.STRONG)
        if told and line.width <= _DETAIL_ROOM:
            yield line
            return


def _owner(component: Component) -> str:
    names = [owner_text(word.text) for word in component.owners]
    more = f" +{len(names) - 1}" if len(names) > 1 else ""
    room = _DETAIL_ROOM - metrics.width_of(more, metrics.DETAIL)
    return metrics.fit(", ".join(names), metrics.DETAIL, room) if not more else _several(names, more, room)


def _several(names: list[str], more: str, room: float) -> str:
    whole = ", ".join(names)
    if metrics.width_of(whole, metrics.DETAIL) <= room:
        return whole
    return metrics.fit(names[0], metrics.DETAIL, room) + more


# --- labels ---------------------------------------------------------------------------------------------------------


def _label(arrow: Arrow) -> Label:
    text = plain(arrow.label)
    if not text or arrow.change is Change.REMOVED:
        return Label(arrow=arrow, lines=(), size=Size(0, 0))
    lines = tuple(_line("label", line, metrics.LABEL) for line in metrics.wrap(text, metrics.LABEL, _LABEL_ROOM, 2))
    size = Size(max(line.width for line in lines), sum(line.height for line in lines))
    return Label(arrow=arrow, lines=lines, size=size)
