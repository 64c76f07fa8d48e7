"""What may be down: each component, each host with all that stands on it, and what is asked for together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ..graph import islands
from ..model import HOST, PRESENTING, Key, Model

Down = frozenset[Key]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenarios:
    """Every set of components that is taken down, with a bit of its own on its island.

    What does not hang together, by links or by screens, cannot harm each other: each such `island`, by component and
    screen, has bits that count from 0, so that a site of a thousand small systems takes no more bits than the largest.

    `falls` says which components are down when a thing is; `bits` has the bit of each set of one island, and `down` for
    each component the bits of all sets that it is in.
    """

    falls: Mapping[Key, Down]
    bits: Mapping[Down, int]
    down: Mapping[Key, int]
    island: Mapping[Key, int]

    @property
    def everything(self) -> int:
        """All bits."""
        return (1 << max(self.bits.values(), default=-1) + 1) - 1

    def by_island(self, down: Down) -> Iterator[tuple[int, Down]]:
        """What of a set is on which island."""
        for number in sorted({self.island[key] for key in down}):
            yield number, frozenset(key for key in down if self.island[key] == number)


def find_scenarios(model: Model, together: Iterable[frozenset[Key]] = ()) -> Scenarios:
    """One scenario for each thing that can be down, and one for each set of things. Linear in their sizes."""
    falls = find_falls(model)
    scenarios = Scenarios(falls=falls, bits={}, down={}, island=find_islands(model, falls))
    asked = (all_down(falls, things) for things in together)
    count: Counter[int] = Counter()
    bits: dict[Down, int] = {}
    down: dict[Key, int] = {}
    for island, one in (part for whole in (*falls.values(), *asked) for part in scenarios.by_island(whole)):
        if one not in bits:
            bits[one] = count[island]
            count[island] += 1
            for key in one:
                down[key] = down.get(key, 0) | 1 << bits[one]
    return Scenarios(falls=falls, bits=bits, down=down, island=scenarios.island)


def find_islands(model: Model, falls: Mapping[Key, Down]) -> Mapping[Key, int]:
    """By component and screen, what hangs together: numbers from 0."""
    nodes = [*(key for key, _ in model.components()), *(key for key, _ in model.screens())]
    return islands(nodes, _joined(model, falls))


def _joined(model: Model, falls: Mapping[Key, Down]) -> Iterator[tuple[Key, Key]]:
    """Components and screens by what may pass harm on between them."""
    for link in model.all_links():
        yield link.source.owner, link.target.owner
    for cache, truths in model.truths.items():
        yield from ((cache.owner, truth.owner) for truth in truths)
    for services in model.services.values():
        yield from ((service.server.owner, service.need.owner) for service in services)
    for presentations in model.presentations.values():
        yield from ((one.page.owner, one.screen) for one in presentations)
    for screen, parts in model.includes.items():
        yield from ((screen, part) for part in parts)
    for one in falls.values():
        first, *others = sorted(one)
        yield from ((first, other) for other in others)


def all_down(falls: Mapping[Key, Down], things: Iterable[Key]) -> Down:
    """What is down with several things; a member stands for its component, and what nothing is known of for nothing."""
    return frozenset().union(*(falls.get(thing.owner, _NOTHING) for thing in things))


_NOTHING: Down = frozenset()


def find_falls(model: Model) -> dict[Key, Down]:
    """What is down with each thing, in order; everyone has their own page, so that a page is never down."""
    hosts: dict[Key, set[Key]] = {}
    falls: dict[Key, Down] = {}
    for key, component in model.components():
        if component.kind in PRESENTING:
            continue
        falls[key] = frozenset({key})
        if component.host:
            hosts.setdefault(Key(key.system, f"{HOST}{component.host.text}"), set()).add(key)
    falls.update({host: frozenset(found) for host, found in hosts.items()})
    return dict(sorted(falls.items()))
