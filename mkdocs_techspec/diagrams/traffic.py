"""What goes between the components of a site, as a picture tells it: through their fronts, events with the message."""

from __future__ import annotations

import enum
import functools
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from typing import NamedTuple

from ..model import Key, Link, Model, Verb


class Flow(enum.StrEnum):
    """How an arrow is drawn; sorted by name, the more important come first."""

    CALL = "calls"
    EVENT = "events"
    SPARE = "spare"
    USE = "uses"
    WATCH = "watches"


_FLOWS: Mapping[Verb, Flow] = {
    Verb.PUBLISHES: Flow.EVENT,
    Verb.CONSUMES: Flow.EVENT,
    Verb.WATCHES: Flow.WATCH,
}
_KEPT = 4
_THROUGH_FRONTS = frozenset({Verb.CALLS, Verb.READS, Verb.WRITES, Verb.PUBLISHES})


class Hop(NamedTuple):
    """One step of a link, from a drawn component to the next; `user` and `to` are what the link itself names."""

    source: Key
    target: Key
    flow: Flow
    word: str
    user: Key
    verb: Verb
    to: Key

    def told_in(self, system: str) -> str:
        """The link as a sentence, with names as written in `system`."""
        said = f"{self.user.seen_from(system)} {self.verb} {self.to.seen_from(system)}"
        return f"{self.word}: {said}" if self.flow is Flow.SPARE else said


@dataclass(frozen=True, slots=True, kw_only=True)
class Traffic:
    """All hops of a site by the components they touch, and the pages that present screens.

    A hop touches its ends and, where its link leads on through a front, what the link names. `fronts` are the hops
    into each component from what stands in front of it.
    """

    touching: Mapping[Key, tuple[Hop, ...]]
    fronts: Mapping[Key, tuple[Hop, ...]]
    presenting: Set[Key]


class Same:
    """A model as a key of the cache: two are the same when they are one object."""

    __slots__ = ("model",)

    def __init__(self, model: Model) -> None:
        self.model = model

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and self.model is other.model

    def __hash__(self) -> int:
        return id(self.model)


def traffic_of(model: Model) -> Traffic:
    """The traffic of a site. The last answers are kept: every block of a site asks for it, at a stage or two."""
    return _traffic_of(Same(model))


@functools.lru_cache(maxsize=_KEPT)
def _traffic_of(same: Same) -> Traffic:
    model = same.model
    drawn = frozenset(key for key, component in model.components() if not component.hidden)
    fronts = _fronts(model, drawn)
    touching: dict[Key, list[Hop]] = {}
    before: dict[Key, list[Hop]] = {}
    for links in model.links.values():
        for link in links:
            for hop in _hops(link, fronts):
                if hop.source != hop.target and {hop.source, hop.target} <= drawn:
                    for key in {hop.source, hop.target, hop.user.owner, hop.to.owner}:
                        touching.setdefault(key, []).append(hop)
                    if hop.verb is Verb.FRONTS:
                        before.setdefault(hop.target, []).append(hop)
    presenting = {entry.page.owner for entries in model.presentations.values() for entry in entries}
    return Traffic(
        touching={key: tuple(hops) for key, hops in touching.items()},
        fronts={key: tuple(hops) for key, hops in before.items()},
        presenting=drawn & presenting,
    )


class _Fronts(NamedTuple):
    """What stands in front of each component or API, and everything that stands in front of something."""

    before: Mapping[Key, Set[Key]]
    all: Set[Key]


def _fronts(model: Model, drawn: Set[Key]) -> _Fronts:
    """The fronts of a site; one that is not drawn cannot be gone through."""
    found: dict[Key, set[Key]] = {}
    for links in model.links.values():
        for link in links:
            if link.verb is Verb.FRONTS and link.source.owner in drawn:
                found.setdefault(link.target, set()).add(link.source.owner)
    return _Fronts(found, frozenset().union(*found.values()))


def _hops(link: Link, fronts: _Fronts) -> Iterator[Hop]:
    yield from _steps(link, fronts, _FLOWS.get(link.verb, Flow.CALL), link.verb.value)
    yield from _spares(link, fronts)


def _spares(link: Link, fronts: _Fronts) -> Iterator[Hop]:
    for word, other in (("else", link.fallback), ("on a miss", link.miss)):
        if other is not None:
            yield from _steps(other, fronts, Flow.SPARE, word)
            yield from _spares(other, fronts)


def _steps(link: Link, fronts: _Fronts, flow: Flow, word: str) -> Iterator[Hop]:
    caller, called = link.source.owner, link.target.owner
    if link.verb is Verb.CONSUMES:
        yield Hop(called, caller, flow, word, link.source, link.verb, link.target)
        return
    for door in sorted(_doors(link, fronts)):
        yield Hop(caller, door, flow, word, link.source, link.verb, link.target)


def _doors(link: Link, fronts: _Fronts) -> Set[Key]:
    """Where a link enters: its target, or the outermost of the fronts before it. A front's own links go straight."""
    caller, called = link.source.owner, link.target.owner
    if link.verb not in _THROUGH_FRONTS or caller in fronts.all:
        return {called}
    doors, seen, open_ends = set(), {called}, [link.target, called]
    while open_ends:
        end = open_ends.pop()
        before = fronts.before.get(end, frozenset())
        if not before:
            doors.add(end.owner)
        open_ends.extend(before - seen)
        seen |= before
    return doors - {called} or {called}
