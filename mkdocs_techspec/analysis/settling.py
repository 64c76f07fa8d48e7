"""Least fixpoints over the nodes of a graph, from the ends of it inwards."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence


def settle(knots: Iterable[Sequence[int]], update: Callable[[int], bool]) -> None:
    """Call `update` on nodes until it changes none; it says whether it did, and must only ever add.

    Each knot must come after those that its nodes take from. So a node outside of circles is visited once. A circle is
    walked to and fro: whatever runs along it, in either direction, is then through in a few rounds.
    """
    for knot in knots:
        for node in knot:
            update(node)
        if len(knot) > 1:
            _walk(knot, update)


def _walk(knot: Sequence[int], update: Callable[[int], bool]) -> None:
    to, fro = knot, knot[::-1]
    while sum(map(update, fro)):
        to, fro = fro, to
