"""What takes needs down alone, what the declared failures say of it, and which of all that is worst."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ..model import HOST, Component, Failure, Key, System
from .harm import Harm, Radius
from .snapshots import Snapshot, hits


class Weight(NamedTuple):
    """How bad a radius is, in the order in which people ask; more of any is worse."""

    screens_lost: int
    needs_lost: int
    screens_degraded: int
    screens_stale: int

    @property
    def rank(self) -> int:
        """One number that sorts the same way; counts past a thousand are as good as one."""
        rank = 0
        for count in self:
            rank = rank * _MOST + min(count, _MOST - 1)
        return rank


_MOST = 1000


class Risk(NamedTuple):
    """What is harmed with one instance of a component down, or with a host."""

    thing: Key
    radius: Radius


def weight(harm: Harm, radius: Radius) -> Weight:
    """What failures are sorted by."""
    screens = harm.screens(radius)
    return Weight(len(screens.lost), len(radius.lost), len(screens.degraded), len(screens.stale))


def risks(snapshot: Snapshot, system: System) -> tuple[Risk, ...]:
    """The components of a system of which one instance down harms any need, and its hosts; the worst come first.

    A host is left out where no more than one component stands on it, whose own risk is the same.
    """
    harm = snapshot.harm
    found = [Risk(thing, harm.one(thing)) for thing in harm.things if thing.system == system.id]
    own = {risk.thing: risk.radius for risk in found}
    harmful = [risk for risk in found if not risk.radius.nothing and not _is_told_by_component(risk, own, system)]
    return tuple(sorted(harmful, key=lambda risk: (*(-count for count in weight(harm, risk.radius)), risk.thing)))


def standing_on(host: Key, system: System) -> tuple[Component, ...]:
    """The components that go down with a host; none for what is no host."""
    name = host.name.removeprefix(HOST)
    if name == host.name:
        return ()
    return tuple(one for one in system.components.values() if one.host and one.host.text == name)


def is_told_by_parts(host: Key, system: System, harm: Harm) -> bool:
    """Whether all that is lost with a host is lost with one or another of the components on it, too."""
    alone = (harm.one(system.key(one.id)).lost for one in standing_on(host, system))
    return harm.one(host).lost <= frozenset[Key]().union(*alone)


def known_failures(system: System) -> tuple[Failure, ...]:
    """The failures that are told of a system at its stage: not those of stages that are not on its way."""
    way = {"", *system.way_to(system.stage)}
    return tuple(one for one in system.failures.values() if one.stage in way)


def mentioned(snapshot: Snapshot, failures: Iterable[Failure]) -> frozenset[Key]:
    """The components and hosts that failures hit."""
    return frozenset(key for failure in failures for key in hits(snapshot.model, failure))


def fixing_stages(snapshot: Snapshot, system: System, failure: Failure) -> tuple[str, ...]:
    """The stages that say that they fix a failure, first things first."""
    name = system.key(f"failure/{failure.id}")
    fixed = (
        (stage.id, snapshot.model.targets.get(word.span)) for stage in system.stages.values() for word in stage.fixes
    )
    return tuple(dict.fromkeys(stage for stage, target in fixed if target == name))


def _is_told_by_component(risk: Risk, own: dict[Key, Radius], system: System) -> bool:
    standing = standing_on(risk.thing, system)
    return len(standing) == 1 and own.get(system.key(standing[0].id)) == risk.radius
