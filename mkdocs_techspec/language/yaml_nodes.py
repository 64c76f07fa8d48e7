"""A block's YAML as nodes that know where they stand.

Only libyaml's event loop is used: its `load` and `compose` recurse, so that deep input ends the process, and they read
`no` as a boolean and `1.10` as a number. Here every scalar keeps its text, and reading stops at the first limit.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple, cast

import yaml

from ..config import Limits, SettingsError
from ..diagnostics import Diagnostic, Note, Severity
from ..source import Span, Word, visible
from .fences import Block
from .yaml_slips import Unreadable, broken, example, refuse_characters

try:
    from yaml import CSafeLoader
except ImportError as error:
    # The Python reader differs on odd input, so that a page could pass on one machine and fail on another.
    raise SettingsError("PyYAML has no libyaml here: install it from a wheel, or with libyaml's headers") from error


class Scalar(NamedTuple):
    """A text as typed; what it means is for the one who knows the key.

    It keeps the event that it came from, because most places are never asked for.
    """

    text: str
    plain: bool
    block: Block
    event: yaml.Event

    @property
    def span(self) -> Span:
        return _place(self.block, self.event, self.event)

    @property
    def empty(self) -> bool:
        """Whether nothing was given: no text at all, `null` or `~`."""
        return self.plain and self.text in _NOTHING

    @property
    def word(self) -> Word:
        return Word(self.text, self.span)


_NOTHING = frozenset({"", "null", "~"})


class Entry(NamedTuple):
    key: Scalar
    value: Node


class Fields(NamedTuple):
    """A mapping, in the order it was written, each key once."""

    entries: Mapping[str, Entry]
    block: Block
    start: yaml.Event
    end: yaml.Event

    @property
    def span(self) -> Span:
        return _place(self.block, self.start, self.end)

    @property
    def in_braces(self) -> bool:
        return isinstance(self.start, yaml.CollectionStartEvent) and bool(self.start.flow_style)


class Items(NamedTuple):
    """A list."""

    items: tuple[Node, ...]
    block: Block
    start: yaml.Event
    end: yaml.Event

    @property
    def span(self) -> Span:
        return _place(self.block, self.start, self.end)


Node = Scalar | Fields | Items


def no_fields(scalar: Scalar) -> Fields:
    """What an empty value is as a mapping."""
    return Fields({}, scalar.block, scalar.event, scalar.event)


def _place(block: Block, first: yaml.Event, last: yaml.Event) -> Span:
    start, end = cast("yaml.Mark", first.start_mark), cast("yaml.Mark", last.end_mark)
    return block.place(start.line, start.column, end.line, end.column)


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
        raise Unreadable("syntax/limit", block.header, message, "split it, or raise `limits: block_size`")
    refuse_characters(block)
    _feed(block, builder)
    root = builder.root
    if root is None:
        raise Unreadable("syntax/yaml", block.header, "this block is empty", example(block))
    if not isinstance(root, Fields):
        raise Unreadable("syntax/yaml", root.span, "this block is not a mapping of keys to values", example(block))
    return root


def _feed(block: Block, builder: _Builder) -> None:
    """Give all events to the builder. Nothing here is done for one event that could be done for all."""
    loader = CSafeLoader(block.text)
    next_event, take = loader.get_event, builder.takers()
    try:
        while (event := next_event()) is not None:
            taker = take.get(type(event))
            if taker is not None:
                taker(event)
    except yaml.MarkedYAMLError as error:
        raise broken(block, error) from None
    except yaml.YAMLError as error:
        message = f"this is not YAML: {error}".partition("\n")[0]
        raise Unreadable("syntax/yaml", block.header, message, example(block)) from None
    finally:
        loader.dispose()


@dataclass(slots=True)
class _Open:
    """A collection that is being read: a list, or entries, of which `key` waits for its value."""

    start: yaml.CollectionStartEvent
    around: _Open | None
    items: list[Node] | None
    entries: dict[str, Entry] = field(default_factory=dict)
    key: Scalar | None = None
    repeated: set[str] = field(default_factory=set)


@dataclass(slots=True)
class _Builder:
    """Nodes from events, with a stack of its own: no input can make it recurse."""

    block: Block
    limits: Limits
    diagnostics: list[Diagnostic] = field(default_factory=list)
    top: _Open | None = None
    root: Node | None = None
    depth: int = 0
    documents: int = 0
    room: int = field(init=False)

    def __post_init__(self) -> None:
        self.room = self.limits.nodes

    def takers(self) -> Mapping[type[yaml.Event], Callable[[Any], None]]:
        """What takes each sort of event; the others say nothing."""
        return {
            yaml.ScalarEvent: self._scalar,
            yaml.MappingStartEvent: self._open,
            yaml.SequenceStartEvent: self._open,
            yaml.MappingEndEvent: self._close,
            yaml.SequenceEndEvent: self._close,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._start_document,
        }

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        if event.anchor is not None or event.tag is not None:
            self._refuse_features(event)
        if len(event.value) > self.limits.text_size:
            message = f"this text has {len(event.value)} characters, and {self.limits.text_size} is the limit"
            raise self._limit(event, message, "text_size")
        self._add(Scalar(event.value, not event.style, self.block, event), event)

    def _alias(self, event: yaml.AliasEvent) -> None:
        message = f"the alias '*{event.anchor}' is not supported"
        self._error(_place(self.block, event, event), message, 'write it out, or put a text in quotes: `"*"`')
        self._add(Scalar("", plain=True, block=self.block, event=event), event)

    def _start_document(self, event: yaml.Event) -> None:
        self.documents += 1
        if self.documents > 1:
            message = "a block holds one document, and here a second one begins"
            here = _place(self.block, event, event)
            raise Unreadable("syntax/yaml", here, message, "put it into a block of its own")

    def _open(self, event: yaml.CollectionStartEvent) -> None:
        if event.anchor is not None or event.tag is not None:
            self._refuse_features(event)
        self.top = _Open(event, self.top, [] if isinstance(event, yaml.SequenceStartEvent) else None)
        self.depth += 1
        if self.depth > self.limits.depth:
            raise self._limit(event, f"this block is more than {self.limits.depth} levels deep", "depth")

    def _close(self, event: yaml.CollectionEndEvent) -> None:
        opened = cast("_Open", self.top)
        self.top = opened.around
        self.depth -= 1
        if opened.items is None:
            last = next(reversed(opened.entries.values())).value if opened.entries else None
            self._add(Fields(opened.entries, self.block, opened.start, _end(opened, last, event)), event)
        else:
            last = opened.items[-1] if opened.items else None
            self._add(Items(tuple(opened.items), self.block, opened.start, _end(opened, last, event)), event)

    def _add(self, node: Node, event: yaml.Event) -> None:
        self.room -= 1
        if self.room < 0:
            raise self._limit(event, f"this block has more than {self.limits.nodes} parts", "nodes")
        top = self.top
        if top is None:
            self.root = node
        elif top.items is not None:
            top.items.append(node)
        elif top.key is None:
            top.key = self._key(top, node)
        else:
            top.entries.setdefault(top.key.text, Entry(top.key, node))
            top.key = None

    def _key(self, parent: _Open, node: Node) -> Scalar:
        if not isinstance(node, Scalar):
            help_ = 'a text with braces needs quotes: `"{{ name }}"`' if isinstance(node, Fields) else "write a word"
            self._error(node.span, "a key must be a text", help_)
            return Scalar("", plain=False, block=node.block, event=node.start)
        if node.text == "<<" and node.plain:
            self._error(node.span, "merging with `<<` is not supported", "write the keys out")
        elif node.text in parent.entries and node.text not in parent.repeated:
            parent.repeated.add(node.text)
            first = Note(message="the first one", span=parent.entries[node.text].key.span)
            message = f"the key '{visible(node.text)}' is given twice"
            self._error(node.span, message, "keep one of the two", (first,))
        return node

    def _refuse_features(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.anchor is not None:
            message = f"the anchor '&{visible(event.anchor)}' is not supported"
            self._error(
                _place(self.block, event, event),
                message,
                "take it out, and write values out; a text with & needs quotes",
            )
        if event.tag is not None:
            message = f"the tag '{visible(event.tag)}' is not supported"
            self._error(
                _place(self.block, event, event), message, "take it out; a text that begins with ! needs quotes"
            )

    def _limit(self, event: yaml.Event, message: str, name: str) -> Unreadable:
        return Unreadable(
            "syntax/limit", _place(self.block, event, event), message, f"split it, or raise `limits: {name}`"
        )

    def _error(self, span: Span, message: str, help_: str, notes: tuple[Note, ...] = ()) -> None:
        self.diagnostics.append(
            Diagnostic(rule="syntax/yaml", severity=Severity.ERROR, span=span, message=message, help=help_, notes=notes)
        )


def _end(opened: _Open, last: Node | None, event: yaml.Event) -> yaml.Event:
    """What ends a collection. Without brackets libyaml ends it at the token after it, and its last part says better."""
    if last is None or opened.start.flow_style:
        return event
    return last.event if isinstance(last, Scalar) else last.end
