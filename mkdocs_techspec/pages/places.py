"""Where things are shown, and how a page links there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from ..model import Api, Component, Failure, Key, Problem, Store, System, Topic, Tradeoff
from ..source import Span
from .anchors import anchor

Href = Callable[[str, str], str]
"""`href(from_uri, to_uri)`: how the built page of one source links to another page or file, as the host has it."""

Decision = Tradeoff | Failure | Problem


class Thing(NamedTuple):
    """The block that shows something, and what people call it."""

    block: Span
    title: str

    @property
    def uri(self) -> str:
        return self.block.source.uri


def things(system: System) -> Iterator[tuple[Key, Thing]]:
    """Everything in a system that can be linked to."""
    for screen in system.screens.values():
        yield system.key(screen.id), Thing(screen.block, screen.title)
        yield from ((system.key(screen.id, need.id), Thing(screen.block, need.title)) for need in screen.needs)
    for component in system.components.values():
        block = _block_of(system, component)
        yield system.key(component.id), Thing(block, component.title)
        yield from ((system.key(component.id, one.id), Thing(block, called(one))) for one in component.members())
    for key, decision in decisions(system):
        yield key, Thing(decision.block, decision.title)
    for stage in system.stages.values():
        yield system.key(f"stage/{stage.id}"), Thing(stage.lead, stage.title)


def _block_of(system: System, component: Component) -> Span:
    """The block that says last what a component is, on the way to the stage at which the system is."""
    for stage in (system.stages[one] for one in reversed(system.way_to(system.stage))):
        place = stage.named.get(component.id)
        if place is not None:
            return stage.block_at(place)
    return component.block


def decisions(system: System) -> Iterator[tuple[Key, Decision]]:
    """A system's trade-offs, failures and problems, with the names they have on the site."""
    for tradeoff in system.tradeoffs.values():
        yield system.key(f"tradeoff/{tradeoff.id}"), tradeoff
    for failure in system.failures.values():
        yield system.key(f"failure/{failure.id}"), failure
    for problem in system.problems.values():
        yield system.key(f"problem/{problem.id}"), problem


def link(key: Key, thing: Thing, from_uri: str, href: Href) -> str:
    """How the page `from_uri` links to `key`."""
    page = "" if thing.uri == from_uri else href(from_uri, thing.uri)
    return f"{page}#{anchor(key)}"


def called(member: Api | Store | Topic) -> str:
    """What people call a member of a component."""
    route = member.route if isinstance(member, Api) else ""
    return member.title or route or member.id
