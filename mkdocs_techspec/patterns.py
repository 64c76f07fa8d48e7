"""Whether a page is one that a pattern in the settings means.

Patterns are those of `.gitignore`, but for `!` and `\\`: https://git-scm.com/docs/gitignore#_pattern_format. The time
that it takes grows with the lengths of pattern and name, whatever they hold: a regular expression made of a pattern
with eight stars can take minutes.
"""

from __future__ import annotations

from collections.abc import Sequence
from fnmatch import fnmatchcase
from functools import lru_cache

_LONGEST = 500
_ANY_DEPTH = "**"


def why_unusable(pattern: str) -> str:
    """What is wrong with a pattern, or an empty text."""
    if not pattern.strip("/ "):
        return "it names no page"
    if pattern.startswith("!"):
        return "it begins with '!': write patterns of the pages that are meant"
    return f"it has more than {_LONGEST} characters" if len(pattern) > _LONGEST else ""


@lru_cache(maxsize=4096)
def fits(pattern: str, name: str) -> bool:
    """Whether a pattern fits a file, by its path with `/`, or a folder that it is in."""
    steps = name.split("/")
    reached = _reached(_parts(pattern), steps)
    return any(reached[: -1 if pattern.endswith("/") else None])


def _parts(pattern: str) -> Sequence[str]:
    """The parts of a pattern; one that names no folder fits at any depth."""
    parts = pattern.strip("/").split("/")
    anywhere = len(parts) == 1 and not pattern.startswith("/")
    return [_ANY_DEPTH, *parts] if anywhere else parts


def _reached(parts: Sequence[str], steps: Sequence[str]) -> Sequence[bool]:
    """After each step of a path, whether all parts are used up."""
    reached = []
    at = _with_skips({0}, parts)
    for step in steps:
        at = _with_skips({end for start in at for end in _after(parts, start, step)}, parts)
        reached.append(len(parts) in at)
    return reached


def _after(parts: Sequence[str], start: int, step: str) -> Sequence[int]:
    if start == len(parts):
        return ()
    if parts[start] == _ANY_DEPTH:
        # At the end, it stands for at least one step.
        return (start, len(parts)) if start == len(parts) - 1 else (start,)
    return (start + 1,) if fnmatchcase(step, parts[start]) else ()


def _with_skips(at: set[int], parts: Sequence[str]) -> set[int]:
    """The same, where a `**` before other parts may also stand for nothing."""
    skipped = set(at)
    for place in range(len(parts) - 1):
        if place in skipped and parts[place] == _ANY_DEPTH:
            skipped.add(place + 1)
    return skipped
