"""The links of a model as edges between nodes, the way LANGUAGE's "Reaching" reads them.

A node is a `Key`. A component has two: itself (its own links hold for whatever is reached of it), and, with the member
`*`, all of it, which is what a bare link names. What is in front of something is passed on the way to it, so that its
own links are reached, but not what else it fronts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..model import Key, Link, Model, Verb

_DATA = frozenset({Verb.READS, Verb.CALLS})
FEEDING = frozenset({Verb.WRITES, Verb.PUBLISHES, Verb.CONSUMES, Verb.REPLICATES, Verb.WATCHES})


def whole(key: Key) -> Key:
    """The node that a link to `key` leads to."""
    return key if key.member else Key(key.system, key.name, "*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wiring:
    """Edges by node. `reach` is what is reached; `data` only what is asked for data: `reads` and `calls`.

    `fronted` leads from a front, named, to what it stands before; `reads` are the links by which a node reads;
    `feeders` and `callers` lead back from a component, and from a node that is called, to who does it.
    """

    model: Model
    reach: dict[Key, list[Key]]
    data: dict[Key, list[Key]]
    fronted: dict[Key, list[Key]]
    reads: dict[Key, list[Link]]
    feeders: dict[Key, list[Key]]
    callers: dict[Key, list[Key]]

    def reached_from(self, node: Key) -> Iterator[Key]:
        """The next nodes in reaching."""
        yield from self.reach.get(node, ())
        yield from self._inside(node)

    def asked_from(self, node: Key) -> Iterator[Key]:
        """The next nodes in looking for data."""
        yield from self.data.get(node, ())
        yield from self._inside(node)

    def used_from(self, node: Key) -> Iterator[Key]:
        """The next nodes in using: of all that a bare link names, only the APIs that serve a need."""
        yield from self.reach.get(node, ())
        yield from (inner for inner in self._inside(node) if inner.owner != node.owner or self.serves(inner))

    def _inside(self, node: Key) -> Iterator[Key]:
        if not node.member:
            return
        own = node.owner
        yield own
        if node.member != "*":
            yield from self.fronted.get(node, ())
            return
        component = self.model.component(own)
        yield from (Key(own.system, own.name, api) for api in (component.apis if component else ()))
        yield from self.fronted.get(own, ())

    def serves(self, node: Key) -> bool:
        """Whether an API serves a need; what is not an API does not count against it."""
        api = self.model.api(node)
        return api is None or bool(api.serves)


def wire(model: Model) -> Wiring:
    """All edges of a model; linear in its links."""
    wiring = Wiring(model=model, reach={}, data={}, fronted={}, reads={}, feeders={}, callers={})
    consumers = _consumers(model)
    for links in model.links.values():
        for written in links:
            for link in written.alternatives():
                _add(wiring, link, consumers)
    return wiring


def _consumers(model: Model) -> dict[Key, list[Key]]:
    """Who consumes from each topic, and from each queue as a whole."""
    found: dict[Key, list[Key]] = {}
    for links in model.links.values():
        for link in links:
            if link.verb is Verb.CONSUMES:
                found.setdefault(link.target, []).append(whole(link.source))
    return found


def _add(wiring: Wiring, link: Link, consumers: dict[Key, list[Key]]) -> None:
    source, target = link.source, link.target
    if link.verb is Verb.FRONTS:
        wiring.fronted.setdefault(source, []).append(whole(target))
        # Whoever goes to the target passes its front.
        wiring.reach.setdefault(target, []).append(source)
        return
    onward = wiring.reach.setdefault(source, [])
    onward.append(whole(target))
    if link.verb is Verb.PUBLISHES:
        onward.extend(_receivers(wiring.model, target, consumers))
    if link.verb in _DATA:
        wiring.data.setdefault(source, []).append(whole(target))
    if link.verb is Verb.READS:
        wiring.reads.setdefault(source, []).append(link)
    if link.verb is Verb.CALLS:
        wiring.callers.setdefault(target, []).append(source)
    if link.verb in FEEDING:
        wiring.feeders.setdefault(target.owner, []).append(source)


def _receivers(model: Model, target: Key, consumers: dict[Key, list[Key]]) -> Iterable[Key]:
    """Who consumes what is published to `target`, a topic or a queue with all its topics."""
    yield from consumers.get(target, ())
    if target.member:
        yield from consumers.get(target.owner, ())
        return
    component = model.component(target)
    for topic in component.topics if component else ():
        yield from consumers.get(Key(target.system, target.name, topic), ())
