"""What the `components` of a `techspec` block declare."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..config import KINDS
from ..diagnostics import nearest
from ..model import KEEPING_COPIES, PRESENTING, TAKING_APIS, Api, Component, Kind, Presented, Standby, Store, Topic
from .contracts import CONTRACT, contract
from .fields import Field, Record, Shape, read_record
from .forms import OneOf, Reading, copies, count, flag, identifier, items, readable, reason, text, word, words
from .members import (
    APIS,
    COMPUTED,
    LINKS,
    NUMBERS,
    OFFSCREEN,
    SERVES,
    STORES,
    TOPICS,
    declare_apis,
    declare_stores,
    declare_topics,
    numbers,
)
from .references import links
from .yaml_nodes import Fields, Node, Scalar


def presented(reading: Reading, key: str, node: Node) -> tuple[Presented, ...]:
    """Entries of `screens`: names, or `{screen, without}`."""
    found = (_presented(reading, key, item) for item in items(node))
    return tuple(entry for entry in found if entry)


def _presented(reading: Reading, key: str, node: Node) -> Presented | None:
    if not isinstance(node, Fields):
        name = word(reading, key, node)
        return Presented(screen=name) if name else None
    record = read_record(reading, node, PRESENTED, "", node)
    screen = record.get(_PRESENTED_SCREEN) if record else None
    return Presented(screen=screen, without=record.get(_WITHOUT) or ()) if record and screen else None


_PRESENTED_SCREEN = Field("screen", word)
_WITHOUT = Field("without", words)
PRESENTED = Shape("entry of 'screens'", _PRESENTED_SCREEN, _WITHOUT, required=("screen",), article="an")

_KIND = Field("kind", word, choices=tuple(KINDS))
_TITLE = Field("title", text)
_NOTE = Field("note", text)
_GROUP = Field("group", text)
_HIDDEN = Field("hidden", flag)
_OWNER = Field("owner", words)
_TECH = Field("tech", text)
_REPLICAS = Field("replicas", copies)
_SHARDS = Field("shards", count)
_STANDBY = Field("standby", OneOf(tuple(standby.value for standby in Standby)))
_ZONES = Field("zones", count)
_MANAGED = Field("managed", flag)
_SINGLE = Field("single", reason)
_HOST = Field("host", word)
_OF = Field("of", words, KEEPING_COPIES)
_VOLATILE = Field("volatile", reason, KEEPING_COPIES)
_SCREENS = Field("screens", presented, PRESENTING)
_CONTRACT = Field("contract", contract, TAKING_APIS, holds=CONTRACT)

_DEFAULTED = (_OWNER, _GROUP, _HIDDEN, _TECH, _REPLICAS, _SHARDS, _STANDBY, _ZONES, _MANAGED, _HOST)
DEFAULTS = Shape("defaults", *_DEFAULTED, article="the")
COMPONENT = Shape(
    "component",
    *(_KIND, _TITLE, _NOTE, *_DEFAULTED, _SINGLE, _OF, _VOLATILE, COMPUTED, OFFSCREEN),
    *(SERVES, _SCREENS, APIS, _CONTRACT, STORES, TOPICS, *LINKS.values(), *NUMBERS),
    required=("kind",),
)


def declare_component(reading: Reading, key: Scalar, node: Node, defaults: Sequence[Record]) -> Component | None:
    """One component; None where its value is no mapping. What it leaves unsaid, the first of `defaults` says."""
    kind_name = _kind_name(node)
    kind = reading.config.kind(kind_name) if kind_name else None
    record = read_record(reading, node, COMPONENT, key.text, key, kind)
    if record is None:
        return None
    name = identifier(reading, key)
    if kind_name and kind is None:
        _unknown_kind(reading, record)
    for others in defaults:
        record = record.over(others)
    return _component(reading, record, key, name, kind)


def _kind_name(node: Node) -> str:
    entry = node.entries.get("kind") if isinstance(node, Fields) else None
    return entry.value.text if entry and isinstance(entry.value, Scalar) else ""


def _unknown_kind(reading: Reading, record: Record) -> None:
    kind = record.get(_KIND)
    if kind is None:
        return
    known = (*KINDS, *reading.config.kinds)
    near = nearest(kind.text, known)
    help_ = f"did you mean '{near}'?" if near else f"the kinds are {', '.join(known)}"
    reading.error("syntax/value", kind.span, f"there is no kind '{kind.text}'", help_)


def _component(reading: Reading, record: Record, key: Scalar, name: str, kind: Kind | None) -> Component:
    apis = declare_apis(reading, record, kind)
    stores, topics = declare_stores(reading, record), declare_topics(reading, record)
    _tell_duplicates(reading, (*apis.values(), *stores.values(), *topics.values()))
    standby = record.get(_STANDBY)
    return Component(
        id=name,
        span=key.span,
        block=key.block.span,
        kind=kind or Kind.OTHER,
        kind_name=_kind_name(record.node) or Kind.OTHER,
        known=kind is not None,
        title=record.get(_TITLE) or readable(name),
        note=record.get(_NOTE) or "",
        group=record.get(_GROUP) or "",
        hidden=record.get(_HIDDEN) or False,
        owners=record.get(_OWNER) or (),
        tech=record.get(_TECH) or "",
        replicas=record.get(_REPLICAS),
        shards=record.get(_SHARDS),
        standby=Standby(standby) if standby else None,
        zones=record.get(_ZONES),
        managed=record.get(_MANAGED) or False,
        single=record.get(_SINGLE),
        host=record.get(_HOST),
        of=record.get(_OF) or (),
        volatile=record.get(_VOLATILE),
        computed=record.get(COMPUTED),
        offscreen=record.get(OFFSCREEN),
        serves=record.get(SERVES) or (),
        screens=record.get(_SCREENS) or (),
        links=links(record, LINKS),
        numbers=numbers(record),
        apis=apis,
        stores=stores,
        topics=topics,
        contract=record.get(_CONTRACT),
    )


def _tell_duplicates(reading: Reading, members: Iterable[Api | Store | Topic]) -> None:
    """APIs, stores and topics of one component share their names."""
    seen: dict[str, Api | Store | Topic] = {}
    for one in members:
        first = seen.setdefault(one.id, one)
        if first is not one:
            reading.duplicate(f"'{one.id}'", one.span, first.span)
