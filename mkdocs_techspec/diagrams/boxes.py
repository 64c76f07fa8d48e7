"""What stands in each box and how big that is: a view becomes sized boxes and links."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from ..analysis.stages import Change
from ..model import Component, Key
from . import marks, metrics
from .bundles import bundle_lines
from .graph import Graph, Link, Point, Size
from .lines import DETAIL_ROOM, TITLE_ROOM, Badge, Line, line_of, listed
from .palette import BUNDLE, PERSON
from .shapes import Shape, shape_of
from .traffic import Flow
from .views import Arrow, Node, View
from .wording import CHANGES, copies_text, is_lone, kind_of, name_of, owner_text, plain, tooltip_of

__all__ = ["Badge", "Box", "Label", "Line", "Sheet", "is_lone", "sheet_of"]

_LABEL_ROOM = 92
_MAIN = (Flow.CALL, Flow.EVENT, Flow.USE)
_NOWHERE: Mapping[Key, Point] = MappingProxyType({})


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
            stood=places if any(places) and not self.view.across else (),
            across=self.view.across,
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
    kind = node.component.kind.value if node.component else BUNDLE if node.bundle else PERSON
    shape = shape_of(kind)
    lines = tuple(_lines(node))
    badge = Badge(line_of("badge", _changed(node, node.change), metrics.BADGE)) if node.change else None
    text = Size(max(line.width for line in lines), sum(line.height for line in lines))
    if badge:
        text = Size(max(text.width, badge.size.width), text.height + badge.room)
    size = shape.around(text)
    return Box(node=node, kind=kind, shape=shape, lines=lines, badge=badge, size=size, tooltip=tooltip_of(node))


def _changed(node: Node, change: Change) -> str:
    """The word of a badge; a bundle counts."""
    return ", ".join(node.told) if node.bundle else CHANGES[change]


def _lines(node: Node) -> Iterator[Line]:
    component = node.component
    if node.bundle:
        yield from bundle_lines(node, node.bundle)
        return
    if component is None:
        yield line_of("title", "User", metrics.TITLE)
        return
    yield _kind_line(component)
    for title in metrics.wrap(name_of(component), metrics.TITLE, TITLE_ROOM, 2):
        yield line_of("title", title, metrics.TITLE)
    yield from _tech_lines(component)
    if is_lone(component) and not node.outside and node.change is not Change.REMOVED:
        yield line_of("lone", "1 copy", metrics.STRONG, marks.LONE)
    yield from _told_lines(node)
    if component.owners and not node.outside:
        yield line_of("owner", _owner(component), metrics.DETAIL)
    if node.place:
        yield line_of("owner", metrics.fit(f"in {plain(node.place)}", metrics.DETAIL, DETAIL_ROOM), metrics.DETAIL)


def _kind_line(component: Component) -> Line:
    said = kind_of(component)
    group = plain(component.group)
    text = f"{said} · {group}" if group else said
    short = metrics.fit(text.upper(), metrics.KIND, DETAIL_ROOM - marks.ROOM)
    return line_of("kind", short, metrics.KIND, marks.MARKS[component.kind])


def _tech_lines(component: Component) -> Iterator[Line]:
    """The technology and how many run, on one line where both fit."""
    tech, copies = plain(component.tech), copies_text(component)
    both = Line("detail", ((f"{tech} ", metrics.DETAIL), (copies, metrics.STRONG)))
    if tech and copies and both.width <= DETAIL_ROOM:
        yield both
        return
    if tech:
        yield line_of("detail", metrics.fit(tech, metrics.DETAIL, DETAIL_ROOM), metrics.DETAIL)
    if copies:
        yield line_of("detail", metrics.fit(copies, metrics.STRONG, DETAIL_ROOM), metrics.STRONG)


def _told_lines(node: Node) -> Iterator[Line]:
    """The first of what is changed that fits as a whole; the rest is in the tooltip."""
    for told in map(plain, node.told if node.change is Change.CHANGED else ()):
        line = line_of("changed", told, metrics.STRONG)
        if told and line.width <= DETAIL_ROOM:
            yield line
            return


def _owner(component: Component) -> str:
    return listed([owner_text(word.text) for word in component.owners])


# --- labels ---------------------------------------------------------------------------------------------------------


def _label(arrow: Arrow) -> Label:
    text = plain(arrow.label)
    if not text or arrow.change is Change.REMOVED:
        return Label(arrow=arrow, lines=(), size=Size(0, 0))
    lines = tuple(line_of("label", line, metrics.LABEL) for line in metrics.wrap(text, metrics.LABEL, _LABEL_ROOM, 2))
    size = Size(max(line.width for line in lines), sum(line.height for line in lines))
    return Label(arrow=arrow, lines=lines, size=size)
