"""What a view's `system`, `screen`, `stage`, `owner` and `kind` pick, and how its head says so."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from ...config import same_owner
from ...graph import closure
from ...model import Component, Key, Kind, Screen, System, ViewTarget
from ...source import Span, Word
from ..facts import Fact
from ..here import Here, Ref
from ..inline import label, plain
from ..owners import owner_name

Natural = tuple[tuple[str, int], ...]

_NUMBER = re.compile(r"([0-9]{1,18})")
_KINDS = {kind: number for number, kind in enumerate(Kind)}


def narrowed(target: ViewTarget, here: Here) -> Here:
    """Where a view is shown: at the stage it asks for, with names short where it tells of one system only."""
    systems = here.model.systems
    system = target.system or (next(iter(systems)) if len(systems) == 1 else "")
    stage = target.stages[-1] if target.stages else ""
    return replace(here, system=system, snapshot=here.index.checked.at(system, stage))


def elsewhere(here: Here, system: str, span: Span) -> Here:
    """The same place, for text that was written in `system` at `span`: its names and paths are meant as there."""
    return replace(here, system=system, origin=span.source.uri)


def narrowed_by(target: ViewTarget, here: Here) -> tuple[Fact, ...]:
    """What narrows a view, in words."""
    found: list[Fact] = []
    if target.system:
        found.append(Fact(name="System", refs=(here.lead(here.model.systems[target.system]),)))
    if target.stages:
        stages = [here.by_title(Key(target.system, f"stage/{stage}")) for stage in target.stages]
        found.append(Fact(name="Stages" if len(stages) > 1 else "Stage", refs=tuple(stages)))
    if target.screen:
        found.append(Fact(name="Screen", refs=(here.by_title(target.screen),)))
    if target.owner:
        found.append(Fact(name="Owner", value=owner_name(target.owner)))
    if target.kind:
        found.append(Fact(name="Kind", value=plain(target.kind)))
    return tuple(found)


def systems_of(target: ViewTarget, here: Here) -> tuple[System, ...]:
    """The systems that a view tells of, by title."""
    found = (system for system in here.model.systems.values() if target.system in ("", system.id))
    return tuple(sorted(found, key=lambda system: (natural(system.title), system.id)))


def screens_of(target: ViewTarget, here: Here) -> tuple[tuple[Key, Screen], ...]:
    """The screens that a view tells of, by system and title; a screen's parts come with it."""
    wanted = whole_screen(target.screen, here) if target.screen else None
    return tuple(
        (system.key(screen.id), screen)
        for system in systems_of(target, here)
        for screen in sorted(system.screens.values(), key=lambda one: (natural(one.title), one.id))
        if wanted is None or system.key(screen.id) in wanted
    )


def components_of(target: ViewTarget, here: Here) -> tuple[tuple[Key, Component], ...]:
    """The components that a view tells of, by system, kind and title."""
    wanted = supporting(whole_screen(target.screen, here), here) if target.screen else None
    return tuple(
        (system.key(component.id), component)
        for system in systems_of(target, here)
        for component in sorted(system.components.values(), key=by_kind)
        if (wanted is None or system.key(component.id) in wanted) and is_picked(component, target)
    )


def is_picked(component: Component, target: ViewTarget) -> bool:
    """Whether a component is of the owner and of the kind that a view is narrowed by, if it is."""
    return is_owned(component.owners, target.owner) and is_kind(component, target.kind)


def is_owned(owners: Iterable[Word], owner: str) -> bool:
    """Whether `owner` is one of these, in whatever form; so is nobody."""
    return not owner or any(same_owner(one.text) == same_owner(owner) for one in owners)


def is_kind(component: Component, kind: str) -> bool:
    """Whether a component is of a kind, or of one of the site's own that is like it; every one is of no kind."""
    return kind in ("", component.kind_name, component.kind.value)


def whole_screen(screen: Key, here: Here) -> frozenset[Key]:
    """A screen, and all that it includes."""
    return frozenset(closure([screen], lambda one: here.model.includes.get(one, ())))


def supporting(screens: Iterable[Key], here: Here) -> frozenset[Key]:
    """The components that support any of these screens."""
    wanted = frozenset(screens)
    supported = here.snapshot.support.screens
    return frozenset(node.owner for node, several in supported.items() if not wanted.isdisjoint(several))


def by_kind(component: Component) -> tuple[int, str, Natural, str]:
    """What components are sorted by: kind, in the order of the manual, then title."""
    return (_KINDS[component.kind], component.kind_name, natural(component.title), component.id)


def natural(text: str) -> Natural:
    """What titles are sorted by: `Shard 2` comes before `Shard 10`."""
    parts = enumerate(_NUMBER.split(text.casefold()))
    return tuple(("", int(part)) if number % 2 else (part, 0) for number, part in parts)


def system_ref(system: System, here: Here) -> Ref:
    """A system under its title; screens that are in none yet have one without a name."""
    return here.lead(system) if system.id else Ref(label=label("No system yet"))
