"""The view `coverage`: which screens are supported, by which components, and each need by which APIs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from ...analysis.coverage import Parts, parts_by_screen
from ...model import Key, Need, Screen, ViewTarget
from ..here import Here, Ref
from ..marks import Mark, State, mark
from ..pictures import Picture
from ..screen_card import Server, server
from .matrix import Matrix, matrix
from .narrowing import components_of, elsewhere, is_picked, screens_of, system_ref


@dataclass(frozen=True, slots=True, kw_only=True)
class SystemRow:
    """How the screens of one system stand, or of all of them; `whole` are those of which every need is supported."""

    system: Ref | None
    screens: int
    whole: int
    needs: int
    fine: int
    states: tuple[tuple[State, int], ...]

    @property
    def told(self) -> str:
        """How many needs stand how, in words."""
        return ", ".join(f"{count} {_WORDS[state][count != 1]}" for state, count in self.states)

    @property
    def later(self) -> int:
        """How many needs are planned."""
        return dict(self.states).get(State.PLANNED, 0)

    @property
    def local(self) -> int:
        """How many needs the page meets alone."""
        return dict(self.states).get(State.LOCAL, 0)

    @property
    def missing(self) -> int:
        """How many needs are not supported, for whatever reason."""
        return self.needs - self.fine


_WORDS: Mapping[State, tuple[str, str]] = MappingProxyType(
    {
        State.SUPPORTED: ("served", "served"),
        State.LOCAL: ("on the page alone", "on the page alone"),
        State.PLANNED: ("planned", "planned"),
        State.ACCEPTED: ("accepted gap", "accepted gaps"),
        State.GAP: ("gap", "gaps"),
        State.UNKNOWN: ("not known", "not known"),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedRow:
    """A need: how it stands, what serves it, and the pages that present it."""

    ref: Ref
    screen: Ref
    system: Ref | None
    mark: Mark
    optional: bool
    servers: tuple[Server, ...]
    pages: tuple[Ref, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageView:
    """The answer first, then screens by components, then needs by APIs."""

    total: SystemRow
    systems: tuple[SystemRow, ...]
    matrix: Matrix
    left_out: int
    needs: tuple[NeedRow, ...]
    narrowed: bool


class _Standing(NamedTuple):
    """A need, and how it stands."""

    key: Key
    need: Need
    mark: Mark


_Standings = Mapping[Key, tuple[_Standing, ...]]


def build(target: ViewTarget, here: Here, _pictures: Sequence[Picture]) -> CoverageView:
    """How the screens that a view picks are supported; of an owner or a kind, those that it has a part in."""
    picked = frozenset(key for key, one in here.model.components() if is_picked(one, target))
    every = parts_by_screen(here.snapshot)
    screens = [
        (key, screen)
        for key, screen in screens_of(target, here)
        if not (target.owner or target.kind) or not picked.isdisjoint(every[key])
    ]
    standings = {key: tuple(_standings(key, screen, here)) for key, screen in screens}
    supported = {key: every[key] for key in standings}
    return CoverageView(
        total=_counted(None, standings),
        systems=tuple(_by_system(standings, here)),
        matrix=matrix(supported, picked, here),
        left_out=_left_out(target, supported, here),
        needs=tuple(_need_rows(target, standings, picked, here)),
        narrowed=target.is_narrowed,
    )


def _standings(key: Key, screen: Screen, here: Here) -> Iterator[_Standing]:
    for need in screen.needs:
        name = Key(key.system, key.name, need.id)
        yield _Standing(name, need, _mark(name, need, screen, here))


def _mark(key: Key, need: Need, screen: Screen, here: Here) -> Mark:
    """How a need stands; here it is told of each why a whole screen comes later."""
    found = mark(key, need, screen, elsewhere(here, key.system, need.span))
    if found.why or found.state is not State.PLANNED or not screen.planned:
        return found
    there = elsewhere(here, key.system, screen.planned.span)
    return Mark(state=found.state, why=(there.text(screen.planned.text),))


def _by_system(standings: _Standings, here: Here) -> Iterator[SystemRow]:
    """The figures of each system, where there are several."""
    systems = dict.fromkeys(key.system for key in standings)
    for system in systems if len(systems) > 1 else ():
        own = {key: several for key, several in standings.items() if key.system == system}
        yield _counted(system_ref(here.model.systems[system], here), own)


def _counted(system: Ref | None, standings: _Standings) -> SystemRow:
    states = Counter(one.mark.state for several in standings.values() for one in several)
    return SystemRow(
        system=system,
        screens=len(standings),
        whole=sum(all(one.mark.state.fine for one in several) for several in standings.values()),
        needs=states.total(),
        fine=sum(count for state, count in states.items() if state.fine),
        states=tuple((state, states[state]) for state in State if states[state]),
    )


def _left_out(target: ViewTarget, supported: Mapping[Key, Parts], here: Here) -> int:
    """How many components of what a view tells of support none of its screens."""
    own = {key for key, _ in components_of(target._replace(screen=None), here)}
    return len(own.difference(*supported.values()))


def _need_rows(target: ViewTarget, standings: _Standings, picked: Set[Key], here: Here) -> Iterator[NeedRow]:
    """The needs; those alone that a picked component serves, where a view is narrowed to an owner or a kind."""
    for one in (one for several in standings.values() for one in several):
        support = here.snapshot.support.needs.get(one.key)
        servers = support.servers if support else ()
        if (target.owner or target.kind) and picked.isdisjoint(server.owner for server in servers):
            continue
        yield NeedRow(
            ref=here.by_title(one.key),
            screen=here.by_title(one.key.owner),
            system=None if here.system else system_ref(here.model.systems[one.key.system], here),
            mark=one.mark,
            optional=one.need.optional,
            servers=tuple(server(key, here) for key in servers),
            pages=tuple(here.by_title(page) for page in support.pages) if support else (),
        )
