"""Which lines of a page are indented code, as Python-Markdown counts indentation: four columns for each container."""

from __future__ import annotations

import enum
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from .raw_html import BLOCK_TAG
from .superfences import TAB


class _Holds(enum.Enum):
    """How a container holds its lines: a `>` each, four columns each, or four columns of its first lines at least."""

    QUOTED = enum.auto()
    INDENTED = enum.auto()
    LOOSELY = enum.auto()


_BLANK = re.compile(r" *$")
_QUOTE = re.compile(r" {0,3}> ?")
_ITEM = re.compile(r" {0,3}(?:\d+\.|[*+-]) +")
_DEFINITION = re.compile(r" {0,3}: {1,3}")
_FOOTNOTE = re.compile(r" {0,3}\[\^[^\]]*\]: *")
_ADMONITION = re.compile(
    r"""
    !!!\ ?[\w-]+(?:\ +[\w-]+)*+(?:\ +".*?")?\ *$
    | \?{3}\+?\ ?(?:[\w-]+(?:\ +[\w-]+)*+)?(?:\ +".*?")?\ *$
    | ={3}[+!]{0,2}\ +".*?"\ *$
    """,
    re.VERBOSE,
)
_RULE = re.compile(r" {0,3}(?:(?:- {0,2}){3,}+|(?:_ {0,2}){3,}+|(?:\* {0,2}){3,}+) *$")
# After a heading, the border of a `///` block or a tag, too, a paragraph starts without a blank line before it.
_BORDER = re.compile(rf"\#{{1,6}}| {{0,3}}(?:/{{3,}}|<!--|</?{BLOCK_TAG}\b)|=+ *$|-+ *$", re.IGNORECASE)
_MARKED = re.compile(r" {0,3}[-+*_=!?>:/#<\[\d]")
# Python-Markdown gives up earlier; it keeps a page of nothing but `>` from taking long.
_DEEPEST = 100


@dataclass(slots=True)
class _Place:
    """Where a walk down a page stands: in which containers, and what the line before leaves for the next.

    `fresh` is set where a paragraph would start. `list_at` is the depth of the list that the paragraph started with:
    only there does a line without a blank one before it start another item.
    """

    containers: list[_Holds] = field(default_factory=list)
    fresh: bool = True
    list_at: int | None = None

    @property
    def in_item(self) -> bool:
        """Whether a line goes on with an item: Python-Markdown leaves its indentation, so nothing but items starts."""
        return self.list_at is not None and not self.fresh


def indented_code(lines: Iterable[tuple[int, str]]) -> Iterator[int]:
    """The numbers of those lines that are indented code; a fence is to be one line here."""
    place = _Place()
    for number, line in lines:
        text = line.expandtabs(TAB)
        depth, column = _enter(place, text)
        if _BLANK.match(text, column):
            place.fresh, place.list_at = True, None
            continue
        depth = _leave(place, depth)
        if place.fresh and text.startswith(" " * TAB, column):
            yield number
        else:
            _open(place, text, depth, column)


def _enter(place: _Place, text: str) -> tuple[int, int]:
    """How many of the open containers a line is marked as belonging to, and where its own text starts."""
    column = 0
    for depth, holds in enumerate(place.containers):
        if holds is not _Holds.QUOTED:
            inner = column + TAB if text.startswith(" " * TAB, column) else -1
        else:
            found = _QUOTE.match(text, column)
            inner = found.end() if found else -1
        if inner < 0:
            return depth, column
        column = inner
    return len(place.containers), column


def _leave(place: _Place, depth: int) -> int:
    """Close the containers that a line ends; the rest of a paragraph may stand less indented than its start."""
    containers = place.containers
    if place.fresh:
        del containers[depth:]
    elif _Holds.INDENTED in containers[depth:]:
        del containers[containers.index(_Holds.INDENTED, depth) :]
        place.fresh, place.list_at = True, None
    return depth


def _open(place: _Place, text: str, depth: int, column: int) -> None:
    """Open the containers that start on a line, and note what it leaves for the next."""
    if not _MARKED.match(text, column):
        place.fresh = False
        return
    while depth < _DEEPEST and (opened := _opened(place, text, depth, column)):
        holds, depth, column = opened
        place.containers[depth:] = [holds]
        place.fresh, depth = True, depth + 1
    if not place.in_item and _ADMONITION.match(text, column):
        place.containers[depth:] = [_Holds.INDENTED]
        place.fresh = True
    else:
        place.fresh = bool(_BORDER.match(text, column) or _RULE.match(text, column))


def _opened(place: _Place, text: str, depth: int, column: int) -> tuple[_Holds, int, int] | None:
    """What opens where a line's text starts, at which depth, and where its text goes on."""
    if (place.fresh or place.in_item) and not _RULE.match(text, column) and (found := _ITEM.match(text, column)):
        place.list_at = depth if place.list_at is None else place.list_at
        return _Holds.LOOSELY, max(depth, place.list_at), found.end()
    if place.in_item:
        return None
    if found := _QUOTE.match(text, column):
        return _Holds.QUOTED, depth, found.end()
    found = _DEFINITION.match(text, column) or _FOOTNOTE.match(text, column)
    # A footnote that is indented itself holds its first paragraph only.
    if not found or (found.re is _FOOTNOTE and depth and place.containers[depth - 1] is not _Holds.QUOTED):
        return None
    return _Holds.LOOSELY, depth, found.end()
