"""What works in which scenario, and how: by the first of what it names, or by what stands in for it.

Whatever may be true or not of a scenario is a bit of an integer, so that one operation answers for all scenarios.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import NamedTuple

from ..graph import knots, reverse
from ..model import Key
from .dependencies import Dependencies, Part, Use
from .scenarios import Scenarios
from .settling import settle


class Side(NamedTuple):
    """One of the ways in which a link may run, the scenarios in which it does, and the data set that it reads."""

    runs: int
    parts: tuple[int, ...]
    data: Key | None = None


class Run(NamedTuple):
    """How a link runs: where it is `impaired`, though the caller works; and its sides, where each is in use."""

    impaired: int
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Works:
    """By part, the scenarios in which it does not work (`down`); by component, in which it is `taken` down itself; by
    source, how its links run.

    `order` has the parts from the ends inwards, each circle at once; `users` are those that need a part.
    """

    dependencies: Dependencies
    everything: int
    order: Sequence[Sequence[int]]
    users: Mapping[int, Sequence[int]]
    down: Sequence[int]
    taken: Mapping[Key, int]
    runs: Mapping[Key, tuple[Run, ...]]

    def fails(self, key: Key) -> int:
        """Where a component or an API does not work."""
        return self.down[self.dependencies.at[key]]


def find_works(dependencies: Dependencies, scenarios: Scenarios) -> Works:
    """Solve all scenarios at once.

    One least fixpoint over the parts: nothing fails but by what is down, so that a circle of calls works. It costs a
    few operations a link, each on an integer of as many bits as there are scenarios.
    """
    parts = dependencies.parts
    named = {number: tuple(needed(part)) for number, part in enumerate(parts)}
    order, users = knots(named, named.__getitem__), reverse(named)
    down = [0] * len(parts)
    for key, number in dependencies.at.items():
        down[number] = 0 if key.member else scenarios.down.get(key, 0)
    solver = _Solver(down, scenarios.everything)

    def update(number: int) -> bool:
        before = down[number]
        down[number] |= solver.part(parts[number])
        return down[number] != before

    settle(order, update, lambda number: users.get(number, ()))
    runs = {key: tuple(solver.run(use) for use in uses) for key, uses in dependencies.uses.items()}
    return Works(
        dependencies=dependencies,
        everything=scenarios.everything,
        order=order,
        users=users,
        down=down,
        taken=scenarios.down,
        runs=runs,
    )


def spread(works: Works, own: Mapping[Key, int]) -> Sequence[int]:
    """By part, where something holds of it or of what it uses, and so on; `own` is where it holds of a source."""
    at = works.dependencies.at
    found = [0] * len(works.down)
    for key, bits in own.items():
        found[at[key]] = bits
    sides = _sides_by_part(works)

    def update(number: int) -> bool:
        before = bits = found[number]
        for runs, parts in sides[number]:
            bits |= runs & reduce(or_, (found[part] for part in parts), 0)
        found[number] = bits
        return bits != before

    settle(works.order, update, lambda number: works.users.get(number, ()))
    return found


def _sides_by_part(works: Works) -> list[list[tuple[int, tuple[int, ...]]]]:
    """What each part uses, and where; of several fronts that work all count, as nobody knows which one is taken."""
    everything, down = works.everything, works.down
    sides = [
        [(everything, part.all_of)] + [(everything & ~_any(down, way), way) for way in part.one_of]
        for part in works.dependencies.parts
    ]
    for key, runs in works.runs.items():
        sides[works.dependencies.at[key]].extend((side.runs, side.parts) for run in runs for side in run.sides)
    return sides


def needed(part: Part) -> Iterator[int]:
    """The parts that a part names, in its links and in what stands in for them."""
    yield from part.all_of
    for way in part.one_of:
        yield from way
    for use in part.uses:
        yield from _named(use)


def _named(use: Use) -> Iterator[int]:
    yield from use.parts
    for other in (use.miss, use.fallback):
        if other is not None:
            yield from _named(other)


def _any(bits: Sequence[int], numbers: Iterable[int]) -> int:
    found = 0
    for number in numbers:
        found |= bits[number]
    return found


@dataclass(frozen=True, slots=True)
class _Solver:
    """The words of "Working" on links, over the bits of the parts."""

    down: list[int]
    everything: int

    def part(self, part: Part) -> int:
        bits = _any(self.down, part.all_of)
        for use in part.uses:
            bits |= self.use(use)
        if part.one_of:
            shut = self.everything
            for way in part.one_of:
                shut &= _any(self.down, way)
            bits |= shut
        return bits

    def use(self, use: Use) -> int:
        """Where a link does not work."""
        return 0 if use.optional else self._fails(use)

    def _fails(self, use: Use) -> int:
        """Where neither a link's target nor what stands in for it works, were it not optional."""
        first = self._first(use)
        return first & self.use(use.fallback) if use.fallback and first else first

    def _first(self, use: Use) -> int:
        """Where a link needs its `else`: a cache alone is enough only where it says how often it hits."""
        if use.miss is None:
            return _any(self.down, use.parts)
        missing = self.use(use.miss)
        return missing & _any(self.down, use.parts) if use.hit and missing else missing

    def run(self, use: Use) -> Run:
        """How a link runs."""
        impaired, sides = self._run(use, self.everything)
        return Run(impaired, tuple(sides))

    def _run(self, use: Use, asked: int) -> tuple[int, list[Side]]:
        """How a link runs where it is asked for."""
        target, first = _any(self.down, use.parts), self._first(use)
        sides = [Side(asked & ~target & ~first, use.parts, use.data)]
        impaired = asked & self._fails(use) if use.optional else 0
        if use.miss is not None:
            missing = self.use(use.miss)
            impaired |= asked & ~first & (target | missing)
            impaired |= self._stand_in(use.miss, asked & ~missing, sides)
        if use.fallback is not None:
            instead = asked & first & ~self.use(use.fallback)
            impaired |= instead | self._stand_in(use.fallback, instead, sides)
        return impaired, sides

    def _stand_in(self, use: Use, asked: int, sides: list[Side]) -> int:
        impaired, more = self._run(use, asked) if asked else (0, [])
        sides.extend(more)
        return impaired
