"""What a stage says across stages: the failures that it fixes, and the needs and screens that it puts off."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ..diagnostics import nearest
from ..model import Failure, Key, Model, Screen, System
from ..source import Word
from .linker import Linker

Plans = Mapping[Key, Word]
"""Why a need, or a whole screen, is put off."""


def link_stage(linker: Linker, system: System) -> None:
    """Look up what the stage at which a system is says that it fixes."""
    stage = system.stages.get(system.stage)
    if stage is None:
        return
    known = {failure.id: failure for home in linker.stages[system.id].values() for failure in home.failures.values()}
    for word in stage.fixes:
        failure = known.get(word.text)
        if failure is None and system.tainted:
            linker.withheld[system.id] += 1
        elif failure is None:
            near = nearest(word.text, known) if linker.suggests else ""
            help_ = f"did you mean '{near}'?" if near else "name one from the `failures` of a stage before"
            message = f"'{word.text}' names no failure of system '{system.id}'"
            linker.error("reference/unknown", word.span, message, help_, system.id)
        else:
            linker.targets[word.span] = system.key(f"failure/{failure.id}")
            _check_fixable(linker, system, word, failure)


def _check_fixable(linker: Linker, system: System, word: Word, failure: Failure) -> None:
    if failure.stage not in _fixable(system) and not system.tainted:
        message = f"failure '{failure.id}' is not of a stage before '{system.stage}'"
        help_ = f"it is of stage '{failure.stage}': let that stage, or one after it, say how it is fixed"
        linker.mismatch(word, message, help_, system.id)


def _fixable(system: System) -> set[str]:
    """The stages whose failures a stage may fix: those before it, and the alternatives to it that were rejected."""
    here = system.stages[system.stage]
    siblings = {
        other.id
        for other in system.stages.values()
        if other.before == here.before and other.rejected and other.id != here.id
    }
    return {"", *system.way_to(here.before), *siblings}


def in_force(linker: Linker, model: Model, system: System, before: Plans) -> Plans:
    """What is put off at a stage: what it says itself, and what `before` does and is still not there."""
    stage = system.stages.get(system.stage)
    if stage is None:
        return {}
    own = {}
    for plan in stage.plans:
        key = linker.find(plan.of, system.id, "screen")
        if key is not None and linker.screen(key) is None:
            linker.mismatch(plan.of, "'planned' takes a need, or a whole screen", "name one", system.id)
        elif key is not None:
            own[key] = plan.why
    return {**{key: why for key, why in before.items() if not _is_there(model, key)}, **own}


def _is_there(model: Model, key: Key) -> bool:
    """Whether something serves a need, or a page presents a screen: then it is put off no more."""
    return bool(model.services.get(key) if key.member else model.presentations.get(key))


def put_off(model: Model, plans: Plans) -> Model:
    """The same site with these needs and screens planned."""
    if not plans:
        return model
    systems = dict(model.systems)
    for id_ in {key.system for key in plans}:
        home = systems[id_]
        systems[id_] = replace(home, screens={one.id: _planned(one, home, plans) for one in home.screens.values()})
    return replace(model, systems=systems)


def _planned(screen: Screen, home: System, plans: Plans) -> Screen:
    needs = tuple(
        replace(need, planned=need.planned or plans.get(home.key(screen.id, need.id))) for need in screen.needs
    )
    return replace(screen, needs=needs, planned=screen.planned or plans.get(home.key(screen.id)))
