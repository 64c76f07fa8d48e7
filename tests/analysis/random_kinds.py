"""What random systems are made of: kinds, their links, and their redundancy, the likely ones written more than once."""

from __future__ import annotations

from mkdocs_techspec.model import PRESENTING, TAKING_APIS, Kind

KINDS = (
    *(Kind.SERVER, Kind.DATABASE, Kind.SERVER, Kind.GATEWAY, Kind.CACHE, Kind.WORKER, Kind.QUEUE, Kind.SERVER),
    *(Kind.DATABASE, Kind.SCHEDULER, Kind.EXTERNAL, Kind.STORAGE, Kind.SEARCH, Kind.CDN, Kind.STREAM, Kind.MONITOR),
    *(Kind.OTHER, Kind.GATEWAY, Kind.CACHE, Kind.WORKER, Kind.SERVER, Kind.SERVER),
)

_DATA = frozenset({Kind.DATABASE, Kind.CACHE, Kind.STORAGE, Kind.SEARCH, Kind.EXTERNAL, Kind.OTHER})
_QUEUES = frozenset({Kind.QUEUE, Kind.STREAM, Kind.EXTERNAL, Kind.OTHER})

TAKEN_BY = {
    "calls": TAKING_APIS,
    "reads": _DATA | {Kind.CDN},
    "writes": _DATA,
    "publishes": _QUEUES,
    "consumes": _QUEUES,
    "fronts": frozenset(Kind) - (PRESENTING - {Kind.PAGE}),
    "replicates": _DATA - {Kind.EXTERNAL},
    "watches": frozenset(Kind),
}

# What an `else` or `miss` may use instead, in the order in which a name is taken for one of these.
STANDING_IN = {
    "calls": ("calls", "reads"),
    "reads": ("reads", "calls"),
    "writes": ("writes", "publishes", "calls"),
    "publishes": ("publishes", "writes", "calls"),
}

VERBS_OF = {
    Kind.SERVER: ("calls", "reads", "reads", "calls", "writes", "publishes", "reads", "consumes"),
    Kind.WORKER: ("consumes", "writes", "consumes", "writes", "calls", "publishes", "reads", "replicates"),
    Kind.SCHEDULER: ("calls", "writes", "calls", "publishes", "reads", "replicates"),
    Kind.DATABASE: ("replicates",),
    Kind.STORAGE: ("replicates",),
    Kind.CACHE: ("replicates", "reads"),
    Kind.QUEUE: ("publishes",),
    Kind.STREAM: ("publishes",),
    Kind.GATEWAY: ("fronts", "calls", "fronts", "reads"),
    Kind.CDN: ("fronts", "fronts", "reads"),
    Kind.MONITOR: ("watches", "calls"),
}

REDUNDANCY: tuple[dict[str, str | int | bool], ...] = (
    {},
    {},
    {},
    {"replicas": 3},
    {"replicas": "2..4"},
    {"replicas": "1..4"},
    {"standby": "automatic"},
    {"standby": "manual"},
    {"managed": True},
    {"host": "box-1"},
    {"host": "box-1"},
    {"host": "box-2"},
    {"host": "box-1", "replicas": 2},
    {"single": "It is enough"},
    {"shards": 3, "zones": 2},
)
