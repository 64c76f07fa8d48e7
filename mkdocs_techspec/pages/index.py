"""A checked site the other way round: what a block holds, what a server serves, what is said about a thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from ..check import Checked, Withheld
from ..diagnostics import Diagnostic
from ..model import (
    Component,
    Failure,
    Key,
    Model,
    Presentation,
    Problem,
    Screen,
    System,
    Tradeoff,
    Waiver,
)
from ..source import Span, Word
from .places import Decision, Thing, decisions, things

K = TypeVar("K")
V = TypeVar("V")


@dataclass(slots=True, kw_only=True)
class Contents:
    """What one block declares, in its order, and what is wrong in it."""

    block: Span
    system: System | None = None
    screen: Screen | None = None
    components: list[Component] = field(default_factory=list)
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
    components, where it has any; `served` and `presented` go by component or API; `within` gives the screens that
    show a part; `remarks` what trade-offs, failures and problems are about a thing; `gaps` and `accepted` go by the
    place that they point at.
    """

    checked: Checked
    contents: Mapping[Span, Contents]
    things: Mapping[Key, Thing]
    leads: Mapping[str, Span]
    served: Mapping[Key, tuple[Key, ...]]
    presented: Mapping[Key, tuple[Presentation, ...]]
    within: Mapping[Key, tuple[Key, ...]]
    remarks: Mapping[Key, tuple[tuple[Key, Decision], ...]]
    gaps: Mapping[Span, tuple[Diagnostic, ...]]
    accepted: Mapping[Span, tuple[tuple[Diagnostic, Waiver], ...]]

    @property
    def model(self) -> Model:
        return self.checked.model


def build_index(checked: Checked) -> Index:
    """Everything that the cards look up, gathered in one pass."""
    model = checked.model
    contents = _contents(checked)
    leads = dict(_leads(model, contents))
    return Index(
        checked=checked,
        contents=contents,
        things=dict(_things(model, leads)),
        leads=leads,
        served=_grouped((service.server, need) for need, services in model.services.items() for service in services),
        presented=_grouped((shown.page, shown) for several in model.presentations.values() for shown in several),
        within=_grouped((part, screen) for screen, parts in model.includes.items() for part in parts),
        remarks=_grouped(_remarks(model)),
        gaps=_grouped((gap.span, gap) for gap in checked.diagnostics),
        accepted=_grouped((gap.span, (gap, waiver)) for gap, waiver in checked.accepted),
    )


def _things(model: Model, leads: Mapping[str, Span]) -> Iterator[tuple[Key, Thing]]:
    for system in model.systems.values():
        yield from things(system)
        if lead := leads.get(system.id):
            yield system.key(""), Thing(lead.source.uri, system.title)


def _grouped(pairs: Iterable[tuple[K, V]]) -> Mapping[K, tuple[V, ...]]:
    found: dict[K, dict[V, None]] = defaultdict(dict)
    for key, value in pairs:
        found[key][value] = None
    return {key: tuple(values) for key, values in found.items()}


def _remarks(model: Model) -> Iterator[tuple[Key, tuple[Key, Decision]]]:
    for system in model.systems.values():
        for key, decision in decisions(system):
            for word in _subjects(decision):
                if target := model.targets.get(word.span):
                    yield target, (key, decision)


def _subjects(decision: Decision) -> tuple[Word, ...]:
    hit = decision.hits if isinstance(decision, Failure) else ()
    return (*hit, *decision.about)


def _leads(model: Model, contents: Mapping[Span, Contents]) -> Iterator[tuple[str, Span]]:
    for system in model.systems.values():
        if system.blocks:
            drawn = (block for block in system.blocks if block in contents and contents[block].components)
            yield system.id, next(drawn, system.blocks[0])


def _contents(checked: Checked) -> Mapping[Span, Contents]:
    found = {block.span: Contents(block=block.span) for block in checked.blocks}
    for system in checked.model.systems.values():
        _declared(system, found)
    _told(checked, found)
    return found


def _declared(system: System, found: Mapping[Span, Contents]) -> None:
    for span in system.blocks:
        if span in found:
            found[span].system = system
    for screen in system.screens.values():
        found[screen.block].system, found[screen.block].screen = system, screen
    for component in system.components.values():
        found[component.block].components.append(component)
    for tradeoff in system.tradeoffs.values():
        found[tradeoff.block].tradeoffs.append(tradeoff)
    for failure in system.failures.values():
        found[failure.block].failures.append(failure)
    for problem in system.problems.values():
        found[problem.block].problems.append(problem)


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
