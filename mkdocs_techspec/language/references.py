"""Links as they are written: `calls: auth.login`, a list of such, or mappings that say more."""

from __future__ import annotations

from collections.abc import Mapping

from ..model import Links, Reference, Verb
from .fields import Field, Record, Shape, read_record
from .forms import Reading, flag, items, text, word
from .quantities import duration, number, share
from .yaml_nodes import Fields, Node


def references(reading: Reading, key: str, node: Node) -> tuple[Reference, ...]:
    """What a link names: one or several, short or long."""
    found = (reference(reading, key, item) for item in items(node))
    return tuple(entry for entry in found if entry)


def reference(reading: Reading, key: str, node: Node) -> Reference | None:
    """One target, with what stands in for it."""
    if not isinstance(node, Fields):
        name = word(reading, key, node)
        return Reference(to=name) if name else None
    record = read_record(reading, node, LINK, "", node)
    to = record.get(_TO) if record else None
    if record is None or to is None:
        return None
    return Reference(
        to=to,
        fallback=record.get(_ELSE),
        miss=record.get(_MISS),
        hit=record.get(_HIT),
        optional=record.get(_OPTIONAL) or False,
        note=record.get(_NOTE) or "",
        times=record.get(_TIMES),
        delay=record.get(_DELAY),
    )


_TO = Field("to", word)
_ELSE = Field("else", reference)
_MISS = Field("miss", reference)
_HIT = Field("hit", share)
_OPTIONAL = Field("optional", flag)
_NOTE = Field("note", text)
_TIMES = Field("times", number)
_DELAY = Field("delay", duration)
LINK = Shape("link", _TO, _ELSE, _MISS, _HIT, _OPTIONAL, _NOTE, _TIMES, _DELAY, required=("to",))


def links(record: Record, fields: Mapping[Verb, Field[tuple[Reference, ...]]]) -> Links:
    """All links of a component or an API, by verb in the language's order."""
    return tuple(
        (verb, one) for verb, field in fields.items() if field.name in record.values for one in record.get(field) or ()
    )
