"""What supports what: the heart of the check. Follows the manual's "Reaching" and "Supported" word for word."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from ..graph import closure, reverse
from ..model import Key, Model, Need, Screen
from .data import Data, data_of_servers
from .usage import used
from .wiring import Wiring, whole, wire


class Status(enum.StrEnum):
    """How a need stands."""

    SERVED = "served"
    LOCAL = "local"
    PLANNED = "planned"
    UNSERVED = "unserved"
    UNREACHABLE = "unreachable"
    UNSTORED = "unstored"
    NO_PAGE = "no page"

    @property
    def supported(self) -> bool:
        return self in {Status.SERVED, Status.LOCAL, Status.PLANNED}


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedSupport:
    """How one need is met: which pages present it, which components and APIs serve it, and which pages reach none."""

    need: Key
    status: Status
    servers: tuple[Key, ...] = ()
    pages: tuple[Key, ...] = ()
    cut_off: tuple[Key, ...] = ()
    unread: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Support:
    """Facts about a model: how each need stands, which screens are presented, what each page reaches, what is used."""

    wiring: Wiring
    needs: Mapping[Key, NeedSupport]
    presented: frozenset[Key]
    reached: Mapping[Key, frozenset[Key]]
    used: frozenset[Key]

    @cached_property
    def screens(self) -> Mapping[Key, tuple[Key, ...]]:
        """The screens that each component and API supports: those it stands on the way of, or serves behind."""
        found: dict[Key, set[Key]] = {}
        for support in self.needs.values():
            screen = support.need.owner
            for node in self.way(support.need):
                # Whoever comes by a part of a component comes by the component.
                found.setdefault(node.owner, set()).add(screen)
                found.setdefault(node, set()).add(screen)
        return {node: tuple(sorted(screens)) for node, screens in found.items()}

    @cached_property
    def _back(self) -> Mapping[Key, list[Key]]:
        return reverse(_all_edges(self.wiring))

    def way(self, need: Key) -> set[Key]:
        """What lies between the pages that present a need and what serves it, and what that leads to."""
        support = self.needs[need]
        if support.status is not Status.SERVED:
            return set()
        reached = set().union(*(self.reached[page] for page in support.pages))
        servers = [server for server in support.servers if server in reached]
        before = closure(servers, lambda node: self._back.get(node, ())) & reached
        # Whoever comes to a thing has passed what stands in front of it.
        before = closure(before, lambda node: self.wiring.fronts.get(node, ()))
        return before | closure(servers, self.wiring.reached_from)


def _all_edges(wiring: Wiring) -> Mapping[Key, list[Key]]:
    return {node: wiring.reached_from(node) for node in {*wiring.inside, *wiring.reach, *wiring.fronted}}


def find_support(model: Model) -> Support:
    """Work out how every need of a model stands."""
    wiring = wire(model)
    pages = {found.page for all_of in model.presentations.values() for found in all_of}
    reached = {page: frozenset(closure([whole(page)], wiring.reached_from)) for page in pages}
    judge = _Judge(wiring, reached, data_of_servers(wiring))
    presented = _presented(model)
    needs = {}
    for key, screen, need in model.needs():
        pages_of = tuple(page for page, without in presented.get(key.owner, ()) if key not in without)
        needs[key] = judge.support(key, screen, need, tuple(sorted(set(pages_of))))
    return Support(wiring=wiring, needs=needs, presented=frozenset(presented), reached=reached, used=used(wiring))


def _presented(model: Model) -> Mapping[Key, list[tuple[Key, frozenset[Key]]]]:
    """Which pages present each screen, by itself or inside another, and what they leave out of it."""
    found: dict[Key, list[tuple[Key, frozenset[Key]]]] = {}
    for screen, presentations in model.presentations.items():
        for inner in closure([screen], lambda node: model.includes.get(node, ())):
            found.setdefault(inner, []).extend((one.page, one.without) for one in presentations)
    return found


@dataclass(frozen=True, slots=True)
class _Judge:
    wiring: Wiring
    reached: Mapping[Key, frozenset[Key]]
    data: Mapping[Key, Data]

    def support(self, key: Key, screen: Screen, need: Need, pages: tuple[Key, ...]) -> NeedSupport:
        services = self.wiring.model.services.get(key, ())
        servers = tuple(sorted({service.server for service in services}))
        cut_off = tuple(page for page in pages if not any(server in self.reached[page] for server in servers))
        unread = self._unread(need, servers)
        return NeedSupport(
            need=key,
            status=self._status(screen, need, servers, pages, cut_off, unread),
            servers=servers,
            pages=pages,
            cut_off=cut_off if servers else (),
            unread=unread or (),
        )

    def _status(
        self,
        screen: Screen,
        need: Need,
        servers: tuple[Key, ...],
        pages: tuple[Key, ...],
        cut_off: tuple[Key, ...],
        unread: tuple[str, ...] | None,
    ) -> Status:
        if need.local:
            return Status.LOCAL
        if need.planned or screen.planned:
            return Status.PLANNED
        if not servers:
            return Status.UNSERVED
        if not pages:
            return Status.NO_PAGE
        if cut_off:
            return Status.UNREACHABLE
        return Status.SERVED if unread is None else Status.UNSTORED

    def _unread(self, need: Need, servers: tuple[Key, ...]) -> tuple[str, ...] | None:
        """None where the data is there; else the data sets that the need names and nothing that serves it reads."""
        if not need.shown or any(self._computed(server) for server in servers):
            return None
        read = [self.data[whole(server)] for server in servers]
        wanted = {word.text for word in need.data}
        if wanted:
            missing = wanted - frozenset[str]().union(*(one.sets for one in read))
            return tuple(sorted(missing)) or None
        return None if any(one.kept for one in read) else ()

    def _computed(self, server: Key) -> bool:
        model = self.wiring.model
        thing = model.api(server) if server.member else model.component(server)
        return thing is not None and thing.computed is not None
