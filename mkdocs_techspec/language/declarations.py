"""What one block declares, before it is known what the names in it mean."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import TypeVar

from ..config import Config
from ..diagnostics import Diagnostic
from ..model import Accept, Component, Failure, Problem, Screen, Tradeoff
from ..source import Word
from .components import DEFAULTS, declare_component
from .decisions import accepts, declare_failure, declare_problem, declare_tradeoff
from .fences import Block, BlockKind
from .fields import Field, Record, Shape, read_record
from .forms import Reading, flag, identifier, named, text, word
from .screens import declare_screen, declared_system
from .yaml_nodes import Fields, Node, Scalar, read_yaml

_T = TypeVar("_T", Component, Tradeoff, Failure, Problem)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spec:
    """A `techspec` block: a part of a system, or all of it."""

    system: Word
    title: str = ""
    note: str = ""
    draft: bool = False
    components: Mapping[str, Component] = field(default_factory=dict)
    tradeoffs: Mapping[str, Tradeoff] = field(default_factory=dict)
    failures: Mapping[str, Failure] = field(default_factory=dict)
    problems: Mapping[str, Problem] = field(default_factory=dict)
    accepts: tuple[Accept, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaration:
    """One block, read: a screen or a spec, or neither where it cannot be read. `system` is what it names itself."""

    block: Block
    screen: Screen | None = None
    spec: Spec | None = None
    system: str = ""
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def readable(self) -> bool:
        return self.screen is not None or self.spec is not None


def _any(reading: Reading, key: str, node: Node) -> Node:  # noqa: ARG001 - a form that takes whatever there is
    return node


_SYSTEM = Field("system", word)
_TITLE = Field("title", text)
_NOTE = Field("note", text)
_DRAFT = Field("draft", flag)
_DEFAULTS = Field("defaults", _any)
_COMPONENTS = Field("components", named)
_TRADEOFFS = Field("tradeoffs", named)
_FAILURES = Field("failures", named)
_PROBLEMS = Field("problems", named)
_ACCEPT = Field("accept", accepts)
TECHSPEC = Shape(
    "spec",
    *(_SYSTEM, _TITLE, _NOTE, _DRAFT, _DEFAULTS, _COMPONENTS, _TRADEOFFS, _FAILURES, _PROBLEMS, _ACCEPT),
    required=("system",),
)

_SYSTEM_LINE = re.compile(r"^system:[ \t]*['\"]?([a-z0-9][a-z0-9-]*)", re.MULTILINE)


def declare(block: Block, config: Config) -> Declaration:
    """Read one block, whatever is in it."""
    tree = read_yaml(block, config.limits)
    reading = Reading(block=block, config=config, diagnostics=list(tree.diagnostics))
    screen = spec = None
    if tree.root is not None and block.kind is BlockKind.SCREEN:
        screen = declare_screen(reading, tree.root)
    elif tree.root is not None:
        spec = _declare_spec(reading, tree.root)
    return Declaration(
        block=block,
        screen=screen,
        spec=spec,
        system=_claimed_system(block, tree.root),
        diagnostics=tuple(reading.diagnostics),
    )


def _claimed_system(block: Block, root: Fields | None) -> str:
    """The system that a block names, read from its text where its YAML is broken."""
    if root is not None:
        named_system = declared_system(root)
        return named_system.text if named_system else ""
    found = _SYSTEM_LINE.search(block.text)
    return found[1] if found else ""


def _declare_spec(reading: Reading, root: Fields) -> Spec | None:
    stage = root.entries.get("stage")
    if stage is not None:
        help_ = "describe the system as it is to be, without `stage`"
        reading.error("syntax/key", stage.key.span, "stages are not supported yet, so this block is not read", help_)
        return None
    record = read_record(reading, root, TECHSPEC, "", root)
    system = root.entries.get("system")
    if record is None or system is None or not isinstance(system.value, Scalar) or not record.get(_SYSTEM):
        return None
    defaults = _defaults(reading, record)
    return Spec(
        system=Word(identifier(reading, system.value), system.value.span),
        title=record.get(_TITLE) or "",
        note=record.get(_NOTE) or "",
        draft=record.get(_DRAFT) or False,
        components=_each(record, _COMPONENTS, partial(declare_component, defaults=defaults)),
        tradeoffs=_each(record, _TRADEOFFS, declare_tradeoff),
        failures=_each(record, _FAILURES, declare_failure),
        problems=_each(record, _PROBLEMS, declare_problem),
        accepts=record.get(_ACCEPT) or (),
    )


def _defaults(reading: Reading, record: Record) -> Record | None:
    entry = record.node.entries.get("defaults")
    return read_record(reading, entry.value, DEFAULTS, "", entry.key) if entry else None


def _each(
    record: Record,
    field: Field[Mapping[str, tuple[Scalar, Node]]],
    declare_one: Callable[[Reading, Scalar, Node], _T | None],
) -> Mapping[str, _T]:
    found = (declare_one(record.reading, key, node) for key, node in (record.get(field) or {}).values())
    return {one.id: one for one in found if one}
