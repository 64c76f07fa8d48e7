"""The sections of a `techspec` block: its components and decisions, each by its id."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import TypeVar

from ..model import Component, Failure, PictureOptions, Problem, Tradeoff
from .components import COMPONENT, DEFAULTS, declare_component
from .decisions import FAILURE, PROBLEM, TRADEOFF, declare_failure, declare_problem, declare_tradeoff
from .fields import Field, Record, read_record
from .forms import Reading, named
from .yaml_nodes import Fields, Node, Scalar

_T = TypeVar("_T", Component, Tradeoff, Failure, Problem)
Named = Mapping[str, tuple[Scalar, Node]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sections:
    """What the sections of a block hold, or those of a system at one of its stages, by id; and how that is drawn."""

    components: Mapping[str, Component] = field(default_factory=dict)
    tradeoffs: Mapping[str, Tradeoff] = field(default_factory=dict)
    failures: Mapping[str, Failure] = field(default_factory=dict)
    problems: Mapping[str, Problem] = field(default_factory=dict)
    picture: PictureOptions = field(default_factory=PictureOptions)


def _any(reading: Reading, key: str, node: Node) -> Node:  # noqa: ARG001 - a form that takes whatever there is
    return node


DEFAULTS_KEY = Field("defaults", _any, holds=DEFAULTS)
COMPONENTS = Field("components", named, holds=COMPONENT)
TRADEOFFS = Field("tradeoffs", named, holds=TRADEOFF)
FAILURES = Field("failures", named, holds=FAILURE)
PROBLEMS = Field("problems", named, holds=PROBLEM)
SECTIONS = (COMPONENTS, TRADEOFFS, FAILURES, PROBLEMS)


def declare_defaults(reading: Reading, root: Fields) -> Record | None:
    """The `defaults` of a block."""
    entry = root.entries.get(DEFAULTS_KEY.name)
    return read_record(reading, entry.value, DEFAULTS, "", entry.key) if entry else None


def declare_sections(record: Record, defaults: Record | None) -> Sections:
    """The sections of a block that stands by itself."""
    return Sections(
        components=_each(record, COMPONENTS, partial(declare_component, defaults=(defaults,) if defaults else ())),
        tradeoffs=_each(record, TRADEOFFS, declare_tradeoff),
        failures=_each(record, FAILURES, declare_failure),
        problems=_each(record, PROBLEMS, declare_problem),
    )


def _each(
    record: Record, section: Field[Named], declare_one: Callable[[Reading, Scalar, Node], _T | None]
) -> Mapping[str, _T]:
    found = (declare_one(record.reading, key, node) for key, node in (record.get(section) or {}).values())
    return {one.id: one for one in found if one}
