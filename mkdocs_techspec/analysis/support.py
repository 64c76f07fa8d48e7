"""What reaches, supports and uses what: the heart of the check."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass

from ..model import Key


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
    """How one need is met: by which pages it is presented, by which components and APIs it is served."""

    need: Key
    status: Status
    servers: tuple[Key, ...] = ()
    pages: tuple[Key, ...] = ()
    cut_off: tuple[Key, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """Facts about a model. `needs` is by need; `screens` gives, for a component or an API, the screens it supports."""

    needs: Mapping[Key, NeedSupport]
    screens: Mapping[Key, tuple[Key, ...]]
    used: frozenset[Key]
