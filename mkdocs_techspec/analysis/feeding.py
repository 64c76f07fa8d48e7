"""What feeds each data set without being waited for, and where that fails."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from functools import reduce
from operator import and_
from typing import NamedTuple

from ..graph import knots
from ..model import PRESENTING, Key, Kind, Model, Verb
from .paths import Paths, Place, Spot, find_paths
from .topics import ends, others
from .works import Works

_BY_ITSELF = frozenset({Kind.WORKER, Kind.SCHEDULER})


class Role(enum.StrEnum):
    """What a thing is to what it feeds.

    `DATA` is a data set; a `FEEDER` feeds it on its own; an API `WRITER` does where a feeder calls it, by what is
    `CALLED` on the way.
    """

    DATA = "data"
    FEEDER = "feeder"
    WRITER = "writer"
    CALLED = "called"


class Source(NamedTuple):
    """One of the things that something is fed by."""

    role: Role
    spot: Spot


def find_stale(works: Works, data: Iterable[Key]) -> Mapping[Key, int]:
    """By data set, where something that feeds it fails. A component named bare is all its data sets.

    Linear in the links: what feeds in a circle is the same all around it, so it is worked out once for each knot, after
    those that feed it.
    """
    feeding = _find_feeding(works)
    nodes = {key: _data(key) for key in data}
    found: dict[Source, int] = {}
    for knot in knots(nodes.values(), lambda node: _sources(feeding, node)):
        bits = 0
        for node in knot:
            bits |= _fails(feeding, node)
            for source in _sources(feeding, node):
                bits |= found.get(source, 0)
        found.update(dict.fromkeys(knot, bits))
    return {key: found[node] for key, node in nodes.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Feeding:
    """Who writes and replicates to each target, who publishes to it, and from what each source consumes.

    `active` are the components that do something by themselves; `callers` leads from each spot that these come to by
    calling back to where they come from.
    """

    works: Works
    writers: Mapping[Key, list[Key]]
    replicas: Mapping[Key, list[Key]]
    publishers: Mapping[Key, list[Key]]
    consumed: Mapping[Key, list[Key]]
    active: frozenset[Key]
    callers: Mapping[Spot, list[Spot]]

    @property
    def model(self) -> Model:
        return self.works.dependencies.model


def _find_feeding(works: Works) -> _Feeding:
    model = works.dependencies.model
    consumed: dict[Key, list[Key]] = {}
    for link in model.all_links():
        if link.verb is Verb.CONSUMES:
            consumed.setdefault(link.source, []).append(link.target)
    active = {key for key, component in model.components() if component.kind in _BY_ITSELF}
    active.update(key.owner for key in consumed)
    return _Feeding(
        works=works,
        writers=ends(model, Verb.WRITES),
        replicas=ends(model, Verb.REPLICATES),
        publishers=ends(model, Verb.PUBLISHES),
        consumed=consumed,
        active=frozenset(active),
        callers=_callers(find_paths(works.dependencies, frozenset({Verb.CALLS})), active),
    )


def _callers(paths: Paths, active: Set[Key]) -> dict[Spot, list[Spot]]:
    """The steps of calls from what is active, the other way round."""
    model = paths.dependencies.model
    waiting = [Spot(Place.AT, source) for source in model.links if source.owner in active]
    seen = set(waiting)
    found: dict[Spot, list[Spot]] = {}
    while waiting:
        spot = waiting.pop()
        for step in paths.steps(spot):
            found.setdefault(step.to, []).append(spot)
            if step.to not in seen:
                seen.add(step.to)
                waiting.append(step.to)
    return found


def _data(key: Key) -> Source:
    return Source(Role.DATA, Spot(Place.AT, key))


def _fails(feeding: _Feeding, source: Source) -> int:
    """Where a source itself does not work, or does not get its messages."""
    key = source.spot.key
    if source.role is Role.FEEDER:
        return feeding.works.fails(key) | _cut_off(feeding, key)
    return feeding.works.fails(key) if source.role is Role.WRITER else 0


def _cut_off(feeding: _Feeding, feeder: Key) -> int:
    """Where none of the queues is up that a feeder consumes from: it is enough that they are not down themselves."""
    queues = {target.owner for target in _consumed(feeding, feeder)}
    return reduce(and_, (feeding.works.taken.get(queue, 0) for queue in queues)) if queues else 0


def _consumed(feeding: _Feeding, feeder: Key) -> Iterator[Key]:
    """What an API and its component consume from, or a component and all its APIs."""
    component = feeding.model.component(feeder)
    members = component.apis if component and not feeder.member else ()
    for key in {feeder, feeder.owner, *(Key(feeder.system, feeder.name, api) for api in members)}:
        yield from feeding.consumed.get(key, ())


def _sources(feeding: _Feeding, source: Source) -> Iterator[Source]:
    """What a source is fed by in turn."""
    spot = source.spot
    match source.role:
        case Role.DATA:
            return _of_data(feeding, spot.key)
        case Role.FEEDER:
            return _of_feeder(feeding, spot.key)
        case Role.WRITER | Role.CALLED:
            return _of_called(feeding, spot)


def _of_data(feeding: _Feeding, data: Key) -> Iterator[Source]:
    component = feeding.model.component(data)
    if component is not None and component.stores and not data.member:
        yield from (_data(Key(data.system, data.name, store)) for store in component.stores)
        return
    for target in dict.fromkeys((data, data.owner)):
        for writer in feeding.writers.get(target, ()):
            yield from _of_writer(feeding, writer)
        for original in feeding.replicas.get(target, ()):
            yield _feeder(original)
            yield _data(_same(feeding.model, original.owner, data.member))
    for truth in feeding.model.truths.get(data.owner, ()):
        yield _feeder(feeding.works.dependencies.own(truth))
        yield _data(_same(feeding.model, truth.owner, truth.member or data.member))


def _same(model: Model, component: Key, store: str) -> Key:
    """The data set of the same name in another component, or all that this one keeps."""
    found = model.component(component)
    return Key(component.system, component.name, store) if found and store in found.stores else component


def _feeder(key: Key) -> Source:
    return Source(Role.FEEDER, Spot(Place.AT, key))


def _of_writer(feeding: _Feeding, writer: Key) -> Iterator[Source]:
    """A writer that acts by itself; and whatever of it is called by what does."""
    if writer.owner in feeding.active:
        yield _feeder(writer)
    for key in (writer, *_used_apis(feeding, writer)):
        spot = Spot(Place.AT, key)
        if spot in feeding.callers:
            yield Source(Role.WRITER, spot)


def _used_apis(feeding: _Feeding, writer: Key) -> Iterator[Key]:
    """The APIs for which the links of a component hold."""
    component = None if writer.member else feeding.model.component(writer)
    keys = (Key(writer.system, writer.name, api) for api in (component.apis if component else ()))
    return (key for key in keys if key in feeding.works.dependencies.used)


def _of_called(feeding: _Feeding, spot: Spot) -> Iterator[Source]:
    """Those that come to a spot by calling, of these who act by themselves, and theirs."""
    for before in feeding.callers.get(spot, ()):
        yield Source(Role.CALLED, before)
        by_calling = before.place is Place.AT and spot.place is not Place.AT
        if by_calling and before.key.owner in feeding.active:
            yield _feeder(before.key)


def _of_feeder(feeding: _Feeding, feeder: Key) -> Iterator[Source]:
    """Who publishes what a feeder consumes: not an API, nor a page, which answer to whoever is there."""
    for target in _consumed(feeding, feeder):
        for publisher in others(feeding.model, target, feeding.publishers):
            component = feeding.model.component(publisher)
            if not publisher.member and component is not None and component.kind not in PRESENTING:
                yield _feeder(publisher)
