"""A block's YAML as nodes that know where they stand.

Only libyaml's event loop is used: its `load` and `compose` recurse, so that deep input ends the process, and they read
`no` as a boolean and `1.10` as a number. Here every scalar keeps its text, and reading stops at the first limit.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, cast

import yaml

from ..config import Limits, SettingsError
from ..diagnostics import Diagnostic, Note, Severity
from ..source import Span, Word, visible
from .fences import Block
from .yaml_slips import Unreadable, broken, example, header, refuse_characters

try:
    from yaml import CSafeLoader
except ImportError as error:
    # The Python reader differs on odd input, so that a page could pass on one machine and fail on another.
    raise SettingsError("PyYAML has no libyaml here: install it from a wheel, or with libyaml's headers") from error


class Scalar(NamedTuple):
    """A text as typed; what it means is for the one who knows the key."""

    text: str
    plain: bool
    span: Span

    @property
    def empty(self) -> bool:
        """Whether nothing was given: no text at all, `null` or `~`."""
        return self.plain and self.text in {"", "null", "~"}

    @property
    def word(self) -> Word:
        return Word(self.text, self.span)


class Entry(NamedTuple):
    key: Scalar
    value: Node


class Fields(NamedTuple):
    """A mapping, in the order it was written, each key once."""

    entries: Mapping[str, Entry]
    span: Span


class Items(NamedTuple):
    """A list."""

    items: tuple[Node, ...]
    span: Span


Node = Scalar | Fields | Items


class Tree(NamedTuple):
    """What could be read of a block: `root` is None where nothing could."""

    root: Fields | None
    diagnostics: tuple[Diagnostic, ...]


def read_yaml(block: Block, limits: Limits) -> Tree:
    """Read one block; whatever its text, the answer is a tree and what is wrong with it."""
    builder = _Builder(block, limits)
    try:
        return Tree(_root(block, limits, builder), tuple(builder.diagnostics))
    except Unreadable as stop:
        return Tree(None, (*builder.diagnostics, stop.diagnostic))


def _root(block: Block, limits: Limits, builder: _Builder) -> Fields:
    if len(block.text) > limits.block_size:
        message = f"this block has {len(block.text)} characters, and {limits.block_size} is the limit"
        raise Unreadable("syntax/limit", header(block), message, "split it, or raise `limits: block_size`")
    refuse_characters(block)
    for event in _events(block):
        builder.take(event)
    root = builder.root
    if root is None:
        raise Unreadable("syntax/yaml", header(block), "this block is empty", example(block))
    if not isinstance(root, Fields):
        raise Unreadable("syntax/yaml", root.span, "this block is not a mapping of keys to values", example(block))
    return root


def _events(block: Block) -> Iterator[yaml.Event]:
    loader = CSafeLoader(block.text)
    try:
        while (event := loader.get_event()) is not None:
            yield event
    except yaml.MarkedYAMLError as error:
        raise broken(block, error) from None
    except yaml.YAMLError as error:
        message = f"this is not YAML: {error}".partition("\n")[0]
        raise Unreadable("syntax/yaml", header(block), message, example(block)) from None
    finally:
        loader.dispose()


@dataclass(slots=True)
class _Open:
    """A collection that is being read; `keys` is None for a list; `key` waits for its value."""

    span: Span
    keys: dict[str, Span] | None
    key: Scalar | None = None
    items: list[Node] = field(default_factory=list)
    entries: dict[str, Entry] = field(default_factory=dict)


@dataclass(slots=True)
class _Builder:
    """Nodes from events, with a stack of its own: no input can make it recurse."""

    block: Block
    limits: Limits
    diagnostics: list[Diagnostic] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)
    root: Node | None = None
    nodes: int = 0
    documents: int = 0

    def take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.ScalarEvent):
            self._refuse_features(event)
            self._add(self._scalar(event))
        elif isinstance(event, yaml.CollectionEndEvent):
            self._add(self._close(event))
        elif isinstance(event, yaml.CollectionStartEvent):
            self._refuse_features(event)
            self._open(event)
        elif isinstance(event, yaml.AliasEvent):
            message = f"the alias '*{event.anchor}' is not supported"
            self._error(self._span(event), message, 'write it out, or put a text in quotes: `"*"`')
            self._add(Scalar("", plain=True, span=self._span(event)))
        elif isinstance(event, yaml.DocumentStartEvent):
            self._start_document(event)

    def _start_document(self, event: yaml.Event) -> None:
        self.documents += 1
        if self.documents > 1:
            message = "a block holds one document, and here a second one begins"
            raise Unreadable("syntax/yaml", self._span(event), message, "put it into a block of its own")

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        if len(event.value) > self.limits.text_size:
            message = f"this text has {len(event.value)} characters, and {self.limits.text_size} is the limit"
            raise self._limit(event, message, "text_size")
        return Scalar(event.value, not event.style, self._span(event))

    def _open(self, event: yaml.CollectionStartEvent) -> None:
        keys: dict[str, Span] | None = {} if isinstance(event, yaml.MappingStartEvent) else None
        self.stack.append(_Open(self._span(event), keys))
        if len(self.stack) > self.limits.depth:
            raise self._limit(event, f"this block is more than {self.limits.depth} levels deep", "depth")

    def _close(self, event: yaml.CollectionEndEvent) -> Node:
        opened = self.stack.pop()
        parts = opened.items if opened.keys is None else [entry.value for entry in opened.entries.values()]
        # libyaml ends a collection at the token after it, so its last part says better where it ends.
        end = parts[-1].span if parts else self._span(event)
        span = opened.span._replace(end_line=end.end_line, end_column=end.end_column)
        return Items(tuple(opened.items), span) if opened.keys is None else Fields(opened.entries, span)

    def _add(self, node: Node) -> None:
        self.nodes += 1
        if self.nodes > self.limits.nodes:
            message = f"this block has more than {self.limits.nodes} parts"
            raise Unreadable("syntax/limit", node.span, message, "split it, or raise `limits: nodes`")
        if not self.stack:
            self.root = node
            return
        parent = self.stack[-1]
        if parent.keys is None:
            parent.items.append(node)
        elif parent.key is not None:
            parent.entries.setdefault(parent.key.text, Entry(parent.key, node))
            parent.key = None
        else:
            parent.key = self._key(parent.keys, node)

    def _key(self, seen: dict[str, Span], node: Node) -> Scalar:
        if not isinstance(node, Scalar):
            help_ = 'a text with braces needs quotes: `"{{ name }}"`' if isinstance(node, Fields) else "write a word"
            self._error(node.span, "a key must be a text", help_)
            return Scalar("", plain=False, span=node.span)
        first = seen.setdefault(node.text, node.span)
        if node.text == "<<" and node.plain:
            self._error(node.span, "merging with `<<` is not supported", "write the keys out")
        elif first is not node.span:
            message = f"the key '{visible(node.text)}' is given twice"
            self._error(node.span, message, "keep one of the two", (Note(message="the first one", span=first),))
        return node

    def _refuse_features(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.anchor is not None:
            message = f"the anchor '&{visible(event.anchor)}' is not supported"
            self._error(self._span(event), message, "take it out, and write values out; a text with & needs quotes")
        if event.tag is not None:
            message = f"the tag '{visible(event.tag)}' is not supported"
            self._error(self._span(event), message, "take it out; a text that begins with ! needs quotes")

    def _span(self, event: yaml.Event) -> Span:
        start, end = cast("yaml.Mark", event.start_mark), cast("yaml.Mark", event.end_mark)
        return self.block.place(start.line, start.column, end.line, end.column)

    def _limit(self, event: yaml.Event, message: str, name: str) -> Unreadable:
        return Unreadable("syntax/limit", self._span(event), message, f"split it, or raise `limits: {name}`")

    def _error(self, span: Span, message: str, help_: str, notes: tuple[Note, ...] = ()) -> None:
        self.diagnostics.append(
            Diagnostic(rule="syntax/yaml", severity=Severity.ERROR, span=span, message=message, help=help_, notes=notes)
        )
