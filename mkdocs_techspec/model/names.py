"""Names of things, the kinds of components and of links, and numbers: what the rest of the model is made of."""

from __future__ import annotations

import enum
from typing import NamedTuple

from ..source import Span

HOST = "host/"
"""What the names of hosts start with: hosts are no components, and no id holds a slash."""


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
