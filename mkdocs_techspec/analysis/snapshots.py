"""A site with one system at one of its stages, and all that is known of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from ..model import Failure, Key, Model, System
from .harm import Harm, Radius, find_harm
from .redundancy import survives_one
from .support import Support, find_support


@dataclass(frozen=True, kw_only=True)
class Snapshot:
    """A model with what follows from it. `system` is at `stage`, all others are at their last.

    With both empty it is the whole site, every system at its last stage. `harm` is worked out when it is asked for.
    """

    model: Model
    support: Support
    system: str = ""
    stage: str = ""

    @cached_property
    def harm(self) -> Harm:
        return find_harm(self.model, self.support, set(_combinations(self.model)))

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
        return self.harm.whole(things[0]) if things else Radius(frozenset(), frozenset(), frozenset())

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


def _combinations(model: Model) -> Iterator[frozenset[Key]]:
    """The things that failures hit together, and those of them of which one instance makes a difference."""
    for system in model.systems.values():
        for home in (system, *model.stages.get(system.id, {}).values()):
            for failure in home.failures.values():
                things = hits(model, failure)
                falling = [key for key in things if (one := model.component(key)) is None or not survives_one(one)]
                yield from (frozenset(some) for some in (things, falling) if len(some) > 1)
