"""A stage's YAML over that of the stage before: mappings merge, texts and lists replace, `null` takes away."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import yaml

from ..diagnostics import nearest
from ..source import Span
from .forms import items
from .yaml_nodes import Entry, Fields, Items, Node, Scalar

Tell = Callable[[Span, str, str], None]
"""Told of a name that is to be taken away and is not there: its place, the message, what to write."""

_CHANGING = ("+", "-")
_NAMES = ("stores", "topics")


def merge(below: Fields, above: Fields, tell: Tell) -> Fields:
    """The sections of a system, `below`, with what a stage's block, `above`, says over them.

    What does not change stays the very same object. A thing that was there keeps the place where it was first written.
    """
    return _Merging(tell, ()).over(below, above)


@dataclass(frozen=True, slots=True)
class _Merging:
    """The merging of one mapping; `path` are the keys that lead to it: `components`, `web`, `apis`, …"""

    tell: Tell
    path: tuple[str, ...]

    def over(self, below: Fields, above: Fields) -> Fields:
        entries = dict(below.entries)
        for name, entry in above.entries.items():
            if not _changes_list(name):
                self._put(entries, name, entry)
        for name, entry in above.entries.items():
            if _changes_list(name):
                self._change_list(entries, name, entry)
        return below._replace(entries=entries)

    def _put(self, entries: dict[str, Entry], name: str, entry: Entry) -> None:
        old = entries.get(name)
        if not (isinstance(entry.value, Scalar) and entry.value.empty):
            inner = _Merging(self.tell, (*self.path, name))
            entries[name] = Entry(old.key if old else entry.key, inner._value(old.value if old else None, entry.value))
        elif old is not None:
            del entries[name]
        elif self.path[2:] in {(sort,) for sort in _NAMES}:
            entries[name] = entry  # a store without a title
        else:
            self._not_there(entry.key, entries, "`null`")

    def _value(self, old: Node | None, new: Node) -> Node:
        if not isinstance(new, Fields):
            return new
        below = self._as_fields(old) if old is not None else None
        if below is None and not _has_list_changes(new):
            return new
        return self.over(below or new._replace(entries={}), new)

    def _as_fields(self, node: Node) -> Fields | None:
        """A mapping, also where a short form stands for one: the route of an API, a list of stores."""
        if isinstance(node, Fields):
            return node
        if isinstance(node, Scalar) and len(self.path) == 4 and self.path[2] == "apis":
            route = Entry(node._replace(text="route", plain=True), node)
            return Fields({"route": route}, node.block, node.event, node.event)
        if len(self.path) == 3 and self.path[2] in _NAMES:
            start, end = _ends(node)
            return Fields(_named(items(node)), node.block, start, end)
        return None

    def _change_list(self, entries: dict[str, Entry], name: str, entry: Entry) -> None:
        """`reads+: [x]` and `reads-: [y]`."""
        key, old, named = name[:-1], entries.get(name[:-1]), items(entry.value)
        if old is not None and isinstance(old.value, Fields) and key in _NAMES:
            self._change_names(entries, old, name, entry)
            return
        present = items(old.value) if old else ()
        if name.endswith("+"):
            found = (*present, *named)
        else:
            self._check_there(named, present, entry.key)
            taken = {_name_of(node) for node in named}
            found = tuple(node for node in present if _name_of(node) not in taken)
        if found:
            value = (
                found[0] if len(found) == 1 else Items(found, found[0].block, _ends(found[0])[0], _ends(found[0])[1])
            )
            entries[key] = Entry(old.key if old else entry.key._replace(text=key), value)
        else:
            entries.pop(key, None)

    def _change_names(self, entries: dict[str, Entry], old: Entry, name: str, entry: Entry) -> None:
        """The same where names have titles: `stores+: [x]` beside `stores: {tweets: All tweets}`."""
        if not isinstance(old.value, Fields):
            return
        named, kept = _named(items(entry.value)), dict(old.value.entries)
        if name.endswith("+"):
            kept.update(named)
        else:
            self._check_there([one.key for one in named.values()], [one.key for one in kept.values()], entry.key)
            kept = {one: value for one, value in kept.items() if one not in named}
        entries[name[:-1]] = Entry(old.key, old.value._replace(entries=kept))

    def _check_there(self, named: Iterable[Node], present: Iterable[Node], key: Scalar) -> None:
        known = {_name_of(node): node for node in present}
        for node in named:
            if _name_of(node) not in known:
                self._not_there(node, known, f"`{key.text}`")

    def _not_there(self, node: Node, known: Iterable[str], what: str) -> None:
        near = nearest(_name_of(node), known)
        help_ = f"did you mean '{near}'?" if near else "take it out: the stage before has none"
        self.tell(node.span, f"'{_name_of(node)}' is not there for {what} to take away", help_)


def _changes_list(name: str) -> bool:
    return name.endswith(_CHANGING) and len(name) > 1


def _has_list_changes(node: Fields) -> bool:
    """Whether a new mapping adds to lists, anywhere in it, that are not there yet."""
    return any(
        _changes_list(name) or (isinstance(entry.value, Fields) and _has_list_changes(entry.value))
        for name, entry in node.entries.items()
    )


def _named(nodes: Iterable[Node]) -> dict[str, Entry]:
    """Names as the keys of a mapping that says nothing else of them."""
    names = (node for node in nodes if isinstance(node, Scalar) and not node.empty)
    return {node.text: Entry(node, node._replace(text="", plain=True)) for node in names}


def _name_of(node: Node) -> str:
    """What an item of a list is known by: itself, or what it links to or presents."""
    if isinstance(node, Scalar):
        return node.text
    entries = node.entries if isinstance(node, Fields) else {}
    value = next((entries[key].value for key in ("to", "screen") if key in entries), None)
    return value.text if isinstance(value, Scalar) else ""


def _ends(node: Node) -> tuple[yaml.Event, yaml.Event]:
    return (node.event, node.event) if isinstance(node, Scalar) else (node.start, node.end)
