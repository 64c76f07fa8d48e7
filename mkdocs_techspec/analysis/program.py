"""What must work for what, as tables of numbers: for readers, who take down what no scenario here has.

A reader may take down any set of things, which nobody can list. So the tables hold what the scenarios are solved over:
parts with what they need, what feeds data, the steps of paths, and what each need asks for. `script/harm.js` solves
them for one set of things at a time, by the same words as `works`, `staleness`, `reaching` and `needs` here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from ..graph import knots
from ..model import Key, Model
from .dependencies import Dependencies, Part, Use
from .feeding import Feeding, Role, Source, data_source, failing, queues, sources
from .ground import Ground, Land
from .paths import Place, Spot, Step
from .redundancy import survives_one
from .snapshots import Snapshot
from .ways import find_ways
from .works import needed

Table: TypeAlias = "int | list[Table]"
"""Numbers in lists in lists. What is empty at the end of a list is left out, and a list of nothing is 0."""


class Thing(NamedTuple):
    """What can be down: a component or a host. `takes` are the parts down with it, `apis` those of its APIs.

    `feeds` are the data sets that it keeps, by number; `survives` says that one instance of it makes no difference.
    """

    key: Key
    takes: tuple[int, ...]
    apis: tuple[int, ...]
    feeds: tuple[int, ...]
    survives: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """The tables of all that hangs together with a system. Numbers count from 0 in the order of a table.

    - `parts`: `[all of, links, one of]`: parts that must all work; links `[parts, data, miss, hit, else, optional]`,
      where `data` is 0 or 1 more than a number in `feeds`, and `miss` and `else` are links; and sets of parts of which
      one must work.
    - `feeds`: `[parts that must work, parts of which one must be up, feeds]`: what feeds a data set, and what feeds
      that.
    - `steps`: `[from, to, parts that must work, part, link]`, from spot to spot; `part` is 1 more than the part whose
      `link` it is by, or 0.
    - `pages`: the spots where each page starts.
    - `needs`: for each key in `need_keys`, `[shown, optional, [[page, [[spot, part], …]], …]]`: what serves it, and
      the spot at which a page comes to that.
    - `screens`: for each key in `screen_keys`, the needs that are shown on it.

    Parts and feeds come after those that they name but for circles, steps come in the order in which
    paths run, also but for circles.
    """

    things: tuple[Thing, ...]
    parts: list[Table]
    feeds: list[Table]
    spots: int
    steps: list[Table]
    pages: list[Table]
    need_keys: tuple[Key, ...]
    needs: list[Table]
    screen_keys: tuple[Key, ...]
    screens: list[Table]

    def tables(self) -> dict[str, Table]:
        """What the script solves."""
        return {
            "parts": self.parts,
            "feeds": self.feeds,
            "spots": self.spots,
            "steps": self.steps,
            "pages": self.pages,
            "needs": self.needs,
            "screens": self.screens,
        }


def find_program(snapshot: Snapshot, system: str) -> Program:
    """The tables of a system and of all that it hangs together with. Linear in its links, and in pages times steps."""
    model, ground = snapshot.model, snapshot.ground
    land = ground.land(system)
    parts = _Parts.of(ground.dependencies, land)
    feeds = _numbered_feeds(ground.feeding, parts)
    ways = find_ways(ground.dependencies, {need: snapshot.support.needs[need] for need in land.needs})
    needs = {key: need for key, need in ways.needs.items() if need}
    pages = {page: number for number, page in enumerate(ways.starts)}
    return Program(
        things=tuple(_things(model, {thing: ground.falls[thing] for thing in land.things}, parts, feeds)),
        parts=[_part(part, parts, feeds) for part in parts.tables()],
        feeds=[_feed(source, ground.feeding, parts, feeds) for source in feeds],
        spots=len(ways.spots),
        steps=[_step(*step, parts, ways.spots) for step in ways.steps],
        pages=[[ways.spots[spot] for spot in spots] for spots in ways.starts.values()],
        need_keys=tuple(needs),
        needs=[_need(model, key, need, pages, parts, ways.spots) for key, need in needs.items()],
        screen_keys=land.screens,
        screens=_screens(ground, land, tuple(needs)),
    )


def _things(
    model: Model, falls: Mapping[Key, Iterable[Key]], parts: _Parts, feeds: Mapping[Source, int]
) -> Iterator[Thing]:
    kept: dict[Key, list[int]] = {}
    for source, number in feeds.items():
        if source.role is Role.DATA:
            kept.setdefault(source.spot.key.owner, []).append(number)
    for key, down in falls.items():
        takes = sorted(parts.at(one) for one in down)
        if takes:
            component = model.component(key)
            apis = (Key(key.system, key.name, api) for api in (component.apis if component else ()))
            numbers = tuple(map(parts.at, apis))
            survives = component is not None and survives_one(component)
            yield Thing(key, tuple(takes), numbers, tuple(kept.get(key, ())), survives)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parts:
    """The parts that matter here, with new numbers, from the ends inwards."""

    dependencies: Dependencies
    number: Mapping[int, int]

    @classmethod
    def of(cls, dependencies: Dependencies, land: Land) -> _Parts:
        order = knots(land.parts, lambda number: list(needed(dependencies.parts[number])))
        number = {old: new for new, old in enumerate(part for knot in order for part in knot)}
        return cls(dependencies=dependencies, number=number)

    def tables(self) -> Iterator[Part]:
        return (self.dependencies.parts[old] for old in self.number)

    def named(self, old: Iterable[int]) -> list[Table]:
        return [self.number[one] for one in old]

    def at(self, key: Key) -> int:
        return self.number[self.dependencies.at[key]]


def _trimmed(*values: Table) -> Table:
    """A list without what is empty at its end, or 0."""
    last = max((place for place, value in enumerate(values, 1) if value), default=0)
    return [value or 0 for value in values[:last]] or 0


def _part(part: Part, parts: _Parts, feeds: Mapping[Source, int]) -> Table:
    uses = [_use(use, parts, feeds) for use in part.uses]
    return _trimmed(parts.named(part.all_of), uses, [parts.named(way) for way in part.one_of])


def _use(use: Use | None, parts: _Parts, feeds: Mapping[Source, int]) -> Table:
    if use is None:
        return 0
    data = feeds[data_source(use.data)] + 1 if use.data else 0
    miss, other = _use(use.miss, parts, feeds), _use(use.fallback, parts, feeds)
    return _trimmed(parts.named(use.parts), data, miss, int(use.hit), other, int(use.optional))


def _numbered_feeds(feeding: Feeding, parts: _Parts) -> dict[Source, int]:
    read = [data_source(use.data) for part in parts.tables() for use in _sides(part.uses) if use.data]
    order = knots(dict.fromkeys(read), lambda source: list(sources(feeding, source)))
    return {source: number for number, source in enumerate(source for knot in order for source in knot)}


def _sides(uses: Iterable[Use | None]) -> Iterator[Use]:
    for use in uses:
        if use is not None:
            yield use
            yield from _sides((use.miss, use.fallback))


def _feed(source: Source, feeding: Feeding, parts: _Parts, feeds: Mapping[Source, int]) -> Table:
    key = failing(source)
    queue_parts: list[Table] = [parts.at(queue) for queue in queues(feeding, source)]
    before: list[Table] = [feeds[one] for one in dict.fromkeys(sources(feeding, source))]
    return _trimmed([parts.at(key)] if key else 0, queue_parts, before)


def _step(spot: Spot, step: Step, parts: _Parts, spots: Mapping[Spot, int]) -> Table:
    by = (parts.at(spot.key) + 1, step.link) if step.link is not None else (0, 0)
    return [spots[spot], spots[step.to], parts.named(step.needs), *by]


def _need(
    model: Model,
    key: Key,
    served: Mapping[Key, Iterable[Key]],
    pages: Mapping[Key, int],
    parts: _Parts,
    spots: Mapping[Spot, int],
) -> Table:
    screen = model.screen(key)
    need = next(one for one in (screen.needs if screen else ()) if one.id == key.member)
    ways: list[Table] = [
        [pages[page], [[spots[Spot(Place.AT, server)], parts.at(server)] for server in servers]]
        for page, servers in served.items()
    ]
    return [int(need.shown), int(need.optional), ways]


def _screens(ground: Ground, land: Land, needs: Iterable[Key]) -> list[Table]:
    shown: dict[Key, list[Table]] = {key: [] for key in land.screens}
    for number, need in enumerate(needs):
        for screen in sorted(ground.around[need.owner]):
            shown[screen].append(number)
    return list(shown.values())
