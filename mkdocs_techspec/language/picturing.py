"""What a `picture` says: how the pictures of a system, or of a view, are to be drawn."""

from __future__ import annotations

from ..model import PictureOptions
from .fields import Field, Shape, read_record
from .forms import Reading, one_of, words
from .yaml_nodes import Fields, Node

_DOWN, _RIGHT = "down", "right"
_OVERVIEW, _WHOLE = "overview", "whole"
_DIRECTION = Field("direction", one_of((_DOWN, _RIGHT)))
_HIDE = Field("hide", words)
AS = Field("as", one_of((_OVERVIEW, _WHOLE)))
PICTURE = Shape("picture", _DIRECTION, _HIDE, AS)


def _any(reading: Reading, key: str, node: Node) -> Node:  # noqa: ARG001 - a form that takes whatever there is
    return node


PICTURE_KEY = Field("picture", _any)


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
