"""Which slice of a site a picture shows: the boxes of one block with their neighbours, and one arrow for each pair."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..model import PRESENTING, Component, Key, Kind, Model, System, Verb
from ..source import Span
from .traffic import Flow, Hop, Traffic, traffic_of


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
    """A box to be drawn; without a component it is the person. `outside` is declared elsewhere, in system `place`."""

    key: Key
    component: Component | None
    outside: bool = False
    place: str = ""

    @property
    def tier(self) -> Tier:
        return _TIERS.get(self.component.kind, Tier.BELOW) if self.component else Tier.PERSON


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrow:
    """Everything that goes one way between two boxes. `label` is at most three words, `details` a line for each."""

    source: Key
    target: Key
    flow: Flow
    label: str
    details: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What one picture shows; boxes and arrows are sorted, so that the layout repeats."""

    system: str
    title: str
    nodes: tuple[Node, ...]
    arrows: tuple[Arrow, ...]


def system_view(model: Model, system: System, block: Span) -> View | None:
    """What the picture of `block` shows, or None where there is nothing to be seen.

    These are the components it declares, and as context those that they link to or are linked from, declared elsewhere.
    A block that declares nothing at all, but names its system, shows the whole of it.
    """
    whole = not _declares_anything(model, system, block)
    own = {
        system.key(component.id)
        for component in system.components.values()
        if (whole or component.block == block) and not component.hidden
    }
    if not own:
        return None
    traffic = traffic_of(model)
    hops = _touching(traffic, own)
    shown = own | {end for hop in hops for end in (hop.source, hop.target)}
    nodes = [_node(model, system, key, outside=key not in own) for key in shown]
    arrows = list(_merged(hops, system.id))
    pages = traffic.presenting & shown
    if pages & own:
        person = Key(system.id, "")
        nodes.append(Node(key=person, component=None))
        arrows.extend(_use(person, page) for page in pages)
    return View(
        system=system.id,
        title=_title(system, sorted(own), whole=len(own) == len(system.components)),
        nodes=tuple(sorted(nodes, key=lambda node: (node.tier, node.key))),
        arrows=tuple(sorted(arrows, key=lambda arrow: (arrow.source, arrow.target, arrow.flow))),
    )


def _title(system: System, own: Sequence[Key], *, whole: bool) -> str:
    """What a reader who does not see the picture is told that it shows."""
    name = system.title or system.id
    if whole:
        return name
    titles = [system.components[key.name].title for key in own[:_MOST_NAMES]]
    more = [f"{len(own) - _MOST_NAMES} more"] if len(own) > _MOST_NAMES else []
    return f"{name}: {', '.join([*titles, *more])}"


_MOST_NAMES = 4


def _declares_anything(model: Model, system: System, block: Span) -> bool:
    parts = (system.components, system.tradeoffs, system.failures, system.problems)
    declared = any(thing.block == block for things in parts for thing in things.values())
    lines = range(block.line, block.end_line + 1)
    accepts = [one.accept.span for one in model.waivers]
    return declared or any(span.source is block.source and span.line in lines for span in accepts)


def _touching(traffic: Traffic, own: Iterable[Key]) -> tuple[Hop, ...]:
    """What leads to or from these components, and how it gets there through the fronts before them."""
    found = {hop for key in own for hop in traffic.touching.get(key, ())}
    open_ends, seen = list(own), set(own)
    while open_ends:
        fronts = traffic.fronts.get(open_ends.pop(), ())
        found.update(fronts)
        open_ends.extend({hop.source for hop in fronts} - seen)
        seen.update(hop.source for hop in fronts)
    return tuple(sorted(found))


def _node(model: Model, system: System, key: Key, *, outside: bool) -> Node:
    home = model.systems[key.system]
    place = "" if home.id == system.id else home.title or home.id
    return Node(key=key, component=home.components[key.name], outside=outside, place=place)


def _use(person: Key, page: Key) -> Arrow:
    return Arrow(source=person, target=page, flow=Flow.USE, label="uses", details=())


def _merged(hops: Iterable[Hop], system: str) -> Iterator[Arrow]:
    """One arrow for each pair, direction and flow; what is secondary joins a first-rate arrow that is there anyway."""
    groups: dict[tuple[Key, Key, Flow], list[Hop]] = {}
    for hop in sorted(hops, key=lambda hop: (hop.flow, hop)):
        place = (hop.source, hop.target, hop.flow)
        main = (hop.source, hop.target, Flow.CALL)
        joined = main if hop.flow in (Flow.SPARE, Flow.WATCH) and main in groups else place
        groups.setdefault(joined, []).append(hop)
    for (source, target, flow), group in groups.items():
        first_rate = [hop for hop in group if hop.flow is flow]
        details = tuple(dict.fromkeys(hop.told_in(system) for hop in group))
        yield Arrow(source=source, target=target, flow=flow, label=label_of(flow, first_rate), details=details)


def label_of(flow: Flow, hops: Iterable[Hop]) -> str:
    """At most three words on what goes along an arrow; none where the arrow itself says it, as with a plain call."""
    hops = tuple(hops)
    verbs = tuple(dict.fromkeys(hop.word for hop in hops))
    members = tuple(dict.fromkeys(hop.to.member for hop in hops if hop.to.member))
    if flow is Flow.EVENT:
        return _names(members, "topics")
    if flow is Flow.WATCH or verbs == (Verb.CALLS,):
        return _names(members, "APIs") if flow is Flow.CALL else ""
    if flow is Flow.CALL and len(verbs) == 1 and len(members) == 1 and verbs[0] in (Verb.READS, Verb.WRITES):
        return f"{verbs[0]} {members[0]}"
    return ", ".join(verbs[:_MOST_WORDS])


_MOST_WORDS = 3
_MOST_LETTERS = 26


def _names(members: tuple[str, ...], plural: str) -> str:
    text = ", ".join(members)
    if len(members) > 1 and (len(members) > _MOST_WORDS or len(text) > _MOST_LETTERS):
        return f"{len(members)} {plural}"
    return text
