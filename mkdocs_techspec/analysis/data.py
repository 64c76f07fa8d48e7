"""Which data each server comes to, by reading and calling."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, partial
from typing import NamedTuple

from ..graph import closure, knots
from ..model import KEEPING_COPIES, KEEPING_DATA, Key, Model
from .wiring import Wiring, whole


class Data(NamedTuple):
    """Whether there is any, and the ids of the data sets."""

    kept: bool
    sets: frozenset[str]


_NONE = Data(kept=False, sets=frozenset())


def data_of_servers(wiring: Wiring) -> Mapping[Key, Data]:
    """What everything that serves a need leads to by a `reads`, by its node.

    Linear in the links: what is reached in a circle is the same all around it, so it is worked out once for each knot
    of the links, after those that it leads to.
    """
    servers = {whole(service.server) for services in wiring.model.services.values() for service in services}
    of_target = cache(partial(_data_of, wiring.model))
    found: dict[Key, Data] = {}
    for knot in knots(sorted(servers), wiring.asked_from):
        parts = {of_target(link.target) for node in knot for link in wiring.reads.get(node, ())}
        parts.update(found[onward] for node in knot for onward in wiring.asked_from(node) if onward in found)
        found.update(dict.fromkeys(knot, _joined(parts)))
    return found


def _joined(parts: set[Data]) -> Data:
    """All of these together; mostly it is one of them."""
    parts.discard(_NONE)
    if len(parts) < 2:
        return parts.pop() if parts else _NONE
    return Data(kept=any(part.kept for part in parts), sets=frozenset().union(*(part.sets for part in parts)))


def _data_of(model: Model, target: Key) -> Data:
    return Data(kept=True, sets=frozenset(_sets(model, target))) if _is_kept(model, target) else _NONE


def _truths(model: Model, target: Key) -> Iterator[Key]:
    """The target, what it is a copy of, and so on."""
    yield from closure([target], lambda key: model.truths.get(key.owner, ()))


def _is_kept(model: Model, target: Key) -> bool:
    """Whether there is data: at the target itself, or at what it is a copy of."""
    component = model.component(target)
    if component is None or not component.known:
        return component is not None
    if component.kind not in KEEPING_DATA | KEEPING_COPIES:
        return False
    found = (model.component(key) for key in _truths(model, target))
    return any(one is not None and (one.kind in KEEPING_DATA or not one.known) for one in found)


def _sets(model: Model, target: Key) -> Iterator[str]:
    for key in _truths(model, target):
        component = model.component(key)
        if key.member:
            yield key.member
        elif component is not None:
            yield from component.stores
