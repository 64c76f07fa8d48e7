"""A checked site by its blocks: what each holds, where everything is shown, and what is told of each place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from ..analysis.snapshots import Snapshot
from ..analysis.stages import Changes, changes_between
from ..check import Checked, Withheld
from ..diagnostics import Diagnostic
from ..model import Component, Failure, Key, Model, Problem, Screen, Stage, System, Tradeoff, Waiver
from ..source import Span
from .lookups import Lookups, grouped, look_up
from .places import Thing, things

D = TypeVar("D", Tradeoff, Failure, Problem)


@dataclass(slots=True, kw_only=True)
class Contents:
    """What one block declares, in its order, and what is wrong in it.

    A block of a stage holds the components that it adds or changes, as they are at that stage, and in `removed` those
    that it takes away, as they were before. `system` is as it is at the stage, else at its last.
    """

    block: Span
    system: System | None = None
    screen: Screen | None = None
    stage: Stage | None = None
    changes: Changes | None = None
    components: list[Component] = field(default_factory=list)
    removed: list[Component] = field(default_factory=list)
    tradeoffs: list[Tradeoff] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    waivers: list[Waiver] = field(default_factory=list)
    gaps: list[Diagnostic] = field(default_factory=list)
    withheld: list[Withheld] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """What the cards look up.

    `things` are all that can be linked to; `leads` the block of each system that introduces it: its first with
    components, where it has any; `gaps` and `accepted` go by the place that they point at.
    """

    checked: Checked
    contents: Mapping[Span, Contents]
    things: Mapping[Key, Thing]
    leads: Mapping[str, Span]
    gaps: Mapping[Span, tuple[Diagnostic, ...]]
    accepted: Mapping[Span, tuple[tuple[Diagnostic, Waiver], ...]]
    _lookups: dict[tuple[str, str], Lookups] = field(default_factory=dict)

    @property
    def model(self) -> Model:
        return self.checked.model

    def lookups(self, snapshot: Snapshot) -> Lookups:
        """What there is to look up in a model; gathered when it is asked for first."""
        place = (snapshot.system, snapshot.stage)
        if place not in self._lookups:
            self._lookups[place] = look_up(snapshot)
        return self._lookups[place]


def build_index(checked: Checked) -> Index:
    """Everything that the cards look up, gathered in one pass."""
    model = checked.model
    contents = _contents(checked)
    leads = dict(_leads(model, contents))
    return Index(
        checked=checked,
        contents=contents,
        things=_things(model, leads),
        leads=leads,
        gaps=grouped((gap.span, gap) for gap in checked.diagnostics),
        accepted=grouped((gap.span, (gap, waiver)) for gap, waiver in checked.accepted),
    )


def _things(model: Model, leads: Mapping[str, Span]) -> Mapping[Key, Thing]:
    """All that can be linked to; what a system has at several stages, as it is at the last of them."""
    found: dict[Key, Thing] = {}
    for system in model.systems.values():
        if lead := leads.get(system.id):
            found[system.key("")] = Thing(lead, system.title)
        stages = list(model.stages.get(system.id, {}).values())
        for home in (system, *reversed(stages)):
            for key, thing in things(home):
                found.setdefault(key, thing)
    return found


def _leads(model: Model, contents: Mapping[Span, Contents]) -> Iterator[tuple[str, Span]]:
    for system in model.systems.values():
        if system.blocks:
            drawn = (block for block in system.blocks if block in contents and contents[block].components)
            yield system.id, next(drawn, system.blocks[0])


def _contents(checked: Checked) -> Mapping[Span, Contents]:
    found = {block.span: Contents(block=block.span) for block in checked.blocks}
    for system in checked.model.systems.values():
        _declared(system, checked.model.stages.get(system.id, {}), found)
    _told(checked, found)
    return found


def _declared(system: System, stages: Mapping[str, System], found: Mapping[Span, Contents]) -> None:
    for span in system.blocks:
        if span in found:
            found[span].system = system
    for screen in system.screens.values():
        found[screen.block].system, found[screen.block].screen = system, screen
    for home in (system, *stages.values()):
        for component in home.components.values():
            block = found[component.block]
            if not system.stage_at(component.span) and all(one.id != component.id for one in block.components):
                block.components.append(component)
        _decided(home, found)
    for stage in system.stages.values():
        _staged(stages, stage, found)


def _staged(stages: Mapping[str, System], stage: Stage, found: Mapping[Span, Contents]) -> None:
    """The components that a stage's blocks add, change and take away."""
    home, before = stages[stage.id], stages.get(stage.before)
    for block in stage.blocks:
        found[block].system, found[block].stage = home, stage
        found[block].changes = changes_between(before, home) if before is not None else None
    for name, place in stage.named.items():
        contents = found[stage.block_at(place)]
        if name in home.components:
            contents.components.append(home.components[name])
        elif before is not None and name in before.components:
            contents.removed.append(before.components[name])


def _decided(home: System, found: Mapping[Span, Contents]) -> None:
    """Trade-offs, failures and problems, as they are in the end: what was open may have been answered since."""
    for tradeoff in home.tradeoffs.values():
        _once(found[tradeoff.block].tradeoffs, tradeoff)
    for failure in home.failures.values():
        _once(found[failure.block].failures, failure)
    for problem in home.problems.values():
        _once(found[problem.block].problems, problem)


def _once(known: list[D], one: D) -> None:
    if all(other.id != one.id for other in known):
        known.append(one)


def _told(checked: Checked, found: Mapping[Span, Contents]) -> None:
    by_page: dict[str, list[Span]] = defaultdict(list)
    for span in found:
        by_page[span.path].append(span)

    def block_of(place: Span) -> Contents | None:
        inside = (span for span in by_page[place.path] if span.line <= place.line <= span.end_line)
        return next((found[span] for span in inside), None)

    for gap in checked.diagnostics:
        if block := block_of(gap.span):
            block.gaps.append(gap)
    for withheld in checked.withheld:
        if block := block_of(withheld.span):
            block.withheld.append(withheld)
    for waiver in checked.model.waivers:
        if block := block_of(waiver.accept.span):
            block.waivers.append(waiver)
