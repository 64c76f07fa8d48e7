"""A screen as a plain wireframe, made from its needs: what it shows as panels, what it does as buttons.

It stands where nobody has drawn one, and says no more than the needs do: bars where there will be data, and nothing of
how it looks. It is bounded, however many needs there are.
"""

from __future__ import annotations

import enum
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .draw import FONT
from .graph import Rect
from .metrics import fit, width_of
from .palette import LABEL, OWNER, PAGE
from .svg import element, number
from .wireframe_pieces import (
    ASIDE,
    DASHES,
    GAP,
    HEAD,
    LINE,
    PALE,
    Item,
    Piece,
    box,
    button,
    nothing,
    panel,
    remark,
    strip,
    words,
)

__all__ = ["Frame", "Item", "Wireframe", "wireframe_svg"]

_MOST_PARTS = 3
_ONE_COLUMN, _WIDE_BUTTONS = 6, 4


class Frame(enum.Enum):
    """What a screen is seen in.

    Its width and least height, the room that it takes above, below and at each side, and how many panels, and how many
    buttons, it holds at most.
    """

    BROWSER = (280.0, 180.0, 42.0, 12.0, 12.0, 10)
    PHONE = (220.0, 380.0, 52.0, 28.0, 13.0, 5)
    STRIP = (280.0, 0.0, 27.0, 10.0, 10.0, 6)

    def __init__(self, width: float, least: float, above: float, below: float, side: float, most: int) -> None:
        self.width, self.least, self.above, self.below, self.side, self.most = width, least, above, below, side, most


@dataclass(frozen=True, slots=True, kw_only=True)
class Wireframe:
    """What is drawn of a screen; `title` is plain text on one line."""

    title: str
    frame: Frame
    planned: bool
    parts: tuple[Item, ...]
    shows: tuple[Item, ...]
    does: tuple[Item, ...]


def wireframe_svg(screen: Wireframe) -> str:
    """The picture, hidden from who hears the page: the list of needs beside it says the same, in order."""
    frame = screen.frame
    drawn, bottom = _placed(list(_pieces(screen)), frame)
    height = max(bottom + frame.below, frame.least)
    attributes = {
        "class": "ts-sketch",
        "xmlns": "http://www.w3.org/2000/svg",
        "xmlns:xlink": "http://www.w3.org/1999/xlink",
        "viewBox": f"-1 -1 {number(frame.width + 2)} {number(height + 2)}",
        "width": number(frame.width + 2),
        "height": number(height + 2),
        "aria-hidden": "true",
        "font-family": FONT,
    }
    return element("svg", attributes, (*_FRAMES[frame](screen, height), *drawn))


def _pieces(screen: Wireframe) -> Iterator[Piece]:
    """Everything inside the frame, from the top."""
    width = screen.frame.width - 2 * screen.frame.side
    yield from (strip(part, width) for part in screen.parts[:_MOST_PARTS])
    yield from _rest(screen.parts, _MOST_PARTS, "parts", width)
    if not screen.shows and not screen.does:
        yield nothing(width, 100)
    yield from _panels(screen, width)
    yield from _rest(screen.shows, screen.frame.most, "shown", width)
    yield from _buttons(screen, width)
    yield from _rest(screen.does, screen.frame.most, "to do", width)


def _panels(screen: Wireframe, width: float) -> Iterator[Piece]:
    """One below the other; two to a row where there are many, or where it is a strip."""
    items = screen.shows[: screen.frame.most]
    paired = len(items) > _ONE_COLUMN or screen.frame is Frame.STRIP
    for place, item in enumerate(items):
        alone = not paired or (place == len(items) - 1 and place % 2 == 0)
        yield panel(item, width if alone else (width - GAP) / 2, place)


def _buttons(screen: Wireframe, width: float) -> Iterator[Piece]:
    """As wide as their words; where there are many, no wider than that two stand side by side."""
    items = screen.does[: screen.frame.most]
    wide = len(items) <= _WIDE_BUTTONS or screen.frame is Frame.PHONE
    yield from (button(item, width if wide else (width - GAP) / 2) for item in items)


def _rest(items: Sequence[Item], most: int, sort: str, width: float) -> Iterator[Piece]:
    if len(items) > most:
        yield remark(f"and {len(items) - most} more {sort}", width)


def _placed(pieces: Sequence[Piece], frame: Frame) -> tuple[list[str], float]:
    """The pieces in rows from the left, each row as high as its highest; and where the last row ends."""
    drawn: list[str] = []
    top = frame.above
    for row in _rows(pieces, frame.width - 2 * frame.side):
        left, bottom = frame.side, top + max(piece.size.height for piece in row)
        for piece in row:
            drawn.append(piece.draw(Rect(left, top, left + piece.size.width, bottom)))
            left += piece.size.width + GAP
        top = bottom + GAP
    return drawn, top - GAP


def _rows(pieces: Sequence[Piece], room: float) -> Iterator[list[Piece]]:
    row: list[Piece] = []
    taken = 0.0
    for piece in pieces:
        if row and taken + piece.size.width > room + 0.1:
            yield row
            row, taken = [], 0.0
        row.append(piece)
        taken += piece.size.width + GAP
    if row:
        yield row


def _browser(screen: Wireframe, height: float) -> Iterator[str]:
    width = screen.frame.width
    yield _body(screen, height, 9)
    yield element("path", {"d": f"M0 32H{number(width)}", "stroke": LINE})
    for place in range(3):
        dot = {"cx": str(14 + 11 * place), "cy": "16", "r": "3.2"}
        yield element("circle", {**dot, "fill": "none", "stroke": LINE})
    yield box(Rect(50, 6, width - 10, 26), 10, fill="none", stroke=LINE)
    yield from _head(screen, Rect(60, 8, width - 20, 24))


def _phone(screen: Wireframe, height: float) -> Iterator[str]:
    width = screen.frame.width
    middle = width / 2
    yield _body(screen, height, 24)
    thick = {"stroke": LINE, "stroke-width": "3", "stroke-linecap": "round"}
    yield element("path", {"d": f"M{number(middle - 17)} 11H{number(middle + 17)}", **thick})
    yield element("path", {"d": f"M{number(middle - 30)} {number(height - 11)}H{number(middle + 30)}", **thick})
    yield element("path", {"d": f"M0 43H{number(width)}", "stroke": LINE})
    yield from _head(screen, Rect(16, 21, width - 16, 37))


def _part(screen: Wireframe, height: float) -> Iterator[str]:
    yield _body(screen, height, 6)
    yield box(Rect(0, 0, screen.frame.width, height), 6, fill=LABEL, fill_opacity=PALE)
    yield from _head(screen, Rect(10, 6, screen.frame.width - 10, 22))


_FRAMES = {Frame.BROWSER: _browser, Frame.PHONE: _phone, Frame.STRIP: _part}


def _body(screen: Wireframe, height: float, radius: float) -> str:
    dashes = {"stroke_dasharray": DASHES} if screen.planned else {}
    room = Rect(0, 0, screen.frame.width, height)
    return box(room, radius, fill=PAGE, stroke=LINE, stroke_width="1.6", **dashes)


def _head(screen: Wireframe, room: Rect) -> Iterator[str]:
    """The screen's title, and that it is planned."""
    said = "planned" if screen.planned else ""
    taken = width_of(said, ASIDE) + GAP if said else 0
    yield words(fit(screen.title, HEAD, room.right - room.left - taken), room.left, room.top, HEAD, LABEL)
    if said:
        yield words(said, room.right, room.top + 1.5, ASIDE, OWNER, anchor="end")
