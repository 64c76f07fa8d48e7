"""The paths of the manual's "Reaching" as steps, each with what shuts it.

A spot is a place at a thing: *at* it, on the way *to* it through what fronts it or *straight* there, *passing* a front
on the way to something else, and *carried* by a queue to whoever consumes from it.
"""

from __future__ import annotations

import enum
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from ..model import Key, Link, Model, Verb
from .dependencies import Dependencies
from .topics import ends, others
from .wiring import whole


class Place(enum.StrEnum):
    """Where on a path one is, seen from a thing."""

    AT = "at"
    TO = "to"
    STRAIGHT = "straight"
    PASSING = "passing"
    CARRIED = "carried"


class Spot(NamedTuple):
    place: Place
    key: Key


class Step(NamedTuple):
    """A step to a spot: which parts must all work, and which of its source's links it is by, if by one."""

    to: Spot
    needs: tuple[int, ...] = ()
    link: int | None = None


ALL_WAYS = frozenset(Verb) - {Verb.FRONTS, Verb.WATCHES}


@dataclass(frozen=True, slots=True, kw_only=True)
class Paths:
    """The steps by links of some verbs."""

    dependencies: Dependencies
    consumers: Mapping[Key, list[Key]]
    verbs: frozenset[Verb]

    def steps(self, spot: Spot) -> Iterator[Step]:
        """Where one comes next."""
        match spot.place:
            case Place.AT:
                return _from(self, spot.key)
            case Place.TO:
                return _through_fronts(self, spot.key)
            case Place.STRAIGHT:
                return _straight(self, spot.key)
            case Place.PASSING:
                return _passing(self, spot.key)
            case Place.CARRIED:
                return (Step(Spot(Place.STRAIGHT, one)) for one in others(_model(self), spot.key, self.consumers))


def find_paths(dependencies: Dependencies, verbs: frozenset[Verb] = ALL_WAYS) -> Paths:
    """The steps of a model. Nothing is gone yet."""
    return Paths(dependencies=dependencies, consumers=ends(dependencies.model, Verb.CONSUMES), verbs=verbs)


def starts(paths: Paths, page: Key) -> Iterator[Spot]:
    """Where one is on a page: at it and at its own APIs."""
    yield Spot(Place.AT, page)
    yield from (Spot(Place.AT, api) for api in _apis(paths, page))


def _model(paths: Paths) -> Model:
    return paths.dependencies.model


def _apis(paths: Paths, key: Key) -> Iterator[Key]:
    """The APIs that a bare link reaches."""
    component = None if key.member else _model(paths).component(key)
    yield from (Key(key.system, key.name, api) for api in (component.apis if component else ()))


def _from(paths: Paths, key: Key) -> Iterator[Step]:
    """By all links of a component or an API, whichever side of them is in use; an API has those of its component."""
    straight = key.owner in paths.dependencies.fronts
    for number, written in enumerate(_model(paths).links.get(key, ())):
        for link in written.alternatives():
            if link.verb in paths.verbs:
                yield from _by(paths, link, number, Place.STRAIGHT if straight else Place.TO)
    if key.member:
        yield Step(Spot(Place.AT, key.owner))


def _by(paths: Paths, link: Link, number: int, place: Place) -> Iterator[Step]:
    target = link.target
    yield Step(Spot(place, target), (), number)
    if link.verb is Verb.PUBLISHES:
        yield Step(Spot(Place.CARRIED, target), _parts(paths, target, place), number)


def _through_fronts(paths: Paths, key: Key) -> Iterator[Step]:
    """To a thing, and on by the links of what is in front of it, but not to what else that fronts."""
    yield from _named(paths, key, Place.TO)
    yield from _fronts(paths, key)


def _straight(paths: Paths, key: Key) -> Iterator[Step]:
    yield from _named(paths, key, Place.STRAIGHT)


def _named(paths: Paths, key: Key, place: Place) -> Iterator[Step]:
    """What a link to `key` leads to: what it names, with its APIs where it is bare, and what that stands before."""
    needs = _parts(paths, key, place)
    yield Step(Spot(Place.AT, paths.dependencies.own(key)), needs)
    yield from (Step(Spot(place, api)) for api in _apis(paths, key))
    for fronted in paths.dependencies.wiring.fronted.get(whole(key), ()):
        target = Key(fronted.system, fronted.name) if fronted.member == "*" else fronted
        yield Step(Spot(Place.STRAIGHT, target), needs)


def _fronts(paths: Paths, key: Key) -> Iterator[Step]:
    for fronted in dict.fromkeys((key.owner, key)):
        for front in paths.dependencies.wiring.fronts.get(fronted, ()):
            yield Step(Spot(Place.PASSING, front))


def _passing(paths: Paths, front: Key) -> Iterator[Step]:
    yield Step(Spot(Place.AT, front), _parts(paths, front, Place.TO))
    yield from _fronts(paths, front)


def _parts(paths: Paths, key: Key, place: Place) -> tuple[int, ...]:
    """What must work to come to a thing: itself, and on the way through its fronts one of these."""
    found = paths.dependencies
    doors = found.doors_to(key) if place is Place.TO else ()
    return (found.at[found.own(key)], *doors)
