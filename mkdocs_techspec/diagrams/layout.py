"""Sized boxes to positions: all graphs of a site in one batch, from the cache where it has them."""

from __future__ import annotations

import importlib
import os
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from ..config import Config
from . import cache as kept
from .engines import engine_named
from .graph import Graph, Layout, Trouble
from .plan import too_large
from .tries import Found, best
from .trouble import unloadable

_WORKERS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """The answer to each graph, in order, and whether the cache's folder would not take what is new."""

    answers: tuple[Layout | Trouble, ...]
    unwritable: bool


def lay_out(graphs: Sequence[Graph], config: Config, folder: Path | None) -> Laid:
    """Lay out all graphs. `folder` is where layouts are kept, or None; the engine is loaded only for new ones."""
    engine = engine_named(config.layout)
    version = engine.version()
    keys = [kept.key_of(graph, version) for graph in graphs]
    known: dict[str, Layout | Trouble] = {}
    new: dict[str, Graph] = {}
    for key, graph in zip(keys, graphs, strict=True):
        if key in known or key in new:
            continue
        found = too_large(graph, config.limits.boxes) or (kept.load(folder, key) if folder else None)
        if found is not None and _fits(found, graph):
            known[key] = found
        else:
            new[key] = graph
    solved = _solved(new, config) if new else {}
    written = [
        kept.save(folder, key, layout)
        for key, (layout, whole) in solved.items()
        if folder and whole and isinstance(layout, Layout)
    ]
    known |= {key: found.layout for key, found in solved.items()}
    return Laid(answers=tuple(known[key] for key in keys), unwritable=not all(written))


def _fits(found: Layout | Trouble, graph: Graph) -> bool:
    """Whether an entry has a place for everything; an honest one always does."""
    if isinstance(found, Trouble):
        return True
    return len(found.boxes) == len(graph.sizes) and len(found.routes) == len(graph.links)


def _solved(graphs: Mapping[str, Graph], config: Config) -> dict[str, Found]:
    try:
        importlib.import_module("graphviz")
    except Exception as error:  # as with the engine: a broken installation costs pictures, not the build
        return dict.fromkeys(graphs, Found(unloadable(error), whole=False))
    workers = min(_WORKERS, os.cpu_count() or 1, len(graphs))
    with engine_named(config.layout).opened(config.limits) as run, ThreadPoolExecutor(workers) as pool:
        answers = pool.map(lambda graph: best(graph, run, config.limits.layout_seconds), graphs.values())
        return dict(zip(graphs, answers, strict=True))
