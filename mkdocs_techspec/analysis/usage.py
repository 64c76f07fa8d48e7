"""What is used: what the pages reach, what is there for no screen, and whatever feeds these."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Key, Model
from .wiring import Wiring, whole


def used(wiring: Wiring) -> frozenset[Key]:
    """All nodes in use, by the words of "Used". Linear in the links."""
    seen: set[Key] = set()
    feeding: set[Key] = set()
    waiting = list(_starts(wiring.model))
    while waiting:
        node = waiting.pop()
        if node in seen:
            continue
        seen.add(node)
        waiting.extend(wiring.used_from(node))
        if not node.member:
            waiting.extend(_feeders(wiring, wiring.feeders.get(node, ()), feeding))
    return frozenset(seen)


def _starts(model: Model) -> Iterator[Key]:
    for presentations in model.presentations.values():
        yield from (whole(found.page) for found in presentations)
    for key, component in model.components():
        if component.offscreen:
            yield whole(key)
            yield from (Key(key.system, key.name, api) for api in component.apis)
        yield from (Key(key.system, key.name, api.id) for api in component.apis.values() if api.offscreen)


def _feeders(wiring: Wiring, feeders: list[Key] | tuple[()], feeding: set[Key]) -> Iterator[Key]:
    """Who feeds a component, who calls these, and so on."""
    waiting = list(feeders)
    while waiting:
        feeder = waiting.pop()
        if feeder in feeding:
            continue
        feeding.add(feeder)
        yield feeder
        waiting.extend(wiring.callers.get(feeder, ()))
        if feeder.member:
            waiting.extend(wiring.callers.get(feeder.owner, ()))
        else:
            component = wiring.model.component(feeder)
            for api in component.apis if component else ():
                waiting.extend(wiring.callers.get(Key(feeder.system, feeder.name, api), ()))
