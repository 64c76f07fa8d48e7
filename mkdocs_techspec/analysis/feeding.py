"""What feeds each data set without being waited for."""

from __future__ import annotations

import enum
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from typing import NamedTuple

from ..model import PRESENTING, Key, Kind, Model, Verb
from .dependencies import Dependencies
from .paths import Paths, Place, Spot, find_paths
from .topics import ends, others

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Feeding:
    """Who writes and replicates to each target, who publishes to it, and from what each source consumes.

    `active` are the components that do something by themselves; `callers` leads from each spot that these come to by
    calling back to where they come from.
    """

    dependencies: Dependencies
    writers: Mapping[Key, list[Key]]
    replicas: Mapping[Key, list[Key]]
    publishers: Mapping[Key, list[Key]]
    consumed: Mapping[Key, list[Key]]
    active: frozenset[Key]
    callers: Mapping[Spot, list[Spot]]

    @property
    def model(self) -> Model:
        return self.dependencies.model


def find_feeding(dependencies: Dependencies) -> Feeding:
    """Who feeds what in a model; linear in its links."""
    model = dependencies.model
    consumed: dict[Key, list[Key]] = {}
    for link in model.all_links():
        if link.verb is Verb.CONSUMES:
            consumed.setdefault(link.source, []).append(link.target)
    active = {key for key, component in model.components() if component.kind in _BY_ITSELF}
    active.update(key.owner for key in consumed)
    return Feeding(
        dependencies=dependencies,
        writers=ends(model, Verb.WRITES),
        replicas=ends(model, Verb.REPLICATES),
        publishers=ends(model, Verb.PUBLISHES),
        consumed=consumed,
        active=frozenset(active),
        callers=_callers(find_paths(dependencies, frozenset({Verb.CALLS})), active),
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


def data_source(key: Key) -> Source:
    """A data set as what feeds others. A component named bare is all its data sets."""
    return Source(Role.DATA, Spot(Place.AT, key))


def failing(source: Source) -> Key | None:
    """The component or API without which a source does not feed, if there is one."""
    return source.spot.key if source.role in {Role.FEEDER, Role.WRITER} else None


def queues(feeding: Feeding, source: Source) -> tuple[Key, ...]:
    """The queues of which one must be up for a source to feed: it is enough that they are not down themselves."""
    targets = _consumed(feeding, source.spot.key) if source.role is Role.FEEDER else ()
    return tuple(dict.fromkeys(target.owner for target in targets))


def sources(feeding: Feeding, source: Source) -> Iterator[Source]:
    """What a source is fed by in turn."""
    spot = source.spot
    match source.role:
        case Role.DATA:
            return _of_data(feeding, spot.key)
        case Role.FEEDER:
            return _of_feeder(feeding, spot.key)
        case Role.WRITER | Role.CALLED:
            return _of_called(feeding, spot)


def _of_data(feeding: Feeding, data: Key) -> Iterator[Source]:
    component = feeding.model.component(data)
    if component is not None and component.stores and not data.member:
        yield from (data_source(Key(data.system, data.name, store)) for store in component.stores)
        return
    for target in dict.fromkeys((data, data.owner)):
        for writer in feeding.writers.get(target, ()):
            yield from _of_writer(feeding, writer)
        for original in feeding.replicas.get(target, ()):
            yield _feeder(original)
            yield data_source(_same(feeding.model, original.owner, data.member))
    for truth in feeding.model.truths.get(data.owner, ()):
        yield _feeder(feeding.dependencies.own(truth))
        yield data_source(_same(feeding.model, truth.owner, truth.member or data.member))


def _same(model: Model, component: Key, store: str) -> Key:
    """The data set of the same name in another component, or all that this one keeps."""
    found = model.component(component)
    return Key(component.system, component.name, store) if found and store in found.stores else component


def _feeder(key: Key) -> Source:
    return Source(Role.FEEDER, Spot(Place.AT, key))


def _of_writer(feeding: Feeding, writer: Key) -> Iterator[Source]:
    """A writer that acts by itself; and whatever of it is called by what does."""
    if writer.owner in feeding.active:
        yield _feeder(writer)
    for key in (writer, *_used_apis(feeding, writer)):
        spot = Spot(Place.AT, key)
        if spot in feeding.callers:
            yield Source(Role.WRITER, spot)


def _used_apis(feeding: Feeding, writer: Key) -> Iterator[Key]:
    """The APIs for which the links of a component hold."""
    component = None if writer.member else feeding.model.component(writer)
    keys = (Key(writer.system, writer.name, api) for api in (component.apis if component else ()))
    return (key for key in keys if key in feeding.dependencies.used)


def _of_called(feeding: Feeding, spot: Spot) -> Iterator[Source]:
    """Those that come to a spot by calling, of these who act by themselves, and theirs."""
    for before in feeding.callers.get(spot, ()):
        yield Source(Role.CALLED, before)
        by_calling = before.place is Place.AT and spot.place is not Place.AT
        if by_calling and before.key.owner in feeding.active:
            yield _feeder(before.key)


def _of_feeder(feeding: Feeding, feeder: Key) -> Iterator[Source]:
    """Who publishes what a feeder consumes: not an API, nor a page, which answer to whoever is there."""
    for target in _consumed(feeding, feeder):
        for publisher in others(feeding.model, target, feeding.publishers):
            component = feeding.model.component(publisher)
            if not publisher.member and component is not None and component.kind not in PRESENTING:
                yield _feeder(publisher)


def _consumed(feeding: Feeding, feeder: Key) -> Iterator[Key]:
    """What an API and its component consume from, or a component and all its APIs."""
    component = feeding.model.component(feeder)
    members = component.apis if component and not feeder.member else ()
    for key in dict.fromkeys((feeder, feeder.owner, *(Key(feeder.system, feeder.name, api) for api in members))):
        yield from feeding.consumed.get(key, ())
