"""A page's raw text, and where something stands in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

# Bidirectional controls reorder what a reader sees; the others break terminals and XML.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)


@dataclass(frozen=True, kw_only=True)
class Source:
    """One page, as its author wrote it.

    `path` is how messages name it (relative, with `/`); `uri` is its name inside the docs folder, which links between
    pages go by.
    """

    path: str
    uri: str
    text: str

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The lines without their ends; only LF and CRLF end a line, as for editors."""
        return tuple(self.text.replace("\r\n", "\n").split("\n"))

    def line(self, number: int) -> str:
        """The text of line `number` (from 1); empty past the end."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""


class Span(NamedTuple):
    """A stretch of a page: lines and columns count characters from 1, the end is exclusive.

    A tuple and not a dataclass, because one is made for every word of every block.
    """

    source: Source
    line: int
    column: int
    end_line: int
    end_column: int

    @property
    def path(self) -> str:
        return self.source.path

    def holds_line_of(self, other: Span) -> bool:
        """Whether another place starts on one of the lines of this one."""
        return self.source is other.source and self.line <= other.line <= self.end_line


class Word(NamedTuple):
    """Something that an author typed, and where."""

    text: str
    span: Span


def visible(text: str) -> str:
    """The text with controls that a reader cannot see spelled out, as in `U+202E`."""
    return _INVISIBLE.sub(lambda found: f"U+{ord(found[0]):04X}", text)
