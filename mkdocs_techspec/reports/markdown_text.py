"""Authors' text inside Markdown that a code host shows, so that it stays text.

A code host reads more into a comment than Markdown: `@name` calls somebody, `#12` and a commit's number become links
and leave a trace where they lead. No escape holds against all of this but code, which every one of them leaves alone.
"""

from __future__ import annotations

import re

from ..source import visible

# Letters of any script, and signs that mean nothing to Markdown where they are no part of a line's start.
_PLAIN = re.compile(r"(?:[^\W_]|[ ,.;'\"()?+=\N{EN DASH}\N{HORIZONTAL ELLIPSIS}\N{RIGHTWARDS ARROW}-]|:(?= ))+")
# What is made a link though it is only letters: an address, a commit, and an issue such as GH-12.
_LINKED = re.compile(r"www\.|[0-9a-f]{7}|[a-z]-\d", re.IGNORECASE)
_LONGEST = 240


def code(text: str) -> str:
    """A text as code, on one line."""
    shown = _shown(text) or "(nothing)"
    runs = {len(run) for run in re.findall("`+", shown)}
    fence = "`" * next(length for length in range(1, len(runs) + 2) if length not in runs)
    space = " " if "`" in (shown[0], shown[-1]) else ""
    return f"{fence}{space}{shown}{space}{fence}"


def inline(text: str) -> str:
    """A text as it is, on one line, where nothing in it can be taken for anything else; as code where something can."""
    shown = _shown(text)
    return shown if _PLAIN.fullmatch(shown) and not _LINKED.search(shown) else code(shown)


def _shown(text: str) -> str:
    shown = " ".join(visible(text).split())
    return shown if len(shown) <= _LONGEST else f"{shown[: _LONGEST - 1].rstrip()}…"
