"""What is used: what the pages reach, what is there for no screen, and whatever feeds these."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

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
        waiting.extend(wiring.reached_from(node))
        # A copy is no use without what it is a copy of.
        waiting.extend(wiring.model.truths.get(node, ()))
        if not node.member:
            waiting.extend(_feeders(wiring, wiring.feeders.get(node, ()), feeding))
    passed = {front for node in seen for front in wiring.fronts.get(node, ())}
    naming = (wiring.reach, wiring.fronted, wiring.watched)
    named = {target for edges in naming for node in seen for target in edges.get(node, ())}
    counted = passed | {node for node in seen if _counts(wiring.model, node) or node in named or node in feeding}
    return frozenset(counted)


def _counts(model: Model, node: Key) -> bool:
    """Whether a node is used by being reached; an API that nobody names has to serve a need, or be offscreen."""
    api = model.api(node)
    component = model.component(node)
    return api is None or component is None or bool(api.serves or api.offscreen or component.offscreen)


def _starts(model: Model) -> Iterator[Key]:
    """The pages, and what is offscreen. A page whose screens cannot be found is one all the same."""
    for key, component in model.components():
        if component.screens or component.offscreen:
            yield whole(key)
        yield from (Key(key.system, key.name, api.id) for api in component.apis.values() if api.offscreen)


def _feeders(wiring: Wiring, feeders: Iterable[Key], feeding: set[Key]) -> Iterator[Key]:
    """Who feeds a component, who calls these (through what fronts them, too), and so on."""
    waiting = list(feeders)
    while waiting:
        feeder = waiting.pop()
        if feeder in feeding:
            continue
        feeding.add(feeder)
        yield feeder
        for node in _names(wiring.model, feeder):
            waiting.extend(wiring.callers.get(node, ()))
            waiting.extend(wiring.fronts.get(node, ()))


def _names(model: Model, feeder: Key) -> Iterator[Key]:
    """By which nodes a feeder is called: itself, its component, and of a component its APIs."""
    yield feeder
    if feeder.member:
        yield feeder.owner
        return
    component = model.component(feeder)
    yield from (Key(feeder.system, feeder.name, api) for api in (component.apis if component else ()))
