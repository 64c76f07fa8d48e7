"""Which trade-offs, failures and problems a view picks, and where each comes from."""

from __future__ import annotations

from collections.abc import Iterable

from ...model import Component, Key, System, ViewTarget
from ...source import Word
from ..decisions import Place
from ..here import Here
from .narrowing import is_picked, supporting, system_ref, whole_screen


def place_of(system: System, stage: str, here: Here) -> Place:
    """Of which system and stage something is; the system is plain where a view tells of one only."""
    return Place(
        system=None if here.system else system_ref(system, here),
        stage=here.by_title(system.key(f"stage/{stage}")) if stage else None,
    )


def is_of_stage(stage: str, target: ViewTarget) -> bool:
    """Whether something that is written in a stage, or in none, is told at the one that a view asks for."""
    return not target.stages or stage in ("", *target.stages)


def subjects(words: Iterable[Word], here: Here) -> tuple[Key, ...]:
    """The components and screens that some words name, or name a part of."""
    found = (here.index.model.targets.get(word.span) for word in words)
    return tuple(dict.fromkeys(key.owner for key in found if key))


def is_about(keys: Iterable[Key], target: ViewTarget, here: Here) -> bool:
    """Whether one of these is of the screen, owner and kind that a view is narrowed by, if it is."""
    found = tuple(keys)
    return is_on_screen(found, target, here) and is_of_part(found, target, here)


def is_on_screen(keys: Iterable[Key], target: ViewTarget, here: Here) -> bool:
    """Whether one of these is the screen that a view asks for, or supports it."""
    if target.screen is None:
        return True
    screens = whole_screen(target.screen, here)
    wanted = screens | supporting(screens, here)
    return any(key in wanted for key in keys)


def is_of_part(keys: Iterable[Key], target: ViewTarget, here: Here) -> bool:
    """Whether one of these is of the owner and kind that a view asks for."""
    if not (target.owner or target.kind):
        return True
    components = (_component(key, here) for key in keys)
    return any(component is not None and is_picked(component, target) for component in components)


def _component(key: Key, here: Here) -> Component | None:
    """A component as it is here, else as it is at the first stage that has it."""
    homes = here.index.model.stages.get(key.system, {}).values()
    found = (home.components.get(key.name) for home in homes)
    return here.model.component(key) or next((one for one in found if one), None)
