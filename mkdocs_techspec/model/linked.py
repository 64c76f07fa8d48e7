"""What all blocks of a site mean together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from ..source import Span
from .declared import Accept, Api, Component, Failure, Need, PictureOptions, Problem, Reference, Screen, Stage, Tradeoff
from .names import Key, Verb


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One use of a thing by another. `source` is a component or an API; `span` is where the target is named."""

    verb: Verb
    source: Key
    target: Key
    span: Span
    written: Reference
    fallback: Link | None = None
    miss: Link | None = None

    def alternatives(self) -> Iterator[Link]:
        """This link, then what stands in for it: its `else` and `miss`, and theirs."""
        yield self
        for other in (self.fallback, self.miss):
            if other is not None:
                yield from other.alternatives()


class Service(NamedTuple):
    """That `server` (a component or an API) serves a need; `span` is where it says so."""

    server: Key
    need: Key
    span: Span


class Presentation(NamedTuple):
    """That `page` presents `screen` but for the needs `without`; `span` is where it says so."""

    page: Key
    screen: Key
    without: frozenset[Key]
    span: Span


class ViewTarget(NamedTuple):
    """What a generated view shows. What is empty narrows nothing.

    `stages` are one, or for `changes` the two between which they are; they are those of `system`. `picture` is how its
    pictures are to be drawn, over what the system says of its own.
    """

    show: str
    system: str
    screen: Key | None
    stages: tuple[str, ...]
    owner: str
    kind: str
    picture: PictureOptions = PictureOptions()

    @property
    def is_narrowed(self) -> bool:
        """Whether it shows less than all that there is."""
        return any((self.system, self.screen, self.stages, self.owner, self.kind))


class Waiver(NamedTuple):
    """An `accept` of a system, with the things it is on."""

    system: str
    accept: Accept
    on: tuple[Key, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class System:
    """All blocks with one `system` id, or the screens of a site that has no system yet (then `id` is empty).

    `span` is the first place that names it. A tainted system has a block that could not be read, so that nothing can
    be said to be missing from it.

    A system with `stages` is there once for each, with the parts that it has at that `stage`; `last` is the one that is
    the result. Stages come after those that they change. At the last stage it has the trade-offs, failures and problems
    of the stages that were not taken, too: they are a part of its story.

    `picture` is how its pictures are to be drawn, `pictures` what a block without a stage says of its own.
    """

    id: str
    title: str
    span: Span
    blocks: tuple[Span, ...]
    note: str = ""
    draft: bool = False
    tainted: bool = False
    screens: Mapping[str, Screen] = field(default_factory=dict)
    components: Mapping[str, Component] = field(default_factory=dict)
    tradeoffs: Mapping[str, Tradeoff] = field(default_factory=dict)
    failures: Mapping[str, Failure] = field(default_factory=dict)
    problems: Mapping[str, Problem] = field(default_factory=dict)
    stage: str = ""
    last: str = ""
    stages: Mapping[str, Stage] = field(default_factory=dict)
    picture: PictureOptions = field(default_factory=PictureOptions)
    pictures: Mapping[Span, PictureOptions] = field(default_factory=dict)

    def way_to(self, stage: str) -> tuple[str, ...]:
        """The stages from the first to this one."""
        found: list[str] = []
        while stage in self.stages and stage not in found:
            found.append(stage)
            stage = self.stages[stage].before
        return tuple(reversed(found))

    def stage_at(self, span: Span) -> str:
        """The stage of the block that a place is in; empty for a block that holds for all of them."""
        found = (stage.id for stage in self.stages.values() if any(block.holds_line_of(span) for block in stage.blocks))
        return next(found, "")

    def key(self, name: str, member: str = "") -> Key:
        return Key(self.id, name, member)


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """A whole site: its systems by id, and every relation between their parts.

    `links` are by source; `services` by need; `presentations` by screen; `includes` from a screen to its parts;
    `truths` from a cache to what it is a copy of. `targets` says what a word that an author typed as a reference
    means, by its place; `stages` are the systems that have some, at each; `page_systems` in which system a name without
    one is looked up on a page, by its uri.
    """

    systems: Mapping[str, System]
    links: Mapping[Key, tuple[Link, ...]]
    services: Mapping[Key, tuple[Service, ...]]
    presentations: Mapping[Key, tuple[Presentation, ...]]
    includes: Mapping[Key, tuple[Key, ...]]
    truths: Mapping[Key, tuple[Key, ...]]
    targets: Mapping[Span, Key]
    waivers: tuple[Waiver, ...]
    stages: Mapping[str, Mapping[str, System]] = field(default_factory=dict)
    page_systems: Mapping[str, str] = field(default_factory=dict)

    def system_of_page(self, uri: str) -> str:
        """The system of the names on a page: the page's, else the only one of the site, else none."""
        if uri in self.page_systems:
            return self.page_systems[uri]
        return next(iter(self.systems)) if len(self.systems) == 1 else ""

    def component(self, key: Key) -> Component | None:
        """The component that `key` names, or that it names a member of."""
        system = self.systems.get(key.system)
        return system.components.get(key.name) if system else None

    def screen(self, key: Key) -> Screen | None:
        system = self.systems.get(key.system)
        return system.screens.get(key.name) if system else None

    def api(self, key: Key) -> Api | None:
        component = self.component(key)
        return component.apis.get(key.member) if component else None

    def all_links(self) -> Iterator[Link]:
        """Every link, and everything that stands in for one."""
        for links in self.links.values():
            for link in links:
                yield from link.alternatives()

    def components(self) -> Iterator[tuple[Key, Component]]:
        for system in self.systems.values():
            for component in system.components.values():
                yield Key(system.id, component.id), component

    def screens(self) -> Iterator[tuple[Key, Screen]]:
        for system in self.systems.values():
            for screen in system.screens.values():
                yield Key(system.id, screen.id), screen

    def needs(self) -> Iterator[tuple[Key, Screen, Need]]:
        for key, screen in self.screens():
            for need in screen.needs:
                yield Key(key.system, screen.id, need.id), screen, need
