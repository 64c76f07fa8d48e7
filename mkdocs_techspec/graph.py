"""Reachability over plain nodes; knows nothing of systems."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import TypeVar

N = TypeVar("N", bound=Hashable)

Edges = Mapping[N, Iterable[N]]


def closure(starts: Iterable[N], successors: Callable[[N], Iterable[N]]) -> set[N]:
    """All nodes that the starts lead to, and the starts. Linear in what is reached."""
    seen = set(starts)
    waiting = list(seen)
    while waiting:
        for node in successors(waiting.pop()):
            if node not in seen:
                seen.add(node)
                waiting.append(node)
    return seen


def reverse(edges: Edges[N]) -> dict[N, list[N]]:
    """The same edges, the other way round."""
    found: dict[N, list[N]] = {}
    for node, successors in edges.items():
        for successor in successors:
            found.setdefault(successor, []).append(node)
    return found


def circles(edges: Edges[N]) -> list[set[N]]:
    """The strongly connected components that hold a circle, by Tarjan's algorithm with a stack of its own.

    Source: R. Tarjan, "Depth-first search and linear graph algorithms", SIAM J. Comput. 1 (1972).
    """
    index: dict[N, int] = {}
    low: dict[N, int] = {}
    path: list[N] = []
    on_path: set[N] = set()
    found: list[set[N]] = []
    for root in edges:
        if root in index:
            continue
        work = [(root, iter(edges[root]))]
        index[root] = low[root] = len(index)
        path.append(root)
        on_path.add(root)
        while work:
            node, successors = work[-1]
            for successor in successors:
                if successor not in index:
                    index[successor] = low[successor] = len(index)
                    path.append(successor)
                    on_path.add(successor)
                    work.append((successor, iter(edges.get(successor, ()))))
                    break
                if successor in on_path:
                    low[node] = min(low[node], index[successor])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == index[node]:
                    found.append(_cut(path, on_path, node))
    return [one for one in found if len(one) > 1 or any(node in edges.get(node, ()) for node in one)]


def _cut(path: list[N], on_path: set[N], node: N) -> set[N]:
    """Take the finished component, down to `node`, off the path."""
    at = path.index(node)
    component = set(path[at:])
    del path[at:]
    on_path -= component
    return component
