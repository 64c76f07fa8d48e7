"""Which slice of a site a picture shows: the boxes of a block with their neighbours, some that were picked, a trace."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence, Set
from dataclasses import replace

from ..model import Key, Model, System
from ..source import Span
from .joined import joined, use
from .traffic import Hop, Traffic, traffic_of
from .views import MOST_BOXES, View, node_of, person_of, view_of

_MOST_NAMES = 4
_ALL = "*"


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
    title = _title(system, sorted(own), whole=len(own) == len(system.components))
    view = _with_neighbours(model, system, own, title)
    return replace(view, opens_above=MOST_BOXES) if view else None


def picked_view(model: Model, system: System, keys: Collection[Key], title: str) -> View | None:
    """These components and their neighbours, as for a block of `system`, or None where there is nothing to be seen."""
    return _with_neighbours(model, system, _drawn(model, keys), title)


def trace_view(model: Model, screen: Key, keys: Collection[Key]) -> View | None:
    """What supports a screen, and nothing else: the components in `keys` and the arrows between them.

    Where `keys` names members of a component, too, only what leaves from these, from the component itself, or leads to
    them is on the way; the member `*` stands for all.
    """
    own = _drawn(model, keys)
    if not own:
        return None
    on_the_way = _Way(own, frozenset(keys))
    traffic = traffic_of(model)
    hops = {hop for key in own for hop in traffic.touching.get(key, ()) if on_the_way.holds(hop)}
    found = model.screen(screen)
    title = f"{(found.title if found else '') or screen.name}: what supports it"
    return _pictured(model, screen.system, title, own, hops)


class _Way:
    """The boxes and members that a trace goes through."""

    def __init__(self, boxes: Set[Key], keys: Set[Key]) -> None:
        self._boxes = boxes
        self._keys = keys
        self._parted = {key.owner for key in keys if key.member}

    def holds(self, hop: Hop) -> bool:
        return {hop.source, hop.target} <= self._boxes and self._passes(hop.user) and self._passes(hop.to)

    def _passes(self, key: Key) -> bool:
        whole = Key(key.system, key.name, _ALL)
        return not key.member or key.owner not in self._parted or not self._keys.isdisjoint({key, whole})


def _drawn(model: Model, keys: Iterable[Key]) -> set[Key]:
    """The components among these, or that these are members of, which are drawn."""
    found = {key.owner: model.component(key) for key in keys}
    return {key for key, component in found.items() if component is not None and not component.hidden}


def _with_neighbours(model: Model, system: System, own: Set[Key], title: str) -> View | None:
    return _pictured(model, system.id, title, own, touching(traffic_of(model), own)) if own else None


def _pictured(model: Model, system: str, title: str, own: Set[Key], hops: Collection[Hop]) -> View:
    """Boxes, the arrows that `hops` make, and the person on top where one of the boxes' own is a page in use."""
    shown = {*own, *(end for hop in hops for end in (hop.source, hop.target))}
    nodes = [node_of(model, system, key, outside=key not in own) for key in shown]
    arrows = list(joined(hops, system))
    pages = traffic_of(model).presenting & shown
    if pages & own:
        person = person_of(system)
        nodes.append(person)
        arrows.extend(use(person.key, page) for page in pages)
    return view_of(model.systems[system], title, nodes, arrows)


def _title(system: System, own: Sequence[Key], *, whole: bool) -> str:
    """What a reader who does not see the picture is told that it shows."""
    name = system.title or system.id
    if whole:
        return name
    titles = [system.components[key.name].title for key in own[:_MOST_NAMES]]
    more = [f"{len(own) - _MOST_NAMES} more"] if len(own) > _MOST_NAMES else []
    return f"{name}: {', '.join([*titles, *more])}"


def _declares_anything(model: Model, system: System, block: Span) -> bool:
    parts = (system.components, system.tradeoffs, system.failures, system.problems)
    declared = any(thing.block == block for things in parts for thing in things.values())
    lines = range(block.line, block.end_line + 1)
    accepts = [one.accept.span for one in model.waivers]
    return declared or any(span.source is block.source and span.line in lines for span in accepts)


def touching(traffic: Traffic, own: Iterable[Key]) -> tuple[Hop, ...]:
    """What leads to or from these components, and how it gets there through the fronts before them."""
    found = {hop for key in own for hop in traffic.touching.get(key, ())}
    open_ends, seen = list(own), set(own)
    while open_ends:
        fronts = traffic.fronts.get(open_ends.pop(), ())
        found.update(fronts)
        open_ends.extend({hop.source for hop in fronts} - seen)
        seen.update(hop.source for hop in fronts)
    return tuple(sorted(found))
