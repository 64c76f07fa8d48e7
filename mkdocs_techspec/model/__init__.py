"""What the blocks of a site say, linked: systems, screens, needs, components, and how they lean on each other.

What an author typed is kept as `Word`s, so that a message can point at it; what it means is kept as `Key`s, which name
one thing on the whole site. `Model` holds both: the things, by system, and the relations between them.
"""

from __future__ import annotations

from .declared import (
    Accept,
    Api,
    Component,
    Failure,
    Links,
    Need,
    Plan,
    Presented,
    Problem,
    Reference,
    Screen,
    Stage,
    Store,
    Topic,
    Tradeoff,
    View,
)
from .linked import Link, Model, Presentation, Service, System, ViewTarget, Waiver
from .names import (
    FRONTING,
    KEEPING_COPIES,
    KEEPING_DATA,
    PRESENTING,
    TAKING_APIS,
    TAKING_STORES,
    TAKING_TOPICS,
    Copies,
    Key,
    Kind,
    Quantity,
    Standby,
    Verb,
    a_kind,
)

__all__ = [
    "FRONTING",
    "KEEPING_COPIES",
    "KEEPING_DATA",
    "PRESENTING",
    "TAKING_APIS",
    "TAKING_STORES",
    "TAKING_TOPICS",
    "Accept",
    "Api",
    "Component",
    "Copies",
    "Failure",
    "Key",
    "Kind",
    "Link",
    "Links",
    "Model",
    "Need",
    "Plan",
    "Presentation",
    "Presented",
    "Problem",
    "Quantity",
    "Reference",
    "Screen",
    "Service",
    "Stage",
    "Standby",
    "Store",
    "System",
    "Topic",
    "Tradeoff",
    "Verb",
    "View",
    "ViewTarget",
    "Waiver",
    "a_kind",
]
