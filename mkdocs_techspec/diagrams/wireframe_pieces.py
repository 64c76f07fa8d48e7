"""The pieces of a drawn wireframe: panels, buttons, strips, each with the room that it takes.

Colours are theme variables with a light fallback, and greys are the page's own ink made thin, so that a piece is right
in any scheme. What is said of a need is said in a word, and a dashed line says "planned" once more; never a colour.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ..model import Kind
from .graph import Rect, Size
from .metrics import LABEL as PLAIN
from .metrics import STRONG, Face, fit, width_of, wrap
from .palette import LABEL, LINES, OWNER, PAGE, colours_of
from .svg import element, number, text

NAME, HEAD, ACTION = PLAIN._replace(size=12), STRONG._replace(size=12), STRONG._replace(size=11.5)
ASIDE = PLAIN._replace(size=10.5)
LINE = LINES["uses"]
DASHES = "5 4"
PALE = "0.06"
GAP = 8.0

_PAD, _BAR, _ITEM = 9.0, 6.0, 8.0
_LINES = 2
_SHARES = (0.92, 0.64, 0.8, 0.55, 0.86, 0.7, 0.48)
_GREY = "0.17"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A need or an included part, as a wireframe has it.

    `title` is plain text on one line, `mark` a word that is said of it, such as "optional"; `many` draws a list, and
    `href` is where more is told of it.
    """

    title: str
    mark: str = ""
    planned: bool = False
    many: bool = False
    href: str | None = None


class Piece(NamedTuple):
    """The least room that a piece takes, and what draws it in a room that may be higher."""

    size: Size
    draw: Callable[[Rect], str]


def panel(item: Item, width: float, place: int) -> Piece:
    """What a screen shows: its title above grey bars; `place` makes those of neighbours differ."""
    lines = wrap(item.title, NAME, width - 2 * _PAD, _LINES)
    aside = _Aside.beside(item.mark, lines[-1], width - 2 * _PAD)
    top = 7 + NAME.line * len(lines) + aside.height
    rows = 3 if item.many else 2
    height = top + 5 + rows * (_ITEM if item.many else _BAR) + (rows - 1) * 6 + 10

    def draw(room: Rect) -> str:
        children = (
            box(room, 5, fill=PAGE, stroke=LINE, **_thin(item)),
            *_lettered(lines, room.left + _PAD, room.top + 7, NAME, LABEL),
            *aside.drawn(room, len(lines)),
            *_sketch(item, room._replace(top=room.top + top + 5), place),
        )
        return _grouped(item, children)

    return Piece(Size(width, height), draw)


def button(item: Item, most: float) -> Piece:
    """What a person does: a button, not wider than `most`."""
    colours = colours_of(Kind.PAGE, outside=False)
    lines = wrap(item.title, ACTION, most - 26, _LINES)
    widest = max(*(width_of(line, ACTION) for line in lines), width_of(item.mark, ASIDE))
    size = Size(max(widest + 26, 54), 13 + ACTION.line * len(lines) + (ASIDE.line if item.mark else 0))

    def draw(room: Rect) -> str:
        middle, top = (room.left + room.right) / 2, (room.top + room.bottom - size.height) / 2 + 6
        below = top + ACTION.line * len(lines)
        children = (
            box(room, 14, fill=colours.fill, stroke=colours.line, **_border(item)),
            *_lettered(lines, middle, top, ACTION, colours.ink, anchor="middle"),
            *_lettered((item.mark,) if item.mark else (), middle, below, ASIDE, colours.ink, anchor="middle"),
        )
        return _grouped(item, children)

    return Piece(size, draw)


def strip(item: Item, width: float) -> Piece:
    """A part that the screen includes: a strip right across it."""
    taken = width_of(item.mark, ASIDE) if item.mark else 56
    title = fit(item.title, NAME, width - 2 * _PAD - taken - GAP)

    def draw(room: Rect) -> str:
        top = room.top + (room.bottom - room.top - NAME.line) / 2
        bars = [_bar(room.right - 64, top + 5, 22), _bar(room.right - 36, top + 5, 24)]
        end = [words(item.mark, room.right - _PAD, top + 1.5, ASIDE, OWNER, anchor="end")] if item.mark else bars
        outline = box(room, 4, fill=LABEL, fill_opacity=PALE, stroke=LINE, **_thin(item))
        return _grouped(item, (outline, words(title, room.left + _PAD, top, NAME, LABEL), *end))

    return Piece(Size(width, 28), draw)


def remark(said: str, width: float) -> Piece:
    """A line of its own, about what is not drawn."""
    return Piece(Size(width, ASIDE.line), lambda room: words(said, room.left, room.top, ASIDE, OWNER))


def nothing(width: float, height: float) -> Piece:
    """Where nothing is said of what is there: a crossed box, as wireframes have it."""
    faint = {"fill": "none", "stroke": LINE, "stroke-opacity": "0.6"}

    def draw(room: Rect) -> str:
        left, top, right, bottom = (number(value) for value in room)
        lines = f"M{left} {top}H{right}V{bottom}H{left}ZL{right} {bottom}M{left} {bottom}L{right} {top}"
        return element("path", {"d": lines, **faint})

    return Piece(Size(width, height), draw)


def box(room: Rect, radius: float, **attributes: str) -> str:
    """A rectangle; `stroke_width` stands for `stroke-width`."""
    place = {"x": room.left, "y": room.top, "width": room.right - room.left, "height": room.bottom - room.top}
    written = {name: number(value) for name, value in (place | {"rx": radius}).items()}
    return element("rect", written | {name.replace("_", "-"): value for name, value in attributes.items()})


def words(said: str, x: float, top: float, face: Face, ink: str, anchor: str = "start") -> str:
    """A line of text below `top`."""
    attributes = {"x": number(x), "y": number(top + face.size * 0.9 + 1), "font-size": number(face.size), "fill": ink}
    weight = {"font-weight": face.weight} if face.weight != "normal" else {}
    side = {"text-anchor": anchor} if anchor != "start" else {}
    return element("text", attributes | weight | side, (text(said),))


class _Aside(NamedTuple):
    """The word that is said of a panel: after its title where there is room, else on a line of its own."""

    said: str
    below: bool

    @classmethod
    def beside(cls, said: str, line: str, room: float) -> _Aside:
        return cls(said, below=width_of(line, NAME) + width_of(said, ASIDE) + GAP > room)

    @property
    def height(self) -> float:
        return ASIDE.line if self.said and self.below else 0

    def drawn(self, room: Rect, lines: int) -> Iterator[str]:
        top = room.top + 7 + NAME.line * (lines if self.below else lines - 1)
        if self.said and self.below:
            yield words(self.said, room.left + _PAD, top, ASIDE, OWNER)
        elif self.said:
            yield words(self.said, room.right - _PAD, top + 1.5, ASIDE, OWNER, anchor="end")


def _sketch(item: Item, room: Rect, place: int) -> Iterator[str]:
    """Grey bars for something that is read, and with a dot before each for a list."""
    left = room.left + _PAD + (14 if item.many else 0)
    step = 6 + (_ITEM if item.many else _BAR)
    for row in range(3 if item.many else 2):
        y = room.top + step * row
        share = _SHARES[(place * 3 + row) % len(_SHARES)]
        if item.many:
            dot = {"cx": number(room.left + _PAD + 4), "cy": number(y + 4), "r": "4"}
            yield element("circle", {**dot, "fill": LABEL, "fill-opacity": _GREY})
        yield _bar(left, y + (1 if item.many else 0), (room.right - _PAD - left) * share)


def _bar(x: float, y: float, width: float) -> str:
    return box(Rect(x, y, x + width, y + _BAR), _BAR / 2, fill=LABEL, fill_opacity=_GREY)


def _thin(item: Item) -> dict[str, str]:
    """The border of what is only looked at; that of what is planned is as strong as a button's, for its dashes show."""
    return _border(item) or {"stroke_opacity": "0.6"}


def _border(item: Item) -> dict[str, str]:
    return {"stroke_dasharray": DASHES} if item.planned else {}


def _lettered(lines: Sequence[str], x: float, top: float, face: Face, ink: str, anchor: str = "start") -> Iterator[str]:
    for place, line in enumerate(lines):
        yield words(line, x, top + face.line * place, face, ink, anchor)


def _grouped(item: Item, children: Sequence[str]) -> str:
    """A piece with its tooltip and link. Tab goes past it: the list beside has the same links."""
    told = f"{item.title} ({item.mark})" if item.mark else item.title
    tooltip = element("title", {}, (text(told),))
    # Not plain `href`, which Material's instant navigation sets as a property, and links in SVG do not take that.
    link = {"xlink:href": item.href, "tabindex": "-1"} if item.href is not None else {}
    return element("a" if link else "g", {"class": "ts-sketch-item", **link}, (tooltip, *children))
