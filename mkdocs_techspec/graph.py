"""Reachability over plain nodes; knows nothing of systems."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from typing import TypeVar

N = TypeVar("N", bound=Hashable)

Edges = Mapping[N, Iterable[N]]


def closure(starts: Iterable[N], successors: Callable[[N], Iterable[N]]) -> set[N]:
    """All nodes that the starts lead to, and the starts, in the order of these. Linear in what is reached."""
    waiting = list(dict.fromkeys(starts))
    seen = set(waiting)
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


def islands(nodes: Iterable[N], edges: Iterable[tuple[N, N]]) -> dict[N, int]:
    """The nodes with a number each, the same for all that hang together by edges, whichever way these run.

    Numbers count from 0 in the order of the nodes. Linear in nodes and edges.
    """
    joined: dict[N, list[N]] = {}
    for one, other in edges:
        joined.setdefault(one, []).append(other)
        joined.setdefault(other, []).append(one)
    found: dict[N, int] = {}
    number = 0
    for node in nodes:
        if node not in found:
            found.update(dict.fromkeys(closure([node], lambda one: joined.get(one, ())), number))
            number += 1
    return found


def knots(starts: Iterable[N], successors: Callable[[N], Iterable[N]]) -> list[list[N]]:
    """The strongly connected components of all that the starts lead to, each after those that it leads to.

    Tarjan's algorithm with a stack of its own, linear in nodes and edges. Source: R. Tarjan, "Depth-first search and
    linear graph algorithms", SIAM J. Comput. 1 (1972).
    """
    index: dict[N, int] = {}
    low: dict[N, int] = {}
    path: list[N] = []
    on_path: set[N] = set()
    found: list[list[N]] = []
    for start in starts:
        work = [] if start in index else [_enter(start, index, low, path, on_path, successors)]
        while work:
            node, following = work[-1]
            for successor in following:
                if successor not in index:
                    work.append(_enter(successor, index, low, path, on_path, successors))
                    break
                if successor in on_path:
                    low[node] = min(low[node], index[successor])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == index[node]:
                    found.append(_cut(path, on_path, node))
    return found


def _enter(
    node: N,
    index: dict[N, int],
    low: dict[N, int],
    path: list[N],
    on_path: set[N],
    successors: Callable[[N], Iterable[N]],
) -> tuple[N, Iterator[N]]:
    index[node] = low[node] = len(index)
    path.append(node)
    on_path.add(node)
    return node, iter(successors(node))


def _cut(path: list[N], on_path: set[N], node: N) -> list[N]:
    """Take the finished component, down to `node`, off the path."""
    component = []
    while True:
        component.append(path.pop())
        on_path.remove(component[-1])
        if component[-1] == node:
            return component


def circles(edges: Edges[N]) -> list[set[N]]:
    """The nodes of each circle, or of several that hang together."""
    found = knots(edges, lambda node: edges.get(node, ()))
    return [set(one) for one in found if len(one) > 1 or one[0] in edges.get(one[0], ())]
