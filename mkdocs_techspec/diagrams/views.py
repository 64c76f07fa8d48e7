"""What a picture shows: boxes, and one arrow for each pair of them and each way to go."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..analysis.stages import Change
from ..model import PRESENTING, Component, Key, Kind, Model, System
from .traffic import Flow


class Tier(enum.IntEnum):
    """Where a box stands by its kind, from top to bottom. Only the first four are rows that are held together."""

    PERSON = 0
    PAGE = 1
    EDGE = 2
    SERVER = 3
    BELOW = 4


_TIERS: Mapping[Kind, Tier] = {
    **dict.fromkeys(PRESENTING, Tier.PAGE),
    Kind.GATEWAY: Tier.EDGE,
    Kind.CDN: Tier.EDGE,
    Kind.SERVER: Tier.SERVER,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A box to be drawn; without a component it is the person. `outside` is declared elsewhere, in system `place`.

    `change` is what a stage does to it, and `told` says in words what is changed, a line each.
    """

    key: Key
    component: Component | None
    outside: bool = False
    place: str = ""
    change: Change | None = None
    told: tuple[str, ...] = ()

    @property
    def tier(self) -> Tier:
        return _TIERS.get(self.component.kind, Tier.BELOW) if self.component else Tier.PERSON


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrow:
    """Everything that goes one way between two boxes. `label` is at most three words, `details` a line for each.

    A stage adds an arrow or removes it; what else it does to one is told where the links are.
    """

    source: Key
    target: Key
    flow: Flow
    label: str
    details: tuple[str, ...]
    change: Change | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What one picture shows of a system, at a stage if it has some; boxes and arrows are sorted, so that the layout
    repeats.
    """

    system: str
    stage: str
    title: str
    nodes: tuple[Node, ...]
    arrows: tuple[Arrow, ...]


def view_of(home: System, title: str, nodes: Iterable[Node], arrows: Iterable[Arrow]) -> View:
    """A view of these, sorted. `home` is the system that it is a picture of."""
    return View(
        system=home.id,
        stage=home.stage,
        title=title,
        nodes=tuple(sorted(nodes, key=lambda node: (node.tier, node.key))),
        arrows=tuple(sorted(arrows, key=lambda arrow: (arrow.source, arrow.target, arrow.flow))),
    )


def node_of(model: Model, system: str, key: Key, *, outside: bool) -> Node:
    """The box of a component, as a picture of `system` shows it."""
    home = model.systems[key.system]
    place = "" if home.id == system else home.title or home.id
    return Node(key=key, component=home.components[key.name], outside=outside, place=place)


def person_of(system: str) -> Node:
    """The person on top of a picture."""
    return Node(key=Key(system, ""), component=None)
