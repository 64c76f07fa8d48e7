"""Who feeds the data that is read, without being waited for, as steps: the manual's words on what is stale."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from ..graph import closure, knots
from ..model import PRESENTING, Key, Kind, Link, Verb
from .roads import Act, Roads, Step, meets, step_of
from .topics import others

_BY_ITSELF = frozenset({Kind.WORKER, Kind.SCHEDULER})


class Role(enum.StrEnum):
    """What a piece of the story is about: a data set, or a step by which one is fed.

    What is `ANSWERED` is done for whoever is there: with it the story begins.
    """

    DATA = "data"
    COPIED = "copied"
    WRITTEN = "written"
    TAKEN = "taken"
    PUBLISHED = "published"
    ANSWERED = "answered"


class Piece(NamedTuple):
    """A piece of the story: its step, if it is one, and what is to be told before it is by `key`."""

    role: Role
    key: Key
    step: Step | None = None


def feeds(roads: Roads, steps: Iterable[Step]) -> tuple[Step, ...]:
    """The steps by which others feed what these steps read, each after those that feed it in turn.

    They go back to whatever publishes. What a feeder merely reads is not followed, and circles end.
    """
    feeding = _find_feeding(roads)
    read = (inner.target for one in steps for inner in one.all() if inner.act is Act.READS)
    pieces = knots([Piece(Role.DATA, key) for key in dict.fromkeys(read)], lambda piece: list(_before(feeding, piece)))
    told = (piece.step for knot in pieces for piece in knot if piece.step)
    return tuple(dict.fromkeys(told))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Feeding:
    """Links by what they lead to, and the calls that come, over however many, from what acts by itself."""

    roads: Roads
    links: Mapping[Verb, Mapping[Key, list[Link]]]
    publishers: Mapping[Key, list[Key]]
    consumed: Mapping[Key, list[Link]]
    active: frozenset[Key]
    calls: Mapping[Key, list[Step]]


def _find_feeding(roads: Roads) -> _Feeding:
    links: dict[Verb, dict[Key, list[Link]]] = {verb: {} for verb in Verb}
    consumed: dict[Key, list[Link]] = {}
    for link in roads.model.all_links():
        links[link.verb].setdefault(link.target, []).append(link)
        if link.verb is Verb.CONSUMES:
            consumed.setdefault(link.source, []).append(link)
    active = {key for key, component in roads.model.components() if component.kind in _BY_ITSELF}
    active.update(source.owner for source in consumed)
    return _Feeding(
        roads=roads,
        links=links,
        publishers={target: [link.source for link in found] for target, found in links[Verb.PUBLISHES].items()},
        consumed=consumed,
        active=frozenset(active),
        calls=_calls(roads, active),
    )


def _calls(roads: Roads, active: Iterable[Key]) -> Mapping[Key, list[Step]]:
    """The calls that come from what acts by itself, by what they lead to."""
    found: dict[Key, list[Step]] = {}

    def called(node: Key) -> list[Key]:
        onward = []
        for passage in roads.passages(node):
            if passage.step.act is Act.CALLS:
                for end in passage.ends():
                    found.setdefault(end, []).append(passage.step)
                    onward.append(end)
        return onward

    closure(sorted(start for key in active for start in roads.starts(key)), called)
    return {end: sorted(set(steps)) for end, steps in found.items()}


def _before(feeding: _Feeding, piece: Piece) -> Iterator[Piece]:
    """What is told before a piece: what feeds it."""
    match piece.role:
        case Role.DATA:
            return _of_data(feeding, piece.key)
        case Role.COPIED:
            return iter((Piece(Role.DATA, piece.key),))
        case Role.WRITTEN:
            return _of_writer(feeding, piece.key)
        case Role.TAKEN:
            return _of_topic(feeding, piece.key)
        case Role.PUBLISHED:
            return _of_publisher(feeding, piece.key)
        case Role.ANSWERED:
            return iter(())


def _of_data(feeding: _Feeding, data: Key) -> Iterator[Piece]:
    roads = feeding.roads
    component = roads.model.component(data)
    if component is not None and component.stores and not data.member:
        yield from (Piece(Role.DATA, Key(data.system, data.name, store)) for store in component.stores)
        return
    for target in dict.fromkeys((data, data.owner)):
        for link in feeding.links[Verb.REPLICATES].get(target, ()):
            yield Piece(Role.COPIED, _same(feeding, link.source.owner, data.member), step_of(roads, link))
    for truth in roads.model.truths.get(data.owner, ()):
        step = Step(data.owner, Act.COPIES, truth)
        yield Piece(Role.COPIED, truth if truth.member else _same(feeding, truth, data.member), step)
    for target in dict.fromkeys((data, data.owner)):
        for link in feeding.links[Verb.WRITES].get(target, ()):
            if _is_unasked(feeding, link.source):
                yield Piece(Role.WRITTEN, link.source, step_of(roads, link))


def _is_unasked(feeding: _Feeding, writer: Key) -> bool:
    """Whether a writer acts by itself, or is called by what does."""
    return writer.owner in feeding.active or any(key in feeding.calls for key in feeding.roads.starts(writer))


def _same(feeding: _Feeding, component: Key, store: str) -> Key:
    """The data set of the same name in another component, or all that this one keeps."""
    found = feeding.roads.model.component(component)
    return Key(component.system, component.name, store) if found and store in found.stores else component


def _of_writer(feeding: _Feeding, writer: Key) -> Iterator[Piece]:
    """The calls that it answers, and what it takes from queues."""
    for key in feeding.roads.starts(writer):
        for step in feeding.calls.get(key, ()):
            yield Piece(Role.WRITTEN, step.source, step)
    yield from _of_publisher(feeding, writer)


def _of_publisher(feeding: _Feeding, source: Key) -> Iterator[Piece]:
    for key in dict.fromkeys((*feeding.roads.starts(source), source.owner)):
        for link in feeding.consumed.get(key, ()):
            yield Piece(Role.TAKEN, link.target, step_of(feeding.roads, link))


def _of_topic(feeding: _Feeding, topic: Key) -> Iterator[Piece]:
    """Who publishes what is taken."""
    for publisher in dict.fromkeys(others(feeding.roads.model, topic, feeding.publishers)):
        component = feeding.roads.model.component(publisher)
        answers = bool(publisher.member) or component is None or component.kind in PRESENTING
        role = Role.ANSWERED if answers else Role.PUBLISHED
        for link in feeding.roads.model.links.get(publisher, ()):
            for one in link.alternatives():
                if one.verb is Verb.PUBLISHES and meets(one.target, topic):
                    yield Piece(role, publisher, step_of(feeding.roads, one))
