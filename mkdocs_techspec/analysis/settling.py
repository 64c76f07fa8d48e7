"""Least fixpoints over the nodes of a graph, from the ends of it inwards."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from heapq import heappop, heappush

Update = Callable[[int], bool]
Users = Callable[[int], Iterable[int]]


def settle(knots: Iterable[Sequence[int]], update: Update, users: Users) -> None:
    """Call `update` on every node, and again whenever one of those that it takes from has changed.

    `update` says whether the node changed, and must only ever add; `users` are those that take from a node. Each knot
    must come after those that its nodes take from. So a node outside of circles is visited once. A circle is walked to
    and fro, so that whatever runs along it, in either direction, is through in a few rounds.
    """
    for knot in knots:
        if len(knot) == 1:
            update(knot[0])
        else:
            _walk(knot, update, users)


def _walk(knot: Sequence[int], update: Update, users: Users) -> None:
    places = {node: place for place, node in enumerate(knot)}
    direction, waiting = 1, list(range(len(knot)))
    while waiting:
        waiting = _round(knot, places, direction, waiting, update, users)
        direction = -direction


def _round(
    knot: Sequence[int], places: Mapping[int, int], direction: int, ahead: list[int], update: Update, users: Users
) -> list[int]:
    """Visit what waits, and what that changes ahead; give back what it changed behind, for the way back.

    Where a node waits is its place times the direction, so that the next one is always the least.
    """
    waiting, behind = set(ahead), set()
    while ahead:
        here = heappop(ahead)
        node = knot[here * direction]
        for user in users(node) if update(node) else ():
            there = places[user] * direction if user in places else here
            if there < here:
                behind.add(-there)
            elif there > here and there not in waiting:
                waiting.add(there)
                heappush(ahead, there)
    return sorted(behind)
