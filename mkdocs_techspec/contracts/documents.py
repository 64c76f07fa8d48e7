"""The text of an OpenAPI document as mappings, lists and texts. Numbers and booleans stay what was typed.

As for blocks, only libyaml's event loop is used: its own `load` recurses, and so ends the process on deep input.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field

import yaml

from ..config import SettingsError
from .operations import Unread

try:
    from yaml import CSafeLoader
except ImportError as error:
    raise SettingsError("PyYAML has no libyaml here: install it from a wheel, or with libyaml's headers") from error

Tree = None | str | bool | list["Tree"] | dict[str, "Tree"]

_DEEPEST = 100
_MOST_MERGED = 100_000


def read_json(text: str) -> Tree | Unread:
    """A JSON text as a tree, or why it is none."""
    try:
        found: Tree = json.loads(text, parse_int=str, parse_float=str, parse_constant=str)
    except json.JSONDecodeError as error:
        return Unread(f"is not JSON: {error.msg} at line {error.lineno}", "mend it there")
    except RecursionError:
        return _TOO_DEEP
    return found


def read_yaml(text: str) -> Tree | Unread:
    """A YAML text as a tree, or why it is none. An alias is the very thing that its anchor names, not a copy."""
    builder = _Builder()
    try:
        loader = CSafeLoader(text)
        try:
            return _built(loader.get_event, builder)
        finally:
            loader.dispose()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = f" at line {mark.line + 1}" if mark else ""
        return Unread(f"is not YAML: {error.problem or error.context or 'it breaks off'}{where}", "mend it there")
    except (yaml.YAMLError, UnicodeError):
        return Unread("is not YAML: it holds a character that YAML cannot take", "take that out")


_TOO_DEEP = Unread(f"is more than {_DEEPEST} levels deep", "move what is so deep into `components`")


def _built(next_event: Callable[[], yaml.Event | None], builder: _Builder) -> Tree | Unread:
    while (event := next_event()) is not None:
        builder.take(event)
        if len(builder.open) > _DEEPEST:
            return _TOO_DEEP
        if builder.merged > _MOST_MERGED:
            return Unread("merges too much with `<<`", "write the keys out")
        if isinstance(event, yaml.DocumentEndEvent):
            break
    return builder.root


@dataclass(slots=True)
class _Open:
    """A list or a mapping that is being read; `key` waits for its value where `has_key` is set."""

    into: list[Tree] | dict[str, Tree]
    key: str = ""
    has_key: bool = False
    below: list[Tree] = field(default_factory=list)


@dataclass(slots=True)
class _Builder:
    """A tree from events, with a stack of its own: no input can make it recurse."""

    root: Tree = None
    open: list[_Open] = field(default_factory=list)
    anchors: dict[str, Tree] = field(default_factory=dict)
    merged: int = 0

    def take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.ScalarEvent):
            self._add(event.value, event.anchor)
        elif isinstance(event, yaml.AliasEvent):
            self._add(self.anchors.get(event.anchor or ""), None)
        elif isinstance(event, yaml.CollectionStartEvent):
            self._start({} if isinstance(event, yaml.MappingStartEvent) else [], event.anchor)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._end()

    def _start(self, into: list[Tree] | dict[str, Tree], anchor: str | None) -> None:
        self._add(into, anchor)
        self.open.append(_Open(into))

    def _end(self) -> None:
        closed = self.open.pop()
        if isinstance(closed.into, dict) and closed.below:
            given = dict(closed.into)
            for other in reversed(closed.below):
                self._merge(closed.into, other)
            closed.into.update(given)

    def _merge(self, into: dict[str, Tree], other: Tree) -> None:
        for one in reversed(other) if isinstance(other, list) else [other]:
            if isinstance(one, dict) and one is not into:
                self.merged += len(one)
                into.update(one if self.merged <= _MOST_MERGED else {})

    def _add(self, value: Tree, anchor: str | None) -> None:
        if anchor is not None:
            self.anchors[anchor] = value
        if not self.open:
            self.root = value
            return
        top = self.open[-1]
        if isinstance(top.into, list):
            top.into.append(value)
        elif not top.has_key:
            # A key that is no text, as `[a, b]:` has it, is none that anybody asks for.
            top.key, top.has_key = value if isinstance(value, str) else "", True
        else:
            top.has_key = False
            if top.key == "<<":
                top.below.append(value)
            else:
                top.into[top.key] = value
