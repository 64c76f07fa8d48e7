"""Systems, their stages and their components: what is new, what is gone, and what is said differently."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ...model import Component, Key, Model, Stage, System
from ..stages import Change, Changes, Facts, changes_between, differing, facts_of


class SystemChange(NamedTuple):
    """A system that is new, gone, a draft now or none any more, or that has another last stage."""

    id: str
    title: str
    change: Change
    told: tuple[str, ...]


class StageChange(NamedTuple):
    """A stage that is new, gone or different; of one that is different, `components` differ there.

    What differs in the same way at the last stage is left out: it is told of the component.
    """

    key: Key
    title: str
    change: Change
    told: tuple[str, ...]
    components: tuple[Key, ...] = ()


class ComponentChange(NamedTuple):
    """A component that is new, gone or different at the last stage of its system.

    `told` has a line for each thing that is said of a new one, or said differently: APIs, links, owners, redundancy.
    """

    key: Key
    kind: str
    title: str
    change: Change
    told: tuple[str, ...]


def change_of(old: object, new: object) -> Change:
    """What becomes of something that is None on the side where it is not."""
    return Change.ADDED if old is None else Change.REMOVED if new is None else Change.CHANGED


def system_changes(before: Model, after: Model) -> Iterator[SystemChange]:
    """The systems that differ as a whole, by id. Screens that are in no system yet are no system."""
    for name in sorted(filter(None, {*before.systems, *after.systems})):
        old, new = before.systems.get(name), after.systems.get(name)
        change, told = change_of(old, new), tuple(differing(_system_facts(old), _system_facts(new)))
        if change is not Change.CHANGED or told:
            title = next(one.title for one in (new, old) if one)
            yield SystemChange(name, title, change, told if change is Change.CHANGED else ())


def stage_changes(before: Model, after: Model) -> Iterator[StageChange]:
    """The stages that differ, by system, in the order in which these have them; those that are gone come last."""
    for name in sorted({*before.systems, *after.systems}):
        old, new = _stages(before, name), _stages(after, name)
        last = changes_between(before.systems[name], after.systems[name]) if old and new else Changes()
        for stage in (*new, *(one for one in old if one not in new)):
            change = change_of(old.get(stage), new.get(stage))
            found = (
                _changed_stage(before, after, name, stage, last)
                if change is Change.CHANGED
                else StageChange(Key(name, f"stage/{stage}"), (new.get(stage) or old[stage]).title, change, ())
            )
            if found is not None:
                yield found


def component_changes(before: Model, after: Model) -> Iterator[ComponentChange]:
    """The components that differ at the last stage of their systems, by name."""
    for name in sorted({*before.systems, *after.systems}):
        old, new = before.systems.get(name) or _nothing(after, name), after.systems.get(name) or _nothing(before, name)
        changes = changes_between(old, new)
        for key, change in sorted(changes.components.items()):
            component = new.components.get(key.name) or old.components[key.name]
            told = tuple(_introduced(component)) if change is Change.ADDED else changes.told.get(key, ())
            yield ComponentChange(key, component.kind_name, component.title, change, told)


def _system_facts(system: System | None) -> Facts:
    if system is None:
        return {}
    facts = {"draft": ("true",) if system.draft else (), "last stage": (system.last,) if system.last else ()}
    return {key: values for key, values in facts.items() if values}


def _stages(model: Model, system: str) -> Mapping[str, Stage]:
    return model.systems[system].stages if system in model.systems else {}


def _changed_stage(before: Model, after: Model, name: str, stage: str, last: Changes) -> StageChange | None:
    """A stage that is on both sides; None where it is the same, but for what is told of the last stage."""
    old, new = before.systems[name].stages[stage], after.systems[name].stages[stage]
    told = tuple(differing(_stage_facts(old), _stage_facts(new)))
    components: tuple[Key, ...] = ()
    if stage != after.systems[name].last:
        found = changes_between(before.stages[name][stage], after.stages[name][stage])
        components = tuple(key for key in sorted(found.components) if not _is_same(key, found, last))
    if not told and not components:
        return None
    return StageChange(Key(name, f"stage/{stage}"), new.title, Change.CHANGED, told, components)


def _is_same(key: Key, found: Changes, last: Changes) -> bool:
    return found.components[key] == last.components.get(key) and found.told.get(key) == last.told.get(key)


def _stage_facts(stage: Stage) -> Facts:
    facts = {
        "after": (stage.before,) if stage.before else (),
        "fixes": tuple(word.text for word in stage.fixes),
        "planned": tuple(plan.of.text for plan in stage.plans),
        "rejected": (stage.rejected.text,) if stage.rejected else (),
    }
    return {key: values for key, values in facts.items() if values}


def _nothing(model: Model, system: str) -> System:
    """A system that has nothing yet, or nothing any more."""
    home = model.systems[system]
    return System(id=home.id, title=home.title, span=home.span, blocks=home.blocks)


_NAMES = frozenset({"kind", "title", "note", "group", "hidden"})


def _introduced(component: Component) -> Iterator[str]:
    """What a new component is: whose, how many, what it has, and what it is linked to."""
    facts = {key: values for key, values in facts_of(component).items() if key not in _NAMES}
    members = {"APIs": component.apis, "stores": component.stores, "topics": component.topics}
    facts |= {key: tuple(named) for key, named in members.items() if named}
    yield from (f"{key}: {', '.join(values)}" for key, values in facts.items())
