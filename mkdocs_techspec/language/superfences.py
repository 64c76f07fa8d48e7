"""Which lines of a page are fences, as pymdownx.superfences sees them: by position, before anything else is known.

Two slips make it see what no author means: a header that it does not take, whose closing line then opens a fence of its
own, and a fence that is not closed. Where a fence of ours is at stake, the scan goes on as it was meant.
"""

from __future__ import annotations

import enum
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from .headers import Header, read_header

TAB = 4

_OPENING = re.compile(r"(\ufeff?[> \t]*+)(`{3,}+|~{3,}+)(.*)", re.DOTALL)
_PREFIX = re.compile(r"[> ]*+")
_FIRST_KEY = re.compile(r"[> \t]*+(?:screen|system|show)[ \t]*:")
# A longer header is a paragraph; its start is enough to tell.
_LONGEST_HEADER = 1000


class Opening(NamedTuple):
    """A line that starts with a fence: `column` counts the characters before it, `width` does with tabs expanded."""

    line: int
    column: int
    width: int
    quotes: int
    marks: str
    header: Header

    @property
    def text(self) -> str:
        return self.marks + self.header.info


@dataclass(frozen=True, slots=True, kw_only=True)
class Fence:
    """A fence and its last line; lines count from 0.

    One of ours that is not `closed` ends with the line that was meant to close it (`stray`), or before what follows.
    `ours` is set for what was meant to be one of ours, well formed or not.
    `culprit` is what hides this fence from superfences: one that is open here, or a header that failed to open one.
    """

    opening: Opening
    last: int
    ours: bool = False
    closed: bool = True
    stray: str = ""
    culprit: Opening | None = None


class _Reads(enum.Enum):
    BODY = enum.auto()
    BLANK = enum.auto()
    FENCE = enum.auto()
    STRAY = enum.auto()


@dataclass(slots=True)
class _Stretch:
    """The lines up to the first stray one, `end`, as a fence reads them that stands at a certain width and quotes.

    Of these lines it knows the `fences` at its own place, and which of them are `alike`, by their text.
    """

    end: int
    fences: list[int] = field(default_factory=list)
    alike: dict[str, list[int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Page:
    """The lines of a page, the numbers of those that hold marks, and of those that may tell something in a body.

    For each width and quotes it keeps the last stretch, or every fence left open would read all that follows again.
    """

    lines: Sequence[str]
    marked: Sequence[int]
    telling: Sequence[int]
    stretches: dict[tuple[int, int], _Stretch] = field(default_factory=dict)

    def after(self, line: int) -> int:
        """The index of the first marked line after `line`."""
        return bisect_right(self.marked, line)


def fences_in(lines: Sequence[str], start: int) -> Iterator[Fence]:
    """The fences of a page in order; its first `start` lines, the front matter, are passed over."""
    page = _page(lines, start)
    index, rejected, culprit = 0, None, None
    while index < len(page.marked):
        opening = _opening(page, index)
        ours = opening is not None and _is_ours(page, opening)
        if opening is None or not (ours or opening.header.taken):
            index, rejected = index + 1, opening or rejected
            continue
        end, closed = _end_of_body(page, opening, ours=ours)
        if ours:
            fence = _fence_of_ours(page, index, opening, end, closed=closed)
            yield replace(fence, culprit=culprit) if culprit else fence
            index, culprit = page.after(fence.last), None
        elif (victim := _swallowed(page, index, opening, end, closed=closed)) is not None:
            index, culprit = victim, _culprit(opening, rejected)
        else:
            if closed:
                yield Fence(opening=opening, last=end)
            index = page.after(end)
        rejected = None


def outline(lines: Sequence[str], start: int, fences: Iterable[Fence]) -> list[tuple[int, str]]:
    """The lines of a page from `start` with their numbers from 0; of each fence only the first."""
    found, position = [], start
    for fence in fences:
        found += list(enumerate(lines[position : fence.opening.line + 1], position))
        position = fence.last + 1
    return found + list(enumerate(lines[position:], position))


def _page(lines: Sequence[str], start: int) -> _Page:
    marked, telling, above = [], [], None
    for number in range(start, len(lines)):
        line = lines[number]
        if has_marks := "```" in line or "~~~" in line:
            marked.append(number)
        # What repeats the line above reads as that does; blank lines take no room, and there may be many.
        if has_marks or line != above:
            telling.append(number)
        above = line
    return _Page(lines, marked, telling)


def _opening(page: _Page, index: int) -> Opening | None:
    line = page.marked[index]
    found = _OPENING.match(page.lines[line])
    if not found:
        return None
    prefix = found[1].removeprefix("\ufeff").expandtabs(TAB)
    header = read_header(found[3][:_LONGEST_HEADER].strip(" \t"))
    return Opening(line, found.end(1), len(prefix), prefix.count(">"), found[2], header)


def _is_ours(page: _Page, opening: Opening) -> bool:
    """Whether a fence is one of ours, or was meant to be: its header says so, or its body where the header may."""
    slip = opening.header.slip
    if slip is None or slip.certain:
        return bool(slip or opening.header.language)
    body = (line for line in page.lines[opening.line + 1 : opening.line + 10] if line.strip("> \t"))
    return _FIRST_KEY.match(next(body, "")) is not None


def _end_of_body(page: _Page, opening: Opening, *, ours: bool) -> tuple[int, bool]:
    """The line that ends a body, and whether it closes the fence: one that is indented otherwise gives it up.

    YAML can hold no fence at its own indentation, so where another one stands in a fence of ours, the closing one is
    missing.
    """
    stretch = page.stretches.get((opening.width, opening.quotes))
    if stretch is None or stretch.end <= opening.line:
        stretch = page.stretches[opening.width, opening.quotes] = _stretch(page, opening)
    closing = _first_after(opening.line, stretch.alike.get(opening.marks, ()), stretch.end)
    end = _first_after(opening.line, stretch.fences, stretch.end) if ours else closing
    return end, end == closing < stretch.end


def _first_after(line: int, lines: Sequence[int], otherwise: int) -> int:
    at = bisect_right(lines, line)
    return lines[at] if at < len(lines) else otherwise


def _stretch(page: _Page, opening: Opening) -> _Stretch:
    """The stretch that starts after an opening, and holds for all that stand like it further down."""
    stretch, reads = _Stretch(len(page.lines)), _Reads.BODY
    # Nothing gives up a fence that stands at the start of its line, so only other fences matter to it.
    telling = page.telling if opening.width else page.marked
    for at in range(bisect_right(telling, opening.line), len(telling)):
        text = page.lines[telling[at]].expandtabs(TAB)
        reads = _read(opening, text, after_blank=reads is _Reads.BLANK)
        if reads is _Reads.STRAY:
            stretch.end = telling[at]
            break
        if reads is _Reads.FENCE:
            stretch.fences.append(telling[at])
            stretch.alike.setdefault(text[opening.width :].rstrip(" "), []).append(telling[at])
    return stretch


def _read(opening: Opening, text: str, *, after_blank: bool) -> _Reads:
    """What a line of a body is, as `eval_fence` and `eval_quoted` of superfences have it; any fence may close it."""
    if not text.strip(" "):
        return _Reads.BLANK
    start = _matched(opening, text)
    level = text.count(">", 0, start)
    content = text[start:]
    if opening.quotes and not content:
        return _Reads.BLANK if level <= opening.quotes else _Reads.STRAY
    if start < opening.width or level > opening.quotes or (after_blank and level < opening.quotes):
        return _Reads.STRAY
    return _Reads.FENCE if content.startswith(("```", "~~~")) else _Reads.BODY


def _matched(opening: Opening, text: str) -> int:
    """How much of a line stands where the opening line had its indentation and `>`."""
    found = _PREFIX.match(text, 0, opening.width)
    return found.end() if found else 0


def _fence_of_ours(page: _Page, index: int, opening: Opening, end: int, *, closed: bool) -> Fence:
    if closed:
        return Fence(opening=opening, last=end, ours=True)
    for other in _openings(page, index + 1, end):
        stray = "" if other.header.info else other.marks
        return Fence(opening=opening, last=other.line - (not stray), ours=True, closed=False, stray=stray)
    return Fence(opening=opening, last=end - 1, ours=True, closed=False)


def _swallowed(page: _Page, index: int, opening: Opening, end: int, *, closed: bool) -> int | None:
    """The index of the first fence of ours that another language's fence hides, as it ends too late or not at all."""
    for other in _openings(page, index + 1, end - closed):
        if other.header.language and (not closed or _alike(other, opening)):
            return bisect_left(page.marked, other.line)
    return None


def _openings(page: _Page, index: int, end: int) -> Iterator[Opening]:
    for at in range(index, page.after(end)):
        if opening := _opening(page, at):
            yield opening


def _culprit(opening: Opening, rejected: Opening | None) -> Opening:
    """Whose fault an open fence is: where it has no header, it was meant to close the one that was not taken."""
    meant_to_close = rejected is not None and not opening.header.info and _alike(opening, rejected)
    return rejected if rejected and meant_to_close else opening


def _alike(one: Opening, other: Opening) -> bool:
    return (one.marks, one.width) == (other.marks, other.width)
