"""The blast radius, reckoned slowly and plainly from the words of the contract, for one scenario at a time.

Nothing here is shared with what the checker does, but for what is used. Each sentence of "Working, for what will fail"
stands above the code that says it; `brute_force_paths.py` does the same for "Reaching", `brute_force_feeding.py` for
what feeds a data set.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import NamedTuple

from brute_force_feeding import data_sets_of, feeders, queues_of
from brute_force_links import (
    NEEDING_NOTHING,
    Fact,
    Site,
    Working,
    first_side_works,
    link_works,
    needed_by,
    target_works,
    what_works,
    with_parts,
)
from brute_force_paths import Step, leading_to, servers_at, starts, walk

from mkdocs_techspec.model import Key, Link, Model, Need, Verb


class Harmed(NamedTuple):
    """What is lost, degraded and stale: needs, or screens."""

    lost: frozenset[Key]
    degraded: frozenset[Key]
    stale: frozenset[Key]


@dataclass(slots=True)
class Way:
    """What a way was found to hold: things in use, data sets read, and whether a link of it is impaired."""

    things: set[Key] = field(default_factory=set)
    data: set[Key] = field(default_factory=set)
    impaired: bool = False


@dataclass(frozen=True)
class Scenario:
    """One site with some components down."""

    site: Site
    down: frozenset[Key]

    @cached_property
    def working(self) -> Working:
        return what_works(self.site, self.down)

    @cached_property
    def runs(self) -> dict[int, Way]:
        """What each link, by its `id`, puts on the way."""
        return {id(link): run_of(self, link) for links in self.site.model.links.values() for link in links}

    @cached_property
    def walks(self) -> dict[Key, list[Step]]:
        """The steps of all walks that work, by the page where they start."""
        return {page: walk(self.site, self.working, starts(self.site, page)) for page in self.site.presenting}


@lru_cache(maxsize=100)
def needs_harmed(site: Site, down: frozenset[Key]) -> Harmed:
    """The needs that are lost, degraded and stale when the components `down` are."""
    lost, degraded, stale = set(), set(), set()
    broken = Scenario(site, down)
    for key, need in harmable(site.model):
        before, after = pages_before(site, key), ways(broken, key)
        # "Harm is told against nothing being down."
        if before and not after:
            # "A need is **lost** when it works on no page."
            lost.add(key)
        elif before:
            # "It is **degraded** when it works on fewer pages than before, or when on its way a link runs by its
            # `else`, by `miss` or `hit` alone, or the target of an `optional` link does not work."
            if len(after) < len(before) or any(way.impaired for way in after.values()):
                degraded.add(key)
            # "A shown need is **stale** when it works, but something that feeds its data [...] does not"
            if need.shown and any(is_stale(broken, way) for way in after.values()):
                stale.add(key)
    return Harmed(frozenset(lost), frozenset(degraded), frozenset(stale))


def harmable(model: Model) -> Iterator[tuple[Key, Need]]:
    """The needs that something can harm."""
    # "A `local` or `planned` need is never harmed"; `planned` may stand "also on a whole screen".
    for key, screen, need in model.needs():
        if not (need.local or need.planned or screen.planned):
            yield key, need


@lru_cache(maxsize=1000)
def pages_before(site: Site, need: Key) -> frozenset[Key]:
    """The pages on which a need works with nothing down."""
    return frozenset(ways(Scenario(site, frozenset()), need))


def ways(scenario: Scenario, need: Key) -> dict[Key, Way]:
    """The pages on which a need works, with its way from each."""
    found: dict[Key, Way] = {}
    services = scenario.site.model.services.get(need, ())
    # "On a page, a need works when something that serves it works,"
    working = {service.server for service in services if Fact("works", service.server) in scenario.working}
    for page in scenario.site.pages_of(need):
        # "and a path (as in Reaching) leads there from the page on which every component and API passed works."
        places = {*starts(scenario.site, page), *(step.end for step in scenario.walks[page])}
        ends = {place for place in places if servers_at(place, working)}
        if ends:
            steps = leading_to(scenario.walks[page], ends)
            found[page] = way_of(scenario, steps, {server for end in ends for server in servers_at(end, working)})
    return found


def way_of(scenario: Scenario, steps: Iterable[Step], servers: Iterable[Key]) -> Way:
    """The way of a need from one page: by the steps of the paths that work, to the servers that they lead to."""
    # "Its **way** is the links of the paths that work,"
    # "The links on the path are enough from the page's side: a page's other links do not count."
    ids = {id(step.link) for step in steps if step.link}
    # "and all that what serves it there needs, and so on"
    ids |= {id(link) for thing in all_used(scenario, servers) for link in scenario.site.own_links(thing)}
    runs = [scenario.runs[number] for number in ids]
    data = {key for run in runs for key in run.data}
    return Way(data=data, impaired=any(run.impaired for run in runs))


def all_used(scenario: Scenario, servers: Iterable[Key]) -> set[Key]:
    """Some servers, what they need, "and so on"."""
    found: set[Key] = set()
    waiting = list(servers)
    while waiting:
        key = waiting.pop()
        if key not in found:
            found.add(key)
            # "An API works when its component works and its own links do."
            links = scenario.site.own_links(key)
            waiting += [key.owner, *(thing for link in links for thing in scenario.runs[id(link)].things)]
    return found


def run_of(scenario: Scenario, link: Link) -> Way:
    """What a link, with what stands in for it, puts on the way."""
    way = Way()
    use_link(scenario, way, link)
    return way


def use_link(scenario: Scenario, way: Way, link: Link) -> None:
    """Put a link on the way, by the sides that it runs by, with the things that it leans on there."""
    # "`consumes`, `replicates`, `watches`, `fronts` need nothing."
    if link.verb in NEEDING_NOTHING:
        return
    if first_side_works(scenario.site, scenario.working, link):
        use_first_side(scenario, way, link)
    # "A spare that is down harms nothing while the first works: an `else`": it is in use only where the first does not.
    elif link.fallback is not None and link_works(scenario.site, scenario.working, link.fallback):
        # "a link runs by its `else`"
        way.impaired = True
        use_link(scenario, way, link.fallback)
    else:
        # "or the target of an `optional` link does not work"
        way.impaired |= link.written.optional


def use_first_side(scenario: Scenario, way: Way, link: Link) -> None:
    cache = target_works(scenario.site, scenario.working, link)
    if cache:
        # "Its data are the data sets read on its way (a store component named bare is all its data sets)."
        way.data |= data_sets_of(scenario.site, link.target) if link.verb is Verb.READS else set()
        # "one of several fronts": one that does not work is not in use.
        way.things |= {fact.key for fact in needed_by(scenario.site, link) if fact in scenario.working}
    if link.miss is not None:
        miss = link_works(scenario.site, scenario.working, link.miss)
        # "by `miss` or `hit` alone"
        way.impaired |= cache != miss
        if miss:
            use_link(scenario, way, link.miss)


def is_stale(scenario: Scenario, way: Way) -> bool:
    """Whether something that feeds the data of a way does not work."""
    feeding = {feeder for data in way.data for feeder in feeders(scenario.site, data)}
    return any(feeder_fails(scenario, feeder) for feeder in feeding)


def feeder_fails(scenario: Scenario, feeder: Key) -> bool:
    # "A feeder that consumes fails, too, when none of its queues is up."
    queues = queues_of(scenario.site, feeder)
    silent = bool(queues) and all(queue.owner in scenario.down for queue in queues)
    return silent or Fact("works", feeder) not in scenario.working


def screens_harmed(model: Model, needs: Harmed) -> Harmed:
    """The screens that some harm to needs harms, each in the worst way only."""
    lost, degraded, stale = set(), set(), set()
    for key, _ in model.screens():
        own = {found: need for found, _, need in model.needs() if found.owner in with_parts(model, key)}
        # "It is lost when a need that is not `optional` is lost; else degraded when any is lost or degraded; else stale
        # when any is stale."
        if any(found in needs.lost and not need.optional for found, need in own.items()):
            lost.add(key)
        elif any(found in needs.lost | needs.degraded for found in own):
            degraded.add(key)
        elif any(found in needs.stale for found in own):
            stale.add(key)
    return Harmed(frozenset(lost), frozenset(degraded), frozenset(stale))
