"""Where things are shown, and how a page links there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from ..model import Api, Failure, Key, Problem, Store, System, Topic, Tradeoff
from .anchors import anchor

Href = Callable[[str, str], str]
"""`href(from_uri, to_uri)`: how the built page of one source links to another page or file, as the host has it."""

Decision = Tradeoff | Failure | Problem


class Thing(NamedTuple):
    """The page that shows something, and what people call it."""

    uri: str
    title: str


def things(system: System) -> Iterator[tuple[Key, Thing]]:
    """Everything in a system that can be linked to."""
    for screen in system.screens.values():
        uri = screen.span.source.uri
        yield system.key(screen.id), Thing(uri, screen.title)
        yield from ((system.key(screen.id, need.id), Thing(uri, need.title)) for need in screen.needs)
    for component in system.components.values():
        uri = component.span.source.uri
        yield system.key(component.id), Thing(uri, component.title)
        yield from ((system.key(component.id, one.id), Thing(uri, _called(one))) for one in component.members())
    for key, decision in decisions(system):
        yield key, Thing(decision.span.source.uri, decision.title)


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


def _called(member: Api | Store | Topic) -> str:
    route = member.route if isinstance(member, Api) else ""
    return member.title or route or member.id
