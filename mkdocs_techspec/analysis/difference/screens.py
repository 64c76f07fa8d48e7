"""Screens and needs: which are new and gone, and which something supports now, or nothing does any more."""

from __future__ import annotations

import enum
from collections.abc import Iterator
from typing import NamedTuple

from ...model import Key, Model, Need, Screen
from ..snapshots import Snapshot
from ..stages import Change, Facts, differing
from ..support import Status
from .parts import change_of


class Turn(enum.StrEnum):
    """What becomes of a need. It is lost and gained by being supported; what is added may be unsupported."""

    LOST = "lost"
    GAINED = "gained"
    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


class NeedChange(NamedTuple):
    """A need that stands differently, or that is said differently; `before` and `after` are how it stands."""

    need: Key
    title: str
    turn: Turn
    before: Status | None
    after: Status | None
    told: tuple[str, ...]


class ScreenChange(NamedTuple):
    """A screen that is new, gone, or said differently, but for its needs."""

    key: Key
    title: str
    change: Change
    told: tuple[str, ...]


def screen_changes(before: Model, after: Model) -> Iterator[ScreenChange]:
    """The screens that differ, by name."""
    old, new = dict(before.screens()), dict(after.screens())
    for key in sorted({*old, *new}):
        change = change_of(old.get(key), new.get(key))
        told = tuple(differing(_screen_facts(old.get(key)), _screen_facts(new.get(key))))
        if change is not Change.CHANGED or told:
            screen = new.get(key) or old[key]
            yield ScreenChange(key, screen.title, change, told if change is Change.CHANGED else ())


def need_changes(before: Snapshot, after: Snapshot) -> Iterator[NeedChange]:
    """The needs that differ, by name."""
    old, new = ({key: need for key, _, need in one.model.needs()} for one in (before, after))
    for key in sorted({*old, *new}):
        was, is_ = (one.support.needs[key].status if key in one.support.needs else None for one in (before, after))
        told = tuple(differing(_need_facts(old[key]), _need_facts(new[key]))) if key in old and key in new else ()
        if was is not is_ or told:
            yield NeedChange(key, (new.get(key) or old[key]).title, _turn(was, is_), was, is_, told)


def _turn(before: Status | None, after: Status | None) -> Turn:
    if before is None or after is None:
        return Turn.ADDED if before is None else Turn.REMOVED
    if before.supported == after.supported:
        return Turn.CHANGED
    return Turn.GAINED if after.supported else Turn.LOST


def _screen_facts(screen: Screen | None) -> Facts:
    if screen is None:
        return {}
    numbers = {"rate": screen.rate, "slo": screen.slo, "within": screen.within}
    facts = {
        "title": (screen.title,),
        "includes": tuple(word.text for word in screen.includes),
        "part": ("true",) if screen.part else (),
        "planned": (screen.planned.text,) if screen.planned else (),
        **{name: (number.text,) for name, number in numbers.items() if number},
    }
    return {key: values for key, values in facts.items() if values}


def _need_facts(need: Need) -> Facts:
    facts = {
        "kind": ("shows" if need.shown else "does",),
        "title": (need.title,),
        "optional": ("true",) if need.optional else (),
        "planned": (need.planned.text,) if need.planned else (),
        "data": tuple(word.text for word in need.data),
        "times": (need.times.text,) if need.times else (),
        "fresh": (need.fresh.text,) if need.fresh else (),
    }
    return {key: values for key, values in facts.items() if values}
