"""What the blocks of a site say, linked: systems, screens, needs, components, and how they lean on each other.

What an author typed is kept as `Word`s, so that a message can point at it; what it means is kept as `Key`s, which name
one thing on the whole site. `Model` holds both: the things, by system, and the relations between them.
"""

from __future__ import annotations

import enum
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from .source import Span, Word


class Key(NamedTuple):
    """The name of one thing on a site: a component, screen or failure, or a member of it (an API, a store, a need).

    Trade-offs, failures and problems have names of their own, so their `name` starts with what they are
    (`failure/worker-behind`): no id holds a slash.
    """

    system: str
    name: str
    member: str = ""

    @property
    def owner(self) -> Key:
        """The component or screen that this is, or is a member of."""
        return Key(self.system, self.name) if self.member else self

    def seen_from(self, system: str) -> str:
        """How an author writes this key in a block of `system`."""
        name = self.name.rpartition("/")[2]
        local = f"{name}.{self.member}" if self.member else name
        return local if system == self.system else f"{self.system}:{local}"

    def __str__(self) -> str:
        return self.seen_from("")


class Kind(enum.StrEnum):
    """The part that a component plays. A site's own kinds are each like one of these."""

    PAGE = "page"
    MOBILE = "mobile"
    CLIENT = "client"
    GATEWAY = "gateway"
    SERVER = "server"
    WORKER = "worker"
    SCHEDULER = "scheduler"
    DATABASE = "database"
    CACHE = "cache"
    STORAGE = "storage"
    SEARCH = "search"
    QUEUE = "queue"
    STREAM = "stream"
    CDN = "cdn"
    EXTERNAL = "external"
    MONITOR = "monitor"
    OTHER = "other"


def a_kind(kind: str) -> str:
    """A kind with its article: `a server`, `an external`."""
    return f"an {kind}" if kind[:1] in "aeio" else f"a {kind}"


PRESENTING = frozenset({Kind.PAGE, Kind.MOBILE, Kind.CLIENT})
TAKING_APIS = PRESENTING | {
    Kind.GATEWAY,
    Kind.SERVER,
    Kind.WORKER,
    Kind.EXTERNAL,
    Kind.CDN,
    Kind.SEARCH,
    Kind.MONITOR,
    Kind.OTHER,
}
TAKING_STORES = frozenset({Kind.DATABASE, Kind.STORAGE, Kind.SEARCH, Kind.CACHE, Kind.OTHER})
TAKING_TOPICS = frozenset({Kind.QUEUE, Kind.STREAM, Kind.OTHER})
KEEPING_DATA = frozenset({Kind.DATABASE, Kind.STORAGE, Kind.SEARCH, Kind.EXTERNAL})
KEEPING_COPIES = frozenset({Kind.CACHE, Kind.CDN})
FRONTING = frozenset({Kind.GATEWAY, Kind.CDN})


class Verb(enum.StrEnum):
    """What one component does with another."""

    CALLS = "calls"
    READS = "reads"
    WRITES = "writes"
    PUBLISHES = "publishes"
    CONSUMES = "consumes"
    FRONTS = "fronts"
    REPLICATES = "replicates"
    WATCHES = "watches"


class Quantity(NamedTuple):
    """A number with its unit: as typed, and in the base unit (per second, seconds, a share of 1)."""

    text: str
    value: float
    span: Span


class Copies(NamedTuple):
    """How many run: `3`, or `2..20` where it scales by itself."""

    least: int
    most: int

    def __str__(self) -> str:
        return str(self.least) if self.least == self.most else f"{self.least}..{self.most}"


class Standby(enum.StrEnum):
    AUTOMATIC = "automatic"
    MANUAL = "manual"


# --- as declared: what one block says -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """A line of a screen: something it shows or does."""

    id: str
    span: Span
    shown: bool
    title: str
    note: str = ""
    planned: Word | None = None
    local: bool = False
    optional: bool = False
    data: tuple[Word, ...] = ()
    times: Quantity | None = None
    fresh: Quantity | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """What a person sees and does in one place of the product; it knows nothing of the technology."""

    id: str
    span: Span
    block: Span
    title: str
    note: str = ""
    system: Word | None = None
    needs: tuple[Need, ...] = ()
    includes: tuple[Word, ...] = ()
    part: bool = False
    planned: Word | None = None
    wireframe: Word | None = None
    rate: Quantity | None = None
    slo: Quantity | None = None
    within: Quantity | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A link as it is written on a component or an API, short or long."""

    to: Word
    fallback: Reference | None = None
    miss: Reference | None = None
    hit: Quantity | None = None
    optional: bool = False
    note: str = ""
    times: Quantity | None = None
    delay: Quantity | None = None


Links = tuple[tuple[Verb, Reference], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Api:
    """A named thing that a component does for others."""

    id: str
    span: Span
    route: str = ""
    title: str = ""
    note: str = ""
    serves: tuple[Word, ...] = ()
    links: Links = ()
    computed: Word | None = None
    offscreen: Word | None = None
    numbers: tuple[tuple[str, Quantity], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Store:
    """A data set that a component keeps."""

    id: str
    span: Span
    title: str = ""
    owners: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A kind of message that a queue or stream carries."""

    id: str
    span: Span
    title: str = ""
    owners: tuple[Word, ...] = ()
    note: str = ""
    ends: Word | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Presented:
    """An entry of `screens`: a screen that a page presents, but for the needs in `without`."""

    screen: Word
    without: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Component:
    """A part of a system, as its block declares it.

    `kind` is the built-in kind, `kind_name` what the author calls it. `known` is false where the kind could not be
    read: what depends on the kind is then not held against it.
    """

    id: str
    span: Span
    block: Span
    kind: Kind
    kind_name: str
    title: str
    known: bool = True
    note: str = ""
    group: str = ""
    hidden: bool = False
    owners: tuple[Word, ...] = ()
    tech: str = ""
    replicas: Copies | None = None
    shards: int | None = None
    standby: Standby | None = None
    zones: int | None = None
    managed: bool = False
    single: Word | None = None
    host: Word | None = None
    of: tuple[Word, ...] = ()
    volatile: Word | None = None
    computed: Word | None = None
    offscreen: Word | None = None
    apis: Mapping[str, Api] = field(default_factory=dict)
    stores: Mapping[str, Store] = field(default_factory=dict)
    topics: Mapping[str, Topic] = field(default_factory=dict)
    serves: tuple[Word, ...] = ()
    screens: tuple[Presented, ...] = ()
    links: Links = ()
    numbers: tuple[tuple[str, Quantity], ...] = ()

    def members(self) -> Iterator[Api | Store | Topic]:
        yield from self.apis.values()
        yield from self.stores.values()
        yield from self.topics.values()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tradeoff:
    """What was chosen, over what, and at which cost."""

    id: str
    span: Span
    block: Span
    title: str
    chose: str
    over: str
    costs: str
    gains: str = ""
    note: str = ""
    about: tuple[Word, ...] = ()
    see: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Something that will fail, what it hits, and how it is fixed."""

    id: str
    span: Span
    block: Span
    title: str
    what: str
    hits: tuple[Word, ...]
    fix: Word | None = None
    tradeoff: tuple[Word, ...] = ()
    note: str = ""
    about: tuple[Word, ...] = ()
    see: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A question that came to mind, and where it stands."""

    id: str
    span: Span
    block: Span
    title: str
    ask: str
    answer: str = ""
    clarified: str = ""
    dropped: str = ""
    later: Word | None = None
    note: str = ""
    about: tuple[Word, ...] = ()
    see: tuple[Word, ...] = ()

    @property
    def open(self) -> bool:
        return not (self.answer or self.clarified or self.dropped or self.later)


@dataclass(frozen=True, slots=True, kw_only=True)
class Accept:
    """A gap that is there on purpose: a rule or a family, on some things, until a day."""

    gap: Word
    on: tuple[Word, ...]
    why: str
    until: Word | None
    span: Span


# --- as linked: what all blocks mean together -----------------------------------------------------------------------


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

    def key(self, name: str, member: str = "") -> Key:
        return Key(self.id, name, member)


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """A whole site: its systems by id, and every relation between their parts.

    `links` are by source; `services` by need; `presentations` by screen; `includes` from a screen to its parts;
    `truths` from a cache to what it is a copy of. `targets` says what a word that an author typed as a reference
    means, by its place; `page_systems` in which system a name without one is looked up on a page, by its uri.
    """

    systems: Mapping[str, System]
    links: Mapping[Key, tuple[Link, ...]]
    services: Mapping[Key, tuple[Service, ...]]
    presentations: Mapping[Key, tuple[Presentation, ...]]
    includes: Mapping[Key, tuple[Key, ...]]
    truths: Mapping[Key, tuple[Key, ...]]
    targets: Mapping[Span, Key]
    waivers: tuple[Waiver, ...]
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
