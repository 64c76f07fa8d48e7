"""A system, with its stages, as JSON."""

from __future__ import annotations

from ...analysis.stages import changes_between
from ...check import Checked
from ...model import Model, Stage, System, Waiver
from .components import components_of, links_of
from .decisions import failure_of, problem_of, tradeoff_of
from .roles import Roles, roles_of
from .screens import screen_of
from .values import Json, first_place, name, named, names, order, place, said


def system_of(checked: Checked, roles: Roles, system: System) -> Json:
    """A system: what there is at its last stage, its decisions, and its stages."""
    model = checked.model
    return {
        "id": system.id,
        "title": system.title,
        "note": said(system.note),
        "draft": system.draft,
        "read": not system.tainted,
        "place": first_place(system.blocks or (system.span,)),
        **_parts(roles, system),
        "tradeoffs": [tradeoff_of(model, system, one) for _, one in sorted(system.tradeoffs.items())],
        "failures": [failure_of(checked.last, system, one) for _, one in sorted(system.failures.items())],
        "problems": [problem_of(model, system, one) for _, one in sorted(system.problems.items())],
        "accepts": _accepts(checked, system),
        "stages": [_stage(checked, system, stage) for stage in _in_order(system)],
    }


def _parts(roles: Roles, system: System) -> Json:
    """What there is of a system, at one of its stages."""
    return {
        "screens": [screen_of(roles.snapshot, system, one) for _, one in sorted(system.screens.items())],
        "components": components_of(roles, system),
        "links": links_of(roles, system),
    }


def _accepts(checked: Checked, system: System) -> list[Json]:
    own = [waiver for waiver in checked.model.waivers if waiver.system == system.id]
    return [_accept(waiver) for waiver in sorted(own, key=lambda waiver: order(waiver.accept.span))]


def _accept(waiver: Waiver) -> Json:
    accept = waiver.accept
    return {
        "gap": accept.gap.text,
        "on": names(waiver.on),
        "why": accept.why,
        "until": said(accept.until),
        "stage": said(accept.stage),
        "place": place(accept.span),
    }


def _in_order(system: System) -> list[Stage]:
    """Each stage after the one that it changes, and otherwise by name: not by the order of pages."""
    return sorted(system.stages.values(), key=lambda stage: (len(system.way_to(stage.id)), stage.id))


def _stage(checked: Checked, system: System, stage: Stage) -> Json:
    snapshot = checked.at(system.id, stage.id)
    model = snapshot.model
    return {
        "id": stage.id,
        "title": stage.title,
        "note": said(stage.note),
        "after": said(stage.before),
        "last": stage.id == system.last,
        "why": said(stage.why),
        "rejected": said(stage.rejected),
        "fixes": named(model, stage.fixes),
        "planned": _planned(model, stage),
        "changes": _changes(checked, system, stage),
        "place": first_place(stage.blocks),
        # The last stage is what the system itself tells of.
        "parts": None if stage.id == system.last else _parts(roles_of(snapshot), model.systems[system.id]),
    }


def _planned(model: Model, stage: Stage) -> list[Json]:
    """The needs and screens that a stage itself puts off."""
    found = ((model.targets.get(plan.of.span), plan.why) for plan in stage.plans)
    return [{"of": name(key), "why": why.text} for key, why in sorted((key, why) for key, why in found if key)]


def _changes(checked: Checked, system: System, stage: Stage) -> list[Json]:
    """What a stage does to the one before; the first does nothing."""
    if not stage.before:
        return []
    before, after = (checked.at(system.id, one).model.systems[system.id] for one in (stage.before, stage.id))
    changes = changes_between(before, after)
    return [
        {"component": name(key), "change": change.value, "told": [*changes.told.get(key, ())]}
        for key, change in sorted(changes.components.items())
    ]
