"""The view `tradeoffs`: what was chosen over what, and which failures are fixed at that cost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ...model import Key, Model, ViewTarget
from ..decisions import TradeoffRow, tradeoff_row
from ..here import Here, Ref
from ..lookups import grouped
from ..pictures import Picture
from .decided import is_about, is_of_stage, place_of, subjects
from .narrowing import elsewhere, systems_of


@dataclass(frozen=True, slots=True, kw_only=True)
class PaidTradeoff:
    """A trade-off, and the failures whose fixes pay it."""

    tradeoff: TradeoffRow
    failures: tuple[Ref, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TradeoffsView:
    """All trade-offs that a view picks, by system and in the order of the stages."""

    tradeoffs: tuple[PaidTradeoff, ...]
    narrowed: bool


def build(target: ViewTarget, here: Here, _pictures: Sequence[Picture]) -> TradeoffsView:
    """The trade-offs that a view picks."""
    return TradeoffsView(tradeoffs=tuple(_rows(target, here)), narrowed=target.is_narrowed)


def _rows(target: ViewTarget, here: Here) -> Iterator[PaidTradeoff]:
    model = here.index.model
    paying = _paying(model)
    for system in systems_of(target, here):
        stages = ["", *system.stages]
        told = model.systems[system.id].tradeoffs.values()
        for one in sorted(told, key=lambda one: (stages.index(one.stage), one.title.casefold(), one.id)):
            key = system.key(f"tradeoff/{one.id}")
            hit = [subject for failure in paying.get(key, ()) for subject in _hit(failure, here)]
            about = (*subjects(one.about, here), *hit)
            if is_of_stage(one.stage, target) and is_about(about, target, here):
                there = elsewhere(here, system.id, one.span)
                yield PaidTradeoff(
                    tradeoff=tradeoff_row(one, system, there, place_of(system, one.stage, here)),
                    failures=tuple(there.by_title(failure) for failure in paying.get(key, ())),
                )


def _paying(model: Model) -> Mapping[Key, tuple[Key, ...]]:
    """The failures that name each trade-off."""
    return grouped(
        (tradeoff, system.key(f"failure/{failure.id}"))
        for system in model.systems.values()
        for failure in system.failures.values()
        for word in failure.tradeoff
        if (tradeoff := model.targets.get(word.span))
    )


def _hit(failure: Key, here: Here) -> tuple[Key, ...]:
    found = here.index.model.systems[failure.system].failures[failure.name.removeprefix("failure/")]
    return subjects(found.hits, here)
