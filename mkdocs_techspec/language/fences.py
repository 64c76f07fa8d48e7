"""The blocks of a page, at any depth that Markdown allows, with exact places.

A page is read by its lines, in three steps that each know one thing: which lines superfences takes for fences
(`superfences`), which of these are indented code (`containers`), and which stand in HTML (`raw_html`).
"""

from __future__ import annotations

import enum
import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..diagnostics import Diagnostic
from ..source import Source, Span
from .containers import indented_code
from .fence_slips import what_is_wrong
from .front_matter import body_start
from .raw_html import VERBATIM, has_html, hidden_lines
from .superfences import TAB, Fence, fences_in, outline


class BlockKind(enum.StrEnum):
    SCREEN = "screen"
    TECHSPEC = "techspec"
    VIEW = "techspec-view"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A fenced block of ours.

    `span` runs from the opening fence to the end of the closing one. `text` is the body without the indentation of its
    surroundings, its lines ended by LF; `offsets` says for each body line how many characters were taken off its start.
    """

    kind: BlockKind
    span: Span
    text: str
    offsets: tuple[int, ...]

    @property
    def source(self) -> Source:
        return self.span.source

    @property
    def header(self) -> Span:
        """The line that opens the block."""
        return opening_line(self.span)

    def place(self, line: int, column: int, end_line: int, end_column: int) -> Span:
        """The page's place for a stretch of the body; lines and columns count from 0, as YAML's marks do."""
        source, offsets, above = self.span.source, self.offsets, self.span.line
        if end_line < len(offsets):
            start, end = offsets[line] + column, offsets[end_line] + end_column
            # Nearly always so, and asked for every word of a site.
            if start >= 0 and end <= len(source.lines[above + end_line]):
                return Span(source, above + line + 1, start + 1, above + end_line + 1, end + 1)
        return Span(source, *self._point(line, column), *self._point(end_line, end_column))

    def _point(self, line: int, column: int) -> tuple[int, int]:
        """What is past the body is on the closing fence, what is past a line is at its end."""
        source, number = self.span.source, self.span.line + 1 + line
        if line >= len(self.offsets):
            closing = source.line(self.span.end_line)
            return self.span.end_line, len(closing) - len(closing.lstrip("> \t")) + 1
        last = len(source.lines[number - 1])
        return number, max(min(self.offsets[line] + column, last), 0) + 1


def opening_line(block: Span) -> Span:
    """The first line of a block, from its fence on."""
    end = len(block.source.line(block.line)) + 1
    return Span(block.source, block.line, block.column, block.line, end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fences:
    """What a page holds: its blocks in order, the stretches that only look like one (with what is wrong)."""

    blocks: tuple[Block, ...]
    malformed: tuple[Diagnostic, ...]


def find_fences(source: Source) -> Fences:
    """All blocks of a page."""
    blocks, malformed = [], []
    for fence, html in _fences_of_ours(source):
        if diagnostic := what_is_wrong(source, fence, html):
            malformed.append(diagnostic)
        else:
            blocks.append(_block(source, fence))
    return Fences(blocks=tuple(blocks), malformed=tuple(malformed))


_GAP = re.compile(r"(?<=\S) {2,}")


def same_body(text: str) -> str:
    """A body in the form in which the page's text and what superfences hands to a formatter are the same.

    Superfences expands tabs by their place in the page's line, so a gap within a line may differ in width.
    """
    lines = text.expandtabs(TAB).split("\n")
    return "\n".join(_GAP.sub(" ", line.rstrip()) for line in lines).strip("\n")


def _fences_of_ours(source: Source) -> Iterator[tuple[Fence, str]]:
    """What is, or was meant to be, a block that a reader sees; each with the tag of the raw HTML around it, if any."""
    if "```" not in source.text and "~~~" not in source.text:
        return
    start = body_start(source)
    fences = list(fences_in(source.lines, start))
    ours = [fence for fence in fences if fence.ours]
    if not ours:
        return
    nested = any(fence.opening.width >= TAB for fence in ours)
    lines = outline(source.lines, start, fences) if nested or has_html(source.text) else []
    html = hidden_lines(lines)
    code = frozenset(indented_code(lines)) if nested else frozenset()
    for fence in ours:
        tag = html.get(fence.opening.line, "")
        if tag not in VERBATIM and fence.opening.line not in code:
            yield fence, tag


def _block(source: Source, fence: Fence) -> Block:
    opening = fence.opening
    text, offsets = _body(source.lines[opening.line + 1 : fence.last], opening.width)
    return Block(
        kind=BlockKind(opening.header.language),
        span=Span(source, opening.line + 1, opening.column + 1, fence.last + 1, len(source.lines[fence.last]) + 1),
        text=text,
        offsets=offsets,
    )


def _body(lines: tuple[str, ...], width: int) -> tuple[str, tuple[int, ...]]:
    if not width:
        return "\n".join((*lines, "")), (0,) * len(lines)
    dedented = [_dedented(line, width) for line in lines]
    return "".join(f"{text}\n" for text, _ in dedented), tuple(offset for _, offset in dedented)


def _dedented(line: str, width: int) -> tuple[str, int]:
    """A line without its first columns, and how many characters these were; a tab may reach further than they do."""
    if "\t" not in line[:width]:
        return line[width:], min(width, len(line))
    column = taken = 0
    while column < width and taken < len(line):
        column += TAB - column % TAB if line[taken] == "\t" else 1
        taken += 1
    beyond = max(column - width, 0)
    return " " * beyond + line[taken:], taken - beyond
