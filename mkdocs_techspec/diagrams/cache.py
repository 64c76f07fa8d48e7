"""Layouts kept from one build to the next, each in a file of its own that proves what it is."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from .graph import Graph, Layout, Point, Route, Size

# Raised whenever the same graph may get another layout from the same engine: plans, labels, entries.
VERSION = 4


def key_of(graph: Graph, engine: str) -> str:
    """The name of a graph's layout by this engine: it changes with anything that the layout hangs on."""
    told = [VERSION, engine, graph.sizes, graph.tiers, graph.links, *([graph.stood] if graph.stood else ())]
    told += ["across"] if graph.across else []
    asked = json.dumps(told, separators=(",", ":"))
    return hashlib.sha256(asked.encode()).hexdigest()


def load(folder: Path, key: str) -> Layout | None:
    """The kept layout, or None where there is none; a file that is not whole counts as none."""
    try:
        entry = json.loads((folder / f"{key}.json").read_text(encoding="utf-8"))
        content = entry["layout"]
        if entry["key"] != key or entry["checksum"] != _checksum(key, content):
            return None
        return _decoded(json.loads(content))
    except (OSError, ValueError, TypeError, KeyError, IndexError, RecursionError):
        return None


def save(folder: Path, key: str, layout: Layout) -> bool:
    """Keep a layout; whether that worked. A reader sees the whole entry or none."""
    content = json.dumps(_encoded(layout), separators=(",", ":"))
    entry = json.dumps({"key": key, "checksum": _checksum(key, content), "layout": content})
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with _replacing(folder / f"{key}.json") as number, os.fdopen(number, "w", encoding="utf-8") as file:
            file.write(entry)
    except OSError:
        return False
    return True


@contextlib.contextmanager
def _replacing(path: Path) -> Iterator[int]:
    """A temporary file in the same folder, put in place of `path` when all went well."""
    number, name = tempfile.mkstemp(dir=path.parent, prefix=".layout-")
    try:
        yield number
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise


def _checksum(key: str, content: str) -> str:
    return hashlib.sha256(f"{key}\n{content}".encode()).hexdigest()


def _encoded(layout: Layout) -> list[object]:
    return [layout.size, layout.boxes, layout.routes]


def _decoded(found: object) -> Layout:
    size, boxes, routes = _list(found)
    return Layout(
        size=Size(*_floats(size)),
        boxes=tuple(Point(*_floats(box)) for box in _list(boxes)),
        routes=tuple(_route(route) for route in _list(routes)),
    )


def _route(found: object) -> Route:
    points, tip, label = _list(found)
    return Route(
        tuple(Point(*_floats(point)) for point in _list(points)),
        Point(*_floats(tip)),
        None if label is None else Point(*_floats(label)),
    )


def _list(found: object) -> list[object]:
    if not isinstance(found, list):
        raise TypeError(found)
    return found


def _floats(found: object) -> tuple[float, float]:
    x, y = _list(found)
    if not isinstance(x, int | float) or not isinstance(y, int | float):
        raise TypeError(found)
    return float(x), float(y)
