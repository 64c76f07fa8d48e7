"""Every entry of the sample site that a screen's support rests on, and the site without one of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from mkdocs_techspec.config import Config
from mkdocs_techspec.hosts.project import Project, find_projects
from mkdocs_techspec.language.fences import BlockKind, find_fences
from mkdocs_techspec.language.yaml_nodes import Fields, Items, Node, Scalar, read_yaml
from mkdocs_techspec.source import Source, Span

SITE = Path(__file__).parents[2] / "sample_site"
_LONG = re.compile(r"\{to: ([^,}]+)")
KEYS = frozenset({"serves", "screens", "owner", "of", "calls"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One item under one of `KEYS`: `path` leads to it from the top of its block, `rest` are the items beside it."""

    path: tuple[str, ...]
    item: str
    place: Span
    rest: tuple[str, ...]

    @property
    def name(self) -> str:
        """What the entry is called in the list of expectations."""
        target = _LONG.match(self.item)
        return f"{self.place.source.uri}: {'.'.join(self.path)}: {target[1] if target else self.item}"


def sample_site() -> Project:
    """The sample site as `techspec check` sees it."""
    return find_projects((SITE,))[0]


def entries(source: Source) -> Iterator[Entry]:
    """All entries of a page's specs, in order."""
    specs = [block for block in find_fences(source).blocks if block.kind is BlockKind.TECHSPEC]
    for number, block in enumerate(specs, 1):
        root = read_yaml(block, Config().limits).root
        assert root is not None
        for entry in _entries(root, ()):
            # Every block has defaults of its own; all else has a name that is the system's alone.
            own = entry.path[0] == "defaults"
            yield replace(entry, path=(f"defaults of block {number}", *entry.path[1:])) if own else entry


def _entries(node: Node, path: tuple[str, ...]) -> Iterator[Entry]:
    if isinstance(node, Items):
        for item in node.items:
            yield from _entries(item, path)
    if not isinstance(node, Fields):
        return
    for key, entry in node.entries.items():
        here = (*path, key)
        if key in KEYS:
            yield from _items(entry.value, here)
        else:
            yield from _entries(entry.value, here)


def _items(value: Node, path: tuple[str, ...]) -> Iterator[Entry]:
    items = value.items if isinstance(value, Items) else (value,)
    texts = [_text(item) for item in items]
    for at, text in enumerate(texts):
        yield Entry(path=path, item=text, place=value.span, rest=(*texts[:at], *texts[at + 1 :]))


def _text(node: Node) -> str:
    """An item as it is written; one that spreads over lines has to be in braces."""
    span = node.span
    lines = span.source.lines[span.line - 1 : span.end_line]
    if len(lines) == 1:
        return lines[0][span.column - 1 : span.end_column - 1]
    written = " ".join([lines[0][span.column - 1 :], *lines[1:-1], lines[-1][: span.end_column - 1]])
    assert isinstance(node, Scalar) or written.startswith("{"), f"{span.path}:{span.line}: write this item in braces"
    return written


def without(source: Source, entry: Entry) -> Source:
    """The page without one entry; everything else stays on its line."""
    place = entry.place
    lines = list(source.lines)
    first, last = place.line - 1, place.end_line - 1
    after = lines[last][place.end_column - 1 :]
    lines[first : last + 1] = [lines[first][: place.column - 1] + f"  [{', '.join(entry.rest)}]" + after]
    lines[first + 1 : first + 1] = [""] * (last - first)
    return replace(source, text="\n".join(lines))
