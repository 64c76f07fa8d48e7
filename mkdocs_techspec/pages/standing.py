"""What is done about a failure: fixed, fixed by a stage, lived with and why, or nothing yet."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from ..analysis.risks import Risk, fixing_stages, is_told_by_parts
from ..analysis.snapshots import hits
from ..model import HOST, Accept, Failure, Key, System
from ..rules.accept.waiving import covers, expired
from .here import Here, Ref


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why something is lived with. `word` says of what sort the reason is, `on` what it is about."""

    word: str
    on: Ref | None
    why: Markup
    until: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How a failure stands: `status` in a word or a few, in a `tone`; the stages that fix it; why it is lived with.

    `passing` are stages that fix it and were not taken, and `gone` is the stage from which on nothing is lost by it.
    """

    status: str
    tone: str = "plain"
    stages: tuple[Ref, ...] = ()
    until: str = ""
    reasons: tuple[Reason, ...] = ()
    passing: tuple[Ref, ...] = ()
    gone: Ref | None = None


def of_failure(failure: Failure, system: System, here: Here) -> Standing:
    """How a declared failure stands; `here` is at the stage that it is told of."""
    way = {"", *system.way_to(system.last)}
    fixers = fixing_stages(here.snapshot, system, failure)
    on_the_way = tuple(_stage(stage, system, here) for stage in fixers if stage in way)
    passing = tuple(_stage(stage, system, here) for stage in fixers if stage not in way)
    accepts = list(_accepts("failure/unfixed", system.key(f"failure/{failure.id}"), here, {"", *system.stages}))
    reasons = (
        *(_accepted(accept, here) for accept in accepts),
        *(reason for key in hits(here.model, failure) for reason in _reasons(key, here, on=here.by_id(key))),
    )
    if failure.fix or on_the_way:
        return Standing(status="fixed", tone="ok", stages=on_the_way, reasons=reasons, passing=passing)
    if accepts:
        return Standing(status="accepted", until=_until(accepts[0]), reasons=reasons, passing=passing)
    if failure.stage not in way:
        return Standing(status="not taken", reasons=reasons, passing=passing)
    return Standing(status="not fixed", tone=_tone("failure/unfixed", here), reasons=reasons, passing=passing)


def of_risk(risk: Risk, system: System, here: Here) -> Standing:
    """How a single point stands that no failure mentions."""
    reasons = tuple(_reasons(risk.thing, here, on=None))
    gone = _gone(risk, system, here)
    if reasons:
        return Standing(status=reasons[0].word, until=reasons[0].until, reasons=reasons, gone=gone)
    if not risk.radius.lost:
        return Standing(status="no need is lost", gone=gone)
    if risk.thing.name.startswith(HOST) and is_told_by_parts(risk.thing, system, here.snapshot.harm):
        return Standing(status="as what stands on it", gone=gone)
    if system.stage == system.last:
        return Standing(status="not fixed", tone=_tone("failure/single-point", here))
    is_taken = system.stage in system.way_to(system.last)
    return Standing(status="left for later stages" if is_taken else "not taken", gone=gone)


def _reasons(thing: Key, here: Here, on: Ref | None) -> Iterator[Reason]:
    """Why one of a thing is enough."""
    component = here.model.component(thing)
    if component is not None and component.single:
        yield Reason(word="one on purpose", on=on, why=here.text(component.single.text))
    home = here.model.systems[thing.system]
    for accept in _accepts("failure/single-point", thing, here, {"", *home.way_to(home.stage)}):
        yield _accepted(accept, here, on)


def _accepted(accept: Accept, here: Here, on: Ref | None = None) -> Reason:
    return Reason(word="accepted", on=on, why=here.text(accept.why), until=_until(accept))


def _until(accept: Accept) -> str:
    return accept.until.text if accept.until else ""


def _accepts(rule: str, thing: Key, here: Here, way: Container[str]) -> Iterator[Accept]:
    """What accepts a gap of a thing today, of the stages on a way."""
    for waiver in here.model.waivers:
        in_force = not expired(waiver, here.index.checked.config.today) and waiver.accept.stage in way
        if in_force and covers(waiver, rule, thing):
            yield waiver.accept


def _gone(risk: Risk, system: System, here: Here) -> Ref | None:
    """The first stage from which on a thing loses nothing any more, of those that lead to the result."""
    way = system.way_to(system.last)
    later = way[way.index(system.stage) + 1 :] if risk.radius.lost and system.stage in way else ()
    losing = [stage for stage in later if here.index.checked.at(system.id, stage).harm.one(risk.thing).lost]
    after = later[later.index(losing[-1]) + 1 :] if losing else later
    return _stage(after[0], system, here) if after else None


def _stage(stage: str, system: System, here: Here) -> Ref:
    return here.by_title(system.key(f"stage/{stage}"))


def _tone(rule: str, here: Here) -> str:
    severity = here.index.checked.config.severity(rule)
    return severity.value if severity else "plain"
