"""The view `failures`: what will fail, what that takes down, what is done; and what each part takes down."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ...analysis.harm import Radius
from ...analysis.redundancy import survives_one
from ...analysis.risks import standing_on, weight
from ...analysis.snapshots import hits
from ...model import PRESENTING, Key, System, ViewTarget
from ..failures import (
    FailureRow,
    Unmentioned,
    computed_row,
    declared_row,
    has_all,
    told_at,
    unmentioned_risks,
    worst_of,
)
from ..harm import Harmed, harmed
from ..here import Here, Ref
from ..pictures import Picture
from .decided import is_of_part, is_of_stage, place_of
from .narrowing import components_of, elsewhere, system_ref, systems_of, whole_screen
from .outages import hosts_of, worst_first


@dataclass(frozen=True, slots=True, kw_only=True)
class BlastRow:
    """What is harmed with one instance of a component down, and with all of it; `others` where others take over.

    `ranks` say how bad each of the two is.
    """

    thing: Ref
    kind: str
    kind_name: str
    system: Ref | None
    one: tuple[Harmed, ...]
    whole: tuple[Harmed, ...]
    others: bool
    ranks: tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class FailuresView:
    """All failures that a view picks, worst first; `said` counts them."""

    said: str
    unmentioned: tuple[tuple[Ref | None, Unmentioned], ...]
    failures: tuple[FailureRow, ...]
    parts: tuple[BlastRow, ...]
    narrowed: bool


def build(target: ViewTarget, here: Here, _pictures: Sequence[Picture]) -> FailuresView:
    """The failures that a view picks: those that are declared at any stage, and what follows from the last."""
    rows = [row for system in systems_of(target, here) for row in _rows(system, target, here)]
    return FailuresView(
        said=_said(rows),
        unmentioned=tuple(_unmentioned(target, here)),
        failures=tuple(sorted(rows, key=lambda row: row.order)),
        parts=tuple(_parts(target, here)),
        narrowed=target.is_narrowed,
    )


def _rows(system: System, target: ViewTarget, here: Here) -> Iterator[FailureRow]:
    for failure in here.index.model.systems[system.id].failures.values():
        there = elsewhere(here, system.id, failure.span)
        if not target.stages:
            there = replace(there, snapshot=told_at(failure, system, here))
        things = hits(here.index.model, failure)
        radius = there.snapshot.whole_radius(failure)
        is_told = is_of_stage(failure.stage, target) and (not target.stages or has_all(there.snapshot, failure))
        if is_told and _is_picked(things, radius, target, there):
            yield declared_row(failure, system, there, place_of(system, failure.stage, here))
    for risk in unmentioned_risks(here.snapshot, system):
        if _is_picked((risk.thing,), risk.radius, target, here):
            there = elsewhere(here, system.id, system.span)
            yield computed_row(risk, system, there, place_of(system, system.stage, here))


def _is_picked(things: Iterable[Key], radius: Radius, target: ViewTarget, here: Here) -> bool:
    """Whether something harms the screen that a view asks for, and is of the owner and kind."""
    parts = (
        part
        for key in things
        for part in (key, *(Key(key.system, one.id) for one in standing_on(key, here.model.systems[key.system])))
    )
    if target.screen is not None:
        screens = whole_screen(target.screen, here)
        if not any(need.owner in screens for needs in radius for need in needs):
            return False
    return is_of_part(parts, target, here)


def _unmentioned(target: ViewTarget, here: Here) -> Iterator[tuple[Ref | None, Unmentioned]]:
    if target.screen or target.owner or target.kind:
        return
    for system in systems_of(target, here):
        there = elsewhere(here, system.id, system.span)
        worst = worst_of(unmentioned_risks(here.snapshot, system), system, there)
        if worst is not None:
            yield None if here.system else system_ref(system, here), worst


def _said(rows: Sequence[FailureRow]) -> str:
    if not rows:
        return ""
    declared = [row for row in rows if not row.is_computed]
    counts = Counter(row.standing.status for row in declared)
    told = ", ".join(f"{counts[status]} {status}" for status in _STATUSES if counts[status])
    points = sum(row.is_computed and row.weight.needs_lost > 0 for row in rows)
    parts = [f"{len(declared)} failure{'s' if len(declared) != 1 else ''}{f': {told}' if told else ''}"]
    parts += [f"{points} more single point{'s' if points != 1 else ''} that no failure mentions"] if points else []
    return f"{'; '.join(parts)}."


_STATUSES = ("not fixed", "accepted", "fixed", "not taken")


def _parts(target: ViewTarget, here: Here) -> Iterator[BlastRow]:
    """What can be down, worst first; a host is of whoever has something on it."""
    keys = [key for key, component in components_of(target, here) if component.kind not in PRESENTING]
    for key in worst_first([*keys, *hosts_of(keys, here)], here):
        yield _part(key, here)


_HOST = "host"


def _part(key: Key, here: Here) -> BlastRow:
    component, harm = here.model.component(key), here.snapshot.harm
    return BlastRow(
        thing=elsewhere(here, key.system, here.model.systems[key.system].span).by_title(key),
        kind=component.kind.value if component else _HOST,
        kind_name=component.kind_name if component else _HOST,
        system=None if here.system else system_ref(here.model.systems[key.system], here),
        one=harmed(harm.one(key), here),
        whole=harmed(harm.whole(key), here),
        others=component is not None and survives_one(component),
        ranks=(weight(harm, harm.one(key)).rank, weight(harm, harm.whole(key)).rank),
    )
