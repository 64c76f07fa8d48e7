"""The links of a model as edges between nodes, the way the manual's "Reaching" reads them.

A node is a `Key`. A component has two: itself (its own links hold for whatever is reached of it), and, with the member
`*`, all of it, which is what a bare link names. What is in front of something is passed on the way to it, so that its
own links are reached, but not what else it fronts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..model import Key, Link, Model, Verb
from .topics import ends, others

_DATA = frozenset({Verb.READS, Verb.CALLS})
FEEDING = frozenset({Verb.WRITES, Verb.PUBLISHES, Verb.CONSUMES, Verb.REPLICATES, Verb.WATCHES})


def whole(key: Key) -> Key:
    """The node that a link to `key` leads to."""
    return key if key.member else Key(key.system, key.name, "*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wiring:
    """Edges by node.

    `inside` leads from a node to what it holds; `reach` is what is reached; `data` only what is asked for data: `reads`
    and `calls`. `fronted` leads from a front, named, to what it stands before; `reads` are the links by which a node
    reads, `watched` is what it watches. `fronts`, `feeders` and `callers` lead back: from what is fronted, from a
    component, and from what is called, to who does it.
    """

    model: Model
    inside: dict[Key, list[Key]]
    reach: dict[Key, list[Key]]
    data: dict[Key, list[Key]]
    fronted: dict[Key, list[Key]]
    reads: dict[Key, list[Link]]
    fronts: dict[Key, list[Key]]
    watched: dict[Key, list[Key]]
    feeders: dict[Key, list[Key]]
    callers: dict[Key, list[Key]]

    def reached_from(self, node: Key) -> list[Key]:
        """The next nodes in reaching."""
        return self.reach.get(node, _NONE) + self.inside.get(node, _NONE) + self.fronted.get(node, _NONE)

    def asked_from(self, node: Key) -> list[Key]:
        """The next nodes in looking for data."""
        return self.data.get(node, _NONE) + self.inside.get(node, _NONE) + self.fronted.get(node, _NONE)


_NONE: list[Key] = []


def wire(model: Model) -> Wiring:
    """All edges of a model; linear in its links."""
    wiring = Wiring(
        model=model,
        inside=_inside(model),
        reach={},
        data={},
        fronted={},
        reads={},
        fronts={},
        watched={},
        feeders={},
        callers={},
    )
    consumers = ends(model, Verb.CONSUMES)
    for link in model.all_links():
        _add(wiring, link, consumers)
    return wiring


def _inside(model: Model) -> dict[Key, list[Key]]:
    """From all of a component to itself and its members, and from each member to the component itself."""
    inside: dict[Key, list[Key]] = {}
    for key, component in model.components():
        own = [key]
        members = [Key(key.system, key.name, member.id) for member in component.members()]
        inside[whole(key)] = own + members
        for member in members:
            inside[member] = own
    return inside


def _add(wiring: Wiring, link: Link, consumers: dict[Key, list[Key]]) -> None:
    source, target = link.source, link.target
    if link.verb is Verb.FRONTS:
        for node in _named_for(wiring.model, source):
            wiring.fronted.setdefault(node, []).append(whole(target))
        # Whoever goes to the target passes its front, and with it not what else that stands before.
        wiring.reach.setdefault(target, []).append(source.owner)
        wiring.fronts.setdefault(target, []).append(source)
        return
    if link.verb in FEEDING:
        wiring.feeders.setdefault(target.owner, []).append(source)
    if link.verb is Verb.WATCHES:
        # Who watches a thing names it, and does not lead to it.
        wiring.watched.setdefault(source, []).append(target)
        return
    onward = wiring.reach.setdefault(source, [])
    onward.append(whole(target))
    if link.verb is Verb.PUBLISHES:
        onward.extend(whole(consumer) for consumer in others(wiring.model, target, consumers))
    if link.verb in _DATA:
        wiring.data.setdefault(source, []).append(whole(target))
    if link.verb is Verb.READS:
        wiring.reads.setdefault(source, []).append(link)
    if link.verb is Verb.CALLS:
        wiring.callers.setdefault(target, []).append(source)


def _named_for(model: Model, front: Key) -> Iterator[Key]:
    """The nodes by which a link names a front: its APIs, too, where it is the component that fronts."""
    yield whole(front)
    component = None if front.member else model.component(front)
    yield from (Key(front.system, front.name, api) for api in (component.apis if component else ()))
