"""The tables of `hand_worked.md`: what each thing that is down harms, and the same table made of what is found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias

import yaml
from literate import Case

from mkdocs_techspec.model import Key

TABLE = "harm.yml"

Row: TypeAlias = Mapping[str, frozenset[str]]
Table: TypeAlias = Mapping[str, Row]


def expected(case: Case, part: str) -> Table:
    """One part of a case's table: `down`, `one instance` or `together`."""
    table = yaml.safe_load(case.files[TABLE]).get(part, {})
    return {name: _row(entry) for name, entry in table.items()}


def _row(entry: Mapping[str, object]) -> Row:
    flat = {sort: names for sort, names in entry.items() if sort != "screens"}
    screens = entry.get("screens", {})
    assert isinstance(screens, Mapping)
    flat |= {f"screens {sort}": names for sort, names in screens.items()}
    return {sort: frozenset(names) for sort, names in flat.items() if isinstance(names, list)}


def row(needs: Iterable[frozenset[Key]], screens: Iterable[frozenset[Key]], system: str) -> Row:
    """The row of what is found to be lost, degraded and stale: needs, and screens."""
    sorts = ("lost", "degraded", "stale", "screens lost", "screens degraded", "screens stale")
    return {
        sort: frozenset(key.seen_from(system) for key in keys)
        for sort, keys in zip(sorts, [*needs, *screens], strict=True)
        if keys
    }


def table(things: Iterable[Key], system: str, found: Callable[[Key], Row]) -> Table:
    """The rows of some things, by their names."""
    return {name_of(thing, system): found(thing) for thing in things}


def name_of(thing: Key, system: str) -> str:
    return thing.name if thing.name.startswith("host/") else thing.seen_from(system)


def named(text: str, system: str) -> frozenset[Key]:
    """The things whose names are joined by `+`."""
    return frozenset(Key(system, name) for name in text.split(" + "))
