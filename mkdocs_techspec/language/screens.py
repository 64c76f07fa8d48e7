"""What a `screen` block declares."""

from __future__ import annotations

from ..model import Need, Screen
from ..source import Word
from .fields import Field, Record, Shape, read_record
from .forms import Reading, block_id, flag, member, named, readable, reason, text, word, words
from .quantities import duration, number, rate, share
from .yaml_nodes import Fields, Node, Scalar

_TITLE = Field("title", text)
_NOTE = Field("note", text)
_PLANNED = Field("planned", reason)
_LOCAL = Field("local", flag)
_OPTIONAL = Field("optional", flag)
_DATA = Field("data", words)
_TIMES = Field("times", number)
_FRESH = Field("fresh", duration)
NEED = Shape("need", _TITLE, _NOTE, _PLANNED, _LOCAL, _OPTIONAL, _DATA, _TIMES, _FRESH)

_SCREEN = Field("screen", block_id)
_SYSTEM = Field("system", word)
_SHOWS = Field("shows", named, holds=NEED)
_DOES = Field("does", named, holds=NEED)
_INCLUDES = Field("includes", words)
_PART = Field("part", flag)
_WIREFRAME = Field("wireframe", word)
_RATE = Field("rate", rate)
_SLO = Field("slo", share)
_WITHIN = Field("within", duration)
SCREEN = Shape(
    "screen",
    *(_SCREEN, _TITLE, _NOTE, _SYSTEM, _SHOWS, _DOES, _INCLUDES),
    *(_PART, _PLANNED, _WIREFRAME, _RATE, _SLO, _WITHIN),
    required=("screen",),
)


def declare_screen(reading: Reading, root: Fields) -> Screen | None:
    """The screen of one block; None where it has no name."""
    record = read_record(reading, root, SCREEN, "", root)
    screen = record.get(_SCREEN) if record else None
    if record is None or screen is None:
        return None
    return Screen(
        id=screen.text,
        span=screen.span,
        block=reading.block.span,
        title=record.get(_TITLE) or readable(screen.text),
        note=record.get(_NOTE) or "",
        system=record.get(_SYSTEM),
        needs=_needs(reading, record),
        includes=record.get(_INCLUDES) or (),
        part=record.get(_PART) or False,
        planned=record.get(_PLANNED),
        wireframe=record.get(_WIREFRAME),
        rate=record.get(_RATE),
        slo=record.get(_SLO),
        within=record.get(_WITHIN),
    )


def _needs(reading: Reading, record: Record) -> tuple[Need, ...]:
    needs: dict[str, Need] = {}
    for field in (_SHOWS, _DOES):
        for key, node in (record.get(field) or {}).values():
            need = _need(reading, key, node, field is _SHOWS)
            first = needs.setdefault(need.id, need)
            if first is not need:
                reading.duplicate(f"need '{need.id}'", need.span, first.span)
    return tuple(needs.values())


def _need(reading: Reading, key: Scalar, node: Node, shown: bool) -> Need:  # noqa: FBT001 - shows and does are all
    name = member(reading, key)
    if isinstance(node, Scalar) and not node.empty:
        return Need(id=name, span=key.span, shown=shown, title=node.text)
    record = read_record(reading, node, NEED, name, key)
    if record is None:
        return Need(id=name, span=key.span, shown=shown, title=readable(name))
    return Need(
        id=name,
        span=key.span,
        shown=shown,
        title=record.get(_TITLE) or readable(name),
        note=record.get(_NOTE) or "",
        planned=record.get(_PLANNED),
        local=record.get(_LOCAL) or False,
        optional=record.get(_OPTIONAL) or False,
        data=record.get(_DATA) or (),
        times=record.get(_TIMES),
        fresh=record.get(_FRESH),
    )


def declared_system(root: Fields) -> Word | None:
    """What a block says its system is, whatever else is wrong with it."""
    entry = root.entries.get("system")
    return entry.value.word if entry and isinstance(entry.value, Scalar) and not entry.value.empty else None
