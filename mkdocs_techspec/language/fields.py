"""Mappings with known keys: the tables that say which, and the reading of one mapping by its table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from ..diagnostics import nearest
from ..model import Kind
from ..source import Span
from .forms import Form, Reading
from .yaml_nodes import Fields, Node, Scalar

T_co = TypeVar("T_co", covariant=True)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Field(Generic[T_co]):
    """A key, the form of its value, and the kinds of component that take it (None: all)."""

    name: str
    form: Form[T_co]
    kinds: frozenset[Kind] | None = None


class Shape:
    """The keys that one sort of mapping takes; `what` names it in messages ("a component")."""

    def __init__(self, what: str, *fields: Field[object], required: tuple[str, ...] = ()) -> None:
        self.what = what
        self.fields = {field.name: field for field in fields}
        self.required = required


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One mapping that is being read by its shape. `defaults` answers for what it does not say."""

    reading: Reading
    node: Fields
    defaults: Fields | None = None

    def get(self, field: Field[T]) -> T | None:
        """The value of a field; None where it is not given, or is wrong (which has been told)."""
        entry = self.node.entries.get(field.name)
        if entry is None and self.defaults is not None:
            entry = self.defaults.entries.get(field.name)
        return None if entry is None else field.form(self.reading, field.name, entry.value)

    def has(self, field: Field[T]) -> bool:
        return field.name in self.node.entries


def read_record(
    reading: Reading, node: Node, shape: Shape, name: str, place: Span, kind: Kind | None = None
) -> Record | None:
    """The record of a mapping, after telling of every key that is missing, unknown, or not for this kind.

    `name` is what the mapping describes and `place` where it is named. Nothing given is a mapping without keys.
    """
    if isinstance(node, Scalar) and node.empty:
        node = Fields({}, node.span)
    if not isinstance(node, Fields):
        reading.wrong_value(name, node, "a mapping", f"{name}: {{{next(iter(shape.required or shape.fields))}: …}}")
        return None
    for entry in node.entries.values():
        _check_key(reading, entry.key, shape, kind)
    for required in shape.required:
        if required not in node.entries:
            message = f"{shape.what} '{name}' has no '{required}'"
            reading.error("syntax/key", place, message, f"add `{required}: …`")
    return Record(reading=reading, node=node)


def _check_key(reading: Reading, key: Scalar, shape: Shape, kind: Kind | None) -> None:
    field = shape.fields.get(key.text)
    if field is None:
        near = nearest(key.text, shape.fields)
        help_ = f"did you mean '{near}'?" if near else f"{shape.what} takes {_listed(sorted(shape.fields))}"
        reading.error("syntax/key", key.span, f"'{key.text}' is not a key of {_a(shape.what)}", help_)
    elif field.kinds is not None and kind is not None and kind not in field.kinds:
        takers = _listed(sorted(field.kinds))
        reading.error(
            "syntax/key", key.span, f"'{key.text}' is not for a {kind}", f"only these kinds take it: {takers}"
        )


def _a(what: str) -> str:
    return f"an {what}" if what[0] in "aeiouAEIOU" else f"a {what}"


def _listed(names: list[str]) -> str:
    return ", ".join(names)
