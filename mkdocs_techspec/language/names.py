"""What a name means: `auth.login`, `home.timeline`, `feed:home`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from ..model import Component, Key, Screen, System


class Missing(NamedTuple):
    """That a name means nothing in `system`, and why; `why` is empty where that cannot be known."""

    system: str
    why: str


def split(text: str, system: str) -> tuple[str, str, str]:
    """The system, name and member that a reference names, seen from `system`."""
    prefix, colon, rest = text.partition(":")
    name, _, member = (rest if colon else prefix).partition(".")
    return (prefix if colon else system), name, member


def find(
    text: str, system: str, systems: Mapping[str, System], homeless: frozenset[str] = frozenset()
) -> Key | Missing:
    """The thing that `text` names, seen from `system`: a component or a screen, or a member of one."""
    where, name, member = split(text, system)
    home = systems.get(where)
    if home is None:
        reason = f"there is no system '{where}'" if where else "it is not said in which system"
        return Missing(where, f"'{text}' names nothing: {reason}")
    thing = None if text.endswith(".") else home.components.get(name) or home.screens.get(name)
    if thing is None:
        return Missing(where, "" if name in homeless else _unknown(text, where))
    if member and not _has(thing, member):
        return Missing(where, f"'{text}' names nothing: '{name}' has no '{member}'")
    return Key(where, name, member)


def find_anything(
    text: str, system: str, systems: Mapping[str, System], homeless: frozenset[str] = frozenset()
) -> Key | Missing:
    """Like `find`, and then a failure, a problem, a trade-off, a host or a stage of that name, or the system itself."""
    found = find(text, system, systems, homeless)
    if isinstance(found, Key):
        return found
    where, name, _ = split(text, system)
    home = systems.get(where)
    if home is None:
        return found
    sorts: tuple[tuple[str, Mapping[str, object]], ...] = (
        ("failure", home.failures),
        ("problem", home.problems),
        ("tradeoff", home.tradeoffs),
        ("host", {component.host.text: component for component in home.components.values() if component.host}),
        ("stage", home.stages),
    )
    for sort, things in sorts:
        if name in things:
            return Key(where, f"{sort}/{name}")
    return Key(where, "") if name == where else found


def find_at_any_stage(
    text: str,
    system: str,
    systems: Mapping[str, System],
    stages: Mapping[str, Mapping[str, System]],
    homeless: frozenset[str] = frozenset(),
) -> Key | Missing:
    """Like `find_anything`; what a system does not have as it is in `systems`, it may have at another stage."""
    found = find_anything(text, system, systems, homeless)
    if isinstance(found, Missing):
        for home in stages.get(found.system, {}).values():
            other = find_anything(text, system, {**systems, found.system: home}, homeless)
            if isinstance(other, Key):
                return other
    return found


def members(thing: Component | Screen) -> list[str]:
    """The ids of what a component or a screen holds."""
    if isinstance(thing, Screen):
        return [need.id for need in thing.needs]
    return [member.id for member in thing.members()]


def _has(thing: Component | Screen, member: str) -> bool:
    if isinstance(thing, Screen):
        return any(need.id == member for need in thing.needs)
    return member in thing.apis or member in thing.stores or member in thing.topics


def _unknown(text: str, system: str) -> str:
    return f"'{text}' names nothing in system '{system}'" if system else f"'{text}' names nothing"
