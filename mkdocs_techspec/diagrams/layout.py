"""Sized boxes to positions: all graphs of a site in one batch, from the cache where it has them."""

from __future__ import annotations

import importlib
import os
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from ..config import Config
from . import cache as kept
from .engines import Run, engine_named
from .graph import Graph, Layout, Trouble
from .labels import settled
from .plan import Plan, dot_text, narrower, plans, renewed, too_large
from .positions import Answer, read_answer
from .quality import Quality, measure
from .trouble import rubbish, unloadable

# Fitted to the 688 of a Material page, titles of 14 are then still 10 high; what is wider scrolls in its frame.
_WIDTH = 940.0
_MOST_TRIES = 5
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
    written = [kept.save(folder, key, found) for key, found in solved.items() if folder and isinstance(found, Layout)]
    known |= solved
    return Laid(answers=tuple(known[key] for key in keys), unwritable=not all(written))


def _fits(found: Layout | Trouble, graph: Graph) -> bool:
    """Whether an entry has a place for everything; an honest one always does."""
    if isinstance(found, Trouble):
        return True
    return len(found.boxes) == len(graph.sizes) and len(found.routes) == len(graph.links)


def _solved(graphs: Mapping[str, Graph], config: Config) -> dict[str, Layout | Trouble]:
    try:
        importlib.import_module("graphviz")
    except Exception as error:  # as with the engine: a broken installation costs pictures, not the build
        return dict.fromkeys(graphs, unloadable(error))
    workers = min(_WORKERS, os.cpu_count() or 1, len(graphs))
    with engine_named(config.layout).opened(config.limits) as run, ThreadPoolExecutor(workers) as pool:
        answers = pool.map(lambda graph: _best(graph, run), graphs.values())
        return dict(zip(graphs, answers, strict=True))


class _Tried(NamedTuple):
    """A layout with what it costs its reader, and the plan that it came of."""

    cost: float
    layout: Layout
    plan: Plan


def _best(graph: Graph, run: Run) -> Layout | Trouble:
    """The first layout that is narrow enough and without fault, else the best of those tried."""
    tried: list[_Tried] = []
    waiting = deque(plans(graph))
    while waiting:
        plan = waiting.popleft()
        layout = _attempt(graph, plan, run)
        if isinstance(layout, Trouble) or not plan.full:
            return layout
        quality = measure(graph, layout)
        if quality.width <= _WIDTH and not quality.faults:
            return layout
        tried.append(_Tried(_cost(quality), layout, plan))
        if not waiting and len(tried) < _MOST_TRIES:
            waiting.extend(_wrapped(graph, tried))
    return _cheapest(tried).layout


def _wrapped(graph: Graph, tried: Sequence[_Tried]) -> Iterator[Plan]:
    """The best plan so far with a row more wrapped, if that has not been tried."""
    best = _cheapest(tried)
    plan = narrower(graph, best.plan, best.layout)
    if plan is not None and all(plan != other.plan for other in tried):
        yield plan


def _cheapest(tried: Sequence[_Tried]) -> _Tried:
    return min(tried, key=lambda one: one.cost)


def _cost(quality: Quality) -> float:
    """What a layout costs its reader: faults first, then width that shrinks the text, then crossings and length."""
    return (
        1000 * quality.faults
        + 2 * max(0.0, quality.width - _WIDTH)
        + 0.2 * max(0.0, quality.height - 1.5 * _WIDTH)
        + 15 * quality.crossings
        + 0.02 * quality.length
    )


def _attempt(graph: Graph, plan: Plan, run: Run) -> Layout | Trouble:
    """One layout by a plan; where Graphviz lost a link, once more with its other ranking, then with a straight line."""
    answer = _asked(graph, plan, run)
    if isinstance(answer, Answer) and answer.lost:
        answer = _asked(graph, renewed(plan), run)
    if isinstance(answer, Trouble):
        return answer
    return settled(graph, answer.layout) if plan.full else answer.layout


def _asked(graph: Graph, plan: Plan, run: Run) -> Answer | Trouble:
    text = run(dot_text(graph, plan))
    return text if isinstance(text, Trouble) else read_answer(text, graph) or rubbish()
