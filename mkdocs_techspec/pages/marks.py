"""How a need stands, in words."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from markupsafe import Markup

from ..analysis.support import NeedSupport, Status
from ..model import Key, Need, Screen
from .here import Here
from .inline import label, plain


class State(enum.StrEnum):
    """What a reader wants to know of a need: is it there, will it be, or is it missing?"""

    SUPPORTED = "supported"
    LOCAL = "on the page"
    PLANNED = "planned"
    ACCEPTED = "accepted gap"
    GAP = "gap"
    UNKNOWN = "not known"

    @property
    def sign(self) -> str:
        return _SIGNS[self]

    @property
    def fine(self) -> bool:
        """Whether nothing is missing."""
        return self in {State.SUPPORTED, State.LOCAL, State.PLANNED}


_SIGNS = MappingProxyType(
    {
        State.SUPPORTED: "✓",
        State.LOCAL: "✓",
        State.PLANNED: "○",
        State.ACCEPTED: "!",
        State.GAP: "✗",
        State.UNKNOWN: "?",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A need's state, and why it is so."""

    state: State
    why: tuple[Markup, ...] = ()


_MISSING: Mapping[Status, str] = MappingProxyType(
    {
        Status.UNSERVED: "Nothing serves it",
        Status.UNREACHABLE: "A page that presents it does not reach what serves it",
        Status.UNSTORED: "No data stand behind it",
        Status.NO_PAGE: "No page presents it",
    }
)


def mark(key: Key, need: Need, screen: Screen, here: Here) -> Mark:
    """How a need stands."""
    if need.planned:
        return Mark(state=State.PLANNED, why=(here.text(need.planned.text),))
    if screen.planned:
        return Mark(state=State.PLANNED)
    if need.local:
        return Mark(state=State.LOCAL)
    support = here.snapshot.support.needs.get(key)
    return _missing(support, need, screen, here) if support and not support.status.supported else _met(support)


def _met(support: NeedSupport | None) -> Mark:
    return Mark(state=State.SUPPORTED if support else State.UNKNOWN)


def _missing(support: NeedSupport, need: Need, screen: Screen, here: Here) -> Mark:
    # That no page presents a screen is told at the screen, not at each of its needs.
    span = screen.span if support.status is Status.NO_PAGE else need.span
    gaps = [gap for gap in here.index.gaps.get(span, ()) if gap.rule.startswith("coverage/")]
    if gaps:
        return Mark(state=State.GAP, why=tuple(label(gap.message) for gap in gaps))
    accepted = [waiver.accept for _, waiver in here.index.accepted.get(span, ())]
    if accepted:
        return Mark(state=State.ACCEPTED, why=tuple(here.text(accept.why) for accept in accepted))
    system = here.model.systems.get(here.system)
    tainted = system is not None and system.tainted
    return Mark(state=State.UNKNOWN if tainted else State.GAP, why=(plain(_MISSING[support.status]),))
