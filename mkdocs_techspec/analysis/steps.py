"""What becomes better and worse from one stage of a system to another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..model import Key, System
from .snapshots import Snapshot
from .stages import Changes, changes_between
from .support import Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """From one stage to another: the parts that change; the needs that something now serves, and that nothing does.

    `gone` are the components and hosts that were single points and are none any more, `new` those that have become one.
    """

    changes: Changes
    gained: tuple[Key, ...]
    broken: tuple[Key, ...]
    gone: tuple[Key, ...]
    new: tuple[Key, ...]


def progress(before: Snapshot, after: Snapshot, system: str) -> Progress:
    """What is different in a system."""
    old, new = (set(_served(one, system)) for one in (before, after))
    lone_before, lone_after = (set(single_points(one, system)) for one in (before, after))
    return Progress(
        changes=changes_between(before.model.systems[system], after.model.systems[system]),
        gained=tuple(sorted(new - old)),
        broken=tuple(sorted(old - new)),
        gone=tuple(sorted(lone_before - lone_after)),
        new=tuple(sorted(lone_after - lone_before)),
    )


def steps_of(system: System) -> Iterator[tuple[str, str]]:
    """Every step of a system: a stage, and the one that it changes before it."""
    yield from ((stage.before, stage.id) for stage in system.stages.values() if stage.before)


def single_points(snapshot: Snapshot, system: str) -> Iterator[Key]:
    """The components and hosts of a system of which one instance takes a need down."""
    harm = snapshot.harm
    return (thing for thing in harm.things if thing.system == system and harm.one(thing).lost)


def _served(snapshot: Snapshot, system: str) -> Iterator[Key]:
    needs = snapshot.support.needs.items()
    return (key for key, support in needs if key.system == system and support.status is Status.SERVED)
