"""The picture of a stage: a whole system, with what the stage adds, changes and takes away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, replace

from ..analysis.stages import Change, Changes
from ..model import Key, Model, System
from .joined import joined, use
from .slices import touching
from .traffic import Flow, Traffic, traffic_of
from .views import MOST_BOXES, Arrow, Node, View, node_of, person_of, view_of


def stage_view(before: Model | None, after: Model, system: System, changes: Changes | None) -> View | None:
    """All of a system as `after` has it, or None where there is nothing to be seen.

    `before` is the site at the stage before, and `changes` what this one does to it: what it takes away is shown as it
    was there, with its arrows. Without them nothing is marked.
    """
    marks = _Marks(before=before, after=after, changes=changes) if before and changes else None
    own = _visible(system)
    gone = marks.gone(system.id) if marks else set()
    if not own and not gone:
        return None
    hops = touching(traffic_of(after), own)
    arrows = [_marked(arrow, marks) for arrow in joined(hops, system.id)]
    arrows += marks.lost(system.id, own | gone) if marks else ()
    shown = {*own, *gone, *(end for arrow in arrows for end in (arrow.source, arrow.target))}
    nodes = [_node(marks, after, system.id, key, outside=key not in own | gone) for key in shown]
    person = person_of(system.id)
    uses = [*_uses(person.key, traffic_of(after).presenting & shown, marks), *_left(person.key, marks, shown)]
    if any(arrow.target in own | gone for arrow in uses):
        nodes.append(person)
        arrows.extend(uses)
    return view_of(system, _title(system), nodes, arrows, MOST_BOXES)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Marks:
    """The site at two stages, and what is different."""

    before: Model
    after: Model
    changes: Changes

    def gone(self, system: str) -> set[Key]:
        """What could be seen of a system and was taken away."""
        visible = _visible(self.before.systems[system]) if system in self.before.systems else set()
        return {key for key in visible if self.changes.components.get(key) is Change.REMOVED}

    def lost(self, system: str, own: Set[Key]) -> Iterator[Arrow]:
        """What went to and from these boxes before and does not any more, also from and to other systems."""
        now = traffic_of(self.after)
        arrows = joined(
            (
                hop
                for hop in touching(traffic_of(self.before), own)
                if all(end in own or end.system != system for end in (hop.source, hop.target))
            ),
            system,
        )
        return _removed(arrow for arrow in arrows if not _goes(now, arrow.source, arrow.target, arrow.flow))


def _visible(system: System) -> set[Key]:
    return {system.key(component.id) for component in system.components.values() if not component.hidden}


def _goes(traffic: Traffic, source: Key, target: Key, flow: Flow) -> bool:
    hops = traffic.touching.get(source, ())
    return any(hop.source == source and hop.target == target and hop.flow is flow for hop in hops)


def _node(marks: _Marks | None, after: Model, system: str, key: Key, *, outside: bool) -> Node:
    if marks is None:
        return node_of(after, system, key, outside=outside)
    home = after.systems.get(key.system)
    model = after if home and key.name in home.components else marks.before
    node = node_of(model, system, key, outside=outside)
    return replace(node, change=marks.changes.components.get(key), told=marks.changes.told.get(key, ()))


def _marked(arrow: Arrow, marks: _Marks | None) -> Arrow:
    """An arrow of the stage itself: it is added where it did not go before, as with every one of an added box."""
    old = marks is None or _goes(traffic_of(marks.before), arrow.source, arrow.target, arrow.flow)
    return arrow if old else replace(arrow, change=Change.ADDED)


def _removed(arrows: Iterable[Arrow]) -> Iterator[Arrow]:
    return (replace(arrow, change=Change.REMOVED) for arrow in arrows)


def _uses(person: Key, pages: Iterable[Key], marks: _Marks | None) -> Iterator[Arrow]:
    used = traffic_of(marks.before).presenting if marks else frozenset(pages)
    for page in pages:
        arrow = use(person, page)
        yield arrow if page in used else replace(arrow, change=Change.ADDED)


def _left(person: Key, marks: _Marks | None, shown: Set[Key]) -> Iterator[Arrow]:
    """Pages in the picture that people used before, and do not any more."""
    if marks is None:
        return iter(())
    pages = (traffic_of(marks.before).presenting - traffic_of(marks.after).presenting) & shown
    return _removed(use(person, page) for page in pages)


def _title(system: System) -> str:
    name = system.title or system.id
    stage = system.stages.get(system.stage)
    return f"{name}: {stage.title}" if stage else name
