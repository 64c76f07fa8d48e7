"""What to write instead of a name that means nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from ..diagnostics import nearest
from ..model import Component, Screen, System
from .names import members, split

Sort = Literal["component", "screen", "any"]
"""What a key takes, so that a near name of the other sort is not suggested."""


def suggestion(text: str, system: str, systems: Mapping[str, System], sort: Sort) -> str:
    """The mend for `text`, which `names.find` could not find, seen from `system`."""
    where, name, _ = split(text, system)
    home = systems.get(where)
    if home is None:
        near = nearest(where, systems) if where else ""
        rest = text.rpartition(":")[2]
        return f"did you mean '{near}:{rest}'?" if near else _prefixed(rest, name, systems)
    thing = home.components.get(name) or home.screens.get(name)
    if thing is not None:
        return _of_member(text, thing)
    near = nearest(name, _names(home, sort))
    if near:
        return f"did you mean '{_replaced(text, near)}'?"
    return _elsewhere(text, name, home, systems) or f"define '{name}'{_listed(_names(home, sort))}"


def _names(home: System, sort: Sort) -> list[str]:
    components = [] if sort == "screen" else list(home.components)
    return components if sort == "component" else [*components, *home.screens]


def _replaced(text: str, name: str) -> str:
    """The same reference with another name."""
    prefix, colon, rest = text.rpartition(":")
    _, dot, member = rest.partition(".")
    return f"{prefix}{colon}{name}{dot}{member}"


def _elsewhere(text: str, name: str, home: System, systems: Mapping[str, System]) -> str:
    """Where another system has such a name: the prefix, or the system that may have been meant all along."""
    having = _having(name, systems)
    if not having:
        return ""
    meant = nearest(home.id, having)
    return f"did you mean `system: {meant}`, which has it?" if meant else _prefixed(text, name, systems)


def _prefixed(text: str, name: str, systems: Mapping[str, System]) -> str:
    """The same reference with the system that has such a name."""
    having = _having(name, systems)
    return f"write `{min(having)}:{text.rpartition(':')[2]}`" if having else "write `a-system:a-name`"


def _having(name: str, systems: Mapping[str, System]) -> list[str]:
    return [one.id for one in systems.values() if name in one.components or name in one.screens]


def _of_member(text: str, thing: Component | Screen) -> str:
    known = members(thing)
    owner, _, member = text.partition(".")
    near = nearest(member, known)
    if near:
        return f"did you mean '{owner}.{near}'?"
    return (
        f"'{thing.id}' has {', '.join(sorted(known)[:_MOST])}"
        if known
        else f"'{thing.id}' has no members: write `{owner}`"
    )


def _listed(names: Iterable[str]) -> str:
    ordered = sorted(names)
    more = ", …" if len(ordered) > _MOST else ""
    return f", or write one of: {', '.join(ordered[:_MOST])}{more}" if ordered else ""


_MOST = 8
