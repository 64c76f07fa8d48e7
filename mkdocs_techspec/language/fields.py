"""Mappings with known keys: the tables that say which, and the reading of one mapping by its table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Generic, NamedTuple, TypeVar

from ..diagnostics import nearest
from ..model import Kind, a_kind
from .forms import Form, Reading
from .yaml_nodes import Entry, Fields, Node, Scalar, no_fields

T_co = TypeVar("T_co", covariant=True)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Field(Generic[T_co]):
    """A key, the form of its value, and the kinds of component that take it (None: all).

    `holds` is the shape of the mapping that it holds, or of each of those that it holds by name; `choices` are the
    words that it can be, where more than its form decides.
    """

    name: str
    form: Form[T_co]
    kinds: frozenset[Kind] | None = None
    holds: Shape | None = None
    choices: tuple[str, ...] = ()


class Shape:
    """The keys that one sort of mapping takes; `what` names it in messages."""

    def __init__(self, what: str, *fields: Field[object], required: tuple[str, ...] = (), article: str = "a") -> None:
        self.what = what
        self.one = f"{article} {what}"
        self.fields = {field.name: field for field in fields}
        self.required = required


class Record(NamedTuple):
    """One mapping, read by its shape: the values of the fields that are given, and are right."""

    reading: Reading
    node: Fields
    values: Mapping[str, Any]

    def get(self, field: Field[T]) -> T | None:
        """The value of a field; None where it is not given, or is wrong (which has been told)."""
        return self.values.get(field.name)

    def over(self, defaults: Record) -> Record:
        """The same record, with `defaults` answering for what it does not say."""
        unsaid = {name: value for name, value in defaults.values.items() if name not in self.node.entries}
        return self._replace(values={**unsaid, **self.values})


def read_record(
    reading: Reading, node: Node, shape: Shape, name: str, place: Scalar | Node, kind: Kind | None = None
) -> Record | None:
    """The record of a mapping, after telling of every key that is missing, unknown, or not for this kind.

    `name` is the id of what the mapping describes, or empty, and `place` where it is named. Nothing given is a mapping
    without keys.
    """
    if isinstance(node, Scalar) and node.empty:
        node = no_fields(node)
    if not isinstance(node, Fields):
        key = name or shape.what
        reading.wrong_value(key, node, "a mapping", f"{key}: {{{next(iter(shape.required or shape.fields))}: …}}")
        return None
    values = {}
    for text, entry in node.entries.items():
        field = shape.fields.get(text)
        if field is None or (field.kinds is not None and kind is not None and kind not in field.kinds):
            _refuse_key(reading, node, entry, shape, kind)
        if field is not None:
            value = field.form(reading, text, entry.value)
            if value is not None:
                values[text] = value
    for required in shape.required:
        if required not in node.entries:
            subject = f"{shape.what} '{name}'" if name else f"this {shape.what}"
            message = f"{subject} has no '{required}'"
            reading.error("syntax/key", place.span, message, f"add `{required}: …`")
    return Record(reading, node, values)


def _refuse_key(reading: Reading, node: Fields, entry: Entry, shape: Shape, kind: Kind | None) -> None:
    key = entry.key
    field = shape.fields.get(key.text)
    if field is None:
        help_ = _slip(node, entry, shape) or _near_key(key.text, shape)
        reading.error("syntax/key", key.span, f"'{key.text}' is not a key of {shape.one}", help_)
    else:
        takers = _listed(sorted(field.kinds or ()))
        message = f"'{key.text}' is not for {a_kind(str(kind))}"
        reading.error("syntax/key", key.span, message, f"only these kinds take it: {takers}")


def _near_key(key: str, shape: Shape) -> str:
    near = nearest(key, shape.fields)
    return f"did you mean '{near}'?" if near else f"{shape.one} takes {_listed(sorted(shape.fields))}"


def _slip(node: Fields, entry: Entry, shape: Shape) -> str:
    """The mend for what only YAML takes for a key: the rest of a text with a comma, or a colon without its space."""
    if not isinstance(entry.value, Scalar) or not entry.value.empty:
        return ""
    name, colon, value = entry.key.text.partition(":")
    if colon and name in shape.fields:
        return f"write `{name}: {value}`, with a space after the colon"
    in_braces = node.in_braces
    first = next(iter(node.entries)) == entry.key.text
    return "a comma ends a text in braces: put a text that holds one in quotes" if in_braces and not first else ""


def _listed(names: list[str]) -> str:
    return ", ".join(names)
