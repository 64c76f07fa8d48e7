"""JSON Schemas of the blocks, made from the tables that they are read by.

A schema takes whatever the checker reads without a gap of its own making. It takes a little more than that, where a
value depends on another, or means something only together with other blocks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ..config import KINDS, only_for_a_time
from ..model import Kind
from .components import COMPONENT
from .decisions import ACCEPT
from .declarations import OF_STAGES, TECHSPEC
from .fences import BlockKind
from .fields import Field, Shape
from .forms import OneOf, named
from .members import API, names
from .merging import list_keys
from .picturing import AS, PICTURE_KEY
from .schema_values import FORMS, HOLDING, MEMBER_NAMES, NAMES, NULL, TYPES, WORD, Json, listed
from .screens import SCREEN
from .sections import SECTIONS
from .views import NARROWING, PICTURED, SHOWN, VIEW, most_stages

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_ROOTS = {BlockKind.SCREEN: SCREEN, BlockKind.TECHSPEC: TECHSPEC, BlockKind.VIEW: VIEW}
_CHANGING = (*SECTIONS, PICTURE_KEY)


def block_schema(kind: BlockKind, kinds: Mapping[str, Kind] | None = None) -> Json:
    """The JSON Schema (2020-12) of one kind of block.

    `kinds` are a site's own kinds of component, by what each is like; None where they are not known, so that any may be
    there.
    """
    writer = _Writer(kinds)
    root = writer.block(_ROOTS[kind])
    return {
        "$schema": DIALECT,
        "$id": f"urn:mkdocs-techspec:schema:{kind}",
        **root,
        "$defs": dict(sorted(writer.definitions.items())),
    }


@dataclass(slots=True)
class _Writer:
    """The definitions so far. What is `staged` is laid over what was there at the stage before."""

    kinds: Mapping[str, Kind] | None
    definitions: dict[str, Json] = field(default_factory=dict)

    def block(self, shape: Shape) -> Json:
        """The schema of a whole block; the sections of a spec depend on whether it is of a stage."""
        values = self._values(shape)
        if shape is not TECHSPEC:
            return _mapping(shape, values)
        plain = {one.name: values[one.name] for one in _CHANGING}
        changing = {one.name: self._value(one, staged=True) for one in _CHANGING}
        return {
            **_mapping(shape, {**values, **dict.fromkeys(plain, True)}),
            "if": {"required": ["stage"]},
            "then": {"properties": changing},
            "else": {"properties": {**plain, **{one.name: False for one in OF_STAGES}}},
        }

    def _values(self, shape: Shape, *, staged: bool = False) -> dict[str, Json]:
        return {one.name: self._value(one, staged=staged) for one in shape.fields.values()}

    def _value(self, one: Field[object], *, staged: bool = False) -> Json:
        if one.choices:
            return self._choice(one)
        if isinstance(one.form, OneOf):
            return {"enum": [*one.form.known]}
        if one.holds is not None:
            return self._held(one, one.holds, staged=staged)
        if one.form not in HOLDING:
            return FORMS[one.form]
        shape, several = HOLDING[one.form]
        alone = self._reference(shape, staged=staged)
        return listed(alone, self._reference(shape)) if several else alone

    def _choice(self, one: Field[object]) -> Json:
        if one.name != "kind":
            return {"enum": [*one.choices]}
        own = {"enum": [*one.choices, *(self.kinds or ())]}
        return own if self.kinds is not None else {"anyOf": [own, WORD]}

    def _held(self, one: Field[object], shape: Shape, *, staged: bool) -> Json:
        """A mapping of a shape, or several by name."""
        held = self._reference(shape, staged=staged)
        if one.form not in (named, names):
            return held
        ids = MEMBER_NAMES.get(shape, NAMES)
        values = {"anyOf": [held, NULL]} if staged else held
        by_name = {"type": "object", "propertyNames": {"pattern": ids["pattern"]}, "additionalProperties": values}
        return by_name if one.form is named else {"anyOf": [by_name, ids, {"type": "array", "items": ids}]}

    def _reference(self, shape: Shape, *, staged: bool = False) -> Json:
        name = re.sub("[^a-z]+", "-", shape.what.lower()).strip("-") + ("-of-a-stage" if staged else "")
        if name not in self.definitions:
            # A link holds links: its definition is asked for again before it is made.
            self.definitions[name] = {}
            schema = self._change(shape) if staged else _mapping(shape, self._values(shape))
            kinds = {"allOf": [*self._of_kinds(staged=staged)]} if shape is COMPONENT else {}
            self.definitions[name] = {**schema, **kinds}
        return {"$ref": f"#/$defs/{name}"}

    def _change(self, shape: Shape) -> Json:
        """What changes a mapping: null takes a key away, `+` and `-` change a list."""
        values = self._values(shape, staged=True)
        changes = {f"{name}{sign}": values[name] for name in list_keys(shape) for sign in "+-"}
        taken = {name: {"anyOf": [value, NULL]} for name, value in values.items()}
        return {**_mapping(shape, {**taken, **changes}), "required": []}

    def _of_kinds(self, *, staged: bool) -> Iterator[Json]:
        """The keys of a component, and of its APIs, that some kinds do not take."""
        refused = NULL if staged else False
        for one in (one for one in COMPONENT.fields.values() if one.kinds is not None):
            yield self._not_for(one, {one.name: refused})
        for one in (one for one in API.fields.values() if one.kinds is not None):
            yield self._not_for(one, {"apis": {"additionalProperties": {"properties": {one.name: refused}}}})

    def _not_for(self, one: Field[object], refused: Json) -> Json:
        known = {**KINDS, **(self.kinds or {})}
        others = [name for name, kind in known.items() if one.kinds is not None and kind not in one.kinds]
        return _where("kind", others, {"properties": refused})


def _mapping(shape: Shape, values: Json) -> Json:
    """The schema of a mapping with known keys."""
    return {
        "title": shape.what,
        **TYPES.get(shape, {"type": "object"}),
        "properties": values,
        "additionalProperties": False,
        "required": [*shape.required],
        **_CONDITIONS.get(shape, {}),
    }


def _where(key: str, values: Sequence[str], then: Json) -> Json:
    """What holds of a mapping where one of its keys has one of some values."""
    return {"if": {"properties": {key: {"enum": [*values]}}, "required": [key]}, "then": then}


def _of_view(show: str) -> Json:
    keys: dict[str, object] = {key: False for key in NARROWING if key not in SHOWN[show]}
    keys.setdefault("stage", {"if": {"type": "array"}, "then": {"maxItems": most_stages(show)}})
    if show not in PICTURED:
        keys[PICTURE_KEY.name] = False
    is_trace = show == "trace"
    if is_trace:
        keys[PICTURE_KEY.name] = {"properties": {AS.name: False}}
    return _where("show", [show], {"properties": keys, "required": ["screen"] if is_trace else []})


_FOR_A_TIME = [gap for gap in ACCEPT.fields["gap"].choices if only_for_a_time(gap)]
_CONDITIONS: Mapping[Shape, Json] = {
    ACCEPT: _where("gap", _FOR_A_TIME, {"required": ["until"]}),
    VIEW: {"allOf": [_of_view(show) for show in SHOWN]},
}
