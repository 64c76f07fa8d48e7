"""What the members of a component declare: its APIs, its stores, its topics."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TypeVar

from ..model import FRONTING, TAKING_APIS, TAKING_STORES, TAKING_TOPICS, Api, Kind, Quantity, Store, Topic, Verb
from .fields import Field, Record, Shape, read_record
from .forms import Reading, items, member, named, reason, text, words
from .quantities import duration, rate, share
from .references import links, references
from .yaml_nodes import Fields, Node, Scalar

_T = TypeVar("_T", Api, Store, Topic)

_TITLE = Field("title", text)
_NOTE = Field("note", text)
_OWNER = Field("owner", words)
_ROUTE = Field("route", text)
_ENDS = Field("ends", reason)
SERVES = Field("serves", words)
COMPUTED = Field("computed", reason)
OFFSCREEN = Field("offscreen", reason)
LINKS = {
    verb: Field(verb.value, references, {Verb.FRONTS: FRONTING, Verb.WATCHES: frozenset({Kind.MONITOR})}.get(verb))
    for verb in Verb
}
NUMBERS = (
    Field("rate", rate),
    Field("capacity", rate),
    Field("availability", share),
    Field("latency", duration),
    Field("delay", duration),
)


API = Shape("API", _ROUTE, _TITLE, _NOTE, SERVES, COMPUTED, OFFSCREEN, *LINKS.values(), *NUMBERS, article="an")
STORE = Shape("store", _TITLE, _OWNER)
TOPIC = Shape("topic", _TITLE, _OWNER, _NOTE, _ENDS)


def names(reading: Reading, key: str, node: Node) -> Mapping[str, tuple[Scalar, Node]] | None:
    """A list of ids, or a mapping from ids to what they stand for."""
    if isinstance(node, Fields):
        return named(reading, key, node)
    scalars = [item for item in items(node) if isinstance(item, Scalar) and not item.empty]
    if len(scalars) < len(items(node)):
        reading.wrong_value(key, node, "a list of names", f"{key}: [tweets, follows]")
    found: dict[str, tuple[Scalar, Node]] = {}
    for scalar in scalars:
        first = found.setdefault(scalar.text, (scalar, scalar))
        if first[0] is not scalar:
            reading.duplicate(f"'{scalar.text}'", scalar.span, first[0].span)
    return found


APIS = Field("apis", named, TAKING_APIS, holds=API)
STORES = Field("stores", names, TAKING_STORES, holds=STORE)
TOPICS = Field("topics", names, TAKING_TOPICS, holds=TOPIC)


def declare_apis(reading: Reading, record: Record, kind: Kind | None) -> Mapping[str, Api]:
    return _each(reading, record.get(APIS), partial(_api, kind=kind))


def declare_stores(reading: Reading, record: Record) -> Mapping[str, Store]:
    return _each(reading, record.get(STORES), _store)


def declare_topics(reading: Reading, record: Record) -> Mapping[str, Topic]:
    return _each(reading, record.get(TOPICS), _topic)


def _each(
    reading: Reading,
    given: Mapping[str, tuple[Scalar, Node]] | None,
    declare: Callable[[Reading, Scalar, Node], _T | None],
) -> Mapping[str, _T]:
    found = (declare(reading, key, node) for key, node in (given or {}).values())
    return {one.id: one for one in found if one}


def _api(reading: Reading, key: Scalar, node: Node, kind: Kind | None) -> Api | None:
    name = member(reading, key)
    if isinstance(node, Scalar) and not node.empty:
        return Api(id=name, span=key.span, route=node.text)
    record = read_record(reading, node, API, name, key, kind)
    if record is None:
        return Api(id=name, span=key.span)
    return Api(
        id=name,
        span=key.span,
        route=record.get(_ROUTE) or "",
        title=record.get(_TITLE) or "",
        note=record.get(_NOTE) or "",
        serves=record.get(SERVES) or (),
        links=links(record, LINKS),
        computed=record.get(COMPUTED),
        offscreen=record.get(OFFSCREEN),
        numbers=numbers(record),
    )


def _store(reading: Reading, key: Scalar, node: Node) -> Store | None:
    name = member(reading, key)
    record = _described(reading, key, node, STORE)
    if record is None:
        return Store(id=name, span=key.span, title=_sentence(key, node))
    return Store(id=name, span=key.span, title=record.get(_TITLE) or "", owners=record.get(_OWNER) or ())


def _topic(reading: Reading, key: Scalar, node: Node) -> Topic | None:
    name = member(reading, key)
    record = _described(reading, key, node, TOPIC)
    if record is None:
        return Topic(id=name, span=key.span, title=_sentence(key, node))
    return Topic(
        id=name,
        span=key.span,
        title=record.get(_TITLE) or "",
        owners=record.get(_OWNER) or (),
        note=record.get(_NOTE) or "",
        ends=record.get(_ENDS),
    )


def _described(reading: Reading, key: Scalar, node: Node, shape: Shape) -> Record | None:
    """The record of a store or topic, or None where it is only named, or given a title."""
    if node is key or (isinstance(node, Scalar) and not node.empty):
        return None
    return read_record(reading, node, shape, key.text, key)


def _sentence(key: Scalar, node: Node) -> str:
    return node.text if isinstance(node, Scalar) and node is not key else ""


def numbers(record: Record) -> tuple[tuple[str, Quantity], ...]:
    return tuple((field.name, record.values[field.name]) for field in NUMBERS if field.name in record.values)
