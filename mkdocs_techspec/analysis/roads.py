"""Where one can go from a component or an API, a step at a time, as the manual's "Reaching" has it.

A step is a link as an author has written it, with what stands in for it and the fronts that it passes; it may lead to
several things, and by these on to others: what a queue hands on to, what a front that is named stands before.
"""

from __future__ import annotations

import enum
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from ..model import Key, Link, Model, Verb
from .topics import ends, others
from .wiring import Wiring


class Act(enum.StrEnum):
    """What a step is: a link by its verb, or that one thing is a copy of another."""

    CALLS = "calls"
    READS = "reads"
    WRITES = "writes"
    PUBLISHES = "publishes"
    CONSUMES = "consumes"
    FRONTS = "fronts"
    REPLICATES = "replicates"
    COPIES = "copies"


class Why(enum.StrEnum):
    """When what stands in for a link is used."""

    DOWN = "else"
    MISS = "miss"


class Step(NamedTuple):
    """That `source` does something to `target`.

    `through` are the fronts that are passed, the outermost first; of several in one place any will do. `others` is what
    stands in, and `answers` which APIs of a component that is called as a whole are meant.
    """

    source: Key
    act: Act
    target: Key
    through: tuple[tuple[Key, ...], ...] = ()
    others: tuple[tuple[Why, Step], ...] = ()
    answers: tuple[Key, ...] = ()
    optional: bool = False

    def all(self) -> Iterator[Step]:
        """This step and all that stand in for it."""
        yield self
        for _, other in self.others:
            yield from other.all()


class Passage(NamedTuple):
    """A step with what it leads to: things, and steps that follow from it by themselves."""

    step: Step
    to: tuple[Key | Passage, ...]

    def ends(self) -> Iterator[Key]:
        """All things that it leads to."""
        for one in self.to:
            if isinstance(one, Passage):
                yield from one.ends()
            else:
                yield one


@dataclass(frozen=True, slots=True, kw_only=True)
class Roads:
    """All passages of a model, each found when it is asked for. `fronts` is everything that stands before anything."""

    model: Model
    wiring: Wiring
    fronts: frozenset[Key]
    consumers: Mapping[Key, list[Key]]
    _found: dict[Key, tuple[Passage, ...]] = field(default_factory=dict)

    def starts(self, page: Key) -> tuple[Key, ...]:
        """Where one is on a page: at it, and at its own APIs."""
        return (page, *_apis(self, page))

    def passages(self, node: Key) -> tuple[Passage, ...]:
        """The steps from a component, or from an API by its own links and its component's, as they are written.

        Who comes to an API has named it, and so goes on to what it stands before.
        """
        if node not in self._found:
            links = (link for key in dict.fromkeys((node, node.owner)) for link in self.model.links.get(key, ()))
            found = [_passage(self, link) for link in links if link.verb not in _ASIDE]
            self._found[node] = (*found, *(_beyond(self, node, frozenset()) if node.member else ()))
        return self._found[node]

    def onward(self, node: Key) -> list[Key]:
        """The things that the steps from a node lead to."""
        found = [end for passage in self.passages(node) for end in passage.ends()]
        return [*found, node.owner] if node.member else found


_ASIDE = frozenset({Verb.FRONTS, Verb.WATCHES})


def find_roads(model: Model, wiring: Wiring) -> Roads:
    """The roads of a model."""
    return Roads(
        model=model,
        wiring=wiring,
        fronts=frozenset(front.owner for fronts in wiring.fronts.values() for front in fronts),
        consumers=ends(model, Verb.CONSUMES),
    )


def meets(one: Key, other: Key) -> bool:
    """Whether what is published to one of these is taken from the other: a topic, or a queue with all its topics."""
    return one.owner == other.owner and (one == other or not one.member or not other.member)


def step_of(roads: Roads, link: Link) -> Step:
    """A link as a step."""
    stand_ins = ((Why.MISS, link.miss), (Why.DOWN, link.fallback))
    return Step(
        source=link.source,
        act=Act(link.verb.value),
        target=link.target,
        through=_passed(roads, link),
        others=tuple((why, step_of(roads, other)) for why, other in stand_ins if other),
        optional=link.written.optional,
    )


def leads(passage: Passage, ends: Container[Key]) -> bool:
    """Whether a passage leads to one of some things."""
    return any(end in ends for end in passage.ends())


_THROUGH = frozenset({Verb.CALLS, Verb.READS, Verb.WRITES, Verb.PUBLISHES})


def _passed(roads: Roads, link: Link) -> tuple[tuple[Key, ...], ...]:
    """The fronts that a link goes through: none on a front's own, which go straight."""
    straight = link.source.owner in roads.fronts or link.verb not in _THROUGH
    return () if straight else _through(roads, link.target)


def _passage(roads: Roads, link: Link) -> Passage:
    to: list[Key | Passage] = []
    for one in link.alternatives():
        to += (front for fronts in _passed(roads, one) for front in fronts)
        to += (*_named(roads, one.target), *_beyond(roads, one.target, frozenset()))
        if one.verb is Verb.PUBLISHES:
            to += _deliveries(roads, one.target)
    return Passage(step_of(roads, link), tuple(to))


def _named(roads: Roads, target: Key) -> tuple[Key, ...]:
    """The APIs of a component and itself, or an API; a data set and a topic stand for their component."""
    if not target.member:
        return (*_apis(roads, target), target)
    return (target,) if roads.model.api(target) else (target.owner,)


def _apis(roads: Roads, key: Key) -> Iterator[Key]:
    component = None if key.member else roads.model.component(key)
    yield from (Key(key.system, key.name, api) for api in (component.apis if component else ()))


def _beyond(roads: Roads, front: Key, passed: frozenset[Key]) -> Iterator[Passage]:
    """The steps from a front that is named to what it stands before; fronts in a circle are passed once."""
    if front in passed:
        return
    for key in dict.fromkeys((*_named(roads, front), front.owner)):
        for link in roads.model.links.get(key, ()):
            if link.verb is Verb.FRONTS:
                further = _beyond(roads, link.target, passed | {front})
                yield Passage(step_of(roads, link), (*_named(roads, link.target), *further))


def _deliveries(roads: Roads, topic: Key) -> Iterator[Passage]:
    """The steps by which others take what is published."""
    for consumer in dict.fromkeys(others(roads.model, topic, roads.consumers)):
        for link in roads.model.links.get(consumer, ()):
            for one in link.alternatives():
                if one.verb is Verb.CONSUMES and meets(one.target, topic):
                    yield Passage(step_of(roads, one), _named(roads, consumer))


def _through(roads: Roads, target: Key) -> tuple[tuple[Key, ...], ...]:
    """The fronts before a thing, and those before these, the outermost first."""
    levels: list[tuple[Key, ...]] = []
    seen: set[Key] = {target.owner}
    inner = [target]
    while fronts := _fronts(roads, inner, seen):
        levels.append(fronts)
        seen.update(fronts)
        inner = list(fronts)
    return tuple(reversed(levels))


def _fronts(roads: Roads, inner: list[Key], seen: set[Key]) -> tuple[Key, ...]:
    nodes = dict.fromkeys(node for key in inner for node in (key, key.owner))
    fronts = (front.owner for node in nodes for front in roads.wiring.fronts.get(node, ()))
    return tuple(dict.fromkeys(front for front in fronts if front not in seen))
