"""The blocks of a page, at any depth that Markdown allows, with exact places."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from ..diagnostics import Diagnostic
from ..source import Source, Span


class BlockKind(enum.StrEnum):
    SCREEN = "screen"
    TECHSPEC = "techspec"


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

    def place(self, line: int, column: int, end_line: int, end_column: int) -> Span:
        """The page's place for a stretch of the body; lines and columns count from 0, as YAML's marks do."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True, kw_only=True)
class Fences:
    """What a page holds: its blocks in order, the stretches that only look like one (with what is wrong)."""

    blocks: tuple[Block, ...]
    malformed: tuple[Diagnostic, ...]


def find_fences(source: Source) -> Fences:
    """All blocks of a page."""
    raise NotImplementedError
