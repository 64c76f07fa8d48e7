"""Blast radii that grew and shrank, and single points that are new and gone.

A radius is compared by the needs that both sides serve: that a new need can fail, too, is no change of what was there.
"""

from __future__ import annotations

import enum
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ...model import HOST, Key
from ..harm import NO_HARM, Radius
from ..risks import is_told_by_parts
from ..snapshots import Snapshot
from ..support import Status


class State(enum.StrEnum):
    """What a need is when something is down, from good to bad."""

    WORKS = "works"
    STALE = "stale"
    DEGRADED = "degraded"
    BOTH = "degraded and stale"
    LOST = "lost"


class Width(enum.StrEnum):
    """How much of a thing is down: where one instance does as much as all of them, it is just down."""

    DOWN = "it"
    ONE = "one instance"
    ALL = "all instances"


class HarmedNeed(NamedTuple):
    """What a need was before when a thing is down, and what it is then now."""

    need: Key
    before: State
    after: State


class Growth(NamedTuple):
    """The needs to which it does more harm than before, or less, when a thing is down.

    `kind` is what the thing is: what its author calls the component's kind, or `host`.
    """

    thing: Key
    kind: str
    width: Width
    needs: tuple[HarmedNeed, ...]

    @property
    def order(self) -> tuple[object, ...]:
        """The most lost needs first, then by name."""
        lost = sum(State.LOST in (one.before, one.after) for one in self.needs)
        return (-lost, -len(self.needs), self.thing, self.width)


class SinglePoint(NamedTuple):
    """A component or a host of which one instance takes needs down; `on_purpose` where its author says why."""

    thing: Key
    kind: str
    lost: tuple[Key, ...]
    on_purpose: bool


class Points(NamedTuple):
    """The single points that there were not before, and those that are none any more."""

    new: tuple[SinglePoint, ...]
    gone: tuple[SinglePoint, ...]


_STATES = tuple(State)


def radius_changes(before: Snapshot, after: Snapshot) -> tuple[tuple[Growth, ...], tuple[Growth, ...]]:
    """The blast radii that grew, and those that shrank, of all that is there after."""
    shared = _served(before) & _served(after)
    grew: list[Growth] = []
    shrank: list[Growth] = []
    for thing in after.harm.things:
        changes = {width: list(_changes(before, after, thing, width, shared)) for width in (Width.ONE, Width.ALL)}
        kind = _kind(after, thing)
        grew += (Growth(thing, kind, *one) for one in _wide(changes, is_worse=True))
        shrank += (Growth(thing, kind, *one) for one in _wide(changes, is_worse=False))
    return tuple(sorted(grew, key=lambda one: one.order)), tuple(sorted(shrank, key=lambda one: one.order))


def point_changes(before: Snapshot, after: Snapshot) -> Points:
    """The single points of all systems that are on one side only."""
    old, new = ({point.thing: point for point in _points(one)} for one in (before, after))
    return Points(
        new=tuple(point for thing, point in new.items() if thing not in old),
        gone=tuple(point for thing, point in old.items() if thing not in new),
    )


def _served(snapshot: Snapshot) -> frozenset[Key]:
    return frozenset(key for key, support in snapshot.support.needs.items() if support.status is Status.SERVED)


def _changes(
    before: Snapshot, after: Snapshot, thing: Key, width: Width, shared: frozenset[Key]
) -> Iterator[HarmedNeed]:
    old, new = (_states(_radius(one, thing, width)) for one in (before, after))
    for need in sorted(shared & {*old, *new}):
        was, is_ = old.get(need, State.WORKS), new.get(need, State.WORKS)
        if was is not is_:
            yield HarmedNeed(need, was, is_)


def _wide(
    changes: Mapping[Width, list[HarmedNeed]], *, is_worse: bool
) -> Iterator[tuple[Width, tuple[HarmedNeed, ...]]]:
    """What is worse, or better, by how much is down; told once where one instance does as much as all."""
    one, every = (
        tuple(need for need in changes[width] if _is_worse(need) is is_worse) for width in (Width.ONE, Width.ALL)
    )
    widths = ((Width.DOWN, one),) if one == every else ((Width.ONE, one), (Width.ALL, every))
    yield from ((width, needs) for width, needs in widths if needs)


def _is_worse(need: HarmedNeed) -> bool:
    return _STATES.index(need.after) > _STATES.index(need.before)


def _radius(snapshot: Snapshot, thing: Key, width: Width) -> Radius:
    if thing not in snapshot.harm.things:
        return NO_HARM
    return snapshot.harm.one(thing) if width is Width.ONE else snapshot.harm.whole(thing)


def _states(radius: Radius) -> Mapping[Key, State]:
    return {
        **dict.fromkeys(radius.stale, State.STALE),
        **dict.fromkeys(radius.degraded, State.DEGRADED),
        **dict.fromkeys(radius.stale & radius.degraded, State.BOTH),
        **dict.fromkeys(radius.lost, State.LOST),
    }


def _points(snapshot: Snapshot) -> Iterator[SinglePoint]:
    """All single points by name; not a host that takes no more along than what stands on it does by itself."""
    for thing in snapshot.harm.things:
        lost = snapshot.harm.one(thing).lost
        home = snapshot.model.systems[thing.system]
        if lost and not (thing.name.startswith(HOST) and is_told_by_parts(thing, home, snapshot.harm)):
            component = snapshot.model.component(thing)
            on_purpose = component is not None and component.single is not None
            yield SinglePoint(thing, _kind(snapshot, thing), tuple(sorted(lost)), on_purpose)


def _kind(snapshot: Snapshot, thing: Key) -> str:
    component = snapshot.model.component(thing)
    return component.kind_name if component else "host"
