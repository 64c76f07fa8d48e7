"""What may be down: each component, each host with all that stands on it, and what is asked for together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..model import PRESENTING, Key, Model

Down = frozenset[Key]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenarios:
    """Every set of components that is taken down, with a bit of its own.

    `falls` says which components are down when a thing is; `bits` has the place of each such set, and `down` for each
    component the bits of all sets that it is in. The same set has one bit, whatever takes it down.
    """

    falls: Mapping[Key, Down]
    bits: Mapping[Down, int]
    down: Mapping[Key, int]

    @property
    def everything(self) -> int:
        """All bits."""
        return (1 << len(self.bits)) - 1


def find_scenarios(model: Model, together: Iterable[frozenset[Key]] = ()) -> Scenarios:
    """One scenario for each thing that can be down, and one for each set of things. Linear in their sizes."""
    falls = _falls(model)
    asked = [all_down(falls, things) for things in together]
    bits = {one: bit for bit, one in enumerate(dict.fromkeys([*falls.values(), *asked]))}
    down: dict[Key, int] = {}
    for one, bit in bits.items():
        for key in one:
            down[key] = down.get(key, 0) | 1 << bit
    return Scenarios(falls=falls, bits=bits, down=down)


def all_down(falls: Mapping[Key, Down], things: Iterable[Key]) -> Down:
    """What is down with several things; a member stands for its component, and what nothing is known of for nothing."""
    return frozenset().union(*(falls.get(thing.owner, _NOTHING) for thing in things))


_NOTHING: Down = frozenset()


def _falls(model: Model) -> dict[Key, Down]:
    """By thing, in order; everyone has their own page, so that a page is never down."""
    hosts: dict[Key, set[Key]] = {}
    falls: dict[Key, Down] = {}
    for key, component in model.components():
        if component.kind in PRESENTING:
            continue
        falls[key] = frozenset({key})
        if component.host:
            hosts.setdefault(Key(key.system, f"host/{component.host.text}"), set()).add(key)
    falls.update({host: frozenset(found) for host, found in hosts.items()})
    return dict(sorted(falls.items()))
