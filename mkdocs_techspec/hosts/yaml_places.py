"""Where a setting of this plugin stands in a `mkdocs.yml`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import yaml

from ..config import Way
from ..source import Source, Span
from .paths import page_text, shown_path

_DEEPEST = 8


def place_in_mkdocs(file: Path, way: Way, site: Path) -> Span | None:
    """The place of a setting, or of what of the way to it is there; in the file, or else in those it inherits from."""
    reached = [_reached(source, node, way) for source, node in _options(file, site)]
    return max(reached, key=lambda found: found[0], default=(0, None))[1]


def _options(file: Path, site: Path, depth: int = 0) -> Iterator[tuple[Source, yaml.Node]]:
    """What each file says under `techspec:`."""
    try:
        source = Source(path=shown_path(file, site), uri=file.name, text=page_text(file.read_bytes()))
        document = yaml.compose(source.text, yaml.CSafeLoader)
    except (OSError, yaml.YAMLError):
        return
    plugins = _under(document, "plugins")
    for entry in plugins.value if isinstance(plugins, yaml.SequenceNode) else [plugins]:
        options = _under(entry, "techspec")
        if options is not None:
            yield source, options
            break
    parent = _under(document, "INHERIT")
    if isinstance(parent, yaml.ScalarNode) and depth < _DEEPEST:
        yield from _options(file.parent / parent.value, site, depth + 1)


def _reached(source: Source, node: yaml.Node | None, way: Way) -> tuple[int, Span | None]:
    """How many steps of a way lead somewhere, and where."""
    steps, span = 0, None
    for step in way:
        place = _item(node, step) if isinstance(step, int) else _key(node, step)
        if place is None:
            break
        steps, span = steps + 1, _span(source, place)
        node = place if isinstance(step, int) else _under(node, step)
    return steps, span


def _item(node: yaml.Node | None, index: int) -> yaml.Node | None:
    items = node.value if isinstance(node, yaml.SequenceNode) else []
    return items[index] if index < len(items) else None


def _pairs(node: yaml.Node | None) -> list[tuple[yaml.Node, yaml.Node]]:
    return node.value if isinstance(node, yaml.MappingNode) else []


def _key(node: yaml.Node | None, name: str) -> yaml.Node | None:
    return next((key for key, _ in _pairs(node) if key.value == name), None)


def _under(node: yaml.Node | None, name: str) -> yaml.Node | None:
    return next((value for key, value in _pairs(node) if key.value == name), None)


def _span(source: Source, node: yaml.Node) -> Span:
    start, end = node.start_mark, node.end_mark
    return Span(source, start.line + 1, start.column + 1, end.line + 1, end.column + 1)
