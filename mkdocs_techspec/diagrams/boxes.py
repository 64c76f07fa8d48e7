"""What stands in each box and how big that is: a view becomes sized boxes and links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from ..model import PRESENTING, Component, Copies, Kind, Standby
from ..source import visible
from . import marks, metrics
from .graph import Graph, Link, Size
from .metrics import Face
from .palette import PERSON
from .shapes import Shape, shape_of
from .traffic import Flow
from .views import Arrow, Node, View

TIMES = "\N{MULTIPLICATION SIGN}"
_ROOM = 124
_DETAIL_ROOM = 132
_LABEL_ROOM = 92
_NEVER_LONE = PRESENTING | {Kind.CDN, Kind.EXTERNAL}


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A node with its text set; `size` is that of its whole shape."""

    node: Node
    kind: str
    shape: Shape
    lines: tuple[Line, ...]
    size: Size
    tooltip: str

    @property
    def dashes(self) -> str:
        return self.shape.dashes


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

    def graph(self) -> Graph:
        """What the layout is told: sizes, rows and who is joined to whom, and not a word of text."""
        place = {box.node.key: number for number, box in enumerate(self.boxes)}
        return Graph(
            sizes=tuple(box.size for box in self.boxes),
            tiers=tuple(int(box.node.tier) for box in self.boxes),
            links=tuple(
                Link(
                    source=place[label.arrow.source],
                    target=place[label.arrow.target],
                    label=label.size,
                    main=label.arrow.flow in (Flow.CALL, Flow.EVENT, Flow.USE),
                    up=label.arrow.flow is Flow.WATCH,
                )
                for label in self.labels
            ),
        )


def sheet_of(view: View) -> Sheet:
    """Set all text of a view."""
    return Sheet(
        view=view,
        boxes=tuple(_box(node) for node in view.nodes),
        labels=tuple(_label(arrow) for arrow in view.arrows),
    )


def plain(text: str) -> str:
    """Text for a picture: on one line, without the markup that fields may hold, nothing invisible in it."""
    unlinked = re.sub(r"\[([^\[\]]*)\]\([^()\s]*\)", r"\1", text)
    return visible(" ".join(unlinked.replace("`", "").split()))


# --- boxes ----------------------------------------------------------------------------------------------------------


def _box(node: Node) -> Box:
    kind = node.component.kind.value if node.component else PERSON
    shape = shape_of(kind)
    lines = tuple(_lines(node))
    text = Size(max(line.width for line in lines), sum(line.height for line in lines))
    return Box(node=node, kind=kind, shape=shape, lines=lines, size=shape.around(text), tooltip=_tooltip(node))


def _lines(node: Node) -> Iterator[Line]:
    component = node.component
    if component is None:
        yield _line("title", "User", metrics.TITLE)
        return
    yield _kind_line(component)
    for title in metrics.wrap(plain(component.title) or component.id, metrics.TITLE, _ROOM, 2):
        yield _line("title", title, metrics.TITLE)
    yield from _tech_lines(component)
    if is_lone(component) and not node.outside:
        yield _line("lone", "1 copy", metrics.STRONG, marks.LONE)
    if component.owners and not node.outside:
        yield _line("owner", _owner(component), metrics.DETAIL)
    if node.place:
        yield _line("owner", metrics.fit(f"in {plain(node.place)}", metrics.DETAIL, _DETAIL_ROOM), metrics.DETAIL)


def _line(role: str, text: str, face: Face, mark: str = "") -> Line:
    return Line(role, ((text, face),), mark)


def _kind_line(component: Component) -> Line:
    said = plain(component.kind_name) or component.kind.value
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


def copies_text(component: Component) -> str:
    """How many run: three times, 16 shards, `standby`, `managed`; empty for one of which nothing is said."""
    said = [f"{component.shards} shards"] if component.shards else []
    if component.replicas and component.replicas.most > 1:
        said.append(f"{TIMES}{_range(component.replicas)}")
    if component.standby is not None:
        said.append("standby")
    if component.managed and not said:
        said.append("managed")
    return " ".join(said)


def _range(copies: Copies) -> str:
    return str(copies.least) if copies.least == copies.most else f"{copies.least}\N{EN DASH}{copies.most}"


def is_lone(component: Component) -> bool:
    """Whether one instance is all there is, and nothing takes over from it, nor says that this is meant."""
    several = component.replicas is not None and component.replicas.least > 1
    safe = several or component.managed or component.standby is Standby.AUTOMATIC or component.single is not None
    return component.known and not safe and component.kind not in _NEVER_LONE


def owner_text(name: str) -> str:
    """An owner as it is shown: `@web-team` for `@acme/web-team` and `web-team`; an address as it is."""
    short = plain(name).removeprefix("@").rpartition("/")[2]
    return short if "@" in short else f"@{short}"


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


_TOLD_APIS = 12
_TOLD_LETTERS = 800


def _tooltip(node: Node) -> str:
    """All that a box stands for, also what its text had to be cut for; a line for each."""
    component = node.component
    if component is None:
        return "A person, who sees and uses the screens"
    copies = copies_text(component) or ("1 copy: nothing takes over" if is_lone(component) else "")
    owners = ", ".join(owner_text(word.text) for word in component.owners)
    members = [plain(member.title) or member.id for member in component.members()]
    if len(members) > _TOLD_APIS:
        members = [*members[:_TOLD_APIS], f"and {len(members) - _TOLD_APIS} more"]
    facts = (
        f"{plain(component.title) or component.id} ({plain(component.kind_name) or component.kind.value})",
        f"in {plain(node.place)}" if node.place else "",
        f"group: {plain(component.group)}" if component.group else "",
        " ".join(part for part in (plain(component.tech), copies) if part),
        f"owner: {owners}" if owners else "",
        ", ".join(members),
        plain(component.note),
    )
    return shortened("\n".join(fact for fact in facts if fact))


def shortened(text: str) -> str:
    """A tooltip no longer than people read."""
    return text if len(text) <= _TOLD_LETTERS else text[:_TOLD_LETTERS].rstrip() + metrics.CUT


# --- labels ---------------------------------------------------------------------------------------------------------


def _label(arrow: Arrow) -> Label:
    text = plain(arrow.label)
    if not text:
        return Label(arrow=arrow, lines=(), size=Size(0, 0))
    lines = tuple(_line("label", line, metrics.LABEL) for line in metrics.wrap(text, metrics.LABEL, _LABEL_ROOM, 2))
    size = Size(max(line.width for line in lines), sum(line.height for line in lines))
    return Label(arrow=arrow, lines=lines, size=size)
