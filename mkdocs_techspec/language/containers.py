"""Which lines of a page are indented code, as Python-Markdown counts indentation: four columns for each container."""

from __future__ import annotations

import enum
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

TAB = 4


class _Holds(enum.Enum):
    """How a container holds its lines: a `>` each, four columns each, or four columns of its first lines at least."""

    QUOTED = enum.auto()
    INDENTED = enum.auto()
    LOOSELY = enum.auto()


_BLANK = re.compile(r" *$")
_QUOTE = re.compile(r" {0,3}> ?")
_ITEM = re.compile(r" {0,3}(?:\d+\.|[*+-]) +")
_DEFINITION = re.compile(r" {0,3}(?:: {1,3}|\[\^[^\]]*\]: *)")
_ADMONITION = re.compile(
    r"""
    !!!\ ?[\w-]+(?:\ +[\w-]+)*+(?:\ +".*?")?\ *$
    | \?{3}\+?\ ?(?:[\w-]+(?:\ +[\w-]+)*+)?(?:\ +".*?")?\ *$
    | ={3}[+!]{0,2}\ +".*?"\ *$
    """,
    re.VERBOSE,
)
# After a heading, a rule or the border of a `///` block, a paragraph starts without a blank line.
_BORDER = re.compile(r"\#{1,6}| {0,3}(?:/{3,}|(?:-+ {0,2}){3,}$|(?:_+ {0,2}){3,}$|(?:\*+ {0,2}){3,}$)|=+ *$|-+ *$")
