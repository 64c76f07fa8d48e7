"""What a name means: `auth.login`, `home.timeline`, `feed:home`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ..diagnostics import nearest
from ..model import Component, Key, Screen, System


class Missing(NamedTuple):
    """That a name means nothing in `system`: why (empty where that cannot be known), and what to write instead."""

    system: str
    why: str
    instead: str


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
    if home is None and not where:
        return Missing(where, f"'{text}' names nothing: it is not said in which system", _prefixed(text, name, systems))
    if home is None:
        near = nearest(where, systems)
        instead = f"did you mean '{near}:{text.partition(':')[2]}'?" if near else "the part before ':' names a system"
        return Missing(where, f"'{text}' names nothing: there is no system '{where}'", instead)
    thing = None if text.endswith(".") else home.components.get(name) or home.screens.get(name)
    if thing is None:
        return Missing(where, "" if name in homeless else _unknown(text, where), _instead(text, name, home, systems))
    if member and not _has(thing, member):
        return Missing(where, f"'{text}' names nothing: '{name}' has no '{member}'", _member_instead(text, thing))
    return Key(where, name, member)


def find_anything(
    text: str, system: str, systems: Mapping[str, System], homeless: frozenset[str] = frozenset()
) -> Key | Missing:
    """Like `find`, and then a failure, a problem, a trade-off or a host of that name, or the system itself."""
    found = find(text, system, systems, homeless)
    if isinstance(found, Key):
        return found
    where, name, _ = split(text, system)
    home = systems.get(where)
    if home is None:
        return found
    for sort, things in (("failure", home.failures), ("problem", home.problems), ("tradeoff", home.tradeoffs)):
        if name in things:
            return Key(where, f"{sort}/{name}")
    if any(component.host and component.host.text == name for component in home.components.values()):
        return Key(where, f"host/{name}")
    return Key(where, "") if name == where else found


def _has(thing: Component | Screen, member: str) -> bool:
    if isinstance(thing, Screen):
        return any(need.id == member for need in thing.needs)
    return member in thing.apis or member in thing.stores or member in thing.topics


def _members(thing: Component | Screen) -> list[str]:
    if isinstance(thing, Screen):
        return [need.id for need in thing.needs]
    return [member.id for member in thing.members()]


def _unknown(text: str, system: str) -> str:
    return f"'{text}' names nothing in system '{system}'" if system else f"'{text}' names nothing"


def _instead(text: str, name: str, home: System, systems: Mapping[str, System]) -> str:
    own = (*home.components, *home.screens)
    near = nearest(name, own)
    if near:
        return f"did you mean '{text.replace(name, near, 1)}'?"
    if any(name in other.components or name in other.screens for other in systems.values()):
        return _prefixed(text, name, systems)
    return f"define '{name}', or write one of: {_listed(own)}" if own else f"define '{name}'"


def _prefixed(text: str, name: str, systems: Mapping[str, System]) -> str:
    """The same reference with the system that has such a name."""
    having = [one.id for one in systems.values() if name in one.components or name in one.screens]
    return f"write `{min(having or ['a-system'])}:{text.rpartition(':')[2]}`"


def _member_instead(text: str, thing: Component | Screen) -> str:
    known = _members(thing)
    name, _, member = text.rpartition(":")[2].partition(".")
    prefix = text[: len(text) - len(text.rpartition(":")[2])]
    near = nearest(member, known)
    if near:
        return f"did you mean '{prefix}{name}.{near}'?"
    return f"'{name}' has {_listed(known)}" if known else f"'{name}' has no members: write `{prefix}{name}`"


def _listed(names: Iterable[str]) -> str:
    ordered = sorted(names)
    return ", ".join(ordered[:8]) + (", …" if len(ordered) > 8 else "")
