"""Which link may point at what."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from ..model import TAKING_APIS, Component, Key, Kind, Verb, a_kind

_DATA = frozenset(
    {Kind.DATABASE, Kind.CACHE, Kind.STORAGE, Kind.SEARCH, Kind.EXTERNAL, Kind.OTHER},
)
_QUEUES = frozenset({Kind.QUEUE, Kind.STREAM, Kind.EXTERNAL, Kind.OTHER})
_ALL = frozenset(Kind)

_KINDS: Mapping[Verb, frozenset[Kind]] = MappingProxyType(
    {
        Verb.CALLS: TAKING_APIS,
        Verb.READS: _DATA | {Kind.CDN},
        Verb.WRITES: _DATA,
        Verb.PUBLISHES: _QUEUES,
        Verb.CONSUMES: _QUEUES,
        Verb.FRONTS: _ALL,
        Verb.REPLICATES: _DATA - {Kind.EXTERNAL},
        Verb.WATCHES: _ALL,
    }
)
_MEMBERS: Mapping[Verb, str] = MappingProxyType(
    {
        Verb.CALLS: "API",
        Verb.READS: "store",
        Verb.WRITES: "store",
        Verb.REPLICATES: "store",
        Verb.PUBLISHES: "topic",
        Verb.CONSUMES: "topic",
    }
)

# What may stand in for a link of each verb, in the order in which a name is taken for one.
_STAND_INS: Mapping[Verb, tuple[Verb, ...]] = MappingProxyType(
    {
        Verb.READS: (Verb.READS, Verb.CALLS),
        Verb.CALLS: (Verb.CALLS, Verb.READS),
        Verb.WRITES: (Verb.WRITES, Verb.PUBLISHES, Verb.CALLS),
        Verb.PUBLISHES: (Verb.PUBLISHES, Verb.WRITES, Verb.CALLS),
    }
)


def member_sort(component: Component, member: str) -> str:
    """Whether a member is an API, a store or a topic."""
    if member in component.apis:
        return "API"
    return "store" if member in component.stores else "topic"


def refusal(verb: Verb, component: Component, target: Key) -> str:
    """Why a link of this verb cannot point at `target`; empty where it can, or where the kind is not known."""
    if not component.known:
        return ""
    wanted = _MEMBERS.get(verb)
    if target.member and wanted and member_sort(component, target.member) != wanted:
        return f"'{verb}' takes a {wanted} here, and it is a {member_sort(component, target.member)}"
    if component.kind not in _KINDS[verb]:
        return f"'{verb}' does not take {a_kind(component.kind)}"
    return ""


def instead(component: Component, target: Key) -> str:
    """Which link this target would take."""
    fitting = [verb for verb in (Verb.CALLS, Verb.READS, Verb.PUBLISHES) if not refusal(verb, component, target)]
    if Verb.PUBLISHES in fitting:
        return "write it under `publishes` or `consumes`"
    if Verb.READS in fitting:
        return "write it under `reads` or `writes`"
    return "write it under `calls`" if fitting else "name something else"


def stand_in(verb: Verb, component: Component, target: Key) -> Verb:
    """How an `else` or `miss` of a link uses its target: like the link itself where it can."""
    for candidate in _STAND_INS.get(verb, (verb,)):
        if not refusal(candidate, component, target):
            return candidate
    return verb
