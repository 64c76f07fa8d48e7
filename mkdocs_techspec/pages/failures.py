"""What will fail, as rows of one table: the failures that were declared, and the single points that were worked out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from markupsafe import Markup

from ..analysis.harm import Radius
from ..analysis.risks import Risk, Weight, known_failures, mentioned, risks, standing_on, weight
from ..analysis.snapshots import Snapshot, hits
from ..model import HOST, Component, Failure, Key, System
from .decisions import Frame, Place, frame_of
from .harm import Harmed, harmed
from .here import Here, Ref
from .index import Contents
from .inline import NOTHING, label
from .standing import Standing, of_failure, of_risk


@dataclass(frozen=True, slots=True, kw_only=True)
class FailureRow:
    """Something that will fail: what it takes down, and what is done about it.

    `is_computed` tells a thing that no failure mentions: its name is the frame's title, `how` says how many there are,
    and `hits` what stands on a host. `harm` is with one instance down of what is hit; where that is nothing, `whole` is
    with all of it down.
    """

    frame: Frame
    is_computed: bool
    how: str
    what: Markup
    hits: tuple[Ref, ...]
    harm: tuple[Harmed, ...]
    whole: tuple[Harmed, ...]
    standing: Standing
    fix: Markup
    tradeoffs: tuple[Ref, ...]
    weight: Weight

    @property
    def order(self) -> tuple[object, ...]:
        """Worst first; what is declared before what is not; then by name."""
        return (*(-count for count in self.weight), self.is_computed, str(self.frame.title).casefold())


@dataclass(frozen=True, slots=True, kw_only=True)
class Unmentioned:
    """The worst single point that no failure mentions; `is_worst` where none that is mentioned is as bad."""

    thing: Ref
    is_worst: bool
    lost: Harmed
    standing: Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class FailureTable:
    """All rows, worst first; of those that were worked out `more` has what a long table folds away."""

    unmentioned: Unmentioned | None
    rows: tuple[FailureRow, ...]
    more: tuple[FailureRow, ...]

    @property
    def count(self) -> int:
        return len(self.rows) + len(self.more)


_MOST = 8


def failures_of(contents: Contents, system: System, here: Here) -> FailureTable:
    """The failures that a block declares; in one block of each stage, those that follow from the model, too."""
    there = {one.id: replace(here, snapshot=told_at(one, system, here)) for one in contents.failures}
    declared = [declared_row(failure, system, there[failure.id]) for failure in contents.failures]
    home = here.model.systems[system.id]
    if not _tells_computed(contents, home, here):
        return table_of(declared, (), None)
    found = unmentioned_risks(here.snapshot, home)
    return table_of(declared, [computed_row(risk, home, here) for risk in found], worst_of(found, home, here))


def table_of(
    declared: Iterable[FailureRow], computed: Iterable[FailureRow], unmentioned: Unmentioned | None
) -> FailureTable:
    """A table of these; of many that are computed the worst stay in sight."""
    ranked = sorted(computed, key=lambda row: row.order)
    rows = sorted((*declared, *ranked[:_MOST]), key=lambda row: row.order)
    return FailureTable(unmentioned=unmentioned, rows=tuple(rows), more=tuple(ranked[_MOST:]))


def declared_row(failure: Failure, system: System, here: Here, place: Place | None = None) -> FailureRow:
    """A failure as it is at the stage that `here` is at; a row with a `place` leads there."""
    radius = here.snapshot.radius(failure)
    return FailureRow(
        frame=frame_of(system.key(f"failure/{failure.id}"), failure, here, place),
        is_computed=False,
        how="",
        what=here.text(failure.what),
        hits=here.words(failure.hits),
        harm=harmed(radius, here),
        whole=harmed(here.snapshot.whole_radius(failure), here) if radius.nothing else (),
        standing=of_failure(failure, system, here),
        fix=here.text(failure.fix.text) if failure.fix else NOTHING,
        tradeoffs=here.words(failure.tradeoff),
        weight=weight(here.snapshot.harm, radius),
    )


def computed_row(risk: Risk, system: System, here: Here, place: Place | None = None) -> FailureRow:
    """A thing that no failure mentions, as a row."""
    component = here.model.component(risk.thing)
    title, href = label(here.title(risk.thing)), here.link(risk.thing)
    return FailureRow(
        frame=Frame(anchor="", title=title, href=href, place=place),
        is_computed=True,
        how=_how_many(component) if component else "A host",
        what=NOTHING,
        hits=tuple(here.by_title(system.key(one.id)) for one in standing_on(risk.thing, system)),
        harm=harmed(risk.radius, here),
        whole=(),
        standing=of_risk(risk, system, here),
        fix=NOTHING,
        tradeoffs=(),
        weight=weight(here.snapshot.harm, risk.radius),
    )


def unmentioned_risks(snapshot: Snapshot, system: System) -> tuple[Risk, ...]:
    """What harms needs alone, and no failure of the system hits; the worst comes first."""
    said = mentioned(snapshot, known_failures(system))
    return tuple(risk for risk in risks(snapshot, system) if risk.thing not in said)


def told_at(failure: Failure, system: System, here: Here) -> Snapshot:
    """The site when a failure is told of: at its stage, else at the last, or at the first that has what it hits."""
    checked = here.index.checked
    at_stage = [checked.at(system.id, failure.stage)] if failure.stage else []
    stages = [*at_stage, checked.last, *(checked.at(system.id, stage) for stage in system.stages)]
    return next((one for one in stages if has_all(one, failure)), stages[0])


def has_all(snapshot: Snapshot, failure: Failure) -> bool:
    """Whether there is all that a failure hits."""
    things = hits(snapshot.model, failure)
    return all(key.name.startswith(HOST) or snapshot.model.component(key) is not None for key in things)


def _tells_computed(contents: Contents, system: System, here: Here) -> bool:
    """Whether a block is the one that tells what follows from the model: once at each stage, else once."""
    if system.stages:
        return contents.stage is not None and contents.stage.blocks[0] == contents.block
    declaring = {failure.block for failure in system.failures.values()}
    return contents.block == next((one for one in system.blocks if one in declaring), here.index.leads.get(system.id))


def worst_of(found: Iterable[Risk], system: System, here: Here) -> Unmentioned | None:
    """The worst of what no failure mentions, nor one of the host that it stands on."""
    said = mentioned(here.snapshot, known_failures(system))
    losing = [risk for risk in found if risk.radius.lost and _host_of(risk.thing, here) not in said]
    if not losing:
        return None
    risk, harm = losing[0], here.snapshot.harm
    worst = max(weight(harm, one.radius) for one in risks(here.snapshot, system))
    only_lost = Radius(lost=risk.radius.lost)
    return Unmentioned(
        thing=here.by_id(risk.thing),
        is_worst=weight(harm, risk.radius) == worst,
        lost=harmed(only_lost, here)[0],
        standing=of_risk(risk, system, here),
    )


def _host_of(thing: Key, here: Here) -> Key | None:
    component = here.model.component(thing)
    return Key(thing.system, HOST + component.host.text) if component and component.host else None


def _how_many(component: Component) -> str:
    if component.shards:
        return "One instance of a shard, which has no other"
    if component.replicas and component.replicas.most > 1:
        return f"One instance, where it runs with no more; at most {component.replicas.most} run"
    return "The only instance; its standby has to be switched to by hand" if component.standby else "The only instance"
