"""The view `changes`: what a system becomes from one stage to another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from markupsafe import Markup

from ...analysis.stages import Change, Changes, changes_between
from ...analysis.steps import progress, steps_of
from ...diagrams import View, stage_view
from ...model import Key, Model, ViewTarget
from ..facts import Fact, running
from ..here import Here, Ref
from ..inline import label
from ..owners import owner_names
from ..pictures import Picture
from ..picturing import options_of, pictured, seen
from .narrowing import elsewhere, system_ref, systems_of


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedRow:
    """A component that a step adds, changes or takes away; `told` says in words what is changed.

    Of a new one, `owners` and `facts` say whose it is and how it runs.
    """

    thing: Ref
    kind: str
    kind_name: str
    change: Change
    told: tuple[Markup, ...]
    owners: tuple[Markup, ...]
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StepPart:
    """A step: between which stages, with its picture, its parts, and what it brings. `system` where it is not plain."""

    system: Ref | None
    before: Ref
    after: Ref
    rejected: bool
    picture: Picture | None
    components: tuple[ChangedRow, ...]
    gained: tuple[Ref, ...]
    broken: tuple[Ref, ...]
    gone: tuple[Ref, ...]
    new: tuple[Ref, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangesView:
    """All steps, in their order; `nothing` says why there are none."""

    nothing: str
    steps: tuple[StepPart, ...]


class _Step(NamedTuple):
    system: str
    before: str
    after: str


def pictures(target: ViewTarget, here: Here) -> tuple[View, ...]:
    """One picture for each step that has anything to be seen."""
    views = (_view(step, target, here) for step in _steps(target, here))
    return tuple(view for view in views if view)


def build(target: ViewTarget, here: Here, drawn: Sequence[Picture]) -> ChangesView:
    """What each step changes."""
    steps = list(_steps(target, here))
    left = iter(drawn)
    shown = [next(left, None) if _view(step, target, here) else None for step in steps]
    parts = tuple(_part(step, picture, here) for step, picture in zip(steps, shown, strict=True))
    return ChangesView(nothing="" if parts else _nothing(target, here), steps=parts)


def _steps(target: ViewTarget, here: Here) -> Iterator[_Step]:
    """Those that a view asks for: between two stages, to one from the one before, or all of every system."""
    for system in systems_of(target, here):
        if len(target.stages) > 1:
            yield _Step(system.id, target.stages[0], target.stages[-1])
        else:
            wanted = target.stages or tuple(system.stages)
            yield from (_Step(system.id, *step) for step in steps_of(system) if step[1] in wanted)


def _nothing(target: ViewTarget, here: Here) -> str:
    if target.stages:
        return "It is the first stage: all there is, is new."
    if any(system.stages for system in systems_of(target, here)):
        return "There is one stage only, so nothing changes."
    return "No system here has stages." if len(systems_of(target, here)) > 1 else "The system has no stages."


def _view(step: _Step, target: ViewTarget, here: Here) -> View | None:
    before, after = _models(step, here)
    home = after.systems[step.system]
    changes = changes_between(before.systems[step.system], home)
    options = options_of(target, home)
    before, after = seen(before, home, options), seen(after, home, options)
    return pictured(stage_view(before, after, after.systems[home.id], changes), options)


def _models(step: _Step, here: Here) -> tuple[Model, Model]:
    checked = here.index.checked
    return checked.at(step.system, step.before).model, checked.at(step.system, step.after).model


def _part(step: _Step, picture: Picture | None, here: Here) -> StepPart:
    checked = here.index.checked
    before, after = checked.at(step.system, step.before), checked.at(step.system, step.after)
    found = progress(before, after, step.system)
    there = replace(here, system=step.system, snapshot=after)
    home = after.model.systems[step.system]
    stages = home.stages
    return StepPart(
        system=None if here.system else system_ref(home, here),
        before=there.by_title(home.key(f"stage/{step.before}")),
        after=there.by_title(home.key(f"stage/{step.after}")),
        rejected=step.after in stages and stages[step.after].rejected is not None,
        picture=picture,
        components=tuple(_rows(found.changes, before.model, there)),
        gained=_refs(found.gained, there),
        broken=_refs(found.broken, there),
        gone=_refs(found.gone, there),
        new=_refs(found.new, there),
    )


_ORDER = (Change.ADDED, Change.CHANGED, Change.REMOVED)


def _rows(changes: Changes, before: Model, here: Here) -> Iterator[ChangedRow]:
    for key, change in sorted(changes.components.items(), key=lambda one: (_ORDER.index(one[1]), one[0])):
        component = here.model.component(key) or before.component(key)
        if component is not None:
            is_new = change is Change.ADDED
            yield ChangedRow(
                thing=here.by_title(key),
                kind=component.kind,
                kind_name=component.kind_name,
                change=change,
                told=tuple(label(line) for line in changes.told.get(key, ())),
                owners=owner_names(component.owners) if is_new else (),
                facts=running(component, elsewhere(here, key.system, component.span)) if is_new else (),
            )


def _refs(keys: Iterable[Key], here: Here) -> tuple[Ref, ...]:
    return tuple(here.by_title(key) for key in keys)
