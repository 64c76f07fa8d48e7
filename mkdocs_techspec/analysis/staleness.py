"""In which scenarios something that feeds a data set fails."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import reduce
from operator import and_

from ..graph import knots
from ..model import Key
from .feeding import Feeding, Source, data_source, failing, find_feeding, queues, sources
from .works import Works


def find_stale(works: Works, data: Iterable[Key]) -> Mapping[Key, int]:
    """By data set, where something that feeds it fails. A component named bare is all its data sets.

    Linear in the links: what feeds in a circle is the same all around it, so it is worked out once for each knot, after
    those that feed it.
    """
    feeding = find_feeding(works.dependencies)
    nodes = {key: data_source(key) for key in data}
    found: dict[Source, int] = {}
    for knot in knots(nodes.values(), lambda node: sources(feeding, node)):
        bits = 0
        for node in knot:
            bits |= _fails(works, feeding, node)
            for source in sources(feeding, node):
                bits |= found.get(source, 0)
        found.update(dict.fromkeys(knot, bits))
    return {key: found[node] for key, node in nodes.items()}


def _fails(works: Works, feeding: Feeding, source: Source) -> int:
    """Where a source itself does not work, or does not get its messages."""
    key = failing(source)
    waited_for = queues(feeding, source)
    cut_off = reduce(and_, (works.taken.get(queue, 0) for queue in waited_for)) if waited_for else 0
    return cut_off | (works.fails(key) if key else 0)
