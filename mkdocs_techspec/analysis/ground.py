"""What the tables of all systems stand on, worked out once: 1,000 small systems must not take it 1,000 times."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from ..model import Key, Model
from .dependencies import Dependencies, find_dependencies
from .feeding import Feeding, find_feeding
from .harm import shown_in
from .needs import asked_for
from .scenarios import Down, find_falls, find_islands
from .support import Support

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Land:
    """What hangs together: components and screens in `keys`, what can be down, numbers of parts, needs and screens."""

    keys: frozenset[Key]
    things: tuple[Key, ...]
    parts: tuple[int, ...]
    needs: tuple[Key, ...]
    screens: tuple[Key, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """A model with what every table needs. `around` says on which screens the needs of each screen are shown."""

    falls: Mapping[Key, Down]
    dependencies: Dependencies
    feeding: Feeding
    around: Mapping[Key, frozenset[Key]]
    island: Mapping[Key, int]
    lands: Mapping[int, Land]

    def land(self, system: str) -> Land:
        """All that a system hangs together with."""
        model = self.dependencies.model
        home = model.systems[system]
        own = (home.key(name) for name in (*home.components, *home.screens))
        lands = [self.lands[number] for number in sorted({self.island[key] for key in own})]
        return Land(
            keys=frozenset().union(*(land.keys for land in lands)),
            things=tuple(sorted(thing for land in lands for thing in land.things)),
            parts=tuple(sorted(part for land in lands for part in land.parts)),
            needs=tuple(need for land in lands for need in land.needs),
            screens=tuple(screen for land in lands for screen in land.screens),
        )


def find_ground(model: Model, support: Support) -> Ground:
    """Linear in a model's links."""
    falls = find_falls(model)
    island = find_islands(model, falls)
    dependencies = find_dependencies(model, support.wiring, support.used)
    return Ground(
        falls=falls,
        dependencies=dependencies,
        feeding=find_feeding(dependencies),
        around=shown_in(model),
        island=island,
        lands=_lands(model, support, dependencies, falls, island),
    )


def _lands(
    model: Model, support: Support, dependencies: Dependencies, falls: Mapping[Key, Down], island: Mapping[Key, int]
) -> Mapping[int, Land]:
    keys = _by_island((island[key], key) for key in island)
    things = _by_island((island[next(iter(down))], thing) for thing, down in falls.items())
    numbered = (dependencies.at, dependencies.doors, dependencies.beyond)
    parts = _by_island((island[key.owner], number) for some in numbered for key, number in some.items())
    needs = _by_island((island[key.owner], key) for key in asked_for(support))
    screens = _by_island((island[key], key) for key, _ in model.screens())
    return {
        number: Land(
            keys=frozenset(found),
            things=tuple(things.get(number, ())),
            parts=tuple(parts.get(number, ())),
            needs=tuple(needs.get(number, ())),
            screens=tuple(screens.get(number, ())),
        )
        for number, found in keys.items()
    }


def _by_island(pairs: Iterable[tuple[int, _T]]) -> dict[int, list[_T]]:
    found: dict[int, list[_T]] = {}
    for number, one in pairs:
        found.setdefault(number, []).append(one)
    return found
