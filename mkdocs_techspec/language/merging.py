"""A stage's YAML over that of the stage before: mappings merge, texts and lists replace, `null` takes away."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import yaml

from ..diagnostics import nearest
from ..source import Span
from .components import COMPONENT, PRESENTED, presented
from .contracts import CONTRACT
from .decisions import FAILURE, PROBLEM, TRADEOFF
from .fields import Shape
from .forms import items, words
from .members import API, STORE, STORES, TOPIC, TOPICS, names
from .picturing import PICTURE, PICTURE_KEY
from .references import references
from .yaml_nodes import Entry, Fields, Items, Node, Scalar

Tell = Callable[[Span, str, str], None]
"""Told of a name that is to be taken away and is not there: its place, the message, what to write."""

_TAKING, _ADDING = "-", "+"
_NAMES = (STORES.name, TOPICS.name)


def list_keys(shape: Shape) -> Sequence[str]:
    """The keys of a mapping that `+` adds to and `-` takes from."""
    listed = {words, references, presented, names}
    return [field.name for field in shape.fields.values() if field.form in listed]


_LISTS = frozenset(
    name
    for shape in (COMPONENT, CONTRACT, PRESENTED, API, STORE, TOPIC, TRADEOFF, FAILURE, PROBLEM, PICTURE)
    for name in list_keys(shape)
)


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

    def over(self, below: Fields | None, above: Fields) -> Fields:
        entries = dict(below.entries) if below else {}
        for name, entry in above.entries.items():
            if not self._changes_list(name):
                self._put(entries, name, entry, is_new=below is None)
        # First what goes, so that both together put one item in another's place.
        for sign in (_TAKING, _ADDING):
            for name, entry in above.entries.items():
                if self._changes_list(name) and name.endswith(sign):
                    self._change_list(entries, name, entry)
        return (below or above)._replace(entries=entries)

    def _changes_list(self, name: str) -> bool:
        """Whether a key is that of a list, with a sign; where names stand, one may end in a hyphen."""
        return name[-1:] in (_TAKING, _ADDING) and name[:-1] in _LISTS and not self._holds_names

    @property
    def _holds_names(self) -> bool:
        """Whether the keys of this mapping are names that its author chose."""
        if self.path == (PICTURE_KEY.name,):
            return False
        return len(self.path) < 2 or (len(self.path) == 3 and self.path[2] in ("apis", *_NAMES))

    def _put(self, entries: dict[str, Entry], name: str, entry: Entry, *, is_new: bool) -> None:
        old = entries.get(name)
        if not _is_bare(entry):
            inner = _Merging(self.tell, (*self.path, name))
            entries[name] = Entry(old.key if old else entry.key, inner._value(old.value if old else None, entry.value))
        elif old is not None:
            del entries[name]
        elif is_new and len(self.path) > 1:
            entries[name] = entry
        else:
            self._not_there(entry.key, entries, "`null`")

    def _value(self, old: Node | None, new: Node) -> Node:
        if not isinstance(new, Fields):
            return new
        return self.over(self._as_fields(old) if old is not None else None, new)

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
        key, old = name[:-1], entries.get(name[:-1])
        present = old.value if old else None
        if key in _NAMES and (isinstance(present, Fields) or isinstance(entry.value, Fields)):
            changed: Node | None = self._changed_names(present, name, entry)
        else:
            changed = self._changed_items(items(present) if present else (), name, entry)
        if changed is None:
            entries.pop(key, None)
        else:
            entries[key] = Entry(old.key if old else entry.key._replace(text=key), changed)

    def _changed_items(self, present: Sequence[Node], name: str, entry: Entry) -> Node | None:
        named = items(entry.value)
        names = {_name_of(node): node for node in named}
        if name.endswith(_TAKING):
            self._check_there(named, present, entry.key)
            found = [node for node in present if _name_of(node) not in names]
        else:
            known = {_name_of(node) for node in present}
            # What is there already is said anew, in its place.
            found = [names.get(_name_of(node), node) for node in present]
            found += [node for node in named if _name_of(node) not in known]
        if len(found) < 2:
            return found[0] if found else None
        return Items(tuple(found), entry.key.block, *_ends(entry.value))

    def _changed_names(self, present: Node | None, name: str, entry: Entry) -> Fields | None:
        """The same where names have titles: `stores+: [x]` beside `stores: {tweets: All tweets}`."""
        below = present if isinstance(present, Fields) else None
        kept = dict(below.entries) if below else _named(items(present) if present else ())
        named = entry.value.entries if isinstance(entry.value, Fields) else _named(items(entry.value))
        if name.endswith(_ADDING):
            kept |= {one: new for one, new in named.items() if one not in kept or not _is_bare(new)}
        else:
            self._check_there([one.key for one in named.values()], [one.key for one in kept.values()], entry.key)
            kept = {one: value for one, value in kept.items() if one not in named}
        around = present or entry.value
        return Fields(kept, around.block, *_ends(around)) if kept else None

    def _check_there(self, named: Iterable[Node], present: Iterable[Node], key: Scalar) -> None:
        known = {_name_of(node): node for node in present}
        for node in named:
            if _name_of(node) not in known:
                self._not_there(node, known, f"`{key.text}`")

    def _not_there(self, node: Node, known: Iterable[str], what: str) -> None:
        near = nearest(_name_of(node), known)
        help_ = f"did you mean '{near}'?" if near else "take it out: the stage before has none"
        self.tell(node.span, f"'{_name_of(node)}' is not there for {what} to take away", help_)


def _named(nodes: Iterable[Node]) -> dict[str, Entry]:
    """Names as the keys of a mapping that says nothing else of them."""
    names = (node for node in nodes if isinstance(node, Scalar) and not node.empty)
    return {node.text: Entry(node, node._replace(text="", plain=True)) for node in names}


def _is_bare(entry: Entry) -> bool:
    return isinstance(entry.value, Scalar) and entry.value.empty


def _name_of(node: Node) -> str:
    """What an item of a list is known by: itself, or what it links to or presents."""
    if isinstance(node, Scalar):
        return node.text
    entries = node.entries if isinstance(node, Fields) else {}
    value = next((entries[key].value for key in ("to", "screen") if key in entries), None)
    return value.text if isinstance(value, Scalar) else ""


def _ends(node: Node) -> tuple[yaml.Event, yaml.Event]:
    return (node.event, node.event) if isinstance(node, Scalar) else (node.start, node.end)
