"""Which paths lead from a page to what serves a need, from the words of the contract on "Reaching" and on fronts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from brute_force_links import Fact, Group, Site, Working, all_fronts, one_of_each, same_topic

from mkdocs_techspec.model import Key, Link, Verb


class Place(NamedTuple):
    """Where a walk stands: at the page where it starts, at something named, at a front that it passes, or at a topic
    that it publishes to. Who came `straight`, from a front, goes on to the members of a component without their fronts.
    """

    sort: Literal["start", "at", "front", "published"]
    key: Key
    straight: bool = False


class Step(NamedTuple):
    """A step of a walk: what has to hold, with the groups of fronts of which it passes one each; and by which side of
    which link it goes, if by one.
    """

    start: Place
    end: Place
    needed: Fact
    fronts: tuple[Group, ...] = ()
    link: Link | None = None
    side: Link | None = None


def starts(site: Site, page: Key) -> set[Place]:
    """Where a walk from a page starts: at the page, and at each of its own APIs."""
    # "a page's other links do not count": not those of its own APIs, either.
    return {Place("start", key) for key in (page, *site.members(page))}


def walk(site: Site, working: Working, begun: Iterable[Place]) -> list[Step]:
    """The steps of all walks from some places on which all that is passed works."""
    found: list[Step] = []
    seen = set(begun)
    waiting = list(seen)
    while waiting:
        # "on which every component and API passed works"; where it starts is not passed.
        steps = [step for step in steps_from(site, waiting.pop()) if can_step(working, step)]
        found += steps
        waiting += {step.end for step in steps} - seen
        seen.update(step.end for step in steps)
    return found


def leading_to(steps: list[Step], ends: Iterable[Place]) -> list[Step]:
    """Those of the steps of some walks that lead on to one of `ends`."""
    behind = set(ends)
    while more := {step.start for step in steps if step.end in behind} - behind:
        behind |= more
    return [step for step in steps if step.end in behind]


def servers_at(place: Place, servers: Iterable[Key]) -> set[Key]:
    """What serves where a walk stands: who comes by a part of a component comes by the component."""
    return {place.key, place.key.owner}.intersection(servers)


def can_step(working: Working, step: Step) -> bool:
    return step.needed in working and one_of_each(working, step.fronts)


@lru_cache(maxsize=1000)
def steps_from(site: Site, place: Place) -> list[Step]:
    found: list[Step] = []
    # "`else`, `miss` and `fronts` are followed too."
    # "A page reaches what its links name. What is reached goes on: a component by its own links; an API by its own
    # links and its component's."
    for link in site.links_of(place.key):
        # A front that is passed is not all that it fronts. Who watches a thing names it, and does not lead to it.
        if link.verb is not Verb.WATCHES and (place.sort != "front" or link.verb is not Verb.FRONTS):
            found += [step for side in link.alternatives() for step in steps_by(site, place, link, side)]
    # "A link to `auth` reaches all its APIs, one to `auth.login` that one."
    if place.sort == "at" and not place.key.member:
        found += steps_to_members(site, place)
    # "What publishes to a topic reaches the topic and whatever consumes it."
    if place.sort == "published":
        found += [to(site, place, Place("at", place.key)), *steps_to_consumers(site, place)]
    return found


def steps_by(site: Site, place: Place, link: Link, side: Link) -> Iterator[Step]:
    """The steps by one side of a link: to what it names, and to the fronts that it passes."""
    # "a front's own links go straight"
    straight = site.is_front(side.source)
    # "every link to that goes through here"
    groups = () if straight else site.groups(side.target)
    sort: Literal["published", "at"] = "published" if side.verb is Verb.PUBLISHES else "at"
    yield to(site, place, Place(sort, side.target, straight), groups)._replace(link=link, side=side)
    # To all of a component one goes through what is in front of its members, too.
    inner = () if straight else tuple(site.fronts[key] for key in site.members(side.target) if key in site.fronts)
    for group in (*groups, *inner):
        for front in all_fronts(site, group):
            yield Step(place, Place("front", front.key), front, (), link, side)


def steps_to_members(site: Site, place: Place) -> Iterator[Step]:
    for key in site.members(place.key):
        straight = place.straight or key not in site.fronts
        yield to(site, place, Place("at", key, place.straight), () if straight else (site.fronts[key],))


def steps_to_consumers(site: Site, place: Place) -> Iterator[Step]:
    for link in site.links:
        if link.verb is Verb.CONSUMES and same_topic(place.key, link.target):
            yield to(site, place, Place("at", link.source, straight=True))


def to(site: Site, start: Place, end: Place, fronts: tuple[Group, ...] = ()) -> Step:
    """A step to something that has to work."""
    return Step(start, end, Fact("works", site.thing(end.key)), fronts)
