"""A page's front matter: the YAML before its text, where MkDocs finds it."""

from __future__ import annotations

import re

from ..source import Source

_START = re.compile(r"\ufeff?---[ \t]*$")
_END = re.compile(r"(?:---|\.\.\.)[ \t]*$")


def body_start(source: Source) -> int:
    """The number, from 0, of the first line after the front matter; 0 where there is none."""
    lines = source.lines
    if not _START.match(lines[0]):
        return 0
    return next((number + 1 for number, line in enumerate(lines) if number > 1 and _END.match(line)), 0)
