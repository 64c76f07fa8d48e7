"""A line of text in a box, the badge above it, and lists that are told in as much room as there is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from . import marks, metrics
from .graph import Size
from .metrics import Face

TITLE_ROOM = 124
DETAIL_ROOM = 132
_BADGE_HEIGHT, _BADGE_PADDING, _BADGE_GAP = 14.0, 6.0, 2.0


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


def line_of(role: str, text: str, face: Face, mark: str = "") -> Line:
    return Line(role, ((text, face),), mark)


def listed(names: list[str]) -> str:
    """All of these where they have the room, else the first and how many more there are."""
    more = f" +{len(names) - 1}" if len(names) > 1 else ""
    room = DETAIL_ROOM - metrics.width_of(more, metrics.DETAIL)
    whole = ", ".join(names)
    if metrics.width_of(whole, metrics.DETAIL) <= room:
        return whole
    return metrics.fit(names[0], metrics.DETAIL, room) + more


def in_lines(words: Sequence[str]) -> Iterator[str]:
    """A list on two lines at most, broken only between its words; the second is cut if need be."""
    first = words[0]
    for place, word in enumerate(words[1:], start=1):
        if metrics.width_of(f"{first}, {word},", metrics.DETAIL) > DETAIL_ROOM:
            yield metrics.fit(f"{first},", metrics.DETAIL, DETAIL_ROOM)
            yield metrics.fit(", ".join(words[place:]), metrics.DETAIL, DETAIL_ROOM)
            return
        first = f"{first}, {word}"
    yield metrics.fit(first, metrics.DETAIL, DETAIL_ROOM)
