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


class Shared(enum.StrEnum):
    """What the components of a bundle have in common: the name of their group, their owner, or another system."""

    GROUP = "group"
    OWNER = "owner"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """Several boxes that an overview draws as one, under the name that they share."""

    name: str
    shared: Shared
    nodes: tuple[Node, ...]

    @property
    def components(self) -> tuple[Component, ...]:
        return tuple(node.component for node in self.nodes if node.component is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A box to be drawn: a component, or a bundle of them; else it is the person.

    `outside` is declared elsewhere, in system `place`. `change` is what a stage does to it, and `told` says in words
    what is changed, a line each. The name of a bundle's key starts with `group/`: no component has a slash in its id.
    """

    key: Key
    component: Component | None
    bundle: Bundle | None = None
    outside: bool = False
    place: str = ""
    change: Change | None = None
    told: tuple[str, ...] = ()

    @property
    def tier(self) -> Tier:
        if self.bundle:
            tiers = {node.tier for node in self.bundle.nodes}
            return tiers.pop() if len(tiers) == 1 else Tier.BELOW
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


# Up to here a picture of a whole system is drawn as it is: its titles are still legible where a page is 688 wide.
MOST_BOXES = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What one picture shows of a system, at a stage if it has some; boxes and arrows are sorted, so that the layout
    repeats.

    `outside` says in the key what the boxes are that are only there because they are joined to others. A picture of a
    whole system that has more boxes than `opens_above` is better drawn as an overview. `hide` are the kinds and
    components that an author left out; what is to go from left to right, not from the top down, is `across`.
    """

    system: str
    stage: str
    title: str
    nodes: tuple[Node, ...]
    arrows: tuple[Arrow, ...]
    outside: str = "declared elsewhere"
    opens_above: int | None = None
    hide: tuple[str, ...] = ()
    across: bool = False

    @property
    def boxes(self) -> int:
        """How many components, or bundles of them, are drawn."""
        return sum(node.component is not None or node.bundle is not None for node in self.nodes)


def view_of(
    home: System, title: str, nodes: Iterable[Node], arrows: Iterable[Arrow], opens_above: int | None = None
) -> View:
    """A view of these, sorted. `home` is the system that it is a picture of."""
    return View(
        system=home.id,
        stage=home.stage,
        title=title,
        opens_above=opens_above,
        nodes=tuple(sorted(nodes, key=lambda node: (node.tier, node.key))),
        arrows=tuple(sorted(arrows, key=lambda arrow: (arrow.source, arrow.target, arrow.flow))),
    )


def node_of(model: Model, system: str, key: Key, *, outside: bool) -> Node:
    """The box of a component, as a picture of `system` shows it."""
    home = model.systems[key.system]
    place = "" if home.id == system else home.title or home.id
    return Node(key=key, component=home.components[key.name], outside=outside, place=place)


def is_bundle(key: Key) -> bool:
    """Whether it is the key of a bundle's box."""
    return key.name.startswith("group/")


def person_of(system: str) -> Node:
    """The person on top of a picture."""
    return Node(key=Key(system, ""), component=None)
