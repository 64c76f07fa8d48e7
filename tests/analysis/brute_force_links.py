"""What works when some components are down, from the words of the contract: components, APIs, fronts and links."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple, TypeAlias

from mkdocs_techspec.model import PRESENTING, Key, Link, Model, Verb

NEEDING_NOTHING = frozenset({Verb.CONSUMES, Verb.REPLICATES, Verb.WATCHES, Verb.FRONTS})


class Fact(NamedTuple):
    """Something that may hold: a thing works, a front can be passed, a thing works without its fronts."""

    sort: Literal["works", "passable", "straight"]
    key: Key


Working: TypeAlias = frozenset[Fact]
Group: TypeAlias = frozenset[Fact]


@dataclass(frozen=True, eq=False)
class Site:
    """A model, what is used in it, and the plain questions that the words ask of it.

    It is equal to itself alone, so that answers can be kept.
    """

    model: Model
    used: frozenset[Key]

    @cached_property
    def links(self) -> tuple[Link, ...]:
        return tuple(self.model.all_links())

    @cached_property
    def facts(self) -> frozenset[Fact]:
        """All that holds where nothing is down."""
        things = [key for key, _ in self.model.components()]
        things += [Key(key.system, key.name, api) for key, one in self.model.components() for api in one.apis]
        fronts = {link.source for link in self.links if link.verb is Verb.FRONTS}
        fronted = {link.target for link in self.links if link.verb is Verb.FRONTS}
        return frozenset(
            [
                *(Fact("works", thing) for thing in things),
                *(Fact("passable", front) for front in fronts),
                *(Fact("straight", thing) for thing in fronted),
            ]
        )

    @cached_property
    def fronts(self) -> dict[Key, Group]:
        """That a front can be passed, of each front of each thing that is fronted."""
        fronting = [link for link in self.links if link.verb is Verb.FRONTS]
        fronted = {link.target for link in fronting}
        return {
            key: frozenset(Fact("passable", link.source) for link in fronting if link.target == key) for key in fronted
        }

    @cached_property
    def leaning(self) -> dict[int, tuple[frozenset[Fact], tuple[Group, ...]]]:
        """What each link (by its `id`: to compare links is slow) needs of its target, and the fronts to go through."""
        return {id(link): (frozenset(needed_of_target(self, link)), self.groups_of(link)) for link in self.links}

    def own_links(self, key: Key) -> tuple[Link, ...]:
        return self.model.links.get(key, ())

    def links_of(self, key: Key) -> tuple[Link, ...]:
        """The links of a component or API: those "on a component (they hold for all its APIs)" are an API's, too."""
        return (*self.own_links(key), *(self.own_links(key.owner) if key.member else ()))

    def thing(self, key: Key) -> Key:
        """The component or API that has to work for `key`: "for a link to a store or a topic, its component"."""
        return key if self.model.api(key) else key.owner

    def fronted_by(self, key: Key) -> list[Key]:
        """What a front stands in front of."""
        return [link.target for link in self.links_of(key) if link.verb is Verb.FRONTS]

    def is_front(self, key: Key) -> bool:
        """Whether a component stands in front of something, by itself or by an API."""
        return key.owner in {front.key.owner for group in self.fronts.values() for front in group}

    def groups(self, key: Key) -> tuple[Group, ...]:
        """The fronts of a thing, and those of the component that it is a member of: one of each is needed."""
        things = [key, key.owner] if key.member else [key]
        return tuple(self.fronts[thing] for thing in things if thing in self.fronts)

    def members(self, key: Key) -> list[Key]:
        """The members of a component, where `key` is one."""
        component = self.model.component(key)
        members = component.members() if component and not key.member else ()
        return [Key(key.system, key.name, member.id) for member in members]

    def used_apis(self, key: Key) -> list[Key]:
        return [api for api in self.members(key) if api in self.used and self.model.api(api)]

    def named_by(self, link: Link) -> list[Key]:
        """The things that a link names."""
        # "for a bare link in `calls`, with those of its APIs that are used"
        apis = self.used_apis(link.target) if link.verb is Verb.CALLS else []
        return [link.target, *apis]

    def groups_of(self, link: Link) -> tuple[Group, ...]:
        """The groups of fronts of which a link needs one each."""
        # "a front's own links go straight"
        if self.is_front(link.source):
            return ()
        # "What is fronted also needs one of its fronts to work"
        apis = [api for api in self.named_by(link)[1:] if api in self.fronts]
        return (*self.groups(link.target), *(self.fronts[api] for api in apis))

    @cached_property
    def presenting(self) -> set[Key]:
        return {one.page for presentations in self.model.presentations.values() for one in presentations}

    def pages_of(self, need: Key) -> set[Key]:
        """The pages that present a need, by a screen that shows it."""
        return {
            one.page
            for screen, presentations in self.model.presentations.items()
            if need.owner in with_parts(self.model, screen)
            for one in presentations
            if need not in one.without
        }


def with_parts(model: Model, screen: Key) -> set[Key]:
    """A screen with all that it includes."""
    # "A **screen**'s needs are its own and those of what it includes."
    found = {screen}
    while more := {part for one in found for part in model.includes.get(one, ())} - found:
        found |= more
    return found


def same_topic(published: Key, consumed: Key) -> bool:
    """Whether what is published somewhere is consumed there: a queue named bare is all its topics."""
    return published == consumed or (published.owner == consumed.owner and not (published.member and consumed.member))


def what_works(site: Site, down: frozenset[Key]) -> Working:
    """All that works when the components `down` are."""
    # "Nothing else fails but by these rules (the least fixpoint: a circle of calls is not down by itself)."
    working = site.facts
    while True:
        still = frozenset(fact for fact in working if holds(site, down, working, fact))
        if still == working:
            return working
        working = still


def holds(site: Site, down: frozenset[Key], working: Working, fact: Fact) -> bool:
    if fact.sort == "works":
        return thing_works(site, down, working, fact.key)
    if fact.sort == "passable":
        # "one of its fronts to work, and these theirs in turn"
        return Fact("works", fact.key) in working and one_of_each(working, site.groups(fact.key))
    # "a link that names a front goes through that one only, and needs all it fronts": what is fronted is used without
    # other fronts of it; where it is a front as well, it is named in its turn.
    fronted = [Fact("straight", key) for key in site.fronted_by(fact.key)]
    return Fact("works", site.thing(fact.key)) in working and all(one in working for one in fronted)


def thing_works(site: Site, down: frozenset[Key], working: Working, key: Key) -> bool:
    # "An API works when its component works and its own links do."
    # "A component works when it is up and its own links work."
    up = Fact("works", key.owner) in working if key.member else is_up(site, down, key)
    return up and all(link_works(site, working, link) for link in site.own_links(key))


def is_up(site: Site, down: frozenset[Key], key: Key) -> bool:
    # "a page, mobile or client is never down: everyone has their own."
    component = site.model.component(key)
    return key not in down or (component is not None and component.kind in PRESENTING)


def one_of_each(working: Working, groups: Iterable[Group]) -> bool:
    """Whether of each group of fronts one can be passed."""
    return all(not working.isdisjoint(group) for group in groups)


def link_works(site: Site, working: Working, link: Link) -> bool:
    # "`consumes`, `replicates`, `watches`, `fronts` need nothing."
    # "An `optional` link always works."
    if link.verb in NEEDING_NOTHING or link.written.optional or first_side_works(site, working, link):
        return True
    # "With `else`, a link works when either side does (`else` is itself a link: it may be written long, and have an
    # `else`)."
    return link.fallback is not None and link_works(site, working, link.fallback)


def first_side_works(site: Site, working: Working, link: Link) -> bool:
    """Whether a link works without its `else`, be it optional or not."""
    cache = target_works(site, working, link)
    if link.miss is None:
        return cache
    # "With `miss`: cache and miss up, works; only the miss up, works; only the cache up, works if `hit` is given; else
    # not."
    if link_works(site, working, link.miss):
        return True
    return cache and link.written.hit is not None


def target_works(site: Site, working: Working, link: Link) -> bool:
    # "A link works when its target works"; "What is fronted also needs one of its fronts to work"
    needed, groups = site.leaning[id(link)]
    return needed <= working and one_of_each(working, groups)


def needed_of_target(site: Site, link: Link) -> Iterator[Fact]:
    # "for a bare link in `calls`, with those of its APIs that are used; for a link to a store or a topic, its
    # component."
    yield from (Fact("works", site.thing(key)) for key in site.named_by(link))
    # "a link that names a front [...] needs all it fronts": a bare call names the APIs that are used.
    yield from (Fact("straight", key) for named in site.named_by(link) for key in site.fronted_by(named))


def needed_by(site: Site, link: Link) -> Iterator[Fact]:
    """All that the first side of a link leans on, where it works: what it names, passes, and what is behind a front."""
    yield from (Fact("works", site.thing(key)) for key in site.named_by(link))
    yield from (front for group in site.groups_of(link) for front in all_fronts(site, group))
    fronted = (key for named in site.named_by(link) for key in all_fronted(site, named))
    yield from (Fact("works", site.thing(key)) for key in fronted)


def all_fronts(site: Site, group: Group) -> set[Fact]:
    """Some fronts, "and these theirs in turn"."""
    found = set(group)
    while more := {front for one in found for others in site.groups(one.key) for front in others} - found:
        found |= more
    return found


def all_fronted(site: Site, front: Key) -> set[Key]:
    """What a front stands in front of, and what that fronts in its turn."""
    found = set(site.fronted_by(front))
    while more := {key for one in found for key in site.fronted_by(one)} - found:
        found |= more
    return found
