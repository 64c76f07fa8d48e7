"""The view `diagram`: whole systems as pictures, at a stage, or only what is of a screen, an owner or a kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...analysis.traces import parts_of, trace_screen
from ...diagrams import View, picked_view, stage_view, trace_view
from ...model import Key, System, ViewTarget
from ..here import Here, Ref
from ..pictures import Picture
from ..picturing import options_of, pictured, seen
from .narrowing import components_of, is_picked, system_ref, systems_of


@dataclass(frozen=True, slots=True, kw_only=True)
class SystemPicture:
    """A picture; `system` where it is not plain of which."""

    system: Ref | None
    picture: Picture


@dataclass(frozen=True, slots=True, kw_only=True)
class DiagramView:
    """The pictures, by system."""

    pictures: tuple[SystemPicture, ...]
    narrowed: bool


def pictures(target: ViewTarget, here: Here) -> tuple[View, ...]:
    """One picture for each system that has anything to be seen; one in all where a view asks for a screen."""
    return tuple(view for _, view in _views(target, here))


def build(target: ViewTarget, here: Here, drawn: Sequence[Picture]) -> DiagramView:
    """The pictures, with their systems."""
    systems = [system for system, _ in _views(target, here)]
    several = len(systems) > 1
    return DiagramView(
        pictures=tuple(
            SystemPicture(system=system_ref(system, here) if several else None, picture=picture)
            for system, picture in zip(systems, drawn, strict=False)
        ),
        narrowed=target.is_narrowed,
    )


def _views(target: ViewTarget, here: Here) -> Iterator[tuple[System, View]]:
    if target.screen is not None:
        yield from _of_screen(target.screen, target, here)
        return
    for system in systems_of(target, here):
        view = _of_system(system, target, here)
        if view is not None:
            yield system, view


def _of_screen(screen: Key, target: ViewTarget, here: Here) -> Iterator[tuple[System, View]]:
    keys = parts_of(trace_screen(here.snapshot, screen))
    components = ((key, here.model.component(key)) for key in keys)
    wanted = [key for key, component in components if component and is_picked(component, target)]
    home = here.model.systems[screen.system]
    options = options_of(target, home)
    view = pictured(trace_view(seen(here.model, home, options), screen, wanted), options)
    if view is not None:
        yield home, view


def _of_system(system: System, target: ViewTarget, here: Here) -> View | None:
    options = options_of(target, system)
    model = seen(here.model, system, options)
    home = model.systems[system.id]
    if not (target.owner or target.kind):
        return pictured(stage_view(None, model, home, None), options)
    keys = [key for key, _ in components_of(target, here) if key.system == system.id]
    told = ", ".join(filter(None, (f"kind {target.kind}" if target.kind else "", target.owner)))
    return pictured(picked_view(model, home, keys, f"{system.title}: {told}"), options)
