"""A thing that, alone, takes a need down."""

from __future__ import annotations

from collections.abc import Iterator

from ...analysis.harm import Radius
from ...model import Component, Key
from ..finding import Facts, Finding


def check(facts: Facts) -> Iterator[Finding]:
    harm = facts.here.harm
    alone: dict[Key, frozenset[Key]] = {}
    for thing in harm.things:
        component = facts.model.component(thing)
        if component is not None:
            radius = harm.one(thing)
            alone.setdefault(_host(thing, component), frozenset())
            alone[_host(thing, component)] |= radius.lost
            if radius.lost and component.single is None:
                yield _of_component(thing, component, radius)
    for thing in harm.things:
        lost = harm.whole(thing).lost
        # What one component alone takes down is told there.
        if thing.name.startswith("host/") and lost - alone.get(thing, frozenset()):
            yield from _of_host(facts, thing, harm.whole(thing))


def _host(key: Key, component: Component) -> Key:
    return Key(key.system, f"host/{component.host.text}" if component.host else "")


def _of_component(key: Key, component: Component, radius: Radius) -> Finding:
    help_ = (
        "add `replicas`, `standby: automatic` or `managed: true`, say `single: why`, or accept it: "
        f"`accept: [{{gap: failure/single-point, on: {component.id}, why: …}}]`"
    )
    message = f"'{component.id}' is a single point of failure: with one instance down, {_lost(key, radius)}"
    return Finding(on=key, span=component.span, message=message, help=help_)


def _of_host(facts: Facts, key: Key, radius: Radius) -> Iterator[Finding]:
    name = key.name.removeprefix("host/")
    home = facts.model.systems[key.system]
    there = [one for one in home.components.values() if one.host and one.host.text == name]
    if there and there[0].host:
        standing = ", ".join(f"'{one.id}'" for one in there)
        message = f"host '{name}' is a single point of failure: with it go {standing}, and {_lost(key, radius)}"
        help_ = (
            "spread them over several hosts, or accept it: "
            f"`accept: [{{gap: failure/single-point, on: {name}, why: …}}]`"
        )
        yield Finding(on=key, span=there[0].host.span, message=message, help=help_)


_MOST = 3


def _lost(key: Key, radius: Radius) -> str:
    names = [f"'{need.seen_from(key.system)}'" for need in sorted(radius.lost)]
    more = f" and {len(names) - _MOST} more" if len(names) > _MOST else ""
    listed = ", ".join(names[:_MOST]) + more
    return f"need {listed} is lost" if len(names) == 1 else f"needs {listed} are lost"
