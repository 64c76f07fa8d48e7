"""Screens by components: who presents a screen, who serves it, and who stands behind."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from types import MappingProxyType

from ...analysis.coverage import Part, Parts
from ...model import Component, Key
from ..here import Here, Ref
from ..inline import plain
from .narrowing import Natural, by_kind, natural, system_ref

_SIGNS: Mapping[Part, str] = MappingProxyType({Part.PRESENTS: "P", Part.SERVES: "S", Part.BEHIND: "\N{BULLET}"})
_TONES: Mapping[Part, str] = MappingProxyType({part: part.name.lower() for part in Part})

_Columns = list[tuple[Key, Component]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What a component does for a screen: a sign for all of it, in the tone of the first, and words that tell it."""

    sign: str
    tone: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A name over some columns. `kind` is the built-in kind of all of them, or empty."""

    ref: Ref
    kind: str
    span: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A component; `leads` is set for the first of a group."""

    ref: Ref
    leads: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixRow:
    """A screen, and a cell for each column; None where there is nothing."""

    ref: Ref
    system: Ref | None
    is_part: bool
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """Columns are grouped by system, where they are of several, and by kind; `key` tells what the signs mean."""

    systems: tuple[Group, ...]
    kinds: tuple[Group, ...]
    columns: tuple[Column, ...]
    rows: tuple[MatrixRow, ...]
    key: tuple[Cell, ...]


def matrix(supported: Mapping[Key, Parts], components: Collection[Key], here: Here) -> Matrix:
    """Some screens, in this order, by those of some components that have a part in any of them."""
    taking = frozenset(components).intersection(component for parts in supported.values() for component in parts)
    found = ((key, one) for key in taking if (one := here.model.component(key)))
    columns = sorted(found, key=lambda column: (_system_order(column[0], here), by_kind(column[1])))
    kinds = tuple(_kinds(columns))
    signs = {part for parts in supported.values() for key in taking & parts.keys() for part in parts[key]}
    return Matrix(
        systems=_systems(columns, here),
        kinds=kinds,
        columns=tuple(_columns(columns, kinds, here)),
        rows=tuple(_row(screen, parts, columns, here) for screen, parts in supported.items()),
        key=tuple(_cell(frozenset({part})) for part in Part if part in signs),
    )


def _system_order(key: Key, here: Here) -> tuple[bool, Natural, str]:
    """Systems by title; the one that is told of comes first."""
    return (key.system != here.system, natural(here.model.systems[key.system].title), key.system)


def _systems(columns: _Columns, here: Here) -> tuple[Group, ...]:
    groups = groupby(columns, lambda column: column[0].system)
    found = ((here.model.systems[system], len(list(several))) for system, several in groups)
    told = tuple(Group(ref=system_ref(system, here), kind="", span=span) for system, span in found)
    return told if len(told) > 1 else ()


def _kinds(columns: _Columns) -> Iterator[Group]:
    for (_, kind, name), several in groupby(columns, lambda one: (one[0].system, one[1].kind, one[1].kind_name)):
        yield Group(ref=Ref(label=plain(name)), kind=kind, span=len(list(several)))


def _columns(columns: _Columns, kinds: tuple[Group, ...], here: Here) -> Iterator[Column]:
    leads = [number == 0 for group in kinds for number in range(group.span)]
    for (key, _), first in zip(columns, leads, strict=True):
        yield Column(ref=here.by_title(key), leads=first)


def _row(screen: Key, parts: Parts, columns: _Columns, here: Here) -> MatrixRow:
    found, system = here.model.screen(screen), here.model.systems[screen.system]
    return MatrixRow(
        ref=here.by_title(screen),
        system=None if here.system == screen.system else system_ref(system, here),
        is_part=found is not None and found.part,
        cells=tuple(_cell(parts[key]) if key in parts else None for key, _ in columns),
    )


def _cell(parts: frozenset[Part]) -> Cell:
    told = [part for part in Part if part in parts]
    return Cell(
        sign="".join(_SIGNS[part] for part in told),
        tone=_TONES[told[0]],
        words=" and ".join(part.value for part in told),
    )
