"""Every entry of the sample site that a screen's support rests on, and the site without one of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from mkdocs_techspec.config import Config
from mkdocs_techspec.hosts.project import Project, find_projects
from mkdocs_techspec.language.fences import BlockKind, find_fences
from mkdocs_techspec.language.yaml_nodes import Entry as Line
from mkdocs_techspec.language.yaml_nodes import Fields, Items, Node, Scalar, read_yaml
from mkdocs_techspec.source import Source, Span

SITE = Path(__file__).parents[2] / "sample_site"
LISTS = frozenset({"serves", "screens", "owner", "of", "calls", "fixes"})
"""The keys of which each item is an entry; so are those of any list that a stage adds to (`+`) or takes from (`-`)."""
REASONED = frozenset({"planned", "rejected"})
"""The keys that are entries with all that they say, or with each thing that they name."""
_LONG = re.compile(r"\{to: ([^,}]+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Something that a block says: `path` leads to it from the top of its block, and, of a list, it is one `item`.

    `place` is what goes when it is taken out, and `left` is what stands there then.
    """

    path: tuple[str, ...]
    item: str
    place: Span
    left: str
    stage: str = ""

    @property
    def uri(self) -> str:
        return self.place.source.uri

    @property
    def name(self) -> str:
        """What the entry is called in the list of expectations."""
        target = _LONG.match(self.item)
        parts = (self.uri, self.stage, ".".join(self.path), target[1] if target else self.item)
        return ": ".join(filter(None, parts))


def sample_site() -> Project:
    """The sample site as `techspec check` sees it."""
    return find_projects((SITE,))[0]


def entries(source: Source) -> Iterator[Entry]:
    """All entries of a page, in order."""
    specs = 0
    for block in find_fences(source).blocks:
        root = read_yaml(block, Config().limits).root
        assert root is not None
        if block.kind is BlockKind.SCREEN:
            yield from _of_screen(root)
        elif block.kind is BlockKind.TECHSPEC:
            specs += 1
            yield from _of_spec(root, specs)


def without(source: Source, entry: Entry) -> Source:
    """The page without one entry; everything else stays on its line."""
    place = entry.place
    lines = list(source.lines)
    first, last = place.line - 1, place.end_line - 1
    after = lines[last][place.end_column - 1 :]
    # In braces, the comma goes with what it ends.
    after = after.removeprefix(",") if not entry.left else after
    lines[first : last + 1] = [lines[first][: place.column - 1] + entry.left + after]
    lines[first + 1 : first + 1] = [""] * (last - first)
    return replace(source, text="\n".join(lines))


def _of_screen(root: Fields) -> Iterator[Entry]:
    """Of a screen, only what is planned: a need that is taken out is missed by nobody."""
    screen = _text_of(root, "screen")
    yield from (entry for entry in _inside(root, (screen,)) if REASONED & {*entry.path})


def _of_spec(root: Fields, number: int) -> Iterator[Entry]:
    for entry in _inside(root, ()):
        # Every block has defaults of its own; all else has a name that is the stage's alone.
        own = entry.path[0] == "defaults"
        path = (f"defaults of block {number}", *entry.path[1:]) if own else entry.path
        yield replace(entry, path=path, stage=_text_of(root, "stage"))


def _text_of(root: Fields, key: str) -> str:
    value = root.entries[key].value if key in root.entries else None
    return value.text if isinstance(value, Scalar) else ""


def _inside(node: Node, path: tuple[str, ...]) -> Iterator[Entry]:
    if isinstance(node, Items):
        for item in node.items:
            yield from _inside(item, path)
    if not isinstance(node, Fields):
        return
    for key, line in node.entries.items():
        here, value = (*path, key), line.value
        if isinstance(value, Scalar) and value.text == "null":
            yield _line(node, line, here, "null")
        elif isinstance(value, Fields) and key in REASONED:
            yield from (_line(value, one, (*here, name)) for name, one in value.entries.items())
        elif key in REASONED:
            yield _line(node, line, here)
        elif key in LISTS or key[-1] in "+-":
            yield from _items(node, line, here)
        else:
            yield from _inside(value, here)


def _items(around: Fields, line: Line, path: tuple[str, ...]) -> Iterator[Entry]:
    """The items of a list; with its only one, the key goes, too: a stage that empties a list says something."""
    value = line.value
    texts = [_text(item) for item in (value.items if isinstance(value, Items) else (value,))]
    if len(texts) == 1:
        yield _line(around, line, path, texts[0])
    for at, text in enumerate(texts if len(texts) > 1 else ()):
        rest = ", ".join([*texts[:at], *texts[at + 1 :]])
        yield Entry(path=path, item=text, place=value.span, left=f"  [{rest}]")


def _line(around: Fields, line: Line, path: tuple[str, ...], item: str = "") -> Entry:
    """A key with all that it says; a mapping that nothing is left of says so."""
    key, value = line.key.span, line.value.span
    place = key._replace(end_line=value.end_line, end_column=value.end_column)
    left = "{}" if len(around.entries) == 1 and not around.in_braces else ""
    return Entry(path=path, item=item, place=place, left=left)


def _text(node: Node) -> str:
    """An item as it is written; one that spreads over lines has to be in braces."""
    span = node.span
    lines = span.source.lines[span.line - 1 : span.end_line]
    if len(lines) == 1:
        return lines[0][span.column - 1 : span.end_column - 1]
    written = " ".join([lines[0][span.column - 1 :], *lines[1:-1], lines[-1][: span.end_column - 1]])
    assert isinstance(node, Scalar) or written.startswith("{"), f"{span.path}:{span.line}: write this item in braces"
    return written
