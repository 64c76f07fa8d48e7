"""What becomes of each need, in every scenario."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import NamedTuple

from ..model import Key
from .reaching import Arrival, arrivals, find_reach
from .staleness import find_stale
from .support import NeedSupport, Status, Support
from .works import Run, Works, spread

_NEVER_HARMED = frozenset({Status.LOCAL, Status.PLANNED})


class NeedHarm(NamedTuple):
    """The scenarios in which a need is lost, degraded and stale."""

    lost: int
    degraded: int
    stale: int


class OnPage(NamedTuple):
    """The scenarios in which a need works on a page; and in which its way there is impaired, or reads what is stale."""

    works: int = 0
    impaired: int = 0
    stale: int = 0


def find_need_harms(works: Works, support: Support) -> Mapping[Key, NeedHarm]:
    """What becomes of each need that a page comes to; of others nothing can."""
    way = _find_way(works)
    by_page: dict[Key, list[NeedSupport]] = {}
    for need in asked_for(support).values():
        for page in need.pages:
            by_page.setdefault(page, []).append(need)
    reach = find_reach(works, way.stale_links, by_page)
    found: dict[Key, list[OnPage]] = {}
    for page, needs in by_page.items():
        arrived = arrivals(reach, page, {server for need in needs for server in need.servers})
        for need in needs:
            if any(server in arrived for server in need.servers):
                found.setdefault(need.need, []).append(_on_page(way, need, arrived))
    shown = {key for key, _, need in works.dependencies.model.needs() if need.shown}
    return {need: _harm(works.everything, pages, shown=need in shown) for need, pages in found.items()}


def asked_for(support: Support) -> Mapping[Key, NeedSupport]:
    """The needs that can be harmed: something serves them, and they are neither local nor put off."""
    found = support.needs.items()
    return {key: need for key, need in found if need.servers and need.status not in _NEVER_HARMED}


def _harm(everything: int, pages: Iterable[OnPage], *, shown: bool) -> NeedHarm:
    """With nothing down it works on all of these pages."""
    works, fewer, impaired, stale = 0, 0, 0, 0
    for page in pages:
        works |= page.works
        fewer |= everything & ~page.works
        impaired |= page.impaired
        stale |= page.stale
    return NeedHarm(everything & ~works, works & (fewer | impaired), stale if shown else 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Way:
    """Where each part works by something impaired, or by reading what is stale; and where each link reads this."""

    works: Works
    impaired: Sequence[int]
    stale: Sequence[int]
    stale_links: Mapping[Key, Sequence[int]]


def _find_way(works: Works) -> _Way:
    sides = (side for runs in works.runs.values() for run in runs for side in run.sides)
    data = find_stale(works, {side.data for side in sides if side.data is not None})
    stale_links = {key: [_reads_stale(run, data) for run in runs] for key, runs in works.runs.items()}
    return _Way(
        works=works,
        impaired=spread(
            works, {key: reduce(or_, (run.impaired for run in runs), 0) for key, runs in works.runs.items()}
        ),
        stale=spread(works, {key: reduce(or_, links, 0) for key, links in stale_links.items()}),
        stale_links=stale_links,
    )


def _reads_stale(run: Run, stale: Mapping[Key, int]) -> int:
    return reduce(or_, (side.runs & stale[side.data] for side in run.sides if side.data is not None), 0)


def _on_page(way: _Way, need: NeedSupport, arrived: Mapping[Key, Arrival]) -> OnPage:
    """Of all that serves a need, and that the page comes to."""
    works, impaired, stale = 0, 0, 0
    for server in need.servers:
        if server in arrived:
            arrival, number = arrived[server], way.works.dependencies.at[server]
            serves = arrival.reached & ~way.works.down[number]
            works |= serves
            impaired |= serves & (arrival.impaired | way.impaired[number])
            stale |= serves & (arrival.stale | way.stale[number])
    return OnPage(works, impaired, stale)
