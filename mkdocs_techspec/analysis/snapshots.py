"""A site with one system at one of its stages, and all that is known of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from ..model import PRESENTING, Failure, Key, Model, System, Verb
from .ground import Ground, find_ground
from .harm import NO_HARM, Harm, Radius, find_harm
from .redundancy import survives_one
from .roads import Roads, find_roads
from .support import Status, Support, find_support

_NEEDING = frozenset({Verb.CALLS, Verb.READS, Verb.WRITES, Verb.PUBLISHES})


@dataclass(frozen=True, kw_only=True)
class Snapshot:
    """A model with what follows from it. `system` is at `stage`, all others are at their last.

    With both empty it is the whole site, every system at its last stage. What may not be needed, `harm` first, is
    worked out when it is asked for.
    """

    model: Model
    support: Support
    system: str = ""
    stage: str = ""

    @cached_property
    def harm(self) -> Harm:
        return find_harm(self.model, self.support, set(_combinations(self.model, self.system)))

    @cached_property
    def ground(self) -> Ground:
        return find_ground(self.model, self.support)

    @cached_property
    def roads(self) -> Roads:
        return find_roads(self.model, self.support.wiring)

    @cached_property
    def leaned_on(self) -> frozenset[Key]:
        """Components that harm a need for sure when they are down, found without working out all harm.

        What alone serves a supported need, and what its links name first: without that, the need is lost, or runs by
        something else.
        """
        found: set[Key] = set()
        for need in self.support.needs.values():
            if need.status is Status.SERVED and len(need.servers) == 1:
                server = need.servers[0]
                links = (link for key in {server, server.owner} for link in self.model.links.get(key, ()))
                found.update((server.owner, *(link.target.owner for link in links if link.verb in _NEEDING)))
        components = ((key, self.model.component(key)) for key in found)
        return frozenset(key for key, one in components if one is not None and one.kind not in PRESENTING)

    def harms(self, failure: Failure) -> bool:
        """Whether any need is harmed when all is down that a failure hits."""
        things = hits(self.model, failure)
        return not self.leaned_on.isdisjoint(things) or any(self.whole_radius(failure))

    def shows(self, system: System) -> bool:
        """Whether this tells of a system at a stage of its own; the others are here only for what they share."""
        return not self.system or self.system == system.id

    def radius(self, failure: Failure) -> Radius:
        """What a declared failure harms: one instance of each thing that it hits is down, all at once."""
        return self._together([key for key in hits(self.model, failure) if self._falls(key)])

    def whole_radius(self, failure: Failure) -> Radius:
        """What a declared failure harms where it takes all of what it hits."""
        return self._together(list(hits(self.model, failure)))

    def _together(self, things: list[Key]) -> Radius:
        if len(things) > 1:
            return self.harm.together(frozenset(things))
        return self.harm.whole(things[0]) if things else NO_HARM

    def _falls(self, key: Key) -> bool:
        component = self.model.component(key)
        return component is None or not survives_one(component)


def snapshot(model: Model, system: str = "", stage: str = "") -> Snapshot:
    """A model, with its support worked out."""
    return Snapshot(model=model, support=find_support(model), system=system, stage=stage)


def hits(model: Model, failure: Failure) -> tuple[Key, ...]:
    """The components and hosts that a failure hits; an API stands for its component. Each once, in order."""
    found = (model.targets.get(word.span) for word in failure.hits)
    return tuple(dict.fromkeys(key.owner for key in found if key is not None))


def _combinations(model: Model, system: str) -> Iterator[frozenset[Key]]:
    """The things that a system's failures hit together, and those of them of which one instance makes a difference."""
    for home in [model.systems[system]] if system else model.systems.values():
        for at_stage in (home, *model.stages.get(home.id, {}).values()):
            for failure in at_stage.failures.values():
                things = hits(model, failure)
                falling = [key for key in things if (one := model.component(key)) is None or not survives_one(one)]
                yield from (frozenset(some) for some in (things, falling) if len(some) > 1)
