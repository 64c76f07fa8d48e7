"""What a `picture` says: how the pictures of a system, or of a view, are to be drawn."""

from __future__ import annotations

from ..model import PictureOptions
from .fields import Field, Record, Shape, read_record
from .forms import OneOf, Reading, words
from .yaml_nodes import Fields, Node, Scalar

_DOWN, _RIGHT = "down", "right"
_OVERVIEW, _WHOLE = "overview", "whole"
_DIRECTION = Field("direction", OneOf((_DOWN, _RIGHT)))
_HIDE = Field("hide", words)
AS = Field("as", OneOf((_OVERVIEW, _WHOLE)))
PICTURE = Shape("picture", _DIRECTION, _HIDE, AS)


def _any(reading: Reading, key: str, node: Node) -> Node:  # noqa: ARG001 - a form that takes whatever there is
    return node


PICTURE_KEY = Field("picture", _any, holds=PICTURE)


def declare_picture(reading: Reading, root: Fields) -> PictureOptions:
    """What the `picture` of a block says, if it has one."""
    entry = root.entries.get(PICTURE_KEY.name)
    record = read_record(reading, entry.value, PICTURE, "", entry.key) if entry else None
    if record is None:
        return PictureOptions()
    direction, shape = record.get(_DIRECTION), record.get(AS)
    return PictureOptions(
        across=direction == _RIGHT if direction else None,
        whole=shape == _WHOLE if shape else None,
        hide=record.get(_HIDE),
    )


def check_is_picture(record: Record) -> None:
    """See that the `picture` of a stage is a mapping, or nothing: what it says is read over the stage before."""
    entry = record.node.entries.get(PICTURE_KEY.name)
    if entry and not isinstance(entry.value, Fields) and not (isinstance(entry.value, Scalar) and entry.value.empty):
        read_record(record.reading, entry.value, PICTURE, "", entry.key)
